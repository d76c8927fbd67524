/// One ranking of several.
///
/// ```swift
/// let rankings = try Matrix(rows: [[1, 2, 3], [2, 1, 3], [1, 3, 2]])   // rankings × alternatives
/// try RankAggregation.borda(rankings)      // [5.0, 3.0, 1.0]
/// try RankAggregation.copeland(rankings)   // [2.0, 0.0, -2.0]
/// ```
public enum RankAggregation {
  /// Returns Borda's counts: for each ranking the number of alternatives less the rank.
  ///
  /// > Source: de Borda (1781), *Histoire de l'Académie Royale des Sciences*.
  ///
  /// - Parameter rankings: Rankings × alternatives, ranks from 1 with average ties.
  /// - Returns: One count for each alternative, higher is better.
  /// - Throws: ``RegionalScienceError`` with code `.empty`, `.notFinite`, `.tooLarge`, or
  ///   `.parameter` for a rank outside 1 to the number of alternatives.
  /// - Complexity: O(*rankings* · *alternatives*).
  public static func borda(_ rankings: Matrix) throws(RegionalScienceError) -> [Double] {
    try check(rankings)
    let most = Double(rankings.rows * rankings.columns)
    return rankings.columnSums.map { most - $0 }
  }

  /// Returns Copeland's scores: the alternatives that a majority of rankings puts behind this one,
  /// less those that it puts before.
  ///
  /// > Source: Copeland (1951), *A 'reasonable' social welfare function*, University of Michigan.
  ///
  /// - Parameter rankings: Rankings × alternatives, ranks from 1 with average ties.
  /// - Returns: One score for each alternative, −(n − 1) to n − 1, higher is better.
  /// - Throws: ``RegionalScienceError`` with code `.empty`, `.notFinite`, `.tooLarge`, or
  ///   `.parameter` for a rank outside 1 to the number of alternatives.
  /// - Complexity: O(*rankings* · *alternatives*²).
  public static func copeland(_ rankings: Matrix) throws(RegionalScienceError) -> [Double] {
    try check(rankings)
    var scores = [Double](repeating: 0, count: rankings.columns)
    for left in 0..<rankings.columns {
      try Interruption.check()
      for right in (left + 1)..<max(rankings.columns, left + 1) {
        var majority = 0
        for row in 0..<rankings.rows {
          let start = row * rankings.columns
          let (first, second) = (rankings.values[start + left], rankings.values[start + right])
          majority += first < second ? 1 : first > second ? -1 : 0
        }
        scores[left] += Double(majority.signum())
        scores[right] -= Double(majority.signum())
      }
    }
    return scores
  }

  /// Returns the mean rank of each alternative.
  ///
  /// - Parameter rankings: Rankings × alternatives, ranks from 1 with average ties.
  /// - Returns: One mean for each alternative, lower is better.
  /// - Throws: ``RegionalScienceError`` with code `.empty`, `.notFinite`, `.tooLarge`, or
  ///   `.parameter` for a rank outside 1 to the number of alternatives.
  /// - Complexity: O(*rankings* · *alternatives*).
  public static func meanRanks(_ rankings: Matrix) throws(RegionalScienceError) -> [Double] {
    try check(rankings)
    return rankings.columnSums.map { $0 / Double(rankings.rows) }
  }

  /// Returns Kendall's coefficient of concordance W of the rankings, allowing for ties.
  ///
  /// > Source: Kendall & Babington Smith (1939), *Annals of Mathematical Statistics* 10; Kendall
  /// > (1948), *Rank Correlation Methods*, ch. 6, for ties.
  ///
  /// - Parameter rankings: Rankings × alternatives, ranks from 1 with average ties.
  /// - Returns: 0 (no agreement) to 1 (the same order in all); `nil` for a single alternative or if
  ///   every ranking ties all.
  /// - Throws: ``RegionalScienceError`` with code `.empty`, `.notFinite`, `.tooLarge`, or
  ///   `.parameter` for a rank outside 1 to the number of alternatives.
  /// - Complexity: O(*rankings* · *alternatives*).
  public static func concordance(_ rankings: Matrix) throws(RegionalScienceError) -> Double? {
    try check(rankings)
    let (judges, count) = (Double(rankings.rows), Double(rankings.columns))
    var ties = 0.0
    for row in 0..<rankings.rows {
      let ranks = rankings.row(row)
      let sorted = SortOrder.ascending(ranks)
      var start = 0
      while start < sorted.count {
        var end = start + 1
        while end < sorted.count, ranks[sorted[end]] == ranks[sorted[start]] { end += 1 }
        let size = Double(end - start)
        ties += size * size * size - size
        start = end
      }
    }
    let most = judges * judges * (count * count * count - count) - judges * ties
    guard most > 0.5 else { return nil }
    let middle = judges * (count + 1) / 2
    let spread = rankings.columnSums.reduce(0) { $0 + ($1 - middle) * ($1 - middle) }
    return min(1, 12 * spread / most)
  }

  private static func check(_ rankings: Matrix) throws(RegionalScienceError) {
    try Check.notEmpty(rankings)
    try Check.finite(rankings)
    for row in 0..<rankings.rows {
      for column in 0..<rankings.columns {
        try Check.rank(rankings[row, column], of: rankings.columns, row: row, column: column)
      }
    }
  }
}

extension Check {
  static func rank(_ rank: Double, of count: Int, row: Int, column: Int? = nil)
    throws(RegionalScienceError)
  {
    guard rank >= 1, rank <= Double(count) else {
      throw RegionalScienceError(
        .parameter, "rank \(rank) at \(column ?? row), expected 1 to \(count)", row: row,
        column: column)
    }
  }
}
