import RegionalScience
import Testing

/// Cases worked out by hand.
@Suite struct FurtherMethodsTests {
  static func table(_ rows: [[Double]], _ weights: [Double], _ directions: [CriterionDirection])
    throws -> DecisionTable
  {
    try DecisionTable(scores: Matrix(rows: rows), weights: weights, directions: directions)
  }

  @Test func copras() throws {
    // Benefit shares 0.25, 0.75; cost shares 0.25, 0.75, so costs add 3/4 and 1/4 of one half.
    let table = try Self.table([[1, 2], [3, 6]], [0.5, 0.5], [.benefit, .cost])
    let result = try COPRAS.scores(table)
    expectClose(result.significance, [0.125 + 0.375, 0.375 + 0.125])
    #expect(result.utility == [1, 1])
    // Without any cost: the limit. Two such alternatives share what costs add.
    let free = try COPRAS.scores(
      Self.table([[1, 0], [1, 0], [2, 6]], [0.5, 0.5], [.benefit, .cost]))
    expectClose(free.significance, [0.125 + 0.25, 0.125 + 0.25, 0.25])
    let note = try COPRAS().notes(
      on: Self.table([[1, 3], [1, 0], [2, 6]], [0.5, 0.5], [.benefit, .cost]))
    #expect(note.first?.kind == .zeroCost && note.first?.row == 1)
    // Benefits only need no costs; nothing at all is no error.
    let benefits = try Self.table([[1, 2], [3, 6]], [0.5, 0.5], [.benefit, .benefit])
    expectClose(try COPRAS.scores(benefits).significance, [0.25, 0.75])
    let nothing = try Self.table([[0, 0], [0, 0]], [0.5, 0.5], [.benefit, .cost])
    #expect(try COPRAS.scores(nothing).utility == [1, 1])
  }

  @Test func edas() throws {
    // Averages 2 and 4: the first is half below and half better, the second the reverse.
    let result = try EDAS.scores(
      Self.table([[1, 2], [3, 6]], [0.5, 0.5], [.benefit, .cost]))
    #expect(result.averages == [2, 4])
    expectClose(result.positive, [0.25, 0.25])
    expectClose(result.negative, [0.25, 0.25])
    expectClose(result.appraisal, [0.5, 0.5])
    let clear = try EDAS.scores(Self.table([[1, 6], [3, 2]], [0.5, 0.5], [.benefit, .cost]))
    #expect(clear.appraisal == [0, 1])
  }

  @Test func marcosAndWaspas() throws {
    // Ratios to the best: 1/2, 1 and 1, 1/2.
    let table = try Self.table([[2, 2], [4, 4]], [0.25, 0.75], [.benefit, .cost])
    let marcos = try MARCOS.scores(table)
    expectClose(marcos.againstIdeal, [0.875, 0.625])
    expectClose(marcos.againstAntiIdeal, [1.75, 1.25])
    expectClose(marcos.utility, [0.875 * 3 / 3.5, 0.625 * 3 / 3.5])
    let waspas = try WASPAS.scores(table, sumShare: 0.25)
    expectClose(waspas.products, [0.8408964152537145, 0.5946035575013605])
    expectClose(waspas.scores[0], 0.25 * 0.875 + 0.75 * 0.8408964152537145)
    #expect(try WASPAS(sumShare: 1).scores(of: table) == waspas.sums)
    // A benefit of 0 makes the product 0, but not if the criterion has no weight.
    let zero = try Self.table([[0, 2], [4, 4]], [0.5, 0.5], [.benefit, .cost])
    #expect(try WASPAS.scores(zero).products[0] == 0)
    #expect(try WASPAS.scores(zero.withWeights([0, 1])).products == [1, 0.5])
    expectError(.zeroTotal) { _ = try MARCOS.scores(zero.withWeights([1, 0])) }
  }

  @Test func codasAgreesWithAllPairs() throws {
    var random = SplitMix(seed: 31)
    for threshold in [0, 0.02, 0.3, 10] {
      let table = try random.table(rows: 25, columns: 4)
      let result = try CODAS.scores(table, threshold: threshold)
      let (far, near) = (result.euclidean, result.taxicab)
      let expected = far.indices.map { one in
        far.indices.reduce(0.0) { sum, other in
          let difference = far[one] - far[other]
          return sum + difference
            + (difference.magnitude >= threshold ? near[one] - near[other] : 0)
        }
      }
      expectClose(result.assessment, expected)
      expectClose(result.assessment.reduce(0, +), 0)
    }
  }

  @Test func mooraAndGrey() throws {
    let table = try Self.table([[3, 4], [4, 3]], [0.5, 0.5], [.benefit, .cost])
    expectClose(MOORA.scores(table), [-0.1, 0.1])
    // Scaled 0, 1/2, 1: coefficients 1/3, 1/2, 1.
    let grey = try Self.table([[1, 5], [2, 5], [3, 5]], [0.5, 0.5], [.benefit, .benefit])
    expectClose(try GreyRelational.scores(grey), [2.0 / 3, 0.75, 1])
    expectClose(try GreyRelational.scores(grey, distinguishing: 1), [0.75, 5.0 / 6, 1])
  }

