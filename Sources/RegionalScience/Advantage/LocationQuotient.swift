import Glibc

/// Location quotients (ضریب مکانی): how much more of a region's activity is in a sector than of the
/// whole country's.
///
/// ```swift
/// let activity = try Matrix(rows: [[30, 10], [10, 50]])
/// let quotients = try LocationQuotient.values(activity)
/// quotients[0, 0]   // 1.875
/// ```
///
/// A region or sector without any activity has undefined quotients (0/0). They are `nil` and leave
/// the others as they are.
///
/// > Source: Florence (1939), *Report on the Location of Industry*; Isard (1960), *Methods of
/// > Regional Analysis*, ch. 7.
public enum LocationQuotient {
  /// Returns the quotients of a table of activity.
  ///
  /// - Parameter activity: Regions × sectors; employment, output or another amount, 0 or more.
  /// - Returns: Regions × sectors; unitless, 1 is the country's share; `nil` where the region or
  ///   the sector has no activity. An empty table gives an empty one.
  /// - Throws: ``RegionalScienceError`` with code `.negative`, `.notFinite` or `.tooLarge`.
  /// - Complexity: O(*regions* · *sectors*).
  public static func values(_ activity: Matrix) throws(RegionalScienceError) -> PartialMatrix {
    try Check.nonNegative(activity)
    let regionTotals = activity.rowSums
    let sectorTotals = activity.columnSums
    let total = regionTotals.reduce(0, +)
    let sectorShares = sectorTotals.map { total > 0 ? $0 / total : 0 }
    let columns = activity.columns
    // The rows with cells that are undefined.
    var undefined: [Int] = []
    var result = unsafe [Double](unsafeUninitializedCapacity: activity.values.count) {
      cells, count in
      for region in 0..<activity.rows {
        let start = region * columns
        if unsafe !divide(activity.values, start, regionTotals[region], sectorShares, into: cells) {
          undefined.append(region)
        }
      }
      count = activity.values.count
    }
    var defined = [Bool](repeating: true, count: result.count)
    for region in undefined {
      for cell in (region * columns)..<((region + 1) * columns) where !result[cell].isFinite {
        result[cell] = 0
        defined[cell] = false
      }
    }
    return PartialMatrix(
      Matrix(unchecked: result, rows: activity.rows, columns: activity.columns),
      isDefined: defined)
  }

  /// Divides a row by its total and by the share of each column, four cells at a time.
  ///
  /// - Returns: Whether all quotients are finite.
  @unsafe private static func divide(
    _ values: [Double], _ start: Int, _ total: Double, _ shares: [Double],
    into cells: UnsafeMutableBufferPointer<Double>
  ) -> Bool {
    // 0 times anything is 0 unless it is not finite.
    var zeros = SIMD4<Double>.zero
    let cells = UnsafeMutableRawBufferPointer(cells)
    // SAFETY: the row lies within the values and the cells and has as many as there are shares; four are
    // taken while four are left.
    unsafe values.withUnsafeBytes { values in
      unsafe shares.withUnsafeBytes { shares in
        let size = MemoryLayout<Double>.size
        let count = shares.count / size
        var column = 0
        while column + 4 <= count {
          let place = (start &+ column) &* size
          let value = unsafe values.loadUnaligned(fromByteOffset: place, as: SIMD4<Double>.self)
          let parts = unsafe shares.loadUnaligned(
            fromByteOffset: column &* size, as: SIMD4<Double>.self)
          let quotients = value / total / parts
          zeros += quotients * 0
          unsafe cells.storeBytes(of: quotients, toByteOffset: place, as: SIMD4<Double>.self)
          column &+= 4
        }
        while column < count {
          let place = (start &+ column) &* size
          let value = unsafe values.load(fromByteOffset: place, as: Double.self)
          let part = unsafe shares.load(fromByteOffset: column &* size, as: Double.self)
          let quotient = value / total / part
          zeros[0] += quotient * 0
          unsafe cells.storeBytes(of: quotient, toByteOffset: place, as: Double.self)
          column &+= 1
        }
      }
    }
    return zeros == .zero
  }

