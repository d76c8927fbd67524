import KQLEngine
import PersianText

/// A day in four bytes, for states of a million records.
struct DayNumber: Hashable, Comparable, Sendable, Codable {
  /// Days since 0001-01-01.
  let days: Int32

  /// The number of a day.
  init(_ date: SolarHijriDate) { days = Int32(truncatingIfNeeded: date.daysSinceEpoch) }

  private init(days: Int32) { self.days = days }

  /// The day some days later, or earlier.
  func adding(_ count: Int32) -> DayNumber { DayNumber(days: days &+ count) }

  init(from decoder: any Decoder) throws {
    days = try decoder.singleValueContainer().decode(Int32.self)
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(days)
  }

  static func < (left: DayNumber, right: DayNumber) -> Bool { left.days < right.days }

  /// The day in the calendar.
  var date: SolarHijriDate? { SolarHijriDate(daysSinceEpoch: Int(days)) }

  /// The day as a cell.
  var value: Value { .datetime(Int64(days) * SolarHijriTicks.perDay) }
}

extension Value {
  /// A cell of a day; null where there is none.
  init(_ day: DayNumber?) { self = day?.value ?? .null }

  /// A cell of a text; empty where there is none, as everywhere.
  init(_ text: String?) { self = .string(text ?? "") }

  /// A cell of a whole number.
  init(_ number: Int?) { self = number.map { .long(Int64($0)) } ?? .null }

  /// A cell of a number.
  init(_ number: Double?) { self = number.map(Value.real) ?? .null }

  /// A cell of a truth value.
  init(_ truth: Bool?) { self = truth.map(Value.bool) ?? .null }

  /// A cell of a closed vocabulary.
  init(term: (some RawRepresentable<String>)?) { self = .string(term?.rawValue ?? "") }

  /// A cell of a list of texts.
  init(list: [String]) { self = .dynamic(.array(list.map(DynamicValue.string))) }
}
