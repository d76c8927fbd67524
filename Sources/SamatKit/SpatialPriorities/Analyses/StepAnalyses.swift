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
    let schema = Schema(
      ["step", "row", "column"].map { ColumnSchema($0, .string) } + [ColumnSchema("value", .real)])
    let (method, options) = try RankingAnalyses.configured(
      call, RankingAnalyses.method(call, try call.text("method")))
    guard call.input.rowCount > 0 else { return .empty(schema) }
    let criteria = try CriteriaTable(call)
    let table = try criteria.table(call)
    let tables = try call.run(rows: criteria.ids, columns: criteria.criteria) {
      () throws(RegionalScienceError) in try method.tables(of: table)
    }
    let cells = tables.reduce(0) { $0 + $1.values.values.count }
    guard cells <= AnalysisCall.mostCells else {
      throw Diagnostic(
        code: "regional.limit",
        message: "rank_steps(): the steps have \(cells) cells, expected at most "
          + "\(AnalysisCall.mostCells)", span: arguments.span)
    }
    func names(_ axis: IntermediateTable.Axis) -> [String] {
      switch axis {
      case .alternatives: criteria.ids
      case .criteria: criteria.criteria
      case .named(let names): names
      }
    }
    var rows: [[Value]] = []
    rows.reserveCapacity(cells)
    for step in tables {
      try call.check()
      let (rowNames, columnNames) = (names(step.rows), names(step.columns))
      for row in 0..<step.values.rows {
        for column in 0..<step.values.columns {
          rows.append([
            .string(step.name), .string(row < rowNames.count ? rowNames[row] : "\(row)"),
            .string(column < columnNames.count ? columnNames[column] : "\(column)"),
            .number(step.values[row, column]),
          ])
        }
      }
    }
    var result = Table(schema: schema, rows: rows)
    result.notes = options + criteria.notes
    if tables.isEmpty { result.notes.append("'\(method.name)' has no steps to show") }
    return result
  }
}
