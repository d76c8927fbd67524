/// Points, lines and areas over a continuous axis.
enum SVGPlot {
  /// How many points of a series are drawn; more would be on top of each other.
  private static let maximumPoints = 4000
  private static let dashes = ["", "7 3", "2 3", "9 3 2 3", "", "7 3", "2 3", "9 3 2 3"]

  static func draw(
    _ data: inout ChartData, _ properties: ChartProperties, on page: inout SVGPage
  ) {
    let isArea = properties.kind == .areachart || properties.kind == .stackedareachart
    let isStacked = isArea && (data.isStacked(properties) || data.series.count == 1)
    let isLogarithmic = data.checkAxis(properties)
    thin(&data, isScatter: properties.kind == .scatterchart)
    let areas = isStacked ? ChartAreas(data, properties) : nil
    let axis = TerminalPlot.yAxis(data, properties, areas, isLogarithmic: isLogarithmic)
    let title = ChartText.label(properties.yTitle ?? data.yName)
    let frame = SVGFrame.plot(axis, title: title, on: page)
    let x = ChartPlaces(data, count: 7, isTight: properties.kind != .scatterchart)
    frame.drawVertical(axis, title: title, on: &page)
    frame.drawHorizontal(
      x.axis, title: ChartText.label(properties.xTitle ?? data.xName), hasGrid: true, on: &page)
    let guides = ChartGuides(data, properties.lines, x.axis, axis)
    data.notes += guides.notes
    if let areas {
      drawAreas(areas, data, x.axis, axis, frame, on: &page)
      guides.draw(in: frame, on: &page)
    } else {
      guides.draw(in: frame, on: &page)
      drawSeries(data, properties, x.axis, axis, frame, isArea: isArea, on: &page)
    }
    let base = frame.y(axis, axis.baseline)
    page.canvas.line(
      frame.left, base, frame.left + frame.width, base, color: "#666666", kind: "axis")
    guard data.series.count > 1, properties.showsLegend ?? true else { return }
    if isStacked {
      page.fills(data.series.map(\.name))
      return
    }
    let isScatter = properties.kind == .scatterchart
    page.legend(data.series.map(\.name)) { canvas, x, y, index in
      if !isScatter {
        canvas.path(
          [[(x - 2, y), (x + 18, y)]], fill: "none", stroke: SVGCanvas.colors[index % 8],
          dashes: dashes[index % 8], kind: "key")
      }
      canvas.mark(x + 8, y, series: index)
    }
  }

  /// Leaves out points that would be on top of others: of each stretch of a line its ends, its
  /// least and its greatest stay, so that the line looks the same.
  private static func thin(_ data: inout ChartData, isScatter: Bool) {
    for index in data.series.indices {
      let points = data.series[index].points
      guard points.count > maximumPoints else { continue }
      let stretches = isScatter ? maximumPoints : maximumPoints / 4
      var kept: [ChartData.Point] = []
      for stretch in 0..<stretches {
        let range = points.count * stretch / stretches..<points.count * (stretch + 1) / stretches
        guard let first = range.first, let last = range.last else { continue }
        if isScatter {
          kept.append(points[first])
          continue
        }
        let least = range.min { points[$0].y < points[$1].y } ?? first
        let greatest = range.max { points[$0].y < points[$1].y } ?? first
        for position in Set([first, least, greatest, last]).sorted() {
          kept.append(points[position])
        }
      }
      data.series[index].points = kept
      data.notes.append(
        "'\(data.series[index].name)' is drawn by \(kept.count) of its \(points.count) points")
    }
  }

  private static func drawAreas(
    _ areas: ChartAreas, _ data: ChartData, _ x: AxisScale, _ y: AxisScale, _ frame: SVGFrame,
    on page: inout SVGPage
  ) {
    typealias Edge = (x: Double, y: Double)
    var lower = data.series.map { _ in [Edge]() }
    var upper = lower
    // Two edges a series; what is below 0 is stacked downward.
    for (position, place) in areas.places.enumerated() {
      var (top, bottom) = (0.0, 0.0)
      for index in data.series.indices {
        let value = areas.values[index][position]
        let from = value < 0 ? bottom : top
        let to = ChartData.sum(from, value)
        if value < 0 { bottom = to } else { top = to }
        let start = from == 0 ? y.baseline : from
        lower[index].append((frame.x(x, place), frame.y(y, start)))
        upper[index].append((frame.x(x, place), frame.y(y, to)))
      }
    }
    for index in data.series.indices {
      var ring = upper[index] + lower[index].reversed()
      // A single place is a thin column.
      if areas.places.count == 1, let a = upper[index].first, let b = lower[index].first {
        ring = [(a.x - 2, a.y), (a.x + 2, a.y), (b.x + 2, b.y), (b.x - 2, b.y)]
      }
      page.canvas.path(
        [ring], fill: SVGCanvas.fill(index), stroke: SVGCanvas.colors[index % 8],
        tooltip: data.series[index].name, kind: "area")
    }
  }

  private static func drawSeries(
    _ data: ChartData, _ properties: ChartProperties, _ x: AxisScale, _ y: AxisScale,
    _ frame: SVGFrame, isArea: Bool, on page: inout SVGPage
  ) {
    let isScatter = properties.kind == .scatterchart
    for (index, series) in data.series.enumerated() {
      // Limits of the axis cut points off; lines run along the edge there.
      let spots = series.points.map { (x: frame.x(x, $0.x), y: frame.y(y, $0.y)) }
      if !isScatter, spots.count > 1 {
        page.canvas.path(
          [spots], fill: "none", stroke: SVGCanvas.colors[index % 8], dashes: dashes[index % 8],
          tooltip: series.name, kind: "line")
      }
      let stride = isScatter || spots.count <= 40 ? 1 : spots.count / 12
      for (position, spot) in spots.enumerated() where position % stride == 0 {
        let point = series.points[position]
        guard y.position(point.y) >= -1e-9, y.position(point.y) <= 1 + 1e-9 else { continue }
        if !isScatter, data.series.count == 1, spots.count > 40 { continue }
        page.canvas.mark(
          spot.x, spot.y, series: index, radius: isScatter ? 4 : 3,
          tooltip: (data.series.count > 1 ? series.name + ": " : "") + ChartText.value(point.y))
      }
    }
  }
}
