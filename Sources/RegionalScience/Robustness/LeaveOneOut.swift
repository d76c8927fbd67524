/// What happens to a ranking when one alternative or one criterion is left out.
///
/// ```swift
/// let cases = try LeaveOneOut.alternatives(of: table, method: TOPSIS())
/// cases.filter { $0.reversedPairs > 0 }   // rank reversals
/// ```
public enum LeaveOneOut {
  /// The ranking without one alternative or criterion, against the whole one.
  public struct Case: Hashable, Sendable {
    /// The alternative or criterion that is left out, from 0.
    public let left: Int
    /// The rank of each alternative among those that stay; `nil` for one that is left out. Empty if the
    /// method refuses.
    public let ranks: [Double?]
    /// The number of pairs that the two rankings order in opposite ways.
    public let reversedPairs: Int
    /// Whether the best of those that stay are the same as before.
    public let bestStays: Bool
    /// The WS coefficient, with the ranking before as reference; `nil` for fewer than two.
    public let ws: Double?
    /// Kendall's tau-b; `nil` if one of both ties all.
    public let tau: Double?
    /// Why the method refuses what stays; `nil` if it does not.
    public let refusal: RegionalScienceError?
  }

  /// The most ranks that are given, over all cases; all cases of 2896 alternatives.
  public static let mostRanks = 1 << 23

  /// Leaves out each alternative in turn.
  ///
  /// > Source: Belton & Gear (1983), *Omega* 11, for rank reversal.
  ///
  /// - Parameters:
  ///   - table: Alternatives, criteria, weights and directions.
  ///   - method: The method.
  ///   - threads: How many threads share the work.
  /// - Returns: One case for each alternative.
  /// - Throws: ``RegionalScienceError`` with code `.empty` for a single alternative, `.limit` for more
  ///   than ``mostRanks``, and what the method throws for the whole table.
  /// - Complexity: *Alternatives* times that of the method.
  public static func alternatives(
    of table: DecisionTable, method: any RankingMethod, threads: ThreadCount = .automatic
  ) throws(RegionalScienceError) -> [Case] {
    guard table.alternatives > 1 else {
      throw RegionalScienceError(.empty, "one alternative cannot be left out, nothing is left")
    }
    let whole = try method.ranking(of: table).ranks
    return try cases(table.alternatives, table.alternatives, threads) {
      (left) throws(RegionalScienceError) in
      var before = whole
      before.remove(at: left)
      // Ranks among those that stay.
      before = try Ranks.average(before, order: .lowestFirst, tie: .exact)
      do throws(RegionalScienceError) {
        let after = try method.ranking(of: table.withoutAlternative(left)).ranks
        var ranks = after.map { Double?.some($0) }
        ranks.insert(nil, at: left)
        return try compared(left, ranks, before, after)
      } catch {
        if error.code == .cancelled { throw error }
        return refused(left, error)
      }
    }
  }

  /// Leaves out each criterion in turn; the other weights are scaled to the old sum, and share it
  /// evenly if the criterion had all.
  ///
  /// - Parameters:
  ///   - table: Alternatives, criteria, weights and directions.
  ///   - method: The method; thresholds of the criterion go with it.
  ///   - threads: How many threads share the work.
  /// - Returns: One case for each criterion.
  /// - Throws: ``RegionalScienceError`` with code `.empty` for a single criterion, `.limit` for more
  ///   than ``mostRanks``, and what the method throws for the whole table.
  /// - Complexity: *Criteria* times that of the method.
  public static func criteria(
    of table: DecisionTable, method: any RankingMethod, threads: ThreadCount = .automatic
  ) throws(RegionalScienceError) -> [Case] {
    guard table.criteria > 1 else {
      throw RegionalScienceError(.empty, "one criterion cannot be left out, nothing is left")
    }
    let whole = try method.ranking(of: table).ranks
    return try cases(table.criteria, table.alternatives, threads) {
      (left) throws(RegionalScienceError) in
      do throws(RegionalScienceError) {
        let rest = method.withoutCriterion(left)
        let after = try rest.ranking(of: table.withoutCriterion(left)).ranks
        return try compared(left, after.map { $0 }, whole, after)
      } catch {
        if error.code == .cancelled { throw error }
        return refused(left, error)
      }
    }
  }

  private static func cases(
    _ count: Int, _ alternatives: Int, _ threads: ThreadCount,
    _ body: @escaping @Sendable (Int) throws(RegionalScienceError) -> Case
  ) throws(RegionalScienceError) -> [Case] {
    let (ranks, overflow) = count.multipliedReportingOverflow(by: alternatives)
    try Check.atMost(mostRanks, overflow ? .max : ranks, "ranks of all cases")
    let parts = try WorkBlocks.run(count, threads: threads.value(), start: { [Case]() }) {
      (left, cases) throws(RegionalScienceError) in cases.append(try body(left))
    }
    return parts.flatMap { $0 }.sorted { $0.left < $1.left }
  }

  private static func refused(_ left: Int, _ error: RegionalScienceError) -> Case {
    Case(
      left: left, ranks: [], reversedPairs: 0, bestStays: false, ws: nil, tau: nil, refusal: error)
  }

  private static func compared(
    _ left: Int, _ ranks: [Double?], _ before: [Double], _ after: [Double]
  ) throws(RegionalScienceError) -> Case {
    let (first, now) = (before.min(), after.min())
    return Case(
      left: left, ranks: ranks, reversedPairs: RankCorrelation.opposedPairs(before, after),
      bestStays: before.indices.allSatisfy { (before[$0] == first) == (after[$0] == now) },
      ws: try RankCorrelation.ws(reference: before, ranks: after),
      tau: try RankCorrelation.kendallTauB(before, after), refusal: nil)
  }
}
