import KQLSyntax

extension Binder {
  /// Binds an aggregate call inside `summarize`; gives the column of the aggregation it becomes.
  func bindAggregate(
    _ function: AggregateFunction, _ call: Call, _ collector: AggregateCollector
  ) -> BoundExpression? {
    guard
      function.expansion == .single || call.arguments.count == 1
        || (function.expansion == .eachParameter
          && call.arguments.count == (function.name.hasSuffix("w") ? 3 : 2))
    else {
      report(
        "kql.bind.aggregate-columns",
        "\(function.name)() makes several columns and cannot stand inside an expression",
        at: call.span)
      return nil
    }
    return bindAggregate(
      function, arguments: call.arguments.map(\.value), at: call.span, collector)
  }

  private func bindAggregate(
    _ function: AggregateFunction, arguments: [Expression], at span: SourceSpan,
    _ collector: AggregateCollector
  ) -> BoundExpression? {
    var bound: [BoundExpression] = []
    for argument in arguments {
      if case .star = argument, function.name == "count" { continue }
      guard let item = bind(argument, collector.input) else { return nil }
      bound.append(item)
    }
    if function.isConditional, let last = bound.popLast(), let span = arguments.last?.span {
      guard let condition = asCondition(last, at: span) else { return nil }
      bound.append(condition)
    }
    guard let resolved = function.resolve(bound.map(\.type)) else {
      let types = bound.map { "'\($0.type.rawValue)'" }.joined(separator: ", ")
      let counts = function.overloads.map { overload in
        (
          overload.parameters.count { $0.arity == .required },
          overload.parameters.contains { $0.arity == .repeated }
            ? Int.max : overload.parameters.count
        )
      }
      let fits = counts.contains { bound.count >= $0.0 && bound.count <= $0.1 }
      report(
        fits ? "kql.bind.argument-type" : "kql.bind.argument-count",
        fits
          ? "\(function.name)() does not take (\(types))"
          : "\(function.name)() does not take \(bound.count) argument\(bound.count == 1 ? "" : "s")",
        at: span)
      return nil
    }
    var widened = zip(bound, resolved.argumentTypes).map { widen($0, to: $1) }
    let condition = function.isConditional ? widened.popLast() : nil
    let position = collector.keyCount + collector.aggregates.count
    let name = "\(function.name)_\(position)"
    collector.aggregates.append(
      BoundAggregate(
        column: ColumnSchema(name, resolved.resultType), function: function.name,
        overload: resolved.overload, arguments: widened, condition: condition))
    return .column(position, name: name, resolved.resultType)
  }

  /// Binds `summarize`.
  func bindSummarize(
    _ aggregates: [NamedExpression], by keys: [NamedExpression], _ flow: Flow,
    _ environment: Environment, at span: SourceSpan
  ) -> Flow? {
    let scope = Scope(schema: flow.schema, environment: environment, owner: flow.owner)
    var failed = false
    var names = UniqueNames()
    var boundKeys: [NamedBound] = []
    var unnamed = 1
    for key in keys {
      guard let bound = bind(key.expression, scope) else {
        failed = true
        continue
      }
      let column = outputColumn(
        key, bound, scope, names: &names, prefix: "Column", number: &unnamed)
      boundKeys.append(NamedBound(column: column, expression: bound))
    }
    let collector = AggregateCollector(input: scope, keyCount: boundKeys.count)
    for key in boundKeys {
      if case .column(let index, _, _) = key.expression { collector.keyColumns.append(index) }
    }
    var keyScope = Scope(
      schema: Schema(boundKeys.map(\.column)), environment: environment, owner: "'summarize'")
    keyScope.aggregates = collector
    var outputs: [NamedBound] = boundKeys.enumerated().map { index, key in
      NamedBound(
        column: key.column,
        expression: .column(index, name: key.column.name, key.column.type))
    }
    for item in aggregates {
      guard
        let made = bindOutputs(item, keyScope, collector, names: &names, number: &unnamed)
      else {
        failed = true
        continue
      }
      outputs.append(contentsOf: made)
    }
    guard !failed, spend(at: span) else { return nil }
    let plain = outputs.dropFirst(boundKeys.count).enumerated().allSatisfy { index, output in
      if case .column(let position, _, _) = output.expression {
        return position == boundKeys.count + index
      }
      return false
    }
    // The common case needs no step of its own for the names.
    if plain && outputs.count == boundKeys.count + collector.aggregates.count {
      for (index, output) in outputs.dropFirst(boundKeys.count).enumerated() {
        collector.aggregates[index].column = output.column
      }
    }
    let aggregation = LogicalPlan.aggregate(
      .init(input: flow.plan, keys: boundKeys, aggregates: collector.aggregates))
    if plain && outputs.count == boundKeys.count + collector.aggregates.count {
      return Flow(plan: aggregation, owner: "the result of 'summarize'")
    }
    return Flow(
      plan: .project(input: aggregation, columns: outputs), owner: "the result of 'summarize'")
  }

