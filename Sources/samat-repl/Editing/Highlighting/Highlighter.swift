import KQLEngine
import KQLSyntax

/// Finds the parts of an input that are shown in colours.
///
/// It reads tokens and looks names up, without parsing: whatever the text, in time proportional to its
/// length, it has an answer. What is wrong in the text is another, slower question: see
/// ``InputProblems``.
struct Highlighter {
  private let catalog: Catalog
  private var bindings: Set<String>

  /// No more than this is looked at, in bytes; longer texts have no colours.
  static let limit = 256 << 10

  /// Creates a highlighter.
  ///
  /// - Parameters:
  ///   - catalog: The tables and functions that there are.
  ///   - bindings: The names that earlier `let` statements have given.
  init(catalog: Catalog, bindings: [String] = []) {
    self.catalog = catalog
    self.bindings = Set(bindings)
  }

  /// The parts of a text, in order and without overlaps.
  ///
  /// - Complexity: O(*bytes*).
  func spans(in text: String) -> [HighlightSpan] {
    guard text.utf8.count <= Self.limit else { return [] }
    let bytes = Array(text.utf8)
    guard let first = bytes.firstIndex(where: { ![0x20, 0x09, 0x0A].contains($0) }) else {
      return []
    }
    guard let line = VerbLine(bytes, from: first) else { return walk(bytes, from: 0) }
    guard let verb = VerbList.named(line.name) else { return [] }
    var result = [HighlightSpan(range: line.word, kind: .verb)]
    switch verb.argument {
    case _ where verb.takesQuery(bytes[line.argument]):
      result += walk(bytes, from: line.queryStart(bytes))
    case .table:
      let name = String(decoding: bytes[line.argument], as: UTF8.self)
      if catalog.table(name) != nil {
        result.append(HighlightSpan(range: line.argument, kind: .table))
      }
    default:
      if line.queryStart(bytes) > line.argument.lowerBound {
        result += walk(bytes, from: line.queryStart(bytes))
      }
    }
    return result
  }

  private func walk(_ bytes: [UInt8], from start: Int) -> [HighlightSpan] {
    var walk = Walk(self, bytes, from: start)
    return walk.run()
  }

  /// Words of the language that stand inside of operators. A column of the same name is a column.
  fileprivate static let keywords: Set<String> = {
    var words: Set<String> = [
      "by", "asc", "desc", "nulls", "on", "of", "with", "from", "to", "step", "default", "kind",
      "true", "false", "null", "and", "or", "between", "in", "in~", "typeof", "withsource",
      "isfuzzy", "hint", "view", "limit", "others", "bag", "array", "inner", "leftouter",
    ]
    words.formUnion(
      KeywordList.scalarOperators.map(\.name).filter { $0.utf8.allSatisfy { $0 >= 0x61 } })
    return words
  }()

  /// Words with which rows or statements begin.
  static let beginnings: Set<String> = Set(
    KeywordList.sources.map(\.name) + [
      "let", "set", "declare", "union", "search", "find", "materialize", "toscalar", "view",
      "externaldata", "query_parameters",
    ])

  /// One pass over the tokens of a query.
  private struct Walk {
    let highlighter: Highlighter
    let bytes: [UInt8]
    let start: Int
    let tokens: [Token]
    var bindings: Set<String>
    var schemas: [Schema] = []
    var given: Set<String> = []
    var known: [String: Bool] = [:]
    var spans: [HighlightSpan] = []

    init(_ highlighter: Highlighter, _ bytes: [UInt8], from start: Int) {
      self.highlighter = highlighter
      self.bytes = bytes
      self.start = start
      bindings = highlighter.bindings
      let text = String(decoding: bytes[start...], as: UTF8.self)
      tokens = Lexer.tokens(of: text).filter { $0.kind != .endOfInput }
    }

    func word(_ index: Int) -> String {
      guard tokens.indices.contains(index) else { return "" }
      let span = tokens[index].span
      return String(decoding: bytes[start + span.start..<start + span.end], as: UTF8.self)
    }

    func byte(_ index: Int) -> UInt8 {
      guard tokens.indices.contains(index), tokens[index].kind == .punctuation else { return 0 }
      let span = tokens[index].span
      return span.end == span.start + 1 ? bytes[start + span.start] : 1
    }

    mutating func run() -> [HighlightSpan] {
      gatherNames()
      var previous = -1
      for index in tokens.indices {
        let token = tokens[index]
        if let kind = kind(of: index, after: previous) {
          let range = start + token.span.start..<start + token.span.end
          spans.append(HighlightSpan(range: range, kind: kind))
        }
        if token.kind != .comment { previous = index }
      }
      return spans
    }

