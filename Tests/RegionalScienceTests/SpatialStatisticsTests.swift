import Foundation
import RegionalScience
import Testing

@Suite struct SpatialStatisticsTests {
  private let line = [(0, 1), (1, 2), (2, 3)]

  /// All orders of some values.
  private func orders(_ values: [Double]) -> [[Double]] {
    guard values.count > 1 else { return [values] }
    return values.indices.flatMap { index in
      var rest = values
      let first = rest.remove(at: index)
      return orders(rest).map { [first] + $0 }
    }
  }

  @Test func byHand() throws {
    let weights = try SpatialWeights.contiguity(pairs: line, count: 4)
    // z −1.5, −0.5, 0.5, 1.5; lags −0.5, −0.5, 0.5, 0.5.
    let moran = try MoransI.value([1, 2, 3, 4], weights)
    expectClose(moran.index, 0.4)
    expectClose(moran.lags.map { $0! * 5.0.squareRoot() / 2 }, [-0.5, -0.5, 0.5, 0.5])
    let geary = try GearysC.value([1, 2, 3, 4], weights)
    expectClose(geary.index, 3.0 * 4 / (2 * 4 * 5))
    let local = try LocalMoran.values([1, 2, 3, 4], weights)
    #expect(local.places.map { $0!.quadrant } == [.lowLow, .lowLow, .highHigh, .highHigh])
    expectClose(local.places.map { $0!.index }, [0.45, 0.15, 0.15, 0.45])
    expectClose(local.places.reduce(0) { $0 + $1!.index } / 3, moran.index)
    #expect(LocalMoran.Quadrant.highHigh.rawValue == "high-high")
    let binary = weights.scaled(.binary)
    let general = try GeneralG.value([1, 2, 3, 4], binary)
    expectClose(general.index, 40.0 / 70)
    let same = try BivariateMoran.value([1, 2, 3, 4], lagging: [1, 2, 3, 4], weights)
    expectClose(same.index, moran.index)
    expectClose(same.local.map { $0! }, local.places.map { $0!.index })
  }

  @Test(arguments: [SpatialWeights.Scale.rowStandardized, .binary])
  func momentsAreThoseOfAllOrders(_ scale: SpatialWeights.Scale) throws {
    let weights = try SpatialWeights.contiguity(
      pairs: [(0, 1), (1, 2), (2, 3), (3, 4), (1, 4)], count: 6, scale: scale)
    let values = [3.0, 1, 4, 1, 5, 9]
    let all = orders(values)
    let checks: [(name: String, ([Double]) throws -> (Double, NormalTest?))] = [
      (
        "moran",
        {
          let m = try MoransI.value($0, weights); return (m.index, m.randomization)
        }
      ),
      (
        "geary",
        {
          let c = try GearysC.value($0, weights); return (c.index, c.randomization)
        }
      ),
      (
        "general",
        {
          let g = try GeneralG.value($0, weights); return (g.index, g.randomization)
        }
      ),
    ]
    for (name, statistic) in checks {
      let found = try all.map { try statistic($0).0 }
      let mean = found.reduce(0, +) / Double(found.count)
      let variance = found.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(found.count)
      let test = try #require(try statistic(values).1)
      expectClose(test.expectation, mean, name)
      expectClose(test.variance, variance, name)
    }
    // Conditional: the value of place 1 stays, the others take every order.
    let own = try #require(try LocalMoran.values(values, weights).places[1])
    var others = values
    others.remove(at: 1)
    let found = try orders(others).map { order in
      try LocalMoran.values([order[0], 1] + order[1...], weights).places[1]!.index
    }
    let mean = found.reduce(0, +) / Double(found.count)
    expectClose(own.conditional.expectation, mean)
    expectClose(
      own.conditional.variance,
      found.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(found.count))
  }

  @Test func shufflesAgreeWithAllOrders() throws {
    let weights = try SpatialWeights.contiguity(pairs: [(0, 1), (1, 2), (2, 3), (3, 4)], count: 6)
    let values = [1.0, 2, 2, 5, 5, 3]
    let moran = try MoransI.value(
      values, weights, permutations: Permutations(count: 20_000, seed: 5))
    let test = try #require(moran.permutation)
    let all = try orders(values).map { try MoransI.value($0, weights).index }
    let share = { (isExtreme: (Double) -> Bool) in
      Double(all.filter(isExtreme).count) / Double(all.count)
    }
    let slack = 1e-9
    expectClose(
      test.pValue(.greater), share { $0 >= moran.index - slack }, tolerance: 0.015)
    expectClose(test.pValue(.less), share { $0 <= moran.index + slack }, tolerance: 0.015)
    let distance = (moran.index - moran.expectation).magnitude
    expectClose(
      test.pValue(), share { ($0 - moran.expectation).magnitude >= distance - slack },
      tolerance: 0.015)
    expectClose(test.mean, moran.expectation, tolerance: 0.01)
    expectClose(test.variance, moran.randomization?.variance, tolerance: 0.01)
    let bivariate = try BivariateMoran.value(
      values, lagging: values.reversed(), weights,
      permutations: Permutations(count: 20_000, seed: 5))
    let pairs = try orders(values).map {
      try BivariateMoran.value(values, lagging: $0, weights).index
    }
    expectClose(
      bivariate.permutation?.pValue(.greater),
      Double(pairs.filter { $0 >= bivariate.index - slack }.count) / Double(pairs.count),
      tolerance: 0.015)
  }

