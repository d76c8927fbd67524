import Glibc
import KQLSyntax

/// Reads the cells of one column on one thread, block by block, and writes them to their places.
final class ColumnFiller {
  let column: ColumnLoad
  private let type: DataType
  private let parser: CellParser
  private let nullText: [UInt8]
  /// Rows of the block whose cells are no values of the declared type.
  private(set) var failures: [Int] = []

  private let texts: TextStore?
  private let dictionary = TextDictionary()
  private let owner: Int
  private var dictionaryBytes = 0
  private var run = TextStore.TextRun(bytes: .allocate(capacity: 1), count: 0, capacity: 1)

  /// The rows of the chunk that are null, as a bit each.
  @exclusivity(unchecked) private var nulls: [UInt64] = []
  @exclusivity(unchecked) private var chunkStart = 0

  /// Creates a filler; the column must be prepared.
  init(_ column: ColumnLoad, options: ReadOptions) {
    self.column = column
    type = column.schema.type
    parser = CellParser(options)
    nullText = Array(options.nullText.utf8)
    texts = column.storage as? TextStore
    owner = texts?.codes == nil ? 0 : texts?.enter(dictionary) ?? 0
  }

  deinit { run.bytes.deallocate() }

  /// Begins a chunk whose first row has a number.
  func beginChunk(firstRow: Int) { chunkStart = firstRow }

  /// Ends a chunk.
  ///
  /// - Returns: How much memory its texts take that others do not take already.
  func endChunk(_ chunk: Int) -> Int {
    if !nulls.isEmpty {
      column.addNulls(firstRow: chunkStart, nulls)
      nulls = []
    }
    guard let texts else { return 0 }
    if texts.codes != nil {
      texts.finishChunk(chunk, owner: owner)
      let before = dictionaryBytes
      dictionaryBytes = dictionary.byteSize
      return dictionaryBytes - before
    }
    texts.finishChunk(chunk, run)
    let taken = run.capacity
    // The next chunk will have about as much.
    let capacity = run.count + run.count / 8 + 1
    run = TextStore.TextRun(bytes: .allocate(capacity: capacity), count: 0, capacity: capacity)
    return taken
  }

  /// Writes the rows of a block.
  ///
  /// - Parameters:
  ///   - block: The rows.
  ///   - source: Gives the fields' bytes.
  ///   - row: The number of the block's first row.
  ///   - stopsAtFailure: Whether the first cell that does not fit ends the work.
  func append(_ block: RowBlock, _ source: FieldSource, row: Int, stopsAtFailure: Bool) {
    if !failures.isEmpty { failures = [] }
    guard !column.isGivenUp else { return }
    guard let storage = column.storage else { return lookForType(block, source) }
    if let texts {
      if let codes = texts.codes {
        code(block, source, codes.base + row, row)
      } else {
        copy(block, source, texts.ends + row + 1)
      }
      return
    }
    if let odd = fill(storage, block, source, row, stopsAtFailure) {
      // An inferred type met a cell that it does not hold.
      let text = source.trimmed(block.field(odd, column.position))
      column.giveUp(for: parser.infer(text))
    }
  }

  /// Writes a row without a value, in the place of one that could not be taken apart.
  func appendNothing(row: Int) {
    guard !column.isGivenUp, column.storage != nil else { return }
    if let texts {
      if let codes = texts.codes {
        codes.base[row] = dictionary.code(for: TextBytes(start: nil, count: 0), row: row)
      } else {
        texts.ends[row + 1] = run.count
      }
    } else {
      // Rows like this are taken out in the end: what stands in the place is of no interest.
      markNull(row)
    }
  }

  // MARK: JSON