  /// The columns that one item of `summarize` makes.
  private func bindOutputs(
    _ item: NamedExpression, _ scope: Scope, _ collector: AggregateCollector,
    names: inout UniqueNames, number: inout Int
  ) -> [NamedBound]? {
    if case .call(let call) = item.expression,
      let function = catalog.aggregateFunction(call.function.text), function.expansion != .single,
      let parts = expand(function, call, collector)
    {
      var outputs: [NamedBound] = []
      for (index, part) in parts.enumerated() {
        guard
          let bound = bindAggregate(function, arguments: part.arguments, at: call.span, collector)
        else { return nil }
        let given =
          index < item.names.count ? item.names[index].text : nil
        let name = names.take(given ?? part.name)
        outputs.append(
          NamedBound(column: ColumnSchema(name, bound.type), expression: bound))
      }
      return outputs
    }
    guard let bound = bind(item.expression, scope) else { return nil }
    let column = outputColumn(
      item, bound, scope, names: &names, prefix: "Column", number: &number)
    return [NamedBound(column: column, expression: bound)]
  }

  /// The calls with one output each that a call with several stands for, with their names.
  private func expand(
    _ function: AggregateFunction, _ call: Call, _ collector: AggregateCollector
  ) -> [(arguments: [Expression], name: String)]? {
    let values = call.arguments.map(\.value)
    func allColumns(except taken: Expression?) -> [(Expression, String)] {
      collector.input.schema.columns.enumerated().compactMap { index, column in
        let name = Name(column.name, span: call.span)
        if let taken, case .name(let used) = taken, used.text == column.name { return nil }
        // The keys stand in the result already.
        if collector.keyColumns.contains(index) { return nil }
        return (.name(name), column.name)
      }
    }
    func columns(_ expression: Expression, except taken: Expression?) -> [(Expression, String)] {
      if case .star = expression { return allColumns(except: taken) }
      return [(expression, resultName(expression) ?? "")]
    }
    switch function.expansion {
    case .single: return nil
    case .eachArgument:
      let condition = function.isConditional ? values.last : nil
      let subjects = function.isConditional ? values.dropLast() : values[...]
      return subjects.flatMap { columns($0, except: nil) }.map { expression, name in
        let prefixed: String =
          if case .prefixAndFirstArgument(let prefix) = function.naming {
            "\(prefix)_\(name)"
          } else {
            name.isEmpty ? function.name + "_" : name
          }
        return ([expression] + (condition.map { [$0] } ?? []), prefixed)
      }
    case .extremum:
      guard let first = values.first else { return nil }
      let prefix = function.name.hasSuffix("max") ? "max_" : "min_"
      let own = resultName(first) ?? prefix
      return [([first], own)]
        + values.dropFirst().flatMap { columns($0, except: first) }.map { expression, name in
          ([first, expression], name.isEmpty ? own : name)
        }
    case .eachParameter:
      guard values.count >= 2, let first = values.first else { return nil }
      let base = resultName(first) ?? ""
      let own = values.prefix(function.name.hasSuffix("w") ? 2 : 1)
      return values.dropFirst(own.count).map { rank in
        let text: String = if case .literal(let literal) = rank { literal.text } else { "" }
        return (
          own + [rank], "percentile_\(base)_\(text.replacing(".", with: "_"))"
        )
      }
    }
  }

  /// The schema of the column that an item makes: the name given, the name the expression has, or
  /// the next number.
  func outputColumn(
    _ item: NamedExpression, _ bound: BoundExpression, _ scope: Scope,
    names: inout UniqueNames, prefix: String, number: inout Int
  ) -> ColumnSchema {
    let name: String
    if let given = item.names.first {
      name = names.take(given.text)
    } else if let derived = resultName(item.expression) {
      name = names.take(derived)
    } else {
      name = names.number(prefix, from: number)
      number += 1
    }
    // A column that is passed on keeps its other names, and its own where an alias was written.
    if case .name = item.expression, case .column(let index, _, _) = bound,
      scope.schema.columns.indices.contains(index)
    {
      let original = scope.schema.columns[index]
      if item.names.isEmpty {
        let aliases = ([original.name] + original.aliases).filter { $0 != name }
        return ColumnSchema(name, bound.type, aliases: aliases, summary: original.summary)
      }
    }
    return ColumnSchema(name, bound.type)
  }
}
