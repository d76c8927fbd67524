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
    try Check.sameCount(right.count, left.count, "values on the right")
    try Check.finite(left, "value")
    try Check.finite(right, "value")
    guard left.count > 1 else { return nil }
    // By left, ties by right: sorting by right first and then stably by left.
    let rightOrder = SortOrder.ascending(right)
    let order = SortOrder.ascending(rightOrder.map { left[$0] }).map { rightOrder[$0] }
    let byLeft = order.map { left[$0] }
    var byRight = order.map { right[$0] }
    var (tiedLeft, tiedBoth, runLeft, runBoth) = (0, 0, 1, 1)
    for index in 1..<order.count {
      let sameLeft = byLeft[index] == byLeft[index - 1]
      runLeft = sameLeft ? runLeft + 1 : 1
      runBoth = sameLeft && byRight[index] == byRight[index - 1] ? runBoth + 1 : 1
      tiedLeft += runLeft - 1
      tiedBoth += runBoth - 1
    }
    let discordant = sortCountingSwaps(&byRight)
    var (tiedRight, runRight) = (0, 1)
    for index in 1..<byRight.count {
      runRight = byRight[index] == byRight[index - 1] ? runRight + 1 : 1
      tiedRight += runRight - 1
    }
    let pairs = left.count * (left.count - 1) / 2
    guard tiedLeft < pairs, tiedRight < pairs else { return nil }
    let difference = pairs - tiedLeft - tiedRight + tiedBoth - 2 * discordant
    // The root of the product, so that equal rankings have exactly 1.
    let scale = (Double(pairs - tiedLeft) * Double(pairs - tiedRight)).squareRoot()
    return min(1, max(-1, Double(difference) / scale))
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
  private static func sortCountingSwaps(_ values: inout [Double]) -> Int {
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
