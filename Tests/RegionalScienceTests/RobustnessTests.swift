import RegionalScience
import Testing

@Suite struct RobustnessTests {
  /// A method that hides that its scores are linear.
  struct Hidden: RankingMethod {
    let name = "hidden"
    let summary = "Simple additive weighting without a scorer of its own."
    func scores(of table: DecisionTable) throws(RegionalScienceError) -> [Double] {
      try SimpleAdditiveWeighting.scores(table)
    }
  }

  static let methods = RankingMethods.standard.all

  static func table(_ rows: [[Double]], _ weights: [Double]? = nil) throws -> DecisionTable {
    let count = rows[0].count
    let even = [Double](repeating: 1 / Double(count), count: count)
    return try DecisionTable(
      scores: Matrix(rows: rows), weights: weights ?? even,
      directions: [CriterionDirection](repeating: .benefit, count: count))
  }

  // MARK: - Leaving out

  @Test func aRemovedAlternativeReversesTheOthers() throws {
    // With the third the range of the second criterion is 8, without it 2.
    let table = try Self.table([[4, 1], [2, 3], [0, 9]], [0.5, 0.5])
    let whole = try SimpleAdditiveWeighting().ranking(of: table)
    expectClose(whole.scores, [0.5, 0.375, 0.5])
    let cases = try LeaveOneOut.alternatives(of: table, method: SimpleAdditiveWeighting())
    #expect(cases.map(\.left) == [0, 1, 2])
    #expect(cases[2].ranks == [1.5, 1.5, nil])
    #expect(cases[2].reversedPairs == 0 && !cases[2].bestStays)
    let weighted = try LeaveOneOut.alternatives(
      of: table.withWeights([0.45, 0.55]), method: SimpleAdditiveWeighting())
    // Before 0.45, 0.3625, 0.55; without the third the second leads.
    #expect(weighted[2].ranks == [2, 1, nil] && weighted[2].reversedPairs == 1)
    #expect(weighted[2].tau == -1 && weighted[2].ws == 0.25)
    expectError(.empty) {
      _ = try LeaveOneOut.alternatives(
        of: Self.table([[1, 2]]), method: SimpleAdditiveWeighting())
    }
  }

  @Test(arguments: methods)
  func leavingOutHoldsForEveryMethod(_ method: any RankingMethod) throws {
    var random = SplitMix(seed: 51)
    let table = try random.table(rows: 7, columns: 4)
    for threads in [1, 3] {
      let rows = try LeaveOneOut.alternatives(
        of: table, method: method, threads: .exactly(threads))
      #expect(rows.count == 7)
      for item in rows {
        let ranks = try method.ranking(of: table.withoutAlternative(item.left)).ranks
        #expect(item.ranks[item.left] == nil && item.ranks.compactMap { $0 } == ranks)
      }
      let columns = try LeaveOneOut.criteria(of: table, method: method, threads: .exactly(threads))
      #expect(columns.count == 4)
      for item in columns {
        let ranks = try method.ranking(of: table.withoutCriterion(item.left)).ranks
        #expect(item.ranks.compactMap { $0 } == ranks && item.refusal == nil)
      }
    }
  }

  @Test func refusalsAreKept() throws {
    // Without the first two alternatives differ in nothing that the anti-ideal has.
    let table = try Self.table([[1, 0], [0, 1], [2, 0]])
    let cases = try LeaveOneOut.criteria(of: table, method: MorrisIndex())
    #expect(cases.allSatisfy { $0.refusal == nil })
    let flat = try Self.table([[1, 5], [2, 5]])
    let refused = try LeaveOneOut.criteria(of: flat, method: MorrisIndex())
    #expect(refused[0].refusal?.code == .noVariation && refused[0].ranks.isEmpty)
    #expect(refused[1].refusal == nil && refused[1].bestStays)
    expectError(.empty) {
      _ = try LeaveOneOut.criteria(of: Self.table([[1], [2]]), method: TOPSIS())
    }
    expectError(.parameter) {
      _ = try LeaveOneOut.criteria(of: flat, method: TOPSIS(), threads: .exactly(0))
    }
  }

  @Test(
    .enabled(if: Golden.isPresent, "no reference files here"),
    arguments: ["mcda_5x4_s1.json", "mcda_5x4_s2.json", "mcda_10x6_s1.json"])
  func reversalsAsInTheFiles(_ file: String) throws {
    let golden = try Golden.load(file)
    let expected = golden["rankReversal"]
    let cases = try LeaveOneOut.alternatives(
      of: GoldenRankingTests.table(golden), method: TOPSIS())
    for (item, ranks) in zip(cases, expected["ranks_without_i (0 = removed)"].rows) {
      #expect(item.ranks.map { $0 ?? 0 } == ranks)
    }
    expectClose(cases.compactMap(\.ws), expected["ws"].numbers)
  }

  // MARK: - Sweeps

