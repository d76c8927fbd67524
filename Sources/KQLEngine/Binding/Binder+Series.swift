import KQLSyntax

extension Binder {
  /// The points of a series, with every bound worked out.
  private struct SeriesAxis {
    /// The type of the points.
    var type: DataType
    /// The axis of a row, as that type.
    var expression: BoundExpression
    var from: Value?
    var to: Value?
    var step: Value
    var end: LogicalPlan.MakeSeries.End

    /// The type of the step.
    var stepType: DataType { type == .datetime ? .timespan : type }
  }

  /// Binds `make-series`: a filter to the bounds, an aggregation by group and point, and the step
  /// that makes arrays of its rows.
  func bindMakeSeries(
    _ clause: MakeSeriesClause, _ flow: Flow, _ environment: Environment, at span: SourceSpan
  ) -> Flow? {
    let scope = Scope(schema: flow.schema, environment: environment, owner: flow.owner)
    guard let axis = bindAxis(clause, scope),
      let pointed = bindPoints(axis, flow, at: clause.axis.span)
    else { return nil }
    let point = NamedExpression(
      expression: .name(Name(pointed.name, span: clause.axis.expression.span)))
    guard
      let summary = bindSummarize(
        clause.series.map(\.aggregate), by: clause.by + [point], pointed.flow, environment,
        at: span)
    else { return nil }
    let keyCount = clause.by.count
    let values = summary.schema.columns.dropFirst(keyCount + 1)
    guard values.count == clause.series.count else {
      report(
        "kql.bind.aggregate-columns", "a series is one column, an aggregate here makes several",
        at: clause.series.first?.aggregate.span ?? span)
      return nil
    }
    var defaults: [Value] = []
    for (series, column) in zip(clause.series, values) {
      guard let value = seriesDefault(series, column.type, environment) else { return nil }
      defaults.append(value)
    }
    var names = UniqueNames(
      taken: summary.schema.columns.enumerated().filter { $0.offset != keyCount }
        .map(\.element.name))
    var number = 1
    var column = outputColumn(
      clause.axis, axis.expression, scope, names: &names, prefix: "Column", number: &number)
    column.type = .dynamic
    return Flow(
      plan: .makeSeries(
        .init(
          input: summary.plan, keyCount: keyCount, axis: column, pointType: axis.type,
          from: axis.from, to: axis.to, end: axis.end, step: axis.step, defaults: defaults,
          kind: clause.kind)),
      owner: "the result of 'make-series'")
  }

  // MARK: The axis

  private func bindAxis(_ clause: MakeSeriesClause, _ scope: Scope) -> SeriesAxis? {
    let constants = Scope(
      schema: Schema([]), environment: scope.environment, owner: "the bounds of 'make-series'")
    guard let subject = bind(clause.axis.expression, scope) else { return nil }
    var bounds: [BoundExpression?] = []
    for expression in [clause.from, clause.to, clause.step] {
      guard let expression else {
        bounds.append(nil)
        continue
      }
      guard let bound = bind(expression, constants) else { return nil }
      bounds.append(bound)
    }
    guard let type = pointType(subject.type, bounds) else {
      let types = ([subject] + bounds.compactMap { $0 }).map { "'\($0.type.rawValue)'" }
      report(
        "kql.bind.argument-type",
        "'make-series' does not take an axis and bounds of types \(types.joined(separator: ", "))",
        at: clause.axis.span, help: "numbers, or a datetime with a timespan as step")
      return nil
    }
    var axis = SeriesAxis(
      type: type, expression: widen(subject, to: type), step: .null,
      end: clause.endIncluded ? .included : .excluded)
    if let from = clause.from {
      guard let value = seriesBound(bounds[0], type, at: from.span) else { return nil }
      axis.from = value
    }
    if let to = clause.to {
      guard let value = seriesBound(bounds[1], type, at: to.span) else { return nil }
      axis.to = value
    }
    guard let step = seriesBound(bounds[2], axis.stepType, at: clause.step.span) else {
      return nil
    }
    axis.step = step
    if clause.endIncluded, let from = axis.from,
      let bin = call(
        "bin", shown: "bin", [.constant(from, type), .constant(step, axis.stepType)],
        at: clause.step.span, isOperator: false)
    {
      // In this form points are multiples of the step, wherever the range begins.
      axis.from = constantValue(bin)
    }
    return check(axis, clause) ? axis : nil
  }

  /// The type of the points; nil where axis, bounds and step do not go together.
  private func pointType(_ subject: DataType, _ bounds: [BoundExpression?]) -> DataType? {
    let ends = bounds.prefix(2).compactMap { $0?.type }
    let step = bounds[2]?.type
    switch subject {
    case .datetime, .timespan:
      return ends.allSatisfy { $0 == subject } && step == .timespan ? subject : nil
    case .int, .long, .real:
      var common = FunctionResolution.common(subject, .long)
      for type in ends + [step].compactMap({ $0 }) {
        common = common.flatMap { FunctionResolution.common($0, type) }
      }
      return common == .long || common == .real ? common : nil
    default: return nil
    }
  }

