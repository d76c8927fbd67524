import KQLSyntax

extension LogicalPlan {
  /// `mv-apply` and `partition`: a plan that runs once for each group of rows.
  public struct Apply: Sendable {
    /// Where rows come from.
    public var input: LogicalPlan
    /// Rows of one value are a group.
    public var key: BoundExpression
    /// What runs; ``LogicalPlan/input(_:)`` with this slot stands for the rows of a group.
    public var body: LogicalPlan
    /// What the body takes for its input: columns of the input from the first on.
    public var slot: InputSlot
    /// What the node gives.
    public var output: [Output]
    /// The columns that it gives.
    public var schema: Schema { Schema(output.map(\.column)) }

    /// One column of the answer.
    public struct Output: Sendable {
      /// Which side it comes from.
      public enum Side: Sendable {
        /// The cell of the group's first row.
        case group
        /// The rows that the body made.
        case body
      }
      /// The column.
      public var column: ColumnSchema
      /// Which side it comes from.
      public var side: Side
      /// Its position there.
      public var position: Int
    }
  }

  /// The slots that stand in a plan, at any depth, without a node around them that fills them.
  var openSlots: Set<ObjectIdentifier> {
    var open: Set<ObjectIdentifier> = []
    var seen: Set<ObjectIdentifier> = []
    collectSlots(into: &open, seen: &seen)
    return open
  }

  private func collectSlots(
    into open: inout Set<ObjectIdentifier>, seen: inout Set<ObjectIdentifier>
  ) {
    switch self {
    case .input(let slot): open.insert(ObjectIdentifier(slot))
    case .shared(let shared):
      guard seen.insert(ObjectIdentifier(shared)).inserted else { return }
    default: break
    }
    for subquery in expressions.flatMap(\.subqueries)
    where seen.insert(ObjectIdentifier(subquery)).inserted {
      subquery.plan.collectSlots(into: &open, seen: &seen)
    }
    for input in inputs { input.collectSlots(into: &open, seen: &seen) }
    if case .apply(let node) = self { open.remove(ObjectIdentifier(node.slot)) }
  }

  /// What is worked out once and used from several places, at any depth of the plan.
  var reused: (plans: [SharedPlan], subqueries: [Subquery]) {
    var plans: [SharedPlan] = []
    var subqueries: [Subquery] = []
    var seen: Set<ObjectIdentifier> = []
    func visit(_ plan: LogicalPlan) {
      if case .shared(let shared) = plan {
        guard seen.insert(ObjectIdentifier(shared)).inserted else { return }
        plans.append(shared)
      }
      for subquery in plan.expressions.flatMap(\.subqueries)
      where seen.insert(ObjectIdentifier(subquery)).inserted {
        subqueries.append(subquery)
        visit(subquery.plan)
      }
      for input in plan.inputs { visit(input) }
    }
    visit(self)
    return (plans, subqueries)
  }

  /// The slots that nodes of the plan fill.
  var filledSlots: Set<ObjectIdentifier> {
    var slots: Set<ObjectIdentifier> = []
    if case .apply(let node) = self { slots.insert(ObjectIdentifier(node.slot)) }
    for input in inputs {
      // What is shared fills its slots by itself.
      if case .shared = input { continue }
      slots.formUnion(input.filledSlots)
    }
    return slots
  }

  /// The expressions of this node, without those of its inputs.
  var expressions: [BoundExpression] {
    switch self {
    case .filter(_, let condition): [condition]
    case .project(_, let columns): columns.map(\.expression)
    case .aggregate(let node):
      node.keys.map(\.expression)
        + node.aggregates.flatMap { $0.arguments + ($0.condition.map { [$0] } ?? []) }
    case .sort(let node): node.keys.map(\.expression)
    case .join(let node): node.leftKeys + node.rightKeys
    case .parse(let node): [node.subject]
    case .apply(let node): [node.key]
    case .topNested(let node):
      node.levels.flatMap { level in
        [level.key.expression]
          + level.aggregates.flatMap { $0.arguments + ($0.condition.map { [$0] } ?? []) }
      }
    default: []
    }
  }
}

extension BoundExpression {
  /// The subqueries in the expression; those inside of them come with them.
  var subqueries: [Subquery] {
    var found: [Subquery] = []
    _ = contains { part in
      switch part {
      case .subquery(let subquery), .inSubquery(_, let subquery, _, _): found.append(subquery)
      default: break
      }
      return false
    }
    return found
  }
}

/// The rows that a node hands to the plan that it runs.
public final class InputSlot: Sendable {
  /// The columns.
  public let schema: Schema
  init(_ schema: Schema) { self.schema = schema }
}
