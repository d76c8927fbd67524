import Glibc

/// Concentration of one set of amounts, such as the sectors of a region or the regions of a sector.
///
/// ```swift
/// try Concentration.herfindahl([20, 50, 20, 10])             // 0.34
/// try Concentration.normalizedHerfindahl([20, 50, 20, 10])   // 0.12
/// ```
///
/// All functions take amounts of 0 or more and answer `nil` when they sum to 0 (or there are none):
/// a region without activity is neither concentrated nor spread.
public enum Concentration {
  /// Returns the Herfindahl-Hirschman index, the sum of squared shares.
  ///
  /// > Source: Hirschman (1964), *American Economic Review* 54.
  ///
  /// - Parameter amounts: Amounts, 0 or more.
  /// - Returns: 1/*n* (even) to 1 (all in one); `nil` for a sum of 0.
  /// - Throws: ``RegionalScienceError`` with code `.negative`, `.notFinite` or `.tooLarge`.
  /// - Complexity: O(*n*).
  public static func herfindahl(_ amounts: [Double]) throws(RegionalScienceError) -> Double? {
    guard let shares = try shares(amounts) else { return nil }
    return shares.reduce(0) { $0 + $1 * $1 }
  }

  /// Returns the Herfindahl-Hirschman index moved to 0...1: `(H − 1/n) / (1 − 1/n)`.
  ///
  /// - Parameter amounts: Amounts, 0 or more; every class counts, also one of 0.
  /// - Returns: 0 (even) to 1 (all in one); `nil` for a sum of 0 and for a single amount.
  /// - Throws: ``RegionalScienceError`` with code `.negative`, `.notFinite` or `.tooLarge`.
  public static func normalizedHerfindahl(_ amounts: [Double])
    throws(RegionalScienceError) -> Double?
  {
    guard let index = try herfindahl(amounts), amounts.count > 1 else { return nil }
    let least = 1 / Double(amounts.count)
    return (index - least) / (1 - least)
  }

  /// Returns the number of equal classes that would be as concentrated, `1 / H`.
  ///
  /// - Parameter amounts: Amounts, 0 or more.
  /// - Returns: 1 to the number of amounts; `nil` for a sum of 0.
  /// - Throws: ``RegionalScienceError`` with code `.negative`, `.notFinite` or `.tooLarge`.
  public static func equivalentNumber(_ amounts: [Double]) throws(RegionalScienceError) -> Double? {
    try herfindahl(amounts).map { 1 / $0 }
  }

  /// Returns Shannon's entropy of the shares, in nats; 0 ln 0 is 0.
  ///
  /// > Source: Shannon (1948), *Bell System Technical Journal* 27; Hackbart & Anderson (1975),
  /// > *Land Economics* 51, for its use on regions.
  ///
  /// - Parameter amounts: Amounts, 0 or more.
  /// - Returns: 0 (all in one) to ln *n* (even); `nil` for a sum of 0.
  /// - Throws: ``RegionalScienceError`` with code `.negative`, `.notFinite` or `.tooLarge`.
  /// - Complexity: O(*n*).
  public static func entropy(_ amounts: [Double]) throws(RegionalScienceError) -> Double? {
    guard let shares = try shares(amounts) else { return nil }
    return max(0, 0 - shares.reduce(0) { $1 > 0 ? $0 + $1 * log($1) : $0 })
  }

  /// Returns entropy as a share of the greatest possible, `entropy / ln n`.
  ///
  /// - Parameter amounts: Amounts, 0 or more; every class counts, also one of 0.
  /// - Returns: 0 (all in one) to 1 (even); `nil` for a sum of 0 and for a single amount.
  /// - Throws: ``RegionalScienceError`` with code `.negative`, `.notFinite` or `.tooLarge`.
  public static func normalizedEntropy(_ amounts: [Double])
    throws(RegionalScienceError) -> Double?
  {
    guard amounts.count > 1, let entropy = try entropy(amounts) else { return nil }
    return min(1, entropy / log(Double(amounts.count)))
  }

  /// Shares of the sum; `nil` for a sum of 0.
  static func shares(_ amounts: [Double]) throws(RegionalScienceError) -> [Double]? {
    try Check.nonNegative(amounts, "amount")
    let total = amounts.reduce(0, +)
    guard total > 0 else { return nil }
    return amounts.map { $0 / total }
  }
}
