import KQLEngine
import KQLSyntax
import RegionalScience

/// `rank_acceptability`: the part of `robustness` that is drawn, a row a rank that was reached.
enum AcceptabilityAnalysis {
  static let function = TableFunction(
    "rank_acceptability",
    parameters: [FunctionParameter("method", .string)] + RankingAnalyses.tableParameters + [
      FunctionParameter("samples", .long, .optional), FunctionParameter("seed", .long, .optional),
    ],
    description:
      "Returns in which share of randomly drawn weights each row has each rank (SMAA), the best by "
      + "expected rank first; 'render barchart with (kind=stacked, series=rank)' draws it.",
    searchTerms: ["SMAA", "robustness", "acceptability", "استواری", "پذیرش رتبه"],
    examples: [
      FunctionExample(
        "datatable(p:string, x:long, y:long) ['b', 2, 2, 'a', 3, 3, 'c', 1, 1] "
          + "| evaluate rank_acceptability('saw', p, pack_array(x, y), 'benefit', samples = 100)",
        "a, 1, 1.0")
    ]
  ) { (arguments: TableFunctionArguments) throws(Diagnostic) -> Table in
    let call = try RankingAnalyses.methodCall(
      "rank_acceptability", arguments, options: ["samples", "seed"])
    let (method, options) = try RankingAnalyses.configured(
      call, RankingAnalyses.method(call, try call.text("method")))
    let (samples, seed) = try RobustnessAnalysis.sampling(call)
    let id = try call.column("id")
    let schema = Schema([
      LocationQuotientAnalysis.plain(call.input.schema.columns[id]), ColumnSchema("rank", .long),
      ColumnSchema("share", .real),
    ])
    guard call.input.rowCount > 0 else { return .empty(schema) }
    let criteria = try CriteriaTable(call)
    let table = try criteria.table(call)
    try RobustnessAnalysis.checkSamples(
      call, method, criteria.ids.count, criteria.criteria.count, samples)
    let draws = try call.run(rows: criteria.ids, columns: criteria.criteria) {
      () throws(RegionalScienceError) in
      try SMAA(samples: samples, seed: seed).analysis(of: table, method: method)
    }
    let order = criteria.ids.indices.sorted {
      (draws.expectedRanks[$0], $0) < (draws.expectedRanks[$1], $1)
    }
    var builders = schema.columns.map { ColumnBuilder(type: $0.type) }
    for row in order {
      try call.check()
      for rank in 0..<draws.acceptability.columns where draws.acceptability[row, rank] > 0 {
        builders[0].append(call.input.columns[id][row])
        builders[1].append(.long(Int64(rank + 1)))
        builders[2].append(.real(draws.acceptability[row, rank]))
      }
    }
    var result = Table(schema: schema, columns: builders.map { $0.finish() })
    result.notes = options + ["\(samples) weights drawn at random; weights given do not count"]
    return result
  }
}
