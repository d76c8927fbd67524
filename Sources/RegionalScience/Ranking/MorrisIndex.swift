/// Morris's index (شاخص موریس): the mean of 100 × the min-max scores.
///
/// > Source: Morris (1979), *Measuring the Condition of the World's Poor: The Physical Quality of
/// > Life Index*.
public enum MorrisIndex {
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
