import KQLEngine
import KQLSyntax
import RegionalScience

/// `allocate_sectors`: a budget over provinces and sectors at once.
enum SectorAllocationAnalysis {
  private static let limits = [
    "province_floor", "province_cap", "sector_floor", "sector_cap", "capacity",
  ]

  static let function = TableFunction(
    "allocate_sectors",
    parameters: [
      FunctionParameter("budget", .long), FunctionParameter("province", .any),
      FunctionParameter("sector", .any),
      FunctionParameter("value", TypeSet([.int, .long, .real, .decimal])),
    ] + limits.map { FunctionParameter($0, .any, .optional) } + [
      FunctionParameter("objective", .string, .optional),
      FunctionParameter("need", .numeric, .optional),
    ],
    description:
      "Returns a budget shared out over provinces and sectors, whole units of the greatest value, with "
      + "floors and caps of provinces and of sectors, and a capacity of each pair; limits that contradict "
      + "each other are named; with the objective 'max_min' the least amount of a province for its 'need' "
      + "is as high as it can be, then the next (leximin), and value decides what is left open.",
    searchTerms: [
      "min-cost flow", "budget", "max-min", "leximin", "fairness", "تخصیص", "استان و بخش",
    ],
    examples: [
      FunctionExample(
        "datatable(p:string, s:string, v:real, f:long) ['a', 'x', 3, 0, 'a', 'y', 1, 4, "
          + "'b', 'x', 2, 0, 'b', 'y', 2, 4] "
          + "| evaluate allocate_sectors(10, p, s, v, sector_floor = f) | where amount > 0 "
          + "| project p, s, amount",
        "a, x, 6")
    ]
  ) { (arguments: TableFunctionArguments) throws(Diagnostic) -> Table in
    let call = try AnalysisCall(
      "allocate_sectors", arguments,
      ["budget", "province", "sector", "value"] + limits + ["objective", "need"])
    let budget = try call.budget()
    let provinceColumn = try call.column("province")
    let sectorColumn = try call.column("sector")
    let valueColumn = try call.column("value")
    let isFair = try call.word("objective", ["value", "max_min"]) == "max_min"
    if !isFair, let need = call.item("need") {
      throw Diagnostic(
        code: "samat.analysis.argument",
        message: "allocate_sectors(): 'need' has a meaning with the objective 'max_min' only",
        span: need.span, help: "objective = 'max_min', need = ...")
    }
    let needColumn = isFair ? try call.column("need") : nil
    let plain = { LocationQuotientAnalysis.plain(call.input.schema.columns[$0]) }
    let schema = Schema(
      [plain(provinceColumn), plain(sectorColumn)] + [
        ColumnSchema("amount", .long), ColumnSchema("province_amount", .long),
        ColumnSchema("province_reason", .string), ColumnSchema("sector_amount", .long),
        ColumnSchema("sector_reason", .string),
      ]
        + (isFair
          ? [ColumnSchema("province_level", .real), ColumnSchema("province_round", .long)] : []))
    guard call.input.rowCount > 0 else { return .empty(schema) }
    let table = try ActivityTable(call, ActivityTable.Names(row: "province"))
    let (rows, columns) = (table.regions.count, table.sectors.count)
    let numbers = try call.numbers(valueColumn, id: provinceColumn)
    var values = [Double](repeating: 0, count: rows * columns)
    var isThere = [Bool](repeating: false, count: rows * columns)
    for (row, cell) in table.cells.enumerated() {
      values[cell.region * columns + cell.sector] = numbers[row]
      isThere[cell.region * columns + cell.sector] = true
    }
    func limit(_ parameter: String, _ names: [String], _ owner: [Int]) throws(Diagnostic)
      -> [Int64]?
    {
      try call.groupUnits(parameter, owner, names, id: provinceColumn)
    }

    let (provinceOf, sectorOf) = (table.cells.map(\.region), table.cells.map(\.sector))
    let given = try call.units("capacity", id: provinceColumn)
    var capacities: [Int64]?
    if given != nil || isThere.contains(false) {
      // A pair without a row gets nothing.
      var list = isThere.map { $0 ? budget : 0 }
      for (row, unit) in (given ?? []).enumerated() {
        list[provinceOf[row] * columns + sectorOf[row]] = unit
      }
      capacities = list
    }
    let bounds = ProvinceSectorLimits(
      provinceFloors: try limit(limits[0], table.regions, provinceOf),
      sectorFloors: try limit(limits[2], table.sectors, sectorOf),
      provinceCaps: try limit(limits[1], table.regions, provinceOf),
      sectorCaps: try limit(limits[3], table.sectors, sectorOf), capacities: capacities)
    let worth = try call.run(rows: table.regions, columns: table.sectors) {
      () throws(RegionalScienceError) in
      try Matrix(rows: rows, columns: columns, values: values)
    }
    let found: ProvinceSectorAllocation.Units
    var fairness: MaxMinFairness.Units?
    if let needColumn {
      let needs = try call.agreed(
        "need", try call.amounts(needColumn, id: provinceColumn), provinceOf, table.regions)
      let fair = try call.run(rows: table.regions, columns: table.sectors) {
        () throws(RegionalScienceError) in
        try MaxMinFairness.units(
          total: budget, needs: needs, sectors: columns, limits: bounds, values: worth)
      }
      found = fair.amounts
      fairness = fair
    } else {
      found = try call.run(rows: table.regions, columns: table.sectors) {
        () throws(RegionalScienceError) in
        try ProvinceSectorAllocation.units(total: budget, values: worth, limits: bounds)
      }
    }
    var result = Table(
      schema: schema,
      rows: table.cells.enumerated().map { row, cell -> [Value] in
        [
          call.input.columns[provinceColumn][row], call.input.columns[sectorColumn][row],
          .long(found.cells[cell.region * columns + cell.sector]),
          .long(found.provinceAmounts[cell.region]),
          .string(found.provinceReasons[cell.region].rawValue),
          .long(found.sectorAmounts[cell.sector]),
          .string(found.sectorReasons[cell.sector].rawValue),
        ]
          + (fairness.map {
            [.number($0.levels[cell.region]), .long(Int64($0.rounds[cell.region] + 1))]
          } ?? [])
      })
    if let fairness, let least = fairness.leastLevel {
      // The provinces of the first round hold the least level down.
      let held = table.regions.indices.filter {
        fairness.rounds[$0] == 0 && fairness.levels[$0] != nil
      }
      result.notes.append(
        "the least amount for a need of 1 is \(AnalysisCall.rounded(least)), held down by "
          + AnalysisCall.list(held.map { table.regions[$0] }))
    }
    if budget == 0 { result.notes.append("the budget is 0: nothing is shared out") }
    if isThere.contains(false) { result.notes.append("pairs without a row get nothing") }
    return result
  }
}
