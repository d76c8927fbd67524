/// Whether more of a criterion is better or worse.
public enum CriterionDirection: Hashable, Sendable, CaseIterable {
  /// More is better.
  case benefit
  /// Less is better.
  case cost
}

/// Alternatives, criteria, weights and directions: what every ranking method takes, checked once.
///
/// ```swift
/// let table = try DecisionTable(
///   scores: Matrix(rows: [[1, 3000], [2, 3750], [5, 4500]]), weights: [0.5, 0.5],
///   directions: [.cost, .benefit])
/// try VIKOR.scores(table).compromise   // [0.5, 0.25, 0.5]
/// ```
public struct DecisionTable: Hashable, Sendable {
  /// Alternatives × criteria.
  public let scores: Matrix
  /// One weight for each criterion, 0 or more, sum 1.
  public let weights: [Double]
  /// One direction for each criterion.
  public let directions: [CriterionDirection]

  /// Checks and holds a table.
  ///
  /// - Parameters:
  ///   - scores: Alternatives × criteria, finite; at least one of each.
  ///   - weights: One for each criterion, 0 or more, sum 1 ± 1e-6;
  ///     ``ObjectiveWeights/normalized(_:)`` makes them so.
  ///   - directions: One for each criterion.
  /// - Throws: ``RegionalScienceError`` with code `.empty`, `.shape`, `.notFinite`, `.tooLarge`,
  ///   `.negative` (a weight) or `.weightSum`.
  public init(scores: Matrix, weights: [Double], directions: [CriterionDirection])
    throws(RegionalScienceError)
  {
    try Check.notEmpty(scores)
    try Check.weights(weights, count: scores.columns)
    try Check.sameCount(directions.count, scores.columns, "directions")
    try Check.finite(scores)
    self.init(unchecked: scores, weights, directions)
  }

  private init(unchecked scores: Matrix, _ weights: [Double], _ directions: [CriterionDirection]) {
    self.scores = scores
    self.weights = weights
    self.directions = directions
  }

  /// Returns the table with other weights; only these are checked.
  ///
  /// - Parameter weights: One for each criterion, 0 or more, sum 1 ± 1e-6.
  /// - Returns: The table, which shares the scores with this one.
  /// - Throws: ``RegionalScienceError`` with code `.shape`, `.negative`, `.notFinite` or
  ///   `.weightSum`.
  /// - Complexity: O(*criteria*).
  public func withWeights(_ weights: [Double]) throws(RegionalScienceError) -> DecisionTable {
    try Check.weights(weights, count: scores.columns)
    return DecisionTable(unchecked: scores, weights, directions)
  }

  /// The number of alternatives.
  public var alternatives: Int { scores.rows }
  /// The number of criteria.
  public var criteria: Int { scores.columns }

  /// Each column as `offset + scale · x`, so that 0 is its worst and 1 its best value; 0 throughout
  /// a constant column.
  var minMaxScales: [(offset: Double, scale: Double)] {
    zip(scores.columnRanges, directions).map { range, direction in
      let width = range.high - range.low
      guard width > Check.leastWidth else { return (0, 0) }
      return direction == .benefit ? (range.low, 1 / width) : (range.high, -1 / width)
    }
  }

  /// The scores scaled to 0 (worst) ... 1 (best) in each column; 0 in a constant column.
  ///
  /// - Complexity: O(*alternatives* · *criteria*).
  public var minMaxScaled: Matrix {
    let scales = minMaxScales
    var values = scores.values
    for row in 0..<scores.rows {
      for column in 0..<scores.columns {
        let index = row * scores.columns + column
        values[index] = (values[index] - scales[column].offset) * scales[column].scale
      }
    }
    return Matrix(unchecked: values, rows: scores.rows, columns: scores.columns)
  }
}
