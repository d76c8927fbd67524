/// What a text means, and what is wrong with it.
public struct ParseResult: Hashable, Sendable {
  /// The statements. Where ``diagnostics`` holds an error, parts of them may be missing.
  public var script: Script
  /// What is wrong, in the order of discovery; empty for a text without mistakes.
  public var diagnostics: [Diagnostic]

  /// Creates a result.
  public init(script: Script, diagnostics: [Diagnostic]) {
    self.script = script
    self.diagnostics = diagnostics
  }

  /// At least one diagnostic is an error.
  public var hasErrors: Bool { diagnostics.contains { $0.severity == .error } }
}

/// Reads the text of queries and commands.
///
/// It never throws and never traps: whatever the text, there is a ``Script`` of what could be
/// read, and diagnostics for the rest. After a mistake it goes on at the next `|` or `;`.
///
/// ```swift
/// let result = Parser.parse("units | where state == 'active' | count")
/// result.script.statements.count  // 1
/// result.diagnostics.isEmpty  // true
/// ```
public struct Parser {
  /// How deeply productions may be nested, in units of about three kilobytes of stack in a build
  /// without optimisation. Brackets count two, calls and pipelines three, the right side of an
  /// operator one, so that a hundred brackets may stand in each other, and half a megabyte of stack
  /// is enough for any text.
  static let maximumNesting = 200
  /// How deep the tree of one expression may be.
  static let maximumHeight = 1_000
  /// How many operators one pipeline may have.
  static let maximumOperators = 500
  /// How many diagnostics are reported before the parser gives up.
  static let maximumDiagnostics = 20

  let scanner: Scanner
  /// The token that is to be read next.
  var token: Lexeme
  /// The token behind the current one, read ahead since most productions look at it.
  private var following: Lexeme
  /// The offset that ``following`` was read from; what it holds counts only behind a token that
  /// ends there.
  private var followingStart = 0
  /// The offset behind the token that was read last.
  var previousEnd = 0
  var diagnostics: [Diagnostic] = []
  /// A mistake has been reported, and the next `|`, `;` or closing bracket has not been reached.
  var isRecovering = false
  /// The parser has given up; only the end of the text is left to read.
  var hasGivenUp = false
  /// How many brackets are open.
  var openBrackets = 0
  /// How many productions that may hold themselves are being read.
  var nesting = 0
  /// The height of the highest expression read since an enclosing one began.
  var height = 0
  /// `=` is a mistake for `==` here.
  var isPredicate = false
  /// `column:"term"` is allowed here.
  var isSearch = false

  /// Reads a text.
  ///
  /// - Parameter text: One or more statements separated by `;`, or one management command.
  /// - Returns: The statements, none for an empty text, and what is wrong with the text.
  /// - Complexity: O(*bytes*).
  public static func parse(_ text: String) -> ParseResult {
    var parser = Parser(text)
    let script = parser.parseScript()
    return ParseResult(script: script, diagnostics: parser.diagnostics)
  }

  init(_ text: String) {
    scanner = Scanner(text)
    token = scanner.next(from: 0)
    following = token
    followingStart = -1
    lookAhead()
    if token.problem != .none { reportProblem() }
  }

  // MARK: - Tokens

  /// Moves on and returns the token that was current.
  @discardableResult
  mutating func advance() -> Lexeme {
    let current = token
    previousEnd = current.end
    if !hasGivenUp {
      token =
        followingStart == current.end ? following : scanner.next(from: current.end)
      lookAhead()
      if token.problem != .none { reportProblem() }
    }
    return current
  }

  private mutating func lookAhead() {
    following = scanner.next(from: token.end)
    followingStart = token.end
  }

  /// The token behind the current one.
  func peek() -> Lexeme {
    followingStart == token.end ? following : scanner.next(from: token.end)
  }

  /// The token `distance` places behind the current one.
  func peek(_ distance: Int) -> Lexeme {
    var lexeme = peek()
    for _ in 1..<distance { lexeme = scanner.next(from: lexeme.end) }
    return lexeme
  }

