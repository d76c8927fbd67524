import KQLSyntax

/// Moves filters toward the tables, through projections, sorts and unions.
struct FilterPushdown: Optimizer.Rule {
  let name = "filter-pushdown"

  func rewrite(_ plan: LogicalPlan, _ context: FunctionContext) -> LogicalPlan {
    let inner = plan.replacingInputs { rewrite($0, context) }
    guard case .filter(let input, let condition) = inner else { return inner }
    return push(condition, into: input)
  }

  private func push(_ condition: BoundExpression, into plan: LogicalPlan) -> LogicalPlan {
    switch plan {
    case .project(let input, let columns):
      // A column that is used stays cheap to work out twice; a volatile one would change.
      var used: Set<Int> = []
      condition.collectColumns(into: &used)
      let isPlain = used.allSatisfy { index in
        if case .column = columns[index].expression {
          true
        } else {
          columns[index].expression.isConstant
        }
      }
      let isWindow = columns.contains { $0.expression.isWindow || $0.expression.isVolatile }
      guard isPlain, !isWindow, !condition.isWindow, !condition.isVolatile else { break }
      let moved = condition.mapColumns { index, _, _ in columns[index].expression }
      return .project(input: push(moved, into: input), columns: columns)
    case .sort(var node) where node.limit == nil:
      guard !condition.isVolatile, !condition.isWindow else { break }
      node.input = push(condition, into: node.input)
      return .sort(node)
    case .union(var node):
      guard !condition.isVolatile else { break }
      node.inputs = node.inputs.map { push(condition, into: $0) }
      return .union(node)
    case .filter(let input, let first) where !condition.isWindow && !condition.isVolatile:
      return .filter(input: input, condition: both(first, condition))
    default: break
    }
    return .filter(input: plan, condition: condition)
  }

  private func both(_ a: BoundExpression, _ b: BoundExpression) -> BoundExpression {
    func parts(_ expression: BoundExpression) -> [BoundExpression] {
      if case .logical(.and, let operands) = expression { operands } else { [expression] }
    }
    return .logical(.and, parts(a) + parts(b))
  }
}
