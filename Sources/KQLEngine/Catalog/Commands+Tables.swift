import KQLSyntax

extension Catalog {
  /// Changes a registry as a command says; where it throws, the registry's state is of no meaning.
  func change(
    _ registry: inout Registry, _ command: ManagementCommand, rows: Table?, options: QueryOptions
  ) throws(Diagnostic) -> Table {
    switch command.kind {
    case .createTable(let name, let columns):
      let schema = try schema(of: columns)
      if let old = table(name.text) {
        guard old.schema.columns.map(\.name) == schema.names,
          old.schema.columns.map(\.type) == schema.columns.map(\.type)
        else { throw taken(name, "table") }
        return Catalog.description(of: old)
      }
      return try put(.empty(schema), name, summary: "", &registry)
    case .mergeTable(let name, let columns, let mayCreate):
      if mayCreate, table(name.text) == nil {
        return try put(.empty(try schema(of: columns)), name, summary: "", &registry)
      }
      let old = try changeable(name)
      return try put(
        try merged(try old.load(), try schema(of: columns), columns), name, summary: old.summary,
        &registry)
    case .alterDocString(let name, let text):
      let old = try changeable(name)
      return try put(try old.load(), name, summary: text, &registry)
    case .dropTable(let name, let ifExists):
      if !(ifExists && table(name.text) == nil) {
        registry.remove(table: try changeable(name).name)
      }
      return try Catalog(registry).tableList()
    case .renameTable(let name, let new):
      let old = try changeable(name)
      if table(new.text) != nil { throw taken(new, "table") }
      try check(new)
      registry.remove(table: old.name)
      return try put(try old.load(), new, summary: old.summary, &registry)
    case .renameColumn(let name, let column, let new):
      let old = try changeable(name)
      return try put(
        try renamed(try old.load(), column, new, of: old.name), name, summary: old.summary,
        &registry)
    case .clearTable(let name):
      let old = try changeable(name)
      _ = try put(.empty(old.schema), name, summary: old.summary, &registry)
      return Catalog.changed(name.text, by: 0 - (try old.load().rowCount), total: 0)
    case .deleteRecords(let name, _):
      let old = try changeable(name)
      let kept = try given(rows, command)
      let before = try old.load().rowCount
      _ = try put(kept, name, summary: old.summary, &registry)
      return Catalog.changed(name.text, by: kept.rowCount - before, total: kept.rowCount)
    case .ingestInline(let name, let ingestion):
      let old = try changeable(name)
      let added = try read(ingestion, into: old)
      return try append(added, to: old, name, &registry)
    case .setTable(let name, let mode, _):
      return try set(name, mode, try given(rows, command), &registry)
    case .createFunction(let name, let definition):
      return try define(name, definition, &registry)
    case .dropFunction(let name, let ifExists):
      guard registry.functions.removeValue(forKey: name.text) != nil || ifExists else {
        throw unknownFunction(name)
      }
      return Catalog.description(of: Catalog(registry).storedFunctions)
    case .showTables, .showTablesDetails, .showTableCslSchema, .showTableSchemaJSON, .showSchema,
      .showFunctions, .showFunction, .export, .unsupported:
      throw Diagnostic(code: "kql.internal", message: "the command was not run", span: command.span)
    }
  }

  private func given(_ rows: Table?, _ command: ManagementCommand) throws(Diagnostic) -> Table {
    guard let rows else {
      throw Diagnostic(code: "kql.internal", message: "the query was not run", span: command.span)
    }
    return rows
  }

  // MARK: Names

  /// A table that commands may change: one that a command has made.
  private func changeable(_ name: Name) throws(Diagnostic) -> TableDefinition {
    let table = try require(name)
    guard registry.sessionTables.contains(table.name) else {
      throw Diagnostic(
        code: "kql.command.built-in-table",
        message: "table '\(name.text)' is not changed by commands", span: name.span,
        help: "work on a copy: .set my_\(name.text) <| \(name.text)",
        notes: ["only tables that a command has made are"])
    }
    return table
  }

  private func check(_ name: Name) throws(Diagnostic) {
    guard !name.text.isEmpty else {
      throw Diagnostic(code: "kql.command.name", message: "a name is empty", span: name.span)
    }
  }

  func taken(_ name: Name, _ what: String) -> Diagnostic {
    Diagnostic(
      code: "kql.command.exists", message: "there is a \(what) '\(name.text)' already",
      span: name.span, help: "choose another name")
  }

  private func schema(of columns: [ColumnDeclaration]) throws(Diagnostic) -> Schema {
    var names: Set<String> = []
    for column in columns where !names.insert(column.name.text).inserted {
      throw Diagnostic(
        code: "kql.bind.duplicate-column",
        message: "column '\(column.name.text)' is declared twice",
        span: column.name.span)
    }
    return Schema(columns.map { ColumnSchema($0.name.text, $0.type) })
  }

  // MARK: Tables

  /// Puts a table in, in the place of the one that has its name.
  private func put(
    _ table: Table, _ name: Name, summary: String, _ registry: inout Registry
  ) throws(Diagnostic) -> Table {
    try check(name)
    var table = table
    table.visualization = nil
    table.notes = []
    let definition = TableDefinition(name.text, summary: summary, table: table)
    do throws(Diagnostic) {
      if registry.tables[name.text] != nil {
        registry.tables[name.text] = definition
      } else {
        try registry.add(definition)
      }
    } catch {
      var problem = error
      problem.span = name.span
      throw problem
    }
    registry.sessionTables.insert(name.text)
    return Catalog.description(of: definition)
  }

