import Foundation
import RegionalScience
import Testing

@Suite struct ConcentrationTests {
  @Test func byHand() throws {
    expectClose(try Concentration.herfindahl([20, 50, 20, 10]), 0.34)
    expectClose(try Concentration.normalizedHerfindahl([20, 50, 20, 10]), 0.12)
    expectClose(try Concentration.equivalentNumber([1, 1, 1, 1]), 4)
    expectClose(try Concentration.entropy([1, 1, 0]), log(2))
    expectClose(try Concentration.normalizedEntropy([2, 2, 2]), 1)
    expectClose(try Inequality.gini([20, 50, 20, 10]), 0.3)
    expectClose(try Inequality.gini([0, 0, 7]), 2.0 / 3)
    expectClose(try Inequality.normalizedGini([0, 0, 7]), 1)
    expectClose(try Inequality.hoover([1, 3]), 0.25)
    expectClose(try Inequality.theilT([0, 4]), log(2))
    expectClose(try Inequality.variation([1, 3]), 0.5)
    // Mean 2, deviations of 1 on either side, whatever the units of the population are.
    expectClose(try Inequality.williamson([1, 3], populations: [5, 5]), 0.5)
    // Mean 3, variance ¼·4 + ¾·4/9.
    expectClose(
      try Inequality.williamson([1, 11.0 / 3], populations: [1, 3]), (4.0 / 3).squareRoot() / 3)
  }

  @Test func equalValuesHaveNoInequality() throws {
    for value in [0.1, 7, 1e-120, 1e120] {
      let values = [Double](repeating: value, count: 7)
      expectClose(try Inequality.gini(values), 0)
      expectClose(try Inequality.theilT(values), 0)
      expectClose(try Inequality.theilL(values), 0)
      expectClose(try Inequality.hoover(values), 0)
      #expect(try Inequality.variation(values) == 0)
    }
  }

  @Test func unitAndOrderDoNotMatter() throws {
    var random = SplitMix(seed: 11)
    let values = try random.matrix(rows: 1, columns: 40).values
    let other = values.shuffled(using: &random).map { $0 * 1234.5 }
    let measures: [([Double]) throws -> Double?] = [
      { try Inequality.gini($0) }, { try Inequality.theilT($0) }, { try Inequality.theilL($0) },
      { try Inequality.hoover($0) }, { try Inequality.variation($0) },
      { try Concentration.entropy($0) }, { try Concentration.herfindahl($0) },
    ]
    for measure in measures { expectClose(try measure(other), try measure(values)) }
  }

