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
public enum PrometheeII {
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
  ///   of the criteria, `.parameter` for thresholds below 0 or out of order.
  /// - Complexity: O(*criteria* · *n* log *n*) for *n* alternatives; O(*n*²) for each Gaussian
  ///   criterion.
  public static func flows(_ table: DecisionTable, functions: [PreferenceFunction])
    throws(RegionalScienceError) -> Flows
  {
    try Check.sameCount(functions.count, table.criteria, "preference functions")
    for (column, function) in functions.enumerated() { try function.check(column: column) }
    var positive = [Double](repeating: 0, count: table.alternatives)
    var negative = positive
    for (column, function) in functions.enumerated() where table.weights[column] > 0 {
      let values = table.scores.column(column)
      let order = values.indices.sorted { values[$0] < values[$1] }
      // Ascending from 0; sums of small distances from the least lose less than sums of values.
      let least = values[order[0]]
      let sorted = order.map { values[$0] - least }
      let (above, below) = sums(sorted, function.pieces)
      let weight = table.weights[column]
      for (position, alternative) in order.enumerated() {
        let (gain, loss) =
          table.directions[column] == .benefit
          ? (above[position], below[position]) : (below[position], above[position])
        positive[alternative] += weight * gain
        negative[alternative] += weight * loss
      }
    }
    let others = Double(max(1, table.alternatives - 1))
    positive = positive.map { $0 / others }
    negative = negative.map { $0 / others }
    return Flows(
      positive: positive, negative: negative, net: zip(positive, negative).map { $0 - $1 })
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
