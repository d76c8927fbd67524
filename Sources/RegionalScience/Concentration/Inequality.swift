import Glibc

/// Inequality of one set of values, each counting once.
///
/// ```swift
/// try Inequality.gini([20, 50, 20, 10])             // 0.3
/// try Inequality.normalizedGini([20, 50, 20, 10])   // 0.4
/// ```
///
/// The values are 0 or more; a sum of 0, or no values, gives `nil`. For values that stand for
/// different numbers of people see ``williamson(_:populations:)`` and ``Specialization``.
public enum Inequality {
  /// Returns the Gini coefficient, half the mean absolute difference over the mean.
  ///
  /// > Source: Gini (1912), *Variabilità e mutabilità*.
  ///
  /// - Parameter values: Values, 0 or more.
  /// - Returns: 0 (equal) to 1 − 1/*n* (all with one); `nil` for a sum of 0.
  /// - Throws: ``RegionalScienceError`` with code `.negative`, `.notFinite` or `.tooLarge`.
  /// - Complexity: O(*n* log *n*).
  public static func gini(_ values: [Double]) throws(RegionalScienceError) -> Double? {
    try Check.nonNegative(values, "value")
    return giniOfSorted(values.sorted())
  }

  /// Returns the Gini coefficient times `n / (n − 1)`, which reaches 1.
  ///
  /// - Parameter values: Values, 0 or more.
  /// - Returns: 0 (equal) to 1 (all with one); `nil` for a sum of 0 and for a single value.
  /// - Throws: ``RegionalScienceError`` with code `.negative`, `.notFinite` or `.tooLarge`.
  public static func normalizedGini(_ values: [Double]) throws(RegionalScienceError) -> Double? {
    guard let gini = try gini(values), values.count > 1 else { return nil }
    return gini * Double(values.count) / Double(values.count - 1)
  }

  static func giniOfSorted(_ sorted: [Double]) -> Double? {
    let total = sorted.reduce(0, +)
    guard total > 0 else { return nil }
    var sum = 0.0
    for (index, value) in sorted.enumerated() {
      sum += Double(2 * index + 1 - sorted.count) * (value / total)
    }
    return max(0, sum / Double(sorted.count))
  }

  /// Returns Hoover's index (Robin Hood), the share that would have to move to make all equal.
  ///
  /// > Source: Hoover (1936), *Review of Economics and Statistics* 18.
  ///
  /// - Parameter values: Values, 0 or more.
  /// - Returns: 0 (equal) to 1 − 1/*n*; `nil` for a sum of 0.
  /// - Throws: ``RegionalScienceError`` with code `.negative`, `.notFinite` or `.tooLarge`.
  public static func hoover(_ values: [Double]) throws(RegionalScienceError) -> Double? {
    guard let shares = try Concentration.shares(values) else { return nil }
    let even = 1 / Double(values.count)
    return shares.reduce(0) { $0 + ($1 - even).magnitude } / 2
  }

  /// Returns Theil's T, the mean of `x/μ ln(x/μ)`; 0 ln 0 is 0.
  ///
  /// > Source: Theil (1967), *Economics and Information Theory*, ch. 4.
  ///
  /// - Parameter values: Values, 0 or more.
  /// - Returns: 0 (equal) to ln *n* (all with one); `nil` for a sum of 0.
  /// - Throws: ``RegionalScienceError`` with code `.negative`, `.notFinite` or `.tooLarge`.
  public static func theilT(_ values: [Double]) throws(RegionalScienceError) -> Double? {
    guard let shares = try Concentration.shares(values) else { return nil }
    return theil(shares)
  }

  /// Returns Theil's L, the mean logarithmic deviation, mean of `ln(μ/x)`.
  ///
  /// > Source: Theil (1967), *Economics and Information Theory*, ch. 4.
  ///
  /// - Parameter values: Values, 0 or more.
  /// - Returns: 0 (equal) or more; `nil` if one value is 0, where the measure is infinite, and for
  ///   no values.
  /// - Throws: ``RegionalScienceError`` with code `.negative`, `.notFinite` or `.tooLarge`.
  public static func theilL(_ values: [Double]) throws(RegionalScienceError) -> Double? {
    guard let shares = try Concentration.shares(values), !shares.contains(0) else { return nil }
    let count = Double(values.count)
    return max(0, -shares.reduce(0) { $0 + log($1 * count) } / count)
  }

  private static func theil(_ shares: [Double]) -> Double {
    let count = Double(shares.count)
    return max(0, shares.reduce(0) { $1 > 0 ? $0 + $1 * log($1 * count) : $0 })
  }

  /// Theil's T split into what lies between groups and what lies within them.
  public struct TheilSplit: Hashable, Sendable {
    /// One group of the split.
    public struct Group: Hashable, Sendable {
      /// The label of the group.
      public let label: Int
      /// The number of its members.
      public let count: Int
      /// Its share of the sum of all values.
      public let share: Double
      /// Theil's T inside the group; `nil` if its values sum to 0.
      public let inequality: Double?
    }
    /// Inequality of the groups' means.
    public let between: Double
    /// The groups' own inequality, weighted with their shares.
    public let within: Double
    /// The groups in the order of their labels.
    public let groups: [Group]
    /// Theil's T of all values, the sum of the two.
    public var total: Double { between + within }
  }

