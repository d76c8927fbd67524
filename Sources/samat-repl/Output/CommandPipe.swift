import Glibc
import KQLEngine
import KQLSyntax

/// A command of the system's shell that reads what is written to it.
final class CommandPipe {
  /// What it reads.
  var sink: FileSink
  private var stream: UnsafeMutablePointer<FILE>?

  /// Starts a command.
  ///
  /// - Throws: `samat.shell.command` where it cannot be started.
  init(_ command: String) throws(Diagnostic) {
    // A command is to end at a closed pipe as it would anywhere; an ignored signal is inherited. Only
    // this thread writes to pipes.
    signal(SIGPIPE, SIG_DFL)
    stream = popen(command, "we")
    signal(SIGPIPE, SIG_IGN)
    guard let stream else {
      throw Diagnostic(
        code: "samat.shell.command", message: "'\(command)' cannot be started",
        help: "\(String(cString: strerror(errno)))")
    }
    sink = FileSink(descriptor: fileno(stream))
  }

  /// Ends the input and waits until the command has ended.
  ///
  /// - Returns: Its exit status; 128 and the signal's number where a signal ended it.
  func finish() -> Int32 {
    guard let stream else { return 0 }
    self.stream = nil
    let status = pclose(stream)
    if status < 0 { return 0 }
    return status & 0x7F == 0 ? (status >> 8) & 0xFF : 128 + (status & 0x7F)
  }

  deinit { _ = finish() }
}
