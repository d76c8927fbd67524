import Glibc
import KQLSyntax

extension Catalog {
  /// Writes an answer to a file.
  ///
  /// The file is whole or it is not touched: the rows go to a new file beside it, which then takes
  /// its name.
  ///
  /// - Throws: `kql.command.file-access` where the caller allows no files, `kql.command.format`, or
  ///   `kql.data.file` with the path and the system's reason.
  func export(
    _ table: Table, to destination: ManagementCommand.Exportation, _ options: QueryOptions
  ) throws(Diagnostic) -> Table {
    let path = destination.path
    guard options.fileAccess == .allowed else {
      throw Diagnostic(
        code: "kql.command.file-access",
        message: "writing \(MessageText.quoted(path.text)) is not allowed here", span: path.span,
        help: "the program that runs the query decides it (QueryOptions.fileAccess)")
    }
    let format = try self.format(destination.format)
    guard !path.text.isEmpty, !path.text.utf8.contains(0) else {
      throw Diagnostic(
        code: "kql.data.file", message: "\(MessageText.quoted(path.text)) is no path",
        span: path.span, help: "give the path of a file without zero bytes")
    }
    let size = try AtomicFile.write(path) { (sink: inout FileSink) in
      format.write(table, options: FormatOptions(), to: &sink)
    }
    return Table(
      schema: Schema([
        ColumnSchema("Path", .string), ColumnSchema("NumRecords", .long),
        ColumnSchema("SizeInBytes", .long),
      ]), rows: [[.string(path.text), .long(Int64(table.rowCount)), .long(size)]])
  }

  private func format(_ name: Name) throws(Diagnostic) -> any ResultFormat {
    switch name.text.lowercased() {
    case "csv": return CSVFormat()
    case "tsv": return TSVFormat()
    // As in the reference, one object a line.
    case "json", "ndjson": return NDJSONFormat()
    case "markdown": return MarkdownFormat()
    default:
      throw Diagnostic(
        code: "kql.command.format", message: "format '\(name.text)' cannot be written",
        span: name.span, help: "formats are 'csv', 'tsv', 'json' and 'markdown'")
    }
  }
}

/// A file that is written as a whole.
enum AtomicFile {
  /// Writes a file beside the path and gives it the path's name.
  ///
  /// - Returns: The bytes written.
  static func write(
    _ path: Name, _ body: (inout FileSink) -> Void
  ) throws(Diagnostic) -> Int64 {
    func problem(_ reason: Int32) -> Diagnostic {
      var problem = Diagnostic.cannotWrite(path.text, because: reason)
      problem.span = path.span
      return problem
    }
    var target = path.text
    var mode: mode_t = 0o666
    var status = stat()
    if stat(target, &status) == 0 {
      // A device or a directory must not be replaced by a file.
      guard status.st_mode & S_IFMT == S_IFREG else {
        throw problem(status.st_mode & S_IFMT == S_IFDIR ? EISDIR : EINVAL)
      }
      mode = status.st_mode & 0o777
      // What a link points to is replaced, not the link.
      if let resolved = realpath(target, nil) {
        target = String(cString: resolved)
        free(resolved)
      }
    }
    var temporary = ""
    var descriptor: Int32 = -1
    for attempt in 0..<100 {
      temporary = "\(target).\(getpid()).\(attempt).part"
      descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode)
      if descriptor >= 0 || errno != EEXIST { break }
    }
    guard descriptor >= 0 else { throw problem(errno) }
    var sink = FileSink(descriptor: descriptor)
    body(&sink)
    var reason: Int32 = sink.isClosed ? (sink.problem == nil ? EPIPE : EIO) : 0
    var detail = sink.problem
    let size = Int64(lseek(descriptor, 0, SEEK_CUR))
    if reason == 0, fsync(descriptor) != 0, errno != EINVAL { reason = errno }
    if close(descriptor) != 0, reason == 0 { reason = errno }
    if reason == 0, rename(temporary, target) != 0 { reason = errno }
    guard reason == 0 else {
      unlink(temporary)
      if detail != nil {
        detail?.message += " to '\(MessageText.path(path.text))'"
        detail?.span = path.span
      }
      throw detail ?? problem(reason)
    }
    return size
  }
}
