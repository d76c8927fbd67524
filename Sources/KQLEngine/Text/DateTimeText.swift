/// Reads and writes moments; what is read is what `datetime(...)` and `todatetime()` take.
enum DateTimeText {
  /// Reads a moment.
  ///
  /// - Parameter text: A date, or a date and a time. The date is `2014-11-08`, `2014-11`, `2014`,
  ///   `8 Nov 2014`, `08-Nov-14`, `Nov 8, 2014`, or `11/8/2014` with the month first unless only
  ///   the second number can be a month; a weekday may stand in front. The time is
  ///   `15:05[:02[.1234567]]`, with `AM` or `PM` or without, behind a `T` or spaces; then `Z`,
  ///   `GMT`, `UTC` or an offset such as `+03:30`, which is taken off.
  /// - Returns: Ticks of 100 ns since 0001-01-01T00:00:00Z, or nil where the text is no moment in
  ///   the years 1 to 9999.
  static func parse(_ text: TextBytes) -> Int64? {
    var cursor = DateTimeCursor(text)
    cursor.skipSpaces()
    guard let date = date(&cursor) else { return nil }
    var ticks = date.ticks
    if let begin = timeBegin(cursor) {
      cursor.position = begin
      guard let time = time(&cursor) else { return nil }
      ticks += time
    }
    cursor.skipSpaces()
    if !cursor.isAtEnd {
      guard let offset = zone(&cursor) else { return nil }
      ticks -= offset
      cursor.skipSpaces()
      guard cursor.isAtEnd else { return nil }
    }
    return TickUnit.dateTime(ticks)
  }

  /// Reads a moment.
  static func parse(_ text: String) -> Int64? {
    var text = text
    return text.withUTF8 { parse($0) }
  }

