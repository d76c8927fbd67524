extension Parser {
  // MARK: - mv-expand, mv-apply

  /// Reads what follows `mv-expand`.
  mutating func parseMvExpand() -> MvExpandClause {
    var clause = parseMvHead()
    clause.limit = acceptWord("limit") ? parseExpression() : nil
    return clause
  }

  /// Reads what follows `mv-apply`.
  mutating func parseMvApply() -> TabularOperator.Kind {
    let clause = parseMvExpand()
    expectWord("on")
    guard at(.leftParen) else {
      if !isRecovering { failExpected("'('") }
      return .mvApply(clause, body: Pipeline(source: .input(at: token.start), span: tokenSpan))
    }
    let opening = open()
    let body = parseSubpipeline()
    close(opening)
    return .mvApply(clause, body: body)
  }

  private mutating func parseMvHead() -> MvExpandClause {
    var clause = MvExpandClause(items: [], limit: nil)
    for parameter in parseParameters(["kind", "bagexpansion", "with_itemindex"]) {
      if parameter.name?.text == "with_itemindex" {
        clause.itemIndex = columnName(parameter)
      } else {
        clause.bagKind = choice(parameter, among: [MvExpandClause.BagKind.bag, .array]) ?? .bag
      }
    }
    repeat {
      let expression = parseNamedExpression()
      let type = acceptWord("to") ? parseTypeof() : nil
      clause.items.append(.init(expression: expression, type: type))
    } while !isRecovering && accept(.comma)
    return clause
  }

  /// Reads `typeof(long)`.
  private mutating func parseTypeof() -> TypeName? {
    guard atWord("typeof"), peek().kind == .leftParen else {
      failExpected("'typeof('")
      return nil
    }
    advance()
    let opening = open()
    let type = parseType()
    close(opening)
    return type
  }

  // MARK: - make-series

  /// Reads what follows `make-series`.
  mutating func parseMakeSeries() -> MakeSeriesClause {
    let parameters = parseParameters(["kind"])
    var clause = MakeSeriesClause(
      series: [], axis: NamedExpression(expression: .invalid(tokenSpan)), from: nil, to: nil,
      endIncluded: false, step: .invalid(tokenSpan), by: [])
    for parameter in parameters where parameter.name?.text == "kind" {
      clause.kind = choice(parameter, among: [MakeSeriesClause.Kind.nonempty]) ?? .standard
    }
    repeat {
      let aggregate = parseNamedExpression()
      var defaultValue: Expression?
      if atWord("default") {
        advance()
        expect(.assign, "'='")
        defaultValue = parseExpression()
      }
      clause.series.append(.init(aggregate: aggregate, defaultValue: defaultValue))
    } while !isRecovering && accept(.comma)
    expectWord("on")
    guard !isRecovering else { return clause }
    clause.axis = parseNamedExpression(.sum)
    if atWord("in"), isWord(peek(), "range") {
      parseSeriesRange(into: &clause)
    } else {
      if acceptWord("from") { clause.from = parseExpression() }
      if acceptWord("to") { clause.to = parseExpression() }
      expectWord("step")
      clause.step = parseExpression()
    }
    if acceptWord("by") { clause.by = parseNamedExpressions() }
    return clause
  }

  /// Reads `in range(start, stop, step)`.
  private mutating func parseSeriesRange(into clause: inout MakeSeriesClause) {
    advance()
    let call = parseCall(parseName())
    guard call.arguments.count == 3 else {
      fail(
        Diagnostic(
          code: "kql.syntax.expected", message: "'range' takes a start, a stop and a step",
          span: call.span))
      return
    }
    clause.from = call.arguments[0].value
    clause.to = call.arguments[1].value
    clause.step = call.arguments[2].value
    clause.endIncluded = true
  }

  // MARK: - parse

  /// Reads what follows `parse` and `parse-where`.
  mutating func parseParse(dropsMisses: Bool) -> ParseClause {
    var kind = ParseClause.Kind.simple
    var flags = ""
    for parameter in parseParameters(["kind", "flags"]) {
      if parameter.name?.text == "kind" {
        kind = choice(parameter, among: [ParseClause.Kind.simple, .regex, .relaxed]) ?? .simple
      } else {
        flags = columnName(parameter)?.text ?? ""
      }
    }
    let subject = parseExpression()
    expectWord("with")
    var clause = ParseClause(
      kind: kind, flags: flags, dropsMisses: dropsMisses, subject: subject, pieces: [])
    while !atBoundary, !isRecovering { parsePiece(into: &clause) }
    if clause.pieces.isEmpty, !isRecovering { failExpected("a pattern") }
    return clause
  }

  private mutating func parsePiece(into clause: inout ParseClause) {
    switch token.kind {
    case .star: clause.pieces.append(.star(advance().span))
    case .string:
      let literal = parseString()
      clause.pieces.append(.text(literal.text, span: literal.span))
    case .identifier, .leftBracket:
      let span = token.span
      if case .column(let last, _)? = clause.pieces.last {
        fail(
          Diagnostic(
            code: "kql.syntax.parse-pattern",
            message: "nothing separates column '\(Self.clipped(tokenText))' from '\(last.text)'",
            span: span, caption: "expected a string or '*'"))
        return
      }
      let name = parseName("a column")
      var type: TypeName?
      if accept(.colon) { type = parseType() }
      clause.pieces.append(.column(name, type: type))
    default: failExpected("a string, '*' or a column")
    }
  }

  /// Reads what follows `parse-kv`.
  mutating func parseParseKv() -> ParseKvClause {
    let subject = parseExpression()
    expectWord("as")
    let columns = isRecovering ? [] : parseColumnDeclarations()
    var properties: [Argument] = []
    if !isRecovering, acceptWord("with") {
      guard at(.leftParen) else {
        failExpected("'('")
        return ParseKvClause(subject: subject, columns: columns, properties: [])
      }
      let opening = open()
      properties = parseProperties()
      close(opening)
    }
    return ParseKvClause(subject: subject, columns: columns, properties: properties)
  }

  // MARK: - top-nested

  /// Reads what follows `top-nested`.
  mutating func parseTopNested() -> [TopNestedLevel] {
    var levels: [TopNestedLevel] = []
    repeat {
      if !levels.isEmpty { acceptTopNested() }
      let count = atWord("of") ? nil : parseExpression()
      expectWord("of")
      let of =
        isRecovering ? NamedExpression(expression: .invalid(tokenSpan)) : parseNamedExpression()
      var others: Expression?
      if acceptWord("with") {
        expectWord("others")
        expect(.assign, "'='")
        others = parseExpression()
      }
      expectWord("by")
      let by =
        isRecovering ? NamedExpression(expression: .invalid(tokenSpan)) : parseNamedExpression()
      let direction = acceptDirection() ?? .descending
      levels.append(
        TopNestedLevel(count: count, of: of, others: others, by: by, direction: direction))
    } while !isRecovering && accept(.comma)
    return levels
  }

  /// Reads the name of the operator again, which may stand before each level.
  private mutating func acceptTopNested() {
    guard atWord("top"), scanner.text(token.start, endOfDashedName()) == "top-nested" else {
      return
    }
    for _ in 0..<3 { advance() }
  }
}
