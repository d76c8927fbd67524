import KQLSyntax
import Testing

@Suite struct CompletenessTests {
  @Test(arguments: ["", "  \n", "// comment", "\u{FEFF}"])
  func empty(_ text: String) { #expect(Parser.completeness(of: text) == .empty) }

  @Test(arguments: sampleQueries)
  func wholeQueriesAreComplete(_ text: String) {
    #expect(Parser.completeness(of: text) == .complete)
  }

  @Test(arguments: [
    "T |", "T | // and then", "T | where", "T | where a ==", "T | where a and", "T | project a,",
    "T | where a in (1, 2", "T | join (U | count", "datatable(a:long) [", "let f = () {",
    "print ```abc", "print h~~~abc", "print datetime(2020", "T | where a has", "T | sort by",
    "T | where a in~", "T | summarize count() by", "let a =", "let", "print", "T | extend a = 2 *",
    "T | where s matches regex", "T | where a !contains", ".ingest inline into table T <|",
    ".set T <|", "T | where x between (1 ..",
  ])
  func incomplete(_ text: String) { #expect(Parser.completeness(of: text) == .incomplete) }

  @Test(arguments: [
    "T", "T | count", "T | where a)", "print 'abc", "T | project-away a*", "T | distinct *",
    "T | serialize", "T | getschema", "(])", "T | where a 1", ".ingest inline into table T <| (",
  ])
  func complete(_ text: String) { #expect(Parser.completeness(of: text) == .complete) }
}
