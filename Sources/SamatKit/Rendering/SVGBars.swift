import PersianText

/// Bars from left to right: `barchart` and `piechart`.
enum SVGBars {
  static let maximumCategories = 40

  static func draw(
    _ data: inout ChartData, _ properties: ChartProperties, on page: inout SVGPage
  ) {
    let isPie = properties.kind == .piechart
    if isPie { data.keepShares() }
    guard !data.categories.isEmpty else {
      page.message("nothing to draw: no value is left")
      return
    }
    data.limitCategories(to: maximumCategories)
    data.cutOthers(properties)
    let isLogarithmic = data.checkAxis(properties)
    let isStacked = data.isStacked(properties)
    let stacks = isStacked ? data.stacks(properties) : []
    let range = isStacked ? ChartStack.range(stacks) : data.drawnRange
    let axis = TerminalColumns.scale(range, properties, isLogarithmic: isLogarithmic)
    let series = isStacked ? 1 : data.series.count
    let thickness = series > 1 ? 13.0 : 18
    let slot = thickness * Double(series) + 8
    let longest = data.categories.map { DisplayWidth.columns(of: $0) }.max() ?? 0
    let yTitle = ChartText.label(properties.xTitle ?? data.xName)
    let left = SVGPage.margin + 18 + min(30, Double(longest)) * 12 * 0.58
    // One place with a part for each category: their shares of the whole.
    let shares =
      isPie ? ChartData.shares(data.series[0].values.map { [$0 ?? 0] }).map { $0[0] } : []
    // Room for the values behind the bars.
    let frame = SVGFrame(
      left: left, top: page.y + 8, width: page.width - left - (isPie ? 150 : 96),
      height: slot * Double(data.categories.count))
    frame.drawHorizontal(
      axis, title: ChartText.label(properties.yTitle ?? data.yName), hasGrid: true, on: &page)
    page.canvas.text(
      SVGPage.margin - 4, frame.top + frame.height / 2, yTitle,
      .init(anchor: .middle, color: "#555555", rotation: 90, columns: Int(frame.height / 7)))
    let zero = frame.x(axis, axis.baseline)
    for (place, category) in data.categories.enumerated() {
      let top = frame.top + slot * Double(place) + 4
      page.canvas.text(
        left - 8, top + (slot - 8) / 2 + 4, category, .init(anchor: .right, columns: 30))
      if isStacked {
        let total = data.series.compactMap { $0.values[place] }.reduce(0, ChartData.sum)
        for part in stacks[place].parts {
          let (a, b) = (frame.x(axis, part.from), frame.x(axis, part.to))
          let value = data.series[part.series].values[place].map(ChartText.value) ?? ""
          page.canvas.rectangle(
            min(a, b), top, abs(b - a), thickness, fill: SVGCanvas.fill(part.series),
            tooltip: "\(category), \(data.series[part.series].name): \(value)", kind: "bar")
        }
        let end = frame.x(axis, stacks[place].top)
        page.canvas.text(
          end + 5, top + thickness / 2 + 4, ChartText.value(total),
          .init(size: 11, hasHalo: true))
        continue
      }
      for index in data.series.indices {
        guard let value = data.series[index].values[place] else { continue }
        let end = frame.x(axis, value)
        let y = top + thickness * Double(index)
        var text = ChartText.value(value)
        page.canvas.rectangle(
          min(zero, end), y, abs(end - zero), thickness - (series > 1 ? 1 : 0),
          fill: SVGCanvas.fill(index),
          tooltip: series > 1
            ? "\(category), \(data.series[index].name): \(text)" : "\(category): \(text)",
          kind: "bar")
        if place == data.cutCategory { text += " →" }
        if isPie { text += " · " + ChartText.share(shares[place]) }
        page.canvas.text(
          max(zero, end) + 5, y + thickness / 2 + 4, text, .init(size: 11, hasHalo: true))
      }
    }
    page.canvas.line(
      zero, frame.top, zero, frame.top + frame.height, color: "#666666", kind: "axis")
    if data.series.count > 1, properties.showsLegend ?? true { page.fills(data.series.map(\.name)) }
  }
}

extension SVGPage {
  /// Adds a legend of fills.
  mutating func fills(_ names: [String]) {
    legend(names) { canvas, x, y, index in
      canvas.rectangle(x, y - 7, 14, 14, fill: SVGCanvas.fill(index), kind: "key")
    }
  }
}
