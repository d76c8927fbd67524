import KQLSyntax

/// Moves `take` toward the tables, so that no more rows are made than are taken.
///
/// - Of two `take`s the smaller counts; one that takes as many rows as there are at most goes.
/// - It passes a projection and a `parse` that drops no rows: as many rows come out as go in. Not a
///   projection with window functions, whose values depend on rows that would be missing, nor one
///   with volatile ones.
/// - Every leg of a union gives at most so many; the `take` above stays, for their sum.
///
/// Not through filters, joins and groups, whose number of rows is not known beforehand, and not
/// through `mv-expand`, which drops rows with empty arrays.
struct LimitPushdown: Optimizer.Rule {
  let name = "limit-pushdown"
  let summary = "Moves take through projections and into the legs of unions."
  let kinds: PlanKinds = .take

  func rewrite(_ plan: LogicalPlan, _ context: FunctionContext) -> LogicalPlan? {
    plan.rewritten(sunk)
  }

  private func sunk(_ plan: LogicalPlan) -> LogicalPlan? {
    guard case .take(let input, let count) = plan else { return nil }
    if let bound = input.rowBound, bound <= count { return input }
    switch input {
    case .take(let deeper, let smaller):
      return taken(min(count, smaller), of: deeper)
    case .project(let source, let columns)
    where columns.allSatisfy({ $0.expression.isMovable }):
      return .project(input: taken(count, of: source), columns: columns)
    case .parse(var node) where node.misses == .kept && node.subject.isMovable:
      node.input = taken(count, of: node.input)
      return .parse(node)
    case .annotated(let source, let visualization):
      return .annotated(input: taken(count, of: source), visualization: visualization)
    case .union(var node):
      let inputs = node.inputs.map { leg in
        if let bound = leg.rowBound, bound <= count { leg } else { taken(count, of: leg) }
      }
      guard zip(node.inputs, inputs).contains(where: { $0.rowBound != $1.rowBound }) else {
        return nil
      }
      node.inputs = inputs
      return .take(input: .union(node), count: count)
    default: return nil
    }
  }

  private func taken(_ count: Int, of plan: LogicalPlan) -> LogicalPlan {
    let taken = LogicalPlan.take(input: plan, count: count)
    return sunk(taken) ?? taken
  }
}

extension LogicalPlan {
  /// The most rows that the plan can give, where that is seen without looking far; nil otherwise.
  var rowBound: Int? {
    switch self {
    case .values(let table): return table.rowCount
    case .take(_, let count): return count
    case .sort(let node): return node.limit
    case .aggregate(let node): return node.keys.isEmpty ? 1 : nil
    case .project(let input, _), .filter(let input, _), .annotated(let input, _):
      return input.rowBound
    case .parse(let node): return node.input.rowBound
    case .union(let node):
      var total = 0
      for input in node.inputs {
        guard let bound = input.rowBound else { return nil }
        let (sum, overflow) = total.addingReportingOverflow(bound)
        if overflow { return nil }
        total = sum
      }
      return total
    case .scan, .range, .join, .expand, .makeSeries, .apply, .input, .topNested, .shared:
      return nil
    }
  }
}
