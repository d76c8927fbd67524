/// A piece of a text that holds a number, an amount or a date.
enum TextItem {
  /// A number in digits, with the position of its first scalar.
  case literal(NumberLiteral, start: Int)
  /// Arabic letters, folded, across spaces and ZWNJ; with the position each came from.
  case run([UInt32], positions: [Int])
  /// Letters of another script, folded; with the range they came from.
  case latin(String, source: Range<Int>)
  /// Anything else.
  case symbol(UInt32)
}

/// Cuts a text into ``TextItem`` values.
enum TextLexer {
  /// What to read as one number.
  enum Numbers {
    /// Digits with separators and a fraction.
    case real
    /// Digits only.
    case digits
  }

  /// Cuts a text.
  ///
  /// - Parameters:
  ///   - scalars: The scalar values of the text.
  ///   - numbers: What to read as one number.
  /// - Returns: The pieces in order; spaces are left out.
  /// - Complexity: O(*n*).
  static func items(_ scalars: [UInt32], numbers: Numbers) -> [TextItem] {
    var result: [TextItem] = []
    var index = 0
    while index < scalars.count {
      let scalar = scalars[index]
      if let literal = literal(scalars, at: index, numbers: numbers) {
        result.append(.literal(literal, start: index))
        index = literal.end
        continue
      }
      if isBlank(scalar) || PersianNormalizer.foldScalar(scalar) == 0 {
        index += 1
        continue
      }
      if isPersian(scalar) {
        var letters: [UInt32] = []
        var positions: [Int] = []
        while index < scalars.count {
          let next = scalars[index]
          if isPersian(next) {
            appendFolded(next, to: &letters)
            while positions.count < letters.count { positions.append(index) }
          } else if !isBlank(next), PersianNormalizer.foldScalar(next) != 0 {
            break
          }
          index += 1
        }
        result.append(.run(letters, positions: positions))
      } else if isOtherLetter(scalar) {
        let start = index
        while index < scalars.count, isOtherLetter(scalars[index]) { index += 1 }
        let folded = scalars[start..<index].map(PersianNormalizer.foldScalar).filter { $0 != 0 }
        result.append(.latin(makeString(folded), source: start..<index))
      } else {
        result.append(.symbol(scalar))
        index += 1
      }
    }
    return result
  }

  private static func literal(
    _ scalars: [UInt32], at index: Int, numbers: Numbers
  ) -> NumberLiteral? {
    guard PersianDigits.digit(scalars[index]) != nil else { return nil }
    switch numbers {
    case .real: return NumberLiteral.scan(scalars, from: index)
    case .digits:
      var result = NumberLiteral()
      result.end = index
      while result.end < scalars.count, let digit = PersianDigits.digit(scalars[result.end]) {
        result.integer.append(UInt8(truncatingIfNeeded: digit))
        result.end += 1
      }
      return result
    }
  }

  private static func isPersian(_ scalar: UInt32) -> Bool {
    PersianNormalizer.isArabicLetter(scalar) || PresentationForms.ligature(scalar) != nil
  }

  private static func isOtherLetter(_ scalar: UInt32) -> Bool {
    scalar < 0x80
      ? (scalar | 0x20) &- 0x61 < 26
      : scalar >= 0xC0 && scalar < 0x600 && scalar != 0xD7 && scalar != 0xF7
  }

  private static func appendFolded(_ scalar: UInt32, to letters: inout [UInt32]) {
    for part in PresentationForms.ligature(scalar) ?? [scalar] where part != 0x20 {
      let folded = PersianNormalizer.foldScalar(part)
      if folded != 0 { letters.append(folded) }
    }
  }
}
