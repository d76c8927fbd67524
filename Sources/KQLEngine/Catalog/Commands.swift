import KQLSyntax

extension Catalog {
  /// Runs a command.
  ///
  /// - Parameters:
  ///   - command: The command.
  ///   - rows: The answer of the query in it.
  ///   - options: The caller's.
  /// - Returns: Its answer; and what can be named afterwards, where it has changed that.
  /// - Throws: Why it was refused. Nothing is changed then.
  func run(
    _ command: ManagementCommand, rows: Table?, options: QueryOptions
  ) throws(Diagnostic) -> (table: Table, registry: Registry?) {
    if case .export(let destination, _) = command.kind {
      return (try export(rows ?? .empty(Schema([])), to: destination, options), nil)
    }
    guard command.changesCatalog else { return (try answer(command), nil) }
    var registry = registry
    let table = try change(&registry, command, rows: rows, options: options)
    return (table, registry)
  }

  /// The answer of a command that only reads.
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
      let own = storedFunctions.map { function in
        let texts = function.texts
        return [function.name, "stored", function.docString, texts.parameters, texts.body]
      }
      let rows =
        scalarFunctions.map { [$0.name, "scalar", $0.description, "", ""] }
        + aggregateFunctions.map { [$0.name, "aggregate", $0.description, "", ""] }
        + tableFunctions.map { [$0.name, "analysis", $0.description, "", ""] } + own
      return Table(
        schema: Schema([
          ColumnSchema("Name", .string), ColumnSchema("Kind", .string),
          ColumnSchema("DocString", .string), ColumnSchema("Parameters", .string),
          ColumnSchema("Body", .string),
        ]), rows: rows.sorted { $0[0] < $1[0] }.map { $0.map(Value.string) })
    case .showFunction(let name):
      guard let function = storedFunction(name.text) else {
        throw unknownFunction(name)
      }
      return Catalog.description(of: [function])
    case .createTable, .mergeTable, .alterDocString, .dropTable, .renameTable, .renameColumn,
      .clearTable, .deleteRecords, .ingestInline, .setTable, .createFunction, .dropFunction,
      .export:
      throw Diagnostic(code: "kql.internal", message: "the command was not run", span: command.span)
    case .unsupported(let name): throw unsupported(name, command)
    }
  }

  private func unsupported(_ name: String, _ command: ManagementCommand) -> Diagnostic {
    Diagnostic(
      code: "kql.bind.unsupported", message: "command '\(name)' is not supported",
      span: command.span,
      help: "the commands are listed in Documentation/KQL.md")
  }

  func require(_ name: Name) throws(Diagnostic) -> TableDefinition {
    if let table = table(name.text) { return table }
    let suggestion = EditDistance.nearest(to: name.text, among: tables.map(\.name))
    throw Diagnostic(
      code: "kql.bind.unknown-table", message: "unknown table '\(name.text)'", span: name.span,
      help: suggestion.map { "did you mean '\($0)'?" } ?? "")
  }
}
