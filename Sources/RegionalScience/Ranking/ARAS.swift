/// ARAS: the weighted sum of shares over that of an optimal alternative, which takes part in the shares.
///
/// The optimal alternative has the best value of each criterion. Benefits become x / Σx, costs
/// (1/x) / Σ(1/x), with the optimal alternative in the sums; K = S / S of the optimal one.
///
/// > Source: Zavadskas & Turskis (2010), *Technological and Economic Development of Economy* 16.
public struct ARAS: RankingMethod {
  /// Sums and degrees.
  public struct Result: Hashable, Sendable {
    /// S: the weighted sum of shares of each alternative.
    public let sums: [Double]
    /// The weighted sum of the optimal alternative.
    public let optimum: Double
    /// K: the degree of utility, 0...1; higher is better.
    public let degrees: [Double]
  }

  /// `aras`.
  public let name = "aras"
  /// What the method does.
  public let summary = "Weighted sums of shares over that of an optimal alternative."

  /// The method; it has no options.
  public init() {}

  /// Returns sums and degrees of utility.
  ///
  /// A column of zeros adds nothing; if all columns with weight are such, every degree is 1.
  ///
  /// - Parameter table: Alternatives, criteria, weights and directions; values of 0 or more, costs
  ///   above 0.
  /// - Returns: One value of each kind for each alternative.
  /// - Throws: ``RegionalScienceError`` with code `.negative` or `.notPositive` for a value with its row
  ///   and column.
  /// - Complexity: O(*alternatives* · *criteria*).
  public static func scores(_ table: DecisionTable) throws(RegionalScienceError) -> Result {
    let (shares, optimum) = try shares(table)
    return result(shares.products(table.weights), optimum, table.weights)
  }

  /// The shares of the alternatives and of the optimal one.
  private static func shares(_ table: DecisionTable) throws(RegionalScienceError)
    -> (shares: Matrix, optimum: [Double])
  {
    // The best ratio to the best is 1, and only ratios matter in a share.
    let ratios = try SimpleAdditiveWeighting.scaled(table, scaling: .ratioToBest)
    let factors = ratios.columnSums.map { $0 > 0 ? 1 / ($0 + 1) : 0 }
    return (ratios.times(factors), factors)
  }

  private static func result(_ sums: [Double], _ optimum: [Double], _ weights: [Double]) -> Result {
    let best = zip(optimum, weights).reduce(0) { $0 + $1.0 * $1.1 }
    return Result(sums: sums, optimum: best, degrees: sums.map { best > 0 ? $0 / best : 1 })
  }

  /// Returns K, higher is better.
  public func scores(of table: DecisionTable) throws(RegionalScienceError) -> [Double] {
    try Self.scores(table).degrees
  }

  /// Returns the shares, the optimal alternative's shares, sums and degrees.
  public func tables(of table: DecisionTable) throws(RegionalScienceError) -> [IntermediateTable] {
    let (shares, optimum) = try Self.shares(table)
    let result = Self.result(shares.products(table.weights), optimum, table.weights)
    return [
      .scores("shares", shares), .criteria("optimum", [("optimal_share", optimum)]),
      .alternatives("degrees", [("sum", result.sums), ("degree", result.degrees)]),
    ]
  }

  /// Returns a scorer that has the shares at hand.
  public func scorer(of table: DecisionTable) throws(RegionalScienceError) -> any WeightScorer {
    let (shares, optimum) = try Self.shares(table)
    return ProductScorer(TileMatrix(shares)) { sums, _, weights in
      Self.result(sums, optimum, weights).degrees
    }
  }
}
