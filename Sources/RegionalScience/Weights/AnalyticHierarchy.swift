import Glibc

/// The analytic hierarchy process (AHP, فرایند تحلیل سلسله‌مراتبی): weights of pairwise comparisons.
///
/// ```swift
/// let comparisons = try Matrix(rows: [[1, 3, 5], [1 / 3, 1, 2], [1 / 5, 1 / 2, 1]])
/// let result = try AnalyticHierarchy.weights(comparisons)
/// result.weights            // [0.6483, 0.2297, 0.1220]
/// result.consistencyRatio   // 0.0032
/// ```
///
/// > Source: Saaty (1980), *The Analytic Hierarchy Process*.
public enum AnalyticHierarchy {
  /// The mean consistency index of random comparisons that CR divides by.
  public enum RandomIndex: Hashable, Sendable, CaseIterable {
    /// Saaty's table, to 15 items.
    case saaty
    /// Tummala and Ling's table, to 15 items. > Source: Tummala & Ling (1998), *Journal of
    /// Multi-Criteria Decision Analysis* 7.
    case tummalaLing

    /// Returns the index of a number of items.
    ///
    /// - Parameter count: The number of items compared.
    /// - Returns: The index, 0 for one or two items; `nil` outside 1...15.
    public func value(count: Int) -> Double? {
      let table: [Double] =
        switch self {
        case .saaty:
          [0, 0, 0.58, 0.9, 1.12, 1.24, 1.32, 1.41, 1.45, 1.49, 1.51, 1.48, 1.56, 1.57, 1.59]
        case .tummalaLing:
          [
            0, 0, 0.5799, 0.8921, 1.1159, 1.2358, 1.3322, 1.3952, 1.4537, 1.4882, 1.5117, 1.5356,
            1.5571, 1.5714, 1.5831,
          ]
        }
      return (1...table.count).contains(count) ? table[count - 1] : nil
    }
  }

  /// How weights are drawn from the comparisons.
  public enum Method: Hashable, Sendable, CaseIterable {
    /// The principal eigenvector, as in the source.
    case eigenvector
    /// The geometric means of the rows. > Source: Crawford & Williams (1985), *Journal of
    /// Mathematical Psychology* 29.
    case geometricMean
    /// The means of the rows after each column is divided by its sum.
    case columnMean
  }

  /// Weights and their consistency.
  public struct Result: Hashable, Sendable {
    /// One weight for each item, sum 1.
    public let weights: [Double]
    /// The principal eigenvalue, or with the other methods its estimate, the mean of (A w)_i / w_i.
    public let principalEigenvalue: Double
    /// (λ − n) / (n − 1); 0 for one item.
    public let consistencyIndex: Double
    /// The consistency index over the random index; 0 for one or two items, `nil` for more than 15.
    /// The source accepts 0.1 or less.
    public let consistencyRatio: Double?
    /// The geometric consistency index, 2 / ((n − 1)(n − 2)) Σ ln²(a_ij w_j / w_i) over the pairs, with
    /// w the geometric means of the rows; 0 for one or two items. > Source: Aguarón & Moreno-Jiménez
    /// (2003), *European Journal of Operational Research* 147, who take 0.31 (three items), 0.35 (four)
    /// and 0.37 as the counterparts of a ratio of 0.1.
    public let geometricConsistency: Double
  }

  /// Returns the weights of a matrix of comparisons.
  ///
  /// - Parameters:
  ///   - comparisons: Items × items, above 0; row *i*, column *j* tells how many times *i* is as
  ///     important as *j*. The diagonal is 1 and mirrored cells are reciprocal, within 1e-2 for
  ///     entries that were rounded for print.
  ///   - method: How weights are drawn.
  ///   - randomIndex: The table that CR divides by.
  /// - Returns: Weights and consistency.
  /// - Throws: ``RegionalScienceError`` with code `.empty`, `.shape` (not square), `.notFinite`,
  ///   `.tooLarge`, `.notPositive`, `.notReciprocal`, or `.notConverged` for comparisons so
  ///   contradictory that the eigenvector does not settle.
  /// - Complexity: O(*items*²) an iteration, about a dozen for usual comparisons.
  public static func weights(
    _ comparisons: Matrix, method: Method = .eigenvector, randomIndex: RandomIndex = .saaty
  ) throws(RegionalScienceError) -> Result {
    try check(comparisons)
    let count = comparisons.rows
    let weights: [Double] =
      switch method {
      case .eigenvector: try eigenvector(comparisons)
      case .geometricMean: geometricMeans(comparisons)
      case .columnMean: columnMeans(comparisons)
      }
    let products = product(comparisons, weights)
    let eigenvalue = zip(products, weights).reduce(0) { $0 + $1.0 / $1.1 } / Double(count)
    // A consistent matrix gives n up to rounding; below n there is nothing.
    let index = count > 1 ? max(0, (eigenvalue - Double(count)) / Double(count - 1)) : 0
    let ratio = randomIndex.value(count: count).map { $0 > 0 ? index / $0 : 0 }
    return Result(
      weights: weights, principalEigenvalue: eigenvalue, consistencyIndex: index,
      consistencyRatio: ratio, geometricConsistency: geometricConsistency(comparisons))
  }

  private static func geometricConsistency(_ comparisons: Matrix) -> Double {
    let count = comparisons.rows
    guard count > 2 else { return 0 }
    let logarithms = geometricMeans(comparisons).map { log($0) }
    var sum = 0.0
    for row in 0..<count {
      for column in (row + 1)..<max(row + 1, count) {
        let off = log(comparisons[row, column]) - logarithms[row] + logarithms[column]
        sum += off * off
      }
    }
    return 2 * sum / Double((count - 1) * (count - 2))
  }

