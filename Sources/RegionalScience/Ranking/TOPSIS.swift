/// TOPSIS: closeness to the best and distance from the worst values of the criteria.
///
/// ```swift
/// let table = try DecisionTable(
///   scores: Matrix(rows: [[5, 8, 4], [7, 6, 8], [8, 8, 6], [7, 4, 6]]), weights: [0.3, 0.4, 0.3],
///   directions: [.benefit, .benefit, .benefit])
/// try TOPSIS.scores(table).closeness   // [0.5037, 0.6581, 0.7482, 0.3340]
/// ```
///
/// > Source: Hwang & Yoon (1981), *Multiple Attribute Decision Making*, ch. 3.
public enum TOPSIS {
  /// How the columns are made comparable.
  public enum Scaling: Hashable, Sendable, CaseIterable {
    /// Divided by the column's Euclidean length, as in the source; a column of zeros stays 0.
    case vector
    /// Worst 0, best 1; a constant column gives 0 to all.
    case minMax
  }

  /// Distances and closeness.
  public struct Result: Hashable, Sendable {
    /// Closeness of each alternative, 0...1, 1 is best.
    public let closeness: [Double]
    /// Distance of each alternative to the ideal.
    public let distanceToIdeal: [Double]
    /// Distance of each alternative to the anti-ideal.
    public let distanceToAntiIdeal: [Double]
    /// The best weighted scaled value of each criterion.
    public let ideal: [Double]
    /// The worst weighted scaled value of each criterion.
    public let antiIdeal: [Double]
  }

  /// Returns closeness and distances of the alternatives.
  ///
  /// - Parameters:
  ///   - table: Alternatives, criteria, weights and directions.
  ///   - scaling: How columns are made comparable.
  /// - Returns: One value for each alternative; closeness 0.5 for all if all alternatives are equal.
  /// - Complexity: O(*alternatives* · *criteria*).
  public static func scores(_ table: DecisionTable, scaling: Scaling = .vector) -> Result {
    let factors = factors(table, scaling: scaling)
    let ranges = table.scores.columnRanges
    let criteria = table.criteria
    // Bounds of the raw values: scaling is affine, so the ideal is too.
    let best = (0..<criteria).map {
      table.directions[$0] == .benefit ? ranges[$0].high : ranges[$0].low
    }
    let worst = (0..<criteria).map {
      table.directions[$0] == .benefit ? ranges[$0].low : ranges[$0].high
    }
    var toBest = [Double](repeating: 0, count: table.alternatives)
    var toWorst = toBest
    var closeness = toBest
    let values = table.scores.values
    for row in 0..<table.alternatives {
      var (upper, lower) = (0.0, 0.0)
      let start = row * criteria
      for column in 0..<criteria {
        let value = values[start + column]
        let up = (value - best[column]) * factors[column]
        let down = (value - worst[column]) * factors[column]
        upper += up * up
        lower += down * down
      }
      upper = upper.squareRoot()
      lower = lower.squareRoot()
      toBest[row] = upper
      toWorst[row] = lower
      closeness[row] = upper + lower > 0 ? lower / (upper + lower) : 0.5
    }
    let offsets = scaling == .minMax ? worst : [Double](repeating: 0, count: criteria)
    return Result(
      closeness: closeness, distanceToIdeal: toBest, distanceToAntiIdeal: toWorst,
      ideal: (0..<criteria).map { (best[$0] - offsets[$0]) * factors[$0] },
      antiIdeal: (0..<criteria).map { (worst[$0] - offsets[$0]) * factors[$0] })
  }

  /// Returns the weighted scaled scores, the method's intermediate table.
  ///
  /// - Parameters:
  ///   - table: Alternatives, criteria, weights and directions.
  ///   - scaling: How columns are made comparable.
  /// - Returns: Alternatives × criteria; with `.minMax` the best of each column is its weight.
  /// - Complexity: O(*alternatives* · *criteria*).
  public static func weighted(_ table: DecisionTable, scaling: Scaling = .vector) -> Matrix {
    let factors = factors(table, scaling: scaling)
    let offsets =
      scaling == .minMax
      ? table.minMaxScales.map { $0.offset } : [Double](repeating: 0, count: table.criteria)
    var values = table.scores.values
    for index in values.indices {
      let column = index % table.criteria
      values[index] = (values[index] - offsets[column]) * factors[column]
    }
    return Matrix(unchecked: values, rows: table.alternatives, columns: table.criteria)
  }

  /// What the raw values of each column are multiplied with, weights included.
  private static func factors(_ table: DecisionTable, scaling: Scaling) -> [Double] {
    if scaling == .minMax {
      return zip(table.minMaxScales, table.weights).map { $0.scale * $1 }
    }
    let criteria = table.criteria
    var squares = [Double](repeating: 0, count: criteria)
    let values = table.scores.values
    for row in 0..<table.alternatives {
      let start = row * criteria
      for column in 0..<criteria {
        squares[column] += values[start + column] * values[start + column]
      }
    }
    return zip(squares, table.weights).map { $0 > 0 ? $1 / $0.squareRoot() : 0 }
  }
}
