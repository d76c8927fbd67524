import PersianText

/// Words and sentences of documents, facts and issues in both languages.
enum SourceTerms {
  private static let persian: [String: String] = [
    "date": "تاریخ", "missing": "کمبود", "ambiguous": "ابهام", "typo": "غلط نگارشی",
    "contradiction": "تناقض", "inference": "استنباط", "open": "باز", "decided": "تصمیم گرفته",
    "exact": "دقیق", "about": "حدود", "atLeast": "دست‌کم", "moreThan": "بیش از",
    "unknown": "نامعلوم", "two values": "دو مقدار", "two dates": "دو تاریخ",
    "parts and total": "اجزا و جمع", "indicator and fact": "شاخص و گزاره",
    "commented": "یادداشت", "reopened": "بازگشایی",
  ]

  /// A word of a vocabulary; itself where it is of none.
  static func text(_ word: String, in language: DocumentLanguage) -> String {
    switch (language, word) {
    case (.english, "atLeast"): "at least"
    case (.english, "moreThan"): "more than"
    case (.english, _): word
    case (.persian, _): persian[word] ?? word
    }
  }

  /// What a contradiction is about; a name stands for its province.
  static func about(_ text: String, in language: DocumentLanguage) -> String {
    // A subject of which only some words are units would be told half in each language.
    let units = language.unit(text)
    let isWhole = !units.unicodeScalars.contains { $0.isASCII && $0.properties.isAlphabetic }
    return phrases.text(isWhole ? units : text, in: language)
  }

  /// What the rules say of facts; somebody's own words are left as they are.
  static func statement(_ text: String, in language: DocumentLanguage) -> String {
    phrases.text(text, in: language)
  }

  private static let phrases = DocumentPhrases([
    ("{} gives {} where {} gives {}; both are kept.", "{} می‌گوید {} و {} می‌گوید {}؛ هر دو می‌ماند."),
    (
      "The parts make {} and the total is {}; every figure is kept.",
      "اجزا {} می‌شود و جمع {} است؛ همه ارقام می‌ماند."
    ),
    (
      "{} is a {}, and the source calls it a {}.", "{} {} است و سند آن را {} می‌نامد."
    ),
    (
      "The source gives two days for one: {}, and in the other calendar {}.",
      "سند برای یک روز دو تاریخ دارد: {} و در تقویم دیگر {}."
    ),
    ("{} is {}, and {} stands beside it.", "{} برابر {} است و در کنار آن {} نوشته شده است."),
    ("One source gives {} and another {}.", "یک سند {} می‌گوید و دیگری {}."),
    (
      "The parts make {}, and {} is given as their total.",
      "اجزا {} می‌شود و جمع آن‌ها {} داده شده است."
    ),
    (
      "The indicator has the values {} and {} for one day.",
      "شاخص در یک روز دو مقدار دارد: {} و {}."
    ),
    ("The indicator says {}, and its fact {}.", "شاخص {} می‌گوید و گزاره آن {}."),
    (
      "The private workshops make {}, and {} is printed as their total.",
      "کارگاه‌های خصوصی {} می‌شود و جمع آن‌ها {} چاپ شده است."
    ),
    (
      "The public workshops make {}, and {} is printed as their total.",
      "کارگاه‌های عمومی {} می‌شود و جمع آن‌ها {} چاپ شده است."
    ),
    ("{}, workshops of {}", "{}، کارگاه‌های {}"),
  ]) { gap, language in
    if let day = Weekday.allCases.first(where: { $0.englishName == gap }) {
      return language.say(gap, day.persianName)
    }
    // A number, with its unit where it has one; ids keep their digits.
    let words = gap.split(separator: " ", maxSplits: 1).map(String.init)
    guard let first = words.first else { return gap }
    let isDay = first.wholeMatch(of: /\d{4}-\d{2}-\d{2}/) != nil
    let said =
      isDay
      ? language.say(first, language.digits(first.replacing("-", with: "/")))
      : Double(first).map { language.number($0) } ?? first
    return ([said] + words.dropFirst().map(language.unit)).joined(separator: " ")
  }
}
