import KQLSyntax

/// Makes the keys of `summarize` and `distinct` fewer.
///
/// - A key that is there twice makes no further groups; nor does a constant, as long as another key
///   stays: without keys there would be a group of no rows.
/// - `distinct` over rows that are distinct already is a projection.
///
/// The columns that go are put back by a projection above.
struct GroupSimplification: Optimizer.Rule {
  let name = "group-simplification"
  let summary = "Takes out keys of groups that are there twice or constant."
  let kinds: PlanKinds = .aggregate

  func rewrite(_ plan: LogicalPlan, _ context: FunctionContext) -> LogicalPlan? {
    plan.rewritten { plan in
      guard case .aggregate(let node) = plan else { return nil }
      return withFewerKeys(node) ?? withoutGroups(node)
    }
  }

  private func withFewerKeys(_ aggregation: LogicalPlan.Aggregation) -> LogicalPlan? {
    guard aggregation.keys.count > 1 else { return nil }
    var kept: [NamedBound] = []
    var columns: [NamedBound] = []
    for (index, key) in aggregation.keys.enumerated() {
      let isLast = index == aggregation.keys.count - 1
      if key.expression.isConstant && !(isLast && kept.isEmpty) {
        columns.append(key)
        continue
      }
      var place = kept.firstIndex { $0.expression.isSame(as: key.expression) }
      if place == nil {
        kept.append(key)
        place = kept.count - 1
      }
      columns.append(
        NamedBound(
          column: key.column,
          expression: .column(place ?? 0, name: key.column.name, key.expression.type)))
    }
    guard kept.count < aggregation.keys.count else { return nil }
    var node = aggregation
    node.keys = kept
    for (index, aggregate) in node.aggregates.enumerated() {
      columns.append(
        NamedBound(
          column: aggregate.column,
          expression: .column(
            kept.count + index, name: aggregate.column.name, aggregate.column.type)))
    }
    return .project(input: .aggregate(node), columns: columns)
  }

  /// A grouping that finds every row alone in its group, as a projection.
  private func withoutGroups(_ node: LogicalPlan.Aggregation) -> LogicalPlan? {
    guard node.aggregates.isEmpty, !node.keys.isEmpty,
      node.keys.allSatisfy({ $0.expression.isColumn }), case .aggregate(let inner) = node.input,
      !inner.keys.isEmpty
    else { return nil }
    let chosen = Set(node.keys.compactMap(\.expression.columnIndex))
    guard inner.keys.indices.allSatisfy(chosen.contains) else { return nil }
    return .project(input: node.input, columns: node.keys)
  }
}
