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
  /// Whether a sector counts as related to itself in ``density(_:proximity:own:threads:)``.
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
      let end = min(words.count, start + 30 * row)
      var bytes = SIMD4<UInt64>.zero
      while start < end {
        // Those of half a byte, 4 for each word, before they could reach 16.
        let stop = min(end, start + 3 * row)
        var halves = SIMD4<UInt64>.zero
        while start < stop {
          let own = unsafe SIMD4(repeating: words[start + left >> 2][left & 3])
          var bits = unsafe words[start + four] & own
          bits = bits &- ((bits &>> 1) & 0x5555_5555_5555_5555)
          halves = halves &+ (bits & 0x3333_3333_3333_3333)
          halves = halves &+ ((bits &>> 2) & 0x3333_3333_3333_3333)
          start += row
        }
        bytes = bytes &+ (halves & 0x0f0f_0f0f_0f0f_0f0f)
        bytes = bytes &+ ((halves &>> 4) & 0x0f0f_0f0f_0f0f_0f0f)
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
  ///   - threads: How many threads share the work of a large matrix.
  /// - Returns: Regions × sectors, 0 to 1; undefined for a region without activity, for a sector
  ///   whose proximity is undefined, and for one that is related to none.
  /// - Throws: ``RegionalScienceError`` with code `.shape` for a proximity that does not fit,
  ///   `.negative`, `.notFinite` or `.tooLarge` for a value of it, `.parameter` for a number of threads.
  /// - Complexity: O(*advantages* · *sectors*).
  public static func density(
    _ matrix: BinaryMatrix, proximity: PartialMatrix, own: OwnSector = .included,
    threads: ThreadCount = .automatic
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
    var (result, totals) = try shares(matrix, weights, threads)
    var defined = [Bool](repeating: true, count: result.count)
    let isRelated = totals.map { $0 > 0 }
    let isWhole = !isRelated.contains(false)
    for region in 0..<matrix.rows where !(isWhole && matrix.isRowDefined[region]) {
      let isActive = matrix.isRowDefined[region]
      for sector in 0..<sectors where !(isActive && isRelated[sector]) {
        result[region * sectors + sector] = 0
        defined[region * sectors + sector] = false
      }
    }
    return PartialMatrix(
      Matrix(unchecked: result, rows: matrix.rows, columns: sectors), isDefined: defined)
  }

  /// For each region the sum of the rows of its sectors over the sum of all rows, which must not be 0, and
  /// the latter.
  ///
  /// Both are summed in the same way: a region with every sector has exactly 1.
  private static func shares(
    _ matrix: BinaryMatrix, _ weights: [Double], _ threads: ThreadCount
  ) throws(RegionalScienceError) -> (regions: [Double], all: [Double]) {
    let (regions, width) = (matrix.rows, matrix.columns)
    let choices = ChoiceSums(matrix)
    // Small ones are done before another thread has begun.
    let isLarge = Double(regions) * Double(width) * Double(width) > 5e7
    let fours = (width + 3) / 4
    let size = isLarge ? max(1, fours / 32) : max(1, fours)
    let threads = isLarge ? try threads.value() : 1
    var outcome = Result<[[Double]], RegionalScienceError>.success([])
    let result = unsafe [Double](unsafeUninitializedCapacity: regions * width) { buffer, count in
      // SAFETY: each block writes columns of its own, all blocks all of them.
      nonisolated(unsafe) let target = UnsafeMutableRawBufferPointer(buffer)
      do throws(RegionalScienceError) {
        outcome = .success(
          try Blocks.map((fours + size - 1) / size, threads: threads) {
            block throws(RegionalScienceError) in
            var own = choices
            var all: [Double] = []
            for four in (block * size)..<min(fours, (block + 1) * size) {
              try Interruption.check()
              own.add(weights, from: 4 * four)
              let total = own.sums[regions]
              for lane in 0..<min(4, width - 4 * four) { all.append(total[lane]) }
              unsafe own.storeShares(target, width, 4 * four)
            }
            return all
          })
        count = regions * width
      } catch {
        outcome = .failure(error)
      }
    }
    let parts = try outcome.get()
    let all = Array(parts.joined())
    return (result, all)
  }
}
