extension Scanner {
  /// What a string says, with its escapes resolved, and the place of the first escape that the
  /// language does not have.
  func stringValue(
    _ lexeme: Lexeme, allowsSlash: Bool = false
  ) -> (value: String, badEscape: SourceSpan?) {
    var start = lexeme.start
    if lexeme.problem == .smartQuotes {
      let open = CharacterClass.scalar(in: bytes, at: start).length
      var end = lexeme.end - 1
      while end > start + open, bytes[end] & 0xC0 == 0x80 { end -= 1 }
      return (text(start + open, end), nil)
    }
    if byte(start) | 0x20 == 0x68 { start += 1 }
    let closed = lexeme.problem == .none
    if isFence(at: start) {
      var first = start + 3
      // The line break behind the fence belongs to the fence.
      if byte(first) == 0x0D, byte(first + 1) == 0x0A {
        first += 2
      } else if byte(first) == 0x0A {
        first += 1
      }
      return (text(first, closed ? max(first, lexeme.end - 3) : lexeme.end), nil)
    }
    let verbatim = byte(start) == 0x40
    if verbatim { start += 1 }
    let quote = byte(start)
    let end = closed ? lexeme.end - 1 : lexeme.end
    guard start + 1 < end else { return ("", nil) }
    let body = bytes[start + 1..<end]
    if verbatim { return (unquoteVerbatim(body, quote: quote), nil) }
    guard body.contains(0x5C) else { return (String(decoding: body, as: UTF8.self), nil) }
    return unescape(start + 1, end, allowsSlash: allowsSlash)
  }

  private func unquoteVerbatim(_ body: ArraySlice<UInt8>, quote: UInt8) -> String {
    var result: [UInt8] = []
    result.reserveCapacity(body.count)
    var skipped = false
    for byte in body {
      if byte == quote, !skipped, result.last == quote {
        skipped = true
        continue
      }
      skipped = false
      result.append(byte)
    }
    return String(decoding: result, as: UTF8.self)
  }

  private func unescape(
    _ start: Int, _ end: Int, allowsSlash: Bool
  ) -> (value: String, badEscape: SourceSpan?) {
    var result = String.UnicodeScalarView()
    var bad: SourceSpan?
    var position = start
    while position < end {
      guard bytes[position] == 0x5C else {
        let (scalar, length) = CharacterClass.scalar(in: bytes, at: position)
        result.append(scalar)
        position += max(1, length)
        continue
      }
      let (value, length) = escape(at: position, end: end, allowsSlash: allowsSlash)
      if let value {
        result.append(value)
      } else if bad == nil {
        bad = SourceSpan(start: position, end: min(end, position + length))
      }
      position += length
    }
    return (String(result), bad)
  }

  /// The character that an escape stands for, and the length of the escape.
  private func escape(
    at offset: Int, end: Int, allowsSlash: Bool
  ) -> (Unicode.Scalar?, length: Int) {
    guard offset + 1 < end else { return (nil, 1) }
    switch bytes[offset + 1] {
    case 0x6E: return ("\n", 2)
    case 0x74: return ("\t", 2)
    case 0x72: return ("\r", 2)
    case 0x5C: return ("\\", 2)
    case 0x27: return ("'", 2)
    case 0x22: return ("\"", 2)
    case 0x61: return ("\u{07}", 2)
    case 0x62: return ("\u{08}", 2)
    case 0x66: return ("\u{0C}", 2)
    case 0x76: return ("\u{0B}", 2)
    case 0x2F where allowsSlash: return ("/", 2)
    case 0x30...0x37: return octal(at: offset, end: end)
    case 0x78: return hexEscape(at: offset, digits: 2, end: end)
    case 0x75: return unicodeEscape(at: offset, end: end)
    case 0x55: return hexEscape(at: offset, digits: 8, end: end)
    default: return (nil, 1 + CharacterClass.scalar(in: bytes, at: offset + 1).length)
    }
  }

  private func octal(at offset: Int, end: Int) -> (Unicode.Scalar?, length: Int) {
    var value: UInt32 = 0
    var position = offset + 1
    while position < end, position < offset + 4, bytes[position] & 0xF8 == 0x30 {
      value = value << 3 | UInt32(bytes[position] & 7)
      position += 1
    }
    return (Unicode.Scalar(value), position - offset)
  }

  private func hexDigits(at offset: Int, count: Int, end: Int) -> UInt32? {
    guard offset + count <= end else { return nil }
    var value: UInt32 = 0
    for index in offset..<offset + count {
      guard let digit = CharacterClass.hexValue(bytes[index]), value < 0x1000_0000 else {
        return nil
      }
      value = value << 4 | digit
    }
    return value
  }

  private func hexEscape(at offset: Int, digits: Int, end: Int) -> (Unicode.Scalar?, length: Int) {
    guard let value = hexDigits(at: offset + 2, count: digits, end: end),
      let scalar = Unicode.Scalar(value)
    else { return (nil, 2) }
    return (scalar, 2 + digits)
  }

  /// `\uXXXX`, or two of them that are a surrogate pair.
  private func unicodeEscape(at offset: Int, end: Int) -> (Unicode.Scalar?, length: Int) {
    guard let value = hexDigits(at: offset + 2, count: 4, end: end) else { return (nil, 2) }
    guard value >= 0xD800, value < 0xE000 else { return (Unicode.Scalar(value), 6) }
    if value < 0xDC00, byte(offset + 6) == 0x5C, byte(offset + 7) == 0x75,
      let low = hexDigits(at: offset + 8, count: 4, end: end), low >= 0xDC00, low < 0xE000
    {
      return (Unicode.Scalar(0x10000 + ((value - 0xD800) << 10) + (low - 0xDC00)), 12)
    }
    return ("\u{FFFD}", 6)
  }
}
