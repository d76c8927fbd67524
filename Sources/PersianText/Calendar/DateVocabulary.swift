/// The words of dates.
enum DateVocabulary {
  private static let persian: [(String, WordToken)] = {
    var result: [(String, WordToken)] = []
    for month in SolarHijriMonth.allCases {
      result.append((month.persianName, .month(month.rawValue)))
    }
    for day in Weekday.allCases { result.append((day.persianName, .weekday(day.rawValue))) }
    result += [("امرداد", .month(5)), ("آدینه", .weekday(6))]
    for word in [
      "روز", "ماه", "سال", "مورخ", "مورخه", "تاریخ", "ساعت", "شمسی", "خورشیدی", "هجری", "ه", "ش",
    ] {
      result.append((word, .filler))
    }
    return result
  }()

  /// The segmenter of dates: number words, ordinals, months and days of the week.
  static let segmenter = WordSegmenter(
    NumberVocabulary.words + NumberVocabulary.firsts + persian + [
      ("ام", .ordinalSuffix), ("م", .ordinalSuffix),
    ])

  /// English words, lower case.
  static let english: [String: WordToken] = {
    var result: [String: WordToken] = [
      "amordad": .month(5), "dei": .month(10),
      "of": .filler, "the": .filler, "th": .ordinalSuffix, "st": .ordinalSuffix,
      "nd": .ordinalSuffix, "rd": .ordinalSuffix, "sh": .filler, "ap": .filler,
    ]
    for month in SolarHijriMonth.allCases {
      result[month.englishName.lowercased()] = .month(month.rawValue)
    }
    for day in Weekday.allCases {
      let name = day.englishName.lowercased()
      result[name] = .weekday(day.rawValue)
      result[String(name.prefix(3))] = .weekday(day.rawValue)
    }
    return result
  }()
}
