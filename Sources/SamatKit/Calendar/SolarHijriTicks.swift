import PersianText

/// Solar Hijri dates of `datetime` values, which are ticks of 100 ns since 0001-01-01.
enum SolarHijriTicks {
  /// Ticks in a day.
  static let perDay: Int64 = 864_000_000_000
  /// Ticks in a second.
  static let perSecond: Int64 = 10_000_000

  /// Year, month and day of a moment; nil outside the calendar's years.
  @inline(__always)
  static func components(_ ticks: Int64) -> (year: Int, month: Int, day: Int)? {
    guard ticks >= 0 else { return nil }
    return SolarHijriCalendar.components(daysSinceEpoch: Int(ticks / perDay))
  }

  /// The date of a moment; nil outside the calendar's years.
  static func date(_ ticks: Int64) -> SolarHijriDate? {
    guard ticks >= 0 else { return nil }
    return SolarHijriDate(daysSinceEpoch: Int(ticks / perDay))
  }

  /// The beginning of a day.
  static func ticks(_ date: SolarHijriDate) -> Int64 { Int64(date.daysSinceEpoch) * perDay }

  /// The moment of a date and a time of day read from text; nil where there is none.
  static func ticks(reading text: String) -> Int64? {
    guard let reading = try? SolarHijriDate.parseReading(text) else { return nil }
    let seconds = Int64(reading.time?.secondsSinceMidnight ?? 0)
    return ticks(reading.date) + seconds * perSecond
  }
}

/// A span of the Solar Hijri calendar that `bin_jalali` rounds down to.
enum SolarHijriSpan {
  case day, week, month, season, year

  /// The span of a name: English, or Persian in any spelling.
  init?(name: String) {
    switch PersianNormalizer.searchKey(name) {
    case "day", "روز": self = .day
    case "week", "هفته": self = .week
    case "month", "ماه": self = .month
    case "season", "quarter", "فصل": self = .season
    case "year", "سال": self = .year
    default: return nil
    }
  }

  /// The beginning of the span that holds a moment; nil outside the calendar's years.
  func start(of ticks: Int64) -> Int64? {
    guard let date = SolarHijriTicks.date(ticks) else { return nil }
    let first: SolarHijriDate? =
      switch self {
      case .day: date
      case .week: date.startOfWeek
      case .month: date.startOfMonth
      case .season: date.startOfQuarter
      case .year: date.startOfYear
      }
    return first.map(SolarHijriTicks.ticks(_:))
  }
}
