import PersianText

/// Columns that stand: `columnchart`.
enum TerminalColumns {
  /// The rows of the plot.
  static let rows = 12

  static func lines(
    _ data: inout ChartData, _ properties: ChartProperties, _ paint: TerminalPaint
  ) -> [String] {
    let isStacked = data.isStacked(properties)
    let width = isStacked ? 1 : data.series.count
    // About ten cells are the labels of the y axis.
    data.limitCategories(to: max(8, (paint.width - 10) / (width + 1)))
    let isLogarithmic = data.checkAxis(properties)
    let range = isStacked ? ChartStack.range(data.stacks(properties)) : data.range
    let plain = scale(range, properties, isLogarithmic: isLogarithmic)
    let axis = onCells(plain, properties).compact(columns: 9)
    let labelWidth = min(
      paint.width / 3, axis.ticks.map { DisplayWidth.columns(of: $0.label) }.max() ?? 1)
    let slot = min(16, (paint.width - labelWidth - 2) / max(1, data.categories.count))
    let labels = data.categories.map(DisplayWidth.columns).max() ?? 0
    guard slot > width, slot - 1 >= min(labels, 6) else {
      data.notes.append("the columns lie as bars, for their labels need the room")
      return TerminalBars.lines(&data, properties, paint)
    }
    var grid = TerminalGrid(columns: slot * data.categories.count, rows: rows)
    let base = axis.clamped(axis.baseline) * Double(rows)
    let thickness = max(1, (slot - 1) / width)
    let stacks = isStacked ? data.stacks(properties) : []
    for place in data.categories.indices {
      let start = place * slot + (slot - thickness * width) / 2
      for index in 0..<width {
        let parts =
          isStacked
          ? stacks[place].parts
          : data.series[index].values[place].map { [.init(series: index, from: 0, to: $0)] } ?? []
        for column in 0..<thickness {
          for part in parts {
            draw(part, axis, base, start + index * thickness + column, isStacked, &grid)
          }
        }
        // Series that stand beside each other are marked above their columns.
        if !isStacked, width > 1, let part = parts.first {
          let height = axis.clamped(max(part.to, axis.baseline)) * Double(rows)
          grid.set(
            TerminalPaint.marks[index % 8],
            column: start + index * thickness + (thickness - 1) / 2,
            row: max(0, rows - 1 - Int(height.rounded(.up))), series: index)
        }
      }
    }
    let yTitle = ChartText.label(properties.yTitle ?? data.yName)
    var result = yTitle.isEmpty ? [] : [paint.short(yTitle, columns: paint.width)]
    let texts = data.categories.enumerated().map { place, text in
      (place * slot + slot / 2, DisplayWidth.truncate(text, toColumns: slot - 1).text)
    }
    result += grid.lines(axis, labels: texts, labelWidth: labelWidth, paint)
    result.append(
      TerminalPaint.spaces(labelWidth + 2)
        + paint.label(
          ChartText.label(properties.xTitle ?? data.xName), columns: grid.columns,
          alignment: .center))
    if data.series.count > 1, properties.showsLegend ?? true {
      let signs = isStacked ? TerminalPaint.fills : TerminalPaint.marks
      result += paint.legend(data.series.map(\.name), signs: signs)
    }
    return result
  }

  private static func draw(
    _ part: ChartStack.Part, _ axis: AxisScale, _ base: Double, _ column: Int, _ isStacked: Bool,
    _ grid: inout TerminalGrid
  ) {
    let from = isStacked ? axis.clamped(part.from) * Double(rows) : base
    let to = axis.clamped(part.to) * Double(rows)
    if to >= from {
      grid.fill(column: column, from: from, to: to, series: part.series, isPlain: !isStacked)
    } else {
      grid.hang(column: column, from: from, to: to, series: part.series, isPlain: !isStacked)
    }
  }

  /// The y axis of columns and areas.
  static func scale(
    _ range: ClosedRange<Double>?, _ properties: ChartProperties, isLogarithmic: Bool
  ) -> AxisScale {
    if isLogarithmic {
      return AxisScale(
        logarithmic: range, count: 5, minimum: properties.yMinimum, maximum: properties.yMaximum)
    }
    return AxisScale(
      linear: range, count: 5, includesZero: true, minimum: properties.yMinimum,
      maximum: properties.yMaximum ?? (properties.stacking == .shares ? 100 : nil))
  }

  /// The axis moved a little so that 0 lies between two cells.
  static func onCells(_ axis: AxisScale, _ properties: ChartProperties) -> AxisScale {
    guard !axis.isLogarithmic, axis.low < 0, axis.high > 0 else { return axis }
    let below = max(1, min(rows - 1, Int((axis.position(0) * Double(rows)).rounded())))
    let unit = max(-axis.low / Double(below), axis.high / Double(rows - below))
    return AxisScale(
      low: -unit * Double(below), high: unit * Double(rows - below), ticks: axis.ticks)
  }
}