  @Test(arguments: methods)
  func sweepsMeetTheirEnds(_ method: any RankingMethod) throws {
    var random = SplitMix(seed: 52)
    let table = try random.table(rows: 6, columns: 3)
    let points = try WeightSweep.points(
      of: table, method: method, criterion: 1, positions: [0, table.weights[1], 1])
    #expect(points.map(\.weight) == [0, table.weights[1], 1])
    for point in points {
      expectClose(point.weights.reduce(0, +), 1)
      expectClose(point.scores, try method.scores(of: table.withWeights(point.weights)))
    }
    let own = try method.ranking(of: table).ranks
    #expect(points[1].tau == 1 && points[1].ranks == own)
    #expect(points[2].weights == [0, 1, 0])
  }

  @Test func badSweeps() throws {
    let table = try Self.table([[1, 0], [0, 1]])
    expectError(.parameter) {
      _ = try WeightSweep.points(of: table, method: TOPSIS(), criterion: 2)
    }
    let error = expectError(.parameter) {
      _ = try WeightSweep.points(of: table, method: TOPSIS(), criterion: 0, positions: [0, .nan])
    }
    #expect(error?.row == 1)
    // All weight on a column whose worst value is 0: the method refuses, the sweep goes on.
    let points = try WeightSweep.points(
      of: Self.table([[0, 1], [1, 2]]), method: MARCOS(), criterion: 0, positions: [0.5, 1])
    #expect(points[0].best == [1] && points[1].refusal?.code == .zeroTotal)
    #expect(points[1].scores.isEmpty && points[1].best.isEmpty)
  }

  // MARK: - Stability

  /// A method of one's own whose scorer is of another table is refused, and does not trap.
  @Test(arguments: [(1, 1), (3, 1), (2, 2), (3, 5), (4, 2)])
  func contributionsHaveToFit(_ rows: Int, _ columns: Int) throws {
    struct Misfit: RankingMethod {
      let name = "misfit"
      let summary = "A sum with a scorer of another table."
      let contributions: Matrix
      func scores(of table: DecisionTable) throws(RegionalScienceError) -> [Double] {
        table.scores.rowArrays.map { $0.reduce(0, +) }
      }
      func scorer(of table: DecisionTable) throws(RegionalScienceError) -> any WeightScorer {
        LinearScorer(contributions: contributions)
      }
    }
    let table = try DecisionTable(
      scores: Matrix(rows: [[1, 2], [3, 1], [2, 2]]), weights: [0.5, 0.5],
      directions: [.benefit, .benefit])
    let method = Misfit(
      contributions: try Matrix(
        rows: rows, columns: columns, values: [Double](repeating: 1, count: rows * columns)))
    expectError(.shape) { _ = try WeightStability.intervals(of: table, method: method) }
    expectError(.shape) { _ = try SMAA(samples: 10, seed: 1).analysis(of: table, method: method) }
  }

  /// A criterion whose squares are 0 is no constant one: it is refused by name.
  @Test func tinyColumnsAreRefused() throws {
    for values in [[[1e-163, 1], [2e-163, 2]], [[0, 1], [1e-151, 2]]] {
      let scores = try Matrix(rows: values)
      let error = expectError(.tooSmall) {
        _ = try DecisionTable(
          scores: scores, weights: [0.5, 0.5], directions: [.benefit, .benefit])
      }
      #expect(error?.column == 0)
      expectError(.tooSmall) {
        _ = try WeightingInput(scores: scores, directions: [.benefit, .benefit])
      }
    }
    // Tiny beside others of its column, and nothing at all, are fine.
    _ = try DecisionTable(
      scores: Matrix(rows: [[0, 1e-200], [0, 1]]), weights: [0.5, 0.5],
      directions: [.benefit, .benefit])
  }

  @Test func stabilityByHand() throws {
    // Scores w₁, 0.6 w₁ + 0.5 w₂ ... with columns already from 0 to 1.
    let table = try Self.table([[1, 0], [0, 1], [0.6, 0.5]], [0.7, 0.3])
    // First: t; second: 1 − t; third: 0.5 + 0.1 t. The first leads from t = 5/9, the third falls
    // behind the second only below 5/11.
    let intervals = try WeightStability.intervals(of: table, method: SimpleAdditiveWeighting())
    let first = intervals[0]
    #expect(first.search == .exact && first.weight == 0.7)
    expectClose(first.best.lowerBound, 5.0 / 9)
    expectClose(first.order.lowerBound, 5.0 / 9)
    #expect(first.best.upperBound == 1 && first.order.upperBound == 1)
    expectClose(intervals[1].best.upperBound, 4.0 / 9)
    #expect(intervals[1].best.lowerBound == 0)
    // The same by search.
    let searched = try WeightStability.intervals(of: table, method: Hidden())
    for (found, exact) in zip(searched, intervals) {
      #expect(found.search == .bisection(tolerance: 1e-9))
      expectClose(found.best.lowerBound, exact.best.lowerBound, tolerance: 2e-9)
      expectClose(found.best.upperBound, exact.best.upperBound, tolerance: 2e-9)
      expectClose(found.order.lowerBound, exact.order.lowerBound, tolerance: 2e-9)
      expectClose(found.order.upperBound, exact.order.upperBound, tolerance: 2e-9)
    }
  }

