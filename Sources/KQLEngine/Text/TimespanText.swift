/// Reads and writes intervals: `-1.02:03:04.5000000`, and the literals' short form, `1.5h`.
enum TimespanText {
  /// Reads an interval.
  ///
  /// - Parameter text: `[-][d.]hh:mm[:ss[.fffffff]]`, a number with a unit as literals have it
  ///   (`1d`, `1.5h`, `15 seconds`, `1tick`), or a whole number of days.
  /// - Returns: Ticks of 100 ns, or nil where the text is none of these or too long an interval.
  static func parse(_ text: TextBytes) -> Int64? {
    var cursor = DateTimeCursor(text)
    cursor.skipSpaces()
    let isNegative = cursor.skip(0x2D)
    if !isNegative { _ = cursor.skip(0x2B) }
    let start = cursor.position
    guard cursor.skipDigits() > 0 else { return nil }
    let magnitude: UInt64?
    switch cursor.peek {
    case 0x3A: magnitude = clock(&cursor, from: start)
    case 0x2E:
      let point = cursor.position
      cursor.position += 1
      guard cursor.skipDigits() > 0 else { return nil }
      if cursor.peek == 0x3A {
        cursor.position = start
        magnitude = clock(&cursor, from: start)
      } else {
        cursor.position = point
        magnitude = quantity(&cursor, from: start)
      }
    default: magnitude = quantity(&cursor, from: start)
    }
    cursor.skipSpaces()
    guard let magnitude, cursor.isAtEnd else { return nil }
    if isNegative {
      return magnitude <= UInt64(Int64.max) + 1 ? Int64(truncatingIfNeeded: 0 &- magnitude) : nil
    }
    return Int64(exactly: magnitude)
  }

  /// Reads an interval.
  static func parse(_ text: String) -> Int64? {
    var text = text
    return text.withUTF8 { parse($0) }
  }

