/// A piece of a query's text, as a highlighter sees it.
public struct Token: Hashable, Sendable {
  /// What a token is.
  public enum Kind: Hashable, Sendable {
    /// A name or a word of the language, `project-away` included.
    case identifier
    /// A number.
    case number
    /// A number with a unit, such as `1d`.
    case timespan
    /// A string in any of its forms, with its quotes.
    case string
    /// `TYPE(...)`, such as `datetime(2020-01-01)`.
    case typedLiteral
    /// Brackets, separators and operators.
    case punctuation
    /// `//` to the end of the line.
    case comment
    /// Something that the language does not have.
    case unknown
    /// The end of the text; always the last token.
    case endOfInput
  }

  /// What it is.
  public var kind: Kind
  /// Its place.
  public var span: SourceSpan

  /// Creates a token.
  public init(kind: Kind, span: SourceSpan) {
    self.kind = kind
    self.span = span
  }
}

/// Cuts a text into tokens, for highlighting and completion.
public enum Lexer {
  /// The tokens of a text, comments included, white space not.
  ///
  /// - Parameter text: Any text.
  /// - Returns: The tokens in order, without overlaps, ``Token/Kind/endOfInput`` last.
  /// - Complexity: O(*bytes*).
  public static func tokens(of text: String) -> [Token] {
    let scanner = Scanner(text)
    var tokens: [Token] = []
    var mayBeOperator = true
    var lexeme = scanner.nextWithComments(from: 0)
    while true {
      if mayBeOperator, lexeme.kind == .identifier {
        lexeme.end = endOfOperator(lexeme, scanner)
      }
      tokens.append(Token(kind: kind(of: lexeme), span: lexeme.span))
      guard lexeme.kind != .end else { return tokens }
      switch lexeme.kind {
      case .pipe, .leftParen, .leftBrace, .semicolon, .dot: mayBeOperator = true
      case .comment: break
      default: mayBeOperator = false
      }
      lexeme = scanner.nextWithComments(from: lexeme.end)
    }
  }

  /// The end of a name with dashes, if the whole of it is the name of an operator.
  private static func endOfOperator(_ lexeme: Lexeme, _ scanner: Scanner) -> Int {
    var end = lexeme.end
    while scanner.byte(end) == 0x2D, CharacterClass.isAsciiNameStart(scanner.byte(end + 1)) {
      end = scanner.endOfName(from: end + 1)
    }
    guard end > lexeme.end, end - lexeme.start <= 32 else { return lexeme.end }
    let name = scanner.text(lexeme.start, end)
    let isKnown =
      KeywordList.names.contains(name) || Unsupported.operators.contains(name)
      || ManagementCommand.SetMode(rawValue: name) != nil
    return isKnown ? end : lexeme.end
  }

  private static func kind(of lexeme: Lexeme) -> Token.Kind {
    switch lexeme.kind {
    case .end: .endOfInput
    case .unknown: .unknown
    case .comment: .comment
    case .identifier: .identifier
    case .long, .real: lexeme.problem == .none ? .number : .unknown
    case .timespan: .timespan
    case .string: .string
    case .typed: .typedLiteral
    default: .punctuation
    }
  }
}
