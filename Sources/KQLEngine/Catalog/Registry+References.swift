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
  /// References are declared, or found: a column of whole numbers refers to a key where it has the
  /// key's name, or the table's and the key's (`unit_id` for `id` of `units`), and every value of it
  /// is there. What a query answers is the same with and without; only its speed differs.
  ///
  /// - Parameters:
  ///   - declared: References that names do not tell.
  ///   - leastRows: Tables with fewer rows are left alone, where nothing is declared for them.
  /// - Returns: The references that were resolved.
  /// - Throws: What loading a table throws, or `kql.register.reference` where a declared reference
  ///   does not hold.
  /// - Complexity: O(rows) a reference, 4 bytes a row. Loads the tables.
  @discardableResult
  public mutating func linkTables(
    _ declared: [TableReference] = [], leastRows: Int = 1 << 14
  ) throws(Diagnostic) -> [TableReference] {
    var finder = ReferenceFinder(leastRows: leastRows)
    for name in tableOrder {
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

/// Looks for columns that refer to keys.
private struct ReferenceFinder {
  private var names: [String] = []
  private var loaded: [String: Table] = [:]
  private var declared: Set<TableReference> = []
  private var keys: [String: [String: KeyColumn]] = [:]
  private let leastRows: Int
  /// The tables that have got references, or are referred to.
  private(set) var changed: [String: Table] = [:]

  init(leastRows: Int) { self.leastRows = leastRows }

  mutating func add(_ definition: TableDefinition) throws(Diagnostic) {
    names.append(definition.name)
    loaded[definition.name] = try definition.load()
  }

  mutating func declare(_ reference: TableReference) throws(Diagnostic) {
    guard let source = vector(reference.table, reference.column),
      let key = key(reference.targetTable, reference.targetColumn),
      Self.rows(of: source, in: key) != nil
    else {
      throw Diagnostic(
        code: "kql.register.reference",
        message: "'\(reference.table).\(reference.column)' does not refer to"
          + " '\(reference.targetTable).\(reference.targetColumn)'",
        help: "both must be of type long; the key without nulls and repetition, and every value"
          + " of the column among its values")
    }
    declared.insert(reference)
  }

  private func vector(_ table: String, _ column: String) -> Vector<Int64>? {
    guard case .long(let vector)? = loaded[table]?.column(column) else { return nil }
    return vector
  }

  private mutating func key(_ table: String, _ column: String) -> KeyColumn? {
    if let known = keys[table]?[column] { return known }
    guard let vector = vector(table, column), vector.count < Int(Int32.max),
      Self.isUnique(vector)
    else { return nil }
    let key = KeyColumn(
      Vector(storage: vector.storage, offset: vector.offset, count: vector.count, validity: nil))
    keys[table, default: [:]][column] = key
    return key
  }

  /// Resolves what is declared and what names tell.
  mutating func resolve() -> [TableReference] {
    var found: [TableReference] = []
    for name in names {
      guard let table = loaded[name] else { continue }
      for column in table.schema.columns where column.type == .long {
        for reference in candidates(name, column.name, table.rowCount) {
          guard let source = vector(name, column.name),
            let key = key(reference.targetTable, reference.targetColumn),
            let rows = Self.rows(of: source, in: key)
          else { continue }
          attach(KeyReference(key, rows: rows), to: column.name, of: name)
          attach(KeyReference(key, rows: nil), to: reference.targetColumn, of: reference.targetTable)
          found.append(reference)
          break
        }
      }
    }
    return found
  }

  private func candidates(
    _ table: String, _ column: String, _ rowCount: Int
  ) -> [TableReference] {
    let known = declared.filter { $0.table == table && $0.column == column }
    if !known.isEmpty { return Array(known) }
    guard rowCount >= leastRows else { return [] }
    var found: [TableReference] = []
    for target in names where target != table {
      for key in loaded[target]?.schema.columns ?? [] where key.type == .long {
        if Self.tells(column, target, key.name) {
          found.append(TableReference(table, column, to: target, key.name))
        }
      }
    }
    return found
  }

  /// Whether a column's name says that it refers to a table's key.
  private static func tells(_ column: String, _ table: String, _ key: String) -> Bool {
    if column == key { return key != "id" }
    guard column.hasSuffix("_" + key) else { return false }
    let stem = column.dropLast(key.utf8.count + 1)
    // units and unit, cases and case, agencies and agency.
    return table == stem || table == stem + "s" || table == stem + "es"
      || (stem.last == "y" && table == stem.dropLast() + "ies")
  }

  private mutating func attach(_ reference: KeyReference, to column: String, of name: String) {
    guard let table = changed[name] ?? loaded[name], let index = table.schema.index(of: column),
      case .long(let vector) = table.columns[index]
    else { return }
    // A key that refers to another key itself stays a reference.
    if vector.keys != nil && reference.rows == nil { return }
    var columns = table.columns
    columns[index] = .long(
      Vector(
        storage: vector.storage, offset: vector.offset, count: vector.count,
        validity: vector.validity, keys: reference))
    changed[name] = Table(schema: table.schema, columns: columns, rowCount: table.rowCount)
  }

  private static func range(_ vector: Vector<Int64>) -> (least: Int64, size: Int)? {
    var least = Int64.max
    var most = Int64.min
    for row in 0..<vector.count where !vector.isNull(row) {
      least = min(least, vector.value(at: row))
      most = max(most, vector.value(at: row))
    }
    let (span, overflows) = most.subtractingReportingOverflow(least)
    guard least <= most, !overflows, span < Int64(max(1 << 16, vector.count * 64)) else {
      return nil
    }
    return (least, Int(span) + 1)
  }

  /// Whether no value comes twice and none is null; false too where values lie very far apart.
  private static func isUnique(_ vector: Vector<Int64>) -> Bool {
    guard vector.validity == nil, vector.offset == 0, let (least, size) = range(vector) else {
      return false
    }
    var seen = [Bool](repeating: false, count: size)
    return vector.withBuffer { values in
      for value in values {
        let place = Int(value - least)
        if seen[place] { return false }
        seen[place] = true
      }
      return true
    }
  }

  /// The row of each value in a key; nil where some value is not there.
  private static func rows(of vector: Vector<Int64>, in key: KeyColumn) -> [Int32]? {
    guard vector.offset == 0, vector.storage.count == vector.count,
      let (least, size) = range(key.values)
    else { return nil }
    var place = [Int32](repeating: -1, count: size)
    key.values.withBuffer { values in
      for (row, value) in values.enumerated() {
        place[Int(value - least)] = Int32(truncatingIfNeeded: row)
      }
    }
    var isComplete = true
    let rows = vector.withBuffer { values in
      place.withUnsafeBufferPointer { place in
        [Int32](unsafeUninitializedCapacity: values.count) { output, filled in
          for row in 0..<values.count {
            if vector.isNull(row) {
              output[row] = -1
              continue
            }
            let offset = UInt64(bitPattern: values[row] &- least)
            let found = offset < UInt64(size) ? place[Int(truncatingIfNeeded: offset)] : -1
            if found < 0 { isComplete = false }
            output[row] = found
          }
          filled = values.count
        }
      }
    }
    return isComplete ? rows : nil
  }
}
