/// The binary matrix M of advantage, packed into bits: regions × sectors.
///
/// ```swift
/// let activity = try Matrix(rows: [[30, 10], [10, 50]])
/// let advantage = try BinaryMatrix(activity: activity)
/// advantage[0, 0]      // true
/// advantage.rowCounts  // [1, 1], the diversity of each region
/// ```
///
/// A region or sector without any activity is *undefined*: it has no advantage, and the measures
/// that are made of M answer `nil` for it.
public struct BinaryMatrix: Hashable, Sendable {
  /// The number of rows (regions).
  public let rows: Int
  /// The number of columns (sectors).
  public let columns: Int
  /// For each row whether it is defined.
  public let isRowDefined: [Bool]
  /// For each column whether it is defined.
  public let isColumnDefined: [Bool]
  /// The ones of each row: a region's diversity.
  public let rowCounts: [Int]
  /// The ones of each column: a sector's ubiquity.
  public let columnCounts: [Int]
  /// Byte *g* of every row, one group of eight columns after the other: `⌈columns/8⌉ × rows`.
  let columnGroups: [UInt8]
  /// Byte *h* of every column, one group of eight rows after the other: `⌈rows/8⌉ × columns`.
  let rowGroups: [UInt8]

  /// The matrix of the cells that reach a threshold.
  ///
  /// - Parameters:
  ///   - quotients: Location quotients, regions × sectors. An undefined cell has no advantage; a
  ///     row or column of nothing else is undefined.
  ///   - threshold: The least quotient that counts as an advantage, above 0.
  /// - Throws: ``RegionalScienceError`` with code `.parameter` for a threshold that is not above 0.
  /// - Complexity: O(*regions* · *sectors*).
  public init(quotients: PartialMatrix, threshold: Double = 1) throws(RegionalScienceError) {
    guard threshold > 0, threshold.isFinite else {
      throw RegionalScienceError(.parameter, "threshold is \(threshold), expected above 0")
    }
    // Mostly all are.
    let isWhole = ColumnKernels.areAll(quotients.isDefined) && quotients.rows > 0
    var rowDefined = [Bool](repeating: isWhole, count: quotients.rows)
    var columnDefined = [Bool](repeating: isWhole, count: quotients.columns)
    for row in 0..<quotients.rows where !isWhole {
      let start = row * quotients.columns
      var any = false
      for column in 0..<quotients.columns where quotients.isDefined[start + column] {
        columnDefined[column] = true
        any = true
      }
      rowDefined[row] = any
    }
    if quotients.columns == 0 { rowDefined = rowDefined.map { _ in false } }
    self.init(
      quotients.values, threshold: threshold, rowDefined: rowDefined, columnDefined: columnDefined)
  }

  /// The matrix of the location quotients that reach a threshold, without keeping the quotients.
  ///
  /// - Parameters:
  ///   - activity: Regions × sectors; employment, output or another amount, 0 or more.
  ///   - threshold: The least quotient that counts as an advantage, above 0.
  /// - Throws: ``RegionalScienceError`` with code `.parameter` for a threshold that is not above 0,
  ///   `.negative`, `.notFinite` or `.tooLarge` for a value.
  /// - Complexity: O(*regions* · *sectors*).
  public init(activity: Matrix, threshold: Double = 1) throws(RegionalScienceError) {
    try self.init(quotients: LocationQuotient.values(activity), threshold: threshold)
  }

  /// A matrix of ones and zeros that somebody else decided on; every row and column is defined.
  ///
  /// - Parameter cells: Regions × sectors, each 0 or 1.
  /// - Throws: ``RegionalScienceError`` with code `.parameter` for another value.
  public init(cells: Matrix) throws(RegionalScienceError) {
    for (index, value) in cells.values.enumerated() where value != 0 && value != 1 {
      let (row, column) = (index / cells.columns, index % cells.columns)
      throw RegionalScienceError(
        .parameter, "\(row: row), \(column: column) is \(value), expected 0 or 1", row: row,
        column: column)
    }
    self.init(
      cells, threshold: 0.5, rowDefined: [Bool](repeating: true, count: cells.rows),
      columnDefined: [Bool](repeating: true, count: cells.columns))
  }