  /// Returns one matrix of several judges' comparisons, the weighted geometric mean of each cell.
  ///
  /// > Source: Aczél & Saaty (1983), *Journal of Mathematical Psychology* 27.
  ///
  /// - Parameters:
  ///   - judges: One matrix for each judge, all items × items.
  ///   - weights: One for each judge, sum 1; `nil` for equal weights.
  /// - Returns: Items × items, reciprocal if the judges' are.
  /// - Throws: ``RegionalScienceError`` with code `.empty` for no judges, `.shape`, `.weightSum`,
  ///   and what ``weights(_:method:randomIndex:)`` throws for a matrix.
  /// - Complexity: O(*judges* · *items*²).
  public static func groupComparisons(_ judges: [Matrix], weights: [Double]? = nil)
    throws(RegionalScienceError) -> Matrix
  {
    guard let first = judges.first else { throw RegionalScienceError(.empty, "no judges") }
    let even = try ObjectiveWeights.equal(count: judges.count)
    let shares = weights ?? even
    try Check.weights(shares, count: judges.count)
    var logarithms = [Double](repeating: 0, count: first.values.count)
    for (judge, share) in zip(judges, shares) {
      try Check.sameShape(judge, first)
      try check(judge)
      for index in logarithms.indices { logarithms[index] += share * log(judge.values[index]) }
    }
    return Matrix(unchecked: logarithms.map { exp($0) }, rows: first.rows, columns: first.columns)
  }

  /// Returns the priorities of alternatives under all criteria.
  ///
  /// - Parameters:
  ///   - criteria: One weight for each criterion, sum 1.
  ///   - alternatives: Alternatives × criteria: the weights of the alternatives under each criterion
  ///     in its column.
  /// - Returns: One priority for each alternative.
  /// - Throws: ``RegionalScienceError`` with code `.shape`, `.weightSum`, `.negative`, `.notFinite`
  ///   or `.tooLarge`.
  /// - Complexity: O(*alternatives* · *criteria*).
  public static func synthesis(criteria: [Double], alternatives: Matrix)
    throws(RegionalScienceError) -> [Double]
  {
    try Check.weights(criteria, count: alternatives.columns)
    try Check.nonNegative(alternatives)
    return product(alternatives, criteria)
  }

  private static func check(_ comparisons: Matrix) throws(RegionalScienceError) {
    try Check.notEmpty(comparisons)
    guard comparisons.rows == comparisons.columns else {
      throw RegionalScienceError(
        .shape, "\(comparisons.rows) × \(comparisons.columns) comparisons, expected a square")
    }
    try Check.finite(comparisons)
    for row in 0..<comparisons.rows {
      for column in 0..<comparisons.columns {
        let value = comparisons[row, column]
        guard value > 1e-100, value < 1e100 else {
          throw RegionalScienceError(
            .notPositive, "\(row: row), \(column: column) is \(value), expected 1e-100 to 1e100",
            row: row, column: column)
        }
      }
    }
    for row in 0..<comparisons.rows {
      guard (comparisons[row, row] - 1).magnitude <= 5e-3 else {
        throw RegionalScienceError(
          .notReciprocal,
          "\(row: row), \(column: row) is \(comparisons[row, row]), expected 1: it compares a criterion "
            + "with itself", row: row, column: row)
      }
      for column in (row + 1)..<max(row + 1, comparisons.columns) {
        let product = comparisons[row, column] * comparisons[column, row]
        guard (product - 1).magnitude <= 1e-2 else {
          throw RegionalScienceError(
            .notReciprocal,
            "\(row: row), \(column: column) is \(comparisons[row, column]), but its mirror is "
              + "\(comparisons[column, row])", row: row, column: column)
        }
      }
    }
  }

  private static func product(_ matrix: Matrix, _ vector: [Double]) -> [Double] {
    (0..<matrix.rows).map { row in
      var sum = 0.0
      for column in 0..<matrix.columns {
        sum += matrix.values[row * matrix.columns + column] * vector[column]
      }
      return sum
    }
  }

  private static func geometricMeans(_ comparisons: Matrix) -> [Double] {
    let count = Double(comparisons.columns)
    let means = (0..<comparisons.rows).map { row in
      exp(comparisons.row(row).reduce(0) { $0 + log($1) } / count)
    }
    let total = means.reduce(0, +)
    return means.map { $0 / total }
  }

  private static func columnMeans(_ comparisons: Matrix) -> [Double] {
    let sums = comparisons.columnSums
    return (0..<comparisons.rows).map { row in
      zip(comparisons.row(row), sums).reduce(0) { $0 + $1.0 / $1.1 } / Double(sums.count)
    }
  }

  /// Power iteration; a positive matrix has one largest eigenvalue (Perron).
  private static func eigenvector(_ comparisons: Matrix) throws(RegionalScienceError) -> [Double] {
    var vector = geometricMeans(comparisons)
    for _ in 0..<20_000 {
      try Interruption.check()
      var next = product(comparisons, vector)
      let total = next.reduce(0, +)
      var change = 0.0
      for index in next.indices {
        next[index] /= total
        change = max(change, (next[index] - vector[index]).magnitude / next[index])
      }
      vector = next
      if change <= 4e-16 * Double(vector.count) { return vector }
    }
    throw RegionalScienceError(.notConverged, "the eigenvector did not settle in 20000 iterations")
  }
}
