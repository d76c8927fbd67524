import KQLSyntax

/// Reads one JSON document from borrowed bytes; nil anywhere means "no JSON".
struct JSONReader {
  private let text: TextBytes
  private var position = 0
  private var depth = 0

  init(_ text: TextBytes) { self.text = text }

  /// The one value of the text, with nothing but white space around it.
  mutating func readDocument() -> DynamicValue? {
    skipSpace()
    guard let value = readValue() else { return nil }
    skipSpace()
    return position == text.count ? value : nil
  }

  private mutating func skipSpace() {
    while position < text.count {
      switch text[position] {
      case 0x20, 0x09, 0x0A, 0x0D: position += 1
      default: return
      }
    }
  }

  private mutating func readValue() -> DynamicValue? {
    guard position < text.count else { return nil }
    switch text[position] {
    case 0x7B: return readObject()
    case 0x5B: return readArray()
    case 0x22: return readString().map(DynamicValue.string)
    case 0x74: return readWord("true", .bool(true))
    case 0x66: return readWord("false", .bool(false))
    case 0x6E: return readWord("null", .null)
    default: return readNumber()
    }
  }

  private mutating func readWord(_ word: StaticString, _ value: DynamicValue) -> DynamicValue? {
    let length = word.utf8CodeUnitCount
    guard position + length <= text.count else { return nil }
    for step in 0..<length where text[position + step] != word.utf8Start[step] { return nil }
    position += length
    return value
  }

  private mutating func readArray() -> DynamicValue? {
    guard enter() else { return nil }
    defer { depth -= 1 }
    var items: [DynamicValue] = []
    skipSpace()
    if take(0x5D) { return .array(items) }
    while true {
      skipSpace()
      guard let item = readValue() else { return nil }
      items.append(item)
      skipSpace()
      if take(0x2C) { continue }
      return take(0x5D) ? .array(items) : nil
    }
  }

  private mutating func readObject() -> DynamicValue? {
    guard enter() else { return nil }
    defer { depth -= 1 }
    var members = DynamicObject()
    skipSpace()
    if take(0x7D) { return .object(members) }
    while true {
      skipSpace()
      guard position < text.count, text[position] == 0x22, let key = readString() else {
        return nil
      }
      skipSpace()
      guard take(0x3A) else { return nil }
      skipSpace()
      guard let value = readValue() else { return nil }
      members[key] = value
      skipSpace()
      if take(0x2C) { continue }
      return take(0x7D) ? .object(members) : nil
    }
  }

  /// Steps over the opening bracket and counts the level; false where there are too many.
  private mutating func enter() -> Bool {
    guard depth < JSONText.depthLimit else { return false }
    position += 1
    depth += 1
    return true
  }

  private mutating func take(_ byte: UInt8) -> Bool {
    guard position < text.count, text[position] == byte else { return false }
    position += 1
    return true
  }

  private mutating func readString() -> String? {
    position += 1
    let start = position
    while position < text.count {
      let byte = text[position]
      if byte == 0x22 {
        let piece = TextBytes(rebasing: text[start..<position])
        position += 1
        return String(decoding: piece, as: UTF8.self)
      }
      if byte == 0x5C { return readEscapedString(from: start) }
      if byte < 0x20 { return nil }
      position += 1
    }
    return nil
  }

  /// Reads on from the first backslash of a string that began at `start`.
  private mutating func readEscapedString(from start: Int) -> String? {
    var bytes = Array(text[start..<position])
    while position < text.count {
      let byte = text[position]
      position += 1
      switch byte {
      case 0x22: return String(decoding: bytes, as: UTF8.self)
      case 0x5C:
        guard readEscape(into: &bytes) else { return nil }
      case 0..<0x20: return nil
      default: bytes.append(byte)
      }
    }
    return nil
  }

  private mutating func readEscape(into bytes: inout [UInt8]) -> Bool {
    guard position < text.count else { return false }
    let byte = text[position]
    position += 1
    switch byte {
    case 0x22, 0x5C, 0x2F: bytes.append(byte)
    case 0x62: bytes.append(0x08)
    case 0x66: bytes.append(0x0C)
    case 0x6E: bytes.append(0x0A)
    case 0x72: bytes.append(0x0D)
    case 0x74: bytes.append(0x09)
    case 0x75:
      guard var scalar = readHex() else { return false }
      if (0xD800..<0xDC00).contains(scalar), position + 1 < text.count, text[position] == 0x5C,
        text[position + 1] == 0x75
      {
        let mark = position
        position += 2
        guard let low = readHex() else { return false }
        if (0xDC00..<0xE000).contains(low) {
          scalar = 0x10000 + (scalar - 0xD800) << 10 + (low - 0xDC00)
        } else {
          position = mark
        }
      }
      // Half a surrogate pair stands for no scalar.
      bytes.append(
        contentsOf: UTF8.encode(Unicode.Scalar(scalar) ?? "\u{FFFD}")
          ?? UTF8.encodedReplacementCharacter)
    default: return false
    }
    return true
  }

  private mutating func readHex() -> UInt32? {
    guard position + 4 <= text.count else { return nil }
    var value: UInt32 = 0
    for _ in 0..<4 {
      let byte = text[position]
      position += 1
      switch byte {
      case 0x30...0x39: value = value << 4 | UInt32(byte - 0x30)
      case 0x41...0x46: value = value << 4 | UInt32(byte - 0x37)
      case 0x61...0x66: value = value << 4 | UInt32(byte - 0x57)
      default: return nil
      }
    }
    return value
  }

  private mutating func readNumber() -> DynamicValue? {
    let start = position
    let isNegative = take(0x2D)
    let firstDigit = position
    var whole: UInt64 = 0
    var overflows = false
    while let digit = digit() {
      let (product, tooLong) = whole.multipliedReportingOverflow(by: 10)
      let (sum, carries) = product.addingReportingOverflow(digit)
      whole = sum
      overflows = overflows || tooLong || carries
      position += 1
    }
    guard position > firstDigit, position == firstDigit + 1 || text[firstDigit] != 0x30 else {
      return nil
    }
    var isWhole = true
    if take(0x2E) {
      isWhole = false
      guard skipDigits() else { return nil }
    }
    if take(0x65) || take(0x45) {
      isWhole = false
      if !take(0x2B) { _ = take(0x2D) }
      guard skipDigits() else { return nil }
    }
    if isWhole && !overflows {
      if whole <= UInt64(Int64.max) { return .long(isNegative ? -Int64(whole) : Int64(whole)) }
      if isNegative && whole == 1 << 63 { return .long(.min) }
    }
    return Double(String(decoding: text[start..<position], as: UTF8.self)).map(DynamicValue.real)
  }

  private func digit() -> UInt64? {
    guard position < text.count, text[position] >= 0x30, text[position] <= 0x39 else {
      return nil
    }
    return UInt64(text[position] - 0x30)
  }

  private mutating func skipDigits() -> Bool {
    let start = position
    while digit() != nil { position += 1 }
    return position > start
  }
}
