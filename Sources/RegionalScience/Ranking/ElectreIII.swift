/// ELECTRE III: degrees of outranking with thresholds of indifference, preference and veto, from
/// which two rankings are distilled, one from the best and one from the worst end.
///
/// *a* outranks *b* in a criterion fully if *b* leads by no more than the indifference threshold, and
/// not at all from the preference threshold on; from there to the veto threshold the objection of the
/// criterion grows. Distillation cuts at the largest degree less s(λ) = 0.3 − 0.15 λ and so on.
///
/// The score is the mean of the ranks in both distillations; pairs that these order in opposite ways
/// are incomparable, which a note says.
///
/// > Source: Roy (1978), *Cahiers du CERO* 20; Figueira, Mousseau & Roy (2005), *Multiple Criteria
/// > Decision Analysis: State of the Art Surveys*, ch. 4.
public struct ElectreIII: RankingMethod {
  /// The thresholds of one criterion, in its unit.
  public struct Thresholds: Hashable, Sendable {
    /// Up to which lead another is not preferred, 0 or more.
    public var indifference: Double
    /// From which lead another is preferred, no less than the indifference threshold.
    public var preference: Double
    /// From which lead another cannot be outranked, no less than the preference threshold; `nil` for
    /// a criterion without veto.
    public var veto: Double?

    /// Thresholds of a criterion.
    ///
    /// - Parameters:
    ///   - indifference: Up to which lead another is not preferred, in the criterion's unit.
    ///   - preference: From which lead another is preferred.
    ///   - veto: From which lead another cannot be outranked; `nil` for none.
    public init(indifference: Double, preference: Double, veto: Double? = nil) {
      self.indifference = indifference
      self.preference = preference
      self.veto = veto
    }

    func check(column: Int) throws(RegionalScienceError) {
      let upper = veto ?? preference
      guard indifference >= 0, preference >= indifference, upper >= preference,
        upper <= Check.limit
      else {
        throw RegionalScienceError(
          .parameter,
          "the thresholds of \(column: column, "criterion") are out of order or below 0",
          column: column)
      }
    }

    /// How much another that leads by a difference is still outranked, 0...1.
    func concordance(_ lead: Double) -> Double {
      if lead <= indifference { return 1 }
      return lead >= preference ? 0 : (preference - lead) / (preference - indifference)
    }

    /// How much the criterion objects, 0...1.
    func discordance(_ lead: Double) -> Double {
      guard let veto, lead > preference else { return 0 }
      return lead >= veto ? 1 : (lead - preference) / (veto - preference)
    }
  }

  /// Where the thresholds come from.
  public enum Preferences: Hashable, Sendable {
    /// The same for all criteria, in one unit.
    case same(Thresholds)
    /// One for each criterion.
    case each([Thresholds])
    /// Shares of each criterion's range from least to largest value.
    case rangeShares(Thresholds)

    /// Returns the thresholds of each criterion.
    ///
    /// - Parameter table: The table.
    /// - Returns: As many as there are criteria; for `.each` as many as were given.
    public func thresholds(for table: DecisionTable) -> [Thresholds] {
      switch self {
      case .same(let thresholds):
        [Thresholds](repeating: thresholds, count: table.criteria)
      case .each(let thresholds): thresholds
      case .rangeShares(let shares):
        table.scores.columnRanges.map { range in
          let width = range.high - range.low
          return Thresholds(
            indifference: shares.indifference * width, preference: shares.preference * width,
            veto: shares.veto.map { $0 * width })
        }
      }
    }
  }

  /// Degrees of outranking and both distillations.
  public struct Result: Hashable, Sendable {
    /// Alternatives × alternatives, 0...1: the weighted concordance of the row with outranking the
    /// column; 1 on the diagonal.
    public let concordance: Matrix
    /// Alternatives × alternatives, 0...1: concordance less what objecting criteria take from it.
    public let credibility: Matrix
    /// The ranks of the distillation from the best end, from 1 (best), average ties.
    public let descending: [Double]
    /// The ranks of the distillation from the worst end, from 1 (best), average ties.
    public let ascending: [Double]
    /// The mean of both ranks, lower is better.
    public let meanRanks: [Double]
    /// The number of pairs that the distillations order in opposite ways.
    public let incomparablePairs: Int
  }

  /// Where the thresholds come from.
  public var preferences: Preferences
  /// `electre_iii`.
  public let name = "electre_iii"
  /// What the method does.
  public let summary = "Degrees of outranking with thresholds, and rankings distilled from them."
  /// The lowest mean rank is best.
  public var order: Ranks.Order { .lowestFirst }
  /// The most alternatives that are taken, as distillation looks at all pairs again and again.
  public static let mostAlternatives = 2000

