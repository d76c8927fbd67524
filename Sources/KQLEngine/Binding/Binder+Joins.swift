import KQLSyntax

extension Binder {
  /// Binds `join`.
  func bindJoin(
    _ clause: JoinClause, _ flow: Flow, environment: inout Environment
  ) -> Flow? {
    let kind = clause.kind ?? .innerunique
    guard let (right, pairs) = bindSides(clause, flow, &environment) else { return nil }
    var output: [LogicalPlan.Join.Output] = []
    var names = UniqueNames()
    if kind != .rightsemi && kind != .rightanti {
      for (index, column) in flow.schema.columns.enumerated() {
        _ = names.take(column.name)
        output.append(.init(column: column, side: .left, position: index))
      }
    }
    if kind != .leftsemi && kind != .leftanti {
      // A right column's other names would be ambiguous beside the left ones.
      for (index, column) in right.schema.columns.enumerated() {
        var column = column
        let name = names.take(column.name)
        if name != column.name { column.aliases = [] }
        column.name = name
        output.append(.init(column: column, side: .right, position: index))
      }
    }
    var result = joined(flow, right, kind, pairs, output)
    if clause.kind == nil, case .join(var node) = result.plan {
      node.isKindImplied = true
      result.plan = .join(node)
    }
    return result
  }

  /// Binds `lookup`: a join that extends the left rows, without the right keys.
  func bindLookup(
    _ clause: JoinClause, _ flow: Flow, environment: inout Environment
  ) -> Flow? {
    let kind = clause.kind ?? .leftouter
    guard kind == .leftouter || kind == .inner else {
      report(
        "kql.bind.join-kind", "'lookup' is of kind leftouter or inner, not \(kind.rawValue)",
        at: clause.span)
      return nil
    }
    guard let (right, pairs) = bindSides(clause, flow, &environment) else { return nil }
    var output: [LogicalPlan.Join.Output] = []
    var names = UniqueNames()
    for (index, column) in flow.schema.columns.enumerated() {
      _ = names.take(column.name)
      output.append(.init(column: column, side: .left, position: index))
    }
    let keys = Set(pairs.map(\.rightIndex))
    for (index, column) in right.schema.columns.enumerated() where !keys.contains(index) {
      var column = column
      column.name = names.take(column.name)
      output.append(.init(column: column, side: .right, position: index))
    }
    return joined(flow, right, kind, pairs, output)
  }

  private struct KeyPair {
    var left: BoundExpression
    var right: BoundExpression
    var rightIndex: Int
  }

  private func bindSides(
    _ clause: JoinClause, _ flow: Flow, _ environment: inout Environment
  ) -> (Flow, [KeyPair])? {
    var inner = environment
    guard let right = bindSource(.expression(clause.right), environment: &inner) else {
      return nil
    }
    var pairs: [KeyPair] = []
    var failed = false
    for condition in clause.conditions {
      guard let pair = bindCondition(condition, flow, right, environment) else {
        failed = true
        continue
      }
      pairs.append(pair)
    }
    return failed || pairs.isEmpty ? nil : (right, pairs)
  }

  private func bindCondition(
    _ condition: JoinClause.Condition, _ left: Flow, _ right: Flow, _ environment: Environment
  ) -> KeyPair? {
    func column(_ name: Name, _ flow: Flow, _ side: String) -> (Int, BoundExpression)? {
      guard let index = findColumn(name.text, in: flow.schema) else {
        reportUnknownColumn(
          name,
          Scope(
            schema: flow.schema, environment: Environment(), owner: "\(flow.owner) (\(side) side)"))
        return nil
      }
      let schema = flow.schema.columns[index]
      return (index, .column(index, name: schema.name, schema.type))
    }
    let a = column(condition.left, left, "left")
    let b = column(condition.right, right, "right")
    guard let a, let b else { return nil }
    guard let type = FunctionResolution.common(a.1.type, b.1.type), a.1.type != .dynamic,
      b.1.type != .dynamic
    else {
      report(
        "kql.bind.join-type",
        "a key of type '\(a.1.type.rawValue)' never equals one of '\(b.1.type.rawValue)'",
        at: condition.span,
        help: "give both sides one type before the join: extend k = tostring(k)")
      return nil
    }
    return KeyPair(left: widen(a.1, to: type), right: widen(b.1, to: type), rightIndex: b.0)
  }

  private func joined(
    _ flow: Flow, _ right: Flow, _ kind: JoinClause.Kind, _ pairs: [KeyPair],
    _ output: [LogicalPlan.Join.Output]
  ) -> Flow {
    Flow(
      plan: .join(
        .init(
          left: flow.plan, right: right.plan, kind: kind, leftKeys: pairs.map(\.left),
          rightKeys: pairs.map(\.right), output: output)),
      owner: "the result of 'join'")
  }

  // MARK: union

