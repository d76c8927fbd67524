import KQLSyntax

extension Binder {
  /// Binds a scalar expression; nil where it makes no sense, which has been reported.
  func bind(_ expression: Expression, _ scope: Scope) -> BoundExpression? {
    nested(at: expression.span) { bindNested(expression, scope) }
  }

  private func bindNested(_ expression: Expression, _ scope: Scope) -> BoundExpression? {
    switch expression {
    case .literal(let literal):
      return value(of: literal).map { .constant($0.0, $0.1) }
    case .dynamic(let node, _):
      return value(of: node).map { .constant($0.isNull ? .null : .dynamic($0), .dynamic) }
    case .name(let name): return bind(name, scope)
    case .unary(let symbol, let operand, let span):
      guard let bound = bind(operand, scope) else { return nil }
      if symbol == .plus { return bound }
      return call("unary-", shown: "-", [bound], at: span, isOperator: false)
    case .binary(let symbol, let left, let right, let operatorSpan):
      return bindBinary(symbol, left, right, operatorSpan, scope)
    case .logical(let symbol, let operands): return bindLogical(symbol, operands, scope)
    case .membership(let symbol, let left, let items, let span):
      return bindMembership(symbol, left, items, span, scope)
    case .between(let value, let lower, let upper, let negated, let span):
      return bindBetween(value, lower, upper, negated, span, scope)
    case .call(let call): return bind(call, scope)
    case .member(let base, let name):
      guard let bound = bind(base, scope) else { return nil }
      return access("member", bound, .constant(.string(name.text), .string), expression)
    case .index(let base, let key, _):
      guard let bound = bind(base, scope), let position = bind(key, scope) else { return nil }
      return access("index", bound, position, expression)
    case .pipeline(let pipeline):
      report(
        "kql.bind.scalar-expected", "a table stands where a scalar is expected",
        at: pipeline.span, help: "toscalar(...) gives the first cell of a table")
      return nil
    case .star(let span):
      report("kql.bind.star", "'*' has no meaning here", at: span)
      return nil
    case .pattern(let name):
      report(
        "kql.bind.pattern", "the pattern '\(name.text)' has no meaning here", at: name.span)
      return nil
    case .invalid: return nil
    }
  }

  private func bind(_ name: Name, _ scope: Scope) -> BoundExpression? {
    if let index = findColumn(name.text, in: scope.schema) {
      let column = scope.schema.columns[index]
      return .column(index, name: column.name, column.type)
    }
    switch meaning(of: name.text, in: scope.environment) {
    case .scalar(let value): return spend(at: name.span, value.size) ? value : nil
    case .table:
      report(
        "kql.bind.scalar-expected", "'\(name.text)' is a table, a scalar is expected",
        at: name.span, help: "toscalar(\(name.text)) gives its first cell")
      return nil
    case .function(let body, let captured) where body.parameters.isEmpty:
      return inline(name.text, body, captured, arguments: [], at: name.span, scope)
    case .function, nil: break
    }
    if let collector = scope.aggregates,
      findColumn(name.text, in: collector.input.schema) != nil
    {
      report(
        "kql.bind.not-aggregated", "column '\(name.text)' is neither aggregated nor a key",
        at: name.span,
        help: "put it behind 'by', or into an aggregate such as max(\(name.text))")
      return nil
    }
    reportUnknownColumn(name, scope)
    return nil
  }

  func reportUnknownColumn(_ name: Name, _ scope: Scope) {
    guard keepsDiagnostics else { return }
    let schema = scope.aggregates?.input.schema ?? scope.schema
    let candidates =
      schema.names + schema.columns.flatMap(\.aliases)
      + scope.environment.bindings.sorted.map(\.name)
    let suggestion = EditDistance.nearest(to: name.text, among: candidates)
    if schema.count == 0 {
      report(
        "kql.bind.unknown-name", "unknown name '\(name.text)'", at: name.span,
        caption: "not known here", help: didYouMean(name.text, candidates))
      return
    }
    report(
      "kql.bind.unknown-column", "unknown column '\(name.text)' in \(scope.owner)",
      at: name.span, caption: "not a column of \(scope.owner)",
      help: suggestion.map { "did you mean '\($0)'?" }
        ?? "name one of its columns, or put a text in quotes: '\(name.text)'",
      notes: listing("columns are", schema.names),
      fixIts: suggestion.map { [Diagnostic.FixIt(span: name.span, replacement: $0)] } ?? [])
  }

  private func bindBinary(
    _ symbol: BinaryOperator, _ left: Expression, _ right: Expression, _ span: SourceSpan,
    _ scope: Scope
  ) -> BoundExpression? {
    if case .star(let star) = left {
      return bindAnyColumn(symbol, star, right, scope)
    }
    let a = bind(left, scope)
    let b = bind(right, scope)
    guard let a, let b else { return nil }
    return call(
      symbol.rawValue, shown: symbol.rawValue, [a, b], at: left.span.union(right.span),
      isOperator: true)
  }

