import KQLSyntax

extension StandardLibrary {
  /// Base64.
  static let base64: [ScalarFunction] = [
    encode("base64_encode_tostring"), encode("base64_encodestring"),
    decode("base64_decode_tostring"), decode("base64_decodestring"), decodeToArray,
    encodeFromArray,
  ]

  private static func encode(_ name: String) -> ScalarFunction {
    ScalarFunction(
      name, description: "Returns the Base64 form of a text's bytes.",
      searchTerms: ["encode", "base64"],
      examples: [FunctionExample("print \(name)('Kusto')", "S3VzdG8=")],
      overloads: [
        .textualToText("text") { text, builder in builder.write(Base64.encode(text)[...]) }
      ])
  }

  private static func decode(_ name: String) -> ScalarFunction {
    ScalarFunction(
      name,
      description: "Returns the text of which a text is the Base64 form; empty where it is none.",
      searchTerms: ["decode", "base64"],
      examples: [FunctionExample("print \(name)('S3VzdG8=')", "Kusto")],
      overloads: [
        .textualToText("base64") { text, builder in
          guard let bytes = Base64.decode(text),
            bytes.withUnsafeBufferPointer({ UTF8Text.isValid($0) })
          else { return }
          builder.write(bytes[...])
        }
      ])
  }

  private static let decodeToArray = ScalarFunction(
    "base64_decode_toarray",
    description: "Returns the bytes of which a text is the Base64 form, as an array of numbers.",
    searchTerms: ["decode", "base64", "bytes"],
    examples: [FunctionExample("print base64_decode_toarray('S3VzdG8=')", "[75,117,115,116,111]")],
    overloads: [
      .textual("base64", .dynamic) { text in
        Base64.decode(text).map { DynamicValue.array($0.map { .long(Int64($0)) }) }
      }
    ])

  private static let encodeFromArray = ScalarFunction(
    "base64_encode_fromarray",
    parameters: [FunctionParameter("bytes", .dynamic)], returns: .string,
    description: "Returns the Base64 form of an array of bytes; empty where it holds others.",
    searchTerms: ["encode", "base64", "bytes"],
    examples: [
      FunctionExample("print base64_encode_fromarray(dynamic([75, 117]))", "S3U=")
    ],
    evaluate: { arguments in
      let arrays = arguments.fixed(0, as: DynamicValue.self)
      return arguments.buildText { row, builder in
        guard let items = arrays[row]?.arrayValue else { return }
        var bytes: [UInt8] = []
        for item in items {
          guard case .long(let number) = item, let byte = UInt8(exactly: number) else { return }
          bytes.append(byte)
        }
        bytes.withUnsafeBufferPointer { builder.write(Base64.encode($0)[...]) }
      }
    })
}

/// Bytes as 64 characters.
///
/// > Source: RFC 4648, section 4.
enum Base64 {
  private static let alphabet = Array(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

  /// The Base64 form, padded.
  static func encode(_ bytes: TextBytes) -> [UInt8] {
    var output: [UInt8] = []
    output.reserveCapacity((bytes.count + 2) / 3 * 4)
    var position = 0
    while position < bytes.count {
      let count = min(3, bytes.count - position)
      var group = UInt32(bytes[position]) << 16
      if count > 1 { group |= UInt32(bytes[position + 1]) << 8 }
      if count > 2 { group |= UInt32(bytes[position + 2]) }
      for index in 0..<4 {
        let code = Int(group >> UInt32(18 - 6 * index) & 63)
        output.append(index <= count ? alphabet[code] : 0x3D)
      }
      position += 3
    }
    return output
  }

  /// The bytes of a Base64 form; nil where the text is none.
  static func decode(_ text: TextBytes) -> [UInt8]? {
    guard text.count % 4 == 0 else { return nil }
    var output: [UInt8] = []
    output.reserveCapacity(text.count / 4 * 3)
    var position = 0
    while position < text.count {
      var group: UInt32 = 0
      var padding = 0
      for index in 0..<4 {
        let byte = text[position + index]
        if byte == 0x3D && index >= 2 && position + 4 == text.count {
          padding += 1
          group <<= 6
          continue
        }
        guard padding == 0, let value = value(byte) else { return nil }
        group = group << 6 | value
      }
      output.append(UInt8(truncatingIfNeeded: group >> 16))
      if padding < 2 { output.append(UInt8(truncatingIfNeeded: group >> 8)) }
      if padding < 1 { output.append(UInt8(truncatingIfNeeded: group)) }
      position += 4
    }
    return output
  }

  private static func value(_ byte: UInt8) -> UInt32? {
    switch byte {
    case 0x41...0x5A: UInt32(byte) - 0x41
    case 0x61...0x7A: UInt32(byte) - 0x61 + 26
    case 0x30...0x39: UInt32(byte) - 0x30 + 52
    case 0x2B: 62
    case 0x2F: 63
    default: nil
    }
  }
}
