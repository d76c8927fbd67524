import KQLSyntax

/// Cuts a text into statements, as Kusto's tools do: at `;` and at empty lines.
///
/// An empty line separates nothing inside of strings, comments and brackets, after a statement that
/// is not complete yet, and before a `|`, with which nothing can begin. A line that begins with `:`
/// is one of the shell's own verbs and a statement by itself; so is a first line `#!...`, which is
/// passed over.
struct StatementSplitter {
  /// One statement.
  struct Statement: Equatable {
    /// What a statement is.
    enum Kind: Equatable {
      /// `let`, `set` or `declare`: later statements see it. The name is empty for the latter two.
      case binding(name: String)
      /// A query or a command of the engine.
      case query
      /// A verb of the shell, one line.
      case verb
    }

    /// What it is.
    let kind: Kind
    /// Its place, in bytes, without the separator.
    let range: Range<Int>
    /// Its text.
    let text: String
  }

  private let bytes: [UInt8]
  private var tokens: [Token] = []
  private var index = 0
  private var statements: [Statement] = []

  /// The statements of a text, in order; none for a text of white space and comments.
  ///
  /// - Complexity: O(*bytes*), and once more over a statement for each empty line in it.
  static func split(_ text: String) -> [Statement] {
    var splitter = StatementSplitter(text)
    splitter.run()
    return splitter.statements
  }

  private init(_ text: String) { bytes = Array(text.utf8) }

  /// The names that the `declare query_parameters` of a text declare; nil where there is none.
  static func declaredParameters(_ text: String) -> Set<String>? {
    guard text.contains("query_parameters") else { return nil }
    var names: Set<String>?
    for case .queryParameters(let parameters, _) in Parser.parse(text).script.statements {
      names = (names ?? []).union(parameters.map(\.name.text))
    }
    return names
  }

  private func text(_ range: Range<Int>) -> String {
    String(decoding: bytes[range], as: UTF8.self)
  }

  private func text(_ token: Token) -> String { text(token.span.start..<token.span.end) }

  private mutating func tokenize(from start: Int) {
    tokens = Lexer.tokens(of: text(start..<bytes.count)).map {
      Token(
        kind: $0.kind,
        span: SourceSpan(start: $0.span.start + start, end: $0.span.end + start))
    }
    index = 0
  }

  private func endOfLine(from start: Int) -> Int {
    bytes[start...].firstIndex { $0 == 0x0A || $0 == 0x0D } ?? bytes.count
  }

  private mutating func run() {
    tokenize(from: bytes.starts(with: "#!".utf8) ? endOfLine(from: 0) : 0)
    while tokens[index].kind != .endOfInput {
      if tokens[index].kind == .comment || isSemicolon(tokens[index]) {
        index += 1
      } else if beginsVerb(at: tokens[index].span.start) {
        takeVerb()
      } else if beginsIngestion() {
        takeIngestion()
      } else {
        takeStatement()
      }
    }
  }

  private func isSemicolon(_ token: Token) -> Bool {
    token.kind == .punctuation && bytes[token.span.start] == 0x3B
  }

  private func beginsVerb(at first: Int) -> Bool {
    if bytes[first] == 0x3A { return true }
    guard bytes[first] == 0x2E else { return false }
    return VerbList.isHabit(text(first..<endOfLine(from: first)))
  }

  private mutating func takeVerb() {
    let start = tokens[index].span.start
    let end = endOfLine(from: start)
    var last = end
    while last > start, bytes[last - 1] == 0x20 || bytes[last - 1] == 0x09 { last -= 1 }
    statements.append(Statement(kind: .verb, range: start..<last, text: text(start..<last)))
    // A verb's argument is no KQL: what the lexer made of it may reach beyond the line.
    while tokens[index].kind != .endOfInput, tokens[index].span.end <= end { index += 1 }
    if tokens[index].span.start < end { tokenize(from: end) }
  }

