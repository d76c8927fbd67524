import KQLEngine
import KQLSyntax
import RegionalScience

/// `ahp`: weights of pairwise comparisons, of one judge or of a group.
enum HierarchyAnalysis {
  private static let mostItems = 1000

  static let function = TableFunction(
    "ahp",
    parameters: [
      FunctionParameter("a", .any), FunctionParameter("b", .any),
      FunctionParameter("times", TypeSet([.int, .long, .real, .decimal])),
      FunctionParameter("random_index", .string, .optional),
      FunctionParameter("judge", .any, .optional),
      FunctionParameter("judge_weight", .numeric, .optional),
      FunctionParameter("method", .string, .optional),
    ],
    description:
      "Returns the weights of pairwise comparisons, a row saying how many times 'a' is as important as "
      + "'b', each pair once, with the consistency ratio by Saaty's random index or, 'random_index' being "
      + "'tummala_ling', theirs (above 0.1 the comparisons contradict each other), and the geometric "
      + "consistency index; with 'judge' first those of the group, whose comparisons are the geometric "
      + "means of the judges', equal or by 'judge_weight', then those of each judge; 'method' is "
      + "'eigenvector' (default), 'geometric_mean' or 'column_mean'.",
    searchTerms: [
      "pairwise", "consistency ratio", "Saaty", "group decision", "judges", "مقایسه زوجی",
      "نرخ سازگاری", "گروه خبرگان",
    ],
    examples: [
      FunctionExample(
        "datatable(a:string, b:string, n:real) ['x', 'y', 3, 'x', 'z', 5, 'y', 'z', 2] "
          + "| evaluate ahp(a, b, n) | project item, weight = round(weight, 4), "
          + "consistency_ratio = round(consistency_ratio, 4)",
        "x, 0.6483, 0.0032"),
      FunctionExample(
        "datatable(j:string, a:string, b:string, n:real) ['p', 'x', 'y', 2, 'q', 'x', 'y', 8] "
          + "| evaluate ahp(a, b, n, judge = j) | where judge == '' | project item, weight = round(weight, 4)",
        "x, 0.8"),
    ]
  ) { (arguments: TableFunctionArguments) throws(Diagnostic) -> Table in
    let call = try AnalysisCall(
      "ahp", arguments, ["a", "b", "times", "random_index", "judge", "judge_weight", "method"])
    let index: AnalyticHierarchy.RandomIndex =
      try call.word("random_index", ["saaty", "tummala_ling"]) == "saaty" ? .saaty : .tummalaLing
    let word = try call.word("method", ["eigenvector", "geometric_mean", "column_mean"])
    let method: AnalyticHierarchy.Method =
      word == "eigenvector"
      ? .eigenvector : word == "geometric_mean" ? .geometricMean : .columnMean
    let judgeColumn = try call.optionalColumn("judge")
    try call.needs("judge", for: ["judge_weight"], "judge = ..., judge_weight = ...")
    let schema = Schema(
      (judgeColumn == nil ? [] : [ColumnSchema("judge", .string)])
        + [ColumnSchema("item", .string)]
        + ["weight", "consistency_ratio", "principal_eigenvalue", "geometric_consistency"].map {
          ColumnSchema($0, .real)
        })
    let comparisons = try Comparisons(call)
    guard call.input.rowCount > 0 else { return .empty(schema) }
    let items = comparisons.items
    func result(_ matrix: Matrix) throws(Diagnostic) -> AnalyticHierarchy.Result {
      try call.run(rows: items, columns: items) { () throws(RegionalScienceError) in
        try AnalyticHierarchy.weights(matrix, method: method, randomIndex: index)
      }
    }
    func rows(_ found: AnalyticHierarchy.Result, _ judge: String?) -> [[Value]] {
      items.indices.map { item in
        (judge.map { [.string($0)] } ?? []) + [
          .string(items[item]), .real(found.weights[item]), .number(found.consistencyRatio),
          .real(found.principalEigenvalue), .real(found.geometricConsistency),
        ]
      }
    }
    func note(_ found: AnalyticHierarchy.Result, _ owner: String) -> [String] {
      guard let ratio = found.consistencyRatio, ratio > 0.1 else { return [] }
      return [
        "the consistency ratio\(owner) is \(AnalysisCall.rounded(ratio)), above 0.1: the comparisons "
          + "contradict each other"
      ]
    }
    guard let judgeColumn else {
      let found = try result(try comparisons.matrix(call, rows: Array(0..<call.input.rowCount)))
      var table = Table(schema: schema, rows: rows(found, nil))
      table.notes = note(found, "")
      return table
    }
    let (codes, judges) = try call.codes(judgeColumn)
    guard judges.count <= AnalysisCall.mostCells / (items.count * items.count) else {
      throw Diagnostic(
        code: "regional.limit",
        message: "ahp(): \(judges.count) judges of \(items.count) items, expected at most "
          + "\(AnalysisCall.mostCells) comparisons", span: arguments.span,
        help: "fewer judges at a time, or groups of items first")
    }
    var members = [[Int]](repeating: [], count: judges.count)
    for (row, code) in codes.enumerated() { members[code].append(row) }
    var matrices: [Matrix] = []
    for (judge, own) in zip(judges, members) {
      try call.check()
      matrices.append(try comparisons.matrix(call, rows: own, judge: judge))
    }
    let all = matrices
    let shares = try Self.shares(call, codes, judges, judgeColumn)
    let group = try call.run(rows: items, columns: items) { () throws(RegionalScienceError) in
      try AnalyticHierarchy.groupComparisons(all, weights: shares)
    }
    let found = try result(group)
    var table = rows(found, "")
    var notes = ["\(judges.count) judges; the rows of judge '' are those of the group"]
    notes += note(found, " of the group")
    var doubtful: [String] = []
    for (judge, matrix) in zip(judges, matrices) {
      let own = try result(matrix)
      table += rows(own, judge)
      if let ratio = own.consistencyRatio, ratio > 0.1 { doubtful.append(judge) }
    }
    if !doubtful.isEmpty {
      notes.append(
        "the consistency ratio of judges \(AnalysisCall.list(doubtful)) is above 0.1: their comparisons "
          + "contradict each other")
    }
    var answer = Table(schema: schema, rows: table)
    answer.notes = notes
    return answer
  }

