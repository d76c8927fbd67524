import KQLSyntax

/// What running a text came to: its answers, and the catalog as its commands have left it.
public struct Execution: Sendable {
  /// One table for each query and command, in order.
  public let answers: [Table]
  /// What a query can name afterwards.
  public let catalog: Catalog
  /// Whether a command has changed the catalog.
  public let isChanged: Bool
}

extension Catalog {
  /// Answers every query and runs every command of a text, in order.
  ///
  /// A catalog is a value and stays as it is: what commands change is in the catalog that is
  /// returned, and the statements behind a command see it.
  ///
  /// ```swift
  /// let done = try catalog.execute(".set big <| units | where capacity > 100")
  /// let count = try done.catalog.query("big | count")
  /// ```
  ///
  /// - Parameters:
  ///   - text: The statements, separated by `;`.
  ///   - options: Limits, settings and parameters; ``QueryOptions/fileAccess`` allows `.export`.
  ///   - engine: What runs the plans.
  /// - Returns: The answers and the catalog. Where a statement fails nothing is changed, except that
  ///   files which commands before it have written stay.
  /// - Throws: ``QueryFailure``. Where no command changes the catalog, nothing is run unless every
  ///   statement can be bound.
  public func execute(
    _ text: String, options: QueryOptions = QueryOptions(),
    engine: some QueryEngine = InMemoryEngine()
  ) throws(QueryFailure) -> Execution {
    let parsed = Parser.parse(text)
    if parsed.diagnostics.contains(where: { $0.severity == .error }) {
      throw QueryFailure(diagnostics: parsed.diagnostics, text: text)
    }
    let changes = parsed.script.statements.contains {
      if case .command(let command) = $0 { command.changesCatalog } else { false }
    }
    guard changes else {
      let bound = try bindAll(parsed.script, text: text, options: options)
      var answers: [Table] = []
      for statement in bound {
        answers.append(try answer(statement, text, options, engine).table)
      }
      return Execution(answers: answers, catalog: self, isChanged: false)
    }
    // What a command changes, the statements behind it see; so each is bound in its turn, with the
    // `let` statements before it.
    var catalog = self
    var answers: [Table] = []
    var names: [KQLSyntax.Statement] = []
    for statement in parsed.script.statements {
      switch statement {
      case .letBinding, .setOption, .queryParameters: names.append(statement)
      case .query, .command:
        let script = Script(statements: names + [statement])
        for bound in try catalog.bindAll(script, text: text, options: options) {
          let (table, registry) = try catalog.answer(bound, text, options, engine)
          answers.append(table)
          if let registry { catalog = Catalog(registry) }
        }
      }
    }
    return Execution(answers: answers, catalog: catalog, isChanged: true)
  }

  private func answer(
    _ statement: Statement, _ text: String, _ options: QueryOptions, _ engine: some QueryEngine
  ) throws(QueryFailure) -> (table: Table, registry: Registry?) {
    switch statement {
    case .query(let query): return (try run(query, options: options, engine: engine), nil)
    case .command(let command, let query):
      var rows: Table?
      if let query {
        // What a command stores or writes is no answer, and has no limit of rows.
        var limits = options
        limits.maxRows = nil
        rows = try run(query, options: limits, engine: engine)
      }
      do throws(Diagnostic) {
        return try self.run(command, rows: rows, options: options)
      } catch {
        throw QueryFailure(diagnostics: [error], text: text)
      }
    }
  }
}
