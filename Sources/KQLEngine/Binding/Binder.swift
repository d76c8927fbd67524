import KQLSyntax

/// Gives every name of a query its meaning and every expression its type.
///
/// The binder does not throw: it reports everything it finds wrong and gives nothing for what it
/// could not make sense of.
final class Binder {
  let catalog: Catalog
  let context: FunctionContext
  /// Runs a plan at once; for counts and bounds that are queries themselves, and for analyses
  /// whose columns depend on their rows.
  let run: @Sendable (LogicalPlan) throws(Diagnostic) -> Table
  private(set) var diagnostics: [Diagnostic] = []
  /// The calls of the catalog's functions that are being bound, the outermost first. What is wrong
  /// within them has its place in another text, so that the call is marked.
  var storedCalls: [(name: String, span: SourceSpan)] = []
  /// The values that the caller gives to the query's parameters.
  let arguments: [String: QueryParameter]
  /// The parameters that the query declares.
  var declaredParameters: Set<String> = []
  private var budget = 20_000
  /// How much of the stack is taken by expressions and pipelines that are being bound, one inside
  /// of the other.
  private var depth = 0
  private static let maximumDepth = 1_000

  init(
    catalog: Catalog, context: FunctionContext, arguments: [String: QueryParameter] = [:],
    run: @escaping @Sendable (LogicalPlan) throws(Diagnostic) -> Table
  ) {
    self.catalog = catalog
    self.context = context
    self.arguments = arguments
    self.run = run
  }

  /// What a name stands for besides tables and columns.
  enum Binding: Sendable {
    case scalar(BoundExpression)
    case table(Flow)
    case function(FunctionBody, Environment)
  }

  /// The names that `let` and parameters have given.
  struct Environment: Sendable {
    var bindings = NameTrie<Binding>()
    /// The catalog's functions in whose bodies the names stand, the innermost last.
    var stored: [String] = []
  }

  /// What a name stands for: by `let` or as a parameter, or else as a function of the catalog.
  func meaning(of name: String, in environment: Environment) -> Binding? {
    if let binding = environment.bindings[name] { return binding }
    guard let function = catalog.storedFunction(name), !environment.stored.contains(name) else {
      return nil
    }
    return .function(function.body, Environment(stored: environment.stored + [name]))
  }

  /// Binds the body of a function; see ``storedCalls``.
  func within<Result>(
    _ captured: Environment, calledAt span: SourceSpan, from environment: Environment,
    _ bindBody: () -> Result?
  ) -> Result? {
    nested(at: span, cost: 8) {
      guard captured.stored.count > environment.stored.count, let name = captured.stored.last else {
        return bindBody()
      }
      storedCalls.append((name, span))
      defer { storedCalls.removeLast() }
      return bindBody()
    }
  }

  /// Where an expression stands.
  struct Scope {
    /// The columns it may name.
    var schema: Schema
    /// The other names.
    var environment: Environment
    /// What the columns belong to, for messages.
    var owner: String
    /// Rows come in a set order, so that `row_number()` and its like make sense.
    var isSerialized = false
    /// Aggregate calls are collected here; nil where they are not allowed.
    var aggregates: AggregateCollector?
  }

  /// Collects the aggregate calls of one `summarize`.
  final class AggregateCollector {
    /// What the aggregates' arguments may name.
    let input: Scope
    let keyCount: Int
    /// The columns of the input that are keys as they are.
    var keyColumns: [Int] = []
    var aggregates: [BoundAggregate] = []
    init(input: Scope, keyCount: Int) {
      self.input = input
      self.keyCount = keyCount
    }
  }

  /// A pipeline so far.
  struct Flow: Sendable {
    var plan: LogicalPlan
    /// What the rows are called in messages.
    var owner: String
    /// Rows come in a set order.
    var isSerialized = false
    /// The name of the view that it is, for `withsource`.
    var view: String?

    var schema: Schema { plan.schema }

    /// A table without columns; stands for one that is not known yet.
    static let nothing = Flow(plan: .values(.empty(Schema([]))), owner: "the table")
  }

  /// Whether a further diagnostic is kept. Where it is not, none need be made: to look for a name
  /// like an unknown one takes time where there are many of both.
  var keepsDiagnostics: Bool { diagnostics.count < 20 }