  /// Whether the current token begins `.ingest inline ... <|`.
  private func beginsIngestion() -> Bool {
    text(tokens[index]) == "." && index + 1 < tokens.count && text(tokens[index + 1]) == "ingest"
  }

  /// Takes an `.ingest inline`: what stands behind `<|` is no KQL, and ends at an empty line.
  private mutating func takeIngestion() {
    let start = tokens[index].span.start
    let line = bytes[start...]
    // The mark stands on the first lines; without one it is a mistake as any other.
    guard
      let mark = zip(line.indices, line).first(where: { place, byte in
        byte == 0x3C && place + 1 < bytes.count && bytes[place + 1] == 0x7C
      })?.0
    else { return takeStatement() }
    var end = mark + 2
    var isBlank = false
    var hasRows = false
    var last = end
    while end < bytes.count {
      let byte = bytes[end]
      end += 1
      switch byte {
      case 0x0A:
        if isBlank && hasRows { break }
        isBlank = true
        continue
      case 0x20, 0x09, 0x0D: continue
      default:
        isBlank = false
        hasRows = true
        last = end
        continue
      }
      break
    }
    let range = start..<last
    statements.append(Statement(kind: .query, range: range, text: text(range)))
    tokenize(from: end)
  }

  private mutating func takeStatement() {
    let first = tokens[index]
    var last = first.span.end
    var depth = 0
    while tokens[index].kind != .endOfInput {
      let token = tokens[index]
      if token.kind == .comment {
        index += 1
        continue
      }
      if depth == 0, isSemicolon(token) { break }
      if depth == 0, last < token.span.start, endsStatement(first.span.start..<last, before: token)
      {
        break
      }
      if token.kind == .punctuation {
        switch bytes[token.span.start] {
        case 0x28, 0x5B, 0x7B: depth += 1
        case 0x29, 0x5D, 0x7D: depth = max(0, depth - 1)
        default: break
        }
      }
      last = token.span.end
      index += 1
    }
    let range = first.span.start..<last
    statements.append(Statement(kind: kind(of: range), range: range, text: text(range)))
  }

  /// Whether what was read so far is a whole statement, and a token begins another one.
  private func endsStatement(_ range: Range<Int>, before token: Token) -> Bool {
    let start = token.span.start
    let gap = range.upperBound..<start
    let beginsLine = bytes[gap].contains(0x0A) || bytes[gap].contains(0x0D)
    let isVerb = beginsLine && beginsVerb(at: start)
    guard isVerb || (bytes[start] != 0x7C && hasEmptyLine(gap)) else { return false }
    return Parser.completeness(of: text(range)) != .incomplete
  }

  /// Whether an empty line stands between two tokens; comments between them are passed over.
  private func hasEmptyLine(_ range: Range<Int>) -> Bool {
    var isBlank = false
    var isComment = false
    for position in range {
      switch bytes[position] {
      case 0x0A:
        if isBlank { return true }
        isBlank = true
        isComment = false
      case 0x0D where position + 1 < bytes.count && bytes[position + 1] == 0x0A: break
      case 0x0D:
        if isBlank { return true }
        isBlank = true
        isComment = false
      case 0x20, 0x09, 0x0B, 0x0C: break
      case 0x2F where !isComment:
        isComment = true
        isBlank = false
      default: isBlank = false
      }
    }
    return false
  }

  private func kind(of range: Range<Int>) -> Statement.Kind {
    let words = Lexer.tokens(
      of: text(range.lowerBound..<min(range.upperBound, range.lowerBound + 400))
    )
    .filter { $0.kind != .comment }
    func word(_ place: Int) -> String {
      guard words.indices.contains(place) else { return "" }
      let span = words[place].span
      return text(range.lowerBound + span.start..<range.lowerBound + span.end)
    }
    switch word(0) {
    case "let": return .binding(name: word(1) == "[" ? word(2) : word(1))
    case "set", "declare": return .binding(name: "")
    default: return .query
    }
  }
}
