/// Who leads at which weight of one criterion, the others scaled: from 0 to the sum of all weights.
///
/// ```swift
/// let spans = try WeightLeaders.spans(of: table, method: TOPSIS(), criterion: 2)
/// spans.map(\.best)     // who is first, from one change to the next
/// spans[1].lower        // the weight at which the first place changes
/// ```
public enum WeightLeaders {
  /// A stretch of weights over which one alternative leads.
  public struct Span: Hashable, Sendable {
    /// The least weight.
    public let lower: Double
    /// The greatest weight, where the next span begins.
    public let upper: Double
    /// The alternative of the best score, the first in input order if several tie; `nil` where the
    /// method refuses the weights.
    public let best: Int?
  }

  /// The most alternatives that are taken.
  public static let mostAlternatives = 20_000
  private static let steps = 64
  private static let tolerance = 1e-10
  private static let mostChanges = 64

  /// Returns the spans of one criterion's weight.
  ///
  /// - Parameters:
  ///   - table: Alternatives, criteria, weights and directions.
  ///   - method: The method.
  ///   - criterion: The criterion whose weight moves, from 0.
  /// - Returns: Spans in order, of which each begins where the one before ends. Where scores are linear
  ///   in the weights they are those of the crossings of lines; else the changes between 64 steps are
  ///   found by bisection, and a change that is undone within a step is not seen.
  /// - Throws: ``RegionalScienceError`` with code `.parameter` for no such criterion, `.limit` for more
  ///   than ``mostAlternatives`` alternatives, and what the method throws for the table.
  /// - Complexity: O(*alternatives* · *changes*) where scores are linear; else some 64 + 32 *changes*
  ///   times that of the method.
  public static func spans(of table: DecisionTable, method: any RankingMethod, criterion: Int)
    throws(RegionalScienceError) -> [Span]
  {
    try Check.index(criterion, count: table.criteria, "criterion")
    try Check.atMost(mostAlternatives, table.alternatives, "alternatives")
    _ = try method.ranking(of: table)
    let scorer = try method.scorer(of: table)
    let search = Search(
      table: table, scorer: scorer, sign: method.order == .highestFirst ? 1 : -1,
      criterion: criterion)
    guard table.criteria > 1 else {
      let weight = table.weights[0]
      return [Span(lower: weight, upper: weight, best: try search.leader(at: weight))]
    }
    if let linear = scorer as? LinearScorer { return try search.crossings(linear.contributions) }
    return try search.bisected()
  }

  private struct Search {
    let table: DecisionTable
    let scorer: any WeightScorer
    /// 1 where the highest score is best, else −1.
    let sign: Double
    let criterion: Int

    /// The first of the best scores at a weight; `nil` where the method refuses.
    func leader(at weight: Double) throws(RegionalScienceError) -> Int? {
      try Interruption.check()
      let weights = table.criteria == 1 ? table.weights : table.shifted(criterion, to: weight)
      do throws(RegionalScienceError) {
        let scores = try scorer.scores(weights: weights)
        guard let most = scores.map({ sign * $0 }).max() else { return nil }
        let slack = 1e-12 * scores.reduce(0) { max($0, $1.magnitude) }
        return scores.firstIndex { sign * $0 >= most - slack }
      } catch {
        if error.code == .cancelled { throw error }
        return nil
      }
    }

    /// The upper edge of the lines score = start + weight · slope.
    func crossings(_ contributions: Matrix) throws(RegionalScienceError) -> [Span] {
      let (others, sum) = (table.shifted(criterion, to: 0), table.weightTotal)
      var start: [Double] = []
      var slope: [Double] = []
      for row in 0..<table.alternatives {
        let values = contributions.row(row)
        let rest = zip(values, others).reduce(0) { $0 + $1.0 * $1.1 }
        start.append(sign * rest)
        slope.append(sign * (values[criterion] - rest / sum))
      }
      let size = zip(start, slope).reduce(0) { max($0, $1.0.magnitude, $1.1.magnitude) }
      // Of lines that begin together the steeper one leads at once.
      var best = 0
      for row in start.indices.dropFirst() {
        let lead = start[row] - start[best]
        if lead > 1e-12 * size || (lead >= -1e-12 * size && slope[row] > slope[best] + 1e-12 * size)
        {
          best = row
        }
      }
      var spans: [Span] = []
      var from = 0.0
      while true {
        try Interruption.check()
        var (next, at) = (-1, sum)
        for row in start.indices where slope[row] > slope[best] + 1e-13 * size {
          let crossing = (start[best] - start[row]) / (slope[row] - slope[best])
          // Of lines that cross together the steepest goes on.
          if crossing < at - 1e-13 * sum
            || (next >= 0 && crossing <= at + 1e-13 * sum && slope[row] > slope[next])
          {
            (next, at) = (row, max(from, crossing))
          }
        }
        guard next >= 0, at < sum else {
          spans.append(Span(lower: from, upper: sum, best: best))
          return spans
        }
        if at > from { spans.append(Span(lower: from, upper: at, best: best)) }
        (best, from) = (next, at)
      }
    }

    func bisected() throws(RegionalScienceError) -> [Span] {
      let sum = table.weightTotal
      var spans: [Span] = []
      var (from, low) = (0.0, 0.0)
      var best = try leader(at: 0)
      for step in 1...steps {
        let high = step == steps ? sum : sum * Double(step) / Double(steps)
        let last = try leader(at: high)
        var changes = 0
        while best != last, changes < mostChanges {
          changes += 1
          var (good, bad, next) = (low, high, last)
          while bad - good > tolerance * sum {
            let middle = good + (bad - good) / 2
            guard middle > good, middle < bad else { break }
            let found = try leader(at: middle)
            if found == best { good = middle } else { (bad, next) = (middle, found) }
          }
          // What is refused at 0 alone is a span of no length.
          spans.append(Span(lower: from, upper: good, best: best))
          (from, low, best) = (good, bad, next)
        }
        low = high
      }
      spans.append(Span(lower: from, upper: sum, best: best))
      return spans
    }
  }
}
