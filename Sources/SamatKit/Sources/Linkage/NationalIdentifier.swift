import PersianText

/// The identifiers of Iranian legal and natural persons, by their check digits.
public enum NationalIdentifier: Sendable, Hashable {
  /// Of a legal person (شناسه ملی), 11 digits.
  case legalPerson
  /// Of a natural person (کد ملی), 10 digits.
  case naturalPerson

  /// What kind of identifier a text is; nil where it is none, or its check digit is wrong.
  ///
  /// Persian digits, spaces and hyphens are read as they are written. Digits that are all equal are used
  /// to fill a form and are no identifier.
  ///
  /// - Parameter text: The text.
  public init?(_ text: String) {
    var digits: [Int] = []
    for scalar in PersianDigits.toASCII(text).unicodeScalars {
      switch scalar.value {
      case 0x30...0x39: digits.append(Int(scalar.value) - 0x30)
      case 0x20, 0x2D: continue
      default: return nil
      }
      if digits.count > 11 { return nil }
    }
    guard let first = digits.first, digits.contains(where: { $0 != first }) else { return nil }
    switch digits.count {
    case 11:
      let tens = digits[9] + 2
      let weights = [29, 27, 23, 19, 17, 29, 27, 23, 19, 17]
      let sum = zip(digits, weights).reduce(0) { $0 + ($1.0 + tens) * $1.1 }
      guard sum % 11 % 10 == digits[10] else { return nil }
      self = .legalPerson
    case 10:
      let sum = (0..<9).reduce(0) { $0 + digits[$1] * (10 - $1) }
      let rest = sum % 11
      guard digits[9] == (rest < 2 ? rest : 11 - rest) else { return nil }
      self = .naturalPerson
    default: return nil
    }
  }
}
