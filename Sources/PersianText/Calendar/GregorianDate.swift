/// A date of the proleptic Gregorian calendar, years 1 to 9999.
public struct GregorianDate: Hashable, Comparable, Sendable, CustomStringConvertible {
  /// The year, 1 to 9999.
  public let year: Int
  /// The month, 1 to 12.
  public let month: Int
  /// The day of the month, from 1.
  public let day: Int

  /// A date, if there is one.
  ///
  /// - Parameters:
  ///   - year: The year, 1 to 9999.
  ///   - month: The month, 1 to 12.
  ///   - day: The day of the month, from 1.
  public init?(year: Int, month: Int, day: Int) {
    guard (1...9999).contains(year), (1...12).contains(month), day >= 1,
      day <= Self.daysInMonth(month, ofYear: year)
    else { return nil }
    self.year = year
    self.month = month
    self.day = day
  }

  /// The date of a day number.
  ///
  /// - Parameter daysSinceEpoch: Days since 0001-01-01, 0 to 3 652 058; `nil` comes of others.
  /// - Complexity: O(1).
  public init?(daysSinceEpoch: Int) {
    guard (0...3_652_058).contains(daysSinceEpoch) else { return nil }
    // Years that begin in March, so that the leap day comes last; 306 days earlier is 0000-03-01.
    let days = daysSinceEpoch + 306
    let century = (4 * days + 3) / 146_097
    let inCentury = days - century * 146_097 / 4
    let yearOfCentury = (4 * inCentury + 3) / 1461
    let dayOfYear = inCentury - yearOfCentury * 1461 / 4
    let monthFromMarch = (5 * dayOfYear + 2) / 153
    day = dayOfYear - (153 * monthFromMarch + 2) / 5 + 1
    month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
    year = century * 100 + yearOfCentury + (month <= 2 ? 1 : 0)
  }

  /// A date whose parts are known to be one.
  init(unchecked parts: (year: Int, month: Int, day: Int)) {
    (year, month, day) = parts
  }

  /// Days since 0001-01-01, which is day 0.
  public var daysSinceEpoch: Int {
    let shifted = month <= 2 ? year - 1 : year
    let monthFromMarch = month <= 2 ? month + 9 : month - 3
    return 365 * shifted + shifted / 4 - shifted / 100 + shifted / 400
      + (153 * monthFromMarch + 2) / 5 + day - 1 - 306
  }

  /// The day of the week.
  public var weekday: Weekday { Weekday(daysSinceEpoch: daysSinceEpoch) }

  /// The date as `2025-05-31`.
  public var description: String {
    padded(year, to: 4) + "-" + padded(month, to: 2) + "-" + padded(day, to: 2)
  }

  /// Tells whether a year has 366 days.
  ///
  /// - Parameter year: Any year.
  /// - Returns: Whether February has 29 days.
  public static func isLeapYear(_ year: Int) -> Bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
  }

  private static func daysInMonth(_ month: Int, ofYear year: Int) -> Int {
    switch month {
    case 2: isLeapYear(year) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  /// Orders dates in time.
  ///
  /// - Parameters:
  ///   - left: A date.
  ///   - right: Another date.
  /// - Returns: Whether the left date is earlier.
  public static func < (left: GregorianDate, right: GregorianDate) -> Bool {
    (left.year, left.month, left.day) < (right.year, right.month, right.day)
  }
}

/// Writes a number that is not negative with leading zeros.
func padded(_ number: Int, to width: Int) -> String {
  let text = String(number)
  return String(repeating: "0", count: max(0, width - text.utf8.count)) + text
}
