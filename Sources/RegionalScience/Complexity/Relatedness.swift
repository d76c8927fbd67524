/// Proximity of sectors and the density of related activity (چگالی پیوند) around each sector.
///
/// ```swift
/// let matrix = try BinaryMatrix(cells: Matrix(rows: [[1, 1, 0], [1, 0, 0], [0, 1, 1]]))
/// let proximity = try Relatedness.proximity(matrix)
/// proximity[0, 1]                                          // 0.5
/// try Relatedness.density(matrix, proximity: proximity)[1, 2]   // 0.0
/// ```
///
/// > Source: Hidalgo, Klinger, Barabási & Hausmann (2007), *Science* 317.
public enum Relatedness {
  /// Whether a sector counts as related to itself in ``density(_:proximity:own:)``.
  public enum OwnSector: Hashable, Sendable {
    /// It does, with proximity 1, as is usual.
    case included
    /// It does not: what a region has around a sector, whether it has the sector or not.
    case excluded
  }

  /// Returns the proximity of each pair of sectors: the lesser of the two shares of regions with one
  /// of them that have the other as well.
  ///
  /// - Parameter matrix: Advantages, regions × sectors.
  /// - Returns: Sectors × sectors, 0 to 1, symmetric, 1 on the diagonal; undefined for a sector
  ///   without advantages.
  /// - Throws: ``RegionalScienceError`` with code `.tooLarge` for more than 8,192 sectors.
  /// - Complexity: O(*sectors*² · *regions* / 64).
  public static func proximity(_ matrix: BinaryMatrix) throws(RegionalScienceError)
    -> PartialMatrix
  {
    try Check.square(matrix.columns, "sectors")
    let sectors = matrix.columns
    var values = [Double](repeating: 0, count: sectors * sectors)
    let (words, width) = matrix.wordsByColumn
    // Sectors in fours, the last filled up with such as nobody has.
    let row = words.count / max(1, width)
    // SAFETY: `words` holds `width` rows of vectors for four sectors each, `values` a square of sectors;
    // a right sector is below the left one.
    unsafe words.withUnsafeBufferPointer { words in
      unsafe values.withUnsafeMutableBufferPointer { values in
        for left in 0..<sectors where matrix.columnCounts[left] > 0 {
          // This cannot throw: the check below ends the work.
          if Interruption.isDue { break }
          unsafe values[left * sectors + left] = 1
          for four in 0...(left / 4) {
            let both = unsafe common(words, row, left, four)
            for lane in 0..<4 {
              let right = 4 * four + lane
              guard right < left, both[lane] > 0 else { continue }
              let most = max(matrix.columnCounts[left], matrix.columnCounts[right])
              let value = Double(both[lane]) / Double(most)
              unsafe values[left * sectors + right] = value
              unsafe values[right * sectors + left] = value
            }
          }
        }
      }
    }
    try Interruption.check()
    let defined = matrix.columnCounts.map { $0 > 0 }
    return PartialMatrix(
      Matrix(unchecked: values, rows: sectors, columns: sectors),
      isDefined: defined.flatMap { left in left ? defined : defined.map { _ in false } })
  }

  /// The numbers of regions that a sector shares with each of four others. Counted by halves,
  /// because the plain machine has no instruction for it.
  @unsafe @inline(__always)
  private static func common(
    _ words: UnsafeBufferPointer<SIMD4<UInt64>>, _ row: Int, _ left: Int, _ four: Int
  ) -> SIMD4<UInt64> {
    var total = SIMD4<UInt64>.zero
    var start = 0
    while start < words.count {
      // The counts of a byte, 8 for each word, are added up before they could reach 256.
      let end = min(words.count, start + 31 * row)
      var bytes = SIMD4<UInt64>.zero
      while start < end {
        let own = unsafe SIMD4(repeating: words[start + left >> 2][left & 3])
        var bits = unsafe words[start + four] & own
        bits = bits &- ((bits &>> 1) & 0x5555_5555_5555_5555)
        bits = (bits & 0x3333_3333_3333_3333) &+ ((bits &>> 2) & 0x3333_3333_3333_3333)
        bytes = bytes &+ ((bits &+ (bits &>> 4)) & 0x0f0f_0f0f_0f0f_0f0f)
        start += row
      }
      bytes = (bytes & 0x00ff_00ff_00ff_00ff) &+ ((bytes &>> 8) & 0x00ff_00ff_00ff_00ff)
      bytes = bytes &+ (bytes &>> 16)
      total = total &+ ((bytes &+ (bytes &>> 32)) & 0xffff)
    }
    return total
  }

