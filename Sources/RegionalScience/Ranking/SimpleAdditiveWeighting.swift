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
    if scaling == .minMax {
      let scales = table.minMaxScales
      return ColumnKernels.sumsAndSquares(
        table.scores, from: scales.map(\.offset),
        zip(scales, table.weights).map { $0.scale * $1 }
      ).sums
    }
    return try scaled(table, scaling: scaling).products(table.weights)
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
    let ranges = table.scores.columnRanges
    for (column, direction) in table.directions.enumerated()
    where direction == .cost && ranges[column].low <= 0 {
      let values = table.scores.column(column)
      let row = values.firstIndex { $0 <= 0 } ?? 0
      throw RegionalScienceError(
        .notPositive,
        "\(row: row), \(column: column) is a cost of \(values[row]), expected above 0",
        row: row, column: column)
    }
    let isCost = table.directions.map { $0 == .cost }
    let bests = zip(ranges, isCost).map { $1 ? $0.low : $0.high }
    let ratios = ColumnKernels.ratios(table.scores, bests, isCost: isCost)
    if scaling == .ratioToBest { return ratios }
    // Only ratios matter in a share, so those to the best serve.
    return ratios.times(ratios.columnSums.map { $0 > 0 ? 1 / $0 : 0 })
  }
}
