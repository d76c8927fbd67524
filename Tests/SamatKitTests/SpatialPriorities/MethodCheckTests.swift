import KQLEngine
import KQLSyntax
import RegionalScience
import SamatKit
import SamatTesting
import Synchronization
import Testing

/// The checkers for methods of one's own: all built-in methods pass them, and each property is missed
/// by a method that is wrong in just that.
@Suite struct MethodCheckTests {
  // MARK: - Built-in methods

  /// What methods do not have by their definitions: thresholds, distances that depend on sums of columns,
  /// and divisors made of the spread let a worse cost help in CODAS, ELECTRE, VIKOR and the taxonomy;
  /// ELECTRE I lets any criterion object, and Morris' index knows no weights.
  private static let left: [String: Set<RankingMethodCheck.Property>] = [
    "codas": [.monotonicity], "electre_i": [.monotonicity, .zeroWeight],
    "electre_iii": [.monotonicity], "vikor": [.monotonicity], "taxonomy": [.monotonicity],
    "morris": [.zeroWeight],
  ]

  @Test(arguments: RankingMethods.standard.all)
  func rankingMethodsConform(_ method: any RankingMethod) throws {
    try RankingMethodCheck(method, without: Self.left[method.name] ?? []).run()
  }

  /// Options do not change what holds, but for units that thresholds are given in.
  @Test func rankingMethodsWithOptionsConform() throws {
    let thresholds = ElectreIII.Thresholds(indifference: 2, preference: 9, veto: 60)
    try RankingMethodCheck(TOPSIS(scaling: .minMax)).run()
    try RankingMethodCheck(SimpleAdditiveWeighting(scaling: .ratioToBest)).run()
    try RankingMethodCheck(SimpleAdditiveWeighting(scaling: .share)).run()
    try RankingMethodCheck(VIKOR(groupWeight: 0.2), without: [.monotonicity]).run()
    try RankingMethodCheck(WASPAS(sumShare: 0)).run()
    try RankingMethodCheck(
      PrometheeII(preferences: .same(.linear(indifference: 1, preference: 20))), without: [.units]
    ).run()
    try RankingMethodCheck(
      ElectreIII(preferences: .same(thresholds)), without: [.units, .monotonicity]
    ).run()
  }

  /// What weights do not have: equal ones do not look, and deviations are those of the units.
  private static let leftOfWeights: [String: Set<WeightingMethodCheck.Property>] = [
    "equal": [.constantColumn], "standard_deviation": [.units],
  ]

  @Test(arguments: WeightingMethods.standard.all)
  func weightingMethodsConform(_ method: any WeightingMethod) throws {
    try WeightingMethodCheck(method, without: Self.leftOfWeights[method.name] ?? []).run()
  }

  @Test func weightingMethodsWithOptionsConform() throws {
    try WeightingMethodCheck(StandardDeviationWeights(scaling: .minMax)).run()
    try WeightingMethodCheck(StandardDeviationWeights(scaling: .mean)).run()
    try WeightingMethodCheck(CriticWeights(costs: .asBenefits)).run()
    try WeightingMethodCheck(
      PrincipalComponentWeights(retention: .variance(0.8), loading: .square)
    ).run()
  }

  /// The methods of the example "methods of your own", as its README checks them.
  @Test func methodsOfTheExampleConform() throws {
    struct WeakestLink: RankingMethod {
      let name = "weakest_link"
      let summary = "The least of the scaled scores of each alternative, weights aside."
      func scores(of table: DecisionTable) throws(RegionalScienceError) -> [Double] {
        table.minMaxScaled.rowArrays.map { $0.min() ?? 0 }
      }
    }
    try RankingMethodCheck(WeakestLink(), without: [.zeroWeight]).run()
    #expect(throws: (any Error).self) { try RankingMethodCheck(WeakestLink()).run() }
  }

  @Test func objectivesConform() throws {
    for total in [1, 600, 1e9] {
      try AllocationObjectiveCheck(
        LogarithmicReturns(weights: [3, 1, 2, 5], scales: [total, total / 2, total / 9, total]),
        total: total
      ).run()
      try AllocationObjectiveCheck(
        PowerReturns(weights: [3, 1, 2, 5], exponent: 0.5), total: total
      ).run()
    }
  }

