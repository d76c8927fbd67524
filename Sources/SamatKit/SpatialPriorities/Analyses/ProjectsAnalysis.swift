import KQLEngine
import KQLSyntax
import RegionalScience

/// `choose_projects`: which indivisible projects a budget buys.
enum ProjectsAnalysis {
  private static let limits = ["province", "sector"].flatMap { ["\($0)_floor", "\($0)_cap"] }
  private static let counts = ["province", "sector"].flatMap {
    ["\($0)_at_least", "\($0)_at_most"]
  }
  /// The most limits × projects, whose table every node of the search holds.
  private static let mostCells = 1_000_000
  /// The most samples × projects, each a step of a knapsack.
  private static let mostDraws: Int64 = 20_000_000
  /// The states of a knapsack; beyond, the best choice found comes with its gap.
  private static let stateLimit = 5_000_000

  static let function = TableFunction(
    "choose_projects",
    parameters: [
      FunctionParameter("budget", .long), FunctionParameter("project", .any),
      FunctionParameter("value", .numeric), FunctionParameter("cost", .numeric),
      FunctionParameter("province", .any, .optional), FunctionParameter("sector", .any, .optional),
    ] + limits.map { FunctionParameter($0, .any, .optional) } + [
      FunctionParameter("nodes", .long, .optional), FunctionParameter("samples", .long, .optional),
      FunctionParameter("spread", .numeric, .optional), FunctionParameter("seed", .long, .optional),
    ] + counts.map { FunctionParameter($0, .any, .optional) },
    description:
      "Returns which whole projects are worth most within a budget (knapsack), also within floors and "
      + "caps of what provinces and sectors cost and of how many projects they have ('province_at_least', "
      + "'sector_at_most' ...; branch and bound), with the value of the choice, the that no choice "
      + "exceeds and the gap between; 'samples' tells how often each is chosen where values are uncertain, "
      + "and what deciding otherwise costs.",
    searchTerms: [
      "knapsack", "branch and bound", "portfolio", "selection", "replacement cost",
      "کوله‌پشتی", "انتخاب طرح",
    ],
    examples: [
      FunctionExample(
        "datatable(p:string, v:real, c:long) ['a', 6, 3, 'b', 5, 2, 'c', 4, 2] "
          + "| evaluate choose_projects(4, p, v, c) | where chosen | project p, total_value, bound, gap",
        "b, 9.0, 9.0, 0.0"),
      FunctionExample(
        "datatable(p:string, v:real, c:long, q:string) ['a', 6, 3, 'n', 'b', 5, 2, 'n', 'c', 4, 2, 's'] "
          + "| evaluate choose_projects(5, p, v, c, q, province_at_most = 1) | where chosen "
          + "| project p, total_value", "a, 10.0"),
    ]
  ) { (arguments: TableFunctionArguments) throws(Diagnostic) -> Table in
    let call = try AnalysisCall(
      "choose_projects", arguments,
      ["budget", "project", "value", "cost", "province", "sector"] + limits + [
        "nodes", "samples", "spread", "seed",
      ] + counts)
    let budget = try call.budget()
    let project = try call.column("project")
    let (value, cost) = (try call.column("value"), try call.column("cost"))
    for owner in ["province", "sector"] {
      _ = try call.optionalColumn(owner)
      try call.needs(
        owner,
        for: ["\(owner)_floor", "\(owner)_cap", "\(owner)_at_least", "\(owner)_at_most"],
        "\(owner) = ..., \(owner)_cap = ...")
    }
    let schema = Schema(
      [
        LocationQuotientAnalysis.plain(call.input.schema.columns[project]),
        ColumnSchema("value", .real), ColumnSchema("cost", .long), ColumnSchema("chosen", .bool),
        ColumnSchema("frequency", .real), ColumnSchema("replacement_cost", .real),
        ColumnSchema("total_value", .real), ColumnSchema("total_cost", .long),
        ColumnSchema("bound", .real), ColumnSchema("gap", .real),
      ])
    let samples = try call.whole("samples", 0, 0...1_000_000)
    let spread = try call.number("spread", 0.1, "a number from 0 to 10", example: "0.1") {
      (0...10).contains($0)
    }
    let seed = UInt64(try call.whole("seed", 1, 0...Int64.max))
    let nodes = Int(try call.whole("nodes", 20_000, 1...10_000_000))
    guard call.input.rowCount > 0 else { return .empty(schema) }
    let names = try call.labels(project, unique: true)
    let values = try call.amounts(value, id: project)
    _ = try call.amounts(cost, id: project)
    let costs = try call.units("cost", id: project) ?? []
    let bounds = try limits(call, project)
    var found: Selection
    if bounds.isEmpty {
      found = try knapsack(call, names, values, costs, budget)
      if samples > 0 {
        guard samples <= mostDraws / Int64(names.count) else {
          throw Diagnostic(
            code: "regional.limit",
            message:
              "choose_projects(): \(samples) samples of \(names.count) projects, expected at "
              + "most \(mostDraws / Int64(names.count)) samples of so many",
            span: call.item("samples")?.span)
        }
        let doubt = try call.run(rows: names) { () throws(RegionalScienceError) in
          try PortfolioRobustness.values(
            scores: values, costs: costs, budget: budget,
            sampling: ScoreSampling(count: Int(samples), spread: spread, seed: seed))
        }
        found.frequencies = doubt.frequencies
        found.replacementCosts = doubt.replacementCosts
        if doubt.largestGap > 0 {
          found.notes.append(
            "choices of samples are proven to within \(AnalysisCall.rounded(doubt.largestGap))")
        }
      }
    } else {
      let sampling =
        samples > 0 ? ScoreSampling(count: Int(samples), spread: spread, seed: seed) : nil
      found = try branchAndBound(call, names, values, costs, budget, bounds, nodes, sampling)
    }
    let isChosen = Set(found.projects)
    var result = Table(
      schema: schema,
      rows: names.indices.map { row -> [Value] in
        [
          call.input.columns[project][row], .real(values[row]), .long(costs[row]),
          .bool(isChosen.contains(row)), .number(found.frequencies?[row]),
          .number(found.replacementCosts?[row]), .real(found.value), .long(found.cost),
          .real(found.bound), .real(max(0, found.bound - found.value)),
        ]
      })
    result.notes = found.notes
    result.notes.append(
      found.bound > found.value
        ? "not proven to be the best: no choice is worth more than \(AnalysisCall.rounded(found.bound))"
        : "proven to be the best choice")
    return result
  }

