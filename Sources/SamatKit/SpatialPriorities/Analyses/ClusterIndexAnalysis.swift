import KQLEngine
import KQLSyntax
import RegionalScience

/// `cluster_index`: whether sectors are dense in a region and made of many plants.
enum ClusterIndexAnalysis {
  private static let sizes = ["area", "population"]

  static let function = TableFunction(
    "cluster_index",
    parameters: [
      FunctionParameter("region", .any), FunctionParameter("sector", .any),
      FunctionParameter("value", .numeric), FunctionParameter("area", .numeric),
      FunctionParameter("population", .numeric), FunctionParameter("plants", .numeric),
    ],
    description:
      "Returns Litzenberger and Sternberg's cluster index of each region and sector, 1 where the region is "
      + "as all regions together: the density of the sector by area, its stock by head and the size of its "
      + "plants; the index is density × stock / plant size, null where there is activity without plants.",
    searchTerms: [
      "Litzenberger", "Sternberg", "industrial density", "agglomeration", "شاخص خوشه", "خوشه صنعتی",
    ],
    examples: [
      FunctionExample(
        "datatable(r:string, s:string, n:long, area:long, people:long, plants:long) "
          + "['a', 'x', 1743, 50, 488, 35, 'b', 'x', 3997, 526, 4133, 18] "
          + "| evaluate cluster_index(r, s, n, area, people, plants) | project r, "
          + "cluster_index = round(cluster_index, 4)", "a, 21.8749")
    ]
  ) { (arguments: TableFunctionArguments) throws(Diagnostic) -> Table in
    let call = try AnalysisCall(
      "cluster_index", arguments, ["region", "sector", "value"] + sizes + ["plants"])
    let table = try ActivityTable(call)
    let (value, plants) = (try call.column("value"), try call.column("plants"))
    let columns = [try call.column("area"), try call.column("population")]
    let schema = Schema(
      [table.regionColumn, table.sectorColumn].map {
        LocationQuotientAnalysis.plain(call.input.schema.columns[$0])
      } + ["density", "stock", "plant_size", "cluster_index"].map { ColumnSchema($0, .real) })
    guard call.input.rowCount > 0 else { return .empty(schema) }
    let activity = try table.matrix(call, value)
    let counts = try table.matrix(call, plants)
    // Area and people stand in each row of a region, and are those of the region.
    var extents: [[Double]] = []
    for (parameter, column) in zip(sizes, columns) {
      let amounts = try call.amounts(column, id: table.regionColumn)
      if let row = amounts.firstIndex(of: 0) {
        throw Diagnostic(
          code: "regional.not-positive",
          message: "cluster_index(): row \(row + 1) "
            + "('\(table.regions[table.cells[row].region])') has 0 as '\(parameter)', expected a number above 0",
          span: call.span(of: column),
          help: "| where \(call.title(column)) > 0")
      }
      extents.append(
        try call.agreed(parameter, amounts, table.cells.map(\.region), table.regions))
    }
    let areas = extents[0]
    let people = extents[1]
    let (totals, plantTotals) = (activity.columnSums, counts.columnSums)
    let (area, population) = (areas.reduce(0, +), people.reduce(0, +))
    var rows: [[Value]] = []
    var empty: Set<Int> = []
    for (row, cell) in table.cells.enumerated() {
      try call.check(atRow: row)
      let sector = cell.sector
      var found: ClusterIndex.Values?
      if totals[sector] > 0, plantTotals[sector] > 0 {
        found = try call.run(rows: table.regions, columns: table.sectors) {
          () throws(RegionalScienceError) in
          try ClusterIndex.value(
            ClusterIndex.Place(
              activity: activity[cell.region, sector], area: areas[cell.region],
              population: people[cell.region], establishments: counts[cell.region, sector]),
            ClusterIndex.Place(
              activity: totals[sector], area: area, population: population,
              establishments: plantTotals[sector]))
        }
      } else {
        empty.insert(sector)
      }
      rows.append(
        [call.input.columns[table.regionColumn][row], call.input.columns[table.sectorColumn][row]]
          + [found?.density, found?.stock, found?.plantSize, found?.index].map { .number($0) })
    }
    var result = Table(schema: schema, rows: rows)
    result.notes = ["the country is the sum of the regions"] + table.notes
    if !empty.isEmpty {
      let names = empty.sorted().map { table.sectors[$0] }
      result.notes.append(
        "no activity or no plants in sectors \(AnalysisCall.list(names)): undefined")
    }
    return result
  }
}
