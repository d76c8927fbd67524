import KQLSyntax

/// Where terms begin and end: a term is a longest run of letters and digits, of any script.
///
/// `_` and `-` separate: "alpha_beta" has "alpha".
enum TermBoundary {
  /// Whether a scalar belongs to a term.
  static func isTermScalar(_ scalar: UInt32) -> Bool {
    if scalar < 0x80 {
      let byte = UInt8(truncatingIfNeeded: scalar)
      return byte &- 0x30 < 10 || (byte | 0x20) &- 0x61 < 26
    }
    guard let value = Unicode.Scalar(scalar) else { return false }
    switch value.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
      .decimalNumber:
      return true
    default: return false
    }
  }

  /// Whether a term's scalar stands before `position`.
  static func isTerm(before position: Int, in text: TextBytes) -> Bool {
    guard position > 0 else { return false }
    var start = position - 1
    while start > 0 && position - start < 4 && text[start] & 0xC0 == 0x80 { start -= 1 }
    let (scalar, length) = UTF8Decoding.scalar(in: text, at: start)
    return length == position - start && isTermScalar(scalar)
  }

  /// Whether a term's scalar stands at `position`.
  static func isTerm(at position: Int, in text: TextBytes) -> Bool {
    guard position < text.count else { return false }
    let (scalar, length) = UTF8Decoding.scalar(in: text, at: position)
    return length > 0 && isTermScalar(scalar)
  }
}
