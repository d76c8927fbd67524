import Foundation
import RegionalScience
import Testing

@Suite struct ProvinceSectorTests {
  /// Limits for two provinces and two sectors, and the best of all tables that keep them.
  private struct Small {
    var total: Int64
    var values: [Double]
    var limits: ProvinceSectorLimits

    init(seed: UInt64) {
      var random = SplitMix(seed: seed)
      let low = { (random: inout SplitMix) in Int64.random(in: 0...3, using: &random) }
      total = Int64.random(in: 0...9, using: &random)
      values = (0..<4).map { _ in Double(Int.random(in: -3...9, using: &random)) }
      let provinceFloors = [low(&random), low(&random)]
      let sectorFloors = [low(&random), low(&random)]
      limits = ProvinceSectorLimits(
        provinceFloors: provinceFloors, sectorFloors: sectorFloors,
        provinceCaps: provinceFloors.map { $0 + Int64.random(in: 0...6, using: &random) },
        sectorCaps: sectorFloors.map { $0 + Int64.random(in: 0...6, using: &random) },
        capacities: (0..<4).map { _ in Int64.random(in: 0...5, using: &random) })
    }

    func isKept(_ cells: [Int64]) -> Bool {
      let rows = [cells[0] + cells[1], cells[2] + cells[3]]
      let columns = [cells[0] + cells[2], cells[1] + cells[3]]
      return cells.reduce(0, +) == total
        && (0..<4).allSatisfy { cells[$0] >= 0 && cells[$0] <= limits.capacities![$0] }
        && (0..<2).allSatisfy {
          rows[$0] >= limits.provinceFloors![$0] && rows[$0] <= limits.provinceCaps![$0]
            && columns[$0] >= limits.sectorFloors![$0] && columns[$0] <= limits.sectorCaps![$0]
        }
    }

    var tables: [[Int64]] {
      var found: [[Int64]] = []
      for a in Int64(0)...5 {
        for b in Int64(0)...5 {
          for c in Int64(0)...5 {
            let cells = [a, b, c, total - a - b - c]
            if isKept(cells) { found.append(cells) }
          }
        }
      }
      return found
    }
  }

  @Test func agreesWithEveryTable() throws {
    var (solved, refused) = (0, 0)
    for seed in 0..<600 {
      let small = Small(seed: UInt64(seed))
      let values = try Matrix(rows: 2, columns: 2, values: small.values)
      let best = small.tables.map { cells in
        zip(small.values, cells).reduce(0) { $0 + $1.0 * Double($1.1) }
      }.max()
      do {
        let found = try ProvinceSectorAllocation.units(
          total: small.total, values: values, limits: small.limits)
        #expect(small.isKept(found.cells), "\(seed)")
        expectClose(found.objective, best, "\(seed)")
        solved += 1
      } catch {
        #expect(error.code == .infeasible && best == nil, "\(seed): \(error)")
        let conflict = try #require(error.conflict)
        #expect(conflict.demanded > conflict.available, "\(seed): \(error)")
        #expect(!(conflict.places.isEmpty && conflict.sectors.isEmpty), "\(seed): \(error)")
        refused += 1
      }
    }
    #expect(solved > 100 && refused > 100)
  }

  @Test func fairLevelsAreThoseOfTheBestTable() throws {
    for seed in 0..<300 {
      var small = Small(seed: UInt64(seed) &+ 5000)
      small.limits.provinceFloors = [0, 0]
      let needs = [1.0, 1.0]
      let levels = small.tables.map { [$0[0] + $0[1], $0[2] + $0[3]].sorted() }
      guard let best = levels.max(by: { ($0[0], $0[1]) < ($1[0], $1[1]) }) else { continue }
      let found = try MaxMinFairness.units(
        total: small.total, needs: needs, sectors: 2, limits: small.limits)
      #expect(small.isKept(found.amounts.cells))
      #expect(found.amounts.provinceAmounts.sorted() == best, "\(seed)")
    }
  }

  /// Without limits of sectors fairness is proportional to needs, to the unit, for any total.
  @Test(arguments: [1001, 100_000_000_000_000, 1_000_000_000_000_000_000] as [Int64])
  func fairnessIsExact(_ total: Int64) throws {
    for needs in [[1, 2, 3.7], [0, 200, 300, 400], [0.1, 0.7, 1e-3, 5]] {
      let fair = try MaxMinFairness.units(
        total: total, needs: needs, sectors: 1, limits: ProvinceSectorLimits())
      let shares = try ProportionalAllocation.units(total: total, shares: needs)
      #expect(fair.amounts.provinceAmounts == shares.amounts, "\(needs)")
    }
    // Nothing says who gets it.
    expectError(.infeasible) {
      _ = try MaxMinFairness.units(
        total: total, needs: [0, 0], sectors: 1, limits: ProvinceSectorLimits())
    }
  }

  @Test func byHand() throws {
    let result = try ProvinceSectorAllocation.units(
      total: 10, values: Matrix(rows: [[3, 1], [2, 2]]),
      limits: ProvinceSectorLimits(sectorFloors: [0, 4], provinceCaps: [6, 10]))
    #expect(result.cells == [6, 0, 0, 4] && result.objective == 26)
    #expect(result.provinceReasons == [.cap, .share] && result.sectorReasons == [.share, .floor])
    let fair = try MaxMinFairness.units(
      total: 90, needs: [1, 2], sectors: 1, limits: ProvinceSectorLimits(capacities: [10, 90]))
    #expect(fair.amounts.provinceAmounts == [10, 80] && fair.leastLevel == 10)
    #expect(fair.rounds == [0, 1])
    let plain = try MaxMinFairness.units(
      total: 90, needs: [1, 2, 0], sectors: 1, limits: ProvinceSectorLimits())
    #expect(plain.amounts.provinceAmounts == [30, 60, 0] && plain.levels[2] == nil)
  }

