/// What a plan has in it: which rules can find work there, and whether it is too deep for them.
///
/// Most queries are small. One look at the plan, without any allocation of trees, spares them the
/// rules that cannot apply.
struct PlanKinds: OptionSet {
  let rawValue: UInt32

  static let filter = PlanKinds(rawValue: 1 << 0)
  static let project = PlanKinds(rawValue: 1 << 1)
  static let aggregate = PlanKinds(rawValue: 1 << 2)
  static let sort = PlanKinds(rawValue: 1 << 3)
  static let take = PlanKinds(rawValue: 1 << 4)
  static let join = PlanKinds(rawValue: 1 << 5)
  static let union = PlanKinds(rawValue: 1 << 6)
  /// A plan that is worked out once and may stand in several places.
  static let shared = PlanKinds(rawValue: 1 << 7)
  /// An expression that holds a plan.
  static let subquery = PlanKinds(rawValue: 1 << 8)
  /// A table without rows.
  static let empty = PlanKinds(rawValue: 1 << 9)
  /// A call, `and`, `or`, a list: something that folding may find constant.
  static let call = PlanKinds(rawValue: 1 << 10)
  /// Everything that has no kind of its own.
  static let other = PlanKinds(rawValue: 1 << 11)
  /// A filter whose condition is constant.
  static let constantFilter = PlanKinds(rawValue: 1 << 12)
  /// A sort that keeps some rows only.
  static let top = PlanKinds(rawValue: 1 << 13)
  /// Whatever there is.
  static let all = PlanKinds(rawValue: .max)

  /// The deepest plan that rules are applied to.
  ///
  /// Rules descend by recursion. A pipeline has at most 500 operators; only chains of `let` make
  /// deeper plans, and those run as they are bound.
  static let maximumDepth = 600

  /// What the plan has, and how deep it is; without recursion, since it decides about recursion.
  static func survey(_ plan: LogicalPlan) -> (kinds: PlanKinds, depth: Int) {
    var kinds: PlanKinds = []
    var depth = 0
    var pending: [(plan: LogicalPlan, depth: Int)] = []
    var next: (plan: LogicalPlan, depth: Int)? = (plan, 1)
    while let (node, level) = next {
      depth = max(depth, level)
      kinds.formUnion(node.ownKinds)
      next = nil
      node.forEachInput { input in
        if next == nil { next = (input, level + 1) } else { pending.append((input, level + 1)) }
      }
      if next == nil { next = pending.popLast() }
    }
    return (kinds, depth)
  }
}

extension LogicalPlan {
  /// The kind of this node and of its expressions.
  fileprivate var ownKinds: PlanKinds {
    var kinds: PlanKinds =
      switch self {
      case .filter(_, let condition): condition.isConstant ? [.filter, .constantFilter] : .filter
      case .project: .project
      case .aggregate: .aggregate
      case .sort(let node): node.limit == nil ? .sort : [.sort, .top]
      case .take: .take
      case .join: .join
      case .union: .union
      case .shared: .shared
      case .values(let table): table.rowCount == 0 ? .empty : .other
      default: .other
      }
    _ = anyExpression { expression in
      _ = expression.contains { part in
        switch part {
        case .call, .logical, .inSet, .widened: kinds.insert(.call)
        case .subquery, .inSubquery: kinds.insert(.subquery)
        default: break
        }
        return false
      }
      return false
    }
    return kinds
  }
}
