public import KQLSyntax

/// Where everything that a query can name is entered: tables, functions, analyses.
///
/// The language's own functions go in through the same calls as a user's. A registry is a value;
/// there is no global one.
public struct Registry: Sendable {
  var tables: [String: TableDefinition] = [:]
  var tableOrder: [String] = []
  var tableAliases: [String: String] = [:]
  var scalars: [String: ScalarFunction]
  var aggregates: [String: AggregateFunction]
  var tableFunctions: [String: TableFunction]
  var folding: TextFolding = .ordinal
  /// The functions that commands have made.
  var functions: [String: StoredFunction] = [:]
  /// The tables that commands have made, and may change.
  var sessionTables: Set<String> = []
  /// What components keep, by ``RegistryKey``.
  var kept: [ObjectIdentifier: any Sendable] = [:]

  /// Creates a registry that holds the language's own functions.
  public init() {
    self = Registry.standard
  }

  /// Creates a registry that holds what a catalog does.
  public init(_ catalog: Catalog) { self = catalog.registry }

  init(empty: Void) {
    scalars = [:]
    aggregates = [:]
    tableFunctions = [:]
  }

  /// Adds a table.
  ///
  /// - Throws: `kql.register.duplicate` where its name or an alias is taken.
  public mutating func add(_ table: TableDefinition) throws(Diagnostic) {
    for name in [table.name] + table.aliases
    where tables[name] != nil || tableAliases[name] != nil {
      throw duplicate("table", name)
    }
    var seen: Set<String> = []
    for column in table.schema.columns where !seen.insert(column.name).inserted {
      throw duplicate("column", column.name)
    }
    tables[table.name] = table
    tableOrder.append(table.name)
    for alias in table.aliases { tableAliases[alias] = table.name }
  }

  /// Adds a table, or puts it in the place of the one that has its name.
  ///
  /// - Throws: `kql.register.duplicate` where an alias belongs to another table.
  public mutating func replace(_ table: TableDefinition) throws(Diagnostic) {
    if tables[table.name] != nil { remove(table: table.name) }
    try add(table)
  }

  /// Has the rows of a table come from elsewhere; names, place and columns stay. Nothing happens where
  /// there is no such table.
  ///
  /// - Parameters:
  ///   - name: The table's name.
  ///   - load: Makes the rows, with the table's columns.
  package mutating func substitute(
    _ name: String, load: @escaping @Sendable () throws(Diagnostic) -> Table
  ) {
    guard let table = tables[name] else { return }
    tables[name] = TableDefinition(
      name, aliases: table.aliases, summary: table.summary, schema: table.schema, load: load)
  }

  /// Puts the rows of tables back that were substituted.
  ///
  /// - Parameters:
  ///   - names: The tables' names.
  ///   - other: What they were taken from.
  package mutating func restore(_ names: [String], from other: Registry) {
    for name in names where tables[name] != nil { tables[name] = other.tables[name] }
  }

  /// Takes a table out; nothing happens where there is none of that name.
  public mutating func remove(table name: String) {
    tables[name] = nil
    sessionTables.remove(name)
    tableOrder.removeAll { $0 == name }
    tableAliases = tableAliases.filter { $0.value != name }
  }

  /// Adds a scalar function.
  ///
  /// - Throws: `kql.register.duplicate` where a function of that name is there.
  public mutating func add(_ function: ScalarFunction) throws(Diagnostic) {
    guard scalars[function.name] == nil, aggregates[function.name] == nil else {
      throw duplicate("function", function.name)
    }
    scalars[function.name] = function
  }

  /// Takes a scalar function out; nothing happens where there is none of that name.
  ///
  /// Queries that run already go on with it.
  public mutating func remove(scalarFunction name: String) { scalars[name] = nil }

  /// Adds an aggregate function.
  ///
  /// - Throws: `kql.register.duplicate` where a function of that name is there.
  public mutating func add(_ function: AggregateFunction) throws(Diagnostic) {
    guard scalars[function.name] == nil, aggregates[function.name] == nil else {
      throw duplicate("function", function.name)
    }
    aggregates[function.name] = function
  }

  /// Adds an analysis for `evaluate`.
  ///
  /// - Throws: `kql.register.duplicate` where one of that name is there.
  public mutating func add(_ function: TableFunction) throws(Diagnostic) {
    guard tableFunctions[function.name] == nil else {
      throw duplicate("analysis", function.name)
    }
    tableFunctions[function.name] = function
  }