  // MARK: - Methods that are wrong

  @Test(arguments: RankingMethodCheck.Property.allCases)
  func wrongRankingMethodsAreFound(_ property: RankingMethodCheck.Property) throws {
    let failure = try #require(throws: CheckFailure.self) {
      try RankingMethodCheck(WrongRanking(flaw: property)).run()
    }
    #expect(failure.problems.contains { $0.hasPrefix("\(property): ") }, "\(failure)")
    // A property that is left out is not asked for.
    let left = Set(RankingMethodCheck.Property.allCases)
    try RankingMethodCheck(WrongRanking(flaw: property), without: left).run()
  }

  /// The example of the documentation.
  @Test func aPlainSumIsFound() throws {
    struct PlainSum: RankingMethod {
      let name = "plain_sum"
      let summary = "The weighted sum of the values."
      func scores(of table: DecisionTable) throws(RegionalScienceError) -> [Double] {
        table.scores.rowArrays.map { zip($0, table.weights).reduce(0) { $0 + $1.0 * $1.1 } }
      }
    }
    let failure = try #require(throws: CheckFailure.self) {
      try RankingMethodCheck(PlainSum()).run()
    }
    #expect(failure.subject == "ranking method 'plain_sum'")
    #expect(failure.problems.map { $0.prefix { $0 != ":" } } == ["units", "monotonicity"])
  }

  @Test func oneMissingScoreIsOneProblem() throws {
    struct Missing: RankingMethod {
      let name = "missing"
      let summary = "No score for the last."
      func scores(of table: DecisionTable) throws(RegionalScienceError) -> [Double] {
        Array(repeating: 1, count: table.alternatives - 1) + [.nan]
      }
    }
    let failure = try #require(throws: CheckFailure.self) {
      try RankingMethodCheck(Missing()).run()
    }
    #expect(failure.problems == ["finiteScores: score 1 is nan"])
  }

  @Test(arguments: [Double.nan, -4, 0, 1e16]) func aTotalThatChecksNothingIsAProblem(
    _ total: Double
  ) throws {
    let failure = try #require(throws: CheckFailure.self) {
      try AllocationObjectiveCheck(PowerReturns(weights: [3, 1], exponent: 0.5), total: total).run()
    }
    #expect(failure.problems == ["a total of \(total) checks nothing, expected above 0 to 10^15"])
  }

  @Test func noPlacesAreAProblem() throws {
    let failure = try #require(throws: CheckFailure.self) {
      try AllocationObjectiveCheck(PowerReturns(weights: [], exponent: 0.5), total: 6).run()
    }
    #expect(failure.problems[0].hasPrefix("placeCount: 0 places, expected at least 1"))
  }

  @Test func risingMarginalValuesAreNoProblemOfTheSlope() throws {
    struct Squares: AllocationObjective {
      let placeCount = 2
      func values(_ context: AmountsContext) -> [Double] { context.amounts.map { $0 * $0 } }
      func marginalValues(_ context: AmountsContext) -> [Double] { context.amounts.map { 2 * $0 } }
      func amounts(_ context: PriceContext) -> [Double] {
        context.floors.map { max($0, context.price / 2) }
      }
    }
    let failure = try #require(throws: CheckFailure.self) {
      try AllocationObjectiveCheck(Squares(), total: 600).run()
    }
    #expect(failure.problems.contains { $0.hasPrefix("falling: ") })
    #expect(!failure.problems.contains { $0.hasPrefix("slope: ") }, "\(failure)")
  }

  @Test(arguments: ["Wrong Method", "", "2nd", "روش", "wrong-method"])
  func namesThatNoQueryCanCallAreRefused(_ name: String) throws {
    struct Named: RankingMethod, WeightingMethod, AllocationRule {
      let name: String
      let summary = "Named."
      func scores(of table: DecisionTable) throws(RegionalScienceError) -> [Double] { [] }
      func weights(of input: WeightingInput) throws(RegionalScienceError) -> [Double] { [] }
      func tables(of input: WeightingInput) throws(RegionalScienceError) -> [IntermediateTable] {
        []
      }
      func amounts(of problem: AllocationProblem) throws(RegionalScienceError) -> [Int64] { [] }
    }
    let method = Named(name: name)
    for adding: () throws -> Void in [
      { _ = try RankingMethods.standard.adding(method) },
      { _ = try WeightingMethods.standard.adding(method) },
      { _ = try AllocationRules.standard.adding(method) },
    ] {
      let error = try #require(throws: RegionalScienceError.self) { try adding() }
      #expect(error.code == .name && error.message.contains("'\(name)'"))
    }
    var registry = Registry()
    let problem = try #require(throws: Diagnostic.self) {
      try registry.add(method as any RankingMethod)
    }
    #expect(problem.code == "regional.name")
    #expect(!Catalog(registry).rankingMethods.names.contains(name))
  }

  @Test(arguments: WeightingMethodCheck.Property.allCases)
  func wrongWeightingMethodsAreFound(_ property: WeightingMethodCheck.Property) throws {
    let failure = try #require(throws: CheckFailure.self) {
      try WeightingMethodCheck(WrongWeighting(flaw: property)).run()
    }
    #expect(failure.problems.contains { $0.hasPrefix("\(property): ") }, "\(failure)")
  }

  @Test(arguments: AllocationObjectiveCheck.Property.allCases)
  func wrongObjectivesAreFound(_ property: AllocationObjectiveCheck.Property) throws {
    let failure = try #require(throws: CheckFailure.self) {
      try AllocationObjectiveCheck(WrongObjective(flaw: property), total: 600).run()
    }
    #expect(failure.problems.contains { $0.hasPrefix("\(property): ") }, "\(failure)")
  }
}

