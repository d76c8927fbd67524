import KQLSyntax

/// Leaves out columns that nothing above reads.
struct ColumnPruning: Optimizer.Rule {
  let name = "column-pruning"

  func rewrite(_ plan: LogicalPlan, _ context: FunctionContext) -> LogicalPlan {
    prune(plan, keep: Array(plan.schema.columns.indices))
  }

  /// The plan with exactly the columns at `keep`, in that order.
  private func prune(_ plan: LogicalPlan, keep: [Int]) -> LogicalPlan {
    let all = Array(plan.schema.columns.indices)
    switch plan {
    case .scan(var scan):
      scan.columns = keep.map { scan.columns[$0] }
      return .scan(scan)
    case .project(let input, let columns):
      let kept = keep.map { columns[$0] }
      let (inner, place) = narrow(input, reading: kept.map(\.expression))
      let moved = kept.map {
        NamedBound(column: $0.column, expression: renumber($0.expression, place))
      }
      return onto(inner, moved)
    case .filter(let input, let condition):
      let own = all.map { index in column(plan.schema, index) }
      let (inner, place) = narrow(input, reading: keep.map { own[$0] } + [condition])
      let filtered = LogicalPlan.filter(input: inner, condition: renumber(condition, place))
      return select(filtered, keep.map { place[$0] ?? 0 })
    case .aggregate(var node):
      let keyCount = node.keys.count
      let wanted = Set(keep)
      node.aggregates = node.aggregates.enumerated().filter {
        wanted.contains($0.offset + keyCount)
      }
      .map(\.element)
      var position: [Int: Int] = [:]
      for index in 0..<keyCount { position[index] = index }
      var next = keyCount
      for index in all.dropFirst(keyCount) where wanted.contains(index) {
        position[index] = next
        next += 1
      }
      let reading =
        node.keys.map(\.expression)
        + node.aggregates.flatMap { $0.arguments + ($0.condition.map { [$0] } ?? []) }
      let (inner, place) = narrow(node.input, reading: reading)
      node.input = inner
      node.keys = node.keys.map {
        NamedBound(column: $0.column, expression: renumber($0.expression, place))
      }
      node.aggregates = node.aggregates.map { aggregate in
        var moved = aggregate
        moved.arguments = aggregate.arguments.map { renumber($0, place) }
        moved.condition = aggregate.condition.map { renumber($0, place) }
        return moved
      }
      return select(.aggregate(node), keep.map { position[$0] ?? 0 })
    case .sort(var node):
      let own = all.map { index in column(plan.schema, index) }
      let (inner, place) = narrow(
        node.input, reading: keep.map { own[$0] } + node.keys.map(\.expression))
      node.input = inner
      node.keys = node.keys.map { key in
        var moved = key
        moved.expression = renumber(key.expression, place)
        return moved
      }
      return select(.sort(node), keep.map { place[$0] ?? 0 })
    case .take(let input, let count):
      return .take(input: prune(input, keep: keep), count: count)
    case .annotated(let input, let visualization):
      return .annotated(input: prune(input, keep: keep), visualization: visualization)
    case .join(var node):
      let output = keep.map { node.output[$0] }
      func reading(_ side: LogicalPlan.Join.Output.Side, _ input: LogicalPlan)
        -> [BoundExpression]
      {
        output.filter { $0.side == side }.map { column(input.schema, $0.position) }
      }
      let (left, leftPlace) = narrow(
        node.left, reading: reading(.left, node.left) + node.leftKeys)
      let (right, rightPlace) = narrow(
        node.right, reading: reading(.right, node.right) + node.rightKeys)
      node.left = left
      node.right = right
      node.leftKeys = node.leftKeys.map { renumber($0, leftPlace) }
      node.rightKeys = node.rightKeys.map { renumber($0, rightPlace) }
      node.output = output.map { item in
        var moved = item
        let place = item.side == .left ? leftPlace : rightPlace
        moved.position = place[item.position] ?? 0
        return moved
      }
      return .join(node)
    case .union(var node):
      node.inputs = node.inputs.map { prune($0, keep: keep) }
      node.schema = Schema(keep.map { node.schema.columns[$0] })
      return .union(node)
    case .values, .range, .input, .shared, .parse, .apply, .topNested, .expand, .makeSeries:
      // Rows that are there cost nothing to carry; below an expansion everything is kept.
      let inner = plan.replacingInputs { prune($0, keep: Array($0.schema.columns.indices)) }
      return select(inner, keep)
    }
  }

  /// The plan with only the columns that the expressions read, and where each has gone.
  ///
  /// At least one column stays where there are any, so that rows can be counted.
  private func narrow(
    _ plan: LogicalPlan, reading expressions: [BoundExpression]
  ) -> (LogicalPlan, [Int: Int]) {
    var used: Set<Int> = []
    for expression in expressions { expression.collectColumns(into: &used) }
    var keep = used.sorted()
    if keep.isEmpty && plan.schema.count > 0 { keep = [cheapest(plan)] }
    var place: [Int: Int] = [:]
    for (new, old) in keep.enumerated() { place[old] = new }
    return (prune(plan, keep: keep), place)
  }

  /// The columns worked out of a plan; straight out of the plan below where that only chooses.
  private func onto(_ plan: LogicalPlan, _ columns: [NamedBound]) -> LogicalPlan {
    let isPlan = columns.enumerated().allSatisfy { place, item in
      if case .column(place, _, _) = item.expression { true } else { false }
    }
    if isPlan && columns.map(\.column) == plan.schema.columns { return plan }
    guard case .project(let input, let chosen) = plan,
      chosen.allSatisfy({ if case .column = $0.expression { true } else { false } })
    else { return .project(input: plan, columns: columns) }
    return .project(
      input: input,
      columns: columns.map { item in
        NamedBound(
          column: item.column,
          expression: item.expression.mapColumns { index, _, _ in chosen[index].expression })
      })
  }

  /// The column to keep where only rows count: one that is read anyway, or a narrow one.
  private func cheapest(_ plan: LogicalPlan) -> Int {
    if case .filter(_, let condition) = plan {
      var used: Set<Int> = []
      condition.collectColumns(into: &used)
      if let first = used.min() { return first }
    }
    return plan.schema.columns.firstIndex { $0.type == .bool || $0.type == .int } ?? 0
  }

  private func select(_ plan: LogicalPlan, _ positions: [Int]) -> LogicalPlan {
    let schema = plan.schema
    if positions == Array(schema.columns.indices) { return plan }
    return .project(
      input: plan,
      columns: positions.map {
        NamedBound(column: schema.columns[$0], expression: column(schema, $0))
      })
  }

  private func column(_ schema: Schema, _ index: Int) -> BoundExpression {
    .column(index, name: schema.columns[index].name, schema.columns[index].type)
  }

  private func renumber(_ expression: BoundExpression, _ place: [Int: Int]) -> BoundExpression {
    expression.mapColumns { index, name, type in .column(place[index] ?? 0, name: name, type) }
  }
}
