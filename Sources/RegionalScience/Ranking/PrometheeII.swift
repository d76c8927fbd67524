import Glibc

/// PROMETHEE II: net flows of pairwise preferences.
///
/// The flows are computed by sorting each criterion and sums over windows of it, not by a table of
/// all pairs; only the Gaussian shape looks at each pair.
///
/// ```swift
/// let table = try DecisionTable(
///   scores: Matrix(rows: [[4, 3, 2], [3, 2, 4], [5, 1, 3]]), weights: [0.5, 0.3, 0.2],
///   directions: [.benefit, .benefit, .benefit])
/// try PrometheeII.flows(table, functions: [.usual, .usual, .usual]).net   // [0.1, -0.3, 0.2]
/// ```
///
/// > Source: Brans & Vincke (1985), *Management Science* 31; Calders & Van Assche (2018),
/// > *European Journal of Operational Research* 270, for the sorting.
public struct PrometheeII: RankingMethod {
  /// Which preference function each criterion has.
  public enum Preferences: Hashable, Sendable {
    /// The same for all criteria.
    case same(PreferenceFunction)
    /// One for each criterion.
    case each([PreferenceFunction])
    /// A shape whose thresholds come from the criterion's standard deviation *s* (ddof 0):
    /// indifference *s*/2, preference 2 *s*, Gaussian spread their mean; *s* 0 counts as 1.
    case deviations(PreferenceFunction.Shape)

    /// Returns the function of each criterion.
    ///
    /// - Parameter table: The table.
    /// - Returns: As many functions as there are criteria; for `.each` as many as were given.
    public func functions(for table: DecisionTable) -> [PreferenceFunction] {
      switch self {
      case .same(let function): [PreferenceFunction](repeating: function, count: table.criteria)
      case .each(let functions): functions
      case .deviations(let shape):
        (0..<table.criteria).map {
          let deviation = Dispersion.deviation(table.scores.column($0))
          let unit = deviation > Check.leastWidth ? deviation : 1
          return shape.function(indifference: 0.5 * unit, preference: 2 * unit)
        }
      }
    }
  }

  /// Which preference function each criterion has.
  public var preferences: Preferences
  /// `promethee_ii`.
  public let name = "promethee_ii"
  /// What the method does.
  public let summary = "Net flows of pairwise preferences."

  /// The most alternatives of a Gaussian criterion, which looks at each pair.
  public static let mostGaussianAlternatives = 20_000

  /// The method with preference functions.
  ///
  /// - Parameter preferences: Which function each criterion has; checked when the method is used.
  public init(preferences: Preferences = .same(.usual)) { self.preferences = preferences }

  /// Flows of the alternatives.
  public struct Flows: Hashable, Sendable {
    /// How much each is preferred to the others on average, 0...1.
    public let positive: [Double]
    /// How much the others are preferred to each on average, 0...1.
    public let negative: [Double]
    /// Positive less negative, −1...1; higher is better, sum 0.
    public let net: [Double]
  }

  /// Returns the flows.
  ///
  /// - Parameters:
  ///   - table: Alternatives, criteria, weights and directions.
  ///   - functions: The preference function of each criterion.
  /// - Returns: One value for each alternative; 0 for a single alternative.
  /// - Throws: ``RegionalScienceError`` with code `.shape` for a number of functions other than that
  ///   of the criteria, `.parameter` for thresholds below 0 or out of order, `.limit` for a Gaussian
  ///   criterion of more than ``mostGaussianAlternatives``.
  /// - Complexity: O(*criteria* · *n* log *n*) for *n* alternatives; O(*n*²) for each Gaussian
  ///   criterion.
  public static func flows(_ table: DecisionTable, functions: [PreferenceFunction])
    throws(RegionalScienceError) -> Flows
  {
    try check(functions, table)
    var positive = [Double](repeating: 0, count: table.alternatives)
    var negative = positive
    eachCriterion(table, functions) { column, alternative, gain, loss in
      positive[alternative] += table.weights[column] * gain
      negative[alternative] += table.weights[column] * loss
    }
    return Flows(
      positive: positive, negative: negative, net: zip(positive, negative).map { $0 - $1 })
  }

  /// Returns the net flow of each alternative in each criterion by itself, the method's intermediate
  /// table; the net flows are its product with the weights.
  ///
  /// - Parameters:
  ///   - table: Alternatives, criteria and directions.
  ///   - functions: The preference function of each criterion.
  /// - Returns: Alternatives × criteria, −1...1; each column has the sum 0.
  /// - Throws: What ``flows(_:functions:)`` throws.
  /// - Complexity: That of ``flows(_:functions:)``.
  public static func criterionFlows(_ table: DecisionTable, functions: [PreferenceFunction])
    throws(RegionalScienceError) -> Matrix
  {
    try check(functions, table)
    var flows = [Double](repeating: 0, count: table.scores.values.count)
    let criteria = table.criteria
    let even = table.unchecked(
      weights: [Double](repeating: 1 / Double(criteria), count: criteria))
    eachCriterion(even, functions) { column, alternative, gain, loss in
      flows[alternative * criteria + column] = gain - loss
    }
    return Matrix(unchecked: flows, rows: table.alternatives, columns: criteria)
  }

