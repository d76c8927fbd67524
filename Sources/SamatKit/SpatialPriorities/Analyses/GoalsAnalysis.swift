import KQLEngine
import KQLSyntax
import RegionalScience

/// `allocate_goals`: a budget that comes as near as it can to goals that may contradict each other.
enum GoalsAnalysis {
  private static let lists = ["targets", "under", "over", "priority"]
  private static let parameters =
    ["budget", "place", "goals"] + lists + ["aim", "floor", "cap", "spend"]

  static let function = TableFunction(
    "allocate_goals",
    parameters: [
      FunctionParameter("budget", .long), FunctionParameter("place", .any),
      FunctionParameter("goals", .dynamic, .optional),
    ] + lists.map { FunctionParameter($0, .dynamic, .optional) } + [
      FunctionParameter("aim", .numeric, .optional), FunctionParameter("floor", .long, .optional),
      FunctionParameter("cap", .long, .optional), FunctionParameter("spend", .string, .optional),
    ],
    description:
      "Returns amounts that come as near as they can to several goals (goal programming), and how far below "
      + "and above each goal they stay: 'goals' are columns of what a unit in each place adds, 'targets' what "
      + "they shall sum to, 'aim' what each place itself shall get, after the goals; 'under' and 'over' weigh deviations (1), "
      + "goals of a lower 'priority' are met first; 'spend' is 'up_to' the budget (default) or 'all' of it.",
    searchTerms: [
      "goal programming", "under-achievement", "targets", "deviation", "برنامه‌ریزی آرمانی",
      "انحراف از هدف",
    ],
    examples: [
      FunctionExample(
        "datatable(p:string, jobs:real, south:real, cap:long) ['a', 2, 0, 80, 'b', 1, 1, 80] "
          + "| evaluate allocate_goals(100, p, pack_array(jobs, south), dynamic([150, 70]), "
          + "priority = dynamic([1, 2]), cap = cap) | where kind == 'goal' | project name, reached, under",
        "jobs, 150.0, 0.0")
    ]
  ) { (arguments: TableFunctionArguments) throws(Diagnostic) -> Table in
    let call = try AnalysisCall("allocate_goals", arguments, parameters)
    let budget = try call.budget()
    let place = try call.column("place")
    let spendsAll = try call.word("spend", ["up_to", "all"]) == "all"
    let schema = Schema(
      ["kind", "name"].map { ColumnSchema($0, .string) }
        + ["reached", "target", "under", "over"].map { ColumnSchema($0, .real) }
        + [ColumnSchema("priority", .long)])
    let columns =
      call.item("goals") == nil
      ? [] : try CriteriaTable.columns(call, "goals", member: "goal")
    let aim = try call.optionalColumn("aim")
    guard !columns.isEmpty || aim != nil else {
      throw Diagnostic(
        code: "samat.analysis.argument",
        message: "allocate_goals() takes 'goals' with 'targets', or an 'aim' of each place",
        span: arguments.span)
    }
    if columns.isEmpty {
      for name in lists {
        guard let item = call.item(name) else { continue }
        throw Diagnostic(
          code: "samat.analysis.argument",
          message: "allocate_goals(): '\(name)' is given without 'goals'", span: item.span,
          help: "goals = pack_array(jobs), targets = dynamic([150])")
      }
    }
    let targets = try list(call, "targets", columns.count, nil)
    let under = try list(call, "under", columns.count, 1)
    let over = try list(call, "over", columns.count, 1)
    let priorities = try list(call, "priority", columns.count, 1)
    guard call.input.rowCount > 0 else { return .empty(schema) }
    let places = try call.labels(place, unique: true)
    let floors = try call.units("floor", id: place)
    let caps =
      try call.units("cap", id: place) ?? [Int64](repeating: budget, count: places.count)
    var goals: [AllocationGoal] = []
    for (index, column) in columns.enumerated() {
      goals.append(
        AllocationGoal(
          call.title(column), coefficients: try call.numbers(column, id: place),
          target: targets[index], underWeight: under[index], overWeight: over[index],
          priority: Int(priorities[index])))
    }
    let aims = try aim.map { (column) throws(Diagnostic) in try call.amounts(column, id: place) }
    // What each place shall get comes after what all of them shall reach.
    let last = (goals.map(\.priority).max() ?? 0) + 1
    let cells = (goals.count + (aims == nil ? 0 : places.count)) * places.count
    guard cells <= 250_000 else {
      throw Diagnostic(
        code: "regional.limit",
        message: "allocate_goals(): \(cells) goals × places, expected at most 250000",
        span: arguments.span, help: "fewer rows or goals; sums of groups of places")
    }
    for (row, target) in (aims ?? []).enumerated() {
      var coefficients = [Double](repeating: 0, count: places.count)
      coefficients[row] = 1
      goals.append(
        AllocationGoal(places[row], coefficients: coefficients, target: target, priority: last))
    }
    let all = goals
    let found = try call.run(rows: places) { () throws(RegionalScienceError) in
      try GoalProgramming.amounts(
        total: (spendsAll ? Double(budget) : 0)...Double(budget),
        floors: floors.map { $0.map { Double($0) } }, caps: caps.map { Double($0) }, goals: all)
    }
    var result = Table(schema: schema, rows: rows(found, goals, places, aims))
    result.notes = notes(found, goals, budget)
    return result
  }

