import PersianText
import Testing

/// No input reaches a trap.
@Suite struct FuzzTests {
  @Test(arguments: [11, 12, 13, 14] as [UInt64])
  func everyReaderEndsOnRandomText(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<4000 {
      let text = randomText(&generator)
      if let number = PersianNumerals.integer(fromWords: text) {
        #expect(PersianNumerals.integer(fromWords: PersianNumerals.words(for: number)) == number)
      }
      if let number = PersianNumerals.integer(fromOrdinal: text) {
        let ordinal = PersianNumerals.ordinal(for: number)
        #expect(PersianNumerals.integer(fromOrdinal: ordinal) == number)
      }
      if let amount = PersianMoney.parseRials(text, assuming: .toman) {
        #expect(PersianMoney.parseRials(PersianMoney.format(rials: amount.rials)) != nil)
        #expect(amount.precision >= 1)
      }
      if let date = try? SolarHijriDate.parse(text, twoDigitYears: .within(hundredYearsFrom: 1350))
      {
        #expect(SolarHijriDate(date.formatted(.full)) == date)
      }
      if let real = PersianDigits.parseReal(text) { #expect(real.isFinite) }
      if let number = PersianDigits.parseInteger(text) {
        #expect(PersianDigits.parseInteger(PersianDigits.format(number)) == number)
      }
      #expect(PersianDigits.toASCII(PersianDigits.toPersian(text)) == PersianDigits.toASCII(text))
      #expect(BidiText.neutralize(BidiText.neutralize(text)) == BidiText.neutralize(text))
      _ = SolarHijriMonth(name: text)
    }
  }

  @Test func longInputEnds() {
    for piece in ["و", "هزار", "۱", "سی", "ا", " ", "1/", "\u{200C}", "همت", "دهم", "1:", "نیم"] {
      let text = String(repeating: piece, count: 5000)
      #expect(PersianNumerals.integer(fromWords: text) == nil)
      #expect(PersianMoney.parseRials(text) == nil)
      #expect(SolarHijriDate(text) == nil)
      #expect(PersianDigits.parseInteger(text) == nil)
    }
  }
}
