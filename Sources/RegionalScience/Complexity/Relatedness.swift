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
    let (sectors, width) = (matrix.columns, (matrix.rows + 63) / 64)
    var values = [Double](repeating: 0, count: sectors * sectors)
    let words = matrix.columnWords
    // SAFETY: `words` holds `width` words for each sector, `values` a square of sectors.
    unsafe words.withUnsafeBufferPointer { words in
      unsafe values.withUnsafeMutableBufferPointer { values in
        for left in 0..<sectors where matrix.columnCounts[left] > 0 {
          // This cannot throw: the check below ends the work.
          if Interruption.isDue { break }
          unsafe values[left * sectors + left] = 1
          for right in 0..<left where matrix.columnCounts[right] > 0 {
            let both = unsafe common(words, left * width, right * width, width)
            let most = max(matrix.columnCounts[left], matrix.columnCounts[right])
            let value = Double(both) / Double(most)
            unsafe values[left * sectors + right] = value
            unsafe values[right * sectors + left] = value
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

  /// The number of bits that two runs of words share. Two words at a time, counted by halves,
  /// because the plain machine has no instruction for it.
  @unsafe @inline(__always)
  private static func common(
    _ words: UnsafeBufferPointer<UInt64>, _ left: Int, _ right: Int, _ width: Int
  ) -> Int {
    var total = SIMD2<UInt64>.zero
    var index = 0
    while index + 1 < width {
      var bits = unsafe SIMD2(
        words[left + index] & words[right + index],
        words[left + index + 1] & words[right + index + 1])
      bits = bits &- ((bits &>> 1) & 0x5555_5555_5555_5555)
      bits = (bits & 0x3333_3333_3333_3333) &+ ((bits &>> 2) & 0x3333_3333_3333_3333)
      bits = (bits &+ (bits &>> 4)) & 0x0f0f_0f0f_0f0f_0f0f
      bits = bits &+ (bits &>> 8)
      bits = bits &+ (bits &>> 16)
      bits = bits &+ (bits &>> 32)
      total = total &+ (bits & 0xff)
      index += 2
    }
    var sum = Int(total[0] + total[1])
    if index < width { sum += unsafe (words[left + index] & words[right + index]).nonzeroBitCount }
    return sum
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
    var totals = [Double](repeating: 0, count: sectors)
    for row in 0..<sectors {
      for column in 0..<sectors { totals[column] += weights[row * sectors + column] }
    }
    var result = sums(matrix, weights)
    var defined = [Bool](repeating: true, count: result.count)
    for region in 0..<matrix.rows {
      let isActive = matrix.isRowDefined[region]
      let start = region * sectors
      for sector in 0..<sectors {
        // Divided, not multiplied: a region with every sector has exactly 1.
        let total = totals[sector]
        let isKnown = isActive && total > 0
        result[start + sector] = isKnown ? result[start + sector] / total : 0
        defined[start + sector] = isKnown
      }
    }
    return PartialMatrix(
      Matrix(unchecked: result, rows: matrix.rows, columns: sectors), isDefined: defined)
  }

  /// For each region the sum of the rows of its sectors.
  ///
  /// Eight columns at a time are copied next to each other, so that they stay in the nearest cache
  /// while all regions pick from them; the sums stay in registers.
  private static func sums(_ matrix: BinaryMatrix, _ weights: [Double]) -> [Double] {
    let (regions, width) = (matrix.rows, matrix.columns)
    var starts = [0]
    var picks: [Int32] = []
    picks.reserveCapacity(matrix.rowCounts.reduce(0, +))
    for region in 0..<regions {
      // Positions in a strip of eight columns. A strip is padded by one row of zeros.
      for sector in matrix.ones(row: region) { picks.append(Int32(truncatingIfNeeded: sector)) }
      if picks.count & 1 == 1 { picks.append(Int32(truncatingIfNeeded: width)) }
      starts.append(picks.count)
    }
    var result = [Double](repeating: 0, count: regions * width)
    var strip = [SIMD4<Double>](repeating: .zero, count: (width + 1) * 2)
    for first in stride(from: 0, to: width, by: 8) {
      // This cannot throw: whoever watches throws what comes of it away.
      if Interruption.isDue { break }
      let used = min(8, width - first)
      for row in 0..<width {
        var (low, high) = (SIMD4<Double>.zero, SIMD4<Double>.zero)
        let start = row * width + first
        for lane in 0..<min(4, used) { low[lane] = weights[start + lane] }
        for lane in 4..<max(4, used) { high[lane - 4] = weights[start + lane] }
        strip[2 * row] = low
        strip[2 * row + 1] = high
      }
      // SAFETY: picks are 0...width and the strip has two vectors for each; `starts` are positions
      // in `picks` that rise by even steps; `result` is written inside the row of each region.
      unsafe strip.withUnsafeBufferPointer { strip in
        unsafe picks.withUnsafeBufferPointer { picks in
          for region in 0..<regions {
            var (low, high) = (SIMD4<Double>.zero, SIMD4<Double>.zero)
            var (otherLow, otherHigh) = (SIMD4<Double>.zero, SIMD4<Double>.zero)
            var pick = starts[region]
            let end = starts[region + 1]
            while pick < end {
              let left = unsafe 2 * Int(picks[pick])
              let right = unsafe 2 * Int(picks[pick + 1])
              low += unsafe strip[left]
              high += unsafe strip[left + 1]
              otherLow += unsafe strip[right]
              otherHigh += unsafe strip[right + 1]
              pick &+= 2
            }
            low += otherLow
            high += otherHigh
            let target = region * width + first
            for lane in 0..<min(4, used) { result[target + lane] = low[lane] }
            for lane in 4..<max(4, used) { result[target + lane] = high[lane - 4] }
          }
        }
      }
    }
    return result
  }
}
