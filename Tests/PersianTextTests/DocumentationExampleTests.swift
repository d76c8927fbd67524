import PersianText
import Testing

/// The examples of the documentation comments and of the page on the module.
@Suite struct DocumentationExampleTests {
  @Test func normalizer() {
    #expect(PersianNormalizer.normalize("كارخانه  ‌هاي") == "کارخانه های")
    #expect(
      PersianNormalizer.searchKey("بهره‌برداری") == PersianNormalizer.searchKey("بهره برداري"))
    #expect(PersianNormalizer.searchKey("شركت CAFÉ ۱۲") == "شرکت café 12")
  }

  @Test func digits() {
    #expect(PersianDigits.toPersian("1404/03/10") == "۱۴۰۴/۰۳/۱۰")
    #expect(PersianDigits.format(1_250_000, grouping: .thousands) == "۱٬۲۵۰٬۰۰۰")
    #expect(PersianDigits.parseReal("۱۲٫۵") == 12.5)
  }

  @Test func numerals() {
    #expect(PersianNumerals.words(for: 1404) == "هزار و چهارصد و چهار")
    #expect(PersianNumerals.integer(fromWords: "بیست‌ودو") == 22)
    #expect(PersianNumerals.ordinal(for: 21) == "بیست و یکم")
    #expect(PersianNumerals.integer(fromOrdinal: "سی‌امین") == 30)
  }

  @Test func money() {
    #expect(PersianMoney.parseRials("۵۰۰ میلیارد تومان")?.rials == 5_000_000_000_000)
    #expect(PersianMoney.parseRials("۱.۵ همت")?.rials == 15_000_000_000_000)
    #expect(PersianMoney.format(rials: 5_000_000_000_000) == "۵۰۰ میلیارد تومان")
    #expect(throws: MoneyParsingError.missingUnit("۵۰۰ میلیارد")) {
      try PersianMoney.parse("۵۰۰ میلیارد")
    }
  }

  @Test func dates() throws {
    let date = try SolarHijriDate.parse("شنبه دهم خردادماه ۱۴۰۴")
    #expect(date.gregorian.description == "2025-05-31")
    #expect(date.adding(months: 1)?.formatted(.long) == "۱۰ تیر ۱۴۰۴")
    let error = #expect(throws: SolarHijriDateError.self) {
      try SolarHijriDate.parse("یکشنبه ۱۰ خرداد ۱۴۰۴")
    }
    #expect(error?.description == "1404-03-10 is a Saturday, not a Sunday")
  }

  @Test func display() {
    #expect(DisplayWidth.columns(of: "می‌شود") == 5)
    #expect(DisplayWidth.truncate("کارخانه", toColumns: 4).text == "کار…")
    #expect(BidiText.neutralize("a\u{202E}b") == "a⟨U+202E⟩b")
  }
}
