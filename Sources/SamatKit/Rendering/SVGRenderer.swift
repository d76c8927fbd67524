import KQLEngine
import PersianText

/// Draws charts as SVG that stands alone: no script, no font, no file beside it.
///
/// The drawing has a title and a description for those who hear it, colours that the colour-blind
/// can tell apart with patterns and marks beside them, and right-to-left texts set as such.
public struct SVGRenderer: Renderer {
  /// `svg`, or `html`.
  public var name: String { isPage ? "html" : "svg" }
  private let isPage: Bool

  /// Creates a renderer.
  ///
  /// - Parameter isPage: Whether the drawing is wrapped in a page of HTML.
  public init(isPage: Bool = false) { self.isPage = isPage }

  /// Draws a table.
  ///
  /// - Returns: A document; one that says so where nothing can be drawn.
  public func render(_ request: RenderRequest) -> String {
    var page = SVGPage(width: request.pixels, isRightToLeft: request.isRightToLeft)
    let visualization = request.table.visualization ?? Visualization(chart: "table")
    var title = visualization.value(of: "title") ?? ""
    if let properties = ChartProperties(visualization) {
      page.heading(properties.title)
      switch properties.kind {
      case .card: SVGCard.draw(request.table, properties, on: &page)
      case .map:
        // East stays at the right.
        page.canvas.mirrorWidth = nil
        SVGMap.draw(request, properties, visualization, on: &page)
      default:
        var data = ChartData(request.table, properties)
        if let problem = data.problem {
          page.message(problem)
        } else {
          draw(&data, properties, on: &page)
        }
        page.notes(data.notes)
        page.description = SVGRenderer.description(data, properties)
      }
      if title.isEmpty { title = properties.kind.rawValue }
    } else {
      page.message("'\(visualization.chart)' is not drawn here")
      title = visualization.chart
    }
    let drawing = page.finish(title: title)
    guard isPage else { return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + drawing }
    return """
      <!DOCTYPE html>
      <html lang="\(SVGCanvas.startsRightToLeft(title) ? "fa" : "en")">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <title>\(SVGCanvas.escaped(ChartText.label(title)))</title>
      <style>body { margin: 1rem; } svg { max-width: 100%; height: auto; }</style>
      </head>
      <body>
      \(drawing)</body>
      </html>

      """
  }

  private func draw(_ data: inout ChartData, _ properties: ChartProperties, on page: inout SVGPage)
  {
    switch properties.kind {
    case .barchart, .piechart: SVGBars.draw(&data, properties, on: &page)
    case .columnchart: SVGColumns.draw(&data, properties, on: &page)
    default: SVGPlot.draw(&data, properties, on: &page)
    }
  }

  private static func description(_ data: ChartData, _ properties: ChartProperties) -> String {
    if let problem = data.problem { return problem }
    var parts = ["A \(properties.kind.rawValue) of"]
    parts.append(data.series.map(\.name).joined(separator: ", "))
    if !data.xName.isEmpty { parts.append("by \(data.xName)") }
    if let range = data.range {
      parts.append("from \(ChartText.value(range.lowerBound)) to")
      parts.append(ChartText.value(range.upperBound))
    }
    return parts.joined(separator: " ")
  }
}

/// A drawing that grows downward.
struct SVGPage {
  /// The width in pixels.
  let width: Double
  /// The room at the left and the right.
  static let margin = 24.0

  /// The elements.
  var canvas = SVGCanvas()
  /// Where the next part begins.
  var y = 20.0
  /// What is said to those who do not see it.
  var description = ""

  /// Creates an empty drawing.
  init(width: Double = 800, isRightToLeft: Bool = false) {
    self.width = width.isFinite ? min(2000, max(320, width)) : 800
    if isRightToLeft { canvas.mirrorWidth = self.width }
    canvas.hasPersianDigits = isRightToLeft
  }

  /// Adds the title, if there is one.
  mutating func heading(_ title: String) {
    guard !title.isEmpty else { return }
    y += 16
    canvas.text(
      width / 2, y, title,
      .init(size: 18, anchor: .middle, isBold: true, color: "#111111", columns: Int(width / 11.4)))
    y += 18
  }

  /// Adds why there is no chart.
  mutating func message(_ text: String) {
    y += 40
    canvas.text(
      width / 2, y, text, .init(size: 14, anchor: .middle, columns: Int(width / 8.4)))
    y += 40
  }

  /// Adds what was left out.
  mutating func notes(_ notes: [String]) {
    for note in notes {
      y += 17
      canvas.text(
        SVGPage.margin, y, note, .init(size: 11, color: "#666666", columns: Int(width / 6.9)))
    }
  }

  /// Adds what each series looks like.
  mutating func legend(
    _ names: [String], _ sign: (inout SVGCanvas, _ x: Double, _ y: Double, _ index: Int) -> Void
  ) {
    var x = SVGPage.margin
    y += 22
    for (index, name) in names.enumerated() {
      let label = DisplayWidth.truncate(name, toColumns: 32).text
      let wide = 36 + SVGCanvas.width(of: label, size: 12)
      if x > SVGPage.margin, x + wide > width - SVGPage.margin {
        x = SVGPage.margin
        y += 20
      }
      sign(&canvas, x, y - 4, index)
      canvas.text(x + 22, y, name, .init(columns: 32))
      x += wide
    }
    y += 4
  }

  /// The document.
  func finish(title: String) -> String {
    let height = SVGCanvas.number((y + 20).rounded(.up))
    let width = SVGCanvas.number(self.width)
    return """
      <svg xmlns="http://www.w3.org/2000/svg" width="\(width)" height="\(height)" \
      viewBox="0 0 \(width) \(height)" role="img" aria-labelledby="title desc" \
      font-family="sans-serif">
      <title id="title">\(SVGCanvas.escaped(ChartText.label(title)))</title>
      <desc id="desc">\(SVGCanvas.escaped(ChartText.label(description)))</desc>
      <defs>
      \(SVGCanvas.patterns)</defs>
      <rect class="paper" width="\(width)" height="\(height)" fill="#FFFFFF"/>
      \(canvas.body)</svg>

      """
  }
}

/// `render card` as a drawing.
enum SVGCard {
  static func draw(_ table: Table, _ properties: ChartProperties, on page: inout SVGPage) {
    guard table.rowCount > 0, !table.columns.isEmpty else {
      page.message("nothing to draw: the result has no rows")
      return
    }
    let perRow = min(3, table.columns.count)
    let width = (page.width - 2 * SVGPage.margin) / Double(perRow)
    // A card is no list: what stands behind the first twelve is counted.
    for (index, pair) in zip(table.schema.names, table.columns).prefix(12).enumerated() {
      if index % perRow == 0 { page.y += index == 0 ? 50 : 90 }
      let x = SVGPage.margin + width * (Double(index % perRow) + 0.5)
      let value = pair.1[0]
      let text = value.double.map { $0.isFinite ? ChartText.value($0) : "\($0)" }
      page.canvas.text(
        x, page.y, text ?? ChartText.label(value),
        .init(size: 34, anchor: .middle, isBold: true, color: "#0072B2", columns: 36 / perRow))
      page.canvas.text(x, page.y + 26, pair.0, .init(size: 14, anchor: .middle, columns: 30))
    }
    page.y += 40
    if table.columns.count > 12 { page.notes(["12 of \(table.columns.count) columns are shown"]) }
    if table.rowCount > 1 { page.notes(["the first of \(table.rowCount) rows"]) }
    page.notes(properties.notes)
    page.description = "The values of the first row."
  }
}
