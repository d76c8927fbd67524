import KQLSyntax

extension Binder {
  /// Binds one operator on top of a flow.
  func bind(_ step: TabularOperator, _ flow: Flow, environment: inout Environment) -> Flow? {
    switch step.kind {
    case .filter(let condition): return bindFilter(condition, flow, environment)
    case .project(let items): return bindProject(items, flow, environment)
    case .extend(let items): return bindExtend(items, flow, environment)
    case .serialize(let items):
      var next = flow
      next.isSerialized = true
      return items.isEmpty ? next : bindExtend(items, next, environment)
    case .projectAway(let patterns): return bindAway(patterns, flow)
    case .projectKeep(let patterns): return bindKeep(patterns, flow)
    case .projectReorder(let items): return bindReorder(items, flow)
    case .projectRename(let items): return bindRename(items, flow)
    case .summarize(let aggregates, let keys):
      return bindSummarize(aggregates, by: keys, flow, environment, at: step.span)
    case .distinct(let items): return bindDistinct(items, flow, environment)
    case .sort(let items): return bindSort(items, limit: nil, flow, environment)
    case .top(let count, let items):
      guard let limit = constantCount(count, "'top'", environment) else { return nil }
      return bindSort(items, limit: limit, flow, environment)
    case .take(let count):
      guard let number = constantCount(count, "'\(step.keyword.text)'", environment) else {
        return nil
      }
      return replacing(flow, .take(input: flow.plan, count: number))
    case .sample(let count):
      guard let number = constantCount(count, "'sample'", environment) else { return nil }
      return replacing(flow, .take(input: flow.plan, count: number))
    case .sampleDistinct(let count, let column):
      guard let number = constantCount(count, "'sample-distinct'", environment),
        let distinct = bindDistinct([NamedExpression(expression: column)], flow, environment)
      else { return nil }
      return replacing(distinct, .take(input: distinct.plan, count: number))
    case .count(let name): return bindCount(name, flow, at: step.span)
    case .join(let clause): return bindJoin(clause, flow, environment: &environment)
    case .lookup(let clause): return bindLookup(clause, flow, environment: &environment)
    case .union(let clause): return bindUnion(clause, flow, environment: &environment)
    case .mvExpand(let clause): return bindExpand(clause, flow, environment, at: step.span)
    case .parse(let clause): return bindParse(clause, flow, environment, at: step.span)
    case .parseKv(let clause): return bindParseKv(clause, flow, environment, at: step.span)
    case .mvApply(let clause, let body):
      return bindMvApply(clause, body, flow, environment, at: step.span)
    case .partition(let key, let body): return bindPartition(by: key, body, flow, environment)
    case .topNested(let levels):
      return bindTopNested(levels, flow, environment, at: step.span)
    case .search(let clause):
      return bindSearch(clause, flow, environment: &environment)
    case .makeSeries(let clause):
      return bindMakeSeries(clause, flow, environment, at: step.span)
    case .render(let clause): return bindRender(clause, flow)
    case .asName(let name):
      let shared = LogicalPlan.shared(SharedPlan(flow.plan))
      let named = Flow(
        plan: shared, owner: "'\(name.text)'", isSerialized: flow.isSerialized)
      environment.bindings[name.text] = .table(named)
      return named
    case .getschema: return bindGetSchema(flow)
    case .evaluate(let call, let schema):
      return bindEvaluate(call, schema, flow, environment)
    case .invoke(let call): return bindInvoke(call, flow, environment: &environment)
    case .unsupported:
      report(
        "kql.bind.unsupported", "operator '\(step.keyword.text)' is not supported",
        at: step.keyword.span)
      return nil
    }
  }

  func replacing(_ flow: Flow, _ plan: LogicalPlan) -> Flow {
    Flow(plan: plan, owner: flow.owner, isSerialized: flow.isSerialized)
  }

  private func scope(_ flow: Flow, _ environment: Environment) -> Scope {
    Scope(
      schema: flow.schema, environment: environment, owner: flow.owner,
      isSerialized: flow.isSerialized)
  }

  // MARK: Columns

