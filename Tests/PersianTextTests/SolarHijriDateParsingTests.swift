import PersianText
import Testing

@Suite struct SolarHijriDateParsingTests {
  @Test(arguments: [
    "1404/03/10", "1404-03-10", "1404/3/10", "۱۴۰۴/۰۳/۱۰", "١٤٠٤-٠٣-١٠", "1404.03.10", "14040310",
    "10/03/1404", "10 خرداد 1404", "۱۰ خرداد ۱۴۰۴", "شنبه دهم خردادماه ۱۴۰۴", "شنبه، ۱۰ خرداد ۱۴۰۴",
    "شنبه ۱۰ خرداد ماه سال ۱۴۰۴", "ده خرداد ۱۴۰۴", "دهم خرداد هزار و چهارصد و چهار",
    "10 Khordad 1404", "Saturday 10 Khordad 1404", "Sat, Khordad 10th, 1404", "10-Khordad-1404",
    "  ۱۰   خرداد\u{A0}۱۴۰۴ ", "۱۰خرداد۱۴۰۴", "۱۴۰۴ خرداد ۱۰", "روز شنبه مورخ ۱۰ خرداد ۱۴۰۴",
    "۱۰ام خرداد ۱۴۰۴", "۱۰ خرداد ۱۴۰۴ شمسی", "\u{200F}1404/03/10\u{200F}", "شنبه 1404/03/10",
    "10 khordad 1404", "۱۰ خُرداد ۱۴۰۴", "1404–03–10",
  ])
  func readsOneDateInManyForms(text: String) throws {
    #expect(try SolarHijriDate.parse(text).description == "1404-03-10")
    #expect(SolarHijriDate(text)?.description == "1404-03-10")
  }

  @Test(arguments: [
    ("سه‌شنبه ۱۹ اردیبهشت ۱۴۰۲", "1402-02-19"), ("سهشنبه ۱۹ ارديبهشت ۱۴۰۲", "1402-02-19"),
    ("سه شنبه نوزدهم اردی‌بهشت‌ماه ۱۴۰۲", "1402-02-19"), ("۲۹ اسفند ۱۴۰۲", "1402-12-29"),
    ("سی‌ام مهر ۱۴۰۴", "1404-07-30"), ("سی مهر ۱۴۰۴", "1404-07-30"), ("ده مهر ۱۴۰۴", "1404-07-10"),
    ("سی و یکم مرداد ۱۴۰۴", "1404-05-31"), ("۵ امرداد ۱۴۰۴", "1404-05-05"),
    ("یکم دی ۱۴۰۴", "1404-10-01"),
    ("اول دی‌ماه ۱۴۰۴", "1404-10-01"), ("دو دی ۱۴۰۴", "1404-10-02"), ("سه تیر ۱۴۰۴", "1404-04-03"),
    ("پنج‌شنبه ۳۰ اسفند ۱۴۰۳", "1403-12-30"), ("بیست‌ودوم بهمن ۱۳۵۷", "1357-11-22"),
    ("آدینه ۱ فروردین ۱۴۰۴", "1404-01-01"), ("1 Dey 1404", "1404-10-01"),
  ])
  func readsDates(text: String, expected: String) throws {
    #expect(try SolarHijriDate.parse(text).description == expected)
  }

  @Test(arguments: [
    ("28 شهریور 1402 - 20:22", 20, 22, 0), ("28 شهریور 1402 20:22:05", 20, 22, 5),
    ("1402-06-28T20:22", 20, 22, 0), ("۲۰:۲۲ - ۲۸ شهریور ۱۴۰۲", 20, 22, 0),
    ("سه‌شنبه ۲۸ شهریور ۱۴۰۲ ساعت ۲۰:۲۲", 20, 22, 0), ("1402/06/28 00:00", 0, 0, 0),
  ])
  func readsTimes(text: String, hour: Int, minute: Int, second: Int) throws {
    let reading = try SolarHijriDate.parseReading(text)
    #expect(reading.date.description == "1402-06-28")
    let time = try #require(reading.time)
    #expect(time.hour == hour && time.minute == minute && time.second == second)
    #expect(time.secondsSinceMidnight == (hour * 60 + minute) * 60 + second)
    #expect(try SolarHijriDate.parse(text) == reading.date)
  }

