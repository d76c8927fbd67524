import Glibc
import KQLSyntax

/// What the shell may do with files and programs.
///
/// In safe mode it writes nothing, starts nothing, and reads nothing but what `--data` has named.
struct FileAccess: Sendable {
  /// The real paths of what may be read; nil where everything may be done.
  private let roots: [String]?
  /// What is named and not there: opening it is to say so.
  private let missing: Set<String>

  /// Access to everything.
  init() {
    roots = nil
    missing = []
  }

  /// Access to named files, and to everything in named folders.
  init(only paths: [String]) {
    roots = paths.compactMap(FileAccess.realPath)
    missing = Set(paths.filter { FileAccess.realPath($0) == nil })
  }

  /// Whether this is safe mode.
  var isSafe: Bool { roots != nil }

  /// Checks that a file or folder may be read. Links and `..` are followed first: what counts is
  /// where they lead.
  ///
  /// - Throws: `samat.shell.safe`. Of a file outside it is not told whether it is there.
  func checkReading(_ path: String, at span: SourceSpan? = nil) throws(Diagnostic) {
    guard let roots, !missing.contains(path) else { return }
    if let path = FileAccess.realPath(path),
      roots.contains(where: { $0 == path || path.hasPrefix($0 == "/" ? "/" : $0 + "/") })
    {
      return
    }
    throw Diagnostic(
      code: "samat.shell.safe", message: "reading '\(path)' is not allowed in safe mode",
      span: span, help: "only what --data names is read, and what is in folders that it names")
  }

  /// Checks that files may be written.
  ///
  /// - Throws: `samat.shell.safe`.
  func checkWriting(at span: SourceSpan? = nil) throws(Diagnostic) {
    guard isSafe else { return }
    throw Diagnostic(
      code: "samat.shell.safe", message: "writing files is not allowed in safe mode", span: span,
      help: "start the shell without --safe")
  }

  /// Checks that programs may be started.
  ///
  /// - Throws: `samat.shell.safe`.
  func checkStarting(at span: SourceSpan? = nil) throws(Diagnostic) {
    guard isSafe else { return }
    throw Diagnostic(
      code: "samat.shell.safe", message: "starting programs is not allowed in safe mode",
      span: span, help: "start the shell without --safe")
  }

  private static func realPath(_ path: String) -> String? {
    guard let resolved = realpath(path, nil) else { return nil }
    defer { free(resolved) }
    return String(cString: resolved)
  }
}
