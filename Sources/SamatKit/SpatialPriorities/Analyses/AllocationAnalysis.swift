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
    ],
    description:
      "Returns what each place gets of a budget in whole units, in proportion to its score but not less "
      + "than its floor nor more than its cap, with the parts that its amount is made of and what decides "
      + "it; with 'group' also within floors and caps of the groups.",
    searchTerms: ["budget", "share", "proportional", "تخصیص", "بودجه"],
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
      ])
    let most: Int64 = 1_000_000_000_000_000_000
    _ = try call.required("budget", "a whole number of rials or other units")
    let budget = try call.whole("budget", 0, 0...most)
    let place = try call.column("place")
    let score = try call.column("score")
    let group = try call.optionalColumn("group")
    let schema = Schema(
      [LocationQuotientAnalysis.plain(call.input.schema.columns[place])]
        + (group.map { [LocationQuotientAnalysis.plain(call.input.schema.columns[$0])] } ?? [])
        + [ColumnSchema("score", .real), ColumnSchema("amount", .long)]
        + ["floor_part", "share_part", "remainder"].map { ColumnSchema($0, .long) }
        + [ColumnSchema("reason", .string), ColumnSchema("unlimited", .real)])
    guard call.input.rowCount > 0 else { return .empty(schema) }
    let places = try call.labels(place, unique: true)
    let shares = try call.amounts(score, id: place)
    let floors = try call.units("floor", id: place)
    let caps = try call.units("cap", id: place)
    for parameter in ["group_floor", "group_cap"] where group == nil && call.item(parameter) != nil
    {
      throw Diagnostic(
        code: "samat.analysis.argument",
        message:
          "allocate(): '\(parameter)' is given without 'group', the column that says which rows "
          + "it holds for", span: call.item(parameter)?.span,
        help: "group = province, \(parameter) = ...")
    }
    var notes: [String] = []
    if budget == 0 { notes.append("the budget is 0: nothing is shared out") }
    let portions: [AllocationPortion]
    if let group {
      let (codes, names) = try call.codes(group)
      let groupFloors = try limits(call, "group_floor", codes, names)
      let groupCaps = try limits(call, "group_cap", codes, names)
      let found = try call.run(rows: places, groups: names) { () throws(RegionalScienceError) in
        try NestedAllocation.units(
          total: budget, shares: shares, groups: codes, floors: floors, caps: caps,
          groupFloors: groupFloors, groupCaps: groupCaps)
      }
      portions = found.portions
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
      portions = found.portions
      notes.append("\(AnalysisCall.rounded(found.rate)) units for a score of 1")
    }
    var result = Table(
      schema: schema,
      rows: portions.enumerated().map { row, portion -> [Value] in
        [call.input.columns[place][row]]
          + (group.map { [call.input.columns[$0][row]] } ?? [])
          + [
            .real(shares[row]), .long(portion.amount), .long(portion.floor), .long(portion.share),
            .long(portion.remainder), .string(portion.reason.rawValue), .number(portion.unlimited),
          ]
      })
    result.notes = notes
    return result
  }

  /// The limit of each group; its rows have to agree.
  private static func limits(
    _ call: AnalysisCall, _ parameter: String, _ codes: [Int], _ names: [String]
  ) throws(Diagnostic) -> [Int64]? {
    guard let units = try call.units(parameter) else { return nil }
    var limits = [Int64?](repeating: nil, count: names.count)
    for (row, code) in codes.enumerated() {
      if let known = limits[code], known != units[row] {
        throw Diagnostic(
          code: "samat.analysis.duplicate",
          message: "allocate(): rows of group '\(names[code])' have \(known) and \(units[row]) as "
            + "'\(parameter)'", span: call.item(parameter)?.span,
          help: "one \(parameter) for each group, the same in all of its rows")
      }
      limits[code] = units[row]
    }
    return limits.map { $0 ?? 0 }
  }
}
