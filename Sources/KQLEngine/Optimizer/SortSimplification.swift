import KQLSyntax

/// Takes out sorting that the answer does not show.
///
/// - A sort right below another: equal rows keep their order, so both are one sort by the keys of
///   the outer and then those of the inner one.
/// - A key that is constant, or that stands further ahead already, decides nothing.
/// - A sort below `summarize` and `distinct`, whose groups come in no promised order: not where an
///   aggregate looks at the order (`make_list`, `take_any`, `arg_max` of equal values, the rounding
///   of a `sum` of reals), and not where a key is real or dynamic, of which the first of a group's
///   equal cells is shown (0.0 or -0.0). A `top`, or a `take` between, needs its sort.
struct SortSimplification: Optimizer.Rule {
  let name = "sort-simplification"
  let summary = "Takes out sorting, and keys of it, that the answer does not show."
  let kinds: PlanKinds = .sort

  func rewrite(_ plan: LogicalPlan, _ context: FunctionContext) -> LogicalPlan? {
    // Most sorts stand last in a query and by columns, and there is nothing to be done.
    if case .sort(let node) = plan, decides(node.keys), !node.input.hasSort { return nil }
    return plan.rewritten { plan in
      switch plan {
      case .sort(let node): return simplified(node)
      case .aggregate(var node):
        guard ignoresOrder(node), let input = Self.unsorted(node.input) else { return nil }
        node.input = input
        return .aggregate(node)
      default: return nil
      }
    }
  }

  /// Whether keys are columns, all different.
  private func decides(_ keys: [LogicalPlan.SortKey]) -> Bool {
    for (place, key) in keys.enumerated() {
      guard let index = key.expression.columnIndex,
        !keys[..<place].contains(where: { $0.expression.columnIndex == index })
      else { return false }
    }
    return !keys.isEmpty
  }

  private func simplified(_ sort: LogicalPlan.Sort) -> LogicalPlan? {
    guard sort.keys.allSatisfy({ $0.expression.isMovable }) else { return nil }
    var node = sort
    node.keys = deciding(sort.keys)
    if case .sort(let inner) = sort.input, inner.limit == nil,
      inner.keys.allSatisfy({ $0.expression.isMovable })
    {
      node.keys = deciding(node.keys + inner.keys)
      node.input = inner.input
      return .sort(node)
    }
    if node.keys.isEmpty {
      guard let limit = node.limit else { return node.input }
      return .take(input: node.input, count: limit)
    }
    return node.keys.count == sort.keys.count ? nil : .sort(node)
  }

  /// The keys without those that decide nothing.
  private func deciding(_ keys: [LogicalPlan.SortKey]) -> [LogicalPlan.SortKey] {
    var kept: [LogicalPlan.SortKey] = []
    for key in keys where !key.expression.isConstant {
      if !kept.contains(where: { $0.expression.isSame(as: key.expression) }) { kept.append(key) }
    }
    return kept
  }

  /// The rows of a plan in whatever order, without the sorts that no longer matter; nil where
  /// there is none.
  static func unsorted(_ plan: LogicalPlan) -> LogicalPlan? {
    switch plan {
    case .sort(let node) where node.limit == nil: return unsorted(node.input) ?? node.input
    case .project(let input, let columns):
      guard columns.allSatisfy({ $0.expression.isMovable }) else { return nil }
      return unsorted(input).map { .project(input: $0, columns: columns) }
    case .filter(let input, let condition):
      guard condition.isMovable else { return nil }
      return unsorted(input).map { .filter(input: $0, condition: condition) }
    case .expand, .union: return plan.replacingChanged(unsorted)
    case .parse(let node): return node.subject.isMovable ? plan.replacingChanged(unsorted) : nil
    case .join(let node):
      // Which left row stands for a key depends on the order.
      return node.kind == .innerunique ? nil : plan.replacingChanged(unsorted)
    default: return nil
    }
  }

  private func ignoresOrder(_ node: LogicalPlan.Aggregation) -> Bool {
    node.keys.allSatisfy { key in
      key.expression.type != .real && key.expression.type != .dynamic && key.expression.isMovable
    }
      && node.aggregates.allSatisfy { aggregate in
        aggregate.arguments.allSatisfy(\.isMovable) && aggregate.condition?.isMovable ?? true
          && ignoresOrder(aggregate)
      }
  }

  private func ignoresOrder(_ aggregate: BoundAggregate) -> Bool {
    let type = aggregate.arguments.first?.type
    switch aggregate.function {
    case "count", "countif", "dcount", "dcountif", "count_distinct", "count_distinctif": return true
    case "sum", "sumif": return type == .long || type == .int || type == .timespan
    case "min", "max", "minif", "maxif": return type != .real && type != .decimal
    default: return false
    }
  }
}

extension LogicalPlan {
  /// Whether a sort stands in the plan.
  fileprivate var hasSort: Bool {
    if case .sort = self { return true }
    var found = false
    forEachInput { if !found { found = $0.hasSort } }
    return found
  }
}
