extension Parser {
  /// Reads what follows `join` and `lookup`.
  mutating func parseJoin(from start: Int) -> JoinClause {
    var kind: JoinClause.Kind?
    for parameter in parseParameters(["kind", "withsource", "isfuzzy"])
    where parameter.name?.text == "kind" {
      kind = choice(parameter, among: JoinClause.Kind.allCases)
    }
    let right = parseTableOperand()
    var conditions: [JoinClause.Condition] = []
    if acceptWord("on") {
      repeat { parseJoinCondition(into: &conditions) } while !isRecovering && accept(.comma)
    } else if !isRecovering {
      failExpected("'on'", help: "name the columns to join on: 'on key'")
    }
    return JoinClause(
      kind: kind, right: right, conditions: conditions, span: span(from: start))
  }

  /// Reads a table: a name, a pattern, a call, a `datatable`, or a pipeline in parentheses.
  mutating func parseTableOperand() -> Expression {
    if at(.star) || at(.identifier) && scanner.byte(token.end) == 0x2A { return parsePattern() }
    if atWord("datatable") || atWord("range") || atWord("print") {
      // Without parentheses the source stands alone; `|` belongs to the outer pipeline.
      return parseBareSource()
    }
    return parseLoneOperand()
  }

  private mutating func parseJoinCondition(into conditions: inout [JoinClause.Condition]) {
    let outer = isPredicate
    isPredicate = true
    let expression = parseExpression()
    isPredicate = outer
    let parts: [Expression]
    if case .logical(.and, let operands) = expression {
      parts = operands
    } else {
      parts = [expression]
    }
    for part in parts {
      if case .invalid = part { continue }
      guard let condition = joinCondition(part) else {
        fail(
          Diagnostic(
            code: "kql.syntax.join-condition", message: "not a condition that a join can have",
            span: part.span,
            help: "write 'on key', or 'on $left.a == $right.b'; only equality is possible"))
        return
      }
      conditions.append(condition)
    }
  }

  private func joinCondition(_ expression: Expression) -> JoinClause.Condition? {
    switch expression {
    case .name(let name): return .init(left: name, right: name, span: name.span)
    case .binary(.equal, let left, let right, _):
      guard let (leftSide, leftName) = joinSide(left), let (rightSide, rightName) = joinSide(right)
      else { return nil }
      switch (leftSide, rightSide) {
      case ("$left", "$right"):
        return .init(left: leftName, right: rightName, span: expression.span)
      case ("$right", "$left"):
        return .init(left: rightName, right: leftName, span: expression.span)
      default: return nil
      }
    default: return nil
    }
  }

  private func joinSide(_ expression: Expression) -> (side: String, name: Name)? {
    switch expression {
    case .member(.name(let side), let name): return (side.text, name)
    case .index(.name(let side), .literal(let literal), let span) where literal.kind == .string:
      return (side.text, Name(literal.text, span: span))
    default: return nil
    }
  }

  /// Reads what follows `union`.
  mutating func parseUnion(from start: Int) -> UnionClause {
    var union = UnionClause(legs: [], span: SourceSpan(start: start, end: start))
    for parameter in parseParameters(["kind", "withsource", "with_source", "isfuzzy"]) {
      switch parameter.name?.text {
      case "kind":
        union.kind = choice(parameter, among: [UnionClause.Kind.inner, .outer]) ?? .outer
      case "isfuzzy":
        if case .name(let name) = parameter.value { union.isFuzzy = name.text == "true" }
      default: union.withSource = columnName(parameter)
      }
    }
    repeat { union.legs.append(parseTableOperand()) } while !isRecovering && accept(.comma)
    union.span = span(from: start)
    return union
  }

  /// The name that a parameter such as `withsource=name` holds.
  mutating func columnName(_ parameter: Argument) -> Name? {
    switch parameter.value {
    case .name(let name): return name
    case .literal(let literal) where literal.kind == .string:
      return Name(literal.text, span: literal.span)
    default:
      report(
        Diagnostic(
          code: "kql.syntax.expected", message: "expected the name of a column",
          span: parameter.value.span))
      return nil
    }
  }

  // MARK: - Search

  /// Reads what follows `search`.
  mutating func parseSearch(from start: Int) -> SearchClause {
    var caseSensitive = false
    for parameter in parseParameters(["kind"]) {
      let kind = choice(parameter, among: SearchKind.allCases)
      caseSensitive = kind == .caseSensitive
    }
    let tables = parseSearchedTables()
    let predicate = parseSearchPredicate()
    return SearchClause(
      caseSensitive: caseSensitive, tables: tables, predicate: predicate, span: span(from: start))
  }

  /// Reads what follows `find`.
  mutating func parseFind(from start: Int) -> SearchClause {
    var find = FindClause()
    for parameter in parseParameters(["withsource", "with_source", "datascope"])
    where parameter.name?.text.hasPrefix("with") == true {
      if case .name(let name) = parameter.value {
        find.source = name
      } else {
        failExpected("the name of a column")
      }
    }
    let tables = parseSearchedTables()
    _ = acceptWord("where")
    let predicate = parseSearchPredicate()
    if atWord("project") {
      let isSmart = endOfDashedName() > token.end
      let word = scanner.text(token.start, endOfDashedName())
      if !isSmart {
        advance()
        find.columns = parseFoundColumns(packing: &find.packs)
      } else if word == "project-smart" {
        for _ in 0..<3 { advance() }
      } else {
        failUnexpected()
      }
    }
    var clause = SearchClause(
      caseSensitive: false, tables: tables, predicate: predicate, span: span(from: start))
    clause.form = .find
    clause.find = find
    return clause
  }

  /// Reads `a, b:long, pack(*)`.
  private mutating func parseFoundColumns(packing: inout Bool) -> [FindClause.Column] {
    var columns: [FindClause.Column] = []
    repeat {
      if atWord("pack") || atWord("pack_all"), peek().kind == .leftParen {
        advance()
        let opening = open()
        _ = accept(.star)
        close(opening)
        packing = true
        continue
      }
      let name = parseName("a column")
      columns.append(.init(name: name, type: accept(.colon) ? parseType() : nil))
    } while !isRecovering && accept(.comma)
    return columns
  }

  private enum SearchKind: String, CaseIterable {
    case `default`
    case caseSensitive = "case_sensitive"
    case caseInsensitive = "case_insensitive"
  }

  private mutating func parseSearchedTables() -> [Expression] {
    guard atWord("in"), peek().kind == .leftParen else { return [] }
    advance()
    let opening = open()
    var tables: [Expression] = []
    repeat { tables.append(parseTableOperand()) } while !isRecovering && accept(.comma)
    close(opening)
    return tables
  }

  private mutating func parseSearchPredicate() -> Expression {
    isSearch = true
    let predicate = parsePredicate()
    isSearch = false
    return predicate
  }

  // MARK: - Partition

  /// Reads what follows `partition`.
  mutating func parsePartition() -> TabularOperator.Kind {
    _ = parseParameters()
    expectWord("by")
    let by = parsePartitionKey()
    guard at(.leftParen) || at(.leftBrace) else {
      failExpected("'('")
      return .partition(by: by, body: Pipeline(source: .input(at: token.start), span: tokenSpan))
    }
    let opening = open()
    let body = parseSubpipeline()
    close(opening)
    return .partition(by: by, body: body)
  }

  /// Reads the column, which must not take the parentheses behind it for its arguments.
  private mutating func parsePartitionKey() -> Expression {
    if at(.identifier), peek().kind == .leftParen {
      let name = parseName("a column")
      return .name(name)
    }
    return parseLoneOperand()
  }
}
