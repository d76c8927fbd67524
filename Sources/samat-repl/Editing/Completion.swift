import PersianText

/// A line for which completions are wanted.
struct CompletionRequest: Equatable, Sendable {
  /// The whole text.
  let text: String

  /// The cursor, as an offset in UTF-8.
  let cursor: Int
}

/// One way to go on.
struct Completion: Equatable, Sendable {
  /// What the text from ``start`` to the cursor becomes.
  let replacement: String

  /// How a list names it.
  let display: String

  /// What a list says about it; may be empty.
  let detail: String

  /// Where the replaced prefix starts, as an offset in UTF-8.
  let start: Int
}

/// What a set of completions amounts to.
enum CompletionOutline {
  /// The longest text that all replacements begin with, cut between characters, so that no vowel sign
  /// and no non-joiner is parted from its letter.
  static func commonPrefix(of completions: [Completion]) -> String {
    guard let first = completions.first?.replacement else { return "" }
    return completions.dropFirst().reduce(first) { prefix, completion in
      String(zip(prefix, completion.replacement).prefix { $0 == $1 }.map(\.0))
    }
  }

  /// The list that a second Tab shows: with details one entry a line while they fit on the screen, else
  /// columns, filled from top to bottom.
  ///
  /// - Parameters:
  ///   - completions: What to list, in this order.
  ///   - columns: The width of the terminal.
  ///   - rows: The number of lines to fill at most; what is left out is counted in a last line.
  /// - Returns: Lines, each with its newline.
  static func list(_ completions: [Completion], columns: Int, rows: Int) -> String {
    let rows = max(1, rows)
    let width = completions.map { DisplayWidth.columns(of: $0.display) }.max() ?? 0
    if completions.count <= rows, completions.contains(where: { !$0.detail.isEmpty }) {
      return completions.map { completion in
        let nameWidth = min(width, columns / 2)
        let name = padded(completion.display, to: nameWidth)
        let room = columns - 3 - max(DisplayWidth.columns(of: completion.display), nameWidth)
        let detail = cut(completion.detail, to: room)
        return (detail.isEmpty ? name : name + "  " + isolated(detail)) + "\n"
      }.joined()
    }
    let perRow = max(1, (columns + 1) / (width + 2))
    let needed = (completions.count + perRow - 1) / perRow
    let shown = needed <= rows ? completions.count : (rows - 1) * perRow
    let height = max(1, (shown + perRow - 1) / perRow)
    var lines = (0..<height).map { row in
      stride(from: row, to: shown, by: height)
        .map { padded(cut(completions[$0].display, to: columns - 1), to: width) }
        .joined(separator: "  ") + "\n"
    }
    if shown == 0 { lines = [] }
    if shown < completions.count { lines.append("… and \(completions.count - shown) more\n") }
    return lines.joined()
  }

  private static func padded(_ text: String, to width: Int) -> String {
    isolated(text) + String(repeating: " ", count: max(0, width - DisplayWidth.columns(of: text)))
  }

  // Neighbouring right-to-left names would change places on a terminal that reorders.
  private static func isolated(_ text: String) -> String {
    BidiText.hasRightToLeft(text) ? BidiText.lrm + BidiText.isolate(text) : text
  }

  private static func cut(_ text: String, to width: Int) -> String {
    let line = text.split(whereSeparator: \.isNewline).first.map(String.init) ?? ""
    guard DisplayWidth.columns(of: line) > width else { return line }
    var result = ""
    var used = 0
    for character in line {
      let columns = DisplayWidth.columns(of: String(character))
      if used + columns > width - 1 { break }
      result.append(character)
      used += columns
    }
    return width < 1 ? "" : result + "…"
  }
}
