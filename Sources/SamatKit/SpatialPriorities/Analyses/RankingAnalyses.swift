import KQLEngine
import KQLSyntax
import RegionalScience

/// `rank`, one analysis for each ranking method, `compare_rankings` and `weights`.
enum RankingAnalyses {
  static var all: [TableFunction] {
    [rank, compare, weights] + RankingMethods.standard.all.map(single)
  }

  static let tableParameters = [
    FunctionParameter("id", .any), FunctionParameter("criteria", .dynamic),
    FunctionParameter("directions", TypeSet([.string, .dynamic])),
    FunctionParameter("weights", TypeSet([.string, .dynamic]), .optional),
  ]
  static let options = ["id", "criteria", "directions", "weights"]
  private static let searchTerms = [
    "MCDM", "multi-criteria", "priority", "رتبه‌بندی", "تصمیم‌گیری چندمعیاره",
  ]
  private static let data =
    "datatable(p:string, cost:long, gain:long) ['a', 1, 3000, 'b', 2, 3750, 'c', 5, 4500]"
  private static let criteria =
    "p, pack_array(cost, gain), dynamic(['cost', 'benefit']), dynamic([0.5, 0.5])"

  private static let rank = TableFunction(
    "rank", parameters: [FunctionParameter("method", .string)] + tableParameters,
    description:
      "Returns the score and rank of each row by a method of multi-criteria ranking, best first; "
      + "criteria are a list of columns, directions 'benefit' or 'cost', weights numbers of sum 1 or a "
      + "weighting method.",
    searchTerms: searchTerms,
    examples: [FunctionExample("\(data) | evaluate rank('vikor', \(criteria))", "b, 0.0, 1.0")]
  ) { (arguments: TableFunctionArguments) throws(Diagnostic) -> Table in
    let call = try AnalysisCall("rank", arguments, most: 5, options: ["method"] + options)
    return try ranking(call, try method(call, try call.text(0, "method")), from: 1)
  }

  private static func single(_ method: any RankingMethod) -> TableFunction {
    let name = method.name
    return TableFunction(
      name, parameters: tableParameters,
      description: "Returns the score and rank of each row by the method '\(name)', best first.",
      searchTerms: searchTerms,
      examples: [
        FunctionExample(
          "\(data) | evaluate \(name)(\(criteria)) | summarize n = count(), least = min(rank) >= 1",
          "3, true")
      ]
    ) { (arguments: TableFunctionArguments) throws(Diagnostic) -> Table in
      let call = try AnalysisCall(name, arguments, most: 4, options: options)
      return try ranking(call, method, from: 0)
    }
  }

  /// A method by its name.
  static func method(_ call: AnalysisCall, _ name: String?) throws(Diagnostic) -> any RankingMethod
  {
    try call.run { () throws(RegionalScienceError) in
      try RankingMethods.standard.method(name ?? "")
    }
  }

  private static func ranking(
    _ call: AnalysisCall, _ method: any RankingMethod, from place: Int
  ) throws(Diagnostic) -> Table {
    let id = try call.column(place, "id")
    let schema = Schema([
      LocationQuotientAnalysis.plain(call.input.schema.columns[id]), ColumnSchema("score", .real),
      ColumnSchema("rank", .real),
    ])
    guard call.input.rowCount > 0 else { return .empty(schema) }
    let criteria = try CriteriaTable(call, from: place)
    let table = try criteria.table(call)
    let ranking = try call.run(rows: criteria.ids, columns: criteria.criteria) {
      () throws(RegionalScienceError) in try method.ranking(of: table)
    }
    var result = Table(
      schema: schema,
      rows: ranking.sorted.map { row in
        [call.input.columns[id][row], .real(ranking.scores[row]), .real(ranking.ranks[row])]
      })
    result.notes = criteria.notes + ranking.notes.map { named($0, criteria) }
    return result
  }

  /// A note of a ranking, with the names of row and column.
  static func named(_ note: RankingNote, _ criteria: CriteriaTable) -> String {
    var text = note.message
    if let row = note.row, criteria.ids.indices.contains(row) {
      text += " (row \(row) is '\(criteria.ids[row])')"
    }
    if let column = note.column, criteria.criteria.indices.contains(column) {
      text += " (column \(column) is '\(criteria.criteria[column])')"
    }
    return text
  }

