import KQLSyntax

/// A table that is changed row by row and shown as a ``Table`` whenever somebody asks.
///
/// What has been shown stays as it was: a column that changes afterwards is copied first, as a whole
/// and as plain memory, so that showing a table of 150,000 rows after a change of one row takes a few
/// milliseconds. Texts are held once each.
package struct TableBuffer: Sendable {
  /// The columns' names and types.
  package let schema: Schema
  /// The number of rows.
  package private(set) var rowCount = 0
  private var columns: [ColumnBuffer]
  private var shown: Table?

  /// Creates a buffer without rows.
  package init(_ schema: Schema) {
    self.schema = schema
    columns = schema.columns.map { ColumnBuffer($0.type) }
  }

  /// Adds the rows of a table with columns of the same types.
  package mutating func append(_ table: Table) {
    shown = nil
    for (index, column) in table.columns.enumerated() where index < columns.count {
      for row in 0..<table.rowCount { columns[index].append(column[row]) }
    }
    rowCount += table.rowCount
  }

  /// Adds a row; a missing or ill-typed cell becomes null.
  package mutating func append(_ cells: [Value]) {
    shown = nil
    for index in columns.indices { columns[index].append(cell(cells, index)) }
    rowCount += 1
  }

  /// Puts other cells in the place of a row.
  ///
  /// - Precondition: the row is within `0..<rowCount`.
  package mutating func replace(_ row: Int, with cells: [Value]) {
    shown = nil
    for index in columns.indices { columns[index].set(row, cell(cells, index)) }
  }

  /// Takes rows out; the others keep their order.
  ///
  /// - Complexity: O(rows).
  package mutating func remove(_ rows: Set<Int>) {
    guard !rows.isEmpty else { return }
    shown = nil
    let kept = (0..<rowCount).filter { !rows.contains($0) }
    for index in columns.indices { columns[index].keep(kept) }
    rowCount = kept.count
  }

  /// The table as last shown; nil where something has changed since.
  package var shownTable: Table? { shown }

  /// The rows as they are now.
  package mutating func table() -> Table {
    if let shown { return shown }
    var made: [Column] = []
    made.reserveCapacity(columns.count)
    for index in columns.indices { made.append(columns[index].column(rowCount)) }
    let table = Table(schema: schema, columns: made, rowCount: rowCount)
    shown = table
    return table
  }

  private func cell(_ cells: [Value], _ index: Int) -> Value {
    index < cells.count ? cells[index] : .null
  }
}

/// One column of a ``TableBuffer``.
///
/// It has a place for cells of each type, of which one is used: an enumeration would have to take its
/// payload out to change it, and a copy left behind anywhere would make each change copy the column.
private struct ColumnBuffer: Sendable {
  private let type: DataType
  private var bools = FixedCells<Bool>()
  private var ints = FixedCells<Int32>()
  private var longs = FixedCells<Int64>()
  private var reals = FixedCells<Double>()
  private var decimals = FixedCells<Decimal>()
  private var guids = FixedCells<UInt128>()
  private var trees = FixedCells<DynamicValue>()
  private var texts = TextCells()
  /// The column as it was last shown; nil where it has changed since.
  private var shown: Column?

  init(_ type: DataType) { self.type = type }

  mutating func append(_ value: Value) { write(nil, value) }

  mutating func set(_ row: Int, _ value: Value) { write(row, value) }

  /// Writes a cell, or adds one.
  private mutating func write(_ row: Int?, _ value: Value) {
    let isChanged: Bool
    switch type {
    case .bool: isChanged = bools.write(row, value.truth)
    case .int: isChanged = ints.write(row, value.int64.flatMap { Int32(exactly: $0) })
    case .long, .datetime, .timespan: isChanged = longs.write(row, ticksOrNumber(value))
    case .real: isChanged = reals.write(row, value.double)
    case .decimal:
      if case .decimal(let number) = value {
        isChanged = decimals.write(row, number)
      } else {
        isChanged = decimals.write(row, value.int64.map { Decimal($0) })
      }
    case .guid:
      if case .guid(let bits) = value {
        isChanged = guids.write(row, bits)
      } else {
        isChanged = guids.write(row, nil)
      }
    case .dynamic: isChanged = trees.write(row, DynamicValue(value))
    case .string: isChanged = texts.write(row, value.text ?? "")
    }
    if isChanged { shown = nil }
  }

