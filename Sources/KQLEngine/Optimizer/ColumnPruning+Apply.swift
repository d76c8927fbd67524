import KQLSyntax

extension ColumnPruning.Pass {
  /// The body makes only what is read of it, and takes only what it reads of the group's rows.
  ///
  /// The second needs a look at the whole body first: its slot may stand in several places. Where a
  /// plan inside of the body (a subquery, something shared) takes the rows, they stay whole; so
  /// they do around another `mv-apply` or `partition`, which would have to be looked at once more
  /// for every level.
  mutating func prune(
    _ application: LogicalPlan.Apply, _ wanted: ColumnChoice
  ) -> (plan: LogicalPlan, kept: ColumnChoice) {
    var node = application
    if !wanted.isAll { hasChanged = true }
    node.output = wanted.pick(node.output)
    var made = ColumnChoice(none: node.body.columnCount)
    for output in node.output where output.side == .body { made.insert(output.position) }
    if made.isEmpty && made.count > 0 { made.insert(Self.cheapest(node.body)) }
    let taken = taken(of: node.slot, by: node.body, making: made)
    if !taken.isAll {
      hasChanged = true
      let slot = InputSlot(Schema(taken.pick(node.slot.schema.columns)))
      slots[ObjectIdentifier(node.slot)] = (slot, taken)
      node.slot = slot
    }
    node.body = exactly(made, of: node.body)

    // What the body takes stands first, as the slot's schema says; the others follow.
    var order = taken.positions
    var others = ColumnChoice(none: node.input.columnCount)
    others.insert(columnsOf: node.key)
    for output in node.output where output.side == .group { others.insert(output.position) }
    order += others.positions.filter { $0 >= taken.count || !taken.contains($0) }
    var own = ColumnChoice(none: others.count)
    for position in order { own.insert(position) }
    node.input = Self.arranged(exactly(own, of: node.input), order.map { own.places[$0] })
    var moves = Array(repeating: -1, count: others.count)
    for (place, position) in order.enumerated() { moves[position] = place }
    node.key = node.key.mapColumns { .column(moves[$0], name: $1, $2) }
    let bodyPlaces = made.places
    for index in node.output.indices {
      let output = node.output[index]
      node.output[index].position =
        output.side == .body ? bodyPlaces[output.position] : moves[output.position]
    }
    return (.apply(node), wanted)
  }

  /// The columns of a slot that a body reads in order to make columns of its own.
  private func taken(
    of slot: InputSlot, by body: LogicalPlan, making made: ColumnChoice
  ) -> ColumnChoice {
    let all = ColumnChoice(all: slot.schema.count)
    let reused = body.reused
    let inner = reused.plans.map(\.plan) + reused.subqueries.map(\.plan)
    guard !body.hasApply, !inner.contains(where: { !$0.openSlots.isEmpty }) else { return all }
    var look = ColumnPruning.Pass()
    look.wishes = (slot, ColumnChoice(none: slot.schema.count))
    _ = look.exactly(made, of: body)
    guard let wishes = look.wishes?.columns, !wishes.isEmpty else { return all }
    return wishes
  }

  /// The plan with its columns in another order.
  private static func arranged(_ plan: LogicalPlan, _ order: [Int]) -> LogicalPlan {
    if order == Array(order.indices) { return plan }
    let columns = plan.passThrough
    return .project(input: plan, columns: order.map { columns[$0] })
  }
}

extension LogicalPlan {
  /// Whether `mv-apply` or `partition` stands in the plan.
  fileprivate var hasApply: Bool {
    if case .apply = self { return true }
    var found = false
    forEachInput { if $0.hasApply { found = true } }
    return found
  }
}
