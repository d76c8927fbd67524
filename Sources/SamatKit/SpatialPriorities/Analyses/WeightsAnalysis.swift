import KQLEngine
import KQLSyntax
import RegionalScience

/// `weights`: how much each criterion counts, by what the data say.
enum WeightsAnalysis {
  static let function = TableFunction(
    "weights",
    parameters: [
      FunctionParameter("method", .string), FunctionParameter("id", .any),
      FunctionParameter("criteria", .dynamic),
      FunctionParameter("directions", TypeSet([.string, .dynamic])),
    ],
    description:
      "Returns the weight of each criterion by a method that looks at the data: 'equal', 'entropy', "
      + "'standard_deviation' with 'scaling', 'critic' with 'costs', 'principal_components' with "
      + "'variance' and 'loading', or 'merec'.",
    searchTerms: ["entropy", "CRITIC", "وزن‌دهی", "آنتروپی"],
    examples: [
      FunctionExample(
        "\(RankingAnalyses.data) | evaluate weights('equal', p, pack_array(cost, gain), dynamic(['cost', 'benefit']))",
        "cost, 0.5"),
      FunctionExample(
        "\(RankingAnalyses.data) | evaluate weights('critic', p, pack_array(cost, gain), "
          + "dynamic(['cost', 'benefit']), costs = 'as_benefits') "
          + "| project criterion, weight = round(weight, 3)",
        "cost, 0.51"),
    ]
  ) { (arguments: TableFunctionArguments) throws(Diagnostic) -> Table in
    let schema = Schema([ColumnSchema("criterion", .string), ColumnSchema("weight", .real)])
    let (call, method, notes) = try method("weights", arguments)
    guard call.input.rowCount > 0 else { return .empty(schema) }
    let criteria = try CriteriaTable(call, hasWeights: false)
    let values = try call.run(rows: criteria.ids, columns: criteria.criteria) {
      () throws(RegionalScienceError) in try method.weights(of: criteria.weightingInput)
    }
    var result = Table(
      schema: schema, rows: zip(criteria.criteria, values).map { [.string($0), .real($1)] })
    let constant = criteria.criteria.indices.filter { column in
      let cells = criteria.scores.column(column)
      return cells.allSatisfy { $0 == cells.first }
    }
    result.notes = notes
    if !constant.isEmpty {
      let names = constant.map { criteria.criteria[$0] }
      result.notes.append("constant: \(AnalysisCall.list(names))")
    }
    return result
  }

  /// `weight_steps`: the tables between numbers and weights.
  static let steps = TableFunction(
    "weight_steps", parameters: function.parameters,
    description:
      "Returns every step of a weighting method in long form, such as shares and entropies, deviations and "
      + "correlations, or eigenvalues and loadings, a row a cell; methods and options are those of 'weights'.",
    searchTerms: ["intermediate", "entropies", "correlations", "eigenvalues", "گام‌های وزن‌دهی"],
    examples: [
      FunctionExample(
        "\(RankingAnalyses.data) | evaluate weight_steps('entropy', p, pack_array(cost, gain), "
          + "'benefit') | summarize n = dcount(step) > 1", "true")
    ]
  ) { (arguments: TableFunctionArguments) throws(Diagnostic) -> Table in
    let (call, method, notes) = try method("weight_steps", arguments)
    guard call.input.rowCount > 0 else { return .empty(StepTable.schema) }
    let criteria = try CriteriaTable(call, hasWeights: false)
    let tables = try call.run(rows: criteria.ids, columns: criteria.criteria) {
      () throws(RegionalScienceError) in try method.tables(of: criteria.weightingInput)
    }
    var result = try StepTable.table(call, tables, criteria)
    result.notes = notes
    if tables.isEmpty { result.notes.append("'\(method.name)' has no steps to show") }
    return result
  }

  /// The call, the method that it names with its options, and a note of those.
  private static func method(
    _ name: String, _ arguments: TableFunctionArguments
  ) throws(Diagnostic) -> (AnalysisCall, any WeightingMethod, notes: [String]) {
    let named = AnalysisCall.methodName(arguments)
    let own = RankingOptions.weightingOptions(of: named ?? "")
    let call = try AnalysisCall(
      name, arguments, ["method"] + RankingAnalyses.options.dropLast(),
      options: own.map(\.name), of: named)
    let known = call.weightingMethods
    guard let word = try call.text("method"), known.names.contains(word) else {
      throw RankingAnalyses.unknown(call, "weighting", named, known.names)
    }
    let base = try call.run { () throws(RegionalScienceError) in try known.method(word) }
    let given = try GivenOptions(call, own, criteria: CriteriaTable.count(call))
    let notes =
      given.notes.isEmpty ? [] : ["options of '\(word)': \(given.notes.joined(separator: ", "))"]
    return (call, RankingOptions.weighting(base, given), notes)
  }
}