  @Test func theilSplitSumsToTheWhole() throws {
    var random = SplitMix(seed: 5)
    let values = try random.matrix(rows: 1, columns: 30).values
    let split = try #require(
      try Inequality.theilSplit(values, groups: (0..<30).map { $0 % 4 - 1 }))
    expectClose(split.total, try Inequality.theilT(values))
    #expect(split.groups.map(\.label) == [-1, 0, 1, 2])
    expectClose(split.groups.map(\.share).reduce(0, +), 1)
    let zero = try #require(try Inequality.theilSplit([0, 0, 1, 1], groups: [0, 0, 1, 1]))
    #expect(zero.groups[0].inequality == nil)
    expectClose(zero.between, log(2))
  }

  @Test func specializationAgainstItselfIsNone() throws {
    let matrix = try Matrix(rows: [[1, 2, 3], [2, 4, 6], [0, 0, 0]])
    for index in Specialization.Index.allCases {
      let values = try Specialization.values(index, ofRegions: matrix)
      expectClose(values[0], index == .hachman ? 1 : 0)
      #expect(values[2] == nil)
    }
  }

  @Test func weightedGiniIsThatOfTheHeads() throws {
    // Two heads with 1 and three with 4, as regions and one by one.
    expectClose(
      try Specialization.value(.gini, of: [2, 12], against: [2, 3]),
      try Inequality.gini([1, 1, 4, 4, 4]))
    expectClose(
      try Specialization.value(.theil, of: [2, 12], against: [2, 3]),
      try Inequality.theilT([1, 1, 4, 4, 4]))
  }

  /// Atkinson's index is continuous in the aversion, also where 1 / (1 - aversion) is of no use.
  @Test func atkinsonIsContinuousAtOne() throws {
    let values = [1.0, 2, 10]
    let people = try #require(try PopulationInequality(totals: values, populations: [3, 1, 2]))
    func both(_ aversion: Double) throws -> [Double] {
      [
        try Inequality.atkinson(values, aversion: aversion) ?? .nan,
        try people.atkinson(aversion: aversion) ?? .nan,
      ]
    }
    let one = try both(1)
    for distance in [1e-16, 1e-15, 1e-12, 1e-9, 1e-6] {
      for aversion in [1 - distance, 1 + distance] {
        for (near, exact) in zip(try both(aversion), one) {
          #expect(abs(near - exact) <= distance + 1e-15, "\(aversion)")
        }
      }
    }
    // Both ways of computing it meet where one follows the other.
    for aversion in [0.9901, 0.9899, 1.0099, 1.0101] {
      let mean = values.reduce(0) { $0 + pow($1 / (13.0 / 3), 1 - aversion) } / 3
      let expected = 1 - pow(mean, 1 / (1 - aversion))
      expectClose(try both(aversion)[0], expected)
    }
    // A place without anything counts.
    expectClose(
      try Inequality.atkinson([0, 1], aversion: 0.995) ?? .nan, 1 - 2 * pow(0.5, 1 / 0.005))
  }

  @Test func undefinedIsNil() throws {
    for empty in [[], [0.0], [0, 0]] {
      #expect(try Concentration.herfindahl(empty) == nil)
      #expect(try Concentration.entropy(empty) == nil)
      #expect(try Inequality.gini(empty) == nil)
      #expect(try Inequality.theilSplit(empty, groups: empty.map { _ in 0 }) == nil)
      #expect(try Inequality.variation(empty) == nil)
      #expect(try Inequality.williamson(empty, populations: empty) == nil)
    }
    #expect(try Concentration.normalizedHerfindahl([3]) == nil)
    #expect(try Inequality.theilL([0, 1]) == nil)
    #expect(try Inequality.variation([1], divisor: .sample) == nil)
    #expect(try Specialization.value(.theil, of: [1, 1], against: [1, 0]) == nil)
    #expect(try Specialization.value(.hachman, of: [1, 1], against: [1, 0]) == nil)
    expectClose(try Specialization.value(.gini, of: [0, 1], against: [1, 0]), 1)
  }

  @Test func badValues() {
    expectError(.negative) { _ = try Inequality.gini([1, -1]) }
    expectError(.notFinite) { _ = try Concentration.entropy([1, .nan]) }
    expectError(.shape) { _ = try Inequality.theilSplit([1], groups: []) }
    expectError(.shape) { _ = try Inequality.williamson([1], populations: []) }
    expectError(.shape) { _ = try Specialization.value(.krugman, of: [1], against: []) }
  }
}

/// The Lorenz curve, by hand and against the Gini coefficient.
@Suite struct LorenzCurveTests {
  @Test func pointsByHand() throws {
    let plain = try #require(try LorenzCurve.curve(values: [6, 1, 3]))
    expectClose(plain.populationShares, [0, 1.0 / 3, 2.0 / 3, 1])
    expectClose(plain.valueShares, [0, 0.1, 0.4, 1])
    let people = try #require(try LorenzCurve.curve(values: [6, 1, 3], populations: [2, 1, 1]))
    expectClose(people.populationShares, [0, 0.25, 0.75, 1])
    expectClose(people.valueShares, [0, 0.1, 0.7, 1])
  }

  @Test func areaIsTheGiniCoefficient() throws {
    var random = SplitMix(seed: 91)
    for count in 1...20 {
      let values = (0..<count).map { _ in Double.random(in: 0...9, using: &random) }
      let curve = try #require(try LorenzCurve.curve(values: values))
      let gini = try #require(try Inequality.gini(values))
      #expect((curve.gini - gini).magnitude < 1e-12)
      #expect(curve.populationShares.last == 1 && curve.valueShares.last == 1)
      #expect(zip(curve.populationShares, curve.valueShares).allSatisfy { $1 <= $0 + 1e-12 })
    }
  }

  @Test func edges() throws {
    #expect(try LorenzCurve.curve(values: []) == nil)
    #expect(try LorenzCurve.curve(values: [0, 0]) == nil)
    #expect(try LorenzCurve.curve(values: [1, 2], populations: [0, 0]) == nil)
    // Value without people is the richest, neither adds nothing.
    let odd = try #require(try LorenzCurve.curve(values: [1, 0, 1], populations: [0, 0, 2]))
    expectClose(odd.valueShares, [0, 0, 0.5, 1])
    expectClose(odd.populationShares, [0, 0, 1, 1])
    let tiny = try LorenzCurve.curve(values: [1e150, 1], populations: [1e-300, 1])
    #expect(tiny?.gini.isFinite == true)
    expectError(.negative) { _ = try LorenzCurve.curve(values: [1, -1]) }
    expectError(.shape) { _ = try LorenzCurve.curve(values: [1], populations: [1, 2]) }
  }
}
