/// Questions about characters that the lexer asks, answered without tables of our own.
enum CharacterClass {
  /// The scalar that begins at an offset, and its length in bytes.
  ///
  /// Bytes that are not UTF-8 give U+FFFD of length one, so that a scan always moves on.
  static func scalar(in bytes: [UInt8], at offset: Int) -> (scalar: Unicode.Scalar, length: Int) {
    let invalid: (Unicode.Scalar, Int) = ("\u{FFFD}", 1)
    guard offset < bytes.count else { return ("\u{FFFD}", 0) }
    let first = UInt32(bytes[offset])
    if first < 0x80 { return (Unicode.Scalar(UInt8(first)), 1) }
    let length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : first >= 0xC2 ? 2 : 1
    guard length > 1, offset + length <= bytes.count else { return invalid }
    var value = first & (0x7F >> UInt32(length))
    for index in offset + 1..<offset + length {
      guard bytes[index] & 0xC0 == 0x80 else { return invalid }
      value = value << 6 | UInt32(bytes[index] & 0x3F)
    }
    guard let scalar = Unicode.Scalar(value) else { return invalid }
    return (scalar, length)
  }

  /// An ASCII letter or `_`.
  static func isAsciiNameStart(_ byte: UInt8) -> Bool {
    (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7A || byte == 0x5F
  }

  /// An ASCII digit.
  static func isAsciiDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }

  /// An ASCII hexadecimal digit.
  static func hexValue(_ byte: UInt8) -> UInt32? {
    switch byte {
    case 0x30...0x39: UInt32(byte - 0x30)
    case 0x41...0x46: UInt32(byte - 0x37)
    case 0x61...0x66: UInt32(byte - 0x57)
    default: nil
    }
  }

  /// A letter of any script.
  static func isNameStart(_ scalar: Unicode.Scalar) -> Bool { scalar.properties.isAlphabetic }

  /// A letter, mark or digit of any script, or one of the joiners that stand inside Persian words.
  static func isNamePart(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.value == 0x200C || scalar.value == 0x200D { return true }
    if scalar.properties.isAlphabetic { return true }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .spacingMark, .enclosingMark, .decimalNumber: return true
    default: return false
    }
  }

  /// The value of a Persian or Arabic-Indic digit.
  static func easternDigit(_ scalar: Unicode.Scalar) -> UInt8? {
    switch scalar.value {
    case 0x06F0...0x06F9: UInt8(scalar.value - 0x06F0)
    case 0x0660...0x0669: UInt8(scalar.value - 0x0660)
    default: nil
    }
  }

  /// White space and the invisible marks that steer the direction of text.
  static func isTrivia(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0xA0, 0xFEFF, 0x200B, 0x200E, 0x200F, 0x061C, 0x202A...0x202E, 0x2066...0x2069: true
    default: scalar.properties.isWhitespace
    }
  }
}
