import Glibc
import KQLEngine
import KQLSyntax
import SamatKit

/// Files that are opened as tables, with `--data`.
///
/// A file named like a table that is there, by its name or an alias, adds rows to it, or takes their
/// place. Its columns are matched by name; those that it lacks are unknown. Any other file becomes a
/// table of its own. Solar Hijri dates and Persian digits are read.
struct DataFiles: Component {
  let name: String
  let summary = "Tables from files."
  private let paths: [String]
  private let mode: Mode

  /// What becomes of rows that a table has already.
  enum Mode: Sendable {
    /// They stay, before those of the file.
    case beside
    /// The first file of a table's name takes their place.
    case inPlace
  }

  /// Creates a component.
  ///
  /// - Parameters:
  ///   - paths: Files and folders; of a folder every file is opened that a reader knows.
  ///   - mode: What becomes of rows that a table has already.
  init(_ paths: [String], mode: Mode = .beside) {
    self.paths = paths
    self.mode = mode
    name = "files: " + paths.joined(separator: ", ")
  }

  /// Reads the files and enters their tables.
  ///
  /// - Throws: `kql.data...` with file, line and column. Nothing stays loaded then.
  func register(in registry: inout Registry) throws {
    var replaced: Set<String> = []
    for path in paths {
      if DataFiles.isFolder(path) {
        let files = try TableFiles.list(folder: path)
        guard !files.isEmpty else {
          throw Diagnostic(
            code: "kql.data.file", message: "folder '\(path)' has no file that can be opened",
            help: "known are files that end in "
              + TableFiles.readers.flatMap(\.fileExtensions).map { "." + $0 }
              .joined(separator: ", "))
        }
        for file in files { try open(file, in: &registry, &replaced) }
      } else {
        try open(TableFiles.File(path: path), in: &registry, &replaced)
      }
    }
  }

  private func open(
    _ file: TableFiles.File, in registry: inout Registry, _ replaced: inout Set<String>
  ) throws {
    // A path that is not there is that first of all, whatever its extension.
    if access(file.path, R_OK) != 0 { _ = try FileBytes(path: file.path) }
    guard let table = Catalog(registry).table(file.tableName) else {
      let rows = try TableFiles.load(path: file.path, options: .persian(fileName: file.path))
      return try registry.add(
        TableDefinition(file.tableName, summary: "Rows of \(file.path).", table: rows))
    }
    var options = ReadOptions.persian(fileName: file.path, schema: table.schema)
    options.missingColumns = .fillWithNull
    let rows = try TableFiles.load(path: file.path, options: options)
    guard mode == .inPlace, replaced.insert(table.name).inserted else {
      return try registry.append(rows, to: table.name)
    }
    try registry.replace(
      TableDefinition(
        table.name, aliases: table.aliases, summary: table.summary, schema: table.schema
      ) { () throws(Diagnostic) -> Table in rows })
  }

  private static func isFolder(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }
}
