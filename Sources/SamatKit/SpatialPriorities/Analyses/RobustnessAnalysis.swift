import KQLEngine
import KQLSyntax
import RegionalScience

/// `robustness`: how much of a ranking stays when weights, criteria or alternatives change.
enum RobustnessAnalysis {
  /// The most draws × alternatives × criteria.
  private static let mostWork = 2_000_000_000
  /// The most steps of the search for intervals of weights, and of leaving out.
  private static let mostSearch = 20_000_000_000
  /// Methods that compare every pair, whose work grows with the square of the alternatives.
  static let pairwise: Set<String> = ["electre_i", "electre_iii"]

  static let function = TableFunction(
    "robustness",
    parameters: [FunctionParameter("method", .string)] + RankingAnalyses.tableParameters + [
      FunctionParameter("samples", .long, .optional), FunctionParameter("seed", .long, .optional),
    ],
    description:
      "Returns in long form how a ranking holds: 'acceptability' of each rank under random weights "
      + "(SMAA), 'expected_rank', 'central_weight' and 'confidence', the interval of each weight in which "
      + "the first ('first_stays') and the whole order ('order_stays') hold, and what leaving out a row "
      + "or a criterion does ('without_row', 'without_criterion': Kendall's tau, and the pairs reversed).",
    searchTerms: ["SMAA", "sensitivity", "stability", "تحلیل حساسیت", "استواری"],
    examples: [
      FunctionExample(
        "datatable(p:string, x:long, y:long) ['a', 3, 3, 'b', 2, 2, 'c', 1, 1] "
          + "| evaluate robustness('saw', p, pack_array(x, y), 'benefit', 'equal', samples = 100) "
          + "| where finding == 'acceptability' and value == 1 | project id, rank", "a, 1")
    ]
  ) { (arguments: TableFunctionArguments) throws(Diagnostic) -> Table in
    let call = try RankingAnalyses.methodCall(
      "robustness", arguments, options: ["samples", "seed"])
    let schema = Schema([
      ColumnSchema("finding", .string), ColumnSchema("id", .string),
      ColumnSchema("criterion", .string), ColumnSchema("rank", .long),
      ColumnSchema("value", .real), ColumnSchema("upper", .real),
    ])
    let (method, options) = try RankingAnalyses.configured(
      call, RankingAnalyses.method(call, try call.text("method")))
    let (samples, seed) = try sampling(call)
    guard call.input.rowCount > 0 else { return .empty(schema) }
    let criteria = try CriteriaTable(call)
    let table = try criteria.table(call)
    let (ids, names) = (criteria.ids, criteria.criteria)
    try checkSize(call, method, ids.count, names.count, samples)
    var rows = Findings(schema)
    var notes = options + criteria.notes
    let draws = try call.run(rows: ids, columns: names) { () throws(RegionalScienceError) in
      try SMAA(samples: samples, seed: seed).analysis(of: table, method: method)
    }
    for (row, id) in ids.enumerated() {
      try call.check()
      for rank in 0..<draws.acceptability.columns where draws.acceptability[row, rank] > 0 {
        rows.add("acceptability", id: id, rank: rank + 1, draws.acceptability[row, rank])
      }
      rows.add("expected_rank", id: id, draws.expectedRanks[row])
      if let central = draws.centralWeights[row] {
        for (name, weight) in zip(names, central) {
          rows.add("central_weight", id: id, criterion: name, weight)
        }
        rows.add("confidence", id: id, draws.confidenceFactors[row])
      }
    }
    let never = ids.indices.filter { draws.centralWeights[$0] == nil }.map { ids[$0] }
    if !never.isEmpty { notes.append("first under no weights drawn: \(AnalysisCall.list(never))") }
    let intervals = try call.run(rows: ids, columns: names) { () throws(RegionalScienceError) in
      try WeightStability.intervals(of: table, method: method)
    }
    for interval in intervals {
      let name = names[interval.criterion]
      rows.add(
        "first_stays", criterion: name, interval.best.lowerBound, interval.best.upperBound)
      rows.add(
        "order_stays", criterion: name, interval.order.lowerBound, interval.order.upperBound)
    }
    if names.count > 1 {
      let cases = try call.run(rows: ids, columns: names) { () throws(RegionalScienceError) in
        try LeaveOneOut.criteria(of: table, method: method)
      }
      for item in cases {
        rows.add(
          "without_criterion", criterion: names[item.left], item.tau, Double(item.reversedPairs))
        if let refusal = item.refusal {
          notes.append(
            "without '\(names[item.left])' '\(method.name)' refuses: \(refusal.text.naming())")
        }
      }
    }
    if ids.count > 200 {
      notes.append("more than 200 rows: no row was left out")
    } else if ids.count > 1 {
      let cases = try call.run(rows: ids, columns: names) { () throws(RegionalScienceError) in
        try LeaveOneOut.alternatives(of: table, method: method)
      }
      for item in cases {
        rows.add("without_row", id: ids[item.left], item.tau, Double(item.reversedPairs))
        if let refusal = item.refusal {
          notes.append(
            "without '\(ids[item.left])' '\(method.name)' refuses: \(refusal.text.naming())")
        }
      }
    }
    var result = rows.table()
    result.notes = notes
    return result
  }