  /// `* has "x"`: the condition for any column.
  private func bindAnyColumn(
    _ symbol: BinaryOperator, _ star: SourceSpan, _ right: Expression, _ scope: Scope
  ) -> BoundExpression? {
    guard let value = bind(right, scope) else { return nil }
    let isTextual = ![.equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual].contains(
      symbol)
    var conditions: [BoundExpression] = []
    for (index, column) in scope.schema.columns.enumerated() {
      var cell = BoundExpression.column(index, name: column.name, column.type)
      if isTextual && column.type != .string && column.type != .dynamic {
        guard let text = convert(cell, to: .string, at: star) else { return nil }
        cell = text
      }
      guard catalog.scalarFunction(symbol.rawValue)?.resolve([cell.type, value.type]) != nil,
        let condition = call(
          symbol.rawValue, shown: symbol.rawValue, [cell, value], at: star, isOperator: true)
      else { continue }
      conditions.append(condition)
    }
    guard let first = conditions.first else {
      report(
        "kql.bind.star", "no column can be compared with '\(value.type.rawValue)'", at: star)
      return nil
    }
    return conditions.count == 1 ? first : .logical(.or, conditions)
  }

  private func bindLogical(
    _ symbol: LogicalOperator, _ operands: [Expression], _ scope: Scope
  ) -> BoundExpression? {
    var bound: [BoundExpression] = []
    var failed = false
    for operand in operands {
      guard let item = bind(operand, scope) else {
        failed = true
        continue
      }
      guard let condition = asCondition(item, at: operand.span) else {
        failed = true
        continue
      }
      bound.append(condition)
    }
    return failed ? nil : .logical(symbol, bound)
  }

  /// The expression as a truth value; reported where it is none.
  func asCondition(_ bound: BoundExpression, at span: SourceSpan) -> BoundExpression? {
    switch bound.type {
    case .bool: return bound
    case .int, .long, .real, .dynamic:
      // The language reads a number as a condition: 0 is false.
      return call("tobool", shown: "tobool", [bound], at: span, isOperator: false)
    default:
      report(
        "kql.bind.argument-type", "expected 'bool', found '\(bound.type.rawValue)'", at: span,
        help: "compare it: ... == ...")
      return nil
    }
  }

  private func bindBetween(
    _ value: Expression, _ lower: Expression, _ upper: Expression, _ negated: Bool,
    _ span: SourceSpan, _ scope: Scope
  ) -> BoundExpression? {
    let subject = bind(value, scope)
    let low = bind(lower, scope)
    let high = bind(upper, scope)
    guard let subject, let low, var high = high else { return nil }
    if low.type == .datetime && high.type == .timespan {
      guard let sum = call("+", shown: "+", [low, high], at: upper.span, isOperator: true)
      else { return nil }
      high = sum
    }
    guard let from = call(">=", shown: "between", [subject, low], at: span, isOperator: true),
      let to = call("<=", shown: "between", [subject, high], at: span, isOperator: true)
    else { return nil }
    let both = BoundExpression.logical(.and, [from, to])
    return negated ? call("not", shown: "not", [both], at: span, isOperator: false) : both
  }

  private func access(
    _ function: String, _ base: BoundExpression, _ key: BoundExpression, _ expression: Expression
  ) -> BoundExpression? {
    guard base.type == .dynamic else {
      report(
        "kql.bind.not-dynamic", "a value of type '\(base.type.rawValue)' has no members",
        at: expression.span, help: "parse_json(...) makes a dynamic value of text")
      return nil
    }
    return call(function, shown: function, [base, key], at: expression.span, isOperator: false)
  }

  /// A call of a registered function with bound arguments.
  func call(
    _ name: String, shown: String, _ arguments: [BoundExpression], at span: SourceSpan,
    isOperator: Bool
  ) -> BoundExpression? {
    guard let function = catalog.scalarFunction(name) else {
      report("kql.bind.unsupported", "'\(shown)' is not supported", at: span)
      return nil
    }
    let types = arguments.map(\.type)
    if let problem = function.checkConstants?(arguments.map(constantIfPlain)) {
      report("kql.bind.argument-value", "\(shown)(): \(problem)", at: span)
      return nil
    }
    guard let resolved = function.resolve(types) else {
      reportMismatch(function, shown: shown, types: types, at: span, isOperator: isOperator)
      return nil
    }
    let widened = zip(arguments, resolved.argumentTypes).map { argument, type in
      widen(argument, to: type)
    }
    return .call(
      BoundCall(
        function: name, isOperator: isOperator, volatility: function.volatility,
        overload: resolved.overload, arguments: widened, type: resolved.resultType,
        // A place in the body of a stored function is none in the query.
        span: storedCalls.first?.span ?? span))
  }

