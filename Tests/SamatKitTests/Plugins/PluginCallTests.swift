import KQLEngine
import KQLSyntax
import SamatKit
import SamatTesting
import Testing

/// What goes to a plug-in and comes back.
@Suite(.timeLimit(.minutes(5)))
struct PluginCallTests {
  @Test(arguments: [
    "bool", "int", "long", "real", "decimal", "string", "datetime", "timespan", "guid", "dynamic",
  ])
  func everyTypeComesBackAsItWas(type: String) throws {
    let values: [String: [String]] = [
      "bool": ["true", "false"],
      "int": ["int(2147483647)", "int(-2147483648)", "int(0)"],
      "long": ["9223372036854775807", "-9223372036854775807 - 1", "0", "-1"],
      "real": [
        "0.1", "-0.0", "1e308", "5e-324", "123456789012345680.0", "real(nan)", "real(+inf)",
        "real(-inf)", "2.5",
      ],
      "decimal": ["decimal(12345678901234567890.123456789)", "decimal(-0.1)", "decimal(7)"],
      "string": [
        "''", "'کرمان \u{200C}و یزد'", "'\"\\\\'", "'a\\tb\\nc\\r'", "'😀'",
        "make_string(1, 31, 127)",
      ],
      "datetime": ["datetime(0001-01-01)", "datetime(9999-12-31 23:59:59.9999999)"],
      "timespan": ["-1.5d", "1tick", "timespan(10675199.02:48:05.4775807)"],
      "guid": ["guid(74be27de-1e4e-49d9-b579-fe0b331d3642)"],
      "dynamic": ["dynamic([1, {\"a\": [null, 2.5, \"b]\\\"}\"]}])", "dynamic({})"],
    ]
    let workspace = try FakePlugin().workspace()
    let cells = try #require(values[type]) + (type == "string" ? [] : ["\(type)(null)"])
    let rows = cells.map { "(print x = \($0))" }.joined(separator: ", ")
    let table = try workspace.query(
      "union \(rows) | extend y = echo(x) | project x = tostring(x), y = tostring(y), "
        + "same = gettype(x) == gettype(y)")
    #expect(table.rowCount == cells.count)
    #expect(texts(table, "x") == texts(table, "y"))
    #expect(texts(table, "same").allSatisfy { $0 == "true" })
  }

  @Test func largeInputsGoInBatches() throws {
    let workspace = try FakePlugin().workspace()
    let table = try workspace.query(
      "range x from 1 to 20000 step 1 | extend y = echo(x) | summarize sum(y), countif(x != y)")
    #expect(text(of: table) == [["200010000", "0"]])
    let activity = try #require(workspace.plugins.first?.activity)
    #expect(activity.rows == 20_000 && activity.calls == 5 && activity.isRunning)
  }

  @Test func longMessagesAreSplit() throws {
    var settings = PluginSettings()
    settings.lineLimit = 4000
    let workspace = try FakePlugin().workspace(settings)
    let table = try workspace.query(
      "range x from 1 to 1000 step 1 | extend t = strcat('row ', x) | extend y = echo(t) "
        + "| summarize countif(t != y), count()")
    #expect(text(of: table) == [["0", "1000"]])
    let fault = try diagnostic {
      _ = try workspace.query("print echo(strrep(strrep('x', 100), 100))")
    }
    #expect(fault.code == "samat.plugin.size", "\(fault)")
    #expect(text(of: try workspace.query("print echo(7)")) == [["7"]])
  }

  @Test func distinctTextsAreSentOnce() throws {
    let workspace = try FakePlugin().workspace()
    let table = try workspace.query(
      "range x from 1 to 9000 step 1 | extend t = tostring(x % 3) | as T | where x > 0 "
        + "| summarize n = count() by t, y = echo(t) | where t == y | summarize sum(n)")
    #expect(text(of: table) == [["9000"]])
    let made = try workspace.run(
      ".set T <| range x from 1 to 9000 step 1 | extend t = tostring(x % 3); "
        + "T | extend y = echo(t) | summarize countif(t != y), count()")
    #expect(made.last.map(text) == [["0", "9000"]])
  }

