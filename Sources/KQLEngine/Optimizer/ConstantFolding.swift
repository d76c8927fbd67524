import KQLSyntax

/// Works out calls whose arguments are all constants, once instead of in every batch.
struct ConstantFolding: Optimizer.Rule {
  let name = "constant-folding"

  func rewrite(_ plan: LogicalPlan, _ context: FunctionContext) -> LogicalPlan {
    let inner = plan.replacingInputs { rewrite($0, context) }
    switch inner {
    case .filter(let input, let condition):
      let folded = fold(condition, context)
      if case .constant(.bool(true), _) = folded { return input }
      return .filter(input: input, condition: folded)
    case .project(let input, let columns):
      return .project(
        input: input,
        columns: columns.map {
          NamedBound(column: $0.column, expression: fold($0.expression, context))
        })
    case .aggregate(var node):
      node.keys = node.keys.map {
        NamedBound(column: $0.column, expression: fold($0.expression, context))
      }
      node.aggregates = node.aggregates.map { aggregate in
        var folded = aggregate
        folded.arguments = aggregate.arguments.map { fold($0, context) }
        folded.condition = aggregate.condition.map { fold($0, context) }
        return folded
      }
      return .aggregate(node)
    case .sort(var node):
      node.keys = node.keys.map { key in
        var folded = key
        folded.expression = fold(key.expression, context)
        return folded
      }
      return .sort(node)
    default: return inner
    }
  }

  private func fold(_ expression: BoundExpression, _ context: FunctionContext) -> BoundExpression {
    switch expression {
    case .constant, .column, .subquery: return expression
    case .widened(let inner, let type):
      let folded = fold(inner, context)
      if case .constant(let value, _) = folded {
        return .constant(value.widened(to: type), type)
      }
      return .widened(folded, type)
    case .call(var call):
      call.arguments = call.arguments.map { fold($0, context) }
      guard call.volatility == .stable, call.arguments.allSatisfy(\.isConstant) else {
        return .call(call)
      }
      let operands = call.arguments.map { argument -> Operand in
        guard case .constant(let value, let type) = argument else {
          return Operand(constant: .null, type: argument.type)
        }
        return Operand(constant: value, type: type)
      }
      let column = call.overload.evaluate(
        ScalarArguments(operands: operands, count: 1, resultType: call.type, context: context))
      // Where there is too much, running the call will say so.
      if case .string(let texts) = column, texts.texts.isTruncated { return .call(call) }
      return .constant(column[0], call.type)
    case .logical(let symbol, let operands): return fold(symbol, operands, context)
    case .inSet(let inner, let set, let negated):
      return .inSet(fold(inner, context), set, negated: negated)
    case .inSubquery(let inner, let subquery, let negated, let folded):
      return .inSubquery(fold(inner, context), subquery, negated: negated, folded: folded)
    }
  }

  private func fold(
    _ symbol: LogicalOperator, _ operands: [BoundExpression], _ context: FunctionContext
  ) -> BoundExpression {
    var kept: [BoundExpression] = []
    for operand in operands {
      let folded = fold(operand, context)
      if case .constant(.bool(let truth), _) = folded {
        if truth == (symbol == .or) { return folded }
        continue
      }
      kept.append(folded)
    }
    if kept.isEmpty { return .constant(.bool(symbol == .and), .bool) }
    return kept.count == 1 ? kept[0] : .logical(symbol, kept)
  }
}
