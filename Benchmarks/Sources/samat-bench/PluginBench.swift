import KQLEngine
import KQLSyntax
import SamatKit

/// `samat-bench plugin`: what a function costs that another process works out.
enum PluginBench {
  static func run(_ arguments: Arguments) throws {
    let rows = try arguments.count("rows", default: 1_000_000)
    let repetitions = try arguments.count("reps", default: 5)
    let options = QueryOptions(threads: try arguments.count("threads", default: 2))
    let call = try arguments.required("call")
    let workspace = Workspace()
    let plugin = try ProcessPlugin(path: try arguments.required("program"))
    try workspace.register(plugin)
    try workspace.replace(TableDefinition("numbers", table: numbers(rows)))
    let query = "numbers | extend result = \(call) | summarize count(), dcount(result)"
    let empty = "numbers | extend result = isempty(account) | summarize count(), dcount(result)"
    print("\(plugin.name) \(plugin.version): \(call), \(rows) rows, \(options.threads) threads")
    for (label, text) in [("with the plug-in", query), ("without", empty)] {
      var seconds: [Double] = []
      for _ in 0..<repetitions {
        seconds.append(
          try Measure.time { try workspace.query(text, options: options) }.seconds)
      }
      print(
        Cell.left("  " + label, 24) + " median "
          + Cell.right(Cell.number(Measure.median(seconds), digits: 3), 8) + " s, least "
          + Cell.right(Cell.number(seconds.min() ?? .nan, digits: 3), 8) + " s")
    }
    let activity = plugin.activity
    print("  \(activity.calls) calls, \(activity.rows / max(activity.calls, 1)) rows each")
    try workspace.remove(plugin: plugin.name)
  }

  /// Rows of a number, an id of eleven digits and an account number, all different.
  private static func numbers(_ rows: Int) -> Table {
    var ids = TextBuilder(capacity: rows)
    var accounts = TextBuilder(capacity: rows)
    for row in 0..<rows {
      let digits = String((row * 7_919) % 10_000_000_000)
      let padding = String(repeating: "0", count: 10 - digits.utf8.count)
      ids.append("1" + padding + digits)
      accounts.append(
        "IR0" + String(row % 10) + "01200000000000" + padding + digits.suffix(8) + "00")
    }
    return Table(
      schema: Schema([
        ColumnSchema("n", .long), ColumnSchema("id", .string), ColumnSchema("account", .string),
      ]),
      columns: [
        .long(Vector((0..<rows).map { Int64($0) })), ids.finishColumn(), accounts.finishColumn(),
      ])
  }
}
