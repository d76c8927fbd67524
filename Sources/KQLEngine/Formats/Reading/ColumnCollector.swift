import KQLSyntax

/// Which rows were null, kept only once there is one.
struct NullMarks {
  private var words: [UInt64] = []

  /// Marks a row; rows come in ascending order.
  @inline(__always)
  mutating func insert(_ row: Int) {
    let word = row >> 6
    while words.count <= word { words.append(~0) }
    words[word] &= ~(1 << UInt64(row & 63))
  }

  /// Which of the first `count` rows hold a value; nil where all do.
  func validity(count: Int) -> Bitmap? {
    guard !words.isEmpty, count > 0 else { return nil }
    var bits = words
    while bits.count < (count + 63) / 64 { bits.append(~0) }
    if count & 63 != 0 { bits[bits.count - 1] &= 1 << UInt64(count & 63) - 1 }
    return Bitmap(words: bits, count: count)
  }
}

/// What one column of a file becomes: takes the cells chunk by chunk.
///
/// A column without a declared type starts with the type of its first value; a later value that
/// does not fit widens it. In the first chunk that costs a second look at the chunk, later another
/// pass over the file for this column alone.
final class ColumnCollector {
  /// The position among the fields of a row.
  let position: Int
  /// The column's name in the table, and its type as far as it is known.
  private(set) var schema: ColumnSchema
  private let isInferred: Bool
  private let parser: CellParser
  private let nullText: [UInt8]
  /// Whether the column was widened too late and has to be read again.
  private(set) var needsAnotherPass = false
  /// Whether a value was seen; before that an inferred type means nothing.
  private var isTyped: Bool
  /// Rows of the chunk whose cells are no values of the declared type.
  private(set) var failures: [Int] = []
  @exclusivity(unchecked) private var rowCount = 0
  @exclusivity(unchecked) private var nulls = NullMarks()
  /// A ``ValueStore`` of the type's element, or a ``TextCollector``; nil before the first row.
  private var storage: AnyObject?

  /// Creates a collector.
  ///
  /// - Parameters:
  ///   - position: The position among the fields of a row.
  ///   - schema: Name and type; the type means nothing where it is inferred.
  ///   - isInferred: Whether the type comes from the cells.
  ///   - options: The reader's options.
  init(position: Int, schema: ColumnSchema, isInferred: Bool, options: ReadOptions) {
    self.position = position
    self.schema = schema
    self.isInferred = isInferred
    isTyped = !isInferred
    parser = CellParser(options)
    nullText = Array(options.nullText.utf8)
  }

  /// Forgets the rows, for another pass; a type once found is kept.
  func restart() {
    needsAnotherPass = false
    failures = []
    rowCount = 0
    nulls = NullMarks()
    storage = nil
  }

  /// Makes room for `rows` rows in all, where the type is known already.
  func reserve(_ rows: Int) {
    (storage as? ValueStore<Int64>)?.values.reserveCapacity(rows)
    (storage as? ValueStore<Double>)?.values.reserveCapacity(rows)
    (storage as? TextCollector)?.reserve(rows)
  }

  /// Adds the rows of a chunk.
  ///
  /// - Parameters:
  ///   - chunk: The rows.
  ///   - source: Gives the fields' bytes.
  ///   - stopsAtFailure: Whether the first cell that does not fit ends the work.
  func append(_ chunk: RowChunk, _ source: FieldSource, stopsAtFailure: Bool) {
    failures = []
    guard !needsAnotherPass else { return }
    if !isTyped { adopt(chunk, source) }
    guard isTyped else {
      rowCount += chunk.rowCount
      return
    }
    while let row = fill(chunk, source, stopsAtFailure: stopsAtFailure) {
      // An inferred type met a cell that it does not hold.
      let text = source.trimmed(chunk.field(row, position))
      schema.type = CellParser.join(schema.type, parser.infer(text))
      guard rowCount == 0 else {
        needsAnotherPass = true
        storage = nil
        return
      }
      restart()
    }
    rowCount += chunk.rowCount
  }

  /// The column of the rows so far.
  func finish() -> Column {
    if !isTyped { schema.type = .string }
    if storage == nil { prepare() }
    switch schema.type {
    case .bool: return .bool(vector())
    case .int: return .int(vector())
    case .long: return .long(vector())
    case .datetime: return .datetime(vector())
    case .timespan: return .timespan(vector())
    case .real: return .real(vector())
    case .decimal: return .decimal(vector())
    case .guid: return .guid(vector())
    case .dynamic: return .dynamic(vector())
    case .string: return (storage as? TextCollector)?.finish() ?? .empty(.string)
    }
  }

  private func vector<Element: FixedElement>() -> Vector<Element> {
    Vector(
      (storage as? ValueStore<Element>)?.values ?? [],
      validity: nulls.validity(count: rowCount))
  }

  /// Takes the type of the first cell that is not null.
  private func adopt(_ chunk: RowChunk, _ source: FieldSource) {
    for row in 0..<chunk.rowCount {
      let field = chunk.field(row, position)
      if field.length == 0 { continue }
      let text = source.trimmed(field)
      if text.isEmpty || isNull(text, field) { continue }
      schema.type = parser.infer(text)
      isTyped = true
      return
    }
  }