  /// Whether the current token may be one of a list of words; false only where it is none.
  func mayBe(_ words: WordFilter) -> Bool {
    token.kind == .identifier && words.mayHold(token, in: scanner.bytes)
  }

  /// The current token is of a kind.
  func at(_ kind: Lexeme.Kind) -> Bool { token.kind == kind }

  /// The current token is a word.
  func atWord(_ word: String) -> Bool { isWord(token, word) }

  func isWord(_ lexeme: Lexeme, _ word: String) -> Bool {
    guard lexeme.kind == .identifier, lexeme.end - lexeme.start == word.utf8.count else {
      return false
    }
    var offset = lexeme.start
    for byte in word.utf8 {
      guard scanner.bytes[offset] == byte else { return false }
      offset += 1
    }
    return true
  }

  /// Reads a token of a kind if it is the current one.
  mutating func accept(_ kind: Lexeme.Kind) -> Bool {
    guard token.kind == kind else { return false }
    advance()
    return true
  }

  /// Reads a word if it is the current one.
  mutating func acceptWord(_ word: String) -> Bool {
    guard atWord(word) else { return false }
    advance()
    return true
  }

  /// Reads a word, or reports that it is missing.
  mutating func expectWord(_ word: String) {
    if !acceptWord(word) { failExpected("'\(word)'") }
  }

  /// Reads a token of a kind, or reports that it is missing.
  @discardableResult
  mutating func expect(_ kind: Lexeme.Kind, _ description: String) -> Bool {
    if accept(kind) { return true }
    failExpected(description)
    return false
  }

  /// The span from an offset to the end of the token that was read last.
  func span(from start: Int) -> SourceSpan { SourceSpan(start: start, end: previousEnd) }

  /// The text of the current token.
  var tokenText: String { scanner.text(token) }

  // MARK: - Brackets and depth

  /// Reads an opening bracket, which is the current token.
  mutating func open() -> Lexeme {
    openBrackets += 1
    return advance()
  }

  /// Reads the closing bracket that belongs to `opening`, or reports that it is missing.
  mutating func close(_ opening: Lexeme) {
    let (kind, text): (Lexeme.Kind, String) =
      switch opening.kind {
      case .leftBracket: (.rightBracket, "]")
      case .leftBrace: (.rightBrace, "}")
      default: (.rightParen, ")")
      }
    if !at(kind) {
      failUnclosed(opening, closing: text)
      synchronize()
    }
    openBrackets -= 1
    if at(kind) { advance() }
  }

  /// Begins a production that may hold itself. False where it is nested too deeply.
  mutating func enter(cost: Int = 2) -> Bool {
    nesting += cost
    guard nesting > Self.maximumNesting else { return true }
    failTooDeep("expressions are nested too deeply")
    return false
  }

  /// Ends what ``enter(cost:)`` began.
  mutating func leave(cost: Int = 2) { nesting -= cost }

  /// Notes that an expression holds what has been read since `height` was zero.
  mutating func grow() {
    height += 1
    if height > Self.maximumHeight {
      failTooDeep("an expression is more than \(Self.maximumHeight) levels deep")
    }
  }

  // MARK: - Recovery

  /// The current token ends an operator.
  var atBoundary: Bool {
    switch token.kind {
    case .end, .pipe, .semicolon: true
    case .comma, .rightParen, .rightBracket, .rightBrace: openBrackets > 0
    default: false
    }
  }

  /// Skips to the next `|`, `;` or closing bracket that does not belong to something skipped.
  mutating func synchronize() {
    var depth = 0
    while !at(.end) {
      switch token.kind {
      case .leftParen, .leftBracket, .leftBrace: depth += 1
      case .rightParen, .rightBracket, .rightBrace:
        if depth > 0 { depth -= 1 } else if openBrackets > 0 { return }
      case .pipe, .semicolon:
        if depth == 0 { return }
      default: break
      }
      advance()
    }
  }

  /// Ends an operator or the source of a pipeline: what is left of it is a mistake.
  mutating func endOperator() {
    if !atBoundary {
      if !isRecovering { failUnexpected() }
      synchronize()
    }
    isRecovering = false
  }
}
