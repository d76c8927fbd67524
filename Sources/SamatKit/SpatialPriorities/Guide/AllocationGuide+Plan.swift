import KQLEngine
public import KQLSyntax
public import RegionalScience

extension AllocationGuide {
  /// What a budget comes to.
  public struct Plan: Hashable, Sendable {
    /// The rule.
    public var rule: String
    /// What each pair of place and sector gets, places × sectors.
    public var cells: [Int64]
    /// What each place gets.
    public var amounts: [Int64]
    /// What each place would get without floors and caps; nil where the rule cannot say.
    public var unlimited: [Int64]?
    /// What decides each place's amount.
    public var reasons: [AllocationReason]
    /// The projects that are chosen within the amounts; empty without projects.
    public var portfolios: [Portfolio]
  }

  /// Projects chosen within an amount.
  public struct Portfolio: Hashable, Sendable {
    /// The place; nil for projects of no place, which the whole budget is for.
    public var place: String?
    /// What may be spent.
    public var amount: Int64
    /// The projects chosen, by their place in ``AllocationGuide/projects``.
    public var chosen: [Int]
    /// What they cost.
    public var cost: Int64
    /// What they are worth.
    public var value: Double
    /// What no choice can be worth more than.
    public var bound: Double
  }

  /// A project that an amount may be spent on, whole or not at all.
  public struct Project: Hashable, Sendable {
    /// The project.
    public var id: String
    /// The place; nil for none.
    public var place: String?
    /// What it costs.
    public var cost: Int64
    /// What it is worth, 0 or more.
    public var value: Double

    /// Creates a project.
    public init(_ id: String, place: String?, cost: Int64, value: Double) {
      self.id = id
      self.place = place
      self.cost = cost
      self.value = value
    }
  }

  /// How sure a plan is when scores are drawn around what was given.
  public struct Doubt: Hashable, Sendable {
    /// How scores were drawn.
    public var sampling: ScoreSampling
    /// How many samples the rule could plan.
    public var planned: Int
    /// Why the first of the other samples could not be planned; nil where all were.
    public var refusal: String?
    /// The mean amount of each place.
    public var means: [Double]
    /// The amount that one in twenty samples stays below.
    public var low: [Int64]
    /// The amount that one in twenty samples goes beyond.
    public var high: [Int64]
    /// The share of samples in which each place gets more than its floor.
    public var aboveFloor: [Double]
    /// How often each project is chosen; empty without projects.
    public var projects: [Double]
  }

  /// Takes projects from a query; without a column of places they compete for the whole budget.
  ///
  /// - Parameters:
  ///   - query: A table or query, a row a project, at most 1000.
  ///   - id: The column of their names.
  ///   - cost: The column of whole units.
  ///   - value: The column of what they are worth, 0 or more.
  ///   - place: The column of their places; nil for none.
  ///   - tables: What is asked.
  /// - Throws: `samat.guide.too-early`, `samat.guide.table`, `samat.guide.column`, `samat.guide.cell`,
  ///   `samat.guide.place`, `samat.guide.number`.
  public mutating func takeProjects(
    _ query: String, id: String, cost: String, value: String, place: String?,
    in tables: GuideTables
  ) throws(Diagnostic) {
    _ = try chosen()
    let rows = try GuideRows(query, id: id, in: tables)
    let costColumn = try GuideRows.column(cost, in: rows.table)
    let valueColumn = try GuideRows.column(value, in: rows.table)
    let costs = try GuideRows.whole(costColumn, in: rows.table, rows.ids, costColumn)
    let values = try GuideRows.whole(valueColumn, in: rows.table, rows.ids, valueColumn)
    let own = try place.map { (name) throws(Diagnostic) in
      rows.texts(try GuideRows.column(name, in: rows.table))
    }
    var found: [Project] = []
    for row in rows.ids.indices {
      guard let units = Int64(exactly: costs[row]), units >= 0, units <= AllocationProblem.most,
        values[row] >= 0
      else {
        throw Diagnostic(
          code: GuideRefusal.number,
          message:
            "project '\(rows.ids[row])' costs \(costs[row]) and is worth \(values[row]), expected "
            + "whole units and a value of 0 or more", help: "mend the row, or leave it out")
      }
      var home: String?
      if let own {
        guard let found = try? self.place(own[row]) else {
          throw Diagnostic(
            code: GuideRefusal.place,
            message:
              "project '\(rows.ids[row])' is in '\(CaseworkIDs.shown(own[row]))', which is none of "
              + "the places chosen", help: "leave it out: | where ...")
        }
        home = found
      }
      found.append(Project(rows.ids[row], place: home, cost: units, value: values[row]))
    }
    projects = found
    (result, doubt) = (nil, nil)
  }