  /// The text `2020-01-01T00:00:00.0000000Z`; ticks outside the calendar give its first or last
  /// moment.
  static func format(_ ticks: Int64) -> String {
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 32) { buffer in
      let length = render(ticks, into: buffer)
      return String(decoding: buffer[..<length], as: UTF8.self)
    }
  }

  /// Writes `2020-01-01T00:00:00.0000000Z` to the string being built.
  static func write(_ ticks: Int64, to output: inout TextBuilder) {
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 32) { buffer in
      let length = render(ticks, into: buffer)
      output.write(TextBytes(rebasing: buffer[..<length]))
    }
  }

  /// Writes the text into a buffer with room for 32 bytes.
  ///
  /// - Returns: The number of bytes written, 28.
  static func render(_ ticks: Int64, into buffer: UnsafeMutableBufferPointer<UInt8>) -> Int {
    let ticks = Int(min(max(ticks, 0), TickUnit.lastDateTime))
    let date = CivilDate(days: ticks / Int(TickUnit.perDay))
    ClockDigits.render(date.year, width: 4, into: buffer, at: 0)
    buffer[4] = 0x2D
    ClockDigits.render(date.month, width: 2, into: buffer, at: 5)
    buffer[7] = 0x2D
    ClockDigits.render(date.day, width: 2, into: buffer, at: 8)
    buffer[10] = 0x54
    let end = ClockDigits.renderClock(ticks % Int(TickUnit.perDay), into: buffer, at: 11)
    buffer[end] = 0x2E
    ClockDigits.render(ticks % Int(TickUnit.perSecond), width: 7, into: buffer, at: end + 1)
    buffer[end + 8] = 0x5A
    return end + 9
  }

  private static func date(_ cursor: inout DateTimeCursor) -> CivilDate? {
    if cursor.isAtLetter {
      let start = cursor.position
      if isWeekday(cursor.word()) {
        cursor.skipSpaces()
        if cursor.skip(0x2C) { cursor.skipSpaces() }
      } else {
        cursor.position = start
      }
    }
    if cursor.isAtLetter {
      guard let month = month(cursor.word()), separator(&cursor),
        let day = cursor.number(maximumDigits: 2), separator(&cursor),
        let year = year(&cursor)
      else { return nil }
      return CivilDate(year: year, month: month, day: day)
    }
    let start = cursor.position
    guard let first = cursor.number(maximumDigits: 4) else { return nil }
    switch cursor.position - start {
    case 4: return date(year: first, &cursor)
    case 1, 2: break
    default: return nil
    }
    guard separator(&cursor) else { return nil }
    if cursor.isAtLetter {
      guard let month = month(cursor.word()), separator(&cursor), let year = year(&cursor) else {
        return nil
      }
      return CivilDate(year: year, month: month, day: first)
    }
    guard let second = cursor.number(maximumDigits: 2), separator(&cursor),
      let year = year(&cursor)
    else { return nil }
    return first > 12
      ? CivilDate(year: year, month: second, day: first)
      : CivilDate(year: year, month: first, day: second)
  }

  /// The rest of a date that begins with the year.
  private static func date(year: Int, _ cursor: inout DateTimeCursor) -> CivilDate? {
    var before = cursor
    guard separator(&cursor), cursor.isAtLetter || cursor.isAtDigit else {
      cursor = before
      return CivilDate(year: year, month: 1, day: 1)
    }
    var month = 0
    if cursor.isAtLetter {
      guard let named = self.month(cursor.word()) else {
        cursor = before
        return CivilDate(year: year, month: 1, day: 1)
      }
      month = named
    } else {
      guard let number = cursor.number(maximumDigits: 2) else { return nil }
      month = number
    }
    before = cursor
    guard separator(&cursor), cursor.isAtDigit else {
      cursor = before
      return CivilDate(year: year, month: month, day: 1)
    }
    guard let day = cursor.number(maximumDigits: 2) else { return nil }
    return CivilDate(year: year, month: month, day: day)
  }

  /// A year of four digits, or of two: 1950 to 2049.
  private static func year(_ cursor: inout DateTimeCursor) -> Int? {
    let start = cursor.position
    guard let year = cursor.number(maximumDigits: 4) else { return nil }
    switch cursor.position - start {
    case 4: return year
    case 2: return year < 50 ? 2000 + year : 1900 + year
    default: return nil
    }
  }

  /// Goes past what may stand between day, month and year; false where nothing does.
  private static func separator(_ cursor: inout DateTimeCursor) -> Bool {
    let start = cursor.position
    cursor.skipSpaces()
    switch cursor.peek {
    case 0x2D, 0x2F, 0x2E, 0x2C:
      cursor.position += 1
      cursor.skipSpaces()
    default: break
    }
    return cursor.position > start
  }

  /// Where the time begins that follows a date; nil where none does.
  private static func timeBegin(_ cursor: DateTimeCursor) -> Int? {
    var cursor = cursor
    if let byte = cursor.peek, byte | 0x20 == 0x74 {
      cursor.position += 1
      return cursor.position
    }
    let start = cursor.position
    _ = cursor.skip(0x2C)
    cursor.skipSpaces()
    return cursor.position > start && cursor.isAtDigit ? cursor.position : nil
  }

  /// A time of day, in ticks.
  private static func time(_ cursor: inout DateTimeCursor) -> Int64? {
    guard var hour = cursor.number(maximumDigits: 2), cursor.skip(0x3A),
      let minute = cursor.number(maximumDigits: 2)
    else { return nil }
    var second = 0
    var fraction = 0
    if cursor.skip(0x3A) {
      guard let read = cursor.number(maximumDigits: 2) else { return nil }
      second = read
      if cursor.skip(0x2E) || cursor.skip(0x2C) {
        guard let read = cursor.fraction() else { return nil }
        fraction = read
      }
    }
    var end = cursor
    end.skipSpaces()
    let isMorning = end.hasWord(0x61, 0x6D)
    if isMorning || end.hasWord(0x70, 0x6D) {
      guard hour >= 1, hour <= 12 else { return nil }
      hour = hour % 12 + (isMorning ? 0 : 12)
      cursor.position = end.position + 2
    }
    guard hour < 24, minute < 60, second < 60 else { return nil }
    return Int64((hour * 3600 + minute * 60 + second) * Int(TickUnit.perSecond) + fraction)
  }

  /// What a zone adds to UTC, in ticks.
  private static func zone(_ cursor: inout DateTimeCursor) -> Int64? {
    if cursor.isAtLetter {
      switch cursor.word() {
      case "z", "gmt", "utc", "ut": return 0
      default: return nil
      }
    }
    let isNegative = cursor.skip(0x2D)
    guard isNegative || cursor.skip(0x2B) else { return nil }
    let start = cursor.position
    guard var hours = cursor.number(maximumDigits: 4) else { return nil }
    var minutes = 0
    if cursor.position - start > 2 {
      guard cursor.position - start == 4 else { return nil }
      minutes = hours % 100
      hours /= 100
    } else if cursor.skip(0x3A) {
      guard let read = cursor.number(maximumDigits: 2) else { return nil }
      minutes = read
    }
    guard minutes < 60, hours * 60 + minutes <= 14 * 60 else { return nil }
    let offset = Int64(hours * 60 + minutes) * TickUnit.perMinute
    return isNegative ? -offset : offset
  }

  private static let months = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
  ]

  private static let weekdays = [
    "sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday",
  ]

  private static func month(_ word: String) -> Int? {
    guard word.utf8.count >= 3 else { return nil }
    if word == "sept" { return 9 }
    return months.firstIndex { $0 == word || $0.prefix(3) == word }.map { $0 + 1 }
  }

  private static func isWeekday(_ word: String) -> Bool {
    weekdays.contains { $0 == word || $0.prefix(3) == word }
  }
}

