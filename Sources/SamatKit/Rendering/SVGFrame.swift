import PersianText

/// The rectangle of a plot with its grid, ticks and titles.
struct SVGFrame {
  /// The left edge.
  var left: Double
  /// The upper edge.
  var top: Double
  /// The width.
  var width: Double
  /// The height.
  var height: Double

  /// The pixel of a place on the horizontal axis.
  func x(_ axis: AxisScale, _ value: Double) -> Double { left + axis.clamped(value) * width }

  /// The pixel of a place on the vertical axis.
  func y(_ axis: AxisScale, _ value: Double) -> Double { top + (1 - axis.clamped(value)) * height }

  /// Draws the grid and the labels of a vertical axis, and its title.
  func drawVertical(_ axis: AxisScale, title: String, on page: inout SVGPage) {
    for tick in axis.ticks {
      let y = y(axis, tick.value)
      let isBase = tick.value == axis.baseline
      page.canvas.line(
        left, y, left + width, y, color: isBase ? "#666666" : "#DDDDDD", kind: "grid")
      page.canvas.text(left - 8, y + 4, tick.label, .init(anchor: .right, columns: 24))
    }
    if !title.isEmpty {
      page.canvas.text(
        SVGPage.margin - 4, top + height / 2, title,
        .init(anchor: .middle, color: "#555555", rotation: 90, columns: 44))
    }
  }

  /// Draws the grid and the labels of a horizontal axis; the page then goes on below.
  func drawHorizontal(_ axis: AxisScale, title: String, hasGrid: Bool, on page: inout SVGPage) {
    let bottom = top + height
    var used = -Double.infinity
    for tick in axis.ticks {
      let x = x(axis, tick.value)
      let label = DisplayWidth.truncate(tick.label, toColumns: 20).text
      let half = SVGCanvas.width(of: label, size: 12) / 2
      page.canvas.line(
        x, hasGrid ? top : bottom, x, bottom + 4, color: hasGrid ? "#DDDDDD" : "#666666",
        kind: hasGrid ? "grid" : "tick")
      // At the right edge a label moves in, so that nothing of it is cut.
      let middle = max(half + 4, min(x, page.width - half - 4))
      guard middle - half > used + 8 else { continue }
      page.canvas.text(middle, bottom + 18, label, .init(anchor: .middle, columns: 24))
      used = middle + half
    }
    page.y = bottom + 20
    drawTitle(title, on: &page)
  }

  /// Draws the labels of categories below, slanting where they have no room.
  func drawCategories(_ names: [String], title: String, on page: inout SVGPage) {
    let slot = width / Double(max(1, names.count))
    let longest = names.map { DisplayWidth.columns(of: $0) }.max() ?? 0
    let isFlat = Double(longest) * 12 * 0.58 < slot - 4
    let bottom = top + height
    var below = 20.0
    for (index, name) in names.enumerated() {
      let x = left + slot * (Double(index) + 0.5)
      if isFlat {
        page.canvas.text(x, bottom + 18, name, .init(anchor: .middle))
      } else {
        page.canvas.text(
          x + 4, bottom + 14, name,
          .init(size: 11, anchor: .right, rotation: 40, columns: 22))
        below = max(below, 16 + Double(min(22, longest)) * 11 * 0.58 * 0.66)
      }
    }
    page.y = bottom + below
    drawTitle(title, on: &page)
  }

  private func drawTitle(_ title: String, on page: inout SVGPage) {
    guard !title.isEmpty else { return }
    page.y += 18
    page.canvas.text(
      left + width / 2, page.y, title, .init(anchor: .middle, color: "#555555", columns: 80))
  }

  /// The frame of a plot with a vertical axis, below what is on the page.
  static func plot(_ axis: AxisScale, title: String, on page: SVGPage) -> SVGFrame {
    let labels = axis.ticks.map { SVGCanvas.width(of: $0.label, size: 12) }.max() ?? 0
    let left = SVGPage.margin + min(160, labels) + (title.isEmpty ? 4 : 18)
    return SVGFrame(
      left: left, top: page.y + 8, width: page.width - SVGPage.margin - left, height: 330)
  }
}
