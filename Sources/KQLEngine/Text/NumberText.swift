import KQLSyntax

/// Numbers as text, both ways, without locale.
///
/// `tostring`, `toint`, the result formats and JSON agree through this one place.
enum NumberText {
  /// The text of a real: `42.0`, `-0.0`, `0.1`, `1E+20`, `1E-05`, `inf`, `-inf`, `NaN`.
  ///
  /// The digits are the fewest that read back as the same number; from 1E+15 on, and below 1E-04,
  /// an exponent of at least two digits is written.
  static func format(_ value: Double) -> String {
    if value.isNaN { return "NaN" }
    let plain = value.description
    let magnitude = abs(value)
    if magnitude < 1e15 && (magnitude >= 1e-4 || magnitude == 0) || magnitude == .infinity {
      return plain
    }
    var bytes = Array(plain.utf8)
    if let mark = bytes.firstIndex(of: 0x65) {
      bytes[mark] = 0x45
      return String(decoding: bytes, as: UTF8.self)
    }
    return scientific(bytes, isNegative: value < 0)
  }

  /// Turns `1234567890123456.0` into `1.234567890123456E+15`.
  private static func scientific(_ plain: [UInt8], isNegative: Bool) -> String {
    var digits = plain.filter { $0 >= 0x30 && $0 <= 0x39 }
    let whole = plain.prefix { $0 != 0x2E }.count - (isNegative ? 1 : 0)
    while digits.count > 1 && digits.last == 0x30 { digits.removeLast() }
    var text = isNegative ? "-" : ""
    text += String(decoding: digits[..<1], as: UTF8.self)
    if digits.count > 1 { text += "." + String(decoding: digits[1...], as: UTF8.self) }
    return text + "E+" + String(whole - 1)
  }

  /// Writes the text of a real; see ``format(_:)``.
  static func append(_ value: Double, to builder: inout TextBuilder) {
    builder.write(format(value))
  }

