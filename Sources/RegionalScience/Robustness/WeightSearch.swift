/// The search for the ends of the stability of one weight.
struct WeightSearch {
  /// What has to stay.
  enum Goal {
    case best, order
  }

  private let table: DecisionTable
  private let scorer: any WeightScorer
  private let order: Ranks.Order
  private let criterion: Int
  private let weight: Double
  private let sum: Double
  private let first: Int
  /// The alternatives in groups of the same rank, best first.
  private let groups: [[Int]]

  init(
    table: DecisionTable, scorer: any WeightScorer, order: Ranks.Order, ranks: [Double],
    criterion: Int
  ) {
    self.table = table
    self.scorer = scorer
    self.order = order
    self.criterion = criterion
    weight = table.weights[criterion]
    sum = table.weightTotal
    var groups: [[Int]] = []
    for index in SortOrder.ascending(ranks) {
      if let last = groups.last?.first, ranks[last] == ranks[index] {
        groups[groups.count - 1].append(index)
      } else {
        groups.append([index])
      }
    }
    self.groups = groups
    first = groups.first?.first ?? 0
  }

  // MARK: - Straight lines

  /// The intervals for scores that are contributions times weights.
  func exact(_ contributions: Matrix) -> (best: ClosedRange<Double>, order: ClosedRange<Double>) {
    let others = table.shifted(criterion, to: 0)
    let sign: Double = order == .highestFirst ? 1 : -1
    // Score at weight t: start + t · slope.
    var start = [Double](repeating: 0, count: table.alternatives)
    var slope = start
    for row in 0..<table.alternatives {
      var rest = 0.0
      for column in 0..<table.criteria {
        rest += others[column] * contributions.values[row * table.criteria + column]
      }
      let own = contributions.values[row * table.criteria + criterion]
      start[row] = sign * rest
      slope[row] = sign * (own - rest / sum)
    }
    var best = Limits(weight: weight, sum: sum)
    for other in 0..<table.alternatives where other != first {
      best.keep(start, slope, first, before: other)
    }
    var whole = Limits(weight: weight, sum: sum)
    for (group, next) in zip(groups, groups.dropFirst()) {
      for one in group {
        for other in next { whole.keep(start, slope, one, before: other) }
      }
    }
    return (best.range, whole.range)
  }

  /// How far a weight may move before lines cross.
  private struct Limits {
    let weight: Double
    var low: Double
    var high: Double

    init(weight: Double, sum: Double) {
      self.weight = weight
      low = min(0, weight)
      high = max(sum, weight)
    }

    var range: ClosedRange<Double> { min(low, weight)...max(high, weight) }

    /// Limits the weight so that one stays at or before another.
    mutating func keep(_ start: [Double], _ slope: [Double], _ one: Int, before other: Int) {
      let turn = slope[one] - slope[other]
      let size = max(
        start[one].magnitude, start[other].magnitude, slope[one].magnitude, slope[other].magnitude)
      // Lines that run side by side up to rounding do not cross.
      guard turn.magnitude > 1e-13 * size else { return }
      let lead = start[one] - start[other] + weight * turn
      // A tie up to rounding is one.
      let crossing = lead <= 1e-12 * size ? weight : weight - lead / turn
      if turn > 0 {
        low = max(low, crossing)
      } else {
        high = min(high, crossing)
      }
    }
  }

  // MARK: - Search

  /// The interval around the weight in which the goal holds at every step, its ends by bisection.
  ///
  /// - Throws: `.cancelled`.
  func bisected(_ goal: Goal, _ steps: Int, _ tolerance: Double)
    throws(RegionalScienceError) -> ClosedRange<Double>
  {
    let low = try end(goal, towards: 0, steps, tolerance)
    let high = try end(goal, towards: max(sum, weight), steps, tolerance)
    return min(low, weight)...max(high, weight)
  }

  private func end(_ goal: Goal, towards limit: Double, _ steps: Int, _ tolerance: Double)
    throws(RegionalScienceError) -> Double
  {
    var good = weight
    for step in 1...steps {
      let next = step == steps ? limit : weight + (limit - weight) * Double(step) / Double(steps)
      if try holds(goal, at: next) {
        good = next
        continue
      }
      var bad = next
      while (bad - good).magnitude > tolerance * max(sum, 1e-300) {
        let middle = good + (bad - good) / 2
        guard middle != good, middle != bad else { break }
        if try holds(goal, at: middle) { good = middle } else { bad = middle }
      }
      return good
    }
    return good
  }

  /// Whether the goal holds at a weight; it does not where the method refuses.
  private func holds(_ goal: Goal, at weight: Double) throws(RegionalScienceError) -> Bool {
    try Interruption.check()
    let scores: [Double]
    do throws(RegionalScienceError) {
      scores = try scorer.scores(weights: table.shifted(criterion, to: weight))
    } catch {
      if error.code == .cancelled { throw error }
      return false
    }
    guard scores.count == table.alternatives else { return false }
    let sign: Double = order == .highestFirst ? 1 : -1
    let slack = 1e-12 * scores.reduce(0) { max($0, $1.magnitude) }
    switch goal {
    case .best:
      let bound = sign * scores[first] + slack
      return scores.allSatisfy { sign * $0 <= bound }
    case .order:
      // The least of all groups before has to be at or above the most of each group.
      var least = Double.infinity
      for group in groups {
        for index in group where !(sign * scores[index] <= least + slack) { return false }
        for index in group { least = min(least, sign * scores[index]) }
      }
      return true
    }
  }
}
