import RegionalScience
import Testing

@Suite struct ProjectSelectionTests {
  private func best(_ values: [Double], _ limits: [ProjectLimit]) -> Double? {
    var best: Double?
    for bits in 0..<(1 << values.count) {
      let chosen = values.indices.filter { bits >> $0 & 1 == 1 }
      let isKept = limits.allSatisfy { limit in
        let use = chosen.reduce(0) { $0 + limit.weights[$1] }
        return use >= limit.least - 1e-9 && use <= limit.most + 1e-9
      }
      if isKept { best = max(best ?? -.infinity, chosen.reduce(0) { $0 + values[$1] }) }
    }
    return best
  }

  /// Units do not matter, nor what is too dear for any choice.
  @Test(arguments: [1e-12, 1e-10, 1e-9, 1, 1e9, 1e14]) func unitsDoNotMatter(_ unit: Double) throws
  {
    let limit = ProjectLimit("b", weights: [6, 5, 5].map { $0 * unit }, most: 10 * unit)
    for worth in [1e-12, 1, 1e6] {
      let choice = try ProjectSelection.choose(
        values: [3, 2, 2].map { $0 * worth }, limits: [limit])
      #expect(choice.projects == [1, 2] && choice.gap <= 1e-9, "\(unit) \(worth)")
      expectClose(choice.value, 4 * worth)
    }
    let dear = ProjectLimit("b", weights: [1e9, 5, 6].map { $0 * unit }, most: 10 * unit)
    let choice = try ProjectSelection.choose(values: [9, 2, 2], limits: [dear])
    #expect(choice.projects.count == 1 && choice.value == 2 && choice.gap == 0)
  }

  /// A million rials over 10^15 are too many.
  @Test func limitsOfRialsAreKeptToTheLast() throws {
    let budget = ProjectLimit("budget", weights: [6e14, 5e14, 5e14 + 1e6], most: 1e15)
    let choice = try ProjectSelection.choose(values: [3, 2, 2], limits: [budget])
    #expect(choice.projects == [0] && choice.value == 3 && choice.gap == 0)
    // What is below 0 makes room for what is too much alone.
    let room = ProjectLimit("balance", weights: [12, -3, 1], most: 10)
    #expect(try ProjectSelection.choose(values: [5, -1, 1], limits: [room]).projects == [0, 1, 2])
    let halves = ProjectLimit("halves", weights: [0.1, 0.2, -0.3], most: 0)
    #expect(
      try ProjectSelection.choose(values: [1, 1, 1], limits: [halves]).projects == [0, 1, 2])
  }

  @Test func knapsackByHand() throws {
    let choice = try Knapsack.choose(values: [60, 100, 120], costs: [10, 20, 30], budget: 50)
    #expect(choice.projects == [1, 2] && choice.value == 220 && choice.cost == 50)
    #expect(choice.gap == 0)
    let free = try Knapsack.choose(values: [1, 0, 9], costs: [0, 0, 8], budget: 7)
    #expect(free.projects == [0] && free.bound == 1)
    #expect(try Knapsack.choose(values: [], costs: [], budget: 7).projects.isEmpty)
    let whole = try Knapsack.choose(values: [1, 2], costs: [3, 4], budget: 9)
    #expect(whole.projects == [0, 1])
    expectError(.shape) { _ = try Knapsack.choose(values: [1], costs: [], budget: 7) }
    expectError(.negative) { _ = try Knapsack.choose(values: [1], costs: [-1], budget: 7) }
    expectError(.tooLarge) { _ = try Knapsack.choose(values: [1], costs: [1], budget: .max) }
    expectError(.parameter) {
      _ = try Knapsack.choose(values: [1], costs: [1], budget: 1, stateLimit: 0)
    }
  }

  @Test(arguments: 0..<200) func knapsackAgreesWithEveryChoice(_ seed: Int) throws {
    var random = SplitMix(seed: UInt64(seed))
    let count = Int.random(in: 1...11, using: &random)
    let costs = (0..<count).map { _ in Int64.random(in: 0...20, using: &random) }
    // Values that follow costs are the hard ones.
    let values = costs.map {
      seed % 2 == 0 ? Double($0) + 3 : Double(Int.random(in: 0...30, using: &random))
    }
    let budget = Int64.random(in: 0...100, using: &random)
    let found = try Knapsack.choose(values: values, costs: costs, budget: budget)
    let limit = ProjectLimit("budget", weights: costs.map { Double($0) }, most: Double(budget))
    expectClose(found.value, best(values, [limit]))
    #expect(found.cost <= budget && found.gap == 0)
    let other = try ProjectSelection.choose(values: values, limits: [limit])
    expectClose(other.value, found.value)
  }

  @Test func largeBudgetsAndFewStates() throws {
    var random = SplitMix(seed: 9)
    let costs = (0..<300).map { _ in Int64.random(in: 1...1_000_000_000_000_000, using: &random) }
    let values = costs.map { Double($0) / 1e12 + Double.random(in: 0...1, using: &random) }
    let budget = costs.reduce(0, +) / 2
    let few = try Knapsack.choose(
      values: values, costs: costs, budget: budget, stateLimit: 5000)
    #expect(few.cost <= budget && few.bound >= few.value)
  }

  @Test(arguments: 0..<150) func crossingLimitsAgreeWithEveryChoice(_ seed: Int) throws {
    var random = SplitMix(seed: UInt64(seed) &+ 900)
    let count = Int.random(in: 2...10, using: &random)
    let values = (0..<count).map { _ in Double(Int.random(in: -2...30, using: &random)) / 3 }
    let costs = (0..<count).map { _ in Double(Int.random(in: 1...20, using: &random)) }
    let provinces = (0..<count).map { _ in Int.random(in: 0...1, using: &random) }
    let sectors = (0..<count).map { _ in Int.random(in: 0...1, using: &random) }
    let part = { (groups: [Int], group: Int) in
      zip(groups, costs).map { $0 == group ? $1 : 0 }
    }
    let limits = [
      ProjectLimit("budget", weights: costs, most: 50),
      ProjectLimit("province 0", weights: part(provinces, 0), most: 25),
      ProjectLimit(
        "projects of province 1", weights: provinces.map { Double($0) },
        least: Double(Int.random(in: 0...2, using: &random))),
      ProjectLimit("sector 0", weights: part(sectors, 0), least: 5, most: 30),
    ]
    let expected = best(values, limits)
    do {
      let found = try ProjectSelection.choose(values: values, limits: limits)
      expectClose(found.value, expected, "\(seed)")
      #expect(found.gap == 0 && found.relaxedValue >= found.value - 1e-6)
    } catch {
      #expect(error.code == .infeasible && expected == nil, "\(error)")
      #expect(error.conflict?.groups.isEmpty == false)
    }
  }

  @Test func limitsThatContradict() throws {
    let error = expectError(.infeasible) {
      _ = try ProjectSelection.choose(
        values: [1, 1, 1],
        limits: [
          ProjectLimit("budget", weights: [5, 5, 5], most: 9),
          ProjectLimit("idle", weights: [1, 1, 1], most: 3),
          ProjectLimit("two of the south", weights: [1, 1, 0], least: 2),
        ])
    }
    #expect(error?.message == "no choice of projects keeps limits 'budget', 'two of the south'")
    let alone = expectError(.infeasible) {
      _ = try ProjectSelection.choose(
        values: [1, 1], limits: [ProjectLimit("three", weights: [1, 1], least: 3)])
    }
    #expect(alone?.message == "limit 'three' demands 3.0, more than the 2.0 of all its projects")
    expectError(.shape) {
      _ = try ProjectSelection.choose(values: [1], limits: [ProjectLimit("x", weights: [])])
    }
    expectError(.parameter) {
      _ = try ProjectSelection.choose(
        values: [1], limits: [ProjectLimit("x", weights: [1], most: .nan)])
    }
    expectError(.parameter) {
      _ = try ProjectSelection.choose(values: [1], limits: [], nodeLimit: 0)
    }
    #expect(try ProjectSelection.choose(values: [1, -1], limits: []).projects == [0])
  }
}