  @Test func withoutSectorsFairIsProportional() throws {
    var random = SplitMix(seed: 31)
    let needs = (0..<20).map { _ in Double.random(in: 0.2...2, using: &random) }
    let floors = (0..<20).map { _ in Int64.random(in: 0...60_000, using: &random) }
    let caps = floors.map { $0 + Int64.random(in: 0...90_000, using: &random) }
    let total = floors.reduce(0, +) + (zip(caps, floors).reduce(0) { $0 + $1.0 - $1.1 }) / 3
    let expected = try ProportionalAllocation.units(
      total: total, shares: needs, floors: floors, caps: caps)
    let found = try MaxMinFairness.units(
      total: total, needs: needs, sectors: 1,
      limits: ProvinceSectorLimits(provinceFloors: floors, provinceCaps: caps))
    for (left, right) in zip(found.amounts.provinceAmounts, expected.amounts) {
      #expect((left - right).magnitude <= 20)
    }
  }

  @Test func limitsThatContradict() throws {
    let values = try Matrix(rows: [[1, 1], [1, 1]])
    let error = expectError(.infeasible) {
      _ = try ProvinceSectorAllocation.units(
        total: 10, values: values,
        limits: ProvinceSectorLimits(
          provinceFloors: [6, 0], sectorCaps: [10, 2], capacities: [3, 9, 9, 9]))
    }
    // Province 0 may have 3 of sector 0 and 2 of sector 1.
    #expect(error?.conflict?.places == [0] && error?.conflict?.sectors == [1])
    #expect(error?.conflict?.demanded == 6 && error?.conflict?.available == 5)
    #expect(error?.message.hasPrefix("the floors of province 0 demand 6, more than the 5") == true)
    let floors = expectError(.infeasible) {
      _ = try ProvinceSectorAllocation.units(
        total: 10, values: values, limits: ProvinceSectorLimits(sectorFloors: [7, 6]))
    }
    #expect(floors?.message == "the floors of sectors 0, 1 sum to 13, more than the total of 10")
    expectError(.infeasible) {
      _ = try ProvinceSectorAllocation.units(
        total: 10, values: values, limits: ProvinceSectorLimits(capacities: [1, 1, 1, 1]))
    }
    expectError(.infeasible) {
      _ = try MaxMinFairness.units(
        total: 10, needs: [1], sectors: 1, limits: ProvinceSectorLimits(capacities: [1]))
    }
    expectError(.shape) {
      _ = try ProvinceSectorAllocation.units(
        total: 10, values: values, limits: ProvinceSectorLimits(capacities: [1]))
    }
    expectError(.empty) {
      _ = try ProvinceSectorAllocation.units(
        total: 10, values: Matrix(rows: []), limits: ProvinceSectorLimits())
    }
    expectError(.notFinite) {
      _ = try ProvinceSectorAllocation.units(
        total: 10, values: Matrix(rows: [[.nan]]), limits: ProvinceSectorLimits())
    }
  }

  @Test func largestAmounts() throws {
    let total: Int64 = 1_000_000_000_000_000_000
    let found = try ProvinceSectorAllocation.units(
      total: total, values: Matrix(rows: [[1, 2], [3, 4], [0, 0]]),
      limits: ProvinceSectorLimits(
        provinceFloors: [total / 2, 0, total / 2], sectorFloors: [total / 2, total / 2]))
    #expect(found.cells.reduce(0, +) == total && found.sectorAmounts == [total / 2, total / 2])
  }
}

@Suite("Province and sector reference", .enabled(if: Golden.isPresent, "no reference files here"))
struct GoldenProvinceSectorTests {
  @Test func linearProgrammes() throws {
    for item in try Golden.load("allocation.json")["lp_province_sector"]["cases"].array {
      let values = try Matrix(rows: item["value"].rows)
      let capacities = try Matrix(rows: item["capacity"].rows)
      let total = item["B"].number!
      let found = try ProvinceSectorAllocation.amounts(
        total: total, values: values, capacities: capacities,
        provinceFloors: item["provinceMin"].numbers, provinceCaps: item["provinceMax"].numbers,
        sectorFloors: item["sectorMin"].numbers, sectorCaps: item["sectorMax"].numbers)
      expectClose(found.objective, item["objective"].number, "objective")
      let unit = 1e-12
      let whole = { (values: [Double]) in values.map { Int64(($0 / unit).rounded()) } }
      let fair = try MaxMinFairness.units(
        total: Int64(total / unit), needs: item["maxmin"]["need"].numbers, sectors: values.columns,
        limits: ProvinceSectorLimits(
          provinceFloors: whole(item["provinceMin"].numbers),
          sectorFloors: whole(item["sectorMin"].numbers),
          provinceCaps: whole(item["provinceMax"].numbers),
          sectorCaps: whole(item["sectorMax"].numbers), capacities: whole(capacities.values)))
      expectClose(
        fair.leastLevel.map { $0 * unit }, item["maxmin"]["t"].number, "max-min \(values.rows)")
    }
  }
}
