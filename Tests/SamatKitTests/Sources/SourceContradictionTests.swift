import KQLEngine
import KQLSyntax
import PersianText
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
      "facts | extend weekday = iff(fact == 'S002-03', 'Friday', weekday)", "facts",
      ["two dates", "S002-03", "S002-03", ""]
    ),
    (
      "facts | extend other_date = iff(fact == 'S002-03', datetime(2025-06-01), other_date)",
      "facts",
      ["two dates", "S002-03", "S002-03", ""]
    ),
    (
      "counties | extend population_1395 = iff(name == 'Arak', 1, population_1395)", "counties",
      ["parts and total", "Markazi, people of 1395", "", ""]
    ),
    (
      "sessions | extend units_examined = iff(session == 'kerman-1404-4', 30, units_examined)",
      "sessions", ["parts and total", "kerman-1404-4, units examined", "", ""]
    ),
    (
      "workshops_1394 | extend public_total = iff(province == 'IR-01', 12, public_total)",
      "workshops_1394", ["parts and total", "Gilan, workshops of 1394", "", ""]
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
    if !["facts", "indicators"].contains(name) { return }
    let vague = try found("let \(name) = \(table) | extend precision = 'about';\n")
    if expected[0] == "two values" || expected[0] == "parts and total" {
      #expect(!vague.contains(expected))
    }
  }

  @Test func whatIsRecordedIsSeenWithTheIssuesOfItsOwn() throws {
    let workspace = try Workspace.open(
      MemoryJournal(), data: .seeds, deciders: StandardDeciders().all)
    let day = try #require(SolarHijriDate(year: 1404, month: 4, day: 9))
    let monday = try #require(SolarHijriDate(year: 1404, month: 4, day: 9))
    try workspace.perform(
      SourceCommand.addSource(
        source: "letter", title: "t", publisher: "p", published: nil, paragraphs: 3, note: nil),
      by: "s", on: day)
    func add(_ id: String, _ set: (inout FactDetails) -> Void) throws {
      var details = FactDetails(kind: "count", statement: "said")
      set(&details)
      try workspace.perform(
        SourceCommand.addFact(fact: id, source: "letter", paragraph: 1, details: details),
        by: "s", on: day)
    }
    try add("F-day") {
      $0.date = monday
      $0.weekday = "شنبه"
      $0.otherDate = SolarHijriDate(year: 1404, month: 4, day: 10)
    }
    for (id, value) in [("F-1", 3.0), ("F-2", 4.0), ("F-3", 3.0)] {
      try add(id) {
        $0.subject = "units"
        $0.value = value
        $0.date = monday
      }
    }
    // An issue of a person about one of the facts is about something else.
    try workspace.perform(
      SourceCommand.raise(
        issue: "typo-1", kind: .contradiction, statement: "spelt in two ways", source: "letter",
        paragraph: nil, facts: ["F-1"]), by: "s", on: day)
    let rows = try workspace.query(
      "source_contradictions() | where source == 'letter' | project rule, about, facts, issues"
    ).rows
    let found = rows.map { row in row.values.map { ValueText.string($0) } }
    #expect(
      found.sorted { $0.joined() < $1.joined() } == [
        ["two dates", "F-day", "F-day", "F-day-calendar"],
        ["two dates", "F-day", "F-day", "F-day-weekday"],
        ["two values", "units", "F-1, F-2, F-3", "F-2-two-values, F-3-two-values"],
      ])
  }
}