  private init(
    _ matrix: Matrix, threshold: Double, rowDefined: [Bool], columnDefined: [Bool]
  ) {
    let (rows, columns) = (matrix.rows, matrix.columns)
    let (rowGroupCount, columnGroupCount) = ((rows + 7) / 8, (columns + 7) / 8)
    var byColumns = [UInt8](repeating: 0, count: columnGroupCount * rows)
    var byRows = [UInt8](repeating: 0, count: rowGroupCount * columns)
    var rowCounts = [Int](repeating: 0, count: rows)
    var columnCounts = [Int](repeating: 0, count: columns)
    for group in 0..<rowGroupCount {
      Self.pack(matrix, threshold, group, into: &byRows)
    }
    for group in 0..<rowGroupCount {
      let base = group * columns
      for column in 0..<columns { columnCounts[column] += byRows[base + column].nonzeroBitCount }
      for first in stride(from: 0, to: columns, by: 8) {
        var block: UInt64 = 0
        for column in 0..<min(8, columns - first) {
          block |= UInt64(byRows[base + first + column]) << UInt64(8 * column)
        }
        let turned = Self.transposed(block)
        for row in 0..<min(8, rows - group * 8) {
          let byte = UInt8(truncatingIfNeeded: turned >> UInt64(8 * row))
          byColumns[(first >> 3) * rows + group * 8 + row] = byte
          rowCounts[group * 8 + row] += byte.nonzeroBitCount
        }
      }
    }
    self.rows = rows
    self.columns = columns
    isRowDefined = rowDefined
    isColumnDefined = columnDefined
    self.rowCounts = rowCounts
    self.columnCounts = columnCounts
    columnGroups = byColumns
    rowGroups = byRows
  }

  /// A byte of each column for eight rows: its bits are the cells that reach a threshold.
  private static func pack(
    _ matrix: Matrix, _ threshold: Double, _ group: Int, into bytes: inout [UInt8]
  ) {
    let columns = matrix.columns
    let (first, last) = (group * 8, min(matrix.rows, group * 8 + 8) - 1)
    // SAFETY: rows × columns values; four columns are taken while four are left.
    unsafe matrix.values.withUnsafeBytes { values in
      let size = MemoryLayout<Double>.size
      let limits = SIMD4(repeating: threshold)
      var column = 0
      while column + 4 <= columns {
        // Without a branch: which cells are ones is as good as random.
        var bits = SIMD4<Int64>.zero
        for row in stride(from: last, through: first, by: -1) {
          let cells = unsafe values.loadUnaligned(
            fromByteOffset: (row * columns + column) * size, as: SIMD4<Double>.self)
          bits = (bits &+ bits) | SIMD4<Int64>.zero.replacing(with: 1, where: cells .>= limits)
        }
        for lane in 0..<4 {
          bytes[group * columns + column + lane] = UInt8(truncatingIfNeeded: bits[lane])
        }
        column += 4
      }
      while column < columns {
        for row in first...last where matrix.values[row * columns + column] >= threshold {
          bytes[group * columns + column] |= 1 << UInt8(row - first)
        }
        column += 1
      }
    }
  }

  /// Eight bytes of eight bits with rows and columns exchanged.
  ///
  /// > Source: Warren (2012), *Hacker's Delight*, § 7-3.
  private static func transposed(_ block: UInt64) -> UInt64 {
    var bits = block
    for (shift, mask) in [
      (7, 0x00AA_00AA_00AA_00AA), (14, 0x0000_CCCC_0000_CCCC), (28, 0x0000_0000_F0F0_F0F0),
    ] as [(UInt64, UInt64)] {
      let change = (bits ^ (bits >> shift)) & mask
      bits ^= change ^ (change << shift)
    }
    return bits
  }

