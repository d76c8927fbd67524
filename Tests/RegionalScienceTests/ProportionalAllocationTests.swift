import Foundation
import RegionalScience
import Testing

@Suite struct ProportionalAllocationTests {
  @Test func byHand() throws {
    let result = try ProportionalAllocation.units(
      total: 100, shares: [5, 3, 2], floors: [0, 40, 0], caps: [45, 100, 100])
    // 60 for 5 : 2 is 42.86 and 17.14.
    #expect(result.amounts == [43, 40, 17])
    #expect(result.portions.map(\.reason) == [.share, .floor, .share])
    #expect(result.portions.map(\.remainder) == [1, 0, 0])
    #expect(result.portions.map(\.share) == [42, 0, 17])
    #expect(result.portions.map(\.floor) == [0, 40, 0])
    expectClose(result.rate, 60.0 / 7)
    expectClose(result.portions[1].unlimited, 180.0 / 7)
    let capped = try ProportionalAllocation.units(
      total: 100, shares: [5, 3, 2], floors: [0, 40, 0], caps: [30, 100, 100])
    #expect(capped.amounts == [30, 42, 28] && capped.portions[0].reason == .cap)
    #expect(capped.portions[0].unlimited > 30)
  }

  @Test func wholeUnitsNearTheLargest() throws {
    let total: Int64 = 1_000_000_000_000_000_000
    let third = try ProportionalAllocation.units(total: total, shares: [1, 1, 1])
    #expect(
      third.amounts == [333_333_333_333_333_334, 333_333_333_333_333_333, 333_333_333_333_333_333])
    let tiny = try ProportionalAllocation.units(total: total, shares: [1e-9, 1, 1e100])
    #expect(tiny.amounts.reduce(0, +) == total && tiny.amounts[2] == total)
    let many = try ProportionalAllocation.units(
      total: total - 1, shares: (1...480).map { 1 / Double($0) },
      floors: (1...480).map { Int64($0) * 1_000_000_000_000 },
      caps: (1...480).map { 40_000_000_000_000_000 - Int64($0) })
    #expect(many.amounts.reduce(0, +) == total - 1)
  }

  /// What is tiny beside a share that has met its cap takes what is left, and does not vanish.
  @Test func tinySharesTakeWhatIsLeft() throws {
    let real = try ProportionalAllocation.amounts(
      total: 50, shares: [1, 1e-17, 2e-17], caps: [11, 50, 50])
    expectClose(real.amounts[0], 11)
    expectClose(real.amounts[1], 13)
    expectClose(real.amounts[2], 26)
    let whole = try ProportionalAllocation.units(
      total: 50, shares: [1, 1e-25, 1e-25], caps: [11, 50, 50])
    #expect(whole.amounts == [11, 20, 19])
    // The caps of all are named with their true sum.
    let error = expectError(.infeasible) {
      _ = try ProportionalAllocation.units(total: 50, shares: [1, 1e-25], caps: [11, 20])
    }
    #expect(error?.message.contains("sum to 31") == true)
  }

  @Test(arguments: 0..<60) func keepsEveryRule(_ seed: Int) throws {
    var random = SplitMix(seed: UInt64(seed))
    let count = Int.random(in: 1...9, using: &random)
    let shares = (0..<count).map { _ in
      Double.random(in: 0...1, using: &random) < 0.15
        ? 0 : Double.random(in: 0.01...1, using: &random)
    }
    let floors = (0..<count).map { _ in Int64.random(in: 0...30, using: &random) }
    let caps = floors.map { $0 + Int64.random(in: 0...60, using: &random) }
    let least = floors.reduce(0, +)
    let most = zip(shares, zip(floors, caps)).reduce(0) { $0 + ($1.0 > 0 ? $1.1.1 : $1.1.0) }
    let total = Int64.random(in: least...most, using: &random)
    let result = try ProportionalAllocation.units(
      total: total, shares: shares, floors: floors, caps: caps)
    #expect(result.amounts.reduce(0, +) == total)
    let real = try ProportionalAllocation.amounts(
      total: Double(total), shares: shares, floors: floors.map { Double($0) },
      caps: caps.map { Double($0) })
    expectClose(real.amounts.reduce(0, +), Double(total))
    for (place, portion) in result.portions.enumerated() {
      #expect(portion.amount >= floors[place] && portion.amount <= caps[place])
      #expect(portion.amount == portion.floor + portion.share + portion.remainder)
      #expect((Double(portion.amount) - real.amounts[place]).magnitude < 1 + 1e-9)
      if portion.reason == .floor { #expect(portion.amount == floors[place]) }
      if portion.reason == .cap { #expect(portion.amount == caps[place]) }
      if portion.reason == .share {
        expectClose(real.amounts[place], portion.unlimited, tolerance: 1e-6)
      }
    }
  }

  @Test func sharesOfAnySize() throws {
    let real = try ProportionalAllocation.amounts(
      total: 10, shares: [1e-300, 1, 1e-300], floors: [1, 0, 0], caps: [5, 20, 20])
    expectClose(real.amounts, [1, 9, 0])
    let small = try ProportionalAllocation.amounts(total: 10, shares: [1e-300, 3e-300])
    expectClose(small.amounts, [2.5, 7.5])
    #expect(small.rate.isFinite)
  }

  @Test func limitsThatContradict() throws {
    let floors = expectError(.infeasible) {
      _ = try ProportionalAllocation.units(total: 10, shares: [1, 1, 1], floors: [8, 0, 5])
    }
    #expect(floors?.conflict?.places == [0, 2])
    #expect(floors?.conflict?.demanded == 13 && floors?.conflict?.available == 10)
    #expect(
      floors?.message == "the floors of places 0, 2 sum to 13, more than the total of 10")
    let caps = expectError(.infeasible) {
      _ = try ProportionalAllocation.units(total: 10, shares: [1, 1], caps: [3, 4])
    }
    #expect(caps?.message == "the caps of places 0, 1 sum to 7, less than the total of 10")
    let crossed = expectError(.infeasible) {
      _ = try ProportionalAllocation.units(
        total: 10, shares: [1, 1], floors: [0, 6], caps: [9, 5])
    }
    #expect(crossed?.row == 1)
    expectError(.infeasible) {
      _ = try ProportionalAllocation.amounts(total: 1, shares: [1, 1], floors: [1, 0.5])
    }
    expectError(.infeasible) { _ = try ProportionalAllocation.units(total: 1, shares: []) }
    #expect(try ProportionalAllocation.units(total: 0, shares: []).amounts.isEmpty)
    expectError(.negative) { _ = try ProportionalAllocation.units(total: -1, shares: [1]) }
    expectError(.tooLarge) { _ = try ProportionalAllocation.units(total: .max, shares: [1]) }
    expectError(.tooLarge) {
      _ = try ProportionalAllocation.units(total: 1, shares: [1], caps: [.max])
    }
    expectError(.notFinite) { _ = try ProportionalAllocation.units(total: 1, shares: [.nan]) }
    expectError(.shape) { _ = try ProportionalAllocation.units(total: 1, shares: [1], caps: []) }
  }
}

