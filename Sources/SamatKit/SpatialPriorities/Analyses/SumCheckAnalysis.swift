import KQLEngine
import KQLSyntax
import RegionalScience

/// `check_sums`: parts that do not make their printed totals, and the one number that would mend it.
enum SumCheckAnalysis {
  static let function = TableFunction(
    "check_sums",
    parameters: [
      FunctionParameter("row", .any), FunctionParameter("column", .any),
      FunctionParameter("value", TypeSet([.int, .long, .real, .decimal])),
      FunctionParameter("total", .string, .optional),
    ],
    description:
      "Returns the rows and columns whose parts do not make the printed total, and the single correction "
      + "that would mend every total; totals are the rows whose row or column is 'total', those that are "
      + "not printed are not checked.",
    searchTerms: ["total", "misprint", "plausibility", "جمع", "خطای چاپی"],
    examples: [
      FunctionExample(
        "datatable(r:string, c:string, n:long) ['a', 'x', 1, 'a', 'y', 9, 'b', 'x', 2, 'b', 'y', 3, "
          + "'a', 'total', 5, 'b', 'total', 5, 'total', 'x', 3, 'total', 'y', 7] "
          + "| evaluate check_sums(r, c, n) | where finding == 'correction'",
        "correction, a, y, 9.0, 4.0, 5.0")
    ]
  ) { (arguments: TableFunctionArguments) throws(Diagnostic) -> Table in
    let call = try AnalysisCall(
      "check_sums", arguments, ["row", "column", "value", "total"])
    let schema = Schema(
      ["finding", "row", "column"].map { ColumnSchema($0, .string) }
        + ["found", "expected", "difference"].map { ColumnSchema($0, .real) })
    let named = ActivityTable.Names(row: "row", column: "column")
    let table = try ActivityTable(call, named)
    let total = try call.text("total") ?? "total"
    let value = try call.column("value")
    guard call.input.rowCount > 0 else { return .empty(schema) }
    let numbers = try call.numbers(value, id: table.regionColumn)
    let rows = table.regions.indices.filter { table.regions[$0] != total }
    let columns = table.sectors.indices.filter { table.sectors[$0] != total }
    let rowPlace = Dictionary(uniqueKeysWithValues: rows.enumerated().map { ($1, $0) })
    let columnPlace = Dictionary(uniqueKeysWithValues: columns.enumerated().map { ($1, $0) })
    var parts = [Double](repeating: 0, count: rows.count * columns.count)
    var rowTotals = [Double?](repeating: nil, count: rows.count)
    var columnTotals = [Double?](repeating: nil, count: columns.count)
    var grand: Double?
    for (index, cell) in table.cells.enumerated() {
      switch (rowPlace[cell.region], columnPlace[cell.sector]) {
      case (let row?, let column?): parts[row * columns.count + column] = numbers[index]
      case (let row?, nil): rowTotals[row] = numbers[index]
      case (nil, let column?): columnTotals[column] = numbers[index]
      case (nil, nil): grand = numbers[index]
      }
    }
    let (rowNames, columnNames) = (
      rows.map { table.regions[$0] }, columns.map { table.sectors[$0] }
    )
    let report = try call.run(rows: rowNames, columns: columnNames) {
      () throws(RegionalScienceError) in
      let matrix = try Matrix(rows: rows.count, columns: columns.count, values: parts)
      // A total that is not printed is taken to be what its parts make.
      let (rowSums, columnSums) = (matrix.rowSums, matrix.columnSums)
      return try SumCheck.check(
        matrix,
        rowTotals: rowTotals.contains { $0 != nil }
          ? rowTotals.enumerated().map { $1 ?? rowSums[$0] } : nil,
        columnTotals: columnTotals.contains { $0 != nil }
          ? columnTotals.enumerated().map { $1 ?? columnSums[$0] } : nil, grandTotal: grand)
    }
    var cells: [[Value]] = []
    func add(
      _ finding: String, _ row: String, _ column: String, _ found: Double, _ expected: Double
    ) {
      cells.append(
        [finding, row, column].map { .string($0) }
          + [found, expected, found - expected].map { .real($0) })
    }
    for item in report.rows { add("row", rowNames[item.index], total, item.sum, item.total) }
    for item in report.columns {
      add("column", total, columnNames[item.index], item.sum, item.total)
    }
    if let item = report.grandTotal { add("total", total, total, item.sum, item.total) }
    for item in report.corrections {
      switch item {
      case .cell(let row, let column, let found, let expected):
        add("correction", rowNames[row], columnNames[column], found, expected)
      case .rowTotal(let row, let found, let expected):
        add("correction", rowNames[row], total, found, expected)
      case .columnTotal(let column, let found, let expected):
        add("correction", total, columnNames[column], found, expected)
      case .grandTotal(let found, let expected): add("correction", total, total, found, expected)
      }
    }
    var result = Table(schema: schema, rows: cells)
    let isPrinted = grand != nil || (rowTotals + columnTotals).contains { $0 != nil }
    if !isPrinted {
      result.notes = ["no row or column is called '\(total)': nothing was checked"]
    } else if report.isConsistent {
      result.notes = ["every printed total is the sum of its parts"]
    }
    return result
  }
}
