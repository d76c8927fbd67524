public import RegionalScience

/// Checks a ranking method of one's own with what robustness, comparison and queries rely on.
///
/// ```swift
/// @Test func conforms() throws { try RankingMethodCheck(BestCriterion()).run() }
/// ```
///
/// A property that the method does not have by its definition is left out by name, so that the test
/// says so:
///
/// ```swift
/// try RankingMethodCheck(VIKOR(), without: [.monotonicity]).run()
/// ```
///
/// Tables are random but the same on every run: 1 to 40 alternatives, up to 7 criteria, values of 1 to
/// 100. A method that traps takes the test with it; that, too, is an answer.
public struct RankingMethodCheck {
  /// What holds for a ranking method.
  public enum Property: String, CaseIterable, Hashable, Sendable {
    /// The name is in lower case with underscores, the summary one sentence.
    case description
    /// There is one finite score for each alternative.
    case finiteScores
    /// The same table gives the same scores.
    case repetition
    /// Scores follow the alternatives in whatever order they come.
    case rowOrder
    /// The order of the criteria, with their weights and directions, does not matter.
    case criterionOrder
    /// The units of the criteria do not matter: factors above 0 leave the scores as they are.
    case units
    /// Who is best in every criterion is first.
    case dominance
    /// A worse cost never makes a score better.
    case monotonicity
    /// Equal alternatives have equal ranks, unless the method refuses what does not vary.
    case ties
    /// A single alternative is first, unless the method refuses what does not vary.
    case singleAlternative
    /// A criterion that is the same for all leaves the scores finite.
    case constantColumn
    /// A criterion without weight does not change the ranks.
    case zeroWeight
    /// Values that are tiny, huge, 0 or negative give finite scores or a refusal.
    case extremeValues
    /// The scorer of a table agrees with the scores for all weights.
    case scorer
    /// Intermediate tables have names of their own and the shapes that they say.
    case tables
    /// The method without a criterion takes the table without it.
    case criterionLeftOut
  }

  private let method: any RankingMethod
  private let properties: [Property]

  /// Creates a check.
  ///
  /// - Parameters:
  ///   - method: What is checked, with its options.
  ///   - left: Properties that the method does not have.
  public init(_ method: any RankingMethod, without left: Set<Property> = []) {
    self.method = method
    properties = Property.allCases.filter { !left.contains($0) }
  }

  /// Checks every property, and says of each that does not hold where.
  ///
  /// Where scores are missing or not finite, nothing further is asked.
  ///
  /// - Throws: ``CheckFailure``; each problem begins with the name of its ``Property``.
  public func run() throws(CheckFailure) {
    try CheckTables.run(properties, "ranking method '\(method.name)'", basis: .finiteScores) {
      (property) throws(RegionalScienceError) in try problem(property)
    }
  }

  private func problem(_ property: Property) throws(RegionalScienceError) -> String? {
    switch property {
    case .description: CheckTables.description(method.name, method.summary)
    case .finiteScores: try finiteScores()
    case .repetition:
      try compared(seed: 2) { (table) throws(RegionalScienceError) in
        (try method.scores(of: table), try method.scores(of: table))
      }
    case .rowOrder:
      try compared(seed: 3) { (table) throws(RegionalScienceError) in
        let turned = try table.with(rows: table.scores.rowArrays.reversed())
        return (try method.scores(of: turned).reversed(), try method.scores(of: table))
      }
    case .criterionOrder:
      try compared(seed: 4) { (table) throws(RegionalScienceError) in
        (try method.scores(of: table.withReversedCriteria()), try method.scores(of: table))
      }
    case .units:
      try compared(seed: 5) { (table) throws(RegionalScienceError) in
        // Powers of two, which round nothing.
        let factors = [1024, 0.25, 8, 1, 64]
        let scaled = try table.with(
          rows: table.scores.rowArrays.map { zip($0, factors).map { $0 * $1 } })
        return (try method.scores(of: scaled), try method.scores(of: table))
      }
    case .dominance: try dominance()
    case .monotonicity: try monotonicity()
    case .ties: try equal(rows: 3, rank: 2)
    case .singleAlternative: try equal(rows: 1, rank: 1)
    case .constantColumn: try constantColumn()
    case .zeroWeight: try zeroWeight()
    case .extremeValues: try extremeValues()
    case .scorer: try scorer()
    case .tables: try tables()
    case .criterionLeftOut: try criterionLeftOut()
    }
  }

  // MARK: - Properties

  private func isSound(_ scores: [Double], _ count: Int) -> String? {
    guard scores.count == count else { return "\(scores.count) scores of \(count) alternatives" }
    return scores.firstIndex { !$0.isFinite }.map { "score \($0) is \(scores[$0])" }
  }

  /// Two lists of some tables that have to be the same.
  private func compared(
    seed: UInt64,
    _ lists: (DecisionTable) throws(RegionalScienceError) -> ([Double], [Double])
  ) throws(RegionalScienceError) -> String? {
    var tables = CheckTables(seed: seed)
    for rows in [2, 5, 12, 40] {
      let (found, expected) = try lists(try tables.table(rows: rows, columns: 5))
      if let problem = CheckTables.difference(found, expected, "score") { return problem }
    }
    return nil
  }

