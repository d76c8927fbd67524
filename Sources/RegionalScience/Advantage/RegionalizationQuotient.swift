import Glibc

/// Quotients that make a region's input coefficients of the country's: SLQ, CILQ, FLQ and AFLQ.
///
/// ```swift
/// let quotients = try RegionalizationQuotient.values(
///   region: [30, 10, 60], country: [400, 300, 300])
/// quotients.flegg[0, 1]                 // FLQ of sector 0 supplying sector 1
/// quotients.tradeCoefficients[0, 1]     // the same, at most 1
/// ```
///
/// > Source: Flegg & Webber (1997), *Regional Studies* 31, and (2000) 34, for FLQ and AFLQ.
public enum RegionalizationQuotient {
  /// The quotients of one region.
  public struct Values: Hashable, Sendable {
    /// The region's location quotient of each sector; `nil` for a sector that the country lacks.
    public let simple: [Double?]
    /// SLQ of the supplying sector over that of the using one; 1 on the diagonal. Rows supply,
    /// columns use; undefined where the region lacks the using sector.
    public let crossIndustry: PartialMatrix
    /// `log₂(1 + region / country) ^ δ`, the weight of the region's size.
    public let sizeWeight: Double
    /// FLQ: cross-industry quotient, on the diagonal the simple one, × size weight.
    public let flegg: PartialMatrix
    /// AFLQ: FLQ × `log₂(1 + SLQ)` of the using sector where that sector is a speciality (SLQ > 1).
    public let augmentedFlegg: PartialMatrix

    /// FLQ cut at 1: the share of each input that the region supplies itself.
    public var tradeCoefficients: PartialMatrix { flegg.mapDefined { min(1, $0) } }
    /// AFLQ cut at 1.
    public var augmentedTradeCoefficients: PartialMatrix {
      augmentedFlegg.mapDefined { min(1, $0) }
    }
  }

  /// Returns the quotients of a region.
  ///
  /// - Parameters:
  ///   - region: Activity of each sector in the region, 0 or more. Totals are those of the sectors
  ///     given.
  ///   - country: Activity of each sector in the country, 0 or more.
  ///   - delta: How much the region's size counts, from 0 up to but not including 1.
  /// - Returns: The quotients, sectors × sectors.
  /// - Throws: ``RegionalScienceError`` with code `.shape` for lengths that differ, `.negative`,
  ///   `.notFinite` or `.tooLarge` for a value, `.tooLarge` for more than 8,192 sectors, `.zeroTotal` if region or country has nothing,
  ///   `.parameter` for δ outside its domain, or a sector that is larger in the region than in the country.
  /// - Complexity: O(*sectors*²).
  public static func values(region: [Double], country: [Double], delta: Double = 0.25)
    throws(RegionalScienceError) -> Values
  {
    try Check.sameCount(country.count, region.count, "sectors of the country")
    try Check.square(region.count, "sectors")
    try Check.nonNegative(region, "sector of the region")
    try Check.nonNegative(country, "sector of the country")
    guard delta >= 0, delta < 1 else {
      throw RegionalScienceError(.parameter, "delta is \(delta), expected 0 to below 1")
    }
    for sector in region.indices {
      try Check.part(
        region[sector], "sector \(sector) of the region", of: country[sector], "the country's")
    }
    let (regionTotal, countryTotal) = (region.reduce(0, +), country.reduce(0, +))
    guard regionTotal > 0, countryTotal > 0 else {
      throw RegionalScienceError(
        .zeroTotal, "the \(regionTotal > 0 ? "country" : "region") has no activity")
    }
    let simple = region.indices.map { sector -> Double? in
      let quotient = region[sector] / regionTotal / (country[sector] / countryTotal)
      return quotient.isFinite ? quotient : nil
    }
    let weight = pow(log2(1 + regionTotal / countryTotal), delta)
    let size = region.count
    var cross = [Double?](repeating: nil, count: size * size)
    var (flegg, augmented) = (cross, cross)
    for supplying in 0..<size {
      for using in 0..<size {
        let index = supplying * size + using
        guard let left = simple[supplying], let right = simple[using] else { continue }
        if supplying == using {
          cross[index] = 1
          flegg[index] = left * weight
        } else if right > 0, (left / right).isFinite {
          cross[index] = left / right
          flegg[index] = left / right * weight
        }
        augmented[index] = flegg[index].map { right > 1 ? $0 * log2(1 + right) : $0 }
      }
    }
    return Values(
      simple: simple,
      crossIndustry: try PartialMatrix(rows: size, columns: size, values: cross),
      sizeWeight: weight, flegg: try PartialMatrix(rows: size, columns: size, values: flegg),
      augmentedFlegg: try PartialMatrix(rows: size, columns: size, values: augmented))
  }
}
