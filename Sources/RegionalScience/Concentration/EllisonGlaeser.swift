/// Ellison and Glaeser's index: how much more an industry is concentrated in space than its plants'
/// sizes alone would make it.
///
/// ```swift
/// let index = try EllisonGlaeser.value(
///   plants: [200, 650, 12000], regions: [0, 0, 1], activity: [500_000, 400_000])
/// index.gamma
/// ```
///
/// > Source: Ellison & Glaeser (1997), *Journal of Political Economy* 105.
public enum EllisonGlaeser {
  /// The index of an industry with what it is made of.
  public struct Values: Hashable, Sendable {
    /// γ: about 0 if plants locate as by darts, above 0.05 usually called strongly concentrated;
    /// `nil` for one plant, or if all activity is in one region.
    public let gamma: Double?
    /// G, Σ (share of the industry − share of all activity)² over the regions.
    public let rawConcentration: Double
    /// H, the Herfindahl index of the plants.
    public let plantHerfindahl: Double
    /// The industry's share in each region.
    public let shares: [Double]
  }

  /// Returns the index of an industry from its plants.
  ///
  /// - Parameters:
  ///   - plants: Employment of each plant, 0 or more.
  ///   - regions: The region of each plant, from 0.
  ///   - activity: All employment of each region, 0 or more.
  /// - Returns: The index and its parts.
  /// - Throws: ``RegionalScienceError`` with code `.shape` for lengths that differ or a region that
  ///   does not exist, `.negative`, `.notFinite` or `.tooLarge` for a value, `.zeroTotal` if plants
  ///   or regions have nothing.
  /// - Complexity: O(*plants* + *regions*).
  public static func value(plants: [Double], regions: [Int], activity: [Double])
    throws(RegionalScienceError) -> Values
  {
    try Check.sameCount(regions.count, plants.count, "regions of plants")
    try Check.nonNegative(plants, "plant")
    var amounts = [Double](repeating: 0, count: activity.count)
    for (plant, region) in regions.enumerated() {
      guard activity.indices.contains(region) else {
        throw RegionalScienceError(
          .shape, "plant \(plant) is in region \(region), expected 0 to \(activity.count - 1)",
          row: plant)
      }
      amounts[region] += plants[plant]
    }
    guard let herfindahl = try Concentration.herfindahl(plants) else {
      throw RegionalScienceError(.zeroTotal, "the plants have no employment")
    }
    return try value(amounts: amounts, plantHerfindahl: herfindahl, activity: activity)
  }

  /// Returns the index of an industry from its amounts by region and the Herfindahl index of its
  /// plants.
  ///
  /// - Parameters:
  ///   - amounts: The industry's employment in each region, 0 or more.
  ///   - plantHerfindahl: Σ of the squared shares of the plants, 0...1.
  ///   - activity: All employment of each region, 0 or more.
  /// - Returns: The index and its parts.
  /// - Throws: ``RegionalScienceError`` with code `.shape` for lengths that differ, `.negative`,
  ///   `.notFinite` or `.tooLarge` for a value, `.zeroTotal` if industry or regions have nothing,
  ///   `.parameter` for a Herfindahl index outside 0...1.
  public static func value(amounts: [Double], plantHerfindahl: Double, activity: [Double])
    throws(RegionalScienceError) -> Values
  {
    try Check.sameCount(activity.count, amounts.count, "regions")
    guard (0...1).contains(plantHerfindahl) else {
      throw RegionalScienceError(
        .parameter, "the Herfindahl index is \(plantHerfindahl), expected 0 to 1")
    }
    guard let shares = try Concentration.shares(amounts) else {
      throw RegionalScienceError(.zeroTotal, "the industry has no employment")
    }
    guard let references = try Concentration.shares(activity) else {
      throw RegionalScienceError(.zeroTotal, "the regions have no employment")
    }
    let raw = zip(shares, references).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }
    let spread = 1 - references.reduce(0) { $0 + $1 * $1 }
    let isDefined = spread > 0 && plantHerfindahl < 1
    return Values(
      gamma: isDefined ? (raw / spread - plantHerfindahl) / (1 - plantHerfindahl) : nil,
      rawConcentration: raw, plantHerfindahl: plantHerfindahl, shares: shares)
  }

  /// Returns the raw concentration G of each sector of a table.
  ///
  /// - Parameter activity: Regions × sectors, 0 or more.
  /// - Returns: One value for each sector; `nil` for one without activity.
  /// - Throws: ``RegionalScienceError`` with code `.negative`, `.notFinite` or `.tooLarge`.
  /// - Complexity: O(*regions* · *sectors*).
  public static func rawConcentrations(_ activity: Matrix) throws(RegionalScienceError)
    -> [Double?]
  {
    try Check.nonNegative(activity)
    guard let references = try Concentration.shares(activity.rowSums) else {
      return [Double?](repeating: nil, count: activity.columns)
    }
    var result: [Double?] = []
    for sector in 0..<activity.columns {
      let shares = try Concentration.shares(activity.column(sector))
      result.append(
        shares.map { zip($0, references).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) } })
    }
    return result
  }
}
