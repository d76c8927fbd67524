import KQLSyntax

extension Binder {
  /// A table that is searched.
  private struct SearchLeg {
    var flow: Flow
    var source: String
  }

  /// Binds `search`, as a source or behind a flow: the rows that satisfy a predicate, behind a
  /// column that tells the table.
  func bindSearch(
    _ clause: SearchClause, _ flow: Flow?, environment: inout Environment
  ) -> Flow? {
    guard clause.form == .search else {
      report("kql.bind.unsupported", "operator 'find' is not supported", at: clause.span)
      return nil
    }
    guard let legs = searchLegs(clause, flow, environment) else { return nil }
    let all = legs.map(\.flow.schema)
    var named: [String] = []
    collectNames(clause.predicate, into: &named)
    var filtered: [(plan: LogicalPlan, source: String)] = []
    for leg in legs {
      guard spend(at: clause.span) else { return nil }
      // A column that only other tables have is null here.
      var columns = passThrough(leg.flow.schema)
      for name in named where findColumn(name, in: Schema(columns.map(\.column))) == nil {
        guard
          let column = all.lazy.compactMap({ schema in
            self.findColumn(name, in: schema).map { schema.columns[$0] }
          }).first
        else { continue }
        let missing: Value = column.type == .string ? .string("") : .null
        columns.append(NamedBound(column: column, expression: .constant(missing, column.type)))
      }
      let isExtended = columns.count > leg.flow.schema.count
      let input =
        isExtended ? LogicalPlan.project(input: leg.flow.plan, columns: columns) : leg.flow.plan
      let scope = Scope(
        schema: input.schema, environment: environment, owner: leg.flow.owner,
        isSerialized: leg.flow.isSerialized)
      guard let predicate = searched(clause.predicate, clause.caseSensitive),
        let bound = bind(predicate, scope), let condition = asCondition(bound, at: predicate.span)
      else { return nil }
      var plan = LogicalPlan.filter(input: input, condition: condition)
      if isExtended {
        plan = .project(input: plan, columns: passThrough(leg.flow.schema))
      }
      filtered.append((plan, leg.source))
    }
    guard
      var result = unite(
        filtered, .outer, withSource: Name("$table", span: clause.span), at: clause.span)
    else { return nil }
    result.owner = "the result of 'search'"
    return result
  }

  private func searchLegs(
    _ clause: SearchClause, _ flow: Flow?, _ environment: Environment
  ) -> [SearchLeg]? {
    if let flow {
      guard clause.tables.isEmpty else {
        report(
          "kql.bind.search", "'search' behind a pipe takes no tables", at: clause.span)
        return nil
      }
      return [leg(flow, 0)]
    }
    var tables = clause.tables
    if tables.isEmpty { tables = [.pattern(Name("*", span: clause.span))] }
    var legs: [SearchLeg] = []
    for table in tables {
      if case .pattern(let pattern) = table {
        for table in catalog.tables where Wildcard.matches(table.name, pattern.text) {
          let scan = LogicalPlan.Scan(table: table, columns: Array(table.schema.columns.indices))
          legs.append(leg(Flow(plan: .scan(scan), owner: "'\(table.name)'"), legs.count))
        }
        continue
      }
      var inner = environment
      guard let bound = bindSource(.expression(table), environment: &inner) else { return nil }
      legs.append(leg(bound, legs.count))
    }
    guard !legs.isEmpty else {
      report("kql.bind.search", "no table matches", at: clause.span)
      return nil
    }
    return legs
  }

  private func leg(_ flow: Flow, _ index: Int) -> SearchLeg {
    if case .scan(let scan) = flow.plan { return SearchLeg(flow: flow, source: scan.table.name) }
    return SearchLeg(flow: flow, source: "search_arg\(index)")
  }

  // MARK: Predicates

