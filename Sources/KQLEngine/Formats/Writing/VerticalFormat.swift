import KQLSyntax

/// Writes each row as a block, a line for each column; for rows that are wider than the screen:
///
/// ```
/// ─[ row 1 ]──────
/// province │ Kerman
/// n        │ 12
/// ```
///
/// Control characters are written out. Where a width is set, what does not fit is cut, marked with
/// `…`, and counted below.
public struct VerticalFormat: ResultFormat {
  /// `vertical`.
  public let name = "vertical"

  /// No cell is narrowed further than this, whatever the width.
  private static let minimumWidth = 8
  /// How long the line above a row is at most.
  private static let longestRule = 60

  /// Creates a format.
  public init() {}

  /// Writes a table; the footer only for one without rows or columns.
  public func write(_ table: Table, options: FormatOptions, to sink: inout some ByteSink) {
    var output = OutputBuffer()
    let shown = max(0, min(table.rowCount, options.maxRows ?? table.rowCount))
    let texts = table.columns.map { CellTexts($0, options: options) }
    var footer = ShownFooter(rows: table.rowCount, shownRows: shown)
    // The names may take half of the line.
    let room = options.maxWidth.map { max(VerticalFormat.minimumWidth, ($0 - 3) / 2) } ?? .max
    let names = table.schema.names.map { fit(MessageText.neutral($0), room, options, &footer) }
    let nameWidth = names.map(options.width).max() ?? 0
    let limit = min(
      options.maxWidth.map { max(VerticalFormat.minimumWidth, $0 - nameWidth - 3) } ?? .max,
      max(1, options.maxCellWidth ?? .max))
    let ruleWidth = min(options.maxWidth ?? VerticalFormat.longestRule, VerticalFormat.longestRule)
    for row in 0..<shown where !output.isClosed && !names.isEmpty {
      let title = "─[ row \(row + 1) ]"
      output.append(options.lineMark + title)
      output.append(String(repeating: "─", count: max(0, ruleWidth - title.unicodeScalars.count)))
      output.append("\n")
      for (name, cells) in zip(names, texts) {
        output.append(options.lineMark + options.cell(name))
        output.append(String(repeating: " ", count: max(0, nameWidth - options.width(name))))
        let text = fit(cells.text(at: row), limit, options, &footer)
        output.append(text.isEmpty ? " │" : " │ " + options.cell(text))
        output.append("\n")
      }
      output.drain(to: &sink)
    }
    let line = footer.text(showsRowCount: options.showsRowCount)
    if !line.isEmpty { output.append(line + "\n") }
    output.flush(to: &sink)
  }

  private func fit(
    _ text: String, _ limit: Int, _ options: FormatOptions, _ footer: inout ShownFooter
  ) -> String {
    guard options.width(text) > limit else { return text }
    footer.cutCells += 1
    return TableLayout.cut(text, to: limit, width: options.width)
  }
}

/// Draws a box where all columns fit into the width, and blocks of lines where they do not.
public struct FoldingFormat: ResultFormat {
  /// `auto`.
  public let name = "auto"

  /// Creates a format.
  public init() {}

  /// Writes a table as ``BoxFormat`` or ``VerticalFormat`` does.
  public func write(_ table: Table, options: FormatOptions, to sink: inout some ByteSink) {
    if BoxFormat.fits(table, options: options) {
      BoxFormat().write(table, options: options, to: &sink)
    } else {
      VerticalFormat().write(table, options: options, to: &sink)
    }
  }
}
