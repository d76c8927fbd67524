import KQLSyntax

/// Rewrites the plans inside of a plan: those of `materialize` and `as`, of `toscalar` and of `in`.
///
/// - What is shared but stands in one place only is put there, so that filters and columns reach
///   into it (`shared-inlining`). Not inside of `mv-apply` and `partition`, where it would be worked
///   out for every group.
/// - What stands in several places stays shared, is optimised once, and remains one and the same.
/// - Of a subquery only the first column counts, of `toscalar` only the first row;
///   the values of `in` come in whatever order.
final class NestedPlans {
  /// The name of the rule that puts what is shared in its place.
  static let inlining = "shared-inlining"
  static let inliningSummary =
    "Puts what materialize and as share, but one place only uses, into that place."

  private let context: FunctionContext
  /// How often each shared plan stands in the whole plan.
  private var uses: [ObjectIdentifier: Int] = [:]
  private var seen: Set<ObjectIdentifier> = []
  private var plans: [ObjectIdentifier: SharedPlan] = [:]
  private var subqueries: [ObjectIdentifier: Subquery] = [:]
  private var isTooDeep = false
  /// The rules that changed something in the plans inside.
  private(set) var rules: [String] = []

  init(_ context: FunctionContext) { self.context = context }

  /// The plan with the plans inside rewritten; nil where nothing changes.
  func rewrite(_ plan: LogicalPlan) -> LogicalPlan? {
    count(plan, isRepeated: false, depth: 0)
    return isTooDeep ? nil : replaced(plan)
  }

  /// Counts the places of what is shared, at any depth.
  private func count(_ plan: LogicalPlan, isRepeated: Bool, depth: Int) {
    guard depth < PlanKinds.maximumDepth else {
      isTooDeep = true
      return
    }
    if case .shared(let shared) = plan {
      // Where a plan runs for each group, one place is as good as many.
      uses[ObjectIdentifier(shared), default: 0] += isRepeated ? 2 : 1
      guard seen.insert(ObjectIdentifier(shared)).inserted else { return }
      return count(shared.plan, isRepeated: isRepeated, depth: depth + 1)
    }
    _ = plan.anyExpression { expression in
      for subquery in expression.subqueries
      where seen.insert(ObjectIdentifier(subquery)).inserted {
        count(subquery.plan, isRepeated: isRepeated, depth: depth + 1)
      }
      return false
    }
    if case .apply(let node) = plan {
      count(node.input, isRepeated: isRepeated, depth: depth + 1)
      count(node.body, isRepeated: true, depth: depth + 1)
    } else {
      plan.forEachInput { count($0, isRepeated: isRepeated, depth: depth + 1) }
    }
  }

  private func replaced(_ plan: LogicalPlan) -> LogicalPlan? {
    if case .shared(let shared) = plan {
      if uses[ObjectIdentifier(shared)] == 1 {
        note([Self.inlining])
        return replaced(shared.plan) ?? shared.plan
      }
      let made = optimized(shared)
      return made === shared ? nil : .shared(made)
    }
    let inner = plan.replacingChanged(replaced)
    return (inner ?? plan).replacingExpressions(replaced) ?? inner
  }

  private func optimized(_ shared: SharedPlan) -> SharedPlan {
    let id = ObjectIdentifier(shared)
    if let known = plans[id] { return known }
    let plan = replaced(shared.plan)
    let outcome = Optimizer.applyRules(to: plan ?? shared.plan, context)
    note(outcome.rules)
    let made =
      plan == nil && outcome.rules.isEmpty ? shared : SharedPlan(outcome.plan)
    plans[id] = made
    return made
  }

  private func optimized(_ subquery: Subquery, isScalar: Bool) -> Subquery {
    let id = ObjectIdentifier(subquery)
    if let known = subqueries[id] { return known }
    var plan = replaced(subquery.plan) ?? subquery.plan
    if plan.schema.count > 1, let first = plan.passThrough.first {
      plan = .project(input: plan, columns: [first])
    }
    if isScalar {
      plan = .take(input: plan, count: 1)
    } else {
      plan = SortSimplification.unsorted(plan) ?? plan
    }
    let outcome = Optimizer.applyRules(to: plan, context)
    note(outcome.rules)
    let made = Subquery(plan: outcome.plan, type: subquery.type)
    subqueries[id] = made
    return made
  }

  /// The expression with its subqueries rewritten; nil where it has none.
  private func replaced(_ expression: BoundExpression) -> BoundExpression? {
    switch expression {
    case .constant, .column: return nil
    case .subquery(let subquery): return .subquery(optimized(subquery, isScalar: true))
    case .widened(let inner, let type): return replaced(inner).map { .widened($0, type) }
    case .inSet(let inner, let set, let negated):
      return replaced(inner).map { .inSet($0, set, negated: negated) }
    case .inSubquery(let inner, let subquery, let negated, let folded):
      return .inSubquery(
        replaced(inner) ?? inner, optimized(subquery, isScalar: false), negated: negated,
        folded: folded)
    case .logical(let symbol, let operands):
      return replaced(operands).map { .logical(symbol, $0) }
    case .call(var call):
      guard let arguments = replaced(call.arguments) else { return nil }
      call.arguments = arguments
      return .call(call)
    }
  }

  private func replaced(_ expressions: [BoundExpression]) -> [BoundExpression]? {
    var made: [BoundExpression]?
    for (index, expression) in expressions.enumerated() {
      guard let new = replaced(expression) else { continue }
      if made == nil { made = expressions }
      made?[index] = new
    }
    return made
  }

  private func note(_ names: [String]) {
    for name in names where !rules.contains(name) { rules.append(name) }
  }
}
