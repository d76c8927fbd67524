import KQLEngine
import KQLSyntax
import RegionalScience

/// `weight_sweep` and `weight_changes`: how scores follow one weight, and where the first place changes.
enum WeightSweepAnalyses {
  static let all = [sweep, changes]

  /// The most rows × criteria × weightings of either.
  private static let mostWork = 2_000_000_000
  private static let method = [FunctionParameter("method", .string)]
  private static let example =
    "datatable(p:string, x:long, y:long) ['a', 3, 0, 'b', 2, 2, 'c', 0, 3] | evaluate "
  private static let searchTerms = [
    "sensitivity", "weight stability", "what if", "حساسیت", "تحلیل حساسیت وزن",
  ]

  private static let sweep = TableFunction(
    "weight_sweep",
    parameters: method + RankingAnalyses.tableParameters + [
      FunctionParameter("criterion", .any, .optional),
      FunctionParameter("steps", .long, .optional),
    ],
    description:
      "Returns scores and ranks of all rows as the weight of one 'criterion' moves from 0 to 1 in 'steps' "
      + "(20), the others keeping their proportions, with Kendall's tau to the ranking of the weights "
      + "given; 'render linechart with (series=ID, ycolumns=score)' draws it.",
    searchTerms: searchTerms,
    examples: [
      FunctionExample(
        "\(example)weight_sweep('saw', p, pack_array(x, y), 'benefit', criterion = 'x', steps = 2) "
          + "| where rank == 1 | project weight, p", "0.0, c")
    ]
  ) { (arguments: TableFunctionArguments) throws(Diagnostic) -> Table in
    let call = try RankingAnalyses.methodCall(
      "weight_sweep", arguments, options: ["criterion", "steps"])
    let (method, options) = try RankingAnalyses.configured(
      call, RankingAnalyses.method(call, try call.text("method")))
    let steps = Int(try call.whole("steps", 20, 1...10_000))
    let id = try call.column("id")
    let schema = Schema([
      ColumnSchema("weight", .real), ColumnSchema("score", .real),
      LocationQuotientAnalysis.plain(call.input.schema.columns[id]), ColumnSchema("rank", .real),
      ColumnSchema("tau", .real),
    ])
    guard call.input.rowCount > 0 else { return .empty(schema) }
    let criteria = try CriteriaTable(call)
    let criterion = try Self.criterion(call, criteria)
    try checkWork(call, method, criteria, weightings: steps + 1, name: "steps")
    guard criteria.ids.count <= AnalysisCall.mostCells / (steps + 1) else {
      throw Diagnostic(
        code: "regional.limit",
        message: "weight_sweep(): \(steps + 1) weights of \(criteria.ids.count) rows, expected at "
          + "most \(AnalysisCall.mostCells) rows in the answer", span: arguments.span,
        help: "fewer steps, or | top 100 by ... before")
    }
    let table = try criteria.table(call)
    let points = try call.run(rows: criteria.ids, columns: criteria.criteria) {
      () throws(RegionalScienceError) in
      try WeightSweep.points(
        of: table, method: method, criterion: criterion,
        positions: (0...steps).map { Double($0) / Double(steps) })
    }
    var builders = schema.columns.map { ColumnBuilder(type: $0.type) }
    var refused: [String] = []
    for point in points {
      try call.check()
      if point.refusal != nil {
        refused.append(AnalysisCall.rounded(point.weight))
        continue
      }
      for row in criteria.ids.indices {
        builders[0].append(.real(point.weight))
        builders[1].append(.number(point.scores[row]))
        builders[2].append(call.input.columns[id][row])
        builders[3].append(.number(point.ranks[row]))
        builders[4].append(.number(point.tau))
      }
    }
    var result = Table(schema: schema, columns: builders.map { $0.finish() })
    result.notes =
      options + criteria.notes
      + [
        "the weight given of '\(criteria.criteria[criterion])' is "
          + AnalysisCall.rounded(criteria.weights[criterion])
      ]
    if !refused.isEmpty {
      result.notes.append(
        "'\(method.name)' does not take the weights \(AnalysisCall.list(refused)): no rows of them")
    }
    return result
  }