  /// The share of each judge, of sum 1; nil where all count the same.
  private static func shares(
    _ call: AnalysisCall, _ codes: [Int], _ judges: [String], _ judgeColumn: Int
  ) throws(Diagnostic) -> [Double]? {
    guard let column = try call.optionalColumn("judge_weight") else { return nil }
    let given = try call.agreed(
      "judge_weight", try call.amounts(column, id: judgeColumn), codes, judges)
    let sum = given.reduce(0, +)
    guard sum > 0, sum.isFinite else {
      throw Diagnostic(
        code: "regional.zero-total", message: "ahp(): the weights of all judges sum to 0",
        span: call.span(of: column), help: "a number above 0 for each judge who counts")
    }
    // What judges count is a proportion: 2 and 1 are two thirds and one third.
    return given.map { $0 / sum }
  }

  /// The rows of a call and the items that they compare.
  private struct Comparisons {
    let items: [String]
    private let left: [Int]
    private let right: [Int]
    private let numbers: [Double]
    private let times: Int

    init(_ call: AnalysisCall) throws(Diagnostic) {
      let (first, second) = (try call.column("a"), try call.column("b"))
      times = try call.column("times")
      let (lefts, rights) = (
        try call.labels(first, unique: false), try call.labels(second, unique: false)
      )
      numbers = try call.numbers(times)
      var places: [String: Int] = [:]
      var items: [String] = []
      for item in zip(lefts, rights).flatMap({ [$0, $1] }) where places[item] == nil {
        places[item] = items.count
        items.append(item)
      }
      left = lefts.map { places[$0] ?? 0 }
      right = rights.map { places[$0] ?? 0 }
      self.items = items
      guard items.count <= mostItems else {
        throw Diagnostic(
          code: "regional.limit",
          message: "ahp(): \(items.count) items, expected at most \(mostItems)",
          span: call.arguments.span,
          help: "compare groups of items first, then the items of each group")
      }
    }

    /// The matrix of some rows.
    func matrix(_ call: AnalysisCall, rows: [Int], judge: String? = nil) throws(Diagnostic)
      -> Matrix
    {
      let count = items.count
      let owner = judge.map { " of judge '\($0)'" } ?? ""
      var cells = [Double](repeating: 0, count: count * count)
      var isGiven = [Bool](repeating: false, count: count * count)
      for item in 0..<count { cells[item * count + item] = 1 }
      for row in rows {
        let (i, j) = (left[row], right[row])
        guard numbers[row] > 0 else {
          throw Diagnostic(
            code: "regional.not-positive",
            message: "ahp(): row \(row + 1) ('\(items[i])', '\(items[j])') has "
              + "\(AnalysisCall.rounded(numbers[row])), expected a number above 0",
            span: call.span(of: times),
            help: "3 says that 'a' counts three times as much as 'b', 1.0 / 3 the other way round")
        }
        if i == j {
          guard numbers[row] == 1 else {
            throw Diagnostic(
              code: "regional.not-reciprocal",
              message: "ahp(): row \(row + 1) compares '\(items[i])' with itself, expected 1",
              span: call.span(of: times), help: "leave the row out")
          }
          continue
        }
        guard !isGiven[i * count + j] || cells[i * count + j] == numbers[row] else {
          throw Diagnostic(
            code: "samat.analysis.duplicate",
            message:
              "ahp(): row \(row + 1) compares '\(items[i])' with '\(items[j])'\(owner) a second "
              + "time: \(AnalysisCall.rounded(numbers[row])), before "
              + AnalysisCall.rounded(cells[i * count + j]),
            span: call.span(of: times),
            help: judge == nil
              ? "each pair once; where several judges compare, name their column: judge = ..."
              : "each pair once for each judge")
        }
        // Both directions may stand; a pair once makes the other side its reciprocal. Printed ones are
        // rounded.
        let mirror = cells[j * count + i]
        guard !isGiven[j * count + i] || (numbers[row] * mirror - 1).magnitude <= 1e-2 else {
          throw Diagnostic(
            code: "regional.not-reciprocal",
            message: "ahp(): row \(row + 1) says that '\(items[i])' is "
              + "\(AnalysisCall.rounded(numbers[row])) times as important as '\(items[j])'\(owner), an "
              + "earlier row that '\(items[j])' is \(AnalysisCall.rounded(mirror)) times as important",
            span: call.span(of: times),
            help: "each pair once; 3 one way is 1.0 / 3 the other way round")
        }
        cells[i * count + j] = numbers[row]
        isGiven[i * count + j] = true
        if cells[j * count + i] == 0 { cells[j * count + i] = 1 / numbers[row] }
      }
      if let gap = cells.firstIndex(of: 0) {
        throw Diagnostic(
          code: "samat.analysis.missing",
          message: "ahp(): no row\(owner) compares '\(items[gap / count])' with "
            + "'\(items[gap % count])'", span: call.arguments.span,
          help: "add a row that does; each pair stands once, in either direction")
      }
      let values = cells
      return try call.run(rows: items, columns: items) { () throws(RegionalScienceError) in
        try Matrix(rows: count, columns: count, values: values)
      }
    }
  }
}