  /// The value of a literal argument, negated or not; nil for anything that would have to be
  /// worked out.
  private func constantIfPlain(_ bound: BoundExpression) -> Value? {
    switch bound {
    case .constant(let value, _): value
    case .call(let call) where call.function == "unary-" && call.arguments[0].isConstant:
      constantValue(bound)
    default: nil
    }
  }

  private func reportMismatch(
    _ function: ScalarFunction, shown: String, types: [DataType], at span: SourceSpan,
    isOperator: Bool
  ) {
    let found = types.map { "'\($0.rawValue)'" }.joined(separator: isOperator ? " and " : ", ")
    if isOperator || function.isHidden {
      let needsCast = types.contains(.dynamic)
      report(
        "kql.bind.argument-type", "'\(shown)' cannot be applied to \(found)", at: span,
        help: needsCast
          ? "give the dynamic value a type first: tolong(...), toreal(...), tostring(...)" : "")
      return
    }
    let counts = function.overloads.map { overload in
      let least = overload.parameters.count { $0.arity == .required }
      let most =
        overload.parameters.contains { $0.arity == .repeated } ? Int.max : overload.parameters.count
      return (least, most)
    }
    let fits = counts.contains { types.count >= $0.0 && types.count <= $0.1 }
    report(
      fits ? "kql.bind.argument-type" : "kql.bind.argument-count",
      fits
        ? "\(shown)() does not take (\(found))"
        : "\(shown)() does not take \(types.count) argument\(types.count == 1 ? "" : "s")",
      at: span,
      help: function.signatures.first.flatMap { $0.split(separator: " ->").first }
        .map { "write it as \($0)" } ?? "",
      notes: listing("signatures:", function.signatures))
  }

  /// The expression as a wider type.
  func widen(_ bound: BoundExpression, to type: DataType) -> BoundExpression {
    if bound.type == type { return bound }
    if case .constant(let value, _) = bound { return .constant(value.widened(to: type), type) }
    return .widened(bound, type)
  }

  /// The expression as another type, by the language's conversions (`toint` ...).
  func convert(_ bound: BoundExpression, to type: DataType, at span: SourceSpan)
    -> BoundExpression?
  {
    if bound.type == type { return bound }
    if case .constant(.null, _) = bound {
      return .constant(type == .string ? .string("") : .null, type)
    }
    if FunctionResolution.widenings(of: bound.type).contains(type) {
      return widen(bound, to: type)
    }
    if type == .dynamic { return widen(bound, to: .dynamic) }
    return call(
      "to\(type.rawValue)", shown: "to\(type.rawValue)", [bound], at: span, isOperator: false)
  }

  // MARK: Constants

  /// The value of an expression that depends on no row; nil where it does.
  ///
  /// A `toscalar(...)` inside is run.
  func constantValue(_ bound: BoundExpression) -> Value? {
    switch bound {
    case .constant(let value, _): return value
    case .widened(let inner, let type): return constantValue(inner)?.widened(to: type)
    case .call(let call):
      guard call.volatility == .stable else { return nil }
      var operands: [Operand] = []
      for argument in call.arguments {
        guard let value = constantValue(argument) else { return nil }
        operands.append(Operand(constant: value, type: argument.type))
      }
      let arguments = ScalarArguments(
        operands: operands, count: 1, resultType: call.type, context: context)
      if let attempt = call.overload.attempt {
        do throws(Diagnostic) {
          return try attempt(arguments)[0]
        } catch {
          report(error.located(at: call.span))
          return nil
        }
      }
      let column = call.overload.evaluate(arguments)
      if case .string(let texts) = column, texts.texts.isTruncated { return nil }
      return column[0]
    case .subquery(let subquery):
      do throws(Diagnostic) {
        let table = try run(subquery.plan)
        return table.rowCount > 0 ? table.columns[0][0] : .null
      } catch {
        report(error)
        return nil
      }
    case .logical(let symbol, let operands):
      var sawNull = false
      for operand in operands {
        guard let value = constantValue(operand) else { return nil }
        guard let truth = value.truth else {
          sawNull = true
          continue
        }
        if truth == (symbol == .or) { return .bool(truth) }
      }
      return sawNull ? .null : .bool(symbol == .and)
    case .inSet(let inner, let set, let negated):
      guard let value = constantValue(inner) else { return nil }
      let found = set.contains(Operand(constant: value, type: inner.type), count: 1)
      return .bool((found.first ?? false) != negated)
    case .column, .inSubquery: return nil
    }
  }

  /// A whole number that an operator needs, such as the count of `take`; reported where the
  /// expression is none.
  func constantCount(_ expression: Expression, _ what: String, _ environment: Environment) -> Int? {
    let scope = Scope(schema: Schema([]), environment: environment, owner: what)
    guard let bound = bind(expression, scope) else { return nil }
    guard let number = constantValue(bound)?.int64, let count = Int(exactly: number), count >= 0
    else {
      report(
        "kql.bind.count", "\(what) takes a whole number from 0 on", at: expression.span)
      return nil
    }
    return count
  }
}
