import KQLEngine
import KQLSyntax
import RegionalScience

/// `budget_sweep`: what each place gets of a budget that grows, and where floors and caps begin to hold.
enum BudgetSweepAnalysis {
  static let function = TableFunction(
    "budget_sweep",
    parameters: [
      FunctionParameter("budget", .long), FunctionParameter("place", .any),
      FunctionParameter("score", .numeric), FunctionParameter("floor", .long, .optional),
      FunctionParameter("cap", .long, .optional), FunctionParameter("steps", .long, .optional),
    ],
    description:
      "Returns what 'allocate' gives each place, and why, as the budget grows in 'steps' (20) from the sum of "
      + "the floors to 'budget', or to the sum of the caps where that is less; 'render linechart with "
      + "(series=PLACE)' draws it.",
    searchTerms: ["budget", "sensitivity", "what if", "share sweep", "تخصیص", "حساسیت بودجه"],
    examples: [
      FunctionExample(
        "datatable(p:string, s:long, f:long, c:long) ['a', 1, 0, 40, 'b', 1, 20, 100] "
          + "| evaluate budget_sweep(120, p, s, f, c, steps = 2) | where budget == 120 "
          + "| project p, amount, reason", "a, 40, cap")
    ]
  ) { (arguments: TableFunctionArguments) throws(Diagnostic) -> Table in
    let call = try AnalysisCall(
      "budget_sweep", arguments, ["budget", "place", "score", "floor", "cap", "steps"])
    let budget = try call.budget()
    let place = try call.column("place")
    let score = try call.column("score")
    let steps = Int(try call.whole("steps", 20, 1...10_000))
    let schema = Schema([
      ColumnSchema("budget", .long), ColumnSchema("amount", .long),
      LocationQuotientAnalysis.plain(call.input.schema.columns[place]),
      ColumnSchema("reason", .string),
    ])
    guard call.input.rowCount > 0 else { return .empty(schema) }
    let places = try call.labels(place, unique: true)
    let shares = try call.amounts(score, id: place)
    let floors = try call.units("floor", id: place)
    let caps = try call.units("cap", id: place)
    guard places.count <= AnalysisCall.mostCells / (steps + 1) else {
      throw Diagnostic(
        code: "regional.limit",
        message: "budget_sweep(): \(steps + 1) budgets of \(places.count) rows, expected at most "
          + "\(AnalysisCall.mostCells) rows in the answer", span: arguments.span,
        help: "fewer steps, or fewer rows")
    }
    // What the places can take at all; a share of 0 takes its floor.
    let least = (floors ?? []).reduce(Int128(0)) { $0 + Int128($1) }
    let most = places.indices.reduce(Int128(0)) {
      $0 + (shares[$1] > 0 ? Int128(caps?[$1] ?? AnalysisCall.mostUnits) : Int128(floors?[$1] ?? 0))
    }
    let end = min(Int128(budget), most)
    guard least <= end else {
      // The same refusal as of the budget alone, with the places.
      _ = try call.run(rows: places) { () throws(RegionalScienceError) in
        try ProportionalAllocation.units(total: budget, shares: shares, floors: floors, caps: caps)
      }
      return .empty(schema)
    }
    var builders = schema.columns.map { ColumnBuilder(type: $0.type) }
    var last: Int128 = -1
    for step in 0...steps {
      let total = least + (end - least) * Int128(step) / Int128(steps)
      // Few units have fewer budgets than steps.
      if total == last { continue }
      last = total
      let units = Int64(total)
      let found = try call.run(rows: places) { () throws(RegionalScienceError) in
        try ProportionalAllocation.units(total: units, shares: shares, floors: floors, caps: caps)
      }
      for (row, portion) in found.portions.enumerated() {
        builders[0].append(.long(units))
        builders[1].append(.long(portion.amount))
        builders[2].append(call.input.columns[place][row])
        builders[3].append(.string(portion.reason.rawValue))
      }
    }
    var result = Table(schema: schema, columns: builders.map { $0.finish() })
    if end < Int128(budget) {
      result.notes = ["the places take \(end) at most; the rest of the budget would be left over"]
    }
    return result
  }
}
