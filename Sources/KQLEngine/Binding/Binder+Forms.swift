import KQLSyntax

extension Binder {
  /// The names of a table's columns, as an array.
  func bindColumnNames(_ call: Call, _ scope: Scope) -> BoundExpression? {
    guard call.arguments.count == 1 else {
      report("kql.bind.argument-count", "column_names_of() takes one table", at: call.span)
      return nil
    }
    let argument = call.arguments[0].value
    guard isTabular(argument, scope.environment) else {
      report("kql.bind.argument-type", "column_names_of() takes a table", at: argument.span)
      return nil
    }
    var environment = scope.environment
    guard let flow = bindSource(.expression(argument), environment: &environment) else {
      return nil
    }
    let names = flow.schema.names.map { DynamicValue.string($0) }
    return .constant(.dynamic(.array(names)), .dynamic)
  }

  /// `assert(condition, message)`: true, or a mistake found before the query runs.
  func bindAssert(_ call: Call, _ scope: Scope) -> BoundExpression? {
    guard call.arguments.count == 2 else {
      report(
        "kql.bind.argument-count", "assert() takes a condition and a message", at: call.span)
      return nil
    }
    let condition = call.arguments[0].value
    guard let bound = bind(condition, scope), let truth = asCondition(bound, at: condition.span),
      let message = bind(call.arguments[1].value, scope)
    else { return nil }
    guard let value = constantValue(truth), let text = constantValue(message)?.text else {
      report(
        "kql.bind.constant", "the condition and the message of assert() are constants",
        at: call.span)
      return nil
    }
    guard value.truth == true else {
      report("kql.bind.assert", "assertion failed: \(text)", at: call.span)
      return nil
    }
    return .constant(.bool(true), .bool)
  }

  /// The name under which an option that a query sets is kept among its other names.
  static func optionName(_ option: String) -> String { "set \(option)" }

  /// `bin_auto(x)`: the bin whose size, and a point where one starts, the query has set.
  func bindBinAuto(_ call: Call, _ scope: Scope) -> BoundExpression? {
    guard call.arguments.count == 1 else {
      report("kql.bind.argument-count", "bin_auto() takes one value", at: call.span)
      return nil
    }
    guard let value = bind(call.arguments[0].value, scope) else { return nil }
    let options = scope.environment.bindings
    guard case .scalar(let size) = options[Self.optionName("query_bin_auto_size")] else {
      report(
        "kql.bind.bin-auto", "bin_auto() needs the size of a bin", at: call.span,
        help: "set query_bin_auto_size = 1h;")
      return nil
    }
    if case .scalar(let point) = options[Self.optionName("query_bin_auto_at")] {
      return self.call(
        "bin_at", shown: "bin_auto", [value, size, point], at: call.span, isOperator: false)
    }
    return self.call("bin", shown: "bin_auto", [value, size], at: call.span, isOperator: false)
  }
}