  /// How many weights are drawn, and from where on.
  static func sampling(_ call: AnalysisCall) throws(Diagnostic) -> (samples: Int, seed: UInt64) {
    (
      Int(try call.whole("samples", 10_000, 1...1_000_000)),
      UInt64(try call.whole("seed", 1, 0...Int64.max))
    )
  }

  /// Refuses more draws than some seconds of work.
  static func checkSamples(
    _ call: AnalysisCall, _ method: any RankingMethod, _ rows: Int, _ criteria: Int, _ samples: Int
  ) throws(Diagnostic) {
    let isPairwise = pairwise.contains(method.name)
    let mostRows = isPairwise ? 200 : 1000
    let work = rows * criteria * (isPairwise ? rows : 1)
    guard rows <= mostRows, samples <= mostWork / work else {
      throw Diagnostic(
        code: "regional.limit",
        message: "\(call.name)(): \(samples) samples of \(rows) rows × \(criteria) criteria, "
          + "expected at most \(mostRows) rows and \(mostWork / work) samples of so many",
        span: call.item("samples")?.span ?? call.arguments.span)
    }
  }

  /// Refuses what would take minutes or gigabytes, before anything is computed.
  private static func checkSize(
    _ call: AnalysisCall, _ method: any RankingMethod, _ rows: Int, _ criteria: Int, _ samples: Int
  ) throws(Diagnostic) {
    try checkSamples(call, method, rows, criteria, samples)
    let isPairwise = pairwise.contains(method.name)
    let work = rows * criteria * (isPairwise ? rows : 1)
    // The ends of two intervals of each weight are searched for, and each criterion and row left out.
    let ranking = rows * criteria * (isPairwise || method.name == "taxonomy" ? rows : 1)
    let search = (260 * work + ranking) * criteria + ranking * (rows <= 200 ? rows : 0)
    guard search <= mostSearch else {
      throw Diagnostic(
        code: "regional.limit",
        message:
          "robustness(): the weights of \(criteria) criteria cannot be moved one by one over "
          + "\(rows) rows, expected fewer criteria or rows", span: call.arguments.span,
        help: "choose criteria by 'weights', or rows that matter by '| top ...'")
    }
  }

  /// The rows of the answer, column by column: a long answer as cells of rows would take ten times
  /// the memory.
  private struct Findings {
    private let schema: Schema
    private var builders: [ColumnBuilder]

    init(_ schema: Schema) {
      self.schema = schema
      builders = schema.columns.map { ColumnBuilder(type: $0.type) }
    }

    mutating func add(
      _ finding: String, id: String = "", criterion: String = "", rank: Int? = nil,
      _ value: Double?, _ upper: Double? = nil
    ) {
      builders[0].append(.string(finding))
      builders[1].append(.string(id))
      builders[2].append(.string(criterion))
      builders[3].append(rank.map { .long(Int64($0)) } ?? .null)
      builders[4].append(.number(value))
      builders[5].append(.number(upper))
    }

    func table() -> Table { Table(schema: schema, columns: builders.map { $0.finish() }) }
  }
}
