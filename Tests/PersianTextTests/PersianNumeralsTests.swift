import PersianText
import Testing

@Suite struct PersianNumeralsTests {
  @Test(arguments: [
    (0, "صفر"), (7, "هفت"), (18, "هجده"), (21, "بیست و یک"), (100, "صد"), (110, "صد و ده"),
    (500, "پانصد"), (1000, "هزار"), (1404, "هزار و چهارصد و چهار"), (2000, "دو هزار"),
    (1_000_000, "یک میلیون"), (1_001_000, "یک میلیون و هزار"), (-5, "منفی پنج"),
    (25_300_000_000, "بیست و پنج میلیارد و سیصد میلیون"),
    (1_000_000_000_000_000_000, "یک کوینتیلیون"),
  ])
  func writesWords(number: Int, words: String) {
    #expect(PersianNumerals.words(for: number) == words)
    #expect(PersianNumerals.integer(fromWords: words) == number)
  }

  @Test func wordsAreReadBack() {
    for number in 0...10_000 {
      let words = PersianNumerals.words(for: number)
      #expect(PersianNumerals.integer(fromWords: words) == number)
      let ordinal = PersianNumerals.ordinal(for: number)
      #expect(PersianNumerals.integer(fromOrdinal: ordinal) == number, "\(ordinal)")
      let attributive = PersianNumerals.ordinal(for: number, form: .attributive)
      #expect(PersianNumerals.integer(fromOrdinal: attributive) == number, "\(attributive)")
    }
  }

  @Test func randomWordsAreReadBackInEverySpelling() {
    var generator = SeededGenerator(seed: 4)
    for index in 0..<600 {
      let bound = 1_000_000_000_000_000_000 >> (index % 50)
      let number = Int.random(in: (0 - bound)...bound, using: &generator)
      let words = PersianNumerals.words(for: number)
      #expect(PersianNumerals.integer(fromWords: words) == number)
      for joiner in ["\u{200C}", "", "  ", "\u{A0}"] {
        let parts = words.split(separator: " ").joined(separator: joiner)
        #expect(PersianNumerals.integer(fromWords: parts) == number, "\(parts)")
      }
      let withoutAnd = words.split(separator: " ").filter { $0 != "و" }.joined(separator: " ")
      if number >= 0, !withoutAnd.contains("هزار") {
        #expect(PersianNumerals.integer(fromWords: withoutAnd) == number, "\(withoutAnd)")
      }
    }
    for number in [Int.max, Int.min] {
      let words = PersianNumerals.words(for: number)
      #expect(PersianNumerals.integer(fromWords: words) == number)
    }
  }

  @Test(arguments: [
    ("بیست‌ودو", 22), ("یکصد", 100), ("یکهزار", 1000), ("یک هزار", 1000), ("هیجده", 18),
    ("هژده", 18), ("شونزده", 16), ("شیش", 6), ("بیلیون", 1_000_000_000),
    ("هزارمیلیارد", 1_000_000_000_000), ("دو هزار و پانصد میلیارد", 2_500_000_000_000),
    ("هزار میلیارد و پانصد میلیارد", 1_500_000_000_000), ("يك ميليون", 1_000_000),
    ("۱۲ هزار و ۵۰۰", 12_500), ("یک و نیم میلیون", 1_500_000), ("نیم میلیون", 500_000),
    ("دو میلیون و نیم", 2_500_000), ("-پنج", -5), ("123", 123), ("۲۰۰۰ هزار", 2_000_000),
  ])
  func readsSpellings(text: String, expected: Int) {
    #expect(PersianNumerals.integer(fromWords: text) == expected)
  }

  @Test(arguments: [
    "", "و", "بیست و", "و بیست", "بیست و و یک", "یک دو", "ده بیست", "بیست و یازده",
    "هزار و دو هزار",
    "هزار و هزار", "پنج یک", "سلام", "بیست x", "دهم", "نیم", "منفی", "منفی منفی یک", "پنجم هزار",
    "12 13", "5!",
    "یازده کوینتیلیون", "ده کوینتیلیون",
  ])
  func refusesOtherWords(text: String) {
    #expect(PersianNumerals.integer(fromWords: text) == nil)
  }

  @Test(arguments: [
    ("اول", 1), ("یکم", 1), ("نخست", 1), ("نخستین", 1), ("اولین", 1), ("دوم", 2), ("دومین", 2),
    ("سوم", 3), ("چهارمین", 4), ("دهم", 10), ("سی‌ام", 30), ("سی ام", 30), ("سیامین", 30),
    ("بیست و یکم", 21), ("بیست‌ودوم", 22), ("بیست و سومین", 23), ("صدم", 100), ("هزارم", 1000),
    ("یکصد و بیستم", 120), ("میلیونم", 1_000_000), ("۲۱ام", 21), ("۲۱م", 21), ("۳ امین", 3),
  ])
  func readsOrdinals(text: String, expected: Int) {
    #expect(PersianNumerals.integer(fromOrdinal: text) == expected)
  }

  @Test(arguments: ["", "بیست", "21", "م", "ام", "دهم بیست", "سوم سوم", "سوم ۵", "سه‌م", "x"])
  func refusesOtherOrdinals(text: String) {
    #expect(PersianNumerals.integer(fromOrdinal: text) == nil)
  }

  @Test func writesOrdinals() {
    #expect(PersianNumerals.ordinal(for: 1) == "اول")
    #expect(PersianNumerals.ordinal(for: 1, form: .attributive) == "اولین")
    #expect(PersianNumerals.ordinal(for: 3) == "سوم")
    #expect(PersianNumerals.ordinal(for: 21) == "بیست و یکم")
    #expect(PersianNumerals.ordinal(for: 30) == "سی\u{200C}ام")
    #expect(PersianNumerals.ordinal(for: 133, form: .attributive) == "صد و سی و سومین")
  }
}
