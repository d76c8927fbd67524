import KQLSyntax

extension Binder {
  /// Binds a call: an aggregate, a function of the query, a special form or a registered function.
  func bind(_ call: Call, _ scope: Scope) -> BoundExpression? {
    let name = call.function.text
    if case .function(let body, let captured) = meaning(of: name, in: scope.environment) {
      return inline(name, body, captured, arguments: call.arguments, at: call.span, scope)
    }
    if let aggregate = catalog.aggregateFunction(name) {
      guard let collector = scope.aggregates else {
        if catalog.scalarFunction(name) == nil {
          report(
            "kql.bind.aggregate-outside", "aggregate \(name)() stands outside of 'summarize'",
            at: call.span, help: "... | summarize \(name)(...)")
          return nil
        }
        return bindScalar(call, scope)
      }
      return bindAggregate(aggregate, call, collector)
    }
    switch name {
    case "toscalar": return bindToScalar(call, scope)
    case "case": return bindCase(call, scope)
    case "column_ifexists", "columnifexists": return bindColumnIfExists(call, scope)
    case "pack_all": return bindPackAll(call, scope)
    case "bag_pack_columns": return bindPackColumns(call, scope)
    case "iscolumnexists": return bindIsColumn(call, scope)
    case "estimate_data_size": return bindDataSize(call, scope)
    case "column_names_of": return bindColumnNames(call, scope)
    case "assert": return bindAssert(call, scope)
    case "bin_auto": return bindBinAuto(call, scope)
    case "extract" where call.arguments.count == 4: return bindTypedExtract(call, scope)
    case "extract_json" where call.arguments.count == 3,
      "extractjson" where call.arguments.count == 3:
      return bindTypedExtract(call, scope)
    default: return bindScalar(call, scope)
    }
  }

  private func bindScalar(_ call: Call, _ scope: Scope) -> BoundExpression? {
    let name = call.function.text
    guard let function = catalog.scalarFunction(name), !function.isHidden else {
      reportUnknownFunction(call.function)
      return nil
    }
    if function.volatility == .window && !scope.isSerialized {
      report(
        "kql.bind.not-serialized", "\(name)() needs rows in order", at: call.span,
        help: "put 'sort by ...' or 'serialize' before it")
      return nil
    }
    var arguments: [BoundExpression] = []
    var failed = false
    for argument in call.arguments {
      if let typeName = typeArgument(argument.value) {
        arguments.append(.constant(.string(typeName.rawValue), .string))
      } else if let bound = bind(argument.value, scope) {
        arguments.append(bound)
      } else {
        failed = true
      }
    }
    return failed
      ? nil : self.call(name, shown: name, arguments, at: call.span, isOperator: false)
  }

  /// The type of an argument `typeof(long)`.
  private func typeArgument(_ expression: Expression) -> DataType? {
    guard case .call(let call) = expression, call.function.text == "typeof",
      call.arguments.count == 1, case .name(let name) = call.arguments[0].value
    else { return nil }
    return DataType(alias: name.text)
  }

  func reportUnknownFunction(_ name: Name) {
    if catalog.storedFunction(name.text) != nil {
      report("kql.bind.recursion", "function '\(name.text)' calls itself", at: name.span)
      return
    }
    if let help = ReferenceFunctions.sources[name.text] {
      report(
        "kql.bind.unsupported", "operator '\(name.text)' is not supported", at: name.span,
        help: help)
      return
    }
    if let help = ReferenceFunctions.help(for: name.text) {
      report(
        "kql.bind.unsupported", "function '\(name.text)' of the reference is not supported",
        at: name.span, help: help)
      return
    }
    guard keepsDiagnostics else { return }
    let names =
      catalog.scalarFunctions.map(\.name) + catalog.aggregateFunctions.map(\.name)
      + catalog.storedFunctions.map(\.name) + ["toscalar", "case", "materialize"]
    let suggestion = EditDistance.nearest(to: name.text, among: names)
    report(
      "kql.bind.unknown-function", "unknown function '\(name.text)'", at: name.span,
      caption: "not a function",
      help: catalog.tableFunction(name.text) != nil
        ? "it is an analysis of a table: T | evaluate \(name.text)(...)"
        : suggestion.map { "did you mean '\($0)'?" }
          ?? "check the spelling, or define it before: let \(name.text) = (...) { ... };",
      fixIts: suggestion.map { [Diagnostic.FixIt(span: name.span, replacement: $0)] } ?? [])
  }

