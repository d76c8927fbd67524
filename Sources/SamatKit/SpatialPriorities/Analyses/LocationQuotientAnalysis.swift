import KQLEngine
import KQLSyntax
import RegionalScience

/// `location_quotient`: which regions have more of a sector than the country has.
enum LocationQuotientAnalysis {
  static let function = TableFunction(
    "location_quotient",
    parameters: [
      FunctionParameter("region", .any), FunctionParameter("sector", .any),
      FunctionParameter("value", TypeSet([.int, .long, .real, .decimal])),
    ],
    description:
      "Returns the location quotient of each pair of region and sector, the sector's share of the region "
      + "over its share of all regions, with symmetric, logarithmic and standardised forms, whether it is "
      + "an advantage (1 or more) and the region's rank in the sector; undefined ones are null.",
    searchTerms: ["LQ", "advantage", "specialisation", "RCA", "ضریب مکانی", "مزیت"],
    examples: [
      FunctionExample(
        "datatable(r:string, s:string, n:long) ['a', 'x', 30, 'a', 'y', 10, 'b', 'x', 10, 'b', 'y', 50] "
          + "| evaluate location_quotient(r, s, n) | project r, s, lq, has_advantage, rank",
        "a, x, 1.875, true, 1.0")
    ]
  ) { (arguments: TableFunctionArguments) throws(Diagnostic) -> Table in
    let call = try AnalysisCall(
      "location_quotient", arguments, ["region", "sector", "value"])
    let table = try ActivityTable(call)
    let column = try call.column("value")
    let input = call.input
    let schema = Schema(
      [
        plain(input.schema.columns[table.regionColumn]),
        plain(input.schema.columns[table.sectorColumn]), ColumnSchema("value", .real),
        ColumnSchema("lq", .real), ColumnSchema("symmetric_lq", .real),
        ColumnSchema("log_lq", .real), ColumnSchema("z_lq", .real),
        ColumnSchema("has_advantage", .bool), ColumnSchema("rank", .real),
      ])
    guard input.rowCount > 0 else { return .empty(schema) }
    let matrix = try table.matrix(call, column)
    let quotients = try call.run { () throws(RegionalScienceError) in
      try LocationQuotient.values(matrix)
    }
    let symmetric = LocationQuotient.symmetric(quotients)
    let logarithm = LocationQuotient.logarithm(quotients)
    let standard = LocationQuotient.standardized(quotients)
    try call.check()
    // Ranks within each sector, among the regions where the quotient is defined.
    var ranks = [Double?](repeating: nil, count: matrix.rows * matrix.columns)
    for sector in 0..<matrix.columns {
      let defined = (0..<matrix.rows).filter { quotients[$0, sector] != nil }
      let values = defined.compactMap { quotients[$0, sector] }
      let order = try call.run { () throws(RegionalScienceError) in
        try Ranks.average(values)
      }
      for (place, region) in defined.enumerated() {
        ranks[region * matrix.columns + sector] = order[place]
      }
    }
    var result = Table(
      schema: schema,
      rows: table.cells.indices.map { row -> [Value] in
        let (region, sector) = table.cells[row]
        let quotient = quotients[region, sector]
        return [
          input.columns[table.regionColumn][row], input.columns[table.sectorColumn][row],
          .real(matrix[region, sector]), .number(quotient),
          .number(symmetric[region, sector]),
          .number(logarithm[region, sector]),
          .number(standard[region, sector]),
          quotient.map { .bool($0 >= 1) } ?? .null,
          .number(ranks[region * matrix.columns + sector]),
        ]
      })
    result.notes = table.notes + table.emptyNotes(matrix)
    return result
  }

  /// A column of the input under its name, without its summary.
  static func plain(_ column: ColumnSchema) -> ColumnSchema {
    // 'name' is also a column that tables of this module have.
    ColumnSchema(Schema([column]).names[0], column.type)
  }
}
