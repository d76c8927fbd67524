import PersianText

/// The cells of a plot with its axes: each cell is a character and the series that colours it.
struct TerminalGrid {
  /// The columns of the plot itself.
  let columns: Int
  /// The rows of the plot itself.
  let rows: Int
  private var cells: [String]
  private var owners: [Int]

  private static let eighths = [" ", "▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"]

  /// Creates an empty plot.
  init(columns: Int, rows: Int) {
    self.columns = max(1, columns)
    self.rows = max(1, rows)
    cells = [String](repeating: " ", count: self.columns * self.rows)
    owners = [Int](repeating: -1, count: self.columns * self.rows)
  }

  /// Puts a character into a cell; row 0 is the top. Cells outside are left alone.
  mutating func set(_ text: String, column: Int, row: Int, series: Int) {
    guard (0..<columns).contains(column), (0..<rows).contains(row) else { return }
    cells[row * columns + column] = text
    owners[row * columns + column] = series
  }

  /// Whether nothing has been put into a cell.
  func isEmpty(column: Int, row: Int) -> Bool {
    guard (0..<columns).contains(column), (0..<rows).contains(row) else { return false }
    return cells[row * columns + column] == " "
  }

  /// Fills a column between two heights.
  ///
  /// - Parameters:
  ///   - column: The column.
  ///   - low: The lower height, in rows from the bottom.
  ///   - high: The upper one.
  ///   - series: Whose part it is.
  ///   - isPlain: Whether it is a bar of its own, whose end is drawn by eighths of a cell.
  mutating func fill(column: Int, from low: Double, to high: Double, series: Int, isPlain: Bool) {
    let limit = Double(rows)
    let low = min(max(low, 0), limit)
    let high = min(max(high, 0), limit)
    let first = Int(low.rounded())
    if isPlain {
      let steps = Int((high * 8).rounded())
      let full = steps / 8
      for height in first..<max(first, full) {
        set("█", column: column, row: rows - 1 - height, series: series)
      }
      if steps % 8 > 0, full >= first {
        set(
          TerminalGrid.eighths[steps % 8], column: column, row: rows - 1 - full, series: series)
      } else if full == first, high > low {
        set(TerminalGrid.eighths[1], column: column, row: rows - 1 - full, series: series)
      }
    } else {
      let last = Int(high.rounded())
      for height in first..<max(first, last) {
        set(
          TerminalPaint.fills[series % 8], column: column, row: rows - 1 - height, series: series)
      }
    }
  }

  /// Hangs a column down from a height.
  mutating func hang(column: Int, from high: Double, to low: Double, series: Int, isPlain: Bool) {
    let limit = Double(rows)
    let first = Int(min(max(high, 0), limit).rounded())
    let halves = Int((min(max(low, 0), limit) * 2).rounded())
    // There are no blocks that hang by eighths: half cells are the finest.
    let last = isPlain ? (halves + 1) / 2 : Int(min(max(low, 0), limit).rounded())
    let fill = isPlain ? "█" : TerminalPaint.fills[series % 8]
    for height in min(last, first)..<first {
      set(fill, column: column, row: rows - 1 - height, series: series)
    }
    if isPlain, halves % 2 == 1 || last == first, last > 0 {
      set("▀", column: column, row: rows - last, series: series)
    }
  }

  /// The lines of the plot with its axes.
  ///
  /// - Parameters:
  ///   - axis: The scale of the y axis.
  ///   - labels: The labels below, by the middle of their columns.
  ///   - labelWidth: The columns for the labels at the left.
  ///   - paint: Colours and marks.
  /// - Returns: A line a row, then the axis below and its labels.
  func lines(
    _ axis: AxisScale, labels: [(column: Int, text: String)], labelWidth: Int,
    _ paint: TerminalPaint
  ) -> [String] {
    var ticks: [Int: String] = [:]
    for tick in axis.ticks {
      let height = axis.position(tick.value) * Double(rows)
      guard height.isFinite, height > -0.5, height < Double(rows) + 0.5 else { continue }
      // A label stands in the row that a column of this value fills last; 0 beside the axis itself.
      let row = min(rows, max(0, rows - Int(height.rounded())))
      if ticks[row] == nil { ticks[row] = tick.label }
    }
    var lines: [String] = []
    for row in 0..<rows {
      var line = paint.label(ticks[row] ?? "", columns: labelWidth, alignment: .right)
      line += ticks[row] == nil ? " │" : " ┤"
      var column = 0
      while column < columns {
        let owner = owners[row * columns + column]
        var run = ""
        while column < columns, owners[row * columns + column] == owner {
          run += cells[row * columns + column]
          column += 1
        }
        line += paint.colored(run, owner)
      }
      lines.append(line)
    }
    var rule = [String](repeating: "─", count: columns)
    for label in labels where rule.indices.contains(label.column) { rule[label.column] = "┬" }
    lines.append(
      paint.label(ticks[rows] ?? "", columns: labelWidth, alignment: .right) + " └" + rule.joined())
    lines.append(TerminalPaint.spaces(labelWidth + 2) + below(labels, paint))
    return lines
  }

  /// Labels beside each other, each about its column; those without room are left out.
  private func below(_ labels: [(column: Int, text: String)], _ paint: TerminalPaint) -> String {
    var line = ""
    var used = 0
    for label in labels {
      let width = DisplayWidth.columns(of: label.text)
      let start = min(max(0, label.column - width / 2), max(0, columns - width))
      guard start > used || used == 0, start + width <= columns else { continue }
      line += TerminalPaint.spaces(start - used) + paint.short(label.text, columns: width)
      used = start + width
    }
    return line
  }
}
