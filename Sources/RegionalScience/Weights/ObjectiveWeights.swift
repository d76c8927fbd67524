import Glibc

/// Weights of criteria drawn from the scores themselves.
///
/// ```swift
/// let scores = try Matrix(rows: [[1, 5, 2], [3, 5, 1], [2, 5, 2]])
/// try ObjectiveWeights.entropy(scores)   // the second is 0: a constant column tells nothing apart
/// ```
///
/// A constant column has weight 0. If every column is constant there are no weights to give:
/// code `.noVariation`.
public enum ObjectiveWeights {
  /// Returns equal weights.
  ///
  /// - Parameter count: The number of criteria, 1 or more.
  /// - Returns: 1/*count* for each.
  /// - Throws: ``RegionalScienceError`` with code `.empty` for a count below 1.
  public static func equal(count: Int) throws(RegionalScienceError) -> [Double] {
    guard count > 0 else { throw RegionalScienceError(.empty, "\(count) criteria have no weights") }
    return [Double](repeating: 1 / Double(count), count: count)
  }

  /// Returns weights divided by their sum.
  ///
  /// - Parameter weights: Any weights, 0 or more.
  /// - Returns: The same with sum 1.
  /// - Throws: ``RegionalScienceError`` with code `.negative`, `.notFinite` or `.tooLarge` for a
  ///   weight, `.zeroTotal` if they sum to 0.
  public static func normalized(_ weights: [Double]) throws(RegionalScienceError) -> [Double] {
    guard let shares = try Concentration.shares(weights) else {
      throw RegionalScienceError(.zeroTotal, "the weights sum to 0")
    }
    return shares
  }

  /// Returns Shannon's entropy weights: a criterion counts the more, the less even it is.
  ///
  /// With p = x / Σx in each column and 0 ln 0 = 0, the weight is proportional to
  /// 1 + Σ p ln p / ln *n*.
  ///
  /// > Source: Zeleny (1982), *Multiple Criteria Decision Making*; Hwang & Yoon (1981), ch. 3.
  ///
  /// - Parameter scores: Alternatives × criteria, 0 or more.
  /// - Returns: One weight for each criterion, sum 1.
  /// - Throws: ``RegionalScienceError`` with code `.empty`, `.negative`, `.notFinite`, `.tooLarge`
  ///   or `.noVariation`.
  /// - Complexity: O(*alternatives* · *criteria*).
  public static func entropy(_ scores: Matrix) throws(RegionalScienceError) -> [Double] {
    try Check.notEmpty(scores)
    try Check.nonNegative(scores)
    var diversity = [Double](repeating: 0, count: scores.columns)
    for (column, range) in scores.columnRanges.enumerated() where range.high > range.low {
      guard let evenness = try Concentration.normalizedEntropy(scores.column(column)) else {
        continue
      }
      diversity[column] = 1 - evenness
    }
    return try shares(diversity)
  }

  /// What the columns are divided by before their standard deviations are compared.
  public enum DeviationScaling: Hashable, Sendable, CaseIterable {
    /// Nothing; a change of a column's unit changes the weights.
    case none
    /// The column's range: worst 0, best 1.
    case minMax
    /// The magnitude of the column's mean, which makes the coefficient of variation of it; a column
    /// of mean 0 has weight 0.
    case mean
  }

