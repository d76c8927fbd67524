import KQLEngine
import KQLSyntax
import RegionalScience

/// `allocate`: a budget in proportion to scores, within floors and caps, to the last rial.
enum AllocationAnalysis {
  static let function = TableFunction(
    "allocate",
    parameters: [
      FunctionParameter("budget", .long), FunctionParameter("place", .any),
      FunctionParameter("score", TypeSet([.int, .long, .real, .decimal])),
      FunctionParameter("floor", .long, .optional), FunctionParameter("cap", .long, .optional),
      FunctionParameter("group", .any, .optional),
      FunctionParameter("group_floor", .long, .optional),
      FunctionParameter("group_cap", .long, .optional),
      FunctionParameter("objective", .string, .optional),
      FunctionParameter("scale", .numeric, .optional),
      FunctionParameter("exponent", .numeric, .optional),
    ],
    description:
      "Returns what each place gets of a budget in whole units, in proportion to its score but not less "
      + "than its floor nor more than its cap, with the parts that its amount is made of and what decides "
      + "it; with 'group' also within floors and caps of the groups; 'objective' may be max-min fairness of "
      + "needs, or the most worth under returns that fall, 'logarithmic' by 'scale' or 'power' by 'exponent'.",
    searchTerms: [
      "budget", "share", "proportional", "water-filling", "max-min", "fairness", "تخصیص", "بودجه",
    ],
    examples: [
      FunctionExample(
        "datatable(p:string, s:long, f:long, c:long) ['a', 5, 0, 45, 'b', 3, 40, 100, 'c', 2, 0, 100] "
          + "| evaluate allocate(100, p, s, f, c) | project p, amount, reason", "a, 43, share")
    ]
  ) { (arguments: TableFunctionArguments) throws(Diagnostic) -> Table in
    let call = try AnalysisCall(
      "allocate", arguments,
      [
        "budget", "place", "score", "floor", "cap", "group", "group_floor", "group_cap",
        "objective",
        "scale", "exponent",
      ])
    let budget = try call.budget()
    let place = try call.column("place")
    let score = try call.column("score")
    let (aim, rule) = try AllocationAim.of(call)
    let group = try call.optionalColumn("group")
    let schema = Schema(
      [LocationQuotientAnalysis.plain(call.input.schema.columns[place])]
        + (group.map { [LocationQuotientAnalysis.plain(call.input.schema.columns[$0])] } ?? [])
        + [ColumnSchema("score", .real), ColumnSchema("amount", .long)]
        + ["floor_part", "share_part", "remainder"].map { ColumnSchema($0, .long) }
        + [ColumnSchema("reason", .string), ColumnSchema("unlimited", .real)]
        + (aim == .maxMin ? [ColumnSchema("level", .real)] : [])
        + (aim?.isWaterFilling == true ? [ColumnSchema("worth", .real)] : []))
    guard call.input.rowCount > 0 else { return .empty(schema) }
    let places = try call.labels(place, unique: true)
    let shares = try call.amounts(score, id: place)
    let floors = try call.units("floor", id: place)
    let caps = try call.units("cap", id: place)
    try call.needs(
      "group", for: ["group_floor", "group_cap"], "group = province, group_floor = ...")
    var notes: [String] = []
    if budget == 0 { notes.append("the budget is 0: nothing is shared out") }
    let portions: [AllocationParts]
    var further: [[Double?]] = []
    if let rule {
      portions = try AddedRule(
        call, rule, budget: budget, places: places, scores: shares, floors: floors, caps: caps
      ).lines
    } else if let aim, aim.isWaterFilling {
      let found = try FallingReturns(
        call, aim, budget: budget, places: places, scores: shares, floors: floors, caps: caps,
        id: place)
      portions = found.lines
      further = [found.values]
      notes += found.notes
    } else if let group {
      let (codes, names) = try call.codes(group)
      let groupFloors = try call.groupUnits("group_floor", codes, names, id: place)
      let groupCaps = try call.groupUnits("group_cap", codes, names, id: place)
      let found = try call.run(rows: places, groups: names) { () throws(RegionalScienceError) in
        try NestedAllocation.units(
          total: budget, shares: shares, groups: codes, floors: floors, caps: caps,
          groupFloors: groupFloors, groupCaps: groupCaps)
      }
      portions = found.portions.map(AllocationParts.init)
      for reason in [AllocationReason.floor, .cap] {
        let held = names.indices.filter { found.groupReasons[$0] == reason }.map { names[$0] }
        if !held.isEmpty {
          notes.append("held by the \(reason.rawValue) of the group: \(AnalysisCall.list(held))")
        }
      }
    } else {
      let found = try call.run(rows: places) { () throws(RegionalScienceError) in
        try ProportionalAllocation.units(total: budget, shares: shares, floors: floors, caps: caps)
      }
      portions = found.portions.map(AllocationParts.init)
      notes.append("\(AnalysisCall.rounded(found.rate)) units for a score of 1")
      if aim == .maxMin {
        // With limits of places alone, shares of needs are leximin amounts.
        let levels = shares.indices.map { row in
          shares[row] > 0 ? Double(portions[row].amount) / shares[row] : nil
        }
        further = [levels]
        if let least = levels.compactMap({ $0 }).min() {
          notes.append("the least amount for a need of 1 is \(AnalysisCall.rounded(least))")
        }
      }
    }
    var result = Table(
      schema: schema,
      rows: portions.enumerated().map { row, portion -> [Value] in
        [call.input.columns[place][row]]
          + (group.map { [call.input.columns[$0][row]] } ?? [])
          + [
            .real(shares[row]), .long(portion.amount), .long(portion.floor), .long(portion.share),
            .long(portion.remainder), .string(portion.reason.rawValue), .number(portion.unlimited),
          ] + further.map { .number($0[row]) }
      })
    result.notes = notes
    return result
  }
}
