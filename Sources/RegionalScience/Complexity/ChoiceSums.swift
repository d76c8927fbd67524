/// For each row of a binary matrix the sum of the rows of weights that its ones choose, in four columns at a
/// time.
struct ChoiceSums: Sendable {
  /// The sums of each row, and behind them that of a row which is all ones.
  private(set) var sums: [SIMD4<Double>]
  private let columns: Int
  private let offsets: ChoiceOffsets
  private var tables = [SIMD4<Double>](repeating: .zero, count: ChoiceOffsets.tableSize)

  init(_ matrix: BinaryMatrix) {
    columns = matrix.columns
    sums = [SIMD4<Double>](repeating: .zero, count: matrix.rows + 1)
    offsets = ChoiceOffsets(matrix.columnGroups, rows: matrix.rows, columns: columns)
  }

  /// Makes the sums of four columns of weights.
  ///
  /// - Parameters:
  ///   - weights: As many rows as the matrix has columns, and as many columns.
  ///   - first: The first of the four columns; those beyond the last are 0.
  /// - Complexity: O(*columns* / 6 · (64 + *rows*)).
  mutating func add(_ weights: [Double], from first: Int) {
    let rows = offsets.rows
    for row in 0...rows { sums[row] = .zero }
    let groups = ChoiceOffsets.groups
    for part in 0..<((columns + ChoiceOffsets.width - 1) / ChoiceOffsets.width) {
      for group in 0..<groups {
        fill(group, weights, part * ChoiceOffsets.width + group * 6, first)
      }
      // SAFETY: places are those of sums in the tables, one for each group and row; one sum more than rows.
      unsafe tables.withUnsafeBytes { tables in
        unsafe offsets.places.withUnsafeBytes { places in
          unsafe sums.withUnsafeMutableBufferPointer { sums in
            var offset = part &* rows &* 16
            for row in 0..<rows {
              var sum = unsafe sums[row]
              for group in 0..<groups {
                let place = unsafe places.load(
                  fromByteOffset: offset &+ group &* 2, as: UInt16.self)
                sum += unsafe tables.load(
                  fromByteOffset: Int(place) &* 32, as: SIMD4<Double>.self)
              }
              unsafe sums[row] = sum
              offset &+= 16
            }
            // In the same order.
            var all = unsafe sums[rows]
            for group in 0..<groups {
              all += unsafe tables.load(
                fromByteOffset: (group &* 64 &+ 63) &* 32, as: SIMD4<Double>.self)
            }
            unsafe sums[rows] = all
          }
        }
      }
    }
  }

  /// Writes the sums of the rows over that of a row which is all ones.
  ///
  /// - Parameters:
  ///   - result: Rows × columns numbers.
  ///   - width: The number of columns.
  ///   - first: The first of the four columns.
  @unsafe func storeShares(
    _ result: UnsafeMutableRawBufferPointer, _ width: Int, _ first: Int
  ) {
    let used = min(4, width - first)
    let rows = offsets.rows
    // SAFETY: rows × columns numbers, and a sum for each row and one more.
    unsafe sums.withUnsafeBufferPointer { sums in
      let total = unsafe sums[rows]
      for row in 0..<rows {
        let share = unsafe sums[row] / total
        let target = (row &* width &+ first) &* 8
        if used == 4 {
          unsafe result.storeBytes(of: share, toByteOffset: target, as: SIMD4<Double>.self)
        } else {
          for lane in 0..<used {
            unsafe result.storeBytes(
              of: share[lane], toByteOffset: target &+ lane &* 8, as: Double.self)
          }
        }
      }
    }
  }

  /// The sums of all choices of six rows of weights, of which those beyond the last add nothing.
  private mutating func fill(_ group: Int, _ weights: [Double], _ row: Int, _ column: Int) {
    let used = min(4, columns - column)
    // SAFETY: 64 sums of the group, the last of which is written at bit 5; weights are columns × columns.
    unsafe tables.withUnsafeMutableBufferPointer { tables in
      unsafe weights.withUnsafeBytes { weights in
        let base = group &* 64
        for bit in 0..<6 {
          var own = SIMD4<Double>.zero
          if row + bit < columns {
            let start = ((row + bit) * columns + column) * 8
            if used == 4 {
              own = unsafe weights.loadUnaligned(fromByteOffset: start, as: SIMD4<Double>.self)
            } else {
              for lane in 0..<used {
                own[lane] = unsafe weights.load(
                  fromByteOffset: start + lane * 8, as: Double.self)
              }
            }
          }
          let half = 1 << bit
          for entry in base..<(base &+ half) {
            unsafe tables[half &+ entry] = tables[entry] + own
          }
        }
      }
    }
  }
}
