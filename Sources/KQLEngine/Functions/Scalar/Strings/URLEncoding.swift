import KQLSyntax

extension StandardLibrary {
  /// Percent-encoding.
  static let urlEncoding: [ScalarFunction] = [
    ScalarFunction(
      "url_encode",
      description: "Returns a text in the form that web forms send: a space is '+'.",
      searchTerms: ["percent", "escape", "uri", "form"],
      examples: [
        FunctionExample(
          "print url_encode('https://www.bing.com/hello word')",
          "https%3a%2f%2fwww.bing.com%2fhello+word")
      ],
      overloads: [.textualToText("url") { PercentEncoding.encode($0, plusForSpace: true, &$1) }]),
    ScalarFunction(
      "url_encode_component",
      description: "Returns a text with what URLs reserve percent-encoded: a space is '%20'.",
      searchTerms: ["percent", "escape", "uri"],
      examples: [
        FunctionExample("print url_encode_component('a b&c')", "a%20b%26c")
      ],
      overloads: [.textualToText("url") { PercentEncoding.encode($0, plusForSpace: false, &$1) }]),
    ScalarFunction(
      "url_decode", description: "Returns a percent-encoded text in its regular form.",
      searchTerms: ["percent", "unescape", "uri"],
      examples: [
        FunctionExample(
          "print url_decode('https%3a%2f%2fwww.bing.com%2f')", "https://www.bing.com/")
      ],
      overloads: [.textualToText("url") { PercentEncoding.decode($0, &$1) }]),
  ]
}

/// `%41` for `A`.
enum PercentEncoding {
  /// Writes a text with everything but letters, digits and `-_.!*()` encoded, in small hexadecimal
  /// digits.
  static func encode(_ text: TextBytes, plusForSpace: Bool, _ builder: inout TextBuilder) {
    for byte in text {
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x5F, 0x2E, 0x21, 0x2A, 0x28, 0x29:
        builder.write(byte)
      case 0x20 where plusForSpace: builder.write(UInt8(0x2B))
      default:
        builder.write(UInt8(0x25))
        builder.write(hexDigit(byte >> 4))
        builder.write(hexDigit(byte & 15))
      }
    }
  }

  /// Writes a text with `%41` and `+` decoded; what is no encoding stays.
  static func decode(_ text: TextBytes, _ builder: inout TextBuilder) {
    let bytes = decoded(text)
    // Codes that make no UTF-8 become U+FFFD, so that texts stay UTF-8.
    let isValid = bytes.withUnsafeBufferPointer { UTF8Text.isValid($0) }
    if isValid {
      builder.write(bytes[...])
    } else {
      builder.write(String(decoding: bytes, as: UTF8.self))
    }
  }

  /// The decoded bytes of a text.
  static func decoded(_ text: TextBytes) -> [UInt8] {
    var bytes: [UInt8] = []
    var position = 0
    while position < text.count {
      let byte = text[position]
      position += 1
      if byte == 0x25, position + 1 < text.count, let high = hexValue(text[position]),
        let low = hexValue(text[position + 1])
      {
        bytes.append(high << 4 | low)
        position += 2
      } else {
        bytes.append(byte == 0x2B ? 0x20 : byte)
      }
    }
    return bytes
  }

  private static func hexDigit(_ value: UInt8) -> UInt8 {
    value < 10 ? 0x30 + value : 0x57 + value
  }

  private static func hexValue(_ byte: UInt8) -> UInt8? {
    switch byte {
    case 0x30...0x39: byte - 0x30
    case 0x41...0x46: byte - 0x37
    case 0x61...0x66: byte - 0x57
    default: nil
    }
  }
}
