public import KQLSyntax
import Glibc

/// Loads tables from files and finds the files of a folder.
public enum TableFiles {
  /// A file that some reader can read.
  public struct File: Sendable, Hashable {
    /// The path, with the folder as it was given.
    public let path: String
    /// The file's name without its extension: what its table is called.
    public let tableName: String
    /// The extension in lower case, without a point.
    public let fileExtension: String
  }

  /// The built-in readers: CSV, TSV, JSON lines and JSON.
  public static let readers: [any TableReader] = [
    CSVReader(), TSVReader(), JSONLinesReader(), JSONTableReader(),
  ]

  /// Loads a file with the reader for its extension.
  ///
  /// - Parameters:
  ///   - path: The path.
  ///   - options: How to read; where its file name is the default one, the path takes its place.
  ///   - readers: The readers to choose from; the first that knows the extension is taken.
  /// - Returns: The table.
  /// - Throws: `kql.data.file` where the file cannot be read, `kql.data.format` where no reader knows
  ///   its extension, or what the reader throws.
  public static func load(
    path: String, options: ReadOptions = ReadOptions(),
    readers: [any TableReader] = TableFiles.readers
  ) throws(Diagnostic) -> Table {
    let file = File(path: path)
    guard let reader = readers.first(where: { $0.fileExtensions.contains(file.fileExtension) })
    else {
      let known = readers.flatMap(\.fileExtensions).map { "." + $0 }.joined(separator: ", ")
      throw Diagnostic(
        code: "kql.data.format",
        message: "\(MessageText.quoted(path)) has no extension of a known format",
        help: "known are \(known)")
    }
    var options = options
    if options.fileName == ReadOptions().fileName { options.fileName = path }
    let bytes = try FileBytes(path: path)
    return try withExtendedLifetime(bytes) { () throws(Diagnostic) -> Table in
      try reader.read(bytes.bytes, options: options)
    }
  }

  /// The files of a folder that some reader can read, by name; hidden files and folders in it are
  /// left out.
  ///
  /// - Parameters:
  ///   - folder: The folder's path.
  ///   - readers: The readers whose extensions count.
  /// - Returns: The files in the order of their names' bytes.
  /// - Throws: `kql.data.file` where the folder cannot be read.
  public static func list(
    folder: String, readers: [any TableReader] = TableFiles.readers
  ) throws(Diagnostic) -> [File] {
    guard let directory = opendir(folder) else { throw FileBytes.problem(folder, errno) }
    defer { closedir(directory) }
    let known = Set(readers.flatMap(\.fileExtensions))
    var files: [File] = []
    while let entry = readdir(directory) {
      // SAFETY: the system ends the name with a zero inside the entry.
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      guard name.utf8.first != 0x2E else { continue }
      let file = File(path: folder.hasSuffix("/") ? folder + name : folder + "/" + name)
      guard known.contains(file.fileExtension) else { continue }
      var status = stat()
      guard stat(file.path, &status) == 0, status.st_mode & S_IFMT != S_IFDIR else { continue }
      files.append(file)
    }
    return files.sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
  }
}

extension TableFiles.File {
  /// Takes a path apart; looks at no file.
  public init(path: String) {
    self.path = path
    let name =
      path.utf8.lastIndex(of: 0x2F).map { path[path.utf8.index(after: $0)...] } ?? path[...]
    if let point = name.utf8.lastIndex(of: 0x2E), point > name.startIndex {
      tableName = String(name[..<point])
      fileExtension = name[name.utf8.index(after: point)...].lowercased()
    } else {
      tableName = String(name)
      fileExtension = ""
    }
  }
}
