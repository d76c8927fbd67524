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
      if let problem = compression(path, FileBytes.head(of: path)) { throw problem }
      let known = readers.flatMap(\.fileExtensions).map { "." + $0 }.joined(separator: ", ")
      throw Diagnostic(
        code: "kql.data.format",
        message: "\(MessageText.quoted(path)) has no extension of a known format",
        help: "known are \(known)")
    }
    var options = options
    if options.fileName == ReadOptions().fileName { options.fileName = path }
    let bytes = try FileBytes(path: path)
    if let problem = compression(path, Array(bytes.bytes.prefix(4))) { throw problem }
    let result: Result<Table, Diagnostic> = withExtendedLifetime(bytes) {
      do throws(Diagnostic) {
        return .success(try reader.read(bytes.bytes, options: options))
      } catch {
        return .failure(error)
      }
    }
    // Whatever was read or reported is of no worth then.
    guard !bytes.wasShortened else {
      throw Diagnostic(
        code: "kql.data.file",
        message: "\(MessageText.quoted(path)) was shortened while it was read",
        help: "read it again once the program that writes it has ended")
    }
    return try result.get()
  }

  /// What to say of a file that is compressed; nil where its first bytes are not those of one.
  private static func compression(_ path: String, _ head: [UInt8]) -> Diagnostic? {
    let kinds: [(UInt8, UInt8, String, String)] = [
      (0x1F, 0x8B, "with gzip", "unpack it first: gunzip -k FILE"),
      (0x28, 0xB5, "with zstd", "unpack it first: zstd -d FILE"),
      (0x50, 0x4B, "as a ZIP archive or a spreadsheet", "save the sheet as CSV in UTF-8"),
    ]
    guard head.count == 4,
      let kind = kinds.first(where: { head[0] == $0.0 && head[1] == $0.1 }),
      head[2] < 0x20 || kind.0 == 0x28
    else { return nil }
    return Diagnostic(
      code: "kql.data.format",
      message: "\(MessageText.quoted(path)) is compressed \(kind.2)", help: kind.3)
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
