import Glibc
import KQLEngine
import KQLSyntax
import SamatKit

/// Files that are opened as tables, with `--data`.
///
/// A file named like a table that is there, by its name or an alias, adds rows to it, or takes their
/// place. Its columns are matched by name; those that it lacks are unknown, those that the table
/// lacks are added to it. Any other file becomes a table of its own. Solar Hijri dates and Persian
/// digits are read.
struct DataFiles: Component {
  let name: String
  let summary = "Tables from files."
  private let paths: [String]
  private let settings: Settings

  /// What becomes of rows that a table has already.
  enum Mode: Sendable {
    /// They stay, before those of the file.
    case beside
    /// The first file of a table's name takes their place.
    case inPlace
  }

  /// How files are opened.
  struct Settings: Sendable {
    /// What becomes of rows that a table has already.
    var mode = Mode.beside
    /// What becomes of rows that cannot be read.
    var onError = ReadOptions.ErrorPolicy.stop
    /// Declared types of columns.
    var declarations: [SchemaDeclaration] = []
    /// The most threads that read.
    var threads: Int?
    /// Ends the reading from outside.
    var cancellation: Cancellation?
    /// Where it is said what was left out; nil to say nothing.
    var messages: Messages?
    /// The name of the table, in place of those of the files.
    var tableName: String?
    /// Tables that are left out.
    var leftOut: Set<String> = []
    /// Tables whose rows come from files that were opened before.
    var opened: Set<String> = []
    /// Tables that commands have made, to which files add nothing.
    var made: Set<String> = []
    /// Refuses a file that may not be read.
    var access = FileAccess()
    /// What `-` is; nil where it is the name of a file.
    var standardInput: StandardInputTable?
    /// Is told the tables that were opened.
    var report: LoadReport?
  }

  /// How many rows that were left out of a file are shown one by one.
  private static let shownRejections = 20

  /// Creates a component.
  ///
  /// - Parameters:
  ///   - paths: Files and folders; of a folder every file is opened that a reader knows.
  ///   - settings: How they are opened.
  init(_ paths: [String], settings: Settings = Settings()) {
    self.paths = paths
    self.settings = settings
    name = "files: " + paths.joined(separator: ", ")
  }

  /// Reads the files and enters their tables.
  ///
  /// - Throws: `kql.data...` with file, line and column. Nothing stays loaded then.
  func register(in registry: inout Registry) throws {
    // Tables whose rows come from files by now.
    var opened = settings.opened
    var declared: Set<String> = []
    for path in paths {
      var files = [TableFiles.File(path: path)]
      if DataFiles.isFolder(path) {
        files = try TableFiles.list(folder: path)
        guard !files.isEmpty else {
          throw Diagnostic(
            code: "kql.data.file", message: "folder '\(path)' has no file that can be opened",
            help: "known are files that end in "
              + TableFiles.readers.flatMap(\.fileExtensions).map { "." + $0 }
              .joined(separator: ", "))
        }
      }
      for file in files {
        let name = tableName(of: file)
        declared.insert(name)
        if let table = Catalog(registry).table(name) {
          declared.insert(table.name)
          if settings.leftOut.contains(table.name) { continue }
          settings.report?.add(table.name)
          try open(file, as: table, in: &registry, &opened)
        } else if !settings.leftOut.contains(name) {
          let rows = try load(file, options(file, [name]))
          opened.insert(name)
          settings.report?.add(name)
          try registry.add(
            TableDefinition(name, summary: "Rows of \(shownName(of: file)).", table: rows))
        }
      }
    }
    // Joins and groups by what refers to another of these tables need no hash table then.
    try registry.linkTables(among: opened)
    if let unused = settings.declarations.first(where: { !declared.contains($0.table) }) {
      throw Diagnostic(
        code: "kql.data.schema",
        message: "--schema declares columns of '\(unused.table)', which no file is named",
        help: "files are \(declared.sorted().map { "'\($0)'" }.joined(separator: ", "))")
    }
  }

  private func shownName(of file: TableFiles.File) -> String {
    file.path == "-" && settings.standardInput != nil ? "standard input" : file.path
  }

  private func tableName(of file: TableFiles.File) -> String {
    if file.path == "-", settings.standardInput != nil { return StandardInputTable.name }
    return settings.tableName ?? file.tableName
  }

