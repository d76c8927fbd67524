import KQLEngine
import KQLSyntax
import SamatKit

extension Verb {
  /// How deep files may read files.
  private static let deepestReading = 16

  /// `:read FILE`.
  static let read = Verb(
    "read FILE", "Runs the statements of a file, as if they were typed here.",
    details:
      "What it defines with let stays. It stops at the first error.\nExample: :read names.kql",
    argument: .file
  ) { (call) throws(Diagnostic) in
    let session = call.session
    guard !call.argument.isEmpty else { throw call.refusal("':read' needs a file") }
    let path = Words.path(call.argument)
    try session.access.checkReading(path, at: call.span)
    guard session.readingDepth < deepestReading else {
      throw call.refusal(
        "'\(path)' would be read by a file that is read by \(deepestReading) others",
        help: "does a file read itself?")
    }
    let source = try call.opening { () throws(Diagnostic) in try SourceText(file: path) }
    session.readingDepth += 1
    defer { session.readingDepth -= 1 }
    return session.run(source)
  }

  /// `:param [NAME=VALUE]`.
  static let param = Verb(
    "param [NAME=VALUE]", "Sets the value of a query parameter, or lists the values.",
    details: """
      A query that declares the parameter gets the value, read as the declared type.
      Example: :param least=3
               declare query_parameters(least:long); units | where capacity >= least
      """
  ) { (call) throws(Diagnostic) in
    let session = call.session
    if call.argument.isEmpty {
      let rows = session.options.parameters.sorted { $0.key < $1.key }.map {
        [Value.string($0.key), .string(text(of: $0.value))]
      }
      let schema = Schema([ColumnSchema("name", .string), ColumnSchema("value", .string)])
      session.output.write(Table(schema: schema, rows: rows), as: session.style)
      return .done
    }
    guard let (name, value) = Options.split(call.argument) else {
      throw call.refusal("':param' takes name=value, not '\(call.argument)'")
    }
    session.options.parameters[Words.trimmed(name[...])] = .text(
      Words.unquoted(Words.trimmed(value[...])))
    return .done
  }

  private static func text(of parameter: QueryParameter) -> String {
    switch parameter {
    case .text(let text): text
    case .value(let value): ValueText.string(value)
    }
  }

  /// `:set NAME = QUERY`.
  static let set = Verb(
    "set NAME = QUERY", "Keeps the result of a query as a table.",
    details: """
      The query runs once; 'let' would run it at each use. ':drop NAME' forgets the table.
      A query of several lines is kept by '.set-or-replace NAME <| QUERY'.
      Example: :set large = units | where capacity > 100
      """, argument: .query
  ) { (call) throws(Diagnostic) in
    let bytes = Array(call.argument.utf8)
    guard let equals = bytes.firstIndex(of: 0x3D) else {
      throw call.refusal("':set' takes NAME = QUERY")
    }
    let name = Words.name(
      Words.trimmed(String(decoding: bytes[..<equals], as: UTF8.self)[...]))
    var start = equals + 1
    while start < bytes.count, bytes[start] == 0x20 || bytes[start] == 0x09 { start += 1 }
    guard !name.isEmpty, start < bytes.count else {
      throw call.refusal("':set' takes NAME = QUERY")
    }
    let session = call.session
    guard session.builtIn.table(name) == nil, !session.loadedTables.contains(name) else {
      throw call.refusal(
        "there is a table '\(name)' that was not made here", help: "choose another name")
    }
    let place = call.fragment.range.lowerBound + start
    let query = Fragment(
      call.fragment.source, place..<call.fragment.range.upperBound,
      text: String(decoding: bytes[start...], as: UTF8.self))
    let composed = ComposedText(
      session.bindings.fragments, command: ".set-or-replace \(SyntaxPrinter.name(name)) <|",
      query: query)
    do throws(QueryFailure) {
      _ = try session.showingProgress { () throws(QueryFailure) in
        try session.workspace.run(composed.text, options: session.options(for: composed))
      }
    } catch {
      return session.show(error, composed)
    }
    if session.showsNotes, let rows = try? session.catalog.table(name)?.load().rowCount {
      session.messages.line(LoadText.rows(of: name, rows))
    }
    return .done
  }

  /// `:vars`.
  static let vars = Verb(
    "vars", "Lists what let statements, :param and :set have given names."
  ) { (call) throws(Diagnostic) in
    let session = call.session
    var rows = session.bindings.all.map { [Value.string($0.name), .string($0.fragment.text)] }
    for (name, value) in session.options.parameters.sorted(by: { $0.key < $1.key }) {
      rows.append([.string(name), .string(":param \(name)=\(text(of: value))")])
    }
    for table in session.catalog.tables
    where session.builtIn.table(table.name) == nil && !session.loadedTables.contains(table.name) {
      let count = try table.load().rowCount
      rows.append([
        .string(table.name), .string("a table of \(count) \(count == 1 ? "row" : "rows")"),
      ])
    }
    let schema = Schema([ColumnSchema("name", .string), ColumnSchema("statement", .string)])
    session.output.write(Table(schema: schema, rows: rows), as: session.style)
    return .done
  }
}