  @Test func exactAndSearchedIntervalsAgree() throws {
    var random = SplitMix(seed: 53)
    for _ in 0..<20 {
      let table = try random.table(rows: 8, columns: 4)
      let exact = try WeightStability.intervals(of: table, method: SimpleAdditiveWeighting())
      let searched = try WeightStability.intervals(
        of: table, method: Hidden(), threads: .exactly(2))
      for (found, expected) in zip(searched, exact) {
        expectClose(found.best.lowerBound, expected.best.lowerBound, tolerance: 3e-9)
        expectClose(found.best.upperBound, expected.best.upperBound, tolerance: 3e-9)
        expectClose(found.order.lowerBound, expected.order.lowerBound, tolerance: 3e-9)
        expectClose(found.order.upperBound, expected.order.upperBound, tolerance: 3e-9)
      }
    }
  }

  @Test(arguments: methods)
  func theBestStaysWithinItsInterval(_ method: any RankingMethod) throws {
    var random = SplitMix(seed: 54)
    let table = try random.table(rows: 6, columns: 3)
    let best = try #require(method.ranking(of: table).best.first)
    for item in try WeightStability.intervals(of: table, method: method) {
      #expect(item.best.contains(item.weight) && item.order.contains(item.weight))
      #expect(item.best.lowerBound <= item.order.lowerBound + 1e-8 || method.name == "electre_i")
      let middle = (item.best.lowerBound + item.best.upperBound) / 2
      let points = try WeightSweep.points(
        of: table, method: method, criterion: item.criterion, positions: [middle])
      #expect(points[0].best.contains(best), "\(method.name) \(item)")
    }
  }

  @Test func tiesAndOneCriterion() throws {
    let tied = try Self.table([[1, 0], [0, 1]])
    let item = try WeightStability.intervals(of: tied, method: SimpleAdditiveWeighting())[0]
    // The first of the tied stays best when its own criterion gains; ties may part.
    #expect(item.best == 0.5...1 && item.order == 0...1)
    let single = try Self.table([[1], [2]])
    #expect(
      try WeightStability.intervals(of: single, method: TOPSIS())[0].best == 1...1)
  }

  // MARK: - Several methods

  @Test func comparisonOfMethods() throws {
    var random = SplitMix(seed: 55)
    let table = try random.table(rows: 9, columns: 4)
    let result = try MethodComparison.comparison(of: table, methods: Self.methods)
    #expect(result.refusals.isEmpty && result.rankings.count == Self.methods.count)
    #expect(result.copeland.reduce(0, +) == 0)
    let concordance = try #require(result.concordance)
    #expect(concordance > 0.5 && concordance <= 1)
    #expect(result.kendall[0, 0] == 1 && result.spearman[3, 3] == 1 && result.ws[2, 2] == 1)
    #expect(result.kendall[0, 3] == result.kendall[3, 0])
    let zeros = try Self.table([[0, 1], [1, 0], [-1, 1]])
    let some = try MethodComparison.comparison(of: zeros, methods: Self.methods)
    #expect(some.refusals.contains { $0.method == "waspas" && $0.error.code == .negative })
    #expect(some.rankings.contains { $0.method == "topsis" })
    expectError(.negative) { _ = try MethodComparison.comparison(of: zeros, methods: [WASPAS()]) }
    expectError(.empty) { _ = try MethodComparison.comparison(of: zeros, methods: []) }
  }

  @Test func concordanceByHand() throws {
    let same = try Matrix(rows: [[1, 2, 3], [1, 2, 3]])
    #expect(try RankAggregation.concordance(same) == 1)
    #expect(try RankAggregation.concordance(Matrix(rows: [[1, 2, 3], [3, 2, 1]])) == 0)
    // Sums 4, 6, 8, 12 about 7.5: squares 35, of at most 3² (4³ − 4) / 12 = 45.
    let three = try Matrix(rows: [[1, 2, 3, 4], [2, 1, 3, 4], [1, 3, 2, 4]])
    expectClose(try RankAggregation.concordance(three), 35.0 / 45)
    // Equal rankings with ties still agree fully.
    let tied = try Matrix(rows: [[1.5, 1.5, 3], [1.5, 1.5, 3]])
    #expect(try RankAggregation.concordance(tied) == 1)
    #expect(try RankAggregation.concordance(Matrix(rows: [[2, 2, 2], [2, 2, 2]])) == nil)
    #expect(try RankAggregation.concordance(Matrix(rows: [[1], [1]])) == nil)
  }
}