  /// Writes a cell of a JSON object.
  ///
  /// - Returns: False where the cell is no value of the column's type; nothing is written then.
  func put(_ cell: JSONCell, row: Int) -> Bool {
    switch (type, cell) {
    case (.string, .null): put(TextBytes(start: nil, count: 0), row)
    case (.string, .text(let text)): put(text, row)
    case (.string, _):
      var text = if case .string(let text) = cell { text } else { JSONText.format(cell.value) }
      text.withUTF8 { put($0, row) }
    case (.dynamic, .null): markNull(row)
    case (.dynamic, _): set(cell.value, row)
    case (_, .null): putNull(row)
    case (_, .text), (_, .string): return cell.withText { put(parsing: $0, row) } ?? false
    case (.bool, .bool(let flag)): set(flag, row)
    case (.int, .long(let number)):
      guard let number = Int32(exactly: number) else { return false }
      set(number, row)
    case (.long, .long(let number)): set(number, row)
    case (.long, .real(let number)):
      guard let number = Int64(exactly: number) else { return false }
      set(number, row)
    case (.real, .long(let number)): set(Double(number), row)
    case (.real, .real(let number)): set(number, row)
    case (.decimal, .long(let number)): set(Decimal(number), row)
    case (.decimal, .real(let number)):
      guard let number = Decimal(number) else { return false }
      set(number, row)
    default: return false
    }
    return true
  }

  /// Writes a text as a value of the type; false where it is none.
  private func put(parsing text: TextBytes, _ row: Int) -> Bool {
    if text.isEmpty || nullText.withUnsafeBufferPointer({ TextOperations.equal($0, text) }) {
      putNull(row)
      return true
    }
    func put<Element: FixedElement>(_ value: Element?) -> Bool {
      guard let value else { return false }
      set(value, row)
      return true
    }
    switch type {
    case .bool: return put(CellParser.bool(text))
    case .int: return put(parser.long(text).flatMap { Int32(exactly: $0) })
    case .long: return put(parser.long(text))
    case .real: return put(parser.real(text))
    case .decimal: return put(NumberText.parseDecimal(text))
    case .datetime: return put(parser.date(text))
    case .timespan: return put(TimespanText.parse(text))
    case .guid: return put(GuidText.parse(text))
    case .string, .dynamic: return false
    }
  }

  private func putNull(_ row: Int) {
    markNull(row)
    switch type {
    case .bool: set(false, row)
    case .int: set(Int32(0), row)
    case .long, .datetime, .timespan: set(Int64(0), row)
    case .real: set(0.0, row)
    case .guid: set(UInt128(0), row)
    case .decimal, .dynamic, .string: break
    }
  }

  @inline(__always)
  private func set<Element: FixedElement>(_ value: Element, _ row: Int) {
    (column.storage as? ValueStore<Element>)?.base[row] = value
  }

  private func put(_ text: TextBytes, _ row: Int) {
    guard let texts else { return }
    if let codes = texts.codes {
      codes.base[row] = dictionary.code(for: text, row: row)
      return
    }
    if let start = text.baseAddress {
      if run.count &+ text.count > run.capacity { ColumnFiller.grow(&run, by: text.count) }
      // SAFETY: there is room for the text behind those that are there, made above.
      memcpy(run.bytes + run.count, start, text.count)
      run.count &+= text.count
    }
    texts.ends[row + 1] = run.count
  }

  /// Gives the column a type as soon as there is a cell that is not null.
  private func lookForType(_ block: RowBlock, _ source: FieldSource) {
    for row in 0..<block.rowCount {
      let field = block.field(row, column.position)
      if field.length == 0 { continue }
      let text = source.trimmed(field)
      if text.isEmpty || isNull(text, field) { continue }
      return column.giveUp(for: parser.infer(text))
    }
  }

  @inline(__always)
  private func isNull(_ text: TextBytes, _ field: FieldIndex) -> Bool {
    guard !nullText.isEmpty, !field.isQuoted, text.count == nullText.count else { return false }
    return nullText.withUnsafeBufferPointer { TextOperations.equal($0, text) }
  }

  @inline(__always)
  private func markNull(_ row: Int) {
    let place = row &- chunkStart
    let word = place >> 6
    while nulls.count <= word { nulls.append(0) }
    nulls[word] |= 1 << UInt64(place & 63)
  }

  // MARK: Texts

  private func code(
    _ block: RowBlock, _ source: FieldSource, _ codes: UnsafeMutablePointer<UInt32>, _ first: Int
  ) {
    let position = column.position
    let hasNullText = !nullText.isEmpty
    for row in 0..<block.rowCount {
      let field = block.field(row, position)
      var text = source.text(field)
      if hasNullText && isNull(text, field) { text = TextBytes(start: nil, count: 0) }
      codes[row] = dictionary.code(for: text, row: first &+ row)
    }
  }