/// Goes through the bytes of a moment or an interval.
struct DateTimeCursor {
  private let text: TextBytes
  /// The offset of the next byte.
  var position = 0

  /// Begins at the first byte.
  init(_ text: TextBytes) { self.text = text }

  /// The next byte, or nil at the end.
  @inline(__always)
  var peek: UInt8? { position < text.count ? text[position] : nil }

  /// Whether no byte is left.
  var isAtEnd: Bool { position >= text.count }

  /// Whether an ASCII digit is next.
  var isAtDigit: Bool { if let byte = peek { byte &- 0x30 < 10 } else { false } }

  /// Whether an ASCII letter is next.
  var isAtLetter: Bool { if let byte = peek { (byte | 0x20) &- 0x61 < 26 } else { false } }

  /// Goes past blanks.
  @inline(__always)
  mutating func skipSpaces() {
    while let byte = peek, byte == 0x20 || (byte >= 0x09 && byte <= 0x0D) { position += 1 }
  }

  /// Goes past a byte; false where another is next.
  @inline(__always)
  mutating func skip(_ byte: UInt8) -> Bool {
    guard peek == byte else { return false }
    position += 1
    return true
  }

  /// Reads a digit; nil where none is next.
  @inline(__always)
  mutating func digit() -> Int? {
    guard let byte = peek, byte &- 0x30 < 10 else { return nil }
    position += 1
    return Int(byte &- 0x30)
  }

  /// Goes past digits.
  ///
  /// - Returns: How many there were.
  mutating func skipDigits() -> Int {
    let start = position
    while digit() != nil {}
    return position - start
  }

  /// Reads digits; nil where none or more than `maximumDigits`, at most 18, are next.
  @inline(__always)
  mutating func number(maximumDigits: Int) -> Int? {
    let start = position
    var value = 0
    while let digit = digit() {
      guard position - start <= maximumDigits else { return nil }
      value = value * 10 + digit
    }
    return position > start ? value : nil
  }

  /// Reads the digits behind a second's decimal point as ticks; those after the seventh are
  /// dropped. Nil where there is none.
  @inline(__always)
  mutating func fraction() -> Int? {
    var unit = Int(TickUnit.perSecond)
    var ticks = 0
    let start = position
    while let digit = digit() {
      unit /= 10
      ticks += digit * unit
    }
    return position > start ? ticks : nil
  }

  /// Reads ASCII letters, as lower case; empty where none is next.
  mutating func word() -> String {
    var letters: [UInt8] = []
    while let byte = peek, (byte | 0x20) &- 0x61 < 26 {
      letters.append(byte | 0x20)
      position += 1
    }
    return String(decoding: letters, as: UTF8.self)
  }

  /// Whether a word of two letters, given in lower case, is next.
  func hasWord(_ first: UInt8, _ second: UInt8) -> Bool {
    guard position + 2 <= text.count, text[position] | 0x20 == first,
      text[position + 1] | 0x20 == second
    else { return false }
    return position + 2 == text.count || (text[position + 2] | 0x20) &- 0x61 >= 26
  }
}
