public import KQLSyntax

/// A column whose values are those of another table's key: each stands for one row there.
public struct TableReference: Sendable, Hashable {
  /// The table with the column.
  public var table: String
  /// The column.
  public var column: String
  /// The table that the column refers to.
  public var targetTable: String
  /// Its key: a column in which no value comes twice and none is null.
  public var targetColumn: String

  /// Creates a reference.
  public init(_ table: String, _ column: String, to targetTable: String, _ targetColumn: String) {
    self.table = table
    self.column = column
    self.targetTable = targetTable
    self.targetColumn = targetColumn
  }
}

extension Registry {
  /// Resolves references between tables to row numbers, so that joins and groups by them need no
  /// hash table: on a million rows that is the difference between seconds and milliseconds.
  ///
  /// References are declared, or found: a column of whole numbers or texts refers to a key where it
  /// has the names of the key and its table (`unit_id` for `id` of `units`, `unit` for `unit` of
  /// `units`), and every value of it is there, nulls and empty texts aside. What a query answers is
  /// the same with and without; only its speed differs.
  ///
  /// - Parameters:
  ///   - declared: References that names do not tell.
  ///   - among: The tables looked at; nil for all.
  ///   - leastRows: Tables with fewer rows are left alone, where nothing is declared for them.
  /// - Returns: The references that were resolved.
  /// - Throws: What loading a table throws, or `kql.register.reference` where a declared reference
  ///   does not hold.
  /// - Complexity: O(rows) a reference, 4 bytes a row. Loads the tables.
  @discardableResult
  public mutating func linkTables(
    _ declared: [TableReference] = [], among: Set<String>? = nil, leastRows: Int = 1 << 14
  ) throws(Diagnostic) -> [TableReference] {
    var finder = ReferenceFinder(leastRows: leastRows)
    for name in tableOrder where among?.contains(name) ?? true {
      if let table = tables[name] { try finder.add(table) }
    }
    for reference in declared { try finder.declare(reference) }
    let found = finder.resolve()
    for (name, table) in finder.changed {
      guard let old = tables[name] else { continue }
      tables[name] = TableDefinition(
        name, aliases: old.aliases, summary: old.summary, schema: old.schema
      ) { table }
    }
    return found
  }
}
