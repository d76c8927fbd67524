extension DisplayWidth {
  /// Where a text lies in a wider field.
  public enum Alignment: Hashable, Sendable, CaseIterable {
    /// Spaces follow the text.
    case left
    /// Spaces precede the text.
    case right
    /// Spaces on both sides, the odd one after the text.
    case center
  }

  /// Cuts a text to a number of columns, at the border of a character.
  ///
  /// - Parameters:
  ///   - text: Any text.
  ///   - columns: The most columns the result may take. With less than one it is empty.
  /// - Returns: The text, or its beginning with `…` if it was wider, and whether it was cut.
  /// - Complexity: O(*n*).
  public static func truncate(
    _ text: String, toColumns columns: Int
  ) -> (text: String, wasCut: Bool) {
    if columns >= 0, self.columns(of: text) <= columns { return (text, false) }
    var used = 0
    // The end of the longest beginning that leaves room for the mark.
    var end = text.startIndex
    var index = text.startIndex
    while index < text.endIndex {
      let next = text.index(after: index)
      for scalar in text[index..<next].unicodeScalars { used += width(of: scalar) }
      if used > columns {
        return columns < 1 ? ("", true) : (text[..<end] + "…", true)
      }
      if used < columns { end = next }
      index = next
    }
    return columns < 0 && !text.isEmpty ? ("", true) : (text, false)
  }

  /// Fills a text with spaces up to a number of columns.
  ///
  /// - Parameters:
  ///   - text: Any text.
  ///   - columns: The columns to fill; a wider text stays as it is. No more than 100 000 spaces are
  ///     added.
  ///   - alignment: Where the text lies, left unless told otherwise.
  /// - Returns: The padded text.
  public static func pad(
    _ text: String, toColumns columns: Int, alignment: Alignment = .left
  ) -> String {
    let width = self.columns(of: text)
    guard columns > width else { return text }
    let missing = min(columns - width, 100_000)
    let before =
      switch alignment {
      case .left: 0
      case .right: missing
      case .center: missing / 2
      }
    return spaces(before) + text + spaces(missing - before)
  }

  /// Cuts or fills a text so that it takes exactly a number of columns.
  ///
  /// - Parameters:
  ///   - text: Any text.
  ///   - columns: The columns to take.
  ///   - alignment: Where a narrower text lies, left unless told otherwise.
  /// - Returns: The fitted text and whether it was cut.
  public static func fit(
    _ text: String, toColumns columns: Int, alignment: Alignment = .left
  ) -> (text: String, wasCut: Bool) {
    let (cut, wasCut) = truncate(text, toColumns: columns)
    return (pad(cut, toColumns: columns, alignment: alignment), wasCut)
  }

  private static func spaces(_ count: Int) -> String { String(repeating: " ", count: count) }
}
