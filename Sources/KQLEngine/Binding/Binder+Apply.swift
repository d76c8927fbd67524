import KQLSyntax

extension Binder {
  /// Binds `mv-apply`: expands, then runs the body for the rows of each source row.
  func bindMvApply(
    _ clause: MvExpandClause, _ body: Pipeline, _ flow: Flow, _ environment: Environment,
    at span: SourceSpan
  ) -> Flow? {
    guard
      let number = call("row_number", shown: "row_number", [], at: span, isOperator: false)
    else { return nil }
    let hidden = "$source_row"
    var numbered = flow
    numbered.plan = .project(
      input: flow.plan,
      columns: passThrough(flow.schema) + [
        NamedBound(column: ColumnSchema(hidden, number.type), expression: number)
      ])
    guard let expanded = bindExpand(clause, numbered, environment, at: span) else { return nil }
    guard case .expand(let expansion) = expanded.plan else { return nil }
    let position = flow.schema.count
    // The number goes to the end: the body must not see it.
    let shown = expanded.schema.columns.indices.filter { $0 != position }
    let all = passThrough(expanded.schema)
    let input = LogicalPlan.project(
      input: expanded.plan, columns: (shown + [position]).map { all[$0] })
    let slot = InputSlot(Schema(shown.map { expanded.schema.columns[$0] }))
    guard let bound = bindBody(body, slot, flow.isSerialized, "'mv-apply'", environment) else {
      return nil
    }
    // What was expanded is the body's to give; of the others the body's take the source's place.
    let expandedPositions = Set(expansion.items.map(\.position))
    var output: [LogicalPlan.Apply.Output] = []
    for (index, column) in flow.schema.columns.enumerated()
    where !expandedPositions.contains(index) {
      output.append(.init(column: column, side: .group, position: index))
    }
    for (index, column) in bound.schema.columns.enumerated() {
      let made = LogicalPlan.Apply.Output(column: column, side: .body, position: index)
      if let place = output.firstIndex(where: { $0.column.name == column.name }) {
        output[place] = made
      } else {
        output.append(made)
      }
    }
    let key = BoundExpression.column(slot.schema.count, name: hidden, number.type)
    return replacing(
      flow,
      .apply(.init(input: input, key: key, body: bound.plan, slot: slot, output: output)))
  }

  /// Binds `partition`: runs the body for the rows of each value of a column.
  func bindPartition(
    by key: Expression, _ body: Pipeline, _ flow: Flow, _ environment: Environment
  ) -> Flow? {
    guard case .name = key else {
      report("kql.bind.column-expected", "a column name is expected", at: key.span)
      return nil
    }
    let scope = Scope(schema: flow.schema, environment: environment, owner: flow.owner)
    guard let bound = bind(key, scope) else { return nil }
    let slot = InputSlot(flow.schema)
    var inner = environment
    if !body.source.isInput, case .name(let name) = key,
      case .column(let index, _, let type) = bound
    {
      // A body with a source of its own knows the group by its key.
      let column = NamedBound(
        column: flow.schema.columns[index],
        expression: .column(index, name: name.text, type))
      let plan = LogicalPlan.project(input: .input(slot), columns: [column])
      inner.bindings[name.text] = .scalar(.subquery(Subquery(plan: plan, type: type)))
    }
    guard let made = bindBody(body, slot, flow.isSerialized, "'partition'", inner) else {
      return nil
    }
    let output = made.schema.columns.enumerated().map { index, column in
      LogicalPlan.Apply.Output(column: column, side: .body, position: index)
    }
    return Flow(
      plan: .apply(
        .init(input: flow.plan, key: bound, body: made.plan, slot: slot, output: output)),
      owner: "the result of 'partition'")
  }

  /// Binds a pipeline on the rows of a slot.
  private func bindBody(
    _ body: Pipeline, _ slot: InputSlot, _ isSerialized: Bool, _ owner: String,
    _ environment: Environment
  ) -> Flow? {
    var inner = environment
    inner.bindings[""] = .table(
      Flow(plan: .input(slot), owner: "the rows of \(owner)", isSerialized: isSerialized))
    guard let flow = bind(body, environment: &inner) else { return nil }
    guard case .annotated = flow.plan else { return flow }
    report(
      "kql.bind.render-last", "'render' stands inside of \(owner)", at: body.span,
      help: "put it at the end of the query")
    return nil
  }
}
