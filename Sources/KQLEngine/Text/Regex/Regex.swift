import Synchronization

/// A regular expression in the syntax of RE2, matched in linear time over UTF-8.
///
/// Classes such as `\d` and `\w` know all of Unicode; the first alternative that fits wins, as in
/// Perl. What cannot be matched in linear time, look-around and back references, is refused.
///
/// ```swift
/// let regex = try Regex(#"(\d+)-(\d+)"#)
/// regex.firstMatch(in: bytes)?.range(of: 2)
/// ```
struct Regex: Sendable {
  private final class Storage: Sendable {
    let program: RegexProgram
    init(_ program: RegexProgram) { self.program = program }
  }

  private let storage: Storage

  /// Compiles a pattern.
  ///
  /// - Throws: What is wrong with it, or that it is larger than ``RegexLimits`` allow.
  init(_ pattern: String) throws(RegexError) {
    storage = Storage(try RegexProgram(pattern))
  }

  /// The compiled form.
  var program: RegexProgram { storage.program }

  /// What is wrong with a pattern, in the form of a diagnostic's message; nil where nothing is.
  ///
  /// The binder calls this for constant patterns.
  static func validate(_ pattern: String) -> String? {
    switch cached(pattern) {
    case .success: nil
    case .failure(let error): error.message
    }
  }

  /// The first match that begins at or after a position; nil where there is none.
  func firstMatch(in text: TextBytes, from start: Int = 0) -> RegexMatch? {
    var scanner = RegexScanner(self)
    return scanner.find(in: text, from: start) ? RegexMatch(scanner) : nil
  }

  /// All matches from left to right, none overlapping another.
  func matches(in text: TextBytes) -> [RegexMatch] {
    var scanner = RegexScanner(self)
    var result: [RegexMatch] = []
    scanner.forEachMatch(in: text) { match in
      result.append(RegexMatch(match))
      return true
    }
    return result
  }

  private static let cache = Mutex<[String: Result<Regex, RegexError>]>([:])

  /// Compiles a pattern, or finds it among those compiled lately.
  static func cached(_ pattern: String) -> Result<Regex, RegexError> {
    if let known = cache.withLock({ $0[pattern] }) { return known }
    let result: Result<Regex, RegexError>
    do throws(RegexError) {
      result = .success(try Regex(pattern))
    } catch {
      result = .failure(error)
    }
    cache.withLock { entries in
      // Patterns out of data may be many; those of queries come back at once.
      if entries.count >= 128 { entries.removeAll() }
      entries[pattern] = result
    }
    return result
  }
}

/// Where a pattern matched.
struct RegexMatch: Sendable, Hashable {
  /// The whole match, then the groups; nil for a group that took no part. Positions are bytes.
  let groups: [Range<Int>?]

  /// Copies a scanner's last match.
  init(_ scanner: borrowing RegexScanner) {
    groups = (0..<scanner.groupCount).map { scanner.range(of: $0) }
  }

  /// The whole match.
  var range: Range<Int> { groups.first.flatMap { $0 } ?? 0..<0 }

  /// Where a group matched; nil where it took no part or does not exist.
  func range(of group: Int) -> Range<Int>? {
    groups.indices.contains(group) ? groups[group] : nil
  }
}
