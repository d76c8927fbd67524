import PersianText

/// Points, lines and areas over a continuous axis.
enum TerminalPlot {
  static let rows = 14

  static func lines(
    _ data: inout ChartData, _ properties: ChartProperties, _ paint: TerminalPaint
  ) -> [String] {
    let isArea = properties.kind == .areachart || properties.kind == .stackedareachart
    let isStacked = isArea && (data.isStacked(properties) || data.series.count == 1)
    let isLogarithmic = data.checkAxis(properties)
    let areas = isStacked ? ChartAreas(data, properties) : nil
    let axis = yAxis(data, properties, areas, isLogarithmic: isLogarithmic).compact(columns: 9)
    let labelWidth = min(
      paint.width / 3, axis.ticks.map { DisplayWidth.columns(of: $0.label) }.max() ?? 1)
    let columns = paint.width - labelWidth - 2
    let x = ChartPlaces(
      data, count: max(2, columns / 12), isTight: properties.kind != .scatterchart)
    // Names may be cut, numbers and moments not: without room they are left out.
    let places = data.axis == .number ? x.axis.compact(columns: 7) : x.axis
    let limit = data.axis == .category ? max(4, columns / 3) : columns
    var grid = TerminalGrid(columns: columns, rows: rows)
    let guides = ChartGuides(data, properties.lines, x.axis, axis)
    data.notes += guides.notes
    guides.draw(on: &grid)
    if let areas {
      draw(areas, data, x.axis, axis, &grid)
    } else {
      draw(data, properties, x.axis, axis, &grid)
    }
    let yTitle = ChartText.label(properties.yTitle ?? data.yName)
    var result = yTitle.isEmpty ? [] : [paint.short(yTitle, columns: paint.width)]
    let texts = places.ticks.map { tick in
      (
        Int((x.axis.clamped(tick.value) * Double(columns - 1)).rounded()),
        DisplayWidth.truncate(tick.label, toColumns: limit).text
      )
    }
    result += grid.lines(axis, labels: texts, labelWidth: labelWidth, paint)
    result.append(
      TerminalPaint.spaces(labelWidth + 2)
        + paint.label(
          ChartText.label(properties.xTitle ?? data.xName), columns: columns, alignment: .center))
    if data.series.count > 1, properties.showsLegend ?? true {
      let signs = isStacked ? TerminalPaint.fills : TerminalPaint.marks
      result += paint.legend(data.series.map(\.name), signs: signs)
    }
    return result
  }

  /// The y axis of a plot.
  static func yAxis(
    _ data: ChartData, _ properties: ChartProperties, _ areas: ChartAreas?, isLogarithmic: Bool
  ) -> AxisScale {
    if isLogarithmic {
      return AxisScale(
        logarithmic: data.range, count: 6, minimum: properties.yMinimum,
        maximum: properties.yMaximum)
    }
    let isArea = properties.kind == .areachart || properties.kind == .stackedareachart
    let isShares = areas != nil && properties.stacking == .shares
    return AxisScale(
      linear: areas?.range ?? data.range, count: 5, includesZero: isArea,
      minimum: properties.yMinimum, maximum: properties.yMaximum ?? (isShares ? 100 : nil))
  }

  // MARK: - Areas

  private static func draw(
    _ areas: ChartAreas, _ data: ChartData, _ x: AxisScale, _ y: AxisScale,
    _ grid: inout TerminalGrid
  ) {
    guard let first = areas.places.first, let last = areas.places.last else { return }
    let height = Double(grid.rows)
    let isPlain = data.series.count == 1
    for column in 0..<grid.columns {
      let share = grid.columns > 1 ? Double(column) / Double(grid.columns - 1) : 0
      let place = x.low + (x.high - x.low) * share
      // Half a column beside the first and the last place still belongs to it.
      let slack = (x.high - x.low) / Double(grid.columns)
      guard place >= first - slack, place <= last + slack else { continue }
      for part in ChartStack(areas.values(at: place)).parts {
        let from = y.clamped(max(part.from, min(y.baseline, part.to))) * height
        let to = y.clamped(part.to) * height
        if to >= from {
          grid.fill(column: column, from: from, to: to, series: part.series, isPlain: isPlain)
        } else {
          grid.hang(
            column: column, from: y.clamped(part.from) * height, to: to, series: part.series,
            isPlain: isPlain)
        }
      }
    }
  }

