import KQLSyntax

extension Binder {
  /// Gives the parameters of a query the values that the caller has handed over, or their defaults.
  func bindQueryParameters(
    _ parameters: [Parameter], at span: SourceSpan, into environment: inout Environment
  ) {
    for parameter in parameters {
      let name = parameter.name.text
      guard !declaredParameters.contains(name) else {
        report(
          "kql.parameter.duplicate", "parameter '\(name)' is declared twice",
          at: parameter.name.span)
        continue
      }
      declaredParameters.insert(name)
      bindQueryParameter(parameter, into: &environment)
    }
  }

  private func bindQueryParameter(_ parameter: Parameter, into environment: inout Environment) {
    let name = parameter.name.text
    guard case .scalar(let type) = parameter.kind else {
      report(
        "kql.bind.parameter", "a query parameter is a scalar", at: parameter.name.span)
      return
    }
    if let argument = arguments[name] {
      guard let value = argument.value(of: type) else {
        report(
          "kql.parameter.type",
          "parameter '\(name)' takes '\(type.rawValue)', \(argument.description) is none",
          at: parameter.name.span, help: QueryParameter.help(type))
        return
      }
      environment.bindings[name] = .scalar(.constant(value, type))
      return
    }
    guard let value = parameter.defaultValue else {
      report(
        "kql.parameter.missing", "parameter '\(name)' has no value", at: parameter.name.span,
        help: "hand one over, or give it a default: \(name):\(type) = ...")
      return
    }
    let scope = Scope(schema: Schema([]), environment: environment, owner: "the parameters")
    if let bound = bind(value, scope), let converted = convert(bound, to: type, at: value.span) {
      environment.bindings[name] = .scalar(converted)
    }
  }

  /// Reports the values for which the query has no parameter.
  func checkArguments() {
    for name in arguments.keys.sorted() where !declaredParameters.contains(name) {
      let suggestion = EditDistance.nearest(to: name, among: declaredParameters.sorted())
      report(
        Diagnostic(
          code: "kql.parameter.unknown",
          message: "the query declares no parameter \(MessageText.quoted(name))",
          help: suggestion.map { "did you mean '\($0)'?" }
            ?? "declare query_parameters(\(SyntaxPrinter.name(MessageText.clipped(name))):string);")
      )
    }
  }
}
