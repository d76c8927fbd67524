/// A day of the week, Saturday first as the Iranian week begins.
public enum Weekday: Int, Hashable, Comparable, Sendable, CaseIterable {
  /// شنبه.
  case saturday
  /// یکشنبه.
  case sunday
  /// دوشنبه.
  case monday
  /// سه‌شنبه.
  case tuesday
  /// چهارشنبه.
  case wednesday
  /// پنج‌شنبه.
  case thursday
  /// جمعه, the day of rest.
  case friday

  /// The day of the week of a day number.
  ///
  /// - Parameter daysSinceEpoch: Days since 0001-01-01, a Monday, of the proleptic Gregorian
  ///   calendar; negative before it.
  public init(daysSinceEpoch: Int) {
    let index = (daysSinceEpoch % 7 + 9) % 7
    self =
      switch index {
      case 0: .saturday
      case 1: .sunday
      case 2: .monday
      case 3: .tuesday
      case 4: .wednesday
      case 5: .thursday
      default: .friday
      }
  }

  /// The Persian name, such as `سه‌شنبه`.
  public var persianName: String {
    switch self {
    case .saturday: "شنبه"
    case .sunday: "یکشنبه"
    case .monday: "دوشنبه"
    case .tuesday: "سه‌شنبه"
    case .wednesday: "چهارشنبه"
    case .thursday: "پنج‌شنبه"
    case .friday: "جمعه"
    }
  }

  /// The English name, such as `Tuesday`.
  public var englishName: String {
    switch self {
    case .saturday: "Saturday"
    case .sunday: "Sunday"
    case .monday: "Monday"
    case .tuesday: "Tuesday"
    case .wednesday: "Wednesday"
    case .thursday: "Thursday"
    case .friday: "Friday"
    }
  }

  /// The number of ISO 8601, 1 for Monday to 7 for Sunday.
  public var isoNumber: Int { (rawValue + 5) % 7 + 1 }

  /// Orders the days from Saturday to Friday.
  ///
  /// - Parameters:
  ///   - left: A day.
  ///   - right: Another day.
  /// - Returns: Whether the left day comes earlier in the Iranian week.
  public static func < (left: Weekday, right: Weekday) -> Bool { left.rawValue < right.rawValue }
}
