import Glibc
package import PersianText

/// Days and times as a journal writes them: `2025-05-31` and `2025-05-31T08:00:00.0000000Z`.
package enum Moment {
  /// Ticks from year 1 to 1970.
  package static let unixEpoch: Int64 = 621_355_968_000_000_000

  /// The current time in ticks.
  package static func now() -> Int64 {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    return unixEpoch + Int64(time.tv_sec) * 10_000_000 + Int64(time.tv_nsec) / 100
  }

  static func write(day: SolarHijriDate, to text: inout [UInt8]) {
    write(days: day.daysSinceEpoch, to: &text)
  }

  private static func write(days: Int, to text: inout [UInt8]) {
    guard let date = GregorianDate(daysSinceEpoch: days) else {
      text.append(contentsOf: "0001-01-01".utf8)
      return
    }
    digits(date.year, 4, &text)
    text.append(0x2D)
    digits(date.month, 2, &text)
    text.append(0x2D)
    digits(date.day, 2, &text)
  }

  static func write(_ ticks: Int64, to text: inout [UInt8]) {
    let ticks = max(0, ticks)
    write(days: Int(ticks / SolarHijriTicks.perDay), to: &text)
    let rest = Int(ticks % SolarHijriTicks.perDay)
    let seconds = rest / 10_000_000
    text.append(0x54)
    digits(seconds / 3600, 2, &text)
    text.append(0x3A)
    digits(seconds / 60 % 60, 2, &text)
    text.append(0x3A)
    digits(seconds % 60, 2, &text)
    text.append(0x2E)
    digits(rest % 10_000_000, 7, &text)
    text.append(0x5A)
  }

  /// The day as a text.
  package static func text(_ day: SolarHijriDate) -> String {
    var text: [UInt8] = []
    write(day: day, to: &text)
    return String(decoding: text, as: UTF8.self)
  }

  /// The time as a text.
  package static func text(_ ticks: Int64) -> String {
    var text: [UInt8] = []
    write(ticks, to: &text)
    return String(decoding: text, as: UTF8.self)
  }

  /// The day of a text; nil for what is none.
  package static func day(_ text: String) -> SolarHijriDate? {
    var text = text
    guard let days = text.withUTF8({ days($0) }) else { return nil }
    return SolarHijriDate(daysSinceEpoch: days)
  }

  private static func days(_ text: UnsafeBufferPointer<UInt8>) -> Int? {
    guard text.count == 10, text[4] == 0x2D, text[7] == 0x2D, let year = number(text, 0..<4),
      let month = number(text, 5..<7), let day = number(text, 8..<10)
    else { return nil }
    return GregorianDate(year: year, month: month, day: day)?.daysSinceEpoch
  }

  /// The ticks of a text; nil for what is no time.
  package static func ticks(_ text: String) -> Int64? {
    var text = text
    return text.withUTF8 { text in
      guard text.count == 28, text[10] == 0x54, text[13] == 0x3A, text[16] == 0x3A,
        text[19] == 0x2E, text[27] == 0x5A,
        let days = days(UnsafeBufferPointer(rebasing: text[..<10])),
        let hour = number(text, 11..<13), hour < 24, let minute = number(text, 14..<16),
        minute < 60, let second = number(text, 17..<19), second < 60,
        let fraction = number(text, 20..<27)
      else { return nil }
      let seconds = Int64((hour * 60 + minute) * 60 + second)
      return Int64(days) * SolarHijriTicks.perDay + seconds * 10_000_000 + Int64(fraction)
    }
  }

  private static func number(_ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Int? {
    var value = 0
    for index in range {
      guard text[index] >= 0x30, text[index] <= 0x39 else { return nil }
      value = value * 10 + Int(text[index] - 0x30)
    }
    return value
  }

  private static func digits(_ value: Int, _ count: Int, _ text: inout [UInt8]) {
    var divisor = 1
    for _ in 1..<count { divisor *= 10 }
    while divisor > 0 {
      text.append(0x30 + UInt8(truncatingIfNeeded: value / divisor % 10))
      divisor /= 10
    }
  }
}
