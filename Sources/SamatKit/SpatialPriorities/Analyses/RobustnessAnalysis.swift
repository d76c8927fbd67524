import KQLEngine
import KQLSyntax
import RegionalScience

/// `robustness`: how much of a ranking stays when weights, criteria or alternatives change.
enum RobustnessAnalysis {
  /// The most draws × alternatives × criteria.
  private static let mostWork = 2_000_000_000
  /// Methods that compare every pair, whose work grows with the square of the alternatives.
  private static let pairwise: Set<String> = ["electre_i", "electre_iii"]

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
    let call = try AnalysisCall(
      "robustness", arguments, most: 5,
      options: ["method"] + RankingAnalyses.options + ["samples", "seed"])
    let schema = Schema([
      ColumnSchema("finding", .string), ColumnSchema("id", .string),
      ColumnSchema("criterion", .string), ColumnSchema("rank", .long),
      ColumnSchema("value", .real), ColumnSchema("upper", .real),
    ])
    let method = try RankingAnalyses.method(call, try call.text(0, "method"))
    let samples = Int(try call.whole(nil, "samples", 10_000, 1...1_000_000))
    let seed = UInt64(try call.whole(nil, "seed", 1, 0...Int64.max))
    guard call.input.rowCount > 0 else { return .empty(schema) }
    let criteria = try CriteriaTable(call, from: 1)
    let table = try criteria.table(call)
    let (ids, names) = (criteria.ids, criteria.criteria)
    let isPairwise = pairwise.contains(method.name)
    let mostRows = isPairwise ? 200 : 1000
    let work = ids.count * names.count * (isPairwise ? ids.count : 1)
    guard ids.count <= mostRows, samples <= mostWork / work else {
      throw Diagnostic(
        code: "regional.limit",
        message: "robustness(): \(samples) samples of \(ids.count) rows × \(names.count) criteria, "
          + "expected at most \(mostRows) rows and \(mostWork / work) samples of so many",
        span: call.arguments.span)
    }
    var rows: [[Value]] = []
    var notes = criteria.notes
    func add(
      _ finding: String, id: String = "", criterion: String = "", rank: Int? = nil,
      _ value: Double?,
      _ upper: Double? = nil
    ) {
      rows.append([
        .string(finding), .string(id), .string(criterion), rank.map { .long(Int64($0)) } ?? .null,
        .number(value), .number(upper),
      ])
    }
    let draws = try call.run(rows: ids, columns: names) { () throws(RegionalScienceError) in
      try SMAA(samples: samples, seed: seed).analysis(of: table, method: method)
    }
    for (row, id) in ids.enumerated() {
      for rank in 0..<draws.acceptability.columns where draws.acceptability[row, rank] > 0 {
        add("acceptability", id: id, rank: rank + 1, draws.acceptability[row, rank])
      }
      add("expected_rank", id: id, draws.expectedRanks[row])
      if let central = draws.centralWeights[row] {
        for (name, weight) in zip(names, central) {
          add("central_weight", id: id, criterion: name, weight)
        }
        add("confidence", id: id, draws.confidenceFactors[row])
      }
    }
    let never = ids.indices.filter { draws.centralWeights[$0] == nil }.map { ids[$0] }
    if !never.isEmpty { notes.append("first under no weights drawn: \(AnalysisCall.list(never))") }
    let intervals = try call.run(rows: ids, columns: names) { () throws(RegionalScienceError) in
      try WeightStability.intervals(of: table, method: method)
    }
    for interval in intervals {
      let name = names[interval.criterion]
      add(
        "first_stays", criterion: name, interval.best.lowerBound, interval.best.upperBound)
      add(
        "order_stays", criterion: name, interval.order.lowerBound, interval.order.upperBound)
    }
    if names.count > 1 {
      let cases = try call.run(rows: ids, columns: names) { () throws(RegionalScienceError) in
        try LeaveOneOut.criteria(of: table, method: method)
      }
      for item in cases {
        add("without_criterion", criterion: names[item.left], item.tau, Double(item.reversedPairs))
        if let refusal = item.refusal {
          notes.append("without '\(names[item.left])' '\(method.name)' refuses: \(refusal.message)")
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
        add("without_row", id: ids[item.left], item.tau, Double(item.reversedPairs))
        if let refusal = item.refusal {
          notes.append("without '\(ids[item.left])' '\(method.name)' refuses: \(refusal.message)")
        }
      }
    }
    var result = Table(schema: schema, rows: rows)
    result.notes = notes
    return result
  }
}