  /// Returns weights proportional to the standard deviations of the columns.
  ///
  /// > Source: Diakoulaki, Mavrotas & Papayannakis (1995), *Computers & Operations Research* 22.
  ///
  /// - Parameters:
  ///   - scores: Alternatives × criteria, finite.
  ///   - scaling: What makes columns of different units comparable.
  /// - Returns: One weight for each criterion, sum 1.
  /// - Throws: ``RegionalScienceError`` with code `.empty`, `.notFinite`, `.tooLarge` or
  ///   `.noVariation`.
  /// - Complexity: O(*alternatives* · *criteria*).
  public static func standardDeviation(_ scores: Matrix, scaling: DeviationScaling = .none)
    throws(RegionalScienceError) -> [Double]
  {
    try Check.notEmpty(scores)
    try Check.finite(scores)
    var deviations: [Double] = []
    for (column, range) in scores.columnRanges.enumerated() {
      let values = scores.column(column)
      let divisor: Double
      switch scaling {
      case .none: divisor = 1
      case .minMax: divisor = range.high - range.low
      case .mean: divisor = Dispersion.mean(values).magnitude
      }
      let deviation = Dispersion.deviation(values)
      deviations.append(divisor > Check.leastWidth ? deviation / divisor : 0)
    }
    return try shares(deviations)
  }

  /// Which way the columns of CRITIC point.
  public enum Orientation: Hashable, Sendable {
    /// Each from worst to best, by these directions (the source's definition).
    case directions([CriterionDirection])
    /// All as if more were better, as some packages do.
    case allBenefit
  }

  /// Returns the CRITIC weights: spread times conflict with the other criteria.
  ///
  /// Columns are scaled to 0...1; the weight of *j* is proportional to σ_j Σ_k (1 − r_jk). Constant
  /// columns take part in no sum.
  ///
  /// > Source: Diakoulaki, Mavrotas & Papayannakis (1995), *Computers & Operations Research* 22.
  ///
  /// - Parameters:
  ///   - scores: Alternatives × criteria, finite.
  ///   - orientation: Which way the columns point.
  /// - Returns: One weight for each criterion, sum 1. A single criterion that varies has weight 1,
  ///   and criteria that all correlate perfectly share by their spread.
  /// - Throws: ``RegionalScienceError`` with code `.empty`, `.shape`, `.notFinite`, `.tooLarge` or
  ///   `.noVariation`.
  /// - Complexity: O(*alternatives* · *criteria*²).
  public static func critic(_ scores: Matrix, orientation: Orientation)
    throws(RegionalScienceError) -> [Double]
  {
    try Check.notEmpty(scores)
    try Check.finite(scores)
    var directions = [CriterionDirection](repeating: .benefit, count: scores.columns)
    if case .directions(let given) = orientation {
      try Check.sameCount(given.count, scores.columns, "directions")
      directions = given
    }
    let ranges = scores.columnRanges
    let varying = ranges.indices.filter { ranges[$0].high - ranges[$0].low > Check.leastWidth }
    // Centred columns of length 1, so that a correlation is one product.
    var deviations = [Double](repeating: 0, count: scores.columns)
    var units = [[Double]](repeating: [], count: scores.columns)
    for column in varying {
      let (low, high) = ranges[column]
      let scaled = scores.column(column).map {
        directions[column] == .benefit ? ($0 - low) / (high - low) : (high - $0) / (high - low)
      }
      let mean = Dispersion.mean(scaled)
      let length = Dispersion.squares(scaled, mean: mean).squareRoot()
      deviations[column] = length
      units[column] = scaled.map { length > 0 ? ($0 - mean) / length : 0 }
    }
    var information = [Double](repeating: 0, count: scores.columns)
    for (position, left) in varying.enumerated() {
      for right in varying.dropFirst(position + 1) {
        var correlation = 0.0
        for row in 0..<scores.rows { correlation += units[left][row] * units[right][row] }
        let conflict = max(0, 1 - correlation)
        information[left] += deviations[left] * conflict
        information[right] += deviations[right] * conflict
      }
    }
    // Without any conflict (rounding aside) only the spread is left to tell criteria apart.
    if information.reduce(0, +) <= 1e-12 * deviations.reduce(0, +) { information = deviations }
    return try shares(information)
  }

  private static func shares(_ raw: [Double]) throws(RegionalScienceError) -> [Double] {
    let total = raw.reduce(0, +)
    guard total > 0 else {
      throw RegionalScienceError(.noVariation, "every column is constant")
    }
    return raw.map { $0 / total }
  }
}
