import KQLEngine
import KQLSyntax
import RegionalScience

/// `rank_steps`, the tables between criteria and scores, and `ahp`, weights of comparisons.
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

  static let hierarchy = TableFunction(
    "ahp",
    parameters: [
      FunctionParameter("a", .any), FunctionParameter("b", .any),
      FunctionParameter("times", TypeSet([.int, .long, .real, .decimal])),
      FunctionParameter("random_index", .string, .optional),
    ],
    description:
      "Returns the weights of pairwise comparisons, a row saying how many times 'a' is as important as "
      + "'b', each pair once, with the consistency ratio by Saaty's random index or, 'random_index' being 'tummala_ling', "
      + "theirs; above 0.1 the comparisons contradict each other.",
    searchTerms: ["pairwise", "consistency ratio", "Saaty", "مقایسه زوجی", "نرخ سازگاری"],
    examples: [
      FunctionExample(
        "datatable(a:string, b:string, n:real) ['x', 'y', 3, 'x', 'z', 5, 'y', 'z', 2] "
          + "| evaluate ahp(a, b, n) | project item, weight = round(weight, 4), "
          + "consistency_ratio = round(consistency_ratio, 4)",
        "x, 0.6483, 0.0032")
    ]
  ) { (arguments: TableFunctionArguments) throws(Diagnostic) -> Table in
    let call = try AnalysisCall("ahp", arguments, ["a", "b", "times", "random_index"])
    let isSaaty = try call.word("random_index", ["saaty", "tummala_ling"]) == "saaty"
    let schema = Schema([
      ColumnSchema("item", .string), ColumnSchema("weight", .real),
      ColumnSchema("consistency_ratio", .real), ColumnSchema("principal_eigenvalue", .real),
    ])
    let (first, second) = (try call.column("a"), try call.column("b"))
    let times = try call.column("times")
    guard call.input.rowCount > 0 else { return .empty(schema) }
    let left = try call.labels(first, unique: false)
    let right = try call.labels(second, unique: false)
    let numbers = try call.numbers(times)
    var places: [String: Int] = [:]
    var items: [String] = []
    for item in zip(left, right).flatMap({ [$0, $1] }) where places[item] == nil {
      places[item] = items.count
      items.append(item)
    }
    let count = items.count
    guard count <= 1000 else {
      throw Diagnostic(
        code: "regional.limit", message: "ahp(): \(count) items, expected at most 1000",
        span: arguments.span, help: "compare groups of items first, then the items of each group")
    }
    var cells = [Double](repeating: 0, count: count * count)
    for item in 0..<count { cells[item * count + item] = 1 }
    for row in left.indices {
      let (i, j) = (places[left[row]] ?? 0, places[right[row]] ?? 0)
      guard numbers[row] > 0 else {
        throw Diagnostic(
          code: "regional.not-positive",
          message: "ahp(): row \(row + 1) ('\(left[row])', '\(right[row])') has "
            + "\(AnalysisCall.rounded(numbers[row])), expected a number above 0",
          span: call.span(of: times),
          help: "3 says that 'a' counts three times as much as 'b', 1.0 / 3 the other way round")
      }
      if i == j {
        guard numbers[row] == 1 else {
          throw Diagnostic(
            code: "regional.not-reciprocal",
            message: "ahp(): row \(row + 1) compares '\(left[row])' with itself, expected 1",
            span: call.span(of: times), help: "leave the row out")
        }
        continue
      }
      // Both directions may stand; a pair once makes the other side its reciprocal.
      cells[i * count + j] = numbers[row]
      if cells[j * count + i] == 0 { cells[j * count + i] = 1 / numbers[row] }
    }
    if let gap = cells.firstIndex(of: 0) {
      throw Diagnostic(
        code: "samat.analysis.missing",
        message: "ahp(): no row compares '\(items[gap / count])' with '\(items[gap % count])'",
        span: arguments.span,
        help: "add a row that does; each pair stands once, in either direction")
    }
    let found = try call.run(rows: items, columns: items) { () throws(RegionalScienceError) in
      try AnalyticHierarchy.weights(
        Matrix(rows: count, columns: count, values: cells),
        randomIndex: isSaaty ? .saaty : .tummalaLing)
    }
    var result = Table(
      schema: schema,
      rows: items.indices.map {
        [
          .string(items[$0]), .real(found.weights[$0]), .number(found.consistencyRatio),
          .real(found.principalEigenvalue),
        ]
      })
    if let ratio = found.consistencyRatio, ratio > 0.1 {
      result.notes.append(
        "the consistency ratio is \(AnalysisCall.rounded(ratio)), above 0.1: the comparisons "
          + "contradict each other")
    }
    return result
  }
}
