import KQLEngine
import KQLSyntax
import RegionalScience

/// `shift_share`: how much of a change is the country's, the sector's and the region's own.
enum ShiftShareAnalysis {
  static let function = TableFunction(
    "shift_share",
    parameters: [
      FunctionParameter("region", .any), FunctionParameter("sector", .any),
      FunctionParameter("before", TypeSet([.int, .long, .real, .decimal])),
      FunctionParameter("after", TypeSet([.int, .long, .real, .decimal])),
    ],
    description:
      "Returns the change of each pair of region and sector split into the country's growth, the "
      + "sector's (industry mix) and the region's own (Dunn), and the last split by "
      + "Esteban-Marquillas; a sector that appears is booked as regional.",
    searchTerms: ["growth", "decomposition", "تغییر سهم", "انتقال سهم"],
    examples: [
      FunctionExample(
        "datatable(r:string, s:string, b:long, e:long) ['a', 'x', 50, 70, 'b', 'x', 50, 50] "
          + "| evaluate shift_share(r, s, b, e) | project r, change, national, industry_mix, regional",
        "a, 20.0, 10.0, 0.0, 10.0")
    ]
  ) { (arguments: TableFunctionArguments) throws(Diagnostic) -> Table in
    let call = try AnalysisCall(
      "shift_share", arguments, ["region", "sector", "before", "after"])
    let table = try ActivityTable(call)
    let (before, after) = (try call.column("before"), try call.column("after"))
    let input = call.input
    let schema = Schema(
      [
        LocationQuotientAnalysis.plain(input.schema.columns[table.regionColumn]),
        LocationQuotientAnalysis.plain(input.schema.columns[table.sectorColumn]),
      ]
        + [
          "before", "after", "change", "national", "industry_mix", "regional", "competitive",
          "allocation",
        ].map { ColumnSchema($0, .real) })
    guard input.rowCount > 0 else { return .empty(schema) }
    let start = try table.matrix(call, before)
    let end = try table.matrix(call, after)
    let split = try call.run(rows: table.regions, columns: table.sectors) {
      () throws(RegionalScienceError) in
      try ShiftShare.estebanMarquillas(start: start, end: end)
    }
    let parts = split.parts
    var result = Table(
      schema: schema,
      rows: table.cells.indices.map { row -> [Value] in
        let (region, sector) = table.cells[row]
        return [input.columns[table.regionColumn][row], input.columns[table.sectorColumn][row]]
          + [
            start, end, parts.change, parts.national, parts.industryMix, parts.regional,
            split.competitive, split.allocation,
          ].map { .real($0[region, sector]) }
      })
    result.notes = table.notes
    let appeared = table.cells.filter {
      start[$0.region, $0.sector] == 0 && end[$0.region, $0.sector] > 0
    }
    if !appeared.isEmpty {
      let names = appeared.map { "\(table.regions[$0.region]), \(table.sectors[$0.sector])" }
      result.notes.append("what appeared is booked as regional: \(AnalysisCall.list(names))")
    }
    return result
  }
}
