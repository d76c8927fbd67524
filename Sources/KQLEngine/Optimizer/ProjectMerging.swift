import KQLSyntax

/// Makes one projection of two that stand one behind the other (`extend | extend | project`), and
/// takes out those that change nothing, so that batches pass through fewer hands.
///
/// What the inner one makes goes to where the outer one reads it. Not where it is read twice, which
/// would work it out twice; not where it has window or volatile functions; and not where the
/// expression would grow beyond ``maximumSize``, since hundreds of steps that each read the one
/// before would make one very deep expression.
struct ProjectMerging: Optimizer.Rule {
  let name = "project-merging"
  let summary = "Makes one projection of several, and takes out those that change nothing."
  let kinds: PlanKinds = .project

  /// The most parts that an expression made of two may have.
  static let maximumSize = 200

  func rewrite(_ plan: LogicalPlan, _ context: FunctionContext) -> LogicalPlan? {
    plan.rewritten(merge)
  }

  private func merge(_ plan: LogicalPlan) -> LogicalPlan? {
    guard case .project(let input, let columns) = plan else { return nil }
    if changesNothing(columns, of: input) { return input }
    guard case .project(let source, let made) = input, canMerge(columns, made) else { return nil }
    let merged = columns.map { item in
      NamedBound(
        column: item.column,
        expression: item.expression.mapColumns { index, _, _ in made[index].expression })
    }
    if changesNothing(merged, of: source) { return source }
    return .project(input: source, columns: merged)
  }

  private func canMerge(_ columns: [NamedBound], _ made: [NamedBound]) -> Bool {
    guard made.allSatisfy({ $0.expression.isMovable }) else { return false }
    var uses = Array(repeating: 0, count: made.count)
    for item in columns { item.expression.forEachColumn { uses[$0] += 1 } }
    for item in columns {
      // To pass a column on makes no expression larger.
      if item.expression.isColumn { continue }
      var size = item.expression.size
      item.expression.forEachColumn { size += made[$0].expression.size }
      if size > Self.maximumSize { return false }
    }
    return zip(uses, made).allSatisfy { count, item in
      count <= 1 || item.expression.isColumn || item.expression.isConstant
    }
  }

  /// Whether a projection passes on exactly the columns of its input, under their own names.
  private func changesNothing(_ columns: [NamedBound], of input: LogicalPlan) -> Bool {
    guard columns.enumerated().allSatisfy({ $1.expression.columnIndex == $0 }) else {
      return false
    }
    let schema = input.schema.columns
    return columns.count == schema.count && zip(columns, schema).allSatisfy { $0.column == $1 }
  }
}
