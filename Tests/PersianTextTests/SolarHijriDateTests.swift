import PersianText
import Testing

@Suite struct SolarHijriDateTests {
  @Test(
    arguments: [
      ((1404, 3, 10), (2025, 5, 31), Weekday.saturday), ((1402, 6, 28), (2023, 9, 19), .tuesday),
      ((1402, 2, 19), (2023, 5, 9), .tuesday), ((1402, 12, 29), (2024, 3, 19), .tuesday),
      ((1404, 1, 1), (2025, 3, 21), .friday), ((1403, 12, 30), (2025, 3, 20), .thursday),
      ((1357, 11, 22), (1979, 2, 11), .sunday), ((1300, 1, 1), (1921, 3, 21), .monday),
    ] as [((Int, Int, Int), (Int, Int, Int), Weekday)])
  func publishedDays(
    solar: (Int, Int, Int), gregorian: (Int, Int, Int), weekday: Weekday
  ) throws {
    let date = try #require(SolarHijriDate(year: solar.0, month: solar.1, day: solar.2))
    let other = try #require(
      GregorianDate(year: gregorian.0, month: gregorian.1, day: gregorian.2))
    #expect(date.gregorian == other)
    #expect(date.weekday == weekday && other.weekday == weekday)
    #expect(SolarHijriDate(other) == date)
    #expect(date.daysSinceEpoch == other.daysSinceEpoch)
  }

  @Test func leapYears() {
    let leap = (1395...1412).filter(SolarHijriCalendar.isLeapYear)
    #expect(leap == [1395, 1399, 1403, 1408, 1412])
    #expect(!SolarHijriCalendar.isLeapYear(1177) && !SolarHijriCalendar.isLeapYear(1634))
    #expect(!SolarHijriCalendar.isLeapYear(.max) && !SolarHijriCalendar.isLeapYear(.min))
    #expect(SolarHijriCalendar.daysInYear(1403) == 366)
    #expect(SolarHijriCalendar.daysInYear(1404) == 365)
    #expect(SolarHijriCalendar.daysInYear(1000) == nil)
  }

  @Test func everyDayOfTheRangeGoesThereAndBack() throws {
    let first = try #require(SolarHijriCalendar.daysSinceEpoch(year: 1178, month: 1, day: 1))
    var days = first
    for year in SolarHijriCalendar.years {
      for month in 1...12 {
        let length = try #require(SolarHijriCalendar.daysInMonth(month, ofYear: year))
        for day in 1...length {
          let parts = try #require(SolarHijriCalendar.components(daysSinceEpoch: days))
          if parts != (year, month, day) {
            Issue.record("day \(days) is \(parts), not \(year)-\(month)-\(day)")
          }
          if SolarHijriCalendar.daysSinceEpoch(year: year, month: month, day: day) != days {
            Issue.record("\(year)-\(month)-\(day) is not day \(days)")
          }
          days += 1
        }
        #expect(SolarHijriDate(year: year, month: month, day: length + 1) == nil)
        #expect(SolarHijriDate(year: year, month: month, day: 0) == nil)
      }
    }
    #expect(SolarHijriCalendar.components(daysSinceEpoch: first - 1) == nil)
    #expect(SolarHijriCalendar.components(daysSinceEpoch: days) == nil)
  }

  @Test(arguments: [Int.min, Int.min + 1, -1, 0, 1, Int.max - 1, Int.max])
  func extremeNumbersGiveNothing(number: Int) throws {
    #expect(SolarHijriCalendar.components(daysSinceEpoch: number) == nil)
    #expect(SolarHijriDate(daysSinceEpoch: number) == nil)
    #expect(SolarHijriDate(year: number, month: 1, day: 1) == nil)
    #expect(SolarHijriDate(year: 1404, month: number, day: 32) == nil)
    #expect(number == 1 || SolarHijriDate(year: 1404, month: 1, day: number) == nil)
    #expect(number == 1 || GregorianDate(year: number, month: 1, day: 1) == nil)
    #expect(number >= 0 && number <= 1 || GregorianDate(daysSinceEpoch: number) == nil)
    #expect(Weekday.allCases.contains(Weekday(daysSinceEpoch: number)))
    #expect(!GregorianDate.isLeapYear(number) || number == 0 || abs(number % 4) == 0)
    let date = try #require(SolarHijriDate(year: 1404, month: 3, day: 10))
    if abs(number % 1000) > 1 {
      #expect(date.adding(days: number) == nil && date.adding(months: number) == nil)
      #expect(date.adding(years: number) == nil)
    }
  }

  @Test func everyGregorianDayGoesThereAndBack() throws {
    var days = 0
    for year in 1...9999 {
      for month in 1...12 {
        let date = try #require(GregorianDate(year: year, month: month, day: 1))
        if date.daysSinceEpoch != days { Issue.record("\(date) is not day \(days)") }
        if GregorianDate(daysSinceEpoch: days) != date {
          Issue.record("day \(days) is not \(date)")
        }
        var day = 28
        while let next = GregorianDate(year: year, month: month, day: day) {
          if GregorianDate(daysSinceEpoch: days + day - 1) != next {
            Issue.record("day \(days + day - 1) is not \(next)")
          }
          day += 1
        }
        days += day - 1
      }
    }
    #expect(days == 3_652_059)
    #expect(GregorianDate(daysSinceEpoch: days) == nil)
    #expect(GregorianDate(year: 2023, month: 2, day: 29) == nil)
    #expect(GregorianDate(year: 1, month: 1, day: 1)?.weekday == .monday)
  }

  @Test func partsOfTheYear() throws {
    let date = try #require(SolarHijriDate(year: 1403, month: 12, day: 30))
    #expect(date.dayOfYear == 366 && date.isLeapYear && date.quarter == 4 && date.daysInMonth == 30)
    #expect(date.startOfMonth.description == "1403-12-01")
    #expect(date.startOfQuarter.description == "1403-10-01")
    #expect(date.startOfYear.description == "1403-01-01" && date.startOfYear.dayOfYear == 1)
    #expect(date.endOfYear == date && date.endOfMonth == date)
    #expect(date.startOfWeek?.weekday == .saturday)
    #expect(date.namedMonth == .esfand)
    let mehr = try #require(SolarHijriDate(year: 1404, month: 7, day: 1))
    #expect(mehr.dayOfYear == 187 && mehr.quarter == 3)
  }

  @Test func addsDaysMonthsAndYears() throws {
    let leapDay = try #require(SolarHijriDate(year: 1403, month: 12, day: 30))
    #expect(leapDay.adding(days: 1)?.description == "1404-01-01")
    #expect(leapDay.adding(years: 1)?.description == "1404-12-29")
    #expect(leapDay.adding(months: -6)?.description == "1403-06-30")
    let last = try #require(SolarHijriDate(year: 1404, month: 6, day: 31))
    #expect(last.adding(months: 1)?.description == "1404-07-30")
    #expect(last.adding(months: 6)?.description == "1404-12-29")
    #expect(last.adding(months: -18)?.description == "1402-12-29")
    #expect(last.days(until: leapDay) == 0 - leapDay.days(until: last))
    #expect(leapDay < last && last.days(until: leapDay) < 0)
    var generator = SeededGenerator(seed: 6)
    for _ in 0..<5000 {
      let days = Int.random(in: -40_000...40_000, using: &generator)
      let moved = try #require(last.adding(days: days))
      #expect(last.days(until: moved) == days)
      #expect((last < moved) == (days > 0))
      #expect(last.weekday == moved.weekday || days % 7 != 0)
      let months = Int.random(in: -2000...2000, using: &generator)
      let shifted = try #require(last.startOfMonth.adding(months: months))
      #expect(shifted.adding(months: 0 - months) == last.startOfMonth)
    }
  }

  @Test func names() {
    #expect(Weekday.allCases.map(\.isoNumber) == [6, 7, 1, 2, 3, 4, 5])
    #expect(Weekday.tuesday.persianName == "سه‌شنبه" && Weekday.tuesday.englishName == "Tuesday")
    #expect(Weekday.saturday < .friday && SolarHijriMonth.farvardin < .esfand)
    for month in SolarHijriMonth.allCases {
      #expect(SolarHijriMonth(name: month.persianName) == month)
      #expect(SolarHijriMonth(name: month.persianName + "ماه") == month)
      #expect(SolarHijriMonth(name: month.englishName.uppercased()) == month)
    }
    #expect(SolarHijriMonth(name: "امرداد") == .mordad)
    #expect(SolarHijriMonth(name: "شهريور") == .shahrivar)
    #expect(SolarHijriMonth(name: "January") == nil && SolarHijriMonth(name: "") == nil)
    #expect(SolarHijriMonth(name: "ده") == nil && SolarHijriMonth(name: "۱۰") == nil)
  }

  @Test func styles() throws {
    let date = try #require(SolarHijriDate(year: 1404, month: 3, day: 10))
    #expect(date.formatted() == "1404-03-10" && date.description == "1404-03-10")
    #expect(date.formatted(.slashed) == "1404/03/10")
    #expect(date.formatted(.slashed, digits: .persian) == "۱۴۰۴/۰۳/۱۰")
    #expect(date.formatted(.long) == "۱۰ خرداد ۱۴۰۴")
    #expect(date.formatted(.full) == "شنبه ۱۰ خرداد ۱۴۰۴")
    #expect(date.formatted(.ordinal) == "دهم خرداد ۱۴۰۴")
    #expect(date.formatted(.englishLong) == "10 Khordad 1404")
    #expect(date.formatted(.englishFull) == "Saturday 10 Khordad 1404")
  }

  @Test(arguments: SolarHijriDate.Style.allCases)
  func everyStyleIsReadBack(style: SolarHijriDate.Style) throws {
    for year in [1178, 1399, 1403, 1404, 1633] {
      for days in 0..<365 {
        let start = try #require(SolarHijriDate(year: year, month: 1, day: 1))
        let date = try #require(start.adding(days: days))
        for digits in PersianDigits.DigitSet.allCases {
          let text = date.formatted(style, digits: digits)
          if try SolarHijriDate.parse(text) != date { Issue.record("\(text) is not \(date)") }
        }
      }
    }
  }
}
