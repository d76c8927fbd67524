/// VIKOR: a compromise between the utility of the group and the regret of its worst criterion.
///
/// > Source: Opricovic & Tzeng (2004), *European Journal of Operational Research* 156.
public struct VIKOR: RankingMethod {
  /// v, the weight of the group utility against the regret, 0...1.
  public var groupWeight: Double
  /// `vikor`.
  public let name = "vikor"
  /// What the method does.
  public let summary =
    "A compromise between the utility of the group and the regret of its worst criterion."
  /// The lowest Q is best.
  public var order: Ranks.Order { .lowestFirst }

  /// The method with a weight of the group.
  ///
  /// - Parameter groupWeight: v, 0...1; checked when the method is used.
  public init(groupWeight: Double = 0.5) { self.groupWeight = groupWeight }

  /// Scores and compromise set.
  public struct Result: Hashable, Sendable {
    /// S: the weighted distances to the best of all criteria, summed; lower is better.
    public let groupUtility: [Double]
    /// R: the largest weighted distance to the best of a criterion; lower is better.
    public let regret: [Double]
    /// Q: the compromise of both, 0...1; lower is better.
    public let compromise: [Double]
    /// DQ, the least advantage of the first over the second: 1/(n − 1), or 1 for one alternative.
    public let leastAdvantage: Double
    /// Whether the first is ahead of the second by DQ or more (condition 1).
    public let hasAcceptableAdvantage: Bool
    /// Whether the first is also first by S or by R (condition 2).
    public let hasAcceptableStability: Bool
    /// The alternatives that the conditions leave, in input order: the first alone if both hold;
    /// the first and the second if only the advantage holds; else all that are less than DQ behind
    /// the first.
    public let compromiseSet: [Int]
  }

  /// Returns S, R, Q and the compromise set.
  ///
  /// A constant criterion adds nothing to S and R. If all alternatives have the same S (or R), its
  /// part of Q is 0. Values that differ by 1e-12 or less are ties.
  ///
  /// - Parameters:
  ///   - table: Alternatives, criteria, weights and directions.
  ///   - groupWeight: v, the weight of the group utility against the regret, 0...1.
  /// - Returns: One value of each score for each alternative.
  /// - Throws: ``RegionalScienceError`` with code `.parameter` for a weight outside 0...1.
  /// - Complexity: O(*alternatives* · *criteria*).
  public static func scores(_ table: DecisionTable, groupWeight: Double = 0.5)
    throws(RegionalScienceError) -> Result
  {
    try check(groupWeight)
    let (best, widths) = bounds(table)
    let (utility, regret) = ColumnKernels.shortfalls(
      table.scores, from: best, zip(widths, table.weights).map { $0 * $1 })
    return conditions(utility, regret, compromise(utility, regret, groupWeight))
  }

  private static func check(_ groupWeight: Double) throws(RegionalScienceError) {
    guard groupWeight >= 0, groupWeight <= 1 else {
      throw RegionalScienceError(.parameter, "group weight is \(groupWeight), expected 0 to 1")
    }
  }

  /// Distance to the best as (best − x) · factor, with a factor below 0 for costs.
  private static func bounds(_ table: DecisionTable) -> (best: [Double], factors: [Double]) {
    let ranges = table.scores.columnRanges
    let best = zip(ranges, table.directions).map { $1 == .benefit ? $0.high : $0.low }
    let factors = zip(ranges, table.directions).map { range, direction in
      let width = range.high - range.low
      guard width > Check.leastWidth else { return 0.0 }
      return direction == .benefit ? 1 / width : -1 / width
    }
    return (best, factors)
  }

  private static func compromise(_ utility: [Double], _ regret: [Double], _ groupWeight: Double)
    -> [Double]
  {
    let (scaledUtility, scaledRegret) = (scaled(utility), scaled(regret))
    return utility.indices.map {
      groupWeight * scaledUtility[$0] + (1 - groupWeight) * scaledRegret[$0]
    }
  }

  /// Returns Q, lower is better.
  public func scores(of table: DecisionTable) throws(RegionalScienceError) -> [Double] {
    try Self.scores(table, groupWeight: groupWeight).compromise
  }

