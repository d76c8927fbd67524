import KQLSyntax

/// A decimal number: a whole coefficient and a power of ten.
///
/// Sums, differences and products are exact as long as the coefficient fits into 127 bits, that is
/// about 38 digits; beyond that trailing digits are rounded away. Quotients have 28 digits.
public struct Decimal: Sendable, Hashable, Comparable {
  /// The digits, as a whole number.
  public let coefficient: Int128
  /// How many of the digits stand behind the point; 0 or more.
  public let scale: Int

  /// Creates `coefficient / 10^scale`; trailing zeros behind the point are dropped.
  public init(coefficient: Int128, scale: Int) {
    var digits = coefficient
    var places = scale
    while places > 0 && digits % 10 == 0 {
      digits /= 10
      places -= 1
    }
    self.coefficient = digits
    self.scale = max(places, 0)
  }

  /// Creates a whole number.
  public init(_ value: Int64) { self.init(coefficient: Int128(value), scale: 0) }

  /// Reads `-12.50`, `1e3`; nil where the text is no number or has more digits than fit.
  public init?(_ text: some StringProtocol) {
    var digits: Int128 = 0
    var places = 0
    var negative = false
    var exponent = 0
    var sawDigit = false
    var sawPoint = false
    var bytes = Array(text.utf8)[...]
    if let sign = bytes.first, sign == 0x2D || sign == 0x2B {
      negative = sign == 0x2D
      bytes = bytes.dropFirst()
    }
    scan: while let byte = bytes.first {
      bytes = bytes.dropFirst()
      switch byte {
      case 0x30...0x39:
        let (product, overflow) = digits.multipliedReportingOverflow(by: 10)
        let (sum, carry) = product.addingReportingOverflow(Int128(byte - 0x30))
        if overflow || carry { return nil }
        digits = sum
        sawDigit = true
        if sawPoint { places += 1 }
      case 0x2E where !sawPoint: sawPoint = true
      case 0x65, 0x45:
        guard let value = Int(String(decoding: bytes, as: UTF8.self)), (-99...99).contains(value)
        else {
          return nil
        }
        exponent = value
        bytes = []
        break scan
      default: return nil
      }
    }
    guard sawDigit else { return nil }
    places -= exponent
    while places < 0 {
      let (product, overflow) = digits.multipliedReportingOverflow(by: 10)
      if overflow { return nil }
      digits = product
      places += 1
    }
    self.init(coefficient: negative ? -digits : digits, scale: places)
  }

  /// The nearest decimal with 17 significant digits; nil for NaN and infinities.
  public init?(_ value: Double) {
    guard value.isFinite else { return nil }
    self.init(value.description)
  }

  /// The nearest binary number.
  public var doubleValue: Double { Double(description) ?? .nan }

  /// The whole part, toward zero; nil where it does not fit.
  public var truncated: Int64? {
    var digits = coefficient
    for _ in 0..<scale {
      digits /= 10
      if digits == 0 { break }
    }
    return Int64(exactly: digits)
  }

  private static func aligned(_ a: Decimal, _ b: Decimal) -> (Int128, Int128, Int)? {
    let scale = max(a.scale, b.scale)
    guard let left = a.scaled(to: scale), let right = b.scaled(to: scale) else { return nil }
    return (left, right, scale)
  }

  private func scaled(to target: Int) -> Int128? {
    var digits = coefficient
    for _ in 0..<max(0, target - scale) {
      let (product, overflow) = digits.multipliedReportingOverflow(by: 10)
      if overflow { return nil }
      digits = product
    }
    return digits
  }

  /// Whether one number is less than another.
  public static func < (left: Decimal, right: Decimal) -> Bool {
    if let (a, b, _) = aligned(left, right) { return a < b }
    return left.doubleValue < right.doubleValue
  }

  /// The sum; rounded through `Double` where it has more digits than fit.
  public static func + (left: Decimal, right: Decimal) -> Decimal {
    if let (a, b, scale) = aligned(left, right) {
      let (sum, overflow) = a.addingReportingOverflow(b)
      if !overflow { return Decimal(coefficient: sum, scale: scale) }
    }
    return Decimal(left.doubleValue + right.doubleValue) ?? Decimal(0)
  }

  /// The negated number.
  public static prefix func - (value: Decimal) -> Decimal {
    Decimal(coefficient: 0 &- value.coefficient, scale: value.scale)
  }

  /// The difference.
  public static func - (left: Decimal, right: Decimal) -> Decimal { left + (-right) }

  /// The product; rounded through `Double` where it has more digits than fit.
  public static func * (left: Decimal, right: Decimal) -> Decimal {
    let (product, overflow) = left.coefficient.multipliedReportingOverflow(by: right.coefficient)
    if !overflow { return Decimal(coefficient: product, scale: left.scale + right.scale) }
    return Decimal(left.doubleValue * right.doubleValue) ?? Decimal(0)
  }

  /// The quotient with 28 significant digits, or nil for a division by zero.
  public func divided(by divisor: Decimal) -> Decimal? {
    guard divisor.coefficient != 0 else { return nil }
    var digits = coefficient
    var places = scale - divisor.scale
    while places < 28 {
      let (product, overflow) = digits.multipliedReportingOverflow(by: 10)
      if overflow { break }
      digits = product
      places += 1
    }
    let (quotient, overflow) = digits.dividedReportingOverflow(by: divisor.coefficient)
    guard !overflow else { return nil }
    if places < 0 { return Decimal(doubleValue / divisor.doubleValue) }
    return Decimal(coefficient: quotient, scale: places)
  }
}

extension Decimal: CustomStringConvertible {
  /// Digits with a point, no exponent.
  public var description: String {
    let digits = String(coefficient.magnitude)
    let sign = coefficient < 0 ? "-" : ""
    guard scale > 0 else { return sign + digits }
    let padded = String(repeating: "0", count: max(0, scale + 1 - digits.utf8.count)) + digits
    return sign + padded.dropLast(scale) + "." + padded.suffix(scale)
  }
}
