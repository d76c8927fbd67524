extension PersianDigits {
  /// Reads a whole number written in digits of any of the three sets.
  ///
  /// Spaces around the number and directional controls are ignored. A sign `+`, `-` or `−` may
  /// come first. Thousands may be separated by `,`, `٬`, `،` or `'`, in groups of three throughout.
  ///
  /// - Parameter text: The number, as in `۱٬۲۵۰٬۰۰۰`.
  /// - Returns: The number; `nil` if the text is anything else, has a fraction, a percent sign or
  ///   an exponent, or does not fit.
  /// - Complexity: O(*n*).
  public static func parseInteger(_ text: String) -> Int? {
    guard let (negative, literal) = signedLiteral(text), literal.fraction.isEmpty else {
      return nil
    }
    var result = 0
    for digit in literal.integer {
      let (product, tooLarge) = result.multipliedReportingOverflow(by: 10)
      if tooLarge { return nil }
      let (sum, overflow) =
        negative
        ? product.subtractingReportingOverflow(Int(digit))
        : product.addingReportingOverflow(Int(digit))
      if overflow { return nil }
      result = sum
    }
    return result
  }

  /// Reads a real number written in digits of any of the three sets.
  ///
  /// As ``parseInteger(_:)``, with a fraction after `.` or `٫`, or, between Persian or Arabic
  /// digits only, after `/` as in `۱۲/۳`.
  ///
  /// - Parameter text: The number, as in `-۱٬۲۵۰٫۷۵`.
  /// - Returns: The nearest `Double`; `nil` if the text is anything else, a percent sign or an
  ///   exponent included, or is beyond the range of `Double`.
  /// - Complexity: O(*n*).
  public static func parseReal(_ text: String) -> Double? {
    guard let (negative, literal) = signedLiteral(text) else { return nil }
    var ascii: [UInt32] = negative ? [0x2D, 0x30] : [0x30]
    ascii += literal.integer.map { 0x30 &+ UInt32($0) }
    if !literal.fraction.isEmpty {
      ascii.append(0x2E)
      ascii += literal.fraction.map { 0x30 &+ UInt32($0) }
    }
    guard let value = Double(makeString(ascii)), value.isFinite else { return nil }
    return value
  }

  /// A sign and one number that together are the whole text.
  private static func signedLiteral(_ text: String) -> (Bool, NumberLiteral)? {
    let scalars = trimmedScalars(text)
    var start = 0
    var negative = false
    if let first = scalars.first, first == 0x2B || first == 0x2D || first == 0x2212 {
      negative = first != 0x2B
      start = 1
    }
    guard let literal = NumberLiteral.scan(scalars, from: start), literal.end == scalars.count
    else { return nil }
    return (negative, literal)
  }
}