    /// Tables of the text, names that it gives, wherever they stand: what comes before its definition
    /// is for ``InputProblems`` to find out.
    mutating func gatherNames() {
      var seen: Set<String> = []
      for index in tokens.indices where tokens[index].kind == .identifier {
        let next = byte(index + 1)
        if index > 0, word(index - 1) == "let" {
          bindings.insert(word(index))
        } else if next == 0x3D {
          given.insert(word(index))
        } else if word(index - 1) == "as" {
          given.insert(word(index))
        } else if next != 0x28 {
          let name = word(index)
          guard seen.insert(name).inserted, seen.count < 512 else { continue }
          if let table = highlighter.catalog.table(name) { schemas.append(table.schema) }
        }
      }
    }

    mutating func isColumn(_ name: String) -> Bool {
      if given.contains(name) { return true }
      if let known = known[name] { return known }
      let found = schemas.contains { $0.index(of: name) != nil }
      known[name] = found
      return found
    }

    mutating func kind(of index: Int, after previous: Int) -> HighlightSpan.Kind? {
      switch tokens[index].kind {
      case .comment: return .comment
      case .number, .timespan, .string, .typedLiteral: return .literal
      case .punctuation:
        return byte(index) == 0x7C ? .tabular : nil
      case .unknown, .endOfInput:
        let first = bytes[start + tokens[index].span.start]
        return first == 0x27 || first == 0x22 ? .literal : nil
      case .identifier: return kindOfName(index, after: previous)
      }
    }

    private mutating func kindOfName(_ index: Int, after previous: Int) -> HighlightSpan.Kind? {
      let name = word(index)
      let before = byte(previous)
      if before == 0x7C { return KeywordList.names.contains(name) ? .tabular : nil }
      let catalog = highlighter.catalog
      let isCall = byte(index + 1) == 0x28
      // Rows may begin here: at the start, behind `;`, `(`, `{`, `=` and words such as `join`.
      let last = previous >= 0 && tokens[previous].kind == .identifier ? word(previous) : ""
      let mayBegin =
        previous < 0 || [0x3B, 0x28, 0x7B, 0x3D, 0x2C].contains(before)
        || ["union", "in", "join", "lookup"].contains(last)
      if before == 0x2E, previous == 0 || byte(previous - 1) == 0x3B { return .tabular }
      if mayBegin, Highlighter.beginnings.contains(name), byte(index + 1) != 0x3D {
        return .tabular
      }
      if last == "let" { return .binding }
      if isCall {
        if bindings.contains(name) { return .binding }
        let isFunction =
          catalog.scalarFunction(name) != nil || catalog.aggregateFunction(name) != nil
          || catalog.tableFunction(name) != nil || catalog.storedFunction(name) != nil
        if isFunction { return .function }
      }
      // `a.b`: a property of something dynamic.
      if before == 0x2E { return nil }
      let isOption = byte(index + 1) == 0x3D && Highlighter.keywords.contains(name)
      if isOption { return .keyword }
      if mayBegin, before != 0x2C, !isColumn(name) || previous < 0 || before == 0x3B {
        if bindings.contains(name) { return .binding }
        if catalog.table(name) != nil { return .table }
      }
      if isColumn(name) { return .column }
      if Highlighter.keywords.contains(name) { return .keyword }
      if name == "first" || name == "last" { return last == "nulls" ? .keyword : nil }
      if bindings.contains(name) { return .binding }
      if catalog.table(name) != nil { return .table }
      if catalog.storedFunction(name) != nil { return .function }
      return nil
    }
  }
}

/// An input that is a verb of the shell.
struct VerbLine {
  /// The verb's name, without its colon or dot.
  let name: String
  /// Where the verb stands, its colon included, in bytes.
  let word: Range<Int>
  /// What follows, without the spaces around it.
  let argument: Range<Int>

  /// Looks at an input.
  ///
  /// - Returns: Nil where it is no verb; one that does not exist is one, too.
  init?(_ bytes: [UInt8], from first: Int) {
    guard bytes.indices.contains(first), bytes[first] == 0x3A || bytes[first] == 0x2E else {
      return nil
    }
    let end = bytes[first...].firstIndex { $0 == 0x0A } ?? bytes.count
    if bytes[first] == 0x2E,
      !VerbList.isHabit(String(decoding: bytes[first..<end], as: UTF8.self))
    {
      return nil
    }
    let isSpace: (UInt8) -> Bool = { $0 == 0x20 || $0 == 0x09 }
    let wordEnd = bytes[first..<end].firstIndex(where: isSpace) ?? end
    word = first..<wordEnd
    name = String(decoding: bytes[first + 1..<wordEnd], as: UTF8.self)
    let start = bytes[wordEnd..<end].firstIndex { !isSpace($0) } ?? end
    var last = end
    while last > start, isSpace(bytes[last - 1]) { last -= 1 }
    argument = start..<last
  }

  /// Where a query in the argument begins: `:explain QUERY`, `:set NAME = QUERY`.
  func queryStart(_ bytes: [UInt8]) -> Int {
    guard name == "set" else { return argument.lowerBound }
    let sign = bytes[argument].firstIndex(of: 0x3D)
    return sign.map { $0 + 1 } ?? argument.lowerBound
  }
}
