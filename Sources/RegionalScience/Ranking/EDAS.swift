/// EDAS: distances above and below the average of each criterion.
///
/// Advantages and drawbacks against the average, as shares of it, are weighted and summed to SP and
/// SN; the appraisal score is (SP / max SP + 1 − SN / max SN) / 2.
///
/// > Source: Keshavarz Ghorabaee, Zavadskas, Olfat & Turskis (2015), *Informatica* 26.
public struct EDAS: RankingMethod {
  /// Distances and score.
  public struct Result: Hashable, Sendable {
    /// SP: the weighted advantages over the average, summed.
    public let positive: [Double]
    /// SN: the weighted drawbacks against the average, summed; lower is better.
    public let negative: [Double]
    /// AS: the appraisal score, 0...1; higher is better.
    public let appraisal: [Double]
    /// The average of each criterion.
    public let averages: [Double]
  }

  /// `edas`.
  public let name = "edas"
  /// What the method does.
  public let summary = "Weighted distances above and below the average of each criterion."

  /// The method; it has no options.
  public init() {}

  /// Returns distances and appraisal scores.
  ///
  /// A constant column adds nothing. If no alternative is above the average, all are equal, and the
  /// score of each is 0.5.
  ///
  /// - Parameter table: Alternatives, criteria, weights and directions. Single values may be below 0,
  ///   but the average of a column that varies is above 0.
  /// - Returns: One value of each kind for each alternative.
  /// - Throws: ``RegionalScienceError`` with code `.notPositive` for a column whose average is 0 or
  ///   less, with the column.
  /// - Complexity: O(*alternatives* · *criteria*).
  public static func scores(_ table: DecisionTable) throws(RegionalScienceError) -> Result {
    let statistics = ColumnKernels.rangesAndSums(table.scores)
    let averages = statistics.sums.map { $0 / Double(table.alternatives) }
    let factors = zip(try factors(table, averages, statistics), table.weights).map { $0 * $1 }
    let (positive, negative) = ColumnKernels.surplusesAndDeficits(
      table.scores, over: averages, factors)
    return Result(
      positive: positive, negative: negative, appraisal: appraisal(positive, negative),
      averages: averages)
  }

  private static func averages(_ table: DecisionTable) -> [Double] {
    table.scores.columnSums.map { $0 / Double(table.alternatives) }
  }

  /// One over the average, with a minus for costs; 0 for a constant column.
  private static func factors(
    _ table: DecisionTable, _ averages: [Double], _ ranges: ColumnKernels.Statistics
  ) throws(RegionalScienceError) -> [Double] {
    var factors = [Double](repeating: 0, count: table.criteria)
    for column in factors.indices where ranges.low[column] < ranges.high[column] {
      guard averages[column] > Check.leastWidth else {
        throw RegionalScienceError(
          .notPositive,
          "\(column: column) has the average \(averages[column]), expected above 0", column: column)
      }
      factors[column] = (table.directions[column] == .benefit ? 1 : -1) / averages[column]
    }
    return factors
  }

  /// How much better than the average each score is, as a share of it.
  private static func advantages(_ table: DecisionTable, _ averages: [Double])
    throws(RegionalScienceError) -> Matrix
  {
    let factors = try factors(
      table, averages, ColumnKernels.statistics(table.scores))
    var values = table.scores.values
    for row in 0..<table.alternatives {
      for column in 0..<table.criteria {
        let index = row * table.criteria + column
        values[index] = (values[index] - averages[column]) * factors[column]
      }
    }
    return Matrix(unchecked: values, rows: table.alternatives, columns: table.criteria)
  }

  private static func appraisal(_ positive: [Double], _ negative: [Double]) -> [Double] {
    let (up, down) = (positive.max() ?? 0, negative.max() ?? 0)
    return zip(positive, negative).map {
      ((up > 0 ? $0 / up : 0) + (down > 0 ? 1 - $1 / down : 1)) / 2
    }
  }

  /// Returns the appraisal scores, higher is better.
  public func scores(of table: DecisionTable) throws(RegionalScienceError) -> [Double] {
    try Self.scores(table).appraisal
  }

  /// Returns the averages, the distances from them and their weighted sums.
  public func tables(of table: DecisionTable) throws(RegionalScienceError) -> [IntermediateTable] {
    let result = try Self.scores(table)
    let advantages = try Self.advantages(table, result.averages)
    return [
      .criteria("averages", [("average", result.averages)]),
      .scores("positive_distances", advantages.mapValues { max($0, 0) }),
      .scores("negative_distances", advantages.mapValues { max(-$0, 0) }),
      .alternatives(
        "appraisal",
        [
          ("positive", result.positive), ("negative", result.negative),
          ("appraisal", result.appraisal),
        ]),
    ]
  }

  /// Returns a scorer that has the distances at hand.
  public func scorer(of table: DecisionTable) throws(RegionalScienceError) -> any WeightScorer {
    let advantages = try Self.advantages(table, Self.averages(table))
    return ProductScorer(
      TileMatrix(advantages.mapValues { max($0, 0) }),
      TileMatrix(advantages.mapValues { max(-$0, 0) })
    ) { positive, negative, _ in Self.appraisal(positive, negative) }
  }
}
