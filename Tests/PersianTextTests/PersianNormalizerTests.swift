import PersianText
import Testing

@Suite struct PersianNormalizerTests {
  @Test(arguments: [
    ("كارخانه‌هاي", "کارخانه‌های"), ("علی", "علی"), ("على", "علی"), ("ٱلله", "الله"),
    ("مؤسسه", "مؤسسه"), ("خانۀ", "خانه\u{654}"), ("خانهٔ", "خانه\u{654}"), ("کتـــاب", "کتاب"),
    ("مُحَمَّد", "محمد"), ("آب", "آب"), ("ا\u{653}ب", "آب"), ("مسي\u{654}ول", "مسئول"),
    ("ﻛﺘﺎﺏ", "کتاب"), ("ﺳﻼم", "سلام"), ("۵۰ ﷼", "۵۰ ریال"), ("می‌‌‌شود", "می‌شود"),
    ("می‌ شود", "می شود"), ("می ‌شود", "می شود"), ("‌می‌", "می"), ("می\u{A0}\u{2003} شود", "می شود"),
    ("می¬شود", "می‌شود"), ("می\u{200B}شود", "می‌شود"), ("می\u{AD}شود", "می‌شود"), ("a¬b", "a¬b"),
    ("می¬ شود", "می¬ شود"), ("co\u{AD}op", "coop"), ("\u{202E}سلام\u{202C}", "سلام"),
    ("  سلام  \n  دنیا ", "سلام\nدنیا"), ("۱۰‌ساله", "۱۰‌ساله"), ("👨‍👩‍👧", "👨‍👩‍👧"), ("", ""),
    ("شرکة", "شرکة"), ("Café ٤", "Café ٤"), ("ھﮧﮩ", "ههه"),
  ])
  func normalizesForDisplay(input: String, expected: String) {
    #expect(scalars(PersianNormalizer.normalize(input)) == scalars(expected))
  }

  @Test(arguments: [
    ["بهره‌برداری", "بهره برداری", "بهرهبرداری", "بهره  برداري", "بهره\u{A0}برداری"],
    ["سه‌شنبه", "سه شنبه", "سهشنبه", "سه¬شنبه"], ["آب", "اب", "أب", "إب", "ٱب", "ا\u{653}ب"],
    ["مؤسسه", "موسسه", "مؤسسة"], ["مسئول", "مسيول", "مسي\u{654}ول"],
    ["۱۴۰۴", "1404", "١٤٠٤"], ["خانۀ ما", "خانهٔ ما", "خانه ما", "خانة ما", "خانهما"],
    ["سلام", "ﺳﻼم", "سَلام", "ســلام", "سلام\u{200F}"], ["CAFÉ", "café", "Café"],
    ["ΟΔΟΣ", "οδος", "οδοσ"], ["ПЕРСИЯ", "персия"], ["جزء", "جز"], ["﷼", "ریال", "ريال"],
  ])
  func spellingsShareOneKey(spellings: [String]) {
    #expect(Set(spellings.map { scalars(PersianNormalizer.searchKey($0)) }).count == 1)
  }

  @Test(arguments: [
    ("cafe", "café"), ("ß", "ss"), ("new york", "newyork"), ("سال ۱۴۰۴", "سال۱۴۰۴"),
    ("a¬b", "ab"), ("İ", "i"),
  ])
  func otherTextsKeepTheirOwnKey(left: String, right: String) {
    #expect(PersianNormalizer.searchKey(left) != PersianNormalizer.searchKey(right))
  }

  @Test func keysAreReadable() {
    #expect(PersianNormalizer.searchKey("  شركت  نفت — IRAN ۱۲  x ") == "شرکتنفت — iran 12 x")
    #expect(PersianNormalizer.searchKey("") == "")
    #expect(PersianNormalizer.searchKey("\u{200C} \n") == "")
  }

