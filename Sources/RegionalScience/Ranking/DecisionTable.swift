/// Whether more of a criterion is better or worse.
public enum CriterionDirection: Hashable, Sendable, CaseIterable {
  /// More is better.
  case benefit
  /// Less is better.
  case cost
}

/// What the weights of a table have to sum to.
public enum WeightSum: Hashable, Sendable, CaseIterable {
  /// 1, within 1e-6.
  case one
  /// Any sum above 0. Weights that a publication prints rounded stay as they are.
  case any
}

/// Alternatives, criteria, weights and directions: what every ranking method takes, checked once.
///
/// ```swift
/// let table = try DecisionTable(
///   scores: Matrix(rows: [[1, 3000], [2, 3750], [5, 4500]]), weights: [0.5, 0.5],
///   directions: [.cost, .benefit])
/// try VIKOR().scores(of: table)   // [1, 0, 1]: Q, lower is better
/// ```
public struct DecisionTable: Hashable, Sendable {
  /// Alternatives × criteria.
  public let scores: Matrix
  /// One weight for each criterion, 0 or more, sum 1.
  public let weights: [Double]
  /// One direction for each criterion.
  public let directions: [CriterionDirection]
  /// What the weights have to sum to, also when others are put in.
  public let weightSum: WeightSum

  /// Checks and holds a table.
  ///
  /// - Parameters:
  ///   - scores: Alternatives × criteria, finite; at least one of each.
  ///   - weights: One for each criterion, 0 or more, sum 1 ± 1e-6 or as `weightSum` says;
  ///     ``ObjectiveWeights/normalized(_:)`` makes them so.
  ///   - directions: One for each criterion.
  ///   - weightSum: What the weights have to sum to.
  /// - Throws: ``RegionalScienceError`` with code `.empty`, `.shape`, `.notFinite`, `.tooLarge`,
  ///   `.negative` (a weight) or `.weightSum`.
  public init(
    scores: Matrix, weights: [Double], directions: [CriterionDirection], weightSum: WeightSum = .one
  ) throws(RegionalScienceError) {
    try Check.notEmpty(scores)
    try Check.weights(weights, count: scores.columns, sum: weightSum)
    try Check.sameCount(directions.count, scores.columns, "directions")
    try Check.finite(scores)
    try Check.notTiny(scores)
    self.init(unchecked: scores, weights, directions, weightSum)
  }

  init(
    unchecked scores: Matrix, _ weights: [Double], _ directions: [CriterionDirection],
    _ weightSum: WeightSum
  ) {
    self.scores = scores
    self.weights = weights
    self.directions = directions
    self.weightSum = weightSum
  }

  /// Returns the table with other weights; only these are checked.
  ///
  /// - Parameter weights: One for each criterion, 0 or more, sum 1 ± 1e-6.
  /// - Returns: The table, which shares the scores with this one.
  /// - Throws: ``RegionalScienceError`` with code `.shape`, `.negative`, `.notFinite` or
  ///   `.weightSum`.
  /// - Complexity: O(*criteria*).
  public func withWeights(_ weights: [Double]) throws(RegionalScienceError) -> DecisionTable {
    try Check.weights(weights, count: scores.columns, sum: weightSum)
    return DecisionTable(unchecked: scores, weights, directions, weightSum)
  }

  /// Returns the table without one alternative.
  ///
  /// - Parameter index: The alternative, from 0.
  /// - Returns: A table of one row less.
  /// - Throws: ``RegionalScienceError`` with code `.parameter` if there is no such alternative,
  ///   `.empty` if it is the only one.
  /// - Complexity: O(*alternatives* · *criteria*).
  public func withoutAlternative(_ index: Int) throws(RegionalScienceError) -> DecisionTable {
    try Check.index(index, count: alternatives, "alternative")
    guard alternatives > 1 else {
      throw RegionalScienceError(.empty, "one alternative cannot be left out, nothing is left")
    }
    var values = scores.values
    values.removeSubrange((index * criteria)..<((index + 1) * criteria))
    return DecisionTable(
      unchecked: Matrix(unchecked: values, rows: alternatives - 1, columns: criteria), weights,
      directions, weightSum)
  }

  /// Returns the table without one criterion; the other weights are scaled to the old sum.
  ///
  /// - Parameter index: The criterion, from 0.
  /// - Returns: A table of one column less. If the criterion had all the weight, the others get equal
  ///   weights.
  /// - Throws: ``RegionalScienceError`` with code `.parameter` if there is no such criterion, `.empty`
  ///   if it is the only one.
  /// - Complexity: O(*alternatives* · *criteria*).
  public func withoutCriterion(_ index: Int) throws(RegionalScienceError) -> DecisionTable {
    try Check.index(index, count: criteria, "criterion")
    guard criteria > 1 else {
      throw RegionalScienceError(.empty, "one criterion cannot be left out, nothing is left")
    }
    var values: [Double] = []
    values.reserveCapacity(alternatives * (criteria - 1))
    for row in 0..<alternatives {
      let start = row * criteria
      values += scores.values[start..<(start + index)]
      values += scores.values[(start + index + 1)..<(start + criteria)]
    }
    var rest = shifted(index, to: 0)
    rest.remove(at: index)
    var others = directions
    others.remove(at: index)
    return DecisionTable(
      unchecked: Matrix(unchecked: values, rows: alternatives, columns: criteria - 1), rest, others,
      weightSum)
  }

  /// The table with weights that are known to be sound.
  func unchecked(weights: [Double]) -> DecisionTable {
    DecisionTable(unchecked: scores, weights, directions, weightSum)
  }

  /// The sum of the weights; 1 where they have to sum to it, without their rounding.
  var weightTotal: Double { weightSum == .one ? 1 : weights.reduce(0, +) }

  /// The weights with one of them changed and the others scaled, so that the sum stays.
  ///
  /// Others that are all 0 share evenly.
  func shifted(_ criterion: Int, to weight: Double) -> [Double] {
    let sum = weightTotal
    let others = weights.indices.reduce(0) { $1 == criterion ? $0 : $0 + weights[$1] }
    return weights.indices.map {
      if $0 == criterion { return weight }
      return others > 0
        ? weights[$0] / others * (sum - weight) : (sum - weight) / Double(max(1, criteria - 1))
    }
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