@Suite struct NestedAllocationTests {
  @Test func byHand() throws {
    let result = try NestedAllocation.units(
      total: 100, shares: [1, 1, 2], groups: [0, 0, 1], groupCaps: [60, 45])
    #expect(result.amounts == [28, 27, 45] && result.groupAmounts == [55, 45])
    #expect(result.groupReasons == [.share, .cap])
    let lifted = try NestedAllocation.units(
      total: 100, shares: [1, 1, 2], groups: [0, 0, 1], groupFloors: [70, 0])
    #expect(lifted.amounts == [35, 35, 30] && lifted.groupReasons == [.floor, .share])
  }

  @Test(arguments: 0..<60) func agreesWithHalving(_ seed: Int) throws {
    var random = SplitMix(seed: UInt64(seed) &+ 1000)
    let count = Int.random(in: 1...12, using: &random)
    let groups = (0..<count).map { _ in Int.random(in: 0...3, using: &random) }
    let shares = (0..<count).map { _ in Double.random(in: 0.01...1, using: &random) }
    let floors = (0..<count).map { _ in Int64.random(in: 0...3000, using: &random) }
    let caps = floors.map { $0 + Int64.random(in: 0...6000, using: &random) }
    let inner = (0..<4).map { group in
      (0..<count).filter { groups[$0] == group }.reduce((Int64(0), Int64(0))) {
        ($0.0 + floors[$1], $0.1 + caps[$1])
      }
    }
    let groupFloors = inner.map { Int64.random(in: ($0.0 / 2)...$0.1, using: &random) }
    let groupCaps = zip(inner, groupFloors).map {
      Int64.random(in: max($0.0, $1)...($0.1 + 500), using: &random)
    }
    let low = zip(inner, groupFloors).map { max($0.0, $1) }
    let high = zip(inner, groupCaps).map { min($0.1, $1) }
    let total = Int64.random(in: low.reduce(0, +)...high.reduce(0, +), using: &random)
    let result = try NestedAllocation.units(
      total: total, shares: shares, groups: groups, floors: floors, caps: caps,
      groupFloors: groupFloors, groupCaps: groupCaps)
    #expect(result.amounts.reduce(0, +) == total)
    // The sums of groups at a rate, halved to the total.
    let sums = { (rate: Double) in
      (0..<4).map { group in
        let sum = (0..<count).filter { groups[$0] == group }.reduce(0.0) {
          $0 + min(Double(caps[$1]), max(Double(floors[$1]), rate * shares[$1]))
        }
        return min(Double(groupCaps[group]), max(Double(groupFloors[group]), sum))
      }
    }
    var (from, to) = (0.0, 1e7)
    for _ in 0..<200 {
      let middle = (from + to) / 2
      if sums(middle).reduce(0, +) > Double(total) { to = middle } else { from = middle }
    }
    for (group, expected) in sums(from).enumerated() {
      #expect((Double(result.groupAmounts[group]) - expected).magnitude <= 1.01, "\(group)")
      let places = (0..<count).filter { groups[$0] == group }
      #expect(places.reduce(0) { $0 + result.amounts[$1] } == result.groupAmounts[group])
      #expect(result.groupAmounts[group] >= low[group] && result.groupAmounts[group] <= high[group])
    }
  }

