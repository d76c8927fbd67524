import Glibc

/// Inequality among people of regions that differ in size: each region counts by its population, as
/// if all of its people had its mean.
///
/// ```swift
/// let uneven = try PopulationInequality(totals: [6, 1, 3], populations: [2, 1, 1])
/// uneven?.gini         // 0.15
/// uneven?.williamson   // the coefficient of variation of the value per head
/// ```
///
/// Totals are in the unit of the value (rials, workshops), populations in heads; values *per head*
/// make totals by multiplying, ``init(perHead:populations:)``. With equal populations every measure is
/// the one of ``Inequality``.
public struct PopulationInequality: Hashable, Sendable {
  /// Each region's share of the total.
  public let shares: [Double]
  /// Each region's share of the population.
  public let people: [Double]
  /// The area between Lorenz curve and diagonal, doubled; 0...1.
  ///
  /// > Source: Gastwirth (1972), *Review of Economics and Statistics* 54.
  public let gini: Double

  /// The measures of totals.
  ///
  /// - Parameters:
  ///   - totals: What each region has, 0 or more.
  ///   - populations: The population of each region, 0 or more. If either sums to 0, there are no
  ///     measures.
  /// - Throws: ``RegionalScienceError`` with code `.shape` for lengths that differ, `.negative`,
  ///   `.notFinite` or `.tooLarge` for a value.
  /// - Complexity: O(*n* log *n*).
  public init?(totals: [Double], populations: [Double]) throws(RegionalScienceError) {
    try Check.sameCount(populations.count, totals.count, "populations")
    try Check.nonNegative(populations, "population")
    guard let curve = try LorenzCurve.curve(values: totals, populations: populations),
      let shares = try Concentration.shares(totals),
      let people = try Concentration.shares(populations)
    else { return nil }
    (self.shares, self.people, gini) = (shares, people, curve.gini)
  }

  /// The measures of values per head.
  ///
  /// - Parameters:
  ///   - perHead: What each head of a region has, 0 or more.
  ///   - populations: The population of each region, 0 or more. If the total or the population is 0,
  ///     there are no measures.
  /// - Throws: What ``init(totals:populations:)`` throws.
  public init?(perHead: [Double], populations: [Double]) throws(RegionalScienceError) {
    try Check.sameCount(populations.count, perHead.count, "populations")
    try Check.nonNegative(perHead, "value")
    try Check.nonNegative(populations, "population")
    // Divided by their largest, so that products fit.
    let (value, count) = (perHead.max() ?? 0, populations.max() ?? 0)
    guard value > 0, count > 0 else { return nil }
    try self.init(
      totals: zip(perHead, populations).map { $0 / value * ($1 / count) },
      populations: populations.map { $0 / count })
  }

  /// Hoover's index: the share of the total that would have to move for all heads to have the same.
  public var hoover: Double {
    zip(shares, people).reduce(0) { $0 + ($1.0 - $1.1).magnitude } / 2
  }

  /// Theil's T, Σ s ln(s/p); `nil` where a region without people has something.
  ///
  /// > Source: Theil (1967), *Economics and Information Theory*, ch. 4.
  public var theilT: Double? { Self.divergence(shares, people) }

  /// Theil's L, Σ p ln(p/s); `nil` where a region of people has nothing.
  ///
  /// > Source: Theil (1967), *Economics and Information Theory*, ch. 4.
  public var theilL: Double? { Self.divergence(people, shares) }

  /// Williamson's index V_w: the coefficient of variation of the value per head, regions counting by
  /// their population; `nil` where a region without people has something.
  ///
  /// > Important: The type takes **totals** of regions. Of values per head
  /// > ``Inequality/williamson(_:populations:)`` gives the same index.
  ///
  /// > Source: Williamson (1965), *Economic Development and Cultural Change* 13.
  public var williamson: Double? {
    var sum = 0.0
    for (share, part) in zip(shares, people) {
      guard part > 0 else {
        if share > 0 { return nil }
        continue
      }
      sum += part * (share / part - 1) * (share / part - 1)
    }
    return sum.isFinite ? sum.squareRoot() : nil
  }

  /// Returns Atkinson's index.
  ///
  /// > Source: Atkinson (1970), *Journal of Economic Theory* 2.
  ///
  /// - Parameter aversion: How much inequality is disliked, above 0; 1 uses the geometric mean.
  /// - Returns: 0 (equal) to 1; `nil` where a region without people has something.
  /// - Throws: ``RegionalScienceError`` with code `.parameter` for an aversion that is not above 0.
  public func atkinson(aversion: Double) throws(RegionalScienceError) -> Double? {
    guard aversion > 0, aversion.isFinite else {
      throw RegionalScienceError(.parameter, "aversion is \(aversion), expected above 0")
    }
    var (ratios, weights): ([Double], [Double]) = ([], [])
    for (share, part) in zip(shares, people) {
      guard part > 0 else {
        if share > 0 { return nil }
        continue
      }
      if aversion >= 1, share == 0 { return 1 }
      ratios.append(share / part)
      weights.append(part)
    }
    let equal = GeneralizedMean.value(of: ratios, weights: weights, exponent: 1 - aversion)
    return min(1, max(0, 1 - equal))
  }

  /// Returns Theil's T split by groups of regions, by the shares and the populations of the groups.
  ///
  /// > Source: Theil (1967), *Economics and Information Theory*, ch. 4.
  ///
  /// - Parameter groups: The label of the group of each region.
  /// - Returns: The two parts; `nil` where Theil's T is.
  /// - Throws: ``RegionalScienceError`` with code `.shape` for lengths that differ.
  public func theilSplit(groups: [Int]) throws(RegionalScienceError) -> Inequality.TheilSplit? {
    try Check.sameCount(groups.count, shares.count, "group labels")
    guard theilT != nil else { return nil }
    var members: [Int: [Int]] = [:]
    for (region, label) in groups.enumerated() { members[label, default: []].append(region) }
    var (between, within) = (0.0, 0.0)
    var parts: [Inequality.TheilSplit.Group] = []
    for (label, regions) in members.sorted(by: { $0.key < $1.key }) {
      let share = regions.reduce(0) { $0 + shares[$1] }
      let count = regions.reduce(0) { $0 + people[$1] }
      var inequality: Double?
      if share > 0 {
        inequality = Self.divergence(
          regions.map { shares[$0] / share }, regions.map { people[$0] / count })
        between += share * log(share / count)
        within += share * (inequality ?? 0)
      }
      parts.append(
        Inequality.TheilSplit.Group(
          label: label, count: regions.count, share: share, inequality: inequality))
    }
    return Inequality.TheilSplit(between: max(0, between), within: within, groups: parts)
  }

  /// Σ a ln(a/b), 0 ln 0 being 0; `nil` where b is 0 and a is not.
  private static func divergence(_ left: [Double], _ right: [Double]) -> Double? {
    var sum = 0.0
    for (a, b) in zip(left, right) where a > 0 {
      guard b > 0 else { return nil }
      sum += a * log(a / b)
    }
    return max(0, sum)
  }
}