  private static let compare = TableFunction(
    "compare_rankings",
    parameters: [FunctionParameter("methods", .dynamic)] + tableParameters,
    description:
      "Returns the rank of each row by several methods, with mean rank, Borda's count and Copeland's "
      + "wins less losses and its rank, best first; the methods' agreement is a note.",
    searchTerms: searchTerms + ["Copeland", "Borda", "Kendall"],
    examples: [
      FunctionExample(
        "\(data) | evaluate compare_rankings(dynamic(['topsis', 'vikor']), \(criteria)) | count",
        "3")
    ]
  ) { (arguments: TableFunctionArguments) throws(Diagnostic) -> Table in
    let call = try AnalysisCall(
      "compare_rankings", arguments, most: 5, options: ["methods"] + options)
    let item = try call.required(0, "methods", "a list of methods")
    guard case .value(.dynamic(.array(let list))) = item.argument, !list.isEmpty, list.count <= 32
    else {
      throw Diagnostic(
        code: "samat.analysis.argument",
        message: "'methods' of compare_rankings() is a list of methods", span: item.span,
        help: "dynamic(['topsis', 'vikor', 'promethee_ii'])")
    }
    var methods: [any RankingMethod] = []
    for name in list {
      guard case .string(let text) = name else { continue }
      let method = try method(call, text)
      if !methods.contains(where: { $0.name == method.name }) { methods.append(method) }
    }
    guard !methods.isEmpty else {
      throw Diagnostic(
        code: "samat.analysis.argument",
        message: "'methods' of compare_rankings() is a list of methods", span: item.span)
    }
    let id = try call.column(1, "id")
    let schema = Schema(
      [LocationQuotientAnalysis.plain(call.input.schema.columns[id])]
        + methods.map { ColumnSchema($0.name + "_rank", .real) }
        + ["mean_rank", "borda", "copeland", "copeland_rank"].map { ColumnSchema($0, .real) })
    guard call.input.rowCount > 0 else { return .empty(schema) }
    let criteria = try CriteriaTable(call, from: 1)
    let table = try criteria.table(call)
    let found = try call.run(rows: criteria.ids, columns: criteria.criteria) {
      () throws(RegionalScienceError) in
      try MethodComparison.comparison(of: table, methods: methods)
    }
    let ranks = try call.run { () throws(RegionalScienceError) in
      try Ranks.average(found.copeland)
    }
    let order = (0..<criteria.ids.count).sorted {
      (ranks.isEmpty ? found.meanRanks[$0] : ranks[$0], $0)
        < (ranks.isEmpty ? found.meanRanks[$1] : ranks[$1], $1)
    }
    var result = Table(
      schema: schema,
      rows: order.map { row -> [Value] in
        let places = methods.map { method -> Value in
          .number(found.rankings.first { $0.method == method.name }?.ranks[row])
        }
        return [call.input.columns[id][row]] + places + [
          .real(found.meanRanks[row]), .real(found.borda[row]),
          .number(found.copeland.isEmpty ? nil : found.copeland[row]),
          .number(ranks.isEmpty ? nil : ranks[row]),
        ]
      })
    result.notes = criteria.notes
    if let concordance = found.concordance {
      result.notes.append("Kendall's W of the methods is \(ValueText.string(.real(concordance)))")
    }
    result.notes += found.refusals.map {
      "'\($0.method)' does not take the table: \($0.error.message)"
    }
    return result
  }

  private static let weights = TableFunction(
    "weights",
    parameters: [
      FunctionParameter("method", .string), FunctionParameter("id", .any),
      FunctionParameter("criteria", .dynamic),
      FunctionParameter("directions", TypeSet([.string, .dynamic])),
    ],
    description:
      "Returns the weight of each criterion by a method that looks at the data: 'equal', 'entropy', "
      + "'standard_deviation', 'critic', 'principal_components' or 'merec'.",
    searchTerms: ["entropy", "CRITIC", "وزن‌دهی", "آنتروپی"],
    examples: [
      FunctionExample(
        "\(data) | evaluate weights('equal', p, pack_array(cost, gain), dynamic(['cost', 'benefit']))",
        "cost, 0.5")
    ]
  ) { (arguments: TableFunctionArguments) throws(Diagnostic) -> Table in
    let call = try AnalysisCall("weights", arguments, most: 4, options: ["method"] + options)
    let schema = Schema([ColumnSchema("criterion", .string), ColumnSchema("weight", .real)])
    let name = try call.text(0, "method") ?? ""
    let method = try call.run { () throws(RegionalScienceError) in
      try WeightingMethods.standard.method(name)
    }
    guard call.input.rowCount > 0 else { return .empty(schema) }
    let criteria = try CriteriaTable(call, from: 1, hasWeights: false)
    let values = try call.run(rows: criteria.ids, columns: criteria.criteria) {
      () throws(RegionalScienceError) in
      try method.weights(
        of: WeightingInput(scores: criteria.scores, directions: criteria.directions))
    }
    var result = Table(
      schema: schema, rows: zip(criteria.criteria, values).map { [.string($0), .real($1)] })
    let constant = criteria.criteria.indices.filter { column in
      let cells = criteria.scores.column(column)
      return cells.allSatisfy { $0 == cells.first }
    }
    if !constant.isEmpty {
      let names = constant.map { criteria.criteria[$0] }
      result.notes.append("constant: \(AnalysisCall.list(names))")
    }
    return result
  }
}