  /// Shares out the budget. The doubt is forgotten.
  ///
  /// - Parameter rule: The name of a rule in ``rules``.
  /// - Throws: `samat.guide.too-early`, `samat.guide.limits` with the places concerned,
  ///   `samat.guide.method`.
  public mutating func plan(by rule: String) throws(Diagnostic) {
    _ = try chosen()
    let (problem, found) = try (problem(), self.rule(rule))
    if let conflict = conflicts(in: .english).first {
      throw Diagnostic(
        code: GuideRefusal.limits, message: conflict,
        help: "lower the floors that are named, raise the caps, or change the budget")
    }
    let cells: [Int64]
    do throws(RegionalScienceError) {
      cells = try found.amounts(of: problem)
    } catch {
      // A score of 0 takes no more than its floor: that is the reason then, and no cap.
      if error.code == .infeasible, let refusal = zeroScores(problem) { throw refusal }
      throw self.diagnostic(error)
    }
    try check(cells, rule, problem)
    let amounts = problem.sums(of: cells)
    let free = (try? found.amounts(of: problem.unlimited)).map { problem.sums(of: $0) }
    result = Plan(
      rule: found.name, cells: cells, amounts: amounts, unlimited: free,
      reasons: amounts.indices.map { place in
        found.reason(
          of: amounts[place], floor: problem.placeFloors[place], cap: problem.placeCaps[place])
      }, portfolios: try portfolios(amounts, problem.budget))
    doubt = nil
  }

  /// Why scores of 0 leave a part of the budget over; nil where they do not.
  private func zeroScores(_ problem: AllocationProblem) -> Diagnostic? {
    let needs = problem.needs
    let none = places.indices.filter { needs[$0] == 0 }
    var most: Int128 = 0
    for place in places.indices {
      most += Int128(needs[place] == 0 ? problem.placeFloors[place] : problem.placeCaps[place])
    }
    guard !none.isEmpty, most < Int128(problem.budget) else { return nil }
    if none.count == places.count {
      return Diagnostic(
        code: GuideRefusal.limits,
        message: "every score is 0, so that nothing says who gets what is left above the floors",
        help: "choose another score, or give floors that sum to the budget")
    }
    let named = AnalysisCall.list(none.prefix(8).map { places[$0] })
    return Diagnostic(
      code: GuideRefusal.limits,
      message:
        "\(named)\(none.count > 8 ? " and \(none.count - 8) more" : "") have a score of 0 and "
        + "get no more than their floors; with the caps of the others that is "
        + "\(DocumentLanguage.english.grouped(Int64(clamping: most))), below the budget of "
        + DocumentLanguage.english.grouped(problem.budget),
      help: "raise the caps of places with a score, give floors to the others, or lower the budget")
  }

  private func rule(_ name: String) throws(Diagnostic) -> any AllocationRule {
    if let rule = rules[name] { return rule }
    let near = EditDistance.nearest(to: name, among: rules.names)
    throw Diagnostic(
      code: GuideRefusal.method, message: "there is no rule '\(CaseworkIDs.shown(name))'",
      help: near.map { "did you mean '\($0)'?" } ?? "one of \(rules.names.joined(separator: ", "))")
  }

  /// Holds what a rule gives against what it was asked; rules of one's own may be wrong.
  private func check(
    _ cells: [Int64], _ rule: String, _ problem: AllocationProblem
  ) throws(Diagnostic) {
    if let fault = problem.fault(of: cells, by: rule) {
      throw Diagnostic(
        code: GuideRefusal.method, message: fault,
        help: "choose another rule: \(rules.names.joined(separator: ", "))")
    }
  }

  private func portfolios(_ amounts: [Int64], _ budget: Int64) throws(Diagnostic) -> [Portfolio] {
    var found: [Portfolio] = []
    for (place, amount, members) in spending(amounts, budget) {
      let choice = try run { () throws(RegionalScienceError) in
        try Knapsack.choose(
          values: members.map { projects[$0].value }, costs: members.map { projects[$0].cost },
          budget: amount)
      }
      found.append(
        Portfolio(
          place: place, amount: amount, chosen: choice.projects.map { members[$0] },
          cost: choice.cost, value: choice.value, bound: choice.bound))
    }
    return found
  }

  /// Which projects compete for which amount.
  private func spending(
    _ amounts: [Int64], _ budget: Int64
  ) -> [(place: String?, amount: Int64, members: [Int])] {
    var found: [(place: String?, amount: Int64, members: [Int])] = []
    for (place, amount) in zip(places, amounts) {
      let members = projects.indices.filter { projects[$0].place == place }
      if !members.isEmpty { found.append((place, amount, members)) }
    }
    let loose = projects.indices.filter { projects[$0].place == nil }
    if !loose.isEmpty { found.append((nil, budget, loose)) }
    return found
  }

