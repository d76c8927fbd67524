import PersianText

/// Bars from left to right, one a line: `barchart`, `piechart`, and columns that have no room.
enum TerminalBars {
  /// How many categories there may be at most.
  static let maximumCategories = 40

  private static let eighths = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"]

  /// A bar and what stands before it.
  private struct Line {
    var label: String
    var texts: [String]
    var mark: Int?
    var stack: [ChartStack.Part]
  }

  static func lines(
    _ data: inout ChartData, _ properties: ChartProperties, _ paint: TerminalPaint
  ) -> [String] {
    let isPie = properties.kind == .piechart
    if isPie { data.keepShares() }
    guard !data.categories.isEmpty else {
      return paint.wrapped("nothing to draw: no value is left")
    }
    data.limitCategories(to: maximumCategories)
    data.cutOthers(properties)
    let isLogarithmic = data.checkAxis(properties)
    let isStacked = data.isStacked(properties)
    // A narrow terminal has no room for long numbers and bars both.
    let write = paint.width < 50 ? ChartText.compact : ChartText.value
    let lines = isStacked ? stacked(data, properties, write) : single(data, isPie: isPie, write)
    let measured = data.cutCategory == nil ? lines[...] : lines.dropLast()
    let range: ClosedRange<Double> = measured.reduce(into: 0...0) { range, line in
      for part in line.stack {
        range = min(range.lowerBound, part.to)...max(range.upperBound, part.to)
      }
    }
    // Fields before the bars: label, mark of the series, texts.
    let hasMarks = lines.contains { $0.mark != nil }
    let textCount = lines.map(\.texts.count).max() ?? 0
    var textWidths = (0..<textCount).map { field in
      lines.map { DisplayWidth.columns(of: $0.texts[field]) }.max() ?? 0
    }
    let xTitle = ChartText.label(properties.xTitle ?? data.xName)
    let yTitle = ChartText.label(properties.yTitle ?? data.yName)
    // A title may make its field wider, but not take the bars' room.
    let titleRoom = max(12, paint.width / 6)
    if !textWidths.isEmpty {
      textWidths[0] = max(textWidths[0], min(titleRoom, DisplayWidth.columns(of: yTitle)))
    }
    let fixed = textWidths.reduce(0) { $0 + $1 + 1 } + (hasMarks ? 2 : 0) + 2
    let labels = lines.map { DisplayWidth.columns(of: $0.label) }.max() ?? 0
    let wanted = max(labels, min(titleRoom, DisplayWidth.columns(of: xTitle)))
    let labelWidth = max(3, min(wanted, max(paint.width * 2 / 5, 8), paint.width - fixed - 5))
    let room = max(1, paint.width - labelWidth - fixed)
    let axis = bars(range, data, properties, isLogarithmic: isLogarithmic)
    let frame = Frame(axis, room: room)

    var result: [String] = []
    var header = paint.label(xTitle, columns: labelWidth) + (hasMarks ? "  " : "")
    if let width = textWidths.first {
      header += " " + paint.label(yTitle, columns: width, alignment: .right)
    }
    result.append(header)
    for (position, line) in lines.enumerated() {
      var text = paint.label(line.label, columns: labelWidth)
      if hasMarks {
        text += " " + (line.mark.map { paint.colored(TerminalPaint.marks[$0 % 8], $0) } ?? " ")
      }
      for (field, width) in zip(line.texts, textWidths) {
        text += " " + paint.label(field, columns: width, alignment: .right)
      }
      text += frame.zero > 0 ? "  " : " ┤"
      result.append(
        text
          + bar(line.stack, frame, isPlain: !isStacked, isCut: position == data.cutCategory, paint))
    }
    if data.series.count > 1, properties.showsLegend ?? true {
      let signs = isStacked ? TerminalPaint.fills : TerminalPaint.marks
      result += paint.legend(data.series.map(\.name), signs: signs)
    }
    return result
  }

  // MARK: - What the lines say

  private static func single(
    _ data: ChartData, isPie: Bool, _ write: (Double) -> String
  ) -> [Line] {
    let values = data.series.flatMap(\.values).compactMap { $0 }
    let greatest = values.map(abs).max() ?? 0
    let total = values.reduce(0.0) { $0 + (greatest > 0 ? abs($1) / greatest : 0) }
    var lines: [Line] = []
    for (place, category) in data.categories.enumerated() {
      for (index, series) in data.series.enumerated() {
        let value = series.values[place]
        var texts = [value.map(write) ?? "–"]
        if isPie {
          texts.append(
            value.map { ChartText.share(total > 0 ? $0 / greatest / total : 0) } ?? "")
        }
        lines.append(
          Line(
            label: index == 0 ? category : "", texts: texts,
            mark: data.series.count > 1 ? index : nil,
            stack: value.map { [.init(series: index, from: 0, to: $0)] } ?? []))
      }
    }
    return lines
  }

