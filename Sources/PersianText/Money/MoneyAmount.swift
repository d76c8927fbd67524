/// A unit of Iranian money.
public enum MoneyUnit: Hashable, Sendable, CaseIterable {
  /// ریال, the current rial (IRR).
  case rial
  /// تومان, ten rials.
  case toman

  /// How many rials one unit is.
  public var rials: Int64 {
    switch self {
    case .rial: 1
    case .toman: 10
    }
  }

  /// The Persian name, `ریال` or `تومان`.
  public var persianName: String {
    switch self {
    case .rial: "ریال"
    case .toman: "تومان"
    }
  }

  /// The English name, `rial` or `toman`.
  public var englishName: String {
    switch self {
    case .rial: "rial"
    case .toman: "toman"
    }
  }
}

/// An amount of money read from a text.
///
/// «۵۰۰ میلیارد تومان» has 5 000 000 000 000 rials, the amount `۵۰۰ میلیارد`, the unit `تومان`, and
/// a precision of 10 000 000 000 rials, since one milliard toman is the least that was written.
public struct MoneyAmount: Hashable, Sendable {
  /// The amount in whole current rials.
  public let rials: Int64
  /// The amount as written, without the unit.
  public let amount: String
  /// The unit that was written, or that was assumed.
  public let unit: MoneyUnit
  /// The unit as written, such as `تومان` or `همت`; empty if it was assumed.
  public let unitText: String
  /// The worth, in rials, of one step of the last digit or word written; at least 1.
  ///
  /// «۱٫۵ میلیارد ریال» has 100 000 000. Zeros at the end of a number in digits count as written.
  public let precision: Int64
}

/// Says why a text is not an amount of money.
public enum MoneyParsingError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The text is empty.
  case empty
  /// The text is not one number and one unit; the text is given.
  case malformed(String)
  /// The text names no unit, and none was assumed.
  case missingUnit(String)
  /// The text names a unit more than once.
  case repeatedUnit(String)
  /// The amount is not a whole number of rials.
  case notWholeRials(String)
  /// The amount does not fit 64 bits.
  case outOfRange(String)

  /// A stable code, such as `persian.money.missing-unit`.
  public var code: String {
    switch self {
    case .empty: "persian.money.empty"
    case .malformed: "persian.money.malformed"
    case .missingUnit: "persian.money.missing-unit"
    case .repeatedUnit: "persian.money.repeated-unit"
    case .notWholeRials: "persian.money.not-whole-rials"
    case .outOfRange: "persian.money.out-of-range"
    }
  }

  /// The error in words, lower case and without a full stop.
  public var description: String {
    switch self {
    case .empty: "no amount of money in an empty text"
    case .malformed(let text): "'\(text)' is not an amount of money"
    case .missingUnit(let text): "'\(text)' names no unit, neither rial nor toman"
    case .repeatedUnit(let text): "'\(text)' names a unit of money more than once"
    case .notWholeRials(let text): "'\(text)' is not a whole number of rials"
    case .outOfRange(let text): "'\(text)' is beyond the range of 64-bit rials"
    }
  }
}
