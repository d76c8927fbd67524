import KQLSyntax

extension StandardLibrary {
  /// Upper and lower case.
  static let caseMapping: [ScalarFunction] = [
    ScalarFunction(
      "toupper", description: "Returns a text in upper case.",
      searchTerms: ["capital", "uppercase", "case"],
      examples: [FunctionExample("print toupper('café')", "CAFÉ")],
      overloads: overloads(.upper)),
    ScalarFunction(
      "tolower", description: "Returns a text in lower case.",
      searchTerms: ["small", "lowercase", "case"],
      examples: [FunctionExample("print tolower('CAFÉ')", "café")],
      overloads: overloads(.lower)),
  ]

  private static func overloads(_ mapping: SimpleCase) -> [ScalarFunction.Overload] {
    [.textualToText("source") { mapping.write($0, &$1) }]
  }
}

/// Simple case mapping: one scalar to one, of no culture; "ß" stays as it is in upper case.
enum SimpleCase: Sendable {
  case upper, lower

  /// Writes a text in this case.
  func write(_ text: TextBytes, _ builder: inout TextBuilder) {
    let first: UInt8 = self == .upper ? 0x61 : 0x41
    if text.allSatisfy({ $0 < 0x80 }) {
      withUnsafeTemporaryAllocation(of: UInt8.self, capacity: text.count) { mapped in
        for index in 0..<text.count {
          let byte = text[index]
          mapped[index] = byte ^ (byte &- first < 26 ? 0x20 : 0)
        }
        builder.write(TextBytes(rebasing: mapped[0..<text.count]))
      }
      return
    }
    var position = 0
    while position < text.count {
      let byte = text[position]
      if byte < 0x80 {
        builder.write(byte &- first < 26 ? byte ^ 0x20 : byte)
        position += 1
        continue
      }
      let (scalar, length) = UTF8Decoding.scalar(in: text, at: position)
      if length == 0 {
        builder.write(byte)
        position += 1
        continue
      }
      let mapped = map(scalar)
      if mapped == scalar {
        builder.write(text.part(position..<position + length))
      } else {
        builder.write(scalar: mapped)
      }
      position += length
    }
  }

  private func map(_ scalar: UInt32) -> UInt32 {
    guard let value = Unicode.Scalar(scalar) else { return scalar }
    let properties = value.properties
    if self == .upper ? !properties.changesWhenUppercased : !properties.changesWhenLowercased {
      return scalar
    }
    let mapping = self == .upper ? properties.uppercaseMapping : properties.lowercaseMapping
    let scalars = mapping.unicodeScalars
    return scalars.count == 1 ? (scalars.first?.value ?? scalar) : scalar
  }
}
