public import KQLSyntax
import Synchronization

/// Why a query gave no answer: every diagnostic, and the text that they speak of.
public struct QueryFailure: Error, Sendable {
  /// What was wrong, in the order of the text.
  public let diagnostics: [Diagnostic]
  /// The query.
  public let text: String

  /// Creates a failure.
  public init(diagnostics: [Diagnostic], text: String) {
    self.diagnostics = diagnostics
    self.text = text
  }

  /// The code of the first error.
  public var code: String { diagnostics.first?.code ?? "kql.internal" }
}

extension QueryFailure: CustomStringConvertible {
  /// The diagnostics with their places in the text, for people.
  public var description: String {
    DiagnosticRenderer().render(diagnostics, in: text, separator: "\n")
  }
}

/// A query whose names and types are resolved, ready to run any number of times.
public struct PreparedQuery: Sendable {
  /// The query's text.
  public let text: String
  /// The plan as bound.
  public let boundPlan: LogicalPlan
  /// The plan as it runs.
  public let plan: LogicalPlan
  /// The names of the optimiser's rules that made ``plan`` of ``boundPlan``, in the order in which
  /// they first changed it.
  public let rules: [String]
  /// Warnings.
  public let warnings: [Diagnostic]
  let context: FunctionContext

  /// The columns of the answer.
  public var schema: Schema { plan.schema }
}

extension Catalog {
  /// Answers a query.
  ///
  /// A text with several queries gives the answer of the last. What commands in it change is
  /// forgotten; ``execute(_:options:engine:)`` gives the changed catalog.
  ///
  /// - Parameters:
  ///   - text: The query.
  ///   - options: Limits and settings.
  /// - Returns: The rows, with the chart that `render` asked for.
  /// - Throws: ``QueryFailure`` with every diagnostic.
  public func query(
    _ text: String, options: QueryOptions = QueryOptions()
  ) throws(QueryFailure) -> Table {
    let tables = try run(text, options: options)
    guard let last = tables.last else {
      throw QueryFailure(
        diagnostics: [
          Diagnostic(
            code: "kql.syntax.empty", message: "there is no query in the text",
            help: "name a table, for instance")
        ], text: text)
    }
    return last
  }

  /// Answers a query that declares parameters.
  ///
  /// - Parameters:
  ///   - text: The query, with `declare query_parameters(name:type, ...)` at its head.
  ///   - parameters: The parameters' values by name. They are never put into the text.
  ///   - options: Limits and settings.
  /// - Returns: The rows.
  /// - Throws: ``QueryFailure`` with `kql.parameter.missing`, `.unknown` or `.type`, or any other.
  public func query(
    _ text: String, parameters: [String: Value], options: QueryOptions = QueryOptions()
  ) throws(QueryFailure) -> Table {
    try query(text, options: options.with(parameters))
  }

  /// Answers every query of a text, in order; see ``execute(_:options:engine:)``.
  ///
  /// - Throws: ``QueryFailure``.
  public func run(
    _ text: String, options: QueryOptions = QueryOptions(),
    engine: some QueryEngine = InMemoryEngine()
  ) throws(QueryFailure) -> [Table] {
    try execute(text, options: options, engine: engine).answers
  }

  /// Resolves a query's names and types without running it.
  ///
  /// - Throws: ``QueryFailure``.
  public func prepare(
    _ text: String, options: QueryOptions = QueryOptions()
  ) throws(QueryFailure) -> PreparedQuery {
    let parsed = Parser.parse(text)
    if parsed.diagnostics.contains(where: { $0.severity == .error }) {
      throw QueryFailure(diagnostics: parsed.diagnostics, text: text)
    }
    for statement in try bindAll(parsed.script, text: text, options: options).reversed() {
      if case .query(let query) = statement { return query }
    }
    throw QueryFailure(
      diagnostics: [
        Diagnostic(code: "kql.syntax.empty", message: "there is no query in the text")
      ], text: text)
  }

  /// Runs a prepared query.
  ///
  /// - Throws: ``QueryFailure`` with a diagnostic of kind `kql.limit`, `kql.cancelled` or `kql.data`.
  public func run(
    _ query: PreparedQuery, options: QueryOptions = QueryOptions(),
    engine: some QueryEngine = InMemoryEngine()
  ) throws(QueryFailure) -> Table {
    do throws(Diagnostic) {
      var table = try engine.run(
        query.plan, QueryContext(options: options, functions: query.context))
      if let limit = options.maxRows, table.rowCount > limit {
        throw Diagnostic(
          code: "kql.limit.rows",
          message: "the answer has \(table.rowCount) rows, its limit is \(limit)",
          help: "raise the limit (--max-rows), or end the query in '| take \(limit)'")
      }
      if case .annotated(_, let visualization) = query.boundPlan {
        table.visualization = visualization
      }
      if options.explainsEmptyAnswers, table.rowCount == 0,
        let hint = hint(for: query, options)
      {
        table.notes.append(hint)
      }
      return table
    } catch {
      throw QueryFailure(diagnostics: [error], text: query.text)
    }
  }

  /// A statement that gives an answer.
  enum Statement {
    case query(PreparedQuery)
    case command(ManagementCommand, PreparedQuery?)
  }

  /// Resolves the names and types of a script.
  func bindAll(
    _ script: Script, text: String, options: QueryOptions
  ) throws(QueryFailure) -> [Statement] {
    let context = FunctionContext(
      now: options.now ?? QueryOptions.clockTicks(), folding: folding,
      watch: QueryWatch(cancellation: options.cancellation, timeout: options.timeout))
    // Parts that are run while the query is bound obey the same limits; most queries have none.
    let run = FirstUse { ExecutionContext(options: options, functions: context) }
    if options.timeout != nil { _ = run.value }
    let binder = Binder(catalog: self, context: context, arguments: options.parameters) {
      (plan: LogicalPlan) throws(Diagnostic) -> Table in
      try InMemoryEngine.run(
        Optimizer.optimize(plan, context, options.optimization).plan, run.value)
    }
    let bound = binder.bind(script)
    binder.checkArguments()
    if binder.diagnostics.contains(where: { $0.severity == .error }) {
      throw QueryFailure(diagnostics: binder.diagnostics, text: text)
    }
    func prepared(_ plan: LogicalPlan) -> PreparedQuery {
      let outcome = Optimizer.optimize(plan, context, options.optimization)
      return PreparedQuery(
        text: text, boundPlan: plan, plan: outcome.plan, rules: outcome.rules,
        warnings: binder.diagnostics, context: context)
    }
    return bound.map { statement in
      switch statement {
      case .command(let command, .plain): return .command(command, nil)
      case .command(let command, .rows(let plan)): return .command(command, prepared(plan))
      case .query(let plan, _): return .query(prepared(plan))
      }
    }
  }
}

/// A value that is made when it is first used.
private final class FirstUse<Value: Sendable>: Sendable {
  private let make: @Sendable () -> Value
  private let made = Mutex<Value?>(nil)

  init(_ make: @escaping @Sendable () -> Value) { self.make = make }

  var value: Value {
    made.withLock { slot in
      let value = slot ?? make()
      slot = value
      return value
    }
  }
}

extension QueryOptions {
  /// The options with these parameters added.
  public func with(_ parameters: [String: Value]) -> QueryOptions {
    var options = self
    for (name, value) in parameters { options.parameters[name] = .value(value) }
    return options
  }
}
