import PersianText

/// The elements of a drawing, written as XML.
struct SVGCanvas {
  /// Where a text stands to its place, whatever its direction.
  enum Anchor { case left, middle, right }

  /// What a text may have beside its place.
  struct TextStyle {
    var size = 12.0
    var anchor = Anchor.left
    var isBold = false
    var color = "#333333"
    /// Degrees, against the clock.
    var rotation = 0.0
    /// Whether it is set off from lines behind it.
    var hasHalo = false
    /// The most columns; longer texts are cut and shown whole by a tooltip.
    var columns = 200
  }

  /// The colours of series, which the colour-blind can tell apart (Okabe and Ito 2008).
  static let colors = [
    "#0072B2", "#E69F00", "#009E73", "#D55E00", "#CC79A7", "#56B4E9", "#000000", "#F0E442",
  ]
  /// The shades of a map, from few to much.
  static let shades = ["#DEEBF7", "#9ECAE1", "#6BAED6", "#3182BD", "#08519C"]

  /// The elements so far.
  private(set) var body = ""
  /// The width of a drawing that runs from right to left; nil for one that does not.
  var mirrorWidth: Double?
  /// Whether digits are Persian.
  var hasPersianDigits = false

  /// A place on the other side of a drawing that runs from right to left.
  private func side(_ x: Double) -> Double { mirrorWidth.map { $0 - x } ?? x }

  /// A text with the digits of the drawing.
  private func shown(_ text: String) -> String {
    // Digits of a code or an id stay as they are.
    let hasLetters = text.utf8.contains { ($0 | 0x20) >= 0x61 && ($0 | 0x20) <= 0x7A }
    guard hasPersianDigits, !hasLetters else { return text }
    let scalars = Array(PersianDigits.toPersian(text).unicodeScalars)
    var shown = String.UnicodeScalarView()
    for (index, scalar) in scalars.enumerated() {
      let isInside =
        index > 0 && index + 1 < scalars.count
        && PersianDigits.value(of: scalars[index - 1]) != nil
        && PersianDigits.value(of: scalars[index + 1]) != nil
      switch scalar {
      case "." where isInside: shown.append("٫")
      case "," where isInside: shown.append("٬")
      default: shown.append(scalar)
      }
    }
    return String(shown)
  }

  // MARK: - Elements

  /// Adds a rectangle.
  mutating func rectangle(
    _ x: Double, _ y: Double, _ width: Double, _ height: Double, fill: String,
    stroke: String = "none", tooltip: String = "", kind: String = ""
  ) {
    let mark = kind.isEmpty ? "" : " class=\"\(kind)\""
    let left = mirrorWidth == nil ? x : side(x) - max(0, width)
    body += "<rect\(mark) x=\"\(SVGCanvas.number(left))\" y=\"\(SVGCanvas.number(y))\" "
    body += "width=\"\(SVGCanvas.number(max(0, width)))\" "
    body += "height=\"\(SVGCanvas.number(max(0, height)))\" fill=\"\(fill)\" stroke=\"\(stroke)\""
    close("rect", tooltip)
  }

  /// Adds a straight line.
  mutating func line(
    _ x1: Double, _ y1: Double, _ x2: Double, _ y2: Double, color: String, kind: String
  ) {
    let (x1, x2) = (side(x1), side(x2))
    body += "<line class=\"\(kind)\" x1=\"\(SVGCanvas.number(x1))\" y1=\"\(SVGCanvas.number(y1))\" "
    body += "x2=\"\(SVGCanvas.number(x2))\" y2=\"\(SVGCanvas.number(y2))\" stroke=\"\(color)\"/>\n"
  }

  /// Adds a line through points, or the area within them.
  ///
  /// - Parameters:
  ///   - rings: The points of each part.
  ///   - fill: What fills it; `none` makes it a line.
  ///   - stroke: The colour of the line.
  ///   - dashes: Lengths of dashes and gaps; empty for an unbroken line.
  ///   - tooltip: What is shown under a pointer.
  ///   - kind: The class.
  mutating func path(
    _ rings: [[(x: Double, y: Double)]], fill: String, stroke: String, dashes: String = "",
    tooltip: String = "", kind: String
  ) {
    var data = ""
    for ring in rings where !ring.isEmpty {
      for (index, point) in ring.enumerated() {
        data += index == 0 ? "M" : "L"
        data += SVGCanvas.number(side(point.x)) + " " + SVGCanvas.number(point.y)
      }
      if fill != "none" { data += "Z" }
    }
    guard !data.isEmpty else { return }
    body += "<path class=\"\(kind)\" d=\"\(data)\" fill=\"\(fill)\" stroke=\"\(stroke)\""
    if fill == "none" { body += " stroke-width=\"2\" stroke-linejoin=\"round\"" }
    if fill != "none" { body += " fill-rule=\"evenodd\"" }
    if !dashes.isEmpty { body += " stroke-dasharray=\"\(dashes)\"" }
    close("path", tooltip)
  }

  /// Adds the mark of a series: each has another form.
  mutating func mark(
    _ x: Double, _ y: Double, series: Int, radius: Double = 4, tooltip: String = ""
  ) {
    let color = SVGCanvas.colors[series % 8]
    let fill = series % 8 < 4 ? color : "#FFFFFF"
    if series % 4 == 0 {
      body +=
        "<circle class=\"mark\" cx=\"\(SVGCanvas.number(side(x)))\" cy=\"\(SVGCanvas.number(y))\" "
      body += "r=\"\(SVGCanvas.number(radius))\" fill=\"\(fill)\" stroke=\"\(color)\""
      close("circle", tooltip)
      return
    }
    let r = radius * 1.2
    let ring: [(x: Double, y: Double)] =
      switch series % 4 {
      case 1: [(x, y - r), (x + r, y + r * 0.8), (x - r, y + r * 0.8)]
      case 2:
        [
          (x - r * 0.8, y - r * 0.8), (x + r * 0.8, y - r * 0.8),
          (x + r * 0.8, y + r * 0.8), (x - r * 0.8, y + r * 0.8),
        ]
      default: [(x, y - r * 1.1), (x + r * 1.1, y), (x, y + r * 1.1), (x - r * 1.1, y)]
      }
    path([ring], fill: fill, stroke: color, tooltip: tooltip, kind: "mark")
  }

