/// MARCOS: utility against the ideal and the anti-ideal alternative.
///
/// Columns become x / max (benefit) and min / x (cost). K⁺ and K⁻ are the weighted sum of an
/// alternative over that of the best and of the worst values of all columns.
///
/// > Source: Stević, Pamučar, Puška & Chatterjee (2020), *Computers & Industrial Engineering* 140.
public struct MARCOS: RankingMethod {
  /// Utility degrees and function.
  public struct Result: Hashable, Sendable {
    /// K⁻: utility against the anti-ideal.
    public let againstAntiIdeal: [Double]
    /// K⁺: utility against the ideal, 0...1.
    public let againstIdeal: [Double]
    /// f(K): the utility function of both; higher is better.
    public let utility: [Double]
  }

  /// `marcos`.
  public let name = "marcos"
  /// What the method does.
  public let summary = "Utility against the ideal and the anti-ideal alternative."

  /// The method; it has no options.
  public init() {}

  /// Returns utility degrees and the utility function.
  ///
  /// A column of zeros adds nothing.
  ///
  /// - Parameter table: Alternatives, criteria, weights and directions; values of 0 or more, costs
  ///   above 0, and at least one benefit of weight whose worst value is above 0, or one cost.
  /// - Returns: One value of each kind for each alternative.
  /// - Throws: ``RegionalScienceError`` with code `.negative` or `.notPositive` for a value with its
  ///   row and column, `.zeroTotal` if the anti-ideal is 0 throughout.
  /// - Complexity: O(*alternatives* · *criteria*).
  public static func scores(_ table: DecisionTable) throws(RegionalScienceError) -> Result {
    let (bests, leastRatios, isCost) = try SimpleAdditiveWeighting.bests(table)
    return try utilities(
      SimpleAdditiveWeighting.ratioSums(table, bests, isCost), table.weights,
      best: bests.map { $0 > 0 ? 1 : 0 }, worst: leastRatios)
  }

  private static func bounds(
    _ ratios: Matrix, _ bound: (((low: Double, high: Double)) -> Double)
  ) -> [Double] { ratios.columnRanges.map(bound) }

  private static func utilities(
    _ sums: [Double], _ weights: [Double], best: [Double], worst: [Double]
  ) throws(RegionalScienceError) -> Result {
    let ideal = zip(best, weights).reduce(0) { $0 + $1.0 * $1.1 }
    let antiIdeal = zip(worst, weights).reduce(0) { $0 + $1.0 * $1.1 }
    // Below that the utility against it does not fit.
    guard antiIdeal > 1e-150 else {
      throw RegionalScienceError(
        .zeroTotal, "the worst value of every column with weight is 0; the anti-ideal is nothing")
    }
    let (down, up) = (sums.map { $0 / antiIdeal }, sums.map { $0 / ideal })
    // f(K⁺) = K⁻ / (K⁺ + K⁻) and f(K⁻) = K⁺ / (K⁺ + K⁻); K⁻ / K⁺ is the same for all.
    let ratio = ideal / antiIdeal
    let utility = zip(down, up).map { ($0 + $1) / (1 + ratio + 1 / ratio) }
    return Result(againstAntiIdeal: down, againstIdeal: up, utility: utility)
  }

  /// Returns f(K), higher is better.
  public func scores(of table: DecisionTable) throws(RegionalScienceError) -> [Double] {
    try Self.scores(table).utility
  }

  /// Returns the scaled and the weighted scores and the utilities.
  public func tables(of table: DecisionTable) throws(RegionalScienceError) -> [IntermediateTable] {
    let result = try Self.scores(table)
    let ratios = try SimpleAdditiveWeighting.scaled(table, scaling: .ratioToBest)
    return [
      .scores("scaled", ratios), .scores("weighted", ratios.times(table.weights)),
      .criteria(
        "ideals",
        [
          ("ideal", Self.bounds(ratios, \.high)), ("anti_ideal", Self.bounds(ratios, \.low)),
        ]),
      .alternatives(
        "utility",
        [
          ("against_anti_ideal", result.againstAntiIdeal), ("against_ideal", result.againstIdeal),
          ("utility", result.utility),
        ]),
    ]
  }

  /// Returns a scorer that has the scaled scores at hand.
  public func scorer(of table: DecisionTable) throws(RegionalScienceError) -> any WeightScorer {
    let ratios = try SimpleAdditiveWeighting.scaled(table, scaling: .ratioToBest)
    return Scorer(
      ratios: TileMatrix(ratios), best: Self.bounds(ratios, \.high),
      worst: Self.bounds(ratios, \.low))
  }

  private struct Scorer: WeightScorer {
    let ratios: TileMatrix
    let best: [Double]
    let worst: [Double]

    func scores(weights: [Double]) throws(RegionalScienceError) -> [Double] {
      try Check.sameCount(weights.count, ratios.columns, "weights")
      return try MARCOS.utilities(
        ratios.product(weights), weights, best: best, worst: worst
      ).utility
    }
  }
}