  @Test func limitsThatContradict() throws {
    let inside = expectError(.infeasible) {
      _ = try NestedAllocation.units(
        total: 9, shares: [1, 1, 1], groups: [0, 1, 1], floors: [0, 3, 4], groupCaps: [9, 6])
    }
    #expect(
      inside?.message
        == "the floors of places 1, 2 sum to 7, more than the cap of their group 1, 6")
    #expect(inside?.conflict?.groups == [1] && inside?.conflict?.places == [1, 2])
    expectError(.infeasible) {
      _ = try NestedAllocation.units(
        total: 9, shares: [1, 1], groups: [0, 1], caps: [2, 9], groupFloors: [3, 0])
    }
    let both = expectError(.infeasible) {
      _ = try NestedAllocation.units(
        total: 9, shares: [1, 1], groups: [0, 1], floors: [0, 5], groupFloors: [6, 0])
    }
    #expect(both?.conflict?.groups == [0, 1] && both?.conflict?.demanded == 11)
    expectError(.infeasible) {
      _ = try NestedAllocation.units(total: 9, shares: [1, 1], groups: [0, 1], groupCaps: [4, 4])
    }
    expectError(.infeasible) {
      _ = try NestedAllocation.units(
        total: 9, shares: [1], groups: [0], groupFloors: [4], groupCaps: [3])
    }
    expectError(.shape) {
      _ = try NestedAllocation.units(total: 9, shares: [1], groups: [-1])
    }
    expectError(.shape) {
      _ = try NestedAllocation.units(total: 9, shares: [1], groups: [2], groupCaps: [4])
    }
    expectError(.shape) {
      _ = try NestedAllocation.units(total: 9, shares: [1], groups: [.max])
    }
    let empty = try NestedAllocation.units(
      total: 4, shares: [1], groups: [1], groupFloors: [0, 0, 0])
    #expect(empty.groupAmounts == [0, 4, 0])
    expectError(.infeasible) {
      _ = try NestedAllocation.units(
        total: 4, shares: [1], groups: [1], groupFloors: [1, 0])
    }
  }
}

