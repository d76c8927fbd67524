/// Morris's index (شاخص موریس): the mean of 100 × the min-max scores.
///
/// > Source: Morris (1979), *Measuring the Condition of the World's Poor: The Physical Quality of
/// > Life Index*.
public struct MorrisIndex: RankingMethod {
  /// `morris`.
  public let name = "morris"
  /// What the method does.
  public let summary = "The mean of 100 times the min-max scores; weights do not count."

  /// The method; it has no options.
  public init() {}

  /// Returns the index of each alternative; the weights of the table do not count.
  public func scores(of table: DecisionTable) throws(RegionalScienceError) -> [Double] {
    try Self.scores(table.scores, directions: table.directions)
  }

  /// Returns 100 × the min-max scores.
  public func tables(of table: DecisionTable) throws(RegionalScienceError) -> [IntermediateTable] {
    let hundred = [Double](repeating: 100, count: table.criteria)
    return [.scores("scaled", table.minMaxScaled.times(hundred))]
  }

  /// Returns a note if weights differ, for they do not count.
  public func notes(on table: DecisionTable) throws(RegionalScienceError) -> [RankingNote] {
    guard let first = table.weights.first, table.weights.contains(where: { $0 != first }) else {
      return []
    }
    return [RankingNote(.ignoresWeights, "every criterion counts the same in Morris's index")]
  }

  /// Returns a scorer that gives the same for all weights.
  public func scorer(of table: DecisionTable) throws(RegionalScienceError) -> any WeightScorer {
    ConstantScorer(result: try scores(of: table))
  }

  private struct ConstantScorer: WeightScorer {
    let result: [Double]
    func scores(weights: [Double]) throws(RegionalScienceError) -> [Double] { result }
  }

  /// Returns the index of each region.
  ///
  /// Every criterion counts the same. A constant criterion, which tells no region from another, is
  /// left out of the mean.
  ///
  /// - Parameters:
  ///   - scores: Regions × criteria, finite.
  ///   - directions: One for each criterion.
  /// - Returns: One value for each region, 0 (worst in all) to 100 (best in all).
  /// - Throws: ``RegionalScienceError`` with code `.empty`, `.shape`, `.notFinite`, `.tooLarge`, or
  ///   `.noVariation` if every criterion is constant.
  /// - Complexity: O(*regions* · *criteria*).
  public static func scores(_ scores: Matrix, directions: [CriterionDirection])
    throws(RegionalScienceError) -> [Double]
  {
    try Check.notEmpty(scores)
    let weights = try ObjectiveWeights.equal(count: scores.columns)
    let table = try DecisionTable(scores: scores, weights: weights, directions: directions)
    let varying = table.minMaxScales.count { $0.scale != 0 }
    guard varying > 0 else {
      throw RegionalScienceError(.noVariation, "every column is constant")
    }
    return table.minMaxScaled.rowSums.map { 100 * $0 / Double(varying) }
  }
}
