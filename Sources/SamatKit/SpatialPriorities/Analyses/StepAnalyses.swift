import KQLEngine
import KQLSyntax
import RegionalScience

/// `rank_steps`: the tables between criteria and scores.
enum StepAnalyses {
  static let steps = TableFunction(
    "rank_steps",
    parameters: [FunctionParameter("method", .string)] + RankingAnalyses.tableParameters,
    description:
      "Returns every step of a ranking method in long form: the normalised and weighted matrices, "
      + "distances and so on, a row a cell.",
    searchTerms: ["intermediate", "normalised matrix", "distances", "گام‌های محاسبه"],
    examples: [
      FunctionExample(
        "datatable(p:string, cost:long, gain:long) ['a', 1, 3000, 'b', 2, 3750, 'c', 5, 4500] "
          + "| evaluate rank_steps('topsis', p, pack_array(cost, gain), "
          + "dynamic(['cost', 'benefit']), dynamic([0.5, 0.5])) | summarize n = dcount(step) > 1",
        "true")
    ]
  ) { (arguments: TableFunctionArguments) throws(Diagnostic) -> Table in
    let call = try RankingAnalyses.methodCall("rank_steps", arguments)
    let (method, options) = try RankingAnalyses.configured(
      call, RankingAnalyses.method(call, try call.text("method")))
    guard call.input.rowCount > 0 else { return .empty(StepTable.schema) }
    let criteria = try CriteriaTable(call)
    let table = try criteria.table(call)
    let tables = try call.run(rows: criteria.ids, columns: criteria.criteria) {
      () throws(RegionalScienceError) in try method.tables(of: table)
    }
    var result = try StepTable.table(call, tables, criteria)
    result.notes = options + criteria.notes
    if tables.isEmpty { result.notes.append("'\(method.name)' has no steps to show") }
    return result
  }
}
