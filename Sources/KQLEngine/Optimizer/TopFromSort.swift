import KQLSyntax

/// Turns `sort | take` into `top`, which need not sort all rows.
struct TopFromSort: Optimizer.Rule {
  let name = "top-from-sort"

  func rewrite(_ plan: LogicalPlan, _ context: FunctionContext) -> LogicalPlan {
    let inner = plan.replacingInputs { rewrite($0, context) }
    guard case .take(let input, let count) = inner else { return inner }
    switch input {
    case .sort(var node):
      node.limit = min(count, node.limit ?? count)
      return .sort(node)
    case .take(let deeper, let smaller):
      return .take(input: deeper, count: min(count, smaller))
    case .project(let source, let columns)
    where !columns.contains(where: { $0.expression.isWindow || $0.expression.isVolatile }):
      return .project(
        input: rewrite(.take(input: source, count: count), context), columns: columns)
    default: return inner
    }
  }
}
