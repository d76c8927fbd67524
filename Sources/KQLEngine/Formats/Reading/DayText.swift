import KQLSyntax

/// Reads days of the years 1900 to 2099 in the form `2024-03-20`, which are most dates of most files,
/// with a look into a table in place of the calendar's arithmetic.
enum DayText {
  private static let firstYear = 1900
  private static let yearCount = 200

  /// For each month the number of days from 0001-01-01 to its first, times 32, plus its length.
  ///
  /// SAFETY: the block is filled here, never changes and lives as long as the program.
  nonisolated(unsafe) private static let months: UnsafePointer<Int32> = {
    let block = UnsafeMutablePointer<Int32>.allocate(capacity: yearCount * 12)
    for index in 0..<(yearCount * 12) {
      let year = firstYear + index / 12
      let month = index % 12 + 1
      let days =
        CivilDate.daysBefore(year: year)
        + CivilDate.daysBefore(month: month, isLeap: CivilDate.isLeap(year))
      let length = CivilDate.dayCount(year: year, month: month)
      (block + index).initialize(to: Int32(days << 5 | length))
    }
    return UnsafePointer(block)
  }()

  /// The ticks of a day; nil for other texts, for days that there are not, and for other years.
  @inline(__always)
  static func ticks(_ text: TextBytes) -> Int64? {
    guard text.count == 10, let base = text.baseAddress else { return nil }
    let raw = UnsafeRawPointer(base)
    // Digits become their values and the two hyphens zeros; whatever else is there is larger.
    let x = raw.loadUnaligned(as: UInt64.self).littleEndian ^ 0x2D30_302D_3030_3030
    let isOdd = ((x &+ 0x7F76_767F_7676_7676) | x) & 0x8080_8080_8080_8080
    let tens = base[8] &- 0x30
    let ones = base[9] &- 0x30
    guard isOdd == 0, tens <= 9, ones <= 9 else { return nil }
    func digit(_ place: UInt64) -> Int { Int(truncatingIfNeeded: x >> (place &* 8) & 0xF) }
    let year = digit(0) &* 1000 &+ digit(1) &* 100 &+ digit(2) &* 10 &+ digit(3)
    let month = digit(5) &* 10 &+ digit(6)
    let day = Int(tens) &* 10 &+ Int(ones)
    guard year >= firstYear, year < firstYear &+ yearCount, month >= 1, month <= 12 else {
      return nil
    }
    let entry = Int(months[(year &- firstYear) &* 12 &+ month &- 1])
    guard day >= 1, day <= entry & 31 else { return nil }
    return Int64(entry >> 5 &+ day &- 1) &* TickUnit.perDay
  }
}