  // MARK: Special forms

  private func bindToScalar(_ call: Call, _ scope: Scope) -> BoundExpression? {
    guard call.arguments.count == 1 else {
      report("kql.bind.argument-count", "toscalar() takes one table", at: call.span)
      return nil
    }
    let argument = call.arguments[0].value
    if !isTabular(argument, scope.environment) {
      // A scalar in toscalar() is that scalar.
      return bind(argument, scope)
    }
    var environment = scope.environment
    guard let flow = bindSource(.expression(argument), environment: &environment) else {
      return nil
    }
    guard let type = flow.schema.columns.first?.type else {
      report("kql.bind.no-columns", "the table in toscalar() has no columns", at: argument.span)
      return nil
    }
    return .subquery(Subquery(plan: flow.plan, type: type))
  }

  private func bindCase(_ call: Call, _ scope: Scope) -> BoundExpression? {
    guard call.arguments.count >= 3, call.arguments.count % 2 == 1 else {
      report(
        "kql.bind.argument-count", "case() takes pairs of condition and value, then a default",
        at: call.span, help: "case(a > 1, \"many\", a == 1, \"one\", \"none\")")
      return nil
    }
    // Each pair stands inside of the one before it, and what is nested too deep overflows the stack.
    guard call.arguments.count <= 601 else {
      report(
        "kql.limit.plan-size", "case() takes at most 300 pairs", at: call.span,
        help: "look the values up in a table: lookup (datatable(...) [...]) on ...")
      return nil
    }
    let bound = call.arguments.map { bind($0.value, scope) }
    guard !bound.contains(where: { $0 == nil }) else { return nil }
    let parts = bound.compactMap { $0 }
    var result = parts[parts.count - 1]
    for position in stride(from: parts.count - 3, through: 0, by: -2) {
      guard let condition = asCondition(parts[position], at: call.arguments[position].value.span),
        let next = self.call(
          "iff", shown: "case", [condition, parts[position + 1], result], at: call.span,
          isOperator: false)
      else { return nil }
      result = next
    }
    return result
  }

  private func bindColumnIfExists(_ call: Call, _ scope: Scope) -> BoundExpression? {
    guard call.arguments.count == 2, case .literal(let literal) = call.arguments[0].value,
      literal.kind == .string
    else {
      report(
        "kql.bind.argument-type", "column_ifexists() takes a name in quotes and a default",
        at: call.span)
      return nil
    }
    if findColumn(literal.text, in: scope.schema) != nil {
      return bind(.name(Name(literal.text, span: literal.span)), scope)
    }
    return bind(call.arguments[1].value, scope)
  }

  private func bindTypedExtract(_ call: Call, _ scope: Scope) -> BoundExpression? {
    guard let last = call.arguments.last, let type = typeArgument(last.value) else {
      report(
        "kql.bind.argument-type", "the last argument of \(call.function.text)() is a type",
        at: call.arguments.last?.value.span ?? call.span, help: "typeof(long)")
      return nil
    }
    var plain = call
    plain.arguments.removeLast()
    guard let text = bindScalar(plain, scope) else { return nil }
    return convert(text, to: type, at: call.span)
  }

  // MARK: Functions of the query

  /// The body of a `let` function with its parameters replaced by arguments.
  func inline(
    _ name: String, _ body: FunctionBody, _ captured: Environment, arguments: [Argument],
    at span: SourceSpan,
    _ scope: Scope
  ) -> BoundExpression? {
    guard var environment = parameters(name, body, captured, arguments, at: span, scope) else {
      return nil
    }
    return within(captured, calledAt: span, from: scope.environment) {
      for binding in body.bindings { bind(binding, into: &environment) }
      guard case .expression(let expression) = body.result else {
        report(
          "kql.bind.scalar-expected", "the function gives a table, a scalar is expected", at: span)
        return nil
      }
      var inner = Scope(schema: Schema([]), environment: environment, owner: "the function")
      inner.isSerialized = scope.isSerialized
      return bind(expression, inner)
    }
  }

