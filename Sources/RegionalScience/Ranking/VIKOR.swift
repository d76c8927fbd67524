/// VIKOR: a compromise between the utility of the group and the regret of its worst criterion.
///
/// > Source: Opricovic & Tzeng (2004), *European Journal of Operational Research* 156.
public enum VIKOR {
  /// Scores and compromise set.
  public struct Result: Hashable, Sendable {
    /// S: the weighted distances to the best of all criteria, summed; lower is better.
    public let groupUtility: [Double]
    /// R: the largest weighted distance to the best of a criterion; lower is better.
    public let regret: [Double]
    /// Q: the compromise of both, 0...1; lower is better.
    public let compromise: [Double]
    /// DQ, the least advantage of the first over the second: 1/(n − 1), or 1 for one alternative.
    public let leastAdvantage: Double
    /// Whether the first is ahead of the second by DQ or more (condition 1).
    public let hasAcceptableAdvantage: Bool
    /// Whether the first is also first by S or by R (condition 2).
    public let hasAcceptableStability: Bool
    /// The alternatives that the conditions leave, in input order: the first alone if both hold;
    /// the first and the second if only the advantage holds; else all that are less than DQ behind
    /// the first.
    public let compromiseSet: [Int]
  }

  /// Returns S, R, Q and the compromise set.
  ///
  /// A constant criterion adds nothing to S and R. If all alternatives have the same S (or R), its
  /// part of Q is 0. Values that differ by 1e-12 or less are ties.
  ///
  /// - Parameters:
  ///   - table: Alternatives, criteria, weights and directions.
  ///   - groupWeight: v, the weight of the group utility against the regret, 0...1.
  /// - Returns: One value of each score for each alternative.
  /// - Throws: ``RegionalScienceError`` with code `.parameter` for a weight outside 0...1.
  /// - Complexity: O(*alternatives* · *criteria*).
  public static func scores(_ table: DecisionTable, groupWeight: Double = 0.5)
    throws(RegionalScienceError) -> Result
  {
    guard groupWeight >= 0, groupWeight <= 1 else {
      throw RegionalScienceError(.parameter, "group weight is \(groupWeight), expected 0 to 1")
    }
    let criteria = table.criteria
    let ranges = table.scores.columnRanges
    // Distance to the best as (best − x) · factor, with a factor below 0 for costs.
    var best = [Double](repeating: 0, count: criteria)
    var factors = best
    for column in 0..<criteria {
      let (low, high) = ranges[column]
      let isBenefit = table.directions[column] == .benefit
      best[column] = isBenefit ? high : low
      guard high - low > Check.leastWidth else { continue }
      factors[column] = table.weights[column] / (isBenefit ? high - low : low - high)
    }
    var utility = [Double](repeating: 0, count: table.alternatives)
    var regret = utility
    let values = table.scores.values
    for row in 0..<table.alternatives {
      var (sum, largest) = (0.0, 0.0)
      let start = row * criteria
      for column in 0..<criteria {
        let distance = (best[column] - values[start + column]) * factors[column]
        sum += distance
        if distance > largest { largest = distance }
      }
      utility[row] = sum
      regret[row] = largest
    }
    let (scaledUtility, scaledRegret) = (scaled(utility), scaled(regret))
    let compromise = utility.indices.map {
      groupWeight * scaledUtility[$0] + (1 - groupWeight) * scaledRegret[$0]
    }
    return conditions(utility, regret, compromise)
  }

  private static let tie = 1e-12

  private static func scaled(_ values: [Double]) -> [Double] {
    guard let low = values.min(), let high = values.max(), high - low > tie else {
      return [Double](repeating: 0, count: values.count)
    }
    return values.map { ($0 - low) / (high - low) }
  }

  private static func conditions(
    _ utility: [Double], _ regret: [Double], _ compromise: [Double]
  ) -> Result {
    let count = compromise.count
    let least = count > 1 ? 1 / Double(count - 1) : 1
    // The first two by Q; ties go to the earlier alternative.
    var (first, second) = (0, Int?.none)
    for index in 1..<max(count, 1) {
      if compromise[index] < compromise[first] {
        (first, second) = (index, first)
      } else if second.map({ compromise[index] < compromise[$0] }) ?? true {
        second = index
      }
    }
    let advantage = second.map { compromise[$0] - compromise[first] >= least - tie } ?? true
    let stability =
      utility[first] <= (utility.min() ?? 0) + tie || regret[first] <= (regret.min() ?? 0) + tie
    let set: [Int]
    if !advantage {
      set = (0..<count).filter { compromise[$0] - compromise[first] < least - tie }
    } else if !stability, let second {
      set = [first, second].sorted()
    } else {
      set = [first]
    }
    return Result(
      groupUtility: utility, regret: regret, compromise: compromise, leastAdvantage: least,
      hasAcceptableAdvantage: advantage, hasAcceptableStability: stability, compromiseSet: set)
  }
}