  /// Returns the weighted distances, S, R and Q with the compromise set, and the conditions.
  public func tables(of table: DecisionTable) throws(RegionalScienceError) -> [IntermediateTable] {
    let result = try Self.scores(table, groupWeight: groupWeight)
    let (best, widths) = Self.bounds(table)
    var distances = table.scores
    for row in 0..<table.alternatives {
      for column in 0..<table.criteria {
        distances[row, column] =
          (best[column] - distances[row, column]) * widths[column] * table.weights[column]
      }
    }
    var isMember = [Double](repeating: 0, count: table.alternatives)
    for index in result.compromiseSet { isMember[index] = 1 }
    return [
      .scores("weighted_distances", distances),
      .alternatives(
        "compromise",
        [
          ("group_utility", result.groupUtility), ("regret", result.regret),
          ("compromise", result.compromise), ("in_compromise_set", isMember),
        ]),
      .summary([
        ("least_advantage", result.leastAdvantage),
        ("acceptable_advantage", result.hasAcceptableAdvantage ? 1 : 0),
        ("acceptable_stability", result.hasAcceptableStability ? 1 : 0),
      ]),
    ]
  }

  /// Returns a note if the first is not clearly ahead.
  public func notes(on table: DecisionTable) throws(RegionalScienceError) -> [RankingNote] {
    let result = try Self.scores(table, groupWeight: groupWeight)
    if result.hasAcceptableAdvantage, result.hasAcceptableStability { return [] }
    let condition =
      result.hasAcceptableAdvantage
      ? "the first by Q is first neither by S nor by R"
      : "the first is less than \(result.leastAdvantage) ahead of the second"
    return [
      RankingNote(
        .compromiseSet,
        "\(condition): the compromise set has \(result.compromiseSet.count) alternatives")
    ]
  }

  /// Returns a scorer that has the scaled distances at hand.
  public func scorer(of table: DecisionTable) throws(RegionalScienceError) -> any WeightScorer {
    try Self.check(groupWeight)
    let (best, widths) = Self.bounds(table)
    let distances = TileMatrix(rows: table.alternatives, columns: table.criteria) { row, column in
      (best[column] - table.scores.values[row * table.criteria + column]) * widths[column]
    }
    return Scorer(distances: distances, groupWeight: groupWeight)
  }

  private struct Scorer: WeightScorer {
    let distances: TileMatrix
    let groupWeight: Double

    func scores(weights: [Double]) throws(RegionalScienceError) -> [Double] {
      try Check.sameCount(weights.count, distances.columns, "weights")
      let (utility, regret) = distances.sumsAndMaxima(weights)
      return VIKOR.compromise(utility, regret, groupWeight)
    }
  }

  private static let tie = 1e-12

  private static func scaled(_ values: [Double]) -> [Double] {
    guard let low = values.min(), let high = values.max(), high - low > tie else {
      return [Double](repeating: 0, count: values.count)
    }
    return values.map { ($0 - low) / (high - low) }
  }

  private static func conditions(
    _ utility: [Double], _ regret: [Double], _ compromise: [Double]
  ) -> Result {
    let count = compromise.count
    let least = count > 1 ? 1 / Double(count - 1) : 1
    // The first two by Q; ties go to the earlier alternative.
    var (first, second) = (0, Int?.none)
    for index in 1..<max(count, 1) {
      if compromise[index] < compromise[first] {
        (first, second) = (index, first)
      } else if second.map({ compromise[index] < compromise[$0] }) ?? true {
        second = index
      }
    }
    let advantage = second.map { compromise[$0] - compromise[first] >= least - tie } ?? true
    let stability =
      utility[first] <= (utility.min() ?? 0) + tie || regret[first] <= (regret.min() ?? 0) + tie
    let set: [Int]
    if !advantage {
      set = (0..<count).filter { compromise[$0] - compromise[first] < least - tie }
    } else if !stability, let second {
      set = [first, second].sorted()
    } else {
      set = [first]
    }
    return Result(
      groupUtility: utility, regret: regret, compromise: compromise, leastAdvantage: least,
      hasAcceptableAdvantage: advantage, hasAcceptableStability: stability, compromiseSet: set)
  }
}
