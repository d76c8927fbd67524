import KQLEngine
import KQLSyntax
import RegionalScience

/// `moran`, `geary` and `moran_scatter`: whether neighbours are alike.
enum SpaceAnalyses {
  static func all(_ data: SeedData) -> [TableFunction] {
    [
      moran(data), geary(data), GeneralGAnalysis.function(data), scatter(data),
      HotspotsAnalysis.function(data), SpatialWeightsAnalysis.function(data),
    ]
  }

  static let parameters = [
    FunctionParameter("place", .string),
    FunctionParameter("value", TypeSet([.int, .long, .real, .decimal])),
    FunctionParameter("borders", TypeSet([.string, .dynamic]), .optional),
    FunctionParameter("permutations", .long, .optional),
    FunctionParameter("seed", .long, .optional), FunctionParameter("scaling", .string, .optional),
  ]
  /// The analyses that go by neighbours.
  static let names = [
    "moran", "geary", "general_g", "moran_scatter", "hotspots", "spatial_weights",
  ]
  static let options = ["place", "value", "borders", "permutations", "seed", "scaling"]
  static let searchTerms = [
    "spatial autocorrelation", "cluster", "خودهمبستگی فضایی", "لکه داغ",
  ]
  static let line =
    "datatable(p:string, n:long) ['a', 1, 'b', 2, 'c', 3, 'd', 4] "
  static let borders = "dynamic([['a','b'],['b','c'],['c','d']])"

  private static func moran(_ data: SeedData) -> TableFunction {
    TableFunction(
      "moran",
      parameters: parameters + [FunctionParameter("other", .numeric, .optional)]
        + NeighbourInput.parameters,
      description:
        "Returns Moran's I of a value over neighbouring places with its tests (analytic under randomisation and under normality, and by seeded "
        + "shuffles); borders are pairs of places, by default those of 'province_borders'; "
        + "\(NeighbourInput.description); 'scaling' is 'row' (default, sums of 1), 'binary' or 'given'; "
        + "with 'other', a second value, whether the first lies beside high ones of the second "
        + "(bivariate), tested by shuffles alone.",
      searchTerms: searchTerms + ["bivariate Moran", "Lee", "k nearest neighbours"],
      examples: [
        FunctionExample(
          "\(line)| evaluate moran(p, n, \(borders), 99) | project moran_i = round(moran_i, 6), places",
          "0.4, 4"),
        FunctionExample(
          "provinces | evaluate moran(province, population_1395, neighbours = 'nearest', k = 4, "
            + "latitude = latitude, longitude = longitude, permutations = 99) | project places",
          "31"),
      ]
    ) { (arguments: TableFunctionArguments) throws(Diagnostic) -> Table in
      let call = try AnalysisCall(
        "moran", arguments, options + ["other"], options: NeighbourInput.options)
      let other = try call.optionalColumn("other")
      let schema = Schema(
        ["moran_i", "expectation", "z_score", "p_normal", "p_permutation"].map {
          ColumnSchema($0, .real)
        } + ["places", "islands"].map { ColumnSchema($0, .long) }
          + ["z_normality", "p_normality"].map { ColumnSchema($0, .real) })
      let input = try SpaceInput(call, data)
      guard call.input.rowCount > 0 else { return .empty(schema) }
      if let other {
        return try bivariate(call, input, other, schema)
      }
      let found = try call.run(rows: input.places) { () throws(RegionalScienceError) in
        try MoransI.value(input.values, input.weights, permutations: input.permutations)
      }
      let test = found.randomization ?? found.normality
      var result = Table(
        schema: schema,
        rows: [
          [
            .real(found.index), .real(found.expectation), .number(test.zScore),
            .number(test.pValue()), .number(found.permutation?.pValue()),
            .long(Int64(input.places.count)), .long(Int64(found.islands.count)),
            .number(found.normality.zScore), .number(found.normality.pValue()),
          ]
        ])
      result.notes = input.notes
      return result
    }
  }