  /// Returns the density around each sector in each region: the proximity of the sectors that the
  /// region has, over the proximity of all.
  ///
  /// - Parameters:
  ///   - matrix: Advantages, regions × sectors.
  ///   - proximity: Sectors × sectors, such as ``proximity(_:)`` gives.
  ///   - own: Whether a sector is related to itself.
  /// - Returns: Regions × sectors, 0 to 1; undefined for a region without activity, for a sector
  ///   whose proximity is undefined, and for one that is related to none.
  /// - Throws: ``RegionalScienceError`` with code `.shape` for a proximity that does not fit,
  ///   `.negative`, `.notFinite` or `.tooLarge` for a value of it.
  /// - Complexity: O(*advantages* · *sectors*).
  public static func density(
    _ matrix: BinaryMatrix, proximity: PartialMatrix, own: OwnSector = .included
  ) throws(RegionalScienceError) -> PartialMatrix {
    let sectors = matrix.columns
    guard proximity.rows == sectors, proximity.columns == sectors else {
      throw RegionalScienceError(
        .shape,
        "a proximity of \(proximity.rows) × \(proximity.columns), expected \(sectors) × \(sectors)")
    }
    try Check.nonNegative(proximity.values)
    // Undefined cells hold 0.
    var weights = proximity.values.values
    if own == .excluded { for index in 0..<sectors { weights[index * sectors + index] = 0 } }
    var (result, totals) = sums(matrix, weights)
    var defined = [Bool](repeating: true, count: result.count)
    let isRelated = totals.map { $0 > 0 }
    let isWhole = !isRelated.contains(false)
    // SAFETY: regions × sectors cells in both arrays, a total for each sector.
    unsafe result.withUnsafeMutableBufferPointer { result in
      unsafe totals.withUnsafeBufferPointer { totals in
        for region in 0..<matrix.rows {
          let start = region * sectors
          if matrix.isRowDefined[region] {
            // Divided by a total that is summed in the same way: a region with every sector has
            // exactly 1.
            for sector in 0..<sectors { unsafe result[start + sector] /= totals[sector] }
            if isWhole { continue }
          }
          let isActive = matrix.isRowDefined[region]
          for sector in 0..<sectors where !(isActive && isRelated[sector]) {
            unsafe result[start + sector] = 0
            defined[start + sector] = false
          }
        }
      }
    }
    return PartialMatrix(
      Matrix(unchecked: result, rows: matrix.rows, columns: sectors), isDefined: defined)
  }

  /// For each region the sum of the rows of its sectors, and the sum of all rows.
  ///
  /// Of eight sectors at a time the sums of all 256 choices of them are made once, for four columns;
  /// every region picks one of these. Two such tables stay in the nearest cache.
  private static func sums(_ matrix: BinaryMatrix, _ weights: [Double])
    -> (regions: [Double], all: [Double])
  {
    let (regions, width) = (matrix.rows, matrix.columns)
    let groups = (width + 7) / 8
    var result = [Double](repeating: 0, count: regions * width)
    var all = [Double](repeating: 0, count: width)
    // Of one more region, which has all sectors: a group more with all bits, for whoever is behind.
    var sums = [SIMD4<Double>](repeating: .zero, count: regions + 1)
    var tables = [SIMD4<Double>](repeating: .zero, count: 2 * 256)
    for first in stride(from: 0, to: width, by: 4) {
      // This cannot throw: whoever watches throws what comes of it away.
      if Interruption.isDue { break }
      for index in sums.indices { sums[index] = .zero }
      for group in stride(from: 0, to: groups, by: 2) {
        for half in 0..<2 {
          fill(&tables, from: half * 256, weights, width, sectors: (group + half) * 8, first)
        }
        add(matrix, &sums, tables, group)
        sums[regions] += tables[255] + tables[511]
      }
      let used = min(4, width - first)
      for lane in 0..<used { all[first + lane] = sums[regions][lane] }
      // SAFETY: a row of `width` cells for each region, of which `used` are left from `first` on.
      unsafe result.withUnsafeMutableBufferPointer { result in
        unsafe sums.withUnsafeBufferPointer { sums in
          for region in 0..<regions {
            let (sum, target) = unsafe (sums[region], region * width + first)
            guard used == 4 else {
              for lane in 0..<used { unsafe result[target + lane] = sum[lane] }
              continue
            }
            unsafe result[target] = sum[0]
            unsafe result[target + 1] = sum[1]
            unsafe result[target + 2] = sum[2]
            unsafe result[target + 3] = sum[3]
          }
        }
      }
    }
    return (result, all)
  }

  /// The sums of all choices of eight sectors, in four columns; sectors beyond the last add nothing.
  private static func fill(
    _ tables: inout [SIMD4<Double>], from base: Int, _ weights: [Double], _ width: Int,
    sectors: Int, _ column: Int
  ) {
    let used = min(4, width - column)
    // SAFETY: 256 entries from `base` on, the last of which is written at bit 7.
    unsafe tables.withUnsafeMutableBufferPointer { tables in
      for bit in 0..<8 {
        var row = SIMD4<Double>.zero
        if sectors + bit < width {
          let start = (sectors + bit) * width + column
          for lane in 0..<used { row[lane] = weights[start + lane] }
        }
        let half = 1 << bit
        for entry in base..<(base + half) {
          unsafe tables[half &+ entry] = tables[entry] + row
        }
      }
    }
  }

  /// Adds what each region picks from the tables of two groups of eight sectors.
  private static func add(
    _ matrix: BinaryMatrix, _ sums: inout [SIMD4<Double>], _ tables: [SIMD4<Double>], _ group: Int
  ) {
    let regions = matrix.rows
    let start = group * regions
    // Behind the last group there is none: its table is 0 throughout.
    let next = (group + 1) * 8 < matrix.columns ? start + regions : start
    // SAFETY: a sum for each region, 256 entries for each of two groups, a byte of each group for each
    // region.
    unsafe matrix.columnGroups.withUnsafeBufferPointer { bytes in
      unsafe sums.withUnsafeMutableBufferPointer { sums in
        unsafe tables.withUnsafeBufferPointer { tables in
          for region in 0..<regions {
            let one = unsafe Int(bytes[start &+ region])
            let two = unsafe Int(bytes[next &+ region]) | 256
            unsafe sums[region] += tables[one] + tables[two]
          }
        }
      }
    }
  }
}
