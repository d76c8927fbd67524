import KQLSyntax

extension Binder {
  /// Binds `x in (...)`, `x has_any (...)` and their kin.
  func bindMembership(
    _ symbol: MembershipOperator, _ left: Expression, _ items: [Expression],
    _ span: SourceSpan, _ scope: Scope
  ) -> BoundExpression? {
    guard let subject = bind(left, scope) else { return nil }
    if symbol == .hasAny || symbol == .hasAll {
      return bindTermList(symbol, subject, items, span, scope)
    }
    let negated = symbol == .notIn || symbol == .notInIgnoringCase
    let isFolded = symbol == .inIgnoringCase || symbol == .notInIgnoringCase
    if items.count == 1, isTabular(items[0], scope.environment), !isColumn(items[0], scope) {
      return bindInTable(subject, items[0], negated: negated, isFolded: isFolded, span, scope)
    }
    var bound: [BoundExpression] = []
    var failed = false
    for item in items {
      if let element = bind(item, scope) { bound.append(element) } else { failed = true }
    }
    guard !failed else { return nil }
    let values = bound.map(constantValue)
    if values.contains(where: { $0 == nil }) {
      return bindComparisons(subject, bound, negated: negated, isFolded: isFolded, span)
    }
    return bindSet(
      subject, zip(bound, values).map { ($0.0.type, $0.1 ?? .null) }, negated: negated,
      isFolded: isFolded, span)
  }

  private func isColumn(_ expression: Expression, _ scope: Scope) -> Bool {
    if case .name(let name) = expression {
      return findColumn(name.text, in: scope.schema) != nil
    }
    return false
  }

  private func bindSet(
    _ subject: BoundExpression, _ items: [(DataType, Value)], negated: Bool, isFolded: Bool,
    _ span: SourceSpan
  ) -> BoundExpression? {
    // An array stands for its elements.
    var flat: [(DataType, Value)] = []
    for (type, value) in items {
      if case .dynamic(.array(let elements)) = value {
        for element in elements { flat.append(Self.scalar(of: element)) }
      } else if case .dynamic(let single) = value {
        flat.append(Self.scalar(of: single))
      } else {
        flat.append((type, value))
      }
    }
    if isFolded && subject.type != .string && subject.type != .dynamic {
      report(
        "kql.bind.argument-type", "'in~' compares text, found '\(subject.type.rawValue)'", at: span)
      return nil
    }
    var type = subject.type
    for (itemType, value) in flat where !value.isNull {
      guard let common = FunctionResolution.common(type, itemType) else {
        report(
          "kql.bind.argument-type",
          "a value of type '\(subject.type.rawValue)' is never in a list of"
            + " '\(itemType.rawValue)'", at: span)
        return nil
      }
      if subject.type != .dynamic { type = common }
    }
    if type == .dynamic && subject.type != .dynamic { type = subject.type }
    let values = flat.map { $0.1.widened(to: type == .dynamic ? $0.0 : type) }
    let setType = type == .dynamic ? (flat.first?.0 ?? .dynamic) : type
    let set = ValueSet(values, type: setType, folded: isFolded ? catalog.folding : nil)
    return .inSet(widen(subject, to: type), set, negated: negated)
  }

  /// The scalar that a leaf of a dynamic value is.
  static func scalar(of value: DynamicValue) -> (DataType, Value) {
    switch value {
    case .null: (.dynamic, .null)
    case .bool(let flag): (.bool, .bool(flag))
    case .long(let number): (.long, .long(number))
    case .real(let number): (.real, .real(number))
    case .string(let text): (.string, .string(text))
    case .datetime(let ticks): (.datetime, .datetime(ticks))
    case .timespan(let ticks): (.timespan, .timespan(ticks))
    case .guid(let bits): (.guid, .guid(bits))
    case .array, .object: (.dynamic, .dynamic(value))
    }
  }

  private func bindComparisons(
    _ subject: BoundExpression, _ items: [BoundExpression], negated: Bool, isFolded: Bool,
    _ span: SourceSpan
  ) -> BoundExpression? {
    var comparisons: [BoundExpression] = []
    for item in items {
      if item.type == .dynamic && subject.type != .dynamic {
        guard let text = convert(subject, to: .dynamic, at: span),
          let found = call(
            "set_has_element", shown: "in", [item, text], at: span, isOperator: false)
        else { return nil }
        comparisons.append(found)
        continue
      }
      guard
        let equal = call(
          isFolded ? "=~" : "==", shown: "in", [subject, item], at: span, isOperator: true)
      else { return nil }
      comparisons.append(equal)
    }
    guard let first = comparisons.first else { return .constant(.bool(negated), .bool) }
    let any = comparisons.count == 1 ? first : BoundExpression.logical(.or, comparisons)
    return negated ? call("not", shown: "not", [any], at: span, isOperator: false) : any
  }

  private func bindInTable(
    _ subject: BoundExpression, _ table: Expression, negated: Bool, isFolded: Bool,
    _ span: SourceSpan, _ scope: Scope
  ) -> BoundExpression? {
    var environment = scope.environment
    guard let flow = bindSource(.expression(table), environment: &environment) else { return nil }
    guard let column = flow.schema.columns.first else {
      report("kql.bind.no-columns", "the table behind 'in' has no columns", at: table.span)
      return nil
    }
    guard let type = FunctionResolution.common(subject.type, column.type) else {
      report(
        "kql.bind.argument-type",
        "a value of type '\(subject.type.rawValue)' is never in a column of"
          + " '\(column.type.rawValue)'", at: span)
      return nil
    }
    let target = type == .dynamic && subject.type != .dynamic ? subject.type : type
    return .inSubquery(
      widen(subject, to: target), Subquery(plan: flow.plan, type: column.type),
      negated: negated, folded: isFolded)
  }

  private func bindTermList(
    _ symbol: MembershipOperator, _ subject: BoundExpression, _ items: [Expression],
    _ span: SourceSpan, _ scope: Scope
  ) -> BoundExpression? {
    var arguments = [subject]
    for item in items {
      if isTabular(item, scope.environment) && !isColumn(item, scope) {
        var environment = scope.environment
        guard let flow = bindSource(.expression(item), environment: &environment) else {
          return nil
        }
        do throws(Diagnostic) {
          let table = try run(flow.plan)
          let values = (0..<table.rowCount).compactMap { row in
            table.columns.first.flatMap { DynamicValue($0[row]) }
          }
          arguments.append(.constant(.dynamic(.array(values)), .dynamic))
        } catch {
          report(error)
          return nil
        }
      } else if let bound = bind(item, scope) {
        arguments.append(bound)
      } else {
        return nil
      }
    }
    return call(
      symbol.rawValue, shown: symbol.rawValue, arguments, at: span, isOperator: true)
  }
}
