import KQLSyntax

/// Where in a query the cursor stands.
struct CompletionContext: Equatable {
  /// What may be written there.
  enum Place: Equatable {
    /// A verb, behind its colon.
    case verb
    /// What follows a verb.
    case verbArgument(verb: String)
    /// A word of a command with a dot, behind others; the first has its dot in the prefix.
    case command(words: [String])
    /// The beginning of a statement.
    case statement
    /// Rows: the beginning of a subquery.
    case source
    /// The name of an operator.
    case operatorName
    /// The inside of an operator, or of a source such as `print`.
    case expression(operator: String)
    /// The inside of quotes.
    case text(column: String)
    /// The inside of quotes in a call of an analysis.
    case argument
    /// Nothing that can be known: a comment, a number.
    case nothing
  }

  /// What may be written.
  var place: Place
  /// Where the prefix begins, in bytes.
  var start: Int
  /// What is there of the name already.
  var prefix: String
  /// The pipeline up to the last `|` before the cursor; empty where there is none.
  var pipeline: String = ""
  /// The `let` statements of the text before the cursor.
  var bindings: [String] = []
  /// The quotes that the text in which the cursor stands was opened with.
  var quote: UInt8?
  /// The words and signs of the operator before the prefix, those in its brackets left out.
  var words: [String] = []
  /// The same of the brackets in which the cursor stands; nil outside of any.
  var wordsInBrackets: [String]?
  /// The call of an analysis in which the cursor stands; nil outside of any.
  var call: AnalysisSite?
  /// The rows in brackets, or the name, that a `join` or `lookup` has before the cursor.
  var joined: String?

  /// Looks at a text up to the cursor.
  ///
  /// - Complexity: O(*bytes*).
  init(before text: String) {
    place = .nothing
    start = text.utf8.count
    prefix = ""
    let bytes = Array(text.utf8)
    let first = bytes.firstIndex { $0 != 0x20 && $0 != 0x09 && $0 != 0x0A } ?? bytes.count
    if first < bytes.count, bytes[first] == 0x3A || isHabit(bytes, first) {
      readVerb(bytes, first)
    } else if first < bytes.count, bytes[first] == 0x2E, readCommand(bytes, first) {
      return
    } else {
      readQuery(text, bytes)
    }
  }

  // MARK: - Verbs

  /// Whether a line begins with a whole verb that people write with a dot.
  private func isHabit(_ bytes: [UInt8], _ first: Int) -> Bool {
    guard bytes[first] == 0x2E, let space = bytes[first...].firstIndex(of: 0x20) else {
      return false
    }
    let name = String(decoding: bytes[(first + 1)..<space], as: UTF8.self)
    return VerbList.all.contains { $0.isHabit && $0.name == name }
  }

  private mutating func readVerb(_ bytes: [UInt8], _ first: Int) {
    let rest = bytes[(first + 1)...]
    guard let space = rest.firstIndex(of: 0x20) else {
      place = .verb
      start = first + 1
      prefix = String(decoding: rest, as: UTF8.self)
      return
    }
    let verb = String(decoding: rest[..<space], as: UTF8.self)
    let begin = bytes[space...].firstIndex { $0 != 0x20 } ?? bytes.count
    var query = VerbList.named(verb)?.takesQuery(bytes[begin...]) == true ? begin : nil
    if verb == "set", let sign = bytes[begin...].firstIndex(of: 0x3D) {
      query = bytes[(sign + 1)...].firstIndex { $0 != 0x20 } ?? bytes.count
    }
    if let query { return readPart(bytes, from: query) }
    place = .verbArgument(verb: verb)
    start = begin
    prefix = String(decoding: bytes[begin...], as: UTF8.self)
  }

  /// Looks at the query that a verb or a command has for its last part.
  private mutating func readPart(_ bytes: [UInt8], from begin: Int) {
    self = CompletionContext(before: String(decoding: bytes[begin...], as: UTF8.self))
    switch place {
    case .verb, .verbArgument, .command: place = .nothing
    default: break
    }
    start += begin
  }

  // MARK: - Commands

  /// Reads a command with a dot; false where it is followed by operators, as a query is.
  private mutating func readCommand(_ bytes: [UInt8], _ first: Int) -> Bool {
    let text = String(decoding: bytes[first...], as: UTF8.self)
    if let mark = zip(bytes.indices, bytes).first(where: { place, byte in
      byte == 0x3C && place + 1 < bytes.count && bytes[place + 1] == 0x7C
    })?.0 {
      // What `.ingest` takes is no query.
      if !text.hasPrefix(".ingest") { readPart(bytes, from: mark + 2) }
      return true
    }
    if text.hasPrefix(".show"), text.contains("|") { return false }
    var words = text.split(separator: " ", omittingEmptySubsequences: true).map(String.init)
    if text.last == " " {
      prefix = ""
    } else {
      prefix = words.popLast() ?? ""
    }
    start = bytes.count - prefix.utf8.count
    place = .command(words: words)
    return true
  }

