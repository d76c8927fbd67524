import KQLEngine
import KQLSyntax
import RegionalScience

/// The tables between numbers and result in long form, a row a cell.
struct StepTable {
  static let schema = Schema(
    ["step", "row", "column"].map { ColumnSchema($0, .string) } + [ColumnSchema("value", .real)])

  /// The rows of steps.
  ///
  /// - Parameters:
  ///   - call: The call.
  ///   - tables: The steps, in their order.
  ///   - criteria: The names of rows and columns.
  /// - Returns: `step`, `row`, `column`, `value`.
  /// - Throws: `regional.limit` for more cells than an analysis takes.
  static func table(
    _ call: AnalysisCall, _ tables: [IntermediateTable], _ criteria: CriteriaTable
  ) throws(Diagnostic) -> Table {
    let cells = tables.reduce(0) { $0 + $1.values.values.count }
    guard cells <= AnalysisCall.mostCells else {
      throw Diagnostic(
        code: "regional.limit",
        message: "\(call.name)(): the steps have \(cells) cells, expected at most "
          + "\(AnalysisCall.mostCells)", span: call.arguments.span)
    }
    func names(_ axis: IntermediateTable.Axis) -> [String] {
      switch axis {
      case .alternatives: criteria.ids
      case .criteria: criteria.criteria
      case .named(let names): names
      }
    }
    var rows: [[Value]] = []
    rows.reserveCapacity(cells)
    for step in tables {
      try call.check()
      let (rowNames, columnNames) = (names(step.rows), names(step.columns))
      for row in 0..<step.values.rows {
        for column in 0..<step.values.columns {
          rows.append([
            .string(step.name), .string(row < rowNames.count ? rowNames[row] : "\(row)"),
            .string(column < columnNames.count ? columnNames[column] : "\(column)"),
            .number(step.values[row, column]),
          ])
        }
      }
    }
    return Table(schema: schema, rows: rows)
  }
}
