/// A date of the Solar Hijri calendar (تاریخ هجری خورشیدی), years 1178 to 1633.
///
/// ```swift
/// let date = try SolarHijriDate.parse("شنبه دهم خردادماه ۱۴۰۴")
/// date.gregorian.description                    // "2025-05-31"
/// date.adding(months: 1)?.formatted(.long)      // "۱۰ تیر ۱۴۰۴"
/// ```
///
/// See ``SolarHijriCalendar`` for the leap-year rule.
public struct SolarHijriDate: Hashable, Comparable, Sendable, LosslessStringConvertible {
  /// The year, 1178 to 1633.
  public let year: Int
  /// The month, 1 to 12.
  public let month: Int
  /// The day of the month, from 1.
  public let day: Int

  /// A date, if there is one.
  ///
  /// - Parameters:
  ///   - year: The year, 1178 to 1633.
  ///   - month: The month, 1 to 12.
  ///   - day: The day of the month, from 1.
  public init?(year: Int, month: Int, day: Int) {
    guard let last = SolarHijriCalendar.daysInMonth(month, ofYear: year), day >= 1, day <= last
    else { return nil }
    self.year = year
    self.month = month
    self.day = day
  }

  /// The date of a day number.
  ///
  /// - Parameter daysSinceEpoch: Days since 0001-01-01 of the proleptic Gregorian calendar; `nil`
  ///   comes of days outside 1178...1633.
  /// - Complexity: O(1).
  public init?(daysSinceEpoch: Int) {
    guard let parts = SolarHijriCalendar.components(daysSinceEpoch: daysSinceEpoch) else {
      return nil
    }
    (year, month, day) = parts
  }

  /// The date of a Gregorian date.
  ///
  /// - Parameter gregorian: The Gregorian date; `nil` comes of dates outside 1178...1633.
  public init?(_ gregorian: GregorianDate) {
    self.init(daysSinceEpoch: gregorian.daysSinceEpoch)
  }

  /// The date of a text, or `nil`; ``parse(_:twoDigitYears:)`` says what is wrong.
  ///
  /// - Parameter description: The text.
  public init?(_ description: String) {
    guard let date = try? SolarHijriDate.parse(description) else { return nil }
    self = date
  }

  /// A date whose parts are known to be one.
  init(unchecked parts: (year: Int, month: Int, day: Int)) {
    (year, month, day) = parts
  }

  /// Days since 0001-01-01 of the proleptic Gregorian calendar, which is day 0.
  public var daysSinceEpoch: Int {
    SolarHijriCalendar.uncheckedDays(year: year, month: month, day: day)
  }

  /// The same day in the Gregorian calendar.
  public var gregorian: GregorianDate {
    // Every day of 1178...1633 lies in the Gregorian years 1799 to 2255.
    GregorianDate(daysSinceEpoch: daysSinceEpoch) ?? GregorianDate(unchecked: (1, 1, 1))
  }

  /// The day of the week.
  public var weekday: Weekday { Weekday(daysSinceEpoch: daysSinceEpoch) }

  /// The month by name.
  public var namedMonth: SolarHijriMonth { SolarHijriMonth(rawValue: month) ?? .farvardin }

  /// Whether the year has 366 days.
  public var isLeapYear: Bool { SolarHijriCalendar.isLeapYear(year) }

  /// The number of days of the month, 29 to 31.
  public var daysInMonth: Int { SolarHijriCalendar.daysInMonth(month, ofYear: year) ?? 29 }

  /// The number of the day in the year, 1 to 366.
  public var dayOfYear: Int {
    daysSinceEpoch - SolarHijriCalendar.uncheckedDays(year: year, month: 1, day: 1) + 1
  }

  /// The quarter of the year, 1 for spring to 4 for winter.
  public var quarter: Int { (month - 1) / 3 + 1 }

  /// Orders dates in time.
  ///
  /// - Parameters:
  ///   - left: A date.
  ///   - right: Another date.
  /// - Returns: Whether the left date is earlier.
  public static func < (left: SolarHijriDate, right: SolarHijriDate) -> Bool {
    (left.year, left.month, left.day) < (right.year, right.month, right.day)
  }
}
