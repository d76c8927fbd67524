extension SolarHijriDate {
  /// A time of day written beside a date.
  public struct TimeOfDay: Hashable, Sendable {
    /// The hour, 0 to 23.
    public let hour: Int
    /// The minute, 0 to 59.
    public let minute: Int
    /// The second, 0 to 59; 0 if none was written.
    public let second: Int

    /// Seconds since midnight.
    public var secondsSinceMidnight: Int { (hour * 60 + minute) * 60 + second }
  }

  /// A date read from a text, with what was written beside it.
  public struct Reading: Hashable, Sendable {
    /// The date.
    public let date: SolarHijriDate
    /// The day of the week if it was written, which then is that of the date.
    public let weekday: Weekday?
    /// The time of day if it was written.
    public let time: TimeOfDay?
  }

  /// What to make of a year of two digits.
  public enum TwoDigitYears: Hashable, Sendable {
    /// It is an error, ``SolarHijriDateError/twoDigitYear(_:)``.
    case rejected
    /// It is the year with those last digits among the hundred years from the given one on.
    case within(hundredYearsFrom: Int)
  }

  /// Reads a date.
  ///
  /// Read are `1404/03/10`, `1404-3-10`, `10/03/1404`, `14040310`, «۱۰ خرداد ۱۴۰۴»،
  /// «شنبه دهم خردادماه ۱۴۰۴»، «10 Khordad 1404», in digits of any set, with Arabic letters, with
  /// ZWNJ or without. A time such as `20:22` is read and left out; ``parseReading(_:twoDigitYears:)``
  /// keeps it.
  ///
  /// - Parameters:
  ///   - text: The date.
  ///   - twoDigitYears: What to make of a year of two digits; an error unless told otherwise.
  /// - Returns: The date.
  /// - Throws: ``SolarHijriDateError``: what is wrong with the form, the year, the month, the day,
  ///   the day of the week or the time.
  /// - Complexity: O(*n*).
  public static func parse(
    _ text: String, twoDigitYears: TwoDigitYears = .rejected
  ) throws(SolarHijriDateError) -> SolarHijriDate {
    try parseReading(text, twoDigitYears: twoDigitYears).date
  }

  /// Reads a date with the day of the week and the time beside it.
  ///
  /// - Parameters:
  ///   - text: The date, as in `28 شهریور 1402 - 20:22`.
  ///   - twoDigitYears: What to make of a year of two digits; an error unless told otherwise.
  /// - Returns: The date and what was written beside it.
  /// - Throws: ``SolarHijriDateError``, as ``parse(_:twoDigitYears:)``.
  /// - Complexity: O(*n*).
  public static func parseReading(
    _ text: String, twoDigitYears: TwoDigitYears = .rejected
  ) throws(SolarHijriDateError) -> Reading {
    let scalars = trimmedScalars(text)
    if scalars.isEmpty { throw .empty }
    var parser = DateParser(text: text, scalars: scalars)
    return try parser.parse(twoDigitYears: twoDigitYears)
  }
}

/// Reads one date.
private struct DateParser {
  private enum Element {
    /// A number with its count of digits, 0 for words.
    case number(Int, digits: Int)
    case month(Int)
    case symbol(UInt32)
    /// The letter between date and time of ISO 8601.
    case timeMark
  }

  private let text: String
  private let scalars: [UInt32]
  private var elements: [Element] = []
  private var weekday: Weekday?
  private var words = NumberAccumulator()

  init(text: String, scalars: [UInt32]) {
    self.text = text
    self.scalars = scalars
  }

  mutating func parse(
    twoDigitYears: SolarHijriDate.TwoDigitYears
  ) throws(SolarHijriDateError) -> SolarHijriDate.Reading {
    for item in TextLexer.items(scalars, numbers: .digits) { try add(item) }
    let time = try takeTime()
    let parts = try dateParts()
    let year = try fullYear(parts.year, digits: parts.digits, rule: twoDigitYears)
    guard SolarHijriCalendar.years.contains(year) else { throw .yearOutOfRange(year) }
    guard let last = SolarHijriCalendar.daysInMonth(parts.month, ofYear: year) else {
      throw .monthOutOfRange(parts.month)
    }
    guard let date = SolarHijriDate(year: year, month: parts.month, day: parts.day) else {
      throw .dayOutOfMonth(year: year, month: parts.month, day: parts.day, lastDay: last)
    }
    if let weekday, weekday != date.weekday {
      throw .weekdayMismatch(date: date, written: weekday)
    }
    return SolarHijriDate.Reading(date: date, weekday: weekday, time: time)
  }

  private mutating func add(_ item: TextItem) throws(SolarHijriDateError) {
    switch item {
    case .literal(let literal, _):
      guard literal.integer.count <= 9 else { throw .malformed(text) }
      let value = literal.integer.reduce(0) { $0 * 10 + Int($1) }
      elements.append(.number(value, digits: literal.integer.count))
    case .run(let run, let positions):
      guard let tokens = DateVocabulary.segmenter.segment(run) else {
        guard let first = positions.first, let last = positions.last, hasNumber else {
          throw .malformed(text)
        }
        throw .unknownMonth(makeString(scalars[first...last]))
      }
      for token in tokens { try add(token) }
      try flushWords()
    case .latin(let word, let source):
      if let token = DateVocabulary.english[word] {
        try add(token)
      } else if word == "t" {
        elements.append(.timeMark)
      } else {
        guard hasNumber else { throw .malformed(text) }
        throw .unknownMonth(makeString(scalars[source]))
      }
    case .symbol(let scalar):
      switch scalar {
      case 0x2C, 0x60C: break
      case 0x2010...0x2014, 0x2212: elements.append(.symbol(0x2D))
      default: elements.append(.symbol(scalar))
      }
    }
  }

