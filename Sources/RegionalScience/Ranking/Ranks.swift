/// Ranks of scores, with ties.
///
/// ```swift
/// try Ranks.average([10, 30, 30, 20])   // [4.0, 1.5, 1.5, 3.0]
/// ```
public enum Ranks {
  /// Which scores come first.
  public enum Order: Hashable, Sendable, CaseIterable {
    /// The highest has rank 1.
    case highestFirst
    /// The lowest has rank 1.
    case lowestFirst
  }

  /// How far scores may lie apart and still tie.
  public enum Tie: Hashable, Sendable {
    /// Equal scores only.
    case exact
    /// A difference of this or less.
    case absolute(Double)
    /// A difference of this or less, as a share of the largest magnitude among the scores.
    case relative(Double)
  }

  /// Returns ranks from 1; tied scores share the average of their ranks.
  ///
  /// Going down the order, a score ties with the first of the group before it, so that a chain of
  /// small steps does not tie what lies far apart.
  ///
  /// - Parameters:
  ///   - scores: The scores, finite.
  ///   - order: Which scores come first.
  ///   - tie: How far tied scores may lie apart; by default rounding only.
  /// - Returns: One rank for each score, 1 to the number of scores; sum n(n + 1)/2. None of none.
  /// - Throws: ``RegionalScienceError`` with code `.notFinite` or `.tooLarge` for a score,
  ///   `.parameter` for a tolerance below 0.
  /// - Complexity: O(*n*), for numbers of 64 bits.
  public static func average(
    _ scores: [Double], order: Order = .highestFirst, tie: Tie = .relative(1e-12)
  ) throws(RegionalScienceError) -> [Double] {
    try Check.finite(scores, "score")
    let tolerance = try tolerance(tie, scores)
    let sorted = SortOrder.positions(scores, order)
    var ranks = [Double](repeating: 0, count: scores.count)
    var start = 0
    while start < sorted.count {
      var end = start + 1
      while end < sorted.count,
        (scores[sorted[end]] - scores[sorted[start]]).magnitude <= tolerance
      { end += 1 }
      let rank = Double(start + 1 + end) / 2
      for position in start..<end { ranks[sorted[position]] = rank }
      start = end
    }
    return ranks
  }

  private static func tolerance(_ tie: Tie, _ scores: [Double])
    throws(RegionalScienceError) -> Double
  {
    let tolerance: Double
    switch tie {
    case .exact: return 0
    case .absolute(let value): tolerance = value
    case .relative(let share):
      guard share >= 0 else {
        throw RegionalScienceError(
          .parameter, "the relative tie tolerance is \(share), expected 0 or more")
      }
      tolerance = share * scores.reduce(0) { max($0, $1.magnitude) }
    }
    guard tolerance >= 0 else {
      throw RegionalScienceError(.parameter, "tie tolerance is \(tolerance), expected 0 or more")
    }
    return tolerance
  }
}
