import KQLEngine
import KQLSyntax
import SamatKit
import Testing

/// How far queries and loads have come, where rows come from, and what steps do.
@Suite struct QueryProgressTests {
  private let catalog: Catalog

  init() throws { catalog = try Workspace.seeds().catalog }

  @Test(
    arguments: [
      ("units | summarize count() by domain", 31, 31),
      ("units | where domain == 'agriculture'", 31, 31),
      ("units | sort by unit desc", 31, 31),
      ("units | join kind=inner (provinces) on province | count", 62, 62),
      ("print 1", 0, 0),
      ("units | where province in ((provinces | project province)) | count", 62, 62),
    ], [1, 3]
  )
  func countsRowsOfTables(_ query: (text: String, scanned: Int, expected: Int), _ threads: Int)
    throws
  {
    let progress = QueryProgress()
    var options = QueryOptions(batchSize: 7, threads: threads)
    options.progress = progress
    _ = try catalog.query(query.text, options: options)
    #expect(progress.rowsScanned == query.scanned)
    #expect(progress.rowsExpected == query.expected)
    #expect(progress.fraction == (query.expected == 0 ? nil : 1))
    progress.reset()
    #expect(progress.rowsScanned == 0 && progress.fraction == nil)
  }

  @Test(arguments: ["a,b\n1,x\n2,y\n", "a,b\n1,\"x\ny\"\n2,z\n"]) func countsBytesOfFiles(
    _ text: String
  ) throws {
    var options = ReadOptions(fileName: "t.csv")
    let progress = LoadProgress()
    options.progress = progress
    let bytes = Array(text.utf8)
    _ = try bytes.withUnsafeBufferPointer { try CSVReader().read($0, options: options) }
    #expect(progress.bytesExpected == bytes.count)
    #expect(progress.rowsRead == 2)
    // The header is read before anything is counted.
    #expect((bytes.count - 8...bytes.count).contains(progress.bytesRead))
  }

  // MARK: - Lineage

  private func lineage(_ text: String) throws -> RowLineage? {
    try catalog.lineage(of: try catalog.prepare(text))
  }

  @Test func rowsKeepTheirNumbers() throws {
    let text =
      "provinces | where population_1395 > 4000000 | extend k = strcat(name, capital) | sort by name asc "
      + "| take 3 | project x = name, k, c = 1 | render table"
    let found = try #require(try lineage(text))
    let answer = try catalog.query(text)
    let rows = try found.table.load()
    #expect(found.table.name == "provinces" && found.rows.count == 3)
    for (row, number) in found.rows.enumerated() {
      #expect(answer.columns[0][row] == rows.rows[number]["name"])
    }
    #expect(found.columns.map(\.origins) == [["name"], ["name", "capital"], []])
    #expect(found.columns.map(\.isPassedOn) == [true, false, false])
  }

  @Test func rowsThatAreMixedHaveNone() throws {
    for (text, step) in [
      ("units | summarize count() by domain", "summarize"),
      ("units | distinct domain", "summarize"),
      ("units | lookup provinces on province", "join"),
      ("units | union provinces", "union"),
      ("people | mv-expand aliases", "mv-expand"),
      ("print 1", "rows that stand in the query or come from an analysis"),
    ] {
      #expect(try lineage(text) == nil, "\(text)")
      #expect(try catalog.prepare(text).mixingSteps.last == step, "\(text)")
    }
    #expect(try catalog.prepare("units | take 1").mixingSteps.isEmpty)
  }

  @Test func tablesOfPlansAreFound() throws {
    let text =
      "units | where province in ((provinces | project province)) | join (holdings) on $left.unit == $right.person"
    #expect(try catalog.prepare(text).tables.map(\.name) == ["holdings", "provinces", "units"])
  }

  // MARK: - Steps

  @Test func physicalPlanNamesChoices() throws {
    let query = try catalog.prepare(
      "let p = materialize(provinces | where population_1395 > 1000000); "
        + "p | join kind=inner p on province | top 2 by name")
    let lines = query.explain(.physical).split(separator: "\n").map {
      $0.drop { $0 == " " }.split(separator: " ").first.map(String.init) ?? ""
    }
    #expect(lines.contains("Top") && lines.contains("Join"))
    #expect(query.explain(.physical).contains("Shared 1, as above"))
  }

  @Test(
    arguments: [
      "units | summarize n = count() by domain | sort by n desc",
      "units | where domain has 'agri' and province == 'IR-08' | join kind=inner provinces on province | project name1",
      "let p = materialize(provinces | project province); p | join kind=inner p on province | count",
      "units | partition by domain (take 2) | count",
      "units | where province in ((provinces | project province)) | take 3",
      "units | as T | union T | count",
    ])
  func profileAnswersAsARun(_ text: String) throws {
    let query = try catalog.prepare(text)
    let profile = try catalog.profile(query)
    let answer = try catalog.run(query, options: QueryOptions(threads: 1))
    #expect(profile.table.rowCount == answer.rowCount)
    for (found, wanted) in zip(profile.table.rows, answer.rows) {
      #expect(found.values == wanted.values)
    }
    let first = profile.steps.split(separator: "\n").dropFirst().first ?? ""
    #expect(first.split(separator: " ").first.flatMap { Int($0) } == answer.rowCount)
  }
}
