extension SolarHijriDate {
  /// The first day of the month.
  public var startOfMonth: SolarHijriDate { SolarHijriDate(unchecked: (year, month, 1)) }

  /// The last day of the month.
  public var endOfMonth: SolarHijriDate { SolarHijriDate(unchecked: (year, month, daysInMonth)) }

  /// The first day of the quarter: 1 Farvardin, 1 Tir, 1 Mehr or 1 Dey.
  public var startOfQuarter: SolarHijriDate {
    SolarHijriDate(unchecked: (year, (month - 1) / 3 * 3 + 1, 1))
  }

  /// The first day of the year, 1 Farvardin (Nowruz).
  public var startOfYear: SolarHijriDate { SolarHijriDate(unchecked: (year, 1, 1)) }

  /// The last day of the year, 29 or 30 Esfand.
  public var endOfYear: SolarHijriDate {
    SolarHijriDate(unchecked: (year, 12, isLeapYear ? 30 : 29))
  }

  /// The Saturday on or before the date, on which the Iranian week begins.
  ///
  /// `nil` in the first days of the range of years, before its first Saturday.
  public var startOfWeek: SolarHijriDate? { adding(days: 0 - weekday.rawValue) }

  /// Returns the date a number of days later.
  ///
  /// - Parameter days: How many days; negative for earlier.
  /// - Returns: The date, or `nil` outside 1178...1633.
  /// - Complexity: O(1).
  public func adding(days: Int) -> SolarHijriDate? {
    let (sum, overflow) = daysSinceEpoch.addingReportingOverflow(days)
    return overflow ? nil : SolarHijriDate(daysSinceEpoch: sum)
  }

  /// Returns the date a number of months later, on the same day or the last one of the month.
  ///
  /// 31 Shahrivar and one month is 30 Mehr.
  ///
  /// - Parameter months: How many months; negative for earlier.
  /// - Returns: The date, or `nil` outside 1178...1633.
  /// - Complexity: O(1).
  public func adding(months: Int) -> SolarHijriDate? {
    let (total, overflow) = (year * 12 + month - 1).addingReportingOverflow(months)
    guard !overflow, total >= 0 else { return nil }
    let (newYear, newMonth) = (total / 12, total % 12 + 1)
    guard let last = SolarHijriCalendar.daysInMonth(newMonth, ofYear: newYear) else { return nil }
    return SolarHijriDate(unchecked: (newYear, newMonth, min(day, last)))
  }

  /// Returns the date a number of years later; 30 Esfand becomes 29 Esfand where it must.
  ///
  /// - Parameter years: How many years; negative for earlier.
  /// - Returns: The date, or `nil` outside 1178...1633.
  /// - Complexity: O(1).
  public func adding(years: Int) -> SolarHijriDate? {
    let (newYear, overflow) = year.addingReportingOverflow(years)
    guard !overflow, let last = SolarHijriCalendar.daysInMonth(month, ofYear: newYear) else {
      return nil
    }
    return SolarHijriDate(unchecked: (newYear, month, min(day, last)))
  }

  /// Returns the number of days from the date to another.
  ///
  /// - Parameter other: Another date.
  /// - Returns: How many days later the other date is; negative if it is earlier.
  public func days(until other: SolarHijriDate) -> Int {
    other.daysSinceEpoch - daysSinceEpoch
  }
}
