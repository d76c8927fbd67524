import KQLEngine
import KQLSyntax
import RegionalScience

/// `moran`, `moran_scatter` and `hotspots`: whether neighbours are alike, and where.
enum SpaceAnalyses {
  static func all(_ data: SeedData) -> [TableFunction] {
    [moran(data), scatter(data), hotspots(data)]
  }

  private static let parameters = [
    FunctionParameter("place", .string),
    FunctionParameter("value", TypeSet([.int, .long, .real, .decimal])),
    FunctionParameter("borders", TypeSet([.string, .dynamic]), .optional),
    FunctionParameter("permutations", .long, .optional),
    FunctionParameter("seed", .long, .optional),
  ]
  private static let options = ["place", "value", "borders", "permutations", "seed"]
  private static let searchTerms = [
    "spatial autocorrelation", "cluster", "خودهمبستگی فضایی", "لکه داغ",
  ]
  private static let line =
    "datatable(p:string, n:long) ['a', 1, 'b', 2, 'c', 3, 'd', 4] "
  private static let borders = "dynamic([['a','b'],['b','c'],['c','d']])"

  private static func moran(_ data: SeedData) -> TableFunction {
    TableFunction(
      "moran", parameters: parameters,
      description:
        "Returns Moran's I of a value over neighbouring places with its tests (analytic, and by seeded "
        + "shuffles); borders are pairs of places, by default those of 'province_borders', and weights "
        + "are row-standardised.",
      searchTerms: searchTerms,
      examples: [
        FunctionExample(
          "\(line)| evaluate moran(p, n, \(borders), 99) | project moran_i = round(moran_i, 6), places",
          "0.4, 4")
      ]
    ) { (arguments: TableFunctionArguments) throws(Diagnostic) -> Table in
      let call = try AnalysisCall("moran", arguments, most: 5, options: options)
      let schema = Schema(
        ["moran_i", "expectation", "z_score", "p_normal", "p_permutation"].map {
          ColumnSchema($0, .real)
        } + ["places", "islands"].map { ColumnSchema($0, .long) })
      let input = try Input(call, data)
      guard call.input.rowCount > 0 else { return .empty(schema) }
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
          ]
        ])
      result.notes = input.notes
      return result
    }
  }

  private static func scatter(_ data: SeedData) -> TableFunction {
    TableFunction(
      "moran_scatter", parameters: Array(parameters.prefix(3)),
      description:
        "Returns the points of the Moran scatterplot: the z score of each place, the mean of its "
        + "neighbours' and its quadrant; the slope of the trend is Moran's I, and 'render scatterchart with "
        + "(series=quadrant, lines=means, trend)' draws it.",
      searchTerms: searchTerms + ["scatterplot", "quadrant"],
      examples: [
        FunctionExample(
          "\(line)| evaluate moran_scatter(p, n, \(borders)) | project z = round(z, 4), "
            + "lag = round(lag, 4), quadrant, p", "-1.3416, -0.4472, low-low, a")
      ]
    ) { (arguments: TableFunctionArguments) throws(Diagnostic) -> Table in
      let call = try AnalysisCall(
        "moran_scatter", arguments, most: 3, options: ["place", "value", "borders"])
      let place = try call.column(0, "place")
      let schema = Schema([
        ColumnSchema("z", .real), ColumnSchema("lag", .real), ColumnSchema("quadrant", .string),
        ColumnSchema(call.title(place), .string),
      ])
      let input = try Input(call, data)
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
      result.notes = ["Moran's I: \(ValueText.string(.real(found.index)))"] + input.notes
      return result
    }
  }

  private static func hotspots(_ data: SeedData) -> TableFunction {
    TableFunction(
      "hotspots", parameters: parameters,
      description:
        "Returns for each place the local Moran index with its quadrant ('high-high' ...), p by seeded "
        + "shuffles and false discovery rate, and Getis and Ord's Gi* with z and p; null for islands.",
      searchTerms: searchTerms + ["LISA", "Getis-Ord"],
      examples: [
        FunctionExample(
          "\(line)| evaluate hotspots(p, n, \(borders), 99) | project p, quadrant", "a, low-low")
      ]
    ) { (arguments: TableFunctionArguments) throws(Diagnostic) -> Table in
      let call = try AnalysisCall("hotspots", arguments, most: 5, options: options)
      let place = try call.column(0, "place")
      let schema = Schema(
        [
          LocationQuotientAnalysis.plain(call.input.schema.columns[place]),
          ColumnSchema("value", .real), ColumnSchema("local_moran", .real),
          ColumnSchema("quadrant", .string),
        ] + ["p", "p_fdr", "gi_star_z", "gi_star_p", "gi_star_fdr"].map { ColumnSchema($0, .real) })
      let input = try Input(call, data)
      guard call.input.rowCount > 0 else { return .empty(schema) }
      let local = try call.run(rows: input.places) { () throws(RegionalScienceError) in
        try LocalMoran.values(input.values, input.weights, permutations: input.permutations)
      }
      let hot = try call.run(rows: input.places) { () throws(RegionalScienceError) in
        try GetisOrd.values(input.values, input.weights.scaled(.binary))
      }
      var result = Table(
        schema: schema,
        rows: input.places.indices.map { row -> [Value] in
          let (moran, gi) = (local.places[row], hot.places[row])
          return [
            call.input.columns[place][row], .real(input.values[row]), .number(moran?.index),
            .string(moran?.quadrant.rawValue ?? ""), .number(moran?.permutation?.pValue(.directed)),
            .number(moran?.falseDiscoveryRate), .number(gi?.zScore), .number(gi?.pValue),
            .number(gi?.falseDiscoveryRate),
          ]
        })
      result.notes = input.notes
      return result
    }
  }

  /// Places, values and neighbours of a call.
  private struct Input {
    let places: [String]
    let values: [Double]
    let weights: SpatialWeights
    let permutations: Permutations
    private(set) var notes: [String] = []

    init(_ call: AnalysisCall, _ data: SeedData) throws(Diagnostic) {
      let place = try call.column(0, "place")
      let places = try call.labels(place, unique: true)
      self.places = places
      values = try call.numbers(try call.column(1, "value"), id: place)
      permutations = Permutations(
        count: Int(try call.whole(3, "permutations", 999, 1...100_000)),
        seed: UInt64(try call.whole(4, "seed", 1, 0...Int64.max)))
      let index = Dictionary(uniqueKeysWithValues: places.enumerated().map { ($1, $0) })
      var known: Set<String> = []
      var pairs: [(Int, Int)] = []
      for (left, right) in try Self.borders(call, data) {
        known.insert(left)
        known.insert(right)
        if let left = index[left], let right = index[right], left != right {
          pairs.append((left, right))
        }
      }
      if let strange = places.firstIndex(where: { !known.contains($0) }) {
        throw Diagnostic(
          code: "samat.analysis.place",
          message: "\(call.name)(): row \(strange + 1): place '\(places[strange])' is in no border "
            + "list", span: call.span(of: place),
          help: "provinces have codes such as 'IR-23': see the table 'provinces'")
      }
      let count = places.count
      let links = pairs
      let weights = try call.run(rows: places) { () throws(RegionalScienceError) in
        try SpatialWeights.contiguity(pairs: links, count: count)
      }
      self.weights = weights
      try Self.checkSize(call, weights, permutations.count)
      let islands = weights.islands.map { places[$0] }
      if !islands.isEmpty {
        notes.append("islands, without neighbours among the rows: \(AnalysisCall.list(islands))")
      }
    }

    /// The most shuffles × (places + neighbours), some seconds of work.
    private static let mostWork = 10_000_000_000
    /// The most shuffles × neighbours of one place, which are held in memory.
    private static let mostDraws = 1 << 24

    private static func checkSize(_ call: AnalysisCall, _ weights: SpatialWeights, _ shuffles: Int)
      throws(Diagnostic)
    {
      let neighbours = (0..<weights.count).map { weights.neighbors(of: $0).count }
      let size = neighbours.reduce(weights.count, +)
      let most = min(mostWork / max(1, size), mostDraws / max(1, neighbours.max() ?? 0))
      guard shuffles <= most else {
        throw Diagnostic(
          code: "regional.limit",
          message: "\(call.name)(): \(shuffles) permutations of \(weights.count) places with "
            + "\(size - weights.count) neighbours, expected at most \(most) permutations of so many",
          span: call.item(3, "permutations")?.span ?? call.arguments.span)
      }
    }

    private static func borders(_ call: AnalysisCall, _ data: SeedData) throws(Diagnostic)
      -> [(String, String)]
    {
      let item = call.item(2, "borders")
      if case .value(.dynamic(.array(let list)))? = item?.argument {
        var pairs: [(String, String)] = []
        // `make_list` puts the members of lists one after the other.
        let ends = list.compactMap { if case .string(let end) = $0 { end } else { nil } }
        if ends.count == list.count, ends.count % 2 == 0 {
          return stride(from: 0, to: ends.count, by: 2).map { (ends[$0], ends[$0 + 1]) }
        }
        for pair in list {
          guard case .array(let ends) = pair, ends.count == 2, case .string(let left) = ends[0],
            case .string(let right) = ends[1]
          else {
            throw Diagnostic(
              code: "samat.analysis.argument",
              message: "'borders' of \(call.name)() is a list of pairs of places",
              span: item?.span, help: "dynamic([['IR-00', 'IR-10'], ['IR-00', 'IR-13']])")
          }
          pairs.append((left, right))
        }
        return pairs
      }
      if let item {
        guard case .value(.string("province_borders")) = item.argument else {
          throw Diagnostic(
            code: "samat.analysis.argument",
            message: "'borders' of \(call.name)() is 'province_borders' or a list of pairs",
            span: item.span,
            help: "toscalar(T | summarize make_list(pack_array(a, b)))")
        }
      }
      let table = try data.table(
        ReferenceTables.provinceBorders.name, ReferenceTables.provinceBorders.schema)
      guard let left = table.column("a"), let right = table.column("b") else { return [] }
      return (0..<table.rowCount).map {
        (ValueText.string(left[$0]), ValueText.string(right[$0]))
      }
    }
  }
}