  /// The text `[-][d.]hh:mm:ss[.fffffff]`.
  static func format(_ ticks: Int64) -> String {
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 32) { buffer in
      let length = render(ticks, into: buffer)
      return String(decoding: buffer[..<length], as: UTF8.self)
    }
  }

  /// Writes `[-][d.]hh:mm:ss[.fffffff]` to the string being built.
  static func write(_ ticks: Int64, to output: inout TextBuilder) {
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 32) { buffer in
      let length = render(ticks, into: buffer)
      output.write(TextBytes(rebasing: buffer[..<length]))
    }
  }

  /// Writes the text into a buffer with room for 32 bytes.
  ///
  /// - Returns: The number of bytes written, 26 at the most.
  static func render(_ ticks: Int64, into buffer: UnsafeMutableBufferPointer<UInt8>) -> Int {
    var length = 0
    if ticks < 0 {
      buffer[0] = 0x2D
      length = 1
    }
    let magnitude = ticks.magnitude
    let day = UInt64(TickUnit.perDay)
    let days = magnitude / day
    if days > 0 {
      length += ClockDigits.render(days, into: buffer, at: length)
      buffer[length] = 0x2E
      length += 1
    }
    let rest = Int(magnitude % day)
    length = ClockDigits.renderClock(rest, into: buffer, at: length)
    let fraction = rest % Int(TickUnit.perSecond)
    if fraction > 0 {
      buffer[length] = 0x2E
      ClockDigits.render(fraction, width: 7, into: buffer, at: length + 1)
      length += 8
    }
    return length
  }

  /// `[d.]hh:mm[:ss[.f]]` or `d:hh:mm:ss[.f]`, without a sign.
  private static func clock(_ cursor: inout DateTimeCursor, from start: Int) -> UInt64? {
    cursor.position = start
    guard let first = cursor.number(maximumDigits: 8) else { return nil }
    var days = 0
    var parts = [first]
    if cursor.skip(0x2E) {
      days = first
      parts = []
      guard let hours = cursor.number(maximumDigits: 2) else { return nil }
      parts.append(hours)
    }
    while parts.count < 4, cursor.skip(0x3A) {
      guard let part = cursor.number(maximumDigits: 2) else { return nil }
      parts.append(part)
    }
    if parts.count == 4 {
      guard days == 0 else { return nil }
      days = parts.removeFirst()
    }
    guard parts.count >= 2 else { return nil }
    var fraction = 0
    if parts.count == 3, cursor.peek == 0x2E {
      cursor.position += 1
      guard let read = cursor.fraction() else { return nil }
      fraction = read
    }
    let seconds = parts.count == 3 ? parts[2] : 0
    guard parts[0] < 24, parts[1] < 60, seconds < 60 else { return nil }
    let clock = (parts[0] * 3600 + parts[1] * 60 + seconds) * Int(TickUnit.perSecond) + fraction
    let (whole, overflow) = UInt64(days).multipliedReportingOverflow(by: UInt64(TickUnit.perDay))
    guard !overflow else { return nil }
    let (sum, overflows) = whole.addingReportingOverflow(UInt64(clock))
    return overflows ? nil : sum
  }

  /// A number, with a fraction and an exponent or without, and its unit; days where it has none.
  private static func quantity(_ cursor: inout DateTimeCursor, from start: Int) -> UInt64? {
    cursor.position = start
    var mantissa: UInt128 = 0
    var scale = 0
    var isWhole = true
    // Twenty digits are more than any interval has; further ones of a fraction do not count.
    while let digit = cursor.digit() {
      guard mantissa < 10_000_000_000_000_000_000 else { return nil }
      mantissa = mantissa * 10 + UInt128(digit)
    }
    if cursor.skip(0x2E) {
      isWhole = false
      while let digit = cursor.digit() {
        guard mantissa < 10_000_000_000_000_000_000 else { continue }
        mantissa = mantissa * 10 + UInt128(digit)
        scale += 1
      }
    }
    if let byte = cursor.peek, byte | 0x20 == 0x65 {
      cursor.position += 1
      isWhole = false
      let isNegative = cursor.skip(0x2D)
      if !isNegative { _ = cursor.skip(0x2B) }
      guard let exponent = cursor.number(maximumDigits: 2) else { return nil }
      scale += isNegative ? exponent : -exponent
    }
    guard let unit = unit(&cursor) ?? (isWhole ? TickUnit.perDay : nil) else { return nil }
    guard mantissa > 0 else { return 0 }
    var (ticks, overflow) = mantissa.multipliedReportingOverflow(by: UInt128(unit))
    while scale < 0 && !overflow {
      (ticks, overflow) = ticks.multipliedReportingOverflow(by: 10)
      scale += 1
    }
    while scale > 0 && ticks > 0 {
      ticks /= 10
      scale -= 1
    }
    return overflow ? nil : UInt64(exactly: ticks)
  }

  /// The ticks of the unit at the cursor; nil, and nothing read, where there is none.
  private static func unit(_ cursor: inout DateTimeCursor) -> Int64? {
    let start = cursor.position
    cursor.skipSpaces()
    let word = cursor.word()
    let ticks: Int64? =
      switch word {
      case "d", "day", "days": TickUnit.perDay
      case "h", "hr", "hrs", "hour", "hours": TickUnit.perHour
      case "m", "min", "minute", "minutes": TickUnit.perMinute
      case "s", "sec", "second", "seconds": TickUnit.perSecond
      case "ms", "milli", "millis", "millisecond", "milliseconds": TickUnit.perMillisecond
      case "micro", "micros", "microsecond", "microseconds": TickUnit.perMicrosecond
      case "tick", "ticks": 1
      default: nil
      }
    if ticks == nil { cursor.position = start }
    return ticks
  }
}

/// Writes the digits of dates and intervals into a buffer.
enum ClockDigits {
  /// Writes a number that is not negative with leading zeros; digits beyond `width` are left out.
  @inline(__always)
  static func render(
    _ number: Int, width: Int, into buffer: UnsafeMutableBufferPointer<UInt8>, at start: Int
  ) {
    var rest = number
    var position = start + width
    while position > start {
      position -= 1
      buffer[position] = UInt8(truncatingIfNeeded: 0x30 + rest % 10)
      rest /= 10
    }
  }

  /// Writes a number without leading zeros.
  ///
  /// - Returns: How many digits it has.
  static func render(
    _ number: UInt64, into buffer: UnsafeMutableBufferPointer<UInt8>, at start: Int
  ) -> Int {
    var width = 1
    var rest = number / 10
    while rest > 0 {
      width += 1
      rest /= 10
    }
    render(Int(truncatingIfNeeded: number), width: width, into: buffer, at: start)
    return width
  }

  /// Writes the time of day of some ticks after midnight as `hh:mm:ss`.
  ///
  /// - Returns: The position behind it.
  @inline(__always)
  static func renderClock(
    _ ticks: Int, into buffer: UnsafeMutableBufferPointer<UInt8>, at start: Int
  ) -> Int {
    let seconds = ticks / Int(TickUnit.perSecond)
    render(seconds / 3600, width: 2, into: buffer, at: start)
    buffer[start + 2] = 0x3A
    render(seconds / 60 % 60, width: 2, into: buffer, at: start + 3)
    buffer[start + 5] = 0x3A
    render(seconds % 60, width: 2, into: buffer, at: start + 6)
    return start + 8
  }
}
