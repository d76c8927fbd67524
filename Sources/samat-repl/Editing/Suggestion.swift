import KQLEngine

/// How the input could go on, from the history: shown faintly behind the cursor, and no part of it
/// until it is accepted.
struct Suggestion: Equatable {
  /// The whole statement that the input begins.
  let statement: String

  /// What is shown: the rest of the statement's line, and `…` where more lines follow.
  let shown: String

  /// How many scalars the input must have.
  static let shortest = 2

  /// The newest statement that begins with a text and goes on; `nil` where there is none.
  ///
  /// - Complexity: O(*entries*), mostly one byte of each.
  init?(for line: LineBuffer, in entries: [String]) {
    guard line.cursor == line.scalars.count, line.cursor >= Self.shortest else { return nil }
    let text = line.text
    let length = text.utf8.count
    guard text.contains(where: { !$0.isWhitespace }),
      let statement = entries.last(where: {
        $0.utf8.count > length && $0.utf8.starts(with: text.utf8)
      })
    else { return nil }
    var rest = statement.unicodeScalars[...]
    rest = rest.dropFirst(line.cursor)
    // A mark belongs to the letter before it, which stands in the input.
    guard let first = rest.first, first.value < 0x300 || LineBuffer.columns(of: first) > 0 else {
      return nil
    }
    var shown = String.UnicodeScalarView()
    for scalar in rest {
      if scalar == "\n" {
        shown.append("…")
        break
      }
      shown.append(scalar == "\t" ? " " : scalar)
    }
    self.statement = statement
    self.shown = String(shown)
  }

  /// The input with the next word of the statement.
  func acceptingWord(_ line: LineBuffer) -> LineBuffer {
    var whole = LineBuffer(statement)
    whole.cursor = line.cursor
    let end = whole.wordEnd
    whole.cursor = whole.scalars.count
    if end < whole.cursor { whole.remove(end..<whole.cursor) }
    return whole
  }
}