  @Test func threadsDoNotMatter() throws {
    var random = SplitMix(seed: 1)
    let points = try SpatialPoints(
      x: random.matrix(rows: 1, columns: 1300).values,
      y: random.matrix(rows: 1, columns: 1300).values)
    let values = try random.matrix(rows: 1, columns: 1300).values
    let weights = try SpatialWeights.nearest(5, of: points)
    let run = { (threads: Int) in
      let shuffles = Permutations(count: 333, seed: 9, threads: threads)
      return (
        try MoransI.value(values, weights, permutations: shuffles),
        try LocalMoran.values(values, weights, permutations: shuffles),
        try GetisOrd.values(values, weights.scaled(.binary), permutations: shuffles),
        try GearysC.value(values, weights, permutations: shuffles)
      )
    }
    let one = try run(1)
    for threads in [2, 3, 16] {
      let more = try run(threads)
      #expect(one.0 == more.0 && one.1 == more.1 && one.2 == more.2 && one.3 == more.3)
    }
    let other = try MoransI.value(
      values, weights, permutations: Permutations(count: 333, seed: 10))
    #expect(other.permutation != one.0.permutation)
  }

  @Test func unitAndOrderDoNotMatter() throws {
    var random = SplitMix(seed: 2)
    let weights = try SpatialWeights.contiguity(
      pairs: (0..<29).map { ($0, $0 + 1) } + [(0, 9), (3, 20)], count: 30)
    let values = try random.matrix(rows: 1, columns: 30).values
    let moran = try MoransI.value(values, weights)
    for factor in [1e-140, 1e140] {
      let scaled = try MoransI.value(values.map { $0 * factor }, weights)
      expectClose(scaled.index, moran.index)
      expectClose(scaled.randomization?.variance, moran.randomization?.variance)
      expectClose(
        try GeneralG.value(values.map { $0 * factor }, weights).index,
        try GeneralG.value(values, weights).index)
    }
    let turned = try MoransI.value(
      Array(values.reversed()),
      SpatialWeights.contiguity(
        pairs: (0..<29).map { ($0, $0 + 1) } + [(29, 20), (26, 9)], count: 30))
    expectClose(turned.index, moran.index)
  }

  @Test func islandsAreToldOf() throws {
    let weights = try SpatialWeights.contiguity(pairs: line, count: 5)
    let values = [1.0, 2, 4, 8, 3]
    let shuffles = Permutations(count: 99)
    #expect(try MoransI.value(values, weights).islands == [4])
    let local = try LocalMoran.values(values, weights, permutations: shuffles)
    #expect(local.places[4] == nil && local.islands == [4])
    #expect(local.places[0]?.falseDiscoveryRate != nil)
    let star = try GetisOrd.values(values, weights.scaled(.binary), permutations: shuffles)
    #expect(star.places[4]?.zScore != nil && star.places[4]?.permutation?.pValue() == 1)
    #expect(try GetisOrd.values(values, weights, form: .plain).places[4] == nil)
  }

  @Test func discoveryRates() throws {
    let adjusted = try FalseDiscoveryRate.adjusted([0.01, nil, 0.04, 0.03, 0.005])
    expectClose(adjusted.compactMap { $0 }, [0.02, 0.04, 0.04, 0.02])
    #expect(adjusted[1] == nil)
    expectError(.parameter) { _ = try FalseDiscoveryRate.adjusted([1.5]) }
    #expect(try FalseDiscoveryRate.adjusted([]).isEmpty)
  }

  @Test func badInput() throws {
    let weights = try SpatialWeights.contiguity(pairs: line, count: 4)
    let apart = try SpatialWeights.contiguity(pairs: [], count: 4)
    expectError(.shape) { _ = try MoransI.value([1, 2], weights) }
    expectError(.notFinite) { _ = try MoransI.value([1, 2, .nan, 3], weights) }
    expectError(.noVariation) { _ = try MoransI.value([1, 1, 1, 1], weights) }
    expectError(.zeroTotal) { _ = try MoransI.value([1, 2, 3, 4], apart) }
    expectError(.empty) {
      _ = try MoransI.value([], SpatialWeights.contiguity(pairs: [], count: 0))
    }
    expectError(.parameter) {
      _ = try MoransI.value([1, 2, 3, 4], weights, permutations: Permutations(count: 0))
    }
    expectError(.parameter) {
      _ = try LocalMoran.values([1, 2, 3, 4], weights, permutations: Permutations(threads: 0))
    }
    expectError(.negative) { _ = try GeneralG.value([1, -2, 3, 4], weights) }
    expectError(.zeroTotal) { _ = try GeneralG.value([0, 0, 3, 0], weights) }
    #expect(try LocalMoran.values([1, 2, 3, 4], apart).places == [nil, nil, nil, nil])
    let pair = try SpatialWeights.contiguity(pairs: [(0, 1)], count: 2)
    let two = try MoransI.value([1, 2], pair, permutations: Permutations(count: 9))
    #expect(two.randomization == nil)
    expectClose(two.index, -1)
    _ = try LocalMoran.values([1, 2], pair, permutations: Permutations(count: 9))
    expectError(.empty) { _ = try GetisOrd.values([1, 2], pair) }
  }
}