  @Test func keepsTheDayOfTheWeek() throws {
    #expect(try SolarHijriDate.parseReading("شنبه ۱۰ خرداد ۱۴۰۴").weekday == .saturday)
    #expect(try SolarHijriDate.parseReading("۱۰ خرداد ۱۴۰۴").weekday == nil)
  }

  @Test(arguments: [
    ("", SolarHijriDateError.empty), (" \u{200F} ", .empty), ("سلام", .malformed("سلام")),
    ("hello", .malformed("hello")), ("10 خراد 1404", .unknownMonth("خراد")),
    ("10 Juni 1404", .unknownMonth("Juni")), ("1404/13/01", .monthOutOfRange(13)),
    ("1404/00/01", .monthOutOfRange(0)), ("2025-05-31", .yearOutOfRange(2025)),
    ("1177/01/01", .yearOutOfRange(1177)), ("1634/01/01", .yearOutOfRange(1634)),
    ("1404/12/30", .dayOutOfMonth(year: 1404, month: 12, day: 30, lastDay: 29)),
    ("31 مهر 1404", .dayOutOfMonth(year: 1404, month: 7, day: 31, lastDay: 30)),
    ("1404/01/00", .dayOutOfMonth(year: 1404, month: 1, day: 0, lastDay: 31)),
    ("04/03/10", .twoDigitYear(4)), ("10 خرداد 04", .twoDigitYear(4)),
    ("1404/03/10 24:00", .timeOutOfRange("24:00:00")),
    ("1404/03/10 10:60", .timeOutOfRange("10:60:00")),
    ("1404/03", .malformed("1404/03")), ("1404/03-10", .malformed("1404/03-10")),
    ("1404-03-10T", .malformed("1404-03-10T")), ("خرداد 1404", .malformed("خرداد 1404")),
    ("99999999999/1/1", .malformed("99999999999/1/1")), ("شنبه", .malformed("شنبه")),
    ("شنبه یکشنبه 1404/03/10", .malformed("شنبه یکشنبه 1404/03/10")),
    ("1404/03/10:", .malformed("1404/03/10:")),
    ("10 خرداد تیر 1404", .malformed("10 خرداد تیر 1404")),
  ])
  func saysWhatIsWrong(text: String, error: SolarHijriDateError) {
    #expect(throws: error) { try SolarHijriDate.parse(text) }
    #expect(SolarHijriDate(text) == nil)
    #expect(error.code.hasPrefix("persian.date.") && !error.description.isEmpty)
  }

  @Test func aWrongDayOfTheWeekIsAnErrorOfItsOwn() throws {
    let date = try #require(SolarHijriDate(year: 1404, month: 3, day: 10))
    let error = SolarHijriDateError.weekdayMismatch(date: date, written: .sunday)
    #expect(throws: error) { try SolarHijriDate.parse("یکشنبه ۱۰ خرداد ۱۴۰۴") }
    #expect(error.description == "1404-03-10 is a Saturday, not a Sunday")
  }

  @Test(arguments: [
    ("04/03/10", 1350, "1404-03-10"), ("57/11/22", 1350, "1357-11-22"),
    ("49/1/1", 1350, "1449-01-01"),
    ("50/1/1", 1350, "1350-01-01"), ("۱۰ خرداد ۰۴", 1300, "1304-03-10"),
    ("1404/03/10", 1300, "1404-03-10"),
  ])
  func readsTwoDigitYearsWhenAsked(text: String, start: Int, expected: String) throws {
    let date = try SolarHijriDate.parse(text, twoDigitYears: .within(hundredYearsFrom: start))
    #expect(date.description == expected)
  }

  @Test(arguments: [Int.min, 0, 1177, 1634, Int.max])
  func anImpossibleCenturyIsAnError(start: Int) {
    #expect(throws: SolarHijriDateError.yearOutOfRange(start)) {
      try SolarHijriDate.parse("04/03/10", twoDigitYears: .within(hundredYearsFrom: start))
    }
  }
}
