import KQLSyntax

/// Looks for columns that refer to keys of other tables.
///
/// A reference of whole numbers gets row numbers beside its values (``KeyReference``). One of texts
/// is stored anew as codes into the texts of the key, so that both columns share one dictionary in
/// which a code is a row.
struct ReferenceFinder {
  private var names: [String] = []
  private var loaded: [String: Table] = [:]
  private var declared: Set<TableReference> = []
  private var keys: [String: KeyColumn?] = [:]
  private var textKeys: [String: TextKey?] = [:]
  private let leastRows: Int
  /// The tables that have got references, or are referred to.
  private(set) var changed: [String: Table] = [:]

  init(leastRows: Int) { self.leastRows = leastRows }

  mutating func add(_ definition: TableDefinition) throws(Diagnostic) {
    names.append(definition.name)
    loaded[definition.name] = try definition.load()
  }

  mutating func declare(_ reference: TableReference) throws(Diagnostic) {
    guard link(reference) else {
      throw Diagnostic(
        code: "kql.register.reference",
        message: "'\(reference.table).\(reference.column)' does not refer to"
          + " '\(reference.targetTable).\(reference.targetColumn)'",
        help: "both must be of type long or both string; the key without nulls and repetition, and"
          + " every value of the column among its values")
    }
    declared.insert(reference)
  }

  /// Resolves what names tell, beside what is declared.
  mutating func resolve() -> [TableReference] {
    var found = Array(declared).sorted { ($0.table, $0.column) < ($1.table, $1.column) }
    for name in names {
      guard let table = loaded[name], table.rowCount >= leastRows else { continue }
      for column in table.schema.columns where column.type == .long || column.type == .string {
        if declared.contains(where: { $0.table == name && $0.column == column.name }) { continue }
        for reference in candidates(name, column) where link(reference) {
          found.append(reference)
          break
        }
      }
    }
    return found
  }

  private func candidates(_ table: String, _ column: ColumnSchema) -> [TableReference] {
    var found: [TableReference] = []
    for target in names where target != table {
      for key in loaded[target]?.schema.columns ?? [] where key.type == column.type {
        if Self.tells(column.name, target, key.name) {
          found.append(TableReference(table, column.name, to: target, key.name))
        }
      }
    }
    return found
  }

  /// Whether a column's name says that it refers to a table's key: `unit_id` to `id` of `units`, and
  /// `unit` to `unit` of `units`.
  private static func tells(_ column: String, _ table: String, _ key: String) -> Bool {
    if column == key { return key != "id" && isPlural(table, of: key[...]) }
    guard column.hasSuffix("_" + key) else { return false }
    return isPlural(table, of: column.dropLast(key.utf8.count + 1))
  }

  /// units and unit, boxes and box, agencies and agency.
  private static func isPlural(_ table: String, of stem: Substring) -> Bool {
    table == stem || table == stem + "s" || table == stem + "es"
      || (stem.last == "y" && table == stem.dropLast() + "ies")
  }

  private mutating func link(_ reference: TableReference) -> Bool {
    switch loaded[reference.table]?.column(reference.column) {
    case .long(let source): linkNumbers(reference, source)
    case .string(let source): linkTexts(reference, source)
    default: false
    }
  }

  private func column(_ table: String, _ column: String) -> Column? {
    (changed[table] ?? loaded[table])?.column(column)
  }

  private mutating func put(_ column: Column, as name: String, of table: String) {
    guard let old = changed[table] ?? loaded[table], let index = old.schema.index(of: name) else {
      return
    }
    var columns = old.columns
    columns[index] = column
    changed[table] = Table(schema: old.schema, columns: columns, rowCount: old.rowCount)
  }

  // MARK: - Whole numbers

  private mutating func linkNumbers(
    _ reference: TableReference, _ source: Vector<Int64>
  ) -> Bool {
    guard let key = key(reference.targetTable, reference.targetColumn),
      let rows = KeyColumn.rows(of: source, in: key)
    else { return false }
    attach(KeyReference(key, rows: rows), to: reference.column, of: reference.table)
    attach(
      KeyReference(key, rows: nil), to: reference.targetColumn, of: reference.targetTable)
    return true
  }

  private mutating func key(_ table: String, _ name: String) -> KeyColumn? {
    let place = table + "." + name
    if let known = keys[place] { return known }
    var key: KeyColumn?
    if case .long(let vector)? = loaded[table]?.column(name), KeyColumn.isKey(vector) {
      key = KeyColumn(
        Vector(storage: vector.storage, offset: 0, count: vector.count, validity: nil))
    }
    keys[place] = key
    return key
  }

