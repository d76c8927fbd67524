/// Whole numbers in Persian words, written and read.
///
/// ```swift
/// PersianNumerals.words(for: 1404)                      // "هزار و چهارصد و چهار"
/// PersianNumerals.integer(fromWords: "بیست‌ودو")          // 22
/// PersianNumerals.ordinal(for: 21)                      // "بیست و یکم"
/// PersianNumerals.integer(fromOrdinal: "سی‌امین")         // 30
/// ```
public enum PersianNumerals {
  /// The form of an ordinal number.
  public enum OrdinalForm: Hashable, Sendable, CaseIterable {
    /// After the noun: اول، دوم، سوم، بیست و یکم.
    case plain
    /// Before the noun: اولین، دومین، سومین، بیست و یکمین.
    case attributive
  }

  /// Writes a whole number in words.
  ///
  /// - Parameter number: Any whole number. A thousand is «هزار», a million «یک میلیون».
  /// - Returns: The words, joined by « و », with «منفی» before a negative number.
  /// - Complexity: O(number of words).
  public static func words(for number: Int) -> String {
    if number == 0 { return "صفر" }
    var rest = number.magnitude
    var groups: [Int] = []
    while rest > 0 {
      groups.append(Int(rest % 1000))
      rest /= 1000
    }
    var result: [String] = []
    for (power, group) in groups.enumerated().reversed() where group > 0 {
      let scale = power == 0 ? "" : NumberVocabulary.scales[power - 1]
      if power == 0 {
        result += wordsBelowThousand(group)
      } else if power == 1, group == 1 {
        result.append(scale)
      } else {
        result.append(wordsBelowThousand(group).joined(separator: " و ") + " " + scale)
      }
    }
    return (number < 0 ? "منفی " : "") + result.joined(separator: " و ")
  }

  /// Writes an ordinal number.
  ///
  /// - Parameters:
  ///   - number: Any whole number; 1 alone is «اول», within a longer number «یکم».
  ///   - form: The form, after the noun unless told otherwise.
  /// - Returns: The ordinal, as in «سوم», «سی‌ام», «بیست و یکم».
  public static func ordinal(for number: Int, form: OrdinalForm = .plain) -> String {
    let ending = form == .attributive ? "ین" : ""
    if number == 1 { return "اول" + ending }
    let cardinal = words(for: number)
    if cardinal.hasSuffix("سی") { return cardinal + "\u{200C}ام" + ending }
    if cardinal.hasSuffix("سه") { return String(cardinal.dropLast(2)) + "سوم" + ending }
    return cardinal + "م" + ending
  }

  /// Reads a whole number from words.
  ///
  /// Words may be joined by « و », spaces, ZWNJ or nothing: «بیست و دو», «بیست‌ودو», «بیستودو».
  /// Spellings such as «یکصد», «هیجده», «شونزده» are known, «هزار میلیارد» is 10^12, and digits
  /// may take the place of words: «۱۲ هزار و ۵۰۰».
  ///
  /// - Parameter text: The words.
  /// - Returns: The number; `nil` if the text is anything else or does not fit.
  /// - Complexity: O(*n*).
  public static func integer(fromWords text: String) -> Int? {
    read(text) { tokens in
      tokens.allSatisfy {
        switch $0 {
        case .number, .scale, .and, .half: true
        default: false
        }
      } ? .cardinal : nil
    }
  }

  /// Reads an ordinal number.
  ///
  /// Both forms and the spellings «اول», «یکم», «نخست», «نخستین», «اولین» are known, also after
  /// digits: «۲۱ام», «۲۱م».
  ///
  /// - Parameter text: The ordinal, as in «بیست و یکمین».
  /// - Returns: The number; `nil` if the text is anything else, a cardinal number included.
  /// - Complexity: O(*n*).
  public static func integer(fromOrdinal text: String) -> Int? {
    read(text) { tokens in
      guard let last = tokens.last else { return nil }
      let head = tokens.dropLast()
      guard
        head.allSatisfy({
          switch $0 {
          case .number, .scale, .and: true
          default: false
          }
        })
      else { return nil }
      switch last {
      case .ordinalSuffix: return .suffixed
      case .ordinalNumber, .ordinalScale: return .cardinal
      default: return nil
      }
    }
  }

  private enum Reading { case cardinal, suffixed }

  /// Reads a number whose words, all together, pass a check.
  private static func read(_ text: String, check: ([WordToken]) -> Reading?) -> Int? {
    var pieces: [(NumberLiteral?, WordToken?)] = []
    var negative = false
    for item in TextLexer.items(trimmedScalars(text), numbers: .real) {
      switch item {
      case .literal(let literal, _): pieces.append((literal, nil))
      case .run(let run, _):
        guard let tokens = NumberVocabulary.segmenter.segment(run) else { return nil }
        for token in tokens {
          if case .negative = token {
            guard pieces.isEmpty, !negative else { return nil }
            negative = true
          } else {
            pieces.append((nil, token))
          }
        }
      case .symbol(let scalar):
        guard scalar == 0x2D || scalar == 0x2212, pieces.isEmpty, !negative else { return nil }
        negative = true
      case .latin: return nil
      }
    }
    let tokens = pieces.compactMap(\.1)
    if tokens.isEmpty {
      // Digits alone are a cardinal number, never an ordinal.
      guard check([.number(0)]) != nil else { return nil }
    } else {
      guard let reading = check(tokens) else { return nil }
      if reading == .suffixed {
        guard pieces.count == 2, pieces.first?.0 != nil else { return nil }
        pieces.removeLast()
      } else if pieces.last?.0 != nil, check([.number(0)]) == nil {
        return nil
      }
    }
    var accumulator = NumberAccumulator()
    for (literal, token) in pieces {
      if let literal, !accumulator.add(literal) { return nil }
      if let token, !accumulator.add(token) { return nil }
    }
    return accumulator.integer(negative: negative)
  }

  private static func wordsBelowThousand(_ number: Int) -> [String] {
    var result: [String] = []
    if number >= 100 { result.append(NumberVocabulary.hundreds[number / 100 % 10 - 1]) }
    let rest = number % 100
    if rest >= 20 { result.append(NumberVocabulary.tens[rest / 10 - 2]) }
    if rest >= 10, rest < 20 { result.append(NumberVocabulary.teens[rest - 10]) }
    if rest < 10 || rest >= 20, rest % 10 > 0 { result.append(NumberVocabulary.units[rest % 10]) }
    return result
  }
}
