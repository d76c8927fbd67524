extension Parser {
  /// Words that begin a source of rows, where something follows that they could not stand before
  /// as names.
  private static let heads: Set<String> = [
    "datatable", "print", "range", "union", "search", "find", "externaldata",
  ]
  private static let headFilter = WordFilter(heads)

  /// The current token begins `print`, `range`, `union`, `datatable` ...
  private var atHead: Bool {
    guard mayBe(Self.headFilter) else { return false }
    let text = tokenText
    guard Self.heads.contains(text) else { return false }
    let next = peek()
    switch text {
    case "datatable", "externaldata": return next.kind == .leftParen
    case "range":
      return next.kind == .identifier && isWord(peek(2), "from")
        || next.kind == .leftBracket && isWord(peek(4), "from")
    case "print":
      switch next.kind {
      case .assign, .comma, .rightParen, .rightBracket, .dot, .pipe, .semicolon, .end: return false
      default: return true
      }
    default:
      switch next.kind {
      case .identifier:
        return isWord(next, "in") || !Self.reservedWords.contains(scanner.text(next))
      case .string, .leftParen, .star, .leftBracket, .long, .real: return true
      default: return false
      }
    }
  }

  /// Reads a scalar expression, or a pipeline where one begins or `|` follows.
  mutating func parseExpressionOrPipeline() -> Expression {
    if atHead { return parsePipelineExpression() }
    let start = token.start
    let expression = parseExpression()
    return at(.pipe) ? parsePipelineExpression(of: expression, from: start) : expression
  }

  private mutating func parsePipelineExpression() -> Expression { .pipeline(parsePipeline()) }

  private mutating func parsePipelineExpression(
    of source: Expression, from start: Int
  ) -> Expression {
    .pipeline(parseOperators(of: .expression(source), from: start))
  }

  /// Reads a source and the operators behind it.
  mutating func parsePipeline() -> Pipeline {
    let start = token.start
    let source = parseSource()
    return parseOperators(of: source, from: start)
  }

  /// Reads a source.
  private mutating func parseSource() -> Source {
    atHead ? parseHead() : parseExpressionSource()
  }

  private mutating func parseExpressionSource() -> Source {
    if at(.identifier), beginsUnsupportedSource { return parseUnsupportedSource() }
    return .expression(parseExpression())
  }

  /// `evaluate f(...)` and `macro-expand ...` at the head of a query.
  private var beginsUnsupportedSource: Bool {
    if atWord("evaluate") { return peek().kind == .identifier && peek(2).kind == .leftParen }
    return atWord("macro") && scanner.text(token.start, endOfDashedName()) == "macro-expand"
  }

  /// Reads `print ...`, `union ...` and their kin.
  private mutating func parseHead() -> Source {
    guard enter() else { return .expression(.invalid(tokenSpan)) }
    let outer = (isPredicate, isSearch)
    (isPredicate, isSearch) = (false, false)
    let source =
      switch tokenText {
      case "datatable": parseDatatable()
      case "print": parsePrint()
      case "range": parseRange()
      case "union": parseUnionSource()
      case "externaldata": parseUnsupportedSource()
      default: parseSearchSource()
      }
    (isPredicate, isSearch) = outer
    leave()
    return source
  }

  private mutating func parsePrint() -> Source {
    let start = advance().start
    let items = parseNamedExpressions()
    return .print(items, span: span(from: start))
  }

  private mutating func parseUnionSource() -> Source {
    let start = advance().start
    return .union(parseUnion(from: start))
  }

  private mutating func parseSearchSource() -> Source {
    let isFind = atWord("find")
    let start = advance().start
    return .search(isFind ? parseFind(from: start) : parseSearch(from: start))
  }

  /// A source of the reference is passed over; as a call it is refused by its name.
  private mutating func parseUnsupportedSource() -> Source {
    let start = token.start
    let end = endOfDashedName()
    advance()
    while previousEnd < end, !at(.end) { advance() }
    let name = Name(scanner.text(start, end), span: span(from: start))
    synchronize()
    return .expression(.call(Call(function: name, arguments: [], span: name.span)))
  }

  /// Reads a source without operators, as the operand of `join` or `union`.
  mutating func parseBareSource() -> Expression {
    guard atHead else { return parseLoneOperand() }
    let start = token.start
    let source = parseSource()
    return .pipeline(Pipeline(source: source, span: span(from: start)))
  }

  /// Reads `| operator ...` as often as it stands there.
  mutating func parseOperators(of source: Source, from start: Int) -> Pipeline {
    let sourceSpan = span(from: start)
    if at(.pipe) { isRecovering = false } else if !atBoundary { endOperator() }
    guard at(.pipe), enter(cost: 3) else { return Pipeline(source: source, span: sourceSpan) }
    let outer = (isPredicate, isSearch)
    (isPredicate, isSearch) = (false, false)
    let operators = parseOperatorList()
    (isPredicate, isSearch) = outer
    leave(cost: 3)
    return Pipeline(source: source, operators: operators, span: span(from: start))
  }

  /// Reads `| operator ...`; the first `|` may have been read.
  private mutating func parseOperatorList() -> [TabularOperator] {
    var operators: [TabularOperator] = []
    _ = accept(.pipe)
    repeat {
      parseOperator(into: &operators)
      endOperator()
    } while accept(.pipe)
    return operators
  }

  /// Reads operators that work on rows handed to them: `(where a > 1 | count)`, in brackets that
  /// the caller reads. A pipeline with a source of its own may stand there too.
  mutating func parseSubpipeline() -> Pipeline {
    at(.pipe) || atOperatorName ? parseSubpipeline(from: token.start) : parsePipeline()
  }

  /// The current token begins an operator rather than a source.
  private var atOperatorName: Bool {
    guard at(.identifier), peek().kind != .pipe, !atHead else { return false }
    let name = scanner.text(token.start, endOfDashedName())
    return KeywordList.names.contains(name) || Unsupported.operators.contains(name)
  }

  private mutating func parseSubpipeline(from start: Int) -> Pipeline {
    let source = Source.input(at: start)
    guard enter(cost: 3) else {
      return Pipeline(source: source, span: SourceSpan(start: start, end: start))
    }
    let operators = parseOperatorList()
    leave(cost: 3)
    return Pipeline(source: source, operators: operators, span: span(from: start))
  }

  /// The offset behind a name such as `project-away`, whose first word is the current token.
  func endOfDashedName() -> Int {
    var end = token.end
    while scanner.byte(end) == 0x2D, CharacterClass.isAsciiNameStart(scanner.byte(end + 1)) {
      end = scanner.endOfName(from: end + 1)
    }
    return end
  }

  /// Reads `datatable(a:long) [ 1, 2 ]`.
  private mutating func parseDatatable() -> Source {
    let start = token.start
    advance()
    let columns = parseColumnDeclarations()
    var values: [Expression] = []
    if at(.leftBracket) {
      let opening = open()
      while !at(.rightBracket), !at(.end) {
        values.append(parseExpression())
        if isRecovering || !accept(.comma) { break }
      }
      close(opening)
    } else {
      failExpected("'['")
    }
    return .datatable(columns: columns, values: values, span: span(from: start))
  }

  /// Reads `range x from 1 to 10 step 1`.
  private mutating func parseRange() -> Source {
    let start = token.start
    advance()
    let name = parseName("a column")
    expectWord("from")
    let from = parseExpression()
    expectWord("to")
    let to = parseExpression()
    expectWord("step")
    let step = parseExpression()
    return .range(
      RangeClause(name: name, from: from, to: to, step: step, span: span(from: start)))
  }

  // MARK: - Lists

  /// Reads `a, b = c, (d, e) = f`.
  mutating func parseNamedExpressions() -> [NamedExpression] {
    var items: [NamedExpression] = []
    repeat { items.append(parseNamedExpression()) } while !isRecovering && accept(.comma)
    return items
  }

  /// Reads `expression`, `name = expression` or `(a, b) = expression`.
  mutating func parseNamedExpression(_ minimum: Precedence = .or) -> NamedExpression {
    var names: [Name] = []
    switch token.kind {
    case .identifier where peek().kind == .assign, .leftBracket where peek(3).kind == .assign:
      names = [parseName()]
      advance()
    case .leftParen where atNameList:
      let opening = open()
      repeat { names.append(parseName()) } while !isRecovering && accept(.comma)
      close(opening)
      advance()
    default: break
    }
    return NamedExpression(names: names, expression: parseExpression(minimum))
  }

  /// The current token begins `(a, b) =`.
  private var atNameList: Bool {
    var lexeme = peek()
    while true {
      if lexeme.kind == .leftBracket {
        let string = scanner.next(from: lexeme.end)
        lexeme = scanner.next(from: string.end)
        guard string.kind == .string, lexeme.kind == .rightBracket else { return false }
      } else if lexeme.kind != .identifier {
        return false
      }
      lexeme = scanner.next(from: lexeme.end)
      guard lexeme.kind == .comma else { break }
      lexeme = scanner.next(from: lexeme.end)
    }
    return lexeme.kind == .rightParen && scanner.next(from: lexeme.end).kind == .assign
  }

  /// Reads `a, b*, *`.
  mutating func parsePatterns() -> [Expression] {
    var patterns: [Expression] = []
    repeat { patterns.append(parsePattern()) } while !isRecovering && accept(.comma)
    return patterns
  }

  // MARK: - Parameters

  /// Reads `kind = inner hint.strategy = shuffle ...`: the named ones are returned, hints are
  /// passed over.
  mutating func parseParameters(_ names: Set<String> = []) -> [Argument] {
    var parameters: [Argument] = []
    while at(.identifier) {
      let start = token.start
      if atWord("hint"), peek().kind == .dot, peek(3).kind == .assign {
        for _ in 0..<4 { advance() }
        _ = parseParameterValue()
        continue
      }
      guard !names.isEmpty, peek().kind == .assign else { break }
      let text = tokenText
      guard names.contains(text) else { break }
      advance()
      let name = Name(text, span: span(from: start))
      advance()
      parameters.append(Argument(name: name, value: parseParameterValue()))
    }
    return parameters
  }

  /// Reads a word, perhaps with dashes, a literal, or a quoted name.
  private mutating func parseParameterValue() -> Expression {
    guard at(.identifier) else { return parseLoneOperand() }
    let start = token.start
    let end = endOfDashedName()
    advance()
    while previousEnd < end, !at(.end) { advance() }
    let span = span(from: start)
    return .name(Name(scanner.text(start, previousEnd), span: span))
  }

  /// The word that a parameter holds, checked against those it may hold.
  mutating func choice<Choice: RawRepresentable<String>>(
    _ argument: Argument, among choices: [Choice]
  ) -> Choice? {
    guard case .name(let name) = argument.value else {
      failChoice(argument, choices.map(\.rawValue))
      return nil
    }
    if let choice = Choice(rawValue: name.text) { return choice }
    failChoice(argument, choices.map(\.rawValue))
    return nil
  }

  private mutating func failChoice(_ argument: Argument, _ choices: [String]) {
    let span = argument.value.span
    let text = scanner.text(span.start, span.end)
    let similar = EditDistance.nearest(to: text, among: choices)
    report(
      Diagnostic(
        code: "kql.syntax.unknown-option",
        message: "unknown \(argument.name?.text ?? "option") '\(Self.clipped(text))'", span: span,
        help: similar.map { "did you mean '\($0)'?" } ?? "",
        notes: ["it may be " + choices.map { "'\($0)'" }.joined(separator: ", ")]))
  }
}

/// What KQL has and the subset has not.
enum Unsupported {
  /// Operators that are skipped, so that they can be refused by their names.
  static let operators: Set<String> = [
    "scan", "reduce", "fork", "facet", "top-hitters", "consume", "externaldata",
    "project-by-names", "project-smart", "macro-expand", "make-graph", "graph-match",
    "graph-to-table", "graph-shortest-paths", "graph-mark-components", "graph-where-nodes",
    "graph-where-edges", "assert-schema", "execute_and_cache", "__executeAndCache",
    "__partitionby", "diff-patterns", "materialized-view-combine",
  ]
}

extension Source {
  /// The source of a pipeline that works on rows handed to it, as in `mv-apply ... on (...)` and
  /// `partition by a (...)`: an expression that is a name without text.
  ///
  /// - Parameter offset: The offset of the first operator.
  /// - Returns: The source.
  public static func input(at offset: Int) -> Source {
    .expression(.name(Name("", span: SourceSpan(start: offset, end: offset))))
  }

  /// The rows are handed over by the operator that holds the pipeline; see ``input(at:)``.
  public var isInput: Bool {
    if case .expression(.name(let name)) = self { return name.text.isEmpty }
    return false
  }
}
