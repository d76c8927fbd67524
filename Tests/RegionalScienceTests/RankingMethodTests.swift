import RegionalScience
import Testing

/// What holds for every ranking method, through the protocol.
@Suite struct RankingMethodTests {
  static let all = RankingMethods.standard.all

  static func close(_ left: [Double], _ right: [Double], _ name: String) {
    expectClose(left, right, name)
  }

  @Test func namesAreStableAndFound() throws {
    let methods = RankingMethods.standard
    #expect(
      methods.names == [
        "saw", "topsis", "vikor", "promethee_ii", "taxonomy", "morris", "copras", "edas", "marcos",
        "waspas", "codas", "moora", "grey_relational", "mabac", "aras", "electre_i", "electre_iii",
      ])
    for method in methods.all {
      #expect(try methods.method(method.name).summary == method.summary)
      #expect(method.summary.last == "." && method.summary.count > 20)
    }
    let error = expectError(.name) { _ = try methods.method("topsy") }
    #expect(error?.message.contains("'topsy'") == true && error?.message.contains("vikor") == true)
    expectError(.name) { _ = try methods.adding(TOPSIS()) }
    #expect(try RankingMethods().adding(TOPSIS()).names == ["topsis"])
  }

  @Test(arguments: all)
  func orderOfAlternativesDoesNotMatter(_ method: any RankingMethod) throws {
    var random = SplitMix(seed: 21)
    for rows in [2, 5, 12, 40] {
      let table = try random.table(rows: rows, columns: 5)
      let reversed = try RankingTests.changed(table) { $0.reverse() }
      Self.close(
        try method.scores(of: reversed), try method.scores(of: table).reversed(), method.name)
    }
  }

  @Test(arguments: all)
  func aDominatingAlternativeIsFirst(_ method: any RankingMethod) throws {
    var random = SplitMix(seed: 22)
    for _ in 0..<10 {
      let table = try RankingTests.changed(random.table(rows: 9, columns: 4)) {
        $0[4] = [110, 120, 0.5, 130]
      }
      #expect(try method.ranking(of: table).best.contains(4), "\(method.name)")
    }
  }

  /// The threshold of CODAS, the distances of ELECTRE, which depend on sums of columns, and the spread in
  /// the divisors of VIKOR's Q and the taxonomy's F let a worse cost help; their sources want it so.
  @Test(
    arguments: all.filter {
      !["codas", "electre_i", "electre_iii", "vikor", "taxonomy"].contains($0.name)
    })
  func aWorseCostNeverRaisesAScore(_ method: any RankingMethod) throws {
    var random = SplitMix(seed: 23)
    for _ in 0..<60 {
      let table = try random.table(rows: 7, columns: 5)
      let row = Int.random(in: 0..<7, using: &random)
      let more = Double.random(in: 0...200, using: &random)
      let worse = try RankingTests.changed(table) { $0[row][2] += more }
      let (before, after) = (try method.scores(of: table)[row], try method.scores(of: worse)[row])
      #expect(after <= before + 1e-12, "\(method.name): \(before) to \(after)")
    }
  }

  @Test(arguments: all.filter { $0.name != "promethee_ii" })
  func unitsDoNotMatter(_ method: any RankingMethod) throws {
    var random = SplitMix(seed: 24)
    let table = try random.table(rows: 9, columns: 3)
    let scaled = try RankingTests.changed(table) { rows in
      for row in rows.indices { rows[row] = zip(rows[row], [1024, 0.25, 8]).map { $0 * $1 } }
    }
    Self.close(try method.scores(of: scaled), try method.scores(of: table), method.name)
  }

  @Test(arguments: all)
  func scorersAgreeWithScores(_ method: any RankingMethod) throws {
    var random = SplitMix(seed: 25)
    for (rows, columns) in [(1, 1), (2, 3), (9, 4), (33, 7)] {
      let table = try random.table(rows: rows, columns: columns)
      if method.name == "morris", rows == 1 { continue }
      let scorer = try method.scorer(of: table)
      for _ in 0..<3 {
        let weights = try random.table(rows: 1, columns: columns).weights
        Self.close(
          try scorer.scores(weights: weights),
          try method.scores(of: table.withWeights(weights)), method.name)
      }
      Self.close(
        try scorer.scores(weights: table.weights), try method.scores(of: table), method.name)
    }
  }

  @Test(arguments: all)
  func equalAlternativesTie(_ method: any RankingMethod) throws {
    let table = try DecisionTable(
      scores: Matrix(rows: [[2, 3], [2, 3], [2, 3]]), weights: [0.5, 0.5],
      directions: [.benefit, .cost])
    if method.name == "morris" {
      expectError(.noVariation) { _ = try method.ranking(of: table) }
      return
    }
    let ranking = try method.ranking(of: table)
    #expect(ranking.ranks == [2, 2, 2] && ranking.best == [0, 1, 2], "\(method.name)")
    #expect(ranking.scores.allSatisfy { $0.isFinite })
    #expect(ranking.notes.count { $0.kind == .constantColumn } == 2)
    #expect(ranking.notes.contains { $0.kind == .tie && $0.message == "3 alternatives tie" })
  }

  @Test(arguments: all)
  func oneAlternativeAndOneCriterion(_ method: any RankingMethod) throws {
    let one = try DecisionTable(
      scores: Matrix(rows: [[2, 3]]), weights: [0.5, 0.5], directions: [.benefit, .cost])
    if method.name != "morris" {
      let ranking = try method.ranking(of: one)
      #expect(ranking.ranks == [1] && ranking.scores.allSatisfy { $0.isFinite }, "\(method.name)")
      #expect(ranking.notes.first?.kind == .singleAlternative)
    }
    let column = try DecisionTable(
      scores: Matrix(rows: [[2], [5], [3]]), weights: [1], directions: [.cost])
    #expect(try method.ranking(of: column).best == [0], "\(method.name)")
  }

  /// A constant column must not change the order of the rest, nor make anything undefined.
  @Test(arguments: all)
  func constantColumnsAndZeroWeights(_ method: any RankingMethod) throws {
    var random = SplitMix(seed: 26)
    let table = try random.table(rows: 8, columns: 3)
    let wider = try DecisionTable(
      scores: Matrix(rows: table.scores.rowArrays.map { $0 + [7] }),
      weights: table.weights.map { $0 * 0.8 } + [0.2], directions: table.directions + [.benefit])
    let ranking = try method.ranking(of: wider)
    #expect(ranking.scores.allSatisfy { $0.isFinite }, "\(method.name)")
    #expect(
      ranking.notes.contains { $0.kind == .constantColumn && $0.column == 3 }, "\(method.name)")
    let unweighted = try DecisionTable(
      scores: wider.scores, weights: table.weights + [0], directions: wider.directions)
    let without = try method.ranking(of: unweighted)
    #expect(without.notes.contains { $0.kind == .zeroWeight && $0.column == 3 })
    if method.name != "morris" {
      #expect(try without.ranks == method.ranking(of: table).ranks, "\(method.name)")
    }
  }

  @Test(arguments: all)
  func tablesHaveTheShapesTheySay(_ method: any RankingMethod) throws {
    var random = SplitMix(seed: 27)
    let table = try random.table(rows: 6, columns: 4)
    let tables = try method.tables(of: table)
    #expect(!tables.isEmpty && Set(tables.map(\.name)).count == tables.count)
    let size = { (axis: IntermediateTable.Axis) -> Int in
      switch axis {
      case .alternatives: 6
      case .criteria: 4
      case .named(let names): names.count
      }
    }
    for item in tables {
      #expect(item.values.rows == size(item.rows), "\(method.name) \(item.name)")
      #expect(item.values.columns == size(item.columns), "\(method.name) \(item.name)")
      #expect(item.values.values.allSatisfy { $0.isFinite }, "\(method.name) \(item.name)")
    }
  }

  /// Values far apart, tiny and huge: finite scores or an error, never a NaN.
  @Test(arguments: all)
  func extremeValuesAreFiniteOrRefused(_ method: any RankingMethod) throws {
    var random = SplitMix(seed: 28)
    let extremes = [0, 1e-300, 1e-150, 1, 1e149, Double.leastNonzeroMagnitude, 1e-10]
    for _ in 0..<200 {
      let rows = (0..<4).map { _ in
        (0..<3).map { _ in extremes[Int.random(in: 0..<extremes.count, using: &random)] }
      }
      let signs = Bool.random(using: &random) ? 1.0 : -1.0
      let scores = try Matrix(rows: rows.map { $0.map { $0 * signs } })
      let table: DecisionTable
      do throws(RegionalScienceError) {
        table = try DecisionTable(
          scores: scores, weights: [0.5, 0.5, 0], directions: [.benefit, .cost, .benefit])
      } catch {
        // A criterion of nothing but tiny values.
        #expect(error.code == .tooSmall)
        continue
      }
      do throws(RegionalScienceError) {
        let ranking = try method.ranking(of: table)
        #expect(ranking.scores.allSatisfy { $0.isFinite }, "\(method.name) \(rows)")
        _ = try method.tables(of: table)
        let scorer = try method.scorer(of: table)
        let moved = try scorer.scores(weights: [0, 0.25, 0.75])
        #expect(moved.allSatisfy { $0.isFinite }, "\(method.name) \(rows)")
      } catch {
        #expect(error.code != .notFinite, "\(method.name): \(error) \(rows)")
      }
    }
  }

  @Test func refusalsNameRowAndColumn() throws {
    let table = { (rows: [[Double]]) in
      try DecisionTable(
        scores: Matrix(rows: rows), weights: [0.5, 0.5], directions: [.benefit, .cost])
    }
    let negative = try table([[1, 2], [3, 4], [-1, 5]])
    for method in [COPRAS() as any RankingMethod, MARCOS(), WASPAS(), CODAS(), ARAS(), ElectreI()] {
      let error = expectError(.negative) { _ = try method.ranking(of: negative) }
      #expect(error?.row == 2 && error?.column == 0, "\(method.name)")
    }
    let free = try table([[1, 2], [3, 0], [2, 5]])
    for method in [MARCOS() as any RankingMethod, WASPAS(), CODAS()] {
      let error = expectError(.notPositive) { _ = try method.ranking(of: free) }
      #expect(error?.row == 1 && error?.column == 1, "\(method.name)")
    }
    let below = try table([[-4, 2], [3, 1], [-2, 5]])
    #expect(expectError(.notPositive) { _ = try EDAS().ranking(of: below) }?.column == 0)
    expectError(.parameter) { _ = try WASPAS(sumShare: 1.5).ranking(of: below) }
    expectError(.parameter) { _ = try CODAS(threshold: -1).scorer(of: free) }
    expectError(.parameter) { _ = try GreyRelational(distinguishing: 0).ranking(of: free) }
    expectError(.parameter) { _ = try VIKOR(groupWeight: .nan).scorer(of: free) }
    expectError(.parameter) { _ = try ElectreI(concordanceThreshold: 2).ranking(of: free) }
    let thresholds = ElectreIII.Thresholds(indifference: 2, preference: 1)
    let error = expectError(.parameter) {
      _ = try ElectreIII(preferences: .same(thresholds)).ranking(of: free)
    }
    #expect(error?.column == 0)
    expectError(.shape) {
      _ = try ElectreIII(preferences: .each([thresholds])).ranking(of: free)
    }
    let many = try DecisionTable(
      scores: Matrix(rows: 2001, columns: 1, values: [Double](repeating: 1, count: 2001)),
      weights: [1], directions: [.benefit])
    expectError(.limit) { _ = try ElectreIII().ranking(of: many) }
  }

  @Test func anIllBehavedMethodIsRefused() throws {
    struct Short: RankingMethod {
      let name = "short"
      let summary = "Too few scores."
      func scores(of table: DecisionTable) throws(RegionalScienceError) -> [Double] { [1] }
    }
    struct Undefined: RankingMethod {
      let name = "undefined"
      let summary = "No numbers."
      func scores(of table: DecisionTable) throws(RegionalScienceError) -> [Double] {
        [Double](repeating: .nan, count: table.alternatives)
      }
    }
    var random = SplitMix(seed: 29)
    let table = try random.table(rows: 3, columns: 2)
    expectError(.shape) { _ = try Short().ranking(of: table) }
    expectError(.notFinite) { _ = try Undefined().ranking(of: table) }
    for method in [Short() as any RankingMethod, Undefined()] {
      #expect(throws: RegionalScienceError.self) {
        _ = try SMAA(samples: 10).analysis(of: table, method: method)
      }
    }
  }
}