  @Test func foldingOneScalar() {
    func fold(_ scalar: Unicode.Scalar) -> UInt32 { PersianNormalizer.foldScalar(scalar.value) }
    #expect(fold("A") == 0x61 && fold("Z") == 0x7A && fold("[") == 0x5B && fold("@") == 0x40)
    #expect(fold("É") == 0xE9 && fold("é") == 0xE9 && fold("ß") == 0xDF && fold("×") == 0xD7)
    #expect(fold("Þ") == 0xFE && fold("÷") == 0xF7 && fold("ÿ") == 0xFF && fold("Ÿ") == 0xFF)
    #expect(fold("İ") == 0x130 && fold("ẞ") == 0xDF && fold("K") == 0x6B && fold("𐐀") == 0x10428)
    #expect(fold("ي") == 0x6CC && fold("ك") == 0x6A9 && fold("ة") == 0x647 && fold("٣") == 0x33)
    #expect(fold("ﺑ") == 0x628 && fold("ﻚ") == 0x6A9 && fold("ﻻ") == 0xFEFB)
    for dropped: Unicode.Scalar in [
      "\u{200C}", "\u{200D}", "\u{640}", "\u{64B}", "\u{651}", "\u{670}", "\u{202E}", "\u{2068}",
      "\u{61C}", "\u{AD}", "\u{FEFF}", "\u{621}", "\u{200F}",
    ] { #expect(fold(dropped) == 0) }
    #expect(PersianNormalizer.foldScalar(.max) == .max)
  }

  @Test func foldingAgreesWithUnicodeLowerCase() {
    for value in UInt32(0)...0x10FFFF {
      guard let scalar = Unicode.Scalar(value) else { continue }
      // A newer standard library may know letters that the table does not.
      if let age = scalar.properties.age, age > (17, 0) { continue }
      let folded = PersianNormalizer.foldScalar(value)
      if PersianNormalizer.foldScalar(folded) != folded {
        Issue.record("folding U+\(String(value, radix: 16)) twice differs")
      }
      let lower = scalar.properties.lowercaseMapping.unicodeScalars
      let isScript = (0x600..<0x900).contains(value) || (0xFB50...0xFEFF).contains(value)
      if !isScript, lower.count == 1, let first = lower.first, first != scalar,
        folded != first.value
      {
        Issue.record("U+\(String(value, radix: 16)) folds to U+\(String(folded, radix: 16))")
      }
    }
  }

  @Test func bothFormsAreIdempotentAndAgree() {
    var generator = SeededGenerator(seed: 1)
    for _ in 0..<8000 {
      let text = randomText(&generator)
      let normal = PersianNormalizer.normalize(text)
      #expect(scalars(PersianNormalizer.normalize(normal)) == scalars(normal), "\(scalars(text))")
      let key = PersianNormalizer.searchKey(text)
      #expect(scalars(PersianNormalizer.searchKey(key)) == scalars(key), "\(scalars(text))")
    }
  }

  @Test func joinersNeverTouchASpace() {
    var generator = SeededGenerator(seed: 2)
    for _ in 0..<8000 {
      let normal = scalars(PersianNormalizer.normalize(randomText(&generator)))
      #expect(normal.first != 0x200C && normal.last != 0x200C)
      #expect(normal.first != 0x20 && normal.last != 0x20)
      for (left, right) in zip(normal, normal.dropFirst()) {
        let pair = [left, right]
        #expect(pair != [0x200C, 0x200C] && pair != [0x20, 0x20])
        #expect(pair != [0x20, 0x200C] && pair != [0x200C, 0x20])
      }
    }
  }

  @Test func everyScalarOfTheArabicBlockFoldsByItsKind() {
    for value in UInt32(0x600)...0x6FF {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let folded = PersianNormalizer.foldScalar(value)
      let name = "U+" + String(value, radix: 16)
      switch scalar.properties.generalCategory {
      case .nonspacingMark: #expect(folded == 0, "\(name)")
      case .decimalNumber:
        #expect(Double(folded) == 0x30 + (scalar.properties.numericValue ?? -1), "\(name)")
      case .otherLetter:
        // The lone hamza and the high hamza are dropped, as is every hamza upon a letter.
        #expect((folded == 0) == (value == 0x621 || value == 0x674 || value == 0x640), "\(name)")
      case .modifierLetter: #expect(folded == (value == 0x640 ? 0 : value), "\(name)")
      case .format: #expect(folded == (value == 0x61C ? 0 : value), "\(name)")
      default: #expect(folded == value, "\(name)")
      }
      // Composed and decomposed spellings meet, whatever the order of folding.
      let other = PersianNormalizer.searchKey(decomposed(value))
      #expect(other == PersianNormalizer.searchKey(String(Character(scalar))), "\(name)")
    }
  }

  /// The two-scalar spelling of the letters that have one.
  private func decomposed(_ value: UInt32) -> String {
    switch value {
    case 0x622: "\u{627}\u{653}"
    case 0x623: "\u{627}\u{654}"
    case 0x625: "\u{627}\u{655}"
    case 0x624: "\u{648}\u{654}"
    case 0x626: "\u{64A}\u{654}"
    case 0x6C0: "\u{6D5}\u{654}"
    case 0x6C2: "\u{6C1}\u{654}"
    case 0x6D3: "\u{6D2}\u{654}"
    default: Unicode.Scalar(value).map { String(Character($0)) } ?? ""
    }
  }

  @Test func aMarkInsideAWordDoesNotPartItsLetters() {
    #expect(PersianNormalizer.searchKey("کتابِ من") == PersianNormalizer.searchKey("کتاب من"))
    #expect(PersianNormalizer.searchKey("شرکت\nنفت") == PersianNormalizer.searchKey("شرکت نفت"))
  }
}