  // MARK: - Queries

  /// A pipeline that has begun and not ended: the text, a subquery in brackets, a call.
  struct Frame {
    /// Where the pipeline begins.
    var start: Int
    /// Whether rows are made here; brackets of calls and lists stand inside of an expression.
    var isPipeline: Bool
    /// The last `|`.
    var pipe: Int?
    /// The tokens since the beginning or the last `|`.
    var tokens: [Token] = []
  }

  private mutating func readQuery(_ text: String, _ bytes: [UInt8]) {
    let statements = StatementSplitter.split(text)
    let lastStart = statements.last?.range.lowerBound ?? 0
    // A separator behind the last statement: the cursor begins another one.
    let isBehind =
      statements.last.map { bytes[$0.range.upperBound...].contains(0x3B) } ?? true
    let begin = isBehind ? statements.last?.range.upperBound ?? 0 : lastStart
    for statement in isBehind ? statements[...] : statements.dropLast() {
      if case .binding = statement.kind { bindings.append(statement.text) }
    }

    let tail = String(decoding: bytes[begin...], as: UTF8.self)
    var tokens = Lexer.tokens(of: tail).dropLast().map {
      Token(
        kind: $0.kind, span: SourceSpan(start: $0.span.start + begin, end: $0.span.end + begin))
    }
    while let token = tokens.first, token.kind == .punctuation, bytes[token.span.start] == 0x3B {
      tokens.removeFirst()
    }
    let end = bytes.count
    func word(_ token: Token) -> String {
      String(decoding: bytes[token.span.start..<token.span.end], as: UTF8.self)
    }

    if let last = tokens.last {
      let isAtEnd = last.span.end == end
      if last.kind == .comment, isAtEnd, bytes.last != 0x0A { return }
      if isAtEnd, last.kind == .number || last.kind == .timespan { return }
      if isAtEnd, last.kind == .string || last.kind == .unknown || last.kind == .typedLiteral {
        readText(tokens, bytes, word)
        return
      }
      if last.kind == .identifier, isAtEnd {
        tokens.removeLast()
        start = last.span.start
        prefix = word(last)
      }
    }
    tokens.removeAll { $0.kind == .comment }
    // `project-aw`: the name of an operator is one word.
    while tokens.count >= 2, let dash = tokens.last, word(dash) == "-",
      dash.span.end == start, tokens[tokens.count - 2].span.end == dash.span.start,
      isOperatorPlace(tokens.dropLast(2).last.map(word))
    {
      start = tokens[tokens.count - 2].span.start
      prefix = String(decoding: bytes[start...], as: UTF8.self)
      tokens.removeLast(2)
    }
    place(tokens, bytes, begin, word)
  }

  private func isOperatorPlace(_ before: String?) -> Bool { before == "|" }

  /// Words before a bracket in which rows are made.
  private static let rowBrackets: Set<String> = [
    "join", "lookup", "union", "in", "materialize", "toscalar", "find", "let", "on", "partition",
    "view",
  ]

  private mutating func place(
    _ tokens: [Token], _ bytes: [UInt8], _ begin: Int, _ word: (Token) -> String
  ) {
    var frames = [Frame(start: begin, isPipeline: true)]
    for token in tokens {
      let text = token.kind == .punctuation ? word(token) : ""
      switch text {
      case "(", "{":
        // `join (`, `join kind=inner (`, `union (`, `f(): rows behind a keyword are a pipeline.
        let before = frames[frames.count - 1].tokens
        let name = before.last.map(word) ?? ""
        let head = before.first.map(word) ?? ""
        let isRows =
          text == "{" || before.isEmpty || Self.rowBrackets.contains(name)
          || (["join", "lookup", "union"].contains(head) && !isName(before.last, name, token))
        frames[frames.count - 1].tokens.append(token)
        frames.append(Frame(start: token.span.end, isPipeline: isRows))
      case "[":
        frames[frames.count - 1].tokens.append(token)
        frames.append(Frame(start: token.span.end, isPipeline: false))
      case ")", "]", "}":
        if frames.count > 1 { frames.removeLast() }
        frames[frames.count - 1].tokens.append(token)
      case "|":
        if frames[frames.count - 1].isPipeline {
          frames[frames.count - 1].pipe = token.span.start
          frames[frames.count - 1].tokens = []
        }
      default:
        frames[frames.count - 1].tokens.append(token)
      }
    }
    let innermost = frames[frames.count - 1]
    // `let x = ` and a lambda's braces begin rows as well.
    let last = innermost.tokens.last.map(word) ?? ""
    let head = innermost.tokens.first.map(word) ?? ""
    if innermost.isPipeline, innermost.tokens.isEmpty {
      if innermost.pipe != nil {
        place = .operatorName
        takePipeline(innermost, bytes)
      } else {
        place = frames.count == 1 ? .statement : .source
      }
      return
    }
    if head == "let", innermost.isPipeline, innermost.pipe == nil {
      place = last == "=" ? .source : .nothing
      if last != "=", innermost.tokens.count > 2 { place = .expression(operator: "let") }
      return
    }
    guard let frame = frames.last(where: { $0.isPipeline }) else { return }
    place = .expression(operator: frame.tokens.first.map(word) ?? "")
    takePipeline(frame, bytes)
    // Inside of the keys of a join and the like, the rows are those of the pipeline too.
    words = frame.tokens.map(word)
    call = AnalysisSite(tokens, word)
    if innermost.start != frame.start { wordsInBrackets = innermost.tokens.map(word) }
    takeJoined(frame, bytes, word)
  }