  /// Writes the digits of a whole number.
  static func append(_ value: Int64, to builder: inout TextBuilder) {
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 20) { digits in
      var position = digits.count
      var rest = value.magnitude
      repeat {
        position -= 1
        digits[position] = UInt8(truncatingIfNeeded: rest % 10) + 0x30
        rest /= 10
      } while rest > 0
      if value < 0 {
        position -= 1
        digits[position] = 0x2D
      }
      builder.write(TextBytes(rebasing: digits[position...]))
    }
  }

  /// The text without white space (ASCII) at its ends.
  static func trimmed(_ text: TextBytes) -> TextBytes {
    var start = 0
    var end = text.count
    while start < end && isSpace(text[start]) { start += 1 }
    while end > start && isSpace(text[end - 1]) { end -= 1 }
    return TextBytes(rebasing: text[start..<end])
  }

  private static func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || (byte >= 0x09 && byte <= 0x0D)
  }

  /// Reads `45`, ` -7 `, `+0`, `0x1F`; nil for anything else and for what does not fit.
  ///
  /// Sixteen hexadecimal digits are taken as the bits of the number.
  static func parseLong(_ text: TextBytes) -> Int64? {
    let digits = trimmed(text)
    var position = 0
    var isNegative = false
    if let sign = digits.first, sign == 0x2D || sign == 0x2B {
      isNegative = sign == 0x2D
      position = 1
    }
    if digits.count > position + 2, digits[position] == 0x30, digits[position + 1] | 0x20 == 0x78 {
      return parseHex(TextBytes(rebasing: digits[(position + 2)...])).map {
        isNegative ? 0 &- $0 : $0
      }
    }
    guard position < digits.count else { return nil }
    var value: Int64 = 0
    while position < digits.count {
      let digit = digits[position] &- 0x30
      guard digit <= 9 else { return nil }
      let (product, overflow) = value.multipliedReportingOverflow(by: 10)
      // The negative side reaches one further, so digits are gathered there.
      let (sum, carry) = product.subtractingReportingOverflow(Int64(digit))
      if overflow || carry { return nil }
      value = sum
      position += 1
    }
    if isNegative { return value }
    return value == .min ? nil : -value
  }

  private static func parseHex(_ digits: TextBytes) -> Int64? {
    guard digits.count <= 16 else { return nil }
    var value: UInt64 = 0
    for byte in digits {
      guard let digit = hexDigit(byte) else { return nil }
      value = value << 4 | UInt64(digit)
    }
    return Int64(bitPattern: value)
  }

  /// The value of a hexadecimal digit, or nil.
  static func hexDigit(_ byte: UInt8) -> UInt8? {
    switch byte {
    case 0x30...0x39: byte - 0x30
    case 0x41...0x46: byte - 0x37
    case 0x61...0x66: byte - 0x57
    default: nil
    }
  }

  /// Reads `1.5`, `-2e3`, `.5`, `NaN`, `inf`, `-Infinity`; nil for anything else.
  ///
  /// What is too large becomes an infinity, what is too small zero.
  static func parseReal(_ text: TextBytes) -> Double? {
    let input = trimmed(text)
    var position = 0
    var isNegative = false
    if let sign = input.first, sign == 0x2D || sign == 0x2B {
      isNegative = sign == 0x2D
      position = 1
    }
    guard position < input.count else { return nil }
    if input[position] | 0x20 == 0x69 || input[position] | 0x20 == 0x6E {
      return parseName(TextBytes(rebasing: input[position...])).map { isNegative ? -$0 : $0 }
    }
    guard let number = scan(input, from: position) else { return nil }
    if number.isExact && number.digits <= 1 << 53 && abs(number.exponent) <= 22 {
      let digits = Double(number.digits)
      let power = powersOfTen[abs(number.exponent)]
      let value = number.exponent < 0 ? digits / power : digits * power
      return isNegative ? -value : value
    }
    return Double(String(decoding: input, as: UTF8.self))
  }

  private static func parseName(_ name: TextBytes) -> Double? {
    func equals(_ word: StaticString) -> Bool {
      word.utf8CodeUnitCount == name.count
        && word.withUTF8Buffer { zip($0, name).allSatisfy { $0 == $1 | 0x20 } }
    }
    if equals("nan") { return .nan }
    return equals("inf") || equals("infinity") ? .infinity : nil
  }

  private struct ScannedNumber {
    var digits: UInt64 = 0
    var exponent = 0
    /// Whether `digits` holds every digit of the text.
    var isExact = true
  }

  /// Checks the form of a number and gathers its digits; nil where it is none.
  private static func scan(_ input: TextBytes, from start: Int) -> ScannedNumber? {
    var number = ScannedNumber()
    var position = start
    var count = 0
    var sawPoint = false
    while position < input.count {
      let byte = input[position]
      if byte == 0x2E && !sawPoint {
        sawPoint = true
      } else if byte >= 0x30 && byte <= 0x39 {
        count += 1
        if number.digits < 1_000_000_000_000_000_000 {
          number.digits = number.digits * 10 + UInt64(byte - 0x30)
          if sawPoint { number.exponent -= 1 }
        } else {
          number.isExact = false
        }
      } else {
        break
      }
      position += 1
    }
    guard count > 0 else { return nil }
    guard position < input.count else { return number }
    guard input[position] | 0x20 == 0x65 else { return nil }
    position += 1
    var isNegative = false
    if position < input.count, input[position] == 0x2D || input[position] == 0x2B {
      isNegative = input[position] == 0x2D
      position += 1
    }
    guard position < input.count else { return nil }
    var exponent = 0
    for byte in input[position...] {
      guard byte >= 0x30 && byte <= 0x39 else { return nil }
      exponent = min(exponent * 10 + Int(byte - 0x30), 1_000_000)
    }
    number.exponent += isNegative ? -exponent : exponent
    return number
  }

  private static let powersOfTen: [Double] = [
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16,
    1e17, 1e18, 1e19, 1e20, 1e21, 1e22,
  ]

  /// Reads a decimal number; nil where the text is none or has more digits than fit.
  static func parseDecimal(_ text: TextBytes) -> Decimal? {
    let input = trimmed(text)
    // Long exponents are of no use to a number of 38 digits.
    if let mark = input.lastIndex(where: { $0 | 0x20 == 0x65 }), input.count - mark > 6 {
      return nil
    }
    return Decimal(String(decoding: input, as: UTF8.self))
  }
}
