/// CODAS: distance from the worst values, Euclidean first and, where that tells alternatives clearly
/// apart, taxicab as well.
///
/// Columns become x / max (benefit) and min / x (cost), weighted. With E and T the Euclidean and
/// taxicab distance to the least of each column, H = Σ_k (E − E_k) + ψ(E − E_k)(T − T_k), where ψ is 1
/// if |E − E_k| ≥ τ, else 0.
///
/// The threshold makes the method jump: a worse cost can raise a score where it brings a difference
/// below τ. This is so in the source.
///
/// > Source: Keshavarz Ghorabaee, Zavadskas, Turskis & Antucheviciene (2016), *Economic Computation
/// > and Economic Cybernetics Studies and Research* 50.
public struct CODAS: RankingMethod {
  /// Distances and assessment.
  public struct Result: Hashable, Sendable {
    /// E: the Euclidean distance to the worst.
    public let euclidean: [Double]
    /// T: the taxicab distance to the worst.
    public let taxicab: [Double]
    /// H: the assessment score, higher is better; sum 0.
    public let assessment: [Double]
  }

  /// τ, from which difference of Euclidean distances taxicab distances count, 0 or more.
  public var threshold: Double
  /// `codas`.
  public let name = "codas"
  /// What the method does.
  public let summary = "Distances from the worst values, Euclidean and then taxicab."

  /// The method with a threshold.
  ///
  /// - Parameter threshold: τ, 0 or more; checked when the method is used.
  public init(threshold: Double = 0.02) { self.threshold = threshold }

  /// Returns distances and assessment scores.
  ///
  /// - Parameters:
  ///   - table: Alternatives, criteria, weights and directions; values of 0 or more, costs above 0.
  ///   - threshold: τ, 0 or more; the source takes 0.01 to 0.05.
  /// - Returns: One value of each kind for each alternative.
  /// - Throws: ``RegionalScienceError`` with code `.negative` or `.notPositive` for a value with its
  ///   row and column, `.parameter` for a threshold below 0.
  /// - Complexity: O(*alternatives* · (*criteria* + log *alternatives*)): by sorting, not by the table
  ///   of all pairs.
  public static func scores(_ table: DecisionTable, threshold: Double = 0.02)
    throws(RegionalScienceError) -> Result
  {
    try check(threshold)
    let ratios = try SimpleAdditiveWeighting.scaled(table, scaling: .ratioToBest)
    let (taxicab, squares) = ColumnKernels.sumsAndSquares(
      ratios, from: ratios.columnRanges.map(\.low), table.weights)
    let euclidean = squares.map { $0.squareRoot() }
    return Result(
      euclidean: euclidean, taxicab: taxicab,
      assessment: assessment(euclidean, taxicab, threshold))
  }

  private static func check(_ threshold: Double) throws(RegionalScienceError) {
    guard threshold >= 0, threshold <= Check.limit else {
      throw RegionalScienceError(.parameter, "the threshold is \(threshold), expected 0 or more")
    }
  }

  /// The weighted distances to the least of each column.
  private static func distances(_ table: DecisionTable) throws(RegionalScienceError) -> Matrix {
    let ratios = try SimpleAdditiveWeighting.scaled(table, scaling: .ratioToBest)
    let least = ratios.columnRanges.map(\.low)
    return ratios.mapCells { ($0 - least[$1]) * table.weights[$1] }
  }

  private static func assessment(_ euclidean: [Double], _ taxicab: [Double], _ threshold: Double)
    -> [Double]
  {
    let count = euclidean.count
    let order = SortOrder.ascending(euclidean)
    var prefix = [0.0]
    prefix.reserveCapacity(count + 1)
    for index in order { prefix.append(prefix[prefix.count - 1] + taxicab[index]) }
    let total = euclidean.reduce(0, +)
    var result = [Double](repeating: 0, count: count)
    // Of the ascending distances those before `low` are a threshold or more below, from `high` on above.
    var (low, high) = (0, 0)
    for (position, index) in order.enumerated() {
      let distance = euclidean[index]
      while low < position, distance - euclidean[order[low]] >= threshold { low += 1 }
      high = max(high, position)
      while high < count, euclidean[order[high]] - distance < threshold { high += 1 }
      let far = Double(low + count - high)
      let others = prefix[low] + prefix[count] - prefix[high]
      result[index] = Double(count) * distance - total + far * taxicab[index] - others
    }
    return result
  }

  /// Returns H, higher is better.
  public func scores(of table: DecisionTable) throws(RegionalScienceError) -> [Double] {
    try Self.scores(table, threshold: threshold).assessment
  }

  /// Returns the scaled scores, the weighted distances and their sums.
  public func tables(of table: DecisionTable) throws(RegionalScienceError) -> [IntermediateTable] {
    let result = try Self.scores(table, threshold: threshold)
    return [
      .scores("scaled", try SimpleAdditiveWeighting.scaled(table, scaling: .ratioToBest)),
      .scores("weighted_distances", try Self.distances(table)),
      .alternatives(
        "distances",
        [
          ("euclidean", result.euclidean), ("taxicab", result.taxicab),
          ("assessment", result.assessment),
        ]),
    ]
  }

  /// Returns a scorer that has the distances of equal weights at hand.
  public func scorer(of table: DecisionTable) throws(RegionalScienceError) -> any WeightScorer {
    try Self.check(threshold)
    let one = [Double](repeating: 1, count: table.criteria)
    let distances = try Self.distances(table.unchecked(weights: one))
    let threshold = threshold
    return Scorer(
      squares: TileMatrix(distances.mapValues { $0 * $0 }), distances: TileMatrix(distances),
      threshold: threshold)
  }

  private struct Scorer: WeightScorer {
    let squares: TileMatrix
    let distances: TileMatrix
    let threshold: Double

    func scores(weights: [Double]) throws(RegionalScienceError) -> [Double] {
      try Check.sameCount(weights.count, distances.columns, "weights")
      let euclidean = squares.product(weights.map { $0 * $0 }).map { $0.squareRoot() }
      return CODAS.assessment(euclidean, distances.product(weights), threshold)
    }
  }
}
