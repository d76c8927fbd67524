import KQLSyntax

/// Moves filters toward the tables, so that the steps between work on fewer rows.
///
/// A condition is split at its `and`s and each part sinks as deep as it can by itself:
///
/// - through projections, where what it reads is passed on, constant, or cheap to work out again;
/// - through `sort` without a limit, `mv-expand`, `parse` and `render`, where it reads nothing that
///   the step makes;
/// - through `summarize`, where it reads keys only, and into every leg of a `union`;
/// - into the sides of a join, as far as its kind allows (see ``FilterPushdown/Pass``).
///
/// Not through `take` and `top`, which would let other rows in; not through steps with window or
/// volatile functions, whose values would change; nor when it has such functions itself.
struct FilterPushdown: Optimizer.Rule {
  let name = "filter-pushdown"
  let summary = "Moves each part of a condition toward the tables, and into the sides of joins."
  let kinds: PlanKinds = .filter

  func rewrite(_ plan: LogicalPlan, _ context: FunctionContext) -> LogicalPlan? {
    guard hasWork(plan) else { return nil }
    var pass = Pass()
    let moved = pass.sink([], into: plan)
    return pass.hasMoved ? moved : nil
  }

  /// Whether a filter stands on something that it could pass, at least by its kind.
  private func hasWork(_ plan: LogicalPlan) -> Bool {
    if case .filter(let input, _) = plan {
      switch input {
      case .scan, .values, .range, .input, .shared, .take: break
      default: return true
      }
    }
    var found = false
    plan.forEachInput { if !found { found = hasWork($0) } }
    return found
  }

  /// One descent through a plan, with the conditions that sink at hand.
  ///
  /// Conditions in hand never have window or volatile functions.
  struct Pass {
    /// Whether a condition has passed a node, or two filters have become one.
    var hasMoved = false

    /// The most that an expression may cost to be worked out once more in a filter.
    static let cheap = 4
    /// The most parts that a condition may have once it asks what columns are made from: through
    /// hundreds of steps, each cheap, it would grow without end.
    static let maximumSize = 24

    /// The plan behind all of these conditions.
    mutating func sink(_ parts: [BoundExpression], into plan: LogicalPlan) -> LogicalPlan {
      switch plan {
      case .filter(let input, let condition):
        guard condition.isMovable else {
          return keep(parts, above: .filter(input: sink([], into: input), condition: condition))
        }
        if !parts.isEmpty { hasMoved = true }
        return sink(condition.conjuncts + parts, into: input)
      case .project(let input, let columns): return sink(parts, into: input, through: columns)
      case .sort(var node):
        let isOpen = node.limit == nil && node.keys.allSatisfy { $0.expression.isMovable }
        let (sinking, staying) = split(parts) { _ in isOpen }
        node.input = sink(sinking, into: node.input)
        return keep(staying, above: .sort(node))
      case .annotated(let input, let visualization):
        hasMoved = hasMoved || !parts.isEmpty
        return .annotated(input: sink(parts, into: input), visualization: visualization)
      case .union(var node):
        hasMoved = hasMoved || !parts.isEmpty
        node.inputs = node.inputs.map { sink(parts, into: $0) }
        return .union(node)
      case .aggregate(let node): return sink(parts, into: node)
      case .expand(var node):
        let made = Set(node.items.map(\.position))
        let count = node.input.columnCount
        let (sinking, staying) = split(parts) { part in
          part.readsOnly { $0 < count && !made.contains($0) }
        }
        node.input = sink(sinking, into: node.input)
        return keep(staying, above: .expand(node))
      case .parse(var node):
        let made = Set(node.outputs.map(\.position))
        let count = node.input.columnCount
        let (sinking, staying) = split(parts) { part in
          part.readsOnly { $0 < count && !made.contains($0) }
        }
        node.input = sink(sinking, into: node.input)
        return keep(staying, above: .parse(node))
      case .join(let node): return sink(parts, into: node)
      case .scan, .values, .range, .input, .shared, .take, .apply, .topNested, .makeSeries:
        return keep(parts, above: plan.replacingInputs { sink([], into: $0) })
      }
    }