  private func ticksOrNumber(_ value: Value) -> Int64? {
    switch (type, value) {
    case (.datetime, .datetime(let ticks)), (.timespan, .timespan(let ticks)): ticks
    case (.long, _): value.int64
    default: nil
    }
  }

  mutating func keep(_ rows: [Int]) {
    shown = nil
    switch type {
    case .bool: bools = bools.keeping(rows)
    case .int: ints = ints.keeping(rows)
    case .long, .datetime, .timespan: longs = longs.keeping(rows)
    case .real: reals = reals.keeping(rows)
    case .decimal: decimals = decimals.keeping(rows)
    case .guid: guids = guids.keeping(rows)
    case .dynamic: trees = trees.keeping(rows)
    case .string: texts = texts.keeping(rows)
    }
  }

  mutating func column(_ count: Int) -> Column {
    if let shown, shown.count == count { return shown }
    let made: Column =
      switch type {
      case .bool: .bool(bools.vector)
      case .int: .int(ints.vector)
      case .long, .datetime, .timespan: Int64.column(longs.vector, as: type) ?? .empty(type)
      case .real: .real(reals.vector)
      case .decimal: .decimal(decimals.vector)
      case .guid: .guid(guids.vector)
      case .dynamic: .dynamic(trees.vector)
      case .string: .string(texts.column())
      }
    shown = made
    return made
  }
}

/// Cells of fixed width.
private struct FixedCells<Element: FixedElement & Equatable>: Sendable {
  private var values: [Element] = []
  private var words: [UInt64] = []
  private var nullCount = 0

  /// Writes a cell, or adds one where `row` is nil; false where nothing changes.
  mutating func write(_ row: Int?, _ value: Element?) -> Bool {
    guard let row else {
      if values.count & 63 == 0 { words.append(0) }
      mark(values.count, value != nil)
      if value == nil { nullCount += 1 }
      values.append(value ?? Element.filler)
      return true
    }
    let wasValid = words[row >> 6] >> UInt64(row & 63) & 1 != 0
    if wasValid ? value == values[row] : value == nil { return false }
    nullCount += (wasValid ? 1 : 0) - (value != nil ? 1 : 0)
    mark(row, value != nil)
    values[row] = value ?? Element.filler
    return true
  }

  private mutating func mark(_ row: Int, _ isValid: Bool) {
    let bit: UInt64 = 1 << UInt64(row & 63)
    if isValid { words[row >> 6] |= bit } else { words[row >> 6] &= ~bit }
  }

  func keeping(_ rows: [Int]) -> FixedCells {
    var kept = FixedCells()
    for row in rows {
      let isValid = words[row >> 6] >> UInt64(row & 63) & 1 != 0
      _ = kept.write(nil, isValid ? values[row] : nil)
    }
    return kept
  }

  var vector: Vector<Element> {
    Vector(values, validity: nullCount == 0 ? nil : Bitmap(words: words, count: values.count))
  }
}

/// Cells of text, each distinct text held once.
private struct TextCells: Sendable {
  private var encoder = DictionaryEncoder()
  private var codes: [UInt32] = []
  /// The texts as last shown; nil where there are new ones.
  private var storage: TextStorage?

  mutating func write(_ row: Int?, _ text: String) -> Bool {
    var text = text
    let known = encoder.count
    let code = text.withUTF8 { encoder.code(for: $0) }
    if encoder.count != known { storage = nil }
    guard let row else {
      codes.append(code)
      return true
    }
    if codes[row] == code { return false }
    codes[row] = code
    return true
  }

  func keeping(_ rows: [Int]) -> TextCells {
    var kept = TextCells()
    let texts = encoder.finish()
    for row in rows { kept.append(texts[Int(codes[row])]) }
    return kept
  }

  private mutating func append(_ text: TextBytes) { codes.append(encoder.code(for: text)) }

  mutating func column() -> StringColumn {
    // Texts that no row has any more are forgotten where they are the most.
    if encoder.count > codes.count * 2 + 1024 { self = keeping(Array(codes.indices)) }
    let texts = storage ?? encoder.copy()
    storage = texts
    return StringColumn(dictionary: texts, narrowing: codes)
  }
}