  /// Takes an analysis out; nothing happens where there is none of that name.
  public mutating func remove(tableFunction name: String) { tableFunctions[name] = nil }

  /// Sets how case-insensitive operators see text.
  public mutating func use(_ folding: TextFolding) { self.folding = folding }

  private func duplicate(_ what: String, _ name: String) -> Diagnostic {
    Diagnostic(
      code: "kql.register.duplicate", message: "\(what) '\(name)' is registered already",
      help: "choose another name")
  }
}

/// Everything that a query can name, as it stands when the query begins; an immutable value.
public struct Catalog: Sendable {
  let registry: Registry

  /// The catalog of what a registry holds now.
  public init(_ registry: Registry = Registry()) { self.registry = registry }

  /// The tables, in the order in which they were registered.
  public var tables: [TableDefinition] {
    registry.tableOrder.compactMap { registry.tables[$0] }
  }

  /// The table of a name or alias.
  public func table(_ name: String) -> TableDefinition? {
    registry.tables[name] ?? registry.tableAliases[name].flatMap { registry.tables[$0] }
  }

  /// The scalar functions, by name; operators' implementations left out.
  public var scalarFunctions: [ScalarFunction] {
    registry.scalars.values.filter { !$0.isHidden }.sorted { $0.name < $1.name }
  }

  /// The aggregate functions, by name.
  public var aggregateFunctions: [AggregateFunction] {
    registry.aggregates.values.sorted { $0.name < $1.name }
  }

  /// The analyses that `evaluate` can call, by name.
  public var tableFunctions: [TableFunction] {
    registry.tableFunctions.values.sorted { $0.name < $1.name }
  }

  /// The scalar function of a name.
  public func scalarFunction(_ name: String) -> ScalarFunction? { registry.scalars[name] }

  /// The aggregate function of a name.
  public func aggregateFunction(_ name: String) -> AggregateFunction? {
    registry.aggregates[name]
  }

  /// The functions that commands have made, by name.
  public var storedFunctions: [StoredFunction] {
    registry.functions.values.sorted { $0.name < $1.name }
  }

  /// The function that a command has made under a name.
  public func storedFunction(_ name: String) -> StoredFunction? { registry.functions[name] }

  /// The analysis of a name.
  public func tableFunction(_ name: String) -> TableFunction? { registry.tableFunctions[name] }

  /// How case-insensitive operators see text.
  public var folding: TextFolding { registry.folding }
}

extension Registry {
  /// Adds rows behind those of a registered table.
  ///
  /// - Parameters:
  ///   - rows: The rows; columns of the same types, in the same order. Further columns are added to
  ///     the table, and are null in the rows that are there.
  ///   - name: The table's name or alias.
  /// - Throws: `kql.register.unknown-table`, or `kql.register.schema` where the columns differ.
  public mutating func append(_ rows: Table, to name: String) throws(Diagnostic) {
    guard let table = Catalog(self).table(name) else {
      throw Diagnostic(
        code: "kql.register.unknown-table", message: "there is no table '\(name)'")
    }
    let own = table.schema.columns
    let added = rows.schema.columns.dropFirst(own.count)
    guard rows.schema.columns.prefix(own.count).map(\.type) == own.map(\.type),
      !added.contains(where: { table.schema.index(of: $0.name) != nil })
    else {
      throw Diagnostic(
        code: "kql.register.schema",
        message: "the rows do not have the columns of table '\(table.name)'")
    }
    let schema = Schema(own + added)
    tables[table.name] = TableDefinition(
      table.name, aliases: table.aliases, summary: table.summary, schema: schema
    ) { () throws(Diagnostic) -> Table in
      let first = try table.load()
      if first.rowCount == 0 {
        return Table(schema: schema, columns: rows.columns, rowCount: rows.rowCount)
      }
      let columns = schema.columns.enumerated().map { index, column in
        let head =
          index < first.columns.count
          ? first.columns[index]
          : Column.constant(.null, type: column.type, count: first.rowCount)
        return Column.concatenate([head, rows.columns[index]], type: column.type)
      }
      return Table(schema: schema, columns: columns, rowCount: first.rowCount + rows.rowCount)
    }
  }
}
