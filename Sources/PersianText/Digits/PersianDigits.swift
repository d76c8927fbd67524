/// Digits of the three sets met in Persian text, converted, written and read.
///
/// ```swift
/// PersianDigits.toPersian("1404/03/10")                          // "۱۴۰۴/۰۳/۱۰"
/// PersianDigits.format(1_250_000, grouping: .thousands)          // "۱٬۲۵۰٬۰۰۰"
/// PersianDigits.parseReal("۱۲٫۵")                                // 12.5
/// ```
public enum PersianDigits {
  /// A set of ten digits.
  public enum DigitSet: Hashable, Sendable, CaseIterable {
    /// `0123456789`.
    case ascii
    /// `۰۱۲۳۴۵۶۷۸۹`, U+06F0 to U+06F9, as Persian is written.
    case persian
    /// `٠١٢٣٤٥٦٧٨٩`, U+0660 to U+0669, as Arabic keyboards type.
    case arabic

    /// The scalar value of the digit zero.
    var zero: UInt32 {
      switch self {
      case .ascii: 0x30
      case .persian: 0x6F0
      case .arabic: 0x660
      }
    }
  }

  /// How the digits of a whole number are grouped.
  public enum Grouping: Hashable, Sendable, CaseIterable {
    /// No separators: `1250000`.
    case none
    /// Groups of three, with `,` between ASCII digits and `٬` (U+066C) between the others.
    case thousands
  }

  /// Returns the value of a digit of any of the three sets.
  ///
  /// - Parameter scalar: Any scalar.
  /// - Returns: 0 to 9, or `nil` if the scalar is not such a digit.
  public static func value(of scalar: Unicode.Scalar) -> Int? {
    digit(scalar.value).map(Int.init)
  }

  /// Returns the text with the digits of all three sets written in Persian digits.
  ///
  /// - Parameter text: Any text; everything but digits stays.
  /// - Returns: The text with `۰` to `۹`.
  /// - Complexity: O(*n*).
  public static func toPersian(_ text: String) -> String { convert(text, to: .persian) }

  /// Returns the text with the digits of all three sets written in Arabic digits.
  ///
  /// - Parameter text: Any text; everything but digits stays.
  /// - Returns: The text with `٠` to `٩`.
  /// - Complexity: O(*n*).
  public static func toArabic(_ text: String) -> String { convert(text, to: .arabic) }

  /// Returns the text with the digits of all three sets written in ASCII digits.
  ///
  /// - Parameter text: Any text; everything but digits stays.
  /// - Returns: The text with `0` to `9`.
  /// - Complexity: O(*n*).
  public static func toASCII(_ text: String) -> String { convert(text, to: .ascii) }

  /// Returns the text with the digits of all three sets written in one of them.
  ///
  /// - Parameters:
  ///   - text: Any text; everything but digits stays.
  ///   - digits: The set to write in.
  /// - Returns: The converted text.
  /// - Complexity: O(*n*).
  public static func convert(_ text: String, to digits: DigitSet) -> String {
    let zero = digits.zero
    return makeString(
      text.unicodeScalars.lazy.map { scalar in
        digit(scalar.value).map { zero &+ $0 } ?? scalar.value
      })
  }

  /// Writes a whole number.
  ///
  /// - Parameters:
  ///   - number: Any whole number; a negative one begins with `-`.
  ///   - digits: The set of digits, Persian unless told otherwise.
  ///   - grouping: Whether thousands are separated, which they are not unless told otherwise.
  /// - Returns: The number; ``parseInteger(_:)`` reads it back.
  public static func format(
    _ number: Int, digits: DigitSet = .persian, grouping: Grouping = .none
  ) -> String {
    var rest = number.magnitude
    var reversed: [UInt32] = []
    repeat {
      if grouping == .thousands, reversed.count % 4 == 3 {
        reversed.append(digits == .ascii ? 0x2C : 0x66C)
      }
      reversed.append(digits.zero &+ UInt32(rest % 10))
      rest /= 10
    } while rest > 0
    if number < 0 { reversed.append(0x2D) }
    return makeString(reversed.reversed())
  }

  /// The value of a digit of any of the three sets.
  static func digit(_ scalar: UInt32) -> UInt32? {
    if scalar &- 0x30 < 10 { return scalar &- 0x30 }
    if scalar &- 0x6F0 < 10 { return scalar &- 0x6F0 }
    if scalar &- 0x660 < 10 { return scalar &- 0x660 }
    return nil
  }
}
