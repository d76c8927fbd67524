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
    if clause.form == .find { return bindFind(clause, flow, environment) }
    guard let legs = searchLegs(clause, flow, environment) else { return nil }
    let all = legs.map(\.flow.schema)
    var named: [String] = []
    collectNames(clause.predicate, into: &named)
    var filtered: [(plan: LogicalPlan, source: String)] = []
    for leg in legs {
      guard let plan = found(clause, in: leg, named, all, environment) else { return nil }
      filtered.append((plan, leg.source))
    }
    guard
      var result = unite(
        filtered, .outer, withSource: Name("$table", span: clause.span), at: clause.span)
    else { return nil }
    result.owner = "the result of 'search'"
    return result
  }

  /// The rows of one table that satisfy the predicate.
  private func found(
    _ clause: SearchClause, in leg: SearchLeg, _ named: [String], _ all: [Schema],
    _ environment: Environment
  ) -> LogicalPlan? {
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
    return plan
  }

  // MARK: find

  /// Binds `find`: the rows of several tables that satisfy a predicate, with the columns that are
  /// asked for, or those that matter, and the others as a bag.
  private func bindFind(
    _ clause: SearchClause, _ flow: Flow?, _ environment: Environment
  ) -> Flow? {
    guard let legs = searchLegs(clause, flow, environment) else { return nil }
    let all = legs.map(\.flow.schema)
    var named: [String] = []
    collectNames(clause.predicate, into: &named)
    let wanted = clause.find.columns ?? smartColumns(all, named)
    // Without `project`, what is left over is packed.
    let packs =
      clause.find.packs
      || clause.find.columns == nil
        && all.contains { schema in
          schema.columns.contains { column in !wanted.contains { $0.name.text == column.name } }
        }
    for column in wanted where !all.contains(where: { findColumn(column.name.text, in: $0) != nil })
    {
      report(
        "kql.bind.unknown-column", "no table has a column '\(column.name.text)'",
        at: column.name.span)
      return nil
    }
    var united: [(plan: LogicalPlan, source: String)] = []
    for leg in legs {
      guard let plan = found(clause, in: leg, named, all, environment),
        let shaped = shape(plan, wanted, packs: packs, at: clause.span)
      else { return nil }
      united.append((shaped, leg.source))
    }
    let source = clause.find.source ?? Name("source_", span: clause.span)
    guard var result = unite(united, .outer, withSource: source, at: clause.span) else {
      return nil
    }
    // The bag stands last, whichever table came first.
    if packs, let place = result.schema.index(of: "pack_"), place < result.schema.count - 1 {
      var columns = passThrough(result.schema)
      columns.append(columns.remove(at: place))
      result.plan = .project(input: result.plan, columns: columns)
    }
    result.owner = "the result of 'find'"
    return result
  }

  /// The columns that the predicate names and those that every table has.
  private func smartColumns(_ all: [Schema], _ named: [String]) -> [FindClause.Column] {
    var columns: [FindClause.Column] = []
    var seen: Set<String> = []
    for schema in all {
      for column in schema.columns {
        let isCommon = all.allSatisfy { other in
          other.columns.contains { $0.name == column.name && $0.type == column.type }
        }
        let isNamed = named.contains { findColumn($0, in: Schema([column])) != nil }
        guard isCommon || isNamed, seen.insert(column.name).inserted else { continue }
        columns.append(.init(name: Name(column.name, span: .init(start: 0, end: 0)), type: nil))
      }
    }
    return columns
  }

  /// The wanted columns of one table, and the others as a bag.
  private func shape(
    _ plan: LogicalPlan, _ wanted: [FindClause.Column], packs: Bool, at span: SourceSpan
  ) -> LogicalPlan? {
    let schema = plan.schema
    var columns: [NamedBound] = []
    var taken: Set<Int> = []
    for column in wanted {
      guard let index = findColumn(column.name.text, in: schema) else { continue }
      taken.insert(index)
      let own = schema.columns[index]
      let value = BoundExpression.column(index, name: own.name, own.type)
      guard
        let converted = column.type.map({ convert(value, to: $0, at: column.name.span) }) ?? value
      else { return nil }
      columns.append(
        NamedBound(
          column: ColumnSchema(own.name, converted.type, aliases: own.aliases),
          expression: converted))
    }
    if packs {
      var parts: [BoundExpression] = []
      for (index, column) in schema.columns.enumerated() where !taken.contains(index) {
        parts.append(.constant(.string(column.name), .string))
        parts.append(.column(index, name: column.name, column.type))
      }
      let bag =
        parts.isEmpty
        ? BoundExpression.constant(.dynamic(.object(DynamicObject())), .dynamic)
        : call("bag_pack", shown: "pack", parts, at: span, isOperator: false)
      guard let bag else { return nil }
      columns.append(NamedBound(column: ColumnSchema("pack_", .dynamic), expression: bag))
    }
    return .project(input: plan, columns: columns)
  }

  private func searchLegs(
    _ clause: SearchClause, _ flow: Flow?, _ environment: Environment
  ) -> [SearchLeg]? {
    if let flow {
      guard clause.tables.isEmpty else {
        report(
          "kql.bind.search", "'\(clause.form.rawValue)' behind a pipe takes no tables",
          at: clause.span)
        return nil
      }
      return [leg(flow, 0, clause.form)]
    }
    var tables = clause.tables
    let form = clause.form.rawValue
    if tables.isEmpty { tables = [.pattern(Name("*", span: clause.span))] }
    var legs: [SearchLeg] = []
    for table in tables {
      if case .pattern(let pattern) = table {
        for (name, flow) in views(matching: pattern.text, environment) {
          legs.append(SearchLeg(flow: flow, source: name))
        }
        for table in catalog.tables where Wildcard.matches(table.name, pattern.text) {
          let scan = LogicalPlan.Scan(table: table, columns: Array(table.schema.columns.indices))
          legs.append(
            leg(Flow(plan: .scan(scan), owner: "'\(table.name)'"), legs.count, clause.form))
        }
        continue
      }
      var inner = environment
      guard let bound = bindSource(.expression(table), environment: &inner) else { return nil }
      legs.append(leg(bound, legs.count, clause.form))
    }
    // A table that has nothing of what the predicate speaks of is no part of the answer.
    var named: [String] = []
    collectNames(clause.predicate, into: &named)
    if !named.isEmpty, !hasTerm(clause.predicate) {
      let fitting = legs.filter { leg in
        named.contains { findColumn($0, in: leg.flow.schema) != nil }
      }
      if !fitting.isEmpty { legs = fitting }
    }
    guard !legs.isEmpty else {
      report("kql.bind.search", "no table matches for '\(form)'", at: clause.span)
      return nil
    }
    return legs
  }

  private func leg(
    _ flow: Flow, _ index: Int, _ form: SearchClause.Form
  ) -> SearchLeg {
    if let view = flow.view { return SearchLeg(flow: flow, source: view) }
    if case .scan(let scan) = flow.plan { return SearchLeg(flow: flow, source: scan.table.name) }
    return SearchLeg(flow: flow, source: "\(form.rawValue)_arg\(index)")
  }

  // MARK: Predicates

  /// Whether a part of the predicate looks into every column.
  private func hasTerm(_ predicate: Expression) -> Bool {
    switch predicate {
    case .literal, .star: true
    case .logical(_, let operands): operands.contains { hasTerm($0) }
    case .call(let call): call.arguments.contains { hasTerm($0.value) }
    case .binary(_, .star, _, _), .membership(_, .star, _, _): true
    default: false
    }
  }

  /// The predicate with each term as a condition on any column.
  private func searched(_ predicate: Expression, _ caseSensitive: Bool) -> Expression? {
    switch predicate {
    case .star(let span): return .literal(Literal(kind: .bool, text: "true", span: span))
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
