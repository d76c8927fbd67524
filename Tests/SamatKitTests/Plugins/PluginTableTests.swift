import KQLEngine
import KQLSyntax
import SamatKit
import Testing

/// Functions of plug-ins from a table to a table.
@Suite(.timeLimit(.minutes(5)))
struct PluginTableTests {
  @Test func aTableComesBackAsItWas() throws {
    let workspace = try FakePlugin().workspace()
    let made =
      "range x from 1 to 9000 step 1 | extend t = strcat('کد ', x), r = x / 4.0, d = datetime(2025-03-21) "
      + "+ x * 1h, b = x % 3 == 0, j = pack_array(x, 'a'), n = iff(x % 2 == 0, x, long(null))"
    let table = try workspace.query("\(made) | evaluate same(x)")
    let original = try workspace.query(made)
    #expect(table.schema == original.schema)
    #expect(text(of: table) == text(of: original))
    #expect(workspace.plugins.first?.activity.rows == 9000)
  }

  @Test func anEmptyTableIsATable() throws {
    let workspace = try FakePlugin().workspace()
    let table = try workspace.query("range x from 1 to 0 step 1 | evaluate same(x)")
    #expect(table.rowCount == 0 && table.schema.names == ["x"])
  }

  @Test(arguments: [
    ("same()", "kql.bind.argument-count"), ("same(x, 1, 2)", "kql.bind.argument-count"),
    ("same(x, 'a')", "kql.bind.argument-type"), ("same(x + x)", "kql.bind.argument-type"),
    ("same(x, 3)", ""), ("same(5)", ""),
  ])
  func argumentsAreChecked(call: String, expected: String) throws {
    let workspace = try FakePlugin().workspace()
    let found = code { _ = try workspace.query("range x from 1 to 3 step 1 | evaluate \(call)") }
    #expect(found ?? "" == expected)
  }

  static let faults: [(table: String, code: String, words: String)] = [
    ("echo busy", "protocol", "no message: 'busy'"),
    (#"send '{"type":"result","id":'$id'}'"#, "protocol", "type 'result'"),
    (#"send '{"type":"table","id":'$id'}'"#, "protocol", "names and types"),
    (#"send '{"type":"table","id":'$id',"columns":[]}'"#, "protocol", "names and types"),
    (
      #"send '{"type":"table","id":'$id',"columns":[{"name":"a","type":"text"}]}'"#, "protocol",
      "names and types"
    ),
    (
      #"send '{"type":"table","id":'$id',"columns":[{"name":"a","type":"long"},{"name":"a","type":"long"}]}'"#,
      "protocol", "names and types"
    ),
    (
      #"send '{"type":"table","id":'$id',"columns":[{"name":"a","type":"long"}]}'; send '{"type":"rows","id":'$id',"rows":2,"columns":[[1]]}'"#,
      "protocol", "column 'a' which has 1 rows, not 2"
    ),
    (
      #"send '{"type":"table","id":'$id',"columns":[{"name":"a","type":"long"}]}'; send '{"type":"rows","id":'$id',"rows":2,"columns":[[1,true]]}'"#,
      "protocol", "in row 2 is no long: 'true'"
    ),
    (
      #"send '{"type":"table","id":'$id',"columns":[{"name":"a","type":"long"}]}'; send '{"type":"rows","id":'$id',"rows":1,"columns":[]}'"#,
      "protocol", "other columns"
    ),
    (
      #"send '{"type":"table","id":'$id',"columns":[{"name":"a","type":"long"}]}'; exit 5"#, "exit",
      "exit status 5"
    ),
    (#"send '{"type":"error","id":'$id',"message":"no such column"}'"#, "failed", "no such column"),
  ]

  @Test(arguments: faults.indices)
  func failsWithItsName(index: Int) throws {
    let (body, code, words) = Self.faults[index]
    let workspace = try FakePlugin(table: body).workspace()
    let fault = try diagnostic {
      _ = try workspace.query("range x from 1 to 3 step 1 | evaluate same(x)")
    }
    #expect(fault.code == "samat.plugin." + code, "\(fault)")
    #expect(fault.message.hasPrefix("plug-in 'fake'") && fault.message.contains(words), "\(fault)")
    #expect(fault.span == SourceSpan(start: 38, end: 45))
  }

  @Test func waitingForATableEndsWithTheQuery() throws {
    var settings = PluginSettings()
    settings.cancelGrace = 0.1
    for body in [
      "sleep 1000", #"send '{"type":"table","id":'$id',"columns":'"$columns"'}'; sleep 1000"#,
    ] {
      let workspace = try FakePlugin(table: body).workspace(settings)
      let query =
        "range x from 1 to 300000 step 1 | extend t = strcat('row ', x) | evaluate same(x)"
      let found = code { _ = try workspace.query(query, options: QueryOptions(timeout: 1)) }
      #expect(found == "kql.limit.time")
      #expect(text(of: try workspace.query("print echo(1)")) == [["1"]])
    }
  }

  @Test func namesAreTakenOnce() throws {
    let workspace = try FakePlugin().workspace()
    #expect(workspace.catalog.tableFunction("same") != nil)
    try workspace.remove(plugin: "fake")
    #expect(workspace.catalog.tableFunction("same") == nil)
  }
}
