import PersianText

/// A text as the classifier reads it: letters and digits folded, words, and the clauses they stand in.
///
/// A word ends at a space, a ZWNJ or a sign; so a term with a ZWNJ, with a space or written in one
/// meets all three spellings, as its letters follow each other.
struct FoldedText {
  /// A word: where its letters begin among all letters, and in which clause and part it stands.
  struct Word {
    /// The first letter.
    var start: Int
    /// The end of the letters.
    var end: Int
    /// The sentence, counted from 0; commas do not end it.
    var clause: Int
    /// The part between two commas or conjunctions, counted from 0 over the whole text.
    var part: Int
  }

  /// The folded letters and digits, without anything between them.
  private(set) var letters: [UInt32] = []
  /// The byte in the text at which each letter begins.
  private(set) var places: [Int] = []
  /// The byte behind each letter.
  private(set) var ends: [Int] = []
  private(set) var words: [Word] = []
  /// Whether a word begins or ends before the letter; one more than letters.
  private(set) var boundaries: [Bool] = []

  /// Words that begin a new part of a sentence.
  private static let conjunctions: Set<[UInt32]> = Set(
    ["اما", "ولی", "بلکه", "لیکن", "but", "however", "although", "yet"].map(Self.letters(of:)))

  init(_ text: String) {
    var clause = 0
    var part = 0
    var start: Int?
    var place = 0

    func close(_ self: inout FoldedText) {
      guard let first = start else { return }
      start = nil
      if Self.conjunctions.contains(Array(self.letters[first...])) { part += 1 }
      self.words.append(
        Word(start: first, end: self.letters.count, clause: clause, part: part))
    }
    for scalar in text.unicodeScalars {
      let length = UTF8.width(scalar)
      defer { place += length }
      let folded = PersianNormalizer.foldScalar(scalar.value)
      if folded == 0 {
        // Of what folding drops, only the ZWNJ stands between words.
        if scalar.value == 0x200C { close(&self) }
        continue
      }
      if Self.isLetter(folded) {
        if start == nil { start = letters.count }
        letters.append(folded)
        places.append(place)
        ends.append(place + length)
        continue
      }
      // An apostrophe belongs to its word: "bank's", "don't".
      if folded == 0x27 || folded == 0x2019 { continue }
      close(&self)
      switch scalar.value {
      case 0x2E, 0x21, 0x3F, 0x61F, 0x61B, 0x3B, 0x0A:
        clause += 1
        part += 1
      case 0x2C, 0x60C, 0x3A: part += 1
      default: break
      }
    }
    close(&self)
    boundaries = Array(repeating: false, count: letters.count + 1)
    for word in words {
      boundaries[word.start] = true
      boundaries[word.end] = true
    }
  }

  /// The letters of a term.
  static func letters(of term: String) -> [UInt32] {
    var letters: [UInt32] = []
    for scalar in term.unicodeScalars {
      let folded = PersianNormalizer.foldScalar(scalar.value)
      if folded != 0, isLetter(folded) { letters.append(folded) }
    }
    return letters
  }

  private static func isLetter(_ scalar: UInt32) -> Bool {
    if scalar < 0x80 {
      return (0x61...0x7A).contains(scalar) || (0x30...0x39).contains(scalar)
    }
    return Unicode.Scalar(scalar)?.properties.isAlphabetic ?? false
  }
}
