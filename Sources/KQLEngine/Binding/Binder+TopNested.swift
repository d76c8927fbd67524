import KQLSyntax

extension Binder {
  /// Binds `top-nested`.
  func bindTopNested(
    _ levels: [TopNestedLevel], _ flow: Flow, _ environment: Environment, at span: SourceSpan
  ) -> Flow? {
    let scope = Scope(schema: flow.schema, environment: environment, owner: flow.owner)
    var names = UniqueNames()
    var unnamed = 1
    var bound: [LogicalPlan.TopNested.Level] = []
    for level in levels {
      guard spend(at: level.of.span), let key = bind(level.of.expression, scope) else {
        return nil
      }
      var count: Int?
      if let expression = level.count {
        guard let number = constantCount(expression, "'top-nested'", environment) else {
          return nil
        }
        count = number
      }
      let column = outputColumn(
        level.of, key, scope, names: &names, prefix: "Column", number: &unnamed)
      var others: Value?
      if let expression = level.others {
        guard let value = bindOthers(expression, key.type, environment) else { return nil }
        others = value
      }
      let collector = AggregateCollector(input: scope, keyCount: 1)
      var measureScope = Scope(
        schema: Schema([]), environment: environment, owner: "'top-nested'")
      measureScope.aggregates = collector
      guard let measure = bind(level.by.expression, measureScope) else { return nil }
      guard !collector.aggregates.isEmpty, measure.type.isOrdered else {
        report(
          "kql.bind.top-nested", "'top-nested' orders by an aggregate", at: level.by.span,
          help: "for instance by count() or sum(x)")
        return nil
      }
      let name = names.take(level.by.names.first?.text ?? "aggregated_\(column.name)")
      bound.append(
        .init(
          key: NamedBound(column: column, expression: key), count: count, others: others,
          aggregates: collector.aggregates,
          measure: NamedBound(column: ColumnSchema(name, measure.type), expression: measure),
          direction: level.direction))
    }
    guard !bound.isEmpty else { return nil }
    return Flow(
      plan: .topNested(.init(input: flow.plan, levels: bound)),
      owner: "the result of 'top-nested'", isSerialized: false)
  }

  /// The key of the row for all other groups, of the type of the keys.
  private func bindOthers(
    _ expression: Expression, _ type: DataType, _ environment: Environment
  ) -> Value? {
    let scope = Scope(schema: Schema([]), environment: environment, owner: "'top-nested'")
    guard let bound = bind(expression, scope) else { return nil }
    guard FunctionResolution.common(bound.type, type) == type || bound.type == type,
      let value = constantValue(widen(bound, to: type))
    else {
      report(
        "kql.bind.argument-type",
        "'others' takes a constant of type '\(type.rawValue)'", at: expression.span)
      return nil
    }
    return value
  }
}