  private func bindFilter(
    _ condition: Expression, _ flow: Flow, _ environment: Environment
  ) -> Flow? {
    guard let bound = bind(condition, scope(flow, environment)),
      let truth = asCondition(bound, at: condition.span)
    else { return nil }
    return replacing(flow, .filter(input: flow.plan, condition: truth))
  }

  private func bindProject(
    _ items: [NamedExpression], _ flow: Flow, _ environment: Environment
  ) -> Flow? {
    let scope = scope(flow, environment)
    var names = UniqueNames(taken: [])
    var columns: [NamedBound] = []
    var number = 1
    var failed = false
    for item in items {
      if case .star = item.expression, item.names.isEmpty {
        columns += passThrough(flow.schema)
        continue
      }
      guard let bound = bind(item.expression, scope) else {
        failed = true
        continue
      }
      guard let made = outputs(item, bound, scope, &names, &number) else { return nil }
      columns += made
    }
    guard !failed else { return nil }
    return replacing(flow, .project(input: flow.plan, columns: columns))
  }

  /// The columns of one item; several where it has a list of names and its value is an array.
  func outputs(
    _ item: NamedExpression, _ bound: BoundExpression, _ scope: Scope,
    _ names: inout UniqueNames, _ number: inout Int
  ) -> [NamedBound]? {
    if item.names.count != 1, let parts = parts(of: item.expression, scope) {
      return outputs(item, parts, &names)
    }
    guard item.names.count > 1 else {
      let column = outputColumn(
        item, bound, scope, names: &names, prefix: "Column", number: &number)
      return [NamedBound(column: column, expression: bound)]
    }
    var columns: [NamedBound] = []
    for (index, name) in item.names.enumerated() {
      guard bound.type == .dynamic,
        let element = call(
          "index", shown: "index", [bound, .constant(.long(Int64(index)), .long)], at: item.span,
          isOperator: false)
      else {
        report(
          "kql.bind.names", "a list of names needs a value with several parts", at: item.span)
        return nil
      }
      columns.append(
        NamedBound(
          column: ColumnSchema(names.take(name.text), element.type), expression: element))
    }
    return columns
  }

  /// The columns of a call with several values: all of them, or as many as there are names.
  private func outputs(
    _ item: NamedExpression, _ parts: [Part], _ names: inout UniqueNames
  ) -> [NamedBound]? {
    guard item.names.count <= parts.count else {
      report(
        "kql.bind.names", "\(item.names.count) names are given to \(parts.count) values",
        at: item.span)
      return nil
    }
    let count = item.names.isEmpty ? parts.count : item.names.count
    return parts.prefix(count).enumerated().map { place, part in
      let name = item.names.isEmpty ? part.name : item.names[place].text
      return NamedBound(
        column: ColumnSchema(names.take(name), part.expression.type), expression: part.expression)
    }
  }

  func passThrough(_ schema: Schema) -> [NamedBound] {
    schema.columns.enumerated().map { index, column in
      NamedBound(column: column, expression: .column(index, name: column.name, column.type))
    }
  }

  private func bindExtend(
    _ items: [NamedExpression], _ flow: Flow, _ environment: Environment
  ) -> Flow? {
    let scope = scope(flow, environment)
    var columns = passThrough(flow.schema)
    var number = 1
    var failed = false
    for item in items {
      guard let bound = bind(item.expression, scope) else {
        failed = true
        continue
      }
      // A name that is there is overwritten in its place; an unnamed result never overwrites.
      var names = UniqueNames(taken: item.names.isEmpty ? columns.map(\.column.name) : [])
      guard let made = outputs(item, bound, scope, &names, &number) else { return nil }
      for output in made {
        if let place = columns.firstIndex(where: { $0.column.name == output.column.name }) {
          columns[place] = output
        } else {
          columns.append(output)
        }
      }
    }
    guard !failed else { return nil }
    return replacing(flow, .project(input: flow.plan, columns: columns))
  }

  // MARK: Choosing columns by pattern

