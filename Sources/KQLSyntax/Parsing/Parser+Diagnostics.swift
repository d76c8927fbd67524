extension Parser {
  /// Whether what is reported is kept. Where it is not, it need not be put into words: behind one
  /// mistake there may be millions.
  var reports: Bool { !hasGivenUp && !isRecovering }

  /// Reports something that does not keep the parser from going on.
  mutating func report(_ diagnostic: Diagnostic) {
    guard reports else { return }
    diagnostics.append(diagnostic)
    if diagnostics.count >= Self.maximumDiagnostics {
      if token.end < scanner.bytes.count {
        diagnostics.append(
          Diagnostic(
            code: "kql.syntax.too-many", severity: .note,
            message: "\(Self.maximumDiagnostics) mistakes were found; the text is not read further",
            span: token.span))
      }
      giveUp()
    }
  }

  /// Reports a mistake and stays silent until the next `|`, `;` or closing bracket.
  mutating func fail(_ diagnostic: Diagnostic) {
    report(diagnostic)
    isRecovering = true
  }

  /// Leaves nothing to read but the end.
  mutating func giveUp() {
    hasGivenUp = true
    token = Lexeme(kind: .end, start: scanner.bytes.count, end: scanner.bytes.count)
  }

  /// The place of the current token; at the end of the text, the place behind the last one.
  var tokenSpan: SourceSpan {
    at(.end) ? SourceSpan(start: previousEnd, end: previousEnd) : token.span
  }

  /// The current token, quoted for a message.
  var tokenDescription: String {
    at(.end) ? "the end of the query" : "'\(Self.clipped(tokenText))'"
  }

  /// A text short enough for a message.
  static func clipped(_ text: String) -> String {
    guard text.utf8.count > 40 else { return text }
    return String(text.unicodeScalars.prefix(32)) + "…"
  }

  /// Reports that something else was expected.
  mutating func failExpected(_ what: String, help: String = "") {
    guard reports else {
      isRecovering = true
      return
    }
    fail(
      Diagnostic(
        code: "kql.syntax.expected", message: "expected \(what), found \(tokenDescription)",
        span: tokenSpan, caption: "expected \(what)", help: help))
  }

  /// Reports a bracket without its partner.
  mutating func failUnclosed(_ opening: Lexeme, closing: String) {
    guard reports else {
      isRecovering = true
      return
    }
    let text = scanner.text(opening)
    fail(
      Diagnostic(
        code: "kql.syntax.unclosed",
        message: "expected '\(closing)', found \(tokenDescription)", span: tokenSpan,
        caption: "expected '\(closing)'",
        labels: [.init(span: opening.span, text: "this '\(text)' is not closed")],
        fixIts: at(.end) ? [.init(span: tokenSpan, replacement: closing)] : []))
  }

  /// Reports a limit of depth, and gives up.
  mutating func failTooDeep(_ message: String) {
    report(
      Diagnostic(
        code: "kql.syntax.too-deep", message: message, span: tokenSpan,
        help: "bind parts of it with 'let'"))
    giveUp()
  }

  /// Reports a token that nothing can begin with here.
  mutating func failUnexpected() {
    switch token.kind {
    case .rightParen, .rightBracket, .rightBrace:
      fail(
        Diagnostic(
          code: "kql.syntax.unmatched", message: "\(tokenDescription) closes nothing",
          span: tokenSpan, caption: "no opening bracket"))
    case .assign:
      fail(
        Diagnostic(
          code: "kql.syntax.unexpected", message: "unexpected '='", span: tokenSpan,
          help: "a name must stand before '='; to compare, write '=='"))
    default:
      let isOperator = at(.identifier) && KeywordList.names.contains(tokenText)
      fail(
        Diagnostic(
          code: "kql.syntax.unexpected",
          message: "unexpected \(tokenDescription)", span: tokenSpan,
          caption: "expected '|', ';' or the end of the query",
          help: isOperator
            ? "operators are separated by '|': '| \(tokenText)'" : hintForUnexpected,
          fixIts: isOperator
            ? [.init(span: SourceSpan(start: token.start, end: token.start), replacement: "| ")]
            : []))
    }
  }

  /// What somebody may have meant who wrote the current token behind an expression.
  private var hintForUnexpected: String {
    switch token.kind {
    case .identifier:
      let text = tokenText
      switch text.lowercased() {
      case "is": return "use isnull(...) or isnotnull(...)"
      case "like": return "use 'contains', 'startswith' or 'matches regex'"
      case "as": return "names stand before '=': 'name = expression'"
      case "not": return "negate operators with '!': '!in', '!contains', '!between'"
      case "and", "or", "in", "between", "has", "contains", "by":
        return "write '\(text.lowercased())'"
      default: return openBrackets == 0 ? "is a ',' or '|' missing before it?" : ""
      }
    case .long, .real, .timespan, .string, .typed: return "is a ',' missing before it?"
    default: return ""
    }
  }

  /// Reports what the lexer found wrong with the current token.
  mutating func reportProblem() {
    guard reports else {
      // A character that the language does not use ends what can be read, told or not.
      if token.problem == .unknownCharacter { isRecovering = true }
      return
    }
    let text = Self.clipped(tokenText)
    switch token.problem {
    case .none: break
    case .unterminatedString:
      report(
        Diagnostic(
          code: "kql.syntax.unterminated-string", message: "this string is not closed",
          span: token.span, caption: "no closing quote on this line",
          help: "close it, or write ```...``` for a text of several lines"))
    case .unterminatedLiteral:
      report(
        Diagnostic(
          code: "kql.syntax.unclosed", message: "expected ')' to end '\(text)'",
          span: token.span, caption: "no closing parenthesis"))
    case .unknownSuffix: reportSuffix(text)
    case .emptyHex:
      report(
        Diagnostic(
          code: "kql.syntax.number", message: "'\(text)' has no digits", span: token.span,
          help: "write hexadecimal numbers like 0xFF"))
    case .smartQuotes:
      let value = scanner.stringValue(token).value
      let replacement = SyntaxPrinter.quoted(value)
      report(
        Diagnostic(
          code: "kql.syntax.smart-quotes", message: "typographic quotes do not quote a string",
          span: token.span, help: "write \(Self.clipped(replacement))",
          fixIts: [.init(span: token.span, replacement: replacement)]))
    case .foreignPunctuation:
      let replacement = Self.replacement(for: token.kind)
      report(
        Diagnostic(
          code: "kql.syntax.punctuation", message: "'\(text)' is not punctuation of the language",
          span: token.span, help: "use '\(replacement)'",
          fixIts: [.init(span: token.span, replacement: replacement)]))
    case .unknownCharacter:
      fail(
        Diagnostic(
          code: "kql.syntax.character", message: "unexpected character '\(text)'",
          span: token.span))
    }
  }

  private mutating func reportSuffix(_ text: String) {
    var digits = token.start
    while CharacterClass.isAsciiDigit(scanner.byte(digits)) { digits += 1 }
    let suffix = scanner.text(digits, token.end)
    let isLong = ["l", "L", "i", "I", "u", "U"].contains(suffix)
    report(
      Diagnostic(
        code: "kql.syntax.number", message: "'\(text)' is not a number", span: token.span,
        caption: "unknown suffix",
        help: isLong
          ? "numbers have no suffix; write long(\(scanner.text(token.start, digits)))"
          : "timespans end in d, h, m, s, ms, microsecond or tick; names that begin with a digit "
            + "are written ['\(text)']"))
  }

  private static func replacement(for kind: Lexeme.Kind) -> String {
    switch kind {
    case .semicolon: ";"
    case .percent: "%"
    case .lessOrEqual: "<="
    case .greaterOrEqual: ">="
    case .notEqual: "!="
    default: ","
    }
  }
}
