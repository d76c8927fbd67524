import KQLSyntax

extension Binder {
  /// Binds a pipeline: its source, then operator after operator.
  func bind(_ pipeline: Pipeline, environment: inout Environment) -> Flow? {
    nested(at: pipeline.span) {
      guard let flow = bindSource(pipeline.source, environment: &environment) else { return nil }
      return bind(pipeline.operators, flow, environment: &environment)
    }
  }

  /// Binds operator after operator on top of a flow.
  func bind(
    _ operators: [TabularOperator], _ flow: Flow, environment: inout Environment
  ) -> Flow? {
    var flow = flow
    for step in operators {
      if case .annotated = flow.plan {
        report(
          "kql.bind.render-last", "'\(step.keyword.text)' stands behind 'render'",
          at: step.span, help: "put 'render' at the end")
        return nil
      }
      guard spend(at: step.span), let next = bind(step, flow, environment: &environment) else {
        return nil
      }
      flow = next
    }
    return flow
  }

  /// Binds where rows come from.
  func bindSource(_ source: Source, environment: inout Environment) -> Flow? {
    switch source {
    case .expression(let expression): return bindTable(expression, environment: &environment)
    case .datatable(let columns, let values, let span):
      return bindDatatable(columns, values, span, environment)
    case .print(let items, let span): return bindPrint(items, span, environment)
    case .range(let clause): return bindRange(clause, environment)
    case .union(let clause): return bindUnion(clause, nil, environment: &environment)
    case .search(let clause): return bindSearch(clause, nil, environment: &environment)
    }
  }

  private func bindTable(_ expression: Expression, environment: inout Environment) -> Flow? {
    guard spend(at: expression.span) else { return nil }
    switch expression {
    case .pipeline(let pipeline):
      var inner = environment
      return bind(pipeline, environment: &inner)
    case .name(let name):
      switch meaning(of: name.text, in: environment) {
      case .table(var flow):
        guard spend(at: name.span, flow.plan.size) else { return nil }
        if !name.text.isEmpty { flow.owner = "'\(name.text)'" }
        return flow
      case .function(let body, let captured):
        return inlineTable(name.text, body, captured, [], at: name.span, environment)
      case .scalar:
        report(
          "kql.bind.table-expected", "'\(name.text)' is a scalar, a table is expected",
          at: name.span, help: "print \(name.text)")
        return nil
      case nil: break
      }
      guard let table = findTable(name.text) else {
        reportUnknownTable(name)
        return nil
      }
      let scan = LogicalPlan.Scan(table: table, columns: Array(table.schema.columns.indices))
      return Flow(plan: .scan(scan), owner: "'\(table.name)'")
    case .call(let call): return bindTableCall(call, environment: &environment)
    case .invalid: return nil
    case .member(.call(let call), _) where ["cluster", "database"].contains(call.function.text):
      reportUnknownFunction(call.function)
      return nil
    default:
      report(
        "kql.bind.table-expected", "a scalar stands where a table is expected",
        at: expression.span, help: "print ... shows a scalar")
      return nil
    }
  }

  private func bindTableCall(_ call: Call, environment: inout Environment) -> Flow? {
    let name = call.function.text
    switch meaning(of: name, in: environment) {
    case .function(let body, let captured):
      return inlineTable(name, body, captured, call.arguments, at: call.span, environment)
    case .table(let flow) where call.arguments.isEmpty: return flow
    default: break
    }
    if name == "materialize", call.arguments.count == 1 {
      var inner = environment
      guard
        let flow = bindSource(.expression(call.arguments[0].value), environment: &inner)
      else { return nil }
      return Flow(plan: .shared(SharedPlan(flow.plan)), owner: flow.owner)
    }
    if name == "table", call.arguments.count == 1,
      case .literal(let literal) = call.arguments[0].value, literal.kind == .string
    {
      return bindTable(
        .name(Name(literal.text, span: literal.span)), environment: &environment)
    }
    if catalog.scalarFunction(name) != nil || catalog.aggregateFunction(name) != nil {
      report(
        "kql.bind.table-expected", "\(name)() gives a scalar, a table is expected",
        at: call.span, help: "print \(name)(...)")
    } else {
      reportUnknownFunction(call.function)
    }
    return nil
  }

  private func inlineTable(
    _ name: String, _ body: FunctionBody, _ captured: Environment, _ arguments: [Argument],
    at span: SourceSpan, _ environment: Environment
  ) -> Flow? {
    let scope = Scope(schema: Schema([]), environment: environment, owner: "the call")
    guard var inner = parameters(name, body, captured, arguments, at: span, scope) else {
      return nil
    }
    return within(captured, calledAt: span, from: environment) {
      for binding in body.bindings { bind(binding, into: &inner) }
      switch body.result {
      case .pipeline(let pipeline): return bind(pipeline, environment: &inner)
      case .expression(let expression):
        guard isTabular(expression, inner) else {
          report(
            "kql.bind.table-expected", "the function gives a scalar, a table is expected",
            at: span)
          return nil
        }
        return bindSource(.expression(expression), environment: &inner)
      }
    }
  }

  // MARK: Sources that make rows