  private func copy(
    _ block: RowBlock, _ source: FieldSource, _ ends: UnsafeMutablePointer<Int>
  ) {
    let position = column.position
    let hasNullText = !nullText.isEmpty
    var run = run
    for row in 0..<block.rowCount {
      let field = block.field(row, position)
      let text = source.text(field)
      if let start = text.baseAddress, !(hasNullText && isNull(text, field)) {
        if run.count &+ text.count > run.capacity { ColumnFiller.grow(&run, by: text.count) }
        // SAFETY: there is room for the text behind those that are there, made above.
        memcpy(run.bytes + run.count, start, text.count)
        run.count &+= text.count
      }
      ends[row] = run.count
    }
    self.run = run
  }

  private static func grow(_ run: inout TextStore.TextRun, by length: Int) {
    let capacity = max(run.capacity * 2, run.count + length, 1 << 12)
    let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity)
    memcpy(larger, run.bytes, run.count)
    run.bytes.deallocate()
    run.bytes = larger
    run.capacity = capacity
  }

  // MARK: Values

  /// Writes a block to the storage of the type.
  ///
  /// - Returns: The row that an inferred type does not hold, or nil.
  private func fill(
    _ storage: AnyObject, _ block: RowBlock, _ source: FieldSource, _ row: Int, _ stops: Bool
  ) -> Int? {
    let parser = parser
    switch (type, column.isInferred) {
    case (.string, _): return nil
    case (.long, true):
      return fixed(storage, block, source, row, stops, Int64(0)) { parser.inferredLong($0) }
    case (.long, false):
      return fixed(storage, block, source, row, stops, Int64(0)) { parser.long($0) }
    case (.real, true):
      return fixed(storage, block, source, row, stops, 0.0) { parser.inferredReal($0) }
    case (.real, false):
      return fixed(storage, block, source, row, stops, 0.0) { parser.real($0) }
    case (.datetime, true):
      return fixed(storage, block, source, row, stops, Int64(0)) { parser.inferredDate($0) }
    case (.datetime, false):
      return fixed(storage, block, source, row, stops, Int64(0)) { parser.date($0) }
    case (.timespan, true):
      return fixed(storage, block, source, row, stops, Int64(0)) { CellParser.strictTimespan($0) }
    case (.timespan, false):
      return fixed(storage, block, source, row, stops, Int64(0)) { TimespanText.parse($0) }
    case (.bool, true):
      return fixed(storage, block, source, row, stops, false) { CellParser.strictBool($0) }
    case (.bool, false):
      return fixed(storage, block, source, row, stops, false) { CellParser.bool($0) }
    case (.int, _):
      return fixed(storage, block, source, row, stops, Int32(0)) {
        parser.long($0).flatMap { Int32(exactly: $0) }
      }
    case (.decimal, _):
      return fixed(storage, block, source, row, stops, Decimal(0)) { NumberText.parseDecimal($0) }
    case (.guid, _):
      return fixed(storage, block, source, row, stops, UInt128(0)) { GuidText.parse($0) }
    case (.dynamic, true):
      return fixed(storage, block, source, row, stops, .null) { CellParser.strictDynamic($0) }
    case (.dynamic, false):
      return fixed(storage, block, source, row, stops, .null) { CellParser.dynamic($0) }
    }
  }

  @inline(__always)
  private func fixed<Element: FixedElement>(
    _ storage: AnyObject, _ block: RowBlock, _ source: FieldSource, _ first: Int, _ stops: Bool,
    _ filler: Element, _ parse: (TextBytes) -> Element?
  ) -> Int? {
    guard let store = storage as? ValueStore<Element> else { return nil }
    let places = store.base + first
    let position = column.position
    let isInferred = column.isInferred
    let hasNullText = !nullText.isEmpty
    for row in 0..<block.rowCount {
      let field = block.field(row, position)
      if field.length > 0 {
        let text = source.trimmed(field)
        if !(hasNullText && isNull(text, field)) {
          if let value = parse(text) {
            places[row] = value
            continue
          }
          if !text.isEmpty {
            if isInferred { return row }
            failures.append(row)
            if stops { return nil }
          }
        }
      }
      places[row] = filler
      markNull(first &+ row)
    }
    return nil
  }
}
