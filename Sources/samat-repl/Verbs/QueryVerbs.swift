import KQLEngine
import KQLSyntax

extension Verb {
  /// `:tables`.
  static let tables = Verb("tables", "Lists the tables.", isHabit: true) {
    (call) throws(Diagnostic) in
    let rows = call.session.catalog.tables.map { table -> [Value] in
      [
        .string(table.name), .string(table.aliases.first ?? ""), .long(Int64(table.schema.count)),
        .string(table.summary),
      ]
    }
    let schema = Schema([
      ColumnSchema("table", .string), ColumnSchema("also", .string),
      ColumnSchema("columns", .long), ColumnSchema("summary", .string),
    ])
    call.session.output.write(Table(schema: schema, rows: rows), as: call.session.style)
    return .done
  }

  /// `:schema T`.
  static let schema = Verb(
    "schema TABLE", "Lists the columns of a table.", argument: .table, isHabit: true
  ) { (call) throws(Diagnostic) in
    guard !call.argument.isEmpty else {
      throw Diagnostic(
        code: "samat.shell.argument", message: "':schema' needs the name of a table",
        help: "':tables' lists them")
    }
    let catalog = call.session.catalog
    guard let table = catalog.tableLike(call.argument) else {
      let names = catalog.tables.flatMap { [$0.name] + $0.aliases }
      let near = EditDistance.nearest(to: call.argument, among: names)
      throw Diagnostic(
        code: "kql.bind.unknown-table", message: "unknown table '\(call.argument)'",
        span: call.span,
        help: near.map { "did you mean '\($0)'?" } ?? "':tables' lists the tables")
    }
    call.session.output.write(HelpText.columns(of: table), as: call.session.style)
    return .done
  }

  /// `:explain QUERY`.
  static let explain = Verb("explain QUERY", "Shows how a query runs.", argument: .query) {
    (call) throws(Diagnostic) in
    guard !call.argument.isEmpty else {
      throw Diagnostic(code: "samat.shell.argument", message: "':explain' needs a query")
    }
    let composed = ComposedText(call.session.bindings.fragments + [call.fragment])
    do throws(QueryFailure) {
      let query = try call.session.catalog.prepare(
        composed.text, options: call.session.options)
      call.session.output.write(query.explanation + "\n")
      return .done
    } catch {
      return call.session.show(error, composed)
    }
  }
}