    /// The conditions as a filter right above a plan.
    func keep(_ parts: [BoundExpression], above plan: LogicalPlan) -> LogicalPlan {
      parts.isEmpty ? plan : .filter(input: plan, condition: .all(of: parts))
    }

    /// The conditions that pass a node, and those that stay above it.
    mutating func split(
      _ parts: [BoundExpression], _ passes: (BoundExpression) -> Bool
    ) -> (sinking: [BoundExpression], staying: [BoundExpression]) {
      var sinking: [BoundExpression] = []
      var staying: [BoundExpression] = []
      for part in parts {
        if passes(part) { sinking.append(part) } else { staying.append(part) }
      }
      if !sinking.isEmpty { hasMoved = true }
      return (sinking, staying)
    }

    // MARK: Through columns

    private mutating func sink(
      _ parts: [BoundExpression], into input: LogicalPlan, through columns: [NamedBound]
    ) -> LogicalPlan {
      guard !parts.isEmpty, columns.allSatisfy({ $0.expression.isMovable }) else {
        return keep(parts, above: .project(input: sink([], into: input), columns: columns))
      }
      // `extend` passes on nearly every column in its place. Hundreds of conditions that pass
      // hundreds of steps would take long if each were built anew at each step.
      var kept = ColumnChoice(none: columns.count)
      for index in columns.indices {
        // Under its own name, which explain shows.
        if case .column(index, let name, _) = columns[index].expression,
          name == columns[index].column.name
        {
          kept.insert(index)
        }
      }
      var sinking: [BoundExpression] = []
      var staying: [BoundExpression] = []
      for part in parts {
        if part.readsOnly({ kept.contains($0) }) {
          sinking.append(part)
        } else if Pass.canReplace(columns, in: part) {
          sinking.append(part.mapColumns { at, _, _ in columns[at].expression })
        } else {
          staying.append(part)
        }
      }
      if !sinking.isEmpty { hasMoved = true }
      return keep(staying, above: .project(input: sink(sinking, into: input), columns: columns))
    }

    /// Groups are kept or left out as a whole: a condition on the keys is the same for all rows of
    /// a group. Without keys there is a row even where no row comes in.
    private mutating func sink(
      _ parts: [BoundExpression], into aggregation: LogicalPlan.Aggregation
    ) -> LogicalPlan {
      var node = aggregation
      let keys = node.keys
      let isOpen = !keys.isEmpty && keys.allSatisfy { $0.expression.isMovable }
      let (sinking, staying) = split(parts) { part in
        isOpen && part.readsOnly { $0 < keys.count } && part.isSameForEqualKeys
          && Pass.canReplace(keys, in: part)
      }
      let moved = sinking.map { part in part.mapColumns { at, _, _ in keys[at].expression } }
      node.input = sink(moved, into: node.input)
      return keep(staying, above: .aggregate(node))
    }

    /// Whether a condition on columns may be asked of what the columns are made from.
    ///
    /// What is made is made again in the filter; that pays where it is cheap and used once.
    private static func canReplace(_ columns: [NamedBound], in part: BoundExpression) -> Bool {
      var seen: Set<Int> = []
      var budget = cheap
      var size: Int?
      return part.readsOnly { index in
        let expression = columns[index].expression
        if expression.isColumn || expression.isConstant { return true }
        guard seen.insert(index).inserted else { return false }
        budget -= max(1, expression.cost)
        let whole = (size ?? part.size) + expression.size
        size = whole
        return budget >= 0 && whole <= maximumSize && !expression.contains { $0.isPlanned }
      }
    }
  }
}

extension BoundExpression {
  /// Whether this is worked out by a plan of its own.
  fileprivate var isPlanned: Bool {
    switch self {
    case .subquery, .inSubquery: true
    default: false
    }
  }
}
