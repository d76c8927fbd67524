import KQLEngine
import KQLSyntax
import SamatKit
import Testing

/// What the rules find in the facts, indicators and printed tables of the seeds, and in planted errors.
@Suite struct SourceContradictionTests {
  private func found(_ planted: String = "") throws -> [[String]] {
    let workspace = try Seeds.workspace.get()
    let function = try #require(
      workspace.catalog.storedFunctions.first { $0.name == "source_contradictions" })
    // The body of the function, with tables in which something is wrong before it.
    let shown = try workspace.query(".show function \(function.name)").rows
    let body = ValueText.string(try #require(shown.first)["Body"]).dropFirst().dropLast()
    let table = try workspace.query(
      planted + body + "\n| project rule, about, facts, issues")
    return (0..<table.rowCount).map { row in
      table.columns.map { ValueText.string($0[row]) }
    }
  }

  private static let misprints = [
    ["parts and total", "Alborz, workshops of 1394", "", "workshops-1394-alborz"],
    ["parts and total", "Tehran, workshops of 1394", "", "workshops-1394-tehran"],
  ]

  @Test func findsTheMisprintsOfTheYearbookAndNothingElse() throws {
    #expect(try found() == Self.misprints)
    let direct = try Seeds.workspace.get().query("source_contradictions() | project about").rows
    #expect(direct.count == 2)
  }

  @Test(arguments: [
    (
      "facts | extend value = iff(fact == 'S003-05', 36.0, value)", "facts",
      ["two values", "isipo-1402 axes", "S003-05, S003-23", ""]
    ),
    (
      "facts | extend value = iff(fact == 'S002-18', 9.0, value)", "facts",
      ["parts and total", "kerman-1404-4 units examined", "S002-16, S002-17, S002-18", ""]
    ),
    (
      "facts | extend date_jalali = iff(fact == 'S002-03', '1404-03-11', date_jalali)", "facts",
      ["two dates", "S002-03", "S002-03", ""]
    ),
    (
      "facts | extend statement = iff(fact == 'S001-02', 'Tuesday', statement)", "facts",
      ["two dates", "S001-02", "S001-02", "001-crawl-dates"]
    ),
    (
      "indicators | extend value = iff(fact == 'S001-20', 5.0, value)", "indicators",
      ["indicator and fact", "IR-30 rank_knowledge_based", "S001-20", ""]
    ),
    (
      "union indicators, (indicators | where fact == 'S003-23' | extend value = 35.0, fact = ''), "
        + "(indicators | where fact == 'S003-23' | extend value = 34.0, fact = '')", "indicators",
      ["two values", "IR programme_axes", "S003-23, ", ""]
    ),
  ])
  func findsWhatIsPlanted(table: String, name: String, expected: [String]) throws {
    let rows = try found("let \(name) = \(table);\n")
    #expect(rows.contains(expected), "\(rows)")
    // What is `about` contradicts nothing.
    let vague = try found("let \(name) = \(table) | extend precision = 'about';\n")
    if expected[0] == "two values" || expected[0] == "parts and total" {
      #expect(!vague.contains(expected))
    }
  }
}
