import KQLSyntax

extension Catalog {
  /// The answer of a management command that only reads.
  func answer(_ command: ManagementCommand) throws(Diagnostic) -> Table {
    switch command.kind {
    case .showTables:
      return Table(
        schema: Schema([
          ColumnSchema("TableName", .string), ColumnSchema("Folder", .string),
          ColumnSchema("DocString", .string),
        ]), rows: tables.map { [.string($0.name), .string(""), .string($0.summary)] })
    case .showTablesDetails:
      var rows: [[Value]] = []
      for table in tables {
        rows.append([
          .string(table.name), .long(Int64(try table.load().rowCount)),
          .long(Int64(table.schema.count)), .string(table.summary),
        ])
      }
      return Table(
        schema: Schema([
          ColumnSchema("TableName", .string), ColumnSchema("TotalRowCount", .long),
          ColumnSchema("ColumnCount", .long), ColumnSchema("DocString", .string),
        ]), rows: rows)
    case .showTableCslSchema(let name):
      let table = try require(name)
      let columns = table.schema.columns.map { "\($0.name):\($0.type.rawValue)" }
      return Table(
        schema: Schema([ColumnSchema("TableName", .string), ColumnSchema("Schema", .string)]),
        rows: [[.string(table.name), .string(columns.joined(separator: ","))]])
    case .showTableSchemaJSON(let name):
      let table = try require(name)
      let columns = table.schema.columns.map { column -> DynamicValue in
        .object(
          DynamicObject([
            ("Name", .string(column.name)), ("Type", .string(column.type.systemName)),
            ("CslType", .string(column.type.rawValue)),
          ]))
      }
      let tree = DynamicValue.object(
        DynamicObject([("Name", .string(table.name)), ("OrderedColumns", .array(columns))]))
      return Table(
        schema: Schema([ColumnSchema("TableName", .string), ColumnSchema("Schema", .string)]),
        rows: [[.string(table.name), .string(JSONText.format(tree))]])
    case .showSchema:
      let rows = tables.flatMap { table in
        table.schema.columns.map { column -> [Value] in
          [
            .string(table.name), .string(column.name), .string(column.type.rawValue),
            .string(column.summary),
          ]
        }
      }
      return Table(
        schema: Schema([
          ColumnSchema("TableName", .string), ColumnSchema("ColumnName", .string),
          ColumnSchema("ColumnType", .string), ColumnSchema("DocString", .string),
        ]), rows: rows)
    case .showFunctions:
      let rows =
        scalarFunctions.map { [$0.name, "scalar", $0.description] }
        + aggregateFunctions.map { [$0.name, "aggregate", $0.description] }
        + tableFunctions.map { [$0.name, "analysis", $0.description] }
      return Table(
        schema: Schema([
          ColumnSchema("Name", .string), ColumnSchema("Kind", .string),
          ColumnSchema("DocString", .string),
        ]), rows: rows.sorted { $0[0] < $1[0] }.map { $0.map(Value.string) })
    case .createTable: throw unsupported("create table", command)
    case .dropTable: throw unsupported("drop table", command)
    case .ingestInline: throw unsupported("ingest inline", command)
    case .setTable(_, let mode, _): throw unsupported(mode.rawValue, command)
    case .export: throw unsupported("export", command)
    case .unsupported(let name): throw unsupported(name, command)
    }
  }

  private func unsupported(_ name: String, _ command: ManagementCommand) -> Diagnostic {
    Diagnostic(
      code: "kql.bind.unsupported", message: "command '.\(name)' is not supported",
      span: command.span,
      help: "'.show tables', '.show schema' and '.show table T cslschema' are")
  }

  private func require(_ name: Name) throws(Diagnostic) -> TableDefinition {
    if let table = table(name.text) { return table }
    let suggestion = EditDistance.nearest(to: name.text, among: tables.map(\.name))
    throw Diagnostic(
      code: "kql.bind.unknown-table", message: "unknown table '\(name.text)'", span: name.span,
      help: suggestion.map { "did you mean '\($0)'?" } ?? "")
  }
}