  /// Budget, scores and limits.
  func problem() throws(Diagnostic) -> AllocationProblem {
    guard let scores, choice != nil else {
      _ = try chosen()
      throw Diagnostic(
        code: GuideRefusal.tooEarly, message: "no data is chosen yet",
        help: "choose rows and a score first")
    }
    guard let budget else {
      throw Diagnostic(
        code: GuideRefusal.tooEarly, message: "no budget is said yet",
        help:
          "set the budget first: ':allocate budget AMOUNT' in the shell, in rials or as \"500 billion toman\""
      )
    }
    let own = places.map { placeLimits[$0] }
    let ofSectors = sectors.map { sectorLimits[$0] }
    return AllocationProblem(
      budget: budget, scores: scores,
      placeFloors: own.map { $0?.floor ?? common.floor ?? 0 },
      placeCaps: own.map { $0?.cap ?? common.cap ?? AllocationProblem.most },
      sectorFloors: ofSectors.map { $0?.floor ?? 0 },
      sectorCaps: ofSectors.map { $0?.cap ?? AllocationProblem.most }, isThere: isThere)
  }

  // MARK: - Doubt

  /// Plans again and again with scores drawn around what was given.
  ///
  /// - Parameters:
  ///   - samples: How many, 1 to 100,000.
  ///   - spread: The standard deviation as a part of each score, 0 to 1.
  ///   - seed: Where the random numbers start.
  /// - Throws: `samat.guide.too-early` without a plan, `samat.guide.number`.
  /// - Complexity: *samples* plans, and choices of projects.
  public mutating func testDoubt(
    samples: Int = 1000, spread: Double = 0.1, seed: UInt64 = 1
  ) throws(Diagnostic) {
    let plan = try planned()
    guard (1...100_000).contains(samples) else {
      throw Diagnostic(
        code: GuideRefusal.number, message: "samples is \(samples), expected 1 to 100000",
        help: "add samples=NUMBER")
    }
    guard spread >= 0, spread <= 1 else {
      throw Diagnostic(
        code: GuideRefusal.number, message: "the spread is \(spread), expected 0 to 1",
        help: "it is a share: spread=0.1 draws scores that lie mostly within 20 % of what was given"
      )
    }
    let (problem, rule) = try (problem(), self.rule(plan.rule))
    let sampling = ScoreSampling(count: samples, spread: spread, seed: seed)
    var amounts = [[Int64]](repeating: [], count: places.count)
    var refusal: String?
    for sample in 0..<samples {
      var drawn = problem
      let scores = sampling.drawn(problem.scores.values, sample: sample)
      guard
        let matrix = try? Matrix(
          rows: problem.scores.rows, columns: problem.scores.columns, values: scores)
      else { continue }
      drawn.scores = matrix
      // Limits that fit the scores given need not fit those drawn; an interruption ends it all.
      let cells: [Int64]
      do throws(RegionalScienceError) {
        try Interruption.check()
        cells = try rule.amounts(of: drawn)
      } catch {
        if error.code == .cancelled { throw diagnostic(error) }
        refusal = refusal ?? diagnostic(error).message
        continue
      }
      for (place, amount) in problem.sums(of: cells).enumerated() {
        amounts[place].append(amount)
      }
    }
    let planned = amounts.first?.count ?? 0
    guard planned > 0 else {
      throw Diagnostic(
        code: GuideRefusal.number, message: "no drawn scores could be planned",
        help: "try a smaller spread", notes: refusal.map { [$0] } ?? [])
    }
    let sorted = amounts.map { $0.sorted() }
    func quantile(_ part: Double) -> [Int64] {
      sorted.map { $0[min($0.count - 1, Int(part * Double($0.count - 1) + 0.5))] }
    }
    var frequencies = [Double](repeating: 0, count: projects.count)
    for (_, amount, members) in spending(plan.amounts, problem.budget) {
      let found = try run { () throws(RegionalScienceError) in
        try PortfolioRobustness.values(
          scores: members.map { projects[$0].value }, costs: members.map { projects[$0].cost },
          budget: amount, sampling: sampling)
      }
      for (project, share) in zip(members, found.frequencies) { frequencies[project] = share }
    }
    doubt = Doubt(
      sampling: sampling, planned: planned, refusal: refusal,
      means: sorted.map { list in list.reduce(0) { $0 + Double($1) } / Double(list.count) },
      low: quantile(0.05), high: quantile(0.95),
      aboveFloor: sorted.enumerated().map { place, list in
        Double(list.filter { $0 > problem.placeFloors[place] }.count) / Double(list.count)
      }, projects: frequencies)
  }

  func planned() throws(Diagnostic) -> Plan {
    _ = try chosen()
    guard let result else {
      throw Diagnostic(
        code: GuideRefusal.tooEarly, message: "nothing is planned yet",
        help:
          "plan first: ':allocate plan by=proportional' in the shell, where ':allocate' says what comes before"
      )
    }
    return result
  }
}