  /// The predicate with each term as a condition on any column.
  private func searched(_ predicate: Expression, _ caseSensitive: Bool) -> Expression? {
    switch predicate {
    case .literal(let literal):
      switch literal.kind {
      case .string, .long:
        return term(literal.text, .star(literal.span), literal.span, caseSensitive)
      case .bool: return predicate
      default:
        // Only words and whole numbers are terms; nothing has a term of another kind.
        return .literal(Literal(kind: .bool, text: "false", span: literal.span))
      }
    case .logical(let symbol, let operands):
      var parts: [Expression] = []
      for operand in operands {
        guard let part = searched(operand, caseSensitive) else { return nil }
        parts.append(part)
      }
      return .logical(symbol, parts)
    case .call(var call) where call.function.text == "not" && call.arguments.count == 1:
      guard let part = searched(call.arguments[0].value, caseSensitive) else { return nil }
      call.arguments[0].value = part
      return .call(call)
    case .binary(.has, let left, .literal(let literal), let span)
    where literal.kind == .string && span.end - span.start == 1:
      // Written with a colon, `column:"term"`.
      return term(literal.text, left, span, caseSensitive)
    default: return predicate
    }
  }

  /// The condition that a column, or any, has a term; `*` in it stands for any text.
  private func term(
    _ text: String, _ column: Expression, _ span: SourceSpan, _ caseSensitive: Bool
  ) -> Expression {
    func condition(_ symbol: BinaryOperator, _ text: some StringProtocol) -> Expression {
      .binary(
        symbol, column, .literal(Literal(kind: .string, text: String(text), span: span)),
        operatorSpan: span)
    }
    let isOpen = (before: text.hasPrefix("*"), behind: text.hasSuffix("*"))
    var inner = text[...]
    while inner.hasPrefix("*") { inner.removeFirst() }
    while inner.hasSuffix("*") { inner.removeLast() }
    if inner.isEmpty && !text.isEmpty {
      return .literal(Literal(kind: .bool, text: "true", span: span))
    }
    if inner.contains("*") {
      let parts = inner.split(separator: "*").map { Self.escaped($0) }
      return condition(
        .matchesRegex,
        (caseSensitive ? "" : "(?i)") + (isOpen.before ? "" : #"\b"#)
          + parts.joined(separator: ".*") + (isOpen.behind ? "" : #"\b"#))
    }
    switch isOpen {
    case (false, false): return condition(caseSensitive ? .hasCs : .has, inner)
    case (false, true): return condition(caseSensitive ? .hasprefixCs : .hasprefix, inner)
    case (true, false): return condition(caseSensitive ? .hassuffixCs : .hassuffix, inner)
    case (true, true): return condition(caseSensitive ? .containsCs : .contains, inner)
    }
  }

  /// The text as a regular expression that matches just it.
  private static func escaped(_ text: Substring) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      if #"\.+*?()|[]{}^$"#.unicodeScalars.contains(scalar) { result += "\\" }
      result.unicodeScalars.append(scalar)
    }
    return result
  }

  /// The names in a predicate that may be columns.
  private func collectNames(_ expression: Expression, into names: inout [String]) {
    switch expression {
    case .name(let name): if !names.contains(name.text) { names.append(name.text) }
    case .unary(_, let operand, _): collectNames(operand, into: &names)
    case .binary(_, let left, let right, _):
      collectNames(left, into: &names)
      collectNames(right, into: &names)
    case .logical(_, let operands): for operand in operands { collectNames(operand, into: &names) }
    case .membership(_, let value, let items, _):
      for item in [value] + items { collectNames(item, into: &names) }
    case .between(let value, let lower, let upper, _, _):
      for item in [value, lower, upper] { collectNames(item, into: &names) }
    case .call(let call):
      for argument in call.arguments { collectNames(argument.value, into: &names) }
    case .member(let base, _): collectNames(base, into: &names)
    case .index(let base, let key, _):
      collectNames(base, into: &names)
      collectNames(key, into: &names)
    case .literal, .dynamic, .star, .pattern, .pipeline, .invalid: break
    }
  }
}
