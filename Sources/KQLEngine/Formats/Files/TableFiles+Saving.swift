public import KQLSyntax

extension TableFiles {
  /// The format that a file's extension asks for: `csv`, `tsv` and `tab`, `json`, `jsonl` and
  /// `ndjson`, `md`, `html` and `htm`, `tex`; nil for others.
  public static func format(forExtension fileExtension: String) -> (any ResultFormat)? {
    switch fileExtension.lowercased() {
    case "csv": CSVFormat()
    case "tsv", "tab": TSVFormat()
    case "json": JSONFormat()
    case "jsonl", "ndjson": NDJSONFormat()
    case "md": MarkdownFormat()
    case "html", "htm": HTMLFormat()
    case "tex": LaTeXFormat()
    default: nil
    }
  }

  /// Writes a table to a file, whole or not at all: a new file takes the place of the old one once it
  /// is complete.
  ///
  /// - Parameters:
  ///   - table: The table.
  ///   - path: The path; its extension chooses the format, see ``format(forExtension:)``.
  ///   - options: How to write.
  /// - Returns: How many bytes were written.
  /// - Throws: `kql.data.format` where the extension is that of no format, `kql.data.file` with the
  ///   path and the system's reason where the file cannot be written.
  @discardableResult
  public static func save(
    _ table: Table, path: String, options: FormatOptions = FormatOptions()
  ) throws(Diagnostic) -> Int64 {
    guard let format = format(forExtension: File(path: path).fileExtension) else {
      throw Diagnostic(
        code: "kql.data.format",
        message: "\(MessageText.quoted(path)) has no extension of a format that is written",
        help: "known are .csv, .tsv, .json, .jsonl, .ndjson, .md, .html, .tex")
    }
    guard !path.utf8.contains(0) else {
      throw Diagnostic(
        code: "kql.data.file", message: "\(MessageText.quoted(path)) is no path")
    }
    let name = Name(path, span: SourceSpan(start: 0, end: 0))
    do throws(Diagnostic) {
      return try AtomicFile.write(name) { (sink: inout FileSink) in
        format.write(table, options: options, to: &sink)
      }
    } catch {
      // There is no text that the place could be in.
      var problem = error
      problem.span = nil
      throw problem
    }
  }
}
