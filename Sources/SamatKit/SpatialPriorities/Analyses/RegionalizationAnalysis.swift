import KQLEngine
import KQLSyntax
import RegionalScience

/// `regionalization_quotient`: SLQ, CILQ, FLQ and AFLQ, which make a region's input coefficients of the
/// country's.
enum RegionalizationAnalysis {
  static let function = TableFunction(
    "regionalization_quotient",
    parameters: [
      FunctionParameter("region", .any), FunctionParameter("sector", .any),
      FunctionParameter("value", .numeric), FunctionParameter("delta", .numeric, .optional),
    ],
    description:
      "Returns for each region and each two sectors, one supplying and one using, the quotients that make "
      + "the region's input coefficients of the country's: simple (SLQ), cross-industry (CILQ), Flegg's "
      + "(FLQ, by 'delta', 0.25) and augmented (AFLQ), and the share of the input that the region supplies "
      + "itself, FLQ and AFLQ cut at 1; undefined ones are null.",
    searchTerms: [
      "FLQ", "AFLQ", "CILQ", "SLQ", "Flegg", "input-output", "ضریب فلگ", "داده ستانده",
    ],
    examples: [
      FunctionExample(
        "datatable(r:string, s:string, n:long) ['a', 'x', 30, 'a', 'y', 10, 'b', 'x', 10, 'b', 'y', 50] "
          + "| evaluate regionalization_quotient(r, s, n) "
          + "| project r, s, other, slq = round(slq, 4), cilq = round(cilq, 4), share = round(trade_coefficient, 4) "
          + "| where r == 'a' and s == 'y'", "a, y, x, 0.4167, 0.2222, 0.1855")
    ]
  ) { (arguments: TableFunctionArguments) throws(Diagnostic) -> Table in
    let call = try AnalysisCall(
      "regionalization_quotient", arguments, ["region", "sector", "value", "delta"])
    let delta = try call.number("delta", 0.25, "a number from 0 to below 1", example: "0.25") {
      $0 >= 0 && $0 < 1
    }
    let table = try ActivityTable(call)
    let column = try call.column("value")
    let input = call.input
    let sector = LocationQuotientAnalysis.plain(input.schema.columns[table.sectorColumn])
    let schema = Schema(
      [
        LocationQuotientAnalysis.plain(input.schema.columns[table.regionColumn]), sector,
        ColumnSchema("other", sector.type),
      ]
        + ["slq", "cilq", "flq", "aflq", "trade_coefficient", "augmented_trade_coefficient"].map {
          ColumnSchema($0, .real)
        })
    guard input.rowCount > 0 else { return .empty(schema) }
    let matrix = try table.matrix(call, column)
    let (regions, sectors) = (table.regions.count, table.sectors.count)
    guard sectors * sectors <= AnalysisCall.mostCells / regions else {
      throw Diagnostic(
        code: "regional.limit",
        message:
          "regionalization_quotient(): \(regions) regions × \(sectors)² sectors, expected at "
          + "most \(AnalysisCall.mostCells) rows", span: arguments.span,
        help: "sum sectors up to fewer ones first: | summarize sum(...) by region, branch")
    }
    let country = matrix.columnSums
    var builders = schema.columns.map { ColumnBuilder(type: $0.type) }
    let regionCells = table.regionValues(call)
    let sectorCells = table.sectorValues(call)
    let totals = matrix.rowSums
    for region in 0..<regions {
      try call.check()
      let found =
        totals[region] > 0
        ? try call.run(rows: table.regions, columns: table.sectors) {
          () throws(RegionalScienceError) in
          try RegionalizationQuotient.values(
            region: matrix.row(region), country: country, delta: delta)
        } : nil
      let trade = found?.tradeCoefficients
      let augmented = found?.augmentedTradeCoefficients
      for supplying in 0..<sectors {
        for using in 0..<sectors {
          builders[0].append(regionCells[region])
          builders[1].append(sectorCells[supplying])
          builders[2].append(sectorCells[using])
          let numbers = [
            found?.simple[supplying], found?.crossIndustry[supplying, using],
            found?.flegg[supplying, using], found?.augmentedFlegg[supplying, using],
            trade?[supplying, using], augmented?[supplying, using],
          ]
          for (index, number) in numbers.enumerated() {
            builders[3 + index].append(.number(number ?? nil))
          }
        }
      }
    }
    var result = Table(schema: schema, columns: builders.map { $0.finish() })
    result.notes = table.notes + table.emptyNotes(matrix)
    result.notes.append(
      "'\(call.title(table.sectorColumn))' supplies 'other'; the country is the sum of the regions")
    return result
  }
}
