import PersianText
import Testing

@Suite struct DisplayWidthTests {
  @Test(arguments: [
    ("", 0), ("abc", 3), ("سلام", 4), ("لا", 2), ("می‌شود", 5), ("مُحَمَّد", 4), ("e\u{301}", 1),
    ("漢字", 4), ("ｆ", 2), ("한", 2), ("😀", 2), ("\u{1F1EE}\u{1F1F7}", 2), ("\u{2068}x\u{2069}", 1),
    ("۱۲۳", 3), ("\u{0}\t", 0), ("é", 1), ("…", 1), ("ー", 2),
  ])
  func countsColumns(text: String, expected: Int) {
    #expect(DisplayWidth.columns(of: text) == expected)
  }

  /// The version of Unicode that the table was made from.
  static let tableVersion = (major: 17, minor: 0)

  @Test func marksAndFormatCharactersTakeNoColumn() {
    for value in UInt32(0)...0x10FFFF {
      guard let scalar = Unicode.Scalar(value) else { continue }
      // A newer standard library may know scalars that the table does not.
      if let age = scalar.properties.age, age > Self.tableVersion { continue }
      let width = DisplayWidth.width(of: scalar)
      let isZero: Bool
      switch scalar.properties.generalCategory {
      case .nonspacingMark, .enclosingMark, .format, .control: isZero = true
      default:
        isZero =
          scalar.properties.isDefaultIgnorableCodePoint || (0x1160...0x11FF).contains(value)
          || (0xD7B0...0xD7FF).contains(value)
      }
      if isZero != (width == 0) {
        Issue.record("U+\(String(value, radix: 16)) takes \(width) columns")
      }
      let isFlagLetter = (0x1F1E6...0x1F1FF).contains(value)
      if scalar.properties.isEmojiPresentation, !isFlagLetter, width != 2 {
        Issue.record("the emoji U+\(String(value, radix: 16)) takes \(width) columns")
      }
    }
  }

  @Test(arguments: [
    ("سلام", 4, "سلام", false), ("سلام", 3, "سل…", true), ("سلام", 1, "…", true),
    ("سلام", 0, "", true),
    ("سلام", -5, "", true), ("漢字", 3, "漢…", true), ("漢字", 2, "…", true), ("漢字", 4, "漢字", false),
    ("", 0, "", false), ("مَن و تو", 3, "مَن…", true), ("abc", 100, "abc", false),
    ("e\u{301}e\u{301}e\u{301}", 2, "e\u{301}…", true),
  ])
  func cutsAtCharacters(text: String, columns: Int, expected: String, cut: Bool) {
    let result = DisplayWidth.truncate(text, toColumns: columns)
    #expect(result.text == expected)
    #expect(result.wasCut == cut)
  }

  @Test func padsToColumns() {
    #expect(DisplayWidth.pad("من", toColumns: 4) == "من  ")
    #expect(DisplayWidth.pad("من", toColumns: 4, alignment: .right) == "  من")
    #expect(DisplayWidth.pad("漢", toColumns: 5, alignment: .center) == " 漢  ")
    #expect(DisplayWidth.pad("abc", toColumns: 2) == "abc")
    #expect(DisplayWidth.pad("abc", toColumns: .min) == "abc")
    #expect(DisplayWidth.pad("abc", toColumns: .max).utf8.count == 100_003)
    #expect(DisplayWidth.fit("abcd", toColumns: 3).text == "ab…")
    #expect(DisplayWidth.fit("漢字", toColumns: 3, alignment: .right).text == "漢…")
  }

  @Test func fittedTextTakesItsColumns() {
    var generator = SeededGenerator(seed: 7)
    for _ in 0..<5000 {
      let text = BidiText.neutralize(randomText(&generator))
      let columns = Int.random(in: 0...12, using: &generator)
      let (cut, wasCut) = DisplayWidth.truncate(text, toColumns: columns)
      #expect(DisplayWidth.columns(of: cut) <= columns)
      #expect(wasCut == (DisplayWidth.columns(of: text) > columns))
      #expect(wasCut || cut == text)
      let fitted = DisplayWidth.fit(text, toColumns: columns).text
      #expect(DisplayWidth.columns(of: fitted) == columns)
    }
  }
}

@Suite struct BidiTextTests {
  @Test func isolates() {
    #expect(scalars(BidiText.isolate("a")) == [0x2068, 0x61, 0x2069])
    #expect(scalars(BidiText.lrm) == [0x200E])
    #expect(scalars(BidiText.fsi + BidiText.pdi) == [0x2068, 0x2069])
  }

  @Test func findsRightToLeftText() {
    #expect(BidiText.hasRightToLeft("abc سلام") && BidiText.hasRightToLeft("שלום"))
    #expect(BidiText.hasRightToLeft("\u{202E}") && BidiText.hasRightToLeft("ﻻ"))
    #expect(!BidiText.hasRightToLeft("") && !BidiText.hasRightToLeft("café 漢 12 ۱۲"))
  }

  @Test func showsControls() {
    #expect(BidiText.neutralize("a\u{202E}b") == "a⟨U+202E⟩b")
    #expect(BidiText.neutralize("a\tb\u{7}\r\n") == "a⟨U+0009⟩b⟨U+0007⟩⟨U+000D⟩⟨U+000A⟩")
    #expect(BidiText.neutralize("\u{1B}[31m\u{2068}\u{85}") == "⟨U+001B⟩[31m⟨U+2068⟩⟨U+0085⟩")
    #expect(BidiText.neutralize("می‌شود 👨‍👩‍👧") == "می‌شود 👨‍👩‍👧")
    #expect(BidiText.neutralize("") == "")
  }
}
