import KQLEngine
import KQLSyntax
import PersianText

extension Verb {
  /// `:load PATH [as NAME]`.
  static let load = Verb(
    "load PATH [as NAME]", "Opens a file or a folder as tables, as --data does.",
    details: """
      CSV, TSV, JSON and JSON lines; types are inferred from the whole file and printed. A path
      that was loaded before is read again.
      Example: :load firms.csv as companies
      """, argument: .file
  ) { (call) throws(Diagnostic) in
    guard !call.argument.isEmpty, let (path, name) = Words.pathAndName(call.argument) else {
      throw call.refusal("':load' takes a path, or PATH as NAME")
    }
    try call.session.access.checkReading(path, at: call.span)
    let tables = try call.opening { () throws(Diagnostic) in
      try call.session.load(path, as: name)
    }
    try call.describe(tables)
    return .done
  }

  /// `:reload [TABLE]`.
  static let reload = Verb(
    "reload [TABLE]", "Reads the files of a table again, or all files.",
    details: "Files that cannot be read leave the tables as they are.", argument: .table
  ) { (call) throws(Diagnostic) in
    let session = call.session
    guard !call.argument.isEmpty else {
      guard !session.sources.isEmpty else { throw call.refusal("no files are loaded") }
      try call.describe(try session.reload(table: nil))
      return .done
    }
    let table = try call.table()
    guard session.loadedTables.contains(table.name) else {
      throw call.refusal("table '\(table.name)' has no rows of files")
    }
    try call.describe(try session.reload(table: table.name))
    return .done
  }

  /// `:drop TABLE`.
  static let drop = Verb(
    "drop TABLE", "Takes out a table that was loaded or made.",
    details: "Of a built-in table only the loaded rows are taken out; files stay as they are.",
    argument: .table
  ) { (call) throws(Diagnostic) in
    let table = try call.table()
    let stays = try call.opening { () throws(Diagnostic) in try call.session.drop(table) }
    if stays { try call.describe([table.name], withColumns: false) }
    return .done
  }

  /// `:save TABLE PATH`.
  static let save = Verb(
    "save TABLE PATH", "Writes a table to a file, whole or not at all.",
    details: """
      The extension says how: .csv, .tsv, .json, .jsonl, .md, .html, .tex. The table may be
      one that :set has kept.
      Example: :save units units.csv
      """, argument: .table
  ) { (call) throws(Diagnostic) in
    let (word, rest) = Words.first(of: call.argument)
    guard !word.isEmpty, !rest.isEmpty else { throw call.refusal("':save' takes TABLE PATH") }
    try call.session.access.checkWriting(at: call.span)
    let table = try call.table(named: Words.name(word))
    let rows = try table.load()
    let path = Words.path(rest)
    try call.opening { () throws(Diagnostic) in try TableFiles.save(rows, path: path) }
    if call.session.showsNotes {
      call.session.messages.line(LoadText.rows(of: path, rows.rowCount))
    }
    return .done
  }
}

extension VerbCall {
  /// The table that the argument, or a part of it, names.
  ///
  /// - Throws: `kql.bind.unknown-table` with the nearest name.
  func table(named name: String? = nil) throws(Diagnostic) -> TableDefinition {
    let name = name ?? Words.name(argument)
    guard !name.isEmpty else { throw refusal("the name of a table is missing") }
    let catalog = session.catalog
    if let table = catalog.tableLike(name) { return table }
    let names = catalog.tables.flatMap { [$0.name] + $0.aliases }
    let near = EditDistance.nearest(to: name, among: names)
    throw Diagnostic(
      code: "kql.bind.unknown-table", message: "unknown table '\(name)'", span: span,
      help: near.map { "did you mean '\($0)'?" } ?? "':tables' lists the tables")
  }

  /// Says what was loaded: rows and, of each column, the type.
  fileprivate func describe(_ tables: [String], withColumns: Bool = true) throws(Diagnostic) {
    for name in tables {
      guard let table = session.catalog.table(name) else { continue }
      session.messages.line(LoadText.rows(of: name, try table.load().rowCount))
      guard withColumns else { continue }
      let names = table.schema.names.map(BidiText.neutralize)
      let width = names.map(PersianText.DisplayWidth.columns(of:)).max() ?? 0
      for (name, column) in zip(names, table.schema.columns) {
        session.messages.line(
          "  " + PersianText.DisplayWidth.pad(name, toColumns: width + 2) + column.type.rawValue)
      }
    }
  }
}

/// What is said of tables that were loaded, kept or saved.
enum LoadText {
  /// `units: 33 rows`.
  static func rows(of name: String, _ count: Int) -> String {
    "\(BidiText.neutralize(name)): \(count) \(count == 1 ? "row" : "rows")"
  }
}
