import PersianText

/// The map of provinces with one of them marked, and its neighbours: where a province is.
enum ProvinceLocator {
  private static let (width, height, gap) = (62.0, 50.0, 3.0)

  /// Draws the map.
  ///
  /// - Parameters:
  ///   - code: The ISO 3166-2 code of the province.
  ///   - neighbours: The codes of those that it borders.
  ///   - title: What is said to those who do not see it.
  ///   - isPersian: Whether the names are Persian.
  /// - Returns: An SVG.
  static func svg(_ code: String, _ neighbours: [String], _ title: String, isPersian: Bool)
    -> String
  {
    let (width, height, gap) = (Self.width, Self.height, Self.gap)
    var page = SVGPage(width: Double(ProvinceTiles.columns) * (width + gap) + gap)
    page.y = 0
    for tile in ProvinceTiles().tiles {
      let x = gap + Double(tile.column) * (width + gap)
      let y = gap + Double(tile.row) * (height + gap)
      let name = isPersian ? tile.persianName : tile.name
      let isMarked = tile.code == code
      let isNear = neighbours.contains(tile.code)
      page.canvas.rectangle(
        x, y, width, height,
        fill: isMarked ? SVGCanvas.shades[4] : isNear ? SVGCanvas.shades[1] : "#EEF1F4",
        stroke: isMarked ? "#111111" : "#B6BEC6", tooltip: "\(name) (\(tile.code))",
        kind: isMarked ? "tile marked" : "tile")
      let lines = lines(name)
      for (index, line) in lines.enumerated() {
        let middle = y + height / 2 + 4 - Double(lines.count - 1) * 6.5
        page.canvas.text(
          x + width / 2, middle + Double(index) * 13, line,
          .init(
            size: isPersian ? 11.5 : 10, anchor: .middle, isBold: isMarked,
            color: isMarked ? "#FFFFFF" : isNear ? "#111111" : "#3D444B", columns: 14))
      }
    }
    page.y = Double(ProvinceTiles.rows) * (height + gap) + gap - 20
    return page.finish(title: title)
  }

  /// A name in lines of about a tile's width; a short word such as `and` stays with the one before.
  private static func lines(_ name: String) -> [String] {
    var lines: [String] = []
    for word in name.split(separator: " ").map(String.init) {
      let joined = lines.last.map { $0 + " " + word } ?? word
      if let last = lines.indices.last, DisplayWidth.columns(of: joined) <= 10 {
        lines[last] = joined
      } else {
        lines.append(word)
      }
    }
    return lines.isEmpty ? [name] : lines
  }
}
