import KQLEngine
import KQLSyntax
import RegionalScience

/// `relatedness` of sectors, and the `density` of related sectors around each sector of a region.
enum RelatednessAnalyses {
  static let all = [relatedness, density]

  static let parameters = [
    FunctionParameter("region", .any), FunctionParameter("sector", .any),
    FunctionParameter("value", .numeric), FunctionParameter("threshold", .numeric, .optional),
  ]
  static let options = ["region", "sector", "value", "threshold"]
  static let searchTerms = [
    "proximity", "product space", "diversification", "پیوند", "تنوع‌بخشی",
  ]
  static let data =
    "datatable(r:string, s:string, n:long) ['a', 'x', 5, 'a', 'y', 5, 'b', 'x', 5, 'b', 'z', 1, "
    + "'c', 'y', 2, 'c', 'z', 9] "

  private static let relatedness = TableFunction(
    "relatedness", parameters: parameters,
    description:
      "Returns for each two sectors how related they are: the least share of the regions with an "
      + "advantage in one of them that have one in the other as well, and how many those are; an advantage is a "
      + "location quotient of 'threshold' (1) or more.",
    searchTerms: searchTerms,
    examples: [
      FunctionExample(
        "\(data)| evaluate relatedness(r, s, n) | where s == 'x' and other == 'y'", "x, y, 0.5, 1")
    ]
  ) { (arguments: TableFunctionArguments) throws(Diagnostic) -> Table in
    let call = try AnalysisCall("relatedness", arguments, options)
    let sector = try call.column("sector")
    let named = LocationQuotientAnalysis.plain(call.input.schema.columns[sector])
    let schema = Schema([
      named, ColumnSchema("other", named.type),
      ColumnSchema("proximity", .real), ColumnSchema("regions", .long),
    ])
    let threshold = try leastQuotient(call)
    guard call.input.rowCount > 0 else { return .empty(schema) }
    let input = try Input(call, threshold)
    let count = input.table.sectors.count
    let proximity = try input.proximity(call)
    var builders = schema.columns.map { ColumnBuilder(type: $0.type) }
    let names = input.table.sectorValues(call)
    for left in 0..<count {
      try call.check()
      for right in 0..<count where right != left {
        builders[0].append(names[left])
        builders[1].append(names[right])
        let value = proximity[left, right]
        builders[2].append(.number(value))
        let most = max(
          input.advantages.columnCounts[left], input.advantages.columnCounts[right])
        builders[3].append(value.map { .long(Int64(($0 * Double(most)).rounded())) } ?? .null)
      }
    }
    var result = Table(schema: schema, columns: builders.map { $0.finish() })
    result.notes = input.notes
    return result
  }

