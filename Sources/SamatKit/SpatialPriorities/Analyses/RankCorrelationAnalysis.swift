import KQLEngine
import KQLSyntax
import RegionalScience

/// `rank_correlation`: how alike two rankings of the same rows are.
enum RankCorrelationAnalysis {
  private static let coefficients = [
    "spearman", "weighted_spearman", "kendall_tau_b", "kendall_tau_a", "gamma", "ws", "ws_turned",
  ]

  static let function = TableFunction(
    "rank_correlation",
    parameters: [
      FunctionParameter("a", .numeric), FunctionParameter("b", .numeric),
      FunctionParameter("order", .string, .optional),
    ],
    description:
      "Returns how alike two rankings are: Spearman's rho, the weighted rho, Kendall's tau-b and tau-a, "
      + "gamma, the WS coefficient with 'a' and, turned, with 'b' as its reference, Kemeny's distance and "
      + "the pairs in opposite order; 'order' is 'lowest_first' (default, as ranks are) or 'highest_first' "
      + "for scores.",
    searchTerms: [
      "Spearman", "Kendall", "WS coefficient", "rank similarity", "Goodman Kruskal", "Kemeny",
      "همبستگی رتبه‌ای", "شباهت رتبه‌بندی",
    ],
    examples: [
      FunctionExample(
        "datatable(p:string, x:long, y:long) ['a', 1, 3, 'b', 2, 1, 'c', 3, 5, 'd', 5, 4, 'e', 4, 2] "
          + "| evaluate rank_correlation(x, y) | project spearman = round(spearman, 4), "
          + "kendall_tau_b = round(kendall_tau_b, 4), opposed",
        "0.3, 0.2, 4"),
      FunctionExample(
        "\(RankingAnalyses.data) | evaluate compare_rankings(dynamic(['saw', 'topsis']), p, "
          + "pack_array(cost, gain), dynamic(['cost', 'benefit'])) "
          + "| evaluate rank_correlation(saw_rank, topsis_rank) | project rows", "3"),
    ]
  ) { (arguments: TableFunctionArguments) throws(Diagnostic) -> Table in
    let call = try AnalysisCall("rank_correlation", arguments, ["a", "b", "order"])
    let order: Ranks.Order =
      try call.word("order", ["lowest_first", "highest_first"]) == "lowest_first"
      ? .lowestFirst : .highestFirst
    let (first, second) = (try call.column("a"), try call.column("b"))
    let schema = Schema(
      [ColumnSchema("rows", .long)] + coefficients.map { ColumnSchema($0, .real) }
        + ["kemeny", "opposed", "tied"].map { ColumnSchema($0, .long) })
    guard call.input.rowCount > 0 else { return .empty(schema) }
    let (left, right) = (try call.numbers(first), try call.numbers(second))
    var ranks: [[Double]] = []
    for values in [left, right] {
      ranks.append(
        try call.run { () throws(RegionalScienceError) in try Ranks.average(values, order: order) })
    }
    let (one, other) = (ranks[0], ranks[1])
    let row = try call.run { () throws(RegionalScienceError) -> [Value] in
      let pairs = try RankCorrelation.pairs(one, other)
      return [
        .long(Int64(one.count)), .number(try RankCorrelation.spearman(one, other)),
        .number(try RankCorrelation.weightedSpearman(one, other)), .number(pairs.tauB),
        .number(pairs.tauA), .number(pairs.gamma),
        .number(try RankCorrelation.ws(reference: one, ranks: other)),
        .number(try RankCorrelation.ws(reference: other, ranks: one)),
        .long(Int64(pairs.kemeny)), .long(Int64(pairs.discordant)),
        .long(Int64(pairs.tiedLeft + pairs.tiedRight - pairs.tiedBoth)),
      ]
    }
    var result = Table(schema: schema, rows: [row])
    let text = order == .lowestFirst ? "the lowest is first" : "the highest is first"
    result.notes = ["values are read as ranks: \(text), ties share the mean of their ranks"]
    for (column, values) in [(first, one), (second, other)] where values.count > 1 {
      guard Set(values).count == 1 else { continue }
      result.notes.append(
        "'\(call.title(column))' ties all rows: rho, tau-b and gamma are undefined")
    }
    return result
  }
}