  private static let changes = TableFunction(
    "weight_changes",
    parameters: method + RankingAnalyses.tableParameters + [
      FunctionParameter("criterion", .any, .optional)
    ],
    description:
      "Returns at which weight of each criterion, or of one 'criterion', the first place changes, the other "
      + "weights keeping their proportions: a row a stretch of weights from one change to the next, with who "
      + "is first, and whether the weights given lie in it.",
    searchTerms: searchTerms + ["break-even weight", "rank reversal", "نقطه تغییر"],
    examples: [
      FunctionExample(
        "\(example)weight_changes('saw', p, pack_array(x, y), 'benefit', criterion = 'x') "
          + "| project upper = round(upper, 4), p", "0.3333, c")
    ]
  ) { (arguments: TableFunctionArguments) throws(Diagnostic) -> Table in
    let call = try RankingAnalyses.methodCall("weight_changes", arguments, options: ["criterion"])
    let (method, options) = try RankingAnalyses.configured(
      call, RankingAnalyses.method(call, try call.text("method")))
    let id = try call.column("id")
    let schema = Schema([
      ColumnSchema("criterion", .string), ColumnSchema("weight", .real),
      ColumnSchema("lower", .real), ColumnSchema("upper", .real),
      LocationQuotientAnalysis.plain(call.input.schema.columns[id]),
      ColumnSchema("is_given", .bool),
    ])
    guard call.input.rowCount > 0 else { return .empty(schema) }
    let criteria = try CriteriaTable(call)
    let chosen =
      call.item("criterion") == nil
      ? Array(criteria.criteria.indices) : [try criterion(call, criteria)]
    // A step of the search and some bisections, for each criterion.
    try checkWork(call, method, criteria, weightings: chosen.count * 200, name: "criterion")
    let table = try criteria.table(call)
    var rows: [[Value]] = []
    var single: [String] = []
    for criterion in chosen {
      let spans = try call.run(rows: criteria.ids, columns: criteria.criteria) {
        () throws(RegionalScienceError) in
        try WeightLeaders.spans(of: table, method: method, criterion: criterion)
      }
      let weight = criteria.weights[criterion]
      let name = criteria.criteria[criterion]
      if spans.count == 1 { single.append(name) }
      // At a change itself the one that ends there is given.
      let own = spans.firstIndex { weight >= $0.lower && weight <= $0.upper }
      for (index, span) in spans.enumerated() {
        rows.append([
          .string(name), .real(weight), .real(span.lower), .real(span.upper),
          span.best.map { call.input.columns[id][$0] } ?? .null, .bool(index == own),
        ])
      }
    }
    var result = Table(schema: schema, rows: rows)
    result.notes = options + criteria.notes
    if !single.isEmpty {
      result.notes.append("no weight of \(AnalysisCall.list(single)) changes the first place")
    }
    return result
  }

  /// The criterion that a call names, as a text or a column.
  private static func criterion(_ call: AnalysisCall, _ criteria: CriteriaTable)
    throws(Diagnostic) -> Int
  {
    let name: String? =
      switch try call.required("criterion", "one of the criteria").argument {
      case .column(let column): call.title(column)
      case .value(let value): value.text
      case .expression: nil
      }
    guard let name, let index = criteria.criteria.firstIndex(of: name) else {
      throw call.wrong(
        "criterion", "one of the criteria \(AnalysisCall.list(criteria.criteria))",
        help: "criterion = '\(criteria.criteria[0])'")
    }
    return index
  }

  private static func checkWork(
    _ call: AnalysisCall, _ method: any RankingMethod, _ criteria: CriteriaTable, weightings: Int,
    name: String
  ) throws(Diagnostic) {
    let isPairwise =
      RobustnessAnalysis.pairwise.contains(method.name) || method.name == "taxonomy"
    let cells =
      criteria.ids.count * criteria.criteria.count * (isPairwise ? criteria.ids.count : 1)
    guard weightings <= mostWork / max(1, cells) else {
      throw Diagnostic(
        code: "regional.limit",
        message: "\(call.name)(): \(weightings) weightings of \(criteria.ids.count) rows × "
          + "\(criteria.criteria.count) criteria by '\(method.name)', expected at most "
          + "\(mostWork / max(1, cells)) of so many",
        span: call.item(name)?.span ?? call.arguments.span,
        help: "fewer rows, criteria or steps")
    }
  }
}