  func report(_ diagnostic: Diagnostic) {
    var diagnostic = diagnostic
    if let call = storedCalls.first {
      let names = storedCalls.map { "'\($0.name)'" }.joined(separator: ", ")
      diagnostic.span = call.span
      diagnostic.fixIts = []
      diagnostic.labels = []
      diagnostic.notes.append("in the body of \(names)")
    }
    // One mistake often shows twice; and a text of a thousand mistakes needs no thousand answers.
    if keepsDiagnostics && !diagnostics.contains(diagnostic) {
      diagnostics.append(diagnostic)
    }
  }

  func report(
    _ code: String, _ message: String, at span: SourceSpan, caption: String = "",
    help: String = "", notes: [String] = [], fixIts: [Diagnostic.FixIt] = []
  ) {
    report(
      Diagnostic(
        code: code, message: message, span: span, caption: caption, help: help, notes: notes,
        fixIts: fixIts))
  }

  /// Tries to bind something: whether all that is wrong with it has one code. What is reported is
  /// taken back.
  func attempt<Bound>(dropping code: String, _ bind: () -> Bound?) -> Bool {
    let before = diagnostics
    diagnostics = []
    let found = bind()
    let isDropped =
      found == nil && !diagnostics.isEmpty && diagnostics.allSatisfy { $0.code == code }
    diagnostics = before
    return isDropped
  }

  /// Counts a node of the plan; false where a query has grown beyond reason, for instance by
  /// functions that call functions twice, twenty levels deep.
  ///
  /// - Parameters:
  ///   - span: What is blamed; nil where it may stand in another text.
  ///   - count: How many nodes; more than one where a part that is bound already is used again.
  /// - Returns: Whether the query may grow further.
  func spend(at span: SourceSpan?, _ count: Int = 1) -> Bool {
    let before = budget
    budget -= min(count, before)
    if before > 0 && budget == 0 {
      report(
        Diagnostic(
          code: "kql.limit.plan-size",
          message: "the query grows beyond 20000 steps when its names are resolved", span: span,
          help: "use materialize() for a part that is used often"))
    }
    return budget > 0
  }

  /// Binds what stands inside of something else; gives nothing where functions that call functions
  /// nest deeper than the stack may carry, or where the query has grown too large.
  ///
  /// - Parameters:
  ///   - span: What is blamed.
  ///   - cost: How much of the stack it takes; the body of a function takes more.
  ///   - bind: Binds it.
  /// - Returns: What was bound.
  func nested<Bound>(at span: SourceSpan, cost: Int = 1, _ bind: () -> Bound?) -> Bound? {
    guard spend(at: span) else { return nil }
    depth += cost
    defer { depth -= cost }
    guard depth <= Self.maximumDepth else {
      report(
        "kql.limit.plan-size", "functions call functions too deeply", at: span,
        help: "use materialize() or toscalar() for a part, or fewer functions")
      return nil
    }
    return bind()
  }

  // MARK: Statements

  /// What one statement came to.
  enum BoundStatement {
    case query(LogicalPlan, SourceSpan)
    case command(ManagementCommand, BoundCommand)
  }

  func bind(_ script: Script) -> [BoundStatement] {
    var environment = Environment()
    var result: [BoundStatement] = []
    for statement in script.statements {
      switch statement {
      case .letBinding(let binding): bind(binding, into: &environment)
      case .query(let pipeline):
        if let flow = bind(pipeline, environment: &environment) {
          result.append(.query(flow.plan, pipeline.span))
        }
      case .setOption(let name, let value, _):
        let scope = Scope(schema: Schema([]), environment: environment, owner: "'set'")
        // Other options are for other engines, and ignored whatever they hold.
        if name.text.hasPrefix("query_bin_auto_"), let value, let bound = bind(value, scope) {
          environment.bindings[Self.optionName(name.text)] = .scalar(bound)
        }
      case .queryParameters(let parameters, let span):
        bindQueryParameters(parameters, at: span, into: &environment)
      case .command(let command) where !command.operators.isEmpty:
        if let flow = bindShown(command, environment: &environment) {
          result.append(.query(flow.plan, command.span))
        }
      case .command(let command):
        if let bound = bindCommand(command, environment: &environment) {
          result.append(.command(command, bound))
        }
      }
    }
    return result
  }