@Suite("Project reference file", .enabled(if: Golden.isPresent, "no reference files here"))
struct GoldenProjectTests {
  @Test func knapsack() throws {
    for item in try Golden.load("allocation.json")["knapsack01"]["cases"].array {
      let found = try Knapsack.choose(
        values: item["value"].numbers, costs: item["cost"].numbers.map { Int64($0) },
        budget: Int64(item["B"].number!))
      expectClose(found.value, item["optimum"].number)
    }
  }

  @Test func crossingLimits() throws {
    for item in try Golden.load("allocation.json")["milp_projects"]["cases"].array {
      let (costs, budget) = (item["cost"].numbers, item["B"].number!)
      let (provinces, sectors) = (item["province"].integers, item["sector"].integers)
      var limits = [ProjectLimit("budget", weights: costs, most: budget)]
      for province in 0...provinces.max()! {
        limits.append(
          ProjectLimit(
            "cost of province \(province)",
            weights: zip(provinces, costs).map { $0 == province ? $1 : 0 },
            most: item["provinceMaxCost"].number!))
        limits.append(
          ProjectLimit(
            "projects of province \(province)", weights: provinces.map { $0 == province ? 1 : 0 },
            least: item["minProjectsPerProvince"].number!))
      }
      for sector in 0...sectors.max()! {
        limits.append(
          ProjectLimit(
            "sector \(sector)", weights: zip(sectors, costs).map { $0 == sector ? $1 : 0 },
            least: item["sectorMinShare"].number! * budget,
            most: item["sectorMaxShare"].number! * budget))
      }
      let found = try ProjectSelection.choose(
        values: item["value"].numbers, limits: limits, nodeLimit: 3000)
      expectClose(found.relaxedValue, item["lp_bound"].number, tolerance: 1e-7, "relaxed")
      expectClose(found.value, item["optimum"].number, "optimum")
      #expect(found.gap == 0, "\(found.bound) after \(found.nodes) nodes")
    }
  }
}
