/// Columns that stand: `columnchart`.
enum SVGColumns {
  static func draw(
    _ data: inout ChartData, _ properties: ChartProperties, on page: inout SVGPage
  ) {
    let isStacked = data.isStacked(properties)
    let series = isStacked ? 1 : data.series.count
    data.limitCategories(to: max(10, 40 / series))
    data.cutOthers(properties)
    let isLogarithmic = data.checkAxis(properties)
    let stacks = isStacked ? data.stacks(properties) : []
    let range = isStacked ? ChartStack.range(stacks) : data.drawnRange
    let axis = TerminalColumns.scale(range, properties, isLogarithmic: isLogarithmic)
    let title = ChartText.label(properties.yTitle ?? data.yName)
    let frame = SVGFrame.plot(axis, title: title, on: page)
    frame.drawVertical(axis, title: title, on: &page)
    let slot = frame.width / Double(data.categories.count)
    let thickness = min(60, slot * 0.8 / Double(series))
    let zero = frame.y(axis, axis.baseline)
    for (place, category) in data.categories.enumerated() {
      let start = frame.left + slot * (Double(place) + 0.5) - thickness * Double(series) / 2
      if isStacked {
        for part in stacks[place].parts {
          let (a, b) = (frame.y(axis, part.from), frame.y(axis, part.to))
          let value = data.series[part.series].values[place].map(ChartText.value) ?? ""
          page.canvas.rectangle(
            start, min(a, b), thickness, abs(b - a), fill: SVGCanvas.fill(part.series),
            tooltip: "\(category), \(data.series[part.series].name): \(value)", kind: "bar")
        }
        continue
      }
      for index in data.series.indices {
        guard let value = data.series[index].values[place] else { continue }
        let end = frame.y(axis, value)
        let text = (place == data.cutCategory ? "↑ " : "") + ChartText.value(value)
        page.canvas.rectangle(
          start + thickness * Double(index), min(zero, end), thickness * (series > 1 ? 0.94 : 1),
          abs(end - zero), fill: SVGCanvas.fill(index),
          tooltip: series > 1
            ? "\(category), \(data.series[index].name): \(text)" : "\(category): \(text)",
          kind: "bar")
        let isRoomy =
          SVGCanvas.width(of: text, size: 11) < thickness + (series > 1 ? -2 : slot * 0.2)
        if isRoomy || place == data.cutCategory {
          let half = SVGCanvas.width(of: text, size: 11) / 2
          page.canvas.text(
            min(start + thickness * (Double(index) + 0.5), page.width - half - 4),
            value < 0 ? end + 13 : end - 4, text,
            .init(size: 11, anchor: .middle, hasHalo: true))
        }
      }
    }
    page.canvas.line(
      frame.left, zero, frame.left + frame.width, zero, color: "#666666", kind: "axis")
    frame.drawCategories(
      data.categories, title: ChartText.label(properties.xTitle ?? data.xName), on: &page)
    if data.series.count > 1, properties.showsLegend ?? true { page.fills(data.series.map(\.name)) }
  }
}