  private static func rows(
    _ found: GoalProgramming.Amounts, _ goals: [AllocationGoal], _ places: [String],
    _ aims: [Double]?
  ) -> [[Value]] {
    func row(_ kind: String, _ name: String, _ reached: Double, _ goal: Int?) -> [Value] {
      let outcome = goal.map { found.goals[$0] }
      return [
        .string(kind), .string(name), .real(reached), .number(goal.map { goals[$0].target }),
        .number(outcome.map { settled($0.under, goals[goal ?? 0].target) }),
        .number(outcome.map { settled($0.over, goals[goal ?? 0].target) }),
        goal.map { .long(Int64(goals[$0].priority)) } ?? .null,
      ]
    }
    let first = goals.count - (aims?.count ?? 0)
    return places.indices.map {
      row("place", places[$0], found.amounts[$0], aims == nil ? nil : first + $0)
    } + (0..<first).map { row("goal", goals[$0].name, found.goals[$0].reached, $0) }
  }

  /// A deviation, without what the simplex method's rounding leaves of none.
  private static func settled(_ deviation: Double, _ target: Double) -> Double {
    deviation <= 1e-8 * max(1, target.magnitude) ? 0 : deviation
  }

  private static func notes(
    _ found: GoalProgramming.Amounts, _ goals: [AllocationGoal], _ budget: Int64
  ) -> [String] {
    let spent = found.amounts.reduce(0, +)
    var notes = ["\(AnalysisCall.rounded(spent)) of \(budget) are given out"]
    for priority in Set(goals.map(\.priority)).sorted() {
      let sum = zip(goals, found.goals).reduce(0.0) { sum, pair in
        let (goal, outcome) = pair
        guard goal.priority == priority else { return sum }
        return sum + goal.underWeight * settled(outcome.under, goal.target)
          + goal.overWeight * settled(outcome.over, goal.target)
      }
      notes.append("weighted deviations of priority \(priority): \(AnalysisCall.rounded(sum))")
    }
    return notes
  }

  /// A number for each goal.
  private static func list(
    _ call: AnalysisCall, _ parameter: String, _ count: Int, _ fallback: Double?
  ) throws(Diagnostic) -> [Double] {
    guard count > 0 else { return [] }
    let isPriority = parameter == "priority"
    let member =
      isPriority
      ? "whole number from 0 to 1000" : parameter == "targets" ? "number" : "number of 0 or more"
    let expected =
      "a list of one \(member) for \(count == 1 ? "the goal" : "each of the \(count) goals")"
    guard let item = call.item(parameter) else {
      if let fallback { return [Double](repeating: fallback, count: count) }
      let example = Array(repeating: "100", count: count).joined(separator: ", ")
      throw call.missing(parameter, expected, help: "targets = dynamic([\(example)])")
    }
    guard case .value(.dynamic(.array(let list))) = item.argument, list.count == count else {
      throw call.wrong(parameter, expected)
    }
    let numbers = list.compactMap { AnalysisCall.number(.dynamic($0)) }
    let isSound = numbers.allSatisfy {
      $0.isFinite && (parameter == "targets" || $0 >= 0)
        && (!isPriority || ($0 <= 1000 && $0 == $0.rounded()))
    }
    guard numbers.count == count, isSound else { throw call.wrong(parameter, expected) }
    return numbers
  }
}
