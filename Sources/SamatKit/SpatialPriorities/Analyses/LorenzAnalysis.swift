import KQLEngine
import KQLSyntax
import RegionalScience

/// `lorenz`: the curve that inequality is seen by.
enum LorenzAnalysis {
  static let function = TableFunction(
    "lorenz",
    parameters: [
      FunctionParameter("value", .numeric), FunctionParameter("population", .numeric, .optional),
      FunctionParameter("group", .any, .optional),
    ],
    description:
      "Returns the points of the Lorenz curve of a column, cumulated shares of the rows or of their "
      + "'population' and of the value, from the poorest per head up, for each 'group' by itself; the "
      + "Gini coefficient is a note, and 'render linechart with (lines=diagonal)' draws it.",
    searchTerms: ["Gini", "inequality", "cumulative share", "منحنی لورنز", "نابرابری"],
    examples: [
      FunctionExample(
        "datatable(n:long) [3, 1] | evaluate lorenz(n) | where population_share == 0.5",
        "0.5, 0.25")
    ]
  ) { (arguments: TableFunctionArguments) throws(Diagnostic) -> Table in
    let call = try AnalysisCall(
      "lorenz", arguments, most: 2, options: ["value", "population", "group"])
    let column = try call.column(0, "value")
    let population = try call.optionalColumn(1, "population")
    let group = try call.optionalColumn(nil, "group")
    let schema = Schema(
      ["population_share", "value_share"].map { ColumnSchema($0, .real) }
        + (group == nil ? [] : [ColumnSchema("group", .string)]))
    guard call.input.rowCount > 0 else { return .empty(schema) }
    let values = try call.amounts(column, id: group)
    let people = try population.map { (column) throws(Diagnostic) in
      try call.amounts(column, id: group)
    }
    let labels = try group.map { (column) throws(Diagnostic) in
      try call.labels(column, unique: false)
    }
    var members: [String: [Int]] = [:]
    var names: [String] = []
    for row in values.indices {
      let name = labels?[row] ?? ""
      if members[name] == nil { names.append(name) }
      members[name, default: []].append(row)
    }
    var rows: [[Value]] = []
    var notes: [String] = []
    for name in names {
      let rowsOfGroup = members[name] ?? []
      let curve = try call.run { () throws(RegionalScienceError) in
        try LorenzCurve.curve(
          values: rowsOfGroup.map { values[$0] },
          populations: people.map { people in rowsOfGroup.map { people[$0] } })
      }
      let of = group == nil ? "" : " of '\(name)'"
      guard let curve else {
        notes.append("no curve\(of): the values or the populations sum to 0")
        continue
      }
      notes.append("Gini coefficient\(of): \(ValueText.string(.real(curve.gini)))")
      for (x, y) in zip(curve.populationShares, curve.valueShares) {
        rows.append([.real(x), .real(y)] + (group == nil ? [] : [.string(name)]))
      }
    }
    var result = Table(schema: schema, rows: rows)
    result.notes =
      notes.count > 8 ? notes.prefix(8) + ["and \(notes.count - 8) groups more"] : notes
    return result
  }
}
