import Glibc
import KQLEngine
import KQLSyntax
import SamatKit

/// The charts of a session: drawn below results, and written to files.
final class Charts {
  /// When charts have colours.
  var color = ColorChoice.auto
  /// What may be read and written.
  var access = FileAccess()
  /// The file that the charts of a script go to; nil: none.
  var path: String?
  /// The last result, with or without a chart.
  private(set) var last: Table?
  private var hasWritten = false

  /// Takes a result: draws its chart where it is shown as a table to people, and writes it to the
  /// file of the command line.
  ///
  /// - Throws: `kql.data.file` where the file cannot be written.
  func show(_ table: Table, on output: Output, style: ResultStyle) throws(Diagnostic) {
    last = table
    guard let chart = table.visualization?.chart else { return }
    if style == .table || (style == .auto && output.isSeen), chart != "table" {
      var request = RenderRequest(table)
      request.columns = terminalColumns(STDOUT_FILENO) ?? 80
      request.usesColor = color.isOn(STDOUT_FILENO)
      request.isolatesText = output.isSeen
      output.write("\n" + TerminalRenderer().render(request))
    }
    if let path {
      try write(table, to: path)
      hasWritten = true
    }
  }

  /// Says so where the command line names a file and no result had a chart for it.
  func check() throws(Diagnostic) {
    guard let path, !hasWritten else { return }
    throw Diagnostic(
      code: "samat.shell.no-chart",
      message: "no result asks for a chart, so '\(path)' is not written",
      help: "end a query with '| render barchart' or another chart")
  }

  /// Writes a chart, as SVG or as a page with it.
  ///
  /// - Throws: `samat.shell.argument` for another kind of file, `kql.data.file` where it cannot be
  ///   written.
  func write(
    _ table: Table, to path: String, in language: DocumentLanguage = .english
  ) throws(Diagnostic) {
    try access.checkWriting()
    let isPage = try Charts.isPage(path)
    var request = RenderRequest(table)
    if let shapes = table.visualization?.properties.last(where: { $0.name == "geojson" })?.value {
      try access.checkReading(shapes)
      request.shapes = try SourceText(file: shapes).text
    }
    request.isRightToLeft = language == .persian
    var text = SVGRenderer(isPage: isPage).render(request)
    // Written beside the file and renamed: whoever reads it never sees a half.
    let draft = path + ".part"
    let descriptor = open(draft, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw Charts.failure(path) }
    var sink = FileSink(descriptor: descriptor)
    text.withUTF8 { sink.write($0) }
    let isClosed = close(descriptor) == 0
    guard sink.problem == nil, isClosed, rename(draft, path) == 0 else {
      let problem = Charts.failure(path)
      unlink(draft)
      throw problem
    }
  }

  /// Whether a file is a page; a plain drawing otherwise.
  static func isPage(_ path: String) throws(Diagnostic) -> Bool {
    let name = path.lowercased()
    if name.hasSuffix(".html") || name.hasSuffix(".htm") { return true }
    if name.hasSuffix(".svg") { return false }
    throw Diagnostic(
      code: "samat.shell.argument", message: "'\(path)' is neither .svg nor .html",
      help: "charts are written as SVG, or as HTML around it")
  }

  private static func failure(_ path: String) -> Diagnostic {
    .cannotWrite(path, because: errno)
  }
}
