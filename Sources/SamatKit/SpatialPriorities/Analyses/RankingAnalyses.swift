import KQLEngine
import KQLSyntax
import RegionalScience

/// `rank`, one analysis for each ranking method, and `compare_rankings`.
enum RankingAnalyses {
  /// Those that are told their methods.
  static let shared = [rank, compare]
  /// One for each method.
  static var single: [TableFunction] { RankingMethods.standard.all.map(single) }

  static let tableParameters = [
    FunctionParameter("id", .any), FunctionParameter("criteria", .dynamic),
    FunctionParameter("directions", TypeSet([.string, .dynamic])),
    FunctionParameter("weights", TypeSet([.string, .dynamic]), .optional),
  ]
  static let options = ["id", "criteria", "directions", "weights"]
  private static let searchTerms = [
    "MCDM", "multi-criteria", "priority", "رتبه‌بندی", "تصمیم‌گیری چندمعیاره",
  ]
  static let data =
    "datatable(p:string, cost:long, gain:long) ['a', 1, 3000, 'b', 2, 3750, 'c', 5, 4500]"
  private static let criteria =
    "p, pack_array(cost, gain), dynamic(['cost', 'benefit']), dynamic([0.5, 0.5])"

  private static let rank = TableFunction(
    "rank", parameters: [FunctionParameter("method", .string)] + tableParameters,
    description:
      "Returns the score and rank of each row by a method of multi-criteria ranking, best first; "
      + "criteria are a list of columns, directions 'benefit' or 'cost', weights numbers of sum 1 or a "
      + "weighting method, and options have the names that the analysis of the method says.",
    searchTerms: searchTerms,
    examples: [
      FunctionExample("\(data) | evaluate rank('vikor', \(criteria))", "b, 0.0, 1.0"),
      FunctionExample(
        "\(data) | evaluate rank('topsis', \(criteria), scaling = 'min_max') "
          + "| project p, score = round(score, 4)",
        "b, 0.6172"),
    ]
  ) { (arguments: TableFunctionArguments) throws(Diagnostic) -> Table in
    let call = try methodCall("rank", arguments)
    return try ranking(call, try method(call, try call.text("method")))
  }

  /// A call whose first argument is a ranking method, whose options it takes beside its own.
  static func methodCall(
    _ name: String, _ arguments: TableFunctionArguments, options own: [String] = []
  ) throws(Diagnostic) -> AnalysisCall {
    let method = AnalysisCall.methodName(arguments)
    return try AnalysisCall(
      name, arguments, ["method"] + options + own,
      options: RankingOptions.options(of: method ?? "").map(\.name), of: method)
  }

  /// The analysis of one method.
  static func single(_ method: any RankingMethod) -> TableFunction {
    let name = method.name
    let own = RankingOptions.options(of: name)
    return TableFunction(
      name, parameters: tableParameters + own.map(\.parameter),
      description: "Returns score and rank of each row, best first: "
        + clause(method.summary) + described(own) + ".",
      searchTerms: searchTerms,
      examples: optionExamples[name].map { [$0] } ?? []
    ) { (arguments: TableFunctionArguments) throws(Diagnostic) -> Table in
      let call = try AnalysisCall(
        name, arguments, options + own.map(\.name))
      return try ranking(call, method)
    }
  }

  /// The part of the reference that has one analysis for each method.
  static let singleTopic = "Ranking by one method"

  /// A sentence as a part of another.
  private static func clause(_ sentence: String) -> String {
    let text = sentence.last == "." ? sentence.dropLast() : sentence[...]
    return text.prefix(1).lowercased() + text.dropFirst()
  }

  /// What options do, for a description.
  private static func described(_ options: [MethodOption]) -> String {
    guard !options.isEmpty else { return "" }
    return "; " + options.map { "'\($0.name)' is \($0.summary)" }.joined(separator: ", ")
  }

