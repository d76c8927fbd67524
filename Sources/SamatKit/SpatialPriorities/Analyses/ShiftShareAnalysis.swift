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
      FunctionParameter("between", .any, .optional),
    ],
    description:
      "Returns the change of each pair of region and sector split into the country's growth, the "
      + "sector's (industry mix) and the region's own (Dunn), and the last split by "
      + "Esteban-Marquillas; a sector that appears is booked as regional; with 'between', a column or a "
      + "pack_array of the years between, the sums of each year on the year before (dynamic).",
    searchTerms: ["growth", "decomposition", "dynamic", "Barff-Knight", "تغییر سهم", "انتقال سهم"],
    examples: [
      FunctionExample(
        "datatable(r:string, s:string, b:long, e:long) ['a', 'x', 50, 70, 'b', 'x', 50, 50] "
          + "| evaluate shift_share(r, s, b, e) | project r, change, national, industry_mix, regional",
        "a, 20.0, 10.0, 0.0, 10.0")
    ]
  ) { (arguments: TableFunctionArguments) throws(Diagnostic) -> Table in
    let call = try AnalysisCall(
      "shift_share", arguments, ["region", "sector", "before", "after", "between"])
    let table = try ActivityTable(call)
    let (before, after) = (try call.column("before"), try call.column("after"))
    let between = try years(between: call)
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
    var years = [start]
    for column in between { years.append(try table.matrix(call, column)) }
    years.append(end)
    let parts = try Parts(call, table, years)
    var result = Table(
      schema: schema,
      rows: table.cells.indices.map { row -> [Value] in
        let (region, sector) = table.cells[row]
        return [input.columns[table.regionColumn][row], input.columns[table.sectorColumn][row]]
          + [
            start.values, end.values, parts.change, parts.national, parts.industryMix,
            parts.regional,
            parts.competitive, parts.allocation,
          ].map { .real($0[region * table.sectors.count + sector]) }
      })
    result.notes = table.notes
    if !between.isEmpty {
      result.notes.append(
        "dynamic: sums of \(years.count - 1) steps, each on the base of the year before")
    }
    let appeared = table.cells.filter { cell in
      zip(years, years.dropFirst()).contains {
        $0[cell.region, cell.sector] == 0 && $1[cell.region, cell.sector] > 0
      }
    }
    if !appeared.isEmpty {
      let names = appeared.map { "\(table.regions[$0.region]), \(table.sectors[$0.sector])" }
      result.notes.append("what appeared is booked as regional: \(AnalysisCall.list(names))")
    }
    return result
  }

  /// The columns of the years between the first and the last.
  private static func years(between call: AnalysisCall) throws(Diagnostic) -> [Int] {
    guard call.item("between") != nil else { return [] }
    let columns = try CriteriaTable.columns(call, "between", member: "year")
    let (before, after) = (try call.column("before"), try call.column("after"))
    if let column = columns.first(where: { $0 == before || $0 == after }) {
      throw Diagnostic(
        code: "samat.analysis.duplicate",
        message: "shift_share(): '\(call.title(column))' is the first or last year and one between",
        span: call.item("between")?.span, help: "name the years between alone, in order of time")
    }
    return columns
  }

  /// The parts of each cell, summed over the steps from year to year.
  private struct Parts {
    var change: [Double] = []
    var national: [Double] = []
    var industryMix: [Double] = []
    var regional: [Double] = []
    var competitive: [Double] = []
    var allocation: [Double] = []

    init(_ call: AnalysisCall, _ table: ActivityTable, _ years: [Matrix]) throws(Diagnostic) {
      for (start, end) in zip(years, years.dropFirst()) {
        let split = try call.run(rows: table.regions, columns: table.sectors) {
          () throws(RegionalScienceError) in
          try ShiftShare.estebanMarquillas(start: start, end: end)
        }
        Self.add(split.parts.change, to: &change)
        Self.add(split.parts.national, to: &national)
        Self.add(split.parts.industryMix, to: &industryMix)
        Self.add(split.parts.regional, to: &regional)
        Self.add(split.competitive, to: &competitive)
        Self.add(split.allocation, to: &allocation)
      }
    }

    private static func add(_ step: Matrix, to sum: inout [Double]) {
      sum = sum.isEmpty ? step.values : zip(sum, step.values).map { $0 + $1 }
    }
  }
}
