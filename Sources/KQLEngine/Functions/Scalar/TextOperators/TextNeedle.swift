import KQLSyntax

/// How a text operator compares.
enum TextTest: Sendable, Hashable {
  /// The whole text: `=~`.
  case equal
  /// A sequence of whole terms: `has`.
  case term
  /// Anywhere: `contains`.
  case substring
  /// At the beginning: `startswith`.
  case prefix
  /// At the end: `endswith`.
  case suffix
  /// At the beginning of a term: `hasprefix`.
  case termPrefix
  /// At the end of a term: `hassuffix`.
  case termSuffix
}

/// What a text operator looks for, made ready once for all rows.
struct TextNeedle: Sendable {
  private let bytes: [UInt8]
  private let test: TextTest
  private let needsStart: Bool
  private let needsEnd: Bool

  /// Creates a needle out of bytes that are folded where the operator folds.
  init(_ bytes: [UInt8], _ test: TextTest) {
    self.bytes = bytes
    self.test = test
    // A needle that begins with punctuation brings its own boundary.
    let (begins, ends) = bytes.withUnsafeBufferPointer { text in
      (TermBoundary.isTerm(at: 0, in: text), TermBoundary.isTerm(before: text.count, in: text))
    }
    needsStart = begins && (test == .term || test == .termPrefix)
    needsEnd = ends && (test == .term || test == .termSuffix)
  }

  /// Whether texts that pass hold the needle somewhere, and it is long enough to be searched for.
  var isSearched: Bool {
    switch test {
    case .substring, .term, .termPrefix, .termSuffix: bytes.count >= 2
    case .equal, .prefix, .suffix: false
    }
  }

  /// Lends the needle's bytes.
  func withBytes<Result>(_ body: (TextBytes) -> Result) -> Result {
    bytes.withUnsafeBufferPointer(body)
  }

  /// Whether a text, folded like the needle, passes the test; the empty needle is in every text,
  /// but equals the empty one only.
  func matches(_ text: TextBytes) -> Bool {
    bytes.withUnsafeBufferPointer { needle in
      switch test {
      case .equal: TextOperations.equal(needle, text)
      case .substring: ByteSearch.first(needle, in: text) != nil
      case .prefix: ByteSearch.matches(needle, in: text, at: 0)
      case .suffix: ByteSearch.matches(needle, in: text, at: text.count - needle.count)
      case .term, .termPrefix, .termSuffix: matchesTerms(needle, text)
      }
    }
  }

  private func matchesTerms(_ needle: TextBytes, _ text: TextBytes) -> Bool {
    if needle.isEmpty { return true }
    var from = 0
    while let position = ByteSearch.first(needle, in: text, from: from) {
      let startFits = !needsStart || !TermBoundary.isTerm(before: position, in: text)
      if startFits && (!needsEnd || !TermBoundary.isTerm(at: position + needle.count, in: text)) {
        return true
      }
      from = position + 1
    }
    return false
  }
}