/// An objective whose amounts are found by halving.
private struct SquareRoots: AllocationObjective {
  let weights: [Double]
  var placeCount: Int { weights.count }
  func values(_ context: AmountsContext) -> [Double] {
    zip(weights, context.amounts).map { $0 * $1.squareRoot() }
  }
  func marginalValues(_ context: AmountsContext) -> [Double] {
    zip(weights, context.amounts).map { $0 / (2 * $1.squareRoot()) }
  }
}

/// An objective that answers what it must not.
private struct Broken: AllocationObjective {
  let answer: [Double]
  var placeCount: Int { 2 }
  func values(_ context: AmountsContext) -> [Double] { answer }
  func marginalValues(_ context: AmountsContext) -> [Double] { answer }
  func amounts(_ context: PriceContext) -> [Double] { answer }
}

@Suite struct WaterFillingTests {
  @Test func byHand() throws {
    let returns = try LogarithmicReturns(weights: [1, 2], scales: [10, 10])
    let result = try WaterFilling.amounts(total: 40, objective: returns)
    expectClose(result.amounts, [10, 30])
    expectClose(result.price, 0.05)
    #expect(result.reasons == [.share, .share] && result.unspent == 0)
    let capped = try WaterFilling.amounts(total: 40, objective: returns, caps: [100, 5])
    expectClose(capped.amounts, [35, 5])
    #expect(capped.reasons == [.share, .cap])
    let rich = try WaterFilling.amounts(total: 40, objective: returns, caps: [4, 5])
    expectClose(rich.amounts, [4, 5])
    #expect(rich.price == 0 && rich.unspent == 31)
    let floors = try WaterFilling.amounts(total: 40, objective: returns, floors: [20, 0])
    expectClose(floors.amounts, [20, 20])
    let power = try WaterFilling.amounts(
      total: 100, objective: PowerReturns(weights: [1, 2], exponent: 0.5))
    expectClose(power.amounts, [20, 80])
  }

  @Test func anObjectiveOfOnesOwn() throws {
    let weights = [1.0, 2, 3, 0]
    let own = try WaterFilling.amounts(total: 140, objective: SquareRoots(weights: weights))
    let known = try WaterFilling.amounts(
      total: 140, objective: PowerReturns(weights: weights, exponent: 0.5))
    expectClose(own.amounts, known.amounts, tolerance: 1e-7)
    expectClose(own.amounts, [10, 40, 90, 0], tolerance: 1e-7)
  }

  @Test(arguments: 0..<40) func wholeUnitsAreTheBest(_ seed: Int) throws {
    var random = SplitMix(seed: UInt64(seed) &+ 77)
    let weights = (0..<3).map { _ in Double.random(in: 0...5, using: &random) }
    let scales = (0..<3).map { _ in Double.random(in: 0.1...4, using: &random) }
    let floors = (0..<3).map { _ in Int64.random(in: 0...2, using: &random) }
    let caps = floors.map { $0 + Int64.random(in: 0...8, using: &random) }
    let total = floors.reduce(0, +) + Int64.random(in: 0...10, using: &random)
    let objective = try LogarithmicReturns(weights: weights, scales: scales)
    let found = try WaterFilling.units(
      total: total, objective: objective, floors: floors, caps: caps)
    var best = -Double.infinity
    for a in floors[0]...caps[0] {
      for b in floors[1]...caps[1] {
        for c in floors[2]...caps[2] where a + b + c <= total {
          let amounts = [a, b, c].map { Double($0) }
          best = max(best, objective.values(AmountsContext(amounts: amounts)).reduce(0, +))
        }
      }
    }
    expectClose(found.values.reduce(0, +), best)
    #expect(found.amounts.reduce(0, +) + found.unspent == total)
    for (amount, (floor, cap)) in zip(found.amounts, zip(floors, caps)) {
      #expect(amount >= floor && amount <= cap)
    }
  }

