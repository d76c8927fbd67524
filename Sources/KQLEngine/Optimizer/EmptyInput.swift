import KQLSyntax

/// Puts a table without rows where no row can come: for a filter that is never true, for `take 0`,
/// and for the steps above that make no row out of none.
///
/// What stood below is not even loaded. Not through `summarize` without keys, which gives a row of
/// no rows, nor through `make-series` and `top-nested`, which may. A leg of a union that is empty
/// goes; a join goes where its kind needs rows of both sides, or of the empty one.
struct EmptyInput: Optimizer.Rule {
  let name = "empty-input"
  let summary = "Puts a table without rows where no row can come, which is not even loaded."
  let kinds: PlanKinds = [.empty, .constantFilter, .take, .top]

  func rewrite(_ plan: LogicalPlan, _ context: FunctionContext) -> LogicalPlan? {
    plan.rewritten(reduced)
  }

  private func reduced(_ plan: LogicalPlan) -> LogicalPlan? {
    switch plan {
    case .filter(let input, let condition):
      if isEmpty(input) { return input }
      guard case .constant(let value, _) = condition, value.truth != true else { return nil }
      return .empty(plan.schema)
    case .take(let input, let count):
      if isEmpty(input) { return input }
      return count <= 0 ? .empty(plan.schema) : nil
    case .sort(let node):
      if isEmpty(node.input) { return node.input }
      return node.limit == 0 ? .empty(plan.schema) : nil
    case .project(let input, _): return isEmpty(input) ? .empty(plan.schema) : nil
    case .expand(let node): return isEmpty(node.input) ? .empty(plan.schema) : nil
    case .parse(let node): return isEmpty(node.input) ? .empty(plan.schema) : nil
    case .apply(let node): return isEmpty(node.input) ? .empty(plan.schema) : nil
    case .aggregate(let node):
      return isEmpty(node.input) && !node.keys.isEmpty ? .empty(plan.schema) : nil
    case .join(let node): return reduced(node)
    case .union(let node): return reduced(node)
    case .scan, .values, .range, .input, .shared, .makeSeries, .topNested, .annotated: return nil
    }
  }

  private func reduced(_ node: LogicalPlan.Join) -> LogicalPlan? {
    let left = isEmpty(node.left)
    let right = isEmpty(node.right)
    guard left || right else { return nil }
    switch node.kind {
    case .inner, .innerunique, .leftsemi, .rightsemi: return .empty(node.schema)
    case .leftouter: return left ? .empty(node.schema) : nil
    case .rightouter: return right ? .empty(node.schema) : nil
    case .fullouter: return left && right ? .empty(node.schema) : nil
    case .leftanti: return left ? .empty(node.schema) : chosen(node, of: node.left)
    case .rightanti: return right ? .empty(node.schema) : chosen(node, of: node.right)
    }
  }

  /// What an anti join gives where no row has a partner.
  private func chosen(_ node: LogicalPlan.Join, of side: LogicalPlan) -> LogicalPlan {
    .project(
      input: side,
      columns: node.output.map { output in
        NamedBound(
          column: output.column,
          expression: .column(output.position, name: output.column.name, output.column.type))
      })
  }

  private func reduced(_ node: LogicalPlan.Union) -> LogicalPlan? {
    let kept = node.inputs.filter { !isEmpty($0) }
    if kept.isEmpty { return .empty(node.schema) }
    if kept.count == node.inputs.count { return nil }
    guard kept.count == 1 else { return .union(.init(inputs: kept, schema: node.schema)) }
    // The columns keep the other names that the union gave them.
    let columns = zip(kept[0].passThrough, node.schema.columns).map {
      NamedBound(column: $1, expression: $0.expression)
    }
    return .project(input: kept[0], columns: columns)
  }

  private func isEmpty(_ plan: LogicalPlan) -> Bool {
    if case .values(let table) = plan { table.rowCount == 0 } else { false }
  }
}
