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
    let named = AnalysisCall.methodName(arguments)
    let own = RankingOptions.weightingOptions(of: named ?? "")
    let call = try AnalysisCall(
      "weights", arguments, ["method"] + RankingAnalyses.options.dropLast(),
      options: own.map(\.name), of: named)
    let schema = Schema([ColumnSchema("criterion", .string), ColumnSchema("weight", .real)])
    let known = WeightingMethods.standard
    guard let name = try call.text("method"), known.names.contains(name) else {
      throw RankingAnalyses.unknown(call, "weighting", named, known.names)
    }
    let base = try call.run { () throws(RegionalScienceError) in try known.method(name) }
    let given = try GivenOptions(call, own, criteria: CriteriaTable.count(call))
    let method = RankingOptions.weighting(base, given)
    guard call.input.rowCount > 0 else { return .empty(schema) }
    let criteria = try CriteriaTable(call, hasWeights: false)
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
    if !given.notes.isEmpty {
      result.notes.append("options of '\(name)': \(given.notes.joined(separator: ", "))")
    }
    if !constant.isEmpty {
      let names = constant.map { criteria.criteria[$0] }
      result.notes.append("constant: \(AnalysisCall.list(names))")
    }
    return result
  }
}
