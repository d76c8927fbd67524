/// Shows a diagnostic together with the lines it speaks of.
///
/// ```text
/// error: unknown column 'statee' in table 'units' [kql.bind.unknown-column]
///  --> query:2:9-14
/// 1 | units
/// 2 | | where statee == "active"
///   |         `----- not a column of 'units'
/// help: did you mean 'state'?
/// note: columns are 'id', 'name', 'state', 'capacity'
/// ```
public struct DiagnosticRenderer: Sendable {
  /// Whether colours are used.
  public enum Style: Hashable, Sendable {
    /// Text only.
    case plain
    /// With escape sequences for colours.
    case ansi
  }

  /// What the text is called, for instance `query` or the name of a file.
  public var sourceName: String
  /// Whether colours are used.
  public var style: Style
  /// The most columns of a line of the query that are shown; longer lines are cut around the place.
  public var maximumWidth: Int
  /// The columns at which help and notes are folded between words; nil where they stay on one line,
  /// as they do unless said otherwise.
  public var foldingWidth: Int?
  /// How many columns a scalar takes.
  public var width: @Sendable (Unicode.Scalar) -> Int

  /// Creates a renderer.
  ///
  /// - Parameters:
  ///   - sourceName: What the text is called.
  ///   - style: Whether colours are used.
  ///   - maximumWidth: The most columns of a line of the query that are shown; 20 at least.
  ///   - width: How many columns of the terminal a scalar takes.
  public init(
    sourceName: String = "query", style: Style = .plain, maximumWidth: Int = 100,
    width: @escaping @Sendable (Unicode.Scalar) -> Int = { DisplayWidth.of($0) }
  ) {
    self.sourceName = sourceName
    self.style = style
    self.maximumWidth = max(20, maximumWidth)
    self.width = width
  }

  /// The text of several diagnostics.
  ///
  /// - Parameters:
  ///   - diagnostics: What is to be said.
  ///   - text: The text that its places count in.
  ///   - separator: What stands between two of them: an empty line, unless said otherwise.
  /// - Returns: Lines as in the description of this type.
  /// - Complexity: O(*bytes* + *diagnostics* · *bytes of a line in front of the place*); of a long
  ///   line only the part around the place is laid out.
  public func render(
    _ diagnostics: [Diagnostic], in text: String, separator: String = "\n\n"
  ) -> String {
    let lines = SourceLines(text)
    return diagnostics.map { render($0, in: lines) }.joined(separator: separator)
  }

  /// The text of a diagnostic, without a line break at its end.
  ///
  /// - Parameters:
  ///   - diagnostic: What is to be said.
  ///   - text: The text that its places count in.
  /// - Returns: Lines as in the description of this type.
  public func render(_ diagnostic: Diagnostic, in text: String) -> String {
    render(diagnostic, in: SourceLines(text))
  }

  private func render(_ diagnostic: Diagnostic, in lines: SourceLines) -> String {
    let severity = diagnostic.severity
    var output = [
      painted("\(severity.rawValue):", Self.color(of: severity))
        + painted(" \(Self.cleaned(diagnostic.message))", "1") + " [\(diagnostic.code)]"
    ]
    if let span = diagnostic.span {
      output.append(" --> \(sourceName):\(Self.place(span, in: lines))")
      output += excerpt(of: diagnostic, at: span, in: lines)
    }
    if !diagnostic.help.isEmpty {
      output.append(painted("help:", "1;36") + " " + folded(diagnostic.help))
    }
    var notes = diagnostic.notes
    if let span = diagnostic.span, let note = directionNote(span, in: lines) {
      notes.append(note)
    }
    output += notes.map(note)
    return output.joined(separator: "\n")
  }

  // MARK: - Words

  private func painted(_ text: String, _ color: String) -> String {
    style == .ansi ? "\u{1B}[\(color)m\(text)\u{1B}[0m" : text
  }

  private static func color(of severity: Diagnostic.Severity) -> String {
    switch severity {
    case .error: "1;31"
    case .warning: "1;33"
    case .note: "1;34"
    }
  }

  /// A remark that belongs to no diagnostic, as a line `note: ...`, folded as notes are.
  ///
  /// - Parameter text: The remark; what a terminal would obey becomes spaces.
  /// - Returns: The line or lines, without a line break at their end.
  public func note(_ text: String) -> String { painted("note:", "1;34") + " " + folded(text) }

