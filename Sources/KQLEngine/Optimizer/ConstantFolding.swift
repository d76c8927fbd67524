import KQLSyntax

/// Works out calls whose arguments are all constants, once instead of in every batch, and shortens
/// conditions: `x and true` is `x`, `not(not(x))` is `x`, a list without values holds nothing.
///
/// Where only truth counts (in `where`, and in the condition of `sumif` and its like) null counts
/// as false, which shortens further. Not volatile and window functions, whose values belong to
/// rows; and not a text that comes out too long, so that running the query can say so.
struct ConstantFolding: Optimizer.Rule {
  let name = "constant-folding"
  let summary = "Works out calls on constants once, and shortens conditions."
  let kinds: PlanKinds = .call

  func rewrite(_ plan: LogicalPlan, _ context: FunctionContext) -> LogicalPlan? {
    plan.rewritten { node in
      // Most nodes only pass columns on; they are not taken apart.
      guard node.anyExpression({ !$0.isColumn && !$0.isConstant }) else {
        guard case .filter(let input, .constant(.bool(true), _)) = node else { return nil }
        return input
      }
      switch node {
      case .filter(let input, let condition):
        let made = truth(condition, context)
        if case .constant(.bool(true), _) = made ?? condition { return input }
        return made.map { .filter(input: input, condition: $0) }
      case .aggregate(var aggregation):
        var hasChanged = false
        for index in aggregation.aggregates.indices {
          guard let condition = aggregation.aggregates[index].condition else { continue }
          guard let made = truth(condition, context) else { continue }
          hasChanged = true
          aggregation.aggregates[index].condition = made
        }
        let plan = LogicalPlan.aggregate(aggregation)
        let made = plan.replacingExpressions { fold($0, context) }
        return made ?? (hasChanged ? plan : nil)
      default: return node.replacingExpressions { fold($0, context) }
      }
    }
  }

  /// The expression with constants worked out; nil where there is nothing to work out.
  private func fold(
    _ expression: BoundExpression, _ context: FunctionContext
  ) -> BoundExpression? {
    switch expression {
    case .constant, .column, .subquery: return nil
    case .widened(let inner, let type):
      let made = fold(inner, context)
      if case .constant(let value, _) = made ?? inner {
        return .constant(value.widened(to: type), type)
      }
      return made.map { .widened($0, type) }
    case .call(let call): return fold(call, context)
    case .logical(let symbol, let operands):
      return fold(symbol, operands, context, isTruth: false)
    case .inSet(let inner, let set, let negated):
      let made = fold(inner, context)
      if set.count == 0 { return .constant(.bool(negated), .bool) }
      if case .constant(let value, let type) = made ?? inner {
        let isIn = set.contains(Operand(constant: value, type: type), count: 1).first ?? false
        return .constant(.bool(isIn != negated), .bool)
      }
      return made.map { .inSet($0, set, negated: negated) }
    case .inSubquery(let inner, let subquery, let negated, let folded):
      return fold(inner, context).map {
        .inSubquery($0, subquery, negated: negated, folded: folded)
      }
    }
  }

  private func fold(_ original: BoundCall, _ context: FunctionContext) -> BoundExpression? {
    var call = original
    var hasChanged = false
    for index in call.arguments.indices {
      guard let made = fold(call.arguments[index], context) else { continue }
      call.arguments[index] = made
      hasChanged = true
    }
    // Three values have two negations as well: of null it is null both times.
    if call.function == "not", call.arguments.count == 1, case .call(let inner) = call.arguments[0],
      inner.function == "not", inner.arguments.count == 1, inner.arguments[0].type == .bool
    {
      return inner.arguments[0]
    }
    // Looking at a plan must not leave the process; see ``ConstantCalls``.
    if call.volatility == .stable, !call.mayFail, let value = value(of: call, context) {
      return .constant(value, call.type)
    }
    return hasChanged ? .call(call) : nil
  }

  /// What a call with constants comes to; nil where there are others, or it comes to too much.
  private func value(of call: BoundCall, _ context: FunctionContext) -> Value? {
    var operands: [Operand] = []
    for argument in call.arguments {
      guard case .constant(let value, let type) = argument else { return nil }
      operands.append(Operand(constant: value, type: type))
    }
    let column = call.overload.evaluate(
      ScalarArguments(operands: operands, count: 1, resultType: call.type, context: context))
    // Where there is too much, running the call will say so.
    if case .string(let texts) = column, texts.texts.isTruncated { return nil }
    return column[0]
  }

  /// A condition of which only the truth counts; nil where nothing changes.
  private func truth(
    _ condition: BoundExpression, _ context: FunctionContext
  ) -> BoundExpression? {
    if case .logical(let symbol, let operands) = condition {
      return fold(symbol, operands, context, isTruth: true)
    }
    let made = fold(condition, context)
    if case .constant(.null, _) = made ?? condition { return .constant(.bool(false), .bool) }
    return made
  }

  private func fold(
    _ symbol: LogicalOperator, _ operands: [BoundExpression], _ context: FunctionContext,
    isTruth: Bool
  ) -> BoundExpression? {
    var kept: [BoundExpression] = []
    var hasChanged = false
    for operand in operands {
      let made = isTruth ? truth(operand, context) : fold(operand, context)
      let part = made ?? operand
      if made != nil { hasChanged = true }
      if case .constant(.bool(let truth), _) = part {
        if truth == (symbol == .or) { return part }
        hasChanged = true
      } else if case .logical(symbol, let inner) = part {
        hasChanged = true
        kept += inner
      } else if operands.count <= 16, kept.contains(where: { $0.isSame(as: part) }) {
        hasChanged = true
      } else {
        kept.append(part)
      }
    }
    guard hasChanged else { return nil }
    if kept.isEmpty { return .constant(.bool(symbol == .and), .bool) }
    return kept.count == 1 ? kept[0] : .logical(symbol, kept)
  }
}
