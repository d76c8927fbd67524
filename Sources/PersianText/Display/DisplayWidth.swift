/// How many columns text takes on a terminal, and text cut and padded to columns.
///
/// A scalar takes no column if it is a nonspacing or enclosing mark, a format character, default
/// ignorable, a control character or a conjoining Hangul vowel or final; two if it is East Asian
/// wide or has emoji presentation; one otherwise. Widths add up: a lam and an alef take two columns
/// though they join, and the members of an emoji sequence count one by one, as terminals without
/// support for such sequences show them. Show control characters with ``BidiText/neutralize(_:)``
/// before measuring.
public enum DisplayWidth {
  /// Returns the number of columns of a scalar: 0, 1 or 2.
  ///
  /// - Parameter scalar: Any scalar.
  /// - Returns: The number of columns.
  /// - Complexity: O(1) below U+0300 and for Arabic letters, O(log of the table) otherwise.
  public static func width(of scalar: Unicode.Scalar) -> Int {
    let value = scalar.value
    if value < 0x7F { return value >= 0x20 ? 1 : 0 }
    if value < 0x300 { return value < 0xA0 || value == 0xAD ? 0 : 1 }
    if (value >= 0x620 && value < 0x64B) || (value >= 0x671 && value < 0x6D6) { return 1 }
    if contains(value, in: DisplayWidthTable.zero) { return 0 }
    return value >= 0x1100 && contains(value, in: DisplayWidthTable.wide) ? 2 : 1
  }

  /// Returns the number of columns of a text.
  ///
  /// - Parameter text: Any text; line breaks count nothing.
  /// - Returns: The sum of the widths of the scalars.
  /// - Complexity: O(*n*).
  public static func columns(of text: String) -> Int {
    var result = 0
    for scalar in text.unicodeScalars { result += width(of: scalar) }
    return result
  }

  private static func contains(
    _ value: UInt32, in table: [(first: UInt32, last: UInt32)]
  ) -> Bool {
    var low = 0
    var high = table.count
    while low < high {
      let middle = (low &+ high) / 2
      let entry = table[middle]
      if value > entry.last {
        low = middle &+ 1
      } else if value < entry.first {
        high = middle
      } else {
        return true
      }
    }
    return false
  }
}
