/// How much a choice of projects depends on scores that are not certain.
///
/// ```swift
/// let result = try PortfolioRobustness.values(
///   scores: [60, 100, 120], costs: [10, 20, 30], budget: 50,
///   sampling: ScoreSampling(count: 500, spread: 0.2, seed: 7))
/// result.frequencies        // how often each project is in the best choice
/// result.replacementCosts   // what giving it up, or forcing it in, costs
/// ```
///
/// > Source: Liesiö, Mild & Salo (2007), *European Journal of Operational Research* 181, core index;
/// > Cabeza & Moilanen (2006), *Conservation Letters*, replacement cost.
public enum PortfolioRobustness {
  /// Frequencies and costs.
  public struct Values: Hashable, Sendable {
    /// The best choice with the scores as given.
    public let choice: Knapsack.Choice
    /// For each project the share of samples in whose best choice it is, 0 to 1.
    public let frequencies: [Double]
    /// For a project of the choice, what the best choice without it is worth less; for another, what
    /// the best choice with it is worth less. `nil` for a project that costs more than the budget.
    public let replacementCosts: [Double?]
    /// The largest gap of any choice made; 0 if all are proven to be the best.
    public let largestGap: Double
  }

  /// Returns how often each project is chosen, and what it costs to decide otherwise.
  ///
  /// - Parameters:
  ///   - scores: What each project is worth, 0 or more.
  ///   - costs: What each costs, 0 to 10¹⁸.
  ///   - budget: What may be spent, 0 to 10¹⁸.
  ///   - sampling: How scores are drawn.
  /// - Returns: The values.
  /// - Throws: ``RegionalScienceError`` with code `.parameter` for the sampling, and what
  ///   ``Knapsack/choose(values:costs:budget:stateLimit:)`` throws.
  /// - Complexity: *samples* + *projects* choices.
  public static func values(
    scores: [Double], costs: [Int64], budget: Int64, sampling: ScoreSampling = ScoreSampling()
  ) throws(RegionalScienceError) -> Values {
    try sampling.check()
    let choice = try Knapsack.choose(values: scores, costs: costs, budget: budget)
    let samples = try Blocks.map(sampling.count, threads: sampling.threads) {
      (sample) throws(RegionalScienceError) -> Knapsack.Choice? in
      let drawn = sampling.drawn(scores, sample: sample)
      // The scores were checked above, and stay within the limit.
      do throws(RegionalScienceError) {
        return try Knapsack.choose(values: drawn, costs: costs, budget: budget)
      } catch {
        if error.code == .cancelled { throw error }
        return nil
      }
    }
    var counts = [Int](repeating: 0, count: scores.count)
    var largestGap = choice.gap
    for case let sample? in samples {
      for project in sample.projects { counts[project] += 1 }
      largestGap = max(largestGap, sample.gap)
    }
    var replacement: [Double?] = []
    let isChosen = Set(choice.projects)
    for project in scores.indices {
      try Interruption.check()
      guard costs[project] <= budget else {
        replacement.append(nil)
        continue
      }
      var rest = scores
      rest[project] = 0
      let isIn = isChosen.contains(project)
      let other = try Knapsack.choose(
        values: rest, costs: costs, budget: isIn ? budget : budget - costs[project])
      largestGap = max(largestGap, other.gap)
      replacement.append(max(0, choice.value - other.value - (isIn ? 0 : scores[project])))
    }
    return Values(
      choice: choice, frequencies: counts.map { Double($0) / Double(sampling.count) },
      replacementCosts: replacement, largestGap: largestGap)
  }
}

extension PortfolioRobustness {
  /// Frequencies and costs of a choice under limits that cross.
  public struct LimitedValues: Hashable, Sendable {
    /// The best choice found with the scores as given.
    public let choice: ProjectSelection.Choice
    /// For each project the share of samples in whose best choice it is, 0 to 1.
    public let frequencies: [Double]
    /// For a project of the choice, what the best choice without it is worth less; for another, what
    /// the best choice with it is worth less. `nil` where no choice was found that keeps the limits.
    public let replacementCosts: [Double?]
    /// The largest gap of any choice made; 0 if all are proven to be the best.
    public let largestGap: Double
  }

