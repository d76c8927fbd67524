import KQLSyntax

extension LogicalPlan {
  /// Calls `body` with each input, left to right; the plan inside of ``shared(_:)`` is none.
  func forEachInput(_ body: (LogicalPlan) -> Void) {
    switch self {
    case .scan, .values, .range, .input, .shared: break
    case .filter(let input, _), .project(let input, _), .take(let input, _),
      .annotated(let input, _):
      body(input)
    case .aggregate(let node): body(node.input)
    case .sort(let node): body(node.input)
    case .join(let node):
      body(node.left)
      body(node.right)
    case .union(let node): for input in node.inputs { body(input) }
    case .expand(let node): body(node.input)
    case .makeSeries(let node): body(node.input)
    case .parse(let node): body(node.input)
    case .apply(let node):
      body(node.input)
      body(node.body)
    case .topNested(let node): body(node.input)
    }
  }

  /// The plan with those inputs replaced for which `transform` gives another; nil where it gives
  /// none, so that what does not change is not built anew.
  func replacingChanged(_ transform: (LogicalPlan) -> LogicalPlan?) -> LogicalPlan? {
    switch self {
    case .scan, .values, .range, .input, .shared: return nil
    case .join(let node):
      let left = transform(node.left)
      let right = transform(node.right)
      guard left != nil || right != nil else { return nil }
      var moved = node
      moved.left = left ?? node.left
      moved.right = right ?? node.right
      return .join(moved)
    case .union(let node):
      var inputs: [LogicalPlan]?
      for (index, input) in node.inputs.enumerated() {
        guard let replaced = transform(input) else { continue }
        if inputs == nil { inputs = node.inputs }
        inputs?[index] = replaced
      }
      guard let inputs else { return nil }
      return .union(.init(inputs: inputs, schema: node.schema))
    case .apply(let node):
      let input = transform(node.input)
      let body = transform(node.body)
      guard input != nil || body != nil else { return nil }
      var moved = node
      moved.input = input ?? node.input
      moved.body = body ?? node.body
      return .apply(moved)
    case .filter(let input, _), .project(let input, _), .take(let input, _),
      .annotated(let input, _):
      return transform(input).map { made in replacingInputs { _ in made } }
    case .aggregate(let node):
      return transform(node.input).map { made in replacingInputs { _ in made } }
    case .sort(let node):
      return transform(node.input).map { made in replacingInputs { _ in made } }
    case .expand(let node):
      return transform(node.input).map { made in replacingInputs { _ in made } }
    case .makeSeries(let node):
      return transform(node.input).map { made in replacingInputs { _ in made } }
    case .parse(let node):
      return transform(node.input).map { made in replacingInputs { _ in made } }
    case .topNested(let node):
      return transform(node.input).map { made in replacingInputs { _ in made } }
    }
  }

  /// The plan with `change` applied to every node, inputs before the nodes above them; nil where
  /// nothing changes.
  func rewritten(_ change: (LogicalPlan) -> LogicalPlan?) -> LogicalPlan? {
    guard let inner = replacingChanged({ $0.rewritten(change) }) else { return change(self) }
    return change(inner) ?? inner
  }

  /// Whether one of the expressions of this node, without those of its inputs, satisfies a
  /// condition; in no set order.
  func anyExpression(_ condition: (BoundExpression) -> Bool) -> Bool {
    func holds(_ aggregate: BoundAggregate) -> Bool {
      aggregate.arguments.contains(where: condition) || aggregate.condition.map(condition) ?? false
    }
    switch self {
    case .scan, .values, .range, .take, .annotated, .union, .expand, .makeSeries, .input, .shared:
      return false
    case .filter(_, let expression): return condition(expression)
    case .project(_, let columns): return columns.contains { condition($0.expression) }
    case .aggregate(let node):
      return node.keys.contains { condition($0.expression) }
        || node.aggregates.contains(where: holds)
    case .sort(let node): return node.keys.contains { condition($0.expression) }
    case .join(let node):
      return node.leftKeys.contains(where: condition) || node.rightKeys.contains(where: condition)
    case .parse(let node): return condition(node.subject)
    case .apply(let node): return condition(node.key)
    case .topNested(let node):
      return node.levels.contains { level in
        condition(level.key.expression) || level.aggregates.contains(where: holds)
      }
    }
  }

  /// The plan with those expressions of this node replaced for which `transform` gives another;
  /// nil where it gives none.
  func replacingExpressions(
    _ transform: (BoundExpression) -> BoundExpression?
  ) -> LogicalPlan? {
    var changed = false
    func apply(_ expression: BoundExpression) -> BoundExpression {
      guard let made = transform(expression) else { return expression }
      changed = true
      return made
    }
    func apply(_ columns: [NamedBound]) -> [NamedBound] {
      columns.map { NamedBound(column: $0.column, expression: apply($0.expression)) }
    }
    func apply(_ aggregates: [BoundAggregate]) -> [BoundAggregate] {
      aggregates.map { aggregate in
        var made = aggregate
        made.arguments = aggregate.arguments.map { apply($0) }
        made.condition = aggregate.condition.map { apply($0) }
        return made
      }
    }
    let made: LogicalPlan
    switch self {
    case .scan, .values, .range, .take, .annotated, .union, .expand, .makeSeries, .input, .shared:
      return nil
    case .filter(let input, let condition):
      made = .filter(input: input, condition: apply(condition))
    case .project(let input, let columns):
      made = .project(input: input, columns: apply(columns))
    case .aggregate(var node):
      node.keys = apply(node.keys)
      node.aggregates = apply(node.aggregates)
      made = .aggregate(node)
    case .sort(var node):
      for index in node.keys.indices {
        node.keys[index].expression = apply(node.keys[index].expression)
      }
      made = .sort(node)
    case .join(var node):
      node.leftKeys = node.leftKeys.map { apply($0) }
      node.rightKeys = node.rightKeys.map { apply($0) }
      made = .join(node)
    case .parse(var node):
      node.subject = apply(node.subject)
      made = .parse(node)
    case .apply(var node):
      node.key = apply(node.key)
      made = .apply(node)
    case .topNested(var node):
      for index in node.levels.indices {
        node.levels[index].key.expression = apply(node.levels[index].key.expression)
        node.levels[index].aggregates = apply(node.levels[index].aggregates)
      }
      made = .topNested(node)
    }
    return changed ? made : nil
  }

  /// The columns of the plan, passed on as they are.
  var passThrough: [NamedBound] {
    schema.columns.enumerated().map { index, column in
      NamedBound(column: column, expression: .column(index, name: column.name, column.type))
    }
  }

  /// No rows, with these columns.
  static func empty(_ schema: Schema) -> LogicalPlan { .values(.empty(schema)) }
}
