import Foundation
import RegionalScience
import Testing

/// Methods that work in one pass over the table, against the plain way from their definitions.
@Suite struct SecondImplementationTests {
  /// Tables of any shape, values of very different sizes, costs among them.
  private func table(_ seed: Int) throws -> DecisionTable {
    var random = SplitMix(seed: UInt64(seed))
    let (rows, columns) = (
      [1, 2, 7, 97, 200][seed % 5], [1, 3, 4, 5, 8, 11][seed % 6]
    )
    let scores = (0..<rows).map { _ in
      (0..<columns).map { column in
        Double.random(in: 0.5...2, using: &random) * pow(10, Double(column * 7 % 13 - 6))
      }
    }
    let weights = try ObjectiveWeights.normalized(
      (0..<columns).map { _ in Double.random(in: 0...1, using: &random) })
    return try DecisionTable(
      scores: Matrix(rows: scores), weights: weights,
      directions: (0..<columns).map { $0 % 3 == 1 ? .cost : .benefit })
  }

  /// x / max of benefits and min / x of costs.
  private func ratios(_ table: DecisionTable) -> [[Double]] {
    let columns = (0..<table.criteria).map { table.scores.column($0) }
    return (0..<table.alternatives).map { row in
      (0..<table.criteria).map { column in
        let value = table.scores[row, column]
        return table.directions[column] == .cost
          ? columns[column].min()! / value : value / columns[column].max()!
      }
    }
  }

  @Test(arguments: 0..<30)
  func ratiosAndProducts(_ seed: Int) throws {
    let table = try table(seed)
    let ratios = ratios(table)
    let sums = ratios.map { zip($0, table.weights).reduce(0) { $0 + $1.0 * $1.1 } }
    let products = ratios.map { zip($0, table.weights).reduce(1) { $0 * pow($1.0, $1.1) } }
    let waspas = try WASPAS.scores(table)
    expectClose(waspas.sums, sums, tolerance: 1e-13, "sums")
    expectClose(waspas.products, products, tolerance: 1e-13, "products")
    expectClose(
      try SimpleAdditiveWeighting.scores(table, scaling: .ratioToBest), sums, tolerance: 1e-13,
      "SAW")
    let worst = (0..<table.criteria).reduce(0) { sum, column in
      sum + table.weights[column] * ratios.map { $0[column] }.min()!
    }
    let ideal = table.weights.reduce(0, +)
    let marcos = try MARCOS.scores(table)
    expectClose(marcos.againstAntiIdeal, sums.map { $0 / worst }, tolerance: 1e-13, "K-")
    expectClose(marcos.againstIdeal, sums.map { $0 / ideal }, tolerance: 1e-13, "K+")
  }

  @Test(arguments: 0..<30)
  func columnFigures(_ seed: Int) throws {
    let table = try table(seed)
    let columns = (0..<table.criteria).map { table.scores.column($0) }
    let sign = table.directions.map { $0 == .cost ? -1.0 : 1 }
    let lengths = columns.map { $0.reduce(0) { $0 + $1 * $1 }.squareRoot() }
    let sums = columns.map { $0.reduce(0, +) }
    #expect(table.scores.columnSums == sums)
    let moora = (0..<table.alternatives).map { row in
      (0..<table.criteria).reduce(0) {
        $0 + sign[$1] * table.weights[$1] * table.scores[row, $1] / lengths[$1]
      }
    }
    expectClose(MOORA.scores(table), moora, tolerance: 1e-13, "MOORA")
    let copras = try COPRAS.scores(table)
    for (found, kind) in [(copras.benefits, 1.0), (copras.costs, -1)] {
      let expected = (0..<table.alternatives).map { row in
        (0..<table.criteria).filter { sign[$0] == kind }.reduce(0) {
          $0 + table.weights[$1] * table.scores[row, $1] / sums[$1]
        }
      }
      expectClose(found, expected, tolerance: 1e-13, "COPRAS")
    }
  }

  /// Zeros, numbers without a leading bit and very large ones.
  @Test func productsOfExtremeValues() throws {
    let values = [0, 0x1p-1074, 0x1p-1030, 1e-300, 1, 1e100, 1e150]
    let table = try DecisionTable(
      scores: Matrix(rows: values.map { [$0, 1] }), weights: [0.5, 0.5],
      directions: [.benefit, .benefit])
    let found = try WASPAS.scores(table).products
    let expected = values.map { $0 == 0 ? 0 : exp(0.5 * (log($0) - log(1e150))) }
    for (left, right) in zip(found, expected) {
      #expect((left - right).magnitude <= 1e-12 * max(right, 1e-300))
    }
    let tiny = try DecisionTable(
      scores: Matrix(rows: [[0x1p-490], [0x1p-491]]), weights: [1], directions: [.benefit])
    expectClose(try SimpleAdditiveWeighting.scores(tiny, scaling: .ratioToBest), [1, 0.5], "tiny")
    expectClose(try WASPAS.scores(tiny).sums, [1, 0.5], "tiny")
  }

