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
    ],
    description:
      "Returns the complexity of each region (ECI) and each sector (PCI) as z scores, with the number of "
      + "its advantages (diversity, ubiquity) and its connected part; the gap of the eigenvalues is a "
      + "note, and undefined scores are null.",
    searchTerms: ["ECI", "PCI", "diversity", "پیچیدگی اقتصادی"],
    examples: [
      FunctionExample(
        "datatable(r:string, s:string, n:long) ['a', 'x', 5, 'a', 'y', 5, 'b', 'y', 5, 'b', 'z', 2, "
          + "'c', 'z', 9] | evaluate complexity(r, s, n) | count", "6")
    ]
  ) { (arguments: TableFunctionArguments) throws(Diagnostic) -> Table in
    let call = try AnalysisCall(
      "complexity", arguments, ["region", "sector", "value"])
    let table = try ActivityTable(call)
    let column = try call.column("value")
    let schema = Schema([
      ColumnSchema("kind", .string), ColumnSchema("name", .string), ColumnSchema("score", .real),
      ColumnSchema("advantages", .long), ColumnSchema("part", .long),
    ])
    guard call.input.rowCount > 0 else { return .empty(schema) }
    let matrix = try table.matrix(call, column)
    guard min(matrix.rows, matrix.columns) <= 1000 else {
      throw Diagnostic(
        code: "regional.limit",
        message:
          "complexity(): \(matrix.rows) × \(matrix.columns), expected a smaller side of 1000",
        span: call.arguments.span)
    }
    let found = try call.run(rows: table.regions, columns: table.sectors) {
      () throws(RegionalScienceError) in
      try ComplexityIndex.values(BinaryMatrix(activity: matrix))
    }
    func row(_ kind: String, _ name: String, _ score: Double?, _ count: Int, _ part: Int?)
      -> [Value]
    {
      [
        .string(kind), .string(name), .number(score), .long(Int64(count)),
        part.map { .long(Int64($0)) } ?? .null,
      ]
    }
    var result = Table(
      schema: schema,
      rows: table.regions.indices.map {
        row(
          "region", table.regions[$0], found.regions[$0], found.diversity[$0], found.regionParts[$0]
        )
      }
        + table.sectors.indices.map {
          row(
            "sector", table.sectors[$0], found.sectors[$0], found.ubiquity[$0],
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
}