  /// Returns Theil's T split by groups, such as the counties' inequality between and within
  /// provinces.
  ///
  /// > Source: Theil (1967), *Economics and Information Theory*, ch. 4; Shorrocks (1980),
  /// > *Econometrica* 48.
  ///
  /// - Parameters:
  ///   - values: Values, 0 or more.
  ///   - groups: The label of the group of each value.
  /// - Returns: The two parts; `nil` for a sum of 0.
  /// - Throws: ``RegionalScienceError`` with code `.shape` for lengths that differ, `.negative`,
  ///   `.notFinite` or `.tooLarge` for a value.
  /// - Complexity: O(*n* + *groups* log *groups*).
  public static func theilSplit(_ values: [Double], groups: [Int])
    throws(RegionalScienceError) -> TheilSplit?
  {
    try Check.sameCount(groups.count, values.count, "group labels")
    guard let shares = try Concentration.shares(values) else { return nil }
    var members: [Int: [Double]] = [:]
    for (share, label) in zip(shares, groups) { members[label, default: []].append(share) }
    var (between, within) = (0.0, 0.0)
    var parts: [TheilSplit.Group] = []
    for (label, group) in members.sorted(by: { $0.key < $1.key }) {
      let share = group.reduce(0, +)
      let inequality = share > 0 ? theil(group.map { $0 / share }) : nil
      if let inequality {
        between += share * log(share * Double(values.count) / Double(group.count))
        within += share * inequality
      }
      parts.append(
        TheilSplit.Group(label: label, count: group.count, share: share, inequality: inequality))
    }
    return TheilSplit(between: max(0, between), within: within, groups: parts)
  }

  /// Returns Atkinson's index, the share of the sum that could be given up if the rest were equal.
  ///
  /// > Source: Atkinson (1970), *Journal of Economic Theory* 2.
  ///
  /// - Parameters:
  ///   - values: Values, 0 or more.
  ///   - aversion: How much inequality is disliked, above 0; 1 uses the geometric mean.
  /// - Returns: 0 (equal) to 1; `nil` for a sum of 0. From an aversion of 1 on, one value of 0
  ///   makes it 1.
  /// - Throws: ``RegionalScienceError`` with code `.parameter` for an aversion that is not above 0,
  ///   `.negative`, `.notFinite` or `.tooLarge` for a value.
  public static func atkinson(_ values: [Double], aversion: Double)
    throws(RegionalScienceError) -> Double?
  {
    guard aversion > 0, aversion.isFinite else {
      throw RegionalScienceError(.parameter, "aversion is \(aversion), expected above 0")
    }
    guard let shares = try Concentration.shares(values) else { return nil }
    let count = Double(shares.count)
    if aversion >= 1, shares.contains(0) { return 1 }
    let ratios = shares.map { $0 * count }
    let equal = GeneralizedMean.value(
      of: ratios, weights: ratios.map { _ in 1 / count }, exponent: 1 - aversion)
    return min(1, max(0, 1 - equal))
  }

  /// Returns the coefficient of variation, standard deviation over mean.
  ///
  /// - Parameters:
  ///   - values: Values, 0 or more.
  ///   - divisor: What the variance is divided by.
  /// - Returns: 0 (equal) or more; `nil` for a sum of 0, and for one value with `.sample`.
  /// - Throws: ``RegionalScienceError`` with code `.negative`, `.notFinite` or `.tooLarge`.
  public static func variation(_ values: [Double], divisor: Divisor = .population)
    throws(RegionalScienceError) -> Double?
  {
    try Check.nonNegative(values, "value")
    guard values.reduce(0, +) > 0, divisor.divisor(count: values.count) > 0 else { return nil }
    return Dispersion.deviation(values, divisor) / Dispersion.mean(values)
  }

  /// Returns Williamson's index, the population-weighted coefficient of variation.
  ///
  /// The mean is that of the whole population: Σ x·p / Σ p.
  ///
  /// > Important: It takes values **per head**. Of totals of regions, such as their whole income,
  /// > ``PopulationInequality/init(totals:populations:)`` and its ``PopulationInequality/williamson`` give the same
  /// > index.
  ///
  /// > Source: Williamson (1965), *Economic Development and Cultural Change* 13, index V_w.
  ///
  /// - Parameters:
  ///   - values: A value per head of each region, 0 or more.
  ///   - populations: The population of each region, 0 or more.
  /// - Returns: 0 (equal) or more; `nil` if the population or the mean is 0.
  /// - Throws: ``RegionalScienceError`` with code `.shape` for lengths that differ, `.negative`,
  ///   `.notFinite` or `.tooLarge` for a value.
  public static func williamson(_ values: [Double], populations: [Double])
    throws(RegionalScienceError) -> Double?
  {
    try Check.sameCount(populations.count, values.count, "populations")
    try Check.nonNegative(values, "value")
    guard let shares = try Concentration.shares(populations) else { return nil }
    let mean = zip(values, shares).reduce(0) { $0 + $1.0 * $1.1 }
    guard mean > 0 else { return nil }
    let variance = zip(values, shares).reduce(0) { $0 + ($1.0 - mean) * ($1.0 - mean) * $1.1 }
    return variance.squareRoot() / mean
  }
}
