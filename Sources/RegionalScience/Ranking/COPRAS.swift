/// COPRAS: benefits of each alternative, and its share in the costs in inverse proportion.
///
/// Columns are divided by their sums and weighted. S⁺ and S⁻ are the sums over benefits and costs;
/// Q = S⁺ + Σ S⁻ / (S⁻ Σ 1/S⁻) and the utility degree U = Q / max Q. A worse cost never raises Q.
///
/// > Source: Zavadskas, Kaklauskas & Sarka (1994), *Technological and Economic Development of
/// > Economy* 1; Zavadskas et al. (2007), *Baltic Journal of Road and Bridge Engineering* 2.
public struct COPRAS: RankingMethod {
  /// Sums, relative significance and utility.
  public struct Result: Hashable, Sendable {
    /// S⁺: the weighted shares of each alternative in the benefits, summed.
    public let benefits: [Double]
    /// S⁻: the weighted shares of each alternative in the costs, summed; lower is better.
    public let costs: [Double]
    /// Q: the relative significance, higher is better.
    public let significance: [Double]
    /// U: the significance over the largest one, 0...1.
    public let utility: [Double]
  }

  /// `copras`.
  public let name = "copras"
  /// What the method does.
  public let summary = "Benefits and, in inverse proportion, costs of each alternative."

  /// The method; it has no options.
  public init() {}

  /// Returns sums, significance and utility.
  ///
  /// Without costs Q is S⁺. Alternatives without any cost, where others have some, share what costs
  /// add evenly among them, which is the limit of the formula. If everything is 0, the utility of all
  /// is 1.
  ///
  /// - Parameter table: Alternatives, criteria, weights and directions; values of 0 or more.
  /// - Returns: One value of each kind for each alternative.
  /// - Throws: ``RegionalScienceError`` with code `.negative` for a value below 0.
  /// - Complexity: O(*alternatives* · *criteria*).
  public static func scores(_ table: DecisionTable) throws(RegionalScienceError) -> Result {
    let statistics = ColumnKernels.rangesAndSums(table.scores)
    try Check.nonNegative(table.scores, statistics)
    let factors = zip(statistics.sums, table.weights).map {
      $0 > Check.leastWidth ? 1 / $0 * $1 : 0
    }
    let (benefits, costs) = ColumnKernels.products(
      table.scores, zip(factors, mask(table, .benefit)).map { $0 * $1 },
      zip(factors, mask(table, .cost)).map { $0 * $1 })
    let significance = significance(benefits, costs)
    let most = significance.max() ?? 0
    return Result(
      benefits: benefits, costs: costs, significance: significance,
      utility: significance.map { most > 0 ? $0 / most : 1 })
  }

  private static func mask(_ table: DecisionTable, _ direction: CriterionDirection) -> [Double] {
    table.directions.map { $0 == direction ? 1 : 0 }
  }

  /// The scores divided by the sums of their columns; 0 in a column of zeros.
  private static func shares(_ table: DecisionTable) throws(RegionalScienceError) -> Matrix {
    try Check.nonNegative(table.scores)
    return table.scores.times(factors(table))
  }

  private static func factors(_ table: DecisionTable) -> [Double] {
    table.scores.columnSums.map { $0 > Check.leastWidth ? 1 / $0 : 0 }
  }

  private static func significance(_ benefits: [Double], _ costs: [Double]) -> [Double] {
    let total = costs.reduce(0, +)
    guard total > 0 else { return benefits }
    // The least cost over each stands for 1/S⁻, which might not fit.
    let least = costs.min() ?? 0
    var parts = costs.map { $0 == 0 ? 1 : least / $0 }
    if least == 0 { parts = costs.map { $0 == 0 ? 1 : 0 } }
    let sum = parts.reduce(0, +)
    return zip(benefits, parts).map { $0 + total * $1 / sum }
  }

  /// Returns Q, higher is better.
  public func scores(of table: DecisionTable) throws(RegionalScienceError) -> [Double] {
    try Self.scores(table).significance
  }

  /// Returns the shares, the weighted shares, the sums, significance and utility.
  public func tables(of table: DecisionTable) throws(RegionalScienceError) -> [IntermediateTable] {
    let result = try Self.scores(table)
    let shares = try Self.shares(table)
    return [
      .scores("shares", shares), .scores("weighted", shares.times(table.weights)),
      .alternatives(
        "significance",
        [
          ("benefits", result.benefits), ("costs", result.costs),
          ("significance", result.significance), ("utility", result.utility),
        ]),
    ]
  }

  /// Returns a note of alternatives without any cost.
  public func notes(on table: DecisionTable) throws(RegionalScienceError) -> [RankingNote] {
    let costs = try Self.scores(table).costs
    guard costs.contains(where: { $0 > 0 }), let first = costs.firstIndex(of: 0) else { return [] }
    return [
      RankingNote(
        .zeroCost, "\(row: first) has no cost at all; such rows share what costs add evenly",
        row: first)
    ]
  }

  /// Returns a scorer that has the shares at hand.
  public func scorer(of table: DecisionTable) throws(RegionalScienceError) -> any WeightScorer {
    let shares = try Self.shares(table)
    return ProductScorer(
      TileMatrix(shares.times(Self.mask(table, .benefit))),
      TileMatrix(shares.times(Self.mask(table, .cost)))
    ) { benefits, costs, _ in Self.significance(benefits, costs) }
  }
}
