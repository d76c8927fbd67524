/// How two rankings order the pairs of their members, counted.
///
/// ```swift
/// let pairs = try RankCorrelation.pairs([1, 2, 3], [1, 3, 2])
/// pairs.discordant   // 1
/// pairs.gamma        // 1 / 3
/// ```
///
/// > Source: Kendall (1945), *Biometrika* 33; Goodman & Kruskal (1954), *Journal of the American
/// > Statistical Association* 49; Kemeny (1959), *Daedalus* 88.
public struct RankPairs: Hashable, Sendable {
  /// All pairs.
  public let count: Int
  /// Those that both order the same way.
  public let concordant: Int
  /// Those that they order in opposite ways.
  public let discordant: Int
  /// Those that the left one ties.
  public let tiedLeft: Int
  /// Those that the right one ties.
  public let tiedRight: Int
  /// Those that both tie.
  public let tiedBoth: Int

  init(_ left: [Double], _ right: [Double]) throws(RegionalScienceError) {
    try Check.sameCount(right.count, left.count, "values on the right")
    try Check.finite(left, "value")
    try Check.finite(right, "value")
    // By left, ties by right: sorting by right first and then stably by left.
    let rightOrder = SortOrder.ascending(right)
    let order = SortOrder.ascending(rightOrder.map { left[$0] }).map { rightOrder[$0] }
    let byLeft = order.map { left[$0] }
    var byRight = order.map { right[$0] }
    var (tiedLeft, tiedBoth, runLeft, runBoth) = (0, 0, 1, 1)
    for index in order.indices.dropFirst() {
      let sameLeft = byLeft[index] == byLeft[index - 1]
      runLeft = sameLeft ? runLeft + 1 : 1
      runBoth = sameLeft && byRight[index] == byRight[index - 1] ? runBoth + 1 : 1
      tiedLeft += runLeft - 1
      tiedBoth += runBoth - 1
    }
    discordant = RankCorrelation.sortCountingSwaps(&byRight)
    var (tiedRight, runRight) = (0, 1)
    for index in byRight.indices.dropFirst() {
      runRight = byRight[index] == byRight[index - 1] ? runRight + 1 : 1
      tiedRight += runRight - 1
    }
    count = left.count * max(0, left.count - 1) / 2
    concordant = count - tiedLeft - tiedRight + tiedBoth - discordant
    (self.tiedLeft, self.tiedRight, self.tiedBoth) = (tiedLeft, tiedRight, tiedBoth)
  }

  /// (concordant − discordant) / all pairs; `nil` without pairs.
  public var tauA: Double? {
    count > 0 ? Double(concordant - discordant) / Double(count) : nil
  }

  /// The same over the pairs that each side does not tie; `nil` if one side ties all.
  public var tauB: Double? {
    guard tiedLeft < count, tiedRight < count else { return nil }
    // The root of the product, so that equal rankings have exactly 1.
    let scale = (Double(count - tiedLeft) * Double(count - tiedRight)).squareRoot()
    return min(1, max(-1, Double(concordant - discordant) / scale))
  }

  /// Goodman and Kruskal's gamma, over the pairs that neither side ties; `nil` without any.
  public var gamma: Double? {
    let ordered = concordant + discordant
    return ordered > 0 ? Double(concordant - discordant) / Double(ordered) : nil
  }

  /// Kemeny's distance: 2 for each pair in opposite order, 1 for each that only one side ties.
  public var kemeny: Int { 2 * discordant + tiedLeft + tiedRight - 2 * tiedBoth }
}