  private mutating func attach(_ reference: KeyReference, to name: String, of table: String) {
    guard case .long(let vector)? = column(table, name) else { return }
    // A key that refers to another key itself stays a reference.
    if vector.keys != nil && reference.rows == nil { return }
    put(
      .long(
        Vector(
          storage: vector.storage, offset: vector.offset, count: vector.count,
          validity: vector.validity, keys: reference)), as: name, of: table)
  }

  // MARK: - Texts

  /// The texts of a key, and where each stands.
  private final class TextKey {
    var texts: TextStorage
    let codes: DictionaryEncoder
    /// The code of the empty text behind the key's own, once a reference has needed it.
    var emptyCode: UInt32?

    init(_ texts: TextStorage, _ codes: DictionaryEncoder) {
      self.texts = texts
      self.codes = codes
    }
  }

  private mutating func linkTexts(_ reference: TableReference, _ source: StringColumn) -> Bool {
    guard let key = textKey(reference.targetTable, reference.targetColumn) else { return false }
    // Unknown is the empty text; it gets a code behind those of the key.
    let places = source.map { text -> UInt32? in
      text.isEmpty ? .max : key.codes.find(text)
    }
    guard places.allSatisfy({ $0 != nil }) else { return false }
    if places.contains(.max) && key.emptyCode == nil { addEmpty(to: key, reference) }
    let empty = key.emptyCode ?? 0
    put(
      .string(
        StringColumn(
          dictionary: key.texts, codes: places.map { $0 == .max ? empty : $0 ?? empty })),
      as: reference.column, of: reference.table)
    put(
      .string(StringColumn(key.texts, count: key.codes.count)), as: reference.targetColumn,
      of: reference.targetTable)
    return true
  }

  private mutating func textKey(_ table: String, _ name: String) -> TextKey? {
    let place = table + "." + name
    if let known = textKeys[place] { return known }
    var key: TextKey?
    // A column with a dictionary repeats itself; that is what dictionaries are made for.
    if case .string(let column)? = loaded[table]?.column(name), !column.isDictionary,
      column.storageRows == 0..<column.texts.count, column.count > 0
    {
      var codes = DictionaryEncoder()
      var isKey = true
      for row in 0..<column.count
      where column[row].isEmpty || Int(codes.code(for: column[row])) != row {
        isKey = false
        break
      }
      if isKey {
        column.texts.markDistinct()
        key = TextKey(column.texts, codes)
      }
    }
    textKeys[place] = key
    return key
  }

  /// Makes the key's texts anew with an empty one behind them. Columns that refer to them already
  /// are given the new ones; their codes are the same.
  private mutating func addEmpty(to key: TextKey, _ reference: TableReference) {
    var builder = TextBuilder(unlimited: key.texts.count + 1)
    for index in 0..<key.texts.count { builder.append(key.texts[index]) }
    builder.append("")
    let old = key.texts
    key.emptyCode = UInt32(truncatingIfNeeded: old.count)
    key.texts = builder.finish(distinct: true)
    for (table, rows) in changed {
      for (index, column) in rows.columns.enumerated() {
        if case .string(let strings) = column, strings.texts === old,
          let codes = strings.codes
        {
          put(
            .string(StringColumn(dictionary: key.texts, codes: codes)),
            as: rows.schema.columns[index].name, of: table)
        }
      }
    }
  }
}

extension KeyColumn {
  private static func range(_ vector: Vector<Int64>) -> (least: Int64, size: Int)? {
    guard let (least, most) = vector.range else { return nil }
    let (span, overflows) = most.subtractingReportingOverflow(least)
    guard !overflows, span < Int64(max(1 << 16, vector.count * 64)) else {
      return nil
    }
    return (least, Int(span) + 1)
  }

  /// Whether no value comes twice and none is null; false too where values lie very far apart.
  static func isKey(_ vector: Vector<Int64>) -> Bool {
    guard vector.validity == nil, vector.offset == 0, vector.count < Int(Int32.max),
      let (least, size) = range(vector)
    else { return false }
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

  /// The row of each value in a key, -1 for null; nil where some value is not there.
  static func rows(of vector: Vector<Int64>, in key: KeyColumn) -> [Int32]? {
    guard vector.offset == 0, vector.storage.count == vector.count,
      let (least, size) = range(key.values)
    else { return nil }
    var place = [Int32](repeating: -1, count: size)
    key.values.withBuffer { values in
      for (row, value) in values.enumerated() {
        place[Int(value - least)] = Int32(truncatingIfNeeded: row)
      }
    }
    let isThere = vector.validity?.flags()
    var isComplete = true
    let rows = vector.withBuffer { values in
      place.withUnsafeBufferPointer { place in
        [Int32](unsafeUninitializedCapacity: values.count) { output, filled in
          for row in 0..<values.count {
            if let isThere, !isThere[row] {
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