  /// A text behind `help:` or `note:`, cleaned; further lines are indented as far as the first.
  private func folded(_ text: String) -> String {
    let text = Self.cleaned(text)
    let indent = 6
    guard let foldingWidth, foldingWidth > 2 * indent else { return text }
    var result = ""
    var used = indent
    for word in text.split(separator: " ", omittingEmptySubsequences: false) {
      let columns = word.unicodeScalars.reduce(0) { $0 + width($1) }
      if !result.isEmpty {
        if used + 1 + columns <= foldingWidth {
          result += " "
          used += 1
        } else {
          result += "\n" + String(repeating: " ", count: indent)
          used = indent
        }
      }
      result += word
      used += columns
    }
    return result
  }

  /// A text on one line, without characters that a terminal would obey.
  private static func cleaned(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      result.append(isControl(scalar) ? " " : scalar)
    }
    return String(result)
  }

  /// A character that moves the cursor or turns the direction of text.
  fileprivate static func isControl(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0..<0x20, 0x7F..<0xA0, 0x2028, 0x2029, 0x202A...0x202E, 0x2066...0x2069: true
    default: false
    }
  }

  /// `2:9-14`, `2:9` or `2:9-3:4`; the end is the last character of the span.
  private static func place(_ span: SourceSpan, in lines: SourceLines) -> String {
    let first = lines.position(of: span.start)
    let start = "\(first.line):\(first.column)"
    guard span.end > span.start else { return start }
    let behind = lines.position(of: span.end)
    let last = SourceLines.Position(line: behind.line, column: max(1, behind.column - 1))
    if last == first { return start }
    return last.line == first.line
      ? "\(start)-\(last.column)" : "\(start)-\(last.line):\(last.column)"
  }

  /// What helps where a terminal shows right-to-left text in another order than it is stored.
  private func directionNote(_ span: SourceSpan, in lines: SourceLines) -> String? {
    let start = min(max(0, span.start), lines.bytes.count)
    let range = lines.range(of: lines.line(at: start), around: start, reach: reach)
    let line = lines.text(range.lowerBound, range.upperBound)
    guard line.unicodeScalars.contains(where: DisplayWidth.isRightToLeft) else { return nil }
    let position = lines.position(of: span.start)
    let token = lines.text(span.start, min(span.end, max(span.start, range.upperBound)))
    let place = "line \(position.line), column \(position.column)"
    return token.isEmpty ? place : "\(place): '\(Parser.clipped(token))'"
  }

  // MARK: - Lines

  /// A line under another one that points at a part of it.
  private struct Marker {
    var span: SourceSpan
    var caption: String
    var isPrimary: Bool
  }

  /// How many bytes of a line are looked at to each side of a place; a query of megabytes on one
  /// line is shown by as little of it as any other.
  private var reach: Int { 4096 + 8 * min(maximumWidth, 1 << 20) }

  private func excerpt(
    of diagnostic: Diagnostic, at span: SourceSpan, in lines: SourceLines
  ) -> [String] {
    var markers: [Int: [Marker]] = [:]
    let primaryLine = lines.line(at: min(max(0, span.start), lines.bytes.count))
    markers[primaryLine, default: []].append(
      Marker(span: span, caption: diagnostic.caption, isPrimary: true))
    for label in diagnostic.labels {
      let line = lines.line(at: min(max(0, label.span.start), lines.bytes.count))
      markers[line, default: []].append(
        Marker(span: label.span, caption: label.text, isPrimary: false))
    }
    var shown = Set(markers.keys)
    if primaryLine > 0 { shown.insert(primaryLine - 1) }
    let order = shown.sorted()
    let gutter = String((order.last ?? 0) + 1).utf8.count
    var output: [String] = []
    var previous: Int?
    for line in order {
      if let previous, line > previous + 1 { output.append("...") }
      previous = line
      let marked = markers[line] ?? []
      let place = marked.first?.span.start ?? 0
      let layout = LineLayout(
        lines, range: lines.range(of: line, around: place, reach: reach),
        whole: lines.range(of: line), width: width)
      let window = layout.window(around: marked.first?.span, maximumWidth: maximumWidth)
      let number = String(line + 1)
      let padding = String(repeating: " ", count: gutter - number.utf8.count)
      output.append(
        painted("\(padding)\(number) |", "2") + prefixed(layout.text(in: window)))
      for marker in marked {
        output.append(pointer(marker, layout, window, gutter: gutter))
      }
    }
    return output
  }

  private func prefixed(_ text: String) -> String { text.isEmpty ? "" : " \(text)" }

  /// ``    |      `---- caption``.
  private func pointer(
    _ marker: Marker, _ layout: LineLayout, _ window: Range<Int>, gutter: Int
  ) -> String {
    let start = min(max(layout.column(of: marker.span.start), window.lowerBound), window.upperBound)
    let end = min(max(layout.column(of: marker.span.end), start), window.upperBound)
    let clip = layout.isCutBefore(window) ? 1 : 0
    let indent = String(repeating: " ", count: start - window.lowerBound + clip)
    let tail = String(repeating: "-", count: max(0, end - start - 1))
    let caption = marker.caption.isEmpty ? "" : " \(Self.cleaned(marker.caption))"
    return painted("\(String(repeating: " ", count: gutter)) |", "2") + " " + indent
      + painted("`\(tail)\(caption)", marker.isPrimary ? "1;31" : "1;34")
  }

  /// One line as it is shown: tabs are spaces, and each character has a column.
  private struct LineLayout {
    /// What each character is shown as, the offset it begins at, and its column.
    private var cells: [(text: Unicode.Scalar, offset: Int, column: Int, width: Int)] = []
    private var totalWidth = 0
    private var end: Int
    /// Whether the line has more before and behind what is laid out.
    private var isCut: (before: Bool, behind: Bool)

    /// Lays out a part of a line.
    init(
      _ lines: SourceLines, range: Range<Int>, whole: Range<Int>, width: (Unicode.Scalar) -> Int
    ) {
      isCut = (range.lowerBound > whole.lowerBound, range.upperBound < whole.upperBound)
      end = range.upperBound
      var offset = range.lowerBound
      while offset < range.upperBound {
        let (scalar, length) = CharacterClass.scalar(in: lines.bytes, at: offset)
        if scalar == "\t" {
          for _ in 0..<4 - totalWidth % 4 { append(" ", at: offset, width: 1) }
        } else if DiagnosticRenderer.isControl(scalar) {
          append("\u{FFFD}", at: offset, width: 1)
        } else {
          append(scalar, at: offset, width: max(0, width(scalar)))
        }
        offset += max(1, length)
      }
    }

    private mutating func append(_ scalar: Unicode.Scalar, at offset: Int, width: Int) {
      cells.append((scalar, offset, totalWidth, width))
      totalWidth += width
    }

    /// The column of the character at an offset.
    func column(of offset: Int) -> Int {
      guard offset < end else { return totalWidth }
      var low = 0
      var high = cells.count
      while low < high {
        let middle = (low + high) / 2
        if cells[middle].offset < offset { low = middle + 1 } else { high = middle }
      }
      return low < cells.count ? cells[low].column : totalWidth
    }

    /// The columns to show.
    func window(around span: SourceSpan?, maximumWidth: Int) -> Range<Int> {
      guard totalWidth > maximumWidth else { return 0..<totalWidth }
      guard let span else { return 0..<maximumWidth }
      let first = column(of: span.start)
      guard first >= maximumWidth * 3 / 4 else { return 0..<maximumWidth }
      let start = min(first - maximumWidth / 3, totalWidth - maximumWidth)
      return start..<start + maximumWidth
    }

    /// Whether something of the line stands before a window.
    func isCutBefore(_ window: Range<Int>) -> Bool { window.lowerBound > 0 || isCut.before }

    /// What is shown of the columns of a window, with `…` where something is cut.
    func text(in window: Range<Int>) -> String {
      var result = String.UnicodeScalarView()
      if isCutBefore(window) { result.append("…") }
      var filled = window.lowerBound
      for cell in cells where cell.column >= window.lowerBound {
        guard cell.column + cell.width <= window.upperBound else { break }
        // A wide character that the window cuts in two leaves a space.
        while filled < cell.column {
          result.append(" ")
          filled += 1
        }
        result.append(cell.text)
        filled += cell.width
      }
      if window.upperBound < totalWidth || isCut.behind { result.append("…") }
      return String(result)
    }
  }
}