/// How often it was asked.
private final class Counter: Sendable {
  private let count = Atomic<Int>(0)
  func next() -> Double { Double(count.add(1, ordering: .relaxed).newValue) }
}

/// A weighted sum of scaled scores that is wrong in one way.
private struct WrongRanking: RankingMethod {
  let flaw: RankingMethodCheck.Property
  let counter = Counter()
  var name: String { flaw == .description ? "Wrong Ranking" : "wrong_ranking" }
  let summary = "A weighted sum that is wrong in one way."

  func scores(of table: DecisionTable) throws(RegionalScienceError) -> [Double] {
    let scaled = table.minMaxScaled.rowArrays
    func sum(_ row: [Double], _ weights: [Double]) -> Double {
      zip(row, weights).reduce(0) { $0 + $1.0 * $1.1 }
    }
    let plain = scaled.map { sum($0, table.weights) }
    let raw = table.scores.rowArrays
    switch flaw {
    case .description, .scorer, .tables: return plain
    case .finiteScores: return Array(plain.dropLast())
    case .repetition: return plain.map { $0 + counter.next() }
    case .rowOrder: return plain.enumerated().map { $1 + 0.01 * Double($0) }
    case .criterionOrder: return zip(plain, scaled).map { $0 + ($1.first ?? 0) }
    case .units: return zip(plain, raw).map { $0 + 1e-3 * $1.reduce(0, +) }
    case .dominance: return scaled.map { sum($0.map { -($0 - 0.5).magnitude }, table.weights) }
    case .monotonicity:
      // Costs taken for benefits.
      let benefits = try DecisionTable(
        scores: table.scores, weights: table.weights,
        directions: table.directions.map { _ in .benefit })
      return benefits.minMaxScaled.rowArrays.map { sum($0, table.weights) }
    case .ties: return plain.enumerated().map { $1 + 1e-3 * Double($0) }
    case .singleAlternative: return plain.count == 1 ? [.nan] : plain
    case .constantColumn:
      let columns = (0..<table.criteria).map(table.scores.column)
      return raw.map { row in
        row.indices.reduce(0) {
          let (low, high) = (columns[$1].min() ?? 0, columns[$1].max() ?? 0)
          return $0 + table.weights[$1] * (row[$1] - low) / (high - low)
        }
      }
    case .zeroWeight: return scaled.map { $0.reduce(0, +) / Double(table.criteria) }
    case .extremeValues: return zip(plain, raw).map { $0 + 0 * $1.reduce(0) { $0 + $1 * $1 * $1 } }
    case .criterionLeftOut:
      if table.criteria == 3 { throw RegionalScienceError(.shape, "3 criteria, expected 4") }
      return plain
    }
  }

