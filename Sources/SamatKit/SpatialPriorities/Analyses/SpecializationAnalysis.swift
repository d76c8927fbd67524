import KQLEngine
import KQLSyntax
import RegionalScience

/// `specialization`: how far regions' sectors, and sectors' regions, lie from those of all together.
enum SpecializationAnalysis {
  private static let against: [(name: String, index: Specialization.Index)] = [
    ("krugman", .krugman), ("hoover", .hoover), ("locational_gini", .gini),
    ("quotient_gini", .quotientGini), ("theil", .theil), ("hachman", .hachman),
  ]

  static let function = TableFunction(
    "specialization",
    parameters: [
      FunctionParameter("region", .any), FunctionParameter("sector", .any),
      FunctionParameter("value", .numeric),
    ],
    description:
      "Returns for each region how concentrated its sectors are and how far they are from those of the "
      + "country, and for each sector the same of its regions: Herfindahl, entropy, Krugman, Hoover, "
      + "locational Gini, Theil, Hachman; undefined ones are null.",
    searchTerms: ["HHI", "Krugman", "localisation", "concentration", "تخصص‌یافتگی", "تمرکز"],
    examples: [
      FunctionExample(
        "datatable(r:string, s:string, n:long) ['a', 'x', 4, 'b', 'y', 4] "
          + "| evaluate specialization(r, s, n) | project kind, name, herfindahl, krugman, hoover",
        "region, a, 1.0, 1.0, 0.5")
    ]
  ) { (arguments: TableFunctionArguments) throws(Diagnostic) -> Table in
    let call = try AnalysisCall("specialization", arguments, ["region", "sector", "value"])
    let table = try ActivityTable(call)
    let column = try call.column("value")
    let plain = ["herfindahl", "herfindahl_normalized", "entropy", "entropy_normalized"]
    let schema = Schema(
      [ColumnSchema("kind", .string), ColumnSchema("name", .string)]
        + (plain + against.map(\.name)).map { ColumnSchema($0, .real) })
    guard call.input.rowCount > 0 else { return .empty(schema) }
    let matrix = try table.matrix(call, column)
    let rows = try call.run(rows: table.regions, columns: table.sectors) {
      () throws(RegionalScienceError) -> [[Value]] in
      var rows: [[Value]] = []
      for isRegion in [true, false] {
        let names = isRegion ? table.regions : table.sectors
        var measures: [[Double?]] = []
        for item in against {
          measures.append(
            isRegion
              ? try Specialization.values(item.index, ofRegions: matrix)
              : try Specialization.values(item.index, ofSectors: matrix))
        }
        for (place, name) in names.enumerated() {
          let amounts = isRegion ? matrix.row(place) : matrix.column(place)
          let own = [
            try Concentration.herfindahl(amounts), try Concentration.normalizedHerfindahl(amounts),
            try Concentration.entropy(amounts), try Concentration.normalizedEntropy(amounts),
          ]
          rows.append(
            [.string(isRegion ? "region" : "sector"), .string(name)]
              + (own + measures.map { $0[place] }).map { .number($0) })
        }
      }
      return rows
    }
    var result = Table(schema: schema, rows: rows)
    result.notes = table.notes + table.emptyNotes(matrix)
    return result
  }
}