  /// Adds a text on one line.
  mutating func text(_ x: Double, _ y: Double, _ text: String, _ style: TextStyle = TextStyle()) {
    let x = side(x)
    let whole = self.shown(ChartText.label(text))
    let (shown, wasCut) = DisplayWidth.truncate(whole, toColumns: style.columns)
    guard !shown.isEmpty else { return }
    let isRightToLeft = SVGCanvas.startsRightToLeft(shown)
    // Start and end follow the direction of the text, and sides that of the drawing.
    let place: Anchor =
      switch style.anchor {
      case .left where mirrorWidth != nil: .right
      case .right where mirrorWidth != nil: .left
      default: style.anchor
      }
    let anchor =
      switch (place, isRightToLeft) {
      case (.middle, _): "middle"
      case (.left, false), (.right, true): "start"
      case (.right, false), (.left, true): "end"
      }
    body += "<text x=\"\(SVGCanvas.number(x))\" y=\"\(SVGCanvas.number(y))\" "
    body += "font-size=\"\(SVGCanvas.number(style.size))\" fill=\"\(style.color)\""
    if anchor != "start" { body += " text-anchor=\"\(anchor)\"" }
    if style.hasHalo {
      body += " paint-order=\"stroke\" stroke=\"#FFFFFF\" stroke-width=\"3\""
    }
    if style.isBold { body += " font-weight=\"bold\"" }
    if BidiText.hasRightToLeft(shown) {
      body += " direction=\"\(isRightToLeft ? "rtl" : "ltr")\" unicode-bidi=\"isolate\""
    }
    if style.rotation != 0 {
      body += " transform=\"rotate(\(SVGCanvas.number(-style.rotation)) "
      body += "\(SVGCanvas.number(x)) \(SVGCanvas.number(y)))\""
    }
    body += ">"
    if wasCut { body += "<title>\(SVGCanvas.escaped(whole))</title>" }
    body += SVGCanvas.escaped(shown) + "</text>\n"
  }

  private mutating func close(_ element: String, _ tooltip: String) {
    if tooltip.isEmpty {
      body += "/>\n"
    } else {
      body += "><title>\(SVGCanvas.escaped(shown(tooltip)))</title></\(element)>\n"
    }
  }

  // MARK: - Texts

  /// The fill of a series in bars and areas: its colour with a pattern of its own.
  static func fill(_ series: Int) -> String {
    series % 8 == 0 ? colors[0] : "url(#p\(series % 8))"
  }

  /// The patterns that ``fill(_:)`` and the hatching of what is missing refer to.
  static var patterns: String {
    let lines = [
      "", "M0 8L8 0", "M0 0L8 8", "M0 4L8 4", "M4 0L4 8", "M0 4L8 4M4 0L4 8", "M0 8L8 0M0 0L8 8",
      "M0 4L8 0M0 8L8 4",
    ]
    var text = ""
    for index in 1..<8 {
      let line = index == 7 ? "#8A8000" : "#FFFFFF"
      text += "<pattern id=\"p\(index)\" width=\"8\" height=\"8\" patternUnits=\"userSpaceOnUse\">"
      text += "<rect width=\"8\" height=\"8\" fill=\"\(colors[index])\"/>"
      text += "<path d=\"\(lines[index])\" stroke=\"\(line)\" stroke-opacity=\"0.55\"/></pattern>\n"
    }
    text += "<pattern id=\"missing\" width=\"8\" height=\"8\" patternUnits=\"userSpaceOnUse\">"
    text += "<rect width=\"8\" height=\"8\" fill=\"#F7F7F7\"/>"
    return text + "<path d=\"M0 8L8 0\" stroke=\"#C8C8C8\"/></pattern>\n"
  }

  /// About how wide a text is, in pixels.
  static func width(of text: String, size: Double) -> Double {
    Double(DisplayWidth.columns(of: text)) * size * 0.58
  }

  /// A number as an attribute: at most two digits behind the point, never anything but a number.
  static func number(_ value: Double) -> String {
    guard value.isFinite else { return "0" }
    let hundredths = Int((min(max(value, -1e6), 1e6) * 100).rounded())
    let (whole, rest) = (abs(hundredths) / 100, abs(hundredths) % 100)
    var text = hundredths < 0 ? "-\(whole)" : "\(whole)"
    if rest > 0 { text += rest % 10 == 0 ? ".\(rest / 10)" : rest < 10 ? ".0\(rest)" : ".\(rest)" }
    return text
  }

  /// A text with the characters escaped that XML would read, and without those it may not hold.
  static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "\u{0}"..."\u{1F}", "\u{FFFE}", "\u{FFFF}": result += "\u{FFFD}"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  /// Whether the first letter of a text is of a right-to-left script.
  static func startsRightToLeft(_ text: String) -> Bool {
    for scalar in text.unicodeScalars {
      if BidiText.hasRightToLeft(String(Character(scalar))) { return true }
      if scalar.properties.isAlphabetic { return false }
    }
    return false
  }
}