  func scorer(of table: DecisionTable) throws(RegionalScienceError) -> any WeightScorer {
    let scaled = table.minMaxScaled
    guard flaw == .scorer else { return LinearScorer(contributions: scaled) }
    return LinearScorer(
      contributions: try Matrix(rows: scaled.rowArrays.map { $0.map { 2 * $0 } }))
  }

  func tables(of table: DecisionTable) throws(RegionalScienceError) -> [IntermediateTable] {
    guard flaw == .tables else { return [] }
    return [
      IntermediateTable(
        "scaled", rows: .alternatives, columns: .criteria, try Matrix(rows: [[1, 2]]))
    ]
  }
}

/// Weights by the ranges of the columns over their sums that are wrong in one way.
private struct WrongWeighting: WeightingMethod {
  let flaw: WeightingMethodCheck.Property
  let counter = Counter()
  var name: String { flaw == .description ? "" : "wrong_weighting" }
  let summary = "Ranges over sums, wrong in one way."

  func weights(of input: WeightingInput) throws(RegionalScienceError) -> [Double] {
    let columns = (0..<input.scores.columns).map(input.scores.column)
    var weights = columns.map { column in
      let sum = column.reduce(0) { $0 + $1.magnitude }
      let width = (column.max() ?? 0) - (column.min() ?? 0)
      return sum > 0 && width.isFinite ? width / sum : 0
    }
    switch flaw {
    case .repetition: weights[0] += counter.next()
    case .rowOrder: weights[0] += columns[0][0] / columns[0].reduce(0, +)
    case .criterionOrder: weights[0] *= 2
    case .units: weights = columns.map { ($0.max() ?? 0) - ($0.min() ?? 0) }
    case .constantColumn: weights = weights.map { $0 + 0.1 }
    case .extremeValues: weights[0] += 0 * columns[0].reduce(0) { $0 + $1 * $1 * $1 }
    default: break
    }
    if flaw == .sum { return weights }
    let sum = weights.reduce(0, +)
    guard !(sum <= 0) else { throw RegionalScienceError(.noVariation, "nothing varies") }
    return weights.map { $0 / sum }
  }

  func tables(of input: WeightingInput) throws(RegionalScienceError) -> [IntermediateTable] {
    let one = IntermediateTable(
      "twice", rows: .named(["a"]), columns: .named(["b"]), try Matrix(rows: [[1]]))
    return flaw == .tables ? [one, one] : [one]
  }
}

/// Logarithmic returns that are wrong in one way.
private struct WrongObjective: AllocationObjective {
  let flaw: AllocationObjectiveCheck.Property
  private let right: LogarithmicReturns?
  let placeCount = 3

  init(flaw: AllocationObjectiveCheck.Property) {
    self.flaw = flaw
    right = try? LogarithmicReturns(weights: [1, 2, 3], scales: [100, 200, 300])
  }

  func values(_ context: AmountsContext) -> [Double] {
    let plain = right?.values(context) ?? []
    switch flaw {
    case .placeCount: return Array(plain.dropLast())
    case .slope: return plain.map { 3 * $0 }
    default: return plain
    }
  }

  func marginalValues(_ context: AmountsContext) -> [Double] {
    let plain = right?.marginalValues(context) ?? []
    switch flaw {
    case .falling: return context.amounts.map { 1 + $0 }
    case .independence: return plain.map { $0 / (1 + context.amounts.reduce(0, +)) }
    default: return plain
    }
  }

  func amounts(_ context: PriceContext) -> [Double] {
    let plain = right?.amounts(context) ?? []
    switch flaw {
    case .price: return plain.map { $0 / 2 }
    case .budget: return plain.map { _ in .nan }
    case .optimum: return plain.reversed()
    default: return plain
    }
  }
}