  private func options(_ file: TableFiles.File, _ names: [String]) -> ReadOptions {
    var options = ReadOptions.persian(fileName: file.path)
    options.onError = settings.onError
    options.threads = settings.threads
    options.cancellation = settings.cancellation
    options.maxNotes = DataFiles.shownRejections
    for declaration in settings.declarations where names.contains(declaration.table) {
      options.columnTypes.merge(declaration.types) { $1 }
    }
    return options
  }

  private func load(_ file: TableFiles.File, _ options: ReadOptions) throws -> Table {
    let table: Table
    if file.path == "-", let input = settings.standardInput {
      table = try input.load(options)
    } else {
      try settings.access.checkReading(file.path)
      // A path that is not there is that first of all, whatever its extension.
      if access(file.path, R_OK) != 0 { _ = try FileBytes(path: file.path) }
      table = try reading(file, options)
    }
    if let messages = settings.messages, let first = table.notes.first {
      messages.note(first)
      for note in table.notes.dropFirst() { messages.line("  " + note) }
    }
    return table
  }

  private func reading(
    _ file: TableFiles.File, _ options: ReadOptions
  ) throws(Diagnostic) -> Table {
    guard let progress = settings.messages?.progress else {
      return try TableFiles.load(path: file.path, options: options)
    }
    var options = options
    options.progress = progress.load
    return try progress.during(.loading(file.path)) { () throws(Diagnostic) in
      try TableFiles.load(path: file.path, options: options)
    }
  }

  // MARK: Tables that are there

  /// Opens a file that is named like a table.
  private func open(
    _ file: TableFiles.File, as table: TableDefinition, in registry: inout Registry,
    _ opened: inout Set<String>
  ) throws {
    guard !settings.made.contains(table.name) else {
      throw Diagnostic(
        code: "samat.shell.argument", message: "table '\(table.name)' was made by a command",
        help: "load '\(file.path)' under another name, or drop the table first")
    }
    let schema = table.schema
    var options = options(file, [tableName(of: file), table.name])
    options.schema = schema
    options.missingColumns = .fillWithNull
    options.extraColumns = .keep
    try takeDeclarations(of: schema, named: table.name, &options)
    let replaces = settings.mode == .inPlace && !opened.contains(table.name)
    // The first column of a built-in table names its rows. Without it a file that takes the table's
    // place is about something else, and keeps the columns that it has.
    let needed = replaces ? 0..<min(1, schema.count) : 0..<schema.count
    options.usesSchema = { names in
      names.contains { name in schema.index(of: name).map(needed.contains) ?? false }
    }
    let rows = try load(file, options)
    let isOfTable = rows.schema.columns.prefix(schema.count).elementsEqual(schema.columns)
    opened.insert(table.name)
    if replaces {
      let summary = isOfTable ? table.summary : "Rows of \(file.path)."
      return try registry.replace(
        TableDefinition(table.name, aliases: table.aliases, summary: summary, table: rows))
    }
    guard isOfTable else {
      throw Diagnostic(
        code: "kql.data.columns",
        message: "'\(file.path)' has none of the columns of table '\(table.name)'",
        help: "rename the file, or open it with --no-seeds, where it takes the table's place")
    }
    for column in rows.schema.columns.dropFirst(schema.count) {
      guard let meant = EditDistance.nearest(to: column.name, among: schema.names) else { continue }
      settings.messages?.note(
        "column '\(column.name)' of '\(file.path)' is added to table '\(table.name)'; "
          + "did you mean '\(meant)'?")
    }
    try registry.append(rows, to: table.name)
  }

  /// Leaves out declared types that a table's columns have anyway, and refuses other ones.
  private func takeDeclarations(
    of schema: Schema, named name: String, _ options: inout ReadOptions
  ) throws {
    for (column, type) in options.columnTypes {
      guard let index = schema.index(of: column) else { continue }
      let own = schema.columns[index]
      guard own.type == type else {
        throw Diagnostic(
          code: "kql.data.schema",
          message: "--schema declares column '\(column)' of table '\(name)' as \(type.rawValue), "
            + "but it is \(own.type.rawValue)",
          help: "leave it out of --schema, or give the file another name")
      }
      options.columnTypes[column] = nil
    }
  }

  /// Whether a path is that of a folder.
  static func isFolder(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }
}
