extension Parser {
  /// Reads the whole text.
  mutating func parseScript() -> Script {
    var script = Script(statements: [])
    while !at(.end) {
      if accept(.semicolon) { continue }
      isRecovering = isRecovering && token.problem == .unknownCharacter
      if let statement = parseStatement() { script.statements.append(statement) }
      endStatement()
    }
    return script
  }

  /// Ends a statement: what is left before the next `;` is a mistake, unless it closes a bracket
  /// that is open around the statement.
  private mutating func endStatement() {
    while !at(.end), !at(.semicolon), !(atClosing && openBrackets > 0) {
      if !isRecovering { failUnexpected() }
      synchronize()
      if at(.pipe) { advance() }
    }
    isRecovering = false
  }

  private var atClosing: Bool { at(.rightBrace) || at(.rightParen) || at(.rightBracket) }

  /// The words that statements other than queries begin with; those of SQL in any case.
  private static let statementFilter = WordFilter([
    "let", "set", "declare", "alias", "restrict", "select", "SELECT",
  ])

  private mutating func parseStatement() -> Statement? {
    if at(.dot), peek().kind == .identifier { return .command(parseCommand()) }
    guard mayBe(Self.statementFilter) else { return .query(parsePipeline()) }
    let start = token.start
    let next = peek()
    switch tokenText {
    case "let" where next.kind == .identifier || next.kind == .leftBracket:
      return .letBinding(parseLet())
    case "set" where next.kind == .identifier || next.kind == .leftBracket: return parseSet()
    case "declare" where next.kind == .identifier: return parseDeclare()
    case "alias" where next.kind == .identifier, "restrict" where next.kind == .identifier:
      failStatement()
      return nil
    case let word where word.utf8.count == 6 && word.lowercased() == "select":
      guard
        next.kind == .identifier || next.kind == .star || next.kind == .long
          || next.kind == .string
      else { break }
      failSQL(from: start)
      skipStatement()
      return nil
    default: break
    }
    return .query(parsePipeline())
  }

  private mutating func failStatement() {
    fail(
      Diagnostic(
        code: "kql.syntax.unsupported", message: "statement '\(tokenText)' is not supported",
        span: token.span))
    skipStatement()
  }

  private mutating func skipStatement() {
    while !at(.end), !at(.semicolon) { advance() }
  }

  // MARK: - let

  /// Reads `let name = value`.
  mutating func parseLet() -> LetBinding {
    let start = advance().start
    let name = parseName()
    expect(.assign, "'='")
    let value = parseLetValue()
    return LetBinding(name: name, value: value, span: span(from: start))
  }

  private mutating func parseLetValue() -> LetBinding.Value {
    if atWord("view"), peek().kind == .leftParen, isFunction(at: peek()) {
      let start = advance().start
      return .function(parseFunction(from: start, isView: true))
    }
    if at(.leftParen), isFunction(at: token) {
      return .function(parseFunction(from: token.start, isView: false))
    }
    return switch parseExpressionOrPipeline() {
    case .pipeline(let pipeline): .pipeline(pipeline)
    case let expression: .expression(expression)
    }
  }

  /// A parenthesis begins the parameters of a function: `() {`, `(a:`, `(T:(`.
  private func isFunction(at opening: Lexeme) -> Bool {
    let first = scanner.next(from: opening.end)
    let second = scanner.next(from: first.end)
    if first.kind == .rightParen { return second.kind == .leftBrace }
    if first.kind == .leftBracket {
      let closing = scanner.next(from: second.end)
      return scanner.next(from: closing.end).kind == .colon
    }
    return first.kind == .identifier && second.kind == .colon
  }

  // MARK: - Functions

  /// Reads `(a:long) { ...; body }`.
  mutating func parseFunction(from start: Int, isView: Bool) -> FunctionBody {
    var body = FunctionBody(
      parameters: parseParameterDeclarations(), bindings: [],
      result: .expression(.invalid(tokenSpan)), isView: isView, span: span(from: start))
    guard at(.leftBrace) else {
      failExpected("'{'")
      return body
    }
    guard enter(cost: 3) else { return body }
    let opening = open()
    while at(.semicolon) || atWord("let") {
      if accept(.semicolon) { continue }
      body.bindings.append(parseLet())
      endStatement()
    }
    body.result =
      switch parseExpressionOrPipeline() {
      case .pipeline(let pipeline): .pipeline(pipeline)
      case let expression: .expression(expression)
      }
    while accept(.semicolon) {}
    close(opening)
    leave(cost: 3)
    body.span = span(from: start)
    return body
  }

