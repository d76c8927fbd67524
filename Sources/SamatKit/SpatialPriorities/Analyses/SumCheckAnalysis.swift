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
    var (hasRowParts, hasColumnParts) = (
      [Bool](repeating: false, count: rows.count), [Bool](repeating: false, count: columns.count)
    )
    for (index, cell) in table.cells.enumerated() {
      switch (rowPlace[cell.region], columnPlace[cell.sector]) {
      case (let row?, let column?):
        parts[row * columns.count + column] = numbers[index]
        (hasRowParts[row], hasColumnParts[column]) = (true, true)
      case (let row?, nil): rowTotals[row] = numbers[index]
      case (nil, let column?): columnTotals[column] = numbers[index]
      case (nil, nil): grand = numbers[index]
      }
    }
    // Of what has a total and no part its total is all that is known: it counts to the whole, and columns
    // of parts that are not all printed cannot be held against anything.
    let bareRows = rows.indices.filter { rowTotals[$0].map { $0 != 0 } == true && !hasRowParts[$0] }
    let bareColumns = columns.indices.filter {
      columnTotals[$0].map { $0 != 0 } == true && !hasColumnParts[$0]
    }
    let whole = (
      rows: bareRows.isEmpty ? nil : Self.sum(rowTotals, parts, columns.count),
      columns: bareColumns.isEmpty ? nil : Self.sum(columnTotals, parts, rows.count, step: true)
    )
    let printed = (rows: rowTotals, columns: columnTotals)
    if !bareRows.isEmpty { columnTotals = columnTotals.map { _ in nil } }
    if !bareColumns.isEmpty { rowTotals = rowTotals.map { _ in nil } }
    for row in bareRows { rowTotals[row] = nil }
    for column in bareColumns { columnTotals[column] = nil }
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
          ? columnTotals.enumerated().map { $1 ?? columnSums[$0] } : nil,
        grandTotal: whole.rows == nil && whole.columns == nil ? grand : nil)
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
    var isWhole = true
    for sum in [whole.rows, whole.columns] {
      guard let sum, let grand else { continue }
      if (sum - grand).magnitude > max(1e-6, 1e-12 * max(sum.magnitude, grand.magnitude)) {
        add("total", total, total, sum, grand)
        isWhole = false
      }
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
    let isPrinted = grand != nil || (printed.rows + printed.columns).contains { $0 != nil }
    let bare = bareRows.map { rowNames[$0] } + bareColumns.map { columnNames[$0] }
    if !isPrinted {
      result.notes = ["no row or column is called '\(total)': nothing was checked"]
    } else if !bare.isEmpty {
      result.notes = [
        "\(AnalysisCall.list(bare)) \(bare.count == 1 ? "has a total and no part" : "have totals and no parts"): "
          + (grand == nil ? "nothing holds them" : "they are held against the total of all")
      ]
    } else if report.isConsistent, isWhole {
      result.notes = ["every printed total is the sum of its parts"]
    }
    return result
  }

  /// The sum of totals; one that is not printed is what its parts make.
  private static func sum(
    _ totals: [Double?], _ parts: [Double], _ count: Int, step: Bool = false
  ) -> Double {
    totals.indices.reduce(0) { sum, index in
      sum
        + (totals[index]
          ?? (0..<count).reduce(0) {
            $0 + parts[step ? $1 * totals.count + index : index * count + $1]
          })
    }
  }
}