  /// The positions of the columns that a name or a pattern means, in their order.
  private func positions(_ expression: Expression, _ flow: Flow) -> [Int]? {
    switch expression {
    case .star: return Array(flow.schema.columns.indices)
    case .name(let name):
      if let index = findColumn(name.text, in: flow.schema) { return [index] }
      reportUnknownColumn(
        name, Scope(schema: flow.schema, environment: Environment(), owner: flow.owner))
      return nil
    case .pattern(let pattern):
      return flow.schema.columns.indices.filter {
        Wildcard.matches(flow.schema.columns[$0].name, pattern.text)
      }
    default:
      report("kql.bind.column-expected", "a column name is expected", at: expression.span)
      return nil
    }
  }

  private func select(_ positions: [Int], _ flow: Flow) -> Flow {
    let all = passThrough(flow.schema)
    return replacing(flow, .project(input: flow.plan, columns: positions.map { all[$0] }))
  }

  private func bindAway(_ patterns: [Expression], _ flow: Flow) -> Flow? {
    var removed: Set<Int> = []
    for pattern in patterns {
      guard let found = positions(pattern, flow) else { return nil }
      removed.formUnion(found)
    }
    return select(flow.schema.columns.indices.filter { !removed.contains($0) }, flow)
  }

  private func bindKeep(_ patterns: [Expression], _ flow: Flow) -> Flow? {
    var kept: Set<Int> = []
    for pattern in patterns {
      guard let found = positions(pattern, flow) else { return nil }
      kept.formUnion(found)
    }
    return select(flow.schema.columns.indices.filter { kept.contains($0) }, flow)
  }

  private func bindReorder(_ items: [ReorderItem], _ flow: Flow) -> Flow? {
    var order: [Int] = []
    for item in items {
      guard var found = positions(item.column, flow) else { return nil }
      let names = flow.schema.names
      switch item.order {
      case .asc: found.sort { names[$0] < names[$1] }
      case .desc: found.sort { names[$0] > names[$1] }
      case .granularAsc: found.sort { Wildcard.naturalLess(names[$0], names[$1]) }
      case .granularDesc: found.sort { Wildcard.naturalLess(names[$1], names[$0]) }
      case nil: break
      }
      order += found.filter { !order.contains($0) }
    }
    order += flow.schema.columns.indices.filter { !order.contains($0) }
    return select(order, flow)
  }

  private func bindRename(_ items: [NamedExpression], _ flow: Flow) -> Flow? {
    var columns = passThrough(flow.schema)
    for item in items {
      guard let new = item.names.first, case .name(let old) = item.expression else {
        report(
          "kql.bind.rename", "'project-rename' takes pairs: new = old", at: item.span)
        return nil
      }
      guard let index = findColumn(old.text, in: flow.schema) else {
        reportUnknownColumn(
          old, Scope(schema: flow.schema, environment: Environment(), owner: flow.owner))
        return nil
      }
      columns[index].column = ColumnSchema(new.text, columns[index].column.type)
    }
    var seen: Set<String> = []
    for (column, item) in zip(
      columns, items.map(Optional.some) + Array(repeating: nil, count: columns.count))
    where !seen.insert(column.column.name).inserted {
      report(
        "kql.bind.duplicate-column", "there is a column '\(column.column.name)' already",
        at: item?.span ?? items.first?.span ?? SourceSpan(start: 0, end: 0))
      return nil
    }
    return replacing(flow, .project(input: flow.plan, columns: columns))
  }

  // MARK: Rows

  private func bindDistinct(
    _ items: [NamedExpression], _ flow: Flow, _ environment: Environment
  ) -> Flow? {
    let scope = scope(flow, environment)
    var names = UniqueNames()
    var keys: [NamedBound] = []
    var number = 1
    for item in items {
      if case .star = item.expression {
        keys += passThrough(flow.schema)
        continue
      }
      guard let bound = bind(item.expression, scope) else { return nil }
      let column = outputColumn(
        item, bound, scope, names: &names, prefix: "Column", number: &number)
      keys.append(NamedBound(column: column, expression: bound))
    }
    return Flow(
      plan: .aggregate(.init(input: flow.plan, keys: keys, aggregates: [])), owner: flow.owner)
  }

