import KQLEngine
import KQLSyntax

extension Verb {
  /// `:source TABLE ROW`.
  static let source = Verb(
    "source TABLE ROW", "Shows document and paragraph that a row comes from.",
    details: """
      ROW is the row's number in the table, from 1, or the value of its first column,
      in quotes where it is a number.
      Example: :source units 3
      Example: :source provinces IR-08
      """, argument: .table
  ) { (call) throws(Diagnostic) in
    let (word, rest) = Words.first(of: call.argument)
    guard !word.isEmpty, !rest.isEmpty else { throw call.refusal("':source' takes TABLE ROW") }
    let definition = try call.table(named: Words.name(word))
    let table = try definition.load()
    guard table.column("source") != nil else {
      throw call.refusal("the rows of '\(definition.name)' do not tell where they come from")
    }
    guard let row = row(rest, of: table) else {
      throw call.refusal(
        "table '\(definition.name)' has no row \(rest)",
        help: Int(rest) == nil
          ? "ROW is a number, or a value of column '\(table.schema.names.first ?? "")'"
          : "it has \(table.rowCount)")
    }
    let facts = try provenance(of: table.rows[row], table, call.session.catalog)
    write([("table", definition.name), ("row", String(row + 1))] + facts, in: call.session)
    return .done
  }

  /// The position of the row that is meant.
  private static func row(_ text: String, of table: Table) -> Int? {
    if let number = Int(text) {
      return (1...max(1, table.rowCount)).contains(number) && table.rowCount > 0 ? number - 1 : nil
    }
    let wanted = Words.unquoted(text)
    guard let keys = table.columns.first else { return nil }
    return (0..<table.rowCount).first { ValueText.string(keys[$0]) == wanted }
  }

  /// Shows names and texts.
  static func write(_ lines: [(String, String)], in session: Session) {
    let schema = Schema([ColumnSchema("about", .string), ColumnSchema("value", .string)])
    session.output.write(
      Table(schema: schema, rows: lines.map { [.string($0.0), .string($0.1)] }), as: session.style)
  }

  /// What is known of a row's source, as names and texts; empty ones left out.
  static func provenance(
    of row: Row, _ table: Table, _ catalog: Catalog
  ) throws(Diagnostic) -> [(String, String)] {
    var lines: [(String, String)] = []
    func add(_ name: String, _ value: Value) {
      let text = ValueText.string(value)
      if !text.isEmpty && text != "null" { lines.append((name, text)) }
    }
    if let key = table.schema.names.first { add(key, row[key]) }
    let source = ValueText.string(row["source"])
    guard !source.isEmpty else {
      return lines + [("source", "not told")]
    }
    add("source", row["source"])
    if let found = try TableSources.row(of: source, in: catalog) {
      for column in ["title", "publisher", "published_jalali", "year", "licence_note"] {
        add(column, found[column])
      }
    }
    for column in ["paragraph", "precision", "inferred"] { add(column, row[column]) }
    // The fact behind a row of another table.
    if table.schema.names.first != "fact", let facts = try catalog.table("facts")?.load() {
      let id = ValueText.string(row["fact"])
      if !id.isEmpty, let fact = facts.rows.first(where: { ValueText.string($0["fact"]) == id }) {
        add("fact", row["fact"])
        add("statement", fact["statement"])
      }
    } else {
      add("statement", row["statement"])
      add("term", row["term"])
    }
    return lines
  }
}
