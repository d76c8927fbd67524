import KQLEngine
import KQLSyntax
import RegionalScience

/// `general_g`: whether high values lie together, or low ones.
enum GeneralGAnalysis {
  static func function(_ data: SeedData) -> TableFunction {
    TableFunction(
      "general_g", parameters: SpaceAnalyses.parameters + NeighbourInput.parameters,
      description:
        "Returns Getis and Ord's general G of a value of 0 or more over neighbouring places with its "
        + "tests: a z score above 0 where high values lie together, below 0 where low ones do; weights are 1 "
        + "or, 'scaling' being 'row', row-standardised, and borders and neighbours as of 'moran'.",
      searchTerms: SpaceAnalyses.searchTerms + ["Getis-Ord", "high-low clustering"],
      examples: [
        FunctionExample(
          "\(SpaceAnalyses.line)| evaluate general_g(p, n, \(SpaceAnalyses.borders), 99) "
            + "| project general_g = round(general_g, 6), expectation, places",
          "0.571429, 0.5, 4")
      ]
    ) { (arguments: TableFunctionArguments) throws(Diagnostic) -> Table in
      let call = try AnalysisCall(
        "general_g", arguments, SpaceAnalyses.options, options: NeighbourInput.options)
      let schema = Schema(
        ["general_g", "expectation", "z_score", "p_normal", "p_permutation"].map {
          ColumnSchema($0, .real)
        } + ["places", "islands"].map { ColumnSchema($0, .long) })
      let input = try SpaceInput(call, data, scalings: ["binary", "row", "given"])
      guard call.input.rowCount > 0 else { return .empty(schema) }
      _ = try call.amounts(try call.column("value"), id: try call.column("place"))
      let found = try call.run(rows: input.places) { () throws(RegionalScienceError) in
        try GeneralG.value(input.values, input.weights, permutations: input.permutations)
      }
      let test = found.randomization
      var result = Table(
        schema: schema,
        rows: [
          [
            .real(found.index), .real(test.expectation), .number(test.zScore),
            .number(test.pValue()), .number(found.permutation?.pValue()),
            .long(Int64(input.places.count)), .long(Int64(input.weights.islands.count)),
          ]
        ])
      result.notes = input.notes
      return result
    }
  }
}
