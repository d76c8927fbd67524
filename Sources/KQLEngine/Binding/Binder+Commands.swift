import KQLSyntax

/// A command whose query is bound.
enum BoundCommand {
  /// It has no query, or one that is not bound before it runs.
  case plain
  /// The rows that it takes; for `.delete` those that stay.
  case rows(LogicalPlan)
}

extension Binder {
  /// Binds the query in a command, and what else of it can be told before it runs.
  func bindCommand(
    _ command: ManagementCommand, environment: inout Environment
  ) -> BoundCommand? {
    switch command.kind {
    case .setTable(_, _, let query), .export(_, let query):
      var inner = environment
      guard let flow = bind(query, environment: &inner) else { return nil }
      return .rows(flow.plan)
    case .deleteRecords(let table, let query):
      guard let plan = bindKept(table, query, environment) else { return nil }
      return .rows(plan)
    case .createFunction(_, let definition):
      return checkBody(definition) ? .plain : nil
    default: return .plain
    }
  }

  /// Binds the operators behind a `.show`.
  func bindShown(_ command: ManagementCommand, environment: inout Environment) -> Flow? {
    do throws(Diagnostic) {
      let table = try catalog.answer(command)
      var inner = environment
      return bind(
        command.operators, Flow(plan: .values(table), owner: "the answer of the command"),
        environment: &inner)
    } catch {
      report(error)
      return nil
    }
  }

  /// The rows of a table for which no condition of `T | where ...` holds or not.
  private func bindKept(
    _ table: Name, _ query: Pipeline, _ environment: Environment
  ) -> LogicalPlan? {
    guard case .expression(.name(let source)) = query.source, source.text == table.text else {
      report(
        "kql.command.predicate", "the records to delete are those of another table",
        at: query.span, help: "write '\(SyntaxPrinter.name(table.text)) | where ...'")
      return nil
    }
    guard let definition = findTable(table.text) else {
      reportUnknownTable(table)
      return nil
    }
    let columns = Array(definition.schema.columns.indices)
    let flow = Flow(
      plan: .scan(.init(table: definition, columns: columns)), owner: "'\(definition.name)'")
    let scope = Scope(schema: flow.schema, environment: environment, owner: flow.owner)
    var conditions: [BoundExpression] = []
    for step in query.operators {
      guard case .filter(let condition) = step.kind else {
        report(
          "kql.command.predicate", "'\(step.keyword.text)' cannot say which records to delete",
          at: step.span, help: "use 'where' only")
        return nil
      }
      guard let bound = bind(condition, scope), let truth = asCondition(bound, at: condition.span)
      else { return nil }
      conditions.append(truth)
    }
    guard let first = conditions.first else {
      report(
        "kql.command.predicate", "nothing says which records to delete", at: query.span,
        help: "add '| where ...', or use .clear table \(table.text) data")
      return nil
    }
    let all = conditions.count == 1 ? first : BoundExpression.logical(.and, conditions)
    // What is null is not deleted.
    guard
      let kept = call(
        "iff", shown: "iff",
        [all, .constant(.bool(false), .bool), .constant(.bool(true), .bool)], at: query.span,
        isOperator: false)
    else { return nil }
    return .filter(input: flow.plan, condition: kept)
  }

  /// Binds a function's body with values of the parameters' types, to find what it names wrongly.
  ///
  /// A body that takes tables can only be bound when it is called.
  private func checkBody(_ definition: ManagementCommand.FunctionDefinition) -> Bool {
    let skips = definition.properties.contains { property in
      guard property.name?.text.lowercased() == "skipvalidation" else { return false }
      return switch property.value {
      case .literal(let literal): literal.text.lowercased() == "true"
      default: false
      }
    }
    if skips { return true }
    let body = definition.body
    var environment = Environment()
    for parameter in body.parameters {
      guard case .scalar(let type) = parameter.kind else { return true }
      environment.bindings[parameter.name.text] = .scalar(.constant(Self.sample(type), type))
    }
    let trial = Binder(catalog: catalog, context: context, run: run)
    for binding in body.bindings { trial.bind(binding, into: &environment) }
    switch body.result {
    case .pipeline(let pipeline): _ = trial.bind(pipeline, environment: &environment)
    case .expression(let expression):
      if trial.isTabular(expression, environment) {
        _ = trial.bindSource(.expression(expression), environment: &environment)
      } else {
        let scope = Scope(schema: Schema([]), environment: environment, owner: "the function")
        _ = trial.bind(expression, scope)
      }
    }
    // Other mistakes may come of the sample values.
    let codes: Set<String> = [
      "kql.bind.unknown-table", "kql.bind.unknown-column", "kql.bind.unknown-name",
      "kql.bind.unknown-function", "kql.bind.unsupported",
    ]
    let found = trial.diagnostics.filter { codes.contains($0.code) }
    for diagnostic in found { report(diagnostic) }
    return found.isEmpty
  }

  private static func sample(_ type: DataType) -> Value {
    switch type {
    case .bool: .bool(true)
    case .int: .int(1)
    case .long: .long(1)
    case .real: .real(1)
    case .decimal: .decimal(Decimal(1))
    case .string: .string("")
    case .datetime: .datetime(630_822_816_000_000_000)
    case .timespan: .timespan(36_000_000_000)
    case .guid, .dynamic: .null
    }
  }

  /// Reports a table that is not there.
  func reportUnknownTable(_ name: Name) {
    guard keepsDiagnostics else { return }
    let names = catalog.tables.flatMap { [$0.name] + $0.aliases }
    let suggestion = EditDistance.nearest(to: name.text, among: names)
    report(
      "kql.bind.unknown-table", "unknown table '\(name.text)'", at: name.span,
      caption: "not a table", help: suggestion.map { "did you mean '\($0)'?" } ?? "",
      notes: listing("tables are", catalog.tables.map(\.name)),
      fixIts: suggestion.map { [.init(span: name.span, replacement: $0)] } ?? [])
  }
}