  /// A choice, by either method.
  private struct Selection {
    var projects: [Int]
    var value: Double
    var cost: Int64
    var bound: Double
    var frequencies: [Double]?
    var replacementCosts: [Double?]?
    var notes: [String] = []
  }

  /// What the projects of a province or sector cost, or how many they are, at least and at most.
  private struct Bound {
    var name: String
    var projects: [Int]
    var least: Int64
    var most: Int64
    var isCount = false

    func weight(_ project: Int, _ costs: [Int64]) -> Int64 { isCount ? 1 : costs[project] }

    func keeps(_ isChosen: [Bool], _ costs: [Int64]) -> Bool {
      let sum = projects.reduce(Int128(0)) {
        isChosen[$1] ? $0 + Int128(weight($1, costs)) : $0
      }
      return sum >= Int128(least) && sum <= Int128(most)
    }
  }

  private static func limits(_ call: AnalysisCall, _ project: Int) throws(Diagnostic) -> [Bound] {
    var bounds: [Bound] = []
    for owner in ["province", "sector"] {
      guard let column = try call.optionalColumn(owner) else { continue }
      let (codes, names) = try call.codes(column)
      var members = [[Int]](repeating: [], count: names.count)
      for (row, code) in codes.enumerated() { members[code].append(row) }
      for isCount in [false, true] {
        let words = isCount ? ["at_least", "at_most"] : ["floor", "cap"]
        let floors = try call.groupUnits("\(owner)_\(words[0])", codes, names, id: project)
        let caps = try call.groupUnits("\(owner)_\(words[1])", codes, names, id: project)
        guard floors != nil || caps != nil else { continue }
        for (code, name) in names.enumerated() {
          let (least, most) = (floors?[code] ?? 0, caps?[code] ?? AnalysisCall.mostUnits)
          let ends =
            isCount
            ? (least > 0 ? ["at least \(least)"] : []) + (caps == nil ? [] : ["at most \(most)"])
            : (least > 0 ? ["floor \(least)"] : []) + (caps == nil ? [] : ["cap \(most)"])
          bounds.append(
            Bound(
              name: ends.joined(separator: ", ") + (isCount ? " projects" : "")
                + " of \(owner) \(name)", projects: members[code], least: least, most: most,
              isCount: isCount))
        }
      }
    }
    return bounds
  }

