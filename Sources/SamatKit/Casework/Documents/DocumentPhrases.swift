import PersianText

/// Sentences that tables write in English, in Persian: for each a pattern in which `{}` stands for what
/// changes.
///
/// A row has one statement, which queries show too; a Persian page says the same by its pattern. What fits
/// no pattern is somebody's own words, and is shown as it is.
struct DocumentPhrases: Sendable {
  private let patterns: [(english: [String], persian: [String])]
  /// How what stands in a gap is said.
  private let word: @Sendable (String, DocumentLanguage) -> String

  /// Creates phrases.
  ///
  /// - Parameters:
  ///   - patterns: English patterns and their Persian ones, with the same number of gaps in the same order.
  ///   - word: Says what stands in a gap in a language.
  init(
    _ patterns: [(english: String, persian: String)],
    word: @escaping @Sendable (String, DocumentLanguage) -> String
  ) {
    self.patterns = patterns.map { (Self.parts($0.english), Self.parts($0.persian)) }
    self.word = word
  }

  private static func parts(_ pattern: String) -> [String] {
    pattern.split(separator: "{}", omittingEmptySubsequences: false).map(String.init)
  }

  /// A sentence in a language; itself where no pattern fits.
  func text(_ sentence: String, in language: DocumentLanguage) -> String {
    for (english, persian) in patterns where english.count == persian.count {
      guard let gaps = Self.gaps(of: sentence, in: english) else { continue }
      let said = gaps.map { word($0, language) } + [""]
      return zip(language == .english ? english : persian, said).map { $0 + $1 }.joined()
    }
    return sentence
  }

  /// What stands in the gaps of a pattern; nil where a sentence does not fit it.
  private static func gaps(of sentence: String, in parts: [String]) -> [String]? {
    guard let first = parts.first, sentence.hasPrefix(first) else { return nil }
    var rest = sentence.dropFirst(first.count)
    var gaps: [String] = []
    for (index, part) in parts.dropFirst().enumerated() {
      if index == parts.count - 2 {
        guard rest.hasSuffix(part) else { return nil }
        gaps.append(String(rest.dropLast(part.count)))
        return gaps
      }
      guard let place = rest.firstRange(of: part) else { return nil }
      gaps.append(String(rest[..<place.lowerBound]))
      rest = rest[place.upperBound...]
    }
    return rest.isEmpty ? gaps : nil
  }
}
