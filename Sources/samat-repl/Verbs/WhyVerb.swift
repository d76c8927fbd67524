import KQLEngine
import KQLSyntax

extension Verb {
  /// `:why [ROW [COLUMN]]`.
  static let why = Verb(
    "why [ROW [COLUMN]]", "Tells from which rows and documents the last result, or a cell, comes.",
    details: """
      Without ROW it lists the tables that the last result was computed from, and
      their documents. With ROW, a number from 1, it shows which row of which table
      the result's row is, with document and paragraph; with COLUMN also what the
      cell was made of. That can be told where rows passed through where, project,
      extend, sort, top and take only: after summarize or join a row is no row of one
      table any more, and the tables are listed instead.
      Example: :why 1
      Example: :why 1 value
      """, argument: .cell
  ) { (call) throws(Diagnostic) in
    let session = call.session
    guard let question = session.lastQuestion else {
      throw Diagnostic(
        code: "samat.shell.argument", message: "there is no result of a query yet")
    }
    guard !call.argument.isEmpty else {
      try tell(tablesOf: question, in: session)
      return .done
    }
    let (word, rest) = Words.first(of: call.argument)
    let table = question.table
    guard let row = Int(word), row > 0, row <= table.rowCount else {
      throw call.refusal(
        "the last result has no row \(word)",
        help: "ROW is a number; it has \(table.rowCount) \(table.rowCount == 1 ? "row" : "rows")")
    }
    let position = try column(Words.name(rest), of: table, call)
    let lineage: RowLineage?
    do throws(QueryFailure) {
      lineage = try question.lineage()
    } catch {
      return session.show(error, question.composed)
    }
    guard let lineage else {
      try tell(tablesOf: question, in: session)
      return .done
    }
    guard lineage.rows.count == table.rowCount else {
      throw Diagnostic(
        code: "samat.shell.argument",
        message: "the query gives other rows each time, so that they cannot be traced")
    }
    try tell(row - 1, position, lineage, of: question, in: session)
    return .done
  }

  private static func column(
    _ name: String, of table: Table, _ call: VerbCall
  ) throws(Diagnostic) -> Int? {
    guard !name.isEmpty else { return nil }
    if let position = table.schema.index(of: name) { return position }
    let near = EditDistance.nearest(to: name, among: table.schema.names)
    throw call.refusal(
      "the last result has no column '\(name)'",
      help: near.map { "did you mean '\($0)'?" }
        ?? "its columns are \(table.schema.names.joined(separator: ", "))")
  }

  /// Shows the row of a table that a row of the result is.
  private static func tell(
    _ row: Int, _ position: Int?, _ lineage: RowLineage, of question: Question, in session: Session
  ) throws(Diagnostic) {
    let source = try lineage.table.load()
    let origin = source.rows[lineage.rows[row]]
    var lines: [(String, String)] = []
    if let position {
      let column = lineage.columns[position]
      lines.append(
        (
          question.table.schema.names[position],
          ValueText.string(question.table.columns[position][row])
        ))
      let names = column.origins.joined(separator: ", ")
      if column.isPassedOn {
        lines.append(("from", "column \(names), as it stands there"))
      } else {
        lines.append(("from", names.isEmpty ? "the query alone" : "computed from \(names)"))
        for name in column.origins { lines.append((name, ValueText.string(origin[name]))) }
      }
    }
    lines.append(("table", lineage.table.name))
    lines.append(("row", String(lineage.rows[row] + 1)))
    if source.column("source") != nil {
      lines += try provenance(of: origin, source, session.catalog)
    } else {
      if let key = source.schema.names.first { lines.append((key, ValueText.string(origin[key]))) }
      lines.append(("source", "the rows of this table do not tell where they come from"))
    }
    write(lines, in: session)
  }

  /// Shows what the whole result was computed from.
  private static func tell(tablesOf question: Question, in session: Session) throws(Diagnostic) {
    let steps = question.query.mixingSteps
    let tables = question.query.tables
    guard !tables.isEmpty else {
      session.output.write("The result was computed by the query alone; no table was read.\n")
      return
    }
    if let step = steps.last {
      session.output.write(
        "After \(step) the rows are no rows of one table any more. They were computed from:\n")
    }
    var rows: [[Value]] = []
    for table in tables {
      let content = try table.load()
      let sources = try TableSources(of: content, in: session.catalog)
      func add(_ source: String, _ count: Int, _ title: String) {
        rows.append([
          .string(table.name), .long(Int64(count)), .string(source), .string(title),
        ])
      }
      for source in sources.all { add(source.id, source.rows, source.title) }
      if sources.untold > 0 || sources.all.isEmpty { add("", sources.untold, "not told") }
    }
    let schema = Schema([
      ColumnSchema("table", .string), ColumnSchema("rows", .long), ColumnSchema("source", .string),
      ColumnSchema("title", .string),
    ])
    session.output.write(Table(schema: schema, rows: rows), as: session.style)
  }
}

/// The last query that was answered, with what it worked on.
struct Question {
  /// The tables as they were then.
  let catalog: Catalog
  /// The query.
  let query: PreparedQuery
  /// The settings that it ran with.
  let options: QueryOptions
  /// What was given to the engine, for messages.
  let composed: ComposedText
  /// The answer.
  let table: Table

  /// Which rows of which table the answer's rows are; nil where that cannot be told.
  func lineage() throws(QueryFailure) -> RowLineage? {
    var options = options
    options.explainsEmptyAnswers = false
    return try catalog.lineage(of: query, options: options)
  }
}
