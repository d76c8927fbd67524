import KQLSyntax

/// Works out once what several columns of one projection, or several keys and aggregates of one
/// `summarize`, have in common: `extend a = f(x) + 1, b = f(x) * 2`.
///
/// The common part becomes a column of a projection below. Only parts that cost much more than the
/// column does: calls that take texts or bags apart, not sums and comparisons. Volatile and window
/// functions have nothing in common; each call of them is its own. What two different steps have in
/// common is not looked for.
struct CommonParts: Optimizer.Rule {
  let name = "common-parts"
  let summary = "Works out a costly part once that several columns of one step have in common."
  let kinds: PlanKinds = .call

  /// The least that a part must cost.
  static let leastCost = 10

  func rewrite(_ plan: LogicalPlan, _ context: FunctionContext) -> LogicalPlan? {
    plan.rewritten { plan in
      switch plan {
      case .project(let input, _): return shared(plan, input)
      case .aggregate(let node): return shared(plan, node.input)
      default: return nil
      }
    }
  }

  private func shared(_ plan: LogicalPlan, _ input: LogicalPlan) -> LogicalPlan? {
    var costly = 0
    _ = plan.anyExpression { expression in
      if expression.isColumn { return false }
      _ = expression.contains { part in
        if case .call(let call) = part, call.isCostly { costly += 1 }
        return costly > 1
      }
      return costly > 1
    }
    guard costly > 1 else { return nil }
    let parts = RepeatedParts(of: plan, leastCost: Self.leastCost)
    guard !parts.isEmpty else { return nil }
    return parts.split(plan, over: input)
  }
}

/// The parts that stand more than once in the expressions of a node.
private final class RepeatedParts {
  private struct Part {
    var expression: BoundExpression
    var count = 1
    /// The number of the column that it becomes, once it has been asked for.
    var place: Int?
  }

  private let leastCost: Int
  private var parts: [Part] = []
  private var byHash: [Int: [Int]] = [:]
  private var chosen: [Int] = []

  init(of plan: LogicalPlan, leastCost: Int) {
    self.leastCost = leastCost
    _ = plan.anyExpression { expression in
      _ = add(expression)
      return false
    }
  }

  var isEmpty: Bool { !parts.contains { $0.count > 1 } }

  /// Counts an expression and its parts; gives its hash and cost, and whether it may be shared.
  private func add(_ expression: BoundExpression) -> (hash: Int, cost: Int, isShareable: Bool) {
    guard case .call(let call) = expression else {
      switch expression {
      case .column(let index, _, _): return (index &* 31 &+ 7, 0, true)
      case .widened(let inner, let type):
        let made = add(inner)
        return (made.hash &* 31 &+ type.hashValue, made.cost, made.isShareable)
      case .logical(_, let operands):
        return operands.reduce((11, 0, true)) { sum, operand in
          let made = add(operand)
          return (sum.0 &* 31 &+ made.hash, sum.1 + made.cost, sum.2 && made.isShareable)
        }
      case .inSet(let inner, _, _), .inSubquery(let inner, _, _, _):
        let made = add(inner)
        return (made.hash &* 31 &+ 13, made.cost, made.isShareable)
      default: return (17, 0, true)
      }
    }
    var hash = call.function.hashValue
    var cost = call.ownCost
    var isShareable = call.volatility == .stable
    for argument in call.arguments {
      let made = add(argument)
      hash = hash &* 31 &+ made.hash
      cost += made.cost
      isShareable = isShareable && made.isShareable
    }
    if isShareable && cost >= leastCost { count(expression, hash) }
    return (hash, cost, isShareable)
  }

  private func count(_ expression: BoundExpression, _ hash: Int) {
    for index in byHash[hash] ?? [] where parts[index].expression.isSame(as: expression) {
      parts[index].count += 1
      return
    }
    byHash[hash, default: []].append(parts.count)
    parts.append(Part(expression: expression))
  }

  /// The node over a projection that works out the common parts; nil where none is left to share.
  func split(_ plan: LogicalPlan, over input: LogicalPlan) -> LogicalPlan? {
    let width = input.schema.count
    guard let outer = plan.replacingExpressions({ self.replaced($0, width) }) else { return nil }
    // Below stand the columns that are still read, then the parts.
    var wanted = ColumnChoice(none: width)
    _ = outer.anyExpression { expression in
      expression.forEachColumn { if $0 < width { wanted.insert($0) } }
      return false
    }
    let places = wanted.places
    let kept = wanted.positions.count
    var columns = wanted.pick(input.passThrough)
    for (number, index) in chosen.enumerated() {
      let expression = parts[index].expression
      columns.append(
        NamedBound(
          column: ColumnSchema("$common\(number + 1)", expression.type), expression: expression))
    }
    let below = LogicalPlan.project(input: input, columns: columns)
    let moved = outer.replacingExpressions { expression in
      expression.mapColumns { index, name, type in
        .column(index < width ? places[index] : kept + index - width, name: name, type)
      }
    }
    return (moved ?? outer).replacingInputs { _ in below }
  }

  /// The expression with its largest common parts as columns; nil where it has none.
  private func replaced(_ expression: BoundExpression, _ width: Int) -> BoundExpression? {
    if let index = index(of: expression), parts[index].count > 1 {
      if parts[index].place == nil {
        parts[index].place = chosen.count
        chosen.append(index)
      }
      let number = parts[index].place ?? 0
      return .column(width + number, name: "$common\(number + 1)", expression.type)
    }
    switch expression {
    case .constant, .column, .subquery: return nil
    case .widened(let inner, let type): return replaced(inner, width).map { .widened($0, type) }
    case .inSet(let inner, let set, let negated):
      return replaced(inner, width).map { .inSet($0, set, negated: negated) }
    case .inSubquery(let inner, let subquery, let negated, let folded):
      return replaced(inner, width).map {
        .inSubquery($0, subquery, negated: negated, folded: folded)
      }
    case .logical(let symbol, let operands):
      var made = operands
      for index in made.indices { made[index] = replaced(made[index], width) ?? made[index] }
      return .logical(symbol, made)
    case .call(var call):
      for index in call.arguments.indices {
        call.arguments[index] = replaced(call.arguments[index], width) ?? call.arguments[index]
      }
      return .call(call)
    }
  }

  private func index(of expression: BoundExpression) -> Int? {
    guard case .call = expression else { return nil }
    return parts.firstIndex { $0.count > 1 && $0.expression.isSame(as: expression) }
  }
}
