import KQLEngine
import KQLSyntax
import RegionalScience

/// Regions × sectors of rows in long form: a row a pair, a pair once.
struct ActivityTable {
  let regions: [String]
  let sectors: [String]
  /// The cell of each row of the input: region and sector.
  let cells: [(region: Int, sector: Int)]
  let regionColumn: Int
  let sectorColumn: Int
  private(set) var notes: [String] = []

  /// What the two parameters are called.
  struct Names {
    var row = "region"
    var column = "sector"
  }

  /// Reads two columns of a call.
  init(_ call: AnalysisCall, _ names: Names = Names()) throws(Diagnostic) {
    regionColumn = try call.column(names.row)
    sectorColumn = try call.column(names.column)
    let rowLabels = try call.labels(regionColumn, unique: false)
    let columnLabels = try call.labels(sectorColumn, unique: false)
    var (regionIndex, sectorIndex): ([String: Int], [String: Int]) = ([:], [:])
    var (regions, sectors): ([String], [String]) = ([], [])
    var cells: [(region: Int, sector: Int)] = []
    for (region, sector) in zip(rowLabels, columnLabels) {
      try call.check(atRow: cells.count)
      let row = regionIndex[region] ?? regions.count
      if row == regions.count {
        regionIndex[region] = row
        regions.append(region)
      }
      let column = sectorIndex[sector] ?? sectors.count
      if column == sectors.count {
        sectorIndex[sector] = column
        sectors.append(sector)
      }
      cells.append((row, column))
    }
    guard regions.count <= AnalysisCall.mostCells / max(1, sectors.count) else {
      throw Diagnostic(
        code: "regional.limit",
        message: "\(call.name)(): \(regions.count) regions × \(sectors.count) sectors, expected at "
          + "most \(AnalysisCall.mostCells) cells", span: call.arguments.span)
    }
    var first: [Int: Int] = [:]
    for (row, cell) in cells.enumerated() {
      try call.check(atRow: row)
      if let earlier = first.updateValue(row, forKey: cell.region * sectors.count + cell.sector) {
        throw Diagnostic(
          code: "samat.analysis.duplicate",
          message:
            "\(call.name)(): rows \(earlier + 1) and \(row + 1) both are '\(rowLabels[row])', "
            + "'\(columnLabels[row])'", span: call.span(of: sectorColumn),
          help: "add them up first: | summarize sum(...) by \(call.title(regionColumn)), "
            + call.title(sectorColumn))
      }
    }
    (self.regions, self.sectors, self.cells) = (regions, sectors, cells)
    let missing = regions.count * sectors.count - cells.count
    if missing > 0 {
      notes.append(
        "\(missing) of \(regions.count * sectors.count) pairs have no row and count as 0")
    }
  }

  /// A matrix of a column's numbers; pairs without a row are 0, negative ones an error.
  func matrix(_ call: AnalysisCall, _ column: Int) throws(Diagnostic) -> Matrix {
    let numbers = try call.numbers(column, id: regionColumn)
    var values = [Double](repeating: 0, count: regions.count * sectors.count)
    for (row, cell) in cells.enumerated() {
      try call.check(atRow: row)
      guard numbers[row] >= 0 else {
        throw Diagnostic(
          code: "regional.negative",
          message: "\(call.name)(): row \(row + 1) ('\(regions[cell.region])', "
            + "'\(sectors[cell.sector])') has \(ValueText.string(.real(numbers[row]))) in column "
            + "'\(call.title(column))', expected 0 or more", span: call.span(of: column),
          help: "| where \(call.title(column)) >= 0, or mend the row")
      }
      values[cell.region * sectors.count + cell.sector] = numbers[row]
    }
    return try call.run(rows: regions, columns: sectors) { () throws(RegionalScienceError) in
      try Matrix(rows: regions.count, columns: sectors.count, values: values)
    }
  }

  /// The cell of each region, as the input has it.
  func regionValues(_ call: AnalysisCall) -> [Value] {
    var values = [Value](repeating: .null, count: regions.count)
    for (row, cell) in cells.enumerated() {
      values[cell.region] = call.input.columns[regionColumn][row]
    }
    return values
  }

  /// The cell of each sector, as the input has it.
  func sectorValues(_ call: AnalysisCall) -> [Value] {
    var values = [Value](repeating: .null, count: sectors.count)
    for (row, cell) in cells.enumerated() {
      values[cell.sector] = call.input.columns[sectorColumn][row]
    }
    return values
  }

  /// Names the regions and sectors that have nothing.
  func emptyNotes(_ matrix: Matrix) -> [String] {
    var notes: [String] = []
    let totals = matrix.rowSums
    let rows = totals.indices.filter { totals[$0] == 0 }
    if !rows.isEmpty {
      notes.append("nothing in regions \(AnalysisCall.list(rows.map { regions[$0] })): undefined")
    }
    let sums = matrix.columnSums
    let columns = sums.indices.filter { sums[$0] == 0 }
    if !columns.isEmpty {
      notes.append(
        "nothing in sectors \(AnalysisCall.list(columns.map { sectors[$0] })): undefined")
    }
    return notes
  }
}
