extension Scanner {
  /// The units that may follow a number directly, and make it a timespan.
  static let timespanUnits: Set<String> = [
    "d", "day", "days", "h", "hr", "hrs", "hour", "hours", "m", "min", "minute", "minutes", "s",
    "sec", "second", "seconds", "ms", "milli", "millis", "millisecond", "milliseconds", "micro",
    "micros", "microsecond", "microseconds", "tick", "ticks",
  ]

  /// A number, or a number with a unit.
  func number(from start: Int) -> Lexeme {
    if bytes[start] == 0x30, byte(start + 1) | 0x20 == 0x78 { return hexadecimal(from: start) }
    var kind = Lexeme.Kind.long
    var position = skipDigits(from: start)
    if let separator = decimalSeparator(at: position),
      skipDigits(from: position + separator) > position + separator
    {
      kind = .real
      position = skipDigits(from: position + separator)
    }
    if byte(position) | 0x20 == 0x65 {
      let sign = byte(position + 1)
      let digits = position + (sign == 0x2B || sign == 0x2D ? 2 : 1)
      let end = skipDigits(from: digits)
      if end > digits {
        kind = .real
        position = end
      }
    }
    let end = endOfName(from: position)
    guard end > position else { return Lexeme(kind: kind, start: start, end: position) }
    guard end - position <= 12, Self.timespanUnits.contains(text(position, end)) else {
      return Lexeme(kind: kind, problem: .unknownSuffix, start: start, end: end)
    }
    return Lexeme(kind: .timespan, start: start, end: end)
  }

  /// The text of a number with ASCII digits and a decimal point.
  func numberText(_ lexeme: Lexeme) -> String {
    var result: [UInt8] = []
    var position = lexeme.start
    while position < lexeme.end {
      let byte = bytes[position]
      if byte < 0x80 {
        result.append(byte)
        position += 1
        continue
      }
      let (scalar, length) = CharacterClass.scalar(in: bytes, at: position)
      if let digit = CharacterClass.easternDigit(scalar) {
        result.append(0x30 + digit)
      } else if scalar.value == 0x066B {
        result.append(0x2E)
      } else {
        result.append(contentsOf: bytes[position..<min(position + length, lexeme.end)])
      }
      position += length
    }
    return String(decoding: result, as: UTF8.self)
  }

  private func hexadecimal(from start: Int) -> Lexeme {
    var position = start + 2
    while CharacterClass.hexValue(byte(position)) != nil { position += 1 }
    let end = endOfName(from: position)
    let problem: Lexeme.Problem =
      end > position ? .unknownSuffix : position == start + 2 ? .emptyHex : .none
    return Lexeme(kind: .long, problem: problem, start: start, end: end)
  }

  /// The offset behind the digits that begin at an offset, in any of the three digit sets.
  private func skipDigits(from offset: Int) -> Int {
    var position = offset
    while position < bytes.count {
      if CharacterClass.isAsciiDigit(bytes[position]) {
        position += 1
        continue
      }
      guard bytes[position] >= 0x80 else { break }
      let (scalar, length) = CharacterClass.scalar(in: bytes, at: position)
      guard CharacterClass.easternDigit(scalar) != nil else { break }
      position += length
    }
    return position
  }

  /// The length of a decimal point at an offset: `.`, or the Arabic `٫`.
  private func decimalSeparator(at offset: Int) -> Int? {
    if byte(offset) == 0x2E { return 1 }
    return byte(offset) == 0xD9 && byte(offset + 1) == 0xAB ? 2 : nil
  }
}