  private static let density = TableFunction(
    "density", parameters: parameters + [FunctionParameter("own", .string, .optional)],
    description:
      "Returns for each region and sector the share of what is related to the sector that the region has: "
      + "high where a new advantage lies near; with the sector itself or, 'own' being 'excluded', without, and "
      + "the rank among the sectors that the region has no advantage in.",
    searchTerms: searchTerms + ["relatedness density", "چگالی پیوند"],
    examples: [
      FunctionExample(
        "\(data)| evaluate density(r, s, n) | where r == 'b' and s == 'y' "
          + "| project has_advantage, density = round(density, 4), rank", "false, 0.3333, 1.0")
    ]
  ) { (arguments: TableFunctionArguments) throws(Diagnostic) -> Table in
    let call = try AnalysisCall("density", arguments, options + ["own"])
    let (region, sector) = (try call.column("region"), try call.column("sector"))
    let schema = Schema([
      LocationQuotientAnalysis.plain(call.input.schema.columns[region]),
      LocationQuotientAnalysis.plain(call.input.schema.columns[sector]),
      ColumnSchema("has_advantage", .bool), ColumnSchema("density", .real),
      ColumnSchema("rank", .real),
    ])
    let threshold = try leastQuotient(call)
    let own = try ownSector(call)
    guard call.input.rowCount > 0 else { return .empty(schema) }
    let input = try Input(call, threshold)
    let proximity = try input.proximity(call)
    let density = try call.run(rows: input.table.regions, columns: input.table.sectors) {
      () throws(RegionalScienceError) in
      try Relatedness.density(input.advantages, proximity: proximity, own: own)
    }
    var builders = schema.columns.map { ColumnBuilder(type: $0.type) }
    let (regions, sectors) = (input.table.regionValues(call), input.table.sectorValues(call))
    for row in regions.indices {
      try call.check()
      let open = sectors.indices.filter {
        !input.advantages[row, $0] && density[row, $0] != nil
      }
      let ranks = try call.run { () throws(RegionalScienceError) in
        try Ranks.average(open.map { density[row, $0] ?? 0 }, order: .highestFirst)
      }
      let rank = Dictionary(uniqueKeysWithValues: zip(open, ranks))
      for column in sectors.indices {
        builders[0].append(regions[row])
        builders[1].append(sectors[column])
        let isDefined =
          input.advantages.isRowDefined[row] && input.advantages.isColumnDefined[column]
        builders[2].append(isDefined ? .bool(input.advantages[row, column]) : .null)
        builders[3].append(.number(density[row, column]))
        builders[4].append(.number(rank[column]))
      }
    }
    var result = Table(schema: schema, columns: builders.map { $0.finish() })
    result.notes = input.notes
    return result
  }

  static func leastQuotient(_ call: AnalysisCall) throws(Diagnostic) -> Double {
    guard let item = call.item("threshold") else { return 1 }
    guard case .value(let value) = item.argument, let number = AnalysisCall.number(value),
      number > 0, number.isFinite
    else {
      throw call.wrong(
        "threshold", "a number above 0, the least location quotient of an advantage",
        help: "threshold = 1")
    }
    return number
  }

  private static func ownSector(_ call: AnalysisCall) throws(Diagnostic) -> Relatedness.OwnSector {
    try call.word("own", ["included", "excluded"]) == "included" ? .included : .excluded
  }

  /// The advantages of a call.
  struct Input {
    /// The most sectors, all of whose pairs are looked at.
    private static let mostSectors = 2000
    /// The most regions × sectors².
    private static let mostWork = 20_000_000_000

    let table: ActivityTable
    let advantages: BinaryMatrix
    let notes: [String]

    init(_ call: AnalysisCall, _ threshold: Double) throws(Diagnostic) {
      let table = try ActivityTable(call)
      self.table = table
      let (regions, sectors) = (table.regions.count, table.sectors.count)
      guard sectors <= Self.mostSectors, regions <= Self.mostWork / (sectors * sectors) else {
        throw Diagnostic(
          code: "regional.limit",
          message: "\(call.name)(): \(regions) regions × \(sectors) sectors, expected at most "
            + "\(Self.mostSectors) sectors and \(Self.mostWork) regions × sectors²",
          span: call.arguments.span)
      }
      let matrix = try table.matrix(call, try call.column("value"))
      let advantages = try call.run(rows: table.regions, columns: table.sectors) {
        () throws(RegionalScienceError) in
        try BinaryMatrix(activity: matrix, threshold: threshold)
      }
      self.advantages = advantages
      var notes = table.notes + table.emptyNotes(matrix)
      let counts = advantages.columnCounts
      let nobody = counts.indices.filter { counts[$0] == 0 && advantages.isColumnDefined[$0] }
      if !nobody.isEmpty {
        notes.append(
          "no region has an advantage in \(AnalysisCall.list(nobody.map { table.sectors[$0] })): "
            + "undefined")
      }
      self.notes = notes
    }

    func proximity(_ call: AnalysisCall) throws(Diagnostic) -> PartialMatrix {
      try call.run(rows: table.regions, columns: table.sectors) {
        () throws(RegionalScienceError) in
        try Relatedness.proximity(advantages)
      }
    }
  }
}
