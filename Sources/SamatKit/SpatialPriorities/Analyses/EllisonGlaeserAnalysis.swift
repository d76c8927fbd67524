import KQLEngine
import KQLSyntax
import RegionalScience

/// `ellison_glaeser`: whether industries are concentrated beyond what their plants' sizes make them.
enum EllisonGlaeserAnalysis {
  static let function = TableFunction(
    "ellison_glaeser",
    parameters: [
      FunctionParameter("region", .any), FunctionParameter("sector", .any),
      FunctionParameter("value", .numeric), FunctionParameter("activity", .numeric, .optional),
      FunctionParameter("herfindahl", .numeric, .optional),
    ],
    description:
      "Returns Ellison and Glaeser's index of each sector of plants, a row a plant and its employment: "
      + "gamma, about 0 where plants lie as by chance and usually called strong above 0.05, raw concentration, "
      + "and the plants' Herfindahl index, which 'herfindahl' gives where rows are sums of regions; "
      + "'activity' is all employment of the region, by default that of the rows.",
    searchTerms: [
      "agglomeration", "geographic concentration", "plant Herfindahl", "تمرکز جغرافیایی", "تجمع",
    ],
    examples: [
      FunctionExample(
        "datatable(r:string, s:string, n:long) ['a', 'x', 10, 'a', 'x', 10, 'b', 'y', 10, 'b', 'y', 10] "
          + "| evaluate ellison_glaeser(r, s, n)", "x, 20.0, 2, 0.5, 0.5, 1.0")
    ]
  ) { (arguments: TableFunctionArguments) throws(Diagnostic) -> Table in
    let call = try AnalysisCall(
      "ellison_glaeser", arguments, ["region", "sector", "value", "activity", "herfindahl"])
    let (region, sector) = (try call.column("region"), try call.column("sector"))
    let value = try call.column("value")
    let activityColumn = try call.optionalColumn("activity")
    let herfindahlColumn = try call.optionalColumn("herfindahl")
    let schema = Schema([
      LocationQuotientAnalysis.plain(call.input.schema.columns[sector]),
      ColumnSchema("value", .real), ColumnSchema("plants", .long),
      ColumnSchema("raw_concentration", .real), ColumnSchema("plant_herfindahl", .real),
      ColumnSchema("gamma", .real),
    ])
    guard call.input.rowCount > 0 else { return .empty(schema) }
    let (regionCodes, regions) = try call.codes(region)
    let (sectorCodes, sectors) = try call.codes(sector)
    let amounts = try call.amounts(value, id: region)
    guard regions.count <= AnalysisCall.mostCells / sectors.count else {
      throw Diagnostic(
        code: "regional.limit",
        message: "ellison_glaeser(): \(regions.count) regions × \(sectors.count) sectors, expected "
          + "at most \(AnalysisCall.mostCells) cells", span: arguments.span)
    }
    var activity = [Double](repeating: 0, count: regions.count)
    for (row, code) in regionCodes.enumerated() { activity[code] += amounts[row] }
    if let column = activityColumn {
      let given = try call.agreed(
        "activity", try call.amounts(column, id: region), regionCodes, regions)
      activity = given
    }
    let herfindahls = try herfindahlColumn.map { (column) throws(Diagnostic) -> [Double] in
      try call.agreed("herfindahl", try call.amounts(column, id: sector), sectorCodes, sectors)
    }
    var members = [[Int]](repeating: [], count: sectors.count)
    for (row, code) in sectorCodes.enumerated() { members[code].append(row) }
    var rows: [[Value]] = []
    var empty: [String] = []
    let all = activity
    for (code, name) in sectors.enumerated() {
      let plants = members[code]
      let sizes = plants.map { amounts[$0] }
      let total = sizes.reduce(0, +)
      var found: EllisonGlaeser.Values?
      if total > 0 {
        found = try call.run(rows: regions) { () throws(RegionalScienceError) in
          guard let herfindahls else {
            return try EllisonGlaeser.value(
              plants: sizes, regions: plants.map { regionCodes[$0] }, activity: all)
          }
          var sums = [Double](repeating: 0, count: regions.count)
          for row in plants { sums[regionCodes[row]] += amounts[row] }
          return try EllisonGlaeser.value(
            amounts: sums, plantHerfindahl: herfindahls[code], activity: all)
        }
      } else {
        empty.append(name)
      }
      rows.append([
        call.input.columns[sector][plants[0]], .real(total),
        herfindahls == nil ? .long(Int64(sizes.count { $0 > 0 })) : .null,
        .number(found?.rawConcentration), .number(found?.plantHerfindahl), .number(found?.gamma),
      ])
    }
    var result = Table(schema: schema, rows: rows)
    result.notes.append(
      herfindahls == nil
        ? "each row is read as one plant; 'herfindahl = ...' where rows are sums of regions"
        : "rows are read as sums of regions, with the Herfindahl index of the plants as given")
    if !empty.isEmpty {
      result.notes.append("nothing in sectors \(AnalysisCall.list(empty)): undefined")
    }
    return result
  }
}
