/// Checks the parts of a table against its printed totals, and finds what mends it.
///
/// A mistyped cell leaves a trace twice: in its row and in its column the parts miss the total by
/// the same amount.
///
/// ```swift
/// // 272 was printed for 172: the row sums to 708 and not 608, the column is off by 100 as well.
/// let table = try Matrix(rows: [[297, 139, 272], [209, 66, 121]])
/// let report = try SumCheck.check(table, rowTotals: [608, 396], columnTotals: [506, 205, 293])
/// report.corrections   // [cell(row: 0, column: 2, found: 272.0, expected: 172.0)]
/// ```
public enum SumCheck {
  /// A total that its parts do not make.
  public struct Disagreement: Hashable, Sendable {
    /// The row or column, from 0.
    public let index: Int
    /// The sum of the parts.
    public let sum: Double
    /// The printed total.
    public let total: Double
    /// Sum less total.
    public var difference: Double { sum - total }
  }

  /// One number whose correction mends every total that it takes part in.
  public enum Correction: Hashable, Sendable {
    /// A cell: its row and its column are off by the same amount.
    case cell(row: Int, column: Int, found: Double, expected: Double)
    /// The total of a row: its column totals agree, and so does the grand total if it was given.
    case rowTotal(row: Int, found: Double, expected: Double)
    /// The total of a column: the row totals agree, and so does the grand total if it was given.
    case columnTotal(column: Int, found: Double, expected: Double)
    /// The grand total: every row and column agrees.
    case grandTotal(found: Double, expected: Double)
  }

  /// What was found.
  public struct Report: Hashable, Sendable {
    /// The rows whose parts and total differ, in order.
    public let rows: [Disagreement]
    /// The columns whose parts and total differ, in order.
    public let columns: [Disagreement]
    /// All cells against the grand total; `nil` if they agree or no grand total was given.
    public let grandTotal: Disagreement?
    /// The single corrections that fit; empty if nothing is wrong or if several would do. They are
    /// for a person to confirm against the source.
    public let corrections: [Correction]

    /// Whether every given total is the sum of its parts.
    public var isConsistent: Bool { rows.isEmpty && columns.isEmpty && grandTotal == nil }
  }

  /// Compares parts and totals.
  ///
  /// A cell is named if its row and its column are off by the same amount and no other row or column
  /// is off by that amount. A cell that would have to become negative, in a table without negative
  /// cells, is not named. If only rows or only columns were given, no cell can be told.
  ///
  /// - Parameters:
  ///   - table: The parts, finite.
  ///   - rowTotals: The printed total of each row; `nil` if there is none.
  ///   - columnTotals: The printed total of each column; `nil` if there is none.
  ///   - grandTotal: The printed total of all; `nil` if there is none.
  ///   - tolerance: The largest difference that passes as rounding, 0 or more, in the unit of the
  ///     table.
  /// - Returns: The disagreements and corrections.
  /// - Throws: ``RegionalScienceError`` with code `.shape`, `.notFinite`, `.tooLarge`, or
  ///   `.parameter` for a tolerance below 0.
  /// - Complexity: O(*rows* · *columns*).
  public static func check(
    _ table: Matrix, rowTotals: [Double]? = nil, columnTotals: [Double]? = nil,
    grandTotal: Double? = nil, tolerance: Double = 1e-6
  ) throws(RegionalScienceError) -> Report {
    try Check.finite(table)
    guard tolerance >= 0, tolerance.isFinite else {
      throw RegionalScienceError(.parameter, "tolerance is \(tolerance), expected 0 or more")
    }
    let rows = try disagreements(table.rowSums, rowTotals, tolerance, "row totals")
    let columns = try disagreements(table.columnSums, columnTotals, tolerance, "column totals")
    let whole = try disagreements(
      [table.total], grandTotal.map { [$0] }, tolerance, "grand totals"
    ).first
    let report = Report(rows: rows, columns: columns, grandTotal: whole, corrections: [])
    guard !report.isConsistent else { return report }
    let given = (rows: rowTotals != nil, columns: columnTotals != nil)
    var corrections = cells(table, rows, columns, tolerance)
    // What the cells explain is set aside; a single disagreement that is left points at a total.
    var (mendedRows, mendedColumns, mended) = (Set<Int>(), Set<Int>(), 0.0)
    for case .cell(let row, let column, let found, let expected) in corrections {
      mendedRows.insert(row)
      mendedColumns.insert(column)
      mended += found - expected
    }
    let rest = Report(
      rows: rows.filter { !mendedRows.contains($0.index) },
      columns: columns.filter { !mendedColumns.contains($0.index) },
      grandTotal: try disagreements(
        [table.total - mended], grandTotal.map { [$0] }, tolerance, "grand totals"
      ).first, corrections: [])
    corrections += totals(rest, given)
    return Report(rows: rows, columns: columns, grandTotal: whole, corrections: corrections)
  }

  private static func disagreements(
    _ sums: [Double], _ totals: [Double]?, _ tolerance: Double, _ name: String
  ) throws(RegionalScienceError) -> [Disagreement] {
    guard let totals else { return [] }
    try Check.sameCount(totals.count, sums.count, name)
    try Check.finite(totals, "total")
    return sums.indices.compactMap { index in
      let (sum, total) = (sums[index], totals[index])
      // Sums of large numbers carry rounding of their own.
      let slack = max(tolerance, 1e-12 * max(sum.magnitude, total.magnitude))
      guard (sum - total).magnitude > slack else { return nil }
      return Disagreement(index: index, sum: sum, total: total)
    }
  }

  private static func cells(
    _ table: Matrix, _ rows: [Disagreement], _ columns: [Disagreement], _ tolerance: Double
  ) -> [Correction] {
    let mayBeNegative = table.values.contains { $0 < 0 }
    var corrections: [Correction] = []
    for row in rows {
      let slack = 2 * max(tolerance, 1e-12 * max(row.sum.magnitude, row.total.magnitude))
      let alike = { (other: Disagreement) in
        (other.difference - row.difference).magnitude <= slack
      }
      let matches = columns.filter(alike)
      guard matches.count == 1, rows.filter(alike).count == 1 else { continue }
      let column = matches[0].index
      let found = table[row.index, column]
      let expected = found - row.difference
      guard mayBeNegative || expected >= -slack else { continue }
      corrections.append(
        .cell(
          row: row.index, column: column, found: found,
          expected: mayBeNegative ? expected : max(0, expected)))
    }
    return corrections
  }

  private static func totals(_ report: Report, _ given: (rows: Bool, columns: Bool))
    -> [Correction]
  {
    switch (report.rows.count, report.columns.count, report.grandTotal) {
    case (1, 0, nil) where given.columns:
      let row = report.rows[0]
      return [.rowTotal(row: row.index, found: row.total, expected: row.sum)]
    case (0, 1, nil) where given.rows:
      let column = report.columns[0]
      return [.columnTotal(column: column.index, found: column.total, expected: column.sum)]
    case (0, 0, let whole?) where given.rows || given.columns:
      return [.grandTotal(found: whole.total, expected: whole.sum)]
    default: return []
    }
  }
}
