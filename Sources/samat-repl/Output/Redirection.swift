import Glibc
import KQLEngine
import KQLSyntax

/// Where results go instead of to standard output: a file, or a command.
final class Redirection {
  /// The form that the file's name asks for, where the user has chosen none.
  let style: ResultStyle?
  /// How many results went there.
  var resultCount = 0
  /// Whether something was written.
  private(set) var isUsed = false
  private let path: String
  private let command: String?
  private var descriptor: Int32 = -1
  private var sink: FileSink
  private var pipe: CommandPipe?

  /// Opens a file. What is in it is kept until something is written.
  ///
  /// - Throws: `kql.data.file` with the system's reason.
  init(file path: String) throws(Diagnostic) {
    self.path = path
    command = nil
    style = ResultStyle(path: path)
    descriptor = open(path, O_WRONLY | O_CREAT | O_CLOEXEC | O_NOCTTY, 0o666)
    sink = FileSink(descriptor: descriptor)
    guard descriptor >= 0 else { throw .cannotWrite(path, because: errno) }
  }

  /// Remembers a command; it is started by the first that is written.
  init(command: String) {
    self.command = command
    path = ""
    style = nil
    sink = FileSink(descriptor: -1)
  }

  /// Whether more bytes are of no use.
  var isClosed: Bool { pipe?.sink.isClosed ?? sink.isClosed }

  /// Gives the place to what writes.
  ///
  /// - Throws: `samat.shell.command` where the command cannot be started.
  func write(_ body: (inout FileSink) -> Void) throws(Diagnostic) {
    if !isUsed {
      isUsed = true
      if let command {
        pipe = try CommandPipe(command)
      } else {
        // A pipe or a device has no length to set.
        _ = ftruncate(descriptor, 0)
      }
    }
    if let pipe { body(&pipe.sink) } else { body(&sink) }
  }

  /// Closes the file, or waits until the command has ended.
  ///
  /// - Throws: `kql.data.file` where not all was written, `samat.shell.command` where the command did
  ///   not end well.
  func finish() throws(Diagnostic) {
    if let command {
      guard let pipe else { return }
      let status = pipe.finish()
      guard status == 0 else {
        throw Diagnostic(
          code: "samat.shell.command", message: "'\(command)' ended with status \(status)")
      }
      return
    }
    guard descriptor >= 0 else { return }
    let status = close(descriptor)
    let reason = errno
    descriptor = -1
    if let known = sink.problem {
      var known = known
      known.message += " to '\(path)'"
      throw known
    }
    if status != 0 { throw .cannotWrite(path, because: reason) }
  }
}
