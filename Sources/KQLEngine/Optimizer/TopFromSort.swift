import KQLSyntax

/// Turns `sort | take` into `top`, which need not sort all rows.
///
/// A `take` behind a `top` makes it shorter. A `take` that stands further up gets there by
/// ``LimitPushdown``.
struct TopFromSort: Optimizer.Rule {
  let name = "top-from-sort"
  let summary = "Makes top of sort and take, so that not all rows are sorted."
  let kinds: PlanKinds = .take

  func rewrite(_ plan: LogicalPlan, _ context: FunctionContext) -> LogicalPlan? {
    plan.rewritten { plan in
      guard case .take(.sort(var node), let count) = plan else { return nil }
      node.limit = min(count, node.limit ?? count)
      return .sort(node)
    }
  }
}