  /// Finds the rows that a `join` or `lookup` brings in: `(...)` or the word before `on`.
  private mutating func takeJoined(
    _ frame: Frame, _ bytes: [UInt8], _ word: (Token) -> String
  ) {
    guard ["join", "lookup"].contains(words.first), let on = words.firstIndex(of: "on"), on > 1
    else { return }
    let tokens = frame.tokens
    if words[on - 1] == ")", let open = words[..<on].lastIndex(of: "(") {
      joined = String(
        decoding: bytes[tokens[open].span.end..<tokens[on - 1].span.start], as: UTF8.self)
    } else {
      joined = words[on - 1]
    }
  }

  /// Whether a bracket is that of a call: a name stands right before it.
  private func isName(_ token: Token?, _ text: String, _ bracket: Token) -> Bool {
    guard let token, token.kind == .identifier else { return false }
    return token.span.end == bracket.span.start && !KeywordList.names.contains(text)
  }

  private mutating func takePipeline(_ frame: Frame, _ bytes: [UInt8]) {
    guard let pipe = frame.pipe else { return }
    pipeline = String(decoding: bytes[frame.start..<pipe], as: UTF8.self)
    // `let x = rows | ...`: only the rows.
    let tokens = Lexer.tokens(of: pipeline).filter { $0.kind != .comment }
    let inner = Array(pipeline.utf8)
    func word(_ place: Int) -> String {
      guard tokens.indices.contains(place) else { return "" }
      return String(
        decoding: inner[tokens[place].span.start..<tokens[place].span.end], as: UTF8.self)
    }
    if word(0) == "let", word(2) == "=" {
      pipeline = String(decoding: inner[tokens[2].span.end...], as: UTF8.self)
    }
  }

  // MARK: - Quotes

  /// What compares a column with the text behind it.
  private static let comparisons: Set<String> = {
    let words = [
      "has", "has_cs", "hasprefix", "hassuffix", "contains", "contains_cs", "startswith",
      "startswith_cs", "endswith", "endswith_cs", "in", "in~",
    ]
    return Set(
      ["==", "!=", "<>", "=~", "!~", "has_any", "has_all"] + words + words.map { "!" + $0 })
  }()

  private mutating func readText(_ tokens: [Token], _ bytes: [UInt8], _ word: (Token) -> String) {
    guard let last = tokens.last else { return }
    let content = Array(bytes[last.span.start..<last.span.end])
    guard let quote = content.first, quote == 0x22 || quote == 0x27,
      !content.dropFirst().contains(quote), !content.contains(0x5C)
    else { return }
    func takeArgument() {
      guard let site = AnalysisSite(tokens.dropLast(), word) else { return }
      call = site
      place = .argument
      self.quote = quote
      start = last.span.start + 1
      prefix = String(decoding: content.dropFirst(), as: UTF8.self)
    }
    // The column: `c == '`, `c in ('`, `c in ('a', '`.
    var before = tokens.dropLast().filter { $0.kind != .comment }[...]
    while let token = before.last, token.kind == .string || ["(", ","].contains(word(token)) {
      before.removeLast()
    }
    guard var comparison = before.popLast().map(word) else { return takeArgument() }
    if comparison == "~", let first = before.popLast().map(word) { comparison = first + "~" }
    guard Self.comparisons.contains(comparison) else { return takeArgument() }
    guard let column = before.last, column.kind == .identifier else { return }
    let name = word(column)
    let tail = before.dropLast()
    place(Array(tail), bytes, tokens.first?.span.start ?? 0, word)
    place = .text(column: name)
    self.quote = quote
    start = last.span.start + 1
    prefix = String(decoding: content.dropFirst(), as: UTF8.self)
  }
}
