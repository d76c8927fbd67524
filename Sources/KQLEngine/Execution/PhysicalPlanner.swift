import KQLSyntax

/// Chooses an operator for each node of a plan.
struct PhysicalPlanner {
  /// The operators of a plan.
  ///
  /// - Parameters:
  ///   - plan: The plan.
  ///   - meters: Where they are noted, each with a meter behind it; nil for none.
  ///   - key: What the plan is found by there.
  /// - Returns: The operator that gives the answer.
  static func plan(
    _ plan: LogicalPlan, meters: PlanMeters? = nil, for key: AnyObject? = nil
  ) -> Exec {
    let exec = PhysicalPlanner(isMetered: meters != nil).plan(plan)
    if let meters { meters.note(exec, for: key ?? meters) }
    return exec
  }

  private let isMetered: Bool

  private func plan(_ plan: LogicalPlan) -> Exec {
    let exec = choose(plan)
    // What is only annotated keeps the name of its own node.
    if exec.planNode == nil { exec.planNode = plan }
    return metered(exec)
  }

  private func metered(_ exec: Exec) -> Exec {
    isMetered && !(exec is MeteredExec) ? MeteredExec(exec) : exec
  }

  private func choose(_ plan: LogicalPlan) -> Exec {
    switch plan {
    case .scan(let scan): return ScanExec(scan)
    case .values(let table): return ValuesExec(table)
    case .range(let node): return RangeExec(node)
    case .filter(let input, let condition):
      return filter(self.plan(input), condition)
    case .project(let input, let columns):
      let isWindow = columns.contains { $0.expression.isWindow }
      return isWindow
        ? WindowExec(self.plan(input), columns: columns)
        : ProjectExec(self.plan(input), columns: columns)
    case .aggregate(let node): return AggregateExec(self.plan(node.input), node)
    case .sort(let node):
      if let limit = node.limit { return TopExec(self.plan(node.input), node, limit: limit) }
      return SortExec(self.plan(node.input), node)
    case .take(let input, let count): return TakeExec(self.plan(input), count: count)
    case .join(let node):
      return JoinExec(left: self.plan(node.left), right: self.plan(node.right), node)
    case .union(let node): return UnionExec(node.inputs.map(self.plan), schema: node.schema)
    case .expand(let node): return ExpandExec(self.plan(node.input), node)
    case .makeSeries(let node): return MakeSeriesExec(self.plan(node.input), node)
    case .parse(let node): return ParseExec(self.plan(node.input), node)
    case .apply(let node):
      return ApplyExec(self.plan(node.input), body: self.plan(node.body), node)
    case .input(let slot): return InputExec(slot)
    case .topNested(let node): return TopNestedExec(self.plan(node.input), node)
    case .shared(let shared): return SharedExec(shared)
    case .annotated(let input, _): return self.plan(input)
    }
  }

  /// A filter, in steps where some parts of its condition cost more than others: those look only at
  /// the rows that the cheap ones have left.
  private func filter(_ input: Exec, _ condition: BoundExpression) -> Exec {
    if condition.isWindow { return FilterExec(metered(WholeExec(input)), condition: condition) }
    guard case .logical(.and, let parts) = condition, !condition.isVolatile else {
      return FilterExec(input, condition: condition)
    }
    let cheap = parts.filter(\.isCheap)
    let costly = parts.filter { !$0.isCheap }
    let first: [BoundExpression] =
      cheap.isEmpty ? [] : [cheap.count == 1 ? cheap[0] : .logical(.and, cheap)]
    return (first + costly).reduce(input) { metered(FilterExec($0, condition: $1)) }
  }
}
