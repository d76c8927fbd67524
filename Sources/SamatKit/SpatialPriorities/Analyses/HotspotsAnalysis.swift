import KQLEngine
import KQLSyntax
import RegionalScience

/// `hotspots`: where high values lie together, where low ones do, and where unlike places meet.
enum HotspotsAnalysis {
  static func function(_ data: SeedData) -> TableFunction {
    TableFunction(
      "hotspots",
      parameters: SpaceAnalyses.parameters + [FunctionParameter("other", .numeric, .optional)]
        + NeighbourInput.parameters,
      description:
        "Returns for each place the local Moran index with its quadrant ('high-high' ...), p by seeded "
        + "shuffles and false discovery rate and its conditional expectation and variance, and Getis and "
        + "Ord's Gi* and Gi with z and p; null for islands; with 'other', a second value, the local index is bivariate: the place's own value "
        + "beside the second one of its neighbours.",
      searchTerms: SpaceAnalyses.searchTerms + [
        "LISA", "Getis-Ord", "bivariate local Moran", "نقطه داغ",
      ],
      examples: [
        FunctionExample(
          "\(SpaceAnalyses.line)| evaluate hotspots(p, n, \(SpaceAnalyses.borders), 99) "
            + "| project p, quadrant", "a, low-low"),
        FunctionExample(
          "provinces | evaluate hotspots(province, population_1395, neighbours = 'nearest', k = 4, "
            + "latitude = latitude, longitude = longitude, permutations = 99) | count", "31"),
      ]
    ) { (arguments: TableFunctionArguments) throws(Diagnostic) -> Table in
      let call = try AnalysisCall(
        "hotspots", arguments, SpaceAnalyses.options + ["other"], options: NeighbourInput.options)
      let place = try call.column("place")
      let other = try call.optionalColumn("other")
      let schema = Schema(
        [
          LocationQuotientAnalysis.plain(call.input.schema.columns[place]),
          ColumnSchema("value", .real), ColumnSchema("local_moran", .real),
          ColumnSchema("quadrant", .string),
        ]
          + [
            "p", "p_fdr", "gi_star_z", "gi_star_p", "gi_star_fdr", "gi_z", "gi_p",
            "local_expectation", "local_variance", "gi_star", "gi",
          ].map { ColumnSchema($0, .real) })
      let input = try SpaceInput(call, data)
      guard call.input.rowCount > 0 else { return .empty(schema) }
      let local = try self.local(call, input, other, place)
      var spots: [[GetisOrd.Place?]] = []
      for form in [GetisOrd.Form.star, .plain] {
        spots.append(
          try call.run(rows: input.places) { () throws(RegionalScienceError) in
            try GetisOrd.values(input.values, input.weights.scaled(.binary), form: form).places
          })
      }
      var result = Table(
        schema: schema,
        rows: input.places.indices.map { row -> [Value] in
          let (moran, star, plain) = (local[row], spots[0][row], spots[1][row])
          return [
            call.input.columns[place][row], .real(input.values[row]), .number(moran?.index),
            .string(moran?.quadrant.rawValue ?? ""), .number(moran?.p), .number(moran?.rate),
            .number(star?.zScore), .number(star?.pValue), .number(star?.falseDiscoveryRate),
            .number(plain?.zScore), .number(plain?.pValue), .number(moran?.moments?.expectation),
            .number(moran?.moments?.variance), .number(star?.index), .number(plain?.index),
          ]
        })
      result.notes = input.notes
      if spots[0].allSatisfy({ $0?.zScore == nil }) {
        result.notes.append(
          "Gi* and Gi count neighbours as 1 and cannot vary where all places are neighbours: 'radius = ...'"
        )
      }
      if let other {
        result.notes.append(
          "the local index is of '\(call.title(try call.column("value")))' beside '\(call.title(other))' "
            + "of the neighbours; Gi* and Gi are of the first alone")
      }
      return result
    }
  }

  /// What both forms of the local index have.
  private struct Local {
    let index: Double
    let quadrant: LocalMoran.Quadrant
    let p: Double?
    let rate: Double?
    /// Expectation and variance where the others' values are drawn (conditional); of one value only.
    let moments: NormalTest?
  }

  private static func local(
    _ call: AnalysisCall, _ input: SpaceInput, _ other: Int?, _ place: Int
  ) throws(Diagnostic) -> [Local?] {
    guard let other else {
      let found = try call.run(rows: input.places) { () throws(RegionalScienceError) in
        try LocalMoran.values(input.values, input.weights, permutations: input.permutations)
      }
      return found.places.map { place in
        place.map {
          Local(
            index: $0.index, quadrant: $0.quadrant, p: $0.permutation?.pValue(.directed),
            rate: $0.falseDiscoveryRate, moments: $0.conditional)
        }
      }
    }
    let others = try call.numbers(other, id: place)
    let found = try call.run(rows: input.places) { () throws(RegionalScienceError) in
      try BivariateMoran.value(
        input.values, lagging: others, input.weights, permutations: input.permutations,
        localTest: .conditional)
    }
    return input.places.indices.map { row in
      guard let index = found.local[row], let quadrant = found.quadrants[row] else { return nil }
      return Local(
        index: index, quadrant: quadrant, p: found.localTests[row]?.pValue(.directed),
        rate: found.falseDiscoveryRates[row], moments: nil)
    }
  }
}
