import RegionalScience
import Testing

@Suite struct RankingTests {
  /// Scores of each method, higher better.
  static let methods: [(String, @Sendable (DecisionTable) throws -> [Double])] = [
    ("SAW", { try SimpleAdditiveWeighting.scores($0) }),
    ("SAW ratio", { try SimpleAdditiveWeighting.scores($0, scaling: .ratioToBest) }),
    ("SAW share", { try SimpleAdditiveWeighting.scores($0, scaling: .share) }),
    ("TOPSIS", { TOPSIS.scores($0).closeness }),
    ("VIKOR", { try VIKOR.scores($0).compromise.map { -$0 } }),
    (
      "PROMETHEE",
      { table in
        try PrometheeII.flows(
          table,
          functions: (0..<table.criteria).map { _ in .linear(indifference: 3, preference: 20) }
        ).net
      }
    ),
    ("taxonomy", { NumericalTaxonomy.degrees($0).degrees.map { -$0 } }),
  ]

  static func changed(_ table: DecisionTable, _ change: (inout [[Double]]) -> Void) throws
    -> DecisionTable
  {
    var rows = table.scores.rowArrays
    change(&rows)
    return try DecisionTable(
      scores: Matrix(rows: rows), weights: table.weights, directions: table.directions)
  }

  @Test func orderOfAlternativesDoesNotMatter() throws {
    var random = SplitMix(seed: 1)
    let table = try random.table(rows: 12, columns: 5)
    let reversed = try Self.changed(table) { $0.reverse() }
    for (name, method) in Self.methods {
      expectClose(try method(reversed), try method(table).reversed(), name)
    }
  }

  @Test func aDominatingAlternativeIsFirst() throws {
    var random = SplitMix(seed: 2)
    for _ in 0..<10 {
      let table = try Self.changed(random.table(rows: 9, columns: 4)) {
        $0[4] = [101, 102, 0.5, 103]
      }
      for (name, method) in Self.methods {
        let scores = try method(table)
        #expect(scores.allSatisfy { $0 <= scores[4] }, "\(name)")
      }
    }
  }

