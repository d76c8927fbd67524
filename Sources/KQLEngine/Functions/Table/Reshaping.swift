import KQLSyntax

extension StandardLibrary {
  /// Analyses that change the shape of a table.
  static let reshaping: [TableFunction] = [narrow, pivot, bagUnpack, schemaMerge]

  private static let narrow = TableFunction(
    "narrow", parameters: [],
    description: "Returns one row for each cell: its row, its column and its value as text.",
    searchTerms: ["unpivot", "melt"],
    examples: [FunctionExample("print a = 1, b = 'x' | evaluate narrow()", "0, a, 1")]
  ) { (arguments: TableFunctionArguments) throws(Diagnostic) -> Table in
    let input = arguments.input
    var rows: [[Value]] = []
    rows.reserveCapacity(input.rowCount * input.schema.count)
    for row in 0..<input.rowCount {
      for (index, column) in input.schema.columns.enumerated() {
        rows.append([
          .long(Int64(row)), .string(column.name),
          .string(ValueText.string(input.columns[index][row])),
        ])
      }
    }
    return Table(
      schema: Schema([
        ColumnSchema("Row", .long), ColumnSchema("Column", .string),
        ColumnSchema("Value", .string),
      ]), rows: rows)
  }
}
