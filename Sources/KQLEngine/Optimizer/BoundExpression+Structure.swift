import KQLSyntax

extension BoundExpression {
  /// Calls `body` with the position of every column that is read, as often as it is read.
  func forEachColumn(_ body: (Int) -> Void) {
    switch self {
    case .constant, .subquery: break
    case .column(let index, _, _): body(index)
    case .call(let call): for argument in call.arguments { argument.forEachColumn(body) }
    case .widened(let inner, _), .inSet(let inner, _, _), .inSubquery(let inner, _, _, _):
      inner.forEachColumn(body)
    case .logical(_, let operands): for item in operands { item.forEachColumn(body) }
    }
  }

  /// Whether every column that is read satisfies a condition.
  func readsOnly(_ condition: (Int) -> Bool) -> Bool {
    !contains { part in
      if case .column(let index, _, _) = part { !condition(index) } else { false }
    }
  }

  /// Whether the expression may stand elsewhere in a plan: it looks at one row alone and gives the
  /// same for the same row.
  var isMovable: Bool {
    !contains { part in
      if case .call(let call) = part { call.volatility != .stable } else { false }
    }
  }

  /// The parts that all have to hold, where this is `and`; otherwise the expression alone.
  var conjuncts: [BoundExpression] {
    guard case .logical(.and, let operands) = self else { return [self] }
    return operands.flatMap(\.conjuncts)
  }

  /// The condition that all of these hold.
  ///
  /// - Precondition: there is at least one.
  static func all(of parts: [BoundExpression]) -> BoundExpression {
    parts.count == 1 ? parts[0] : .logical(.and, parts)
  }

  /// Whether the expression only passes on a column.
  var isColumn: Bool {
    if case .column = self { true } else { false }
  }

  /// The position of the column that the expression passes on; nil where it does more.
  var columnIndex: Int? {
    if case .column(let index, _, _) = self { index } else { nil }
  }

  /// Whether rows for which the columns read are equal as *keys* have the same answer.
  ///
  /// Groups and joins take 0.0 and -0.0 for one key, and bags whatever the order of their members;
  /// `1 / x` or `tostring(x)` tell them apart, a comparison of numbers does not.
  var isSameForEqualKeys: Bool {
    func isRealColumn(_ expression: BoundExpression) -> Bool {
      if case .column(_, _, .real) = expression { true } else { false }
    }
    switch self {
    case .constant, .subquery: return true
    case .column(_, _, let type): return type != .real && type != .dynamic
    case .call(let call):
      let isComparison = call.isOperator && ComparisonKind(rawValue: call.function) != nil
      return call.arguments.allSatisfy {
        (isComparison && isRealColumn($0)) || $0.isSameForEqualKeys
      }
    case .widened(let inner, _): return inner.isSameForEqualKeys
    case .logical(_, let operands): return operands.allSatisfy(\.isSameForEqualKeys)
    case .inSet(let inner, _, _), .inSubquery(let inner, _, _, _):
      return isRealColumn(inner) || inner.isSameForEqualKeys
    }
  }

  /// Whether two expressions are the same call for call, so that they give the same for every row.
  ///
  /// An overload follows from the function's name and the types of the arguments.
  func isSame(as other: BoundExpression) -> Bool {
    switch (self, other) {
    case (.constant(let a, let type), .constant(let b, let otherType)):
      return type == otherType && Self.isSame(a, b)
    case (.column(let a, _, _), .column(let b, _, _)): return a == b
    case (.call(let a), .call(let b)):
      return a.function == b.function && a.type == b.type && a.isOperator == b.isOperator
        && a.volatility == .stable && b.volatility == .stable
        && Self.isSame(a.arguments, b.arguments)
    case (.widened(let a, let type), .widened(let b, let otherType)):
      return type == otherType && a.isSame(as: b)
    case (.logical(let symbol, let a), .logical(let otherSymbol, let b)):
      return symbol == otherSymbol && Self.isSame(a, b)
    case (.inSet(let a, let set, let negated), .inSet(let b, let otherSet, let otherNegated)):
      return set === otherSet && negated == otherNegated && a.isSame(as: b)
    case (.subquery(let a), .subquery(let b)): return a === b
    case (
      .inSubquery(let a, let plan, let negated, let folded),
      .inSubquery(let b, let otherPlan, let otherNegated, let otherFolded)
    ):
      return plan === otherPlan && negated == otherNegated && folded == otherFolded
        && a.isSame(as: b)
    default: return false
    }
  }

  private static func isSame(_ a: [BoundExpression], _ b: [BoundExpression]) -> Bool {
    a.count == b.count && zip(a, b).allSatisfy { $0.isSame(as: $1) && $0.type == $1.type }
  }

  /// Whether two values are the same in every bit that a function can tell apart.
  private static func isSame(_ a: Value, _ b: Value) -> Bool {
    switch (a, b) {
    case (.real(let x), .real(let y)): x.bitPattern == y.bitPattern
    case (.dynamic, _), (_, .dynamic): false
    default: a == b
    }
  }
}