  /// Reads `(a:long = 1, T:(x:long))`.
  private mutating func parseParameterDeclarations() -> [Parameter] {
    guard at(.leftParen) else {
      failExpected("'('")
      return []
    }
    let opening = open()
    var parameters: [Parameter] = []
    while !at(.rightParen), !at(.end) {
      let name = parseName("a parameter")
      expect(.colon, "':'")
      var parameter = Parameter(name: name, kind: .scalar(.string))
      if at(.leftParen) {
        parameter.kind = .table(parseTableType())
      } else if at(.typed) {
        failExpected("a type")
      } else {
        parameter.kind = .scalar(parseType())
      }
      if accept(.assign) { parameter.defaultValue = parseExpression() }
      parameters.append(parameter)
      if isRecovering || !accept(.comma) { break }
    }
    close(opening)
    return parameters
  }

  /// Reads `(x:long, y:string)` or `(*)`.
  private mutating func parseTableType() -> [ColumnDeclaration] {
    guard peek().kind == .star else { return parseColumnDeclarations() }
    let opening = open()
    advance()
    close(opening)
    return []
  }

  // MARK: - Other statements

  private mutating func parseSet() -> Statement {
    let start = advance().start
    let name = parseName("an option")
    let value = accept(.assign) ? parseExpression() : nil
    return .setOption(name, value: value, span: span(from: start))
  }

  private mutating func parseDeclare() -> Statement? {
    let start = advance().start
    guard acceptWord("query_parameters") else {
      let text = Self.clipped(tokenText)
      fail(
        Diagnostic(
          code: "kql.syntax.unsupported", message: "'declare \(text)' is not supported",
          span: SourceSpan(start: start, end: token.end),
          help: "only 'declare query_parameters(...)' is"))
      skipStatement()
      return nil
    }
    let parameters = parseParameterDeclarations()
    return .queryParameters(parameters, span: span(from: start))
  }

  // MARK: - SQL

  /// Reports `select ... from ...`, with the pipeline that says the same where it is simple.
  private mutating func failSQL(from start: Int) {
    let keyword = token.span
    let columns = token.end
    var table: Lexeme?
    var columnsEnd: Int?
    var conditionStart: Int?
    var conditionEnd: Int?
    var lexeme = scanner.next(from: token.end)
    var words = 0
    while lexeme.kind != .end, lexeme.kind != .semicolon, words < 200 {
      if lexeme.kind == .identifier {
        switch scanner.text(lexeme).lowercased() {
        case "from" where table == nil:
          columnsEnd = lexeme.start
          table = scanner.next(from: lexeme.end)
        case "where" where table != nil && conditionStart == nil:
          conditionStart = lexeme.end
        case "group", "order", "limit", "having":
          if conditionStart != nil, conditionEnd == nil { conditionEnd = lexeme.start }
        default: break
        }
      }
      lexeme = scanner.next(from: lexeme.end)
      words += 1
    }
    var pipeline = "T | where condition | project a, b"
    if let table, table.kind == .identifier, let columnsEnd {
      pipeline = scanner.text(table)
      if let conditionStart {
        pipeline += " | where " + condition(conditionStart, conditionEnd ?? lexeme.start)
      }
      let list = trimmed(columns, columnsEnd)
      if list != "*" { pipeline += " | project " + list }
    }
    fail(
      Diagnostic(
        code: "kql.syntax.sql", message: "'\(scanner.text(keyword.start, keyword.end))' is SQL",
        span: keyword, help: "write '\(pipeline)'"))
  }

  /// A condition of SQL with the operators of this language.
  private func condition(_ start: Int, _ end: Int) -> String {
    var words: [String] = []
    var lexeme = scanner.next(from: start)
    while lexeme.kind != .end, lexeme.start < end {
      let text = scanner.text(lexeme)
      let isWord = ["and", "or", "in", "between"].contains(text.lowercased())
      words.append(lexeme.kind == .assign ? "==" : isWord ? text.lowercased() : text)
      lexeme = scanner.next(from: lexeme.end)
    }
    return Self.clipped(words.joined(separator: " "))
  }

  /// A range of the text on one line, without the space around it.
  private func trimmed(_ start: Int, _ end: Int) -> String {
    let words = scanner.text(start, end).split(whereSeparator: \.isWhitespace)
    return Self.clipped(words.joined(separator: " "))
  }
}