  private func seriesBound(
    _ bound: BoundExpression?, _ type: DataType, at span: SourceSpan
  ) -> Value? {
    guard let bound, let value = constantValue(bound), !value.isNull else {
      report(
        "kql.bind.constant", "a bound of 'make-series' is a constant, and not null", at: span,
        help: "let end = toscalar(... | summarize max(...));")
      return nil
    }
    return value.widened(to: type)
  }

  /// Whether the step is positive and a series of set bounds is not too long.
  private func check(_ axis: SeriesAxis, _ clause: MakeSeriesClause) -> Bool {
    func check<Point: SeriesPoint>(_: Point.Type) -> Bool {
      guard let step = Point(point: axis.step), step > Point.filler, step.isFinite else {
        report(
          "kql.bind.series-step", "the step of 'make-series' is a positive number or timespan",
          at: clause.step.span)
        return false
      }
      let ends = [axis.from, axis.to].map { $0.flatMap { Point(point: $0) } }
      for (end, expression) in zip(ends, [clause.from, clause.to]) {
        guard end?.isFinite ?? true else {
          report(
            "kql.bind.constant", "a bound of 'make-series' is a finite number",
            at: expression?.span ?? clause.axis.span)
          return false
        }
      }
      guard let from = ends[0], let to = ends[1] else { return true }
      let count = Point.count(from: from, to: to, step: step, axis.end)
      guard let count, count <= MakeSeriesExec.pointLimit else {
        report(MakeSeriesExec.tooLong(at: clause.step.span))
        return false
      }
      return true
    }
    return axis.type == .real ? check(Double.self) : check(Int64.self)
  }

  /// The rows that lie within the bounds, each with its point as a further column.
  private func bindPoints(
    _ axis: SeriesAxis, _ flow: Flow, at span: SourceSpan
  ) -> (flow: Flow, name: String)? {
    let step = BoundExpression.constant(axis.step, axis.stepType)
    let from = axis.from.map { BoundExpression.constant($0, axis.type) }
    let to = axis.to.map { BoundExpression.constant($0, axis.type) }
    let isAligned = from == nil || axis.end == .included
    guard
      let point = call(
        isAligned ? "bin" : "bin_at", shown: "bin",
        [axis.expression, step] + (isAligned ? [] : [from].compactMap { $0 }), at: span,
        isOperator: false)
    else { return nil }
    // In the form `in range(...)` whole bins count, in the other the rows between the bounds.
    let subject = axis.end == .included ? point : axis.expression
    var conditions: [BoundExpression?] = []
    if from == nil && to == nil {
      conditions.append(
        call("isnotnull", shown: "isnotnull", [subject], at: span, isOperator: false))
    }
    if let from {
      conditions.append(call(">=", shown: ">=", [subject, from], at: span, isOperator: true))
    }
    if let to {
      let symbol = axis.end == .included ? "<=" : "<"
      conditions.append(call(symbol, shown: symbol, [subject, to], at: span, isOperator: true))
    }
    let bound = conditions.compactMap { $0 }
    guard bound.count == conditions.count else { return nil }
    var names = UniqueNames(taken: flow.schema.names)
    let name = names.take("$point")
    let filtered = LogicalPlan.filter(
      input: flow.plan, condition: bound.count == 1 ? bound[0] : .logical(.and, bound))
    let columns =
      passThrough(flow.schema)
      + [NamedBound(column: ColumnSchema(name, axis.type), expression: point)]
    return (replacing(flow, .project(input: filtered, columns: columns)), name)
  }

  // MARK: The series

  /// The value of points without rows, of the type that the series has; reported where the
  /// series cannot have it.
  private func seriesDefault(
    _ series: MakeSeriesClause.Series, _ type: DataType, _ environment: Environment
  ) -> Value? {
    guard type.isNumeric else {
      report(
        "kql.bind.argument-type",
        "'make-series' takes aggregates that give numbers, found '\(type.rawValue)'",
        at: series.aggregate.expression.span)
      return nil
    }
    let elementType: DataType = type == .real || type == .decimal ? .real : .long
    guard let expression = series.defaultValue else {
      if case .call(let call) = series.aggregate.expression,
        ["avg", "avgif"].contains(call.function.text)
      {
        // There is no mean of nothing; a count or a sum of nothing is 0.
        return .null
      }
      return Value.long(0).widened(to: elementType)
    }
    let constants = Scope(
      schema: Schema([]), environment: environment, owner: "the default of 'make-series'")
    guard let bound = bind(expression, constants) else { return nil }
    guard let value = constantValue(bound) else {
      report("kql.bind.constant", "a default is a constant", at: expression.span)
      return nil
    }
    return elementType == .real ? value.widened(to: .real) : value
  }
}