  /// Binds `union`, as a source or behind a flow.
  func bindUnion(
    _ clause: UnionClause, _ flow: Flow?, environment: inout Environment
  ) -> Flow? {
    var legs: [(plan: LogicalPlan, source: String)] = []
    if let flow { legs.append((flow.plan, flow.view ?? sourceName(flow.plan, legs.count))) }
    for leg in clause.legs {
      if case .pattern(let pattern) = leg {
        for (name, flow) in views(matching: pattern.text, environment) {
          legs.append((flow.plan, name))
        }
        for table in catalog.tables where Wildcard.matches(table.name, pattern.text) {
          let scan = LogicalPlan.Scan(table: table, columns: Array(table.schema.columns.indices))
          legs.append((.scan(scan), table.name))
        }
        continue
      }
      var inner = environment
      if clause.isFuzzy {
        // What is wrong with a table that is there is told all the same.
        let isMissing = attempt(dropping: "kql.bind.unknown-table") {
          bindSource(.expression(leg), environment: &inner)
        }
        if isMissing { continue }
        inner = environment
      }
      guard let bound = bindSource(.expression(leg), environment: &inner) else { return nil }
      legs.append((bound.plan, bound.view ?? sourceName(bound.plan, legs.count)))
    }
    return unite(legs, clause.kind, withSource: clause.withSource, at: clause.span)
  }

  /// The views of the query whose names match a pattern, by name.
  func views(
    matching pattern: String, _ environment: Environment
  ) -> [(name: String, flow: Flow)] {
    environment.bindings.sorted.compactMap { name, binding in
      guard case .table(let flow) = binding, flow.view != nil, Wildcard.matches(name, pattern)
      else { return nil }
      return (name, flow)
    }
  }

  /// The rows of several plans one behind the other, with a column for their sources where one is
  /// asked for.
  func unite(
    _ legs: [(plan: LogicalPlan, source: String)], _ kind: UnionClause.Kind, withSource: Name?,
    at span: SourceSpan
  ) -> Flow? {
    guard !legs.isEmpty else {
      report("kql.bind.union", "no table matches", at: span)
      return nil
    }
    let schema = unionSchema(legs.map(\.plan.schema), kind)
    var full = schema
    if let name = withSource {
      full = full.filter { $0.name != name.text }
      full.insert(UnionColumn(name: name.text, type: .string, source: name.text), at: 0)
    }
    let inputs = legs.map { leg -> LogicalPlan in
      let columns = full.enumerated().map { index, column -> NamedBound in
        let output = ColumnSchema(column.name, column.type, aliases: column.aliases)
        if index == 0 && withSource != nil {
          return NamedBound(column: output, expression: .constant(.string(leg.source), .string))
        }
        if let position = leg.plan.schema.columns.firstIndex(where: {
          $0.name == column.source && $0.type == column.type
        }) {
          return NamedBound(
            column: output, expression: .column(position, name: column.source, column.type))
        }
        let missing: Value = column.type == .string ? .string("") : .null
        return NamedBound(column: output, expression: .constant(missing, column.type))
      }
      return .project(input: leg.plan, columns: columns)
    }
    let columns = full.map { ColumnSchema($0.name, $0.type, aliases: $0.aliases) }
    return Flow(
      plan: .union(.init(inputs: inputs, schema: Schema(columns))),
      owner: "the result of 'union'")
  }

  private struct UnionColumn {
    var name: String
    var type: DataType
    /// The name in the inputs.
    var source: String
    var aliases: [String] = []
  }

  private func sourceName(_ plan: LogicalPlan, _ index: Int) -> String {
    if case .scan(let scan) = plan { return scan.table.name }
    return "union_arg\(index)"
  }

  /// The columns of a union: matched by name and type; one name with two types makes two columns
  /// that carry the type in their names.
  private func unionSchema(_ schemas: [Schema], _ kind: UnionClause.Kind) -> [UnionColumn] {
    var columns: [UnionColumn] = []
    for schema in schemas {
      for column in schema.columns
      where !columns.contains(where: { $0.source == column.name && $0.type == column.type }) {
        columns.append(
          UnionColumn(
            name: column.name, type: column.type, source: column.name, aliases: column.aliases))
      }
    }
    if kind == .inner {
      columns = columns.filter { column in
        schemas.allSatisfy { schema in
          schema.columns.contains { $0.name == column.source && $0.type == column.type }
        }
      }
    }
    let shared = Dictionary(grouping: columns, by: \.source).filter { $0.value.count > 1 }
    // A name that carries its type gives way to a column that is called so itself.
    var names = UniqueNames(taken: columns.map(\.source).filter { shared[$0] == nil })
    return columns.map { column in
      guard shared[column.source] != nil else { return column }
      var renamed = column
      renamed.name = names.take("\(column.name)_\(column.type.rawValue)")
      return renamed
    }
  }
}