  func bind(_ binding: LetBinding, into environment: inout Environment) {
    let name = binding.name.text
    switch binding.value {
    case .function(let body):
      environment.bindings[name] =
        body.isView && body.parameters.isEmpty
        ? bindView(name, body, environment) : .function(body, environment)
    case .pipeline(let pipeline):
      var inner = environment
      if let flow = bind(pipeline, environment: &inner) {
        environment.bindings[name] = .table(flow)
      }
    case .expression(let expression):
      if case .pipeline(let pipeline) = expression {
        var inner = environment
        if let flow = bind(pipeline, environment: &inner) {
          environment.bindings[name] = .table(flow)
        }
      } else if isTabular(expression, environment) {
        var inner = environment
        if let flow = bindSource(.expression(expression), environment: &inner) {
          environment.bindings[name] = .table(flow)
        }
      } else {
        let scope = Scope(schema: Schema([]), environment: environment, owner: "'let'")
        if let bound = bind(expression, scope) {
          environment.bindings[name] = .scalar(bound)
        }
      }
    }
  }

  private func bindView(
    _ name: String, _ body: FunctionBody, _ environment: Environment
  ) -> Binding {
    var inner = environment
    for binding in body.bindings { bind(binding, into: &inner) }
    guard case .pipeline(let pipeline) = body.result,
      var flow = bind(pipeline, environment: &inner)
    else { return .function(body, environment) }
    flow.view = name
    return .table(flow)
  }

  /// Whether an expression stands for a table rather than for a scalar.
  func isTabular(_ expression: Expression, _ environment: Environment) -> Bool {
    switch expression {
    case .pipeline: return true
    case .name(let name):
      switch meaning(of: name.text, in: environment) {
      case .table: return true
      case .scalar: return false
      case .function(let body, let captured): return isTabular(body, captured)
      case nil: return findTable(name.text) != nil
      }
    case .call(let call):
      if ["materialize", "table"].contains(call.function.text) { return true }
      switch meaning(of: call.function.text, in: environment) {
      case .function(let body, let captured): return isTabular(body, captured)
      case .table: return true
      case .scalar, nil: return false
      }
    default: return false
    }
  }

  private func isTabular(_ body: FunctionBody, _ environment: Environment) -> Bool {
    // One function may lead to another; too deep ones are refused when they are bound. Where each
    // names another twice, the looks double with each of them, so that they are counted.
    guard spend(at: nil) else { return false }
    depth += 1
    defer { depth -= 1 }
    guard depth <= Self.maximumDepth else { return false }
    switch body.result {
    case .pipeline: return true
    case .expression(let expression):
      var inner = environment
      for parameter in body.parameters {
        if case .table = parameter.kind {
          inner.bindings[parameter.name.text] = .table(Flow.nothing)
        } else {
          inner.bindings[parameter.name.text] = .scalar(.constant(.null, .long))
        }
      }
      for binding in body.bindings {
        switch binding.value {
        case .pipeline: inner.bindings[binding.name.text] = .table(Flow.nothing)
        case .function(let body): inner.bindings[binding.name.text] = .function(body, inner)
        case .expression(let value):
          inner.bindings[binding.name.text] =
            isTabular(value, inner)
            ? .table(Flow.nothing) : .scalar(.constant(.null, .long))
        }
      }
      return isTabular(expression, inner)
    }
  }

  /// A table by name, by alias, or by the folded form of either.
  func findTable(_ name: String) -> TableDefinition? {
    if let table = catalog.table(name) { return table }
    guard !name.utf8.allSatisfy({ $0 < 0x80 }) else { return nil }
    let key = folded(name)
    return catalog.tables.first { table in
      table.aliases.contains { folded($0) == key }
    }
  }

  /// A column by name, by alias, or by the folded form of either.
  func findColumn(_ name: String, in schema: Schema) -> Int? {
    if let index = schema.index(of: name) { return index }
    guard !name.utf8.allSatisfy({ $0 < 0x80 }) else { return nil }
    let key = folded(name)
    return schema.columns.firstIndex { column in
      folded(column.name) == key || column.aliases.contains { folded($0) == key }
    }
  }

  private func folded(_ name: String) -> [UInt8] {
    var name = name
    var output: [UInt8] = []
    name.withUTF8 { catalog.folding.append($0, to: &output) }
    return output
  }
}
