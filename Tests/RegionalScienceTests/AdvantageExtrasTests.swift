import Foundation
import RegionalScience
import Testing

@Suite struct AdvantageExtrasTests {
  @Test func competitionPartsSumToTheRegionalOne() throws {
    var random = SplitMix(seed: 7)
    var start = try random.matrix(rows: 6, columns: 5)
    let end = try random.matrix(rows: 6, columns: 5)
    start[2, 3] = 0
    let found = try ShiftShare.estebanMarquillas(start: start, end: end)
    for region in 0..<6 {
      for sector in 0..<5 {
        expectClose(
          found.competitive[region, sector] + found.allocation[region, sector],
          found.parts.regional[region, sector])
      }
    }
    expectClose(found.homothetic.rowSums, start.rowSums)
    // With the country's own structure nothing is owed to structure.
    let even = try ShiftShare.estebanMarquillas(
      start: Matrix(rows: [[10, 20], [30, 60]]), end: Matrix(rows: [[15, 20], [30, 90]]))
    expectClose(even.allocation.values, [0, 0, 0, 0])
  }

  @Test func fleggByHand() throws {
    let values = try RegionalizationQuotient.values(
      region: [30, 10, 60, 0], country: [400, 300, 300, 0], delta: 0.25)
    expectClose(values.simple[0], 0.75)
    expectClose(values.simple[2], 2)
    #expect(values.simple[3] == nil && values.flegg[3, 0] == nil && values.flegg[3, 3] == nil)
    expectClose(values.crossIndustry[0, 2], 0.375)
    let weight = pow(log2(1.1), 0.25)
    expectClose(values.sizeWeight, weight)
    expectClose(values.flegg[0, 0], 0.75 * weight)
    expectClose(values.augmentedFlegg[0, 2], 0.375 * weight * log2(3))
    expectClose(values.tradeCoefficients[2, 1], 1)
    #expect(values.augmentedTradeCoefficients.optionalValues.allSatisfy { ($0 ?? 0) <= 1 })
    expectError(.parameter) {
      _ = try RegionalizationQuotient.values(region: [1], country: [1], delta: 1)
    }
    expectError(.zeroTotal) { _ = try RegionalizationQuotient.values(region: [0], country: [1]) }
    expectError(.shape) { _ = try RegionalizationQuotient.values(region: [], country: [1]) }
    let lacking = try RegionalizationQuotient.values(region: [1, 0], country: [1, 1])
    #expect(lacking.crossIndustry[0, 1] == nil)
    expectClose(lacking.crossIndustry[1, 0], 0)
  }

  @Test func plantsByHand() throws {
    // One plant in each of two equal regions: as even as can be, though plants are few.
    let even = try EllisonGlaeser.value(plants: [5, 5], regions: [0, 1], activity: [50, 50])
    expectClose(even.rawConcentration, 0)
    expectClose(even.gamma, -1)
    let one = try EllisonGlaeser.value(plants: [5], regions: [0], activity: [50, 50])
    #expect(one.gamma == nil)
    expectError(.shape) {
      _ = try EllisonGlaeser.value(plants: [5], regions: [2], activity: [50, 50])
    }
    expectError(.zeroTotal) {
      _ = try EllisonGlaeser.value(plants: [0], regions: [0], activity: [50, 50])
    }
    expectError(.zeroTotal) {
      _ = try EllisonGlaeser.value(plants: [1], regions: [0], activity: [0, 0])
    }
  }

  @Test func atkinsonByHand() throws {
    expectClose(try Inequality.atkinson([1, 4], aversion: 1), 0.2)
    expectClose(try Inequality.atkinson([1, 9], aversion: 0.5), 0.2)
    expectClose(try Inequality.atkinson([2, 2], aversion: 3), 0)
    expectClose(try Inequality.atkinson([0, 2], aversion: 2), 1)
    #expect(try Inequality.atkinson([0, 0], aversion: 2) == nil)
    expectError(.parameter) { _ = try Inequality.atkinson([1], aversion: 0) }
  }
}

@Suite("Advantage reference files", .enabled(if: Golden.isPresent, "no reference files here"))
struct GoldenAdvantageTests {
  @Test(arguments: Golden.names(prefix: "regional_"))
  func shiftShareAndRegionalization(_ file: String) throws {
    let golden = try Golden.load(file)
    let activity = try Matrix(rows: golden["E"].rows)
    let found = try ShiftShare.estebanMarquillas(
      start: activity, end: Matrix(rows: golden["E1"].rows))
    for key in golden["shiftShare"].keys {
      let region = try #require(Int(key))
      let expected = golden["shiftShare"][key]
      expectClose(found.homothetic.row(region), expected["homothetic"].numbers, "homothetic")
      expectClose(found.competitive.row(region), expected["competitiveEM"].numbers, "competitive")
      expectClose(found.allocation.row(region), expected["allocationEM"].numbers, "allocation")
    }
    let flegg = golden["flq"]
    let sectors = flegg["sectors"].integers
    let region = Int(flegg["region"].number!)
    let totals = activity.columnSums
    let values = try RegionalizationQuotient.values(
      region: sectors.map { activity[region, $0] }, country: sectors.map { totals[$0] },
      delta: flegg["delta"].number!)
    expectClose(values.simple.compactMap { $0 }, flegg["SLQ"].numbers, "SLQ")
    expectClose(values.sizeWeight, flegg["lambda"].number, "lambda")
    for (table, key) in [
      (values.crossIndustry, "CILQ"), (values.flegg, "FLQ"), (values.augmentedFlegg, "AFLQ"),
    ] {
      expectClose(table.filled(with: 0).values, flegg[key].rows.flatMap { $0 }, key)
    }
    expectClose(
      try EllisonGlaeser.rawConcentrations(activity).compactMap { $0 },
      golden["sector"]["EG_raw_G"].numbers, "EG")
  }

  @Test func published() throws {
    let item = try Golden.textbook("Ellison-Glaeser")
    let input = item["input"]
    let found = try EllisonGlaeser.value(
      plants: input["plants"].numbers, regions: input["region"].integers,
      activity: input["e_region"].numbers)
    expectClose(found.gamma, item["published"].numbers[0], tolerance: 5e-9)
    for item in try Golden.load("inequality.json")["cases"].array {
      expectClose(
        try Inequality.atkinson(item["y"].numbers, aversion: 0.5), item["atkinson_0.5"].number)
    }
    let shares = try Golden.textbook(
      "shift-share, Farhauer/Kroell 2013 example (REAT::shift formulas)")
    for key in shares["computed"].keys {
      let expected = shares["computed"][key]
      let found = try ShiftShare.estebanMarquillas(
        start: Matrix(rows: [expected["r0"].numbers]), end: Matrix(rows: [expected["r1"].numbers]),
        reference: .sectors(
          start: shares["input"]["nation0"].numbers, end: shares["input"]["nation1"].numbers))
      expectClose(found.competitive.values, expected["competitiveEM"].numbers)
      expectClose(found.allocation.values, expected["allocationEM"].numbers)
    }
  }
}
