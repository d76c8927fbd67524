import KQLSyntax
import Testing

@Suite struct RobustnessTests {
  /// Reads a text in every way there is.
  private func exercise(_ text: String) {
    let result = Parser.parse(text)
    #expect(result.diagnostics.count <= 21)
    for diagnostic in result.diagnostics {
      if let span = diagnostic.span {
        #expect(span.start >= 0 && span.end <= text.utf8.count, "\(text.debugDescription)")
      }
      #expect(!diagnostic.message.isEmpty && diagnostic.code.hasPrefix("kql.syntax."))
    }
    _ = Lexer.tokens(of: text)
    _ = Parser.completeness(of: text)
    _ = SyntaxPrinter.print(result.script)
    if let first = result.diagnostics.first {
      _ = DiagnosticRenderer(style: .ansi, maximumWidth: 40).render(first, in: text)
    }
  }

  @Test func mutatedQueries() {
    var generator = SeededGenerator(state: 1)
    let pieces = [
      "|", ";", "(", ")", "[", "]", "{", "}", ",", "'", "\"", "\\", "```", "~~~", "@'", "..", ".",
      "by", "on", "null", "dynamic(", "datetime(", "T", "1", "۲", "٫", "“", "،", "\u{202E}", "\0",
      " not ", "=", "==", "!", "!in~", "*", "-", "$left", "let ", "union ", "print ", "<|", "//",
      "\n",
      "\u{200C}", "😀", "h", "0x", "1e", "#", "select ", "where ", "with(", "to typeof(",
    ]
    for _ in 0..<12_000 {
      var scalars = Array((sampleQueries.randomElement(using: &generator) ?? "").unicodeScalars)
      for _ in 0..<Int.random(in: 1...4, using: &generator) {
        let start = Int.random(in: 0...scalars.count, using: &generator)
        let end = min(scalars.count, start + Int.random(in: 0...6, using: &generator))
        let piece = pieces.randomElement(using: &generator) ?? ""
        switch Int.random(in: 0..<4, using: &generator) {
        case 0: scalars.removeSubrange(start..<end)
        case 1: scalars.insert(contentsOf: Array(scalars[start..<end]), at: start)
        case 2: scalars.removeSubrange(end...)
        default: scalars.replaceSubrange(start..<end, with: Array(piece.unicodeScalars))
        }
      }
      var text = String.UnicodeScalarView()
      text.append(contentsOf: scalars)
      exercise(String(text))
    }
  }

  /// Texts of one mistake over and over: few diagnostics, and every token is read.
  @Test(arguments: [
    "|", "||", "| |", "|\n", "#", "=", "&&", "”", "،", "12x", "( ", ") ", "a ",
  ])
  func theSameMistakeAgain(piece: String) {
    let text = String(repeating: piece, count: 20_000)
    let result = Parser.parse(text)
    #expect(!result.diagnostics.isEmpty && result.diagnostics.count <= 21)
    let kept = result.diagnostics.reduce(0) { $0 + $1.message.utf8.count + $1.help.utf8.count }
    #expect(kept < 21 * 400)
    #expect(DiagnosticRenderer().render(result.diagnostics, in: text).utf8.count < 21 * 2_000)
  }

  @Test func randomBytes() {
    var generator = SeededGenerator(state: 2)
    for _ in 0..<2_000 {
      let bytes = (0..<Int.random(in: 0...80, using: &generator)).map { _ in
        UInt8.random(in: 0...255, using: &generator)
      }
      exercise(String(decoding: bytes, as: UTF8.self))
    }
  }

  @Test func randomTokens() {
    var generator = SeededGenerator(state: 3)
    let words =
      KeywordList.operators.map(\.name) + [
        "T", "a", "'s'", "1", "1d", "(", ")", "[", "]", "{", "}", ",", ";", "|", "=", "==", ":",
        "by",
        "on", "asc", "nulls", "with", "to", "from", "step", "in", "has", "and", "not", "let",
        "kind",
        "dynamic", "typeof", "$left", "..", ".", "*", "-", "datatable", "print", "range", "view",
      ]
    for _ in 0..<3_000 {
      let count = Int.random(in: 1...30, using: &generator)
      let text = (0..<count).map { _ in words.randomElement(using: &generator) ?? "" }
      exercise(text.joined(separator: Bool.random(using: &generator) ? " " : ""))
    }
  }

  @Test(arguments: [
    ("(", ")"), ("f(", ")"), ("-(", ")"), ("1+(", ")"), ("a[", "]"), ("x in (", ")"), ("not ", ""),
    ("- ", ""), ("a or b and c == d < e + f * (", ")"), ("toscalar(T | where ", ")"),
    ("x between (", " .. 2)"), ("dynamic([", "])"), ("dynamic(", ")"), ("[", "]"), ("{", "}"),
  ])
  func deepExpressions(_ open: String, _ close: String) {
    let text =
      "print " + String(repeating: open, count: 20_000) + "1"
      + String(repeating: close, count: 20_000)
    #expect(!Parser.parse(text).diagnostics.isEmpty)
    exercise(
      "print " + String(repeating: open, count: 60) + "1" + String(repeating: close, count: 60))
  }

  @Test(arguments: [
    ("T | join (", ") on k", "U"), ("T | mv-apply x on (", ")", "count"), ("union (", ")", "U"),
    ("T | partition by x (", ")", "count"), ("let f = () { ", " };", "1"),
    ("search in (", ") 'x'", "T"),
    ("(", " | count)", "T"), ("datatable(x:long)[", "]", "1"),
  ])
  func deepPipelines(_ open: String, _ close: String, _ core: String) {
    exercise(
      String(repeating: open, count: 10_000) + core + String(repeating: close, count: 10_000))
  }

  @Test func depthIsReportedAndThenNothingElse() {
    let nested = "print " + String(repeating: "(", count: 1_000) + "1"
    #expect(Parser.parse(nested).diagnostics.map(\.code) == ["kql.syntax.too-deep"])
    let chain = "print 1" + String(repeating: " + 1", count: 1_500)
    #expect(Parser.parse(chain).diagnostics.map(\.code) == ["kql.syntax.too-deep"])
    let pipeline = "T" + String(repeating: " | count", count: 501)
    #expect(Parser.parse(pipeline).diagnostics.map(\.code) == ["kql.syntax.too-deep"])
  }

  @Test func whatStaysWithinTheLimitsIsRead() {
    let nested =
      "print " + String(repeating: "(", count: 90) + "1" + String(repeating: ")", count: 90)
    let chain = "print 1" + String(repeating: " + 1", count: 900)
    let calls =
      "print " + String(repeating: "f(", count: 60) + "1" + String(repeating: ")", count: 60)
    let pipeline = "T" + String(repeating: " | count", count: 500)
    let legs = "union " + Array(repeating: "f(1)", count: 3_000).joined(separator: ", ")
    for text in [nested, chain, calls, pipeline, legs] {
      #expect(Parser.parse(text).diagnostics.isEmpty)
    }
  }

  @Test func aMillionValues() throws {
    let values = (0..<1_000_000).map(String.init).joined(separator: ",")
    guard
      case .filter(.membership(_, _, let list, _))? = Parser.parse("T | where x in (\(values))")
        .script.statements.first.flatMap({ statement -> TabularOperator.Kind? in
          guard case .query(let pipeline) = statement else { return nil }
          return pipeline.operators.first?.kind
        })
    else { throw Mismatch(text: "not a list") }
    #expect(list.count == 1_000_000)
  }
}