  /// The bivariate index: what is expected of it is the mean of the shuffles, and there is no z score.
  private static func bivariate(
    _ call: AnalysisCall, _ input: SpaceInput, _ other: Int, _ schema: Schema
  ) throws(Diagnostic) -> Table {
    let others = try call.numbers(other, id: try call.column("place"))
    let found = try call.run(rows: input.places) { () throws(RegionalScienceError) in
      try BivariateMoran.value(
        input.values, lagging: others, input.weights, permutations: input.permutations)
    }
    var result = Table(
      schema: schema,
      rows: [
        [
          .real(found.index), .number(found.permutation?.mean), .null, .null,
          .number(found.permutation?.pValue()), .long(Int64(input.places.count)),
          .long(Int64(input.weights.islands.count)), .null, .null,
        ]
      ])
    result.notes =
      [
        "'\(call.title(try call.column("value")))' beside '\(call.title(other))' of the neighbours; "
          + "the expectation is the mean of the shuffles"
      ] + input.notes
    return result
  }

  private static func geary(_ data: SeedData) -> TableFunction {
    TableFunction(
      "geary", parameters: parameters + NeighbourInput.parameters,
      description:
        "Returns Geary's c of a value over neighbouring places with its tests, below 1 where like lies "
        + "beside like; borders, neighbours and weights are as of 'moran'.",
      searchTerms: searchTerms + ["Geary's c"],
      examples: [
        FunctionExample(
          "\(line)| evaluate geary(p, n, \(borders), 99) | project geary_c = round(geary_c, 6), places",
          "0.3, 4")
      ]
    ) { (arguments: TableFunctionArguments) throws(Diagnostic) -> Table in
      let call = try AnalysisCall(
        "geary", arguments, options, options: NeighbourInput.options)
      let schema = Schema(
        ["geary_c", "expectation", "z_score", "p_normal", "p_permutation"].map {
          ColumnSchema($0, .real)
        } + ["places", "islands"].map { ColumnSchema($0, .long) }
          + ["z_normality", "p_normality"].map { ColumnSchema($0, .real) })
      let input = try SpaceInput(call, data)
      guard call.input.rowCount > 0 else { return .empty(schema) }
      let found = try call.run(rows: input.places) { () throws(RegionalScienceError) in
        try GearysC.value(input.values, input.weights, permutations: input.permutations)
      }
      let test = found.randomization ?? found.normality
      var result = Table(
        schema: schema,
        rows: [
          [
            .real(found.index), .real(test.expectation), .number(test.zScore),
            .number(test.pValue()), .number(found.permutation?.pValue()),
            .long(Int64(input.places.count)), .long(Int64(input.weights.islands.count)),
            .number(found.normality.zScore), .number(found.normality.pValue()),
          ]
        ])
      result.notes = input.notes
      return result
    }
  }

  private static func scatter(_ data: SeedData) -> TableFunction {
    TableFunction(
      "moran_scatter", parameters: Array(parameters.prefix(3)) + NeighbourInput.parameters,
      description:
        "Returns the points of the Moran scatterplot: the z score of each place, the mean of its "
        + "neighbours' and its quadrant; the slope of the trend is Moran's I, and 'render scatterchart with "
        + "(series=quadrant, lines=means, trend)' draws it; neighbours are as of 'moran'.",
      searchTerms: searchTerms + ["scatterplot", "quadrant"],
      examples: [
        FunctionExample(
          "\(line)| evaluate moran_scatter(p, n, \(borders)) | project z = round(z, 4), "
            + "lag = round(lag, 4), quadrant, p", "-1.3416, -0.4472, low-low, a")
      ]
    ) { (arguments: TableFunctionArguments) throws(Diagnostic) -> Table in
      let call = try AnalysisCall(
        "moran_scatter", arguments, ["place", "value", "borders"], options: NeighbourInput.options)
      let place = try call.column("place")
      let schema = Schema([
        ColumnSchema("z", .real), ColumnSchema("lag", .real), ColumnSchema("quadrant", .string),
        ColumnSchema(call.title(place), .string),
      ])
      let input = try SpaceInput(call, data)
      guard call.input.rowCount > 0 else { return .empty(schema) }
      let found = try call.run(rows: input.places) { () throws(RegionalScienceError) in
        try MoransI.value(input.values, input.weights)
      }
      var result = Table(
        schema: schema,
        rows: input.places.indices.map { row -> [Value] in
          let (score, lag) = (found.scores[row], found.lags[row])
          let quadrant = lag.map { LocalMoran.Quadrant(score: score, lag: $0).rawValue }
          return [
            .real(score), .number(lag), .string(quadrant ?? ""), .string(input.places[row]),
          ]
        })
      result.notes = ["Moran's I: \(AnalysisCall.rounded(found.index))"] + input.notes
      return result
    }
  }
}