  @Test func electreOne() throws {
    // The first is better in criteria of weight 0.7; the second leads by the whole range elsewhere.
    let table = try Self.table(
      [[3, 2, 1], [1, 1, 3]], [0.4, 0.3, 0.3], [.benefit, .benefit, .benefit])
    let tolerant = try ElectreI(discordanceThreshold: 1, scaling: .none).relation(table)
    expectClose(tolerant.concordance.values, [1, 0.7, 0.3, 1])
    #expect(tolerant.discordance.values == [0, 1, 1, 0])
    #expect(tolerant.kernel == [0] && tolerant.net == [1, -1])
    let strict = try ElectreI(scaling: .none).relation(table)
    #expect(strict.kernel == [0, 1] && strict.net == [0, 0])
    // Equal alternatives outrank one another, so that none is left.
    let equal = try ElectreI().relation(Self.table([[2], [2]], [1], [.benefit]))
    #expect(equal.kernel.isEmpty && equal.net == [0, 0])
  }

  @Test func electreThree() throws {
    let thresholds = ElectreIII.Thresholds(indifference: 1, preference: 3, veto: 5)
    let method = ElectreIII(preferences: .same(thresholds))
    let table = try Self.table(
      [[10, 10], [8, 10], [4, 10]], [0.5, 0.5], [.benefit, .benefit])
    let result = try method.relation(table)
    // Leads of 2, 6 and 4: half concordant; veto; half of the objection beyond the concordance.
    expectClose(
      result.concordance.values, [1, 1, 1, 0.75, 1, 1, 0.5, 0.5, 1])
    expectClose(result.credibility.values, [1, 1, 1, 0.75, 1, 1, 0, 0.5, 1])
    // The second is nearly as good as the first: 1 is not above 0.75 + s(1) by distillation.
    #expect(result.descending[0] <= result.descending[1])
    #expect(result.descending[2] == 3 && result.ascending[2] == 3)
    #expect(result.incomparablePairs == 0)
    #expect(try method.ranking(of: table).ranks.last == 3)
    let single = ElectreIII(preferences: .each([thresholds, thresholds])).withoutCriterion(0)
    let rest = try Self.table([[1], [9]], [1], [.benefit])
    #expect(try single.ranking(of: rest).best == [1])
  }

  @Test func incomparableAlternativesAreNoted() throws {
    // A strong criterion against two weak ones, with vetoes both ways.
    let veto = ElectreIII.Thresholds(indifference: 0, preference: 1, veto: 2)
    let table = try Self.table(
      [[9, 1, 5], [1, 9, 5], [5, 5, 1], [5, 5, 9]], [0.4, 0.4, 0.2],
      [.benefit, .benefit, .benefit])
    let result = try ElectreIII(preferences: .same(veto)).relation(table)
    #expect(result.credibility[0, 1] == 0 && result.credibility[1, 0] == 0)
    let notes = try ElectreIII(preferences: .same(veto)).notes(on: table)
    #expect(notes.isEmpty == (result.incomparablePairs == 0))
  }

  @Test func prometheePreferences() throws {
    var random = SplitMix(seed: 32)
    let table = try random.table(rows: 12, columns: 3)
    let functions: [PreferenceFunction] = [
      .usual, .linear(indifference: 2, preference: 30), .gaussian(spread: 10),
    ]
    let method = PrometheeII(preferences: .each(functions))
    let flows = try PrometheeII.criterionFlows(table, functions: functions)
    expectClose(flows.columnSums, [0, 0, 0])
    expectClose(
      flows.rowArrays.map { zip($0, table.weights).reduce(0) { $0 + $1.0 * $1.1 } },
      try method.scores(of: table))
    let fewer = try method.withoutCriterion(1).ranking(of: table.withoutCriterion(1))
    expectClose(
      fewer.scores,
      try PrometheeII.flows(
        table.withoutCriterion(1), functions: [.usual, .gaussian(spread: 10)]
      ).net)
    expectError(.shape) { _ = try method.ranking(of: table.withoutCriterion(1)) }
    let many = try Self.table(
      (0...20_000).map { [Double($0)] }, [1], [.benefit])
    expectError(.limit) {
      _ = try PrometheeII(preferences: .same(.gaussian(spread: 1))).scores(of: many)
    }
    #expect(try NumericalTaxonomy().tables(of: many).count == 2)
  }

  @Test func tablesWithLess() throws {
    let table = try Self.table(
      [[1, 2, 3], [4, 5, 6]], [0.5, 0.5, 0], [.benefit, .cost, .benefit])
    let rows = try table.withoutAlternative(0)
    #expect(rows.scores.values == [4, 5, 6] && rows.weights == table.weights)
    let columns = try table.withoutCriterion(0)
    #expect(columns.scores.values == [2, 3, 5, 6] && columns.weights == [1, 0])
    #expect(columns.directions == [.cost, .benefit])
    let all = try Self.table([[1, 2, 3]], [1, 0, 0], [.benefit, .cost, .benefit])
    #expect(try all.withoutCriterion(0).weights == [0.5, 0.5])
    expectError(.parameter) { _ = try table.withoutCriterion(3) }
    expectError(.parameter) { _ = try table.withoutAlternative(-1) }
    expectError(.empty) { _ = try rows.withoutAlternative(0) }
    let loose = try DecisionTable(
      scores: table.scores, weights: [1, 2, 1], directions: table.directions, weightSum: .any)
    #expect(try loose.withoutCriterion(0).weights == [4 * 2 / 3.0, 4 / 3.0])
    expectError(.weightSum) { _ = try loose.withWeights([0, 0, 0]) }
  }
}
