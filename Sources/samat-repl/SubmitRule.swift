import KQLSyntax

/// Whether Enter runs what has been typed, or begins a new line.
enum SubmitRule {
  /// Whether a text runs.
  ///
  /// One line runs when it is complete. Several run at an empty line or at `;`, so that a line can be
  /// added to a query that is complete already; while something is open, only after two empty lines,
  /// which then show what is missing. Verbs are one line and run at once.
  static func runs(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    let isSpace: (UInt8) -> Bool = { $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }
    guard let first = bytes.first(where: { !isSpace($0) && $0 != 0x0A }) else { return true }
    let lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
    if first == 0x3A && lines.count == 1 { return true }
    let emptyLines = lines.reversed().prefix { $0.allSatisfy(isSpace) }.count
    switch Parser.completeness(of: text) {
    case .empty: return true
    case .incomplete: return emptyLines >= 2
    case .complete: return lines.count == 1 || emptyLines >= 1 || endsInSemicolon(text)
    }
  }

  private static func endsInSemicolon(_ text: String) -> Bool {
    let last = Lexer.tokens(of: text).last { $0.kind != .comment && $0.kind != .endOfInput }
    guard let last, last.kind == .punctuation else { return false }
    return Array(text.utf8.dropFirst(last.span.start).prefix(1)) == [0x3B]
  }
}