  private static func check(_ functions: [PreferenceFunction], _ table: DecisionTable)
    throws(RegionalScienceError)
  {
    try Check.sameCount(functions.count, table.criteria, "preference functions")
    for (column, function) in functions.enumerated() {
      try function.check(column: column)
      if case .gaussian = function {
        try Check.atMost(
          mostGaussianAlternatives, table.alternatives, "alternatives, whose pairs a Gaussian needs"
        )
      }
    }
  }

  /// Calls back with criterion, alternative and how much it is preferred and others are preferred to
  /// it on average, for criteria that have weight.
  private static func eachCriterion(
    _ table: DecisionTable, _ functions: [PreferenceFunction],
    _ body: (Int, Int, Double, Double) -> Void
  ) {
    let count = table.alternatives
    let perOther = 1 / Double(max(1, count - 1))
    let columns = table.scores.transposed.values
    for (column, function) in functions.enumerated() where table.weights[column] > 0 {
      let values = Array(columns[(column * count)..<((column + 1) * count)])
      let order = SortOrder.ascending(values)
      // Ascending from 0; sums of small distances from the least lose less than sums of values.
      let least = values[order[0]]
      let sorted = order.map { values[$0] - least }
      let (above, below) = sums(sorted, function.pieces)
      let isBenefit = table.directions[column] == .benefit
      for (position, alternative) in order.enumerated() {
        let (up, down) = (above[position] * perOther, below[position] * perOther)
        body(column, alternative, isBenefit ? up : down, isBenefit ? down : up)
      }
    }
  }

  /// Returns the net flows, higher is better.
  public func scores(of table: DecisionTable) throws(RegionalScienceError) -> [Double] {
    try Self.flows(table, functions: preferences.functions(for: table)).net
  }

  /// Returns the net flows of each criterion and the positive, negative and net flows.
  public func tables(of table: DecisionTable) throws(RegionalScienceError) -> [IntermediateTable] {
    let functions = preferences.functions(for: table)
    let flows = try Self.flows(table, functions: functions)
    return [
      .scores("criterion_flows", try Self.criterionFlows(table, functions: functions)),
      .alternatives(
        "flows",
        [("positive", flows.positive), ("negative", flows.negative), ("net", flows.net)]),
    ]
  }

  /// Returns a scorer that is linear in the weights.
  public func scorer(of table: DecisionTable) throws(RegionalScienceError) -> any WeightScorer {
    LinearScorer(
      contributions: try Self.criterionFlows(
        table, functions: preferences.functions(for: table)))
  }

  /// Returns the method without the function of a criterion.
  public func withoutCriterion(_ criterion: Int) -> any RankingMethod {
    guard case .each(var functions) = preferences, functions.indices.contains(criterion) else {
      return self
    }
    functions.remove(at: criterion)
    return PrometheeII(preferences: .each(functions))
  }

  /// For each position of an ascending list the sum of the preferences of its value over the smaller
  /// ones, and of the larger ones over it.
  private static func sums(_ sorted: [Double], _ pieces: PreferenceFunction.Pieces)
    -> (above: [Double], below: [Double])
  {
    let count = sorted.count
    var above = [Double](repeating: 0, count: count)
    var below = above
    switch pieces {
    case .steps(let steps):
      for step in steps {
        var (low, high) = (0, 0)
        for position in 0..<count {
          let value = sorted[position]
          while low < position, value - sorted[low] > step.above { low += 1 }
          above[position] += step.height * Double(low)
          high = max(high, position)
          while high < count, !(sorted[high] - value > step.above) { high += 1 }
          below[position] += step.height * Double(count - high)
        }
      }
    case .ramp(let from, let to): ramp(sorted, from, to, &above, &below)
    case .smooth(let spread):
      for position in 0..<count {
        for other in 0..<position {
          let ratio = (sorted[position] - sorted[other]) / spread
          let preference = -expm1(-ratio * ratio / 2)
          above[position] += preference
          below[other] += preference
        }
      }
    }
    return (above, below)
  }

  /// Values `from` to `to` away count in proportion, farther ones 1.
  private static func ramp(
    _ sorted: [Double], _ from: Double, _ to: Double, _ above: inout [Double],
    _ below: inout [Double]
  ) {
    let count = sorted.count
    let slope = 1 / (to - from)
    var prefix = [0.0]
    prefix.reserveCapacity(count + 1)
    for value in sorted { prefix.append(prefix[prefix.count - 1] + value) }
    var (full, partial) = (0, 0)  // of the smaller ones: 0..<full count 1, full..<partial in part
    var (start, end) = (0, 0)  // of the larger ones: start..<end count in part, from end on 1
    for position in 0..<count {
      let value = sorted[position]
      while full < position, value - sorted[full] >= to { full += 1 }
      partial = max(partial, full)
      while partial < position, value - sorted[partial] > from { partial += 1 }
      let smaller = Double(partial - full)
      above[position] =
        Double(full)
        + max(0, (smaller * (value - from) - (prefix[partial] - prefix[full])) * slope)
      start = max(start, position)
      while start < count, !(sorted[start] - value > from) { start += 1 }
      end = max(end, start)
      while end < count, sorted[end] - value < to { end += 1 }
      let larger = Double(end - start)
      below[position] =
        Double(count - end)
        + max(0, (prefix[end] - prefix[start] - larger * (value + from)) * slope)
    }
  }
}