  private func set(
    _ name: Name, _ mode: ManagementCommand.SetMode, _ rows: Table, _ registry: inout Registry
  ) throws(Diagnostic) -> Table {
    let exists = table(name.text) != nil
    switch mode {
    case .set where exists: throw taken(name, "table")
    case .append where !exists: _ = try require(name)
    case .append, .setOrAppend:
      if exists { return try append(rows, to: try changeable(name), name, &registry) }
    case .set: break
    case .setOrReplace:
      if exists { _ = try changeable(name) }
    }
    var names: Set<String> = []
    for column in rows.schema.columns where !names.insert(column.name).inserted {
      throw Diagnostic(
        code: "kql.bind.duplicate-column", message: "the query has two columns '\(column.name)'",
        span: name.span)
    }
    let schema = Schema(rows.schema.columns.map { ColumnSchema($0.name, $0.type) })
    let summary = table(name.text)?.summary ?? ""
    _ = try put(
      Table(schema: schema, columns: rows.columns, rowCount: rows.rowCount), name,
      summary: summary, &registry)
    return Catalog.changed(name.text, by: rows.rowCount, total: rows.rowCount)
  }

  /// Adds rows behind those of a table; their columns are taken in their order.
  private func append(
    _ rows: Table, to old: TableDefinition, _ name: Name, _ registry: inout Registry
  ) throws(Diagnostic) -> Table {
    guard rows.schema.columns.map(\.type) == old.schema.columns.map(\.type) else {
      func text(_ schema: Schema) -> String {
        schema.columns.map { "\($0.name):\($0.type.rawValue)" }.joined(separator: ", ")
      }
      throw Diagnostic(
        code: "kql.command.schema", message: "the rows do not fit table '\(name.text)'",
        span: name.span, help: "project the columns in this order and with these types",
        notes: ["the table has (\(text(old.schema)))", "the rows have (\(text(rows.schema)))"])
    }
    let first = try old.load()
    let columns = old.schema.columns.enumerated().map { index, column in
      Column.concatenate([first.columns[index], rows.columns[index]], type: column.type)
    }
    let count = first.rowCount + rows.rowCount
    _ = try put(
      Table(schema: old.schema, columns: columns, rowCount: count), name, summary: old.summary,
      &registry)
    return Catalog.changed(name.text, by: rows.rowCount, total: count)
  }

  /// The table with the columns that it lacks, null throughout.
  private func merged(
    _ table: Table, _ added: Schema, _ declared: [ColumnDeclaration]
  ) throws(Diagnostic) -> Table {
    var schema = table.schema.columns
    var columns = table.columns
    for (column, declaration) in zip(added.columns, declared) {
      if let old = schema.first(where: { $0.name == column.name }) {
        guard old.type == column.type else {
          throw Diagnostic(
            code: "kql.command.schema",
            message: "column '\(column.name)' is of type '\(old.type.rawValue)'",
            span: declaration.name.span, help: "a column's type is not changed")
        }
        continue
      }
      let missing: Value = column.type == .string ? .string("") : .null
      schema.append(column)
      columns.append(.constant(missing, type: column.type, count: table.rowCount))
    }
    return Table(schema: Schema(schema), columns: columns, rowCount: table.rowCount)
  }

  private func renamed(
    _ table: Table, _ column: Name, _ new: Name, of owner: String
  ) throws(Diagnostic) -> Table {
    try check(new)
    var schema = table.schema
    guard let index = schema.index(of: column.text) else {
      let similar = EditDistance.nearest(to: column.text, among: schema.names)
      throw Diagnostic(
        code: "kql.bind.unknown-column",
        message: "unknown column '\(column.text)' in table '\(owner)'", span: column.span,
        help: similar.map { "did you mean '\($0)'?" } ?? "")
    }
    if let other = schema.index(of: new.text), other != index { throw taken(new, "column") }
    schema.columns[index].name = new.text
    return Table(schema: schema, columns: table.columns, rowCount: table.rowCount)
  }

  // MARK: Answers

  private func tableList() throws(Diagnostic) -> Table {
    try run(
      ManagementCommand(kind: .showTables, span: .init(start: 0, end: 0)), rows: nil,
      options: .init()
    )
    .table
  }

  private static func description(of table: TableDefinition) -> Table {
    let columns = table.schema.columns.map { "\($0.name):\($0.type.rawValue)" }
    return Table(
      schema: Schema([
        ColumnSchema("TableName", .string), ColumnSchema("Schema", .string),
        ColumnSchema("DocString", .string),
      ]),
      rows: [
        [.string(table.name), .string(columns.joined(separator: ",")), .string(table.summary)]
      ])
  }

  /// How many rows came, or went, and how many there are.
  private static func changed(_ name: String, by count: Int, total: Int) -> Table {
    Table(
      schema: Schema([
        ColumnSchema("TableName", .string), ColumnSchema("RowsChanged", .long),
        ColumnSchema("TotalRowCount", .long),
      ]), rows: [[.string(name), .long(Int64(count)), .long(Int64(total))]])
  }
}
