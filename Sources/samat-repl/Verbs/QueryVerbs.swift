import KQLEngine
import KQLSyntax

extension Verb {
  /// `:tables`.
  static let tables = Verb("tables", "Lists the tables.", isHabit: true) {
    (call) throws(Diagnostic) in
    let rows = call.session.catalog.tables.map { table -> [Value] in
      [
        .string(table.name), .string(table.aliases.first ?? ""), .long(Int64(table.schema.count)),
        .string(table.summary),
      ]
    }
    let schema = Schema([
      ColumnSchema("table", .string), ColumnSchema("also", .string),
      ColumnSchema("columns", .long), ColumnSchema("summary", .string),
    ])
    call.session.output.write(Table(schema: schema, rows: rows), as: call.session.style)
    return .done
  }

  /// `:schema T`.
  static let schema = Verb(
    "schema TABLE", "Lists the columns of a table.", argument: .table, isHabit: true
  ) { (call) throws(Diagnostic) in
    guard !call.argument.isEmpty else {
      throw Diagnostic(
        code: "samat.shell.argument", message: "':schema' needs the name of a table",
        help: "':tables' lists them")
    }
    let catalog = call.session.catalog
    guard let table = catalog.tableLike(call.argument) else {
      let names = catalog.tables.flatMap { [$0.name] + $0.aliases }
      let near = EditDistance.nearest(to: call.argument, among: names)
      throw Diagnostic(
        code: "kql.bind.unknown-table", message: "unknown table '\(call.argument)'",
        span: call.span,
        help: near.map { "did you mean '\($0)'?" } ?? "':tables' lists the tables")
    }
    call.session.output.write(HelpText.columns(of: table), as: call.session.style)
    return .done
  }

  /// `:explain QUERY`.
  static let explain = query(
    "explain QUERY", "Shows the plan of a query as bound, as optimised, and the rules between.",
    details: "':plan' shows the steps as they run, ':help optimiser' what the rules do."
  ) { query, call throws(QueryFailure) in
    call.session.output.write(query.explanation + "\n")
  }

  /// `:plan QUERY`.
  static let plan = query(
    "plan QUERY", "Shows the steps of a query as they run, and what is chosen for each.",
    details: """
      Below each step stand those that its rows come from. After it stands what was
      chosen for the tables at hand: rows and parts, texts that are held as codes of a
      dictionary, columns that refer to rows of another table, what groups and joins
      go by. The query is not run.
      Example: :plan units | summarize count() by domain
      """
  ) { query, call throws(QueryFailure) in
    call.session.output.write(
      query.explain(.physical, options: call.session.options) + "\n")
  }

  /// `:profile QUERY`, the part of `:profile` that is about queries.
  static let queryProfile = query(
    "profile QUERY", "Runs a query on one thread and shows rows and time of each step.", details: ""
  ) { query, call throws(QueryFailure) in
    let session = call.session
    var options = session.options
    options.progress = session.messages.progress.query
    let profile = try session.catalog.profile(query, options: options)
    session.output.write(profile.steps + "\n")
  }

  /// A verb about a query.
  private static func query(
    _ syntax: String, _ summary: String, details: String,
    _ show: @escaping @Sendable (PreparedQuery, VerbCall) throws(QueryFailure) -> Void
  ) -> Verb {
    Verb(syntax, summary, details: details, argument: .query) { (call) throws(Diagnostic) in
      guard !call.argument.isEmpty else {
        let name = syntax.split(separator: " ")[0]
        throw Diagnostic(code: "samat.shell.argument", message: "':\(name)' needs a query")
      }
      let session = call.session
      let composed = ComposedText(session.bindings.fragments + [call.fragment])
      var options = session.options(for: composed)
      options.explainsEmptyAnswers = false
      do throws(QueryFailure) {
        let query = try session.catalog.prepare(composed.text, options: options)
        try session.showingProgress { () throws(QueryFailure) in try show(query, call) }
        return .done
      } catch {
        return session.show(error, composed)
      }
    }
  }
}