  /// An example of options, by method.
  private static let optionExamples: [String: FunctionExample] = [
    "vikor": FunctionExample(
      "\(data) | evaluate vikor(\(criteria), group_weight = 0) | project p, rank", "b, 1.0"),
    "promethee_ii": FunctionExample(
      "\(data) | evaluate promethee_ii(\(criteria), shape = 'linear', "
        + "indifference = dynamic([0, 500]), preference = dynamic([2, 1500])) "
        + "| project p, score = round(score, 4)",
      "b, 0.125"),
    "electre_iii": FunctionExample(
      "\(data) | evaluate electre_iii(\(criteria), thresholds = 'unit', "
        + "indifference = dynamic([0, 100]), preference = dynamic([1, 500]), "
        + "veto = dynamic([3, null])) | summarize n = count(), least = min(rank) >= 1",
      "3, true"),
  ]

  /// A method with the options that a call gives it, and a note of them.
  ///
  /// - Parameters:
  ///   - call: The call.
  ///   - base: The method with its defaults.
  ///   - prefix: What stands before the names of options where there are several methods.
  /// - Returns: The method, and a note that says what was given.
  /// - Throws: `samat.analysis.argument` for a value that an option does not take.
  static func configured(
    _ call: AnalysisCall, _ base: any RankingMethod, prefix: String = ""
  ) throws(Diagnostic) -> (method: any RankingMethod, notes: [String]) {
    let options = RankingOptions.options(of: base.name)
    guard options.contains(where: { call.item(prefix + $0.name) != nil }) else {
      return (base, [])
    }
    let given = try GivenOptions(
      call, options, criteria: CriteriaTable.count(call), prefix: prefix)
    return (
      try RankingOptions.method(base, given),
      ["options of '\(base.name)': \(given.notes.joined(separator: ", "))"]
    )
  }

  /// A method by its name.
  static func method(_ call: AnalysisCall, _ name: String?) throws(Diagnostic) -> any RankingMethod
  {
    let known = call.rankingMethods
    guard let name, known.names.contains(name) else {
      throw unknown(call, "ranking", name, known.names)
    }
    return try call.run { () throws(RegionalScienceError) in try known.method(name) }
  }

  /// The error of a method that is not there.
  static func unknown(
    _ call: AnalysisCall, _ kind: String, _ name: String?, _ names: [String],
    of parameter: String = "method"
  ) -> Diagnostic {
    guard let name else {
      return call.wrong(
        parameter, "the name of a \(kind) method",
        help: "\(kind) methods are \(names.joined(separator: ", "))")
    }
    let nearest = EditDistance.nearest(to: name, among: names)
    return Diagnostic(
      code: "regional.name", message: "\(call.name)(): unknown \(kind) method '\(name)'",
      span: (call.item(parameter) ?? call.item("methods"))?.span ?? call.arguments.span,
      help: nearest.map { "did you mean '\($0)'?" } ?? "one of \(names.joined(separator: ", "))",
      notes: ["\(kind) methods are \(names.joined(separator: ", "))"])
  }

  private static func ranking(
    _ call: AnalysisCall, _ base: any RankingMethod
  ) throws(Diagnostic) -> Table {
    let (method, notes) = try configured(call, base)
    let id = try call.column("id")
    let schema = Schema([
      LocationQuotientAnalysis.plain(call.input.schema.columns[id]), ColumnSchema("score", .real),
      ColumnSchema("rank", .real),
    ])
    guard call.input.rowCount > 0 else { return .empty(schema) }
    let criteria = try CriteriaTable(call)
    let table = try criteria.table(call)
    let ranking = try call.run(rows: criteria.ids, columns: criteria.criteria) {
      () throws(RegionalScienceError) in try method.ranking(of: table)
    }
    var result = Table(
      schema: schema,
      rows: ranking.sorted.map { row in
        [call.input.columns[id][row], .real(ranking.scores[row]), .real(ranking.ranks[row])]
      })
    result.notes = notes + criteria.notes + ranking.notes.map { named($0, criteria) }
    return result
  }

