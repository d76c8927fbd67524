import RegionalScience

/// Allocation.
enum AllocationCases {
  static func all() throws -> [BenchCase] {
    var random = BenchRandom(seed: 4)
    let costs = (0..<2000).map { _ in Int64(1 + 199 * random.next()) }
    let values = (0..<2000).map { _ in (1 + 999 * random.next()).rounded() }
    let alike = costs.map { Double($0) + 10 }
    let shares = (0..<480).map { _ in random.next() }
    let floors = (0..<480).map { _ in Int64(1e12 * random.next()) }
    let worth = try Matrix(
      rows: 480, columns: 24, values: (0..<(480 * 24)).map { _ in random.next() })
    let capacities = (0..<(480 * 24)).map { _ in Int64(1e9 * random.next()) }
    let limits = ProvinceSectorLimits(
      provinceFloors: (0..<480).map { _ in Int64(5e8) },
      sectorFloors: (0..<24).map { _ in 20_000_000_000 },
      provinceCaps: (0..<480).map { _ in 4_000_000_000 },
      sectorCaps: (0..<24).map { _ in 60_000_000_000 },
      capacities: capacities)
    let total: Int64 = 1_000_000_000_000
    let projects = 248
    let prices = (0..<projects).map { _ in (20 + 80 * random.next()).rounded() }
    let gains = (0..<projects).map { _ in (10 + 90 * random.next()).rounded() }
    let sectors = (0..<projects).map { _ in Int(3 * random.next()) }
    let budget = (prices.reduce(0, +) * 0.25).rounded()
    var crossing = [ProjectLimit("budget", weights: prices, most: budget)]
    for province in 0..<31 {
      let isHere = { (project: Int) in project / 8 == province }
      crossing.append(
        ProjectLimit(
          "cost of province \(province)",
          weights: (0..<projects).map { isHere($0) ? prices[$0] : 0 }, most: budget * 0.07))
      crossing.append(
        ProjectLimit(
          "projects of province \(province)", weights: (0..<projects).map { isHere($0) ? 1 : 0 },
          least: 1))
    }
    for sector in 0..<3 {
      crossing.append(
        ProjectLimit(
          "sector \(sector)",
          weights: (0..<projects).map { sectors[$0] == sector ? prices[$0] : 0 },
          least: 0.2 * budget, most: 0.5 * budget))
    }
    let limitsOfProjects = crossing
    return [
      (
        "knapsack-2000x100000", 9,
        { keep(try Knapsack.choose(values: values, costs: costs, budget: 100_000).projects.count) }
      ),
      (
        "knapsack-alike-2000x100000", 5,
        { keep(try Knapsack.choose(values: alike, costs: costs, budget: 100_000).projects.count) }
      ),
      (
        "proportional-480", 15,
        {
          keep(
            try ProportionalAllocation.units(
              total: 1_000_000_000_000_000, shares: shares, floors: floors
            ).portions.count)
        }
      ),
      (
        "province-sector-480x24", 5,
        {
          keep(
            try ProvinceSectorAllocation.units(total: total, values: worth, limits: limits).cells
              .count)
        }
      ),
      (
        "max-min-480x24", 3,
        {
          keep(
            try MaxMinFairness.units(total: total, needs: shares, sectors: 24, limits: limits)
              .rounds.count)
        }
      ),
      (
        "projects-248-crossing", 3,
        {
          let found = try ProjectSelection.choose(values: gains, limits: limitsOfProjects)
          keep(found.nodes)
        }
      ),
    ]
  }
}