  @Test func aWorseCostNeverRaisesAScore() throws {
    var random = SplitMix(seed: 4)
    for _ in 0..<20 {
      let table = try random.table(rows: 7, columns: 5)
      let row = Int.random(in: 0..<7, using: &random)
      let more = Double.random(in: 0...40, using: &random)
      let worse = try Self.changed(table) { $0[row][2] += more }
      for (name, method) in Self.methods where !["VIKOR", "taxonomy"].contains(name) {
        #expect(try method(worse)[row] <= method(table)[row] + 1e-12, "\(name)")
      }
      #expect(
        try VIKOR.scores(worse).groupUtility[row] >= VIKOR.scores(table).groupUtility[row] - 1e-12)
    }
  }

  @Test func unitsDoNotMatter() throws {
    var random = SplitMix(seed: 6)
    let table = try random.table(rows: 9, columns: 3)
    let scaled = try Self.changed(table) { rows in
      for row in rows.indices { rows[row] = zip(rows[row], [1000, 0.01, 3]).map { $0 * $1 } }
    }
    for (name, method) in Self.methods where name != "PROMETHEE" {
      expectClose(try method(scaled), try method(table), name)
    }
  }

  @Test func equalAlternatives() throws {
    let table = try DecisionTable(
      scores: Matrix(rows: [[2, 0], [2, 0], [2, 0]]), weights: [0.5, 0.5],
      directions: [.benefit, .cost])
    #expect(TOPSIS.scores(table).closeness == [0.5, 0.5, 0.5])
    let vikor = try VIKOR.scores(table)
    #expect(vikor.compromise == [0, 0, 0] && vikor.compromiseSet == [0, 1, 2])
    #expect(NumericalTaxonomy.degrees(table).degrees == [0, 0, 0])
    #expect(NumericalTaxonomy.degrees(table).outliers.isEmpty)
    #expect(try SimpleAdditiveWeighting.scores(table) == [0, 0, 0])
    let flows = try PrometheeII.flows(table, functions: [.usual, .gaussian(spread: 1)])
    #expect(flows.net == [0, 0, 0])
    expectError(.noVariation) {
      _ = try MorrisIndex.scores(table.scores, directions: table.directions)
    }
  }

  @Test func oneAlternative() throws {
    let table = try DecisionTable(
      scores: Matrix(rows: [[2, 3]]), weights: [0.5, 0.5], directions: [.benefit, .cost])
    let vikor = try VIKOR.scores(table)
    #expect(vikor.compromiseSet == [0] && vikor.leastAdvantage == 1)
    #expect(vikor.hasAcceptableAdvantage && vikor.hasAcceptableStability)
    #expect(TOPSIS.scores(table).closeness == [0.5])
    #expect(try PrometheeII.flows(table, functions: [.usual, .usual]).net == [0])
    #expect(NumericalTaxonomy.degrees(table).nearest.isEmpty)
  }

  @Test func compromiseSetFollowsTheConditions() throws {
    var random = SplitMix(seed: 12)
    for _ in 0..<200 {
      let result = try VIKOR.scores(random.table(rows: 6, columns: 4))
      let least = try #require(result.compromise.min())
      let first = try #require(result.compromise.firstIndex(of: least))
      #expect(result.compromiseSet.contains(first))
      switch (result.hasAcceptableAdvantage, result.hasAcceptableStability) {
      case (true, true): #expect(result.compromiseSet == [first])
      case (true, false): #expect(result.compromiseSet.count == 2)
      default: #expect(result.compromiseSet.count >= 2)
      }
    }
  }

  @Test func intermediateTablesMakeTheScores() throws {
    var random = SplitMix(seed: 13)
    let table = try random.table(rows: 6, columns: 4)
    for scaling in TOPSIS.Scaling.allCases {
      let weighted = TOPSIS.weighted(table, scaling: scaling)
      let result = TOPSIS.scores(table, scaling: scaling)
      let distances = weighted.rowArrays.map { row in
        zip(row, result.ideal).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }.squareRoot()
      }
      expectClose(distances, result.distanceToIdeal)
    }
  }

  @Test func flowsAgreeWithAllPairs() throws {
    var random = SplitMix(seed: 14)
    // Whole numbers, so that differences meet thresholds exactly.
    let scores = try Matrix(
      rows: 40, columns: 1,
      values: (0..<40).map { _ in Double(Int.random(in: 0...15, using: &random)) })
    let table = try DecisionTable(scores: scores, weights: [1], directions: [.benefit])
    let shapes: [(PreferenceFunction, (Double) -> Double)] = [
      (.usual, { $0 > 0 ? 1 : 0 }), (.uShape(indifference: 3), { $0 > 3 ? 1 : 0 }),
      (.vShape(preference: 4), { min(1, max(0, $0 / 4)) }),
      (.level(indifference: 2, preference: 5), { $0 > 5 ? 1 : $0 > 2 ? 0.5 : 0 }),
      (.linear(indifference: 2, preference: 6), { min(1, max(0, ($0 - 2) / 4)) }),
      (.linear(indifference: 2, preference: 2), { $0 > 2 ? 1 : 0 }),
      (.vShape(preference: 0), { $0 > 0 ? 1 : 0 }),
    ]
    for (shape, preference) in shapes {
      let flows = try PrometheeII.flows(table, functions: [shape])
      let values = scores.values
      expectClose(
        flows.positive,
        values.map { value in values.reduce(0) { $0 + preference(value - $1) } / 39 }, "\(shape)")
      expectClose(
        flows.negative,
        values.map { value in values.reduce(0) { $0 + preference($1 - value) } / 39 }, "\(shape)")
    }
    for bad: PreferenceFunction in [
      .uShape(indifference: -1), .linear(indifference: 3, preference: 2), .gaussian(spread: 0),
      .vShape(preference: .nan),
    ] {
      #expect(
        expectError(.parameter) { _ = try PrometheeII.flows(table, functions: [bad]) }?.column == 0)
    }
    expectError(.shape) { _ = try PrometheeII.flows(table, functions: []) }
  }

  @Test func badTables() throws {
    let scores = try Matrix(rows: [[1, 2], [3, 0]])
    let both: [CriterionDirection] = [.benefit, .cost]
    expectError(.weightSum) {
      _ = try DecisionTable(scores: scores, weights: [1, 1], directions: both)
    }
    expectError(.shape) { _ = try DecisionTable(scores: scores, weights: [1], directions: both) }
    expectError(.negative) {
      _ = try DecisionTable(scores: scores, weights: [2, -1], directions: both)
    }
    expectError(.shape) {
      _ = try DecisionTable(scores: scores, weights: [0.5, 0.5], directions: [.cost])
    }
    expectError(.notFinite) {
      _ = try DecisionTable(scores: Matrix(rows: [[.nan]]), weights: [1], directions: [.cost])
    }
    expectError(.empty) {
      _ = try DecisionTable(scores: Matrix(rows: []), weights: [], directions: [])
    }
    let table = try DecisionTable(scores: scores, weights: [0.5, 0.5], directions: both)
    let error = expectError(.notPositive) {
      _ = try SimpleAdditiveWeighting.scores(table, scaling: .share)
    }
    #expect(error?.row == 1 && error?.column == 1)
    expectError(.parameter) { _ = try VIKOR.scores(table, groupWeight: 2) }
    expectError(.weightSum) { _ = try table.withWeights([0, 0]) }
    #expect(try table.withWeights([1, 0]).weights == [1, 0])
  }
}
