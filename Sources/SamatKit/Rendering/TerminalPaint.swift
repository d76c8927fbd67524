import PersianText

/// Labels, colours and marks of a terminal.
struct TerminalPaint {
  /// The columns there are.
  let width: Int
  /// Whether right-to-left labels are isolated.
  let isolatesText: Bool
  private let usesColor: Bool

  /// What fills the bars of each series.
  static let fills = ["█", "▒", "░", "▓", "▚", "#", "=", "+"]
  /// What marks the points of each series.
  static let marks = ["●", "▲", "■", "◆", "○", "△", "□", "◇"]
  /// Colours that differ for the colour-blind, as numbers of the 256 that terminals have.
  private static let colors = [74, 214, 36, 166, 175, 32, 227, 250]

  /// Takes what a request allows.
  init(_ request: RenderRequest) {
    width = min(400, max(30, request.columns))
    isolatesText = request.isolatesText
    usesColor = request.usesColor
  }

  /// A text in the colour of a series.
  func colored(_ text: String, _ series: Int) -> String {
    guard usesColor, series >= 0, !text.isEmpty else { return text }
    let color = TerminalPaint.colors[series % TerminalPaint.colors.count]
    return "\u{1B}[38;5;\(color)m\(text)\u{1B}[0m"
  }

  /// A text on a background of one of five shades, dark to light.
  func shaded(_ text: String, _ shade: Int) -> String {
    guard usesColor else { return text }
    let backgrounds = [17, 24, 31, 74, 153]
    let index = min(max(shade, 0), 4)
    return "\u{1B}[48;5;\(backgrounds[index]);38;5;\(index < 3 ? 231 : 16)m\(text)\u{1B}[0m"
  }

  /// A text that stands out.
  func strong(_ text: String) -> String { usesColor ? "\u{1B}[1m\(text)\u{1B}[0m" : text }

  /// A label in a field: cut between characters, isolated, filled with spaces.
  func label(
    _ text: String, columns: Int, alignment: DisplayWidth.Alignment = .left
  ) -> String {
    let cut = DisplayWidth.truncate(text, toColumns: columns).text
    let missing = max(0, columns - DisplayWidth.columns(of: cut))
    let before =
      switch alignment {
      case .left: 0
      case .right: missing
      case .center: missing / 2
      }
    return TerminalPaint.spaces(before) + isolated(cut) + TerminalPaint.spaces(missing - before)
  }

  /// A label as wide as it is, but no wider than a number of columns.
  func short(_ text: String, columns: Int) -> String {
    isolated(DisplayWidth.truncate(text, toColumns: columns).text)
  }

  private func isolated(_ text: String) -> String {
    isolatesText && BidiText.hasRightToLeft(text) ? BidiText.isolate(text) : text
  }

  /// The line of a title.
  func title(_ text: String) -> String { strong(short(ChartText.label(text), columns: width)) }

  /// A text on as many lines as it takes.
  func wrapped(_ text: String) -> [String] {
    var lines: [String] = []
    var line = ""
    for word in ChartText.label(text).split(separator: " ") {
      let joined = line.isEmpty ? String(word) : line + " " + word
      if DisplayWidth.columns(of: joined) > width, !line.isEmpty {
        lines.append(line)
        line = String(word)
      } else {
        line = joined
      }
    }
    return (lines + [line]).map { short($0, columns: width) }
  }

  /// The lines that say which series is which.
  func legend(_ names: [String], signs: [String]) -> [String] {
    var lines: [String] = []
    var line = ""
    var used = 0
    for (index, name) in names.enumerated() {
      let text = short(name, columns: max(1, width - 4))
      let wide = 2 + DisplayWidth.columns(of: text)
      if used > 0, used + 2 + wide > width {
        lines.append(line)
        (line, used) = ("", 0)
      }
      if used > 0 {
        line += "  "
        used += 2
      }
      line += colored(signs[index % signs.count], index) + " " + text
      used += wide
    }
    return lines + [line]
  }

  /// A number of spaces; none for a negative one.
  static func spaces(_ count: Int) -> String { String(repeating: " ", count: max(0, count)) }
}