  private func bindDatatable(
    _ columns: [ColumnDeclaration], _ values: [Expression], _ span: SourceSpan,
    _ environment: Environment
  ) -> Flow? {
    var names: Set<String> = []
    for column in columns where !names.insert(column.name.text).inserted {
      report(
        "kql.bind.duplicate-column", "column '\(column.name.text)' is declared twice",
        at: column.name.span)
      return nil
    }
    guard !columns.isEmpty, values.count % columns.count == 0 else {
      report(
        "kql.bind.datatable", "\(values.count) values do not fill rows of \(columns.count) columns",
        at: span, help: "give one value for each column of each row")
      return nil
    }
    let scope = Scope(schema: Schema([]), environment: environment, owner: "'datatable'")
    var builders = columns.map { ColumnBuilder(type: $0.type) }
    var failed = false
    for (index, expression) in values.enumerated() {
      let column = columns[index % columns.count]
      guard let cell = datatableCell(expression, column.type, scope) else {
        failed = true
        continue
      }
      builders[index % columns.count].append(cell)
    }
    guard !failed else { return nil }
    let schema = Schema(columns.map { ColumnSchema($0.name.text, $0.type) })
    let table = Table(
      schema: schema, columns: builders.map { $0.finish() },
      rowCount: values.count / columns.count)
    return Flow(plan: .values(table), owner: "the datatable")
  }

  private func datatableCell(
    _ expression: Expression, _ type: DataType, _ scope: Scope
  ) -> Value? {
    // Plain literals, the mass of every datatable, need no binding.
    if case .literal(let literal) = expression, let (value, found) = value(of: literal),
      found == type
    {
      return value
    }
    // The least long has no positive counterpart, so a sign belongs to its digits here.
    if type == .long, case .unary(.minus, .literal(var literal), let span) = expression,
      literal.kind == .long
    {
      literal.text = "-" + literal.text
      literal.span = span
      return value(of: literal)?.0
    }
    let isLiteral =
      switch expression {
      case .literal, .dynamic, .unary(_, .literal, _): true
      default: false
      }
    guard isLiteral else {
      report(
        "kql.bind.literal-expected", "a cell of a datatable is a literal", at: expression.span,
        help: "work it out behind the datatable: | extend ...")
      return nil
    }
    guard let bound = bind(expression, scope),
      let converted = convert(bound, to: type, at: expression.span)
    else { return nil }
    return constantValue(converted)
  }

  private func bindPrint(
    _ items: [NamedExpression], _ span: SourceSpan, _ environment: Environment
  ) -> Flow? {
    let one = Table(schema: Schema([]), columns: [], rowCount: 1)
    let flow = Flow(plan: .values(one), owner: "'print'", isSerialized: true)
    var columns: [NamedBound] = []
    var names = UniqueNames()
    let scope = Scope(
      schema: flow.schema, environment: environment, owner: "'print'", isSerialized: true)
    var failed = false
    for (index, item) in items.enumerated() {
      guard let bound = bind(item.expression, scope) else {
        failed = true
        continue
      }
      if item.names.count != 1, let parts = parts(of: item.expression, scope) {
        guard item.names.count <= parts.count else {
          report(
            "kql.bind.names", "\(item.names.count) names are given to \(parts.count) values",
            at: item.span)
          failed = true
          continue
        }
        let count = item.names.isEmpty ? parts.count : item.names.count
        for (place, part) in parts.prefix(count).enumerated() {
          let name = item.names.isEmpty ? part.name : item.names[place].text
          columns.append(
            NamedBound(
              column: ColumnSchema(names.take(name), part.expression.type),
              expression: part.expression))
        }
        continue
      }
      if item.names.count > 1 {
        var number = 1
        guard let made = outputs(item, bound, scope, &names, &number) else {
          failed = true
          continue
        }
        columns += made
        continue
      }
      let name = item.names.first?.text ?? "print_\(index)"
      columns.append(
        NamedBound(
          column: ColumnSchema(names.take(name), bound.type), expression: bound))
    }
    return failed ? nil : Flow(plan: .project(input: flow.plan, columns: columns), owner: "'print'")
  }

  private func bindRange(_ clause: RangeClause, _ environment: Environment) -> Flow? {
    let scope = Scope(schema: Schema([]), environment: environment, owner: "'range'")
    let parts = [clause.from, clause.to, clause.step]
    var bound: [BoundExpression] = []
    for part in parts {
      guard let item = bind(part, scope) else { return nil }
      bound.append(item)
    }
    let type: DataType
    switch (bound[0].type, bound[1].type, bound[2].type) {
    case (.datetime, .datetime, .timespan): type = .datetime
    case (.timespan, .timespan, .timespan): type = .timespan
    default:
      guard let first = FunctionResolution.common(bound[0].type, bound[1].type),
        let common = FunctionResolution.common(first, bound[2].type), common.isNumeric
      else {
        let types = bound.map { "'\($0.type.rawValue)'" }.joined(separator: ", ")
        report(
          "kql.bind.argument-type", "'range' does not take (\(types))", at: clause.span,
          help: "numbers, or datetimes with a timespan as step")
        return nil
      }
      type = common == .int ? .long : common
    }
    var values: [Value] = []
    for (index, item) in bound.enumerated() {
      guard let value = constantValue(item) else {
        report("kql.bind.constant", "a bound of 'range' is a constant", at: parts[index].span)
        return nil
      }
      values.append(type.isNumeric ? value.widened(to: type) : value)
    }
    let node = LogicalPlan.RangeNode(
      column: ColumnSchema(clause.name.text, type), from: values[0], to: values[1],
      step: values[2])
    return Flow(plan: .range(node), owner: "the range", isSerialized: true)
  }
}
