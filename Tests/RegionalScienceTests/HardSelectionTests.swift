import RegionalScience
import Testing

/// Choices of projects whose first one is hard to find, or whose numbers are large.
@Suite struct HardSelectionTests {
  /// Sixty projects in three provinces, whose floors allow a hundred-thousandth below a choice that
  /// keeps them and whose budget is what that choice costs.
  private func hard(_ seed: UInt64, tightness: Double)
    -> (values: [Double], limits: [ProjectLimit])
  {
    var random = SplitMix(seed: seed)
    let costs = (0..<60).map { _ in
      Double(Int64.random(in: 1_000_000_000...100_000_000_000, using: &random))
    }
    let values = costs.map { $0 / 1e9 * Double.random(in: 0.8...1.2, using: &random) + 10 }
    let isKept = costs.map { _ in Bool.random(using: &random) }
    let kept = costs.indices.reduce(0) { isKept[$1] ? $0 + costs[$1] : $0 }
    var limits = [ProjectLimit("budget", weights: costs, most: kept)]
    for province in 0..<3 {
      let weights = costs.indices.map { $0 % 3 == province ? costs[$0] : 0 }
      let sum = costs.indices.reduce(0) { isKept[$1] ? $0 + weights[$1] : $0 }
      limits.append(
        ProjectLimit(
          "floor of province \(province)", weights: weights,
          least: (sum * (1 - tightness)).rounded(.down)))
    }
    return (values, limits)
  }

  @Test(arguments: 1...4) func tightFloorsHaveAFirstChoice(_ seed: Int) throws {
    let (values, limits) = hard(UInt64(seed), tightness: 1e-4)
    let found = try ProjectSelection.choose(values: values, limits: limits, nodeLimit: 200)
    for (limit, use) in zip(limits, found.uses) {
      #expect(use >= limit.least && use <= limit.most, "\(limit.name): \(use)")
    }
    #expect(found.bound >= found.value && found.gap < 0.2)
  }

  @Test func theSameEachTime() throws {
    let (values, limits) = hard(7, tightness: 1e-3)
    let found = try ProjectSelection.choose(values: values, limits: limits, nodeLimit: 100)
    #expect(found == (try ProjectSelection.choose(values: values, limits: limits, nodeLimit: 100)))
  }

  /// Limits of about 10¹⁵ rials, whose cells would be lost beside coefficients of other sizes: the
  /// simplex method takes what is below 10⁻⁹ for 0. Each was called infeasible before limits were
  /// brought to a unit near 1.
  @Test(arguments: [1.0, 1e6, 1e12, 1e15]) func limitsInRials(_ rial: Double) throws {
    let costs = [300.0, 200, 200, 150, 450, 120].map { $0 * rial }
    let values = [6.0, 5, 4, 3, 8, 2]
    let limits = [
      ProjectLimit("budget", weights: costs, most: 700 * rial),
      ProjectLimit(
        "floor of the south", weights: [0, 0, costs[2], costs[3], 0, costs[5]], least: 270 * rial,
        most: 350 * rial),
      ProjectLimit("projects of the north", weights: [1, 1, 0, 0, 1, 0], least: 1, most: 2),
      ProjectLimit("cap of the east", weights: [0, costs[1], 0, 0, costs[4], 0], most: 449 * rial),
    ]
    let found = try ProjectSelection.choose(values: values, limits: limits)
    // 6 and 4 and 3 in the limits, with 650 of 700.
    #expect(found.projects == [0, 2, 3] && found.value == 13 && found.gap == 0)
    #expect(found.uses[1] == 350 * rial)
  }

  /// Three hundred projects of 10¹¹ rials under the caps of 31 provinces: no choice was found to keep
  /// them, though none at all does.
  @Test func manyCapsInRials() throws {
    let costs = (0..<300).map { (project: Int) -> Double in
      let billions = 10 + project * 53 % 91
      return Double(billions * 1_000_000_000 + project * 7919)
    }
    let values = (0..<300).map { (project: Int) -> Double in Double(10 + project * 37 % 91) }
    var limits = [ProjectLimit("budget", weights: costs, most: 4e12)]
    for province in 0..<31 {
      let weights = costs.enumerated().map { $0.offset * 7 % 31 == province ? $0.element : 0 }
      limits.append(ProjectLimit("cap of province \(province)", weights: weights, most: 4e11))
    }
    let found = try ProjectSelection.choose(values: values, limits: limits, nodeLimit: 20)
    #expect(zip(limits, found.uses).allSatisfy { $0.most >= $1 })
    #expect(found.projects.count > 20 && found.gap < 0.05)
  }

  @Test func aStartCountsWhereItKeepsTheLimits() throws {
    let limits = [ProjectLimit("budget", weights: [3, 2, 2], most: 4)]
    let values = [6.0, 5, 4]
    for start in [[], [0], [0, 1, 2], [1, 2]] {
      let found = try ProjectSelection.choose(values: values, limits: limits, start: start)
      #expect(found.projects == [1, 2])
    }
    expectError(.parameter) {
      _ = try ProjectSelection.choose(values: values, limits: limits, start: [3])
    }
  }

  @Test func samplesUnderCrossingLimits() throws {
    let limits = [
      ProjectLimit("budget", weights: [3, 2, 2], most: 5),
      ProjectLimit("the south", weights: [0, 0, 1], least: 1),
    ]
    let found = try PortfolioRobustness.values(
      scores: [6, 5, 1], limits: limits, sampling: ScoreSampling(count: 40, spread: 0.05, seed: 3))
    #expect(found.choice.projects == [0, 2] && found.largestGap == 0)
    #expect(found.frequencies[2] == 1 && found.frequencies[0] > 0.5)
    #expect(found.replacementCosts == [1, 1, nil])
    let alone = try PortfolioRobustness.values(
      scores: [6, 5, 1], limits: limits,
      sampling: ScoreSampling(count: 40, spread: 0.05, seed: 3, threads: 4))
    #expect(alone == found)
  }
}