  /// Whether a cell is an advantage.
  ///
  /// - Precondition: Both indices are inside the matrix.
  public subscript(row: Int, column: Int) -> Bool {
    precondition(row >= 0 && row < rows && column >= 0 && column < columns, "no such cell")
    return columnGroups[(column >> 3) * rows + row] >> UInt8(column & 7) & 1 == 1
  }

  /// The columns of the ones of a row, in order.
  func ones(row: Int) -> [Int] {
    var result: [Int] = []
    result.reserveCapacity(rowCounts[row])
    for group in 0..<((columns + 7) / 8) {
      var byte = columnGroups[group * rows + row]
      while byte != 0 {
        result.append(group * 8 + byte.trailingZeroBitCount)
        byte &= byte - 1
      }
    }
    return result
  }

  /// The same matrix of ones and zeros.
  public var matrix: Matrix {
    var values = [Double](repeating: 0, count: rows * columns)
    for row in 0..<rows { for column in ones(row: row) { values[row * columns + column] = 1 } }
    return Matrix(unchecked: values, rows: rows, columns: columns)
  }

  /// Rows in words of 64, four columns side by side: `⌈rows/64⌉ × ⌈columns/4⌉`, and the number of
  /// words of a column. Columns beyond the last have no ones.
  var wordsByColumn: (words: [SIMD4<UInt64>], width: Int) {
    let (width, fours) = ((rows + 63) / 64, (columns + 3) / 4)
    var words = [SIMD4<UInt64>](repeating: .zero, count: width * fours)
    for group in 0..<((rows + 7) / 8) {
      let shift = UInt64((group & 7) * 8)
      let start = (group >> 3) * fours
      for column in 0..<columns {
        words[start + column >> 2][column & 3] |=
          UInt64(rowGroups[group * columns + column]) << shift
      }
    }
    return (words, width)
  }

  /// The connected parts of the graph of regions and sectors; `nil` for who has no one.
  ///
  /// - Complexity: O(*regions* · *sectors* / 8); less where the first regions have much.
  var parts: (rows: [Int?], columns: [Int?], count: Int) {
    var search = PartSearch(
      rowParts: [Int?](repeating: nil, count: rows),
      columnParts: [Int?](repeating: nil, count: columns),
      freeRows: Self.packed(rowCounts), freeColumns: Self.packed(columnCounts))
    var count = 0
    for row in 0..<rows where rowCounts[row] > 0 && search.rowParts[row] == nil {
      search.freeRows[row >> 3] &= ~(1 << UInt8(row & 7))
      search.rowParts[row] = count
      var rowQueue = [row]
      var columnQueue: [Int] = []
      while !(rowQueue.isEmpty && columnQueue.isEmpty) {
        if let next = rowQueue.popLast() {
          for group in search.freeColumns.indices where search.freeColumns[group] != 0 {
            var new = columnGroups[group * rows + next] & search.freeColumns[group]
            search.freeColumns[group] &= ~new
            while new != 0 {
              let column = group * 8 + new.trailingZeroBitCount
              search.columnParts[column] = count
              columnQueue.append(column)
              new &= new - 1
            }
          }
        } else if let next = columnQueue.popLast() {
          for group in search.freeRows.indices where search.freeRows[group] != 0 {
            var new = rowGroups[group * columns + next] & search.freeRows[group]
            search.freeRows[group] &= ~new
            while new != 0 {
              let found = group * 8 + new.trailingZeroBitCount
              search.rowParts[found] = count
              rowQueue.append(found)
              new &= new - 1
            }
          }
        }
      }
      count += 1
    }
    return (search.rowParts, search.columnParts, count)
  }

  /// What a search for parts has found, and bits for what it has not.
  private struct PartSearch {
    var rowParts: [Int?]
    var columnParts: [Int?]
    var freeRows: [UInt8]
    var freeColumns: [UInt8]
  }

  private static func packed(_ counts: [Int]) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: (counts.count + 7) / 8)
    for (index, count) in counts.enumerated() where count > 0 {
      bytes[index >> 3] |= 1 << UInt8(index & 7)
    }
    return bytes
  }
}
