/// Simple additive weighting (SAW, مجموع وزنی ساده): the weighted sum of scaled scores.
///
/// > Source: Fishburn (1967), *Operations Research* 15; Hwang & Yoon (1981), *Multiple Attribute
/// > Decision Making*, ch. 3.
public struct SimpleAdditiveWeighting: RankingMethod {
  /// How the columns are made comparable.
  public enum Scaling: Hashable, Sendable, CaseIterable {
    /// Worst 0, best 1; any values. A constant column gives 0 to all.
    case minMax
    /// `x / max` for a benefit, `min / x` for a cost; values of 0 or more, costs above 0.
    case ratioToBest
    /// `x / Σx` for a benefit, `(1/x) / Σ(1/x)` for a cost; values of 0 or more, costs above 0.
    case share
  }

  /// How the columns are made comparable.
  public var scaling: Scaling
  /// `saw`.
  public let name = "saw"
  /// What the method does.
  public let summary = "The weighted sum of scaled scores."

  /// The method with a scaling.
  ///
  /// - Parameter scaling: How the columns are made comparable.
  public init(scaling: Scaling = .minMax) { self.scaling = scaling }

  /// Returns the weighted sums, higher is better.
  public func scores(of table: DecisionTable) throws(RegionalScienceError) -> [Double] {
    try Self.scores(table, scaling: scaling)
  }

  /// Returns the scaled scores and their weighted parts.
  public func tables(of table: DecisionTable) throws(RegionalScienceError) -> [IntermediateTable] {
    let scaled = try Self.scaled(table, scaling: scaling)
    return [.scores("scaled", scaled), .scores("weighted", scaled.times(table.weights))]
  }

  /// Returns a scorer that is linear in the weights.
  public func scorer(of table: DecisionTable) throws(RegionalScienceError) -> any WeightScorer {
    LinearScorer(contributions: try Self.scaled(table, scaling: scaling))
  }

  /// Returns the weighted sums.
  ///
  /// - Parameters:
  ///   - table: Alternatives, criteria, weights and directions.
  ///   - scaling: How columns are made comparable.
  /// - Returns: One score for each alternative, 0...1; higher is better.
  /// - Throws: ``RegionalScienceError`` with code `.negative` or `.notPositive` for a value that
  ///   the scaling does not allow.
  /// - Complexity: O(*alternatives* · *criteria*).
  public static func scores(_ table: DecisionTable, scaling: Scaling = .minMax)
    throws(RegionalScienceError) -> [Double]
  {
    let scaled = try scaled(table, scaling: scaling)
    return (0..<scaled.rows).map { row in
      var sum = 0.0
      for column in 0..<scaled.columns {
        sum += scaled.values[row * scaled.columns + column] * table.weights[column]
      }
      return sum
    }
  }

  /// Returns the scaled scores before they are weighted, the method's intermediate table.
  ///
  /// - Parameters:
  ///   - table: Alternatives, criteria and directions.
  ///   - scaling: How columns are made comparable.
  /// - Returns: Alternatives × criteria, 0...1; higher is better.
  /// - Throws: ``RegionalScienceError`` with code `.negative` or `.notPositive` for a value that
  ///   the scaling does not allow.
  /// - Complexity: O(*alternatives* · *criteria*).
  public static func scaled(_ table: DecisionTable, scaling: Scaling = .minMax)
    throws(RegionalScienceError) -> Matrix
  {
    if scaling == .minMax { return table.minMaxScaled }
    try Check.nonNegative(table.scores)
    var result = table.scores
    for (column, direction) in table.directions.enumerated() {
      var values = table.scores.column(column)
      if direction == .cost {
        // Only ratios of costs matter, so the least cost over each stands for 1/x.
        let least = values.min() ?? 0
        for (row, value) in values.enumerated() where value <= 0 {
          throw RegionalScienceError(
            .notPositive, "row \(row), column \(column) is a cost of \(value), expected above 0",
            row: row, column: column)
        }
        values = values.map { least / $0 }
      }
      let divisor = scaling == .share ? values.reduce(0, +) : values.max() ?? 0
      for row in 0..<result.rows { result[row, column] = divisor > 0 ? values[row] / divisor : 0 }
    }
    return result
  }
}
