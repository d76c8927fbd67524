import KQLEngine
import KQLSyntax
import Testing

/// What is said of queries that make no sense, and where.
@Suite struct EngineDiagnosticsTests {
  private let catalog: Catalog

  init() throws {
    var registry = Registry()
    let schema = Schema([
      ColumnSchema("id", .long), ColumnSchema("province", .string, aliases: ["استان"]),
      ColumnSchema("status", .string), ColumnSchema("workers", .long),
    ])
    try registry.add(
      TableDefinition("units", aliases: ["واحدها"], table: .empty(schema)))
    catalog = Catalog(registry)
  }

  private func failure(_ query: String) throws -> QueryFailure {
    do throws(QueryFailure) {
      _ = try catalog.query(query)
    } catch {
      return error
    }
    Issue.record("'\(query)' was answered")
    throw CancellationError()
  }

  /// The text that a diagnostic marks.
  private func marked(_ failure: QueryFailure, _ index: Int = 0) -> String? {
    guard let span = failure.diagnostics[index].span else { return nil }
    return String(decoding: Array(failure.text.utf8)[span.start..<span.end], as: UTF8.self)
  }

  @Test func namesTheNearestColumn() throws {
    let found = try failure("units | where statsu == 'idle'")
    let diagnostic = try #require(found.diagnostics.first)
    #expect(diagnostic.code == "kql.bind.unknown-column")
    #expect(diagnostic.message == "unknown column 'statsu' in 'units'")
    #expect(diagnostic.help == "did you mean 'status'?")
    #expect(diagnostic.fixIts.map(\.replacement) == ["status"])
    #expect(marked(found) == "statsu")
    #expect(diagnostic.notes.first?.contains("'province'") == true)
  }

  @Test func marksTheColumnBehindPersianText() throws {
    let found = try failure("واحدها | where استان == 'کرمان' and statsu == 'a'")
    #expect(found.code == "kql.bind.unknown-column")
    #expect(marked(found) == "statsu")
    let text = found.description
    #expect(text.contains("unknown column 'statsu'"))
    #expect(text.contains("did you mean 'status'?"))
  }

  @Test func namesTheNearestPersianName() throws {
    let found = try failure("واحدها | where استن == 'a'")
    #expect(found.diagnostics.first?.help == "did you mean 'استان'?")
    #expect(marked(found) == "استن")
    #expect(try failure("واحدهاا | count").diagnostics.first?.help.isEmpty == false)
  }

  @Test func namesTheNearestTable() throws {
    let found = try failure("unist | count")
    #expect(found.code == "kql.bind.unknown-table")
    #expect(found.diagnostics.first?.help == "did you mean 'units'?")
    #expect(marked(found) == "unist")
  }

  @Test func namesTheNearestFunction() throws {
    let found = try failure("units | extend n = strln(status)")
    #expect(found.code == "kql.bind.unknown-function")
    #expect(found.diagnostics.first?.help == "did you mean 'strlen'?")
    #expect(marked(found) == "strln")
  }

  @Test func namesTheNearestAnalysis() throws {
    let found = try failure("units | evaluate narow()")
    #expect(found.code == "kql.bind.unknown-analysis")
    #expect(found.diagnostics.first?.help == "did you mean 'narrow'?")
  }

  @Test(arguments: [
    ("units | scan with (step s: true => x = 1;)", "scan"), ("units | reduce by status", "reduce"),
    ("units | fork (count) (take 1)", "fork"), ("units | facet by status", "facet"),
    ("units | consume", "consume"), ("units | top-hitters 3 of status", "top-hitters"),
  ]) func refusesOperatorsByName(query: String, name: String) throws {
    let found = try failure(query)
    #expect(found.code == "kql.bind.unsupported")
    #expect(found.diagnostics.first?.message == "operator '\(name)' is not supported")
    #expect(marked(found) == name)
  }

  @Test func refusesCommandsByName() throws {
    let found = try failure(".show cluster")
    #expect(found.code == "kql.bind.unsupported")
    #expect(found.diagnostics.first?.message == "command '.show cluster' is not supported")
  }

  @Test(arguments: [
    ("units | where count() > 1", "kql.bind.aggregate-outside", "count()"),
    ("units | extend n = row_number()", "kql.bind.not-serialized", "row_number()"),
    ("units | where status > 1", "kql.bind.argument-type", "status > 1"),
    ("units | extend x = workers + status", "kql.bind.argument-type", "workers + status"),
    ("units | extend x = strlen()", "kql.bind.argument-count", "strlen()"),
    ("units | extend x = strlen(status, 1)", "kql.bind.argument-count", "strlen(status, 1)"),
    ("units | where workers", "", ""),
    ("units | where status", "kql.bind.argument-type", "status"),
    ("units | take 'x'", "kql.bind.count", "'x'"),
    ("units | summarize sum(workers), status", "kql.bind.not-aggregated", "status"),
    ("units | render pie", "kql.bind.render-kind", "pie"),
    ("units | render table | take 1", "kql.bind.render-last", "take 1"),
    ("units | where status.a == 1", "kql.bind.not-dynamic", "status.a"),
    (
      "units | where status matches regex '('", "kql.bind.argument-value",
      "status matches regex '('"
    ),
    ("print datetime(2025-13-45)", "kql.bind.literal", "datetime(2025-13-45)"),
    ("print 99999999999999999999", "kql.bind.literal", "99999999999999999999"),
  ]) func marksWhatIsWrong(query: String, code: String, text: String) throws {
    guard !code.isEmpty else {
      #expect(throws: Never.self) { try catalog.query(query) }
      return
    }
    let found = try failure(query)
    #expect(found.code == code)
    #expect(marked(found) == text)
  }

  @Test func reportsSeveralMistakesAtOnce() throws {
    let found = try failure("units | where statsu == 1 and worker > 2 and strln(id) > 1")
    #expect(
      found.diagnostics.map(\.code) == [
        "kql.bind.unknown-column", "kql.bind.unknown-column", "kql.bind.unknown-function",
      ])
    #expect(marked(found, 1) == "worker")
    let extended = try failure("units | extend a = x1, b = x2, c = x3")
    #expect(extended.diagnostics.count == 3)
  }

  @Test func saysThingsInItsOwnWay() throws {
    for query in [
      "units | where statsu == 1", "unist", "units | take 'x'", "print strln(1)", "units | scan",
      "units | summarize status", "print 1 +", "units | where (", "print dynamic([1) ",
    ] {
      for diagnostic in try failure(query).diagnostics {
        #expect(diagnostic.code.hasPrefix("kql."))
        #expect(!diagnostic.message.hasSuffix("."))
        #expect(diagnostic.message.first?.isUppercase != true)
      }
    }
  }

  @Test func refusesTextWithoutQuery() throws {
    for text in ["", "  \n", "// nothing", ";", "let a = 1;"] {
      #expect(try failure(text).code == "kql.syntax.empty")
    }
  }

  @Test func answersCommands() throws {
    #expect(try catalog.query(".show tables").rows.map { $0["TableName"] } == [.string("units")])
    #expect(
      try catalog.query(".show table units cslschema").rows.first?["Schema"]
        == .string("id:long,province:string,status:string,workers:long"))
    #expect(try catalog.query(".show functions").rowCount > 200)
    #expect(try failure(".show table unit cslschema").code == "kql.bind.unknown-table")
  }
}
