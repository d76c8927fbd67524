extension Parser {
  /// Words that name nothing unless they are quoted.
  static let reservedWords: Set<String> = [
    "and", "or", "asc", "desc", "between", "in", "in~", "has", "has_cs", "has_any", "has_all",
    "contains", "contains_cs", "startswith", "startswith_cs", "endswith", "endswith_cs",
    "hasprefix", "hasprefix_cs", "hassuffix", "hassuffix_cs", "first", "last", "missing", "true",
    "false", "null", "by", "to", "of",
  ]
  static let reservedFilter = WordFilter(reservedWords)

  /// The current token can be a name.
  var atName: Bool { at(.identifier) || at(.leftBracket) && isQuotedName(token) }

  /// A lexeme and its two followers are `['name']`.
  private func isQuotedName(_ lexeme: Lexeme) -> Bool {
    let string = scanner.next(from: lexeme.end)
    return string.kind == .string && scanner.next(from: string.end).kind == .rightBracket
  }

  /// Reads a name; reports one that is reserved or missing.
  mutating func parseName(_ what: String = "a name") -> Name {
    if at(.identifier) {
      let text = tokenText
      if mayBe(Self.reservedFilter), Self.reservedWords.contains(text) { reportReserved(text) }
      return Name(text, span: advance().span)
    }
    if let name = acceptQuotedName() { return name }
    failExpected(what)
    return Name("", span: tokenSpan)
  }

  /// Reads a name where reserved words are names too, such as behind a dot.
  mutating func parseAnyName(_ what: String) -> Name {
    guard at(.identifier) else { return parseName(what) }
    let text = tokenText
    return Name(text, span: advance().span)
  }

  /// Reads `['name']`.
  mutating func acceptQuotedName() -> Name? {
    guard at(.leftBracket), isQuotedName(token) else { return nil }
    let start = token.start
    advance()
    let text = stringValue()
    advance()
    return Name(text, span: span(from: start))
  }

  /// Reports a reserved word that is used as a name.
  mutating func reportReserved(_ text: String) {
    report(
      Diagnostic(
        code: "kql.syntax.reserved", message: "'\(text)' is a word of the language, not a name",
        span: token.span, help: "quote it to use it as a name: ['\(text)']",
        fixIts: [.init(span: token.span, replacement: "['\(text)']")]))
  }

  /// Reads the current token, which is a string, and returns what it says.
  mutating func stringValue(allowsSlash: Bool = false) -> String {
    let (value, badEscape) = scanner.stringValue(token, allowsSlash: allowsSlash)
    if let badEscape {
      let text = scanner.text(badEscape.start, badEscape.end)
      report(
        Diagnostic(
          code: "kql.syntax.escape", message: "'\(text)' is not an escape", span: badEscape,
          help: "write '\\\\' for a backslash, or @'...' for a string without escapes"))
    }
    advance()
    return value
  }

  /// Reads `name`, `prefix_*`, `*`.
  mutating func parsePattern() -> Expression {
    guard at(.identifier) || at(.star) else { return .name(parseName("a column")) }
    let start = token.start
    var hasStar = at(.star)
    var text = tokenText
    if at(.identifier), peekAdjacentStar() == false { return .name(parseName("a column")) }
    advance()
    while token.start == previousEnd, at(.star) || at(.identifier) || at(.long) {
      hasStar = hasStar || at(.star)
      text += tokenText
      advance()
    }
    let span = span(from: start)
    return text == "*"
      ? .star(span)
      : hasStar
        ? .pattern(Name(text, span: span))
        : .name(Name(text, span: span))
  }

  private func peekAdjacentStar() -> Bool { scanner.byte(token.end) == 0x2A }

  /// Reads the name of a type; string where it is missing or unknown.
  mutating func parseType() -> TypeName {
    guard at(.identifier) else {
      failExpected("a type")
      return .string
    }
    let text = tokenText
    if let type = TypeName(alias: text) {
      advance()
      return type
    }
    let similar = EditDistance.nearest(to: text, among: TypeName.allCases.map(\.rawValue))
    report(
      Diagnostic(
        code: "kql.syntax.unknown-type", message: "unknown type '\(Self.clipped(text))'",
        span: token.span, help: similar.map { "did you mean '\($0)'?" } ?? "",
        notes: ["types are " + TypeName.allCases.map { "'\($0.rawValue)'" }.joined(separator: ", ")]
      ))
    advance()
    return .string
  }

  /// Reads `(a:long, b:string)`.
  mutating func parseColumnDeclarations() -> [ColumnDeclaration] {
    guard at(.leftParen) else {
      failExpected("'('")
      return []
    }
    let opening = open()
    var columns: [ColumnDeclaration] = []
    while !at(.rightParen), !at(.end) {
      let name = parseName("a column")
      expect(.colon, "':'")
      columns.append(ColumnDeclaration(name: name, type: parseType()))
      guard accept(.comma) else { break }
    }
    close(opening)
    return columns
  }
}
