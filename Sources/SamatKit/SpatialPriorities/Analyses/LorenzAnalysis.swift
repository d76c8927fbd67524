import KQLEngine
import KQLSyntax
import RegionalScience

/// `lorenz`: the curve that inequality is seen by.
enum LorenzAnalysis {
  static let function = TableFunction(
    "lorenz",
    parameters: [
      FunctionParameter("value", .numeric), FunctionParameter("population", .numeric, .optional),
      FunctionParameter("group", .any, .optional), FunctionParameter("unit", .string, .optional),
    ],
    description:
      "Returns the points of the Lorenz curve of a column, cumulated shares of the rows or of their "
      + "'population' and of the value, from the poorest per head up, for each 'group' by itself, 'value' "
      + "being the 'total' of each region or, 'unit' being 'per_head', per head; the Gini coefficient is "
      + "a note, and 'render linechart with (lines=diagonal)' draws it.",
    searchTerms: ["Gini", "inequality", "cumulative share", "منحنی لورنز", "نابرابری"],
    examples: [
      FunctionExample(
        "datatable(n:long) [3, 1] | evaluate lorenz(n) | where population_share == 0.5",
        "0.5, 0.25")
    ]
  ) { (arguments: TableFunctionArguments) throws(Diagnostic) -> Table in
    let call = try AnalysisCall(
      "lorenz", arguments, ["value", "population", "group", "unit"])
    let column = try call.column("value")
    let population = try call.optionalColumn("population")
    let group = try call.optionalColumn("group")
    let unit = try InequalityAnalysis.Unit.of(call)
    let schema = Schema(
      ["population_share", "value_share"].map { ColumnSchema($0, .real) }
        + (group == nil ? [] : [ColumnSchema("group", .string)]))
    guard call.input.rowCount > 0 else { return .empty(schema) }
    var values = try call.amounts(column, id: group)
    let people = try population.map { (column) throws(Diagnostic) in
      try call.amounts(column, id: group)
    }
    if let people, unit == .perHead {
      // Divided by their largest, so that products fit.
      let (most, count) = (values.max() ?? 0, people.max() ?? 0)
      if most > 0, count > 0 { values = zip(values, people).map { $0 / most * ($1 / count) } }
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
    var notes = population.map { [unit.note(call.title(column), call.title($0))] } ?? []
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
      notes.append("Gini coefficient\(of): \(AnalysisCall.rounded(curve.gini))")
      for (x, y) in zip(curve.populationShares, curve.valueShares) {
        rows.append([.real(x), .real(y)] + (group == nil ? [] : [.string(name)]))
      }
    }
    var result = Table(schema: schema, rows: rows)
    result.notes =
      notes.count > 9 ? notes.prefix(9) + ["and \(notes.count - 9) groups more"] : notes
    return result
  }
}
