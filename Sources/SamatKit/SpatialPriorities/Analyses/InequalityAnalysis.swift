import KQLEngine
import KQLSyntax
import RegionalScience

/// `inequality`: how uneven values are, by the usual measures.
enum InequalityAnalysis {
  /// What the values are where there are populations.
  enum Unit: String, CaseIterable {
    /// What a region has in all, as of `lorenz`.
    case total
    /// What each of its people has.
    case perHead = "per_head"

    /// Reads the option; a note says which holds.
    static func of(_ call: AnalysisCall) throws(Diagnostic) -> Unit {
      let isTotal = try call.word("unit", allCases.map(\.rawValue)) == Unit.total.rawValue
      if call.item("unit") != nil, call.item("population") == nil {
        throw Diagnostic(
          code: "samat.analysis.argument",
          message: "\(call.name)(): 'unit' has a meaning with 'population' only",
          span: call.item("unit")?.span,
          help:
            "population = ..., unit = '\(isTotal ? Unit.total.rawValue : Unit.perHead.rawValue)'")
      }
      return isTotal ? .total : .perHead
    }

    /// How values were read, for a note.
    func note(_ value: String, _ population: String) -> String {
      switch self {
      case .total:
        "'\(value)' is read as totals of regions, per head '\(value)' / '\(population)'; "
          + "unit = 'per_head' for values per head"
      case .perHead: "'\(value)' is read as values per head of '\(population)'"
      }
    }
  }

  static let function = TableFunction(
    "inequality",
    parameters: [
      FunctionParameter("value", .numeric), FunctionParameter("group", .any, .optional),
      FunctionParameter("population", .numeric, .optional),
      FunctionParameter("unit", .string, .optional),
    ],
    description:
      "Returns measures of the inequality of a column, a row a measure: Gini, Hoover, Theil, Atkinson, "
      + "variation, concentration; with 'group' Theil's T between, within and inside the groups; with "
      + "'population' all of them per head, regions counting by their people, and Williamson's index, "
      + "where 'value' is the 'total' of each region or, 'unit' being 'per_head', per head; undefined "
      + "ones are null.",
    searchTerms: ["Gini", "Theil", "Hoover", "Williamson", "disparity", "نابرابری", "ضریب جینی"],
    examples: [
      FunctionExample(
        "datatable(n:long) [1, 3] | evaluate inequality(n) | where measure == 'gini'",
        "gini, , 0.25"),
      FunctionExample(
        "datatable(gdp:long, people:long) [60, 2, 10, 1] "
          + "| evaluate inequality(gdp, population = people) | where measure == 'williamson' "
          + "| project measure, value = round(value, 4)", "williamson, 0.4041"),
    ]
  ) { (arguments: TableFunctionArguments) throws(Diagnostic) -> Table in
    let call = try AnalysisCall(
      "inequality", arguments, ["value", "group", "population", "unit"])
    let column = try call.column("value")
    let group = try call.optionalColumn("group")
    let population = try call.optionalColumn("population")
    let unit = try Unit.of(call)
    let schema = Schema([
      ColumnSchema("measure", .string), ColumnSchema("group", .string),
      ColumnSchema("value", .real),
    ])
    guard call.input.rowCount > 0 else { return .empty(schema) }
    let values = try call.amounts(column, id: group)
    var measures = Measures()
    var notes: [String] = []
    var (codes, names): ([Int], [String]) = ([], [])
    if let group { (codes, names) = try call.codes(group) }
    let rowNames = names.isEmpty ? [] : codes.map { names[$0] }
    if let population {
      let people = try call.amounts(population, id: group)
      notes.append(unit.note(call.title(column), call.title(population)))
      try call.run(rows: rowNames) { () throws(RegionalScienceError) in
        try measures.add(values, people, unit, groups: group == nil ? nil : codes, names)
      }
    } else {
      try call.run(rows: rowNames) { () throws(RegionalScienceError) in
        try measures.add(values, groups: group == nil ? nil : codes, names)
      }
    }
    var result = Table(schema: schema, rows: measures.rows)
    let undefined = measures.rows.filter { $0[2].isNull }.map { ValueText.string($0[0]) }
    if !undefined.isEmpty { notes.append("undefined: \(AnalysisCall.list(undefined))") }
    result.notes = notes
    return result
  }

  /// The rows of the answer.
  private struct Measures {
    private(set) var rows: [[Value]] = []

    private mutating func add(_ measure: String, _ value: Double?, group: String = "") {
      rows.append([.string(measure), .string(group), .number(value)])
    }

    private mutating func add(_ split: Inequality.TheilSplit?, _ names: [String]) {
      add("theil_between", split?.between)
      add("theil_within", split?.within)
      for part in split?.groups ?? [] {
        add("theil_inside", part.inequality, group: names[part.label])
        add("share", part.share, group: names[part.label])
      }
    }

    /// Each row counts once.
    mutating func add(_ values: [Double], groups: [Int]?, _ names: [String])
      throws(RegionalScienceError)
    {
      add("gini", try Inequality.gini(values))
      add("gini_normalized", try Inequality.normalizedGini(values))
      add("hoover", try Inequality.hoover(values))
      add("theil_t", try Inequality.theilT(values))
      add("theil_l", try Inequality.theilL(values))
      add("atkinson_half", try Inequality.atkinson(values, aversion: 0.5))
      add("atkinson_one", try Inequality.atkinson(values, aversion: 1))
      add("variation", try Inequality.variation(values))
      add("variation_sample", try Inequality.variation(values, divisor: .sample))
      try addConcentration(values)
      if let groups { add(try Inequality.theilSplit(values, groups: groups), names) }
    }

    /// Each row counts by its people.
    mutating func add(
      _ values: [Double], _ people: [Double], _ unit: Unit, groups: [Int]?, _ names: [String]
    ) throws(RegionalScienceError) {
      let found =
        switch unit {
        case .total: try PopulationInequality(totals: values, populations: people)
        case .perHead: try PopulationInequality(perHead: values, populations: people)
        }
      add("gini", found?.gini)
      add("hoover", found?.hoover)
      add("theil_t", found?.theilT)
      add("theil_l", found?.theilL)
      add("atkinson_half", try found?.atkinson(aversion: 0.5))
      add("atkinson_one", try found?.atkinson(aversion: 1))
      add("williamson", found?.williamson)
      try addConcentration(found?.shares ?? [])
      if let groups { add(try found?.theilSplit(groups: groups), names) }
    }

    /// How the whole is shared out among the rows, whoever lives there.
    private mutating func addConcentration(_ values: [Double]) throws(RegionalScienceError) {
      add("herfindahl", try Concentration.herfindahl(values))
      add("herfindahl_normalized", try Concentration.normalizedHerfindahl(values))
      add("equivalent_number", try Concentration.equivalentNumber(values))
      add("entropy", try Concentration.entropy(values))
      add("entropy_normalized", try Concentration.normalizedEntropy(values))
    }
  }
}
