import RegionalScience
import Testing

@Suite struct GoalAndPortfolioTests {
  @Test func goalsByHand() throws {
    let result = try GoalProgramming.amounts(
      total: 0...100, caps: [80, 80],
      goals: [
        AllocationGoal("jobs", coefficients: [2, 1], target: 150),
        AllocationGoal("second place", coefficients: [0, 1], target: 70, priority: 1),
      ])
    expectClose(result.amounts, [50, 50], tolerance: 1e-6)
    expectClose(result.goals[0].reached, 150, tolerance: 1e-6)
    expectClose(result.goals[1].under, 20, tolerance: 1e-6)
    expectClose(result.deviations, [0, 20], tolerance: 1e-6)
    // At one level, 3 below the first goal weigh more than 1 below the second.
    let weighted = try GoalProgramming.amounts(
      total: 0...10, floors: [1, 0], caps: [10, 10],
      goals: [
        AllocationGoal("first", coefficients: [1, 0], target: 8, underWeight: 3),
        AllocationGoal("second", coefficients: [0, 1], target: 8),
      ])
    expectClose(weighted.amounts, [8, 2], tolerance: 1e-6)
    expectClose(weighted.deviations, [6], tolerance: 1e-6)
    // More than the target is welcome: nothing pulls the amount back.
    let over = try GoalProgramming.amounts(
      total: 9...9, caps: [9],
      goals: [AllocationGoal("at least", coefficients: [1], target: 4, overWeight: 0)])
    expectClose(over.amounts, [9], tolerance: 1e-9)
    expectClose(over.goals[0].over, 5)
    expectClose(over.deviations, [0])
  }

  @Test(arguments: [1e-6, 1, 1e12]) func unitsDoNotMatter(_ unit: Double) throws {
    let result = try GoalProgramming.amounts(
      total: 0...(100 * unit), caps: [60 * unit, 70 * unit, 50 * unit],
      goals: [
        AllocationGoal("a", coefficients: [1, 1, 0], target: 90 * unit, underWeight: 2),
        AllocationGoal("b", coefficients: [0, 1, 1], target: 80 * unit),
        AllocationGoal("c", coefficients: [3, 0, 0], target: 60 * unit),
      ])
    // a + b + c: places 20, 70, 10 meet a, b and c, and sum to 100.
    expectClose(result.deviations[0] / unit, 0, tolerance: 1e-6)
    expectClose(result.amounts.map { $0 / unit }, [20, 70, 10], tolerance: 1e-6)
  }

  @Test func goalsThatAreRefused() throws {
    expectError(.infeasible) {
      _ = try GoalProgramming.amounts(total: 0...5, floors: [6], caps: [9], goals: [])
    }
    expectError(.infeasible) { _ = try GoalProgramming.amounts(total: 5...5, caps: [4], goals: []) }
    expectError(.shape) {
      _ = try GoalProgramming.amounts(
        total: 0...5, caps: [4], goals: [AllocationGoal("x", coefficients: [], target: 1)])
    }
    expectError(.negative) {
      _ = try GoalProgramming.amounts(
        total: 0...5, caps: [4],
        goals: [AllocationGoal("x", coefficients: [1], target: 1, underWeight: -1)])
    }
    let none = try GoalProgramming.amounts(total: 5...5, caps: [4, 4], goals: [])
    expectClose(none.amounts.reduce(0, +), 5)
  }

  @Test func replacementByHand() throws {
    let scores = [60.0, 100, 120, 5]
    let costs: [Int64] = [10, 20, 30, 51]
    let result = try PortfolioRobustness.values(
      scores: scores, costs: costs, budget: 50,
      sampling: ScoreSampling(count: 200, spread: 0, seed: 1))
    #expect(result.choice.projects == [1, 2] && result.frequencies == [0, 1, 1, 0])
    // Without 1: 0 and 2 are worth 180. Without 2: 160. With 0: 180.
    expectClose(result.replacementCosts.prefix(3).map { $0! }, [40, 40, 60])
    #expect(result.replacementCosts[3] == nil && result.largestGap == 0)
  }

  @Test func samplesDoNotDependOnThreads() throws {
    var random = SplitMix(seed: 4)
    let costs = (0..<30).map { _ in Int64.random(in: 1...40, using: &random) }
    let scores = (0..<30).map { _ in Double.random(in: 1...40, using: &random) }
    let run = { (threads: Int) in
      try PortfolioRobustness.values(
        scores: scores, costs: costs, budget: 200,
        sampling: ScoreSampling(count: 100, spread: 0.3, seed: 5, threads: threads))
    }
    let one = try run(1)
    #expect(try run(4) == one)
    #expect(one.frequencies.contains { $0 > 0 && $0 < 1 })
    #expect(one.replacementCosts.allSatisfy { ($0 ?? 0) >= 0 })
    expectError(.parameter) {
      _ = try PortfolioRobustness.values(
        scores: [1], costs: [1], budget: 1, sampling: ScoreSampling(spread: -1))
    }
  }
}
