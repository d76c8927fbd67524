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

extension Binder {
  /// `pack_all()`, `pack_all(true)`: the columns of a row as a bag, perhaps without empty ones.
  func bindPackAll(_ call: Call, _ scope: Scope) -> BoundExpression? {
    var leavesOut = false
    if let argument = call.arguments.first {
      guard call.arguments.count == 1, let bound = bind(argument.value, scope),
        let truth = constantValue(bound)?.truth
      else {
        report(
          "kql.bind.argument-type", "pack_all() takes nothing, or true or false", at: call.span)
        return nil
      }
      leavesOut = truth
    }
    let columns = scope.schema.columns.enumerated().map { index, column in
      (column.name, BoundExpression.column(index, name: column.name, column.type))
    }
    return pack(columns, leavesOut: leavesOut, shown: "pack_all", at: call.span)
  }

  /// `bag_pack_columns(a, b)`: the columns as a bag, under their own names.
  func bindPackColumns(_ call: Call, _ scope: Scope) -> BoundExpression? {
    var columns: [(String, BoundExpression)] = []
    for argument in call.arguments {
      guard case .name(let name) = argument.value else {
        report(
          "kql.bind.column-expected", "bag_pack_columns() takes columns", at: argument.value.span,
          help: "bag_pack(\"name\", value) takes any value")
        return nil
      }
      guard let bound = bind(argument.value, scope) else { return nil }
      columns.append((name.text, bound))
    }
    guard !columns.isEmpty else {
      report("kql.bind.argument-count", "bag_pack_columns() takes columns", at: call.span)
      return nil
    }
    return pack(columns, leavesOut: false, shown: "bag_pack_columns", at: call.span)
  }

  private func pack(
    _ columns: [(String, BoundExpression)], leavesOut: Bool, shown: String, at span: SourceSpan
  ) -> BoundExpression? {
    let arguments = columns.flatMap { name, value in
      [BoundExpression.constant(.string(name), .string), value]
    }
    guard !arguments.isEmpty else {
      return .constant(.dynamic(.object(DynamicObject())), .dynamic)
    }
    return call(
      leavesOut ? "bag_pack_nonempty" : "bag_pack", shown: shown, arguments, at: span,
      isOperator: false)
  }

  /// `iscolumnexists("a")`: whether the rows have such a column.
  func bindIsColumn(_ call: Call, _ scope: Scope) -> BoundExpression? {
    guard call.arguments.count == 1, case .literal(let literal) = call.arguments[0].value,
      literal.kind == .string
    else {
      report(
        "kql.bind.argument-type", "iscolumnexists() takes the name of a column in quotes",
        at: call.span)
      return nil
    }
    return .constant(.bool(findColumn(literal.text, in: scope.schema) != nil), .bool)
  }

  /// `estimate_data_size(a, b)`, `estimate_data_size(*)`: the bytes that the columns of a row take.
  func bindDataSize(_ call: Call, _ scope: Scope) -> BoundExpression? {
    // In an aggregate's argument the columns are those of its input.
    var arguments: [BoundExpression] = []
    for argument in call.arguments {
      if case .star = argument.value {
        for (index, column) in scope.schema.columns.enumerated() {
          arguments.append(.column(index, name: column.name, column.type))
        }
      } else {
        guard let bound = bind(argument.value, scope) else { return nil }
        arguments.append(bound)
      }
    }
    guard !call.arguments.isEmpty else {
      report("kql.bind.argument-count", "estimate_data_size() takes columns or *", at: call.span)
      return nil
    }
    return self.call(
      "data_size", shown: "estimate_data_size", arguments, at: call.span, isOperator: false)
  }
}
