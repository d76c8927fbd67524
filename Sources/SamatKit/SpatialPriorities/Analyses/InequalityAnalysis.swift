import KQLEngine
import KQLSyntax
import RegionalScience

/// `inequality`: how uneven values are, by the usual measures.
enum InequalityAnalysis {
  static let function = TableFunction(
    "inequality",
    parameters: [
      FunctionParameter("value", TypeSet([.int, .long, .real, .decimal])),
      FunctionParameter("group", .any, .optional),
      FunctionParameter("population", TypeSet([.int, .long, .real, .decimal]), .optional),
    ],
    description:
      "Returns measures of the inequality of a column, a row a measure: Gini, Hoover, Theil, Atkinson, "
      + "variation, concentration; with 'group' Theil's T between, within and inside the groups, with "
      + "'population' Williamson's index of values per head; undefined ones are null.",
    searchTerms: ["Gini", "Theil", "Hoover", "Williamson", "disparity", "نابرابری", "ضریب جینی"],
    examples: [
      FunctionExample(
        "datatable(n:long) [1, 3] | evaluate inequality(n) | where measure == 'gini'",
        "gini, , 0.25")
    ]
  ) { (arguments: TableFunctionArguments) throws(Diagnostic) -> Table in
    let call = try AnalysisCall(
      "inequality", arguments, most: 2, options: ["value", "group", "population"])
    let column = try call.column(0, "value")
    let group = try call.optionalColumn(1, "group")
    let population = try call.optionalColumn(nil, "population")
    let schema = Schema([
      ColumnSchema("measure", .string), ColumnSchema("group", .string),
      ColumnSchema("value", .real),
    ])
    guard call.input.rowCount > 0 else { return .empty(schema) }
    let values = try call.amounts(column, id: group)
    var rows: [[Value]] = []
    func add(_ measure: String, _ value: Double?, group: String = "") {
      rows.append([.string(measure), .string(group), .number(value)])
    }
    try call.run { () throws(RegionalScienceError) in
      add("gini", try Inequality.gini(values))
      add("gini_normalized", try Inequality.normalizedGini(values))
      add("hoover", try Inequality.hoover(values))
      add("theil_t", try Inequality.theilT(values))
      add("theil_l", try Inequality.theilL(values))
      add("atkinson_half", try Inequality.atkinson(values, aversion: 0.5))
      add("atkinson_one", try Inequality.atkinson(values, aversion: 1))
      add("variation", try Inequality.variation(values))
      add("herfindahl", try Concentration.herfindahl(values))
      add("entropy", try Concentration.entropy(values))
      add("entropy_normalized", try Concentration.normalizedEntropy(values))
    }
    if let population {
      let people = try call.numbers(population)
      add(
        "williamson",
        try call.run { () throws(RegionalScienceError) in
          try Inequality.williamson(values, populations: people)
        })
    }
    if let group {
      let labels = try call.labels(group, unique: false)
      var index: [String: Int] = [:]
      var names: [String] = []
      let codes = labels.map { label -> Int in
        if let known = index[label] { return known }
        index[label] = names.count
        names.append(label)
        return names.count - 1
      }
      let split = try call.run { () throws(RegionalScienceError) in
        try Inequality.theilSplit(values, groups: codes)
      }
      add("theil_between", split?.between)
      add("theil_within", split?.within)
      for part in split?.groups ?? [] {
        add("theil_inside", part.inequality, group: names[part.label])
        add("share", part.share, group: names[part.label])
      }
    }
    var result = Table(schema: schema, rows: rows)
    let undefined = rows.filter { $0[2].isNull }.map { ValueText.string($0[0]) }
    if !undefined.isEmpty { result.notes = ["undefined: \(AnalysisCall.list(undefined))"] }
    return result
  }
}
