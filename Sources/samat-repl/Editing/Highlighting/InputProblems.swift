import KQLEngine
import KQLSyntax

/// Finds what is wrong in an input while it is typed: mistakes of syntax, and names that there are not.
///
/// An end that is merely missing is no mistake: then the stages of the pipeline before the last one are
/// looked at. The work is bounded; of a text that is too long only the syntax is checked, or nothing.
struct InputProblems {
  private let catalog: Catalog
  private let bindings: [Fragment]

  /// Up to how many bytes the syntax is checked, and the names of one statement.
  static let syntaxLimit = 64 << 10
  static let nameLimit = 16 << 10
  /// How many statements of a text are looked at.
  static let statementLimit = 16

  /// Creates a checker for a catalog and earlier `let` statements.
  init(catalog: Catalog, bindings: [Fragment] = []) {
    self.catalog = catalog
    self.bindings = bindings
  }

  /// The places of mistakes in a text, in bytes.
  func ranges(in text: String) -> [Range<Int>] {
    let bytes = Array(text.utf8)
    guard bytes.count <= Self.syntaxLimit,
      let first = bytes.firstIndex(where: { ![0x20, 0x09, 0x0A].contains($0) })
    else { return [] }
    guard let line = VerbLine(bytes, from: first) else { return queries(in: text, from: 0) }
    guard let verb = VerbList.named(line.name) else {
      return line.name.isEmpty ? [] : [line.word]
    }
    let start = line.queryStart(bytes)
    guard verb.takesQuery(bytes[line.argument]) || start > line.argument.lowerBound else {
      return []
    }
    return queries(in: String(decoding: bytes[start...], as: UTF8.self), from: start)
  }

  /// Leaves out the problem that the cursor touches: that word is still being written.
  static func settled(_ ranges: [Range<Int>], cursor: Int) -> [Range<Int>] {
    ranges.filter { cursor < $0.lowerBound || cursor > $0.upperBound }
  }

  private func queries(in text: String, from start: Int) -> [Range<Int>] {
    let source = SourceText(name: "", text: text)
    guard text.utf8.count <= Self.nameLimit else {
      return syntax(of: text).ranges.map { $0.lowerBound + start..<$0.upperBound + start }
    }
    var before = bindings
    var result: [Range<Int>] = []
    for statement in StatementSplitter.split(text).prefix(Self.statementLimit) {
      guard statement.kind != .verb else { continue }
      let fragment = Fragment(source, statement.range, text: statement.text)
      for range in problems(in: statement, before) {
        let place = statement.range.lowerBound + start
        result.append(range.lowerBound + place..<range.upperBound + place)
      }
      if case .binding = statement.kind { before.append(fragment) }
    }
    return result
  }

  private func problems(
    in statement: StatementSplitter.Statement, _ before: [Fragment]
  ) -> [Range<Int>] {
    let syntax = syntax(of: statement.text)
    // Commands have a syntax of their own, and what they name need not be there.
    if statement.text.first == "." { return syntax.ranges }
    // Without what follows, the word is taken for a table's name.
    if Highlighter.beginnings.contains(statement.text) { return [] }
    var text = statement.text
    if let first = syntax.ranges.map(\.lowerBound).min() {
      text = String(decoding: Array(text.utf8.prefix(first)), as: UTF8.self)
    }
    if !syntax.isWhole {
      guard let shorter = Self.withoutLastStage(text) else { return syntax.ranges }
      text = shorter
    }
    return syntax.ranges + names(in: text, before)
  }

  /// The mistakes of syntax, and whether the text can be understood as it is.
  private func syntax(of text: String) -> (ranges: [Range<Int>], isWhole: Bool) {
    let errors = Parser.parse(text).diagnostics.filter { $0.severity == .error }
    guard !errors.isEmpty else { return ([], true) }
    let tokens = Lexer.tokens(of: text).filter { $0.kind != .endOfInput && $0.kind != .comment }
    let end = tokens.last?.span.end ?? 0
    let isOpen = Parser.completeness(of: text) == .incomplete
    let ranges = errors.compactMap { error -> Range<Int>? in
      guard let span = error.span, span.start < span.end else { return nil }
      // A bracket or a string that is still open, and what is missing at the end.
      if error.code == "kql.syntax.unclosed" || span.start >= end { return nil }
      if error.code == "kql.syntax.unterminated-string", span.end >= end { return nil }
      if isOpen, span.end >= end, error.code == "kql.syntax.expected" { return nil }
      return span.start..<span.end
    }
    return (ranges, false)
  }

  private func names(in text: String, _ before: [Fragment]) -> [Range<Int>] {
    let prelude = before.map(\.text).joined(separator: ";\n")
    let offset = prelude.isEmpty ? 0 : prelude.utf8.count + 2
    let whole = prelude.isEmpty ? text : prelude + ";\n" + text
    guard whole.utf8.count <= 2 * Self.nameLimit else { return [] }
    let options = QueryOptions(maxMemory: 16 << 20, timeout: 0.03, threads: 1)
    do throws(QueryFailure) {
      _ = try catalog.prepare(whole, options: options)
      return []
    } catch {
      return error.diagnostics.compactMap { diagnostic in
        guard diagnostic.severity == .error, diagnostic.code.hasPrefix("kql.bind."),
          let span = diagnostic.span, span.start >= offset, span.end > span.start
        else { return nil }
        return span.start - offset..<min(span.end - offset, text.utf8.count)
      }
    }
  }

  /// A pipeline without what follows its last `|` outside of brackets.
  private static func withoutLastStage(_ text: String) -> String? {
    let bytes = Array(text.utf8)
    var depth = 0
    var pipe: Int?
    for token in Lexer.tokens(of: text) where token.kind == .punctuation {
      switch bytes[token.span.start] {
      case 0x28, 0x5B, 0x7B: depth += 1
      case 0x29, 0x5D, 0x7D: depth -= 1
      case 0x7C where depth == 0 && token.span.end == token.span.start + 1: pipe = token.span.start
      default: break
      }
    }
    return pipe.map { String(decoding: bytes[..<$0], as: UTF8.self) }
  }
}
