import KQLSyntax

/// Puts the parts of a condition in the order of their cost: tests for null and comparisons of
/// numbers first, then ranges and lists, then searches in texts, regular expressions and JSON last.
///
/// An engine that asks each part only of the rows that are left does less work so. Parts of one
/// cost stay in the order of the query. `and` is total in this language, so that no order changes
/// an answer; a condition with volatile or window functions stays as it is written.
struct FilterOrder: Optimizer.Rule {
  let name = "filter-order"
  let summary = "Puts the parts of a condition in the order of their cost."
  let kinds: PlanKinds = .filter

  func newKinds(in plan: LogicalPlan) -> PlanKinds? { [] }

  func rewrite(_ plan: LogicalPlan, _ context: FunctionContext) -> LogicalPlan? {
    plan.rewritten { plan in
      guard case .filter(let input, let condition) = plan,
        case .logical(.and, let operands) = condition, condition.isMovable
      else { return nil }
      let costs = operands.map(\.cost)
      guard zip(costs, costs.dropFirst()).contains(where: { $0 > $1 }) else { return nil }
      let order = costs.indices.sorted { (costs[$0], $0) < (costs[$1], $1) }
      return .filter(input: input, condition: .logical(.and, order.map { operands[$0] }))
    }
  }
}