  /// Goals of unit weights and whole targets are best at whole amounts: all of those are looked at.
  @Test(arguments: 0..<60)
  func goalsAgreeWithEveryWholeAmount(_ seed: Int) throws {
    var random = SplitMix(seed: UInt64(seed) + 900)
    let caps = (0..<2).map { _ in Double(Int.random(in: 0...8, using: &random)) }
    let total = Double(Int.random(in: 0...Int(caps[0] + caps[1]), using: &random))
    let goals = (0..<3).map { number in
      AllocationGoal(
        "g\(number)", coefficients: [[1, 0], [0, 1], [1, 0]][number],
        target: Double(Int.random(in: 0...9, using: &random)),
        underWeight: Double(Int.random(in: 0...3, using: &random)),
        overWeight: Double(Int.random(in: 0...3, using: &random)))
    }
    let worth = { (amounts: [Double]) in
      goals.reduce(0.0) { sum, goal in
        let reached = zip(goal.coefficients, amounts).reduce(0) { $0 + $1.0 * $1.1 }
        return sum + goal.underWeight * max(0, goal.target - reached)
          + goal.overWeight * max(0, reached - goal.target)
      }
    }
    let found = try GoalProgramming.amounts(total: total...total, caps: caps, goals: goals)
    var best = Double.infinity
    for first in 0...8 where Double(first) <= caps[0] {
      let second = total - Double(first)
      if second >= 0, second <= caps[1] { best = min(best, worth([Double(first), second])) }
    }
    expectClose(worth(found.amounts), best, "deviation")
  }
}

/// Messages that rows and columns are named in by who knows their names.
@Suite struct PositionedTextTests {
  @Test func positionsAreNamed() {
    let text: PositionedText = "\(row: 1), \(column: 0, "criterion") is \(0.8999999999999999)"
    #expect(text.description == "row 1, criterion 0 is 0.9")
    #expect(
      text.naming(rows: ["a", "b"], columns: ["cost"]) == "row 2 ('b'), criterion 1 ('cost') is 0.9"
    )
    #expect(text.naming() == "row 2, criterion 1 is 0.9")
    let many: PositionedText = "the floors of \(rows: Array(0..<10), "place")"
    #expect(many.naming().hasSuffix("places 1, 2, 3, 4, 5, 6, 7, 8 and 2 more"))
  }

  @Test func errorsAndNotesAreNamed() throws {
    do throws(RegionalScienceError) {
      _ = try ProportionalAllocation.units(total: 10, shares: [1, 1], floors: [8, 5])
      Issue.record("not refused")
    } catch {
      #expect(error.message == "the floors of places 0, 1 sum to 13, more than the total of 10")
      #expect(
        error.text.naming(rows: ["Yazd", "Fars"])
          == "the floors of places 1 ('Yazd'), 2 ('Fars') sum to 13, more than the total of 10")
    }
    do throws(RegionalScienceError) {
      _ = try ProportionalAllocation.units(total: 10, shares: [0, 0])
      Issue.record("not refused")
    } catch {
      #expect(
        error.message
          == "places 0, 1 of share 0 get their floors alone, 0 in all, less than the total "
          + "of 10")
    }
  }
}

/// Inequality among people, against the plain measures of each person counted once.
@Suite struct PopulationInequalityTests {
  @Test func isThatOfThePeople() throws {
    let (heads, people) = ([3.0, 1, 5], [2.0, 4, 1])
    let each = zip(heads, people).flatMap { Array(repeating: $0, count: Int($1)) }
    let found = try #require(
      try PopulationInequality(totals: zip(heads, people).map { $0 * $1 }, populations: people))
    let same = try #require(try PopulationInequality(perHead: heads, populations: people))
    expectClose(same.shares, found.shares, "shares")
    expectClose(same.gini, found.gini, "gini")
    expectClose(found.gini, try Inequality.gini(each), "gini")
    expectClose(found.hoover, try Inequality.hoover(each), "hoover")
    expectClose(found.theilT, try Inequality.theilT(each), "T")
    expectClose(found.theilL, try Inequality.theilL(each), "L")
    expectClose(found.williamson, try Inequality.variation(each), "V")
    expectClose(found.williamson, try Inequality.williamson(heads, populations: people), "V")
    for aversion in [0.5, 1, 2] {
      expectClose(
        try found.atkinson(aversion: aversion), try Inequality.atkinson(each, aversion: aversion),
        "Atkinson")
    }
    let split = try #require(try found.theilSplit(groups: [0, 1, 0]))
    let plain = try #require(
      try Inequality.theilSplit(each, groups: [0, 0, 1, 1, 1, 1, 0]))
    expectClose(split.between, plain.between, "between")
    expectClose(split.within, plain.within, "within")
  }

  @Test func emptyRegions() throws {
    #expect(try PopulationInequality(totals: [1, 2], populations: [0, 0]) == nil)
    #expect(try PopulationInequality(totals: [0, 0], populations: [1, 2]) == nil)
    let nobody = try #require(try PopulationInequality(totals: [1, 2], populations: [0, 1]))
    #expect(nobody.theilT == nil && nobody.williamson == nil)
    let nothing = try #require(try PopulationInequality(totals: [0, 2], populations: [1, 1]))
    #expect(nothing.theilL == nil && nothing.hoover == 0.5)
    #expect(throws: RegionalScienceError.self) {
      try PopulationInequality(totals: [1, 2], populations: [1])
    }
  }
}
