import KQLEngine
import KQLSyntax
import RegionalScience

/// `spatial_weights`: the neighbours that `moran` and the others go by, to be looked at.
enum SpatialWeightsAnalysis {
  static func function(_ data: SeedData) -> TableFunction {
    let parameters = ["place", "borders", "scaling"]
    return TableFunction(
      "spatial_weights",
      parameters: [
        FunctionParameter("place", .any),
        FunctionParameter("borders", TypeSet([.string, .dynamic]), .optional),
        FunctionParameter("scaling", .string, .optional),
      ] + NeighbourInput.parameters,
      description:
        "Returns the neighbours of each place with their weights and distances, a row a pair and one "
        + "without a neighbour for an island; \(NeighbourInput.description); 'scaling' is 'row' (default, sums of 1), "
        + "'binary' or 'given'.",
      searchTerms: [
        "spatial weights", "k nearest", "distance band", "contiguity", "همسایگی", "وزن فضایی",
      ],
      examples: [
        FunctionExample(
          "datatable(p:string, x:long, y:long) ['a', 0, 0, 'b', 3, 4, 'c', 30, 0] "
            + "| evaluate spatial_weights(p, neighbours = 'nearest', k = 1, x = x, y = y)",
          "a, b, 1.0, 5.0"),
        FunctionExample(
          "provinces | evaluate spatial_weights(province, neighbours = 'distance', radius = 200, "
            + "latitude = latitude, longitude = longitude) | where province == 'IR-23' | count", "5"
        ),
      ]
    ) { (arguments: TableFunctionArguments) throws(Diagnostic) -> Table in
      let call = try AnalysisCall(
        "spatial_weights", arguments, parameters, options: NeighbourInput.options)
      let place = try call.column("place")
      let own = LocationQuotientAnalysis.plain(call.input.schema.columns[place])
      let schema = Schema([
        own, ColumnSchema("neighbour", own.type), ColumnSchema("weight", .real),
        ColumnSchema("distance", .real),
      ])
      let scale = SpaceInput.scale(try call.word("scaling", ["row", "binary", "given"]))
      guard call.input.rowCount > 0 else { return .empty(schema) }
      let input = try NeighbourInput(call, data)
      let weights = input.weights.scaled(scale)
      guard weights.pairCount <= AnalysisCall.mostCells else {
        throw Diagnostic(
          code: "regional.limit",
          message: "spatial_weights(): \(weights.pairCount) pairs of neighbours, expected at most "
            + "\(AnalysisCall.mostCells)", span: arguments.span,
          help: "a smaller radius, k or block, or fewer rows")
      }
      var builders = schema.columns.map { ColumnBuilder(type: $0.type) }
      let cells = call.input.columns[place]
      for row in input.places.indices {
        try call.check(atRow: row)
        let neighbours = weights.neighbors(of: row)
        for (other, weight) in zip(neighbours, weights.weights(of: row)) {
          builders[0].append(cells[row])
          builders[1].append(cells[other])
          builders[2].append(.real(weight))
          builders[3].append(.number(input.points?.distance(row, other)))
        }
        if neighbours.isEmpty {
          builders[0].append(cells[row])
          for column in 1..<4 { builders[column].append(.null) }
        }
      }
      var result = Table(schema: schema, columns: builders.map { $0.finish() })
      result.notes = input.notes
      return result
    }
  }
}
