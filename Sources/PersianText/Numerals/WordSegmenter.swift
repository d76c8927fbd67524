/// What a Persian word means in a number, an amount of money or a date.
enum WordToken: Hashable {
  /// One to 900, or zero.
  case number(Int)
  /// A power of a thousand: هزار، میلیون, and so on.
  case scale(Int)
  /// The last word of an ordinal number.
  case ordinalNumber(Int)
  case ordinalScale(Int)
  /// The suffix of an ordinal written in digits, as in ۲۱ام.
  case ordinalSuffix
  case and
  case half
  case negative
  case rial
  case toman
  /// Hemat, a thousand milliard toman.
  case hemat
  /// A month, 1 to 12.
  case month(Int)
  /// A day of the week, 0 for Saturday.
  case weekday(Int)
  /// A word without a value: روز، ماه، سال.
  case filler
}

/// A vocabulary that takes a run of Persian words apart, whether they are joined by spaces, by
/// ZWNJ or by nothing.
struct WordSegmenter {
  /// The entries by their first scalar, the longest first.
  private var entries: [UInt32: [(key: [UInt32], token: WordToken)]] = [:]

  /// Makes a vocabulary.
  ///
  /// - Parameter words: Words and their meaning; the words are folded for search.
  init(_ words: [(String, WordToken)]) {
    for (word, token) in words {
      let key = PersianNormalizer.searchKeyScalars(word).filter { $0 != 0x20 }
      guard let first = key.first else { continue }
      entries[first, default: []].append((key, token))
    }
    for first in Array(entries.keys) {
      entries[first]?.sort { $0.key.count > $1.key.count }
    }
  }

  /// Takes a folded run apart, preferring the longer words.
  ///
  /// - Parameter run: Folded scalars without spaces.
  /// - Returns: The tokens, or `nil` if the run does not consist of words of the vocabulary.
  /// - Complexity: O(*n* · words with one first letter).
  func segment(_ run: [UInt32]) -> [WordToken]? { segments(run)?.map(\.token) }

  /// Takes a folded run apart and says where each word lies.
  ///
  /// - Parameter run: Folded scalars without spaces, at most 400.
  /// - Returns: The tokens with their ranges, or `nil` as in ``segment(_:)``.
  func segments(_ run: [UInt32]) -> [(token: WordToken, range: Range<Int>)]? {
    // choice[i] is the longest word at i from which the rest can be taken apart.
    guard !run.isEmpty, run.count <= 400 else { return nil }
    var choice = [(length: Int, token: WordToken)?](repeating: nil, count: run.count)
    for start in run.indices.reversed() {
      guard let candidates = entries[run[start]] else { continue }
      for (key, token) in candidates where start + key.count <= run.count {
        let end = start + key.count
        guard end == run.count || choice[end] != nil else { continue }
        guard run[start..<end].elementsEqual(key) else { continue }
        choice[start] = (key.count, token)
        break
      }
    }
    var result: [(token: WordToken, range: Range<Int>)] = []
    var index = 0
    while index < run.count, let (length, token) = choice[index] {
      result.append((token, index..<index + length))
      index += length
    }
    return index == run.count ? result : nil
  }
}
