import KQLSyntax

extension Binder {
  /// Binds `evaluate` by running the analysis: its columns may depend on its rows.
  func bindEvaluate(
    _ call: Call, _ schema: OutputSchema?, _ flow: Flow, _ environment: Environment
  ) -> Flow? {
    let name = call.function.text
    guard let function = catalog.tableFunction(name) else {
      if ReferenceFunctions.analyses.contains(name) {
        report(
          "kql.bind.unsupported", "analysis '\(name)' of the reference is not supported",
          at: call.function.span)
        return nil
      }
      let names = catalog.tableFunctions.map(\.name)
      report(
        "kql.bind.unknown-analysis", "unknown analysis '\(name)'", at: call.function.span,
        caption: "not an analysis", help: meant(name, names),
        notes: listing("analyses are", names))
      return nil
    }
    let scope = Scope(
      schema: flow.schema, environment: environment, owner: flow.owner,
      isSerialized: flow.isSerialized)
    var arguments: [TableFunctionArguments.Argument] = []
    var reads: [[Int]] = []
    for argument in call.arguments {
      guard let (bound, columns) = evaluateArgument(argument.value, scope) else { return nil }
      arguments.append(bound)
      reads.append(columns)
    }
    do throws(Diagnostic) {
      let table = try function.evaluate(
        TableFunctionArguments(
          input: try run(flow.plan), arguments: arguments,
          names: call.arguments.map(\.name?.text), reads: reads,
          spans: call.arguments.map(\.value.span), span: call.span, context: context,
          catalog: catalog, summarize: summarizer(environment)))
      let result = Flow(plan: .values(table), owner: "the result of '\(name)'")
      guard let schema else { return result }
      return declared(schema, result, input: flow.schema)
    } catch {
      var located = error
      if located.span == nil { located.span = call.span }
      report(located)
      return nil
    }
  }

  /// The analysis that was meant: one of a like name, or one that is looked for by this word, as
  /// `location_quotient` is by `lq`.
  private func meant(_ name: String, _ names: [String]) -> String {
    let word = name.lowercased()
    let sought = catalog.tableFunctions.filter { function in
      function.searchTerms.contains { $0.lowercased() == word }
    }
    if let first = sought.first { return "did you mean '\(first.name)'?" }
    return didYouMean(name, names)
  }

  /// One argument, and the columns that it reads.
  private func evaluateArgument(
    _ expression: Expression, _ scope: Scope
  ) -> (TableFunctionArguments.Argument, [Int])? {
    if case .name(let column) = expression, let index = findColumn(column.text, in: scope.schema) {
      return (.column(index), [index])
    }
    var inner = scope
    let collector = AggregateCollector(input: scope, keyCount: 0)
    let isAggregate: Bool =
      if case .call(let call) = expression, scope.environment.bindings[call.function.text] == nil {
        catalog.aggregateFunction(call.function.text) != nil
      } else {
        false
      }
    if isAggregate { inner.aggregates = collector }
    guard let bound = bind(expression, inner) else { return nil }
    if !isAggregate, let value = constantValue(bound) { return (.value(value), []) }
    var columns: Set<Int> = []
    for aggregate in collector.aggregates {
      for part in aggregate.arguments { part.collectColumns(into: &columns) }
      aggregate.condition?.collectColumns(into: &columns)
    }
    if !isAggregate { bound.collectColumns(into: &columns) }
    return (.expression(expression), columns.sorted())
  }

  /// The columns that a query declares of an analysis: those of the result by their names, of the
  /// types declared, and with `*` those of the input that the result still has.
  private func declared(_ schema: OutputSchema, _ flow: Flow, input: Schema) -> Flow? {
    let all = passThrough(flow.schema)
    let names = Set(schema.columns.map(\.name.text))
    let kept = all.filter { item in
      input.columns.contains { $0.name == item.column.name } && !names.contains(item.column.name)
    }
    var columns: [NamedBound] = []
    for (index, declaration) in schema.columns.enumerated() {
      if index == schema.wildcard { columns += kept }
      let name = declaration.name.text
      guard !columns.contains(where: { $0.column.name == name }) else {
        report(
          "kql.bind.duplicate-column", "there is a column '\(name)' already",
          at: declaration.name.span)
        return nil
      }
      let source =
        all.first { $0.column.name == name }?.expression
        ?? .constant(declaration.type == .string ? .string("") : .null, declaration.type)
      guard let value = convert(source, to: declaration.type, at: declaration.name.span) else {
        return nil
      }
      columns.append(
        NamedBound(column: ColumnSchema(name, declaration.type), expression: value))
    }
    if schema.wildcard == schema.columns.count { columns += kept }
    return replacing(flow, .project(input: flow.plan, columns: columns))
  }

  private func summarizer(
    _ environment: Environment
  ) -> @Sendable (Table, [NamedExpression], [NamedExpression]) throws(Diagnostic) -> Table {
    let catalog = catalog
    let context = context
    let run = run
    return {
      (table: Table, aggregates: [NamedExpression], keys: [NamedExpression]) throws(Diagnostic)
        -> Table in
      let binder = Binder(catalog: catalog, context: context, run: run)
      let flow = Flow(plan: .values(table), owner: "the input")
      let span = aggregates.first?.span ?? SourceSpan(start: 0, end: 0)
      guard
        let bound = binder.bindSummarize(aggregates, by: keys, flow, environment, at: span)
      else {
        throw binder.diagnostics.first
          ?? Diagnostic(code: "kql.internal", message: "summarize could not be bound")
      }
      return try run(bound.plan)
    }
  }
}
