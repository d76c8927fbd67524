import Glibc

/// WASPAS: weighted sum and weighted product of ratios to the best, mixed.
///
/// Columns become x / max (benefit) and min / x (cost); the score is λ Σ w r + (1 − λ) Π r^w. With λ 0
/// it is the weighted product model, with 1 the weighted sum model.
///
/// > Source: Zavadskas, Turskis, Antucheviciene & Zakarevicius (2012), *Elektronika ir
/// > Elektrotechnika* 122.
public struct WASPAS: RankingMethod {
  /// Sum, product and score.
  public struct Result: Hashable, Sendable {
    /// The weighted sums.
    public let sums: [Double]
    /// The weighted products; 0 where a ratio with weight is 0.
    public let products: [Double]
    /// The mixed score, higher is better.
    public let scores: [Double]
  }

  /// λ, the part of the weighted sum, 0...1.
  public var sumShare: Double
  /// `waspas`.
  public let name = "waspas"
  /// What the method does.
  public let summary = "A mix of weighted sum and weighted product of ratios to the best."

  /// The method with a mix.
  ///
  /// - Parameter sumShare: λ, 0...1; checked when the method is used.
  public init(sumShare: Double = 0.5) { self.sumShare = sumShare }

  /// Returns sums, products and scores.
  ///
  /// A column of zeros counts 1 in the product and 0 in the sum, for all alike.
  ///
  /// - Parameters:
  ///   - table: Alternatives, criteria, weights and directions; values of 0 or more, costs above 0.
  ///   - sumShare: λ, the part of the weighted sum, 0...1.
  /// - Returns: One value of each kind for each alternative.
  /// - Throws: ``RegionalScienceError`` with code `.negative` or `.notPositive` for a value with its
  ///   row and column, `.parameter` for λ outside 0...1.
  /// - Complexity: O(*alternatives* · *criteria*); 20,000 rows and more on all processors.
  public static func scores(_ table: DecisionTable, sumShare: Double = 0.5)
    throws(RegionalScienceError) -> Result
  {
    try check(sumShare)
    let (bests, leastRatios, isCost) = try SimpleAdditiveWeighting.bests(table)
    // Σ w log r is Σ ±w log x and what the bests add; a column of zeros counts 1 in the product.
    var exponents = [Double](repeating: 0, count: bests.count)
    var constant = 0.0
    for (column, best) in bests.enumerated() where best > 0 {
      exponents[column] = isCost[column] ? -table.weights[column] : table.weights[column]
      constant -= exponents[column] * log2(best)
    }
    let (fast, products) = try LogarithmSums(
      factors: SimpleAdditiveWeighting.ratioFactors(table, bests, isCost), isCost: isCost,
      exponents: exponents,
      leasts: bests.indices.map { isCost[$0] ? bests[$0] : bests[$0] * leastRatios[$0] / 2 },
      constant: constant
    ).values(table.scores)
    let sums =
      SimpleAdditiveWeighting.hasTinyBest(bests)
      ? SimpleAdditiveWeighting.ratioSums(table, bests, isCost) : fast
    return Result(sums: sums, products: products, scores: mixed(sums, products, sumShare))
  }

  private static func check(_ sumShare: Double) throws(RegionalScienceError) {
    guard sumShare >= 0, sumShare <= 1 else {
      throw RegionalScienceError(
        .parameter, "the part of the weighted sum is \(sumShare), expected 0 to 1")
    }
  }

  /// ln r; in place of ln 0 a number whose product with any weight that matters makes exp 0, so that
  /// weight 0 still gives 1.
  private static func logarithms(_ ratios: Matrix) -> Matrix {
    let isEmpty = ratios.columnRanges.map { $0.high == 0 }
    return ratios.mapCells { $0 > 0 ? log($0) : isEmpty[$1] ? 0 : -1e300 }
  }

  private static func mixed(_ sums: [Double], _ products: [Double], _ share: Double) -> [Double] {
    var result = sums
    for index in result.indices {
      result[index] = share * sums[index] + (1 - share) * products[index]
    }
    return result
  }

  /// Returns the mixed scores, higher is better.
  public func scores(of table: DecisionTable) throws(RegionalScienceError) -> [Double] {
    try Self.scores(table, sumShare: sumShare).scores
  }

  /// Returns the ratios, sums and products.
  public func tables(of table: DecisionTable) throws(RegionalScienceError) -> [IntermediateTable] {
    let result = try Self.scores(table, sumShare: sumShare)
    return [
      .scores("scaled", try SimpleAdditiveWeighting.scaled(table, scaling: .ratioToBest)),
      .alternatives(
        "parts",
        [
          ("weighted_sum", result.sums), ("weighted_product", result.products),
          ("score", result.scores),
        ]),
    ]
  }

  /// Returns a scorer that has the ratios and their logarithms at hand.
  public func scorer(of table: DecisionTable) throws(RegionalScienceError) -> any WeightScorer {
    try Self.check(sumShare)
    let ratios = try SimpleAdditiveWeighting.scaled(table, scaling: .ratioToBest)
    let share = sumShare
    if share == 1 { return LinearScorer(contributions: ratios) }
    return ProductScorer(TileMatrix(ratios), TileMatrix(Self.logarithms(ratios))) { sums, logs, _ in
      Self.mixed(sums, logs.map { exp($0) }, share)
    }
  }
}