  private func bindSort(
    _ items: [OrderItem], limit: Int?, _ flow: Flow, _ environment: Environment
  ) -> Flow? {
    let scope = scope(flow, environment)
    var keys: [LogicalPlan.SortKey] = []
    for item in items {
      guard let bound = bind(item.key.expression, scope) else { return nil }
      guard bound.type.isOrdered else {
        report(
          "kql.bind.argument-type", "values of type 'dynamic' have no order",
          at: item.key.span, help: "give them a type first: tolong(...), tostring(...)")
        return nil
      }
      keys.append(
        .init(expression: bound, direction: item.direction, nulls: item.nulls))
    }
    return Flow(
      plan: .sort(.init(input: flow.plan, keys: keys, limit: limit)), owner: flow.owner,
      isSerialized: true)
  }

  private func bindCount(_ name: Name?, _ flow: Flow, at span: SourceSpan) -> Flow? {
    guard let function = catalog.aggregateFunction("count"), let resolved = function.resolve([])
    else {
      report("kql.bind.unsupported", "operator 'count' is not supported", at: span)
      return nil
    }
    let aggregate = BoundAggregate(
      column: ColumnSchema(name?.text ?? "Count", .long), function: "count",
      overload: resolved.overload, arguments: [], condition: nil)
    return Flow(
      plan: .aggregate(.init(input: flow.plan, keys: [], aggregates: [aggregate])),
      owner: "the result of 'count'")
  }

  // MARK: mv-expand

  func bindExpand(
    _ clause: MvExpandClause, _ flow: Flow, _ environment: Environment, at span: SourceSpan
  ) -> Flow? {
    let scope = scope(flow, environment)
    var columns = passThrough(flow.schema)
    var items: [(position: Int, type: DataType)] = []
    var number = 1
    for item in clause.items {
      guard let bound = bind(item.expression.expression, scope) else { return nil }
      guard bound.type == .dynamic else {
        report(
          "kql.bind.not-dynamic",
          "'mv-expand' takes dynamic values, found '\(bound.type.rawValue)'",
          at: item.expression.span, help: "split(...) or parse_json(...) make arrays of text")
        return nil
      }
      let isPlainColumn: Bool =
        if case .name = item.expression.expression { true } else { false }
      var names = UniqueNames(
        taken: item.expression.names.isEmpty && !isPlainColumn ? columns.map(\.column.name) : [])
      var column = outputColumn(
        item.expression, bound, scope, names: &names, prefix: "Column", number: &number)
      column.type = .dynamic
      let made = NamedBound(column: column, expression: bound)
      let position: Int
      if let place = columns.firstIndex(where: { $0.column.name == column.name }) {
        columns[place] = made
        position = place
      } else {
        columns.append(made)
        position = columns.count - 1
      }
      items.append((position, item.type ?? .dynamic))
    }
    var limit: Int?
    if let expression = clause.limit {
      guard let count = constantCount(expression, "'limit'", environment) else { return nil }
      limit = count
    }
    let input = LogicalPlan.project(input: flow.plan, columns: columns)
    var schema = input.schema
    for item in items { schema.columns[item.position].type = item.type }
    let index = clause.itemIndex.map { ColumnSchema($0.text, .long) }
    if let index {
      guard schema.index(of: index.name) == nil else {
        report(
          "kql.bind.duplicate-column", "there is a column '\(index.name)' already", at: span)
        return nil
      }
      schema.columns.append(index)
    }
    return replacing(
      flow,
      .expand(
        .init(
          input: input, items: items, bagKind: clause.bagKind, itemIndex: index, limit: limit,
          schema: schema)))
  }

  // MARK: Others

  private func bindRender(_ clause: RenderClause, _ flow: Flow) -> Flow? {
    let kinds = Visualization.kinds.map(\.name)
    guard kinds.contains(clause.chart.text) else {
      report(
        "kql.bind.render-kind", "unknown chart '\(clause.chart.text)'", at: clause.chart.span,
        help: didYouMean(clause.chart.text, kinds), notes: listing("charts are", kinds))
      return nil
    }
    var properties: [Visualization.Property] = []
    for property in clause.properties {
      let text: String =
        switch property.value {
        case .literal(let literal): literal.text
        case .name(let name): name.text
        case .unary(let sign, .literal(let literal), _): sign.rawValue + literal.text
        default: ""
        }
      properties.append(.init(name: property.name?.text ?? "", value: text))
    }
    let visualization = Visualization(chart: clause.chart.text, properties: properties)
    return replacing(flow, .annotated(input: flow.plan, visualization: visualization))
  }

