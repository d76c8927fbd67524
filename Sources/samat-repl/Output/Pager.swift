import Glibc
import KQLEngine
import KQLSyntax

/// When results go through the pager; only on a terminal in any case.
enum PagerChoice: String, CaseIterable {
  /// Where they are longer than the screen.
  case auto
  case on, off
}

/// The user's pager.
enum Pager {
  /// The command: `$PAGER`, or `less` where it is not set; nil where it is set to nothing.
  static var command: String? {
    guard let command = environmentVariable("PAGER") else { return "less" }
    return command.contains { !$0.isWhitespace } ? command : nil
  }

  /// Sets what `less` needs to show what we write, where the user has set nothing.
  ///
  /// Lines are cut off at the screen's edge instead of folded, and the marks of direction are
  /// characters without width, which `less` would write out as `<U+2068>`.
  static func prepareEnvironment() {
    setenv("LESS", "FRSX", 0)
    setenv("LESSCHARSET", "utf-8", 0)
    setenv("LESSUTFCHARDEF", "200c-200f:c,2066-2069:c", 0)
  }
}

/// Holds back what is written until it is known whether it fits on the screen; then it goes to the
/// terminal, or to the pager together with all that follows.
struct PagingSink: ByteSink {
  private let command: String
  private var rowsLeft: Int
  private var held: [UInt8] = []
  private var pipe: CommandPipe?
  private var console: InterruptibleSink
  private var isDirect = false
  /// What Ctrl-C does otherwise: in a pager it is the pager's own key.
  private var interrupts = sigaction()
  /// Why the pager could not be started.
  private(set) var problem: Diagnostic?

  /// Creates a sink.
  ///
  /// - Parameters:
  ///   - command: The pager.
  ///   - rows: How many lines go to the terminal without it.
  ///   - console: The terminal.
  init(_ command: String, rows: Int, console: InterruptibleSink) {
    self.command = command
    rowsLeft = rows
    self.console = console
  }

  var isClosed: Bool { pipe?.sink.isClosed ?? console.isClosed }

  mutating func write(_ bytes: TextBytes) {
    if let pipe { return pipe.sink.write(bytes) }
    if isDirect { return console.write(bytes) }
    held.append(contentsOf: bytes)
    for byte in bytes where byte == 0x0A { rowsLeft -= 1 }
    if rowsLeft < 0 { page() }
  }

  private mutating func page() {
    Pager.prepareEnvironment()
    do throws(Diagnostic) {
      let pipe = try CommandPipe(command)
      self.pipe = pipe
      sigaction(SIGINT, nil, &interrupts)
      signal(SIGINT, SIG_IGN)
      // Kept for the case that there is no such program.
      held.withUnsafeBufferPointer { pipe.sink.write($0) }
    } catch {
      problem = error
      release()
    }
  }

  private mutating func release() {
    isDirect = true
    held.withUnsafeBufferPointer { console.write($0) }
    held = []
  }

  /// Shows what is still held back, or waits until the user has left the pager.
  ///
  /// - Returns: The terminal, as writing has left it.
  mutating func finish() -> InterruptibleSink {
    if let pipe {
      let status = pipe.finish()
      sigaction(SIGINT, &interrupts, nil)
      // 127 is the system shell's word for a command that is not there.
      if status == 127 || status == 126 {
        problem = Diagnostic(
          code: "samat.shell.command", message: "the pager '\(command)' cannot be started",
          help: "set PAGER to another one, or ':pager off'")
        release()
      }
      self.pipe = nil
    } else if !isDirect {
      release()
    }
    return console
  }
}