  /// Returns one quotient of its four amounts.
  ///
  /// - Parameters:
  ///   - amount: Activity of the sector in the region.
  ///   - regionTotal: Activity of all sectors in the region.
  ///   - sectorTotal: Activity of the sector in the country.
  ///   - total: Activity of all sectors in the country.
  /// - Returns: The quotient; `nil` if a total is 0.
  /// - Throws: ``RegionalScienceError`` with code `.negative`, `.notFinite` or `.tooLarge`, whose
  ///   `row` is the position of the amount; `.parameter` for a part that is above its whole.
  public static func value(
    amount: Double, regionTotal: Double, sectorTotal: Double, total: Double
  ) throws(RegionalScienceError) -> Double? {
    try Check.nonNegative([amount, regionTotal, sectorTotal, total], "amount")
    for (part, name, whole, of) in [
      (amount, "the amount", regionTotal, "the region's total"),
      (amount, "the amount", sectorTotal, "the sector's total"),
      (regionTotal, "the region's total", total, "the country's"),
      (sectorTotal, "the sector's total", total, "the country's"),
    ] {
      try Check.part(part, name, of: whole, of)
    }
    guard regionTotal > 0, sectorTotal > 0, total > 0 else { return nil }
    let quotient = amount / regionTotal / (sectorTotal / total)
    return quotient.isFinite ? quotient : nil
  }

  /// Returns the binary matrix M of revealed advantage: 1 where a quotient reaches the threshold.
  ///
  /// > Source: Balassa (1965), *The Manchester School* 33; Hidalgo & Hausmann (2009), *PNAS* 106.
  ///
  /// - Parameters:
  ///   - quotients: Location quotients.
  ///   - threshold: The least quotient that counts as an advantage, above 0.
  /// - Returns: 1 and 0; undefined where the quotient is. ``PartialMatrix/filled(with:)`` with 0
  ///   makes the plain matrix of it.
  /// - Throws: ``RegionalScienceError`` with code `.parameter` for a threshold that is not above 0.
  public static func binary(_ quotients: PartialMatrix, threshold: Double = 1)
    throws(RegionalScienceError) -> PartialMatrix
  {
    guard threshold > 0, threshold.isFinite else {
      throw RegionalScienceError(.parameter, "threshold is \(threshold), expected above 0")
    }
    return quotients.mapDefined { $0 >= threshold ? 1 : 0 }
  }

  /// Returns the symmetric quotients `(LQ − 1) / (LQ + 1)`.
  ///
  /// > Source: Dalum, Laursen & Villumsen (1998), *International Review of Applied Economics* 12.
  ///
  /// - Parameter quotients: Location quotients, 0 or more.
  /// - Returns: −1 (absent) to 1, 0 for the country's share; undefined where the quotient is, and
  ///   for a quotient below 0.
  public static func symmetric(_ quotients: PartialMatrix) -> PartialMatrix {
    quotients.mapDefined { $0 >= 0 ? ($0 - 1) / ($0 + 1) : nil }
  }

  /// Returns the natural logarithms of the quotients.
  ///
  /// - Parameter quotients: Location quotients.
  /// - Returns: ln LQ, 0 for the country's share; undefined where the quotient is undefined or 0.
  public static func logarithm(_ quotients: PartialMatrix) -> PartialMatrix {
    quotients.mapDefined { $0 > 0 ? log($0) : nil }
  }

  /// What is standardised by ``standardized(_:of:divisor:)``.
  public enum Scale: Hashable, Sendable {
    /// The quotient itself.
    case quotient
    /// Its logarithm; a quotient of 0 becomes undefined.
    case logarithm
  }

  /// Returns z scores of the quotients of each sector over its regions.
  ///
  /// > Source: O'Donoghue & Gleave (2004), *Regional Studies* 38.
  ///
  /// - Parameters:
  ///   - quotients: Location quotients, regions × sectors.
  ///   - scale: What is standardised.
  ///   - divisor: What the variance is divided by.
  /// - Returns: z scores, mean 0 in each sector over its defined regions; 0 in a sector whose
  ///   defined quotients are all equal; undefined where the quotient is.
  /// - Complexity: O(*regions* · *sectors*).
  public static func standardized(
    _ quotients: PartialMatrix, of scale: Scale = .quotient, divisor: Divisor = .population
  ) -> PartialMatrix {
    let source = scale == .quotient ? quotients : logarithm(quotients)
    var result = source.values.values
    let columns = source.columns
    for sector in 0..<columns {
      let cells = (0..<source.rows).map { $0 * columns + sector }.filter { source.isDefined[$0] }
      let defined = cells.map { result[$0] }
      guard !defined.isEmpty else { continue }
      let mean = Dispersion.mean(defined)
      let deviation = Dispersion.deviation(defined, divisor)
      for cell in cells { result[cell] = deviation > 0 ? (result[cell] - mean) / deviation : 0 }
    }
    return PartialMatrix(
      Matrix(unchecked: result, rows: source.rows, columns: columns), isDefined: source.isDefined)
  }
}
