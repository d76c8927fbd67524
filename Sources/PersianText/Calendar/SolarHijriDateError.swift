/// Says why a text is not a date of the Solar Hijri calendar.
public enum SolarHijriDateError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The text is empty.
  case empty
  /// The text does not have the form of a date; the text is given.
  case malformed(String)
  /// A word that should be a month is none; the word is given.
  case unknownMonth(String)
  /// The year lies outside 1178...1633.
  case yearOutOfRange(Int)
  /// The year has two digits, which are read only when asked for.
  case twoDigitYear(Int)
  /// There is no such month.
  case monthOutOfRange(Int)
  /// The month of that year has no such day; `lastDay` is its last.
  case dayOutOfMonth(year: Int, month: Int, day: Int, lastDay: Int)
  /// The date exists, but falls on another day of the week than was written.
  case weekdayMismatch(date: SolarHijriDate, written: Weekday)
  /// The hour, minute or second beside the date does not exist.
  case timeOutOfRange(String)

  /// A stable code, such as `persian.date.weekday-mismatch`.
  public var code: String {
    switch self {
    case .empty: "persian.date.empty"
    case .malformed: "persian.date.malformed"
    case .unknownMonth: "persian.date.unknown-month"
    case .yearOutOfRange: "persian.date.year-out-of-range"
    case .twoDigitYear: "persian.date.two-digit-year"
    case .monthOutOfRange: "persian.date.month-out-of-range"
    case .dayOutOfMonth: "persian.date.day-out-of-month"
    case .weekdayMismatch: "persian.date.weekday-mismatch"
    case .timeOutOfRange: "persian.date.time-out-of-range"
    }
  }

  /// The error in words, lower case and without a full stop.
  public var description: String {
    switch self {
    case .empty: return "no date in an empty text"
    case .malformed(let text): return "'\(text)' is not a date"
    case .unknownMonth(let word): return "'\(word)' is not a month"
    case .yearOutOfRange(let year): return "year \(year) is outside 1178...1633"
    case .twoDigitYear(let year): return "year '\(padded(max(0, year), to: 2))' has two digits"
    case .monthOutOfRange(let month): return "month \(month) is outside 1...12"
    case .dayOutOfMonth(let year, let month, let day, let lastDay):
      let name = SolarHijriMonth(rawValue: month)?.englishName ?? String(month)
      return "day \(day) is outside 1...\(lastDay), the days of \(name) \(year)"
    case .weekdayMismatch(let date, let written):
      return "\(date) is a \(date.weekday.englishName), not a \(written.englishName)"
    case .timeOutOfRange(let time): return "'\(time)' is not a time of day"
    }
  }
}