  @Test func constantsAreCalledOnce() throws {
    let workspace = try FakePlugin().workspace()
    let table = try workspace.query(
      "range x from 1 to 50000 step 1 | summarize sum(echo(2))",
      options: QueryOptions(threads: 1))
    #expect(text(of: table) == [["100000"]])
    #expect(workspace.plugins.first?.activity.calls == 1)
    // A volatile one is asked for every row.
    _ = try workspace.query("range x from 1 to 100 step 1 | extend y = roll(2) | count")
    let rows = try workspace.query("range x from 1 to 100 step 1 | summarize sum(roll(2))")
    #expect(text(of: rows) == [["200"]])
    #expect(workspace.plugins.first?.activity.rows == 101)
  }

  @Test func lookingAtAPlanCallsNothing() throws {
    let workspace = try FakePlugin().workspace()
    _ = try workspace.catalog.prepare("print echo(1)")
    _ = try workspace.catalog.explain("range x from 1 to 10 step 1 | where echo(x) > echo(2)")
    #expect(workspace.plugins.first?.activity.calls == 0)
    // Here the value is needed for the plan itself.
    #expect(try workspace.query("range x from 1 to 9 step 1 | take echo(2)").rowCount == 2)
  }

  @Test func everyConfigurationAgrees() throws {
    let workspace = try FakePlugin().workspace()
    let query =
      "range x from 1 to 50 step 1 | where echo(x) % 3 == 0 and x > 5 | extend y = echo(x * 2) "
      + "| summarize n = count(), s = sum(echo(y)) by k = echo(x % 2) | order by k asc"
    let expected = [["0", "8", "432"], ["1", "7", "378"]]
    for size in [1, 3, 4096] {
      for threads in [1, 2] {
        for optimization in [QueryOptions.Optimization.on, .off] {
          let options = QueryOptions(
            batchSize: size, threads: threads, optimization: optimization)
          #expect(text(of: try workspace.query(query, options: options)) == expected)
        }
      }
    }
  }

  @Test func manyThreadsTakeTurns() async throws {
    let workspace = try FakePlugin().workspace()
    try await withThrowingTaskGroup(of: [[String]].self) { group in
      for task in 0..<8 {
        group.addTask {
          text(
            of: try workspace.query(
              "range x from 1 to 300 step 1 | summarize sum(echo(x + \(task * 1000)))",
              options: QueryOptions(batchSize: 50)))
        }
      }
      var sums: Set<String> = []
      for try await rows in group { sums.insert(rows[0][0]) }
      #expect(sums == Set((0..<8).map { String(45_150 + 300_000 * $0) }))
    }
  }

  @Test func noRowsAreNoCall() throws {
    let workspace = try FakePlugin().workspace()
    let table = try workspace.query("range x from 1 to 0 step 1 | extend y = echo(x)")
    #expect(table.rowCount == 0)
    #expect(workspace.plugins.first?.activity.calls == 0)
  }

  @Test func functionsAreListedAndRemoved() throws {
    let workspace = try FakePlugin().workspace()
    let function = try #require(workspace.catalog.scalarFunction("echo"))
    #expect(function.description == "Returns its argument.")
    #expect(function.topic == "plug-in 'fake'")
    let prepared = try workspace.catalog.prepare("print echo(1)")
    let catalog = workspace.catalog
    #expect(code { try workspace.remove(plugin: "fakes") } == "samat.plugin.unknown")
    try workspace.remove(plugin: "fake")
    #expect(workspace.plugins.isEmpty && workspace.catalog.scalarFunction("echo") == nil)
    #expect(code { _ = try workspace.query("print echo(1)") } == "kql.bind.unknown-function")
    // A query that was bound before knows that it is gone.
    #expect(code { _ = try catalog.run(prepared) } == "samat.plugin.removed")
  }
}
