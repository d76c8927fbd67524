/// MOORA: the ratio system, benefits less costs after division by the column's Euclidean length.
///
/// ```swift
/// let table = try DecisionTable(
///   scores: Matrix(rows: [[3, 4], [4, 3]]), weights: [0.5, 0.5], directions: [.benefit, .cost])
/// try MOORA.scores(table)   // [-0.1, 0.1]
/// ```
///
/// > Source: Brauers & Zavadskas (2006), *Control and Cybernetics* 35.
public struct MOORA: RankingMethod {
  /// `moora`.
  public let name = "moora"
  /// What the method does.
  public let summary = "Benefits less costs, each column divided by its Euclidean length."

  /// The method; it has no options.
  public init() {}

  /// Returns the ratio scores.
  ///
  /// A column of zeros adds nothing. Costs need not exist.
  ///
  /// - Parameter table: Alternatives, criteria, weights and directions; values of any sign.
  /// - Returns: One score for each alternative, −1...1; higher is better.
  /// - Complexity: O(*alternatives* · *criteria*).
  public static func scores(_ table: DecisionTable) -> [Double] {
    table.scores.products(zip(factors(table), table.weights).map { $0 * $1 })
  }

  /// Returns the weighted ratios, costs with a minus, the method's intermediate table.
  ///
  /// - Parameter table: Alternatives, criteria, weights and directions.
  /// - Returns: Alternatives × criteria.
  /// - Complexity: O(*alternatives* · *criteria*).
  public static func weighted(_ table: DecisionTable) -> Matrix {
    table.scores.times(zip(factors(table), table.weights).map { $0 * $1 })
  }

  private static func factors(_ table: DecisionTable) -> [Double] {
    zip(ColumnKernels.squares(table.scores), table.directions).map {
      $0 > 0 ? ($1 == .benefit ? 1 : -1) / $0.squareRoot() : 0
    }
  }

  /// Returns the ratio scores, higher is better.
  public func scores(of table: DecisionTable) throws(RegionalScienceError) -> [Double] {
    Self.scores(table)
  }

  /// Returns the weighted ratios.
  public func tables(of table: DecisionTable) throws(RegionalScienceError) -> [IntermediateTable] {
    [.scores("weighted", Self.weighted(table))]
  }

  /// Returns a scorer that is linear in the weights.
  public func scorer(of table: DecisionTable) throws(RegionalScienceError) -> any WeightScorer {
    LinearScorer(contributions: table.scores.times(Self.factors(table)))
  }
}
