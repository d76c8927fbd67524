public import KQLEngine
public import KQLSyntax
public import RegionalScience

extension PriorityGuide {
  /// A ranking.
  public struct Result: Hashable, Sendable {
    /// The method.
    public var method: String
    /// Scores and ranks in the order of the places.
    public var ranking: Ranking
    /// The ranking of the numbers as printed; nil where nothing is distrusted, or the method refuses it.
    public var printed: Ranking?
  }

  /// How a ranking holds.
  public struct Doubt: Hashable, Sendable {
    /// How many weightings were drawn, and by which seed.
    public var samples: Int
    /// The seed.
    public var seed: UInt64
    /// Shares of ranks under weights that are drawn (SMAA).
    public var draws: SMAA.Result
    /// Between which weights of each criterion first place and order hold.
    public var intervals: [WeightStability.Interval]
    /// What leaving out a criterion does; empty for one criterion.
    public var withoutCriterion: [LeaveOneOut.Case]
    /// What leaving out a place does; empty for one place, or more than 200.
    public var withoutPlace: [LeaveOneOut.Case]
    /// The ranking by every method in ``rankingMethods``, those that look at all pairs for up to 200 places;
    /// nil where there is one.
    public var methods: MethodComparison.Result?
  }

  /// Ranks the places. The doubt is forgotten.
  ///
  /// - Parameter method: The name of a method in ``rankingMethods``.
  /// - Throws: `samat.guide.sums` while printed totals do not fit, `samat.guide.too-early` without weights,
  ///   `samat.guide.method`; what the method refuses.
  public mutating func rank(by method: String) throws(Diagnostic) {
    try refuseStandingFindings("ranking")
    let table = try decisionTable(scores)
    let methods = rankingMethods
    if !methods.names.contains(method) {
      let near = EditDistance.nearest(to: method, among: methods.names)
      throw Diagnostic(
        code: GuideRefusal.method,
        message: "there is no ranking method '\(CaseworkIDs.shown(method))'",
        help: near.map { "did you mean '\($0)'?" }
          ?? "one of \(methods.names.joined(separator: ", "))")
    }
    let ranking = try run { () throws(RegionalScienceError) in
      try methods.method(method).ranking(of: table)
    }
    var printed: Ranking?
    if !distrusted.isEmpty, let other = try? decisionTable(printedScores) {
      printed = try? methods.method(method).ranking(of: other)
    }
    result = Result(method: method, ranking: ranking, printed: printed)
    doubt = nil
  }

  private func decisionTable(_ scores: Matrix?) throws(Diagnostic) -> DecisionTable {
    let criteria = try chosen().choice.criteria
    guard let scores, let weights else {
      throw Diagnostic(
        code: GuideRefusal.tooEarly, message: "no weights are given yet",
        help:
          "weigh the criteria first, in the shell ':priorities weights \(GuideQuery.word(criteria[0].name))=...', 'weights by=entropy' or 'weights pairs=...'"
      )
    }
    return try run { () throws(RegionalScienceError) in
      try DecisionTable(
        scores: scores, weights: weights.values, directions: criteria.map(\.direction))
    }
  }

  /// The ranking, once there is one.
  func ranked() throws(Diagnostic) -> Result {
    _ = try chosen()
    guard let result else {
      throw Diagnostic(
        code: GuideRefusal.tooEarly, message: "nothing is ranked yet",
        help:
          "rank first: ':priorities rank method=topsis' in the shell, where ':priorities' says what comes before"
      )
    }
    return result
  }

  /// Tests how the ranking holds: weights that are drawn, one place or criterion less, the interval of
  /// each weight, other methods.
  ///
  /// - Parameters:
  ///   - samples: How many weightings are drawn, 1 to 1,000,000.
  ///   - seed: Where the random numbers start.
  /// - Throws: `samat.guide.too-early`, `samat.guide.number`; what the method refuses.
  /// - Complexity: *samples* + *places* + 64 · *criteria* rankings.
  public mutating func testDoubt(samples: Int = 10_000, seed: UInt64 = 1) throws(Diagnostic) {
    let result = try ranked()
    let table = try decisionTable(scores)
    let methods = rankingMethods
    let method = try run { () throws(RegionalScienceError) in try methods.method(result.method) }
    let pairs = Self.isPairwise(result.method) ? table.alternatives : 1
    let work = table.alternatives * table.criteria * pairs
    let most = max(1, min(1_000_000, 2_000_000_000 / max(1, work)))
    guard samples >= 1, samples <= most else {
      throw Diagnostic(
        code: GuideRefusal.number,
        message: "samples is \(samples), expected 1 to \(most) weightings",
        help: "add samples=NUMBER")
    }
    let count = table.alternatives
    doubt = try run { () throws(RegionalScienceError) in
      Doubt(
        samples: samples, seed: seed,
        draws: try SMAA(samples: samples, seed: seed).analysis(of: table, method: method),
        intervals: try WeightStability.intervals(of: table, method: method),
        withoutCriterion: table.criteria > 1
          ? try LeaveOneOut.criteria(of: table, method: method) : [],
        withoutPlace: count > 1 && count <= 200
          ? try LeaveOneOut.alternatives(of: table, method: method) : [],
        methods: try comparison(of: table))
    }
  }

  /// The share of drawn weightings under which a place has the rank that it has; nil before it was tested.
  ///
  /// - Parameter place: The place's code.
  /// - Returns: The share, 0 to 1.
  public func stability(of place: String) -> Double? {
    guard let doubt, let result, let row = places.firstIndex(of: place) else { return nil }
    let rank = Int(result.ranking.ranks[row])
    guard rank >= 1, rank <= doubt.draws.acceptability.columns else { return nil }
    return doubt.draws.acceptability[row, rank - 1]
  }

  /// The scores as rows that ask for a map.
  ///
  /// - Parameter language: The language of names and title.
  /// - Returns: `province`, `name`, `score`, `rank`, with a visualization.
  /// - Throws: `samat.guide.too-early`; `samat.guide.place` where no place is a province.
  public func map(in language: DocumentLanguage = .english) throws(Diagnostic) -> Table {
    let result = try ranked()
    let rows = try chosen().rows
    guard rows.ids.contains(where: { rows.places.provinces.contains($0) }) else {
      throw Diagnostic(
        code: GuideRefusal.place,
        message: "no place is a province, and the map is one of provinces",
        help: "':priorities document' has the scores of all places")
    }
    let ranking = result.ranking
    var table = Table(
      schema: Schema([
        ColumnSchema("province", .string), ColumnSchema("name", .string),
        ColumnSchema("score", .real), ColumnSchema("rank", .real),
      ]),
      rows: ranking.sorted.filter { rows.places.provinces.contains(rows.ids[$0]) }.map {
        [
          .string(rows.ids[$0]), .string(rows.places.name(rows.ids[$0], in: language)),
          .real(ranking.scores[$0]), .real(ranking.ranks[$0]),
        ]
      })
    var title = language.say(
      "Score by \(result.method)", "امتیاز با \(MethodNames.text(result.method, in: language))")
    if ranking.order == .lowestFirst {
      title += language.say(" (lower is better)", " (کمتر بهتر)")
    }
    table.visualization = Visualization(
      chart: "map",
      properties: [
        .init(name: "title", value: title),
        .init(name: "xcolumn", value: language == .english ? "province" : "name"),
        .init(name: "ycolumns", value: "score"),
      ])
    return table
  }
}