  private func finiteScores() throws(RegionalScienceError) -> String? {
    var tables = CheckTables(seed: 1)
    for (rows, columns) in [(2, 1), (3, 2), (9, 4), (40, 7)] {
      let scores = try method.scores(of: tables.table(rows: rows, columns: columns))
      if let problem = isSound(scores, rows) { return problem }
    }
    return nil
  }

  private func dominance() throws(RegionalScienceError) -> String? {
    var tables = CheckTables(seed: 6)
    for _ in 0..<10 {
      let table = try tables.table(rows: 9, columns: 4)
      var rows = table.scores.rowArrays
      rows[4] = [110, 120, 0.5, 130]
      let ranking = try method.ranking(of: table.with(rows: rows))
      guard ranking.best.contains(4) else {
        return "who is best in every criterion has rank \(ranking.ranks[4])"
      }
    }
    return nil
  }

  private func monotonicity() throws(RegionalScienceError) -> String? {
    var tables = CheckTables(seed: 7)
    let sign: Double = method.order == .highestFirst ? 1 : -1
    for _ in 0..<60 {
      let table = try tables.table(rows: 7, columns: 5)
      let row = tables.index(below: 7)
      var rows = table.scores.rowArrays
      rows[row][2] += tables.number(0...200)
      let worse = try table.with(rows: rows)
      let (before, after) = (try method.scores(of: table), try method.scores(of: worse))
      if let problem = isSound(before, 7) ?? isSound(after, 7) { return problem }
      guard sign * after[row] <= sign * before[row] + 1e-12 else {
        return "a cost that rises from \(table.scores[row, 2]) to \(rows[row][2]) makes the score "
          + "\(after[row]) of \(before[row])"
      }
    }
    return nil
  }

  private func equal(rows: Int, rank: Double) throws(RegionalScienceError) -> String? {
    let table = try DecisionTable(
      scores: Matrix(rows: [[Double]](repeating: [2, 3], count: rows)), weights: [0.5, 0.5],
      directions: [.benefit, .cost])
    do throws(RegionalScienceError) {
      let ranks = try method.ranking(of: table).ranks
      return ranks.allSatisfy { $0 == rank } ? nil : "ranks \(ranks), expected \(rank) for each"
    } catch {
      if error.code == .noVariation { return nil }
      throw error
    }
  }

  private func constantColumn() throws(RegionalScienceError) -> String? {
    var tables = CheckTables(seed: 8)
    let table = try tables.table(rows: 8, columns: 3)
    let wide = try DecisionTable(
      scores: Matrix(rows: table.scores.rowArrays.map { $0 + [7] }),
      weights: table.weights.map { $0 * 0.8 } + [0.2], directions: table.directions + [.benefit])
    return isSound(try method.scores(of: wide), 8)
  }

  private func zeroWeight() throws(RegionalScienceError) -> String? {
    var tables = CheckTables(seed: 9)
    for _ in 0..<5 {
      let table = try tables.table(rows: 8, columns: 3)
      var rows = table.scores.rowArrays
      for row in rows.indices { rows[row].append(tables.number(1...100)) }
      let wide = try DecisionTable(
        scores: Matrix(rows: rows), weights: table.weights + [0],
        directions: table.directions + [.benefit])
      let (found, expected) = (try method.ranking(of: wide), try method.ranking(of: table))
      if let problem = CheckTables.difference(found.ranks, expected.ranks, "rank") {
        return "with a criterion of weight 0 \(problem)"
      }
    }
    return nil
  }

  private func extremeValues() throws(RegionalScienceError) -> String? {
    var tables = CheckTables(seed: 10)
    for _ in 0..<200 {
      let table = try tables.extremes()
      do throws(RegionalScienceError) {
        let scores = try method.scores(of: table)
        if let problem = isSound(scores, 4) { return "\(problem) of \(table.scores.rowArrays)" }
        let moved = try method.scorer(of: table).scores(weights: [0, 0.25, 0.75])
        if let problem = isSound(moved, 4) {
          return "by the scorer \(problem) of \(table.scores.rowArrays)"
        }
      } catch {
        if error.code == .notFinite { return "\(error) of \(table.scores.rowArrays)" }
      }
    }
    return nil
  }

  private func scorer() throws(RegionalScienceError) -> String? {
    var tables = CheckTables(seed: 11)
    for (rows, columns) in [(2, 3), (9, 4), (33, 7)] {
      let table = try tables.table(rows: rows, columns: columns)
      let scorer = try method.scorer(of: table)
      for _ in 0..<3 {
        let weights = try tables.table(rows: 1, columns: columns).weights
        let expected = try method.scores(of: table.withWeights(weights))
        let found = try scorer.scores(weights: weights)
        if let problem = CheckTables.difference(found, expected, "score") { return problem }
      }
    }
    return nil
  }

  private func tables() throws(RegionalScienceError) -> String? {
    var tables = CheckTables(seed: 12)
    let table = try tables.table(rows: 6, columns: 4)
    return CheckTables.tables(try method.tables(of: table), 6, 4)
  }

  private func criterionLeftOut() throws(RegionalScienceError) -> String? {
    var tables = CheckTables(seed: 13)
    let table = try tables.table(rows: 6, columns: 4)
    for criterion in 0..<4 {
      let rest = method.withoutCriterion(criterion)
      if rest.name != method.name { return "it then is '\(rest.name)'" }
      let scores = try rest.scores(of: table.withoutCriterion(criterion))
      if let problem = isSound(scores, 6) { return problem }
    }
    return nil
  }
}
