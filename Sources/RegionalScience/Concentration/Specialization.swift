import Glibc

/// Specialisation of regions and localisation of sectors: how far a set of shares lies from the
/// shares of a reference.
///
/// A region's sectors are compared with the country's sectors, a sector's regions with the regions'
/// share of all activity. With incomes as amounts and populations as reference, `.gini`, `.hoover`
/// and `.theil` are the population-weighted inequality indices of income per head.
///
/// ```swift
/// try Specialization.value(.krugman, of: [20, 10, 70, 0, 0], against: [0, 0, 0, 60, 40])  // 2.0
/// ```
public enum Specialization {
  /// A measure of the distance between shares *s* and reference shares *r*.
  public enum Index: Hashable, Sendable, CaseIterable {
    /// Krugman's index, Σ|s − r|: 0 to 2. > Source: Krugman (1991), *Geography and Trade*.
    case krugman
    /// Hoover's index (also the coefficient of specialisation), ½ Σ|s − r|: 0 to 1; times 100 it is
    /// the percentage that would have to move. > Source: Hoover (1936), *Review of Economics and
    /// Statistics* 18.
    case hoover
    /// The locational Gini: classes in the order of s/r, twice the area between Lorenz curve and
    /// diagonal; 0 to 1. > Source: Krugman (1991), *Geography and Trade*, appendix D.
    case gini
    /// The area itself, half of ``gini``: 0 to ½, as some packages print it.
    case giniArea
    /// The Gini coefficient of the quotients s/r, each class counting once; classes that the
    /// reference does not have are left out.
    case quotientGini
    /// Theil's index, Σ s ln(s/r): 0 or more. > Source: Theil (1967), *Economics and Information
    /// Theory*.
    case theil
    /// Hachman's index, 1 / Σ(s²/r): 0 to 1, where 1 is the reference's own structure.
    case hachman
  }

  /// Returns the index of one set of amounts.
  ///
  /// - Parameters:
  ///   - index: The measure.
  ///   - amounts: Amounts of the classes, 0 or more.
  ///   - reference: Amounts of the same classes in the reference, 0 or more.
  /// - Returns: The index; `nil` if either sums to 0, or if a class that the reference lacks would
  ///   be divided by 0 (`.theil`, `.hachman`, `.quotientGini`).
  /// - Throws: ``RegionalScienceError`` with code `.shape` for lengths that differ, `.negative`,
  ///   `.notFinite` or `.tooLarge` for a value.
  /// - Complexity: O(*n*), O(*n* log *n*) for the Gini forms.
  public static func value(_ index: Index, of amounts: [Double], against reference: [Double])
    throws(RegionalScienceError) -> Double?
  {
    try Check.sameCount(reference.count, amounts.count, "reference amounts")
    guard let shares = try Concentration.shares(amounts),
      let references = try Concentration.shares(reference)
    else { return nil }
    return value(index, shares, references)
  }

  /// Returns the index of each region: its sectors against those of all regions together.
  ///
  /// - Parameters:
  ///   - index: The measure.
  ///   - activity: Regions × sectors, 0 or more.
  /// - Returns: One value for each region; `nil` for a region without activity.
  /// - Throws: ``RegionalScienceError`` with code `.negative`, `.notFinite` or `.tooLarge`.
  /// - Complexity: O(*regions* · *sectors*), with a factor log *sectors* for the Gini forms.
  public static func values(_ index: Index, ofRegions activity: Matrix)
    throws(RegionalScienceError) -> [Double?]
  {
    try Check.nonNegative(activity)
    guard let references = try Concentration.shares(activity.columnSums) else {
      return [Double?](repeating: nil, count: activity.rows)
    }
    var result: [Double?] = []
    for region in 0..<activity.rows {
      let shares = try Concentration.shares(activity.row(region))
      result.append(shares.flatMap { value(index, $0, references) })
    }
    return result
  }

  /// Returns the index of each sector: its regions against the regions' share of all activity.
  ///
  /// - Parameters:
  ///   - index: The measure.
  ///   - activity: Regions × sectors, 0 or more.
  /// - Returns: One value for each sector; `nil` for a sector without activity.
  /// - Throws: ``RegionalScienceError`` with code `.negative`, `.notFinite` or `.tooLarge`.
  /// - Complexity: O(*regions* · *sectors*), with a factor log *regions* for the Gini forms.
  public static func values(_ index: Index, ofSectors activity: Matrix)
    throws(RegionalScienceError) -> [Double?]
  {
    try values(index, ofRegions: activity.transposed)
  }

  private static func value(_ index: Index, _ shares: [Double], _ references: [Double]) -> Double? {
    switch index {
    case .krugman: distance(shares, references)
    case .hoover: distance(shares, references) / 2
    case .gini: gini(shares, references)
    case .giniArea: gini(shares, references) / 2
    case .quotientGini: quotientGini(shares, references)
    case .theil: theil(shares, references)
    case .hachman: hachman(shares, references)
    }
  }

  private static func distance(_ shares: [Double], _ references: [Double]) -> Double {
    zip(shares, references).reduce(0) { $0 + ($1.0 - $1.1).magnitude }
  }

  private static func gini(_ shares: [Double], _ references: [Double]) -> Double {
    let order = shares.indices.filter { shares[$0] > 0 || references[$0] > 0 }
      // s/r compared by cross products, so that r = 0 needs no infinity.
      .sorted { shares[$0] * references[$1] < shares[$1] * references[$0] }
    var cumulative = 0.0
    var area = 0.0
    for index in order {
      area += references[index] * (2 * cumulative + shares[index])
      cumulative += shares[index]
    }
    return max(0, 1 - area)
  }

  private static func quotientGini(_ shares: [Double], _ references: [Double]) -> Double? {
    var quotients: [Double] = []
    for (share, reference) in zip(shares, references) {
      if reference > 0 { quotients.append(share / reference) } else if share > 0 { return nil }
    }
    return Inequality.giniOfSorted(quotients.sorted())
  }

  private static func theil(_ shares: [Double], _ references: [Double]) -> Double? {
    var sum = 0.0
    for (share, reference) in zip(shares, references) where share > 0 {
      guard reference > 0 else { return nil }
      sum += share * log(share / reference)
    }
    return max(0, sum)
  }

  private static func hachman(_ shares: [Double], _ references: [Double]) -> Double? {
    var sum = 0.0
    for (share, reference) in zip(shares, references) where share > 0 {
      guard reference > 0 else { return nil }
      sum += share / reference * share
    }
    return 1 / sum
  }
}
