import KQLSyntax
import Testing

@Suite struct SyntaxDiagnosticTests {
  /// Texts with the place of their first mistake marked, and the code.
  @Test(arguments: [
    ("T | where a ⟦=⟧ 1", "kql.syntax.operator"),
    ("T | where a ⟦&&⟧ b", "kql.syntax.operator"),
    ("T | where a ⟦||⟧ b", "kql.syntax.operator"),
    ("T | where ⟦!⟧a", "kql.syntax.operator"),
    ("T | where ⟦not⟧ b", "kql.syntax.not"),
    ("T | where a == ⟦null⟧", "kql.syntax.null"),
    ("print ⟦0L⟧", "kql.syntax.number"),
    ("print ⟦100ns⟧", "kql.syntax.number"),
    ("print ⟦0x⟧", "kql.syntax.number"),
    ("T | ⟦sumarize⟧ count()", "kql.syntax.unknown-operator"),
    ("T | ⟦project-awy⟧ a", "kql.syntax.unknown-operator"),
    ("T | ⟦Where⟧ a", "kql.syntax.unknown-operator"),
    ("T | order ⟦x⟧", "kql.syntax.expected"),
    ("T | top 2 ⟦of⟧ id by name", "kql.syntax.expected"),
    ("T |⟦⟧", "kql.syntax.expected"),
    ("T | where⟦⟧", "kql.syntax.expected"),
    ("T | where (a > 1 | count⟦⟧", "kql.syntax.unclosed"),
    ("T | where f(a ⟦b⟧)", "kql.syntax.unclosed"),
    ("T | where a⟦)⟧", "kql.syntax.unmatched"),
    ("T ⟦where⟧ a", "kql.syntax.unexpected"),
    ("T | project a ⟦b⟧", "kql.syntax.unexpected"),
    ("T | project a\n⟦U⟧ | count", "kql.syntax.unexpected"),
    ("⟦select⟧ a from T where x = 1", "kql.syntax.sql"),
    ("T | extend x = ⟦“hi”⟧", "kql.syntax.smart-quotes"),
    ("T | project a⟦،⟧ b", "kql.syntax.punctuation"),
    ("print 1⟦؛⟧ print 2", "kql.syntax.punctuation"),
    ("print 3 ⟦٪⟧ 2", "kql.syntax.punctuation"),
    ("print ⟦'abc⟧\n", "kql.syntax.unterminated-string"),
    ("print ⟦```abc\ndef⟧", "kql.syntax.unterminated-string"),
    ("print '⟦\\q⟧'", "kql.syntax.escape"),
    ("print ⟦datetime(2020⟧", "kql.syntax.unclosed"),
    ("print ⟦#⟧", "kql.syntax.character"),
    ("T | extend ⟦first⟧ = 1", "kql.syntax.reserved"),
    ("T | extend ⟦has⟧ = 1", "kql.syntax.reserved"),
    ("T | project c = ⟦contains_cs⟧(a, b)", "kql.syntax.expected"),
    ("T | parse s with ⟦first⟧:string ' ' b", "kql.syntax.reserved"),
    ("T | parse s with a:string ⟦b⟧:long", "kql.syntax.parse-pattern"),
    ("T | parse-kv s as (⟦true⟧:bool)", "kql.syntax.reserved"),
    ("T | make-series avg(v) on t step 1d by ⟦=⟧'all'", "kql.syntax.expected"),
    ("T | top-nested 2 of a by sum(v) ⟦with⟧ others='x'", "kql.syntax.unexpected"),
    ("T | join kind=⟦inne⟧ (U) on k", "kql.syntax.unknown-option"),
    ("T | join (U)⟦⟧", "kql.syntax.expected"),
    ("T | join (U) on ⟦$left.a > $right.b⟧", "kql.syntax.join-condition"),
    ("let f = (a:⟦lng⟧) { a }; T", "kql.syntax.unknown-type"),
    ("print dynamic({⟦a⟧: 1})", "kql.syntax.expected"),
    ("print dynamic([1, ⟦x⟧])", "kql.syntax.dynamic"),
    ("print dynamic([1,⟦]⟧)", "kql.syntax.dynamic"),
    ("T | where x between ⟦1⟧ .. 2", "kql.syntax.expected"),
    ("T | where x between (1 ⟦,⟧ 2)", "kql.syntax.expected"),
    ("⟦alias⟧ database x = y", "kql.syntax.unsupported"),
    ("⟦declare pattern⟧ p", "kql.syntax.unsupported"),
    ("print ⟦[⟧1]", "kql.syntax.expected"),
  ])
  func pointsAtTheMistake(_ marked: String, _ code: String) throws {
    let text = MarkedText(marked)
    let first = try #require(Parser.parse(text.text).diagnostics.first)
    #expect(first.code == code)
    #expect(first.span == text.spans.first)
    #expect(first.severity == .error)
    #expect(first.message.last != "." && first.message.first?.isUppercase == false)
  }