  /// Returns the same under limits that cross.
  ///
  /// - Parameters:
  ///   - scores: What each project is worth, 0 or more.
  ///   - limits: What the choice must keep.
  ///   - nodeLimit: How many nodes the choice as given may look at, 1 or more.
  ///   - nodesPerSample: How many that of each sample, and each other one, may look at. They begin with
  ///     the choice as given, so that there always is one.
  ///   - sampling: How scores are drawn.
  /// - Returns: The values.
  /// - Throws: ``RegionalScienceError`` with code `.parameter` for the sampling, and what
  ///   ``ProjectSelection/choose(values:limits:nodeLimit:start:)`` throws for the scores as given.
  /// - Complexity: *samples* + *projects* choices.
  public static func values(
    scores: [Double], limits: [ProjectLimit], nodeLimit: Int = 200_000,
    nodesPerSample: Int = 1000, sampling: ScoreSampling = ScoreSampling()
  ) throws(RegionalScienceError) -> LimitedValues {
    try sampling.check()
    try Check.nonNegative(scores, "score")
    let choice = try ProjectSelection.choose(values: scores, limits: limits, nodeLimit: nodeLimit)
    let samples = try Blocks.map(sampling.count, threads: sampling.threads) {
      (sample) throws(RegionalScienceError) -> ProjectSelection.Choice in
      try ProjectSelection.choose(
        values: sampling.drawn(scores, sample: sample), limits: limits,
        nodeLimit: nodesPerSample, start: choice.projects)
    }
    var counts = [Int](repeating: 0, count: scores.count)
    var largestGap = choice.gap
    for sample in samples {
      for project in sample.projects { counts[project] += 1 }
      largestGap = max(largestGap, sample.gap)
    }
    let isChosen = Set(choice.projects)
    var replacement: [Double?] = []
    for project in scores.indices {
      try Interruption.check()
      var weights = [Double](repeating: 0, count: scores.count)
      weights[project] = 1
      let isIn = isChosen.contains(project)
      let turned = ProjectLimit(
        "project \(project)", weights: weights, least: isIn ? -.infinity : 1,
        most: isIn ? 0 : .infinity)
      do throws(RegionalScienceError) {
        let other = try ProjectSelection.choose(
          values: scores, limits: limits + [turned], nodeLimit: nodesPerSample,
          start: isIn
            ? choice.projects.filter { $0 != project } : (choice.projects + [project]).sorted())
        largestGap = max(largestGap, other.gap)
        replacement.append(max(0, choice.value - other.value))
      } catch {
        guard error.code == .infeasible || error.code == .notConverged else { throw error }
        replacement.append(nil)
      }
    }
    return LimitedValues(
      choice: choice, frequencies: counts.map { Double($0) / Double(sampling.count) },
      replacementCosts: replacement, largestGap: largestGap)
  }
}

/// How uncertain scores are drawn: each from a normal distribution around what was given, cut at 0.
public struct ScoreSampling: Hashable, Sendable {
  /// How many samples, 1 to 1,000,000.
  public var count: Int
  /// The standard deviation as a part of the score, 0 to 10.
  public var spread: Double
  /// Where the random numbers start; each sample has a stream of its own.
  public var seed: UInt64
  /// How many threads work, 1 to 64; the result does not depend on it.
  public var threads: Int

  /// Makes a choice of sampling.
  ///
  /// - Parameters:
  ///   - count: How many samples.
  ///   - spread: The standard deviation as a part of the score.
  ///   - seed: Where the random numbers start.
  ///   - threads: How many threads work.
  public init(count: Int = 1000, spread: Double = 0.1, seed: UInt64 = 1, threads: Int = 1) {
    self.count = count
    self.spread = spread
    self.seed = seed
    self.threads = threads
  }

  /// Returns the scores of one sample.
  ///
  /// - Parameters:
  ///   - scores: What was given, 0 or more.
  ///   - sample: Which sample, from 0; the same one is drawn the same each time.
  /// - Returns: As many scores, 0 or more.
  public func drawn(_ scores: [Double], sample: Int) -> [Double] {
    var random = SplitMix64(seed: seed, stream: sample)
    return scores.map { min(Check.limit, max(0, $0 * (1 + spread * random.nextNormal()))) }
  }

  fileprivate func check() throws(RegionalScienceError) {
    guard (1...1_000_000).contains(count) else {
      throw RegionalScienceError(.parameter, "\(count) samples, expected 1 to 1000000")
    }
    guard spread >= 0, spread <= 10 else {
      throw RegionalScienceError(.parameter, "the spread is \(spread), expected 0 to 10")
    }
    guard (1...64).contains(threads) else {
      throw RegionalScienceError(.parameter, "\(threads) threads, expected 1 to 64")
    }
  }
}
