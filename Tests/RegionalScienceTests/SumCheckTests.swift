import RegionalScience
import Testing

@Suite struct SumCheckTests {
  /// Private workshops of 1394 with 10-49, 50-99 and 100 and more workers in 31 provinces, as
  /// printed; Alborz is row 4, Yazd row 30.
  static let workshops: [[Double]] = [
    [496, 114, 124], [196, 31, 30], [104, 16, 12], [972, 246, 271], [297, 139, 272], [23, 4, 2],
    [50, 19, 13], [1094, 328, 418], [142, 11, 18], [63, 7, 12], [533, 143, 177], [45, 7, 9],
    [177, 45, 70], [117, 36, 60], [487, 57, 38], [100, 11, 8], [353, 60, 77], [378, 112, 158],
    [276, 61, 55], [95, 9, 10], [494, 69, 58], [135, 23, 24], [17, 4, 5], [233, 35, 32],
    [330, 63, 80], [102, 13, 14], [374, 90, 95], [297, 119, 129], [74, 8, 18], [211, 28, 28],
    [209, 66, 121],
  ]
  /// The printed totals of the provinces.
  static let totals: [Double] = [
    734, 257, 132, 1489, 608, 29, 82, 1841, 171, 82, 853, 61, 292, 213, 582, 119, 490, 648, 392,
    114, 621, 182, 26, 300, 473, 129, 559, 545, 100, 267, 396,
  ]
  /// Public workshops: smaller ones, and those with 100 and more workers.
  static let publicWorkshops: [[Double]] = [
    [20, 9], [6, 6], [7, 1], [8, 8], [9, 6], [1, 0], [0, 0], [15, 30], [3, 2], [4, 1], [9, 12],
    [1, 0], [11, 12], [7, 2], [6, 0], [2, 1], [3, 4], [10, 10], [5, 3], [6, 0], [11, 1], [9, 1],
    [3, 2], [7, 3], [9, 2], [2, 2], [11, 5], [7, 6], [2, 4], [5, 2], [5, 0],
  ]

  @Test func findsTheMisprintOfTheWorkshops() throws {
    let table = try Matrix(rows: Self.workshops)
    // The national column of large workshops is printed as 2,338.
    let sums = table.columnSums
    let report = try SumCheck.check(
      table, rowTotals: Self.totals, columnTotals: [sums[0], sums[1], 2338])
    // Tehran's printed total is one more than its parts as well, while the columns agree.
    #expect(report.rows.map(\.index) == [4, 7] && report.columns.map(\.index) == [2])
    #expect(report.rows[0].difference == 100 && report.columns[0].sum == 2438)
    #expect(
      report.corrections == [
        .cell(row: 4, column: 2, found: 272, expected: 172),
        .rowTotal(row: 7, found: 1841, expected: 1840),
      ])
  }

  @Test func theMisprintChangesWhoLeads() throws {
    let leader = { (alborz: Double) in
      var rows = zip(Self.workshops, Self.publicWorkshops).map {
        [$0[0] + $0[1] + $1[0], $0[2] + $1[1]]
      }
      rows[4][1] += alborz - 272
      let quotients = try LocationQuotient.values(Matrix(rows: rows))
      let large = (0..<31).map { quotients[$0, 1] ?? 0 }
      let ranks = try Ranks.average(large)
      return (ranks.firstIndex(of: 1), ranks.firstIndex(of: 2), large)
    }
    let right = try leader(172)
    #expect(right.0 == 30 && right.1 == 4)
    expectClose(right.2[30], 1.601, tolerance: 1e-3)
    expectClose(right.2[4], 1.516, tolerance: 1e-3)
    #expect(try leader(272).0 == 4)
  }

  @Test func namesTheTotalThatIsWrong() throws {
    let table = try Matrix(rows: [[1, 2], [3, 4]])
    #expect(
      try SumCheck.check(
        table, rowTotals: [3, 7], columnTotals: [4, 6], grandTotal: 10
      ).isConsistent)
    #expect(
      try SumCheck.check(table, rowTotals: [3, 8], columnTotals: [4, 6]).corrections
        == [.rowTotal(row: 1, found: 8, expected: 7)])
    #expect(
      try SumCheck.check(table, rowTotals: [3, 7], columnTotals: [5, 6]).corrections
        == [.columnTotal(column: 0, found: 5, expected: 4)])
    #expect(
      try SumCheck.check(table, rowTotals: [3, 7], grandTotal: 11).corrections
        == [.grandTotal(found: 11, expected: 10)])
    // Rows alone do not tell which cell it is, nor whether it is the total.
    let rowsOnly = try SumCheck.check(table, rowTotals: [3, 8])
    #expect(rowsOnly.corrections.isEmpty && !rowsOnly.isConsistent)
  }

  @Test func twoMistakesAndAmbiguousOnes() throws {
    let table = try Matrix(rows: [[1, 2, 3], [4, 5, 6], [7, 8, 9]])
    // Rows off by -10 and 2, the column by -8: two mistakes in one column are not told apart.
    let entangled = try SumCheck.check(
      table, rowTotals: [16, 15, 22], columnTotals: [12, 15, 26])
    #expect(entangled.corrections.isEmpty && entangled.rows.count == 2)
    let two = try SumCheck.check(table, rowTotals: [16, 15, 26], columnTotals: [14, 15, 28])
    #expect(
      two.corrections == [
        .cell(row: 0, column: 2, found: 3, expected: 13),
        .cell(row: 2, column: 0, found: 7, expected: 9),
      ])
    // The same amount twice: four cells would do.
    let same = try SumCheck.check(table, rowTotals: [7, 16, 24], columnTotals: [13, 16, 18])
    #expect(same.corrections.isEmpty && same.rows.count == 2)
    // No cell may become negative where none is.
    let negative = try SumCheck.check(table, rowTotals: [1, 15, 24], columnTotals: [7, 15, 18])
    #expect(negative.corrections.isEmpty)
  }

  @Test func roundingAndBadInput() throws {
    let table = try Matrix(rows: [[0.1, 0.2]])
    #expect(try SumCheck.check(table, rowTotals: [0.3]).isConsistent)
    #expect(try SumCheck.check(table, rowTotals: [0.8], tolerance: 0.5).isConsistent)
    #expect(try SumCheck.check(Matrix(rows: []), grandTotal: 0).isConsistent)
    expectError(.shape) { _ = try SumCheck.check(table, rowTotals: [1, 2]) }
    expectError(.notFinite) { _ = try SumCheck.check(table, columnTotals: [.nan, 1]) }
    expectError(.parameter) { _ = try SumCheck.check(table, tolerance: -1) }
  }
}
