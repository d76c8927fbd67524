import KQLSyntax

/// A table as people read it: the texts of the cells that are shown, cut to the width there is.
struct TableLayout {
  /// A column that is shown.
  struct ShownColumn {
    var header: String
    var cells: [String]
    /// Display columns.
    var width: Int
    var isRightAligned: Bool
    /// Whether it is better left out than narrowed: a number without its end is another number.
    var isRigid: Bool
  }

  /// The columns that are shown, in order.
  private(set) var columns: [ShownColumn] = []
  /// How many rows are shown; none where the work was cancelled.
  private(set) var rowCount: Int
  private let table: Table
  private let options: FormatOptions
  /// How many columns of the table did not fit.
  private(set) var hiddenColumns = 0
  /// How many cells, headers among them, end in `…`.
  private(set) var cutCells = 0

  /// No column of text is narrowed further than this.
  private static let minimumWidth = 8

  /// Lays a table out.
  ///
  /// - Parameters:
  ///   - table: The table.
  ///   - options: Limits and hooks.
  ///   - separator: How many display columns stand between two columns.
  ///   - edges: How many stand before the first and behind the last together.
  init(_ table: Table, options: FormatOptions, separator: Int, edges: Int) {
    self.table = table
    self.options = options
    rowCount = max(0, min(table.rowCount, options.maxRows ?? table.rowCount))
    let cellLimit = max(1, options.maxCellWidth ?? .max)
    for (schema, column) in zip(table.schema.columns, table.columns) {
      // Columns that cannot fit even at their narrowest need no texts.
      if let maximum = options.maxWidth, columns.count * (separator + 1) > maximum { break }
      let cells = CellTexts.make(column, rowCount: rowCount, options: options)
      let header = MessageText.neutral(schema.name)
      var width = options.width(header)
      for (row, cell) in cells.enumerated() {
        if options.isCancelled(atRow: row) { break }
        width = max(width, options.width(cell))
      }
      let isNumber = schema.type.isNumeric || schema.type == .timespan
      columns.append(
        ShownColumn(
          header: header, cells: cells, width: max(1, min(width, cellLimit)),
          isRightAligned: isNumber, isRigid: isNumber || schema.type == .datetime))
    }
    fit(separator: separator, edges: edges)
    hiddenColumns = table.columns.count - columns.count
    for index in columns.indices { cut(column: index) }
    if options.cancellation?.isCancelled == true {
      columns = []
      rowCount = 0
    }
  }

  /// What the footer says: rows, and everything that is not shown.
  var footer: String {
    ShownFooter(
      rows: table.rowCount, shownRows: rowCount, hiddenColumns: hiddenColumns, cutCells: cutCells
    ).text(showsRowCount: options.showsRowCount)
  }

  /// Narrows columns of text, widest first, and leaves columns out from the right, until a line is
  /// as short as it must be.
  private mutating func fit(separator: Int, edges: Int) {
    guard let maximum = options.maxWidth else { return }
    func room(_ count: Int) -> Int { maximum - edges - separator * max(0, count - 1) }
    while columns.count > 1 {
      let least = columns.reduce(0) { $0 + leastWidth($1) }
      if least <= room(columns.count) { break }
      columns.removeLast()
    }
    let total = columns.reduce(0) { $0 + $1.width }
    var excess = total - room(columns.count)
    while excess > 0 {
      // The widest that may shrink goes down to the next widest, or as far as needed.
      let flexible = columns.indices.filter { columns[$0].width > leastWidth(columns[$0]) }
      guard let widest = flexible.max(by: { columns[$0].width < columns[$1].width }) else { break }
      let width = columns[widest].width
      let peers = flexible.filter { columns[$0].width == width }
      let next = flexible.map { columns[$0].width }.filter { $0 < width }.max() ?? 0
      for index in peers where excess > 0 {
        let floor = max(next, leastWidth(columns[index]))
        let share = (excess + peers.count - 1) / peers.count
        let step = max(1, min(width - floor, share, excess))
        columns[index].width -= step
        excess -= step
      }
    }
    // A single column that is wider than the line is cut, numbers too.
    if columns.count == 1 { columns[0].width = max(1, min(columns[0].width, room(1))) }
  }

  private func leastWidth(_ column: ShownColumn) -> Int {
    column.isRigid ? column.width : min(column.width, TableLayout.minimumWidth)
  }

  private mutating func cut(column index: Int) {
    var column = columns[index]
    columns[index].cells = []
    column.header = cut(column.header, to: column.width)
    for row in column.cells.indices {
      if options.isCancelled(atRow: row) { break }
      column.cells[row] = cut(column.cells[row], to: column.width)
    }
    columns[index] = column
  }

  /// Cuts a text so that what is left with its `…` is at most `limit` wide, and counts it.
  private mutating func cut(_ text: String, to limit: Int) -> String {
    guard options.width(text) > limit else { return text }
    cutCells += 1
    return TableLayout.cut(text, to: limit, width: options.width)
  }

  /// Cuts a text that is wider than `limit` between characters, and ends it with `…`.
  static func cut(_ text: String, to limit: Int, width measure: (String) -> Int) -> String {
    var kept = ""
    var width = 1
    for character in text {
      width += measure(String(character))
      if width > limit { break }
      kept.append(character)
    }
    // Single characters may join to something wider than their sum.
    while !kept.isEmpty && measure(kept + "…") > limit { kept.removeLast() }
    return kept + "…"
  }
}