  @Test(arguments: [
    ("T | sumarize count()", "did you mean 'summarize'?"),
    ("T | WHERE a", "did you mean 'where'?"),
    ("T | select a", "did you mean 'project'?"),
    ("T | order x", "write 'order by x'"),
    ("T | where not b", "write not(b)"),
    (
      "select a, b from T where x = 1 and y <> 2 order by a",
      "write 'T | where x == 1 and y <> 2 | project a, b'"
    ),
    ("SELECT * FROM T", "write 'T'"),
    ("T | where a is null", "use isnull(...) or isnotnull(...)"),
    ("T | where a like 'x'", "use 'contains', 'startswith' or 'matches regex'"),
    ("T where a", "operators are separated by '|': '| where'"),
    ("T | where a = 1", "use '==' to compare"),
    ("print 0L", "numbers have no suffix; write long(0)"),
    ("T | extend last = 1", "quote it to use it as a name: ['last']"),
    ("print 1،2", "use ','"),
  ])
  func helps(_ text: String, _ help: String) throws {
    #expect(try #require(Parser.parse(text).diagnostics.first).help == help)
  }

  @Test(arguments: [
    ("T | where a = 1 && not b", "T | where a == 1 and not(b)"),
    ("T | extend x = “hi”، y = 3 ٪ 2", "T | extend x = \"hi\", y = 3 % 2"),
    ("T | sumarize count()", "T | summarize count()"),
    ("T | order a", "T | order by a"),
    ("T | extend first = 1", "T | extend ['first'] = 1"),
    ("T where a", "T | where a"),
    ("T | where (a", "T | where (a)"),
  ])
  func fixItsMend(_ text: String, _ mended: String) {
    let fixIts = Parser.parse(text).diagnostics.flatMap(\.fixIts)
    var bytes = Array(text.utf8)
    for fixIt in fixIts.sorted(by: { ($0.span.start, $0.span.end) > ($1.span.start, $1.span.end) })
    {
      bytes.replaceSubrange(fixIt.span.start..<fixIt.span.end, with: fixIt.replacement.utf8)
    }
    #expect(
      String(decoding: bytes, as: UTF8.self).filter { $0 != " " } == mended.filter { $0 != " " })
    #expect(Parser.parse(mended).diagnostics.isEmpty)
  }

  @Test func goesOnAtTheNextPipeAndStatement() {
    let text = "T | where a b | projct c | take 1; U | take; print 1 2"
    let result = Parser.parse(text)
    #expect(
      result.diagnostics.map(\.code) == [
        "kql.syntax.unexpected", "kql.syntax.unknown-operator", "kql.syntax.expected",
        "kql.syntax.unexpected",
      ])
    #expect(result.script.statements.count == 3)
    guard case .query(let first) = result.script.statements[0] else { return }
    #expect(first.operators.map(\.keyword.text) == ["where", "take"])
  }

  @Test func mistakesInsideBracketsStayThere() {
    let result = Parser.parse("T | join (U | where a b) on k | where c = 1")
    #expect(result.diagnostics.map(\.code) == ["kql.syntax.unexpected", "kql.syntax.operator"])
  }

  @Test func labelsTheOpeningBracket() throws {
    let diagnostic = try #require(Parser.parse("T | where (a").diagnostics.first)
    #expect(
      diagnostic.labels == [
        .init(span: SourceSpan(start: 10, end: 11), text: "this '(' is not closed")
      ])
  }

  @Test func reportsTwentyAtMost() {
    let text = String(repeating: "T | whre x; ", count: 100)
    let diagnostics = Parser.parse(text).diagnostics
    #expect(diagnostics.count == 21 && diagnostics.last?.code == "kql.syntax.too-many")
    #expect(diagnostics.last?.severity == .note)
    // Where nothing follows, nothing need be said.
    let whole = String(repeating: "T | whre x; ", count: 19) + "T | whre"
    #expect(Parser.parse(whole).diagnostics.count == 20)
  }

  @Test func diagnosticsOfTheEndStandBehindTheLastToken() throws {
    let diagnostic = try #require(Parser.parse("T | where  \n // c\n").diagnostics.first)
    #expect(diagnostic.span == SourceSpan(start: 9, end: 9))
    #expect(diagnostic.message == "expected an expression, found the end of the query")
  }
}
