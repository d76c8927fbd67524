/// An unsigned number written in digits, as found in a text.
struct NumberLiteral {
  /// The digits before the decimal mark, 0 to 9 each, separators left out; may be empty.
  var integer: [UInt8] = []
  /// The digits after the decimal mark; empty without one.
  var fraction: [UInt8] = []
  /// The position after the last scalar of the number.
  var end = 0

  /// Reads the longest number that begins at a position.
  ///
  /// Thousands may be separated by `,`, `٬`, `،` or `'`, in groups of three throughout. The decimal
  /// mark is `.`, `٫`, or, between Persian or Arabic digits only, `/` as in `۱۲/۳`.
  ///
  /// - Parameters:
  ///   - scalars: The scalar values of a text.
  ///   - start: Where to begin.
  /// - Returns: The number, or `nil` if none begins there.
  static func scan(_ scalars: [UInt32], from start: Int) -> NumberLiteral? {
    var result = NumberLiteral()
    var index = start
    func digit(at position: Int) -> UInt8? {
      guard scalars.indices.contains(position) else { return nil }
      return PersianDigits.digit(scalars[position]).map { UInt8(truncatingIfNeeded: $0) }
    }
    while let value = digit(at: index) {
      result.integer.append(value)
      index += 1
    }
    if (1...3).contains(result.integer.count) {
      while index < scalars.count, isGroupSeparator(scalars[index]),
        let a = digit(at: index + 1), let b = digit(at: index + 2), let c = digit(at: index + 3),
        digit(at: index + 4) == nil
      {
        result.integer += [a, b, c]
        index += 4
      }
    }
    if index < scalars.count, digit(at: index + 1) != nil {
      let mark = scalars[index]
      let isSlash =
        mark == 0x2F && index > start && scalars[index - 1] >= 0x600
        && scalars[index + 1] >= 0x600
      if mark == 0x2E || mark == 0x66B || isSlash {
        index += 1
        while let value = digit(at: index) {
          result.fraction.append(value)
          index += 1
        }
      }
    }
    guard index > start else { return nil }
    result.end = index
    return result
  }

  private static func isGroupSeparator(_ scalar: UInt32) -> Bool {
    scalar == 0x2C || scalar == 0x66C || scalar == 0x60C || scalar == 0x27 || scalar == 0x2019
  }
}

/// The scalar values of a text without spaces at its edges and without directional controls.
func trimmedScalars(_ text: String) -> [UInt32] {
  var result: [UInt32] = []
  for scalar in text.unicodeScalars {
    let value = scalar.value
    if value == 0x61C || value == 0xFEFF { continue }
    if value >= 0x200E, PersianNormalizer.isInvisibleControl(value) { continue }
    if result.isEmpty, isBlank(value) { continue }
    result.append(value)
  }
  while let last = result.last, isBlank(last) { result.removeLast() }
  return result
}

/// Tells whether a scalar is a space or a line break.
func isBlank(_ scalar: UInt32) -> Bool {
  PersianNormalizer.isSpace(scalar) || PersianNormalizer.isLineBreak(scalar)
}
