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
public struct TOPSIS: RankingMethod {
  /// How the columns are made comparable.
  public enum Scaling: Hashable, Sendable, CaseIterable {
    /// Divided by the column's Euclidean length, as in the source; a column of zeros stays 0.
    case vector
    /// Worst 0, best 1; a constant column gives 0 to all.
    case minMax
  }

  /// How the columns are made comparable.
  public var scaling: Scaling
  /// `topsis`.
  public let name = "topsis"
  /// What the method does.
  public let summary = "Closeness to the best and distance from the worst values of the criteria."

  /// The method with a scaling.
  ///
  /// - Parameter scaling: How the columns are made comparable.
  public init(scaling: Scaling = .vector) { self.scaling = scaling }

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
    let bounds = bounds(table, scaling: scaling)
    let factors = zip(bounds.factors, table.weights).map { $0 * $1 }
    let (best, worst) = (bounds.best, bounds.worst)
    let (toBest, toWorst) = ColumnKernels.distances(table.scores, to: best, worst, factors)
    let closeness = Self.closeness(toBest, toWorst)
    let criteria = table.criteria
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
    let factors = zip(bounds(table, scaling: scaling).factors, table.weights).map { $0 * $1 }
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

  /// Best and worst raw value of each column, and what raw values are multiplied with before they
  /// are weighted. Scaling is affine, so the ideal of the raw values is that of the scaled ones.
  private static func bounds(_ table: DecisionTable, scaling: Scaling)
    -> (best: [Double], worst: [Double], factors: [Double])
  {
    let statistics = ColumnKernels.statistics(table.scores)
    var (best, worst) = (statistics.high, statistics.low)
    for (column, direction) in table.directions.enumerated() where direction == .cost {
      swap(&best[column], &worst[column])
    }
    let factors = best.indices.map { column in
      if scaling == .vector {
        let square = statistics.squares[column]
        return square > 0 ? 1 / square.squareRoot() : 0
      }
      let width = statistics.high[column] - statistics.low[column]
      guard width > Check.leastWidth else { return 0 }
      return table.directions[column] == .benefit ? 1 / width : -1 / width
    }
    return (best, worst, factors)
  }

  private static func closeness(_ toBest: [Double], _ toWorst: [Double]) -> [Double] {
    var result = toBest
    for index in result.indices {
      let sum = toBest[index] + toWorst[index]
      result[index] = sum > 0 ? toWorst[index] / sum : 0.5
    }
    return result
  }

  /// Returns the closeness of each alternative, 1 is best.
  public func scores(of table: DecisionTable) throws(RegionalScienceError) -> [Double] {
    Self.scores(table, scaling: scaling).closeness
  }

  /// Returns the weighted scaled scores, the ideals and the distances.
  public func tables(of table: DecisionTable) throws(RegionalScienceError) -> [IntermediateTable] {
    let result = Self.scores(table, scaling: scaling)
    return [
      .scores("weighted", Self.weighted(table, scaling: scaling)),
      .criteria("ideals", [("ideal", result.ideal), ("anti_ideal", result.antiIdeal)]),
      .alternatives(
        "distances",
        [("to_ideal", result.distanceToIdeal), ("to_anti_ideal", result.distanceToAntiIdeal)]),
    ]
  }

  /// Returns a scorer that has the squared differences at hand.
  public func scorer(of table: DecisionTable) throws(RegionalScienceError) -> any WeightScorer {
    let bounds = Self.bounds(table, scaling: scaling)
    return Scorer(
      squares: TilePair(rows: table.alternatives, columns: table.criteria) { row, column in
        let value = table.scores.values[row * table.criteria + column]
        let toBest = (value - bounds.best[column]) * bounds.factors[column]
        let toWorst = (value - bounds.worst[column]) * bounds.factors[column]
        return (toBest * toBest, toWorst * toWorst)
      })
  }

  /// Of the squared differences to the ideal and to the anti-ideal.
  private struct Scorer: OrderScorer {
    let squares: TilePair

    func scores(weights: [Double]) throws(RegionalScienceError) -> [Double] {
      try Check.sameCount(weights.count, squares.columns, "weights")
      var scores = [Double](repeating: 0, count: squares.rows)
      // Four or eight at a time: half of a weighting's time are roots.
      squares.products(weights.map { $0 * $0 }, &scores) { toBest, toWorst in
        let (up, down) = (toBest.squareRoot(), toWorst.squareRoot())
        let sum = up + down
        return (down / sum).replacing(with: 0.5, where: .!(sum .> 0))
      }
      return scores
    }

    /// The share of the squares: a closeness of c makes c² / (c² + (1 − c)²), which rises with it and
    /// at most twice as fast. So keys are at most twice as far apart as scores, which tie within
    /// 1e-12.
    func orderKeys(_ weights: [Double], _ keys: inout [Double]) {
      squares.products(weights.map { $0 * $0 }, &keys) { toBest, toWorst in
        // Half where both are 0; nothing is lost elsewhere.
        let part = toWorst + .leastNonzeroMagnitude
        return part / (toBest + .leastNonzeroMagnitude + part)
      }
    }

    let leastGap = 4e-12
  }
}
