import KQLSyntax

/// Reads chunks on one thread: cuts them into blocks of rows and hands each block to the columns.
struct ChunkFiller {
  private let bytes: TextBytes
  private let base: UnsafePointer<UInt8>
  private let dialect: Dialect
  private let control: LoadControl
  private let stops: Bool
  private let describedLimit: Int
  private let block: RowBlock
  private let source: FieldSource
  private let fillers: [ColumnFiller]

  init(
    _ bytes: TextBytes, base: UnsafePointer<UInt8>, dialect: Dialect, width: Int,
    columns: [ColumnLoad], options: ReadOptions, control: LoadControl
  ) {
    self.bytes = bytes
    self.base = base
    self.dialect = dialect
    self.control = control
    stops = options.onError == .stop
    describedLimit = stops ? 1 : max(0, options.maxNotes)
    block = RowBlock(width: width)
    source = FieldSource(base: base, dialect: dialect)
    fillers = columns.map { ColumnFiller($0, options: options) }
  }

  /// Reads a chunk.
  ///
  /// - Returns: The rows that cannot be taken, nil where there are none, and whether the chunk has
  ///   the rows that it was counted to have: others may write to a file that is being read.
  mutating func fill(_ chunk: FileChunk, number: Int) -> (ChunkRejections?, Bool) {
    var scanner = RowScanner(
      base: base, count: bytes.count, dialect: dialect, position: chunk.range.lowerBound,
      brokenRow: chunk.brokenRow)
    let end = chunk.range.upperBound
    let lastRow = chunk.firstRow + chunk.rowCount
    var rejections = ChunkRejections()
    var row = chunk.firstRow
    for filler in fillers { filler.beginChunk(firstRow: row) }
    while scanner.position < end {
      if control.isFutile(part: number) { return (nil, true) }
      block.rowCount = 0
      block.origin = scanner.position
      source.origin = scanner.position
      let broken =
        chunk.isUTF8 ? scanner.fill(block, end: end) : fillChecking(&scanner, end: end)
      guard row + block.rowCount + (broken == nil ? 0 : 1) <= lastRow else { return (nil, false) }
      append(row, &rejections)
      if stops && !rejections.rows.isEmpty { break }
      row += block.rowCount
      if let broken {
        rejections.add(
          Rejection(row: row, rowStart: broken.rowStart, kind: .structure(broken)),
          limit: describedLimit)
        if stops { break }
        for filler in fillers { filler.appendNothing(row: row) }
        row += 1
      }
    }
    if stops && !rejections.rows.isEmpty {
      control.fail(part: number)
      return (rejections, true)
    }
    var taken = 0
    for filler in fillers { taken += filler.endChunk(number) }
    control.take(bytes: taken)
    control.progress?.fill(bytes: chunk.range.count, rows: chunk.rowCount)
    return (rejections.rows.isEmpty ? nil : rejections, row == lastRow)
  }

  /// Hands the block to the columns, and notes the rows with cells that do not fit.
  private func append(_ row: Int, _ rejections: inout ChunkRejections) {
    guard block.rowCount > 0 else { return }
    var failures: [Int: ColumnLoad] = [:]
    for filler in fillers {
      filler.append(block, source, row: row, stopsAtFailure: stops)
      guard !filler.failures.isEmpty else { continue }
      for failed in filler.failures where failures[failed] == nil {
        failures[failed] = filler.column
      }
    }
    guard !failures.isEmpty else { return }
    for failed in failures.keys.sorted() {
      guard let column = failures[failed] else { continue }
      let field = block.field(failed, column.position)
      rejections.add(
        Rejection(
          row: row + failed, rowStart: block.origin + block.field(failed, 0).start,
          kind: .value(column: column, start: block.origin + field.start, field: field)),
        limit: describedLimit)
    }
  }

  /// Fills the block from a chunk with bytes that are no UTF-8: there every row is looked at.
  private func fillChecking(_ scanner: inout RowScanner, end: Int) -> RowProblem? {
    while scanner.position < end {
      let row = block.rowCount
      if let broken = scanner.fill(block, upTo: row + 1, end: end) { return broken }
      guard block.rowCount > row else { return nil }
      for column in 0..<block.width {
        let field = block.field(row, column)
        let start = block.origin + field.start
        let content = TextBytes(start: base + start, count: field.length)
        if let place = UTF8Check.firstInvalid(content) {
          block.rowCount = row
          return RowProblem(
            kind: .encoding(column), rowStart: block.origin + block.field(row, 0).start,
            offset: start + place)
        }
      }
    }
    return nil
  }
}