  /// The method with thresholds.
  ///
  /// - Parameter preferences: Where the thresholds come from; the default has no authority but to
  ///   make the method usable. Checked when the method is used.
  public init(
    preferences: Preferences = .rangeShares(
      Thresholds(indifference: 0.05, preference: 0.15, veto: 0.5))
  ) { self.preferences = preferences }

  /// Returns degrees of outranking and both distillations.
  ///
  /// - Parameter table: Alternatives, criteria, weights and directions; values of any sign.
  /// - Returns: The tables of all pairs, and ranks.
  /// - Throws: ``RegionalScienceError`` with code `.parameter` for thresholds below 0 or out of order,
  ///   with the column, `.shape` for a number of thresholds other than that of the criteria, `.limit`
  ///   for more than ``mostAlternatives`` alternatives.
  /// - Complexity: O(*alternatives*² · (*criteria* + classes)), and two tables of *alternatives*².
  public func relation(_ table: DecisionTable) throws(RegionalScienceError) -> Result {
    let thresholds = preferences.thresholds(for: table)
    try Check.sameCount(thresholds.count, table.criteria, "thresholds")
    for (column, item) in thresholds.enumerated() { try item.check(column: column) }
    try Check.atMost(Self.mostAlternatives, table.alternatives, "alternatives")
    let (concordance, credibility) = try degrees(table, thresholds)
    let descending = try Distillation(credibility).ranks(from: .best)
    let ascending = try Distillation(credibility).ranks(from: .worst)
    var opposed = 0
    for left in descending.indices {
      for right in 0..<left {
        let (one, other) = (
          descending[left] - descending[right], ascending[left] - ascending[right]
        )
        if one * other < 0 { opposed += 1 }
      }
    }
    return Result(
      concordance: concordance, credibility: credibility, descending: descending,
      ascending: ascending, meanRanks: zip(descending, ascending).map { ($0 + $1) / 2 },
      incomparablePairs: opposed)
  }

  private func degrees(_ table: DecisionTable, _ thresholds: [Thresholds])
    throws(RegionalScienceError) -> (concordance: Matrix, credibility: Matrix)
  {
    let (count, criteria) = (table.alternatives, table.criteria)
    let signs: [Double] = table.directions.map { $0 == .benefit ? 1 : -1 }
    let values = table.scores.times(signs).values
    let sum = table.weights.reduce(0, +)
    var concordance = Matrix(repeating: 1, rows: count, columns: count)
    var credibility = concordance
    var objections = [Double](repeating: 0, count: criteria)
    for row in 0..<count {
      try Interruption.check()
      for other in 0..<count where other != row {
        var agreement = 0.0
        for column in 0..<criteria {
          let lead = values[other * criteria + column] - values[row * criteria + column]
          agreement += table.weights[column] * thresholds[column].concordance(lead)
          // A criterion without weight has no veto either.
          objections[column] = table.weights[column] > 0 ? thresholds[column].discordance(lead) : 0
        }
        agreement = min(1, agreement / sum)
        var degree = agreement
        for objection in objections where objection > agreement {
          degree *= (1 - objection) / (1 - agreement)
        }
        concordance[row, other] = agreement
        credibility[row, other] = degree
      }
    }
    return (concordance, credibility)
  }

  /// Returns the mean of the ranks of both distillations, lower is better.
  public func scores(of table: DecisionTable) throws(RegionalScienceError) -> [Double] {
    try relation(table).meanRanks
  }

  /// Returns concordance and credibility of all pairs, and the ranks of both distillations.
  public func tables(of table: DecisionTable) throws(RegionalScienceError) -> [IntermediateTable] {
    let result = try relation(table)
    return [
      IntermediateTable(
        "concordance", rows: .alternatives, columns: .alternatives, result.concordance),
      IntermediateTable(
        "credibility", rows: .alternatives, columns: .alternatives, result.credibility),
      .alternatives(
        "distillations",
        [
          ("descending", result.descending), ("ascending", result.ascending),
          ("mean_rank", result.meanRanks),
        ]),
    ]
  }

  /// Returns a note of pairs that cannot be compared.
  public func notes(on table: DecisionTable) throws(RegionalScienceError) -> [RankingNote] {
    let pairs = try relation(table).incomparablePairs
    guard pairs > 0 else { return [] }
    return [
      RankingNote(
        .incomparable,
        "the distillations order \(pairs) \(pairs == 1 ? "pair" : "pairs") in opposite ways; such "
          + "alternatives are incomparable, their mean ranks are a makeshift")
    ]
  }

  /// Returns the method without the thresholds of a criterion.
  public func withoutCriterion(_ criterion: Int) -> any RankingMethod {
    guard case .each(var thresholds) = preferences, thresholds.indices.contains(criterion) else {
      return self
    }
    thresholds.remove(at: criterion)
    return ElectreIII(preferences: .each(thresholds))
  }
}