  /// The environment of a function's body: what was known where it was defined, and its arguments.
  func parameters(
    _ function: String, _ body: FunctionBody, _ captured: Environment, _ arguments: [Argument],
    at span: SourceSpan, _ scope: Scope
  ) -> Environment? {
    var environment = captured
    guard arguments.count <= body.parameters.count else {
      report(
        "kql.bind.argument-count",
        "the function takes \(body.parameters.count) arguments, not \(arguments.count)", at: span,
        help: "write it as \(function)\(body.shape)")
      return nil
    }
    for (index, parameter) in body.parameters.enumerated() {
      let named = arguments.first { $0.name?.text == parameter.name.text }
      let positional =
        index < arguments.count && arguments[index].name == nil ? arguments[index] : nil
      let name = parameter.name.text
      switch parameter.kind {
      case .scalar(let type):
        guard let expression = named?.value ?? positional?.value ?? parameter.defaultValue else {
          report(
            "kql.bind.argument-count", "the function needs an argument for '\(name)'", at: span,
            help: "write it as \(function)\(body.shape)\(Self.example(of: type))")
          return nil
        }
        guard let bound = bind(expression, scope),
          let converted = convertArgument(bound, to: type, at: expression.span)
        else { return nil }
        environment.bindings[name] = .scalar(converted)
      case .table(let columns):
        guard let expression = named?.value ?? positional?.value else {
          report(
            "kql.bind.argument-count", "the function needs a table for '\(name)'", at: span,
            help: "write it as \(function)\(body.shape)")
          return nil
        }
        var outer = scope.environment
        guard let flow = bindSource(.expression(expression), environment: &outer) else {
          return nil
        }
        for column in columns {
          guard let index = flow.schema.index(of: column.name.text),
            flow.schema.columns[index].type == column.type
          else {
            report(
              "kql.bind.argument-type",
              "the table has no column '\(column.name.text)' of type '\(column.type.rawValue)'",
              at: expression.span,
              help:
                "add it first: | extend \(column.name.text) = \(Self.conversion(to: column.type))")
            return nil
          }
        }
        environment.bindings[name] = .table(flow)
      }
    }
    return environment
  }

  private func convertArgument(_ bound: BoundExpression, to type: DataType, at span: SourceSpan)
    -> BoundExpression?
  {
    if bound.type == type || FunctionResolution.widenings(of: bound.type).contains(type)
      || type == .dynamic || (bound.type == .long && type == .int)
    {
      return convert(bound, to: type, at: span)
    }
    report(
      "kql.bind.argument-type",
      "expected '\(type.rawValue)', found '\(bound.type.rawValue)'", at: span,
      help: "give it the type: \(Self.conversion(to: type))\(Self.example(of: type))")
    return nil
  }

  /// How a value is made one of a type.
  private static func conversion(to type: DataType) -> String { "to\(type.rawValue)(...)" }

  /// How values of a type are written that have no obvious form; empty for others.
  private static func example(of type: DataType) -> String {
    switch type {
    case .datetime: ", a day as datetime(2024-03-20)"
    case .timespan: ", a time as 1d or 2h"
    case .dynamic: ", a list as dynamic([1, 2])"
    default: ""
    }
  }
}

extension FunctionBody {
  /// How it is called: `(as_of: datetime, least: long = 1)`.
  fileprivate var shape: String {
    let names = parameters.map { parameter in
      switch parameter.kind {
      case .scalar(let type):
        let text = "\(parameter.name.text): \(type.rawValue)"
        return parameter.defaultValue == nil ? text : "[\(text)]"
      case .table: return "\(parameter.name.text): a table"
      }
    }
    return "(\(names.joined(separator: ", ")))"
  }
}
