import KQLSyntax

/// Turns `sort | take` into `top`, which need not sort all rows.
struct TopFromSort: Optimizer.Rule {
  let name = "top-from-sort"

  let kinds: PlanKinds = .take

  func rewrite(_ plan: LogicalPlan, _ context: FunctionContext) -> LogicalPlan? {
    plan.rewritten(merge)
  }

  private func merge(_ plan: LogicalPlan) -> LogicalPlan? {
    guard case .take(let input, let count) = plan else { return nil }
    switch input {
    case .sort(var node):
      node.limit = min(count, node.limit ?? count)
      return .sort(node)
    case .take(let deeper, let smaller):
      return .take(input: deeper, count: min(count, smaller))
    case .project(let source, let columns)
    where !columns.contains(where: { $0.expression.isWindow || $0.expression.isVolatile }):
      let taken = LogicalPlan.take(input: source, count: count)
      return .project(input: merge(taken) ?? taken, columns: columns)
    default: return nil
    }
  }
}