  private static func knapsack(
    _ call: AnalysisCall, _ names: [String], _ values: [Double], _ costs: [Int64], _ budget: Int64
  ) throws(Diagnostic) -> Selection {
    let choice = try call.run(rows: names) { () throws(RegionalScienceError) in
      try Knapsack.choose(values: values, costs: costs, budget: budget, stateLimit: stateLimit)
    }
    return Selection(
      projects: choice.projects, value: choice.value, cost: choice.cost, bound: choice.bound)
  }

  private static func branchAndBound(
    _ call: AnalysisCall, _ names: [String], _ values: [Double], _ costs: [Int64], _ budget: Int64,
    _ given: [Bound], _ nodes: Int, _ sampling: ScoreSampling?
  ) throws(Diagnostic) -> Selection {
    let bounds =
      [Bound(name: "budget", projects: Array(names.indices), least: 0, most: budget)]
      + given.filter { $0.least > 0 || $0.most < AnalysisCall.mostUnits }
    guard bounds.count <= mostCells / names.count else {
      throw Diagnostic(
        code: "regional.limit",
        message:
          "choose_projects(): \(bounds.count) limits of \(names.count) projects, expected at "
          + "most \(mostCells) limits × projects", span: call.arguments.span)
    }
    /// The limits narrowed by a part of themselves.
    func limits(_ margin: Double) -> [ProjectLimit] {
      bounds.map { bound in
        var weights = [Double](repeating: 0, count: names.count)
        for project in bound.projects { weights[project] = Double(bound.weight(project, costs)) }
        let own = bound.isCount ? 0 : margin
        return ProjectLimit(
          bound.name, weights: weights,
          least: bound.least > 0 ? Double(bound.least) * (1 + own) : -.infinity,
          most: Double(bound.most) * (1 - own))
      }
    }
    func choice(_ margin: Double) throws(Diagnostic) -> ProjectSelection.Choice {
      let limits = limits(margin)
      do throws(Diagnostic) {
        return try call.run(rows: names) { () throws(RegionalScienceError) in
          try ProjectSelection.choose(values: values, limits: limits, nodeLimit: nodes)
        }
      } catch {
        guard error.code == "regional.not-converged" else { throw error }
        var helped = error
        helped.help = "nodes = \(min(nodes * 10, 10_000_000)), or wider limits"
        throw helped
      }
    }
    func isKept(_ choice: ProjectSelection.Choice) -> Bool {
      var isChosen = [Bool](repeating: false, count: names.count)
      for project in choice.projects { isChosen[project] = true }
      return bounds.allSatisfy { $0.keeps(isChosen, costs) }
    }
    var found = try choice(0)
    let bound = found.bound
    // The search keeps limits to a part of 10⁻⁹; whole units have to be kept exactly.
    if !isKept(found) { found = try choice(1e-8) }
    guard isKept(found) else {
      throw Diagnostic(
        code: "regional.not-converged",
        message: "choose_projects(): no choice was found that keeps all limits to the last unit",
        span: call.arguments.span, help: "wider limits, or a larger unit of cost")
    }
    let chosen = found.projects
    var selection = Selection(
      projects: chosen, value: found.value, cost: chosen.reduce(0) { $0 + costs[$1] },
      bound: max(bound, found.value), notes: ["\(found.nodes) nodes were looked at"])
    guard let sampling else { return selection }
    let runs = mostSampleWork / (bounds.count * names.count)
    guard sampling.count <= runs - names.count else {
      let most = runs - names.count
      throw Diagnostic(
        code: "regional.limit",
        message: "choose_projects(): \(sampling.count) samples of \(bounds.count) limits of "
          + "\(names.count) projects, expected "
          + (most > 0 ? "at most \(most) samples of so many" : "fewer projects with samples"),
        span: call.item("samples")?.span,
        help: most > 0 ? "samples = \(most), or fewer limits" : "leave 'samples' out")
    }
    // What every sample may take follows from what all of them may.
    let share = 5 * mostSampleWork / (bounds.count * names.count * (sampling.count + names.count))
    let given = limits(0)
    let doubt = try call.run(rows: names) { () throws(RegionalScienceError) in
      try PortfolioRobustness.values(
        scores: values, limits: given, nodeLimit: nodes,
        nodesPerSample: min(nodes, max(20, min(500, share))),
        sampling: sampling)
    }
    selection.frequencies = doubt.frequencies
    selection.replacementCosts = doubt.replacementCosts
    if doubt.largestGap > 0 {
      selection.notes.append(
        "choices of samples are proven to within \(AnalysisCall.rounded(doubt.largestGap)) of their value"
      )
    }
    return selection
  }

  /// The most choices × limits × projects of samples and replacements, each of twenty nodes at least.
  private static let mostSampleWork = 16_000_000
}
