/// The rules of the Solar Hijri calendar (گاه‌شماری هجری خورشیدی), for code that works on numbers.
///
/// Days are counted from 0001-01-01 of the proleptic Gregorian calendar, which is day 0. A year is
/// leap if `(25 · year + 11) mod 33 < 8`, eight years in 33. The calendar itself is defined by the
/// moment of the spring equinox; the rule is answered for 1178...1633 only.
///
/// > Source: The law of 11 Farvardin 1304 (31 March 1925) for the months; the arithmetic cycle of 33
/// > years for the leap years.
public enum SolarHijriCalendar {
  /// The years that are answered.
  public static let years = 1178...1633

  /// The day number of 1 Farvardin of year 1 under the 33-year rule.
  @usableFromInline static let epoch = 226_894
  /// The day number of 1178-01-01.
  @usableFromInline static let firstDay = 656_785
  /// The day number of the last day of 1633.
  @usableFromInline static let lastDay = 823_334

  /// Returns year, month and day of a day number.
  ///
  /// - Parameter daysSinceEpoch: Days since 0001-01-01 of the proleptic Gregorian calendar.
  /// - Returns: The date, with months and days from 1; `nil` outside 1178...1633.
  /// - Complexity: O(1), a few nanoseconds.
  @inlinable
  public static func components(daysSinceEpoch: Int) -> (year: Int, month: Int, day: Int)? {
    guard daysSinceEpoch >= firstDay, daysSinceEpoch <= lastDay else { return nil }
    let days = UInt32(truncatingIfNeeded: daysSinceEpoch &- epoch)
    let yearsBefore = (33 &* days &+ 3) / 12053
    let year = yearsBefore &+ 1
    let dayOfYear = days &- (365 &* yearsBefore &+ (8 &* year &+ 21) / 33)
    if dayOfYear < 186 {
      return (Int(year), Int(dayOfYear / 31 &+ 1), Int(dayOfYear % 31 &+ 1))
    }
    let rest = dayOfYear &- 186
    return (Int(year), Int(rest / 30 &+ 7), Int(rest % 30 &+ 1))
  }

  /// Returns the day number of a date.
  ///
  /// - Parameters:
  ///   - year: The year.
  ///   - month: The month, 1 to 12.
  ///   - day: The day of the month, from 1.
  /// - Returns: Days since 0001-01-01 of the proleptic Gregorian calendar; `nil` if there is no
  ///   such date or its year is outside 1178...1633.
  /// - Complexity: O(1), a few nanoseconds.
  @inlinable
  public static func daysSinceEpoch(year: Int, month: Int, day: Int) -> Int? {
    guard let last = daysInMonth(month, ofYear: year), day >= 1, day <= last else { return nil }
    return uncheckedDays(year: year, month: month, day: day)
  }

  /// Tells whether a year has 366 days.
  ///
  /// - Parameter year: The year.
  /// - Returns: Whether Esfand has 30 days; `false` outside 1178...1633.
  @inlinable
  public static func isLeapYear(_ year: Int) -> Bool {
    year >= 1178 && year <= 1633 && (25 &* year &+ 11) % 33 < 8
  }

  /// Returns the number of days of a month.
  ///
  /// - Parameters:
  ///   - month: The month, 1 to 12.
  ///   - year: The year.
  /// - Returns: 29, 30 or 31; `nil` if there is no such month or the year is outside 1178...1633.
  @inlinable
  public static func daysInMonth(_ month: Int, ofYear year: Int) -> Int? {
    guard year >= 1178, year <= 1633, month >= 1, month <= 12 else { return nil }
    if month <= 6 { return 31 }
    if month <= 11 { return 30 }
    return isLeapYear(year) ? 30 : 29
  }

  /// Returns the number of days of a year.
  ///
  /// - Parameter year: The year.
  /// - Returns: 365 or 366; `nil` outside 1178...1633.
  @inlinable
  public static func daysInYear(_ year: Int) -> Int? {
    guard year >= 1178, year <= 1633 else { return nil }
    return isLeapYear(year) ? 366 : 365
  }

  /// The day number of a date that is known to exist.
  @inlinable
  static func uncheckedDays(year: Int, month: Int, day: Int) -> Int {
    let inYear = month <= 7 ? 31 &* (month &- 1) : 30 &* (month &- 1) &+ 6
    return epoch &+ 365 &* (year &- 1) &+ (8 &* year &+ 21) / 33 &+ inYear &+ day &- 1
  }
}
