/// Grey relational analysis: how near each alternative runs to the best of every criterion.
///
/// With Δ the distance of the min-max score to 1, the coefficient is
/// (min Δ + ζ max Δ) / (Δ + ζ max Δ) over the whole table, and the grade its weighted mean.
///
/// > Source: Deng (1989), *Journal of Grey System* 1; Kuo, Yang & Huang (2008), *Computers &
/// > Industrial Engineering* 55.
public struct GreyRelational: RankingMethod {
  /// ζ, above 0 to 1: the smaller, the more the coefficients differ.
  public var distinguishing: Double
  /// `grey_relational`.
  public let name = "grey_relational"
  /// What the method does.
  public let summary = "The weighted mean of grey relational coefficients to the best values."

  /// The method with a distinguishing coefficient.
  ///
  /// - Parameter distinguishing: ζ, above 0 to 1; checked when the method is used.
  public init(distinguishing: Double = 0.5) { self.distinguishing = distinguishing }

  /// Returns the grades.
  ///
  /// In a constant column all are at its best value: their coefficient is 1.
  ///
  /// - Parameters:
  ///   - table: Alternatives, criteria, weights and directions; values of any sign.
  ///   - distinguishing: ζ, above 0 to 1.
  /// - Returns: One grade for each alternative, above 0 to 1; higher is better. 1 for all if all
  ///   alternatives are equal.
  /// - Throws: ``RegionalScienceError`` with code `.parameter` for ζ outside its domain.
  /// - Complexity: O(*alternatives* · *criteria*).
  public static func scores(_ table: DecisionTable, distinguishing: Double = 0.5)
    throws(RegionalScienceError) -> [Double]
  {
    try coefficients(table, distinguishing: distinguishing).products(table.weights)
  }

  /// Returns the grey relational coefficients, the method's intermediate table.
  ///
  /// - Parameters:
  ///   - table: Alternatives, criteria and directions.
  ///   - distinguishing: ζ, above 0 to 1.
  /// - Returns: Alternatives × criteria, above 0 to 1.
  /// - Throws: ``RegionalScienceError`` with code `.parameter` for ζ outside its domain.
  /// - Complexity: O(*alternatives* · *criteria*).
  public static func coefficients(_ table: DecisionTable, distinguishing: Double = 0.5)
    throws(RegionalScienceError) -> Matrix
  {
    guard distinguishing > 0, distinguishing <= 1 else {
      throw RegionalScienceError(
        .parameter, "the distinguishing coefficient is \(distinguishing), expected above 0 to 1")
    }
    let scales = table.minMaxScales
    // A column that varies has both 0 and 1, so that Δ goes from 0 to 1 over the table.
    return table.minMaxScaled.mapCells { value, column in
      let distance = scales[column].scale == 0 ? 0 : 1 - value
      return distinguishing / (distance + distinguishing)
    }
  }

  /// Returns the grades, higher is better.
  public func scores(of table: DecisionTable) throws(RegionalScienceError) -> [Double] {
    try Self.scores(table, distinguishing: distinguishing)
  }

  /// Returns the scaled scores and the coefficients.
  public func tables(of table: DecisionTable) throws(RegionalScienceError) -> [IntermediateTable] {
    [
      .scores("scaled", table.minMaxScaled),
      .scores("coefficients", try Self.coefficients(table, distinguishing: distinguishing)),
    ]
  }

  /// Returns a scorer that is linear in the weights.
  public func scorer(of table: DecisionTable) throws(RegionalScienceError) -> any WeightScorer {
    LinearScorer(contributions: try Self.coefficients(table, distinguishing: distinguishing))
  }
}
