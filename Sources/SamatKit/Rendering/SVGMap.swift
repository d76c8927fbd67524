import KQLEngine
import PersianText

/// The map of the provinces: tiles, or the shapes of a file.
enum SVGMap {
  static func draw(
    _ request: RenderRequest, _ properties: ChartProperties, _ visualization: Visualization,
    on page: inout SVGPage
  ) {
    let map = ProvinceMap(request.table, properties)
    var notes = map.notes
    if let text = request.shapes {
      let shapes = GeoShapes(text, property: visualization.value(of: "property") ?? "name")
      if let problem = shapes.problem ?? (map.named.isEmpty ? map.problem : nil) {
        page.message(problem)
      } else {
        notes = properties.notes + drawShapes(shapes, map, on: &page)
      }
    } else if let problem = map.problem {
      page.message(problem)
    } else {
      drawTiles(map, on: &page)
      legend(map, hasMissing: map.values.contains { $0 == nil }, on: &page)
    }
    page.notes(notes)
    page.description = "A map of the provinces of Iran by \(map.title)."
  }

  private static func drawTiles(_ map: ProvinceMap, on page: inout SVGPage) {
    let (width, height, gap) = (102.0, 72.0, 5.0)
    let left = (page.width - Double(ProvinceTiles.columns) * (width + gap) + gap) / 2
    page.y += 8
    for (tile, value) in zip(map.tiles.tiles, map.values) {
      let x = left + Double(tile.column) * (width + gap)
      let y = page.y + Double(tile.row) * (height + gap)
      let shade = value.map(map.shade)
      let name = map.isPersian ? tile.persianName : tile.name
      let text = value.map(ChartText.value) ?? "–"
      page.canvas.rectangle(
        x, y, width, height, fill: shade.map { SVGCanvas.shades[$0] } ?? "url(#missing)",
        stroke: "#999999", tooltip: "\(name) (\(tile.code)): \(text)", kind: "tile")
      let color = (shade ?? 0) >= 3 ? "#FFFFFF" : "#111111"
      let lines = split(name)
      for (index, line) in lines.enumerated() {
        page.canvas.text(
          x + width / 2, y + (lines.count == 1 ? 27 : 20) + Double(index) * 14, line,
          .init(size: 12, anchor: .middle, color: color, columns: 16))
      }
      page.canvas.text(
        x + width / 2, y + 58, text,
        .init(size: 13, anchor: .middle, isBold: true, color: color, columns: 13))
    }
    page.y += Double(ProvinceTiles.rows) * (height + gap)
  }

  /// A name on two lines where one is too short for it.
  private static func split(_ name: String) -> [String] {
    guard DisplayWidth.columns(of: name) > 15 else { return [name] }
    let words = name.split(separator: " ").map(String.init)
    var first = words.first ?? name
    var rest = words.dropFirst()
    while let word = rest.first, DisplayWidth.columns(of: first + " " + word) <= 15 {
      first += " " + word
      rest = rest.dropFirst()
    }
    return rest.isEmpty ? [first] : [first, rest.joined(separator: " ")]
  }

  private static func legend(_ map: ProvinceMap, hasMissing: Bool, on page: inout SVGPage) {
    page.y += 24
    page.canvas.text(
      SVGPage.margin, page.y, map.title, .init(isBold: true, columns: 60))
    let shades = Array(map.usedShades)
    page.legend(
      shades.map(map.label(ofShade:)) + (hasMissing ? [map.isPersian ? "بی‌مقدار" : "no value"] : [])
    ) {
      canvas, x, y, index in
      canvas.rectangle(
        x, y - 7, 14, 14,
        fill: shades.indices.contains(index)
          ? SVGCanvas.shades[shades[index]] : "url(#missing)", stroke: "#999999", kind: "key")
    }
  }

  /// - Returns: What is to be noted.
  private static func drawShapes(
    _ shapes: GeoShapes, _ map: ProvinceMap, on page: inout SVGPage
  ) -> [String] {
    let (values, unmatched) = shapes.values(map)
    var range: ClosedRange<Double>?
    for case .some(let value) in values { ChartData.widen(&range, by: value) }
    let scaled = map.scaled(to: range)
    let projection = GeoProjection(
      shapes, left: SVGPage.margin, top: page.y + 8, width: page.width - 2 * SVGPage.margin,
      height: 620)
    for (shape, value) in zip(shapes.shapes, values) {
      let text = value.map(ChartText.value) ?? "–"
      page.canvas.path(
        shape.rings.map { $0.map(projection.spot) },
        fill: value.map { SVGCanvas.shades[scaled.shade($0)] } ?? "url(#missing)",
        stroke: "#777777", tooltip: "\(shape.name): \(text)", kind: "shape")
    }
    page.y += 8 + projection.height
    legend(scaled, hasMissing: values.contains { $0 == nil }, on: &page)
    return unmatched + shapes.notes
  }
}
