import RegionalScience
import Testing

@Suite struct WeightingMethodTests {
  static let all = WeightingMethods.standard.all

  static func input(_ rows: [[Double]], _ directions: [CriterionDirection]? = nil) throws
    -> WeightingInput
  {
    try WeightingInput(
      scores: Matrix(rows: rows),
      directions: directions ?? rows[0].map { _ in CriterionDirection.benefit })
  }

  @Test func names() throws {
    let methods = WeightingMethods.standard
    #expect(
      methods.names == [
        "equal", "entropy", "standard_deviation", "critic", "principal_components", "merec",
      ])
    expectError(.name) { _ = try methods.method("entropie") }
    expectError(.name) { _ = try methods.adding(EntropyWeights()) }
    #expect(try methods.adding(GivenWeights([1])).method("given").summary.last == ".")
  }

  @Test(arguments: all)
  func weightsSumToOneAndConstantColumnsHaveNone(_ method: any WeightingMethod) throws {
    var random = SplitMix(seed: 41)
    for columns in [1, 2, 7] {
      let table = try random.table(rows: 9, columns: columns)
      let rows = table.scores.rowArrays.map { $0 + [5] }
      let input = try Self.input(rows, table.directions + [.benefit])
      let weights = try method.weights(of: input)
      expectClose(weights.reduce(0, +), 1)
      #expect(weights.allSatisfy { $0 >= 0 })
      if method.name != "equal" { #expect(weights.last == 0, "\(method.name)") }
      #expect(try input.table(weights: method).weights == weights)
      for item in try method.tables(of: input) {
        #expect(item.values.values.allSatisfy { $0.isFinite }, "\(method.name) \(item.name)")
      }
    }
  }

  @Test(arguments: all.filter { $0.name != "equal" })
  func constantColumnsOnlyAreRefused(_ method: any WeightingMethod) throws {
    for rows in [[[2.0, 3]], [[2.0, 3], [2, 3]]] {
      expectError(.noVariation) { _ = try method.weights(of: Self.input(rows)) }
    }
  }

  @Test(arguments: all)
  func orderOfAlternativesDoesNotMatter(_ method: any WeightingMethod) throws {
    var random = SplitMix(seed: 42)
    let table = try random.table(rows: 9, columns: 5)
    expectClose(
      try method.weights(of: Self.input(table.scores.rowArrays.reversed(), table.directions)),
      try method.weights(of: Self.input(table.scores.rowArrays, table.directions)), method.name)
  }

  @Test func merecByHand() throws {
    // Logarithms of the ratios: ln 2, 0 and 0, ln 4 (a cost: x / max).
    let input = try Self.input([[2, 4], [1, 1]], [.benefit, .cost])
    // Overall: ln(1 + ln 2 / 2), ln(1 + ln 4 / 2); without the criterion that differs 0.
    let (one, other) = (0.2975632848, 0.5265890341)
    expectClose(
      try MerecWeights().weights(of: input), [one / (one + other), other / (one + other)],
      tolerance: 1e-9)
    let error = expectError(.notPositive) {
      _ = try MerecWeights().weights(of: Self.input([[1, 2], [1, 0]]))
    }
    #expect(error?.row == 1 && error?.column == 1)
  }

  @Test func principalComponentsByHand() throws {
    // Two criteria alike and one on its own: eigenvalues 2, 1, 0 and vectors (1, 1, 0)/√2, (0, 0, 1).
    let input = try Self.input([[1, 2, 1], [2, 4, -1], [3, 6, -1], [4, 8, 1]])
    let root = 2 * 0.5.squareRoot()
    expectClose(
      try PrincipalComponentWeights().weights(of: input),
      [root / (2 * root + 1), root / (2 * root + 1), 1 / (2 * root + 1)])
    expectClose(
      try PrincipalComponentWeights(loading: .square).weights(of: input),
      [1.0 / 3, 1.0 / 3, 1.0 / 3])
    expectClose(
      try PrincipalComponentWeights(retention: .variance(0.5)).weights(of: input), [0.5, 0.5, 0])
    let tables = try PrincipalComponentWeights().tables(of: input)
    expectClose(tables[0].values.column(0), [2, 1, 0])
    #expect(tables[1].values.rows == 2)
    expectError(.parameter) {
      _ = try PrincipalComponentWeights(retention: .variance(0)).weights(of: input)
    }
  }

  @Test func givenAndCompared() throws {
    let input = try Self.input([[1, 2], [2, 1]])
    #expect(try GivenWeights([3, 1]).weights(of: input) == [0.75, 0.25])
    expectError(.shape) { _ = try GivenWeights([1]).weights(of: input) }
    expectError(.zeroTotal) { _ = try GivenWeights([0, 0]).weights(of: input) }
    // Two judges say 2 and 8 times: together 4 times.
    let judges = try [2.0, 8].map { try Matrix(rows: [[1, $0], [1 / $0, 1]]) }
    let method = ComparisonWeights(judges: judges)
    expectClose(try method.weights(of: input), [0.8, 0.2])
    #expect(try method.tables(of: input).last?.values.values.last == 0)
    expectError(.shape) { _ = try method.weights(of: Self.input([[1, 2, 3]])) }
    expectError(.empty) { _ = try ComparisonWeights(judges: []).weights(of: input) }
  }
}
