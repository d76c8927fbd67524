/// The words of Persian numbers.
///
/// > Source: Own lists of number words, with the spellings met in official texts.
enum NumberVocabulary {
  static let units = ["صفر", "یک", "دو", "سه", "چهار", "پنج", "شش", "هفت", "هشت", "نه"]
  static let teens = [
    "ده", "یازده", "دوازده", "سیزده", "چهارده", "پانزده", "شانزده", "هفده", "هجده", "نوزده",
  ]
  static let tens = ["بیست", "سی", "چهل", "پنجاه", "شصت", "هفتاد", "هشتاد", "نود"]
  static let hundreds = [
    "صد", "دویست", "سیصد", "چهارصد", "پانصد", "ششصد", "هفتصد", "هشتصد", "نهصد",
  ]
  /// Powers of a thousand, from the first on.
  static let scales = ["هزار", "میلیون", "میلیارد", "تریلیون", "کوادریلیون", "کوینتیلیون"]

  /// Further spellings of numbers below a thousand.
  static let spellings: [(String, Int)] = [
    ("یکصد", 100), ("شیش", 6), ("پونزده", 15), ("شونزده", 16), ("هیجده", 18), ("هژده", 18),
    ("هیفده", 17), ("شیشصد", 600), ("پونصد", 500), ("چار", 4), ("چارده", 14), ("چارصد", 400),
    ("هفصد", 700), ("هشصد", 800),
  ]
  /// Further spellings of scales; بیلیون is the English billion of Persian texts.
  static let scaleSpellings: [(String, Int)] = [
    ("بیلیون", 3), ("ملیون", 2), ("ملیارد", 3), ("کادریلیون", 5),
  ]

  /// Cardinal words with their meaning.
  static let cardinals = words.filter { entry in
    switch entry.1 {
    case .ordinalNumber, .ordinalScale: false
    default: true
    }
  }

  /// Cardinal and ordinal words with their meaning.
  static let words: [(String, WordToken)] = {
    var result: [(String, WordToken)] = [
      ("و", .and), ("منفی", .negative), ("نیم", .half),
    ]
    var numbers: [(String, Int)] = spellings
    for (value, word) in units.enumerated() { numbers.append((word, value)) }
    for (value, word) in teens.enumerated() { numbers.append((word, value + 10)) }
    for (index, word) in tens.enumerated() { numbers.append((word, (index + 2) * 10)) }
    for (index, word) in hundreds.enumerated() { numbers.append((word, (index + 1) * 100)) }
    for (word, value) in numbers {
      result.append((word, .number(value)))
      switch value {
      case 3: result.append(("سوم", .ordinalNumber(3)))
      case 30: result += [("سی‌ام", .ordinalNumber(30)), ("سی‌امین", .ordinalNumber(30))]
      default: result.append((word + "م", .ordinalNumber(value)))
      }
      if value == 3 { result.append(("سومین", .ordinalNumber(3))) }
      if value != 3, value != 30 { result.append((word + "مین", .ordinalNumber(value))) }
    }
    let powers = scales.enumerated().map { ($0.element, $0.offset + 1) } + scaleSpellings
    for (word, power) in powers {
      result.append((word, .scale(power)))
      result.append((word + "م", .ordinalScale(power)))
      result.append((word + "مین", .ordinalScale(power)))
    }
    return result
  }()

  /// Words for "first" that stand alone.
  static let firsts: [(String, WordToken)] = [
    "اول", "اولین", "نخست", "نخستین",
  ].map { ($0, .ordinalNumber(1)) }

  /// The segmenter of cardinal numbers and ordinals.
  static let segmenter = WordSegmenter(
    words + firsts + [("ام", .ordinalSuffix), ("امین", .ordinalSuffix), ("م", .ordinalSuffix)])
}
