import PersianText
import Testing

@Suite struct PersianDigitsTests {
  @Test func convertsDigitsOnly() {
    #expect(PersianDigits.toPersian("سال 1404 و ٢٣") == "سال ۱۴۰۴ و ۲۳")
    #expect(PersianDigits.toArabic("۰۹ 5") == "٠٩ ٥")
    #expect(PersianDigits.toASCII("۱۲٫۵٪ a٣") == "12٫5٪ a3")
    #expect(PersianDigits.toASCII("") == "")
    #expect(PersianDigits.value(of: "۷") == 7)
    #expect(PersianDigits.value(of: "x") == nil)
  }

  @Test(arguments: [
    ("۱۲۳", 123), (" -۵ ", -5), ("−5", -5), ("+٧", 7), ("۱٬۲۵۰٬۰۰۰", 1_250_000),
    ("1,250,000", 1_250_000), ("۱،۵۰۰", 1500), ("9223372036854775807", Int.max),
    ("-9223372036854775808", Int.min), ("\u{200E}-۱۲", -12), ("007", 7), ("1404", 1404),
  ])
  func readsIntegers(text: String, expected: Int) {
    #expect(PersianDigits.parseInteger(text) == expected)
  }

  @Test(arguments: [
    "", " ", "-", "+-5", "12.5", "۱۲٫۵", "۱۲٪", "1e5", "1,25", "12,3456", "1234,567", "1,250,00",
    "9223372036854775808", "-9223372036854775809", "x", "5x", "1 000", "۱۲/۳", ".", ",", "--1",
  ])
  func refusesOtherIntegers(text: String) {
    #expect(PersianDigits.parseInteger(text) == nil)
  }

  @Test(arguments: [
    ("۱۲٫۵", 12.5), ("12.5", 12.5), ("-۱٬۲۵۰٫۷۵", -1250.75), ("۱۲/۳", 12.3), (".5", 0.5),
    ("٫۲۵", 0.25), ("0.1", 0.1), ("3", 3), ("۱۲.۳", 12.3),
  ])
  func readsReals(text: String, expected: Double) {
    #expect(PersianDigits.parseReal(text) == expected)
  }

  @Test(arguments: ["", "12/3", "1.2.3", "nan", "inf", "1e5", "۵٪", "5.", "/۳", "0x10", "1,2.3"])
  func refusesOtherReals(text: String) {
    #expect(PersianDigits.parseReal(text) == nil)
  }

  @Test func hugeRealsAreRefused() {
    #expect(PersianDigits.parseReal(String(repeating: "9", count: 400)) == nil)
    #expect(PersianDigits.parseReal(String(repeating: "9", count: 300)) != nil)
  }

  @Test func writesIntegers() {
    #expect(PersianDigits.format(1_250_000, grouping: .thousands) == "۱٬۲۵۰٬۰۰۰")
    #expect(PersianDigits.format(1_250_000, digits: .ascii, grouping: .thousands) == "1,250,000")
    #expect(PersianDigits.format(-999, digits: .arabic, grouping: .thousands) == "-٩٩٩")
    #expect(PersianDigits.format(0) == "۰")
    #expect(PersianDigits.format(1000) == "۱۰۰۰")
  }

  @Test(arguments: PersianDigits.DigitSet.allCases, PersianDigits.Grouping.allCases)
  func writtenIntegersAreReadBack(
    digits: PersianDigits.DigitSet, grouping: PersianDigits.Grouping
  ) {
    var generator = SeededGenerator(seed: 3)
    var numbers = [0, 1, -1, 999, 1000, -1000, Int.max, Int.min]
    for shift in 0..<63 { numbers.append(Int(truncatingIfNeeded: generator.next()) >> shift) }
    for number in numbers {
      let text = PersianDigits.format(number, digits: digits, grouping: grouping)
      #expect(PersianDigits.parseInteger(text) == number)
    }
  }
}
