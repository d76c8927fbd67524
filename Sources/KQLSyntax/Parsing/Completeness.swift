/// Whether a text that is being typed can be run already.
public enum Completeness: Hashable, Sendable {
  /// It can be run, or it has a mistake that more text would not mend.
  case complete
  /// Something is open: a bracket, a string of several lines, an operator without its right side.
  case incomplete
  /// There is nothing but white space and comments.
  case empty
}

extension Parser {
  /// Whether a text that is being typed can be run already; for a shell that asks for more lines.
  ///
  /// A string in plain quotes ends with its line, so that an open one is a mistake to be shown, not
  /// something to be continued; the multi-line strings of three backticks or tildes may be continued.
  ///
  /// - Parameter text: The lines typed so far.
  /// - Returns: Whether more is needed.
  /// - Complexity: O(*bytes*).
  public static func completeness(of text: String) -> Completeness {
    let scanner = Scanner(text)
    var depth = 0
    var previous: Lexeme?
    var last = scanner.next(from: 0)
    guard last.kind != .end else { return .empty }
    let isIngest = last.kind == .dot && scanner.text(scanner.next(from: last.end)) == "ingest"
    while true {
      switch last.kind {
      case .leftParen, .leftBracket, .leftBrace: depth += 1
      case .rightParen, .rightBracket, .rightBrace:
        depth -= 1
        if depth < 0 { return .complete }
      case .lessPipe where isIngest:
        return scanner.skipSpace(from: last.end) < scanner.bytes.count ? .complete : .incomplete
      case .string where last.problem == .unterminatedString:
        return isOpenFence(last, scanner) ? .incomplete : .complete
      case .typed where last.problem == .unterminatedLiteral && last.end == scanner.bytes.count:
        return .incomplete
      default: break
      }
      let next = scanner.next(from: last.end)
      if next.kind == .end { break }
      previous = last
      last = next
    }
    if depth > 0 { return .incomplete }
    return needsMore(last, after: previous, scanner) ? .incomplete : .complete
  }

  private static func isOpenFence(_ lexeme: Lexeme, _ scanner: Scanner) -> Bool {
    let start = lexeme.start + (scanner.byte(lexeme.start) | 0x20 == 0x68 ? 1 : 0)
    return scanner.isFence(at: start)
  }

  /// Words after which something must follow, wherever they stand.
  private static let openWords: Set<String> = [
    "and", "or", "by", "on", "of", "to", "has", "has_cs", "has_any", "has_all", "contains",
    "contains_cs", "startswith", "startswith_cs", "endswith", "endswith_cs", "hasprefix",
    "hasprefix_cs", "hassuffix", "hassuffix_cs", "in", "in~", "between", "regex", "matches",
  ]

  /// Operators that may stand alone.
  private static let loneOperators: Set<String> = ["count", "getschema", "serialize", "consume"]

  private static func needsMore(_ last: Lexeme, after previous: Lexeme?, _ scanner: Scanner) -> Bool
  {
    switch last.kind {
    case .pipe, .comma, .colon, .dot, .dotDot, .plus, .minus, .slash, .percent, .less,
      .lessOrEqual, .greater, .greaterOrEqual, .equal, .notEqual, .equalTilde, .notTilde, .assign,
      .bang, .bangWord, .lessPipe, .arrow, .ampersands, .pipes:
      return true
    case .star:
      // `a *` waits for a factor; `distinct *` and `a_*` do not.
      guard let previous, previous.end < last.start else { return false }
      switch previous.kind {
      case .long, .real, .timespan, .rightParen, .rightBracket, .typed: return true
      default: return false
      }
    case .identifier:
      let word = scanner.text(last)
      if previous == nil { return ["let", "print", "set", "declare"].contains(word) }
      if openWords.contains(word) { return true }
      // The last word of an operator's name, such as `away`, is part of it.
      guard previous?.kind == .pipe || previous?.kind == .minus else { return false }
      return previous?.kind == .pipe && KeywordList.names.contains(word)
        && !loneOperators.contains(word)
    default: return false
    }
  }
}
