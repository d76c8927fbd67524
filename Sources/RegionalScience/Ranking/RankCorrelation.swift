import Glibc

/// How alike two rankings are.
///
/// ```swift
/// try RankCorrelation.spearman([1, 2, 3, 5, 4], [3, 1, 5, 4, 2])      // 0.3
/// try RankCorrelation.kendallTauB([1, 2, 3, 5, 4], [3, 1, 5, 4, 2])   // 0.2
/// ```
public enum RankCorrelation {
  /// Returns Spearman's rho, Pearson's correlation of the average ranks.
  ///
  /// > Source: Spearman (1904), *American Journal of Psychology* 15.
  ///
  /// - Parameters:
  ///   - left: Scores or ranks, finite.
  ///   - right: As many of the other ranking.
  /// - Returns: −1...1; `nil` if one side is constant or has fewer than two values.
  /// - Throws: ``RegionalScienceError`` with code `.shape`, `.notFinite` or `.tooLarge`.
  /// - Complexity: O(*n* log *n*).
  public static func spearman(_ left: [Double], _ right: [Double])
    throws(RegionalScienceError) -> Double?
  {
    try Check.sameCount(right.count, left.count, "values on the right")
    let leftRanks = try Ranks.average(left, order: .lowestFirst, tie: .exact)
    let rightRanks = try Ranks.average(right, order: .lowestFirst, tie: .exact)
    guard left.count > 1 else { return nil }
    return Dispersion.correlation(leftRanks, rightRanks)
  }

  /// Returns the weighted rank correlation, in which differences at the top count most, on both sides.
  ///
  /// > Source: Pinto da Costa & Soares (2005), *Australian & New Zealand Journal of Statistics* 47.
  ///
  /// - Parameters:
  ///   - left: Ranks from 1 (best), average ties.
  ///   - right: As many of the other ranking.
  /// - Returns: 1 − 6 Σ d² (2n + 2 − r − q) / (n⁴ + n³ − n² − n), −1...1; `nil` for fewer than two.
  /// - Throws: ``RegionalScienceError`` with code `.shape`, or `.parameter` for a rank outside 1 to
  ///   the number of ranks.
  /// - Complexity: O(*n*).
  public static func weightedSpearman(_ left: [Double], _ right: [Double])
    throws(RegionalScienceError) -> Double?
  {
    try Check.sameCount(right.count, left.count, "ranks")
    let count = Double(left.count)
    var sum = 0.0
    for (index, (one, other)) in zip(left, right).enumerated() {
      try Check.rank(one, of: left.count, row: index)
      try Check.rank(other, of: left.count, row: index)
      sum += (one - other) * (one - other) * (2 * count + 2 - one - other)
    }
    guard left.count > 1 else { return nil }
    return 1 - 6 * sum / (count * (count + 1) * (count * count - 1))
  }

  /// Returns Kendall's tau-b, which allows for ties.
  ///
  /// > Source: Kendall (1945), *Biometrika* 33; Knight (1966), *Journal of the American Statistical
  /// > Association* 61, for the counting.
  ///
  /// - Parameters:
  ///   - left: Scores or ranks, finite.
  ///   - right: As many of the other ranking.
  /// - Returns: −1...1; `nil` if one side is constant or has fewer than two values.
  /// - Throws: ``RegionalScienceError`` with code `.shape`, `.notFinite` or `.tooLarge`.
  /// - Complexity: O(*n* log *n*).
  public static func kendallTauB(_ left: [Double], _ right: [Double])
    throws(RegionalScienceError) -> Double?
  {
    try RankPairs(left, right).tauB
  }

  /// Returns how the rankings order each pair.
  ///
  /// - Parameters:
  ///   - left: Scores or ranks, finite.
  ///   - right: As many of the other ranking.
  /// - Returns: The counts, of which tau, gamma and Kemeny's distance are made.
  /// - Throws: ``RegionalScienceError`` with code `.shape`, `.notFinite` or `.tooLarge`.
  /// - Complexity: O(*n* log *n*).
  public static func pairs(_ left: [Double], _ right: [Double])
    throws(RegionalScienceError) -> RankPairs
  {
    try RankPairs(left, right)
  }

  /// The number of pairs that the rankings order in opposite ways; a tie opposes nothing.
  ///
  /// - Complexity: O(*n* log *n*).
  static func opposedPairs(_ left: [Double], _ right: [Double]) -> Int {
    // By left, ties by right: sorting by right first and then stably by left.
    let byRight = SortOrder.ascending(right)
    let order = SortOrder.ascending(byRight.map { left[$0] }).map { byRight[$0] }
    var values = order.map { right[$0] }
    return sortCountingSwaps(&values)
  }

  /// Sorts by merging and counts the pairs that stood the wrong way round.
  static func sortCountingSwaps(_ values: inout [Double]) -> Int {
    var source = values
    var target = values
    var swaps = 0
    var width = 1
    while width < values.count {
      var start = 0
      while start < values.count {
        let middle = min(start + width, values.count)
        let end = min(start + 2 * width, values.count)
        var (left, right) = (start, middle)
        for position in start..<end {
          if right >= end || (left < middle && source[left] <= source[right]) {
            target[position] = source[left]
            left += 1
          } else {
            target[position] = source[right]
            right += 1
            swaps += middle - left
          }
        }
        start = end
      }
      swap(&source, &target)
      width *= 2
    }
    values = source
    return swaps
  }

  /// Returns the WS coefficient, in which differences at the top count most.
  ///
  /// It is not symmetric: the weights 2^−rank come from the reference.
  ///
  /// > Source: Sałabun & Urbaniak (2020), *ICCS 2020*, LNCS 12138.
  ///
  /// - Parameters:
  ///   - reference: Ranks from 1 (best), average ties.
  ///   - ranks: As many of the other ranking.
  /// - Returns: 0...1, 1 for equal rankings; `nil` for fewer than two.
  /// - Throws: ``RegionalScienceError`` with code `.shape`, or `.parameter` for a rank outside 1 to
  ///   the number of ranks.
  /// - Complexity: O(*n*).
  public static func ws(reference: [Double], ranks: [Double])
    throws(RegionalScienceError) -> Double?
  {
    try Check.sameCount(ranks.count, reference.count, "ranks")
    let count = Double(reference.count)
    var sum = 0.0
    for (index, (expected, found)) in zip(reference, ranks).enumerated() {
      try Check.rank(expected, of: reference.count, row: index)
      try Check.rank(found, of: reference.count, row: index)
      let most = max(expected - 1, count - expected)
      if most > 0 { sum += exp2(-expected) * (expected - found).magnitude / most }
    }
    return reference.count > 1 ? 1 - sum : nil
  }
}
