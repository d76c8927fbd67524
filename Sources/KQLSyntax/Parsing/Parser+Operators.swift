extension Parser {
  /// Reads an operator, whose name is the current token, and adds it to the others.
  mutating func parseOperator(into operators: inout [TabularOperator]) {
    guard operators.count < Self.maximumOperators else {
      failTooDeep("a pipeline has more than \(Self.maximumOperators) operators")
      return
    }
    guard let keyword = parseKeyword() else { return }
    let start = keyword.span.start
    let kind = parseKind(of: keyword.text, from: start)
    operators.append(TabularOperator(kind: kind, keyword: keyword, span: span(from: start)))
  }

  /// Reads the name of an operator; nil where there is none, or an unknown one.
  private mutating func parseKeyword() -> Name? {
    guard at(.identifier) else {
      failExpected("an operator")
      return nil
    }
    let start = token.start
    let end = endOfDashedName()
    let text = scanner.text(start, end)
    guard KeywordList.names.contains(text) || Unsupported.operators.contains(text) else {
      failUnknownOperator(text, span: SourceSpan(start: start, end: end))
      return nil
    }
    advance()
    while previousEnd < end, !at(.end) { advance() }
    return Name(text, span: span(from: start))
  }

  /// Skips what the subset has not.
  private mutating func skipOperator() -> TabularOperator.Kind {
    synchronize()
    return .unsupported
  }

  private mutating func failUnknownOperator(_ text: String, span: SourceSpan) {
    let names = KeywordList.names.union(Unsupported.operators).sorted()
    let sql = [
      "select": "project", "group": "summarize ... by", "having": "where", "fields": "project",
    ]
    let similar = sql[text.lowercased()] ?? EditDistance.nearest(to: text, among: names)
    let isReplacement = similar.map(names.contains) ?? false
    fail(
      Diagnostic(
        code: "kql.syntax.unknown-operator",
        message: "unknown operator '\(Self.clipped(text))'", span: span,
        help: similar.map { "did you mean '\($0)'?" } ?? "",
        fixIts: isReplacement ? [.init(span: span, replacement: similar ?? "")] : []))
  }

  /// Reads what follows the name of an operator.
  ///
  /// Each case is a method of its own, so that the frames that lie on the stack while operators
  /// hold pipelines that hold operators stay small.
  private mutating func parseKind(of name: String, from start: Int) -> TabularOperator.Kind {
    switch name {
    case "where", "filter": parseFilter()
    case "project": parseProject()
    case "extend": parseExtend()
    case "project-away", "project-keep": parseColumnPatterns(name)
    case "project-reorder": parseReorder()
    case "project-rename": parseRename()
    case "summarize": parseSummarize()
    case "distinct": parseDistinct()
    case "sort", "order": parseSort(name)
    case "top": parseTop()
    case "take", "limit", "sample": parseTake(name)
    case "count": parseCount()
    case "join", "lookup": parseJoinOperator(name, from: start)
    case "union": parseUnionOperator(from: start)
    case "mv-expand", "mvexpand": parseMvExpandOperator()
    case "mv-apply", "mvapply": parseMvApply()
    case "parse", "parse-where": parseParseOperator(name)
    case "parse-kv": parseParseKvOperator()
    case "make-series": parseMakeSeriesOperator()
    case "evaluate": parseEvaluate()
    case "invoke": parseInvoke()
    case "render": parseRenderOperator()
    case "serialize": parseSerialize()
    case "as": parseAs()
    case "getschema": .getschema
    case "sample-distinct": parseSampleDistinct()
    case "top-nested": parseTopNestedOperator()
    case "search", "find": parseSearchOperator(name, from: start)
    case "partition": parsePartition()
    default: skipOperator()
    }
  }

  private mutating func parseProject() -> TabularOperator.Kind { .project(parseNamedExpressions()) }

  private mutating func parseExtend() -> TabularOperator.Kind { .extend(parseNamedExpressions()) }

  private mutating func parseColumnPatterns(_ name: String) -> TabularOperator.Kind {
    let patterns = parsePatterns()
    return name == "project-away" ? .projectAway(patterns) : .projectKeep(patterns)
  }

  private mutating func parseReorder() -> TabularOperator.Kind {
    .projectReorder(parseReorderItems())
  }

  private mutating func parseRename() -> TabularOperator.Kind { .projectRename(parseRenames()) }

  private mutating func parseJoinOperator(_ name: String, from start: Int) -> TabularOperator.Kind {
    let clause = parseJoin(from: start)
    return name == "join" ? .join(clause) : .lookup(clause)
  }

  private mutating func parseUnionOperator(from start: Int) -> TabularOperator.Kind {
    .union(parseUnion(from: start))
  }

  private mutating func parseMvExpandOperator() -> TabularOperator.Kind {
    .mvExpand(parseMvExpand())
  }

  private mutating func parseParseOperator(_ name: String) -> TabularOperator.Kind {
    .parse(parseParse(dropsMisses: name == "parse-where"))
  }

  private mutating func parseParseKvOperator() -> TabularOperator.Kind { .parseKv(parseParseKv()) }

  private mutating func parseMakeSeriesOperator() -> TabularOperator.Kind {
    .makeSeries(parseMakeSeries())
  }

  private mutating func parseInvoke() -> TabularOperator.Kind { .invoke(parseLoneCall()) }

  private mutating func parseRenderOperator() -> TabularOperator.Kind { .render(parseRender()) }

  private mutating func parseSerialize() -> TabularOperator.Kind {
    .serialize(atBoundary ? [] : parseNamedExpressions())
  }

  private mutating func parseTopNestedOperator() -> TabularOperator.Kind {
    .topNested(parseTopNested())
  }

  private mutating func parseSearchOperator(
    _ name: String, from start: Int
  ) -> TabularOperator.Kind {
    .search(name == "search" ? parseSearch(from: start) : parseFind(from: start))
  }

  // MARK: - Rows

  private mutating func parseFilter() -> TabularOperator.Kind {
    _ = parseParameters()
    return .filter(parsePredicate())
  }

  private mutating func parseTake(_ name: String) -> TabularOperator.Kind {
    _ = parseParameters()
    let count = parseExpression()
    return name == "sample" ? .sample(count) : .take(count)
  }

  private mutating func parseCount() -> TabularOperator.Kind {
    .count(as: acceptWord("as") ? parseName() : nil)
  }

  private mutating func parseAs() -> TabularOperator.Kind {
    _ = parseParameters()
    return .asName(parseName())
  }

  private mutating func parseSampleDistinct() -> TabularOperator.Kind {
    let count = parseExpression()
    expectWord("of")
    return .sampleDistinct(count: count, of: parseExpression())
  }

  // MARK: - Order

  /// `sort by a asc, b`.
  private mutating func parseSort(_ name: String) -> TabularOperator.Kind {
    _ = parseParameters()
    if !acceptWord("by") {
      let place = SourceSpan(start: token.start, end: token.start)
      report(
        Diagnostic(
          code: "kql.syntax.expected", message: "expected 'by', found \(tokenDescription)",
          span: tokenSpan, caption: "expected 'by'",
          help: "write '\(name) by \(at(.end) ? "column" : Self.clipped(tokenText))'",
          fixIts: [.init(span: place, replacement: "by ")]))
    }
    return .sort(parseOrderItems())
  }

  /// `top 3 by a`.
  private mutating func parseTop() -> TabularOperator.Kind {
    _ = parseParameters()
    let count = parseExpression()
    expectWord("by")
    return .top(count: count, by: isRecovering ? [] : parseOrderItems())
  }

  private mutating func parseOrderItems() -> [OrderItem] {
    var items: [OrderItem] = []
    repeat {
      let key = parseNamedExpression()
      let direction = acceptDirection() ?? .descending
      var nulls: OrderItem.Nulls = direction == .ascending ? .first : .last
      if acceptWord("nulls") {
        if acceptWord("first") {
          nulls = .first
        } else if acceptWord("last") {
          nulls = .last
        } else {
          failExpected("'first' or 'last'")
        }
      }
      items.append(OrderItem(key: key, direction: direction, nulls: nulls))
    } while !isRecovering && accept(.comma)
    return items
  }

  mutating func acceptDirection() -> OrderItem.Direction? {
    if acceptWord("asc") { return .ascending }
    return acceptWord("desc") ? .descending : nil
  }

  // MARK: - Columns

  private mutating func parseRenames() -> [NamedExpression] {
    var items: [NamedExpression] = []
    repeat {
      let name = parseName("a new name")
      guard expect(.assign, "'='") else { break }
      items.append(NamedExpression(names: [name], expression: .name(parseName("a column"))))
    } while !isRecovering && accept(.comma)
    return items
  }

  private mutating func parseReorderItems() -> [ReorderItem] {
    var items: [ReorderItem] = []
    repeat {
      let column = parsePattern()
      var order: ReorderItem.Order?
      if at(.identifier) {
        let end = endOfDashedName()
        order = ReorderItem.Order(rawValue: scanner.text(token.start, end))
        if order != nil {
          advance()
          while previousEnd < end, !at(.end) { advance() }
        }
      }
      items.append(ReorderItem(column: column, order: order))
    } while !isRecovering && accept(.comma)
    return items
  }

  private mutating func parseDistinct() -> TabularOperator.Kind {
    _ = parseParameters()
    return .distinct(parseNamedExpressions())
  }

  /// `summarize a = count() by b`.
  private mutating func parseSummarize() -> TabularOperator.Kind {
    _ = parseParameters()
    var aggregates: [NamedExpression] = []
    if !atWord("by") { aggregates = parseNamedExpressions() }
    let by = acceptWord("by") ? parseNamedExpressions() : []
    return .summarize(aggregates: aggregates, by: by)
  }

  /// `evaluate f(...) : (schema)`.
  private mutating func parseEvaluate() -> TabularOperator.Kind {
    _ = parseParameters()
    let call = parseLoneCall()
    guard accept(.colon) else { return .evaluate(call, schema: nil) }
    return .evaluate(call, schema: parseOutputSchema())
  }

  /// Reads `(a:long, *)`.
  private mutating func parseOutputSchema() -> OutputSchema? {
    guard at(.leftParen) else {
      failExpected("'('")
      return nil
    }
    let start = token.start
    let opening = open()
    var columns: [ColumnDeclaration] = []
    var wildcard: Int?
    while !at(.rightParen), !at(.end), !isRecovering {
      if at(.star), wildcard == nil {
        advance()
        wildcard = columns.count
      } else {
        let name = parseName("a column")
        expect(.colon, "':'")
        columns.append(ColumnDeclaration(name: name, type: parseType()))
      }
      guard accept(.comma) else { break }
    }
    close(opening)
    return OutputSchema(columns: columns, wildcard: wildcard, span: span(from: start))
  }

  /// `render barchart with (title = "...")`.
  private mutating func parseRender() -> RenderClause {
    let chart = parseName("a kind of chart")
    var properties: [Argument] = []
    if acceptWord("with") {
      guard at(.leftParen) else {
        failExpected("'('")
        return RenderClause(chart: chart, properties: properties)
      }
      let opening = open()
      properties = parseProperties()
      close(opening)
    } else if at(.identifier), peek().kind == .assign {
      while at(.identifier), peek().kind == .assign { properties.append(parseProperty()) }
    }
    return RenderClause(chart: chart, properties: properties)
  }

  /// Reads `a = 1, b = x, y` inside parentheses that the caller reads.
  mutating func parseProperties() -> [Argument] {
    var properties: [Argument] = []
    while !at(.rightParen), !at(.end), !isRecovering {
      if let last = properties.last, !(at(.identifier) && peek().kind == .assign) {
        properties.append(Argument(name: last.name, value: parseExpression(.sum)))
      } else {
        properties.append(parseProperty())
      }
      guard accept(.comma) else { break }
    }
    return properties
  }

  private mutating func parseProperty() -> Argument {
    let name = parseAnyName("a property")
    expect(.assign, "'='")
    return Argument(name: name, value: parseExpression(.sum))
  }
}