  /// A note of a ranking, with the names of row and column.
  static func named(_ note: RankingNote, _ criteria: CriteriaTable) -> String {
    note.text.naming(rows: criteria.ids, columns: criteria.criteria)
  }

  /// The methods that a call compares, as far as they can be read before its options.
  private static func methodNames(_ arguments: TableFunctionArguments) -> [String] {
    for (place, argument) in arguments.arguments.enumerated() {
      guard place == 0 || arguments.names[place] == "methods",
        case .value(.dynamic(.array(let list))) = argument
      else { continue }
      return list.prefix(32).compactMap { if case .string(let name) = $0 { name } else { nil } }
    }
    return []
  }

  private static let compare = TableFunction(
    "compare_rankings",
    parameters: [FunctionParameter("methods", .dynamic)] + tableParameters,
    description:
      "Returns the rank of each row by several methods, with mean rank, Borda's count and Copeland's "
      + "wins less losses and its rank, best first; the methods' agreement is a note, and an option of a "
      + "method has its name before it, 'vikor_group_weight'.",
    searchTerms: searchTerms + ["Copeland", "Borda", "Kendall"],
    examples: [
      FunctionExample(
        "\(data) | evaluate compare_rankings(dynamic(['topsis', 'vikor']), \(criteria)) | count",
        "3")
    ]
  ) { (arguments: TableFunctionArguments) throws(Diagnostic) -> Table in
    // Options have the name of their method before them.
    let own = methodNames(arguments).flatMap { name in
      RankingOptions.options(of: name).map { "\(name)_\($0.name)" }
    }
    let call = try AnalysisCall(
      "compare_rankings", arguments, ["methods"] + options, options: own)
    let item = try call.required("methods", "a list of methods")
    guard case .value(.dynamic(.array(let list))) = item.argument, !list.isEmpty, list.count <= 32
    else {
      throw call.wrong(
        "methods", "a list of 1 to 32 methods", help: "dynamic(['topsis', 'vikor', 'promethee_ii'])"
      )
    }
    var methods: [any RankingMethod] = []
    var notes: [String] = []
    for (place, name) in list.enumerated() {
      guard case .string(let text) = name else {
        throw call.wrong(
          "methods", "a list of 1 to 32 methods, of which member \(place + 1) is no text",
          help: "dynamic(['topsis', 'vikor', 'promethee_ii'])")
      }
      let base = try method(call, text)
      if let earlier = methods.firstIndex(where: { $0.name == base.name }) {
        throw Diagnostic(
          code: "samat.analysis.duplicate",
          message: "compare_rankings(): methods \(earlier + 1) and \(place + 1) both are "
            + "'\(base.name)'", span: item.span,
          help: "name each method once; rankings of one method with other options are compared by "
            + "rank_correlation(a, b)")
      }
      let (method, given) = try configured(call, base, prefix: "\(base.name)_")
      methods.append(method)
      notes += given
    }
    let id = try call.column("id")
    let schema = Schema(
      [LocationQuotientAnalysis.plain(call.input.schema.columns[id])]
        + methods.map { ColumnSchema($0.name + "_rank", .real) }
        + ["mean_rank", "borda", "copeland", "copeland_rank"].map { ColumnSchema($0, .real) })
    guard call.input.rowCount > 0 else { return .empty(schema) }
    let criteria = try CriteriaTable(call)
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
    result.notes = notes + criteria.notes
    if let concordance = found.concordance {
      result.notes.append("Kendall's W of the methods is \(AnalysisCall.rounded(concordance))")
    }
    result.notes += found.refusals.map {
      "'\($0.method)' does not take the table: "
        + $0.error.text.naming(rows: criteria.ids, columns: criteria.criteria)
    }
    return result
  }
}
