import KQLEngine
import KQLSyntax
import RegionalScience

/// `complexity`: economic complexity of regions and of sectors.
enum ComplexityAnalysis {
  static let function = TableFunction(
    "complexity",
    parameters: [
      FunctionParameter("region", .any), FunctionParameter("sector", .any),
      FunctionParameter("value", TypeSet([.int, .long, .real, .decimal])),
      FunctionParameter("variant", .string, .optional),
      FunctionParameter("rounds", .long, .optional),
      FunctionParameter("scale", .string, .optional),
    ],
    description:
      "Returns the complexity of each region (ECI) and each sector (PCI) as z scores, with the number of "
      + "its advantages (diversity, ubiquity) and its connected part; the gap of the eigenvalues is a "
      + "note, and undefined scores are null; 'scale' is 'standard' (default, each side of mean 0 and "
      + "deviation 1), 'sample' (the deviation over n − 1), 'regions' (PCI by the mean and deviation of the "
      + "regions, so that an ECI is the mean PCI of its sectors) or 'raw'; with the variant 'fitness' "
      + "fitness and complexity of mean 1 after 'rounds' (200).",
    searchTerms: ["ECI", "PCI", "diversity", "fitness", "پیچیدگی اقتصادی"],
    examples: [
      FunctionExample(
        "datatable(r:string, s:string, n:long) ['a', 'x', 5, 'a', 'y', 5, 'b', 'y', 5, 'b', 'z', 2, "
          + "'c', 'z', 9] | evaluate complexity(r, s, n) | count", "6"),
      FunctionExample(
        "datatable(r:string, s:string, n:long) ['a', 'x', 5, 'a', 'y', 5, 'b', 'y', 5, 'b', 'z', 2, "
          + "'c', 'z', 9] | evaluate complexity(r, s, n, scale = 'regions') | count", "6"),
    ]
  ) { (arguments: TableFunctionArguments) throws(Diagnostic) -> Table in
    let call = try AnalysisCall(
      "complexity", arguments, ["region", "sector", "value", "variant", "rounds", "scale"])
    let isFitness = try call.word("variant", ["eigenvector", "fitness"]) == "fitness"
    let rounds = Int(try call.whole("rounds", 200, 1...100_000))
    if !isFitness, let item = call.item("rounds") {
      throw Diagnostic(
        code: "samat.analysis.argument",
        message: "complexity(): 'rounds' has a meaning with the variant 'fitness' only",
        span: item.span, help: "variant = 'fitness', rounds = \(rounds)")
    }
    let scale = try call.word("scale", ["standard", "sample", "regions", "raw"])
    if isFitness, let item = call.item("scale") {
      throw Diagnostic(
        code: "samat.analysis.argument",
        message: "complexity(): 'scale' has a meaning with the variant 'eigenvector' only",
        span: item.span, help: "leave 'scale' out: fitness has mean 1")
    }
    let table = try ActivityTable(call)
    let column = try call.column("value")
    let schema = Schema([
      ColumnSchema("kind", .string), ColumnSchema("name", .string), ColumnSchema("score", .real),
      ColumnSchema("advantages", .long), ColumnSchema("part", .long),
    ])
    guard call.input.rowCount > 0 else { return .empty(schema) }
    let matrix = try table.matrix(call, column)
    if isFitness { return try fitness(call, table, matrix, schema, rounds) }
    guard min(matrix.rows, matrix.columns) <= 1000 else {
      throw Diagnostic(
        code: "regional.limit",
        message:
          "complexity(): \(matrix.rows) × \(matrix.columns), expected a smaller side of 1000",
        span: call.arguments.span)
    }
    let found = try call.run(rows: table.regions, columns: table.sectors) {
      () throws(RegionalScienceError) in
      try ComplexityIndex.values(
        BinaryMatrix(activity: matrix),
        scale: scale == "raw" ? .raw : .standard(scale == "sample" ? .sample : .population))
    }
    let sectorScores = scale == "regions" ? found.sectorsOnRegionScale : found.sectors
    var result = Table(
      schema: schema,
      rows: table.regions.indices.map {
        row(
          "region", table.regions[$0], found.regions[$0], found.diversity[$0], found.regionParts[$0]
        )
      }
        + table.sectors.indices.map {
          row(
            "sector", table.sectors[$0], sectorScores[$0], found.ubiquity[$0],
            found.sectorParts[$0])
        })
    result.notes = table.notes + table.emptyNotes(matrix)
    if let gap = found.gap {
      let small = found.distinctness == .tooSmall ? ", too small to mean anything" : ""
      result.notes.append("second less third eigenvalue: \(AnalysisCall.rounded(gap))\(small)")
    }
    if found.partCount > 1 {
      result.notes.append(
        "the table falls into \(found.partCount) parts: scores tell the parts apart and nothing else"
      )
    }
    return result
  }

  private static func row(
    _ kind: String, _ name: String, _ score: Double?, _ count: Int, _ part: Int?
  ) -> [Value] {
    [
      .string(kind), .string(name), .number(score), .long(Int64(count)),
      part.map { .long(Int64($0)) } ?? .null,
    ]
  }

  /// Fitness of regions and complexity of sectors, whose number of rounds is part of the result.
  private static func fitness(
    _ call: AnalysisCall, _ table: ActivityTable, _ matrix: Matrix, _ schema: Schema, _ rounds: Int
  ) throws(Diagnostic) -> Table {
    let advantages = try call.run(rows: table.regions, columns: table.sectors) {
      () throws(RegionalScienceError) in
      try BinaryMatrix(activity: matrix)
    }
    let work = matrix.rows * matrix.columns
    guard rounds <= mostWork / work else {
      throw Diagnostic(
        code: "regional.limit",
        message:
          "complexity(): \(rounds) rounds of \(matrix.rows) × \(matrix.columns), expected at most "
          + "\(mostWork / work) of so many", span: call.item("rounds")?.span ?? call.arguments.span)
    }
    let found = try call.run(rows: table.regions, columns: table.sectors) {
      () throws(RegionalScienceError) in
      try FitnessComplexity.values(advantages, rounds: rounds)
    }
    let (rowCounts, counts) = (advantages.rowCounts, advantages.columnCounts)
    var result = Table(
      schema: schema,
      rows: table.regions.indices.map { region in
        row(
          "region", table.regions[region], found.fitness[region],
          rowCounts[region], nil)
      }
        + table.sectors.indices.map {
          row("sector", table.sectors[$0], found.complexity[$0], counts[$0], nil)
        })
    result.notes = table.notes + table.emptyNotes(matrix)
    result.notes.append(
      "the last of \(rounds) rounds changed a fitness by \(AnalysisCall.rounded(found.lastChange)) at most; "
        + "some tend to 0 without end")
    return result
  }

  /// The most rounds × regions × sectors.
  private static let mostWork = 20_000_000_000
}
