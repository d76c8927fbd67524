/// One weight moved from one end to the other, the others scaled: how scores and ranks follow.
///
/// ```swift
/// let points = try WeightSweep.points(of: table, method: TOPSIS(), criterion: 2)
/// points.map(\.best)   // who leads at weights 0, 0.05 ... 1
/// ```
public enum WeightSweep {
  /// A position of the weight.
  public struct Point: Hashable, Sendable {
    /// The weight of the criterion.
    public let weight: Double
    /// All weights.
    public let weights: [Double]
    /// One score for each alternative; empty if the method refuses.
    public let scores: [Double]
    /// One rank for each alternative, average ties; empty if the method refuses.
    public let ranks: [Double]
    /// The alternatives of the best rank, in input order.
    public let best: [Int]
    /// Kendall's tau-b with the ranking of the table's own weights; `nil` if one of both ties all.
    public let tau: Double?
    /// Why the method refuses these weights; `nil` if it does not.
    public let refusal: RegionalScienceError?
  }

  /// Returns scores and ranks at positions of one weight.
  ///
  /// - Parameters:
  ///   - table: Alternatives, criteria, weights and directions.
  ///   - method: The method.
  ///   - criterion: The criterion whose weight moves, from 0.
  ///   - positions: Shares of the sum of the weights, each 0...1; by default 21 from 0 to 1. The other
  ///     weights keep their proportions, and are even if they were all 0.
  /// - Returns: One point for each position, in that order.
  /// - Throws: ``RegionalScienceError`` with code `.parameter` for no such criterion or a position
  ///   outside 0...1, `.limit` for more than 2²³ ranks over all positions, and what the method throws for the
  ///   table.
  /// - Complexity: *Positions* times that of the method.
  public static func points(
    of table: DecisionTable, method: any RankingMethod, criterion: Int,
    positions: [Double] = (0...20).map { Double($0) / 20 }
  ) throws(RegionalScienceError) -> [Point] {
    try Check.index(criterion, count: table.criteria, "criterion")
    let (cells, overflow) = positions.count.multipliedReportingOverflow(by: table.alternatives)
    try Check.atMost(1 << 23, overflow ? .max : cells, "ranks of all positions")
    for (index, position) in positions.enumerated() where !(position >= 0 && position <= 1) {
      throw RegionalScienceError(
        .parameter, "position \(index) is \(position), expected 0 to 1", row: index)
    }
    let own = try method.ranking(of: table).ranks
    let scorer = try method.scorer(of: table)
    let sum = table.weightTotal
    var points: [Point] = []
    for position in positions {
      try Interruption.check()
      let weight = position * sum
      // A single criterion has nothing to give to or take from.
      let weights = table.criteria == 1 ? table.weights : table.shifted(criterion, to: weight)
      do throws(RegionalScienceError) {
        let scores = try scorer.scores(weights: weights)
        let ranks = try Ranks.average(scores, order: method.order)
        let least = ranks.min()
        points.append(
          Point(
            weight: weights[criterion], weights: weights, scores: scores, ranks: ranks,
            best: ranks.indices.filter { ranks[$0] == least },
            tau: try RankCorrelation.kendallTauB(own, ranks), refusal: nil))
      } catch {
        if error.code == .cancelled { throw error }
        points.append(
          Point(
            weight: weights[criterion], weights: weights, scores: [], ranks: [], best: [],
            tau: nil, refusal: error))
      }
    }
    return points
  }
}