  // MARK: - Lines and points

  private static func draw(
    _ data: ChartData, _ properties: ChartProperties, _ x: AxisScale, _ y: AxisScale,
    _ grid: inout TerminalGrid
  ) {
    let isScatter = properties.kind == .scatterchart
    for (index, series) in data.series.enumerated() {
      var dots = BrailleDots(columns: grid.columns, rows: grid.rows)
      var previous: (x: Double, y: Double)?
      for point in series.points {
        let spot = (x: x.position(point.x), y: y.position(point.y))
        if !isScatter, let previous { dots.line(from: previous, to: spot) }
        dots.dot(spot)
        previous = spot
      }
      dots.copy(to: &grid, series: index)
    }
    guard data.series.count > 1 || (!isScatter && data.series.allSatisfy { $0.points.count == 1 })
    else { return }
    for (index, series) in data.series.enumerated() {
      // On a line of many points a mark every few cells is enough to tell whose it is.
      let stride = isScatter ? 1 : max(1, series.points.count * 8 / max(1, grid.columns))
      let shift = stride > 1 ? (index * stride / data.series.count) % stride : 0
      for (position, point) in series.points.enumerated()
      where position % stride == shift || position == series.points.count - 1 {
        let (px, py) = (x.position(point.x), y.position(point.y))
        guard px >= -1e-9, px <= 1 + 1e-9, py >= -1e-9, py <= 1 + 1e-9 else { continue }
        let row = Int(((1 - y.clamped(point.y)) * Double(grid.rows * 4 - 1)).rounded()) / 4
        let column = Int((x.clamped(point.x) * Double(grid.columns * 2 - 1)).rounded()) / 2
        grid.set(TerminalPaint.marks[index % 8], column: column, row: row, series: index)
      }
    }
  }
}

/// Dots of which a cell holds eight, two beside each other and four on top of each other.
struct BrailleDots {
  private let width: Int
  private let height: Int
  private var bits: [UInt8]

  private static let masks: [UInt8] = [0x01, 0x08, 0x02, 0x10, 0x04, 0x20, 0x40, 0x80]

  /// Creates an empty field.
  init(columns: Int, rows: Int) {
    width = columns * 2
    height = rows * 4
    bits = [UInt8](repeating: 0, count: columns * rows)
  }

  /// Sets the dot of a place, 0...1 both ways; places outside are left out.
  mutating func dot(_ spot: (x: Double, y: Double)) {
    guard spot.x >= -1e-9, spot.x <= 1 + 1e-9, spot.y >= -1e-9, spot.y <= 1 + 1e-9 else { return }
    let column = min(width - 1, max(0, Int((spot.x * Double(width - 1)).rounded())))
    let row = min(height - 1, max(0, Int(((1 - spot.y) * Double(height - 1)).rounded())))
    bits[(row / 4) * (width / 2) + column / 2] |= BrailleDots.masks[(row % 4) * 2 + column % 2]
  }

  /// Sets the dots of a line.
  mutating func line(from start: (x: Double, y: Double), to end: (x: Double, y: Double)) {
    let (dx, dy) = (end.x - start.x, end.y - start.y)
    guard dx.isFinite, dy.isFinite else { return }
    // The part that is inside is what is walked: its length bounds the steps.
    guard let (from, to) = ChartGuides.clip(start, dx, dy) else { return }
    let reach = max(abs(dx) * Double(width), abs(dy) * Double(height)) * (to - from)
    let steps = Int(min(max(1, reach.rounded(.up)), Double(width + height) * 2))
    for step in 0...steps {
      let share = from + (to - from) * Double(step) / Double(steps)
      dot((start.x + dx * share, start.y + dy * share))
    }
  }

  /// Puts the cells that have dots on a plot.
  func copy(to grid: inout TerminalGrid, series: Int) {
    for (cell, dots) in bits.enumerated() where dots != 0 {
      guard let scalar = Unicode.Scalar(0x2800 + UInt32(dots)) else { continue }
      grid.set(
        String(Character(scalar)), column: cell % (width / 2), row: cell / (width / 2),
        series: series)
    }
  }
}
