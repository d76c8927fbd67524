import KQLEngine
import KQLSyntax
import RegionalScience

/// `complexity_outlook`: what the sectors near to a region promise it, and what each would open.
enum OutlookAnalysis {
  static let function = TableFunction(
    "complexity_outlook", parameters: RelatednessAnalyses.parameters,
    description:
      "Returns for each region the complexity of the sectors that it lacks and is near to (COI, also as z "
      + "score), and for each of its sectors PCI and what gaining it would open (COG, 0 where the region has "
      + "it); an advantage is a location quotient of 'threshold' (1) or more; undefined ones are null.",
    searchTerms: RelatednessAnalyses.searchTerms + [
      "COI", "COG", "opportunity", "چشم‌انداز پیچیدگی",
    ],
    examples: [
      FunctionExample(
        "\(RelatednessAnalyses.data)| evaluate complexity_outlook(r, s, n) | where r == 'a' and s == 'x' "
          + "| project has_advantage, gain", "true, 0.0")
    ]
  ) { (arguments: TableFunctionArguments) throws(Diagnostic) -> Table in
    let call = try AnalysisCall("complexity_outlook", arguments, RelatednessAnalyses.options)
    let (region, sector) = (try call.column("region"), try call.column("sector"))
    let schema = Schema(
      [
        LocationQuotientAnalysis.plain(call.input.schema.columns[region]),
        LocationQuotientAnalysis.plain(call.input.schema.columns[sector]),
        ColumnSchema("has_advantage", .bool),
      ] + ["complexity", "gain", "outlook", "outlook_z"].map { ColumnSchema($0, .real) })
    let threshold = try RelatednessAnalyses.leastQuotient(call)
    guard call.input.rowCount > 0 else { return .empty(schema) }
    let input = try RelatednessAnalyses.Input(call, threshold)
    let advantages = input.advantages
    guard min(advantages.rows, advantages.columns) <= 1000 else {
      throw Diagnostic(
        code: "regional.limit",
        message:
          "complexity_outlook(): \(advantages.rows) × \(advantages.columns), expected a smaller "
          + "side of 1000", span: arguments.span)
    }
    let proximity = try input.proximity(call)
    let (regions, sectors) = (input.table.regions, input.table.sectors)
    let index = try call.run(rows: regions, columns: sectors) { () throws(RegionalScienceError) in
      try ComplexityIndex.values(advantages)
    }
    let found = try call.run(rows: regions, columns: sectors) { () throws(RegionalScienceError) in
      try ComplexityOutlook.values(
        advantages, proximity: proximity, complexity: index.sectorsUncentred)
    }
    let regionCells = input.table.regionValues(call)
    let sectorCells = input.table.sectorValues(call)
    var builders = schema.columns.map { ColumnBuilder(type: $0.type) }
    for row in regions.indices {
      try call.check()
      for column in sectors.indices {
        let isDefined = advantages.isRowDefined[row] && advantages.isColumnDefined[column]
        builders[0].append(regionCells[row])
        builders[1].append(sectorCells[column])
        builders[2].append(isDefined ? .bool(advantages[row, column]) : .null)
        builders[3].append(.number(index.sectorsUncentred[column]))
        builders[4].append(.number(found.gain[row, column]))
        builders[5].append(.number(found.outlook[row]))
        builders[6].append(.number(found.standardizedOutlook[row]))
      }
    }
    var result = Table(schema: schema, columns: builders.map { $0.finish() })
    result.notes = input.notes
    if index.distinctness == .tooSmall {
      result.notes.append("second less third eigenvalue is too small to mean anything")
    }
    return result
  }
}