  private func bindGetSchema(_ flow: Flow) -> Flow {
    let schema = Schema([
      ColumnSchema("ColumnName", .string), ColumnSchema("ColumnOrdinal", .long),
      ColumnSchema("DataType", .string), ColumnSchema("ColumnType", .string),
    ])
    let rows = flow.schema.columns.enumerated().map { index, column -> [Value] in
      [
        .string(column.name), .long(Int64(index)), .string(column.type.systemName),
        .string(column.type.rawValue),
      ]
    }
    return Flow(plan: .values(Table(schema: schema, rows: rows)), owner: "the schema")
  }

  private func bindInvoke(
    _ call: Call, _ flow: Flow, environment: inout Environment
  ) -> Flow? {
    guard case .function(let body, let captured) = meaning(of: call.function.text, in: environment),
      let first = body.parameters.first, case .table = first.kind
    else {
      report(
        "kql.bind.invoke", "'invoke' needs a function whose first parameter is a table",
        at: call.span)
      return nil
    }
    var inner = environment
    let hidden = "$invoked"
    inner.bindings[hidden] = .table(flow)
    let argument = Argument(value: .name(Name(hidden, span: call.function.span)))
    let whole = Call(
      function: call.function, arguments: [argument] + call.arguments, span: call.span)
    inner.bindings[call.function.text] = .function(body, captured)
    return bindSource(.expression(.call(whole)), environment: &inner)
  }
}

extension TypeName {
  /// The type's name in `getschema`'s DataType column.
  var systemName: String {
    switch self {
    case .bool: "System.SByte"
    case .int: "System.Int32"
    case .long: "System.Int64"
    case .real: "System.Double"
    case .decimal: "System.Data.SqlTypes.SqlDecimal"
    case .string: "System.String"
    case .datetime: "System.DateTime"
    case .timespan: "System.TimeSpan"
    case .guid: "System.Guid"
    case .dynamic: "System.Object"
    }
  }
}

/// Matches names against patterns with `*`.
enum Wildcard {
  static func matches(_ name: String, _ pattern: String) -> Bool {
    let text = Array(name.utf8)
    let pattern = Array(pattern.utf8)
    var i = 0
    var j = 0
    var star: (pattern: Int, text: Int)?
    while i < text.count {
      if j < pattern.count && pattern[j] == 0x2A {
        star = (j, i)
        j += 1
      } else if j < pattern.count && pattern[j] == text[i] {
        i += 1
        j += 1
      } else if let last = star {
        star = (last.pattern, last.text + 1)
        i = last.text + 1
        j = last.pattern + 1
      } else {
        return false
      }
    }
    return pattern[j...].allSatisfy { $0 == 0x2A }
  }

  /// Orders names so that numbers inside them count as numbers: a2 before a10.
  static func naturalLess(_ a: String, _ b: String) -> Bool {
    func parts(_ text: String) -> [(String, Int?)] {
      var result: [(String, Int?)] = []
      var current = ""
      var isDigits = false
      for character in text.unicodeScalars {
        let digit = ("0"..."9").contains(character)
        if digit != isDigits && !current.isEmpty {
          result.append((current, isDigits ? Int(current) : nil))
          current = ""
        }
        isDigits = digit
        current.unicodeScalars.append(character)
      }
      if !current.isEmpty { result.append((current, isDigits ? Int(current) : nil)) }
      return result
    }
    let left = parts(a)
    let right = parts(b)
    for (x, y) in zip(left, right) {
      if let m = x.1, let n = y.1 {
        if m != n { return m < n }
      } else if x.0 != y.0 {
        return x.0 < y.0
      }
    }
    return left.count < right.count
  }
}