  @Test func veryLargeAmountsAddUp() throws {
    let total: Int64 = 999_999_999_999_999_999
    let found = try WaterFilling.units(
      total: total,
      objective: LogarithmicReturns(weights: [1, 2, 3, 5, 7], scales: [1, 1, 1, 1, 1]))
    #expect(found.amounts.reduce(0, +) == total && found.unspent == 0)
  }

  /// Worth that ends at an amount: every place goes up to it, to the unit.
  @Test(arguments: [1.0, 1e7]) func amountsEndWhereWorthDoes(_ scale: Double) throws {
    struct Ending: AllocationObjective {
      let weights: [Double]
      let end: Double
      var placeCount: Int { weights.count }
      func values(_ context: AmountsContext) -> [Double] {
        zip(weights, context.amounts).map { $0 * min($1, end) }
      }
      func marginalValues(_ context: AmountsContext) -> [Double] {
        zip(weights, context.amounts).map { $1 < end ? $0 : 0 }
      }
    }
    let found = try WaterFilling.units(
      total: Int64(600 * scale), objective: Ending(weights: [1, 2, 3], end: 150 * scale))
    #expect(found.amounts == [Int64](repeating: Int64(150 * scale), count: 3))
    #expect(found.unspent == Int64(150 * scale))
  }

  @Test func badObjectivesAreRefused() throws {
    expectError(.notFinite) {
      _ = try WaterFilling.amounts(total: 1, objective: Broken(answer: [1, .nan]))
    }
    expectError(.shape) { _ = try WaterFilling.amounts(total: 1, objective: Broken(answer: [1])) }
    expectError(.infeasible) {
      _ = try WaterFilling.units(total: 1, objective: SquareRoots(weights: [1]), floors: [2])
    }
    expectError(.notPositive) { _ = try LogarithmicReturns(weights: [1], scales: [0]) }
    expectError(.parameter) { _ = try PowerReturns(weights: [1], exponent: 1) }
    #expect(try WaterFilling.amounts(total: 5, objective: SquareRoots(weights: [])).unspent == 5)
  }
}

@Suite("Allocation reference file", .enabled(if: Golden.isPresent, "no reference files here"))
struct GoldenAllocationTests {
  @Test func proportional() throws {
    for item in try Golden.load("allocation.json")["proportional_bounded"]["cases"].array {
      let found = try ProportionalAllocation.amounts(
        total: item["B"].number!, shares: item["p"].numbers, floors: item["lo"].numbers,
        caps: item["hi"].numbers)
      expectClose(found.amounts, item["x"].numbers, "x")
      expectClose(found.rate, item["lambda"].number, "lambda")
    }
  }

  @Test func concave() throws {
    for item in try Golden.load("allocation.json")["concave_waterfilling"]["cases"].array {
      let objective = try LogarithmicReturns(
        weights: item["a"].numbers, scales: item["c"].numbers)
      let found = try WaterFilling.amounts(
        total: item["B"].number!, objective: objective, caps: item["hi"].numbers)
      expectClose(found.amounts, item["x"].numbers, "x")
      expectClose(found.values.reduce(0, +), item["objective"].number, "objective")
      if found.price > 0 { expectClose(found.price, item["mu"].number, "mu") }
    }
  }
}