  private static func stacked(
    _ data: ChartData, _ properties: ChartProperties, _ write: (Double) -> String
  ) -> [Line] {
    zip(data.categories, data.stacks(properties)).enumerated().map { place, pair in
      let values = data.series.compactMap { $0.values[place] }
      let total = values.reduce(0, ChartData.sum)
      let text = values.isEmpty ? "–" : write(total)
      return Line(label: pair.0, texts: [text], mark: nil, stack: pair.1.parts)
    }
  }

  // MARK: - Bars

  /// The axis without room behind the longest bar: it has no ticks.
  private static func bars(
    _ range: ClosedRange<Double>, _ data: ChartData, _ properties: ChartProperties,
    isLogarithmic: Bool
  ) -> AxisScale {
    if isLogarithmic {
      return AxisScale(
        logarithmic: data.range, count: 5, minimum: properties.yMinimum,
        maximum: properties.yMaximum)
    }
    var high = properties.yMaximum ?? (properties.stacking == .shares ? 100 : range.upperBound)
    if range.lowerBound == 0, high == 0 { high = 1 }
    return AxisScale(low: properties.yMinimum ?? range.lowerBound, high: high, ticks: [])
  }

  /// Where bars lie among the cells of a line.
  private struct Frame {
    /// The cells to the left of the axis; 0 where no bar goes there.
    let zero: Int
    /// The cells to the right of it.
    let right: Int
    /// How many cells the whole axis would take.
    let unit: Double
    private let axis: AxisScale
    private let base: Double

    init(_ axis: AxisScale, room: Int) {
      self.axis = axis
      base = axis.clamped(axis.baseline)
      guard base > 0 else {
        (zero, right, unit) = (0, room, Double(room))
        return
      }
      // The line of the axis takes a cell itself. Both sides have one unit.
      let cells = max(2, room - 1)
      let left = base >= 1 ? cells : min(cells - 1, max(1, Int((base * Double(cells)).rounded())))
      let units = [Double(left) / base] + (base < 1 ? [Double(cells - left) / (1 - base)] : [])
      (zero, right, unit) = (left, cells - left, units.min() ?? 0)
    }

    /// How far from the axis a value lies, in cells.
    func distance(_ value: Double) -> Double {
      let place = abs(axis.clamped(value) - base) * unit
      return min(place, Double(value < 0 && zero > 0 ? zero : right))
    }
  }

  private static func bar(
    _ parts: [ChartStack.Part], _ frame: Frame, isPlain: Bool, isCut: Bool, _ paint: TerminalPaint
  ) -> String {
    var text = ""
    if frame.zero > 0 {
      // There are no blocks that are filled from the right by eighths: half cells are the finest.
      var cells = [String](repeating: " ", count: frame.zero)
      for part in parts where part.to < 0 {
        let outer = frame.distance(part.to)
        let halves = max(1, Int((outer * 2).rounded()))
        let fill = isPlain ? "█" : TerminalPaint.fills[part.series % 8]
        let first = Int(frame.distance(part.from).rounded())
        let end = isPlain ? halves / 2 : Int(outer.rounded())
        for cell in first..<max(first, end) {
          cells[frame.zero - 1 - cell] = paint.colored(fill, part.series)
        }
        if isPlain, halves % 2 == 1, end < frame.zero {
          cells[frame.zero - 1 - end] = paint.colored("▐", part.series)
        }
      }
      text += cells.joined() + "│"
    }
    for part in parts where part.to >= 0 {
      let to = frame.distance(part.to)
      if isPlain {
        let steps = Int((to * 8).rounded())
        var bar = String(repeating: "█", count: steps / 8) + eighths[steps % 8]
        // A value that is there is seen.
        if steps == 0, part.to > part.from { bar = eighths[1] }
        if isCut { bar = bar.dropLast() + "▶" }
        text += paint.colored(bar, part.series)
      } else {
        let count = Int(to.rounded()) - Int(frame.distance(part.from).rounded())
        let fill = TerminalPaint.fills[part.series % 8]
        text += paint.colored(String(repeating: fill, count: max(0, count)), part.series)
      }
    }
    return text
  }
}
