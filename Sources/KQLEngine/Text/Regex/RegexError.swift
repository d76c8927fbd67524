/// Why a text is no regular expression.
struct RegexError: Error, Sendable, Hashable {
  /// What is wrong, in the form of a diagnostic's message.
  let message: String
  /// Where, in bytes from the beginning of the pattern.
  let offset: Int
}

/// What a pattern may ask for, so that none can stall a query.
enum RegexLimits {
  /// Bytes of a pattern.
  static let patternLength = 10_000
  /// Instructions of a program.
  static let instructions = 20_000
  /// The counts in `{m,n}`.
  static let repetitions = 1_000
  /// Groups within groups.
  static let depth = 200
  /// Groups that capture.
  static let captures = 100
}
