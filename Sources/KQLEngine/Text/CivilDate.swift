/// The range and the units of ticks, the 100 ns steps in which `datetime` and `timespan` count.
enum TickUnit {
  static let perMicrosecond: Int64 = 10
  static let perMillisecond: Int64 = 10_000
  static let perSecond: Int64 = 10_000_000
  static let perMinute: Int64 = 600_000_000
  static let perHour: Int64 = 36_000_000_000
  static let perDay: Int64 = 864_000_000_000
  /// 1970-01-01T00:00:00Z.
  static let unixEpoch: Int64 = 621_355_968_000_000_000
  /// 9999-12-31T23:59:59.9999999Z, the last `datetime`; 0 is the first.
  static let lastDateTime: Int64 = 3_155_378_975_999_999_999

  /// The ticks themselves, or nil where no `datetime` has them.
  @inline(__always)
  static func dateTime(_ ticks: Int64) -> Int64? {
    ticks >= 0 && ticks <= lastDateTime ? ticks : nil
  }

  /// A `datetime` and an interval later; nil outside the range.
  @inline(__always)
  static func adding(_ interval: Int64, to ticks: Int64) -> Int64? {
    let (sum, overflow) = ticks.addingReportingOverflow(interval)
    return overflow ? nil : dateTime(sum)
  }

  /// The quotient rounded toward negative infinity; `divisor` is positive.
  @inline(__always)
  static func floorDivide(_ value: Int64, _ divisor: Int64) -> Int64 {
    let quotient = value / divisor
    return value % divisor < 0 ? quotient &- 1 : quotient
  }
}

/// A day of the proleptic Gregorian calendar, years 1 to 9999.
struct CivilDate: Hashable {
  /// 1 to 9999.
  var year: Int
  /// 1 to 12.
  var month: Int
  /// 1 to 31.
  var day: Int

  /// The number of days in the years 1 to 9999.
  static let dayCount = 3_652_059

  private init(year: Int, month: Int, day: Int, valid: Void) {
    self.year = year
    self.month = month
    self.day = day
  }

  /// Creates a date; nil where the calendar has no such day.
  init?(year: Int, month: Int, day: Int) {
    guard year >= 1, year <= 9999, month >= 1, month <= 12, day >= 1,
      day <= CivilDate.dayCount(year: year, month: month)
    else { return nil }
    self.init(year: year, month: month, day: day, valid: ())
  }

  /// Creates the date that lies `days` after 0001-01-01; days outside the calendar give its first
  /// or last day.
  init(days: Int) {
    let (year, dayOfYear) = CivilDate.yearAndDay(days)
    // A month has at most 31 days, so a 32nd of the day of the year is the month or the one before.
    var month = dayOfYear >> 5
    let isLeap = CivilDate.isLeap(year)
    if month < 11 && dayOfYear >= CivilDate.daysBefore(month: month + 2, isLeap: isLeap) {
      month += 1
    }
    self.init(
      year: year, month: month + 1,
      day: dayOfYear - CivilDate.daysBefore(month: month + 1, isLeap: isLeap) + 1, valid: ())
  }

  /// Creates the date of a `datetime`.
  init(ticks: Int64) {
    self.init(days: Int(TickUnit.floorDivide(ticks, TickUnit.perDay)))
  }

  /// The number of days after 0001-01-01.
  var days: Int {
    CivilDate.daysBefore(year: year)
      + CivilDate.daysBefore(month: month, isLeap: CivilDate.isLeap(year)) + day - 1
  }

  /// Midnight at the begin of the day.
  var ticks: Int64 { Int64(days) * TickUnit.perDay }

  /// 1 to 366.
  var dayOfYear: Int { days - CivilDate.daysBefore(year: year) + 1 }

  /// The week's number by ISO 8601, 1 to 53: weeks begin on Monday, and week 1 holds January 4.
  var isoWeek: Int {
    // A week belongs to the year of its Thursday; for the last days of 9999 that is the year 10000.
    let thursday = days - days % 7 + 3
    if thursday >= CivilDate.dayCount { return 1 }
    return CivilDate.yearAndDay(thursday).dayOfYear / 7 + 1
  }

  /// The same day some months later or earlier, the last of the month where it is too short; nil
  /// outside the calendar.
  func adding(months: Int64) -> CivilDate? {
    let (total, overflow) = months.addingReportingOverflow(Int64((year - 1) * 12 + month - 1))
    guard !overflow, total >= 0, total < 9999 * 12 else { return nil }
    let year = Int(total) / 12 + 1
    let month = Int(total) % 12 + 1
    let day = min(day, CivilDate.dayCount(year: year, month: month))
    return CivilDate(year: year, month: month, day: day, valid: ())
  }

  /// 0 for Sunday to 6 for Saturday. 0001-01-01 was a Monday.
  @inline(__always)
  static func weekday(days: Int) -> Int { (days + 1) % 7 }

  /// Whether a year has a February 29.
  @inline(__always)
  static func isLeap(_ year: Int) -> Bool {
    year & 3 == 0 && (year % 100 != 0 || year % 400 == 0)
  }

  /// The number of days in a month.
  static func dayCount(year: Int, month: Int) -> Int {
    switch month {
    case 2: isLeap(year) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  /// The year and the day in it, from 0, of a number of days after 0001-01-01.
  static func yearAndDay(_ days: Int) -> (year: Int, dayOfYear: Int) {
    let days = min(max(days, 0), dayCount - 1)
    // The mean year has 365.2425 days: the guess is right or, around New Year, one off.
    var year = days * 400 / 146_097 + 1
    var start = daysBefore(year: year)
    if days < start {
      year -= 1
      start = daysBefore(year: year)
    } else {
      let next = daysBefore(year: year + 1)
      if days >= next {
        year += 1
        start = next
      }
    }
    return (year, days - start)
  }

  /// The number of days from 0001-01-01 to January 1 of a year.
  @inline(__always)
  static func daysBefore(year: Int) -> Int {
    let past = year - 1
    return past * 365 + past / 4 - past / 100 + past / 400
  }

  /// The number of days from January 1 to the first of a month.
  @inline(__always)
  static func daysBefore(month: Int, isLeap: Bool) -> Int {
    // From March on the months' lengths repeat every five, 153 days long.
    month <= 2 ? (month - 1) * 31 : (month * 153 - 457) / 5 + (isLeap ? 60 : 59)
  }
}