  /// Makes the storage of the type, with the rows so far as nulls.
  private func prepare() {
    switch schema.type {
    case .bool: storage = ValueStore(false, count: rowCount)
    case .int: storage = ValueStore(Int32(0), count: rowCount)
    case .long, .datetime, .timespan: storage = ValueStore(Int64(0), count: rowCount)
    case .real: storage = ValueStore(0.0, count: rowCount)
    case .decimal: storage = ValueStore(Decimal(0), count: rowCount)
    case .guid: storage = ValueStore(UInt128(0), count: rowCount)
    case .dynamic: storage = ValueStore(DynamicValue.null, count: rowCount)
    case .string:
      let texts = TextCollector()
      for _ in 0..<rowCount { texts.append(TextBytes(start: nil, count: 0)) }
      storage = texts
      return
    }
    for row in 0..<rowCount { nulls.insert(row) }
  }

  @inline(__always)
  private func isNull(_ text: TextBytes, _ field: FieldIndex) -> Bool {
    guard !nullText.isEmpty, !field.isQuoted, text.count == nullText.count else { return false }
    return nullText.withUnsafeBufferPointer { TextOperations.equal($0, text) }
  }

  /// Adds a chunk to the storage of the type.
  ///
  /// - Returns: The row that an inferred type does not hold, or nil.
  private func fill(_ chunk: RowChunk, _ source: FieldSource, stopsAtFailure: Bool) -> Int? {
    if storage == nil { prepare() }
    let parser = parser
    switch (schema.type, isInferred) {
    case (.string, _):
      fillText(chunk, source)
      return nil
    case (.long, true):
      return fixed(chunk, source, stopsAtFailure, Int64(0)) { parser.inferredLong($0) }
    case (.long, false):
      return fixed(chunk, source, stopsAtFailure, Int64(0)) { parser.long($0) }
    case (.real, true):
      return fixed(chunk, source, stopsAtFailure, 0.0) { parser.inferredReal($0) }
    case (.real, false):
      return fixed(chunk, source, stopsAtFailure, 0.0) { parser.real($0) }
    case (.datetime, true):
      return fixed(chunk, source, stopsAtFailure, Int64(0)) { parser.inferredDate($0) }
    case (.datetime, false):
      return fixed(chunk, source, stopsAtFailure, Int64(0)) { parser.date($0) }
    case (.timespan, true):
      return fixed(chunk, source, stopsAtFailure, Int64(0)) { CellParser.strictTimespan($0) }
    case (.timespan, false):
      return fixed(chunk, source, stopsAtFailure, Int64(0)) { TimespanText.parse($0) }
    case (.bool, true):
      return fixed(chunk, source, stopsAtFailure, false) { CellParser.strictBool($0) }
    case (.bool, false):
      return fixed(chunk, source, stopsAtFailure, false) { CellParser.bool($0) }
    case (.int, _):
      return fixed(chunk, source, stopsAtFailure, Int32(0)) {
        parser.long($0).flatMap { Int32(exactly: $0) }
      }
    case (.decimal, _):
      return fixed(chunk, source, stopsAtFailure, Decimal(0)) { NumberText.parseDecimal($0) }
    case (.guid, _):
      return fixed(chunk, source, stopsAtFailure, UInt128(0)) { GuidText.parse($0) }
    case (.dynamic, true):
      return fixed(chunk, source, stopsAtFailure, .null) { CellParser.strictDynamic($0) }
    case (.dynamic, false):
      return fixed(chunk, source, stopsAtFailure, .null) { CellParser.dynamic($0) }
    }
  }

  private func fillText(_ chunk: RowChunk, _ source: FieldSource) {
    guard let texts = storage as? TextCollector else { return }
    for row in 0..<chunk.rowCount {
      let field = chunk.field(row, position)
      let text = source.text(field)
      texts.append(isNull(text, field) ? TextBytes(start: nil, count: 0) : text)
    }
    texts.reconsider()
  }

  @inline(__always)
  private func fixed<Element: FixedElement>(
    _ chunk: RowChunk, _ source: FieldSource, _ stopsAtFailure: Bool, _ filler: Element,
    _ parse: (TextBytes) -> Element?
  ) -> Int? {
    guard let store = storage as? ValueStore<Element> else { return nil }
    // The array is moved out, so that the loop appends to a local one.
    var values = store.values
    store.values = []
    defer { store.values = values }
    let hasNullText = !nullText.isEmpty
    for row in 0..<chunk.rowCount {
      let field = chunk.field(row, position)
      if field.length > 0 {
        let text = source.trimmed(field)
        if hasNullText && isNull(text, field) {
          values.append(filler)
          nulls.insert(rowCount &+ row)
          continue
        }
        if let value = parse(text) {
          values.append(value)
          continue
        }
        if !text.isEmpty {
          if isInferred { return row }
          failures.append(row)
          if stopsAtFailure { return nil }
        }
      }
      values.append(filler)
      nulls.insert(rowCount &+ row)
    }
    return nil
  }
}

/// The values of a column of fixed width, in a box, so that they are changed in place.
final class ValueStore<Element: FixedElement> {
  var values: [Element]

  init(_ filler: Element, count: Int) { values = Array(repeating: filler, count: count) }
}
