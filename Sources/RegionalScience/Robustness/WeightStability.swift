/// How far one weight may move, the others scaled, before the best alternative or the order changes.
///
/// ```swift
/// let interval = try WeightStability.intervals(of: table, method: TOPSIS())[2]
/// interval.best    // 0.12...0.47: there the first stays first
/// interval.order   // 0.28...0.31: there no pair changes its order
/// ```
///
/// > Source: Mareschal (1988), *European Journal of Operational Research* 33, for the intervals.
public enum WeightStability {
  /// How an interval was found.
  public enum Search: Hashable, Sendable {
    /// From the crossings of straight lines: the scores are linear in the weights.
    case exact
    /// By steps of 1/64 of the way to either end, and bisection of the step in which something changes
    /// to this tolerance. A change that is undone within a step is not seen.
    case bisection(tolerance: Double)
  }

  /// The intervals of one weight.
  public struct Interval: Hashable, Sendable {
    /// The criterion, from 0.
    public let criterion: Int
    /// Its weight in the table.
    public let weight: Double
    /// Where the best alternative, the first in input order if several tie, stays best, alone or tied.
    public let best: ClosedRange<Double>
    /// Where no pair is ordered the other way than in the table; ties may arise and part.
    public let order: ClosedRange<Double>
    /// How the intervals were found.
    public let search: Search
  }

  /// The most alternatives that are taken.
  public static let mostAlternatives = 20_000
  private static let steps = 64
  private static let tolerance = 1e-9

  /// Returns the intervals of each weight.
  ///
  /// Where the method refuses weights, as those of one criterion only, the intervals end.
  ///
  /// - Parameters:
  ///   - table: Alternatives, criteria, weights and directions.
  ///   - method: The method.
  ///   - threads: How many threads share the work.
  /// - Returns: One item for each criterion; each interval contains the table's weight and lies within
  ///   0 to the sum of the weights.
  /// - Throws: ``RegionalScienceError`` with code `.limit` for more than ``mostAlternatives``
  ///   alternatives, `.shape` for a method of one's own whose linear scorer is of another table, and what the
  ///   method throws for the table.
  /// - Complexity: For each criterion O(*alternatives*) where scores are linear and no groups tie;
  ///   else some two hundred times that of the method.
  public static func intervals(
    of table: DecisionTable, method: any RankingMethod, threads: ThreadCount = .automatic
  ) throws(RegionalScienceError) -> [Interval] {
    try Check.atMost(mostAlternatives, table.alternatives, "alternatives")
    let ranks = try method.ranking(of: table).ranks
    let scorer = try method.scorer(of: table)
    if let linear = scorer as? LinearScorer {
      try Check.contributions(linear.contributions, of: table, method.name)
    }
    let order = method.order
    let parts = try WorkBlocks.run(
      table.criteria, threads: threads.value(), start: { [Interval]() }
    ) { (criterion, intervals) throws(RegionalScienceError) in
      let search = WeightSearch(
        table: table, scorer: scorer, order: order, ranks: ranks, criterion: criterion)
      let interval: Interval
      if table.criteria == 1 {
        let only = table.weights[0]...table.weights[0]
        interval = Interval(
          criterion: 0, weight: table.weights[0], best: only, order: only, search: .exact)
      } else if let linear = scorer as? LinearScorer {
        let (best, whole) = search.exact(linear.contributions)
        interval = Interval(
          criterion: criterion, weight: table.weights[criterion], best: best, order: whole,
          search: .exact)
      } else {
        interval = Interval(
          criterion: criterion, weight: table.weights[criterion],
          best: try search.bisected(.best, steps, tolerance),
          order: try search.bisected(.order, steps, tolerance),
          search: .bisection(tolerance: tolerance))
      }
      intervals.append(interval)
    }
    return parts.flatMap { $0 }.sorted { $0.criterion < $1.criterion }
  }
}
