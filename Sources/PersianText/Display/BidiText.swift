/// Keeps right-to-left text from rearranging what stands beside it on a terminal.
public enum BidiText {
  /// LEFT-TO-RIGHT MARK, U+200E.
  public static let lrm = "\u{200E}"
  /// FIRST STRONG ISOLATE, U+2068.
  public static let fsi = "\u{2068}"
  /// POP DIRECTIONAL ISOLATE, U+2069.
  public static let pdi = "\u{2069}"

  /// Wraps a text in FSI and PDI, so that it is laid out by itself.
  ///
  /// - Parameter text: Any text. Balance its own controls first, with ``neutralize(_:)``.
  /// - Returns: The wrapped text, two scalars longer and as wide.
  public static func isolate(_ text: String) -> String {
    fsi + text + pdi
  }

  /// Tells whether a text has a scalar of a right-to-left script or a right-to-left control.
  ///
  /// - Parameter text: Any text.
  /// - Returns: Whether the layout of the text may run from the right.
  /// - Complexity: O(*n*).
  public static func hasRightToLeft(_ text: String) -> Bool {
    text.unicodeScalars.contains { scalar in
      switch scalar.value {
      case ..<0x590: false
      case 0x590...0x8FF: !(0x6F0...0x6F9 ~= scalar.value)
      case 0x200F, 0x202B, 0x202E, 0x2067: true
      case 0xFB1D...0xFDFF, 0xFE70...0xFEFE: true
      case 0x10800...0x10FFF, 0x1E800...0x1EFFF: true
      default: false
      }
    }
  }

  /// Shows control characters and bidirectional controls instead of obeying them.
  ///
  /// Each becomes its code in brackets, such as `⟨U+202E⟩`. ZWNJ and ZWJ stay, since words are
  /// written with them.
  ///
  /// - Parameter text: Any text, such as a cell of a table.
  /// - Returns: The text without such characters; the same text if it has none.
  /// - Complexity: O(*n*).
  public static func neutralize(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: { isControl($0.value) }) else { return text }
    var result = ""
    for scalar in text.unicodeScalars {
      if isControl(scalar.value) {
        let code = String(scalar.value, radix: 16, uppercase: true)
        result += "⟨U+" + String(repeating: "0", count: max(0, 4 - code.utf8.count)) + code + "⟩"
      } else {
        result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  private static func isControl(_ scalar: UInt32) -> Bool {
    switch scalar {
    case ..<0x20, 0x7F...0x9F, 0x61C, 0x200E, 0x200F, 0x2028, 0x2029, 0x202A...0x202E,
      0x2066...0x206F:
      true
    default: false
    }
  }
}
