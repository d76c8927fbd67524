import KQLSyntax

/// Draws a table with borders, for people:
///
/// ```
/// ╭──────────┬─────╮
/// │ province │   n │
/// ├──────────┼─────┤
/// │ Kerman   │  12 │
/// ╰──────────┴─────╯
/// 1 row
/// ```
///
/// Numbers stand to the right. Control characters in the data are written out (`⟨U+001B⟩`), line
/// ends as `↵`. What does not fit is cut, marked with `…`, and counted below the table.
public struct BoxFormat: ResultFormat {
  /// `table`.
  public let name = "table"

  /// Creates a format.
  public init() {}

  /// Writes a table; for one without columns, the footer only.
  public func write(_ table: Table, options: FormatOptions, to sink: inout some ByteSink) {
    let layout = TableLayout(table, options: options, separator: 3, edges: 4)
    var output = OutputBuffer()
    if !layout.columns.isEmpty {
      rule(layout, "╭", "┬", "╮", &output)
      line(layout, options, &output) { $0.header }
      rule(layout, "├", "┼", "┤", &output)
      for row in 0..<layout.rowCount where !output.isClosed {
        line(layout, options, &output) { $0.cells[row] }
        output.drain(to: &sink)
      }
      rule(layout, "╰", "┴", "╯", &output)
    }
    let footer = layout.footer
    if !footer.isEmpty { output.append(footer + "\n") }
    output.flush(to: &sink)
  }

  /// Whether all columns of a table fit into the width that is set; cells may have to be cut.
  static func fits(_ table: Table, options: FormatOptions) -> Bool {
    guard options.maxWidth != nil else { return true }
    return TableLayout(table, options: options, separator: 3, edges: 4).hiddenColumns == 0
  }

  private func rule(
    _ layout: TableLayout, _ left: String, _ middle: String, _ right: String,
    _ output: inout OutputBuffer
  ) {
    for (index, column) in layout.columns.enumerated() {
      output.append(index == 0 ? left : middle)
      output.append(String(repeating: "─", count: column.width + 2))
    }
    output.append(right + "\n")
  }

  private func line(
    _ layout: TableLayout, _ options: FormatOptions, _ output: inout OutputBuffer,
    _ text: (TableLayout.ShownColumn) -> String
  ) {
    for (index, column) in layout.columns.enumerated() {
      output.append("│")
      if index == 0 { output.append(options.lineMark) }
      output.append(" ")
      output.appendPadded(text(column), column, options, isLast: false)
      output.append(" ")
    }
    output.append("│\n")
  }
}

/// Writes a table as columns of text, two spaces apart and without borders; nothing is cut unless
/// limits are set, and only then a footer says what.
public struct PlainFormat: ResultFormat {
  /// `plain`.
  public let name = "plain"

  /// Creates a format.
  public init() {}

  /// Writes a table.
  public func write(_ table: Table, options: FormatOptions, to sink: inout some ByteSink) {
    var options = options
    options.showsRowCount = false
    let layout = TableLayout(table, options: options, separator: 2, edges: 0)
    var output = OutputBuffer()
    if !layout.columns.isEmpty {
      line(layout, options, &output) { $0.header }
      for row in 0..<layout.rowCount where !output.isClosed {
        line(layout, options, &output) { $0.cells[row] }
        output.drain(to: &sink)
      }
    }
    let footer = layout.footer
    if !footer.isEmpty { output.append(footer + "\n") }
    output.flush(to: &sink)
  }

  private func line(
    _ layout: TableLayout, _ options: FormatOptions, _ output: inout OutputBuffer,
    _ text: (TableLayout.ShownColumn) -> String
  ) {
    for (index, column) in layout.columns.enumerated() {
      output.append(index == 0 ? options.lineMark : "  ")
      let isLast = index == layout.columns.count - 1
      output.appendPadded(text(column), column, options, isLast: isLast)
    }
    output.append("\n")
  }
}

extension OutputBuffer {
  /// Appends a cell, filled up with spaces to its column's width; a last cell gets none behind it.
  fileprivate mutating func appendPadded(
    _ text: String, _ column: TableLayout.ShownColumn, _ options: FormatOptions, isLast: Bool
  ) {
    let padding = String(repeating: " ", count: max(0, column.width - options.width(text)))
    if column.isRightAligned { append(padding) }
    append(text.isEmpty ? text : options.cell(text))
    if !column.isRightAligned && !isLast { append(padding) }
  }
}
