/// The Lorenz curve (منحنی لورنز): which share of a whole the poorest share of the population has.
///
/// ```swift
/// let curve = try LorenzCurve.curve(values: [1, 3])
/// curve?.valueShares   // [0, 0.25, 1]
/// curve?.gini          // 0.25
/// ```
///
/// > Source: Lorenz (1905), *Publications of the American Statistical Association* 9; Gastwirth (1972),
/// > *Review of Economics and Statistics* 54, for the area.
public struct LorenzCurve: Hashable, Sendable {
  /// Cumulated shares of the population, from 0 to 1, never falling.
  public let populationShares: [Double]
  /// Cumulated shares of the value, from 0 to 1, never falling nor above the population's.
  public let valueShares: [Double]
  /// The Gini coefficient: twice the area between the diagonal and the curve, 0...1.
  public let gini: Double

  /// Returns the curve of regions, ordered by value per head.
  ///
  /// - Parameters:
  ///   - values: The value of each region, 0 or more; not per head.
  ///   - populations: The population of each region, 0 or more; `nil` counts each once. A region with
  ///     neither value nor population adds nothing; one with value alone is the richest.
  /// - Returns: One point more than there are regions, the first 0 and the last 1; `nil` for a sum of 0
  ///   of the values or of the populations.
  /// - Throws: ``RegionalScienceError`` with code `.shape` for lengths that differ, `.negative`,
  ///   `.notFinite` or `.tooLarge` for a value.
  /// - Complexity: O(*n* log *n*).
  public static func curve(values: [Double], populations: [Double]? = nil)
    throws(RegionalScienceError) -> LorenzCurve?
  {
    let weights = populations ?? [Double](repeating: 1, count: values.count)
    try Check.sameCount(weights.count, values.count, "populations")
    guard let shares = try Concentration.shares(values),
      let people = try Concentration.shares(weights)
    else { return nil }
    let heads = zip(shares, people).map { share, part in
      part > 0 ? min(share / part, .greatestFiniteMagnitude) : share > 0 ? .infinity : 0
    }
    // Ties in input order.
    let order = heads.indices.sorted { heads[$0] != heads[$1] ? heads[$0] < heads[$1] : $0 < $1 }
    var (x, y) = ([0.0], [0.0])
    var (area, right, top) = (0.0, 0.0, 0.0)
    for (position, index) in order.enumerated() {
      let isLast = position == order.count - 1
      // Sums of shares end at 1 but for rounding.
      let nextRight = isLast ? 1 : min(1, right + people[index])
      let nextTop = isLast ? 1 : min(1, top + shares[index])
      area += (nextRight - right) * (nextTop + top)
      (right, top) = (nextRight, nextTop)
      x.append(right)
      y.append(top)
    }
    return LorenzCurve(populationShares: x, valueShares: y, gini: min(1, max(0, 1 - area)))
  }
}