  /// Whether the text holds a digit, so that an unknown word beside it should be a month.
  private var hasNumber: Bool { scalars.contains { PersianDigits.digit($0) != nil } }

  private mutating func add(_ token: WordToken) throws(SolarHijriDateError) {
    switch token {
    case .number, .scale, .ordinalNumber, .ordinalScale, .and:
      if words.add(token) { return }
      try flushWords()
      guard words.add(token) else { throw .malformed(text) }
    case .month(let month):
      try flushWords()
      elements.append(.month(month))
    case .weekday(let day):
      try flushWords()
      guard weekday == nil else { throw .malformed(text) }
      weekday = Weekday(rawValue: day)
    case .filler: try flushWords()
    case .ordinalSuffix:
      guard words.isEmpty, case .number(_, let digits)? = elements.last, digits > 0 else {
        throw .malformed(text)
      }
    default: throw .malformed(text)
    }
  }

  private mutating func flushWords() throws(SolarHijriDateError) {
    if words.isEmpty { return }
    guard let value = words.integer(negative: false) else { throw .malformed(text) }
    elements.append(.number(value, digits: 0))
    words = NumberAccumulator()
  }

  /// Takes `20:22` or `20:22:05` out, at the beginning or the end.
  private mutating func takeTime() throws(SolarHijriDateError) -> SolarHijriDate.TimeOfDay? {
    guard
      let colon = elements.firstIndex(where: { isSymbol($0, 0x3A) }), colon > 0,
      colon + 1 < elements.count,
      case .number(let hour, let hourDigits) = elements[colon - 1], hourDigits > 0,
      case .number(let minute, let minuteDigits) = elements[colon + 1], minuteDigits > 0
    else {
      if elements.contains(where: { isTimeMark($0) }) { throw .malformed(text) }
      return nil
    }
    var end = colon + 2
    var second = 0
    if end + 1 < elements.count, isSymbol(elements[end], 0x3A) {
      guard case .number(let value, let digits) = elements[end + 1], digits > 0 else {
        throw .malformed(text)
      }
      second = value
      end += 2
    }
    var start = colon - 1
    guard start == 0 || end == elements.count else { throw .malformed(text) }
    guard hour <= 23, minute <= 59, second <= 59 else {
      throw .timeOutOfRange(
        "\(padded(hour, to: 2)):\(padded(minute, to: 2)):\(padded(second, to: 2))")
    }
    if start > 0, isSymbol(elements[start - 1], 0x2D) || isTimeMark(elements[start - 1]) {
      start -= 1
    } else if start == 0, end < elements.count, isSymbol(elements[end], 0x2D) {
      end += 1
    }
    elements.removeSubrange(start..<end)
    if elements.contains(where: { isTimeMark($0) }) { throw .malformed(text) }
    return SolarHijriDate.TimeOfDay(hour: hour, minute: minute, second: second)
  }

  private typealias Parts = (year: Int, digits: Int, month: Int, day: Int)

  private func dateParts() throws(SolarHijriDateError) -> Parts {
    let month = elements.lazy.compactMap { element -> Int? in
      if case .month(let month) = element { month } else { nil }
    }.first
    guard let month else { return try numericParts() }
    var numbers: [(value: Int, digits: Int)] = []
    var months = 0
    for element in elements {
      switch element {
      case .number(let value, let digits): numbers.append((value, digits))
      case .month: months += 1
      case .symbol(let scalar):
        guard scalar == 0x2D || scalar == 0x2F || scalar == 0x2E else { throw .malformed(text) }
      case .timeMark: throw .malformed(text)
      }
    }
    guard months == 1, numbers.count == 2, let first = numbers.first, let last = numbers.last
    else { throw .malformed(text) }
    if isYear(first), !isYear(last) { return (first.value, first.digits, month, last.value) }
    return (last.value, last.digits, month, first.value)
  }

  private func numericParts() throws(SolarHijriDateError) -> Parts {
    if elements.count == 1, case .number(let value, digits: 8)? = elements.first {
      return (value / 10000, 4, value / 100 % 100, value % 100)
    }
    guard elements.count == 5, case .number(let a, let aDigits) = elements[0],
      case .symbol(let separator) = elements[1], case .number(let b, _) = elements[2],
      isSymbol(elements[3], separator), case .number(let c, let cDigits) = elements[4],
      separator == 0x2F || separator == 0x2D || separator == 0x2E
    else { throw .malformed(text) }
    if isYear((c, cDigits)), !isYear((a, aDigits)) { return (c, cDigits, b, a) }
    return (a, aDigits, b, c)
  }

  /// Whether a number can only be a year.
  private func isYear(_ number: (value: Int, digits: Int)) -> Bool {
    number.value > 99 || number.digits >= 3
  }

  private func fullYear(
    _ year: Int, digits: Int, rule: SolarHijriDate.TwoDigitYears
  ) throws(SolarHijriDateError) -> Int {
    guard year <= 99, digits <= 2 else { return year }
    guard case .within(let start) = rule else { throw .twoDigitYear(year) }
    guard SolarHijriCalendar.years.contains(start) else { throw .yearOutOfRange(start) }
    let shifted = start - start % 100 + year
    return shifted >= start ? shifted : shifted + 100
  }

  private func isSymbol(_ element: Element, _ scalar: UInt32) -> Bool {
    if case .symbol(scalar) = element { true } else { false }
  }

  private func isTimeMark(_ element: Element) -> Bool {
    if case .timeMark = element { true } else { false }
  }
}
