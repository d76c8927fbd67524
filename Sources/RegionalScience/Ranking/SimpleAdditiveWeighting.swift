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
    guard scaling == .ratioToBest else {
      return try scaled(table, scaling: scaling).products(table.weights)
    }
    let (bests, _, isCost) = try bests(table)
    return ratioSums(table, bests, isCost)
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
    let (bests, _, isCost) = try bests(table)
    let ratios = ColumnKernels.ratios(table.scores, bests, isCost: isCost)
    if scaling == .ratioToBest { return ratios }
    // Only ratios matter in a share, so those to the best serve.
    return ratios.times(ratios.columnSums.map { $0 > 0 ? 1 / $0 : 0 })
  }

  /// The weighted sums of the ratios to the best, without the ratios.
  static func ratioSums(_ table: DecisionTable, _ bests: [Double], _ isCost: [Bool]) -> [Double] {
    if hasTinyBest(bests) {
      return ColumnKernels.ratios(table.scores, bests, isCost: isCost).products(table.weights)
    }
    return ColumnKernels.ratioSums(
      table.scores, ratioFactors(table, bests, isCost), isCost: isCost)
  }

  /// Whether one over a best value might not fit.
  static func hasTinyBest(_ bests: [Double]) -> Bool {
    bests.contains { $0 > 0 && $0 < Check.leastWidth }
  }

  /// What a value is multiplied with, or for costs what is divided by it, in those sums.
  static func ratioFactors(_ table: DecisionTable, _ bests: [Double], _ isCost: [Bool])
    -> [Double]
  {
    bests.indices.map {
      let (best, weight) = (bests[$0], table.weights[$0])
      return isCost[$0] ? best * weight : best > 0 ? weight / best : 0
    }
  }

  /// The best value of each column, the least ratio to it that there is, and which are costs.
  ///
  /// - Throws: `.negative`, or `.notPositive` for a cost of 0.
  static func bests(_ table: DecisionTable) throws(RegionalScienceError)
    -> (bests: [Double], leastRatios: [Double], isCost: [Bool])
  {
    let ranges = try ColumnKernels.ranges(table.scores)
    try Check.nonNegative(table.scores, ranges)
    for (column, direction) in table.directions.enumerated()
    where direction == .cost && ranges.low[column] <= 0 {
      let values = table.scores.column(column)
      let row = values.firstIndex { $0 <= 0 } ?? 0
      throw RegionalScienceError(
        .notPositive,
        "\(row: row), \(column: column) is a cost of \(values[row]), expected above 0",
        row: row, column: column)
    }
    let isCost = table.directions.map { $0 == .cost }
    let bests = isCost.indices.map { isCost[$0] ? ranges.low[$0] : ranges.high[$0] }
    let leastRatios = isCost.indices.map {
      ranges.high[$0] > 0 ? ranges.low[$0] / ranges.high[$0] : 0
    }
    return (bests, leastRatios, isCost)
  }
}
