import Glibc
import KQLEngine
import KQLSyntax

/// The user's editor for longer texts.
enum ExternalEditor {
  /// The command: `$VISUAL`, else `$EDITOR`, else `vi` or `nano`, whichever is there.
  static func command(_ variable: (String) -> String? = environmentVariable) -> String? {
    for name in ["VISUAL", "EDITOR"] {
      if let command = variable(name), command.contains(where: { !$0.isWhitespace }) {
        return command
      }
    }
    let folders = (variable("PATH") ?? "/usr/bin:/bin").split(separator: ":")
    return ["vi", "nano"].first { name in
      folders.contains { access("\($0)/\(name)", X_OK) == 0 }
    }
  }

  /// Lets the user edit a text in a file that nobody else can read and that is gone afterwards.
  ///
  /// - Returns: The text, without newlines at its end.
  /// - Throws: `samat.shell.command` where there is no editor, it cannot be started, or it ended with
  ///   another status than 0, which means that the text is not wanted; `kql.data.file` and
  ///   `kql.data.encoding` where the text cannot be written or read back.
  static func edit(_ text: String) throws(Diagnostic) -> String {
    let folder = environmentVariable("TMPDIR").flatMap { $0.hasPrefix("/") ? $0 : nil } ?? "/tmp"
    var template = Array("\(folder)/samat-XXXXXX.kql".utf8CString)
    // The file is made with mode 0600.
    let descriptor = mkstemps(&template, 4)
    let path = template.withUnsafeBufferPointer { buffer in
      String(decoding: buffer.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
    guard descriptor >= 0 else {
      throw Diagnostic(
        code: "kql.data.file",
        message: "cannot make a file in '\(folder)': \(String(cString: strerror(errno)))")
    }
    defer { unlink(path) }
    var sink = FileSink(descriptor: descriptor)
    var content = text.isEmpty ? "" : text + "\n"
    content.withUTF8 { sink.write($0) }
    let isClosed = close(descriptor) == 0
    if let problem = sink.problem { throw problem }
    guard isClosed else {
      throw .cannotWrite(path, because: errno)
    }
    return try edit(file: path)
  }

  /// Lets the user edit a file.
  ///
  /// - Returns: Its text afterwards, without newlines at its end.
  /// - Throws: As ``edit(_:)``.
  static func edit(file path: String) throws(Diagnostic) -> String {
    guard let command = command() else {
      throw Diagnostic(
        code: "samat.shell.command", message: "there is no editor",
        help: "set VISUAL or EDITOR to one")
    }
    let status = run(command, path)
    guard status == 0 else {
      let isMissing = status == 126 || status == 127
      throw Diagnostic(
        code: "samat.shell.command",
        message: isMissing
          ? "the editor '\(command)' cannot be started"
          : "the editor '\(command)' ended with status \(status), and its text is not taken",
        help: isMissing ? "set VISUAL or EDITOR to another one" : "")
    }
    var text = try SourceText(file: path).text.unicodeScalars[...]
    while text.last == "\n" || text.last == "\r" { text.removeLast() }
    return String(text)
  }

  /// Runs a command of the system's shell with a path as its last argument, and waits for it.
  ///
  /// The terminal is in its usual modes: whoever calls has seen to it. It gets them back, whatever the
  /// program has left behind.
  private static func run(_ command: String, _ path: String) -> Int32 {
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var defaults = sigset_t()
    sigemptyset(&defaults)
    for signal in [SIGPIPE, SIGQUIT, SIGINT, SIGTSTP] { sigaddset(&defaults, signal) }
    posix_spawnattr_setsigdefault(&attributes, &defaults)
    var none = sigset_t()
    sigemptyset(&none)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setflags(
      &attributes, Int16(POSIX_SPAWN_SETSIGDEF) | Int16(POSIX_SPAWN_SETSIGMASK))
    // The command may have arguments of its own; the path is not for the shell to read. Where it is
    // plain words the shell gives its place to it, so that we see when it is suspended.
    let isPlain = command.utf8.allSatisfy { byte in
      (0x61...0x7A).contains(byte) || (0x41...0x5A).contains(byte) || (0x30...0x39).contains(byte)
        || [0x20, 0x2D, 0x2E, 0x2F, 0x5F].contains(byte)
    }
    let words = ["/bin/sh", "-c", "\(isPlain ? "exec " : "")\(command) \"$1\"", "sh", path]
    var arguments: [UnsafeMutablePointer<CChar>?] = words.map { strdup($0) } + [nil]
    defer { arguments.forEach { free($0) } }
    // What the editor's keys send to the whole group is not meant for us. Ctrl-C only sets a flag.
    let quit = signal(SIGQUIT, SIG_IGN)
    defer { signal(SIGQUIT, quit) }
    var modes = termios()
    let hasModes = tcgetattr(STDIN_FILENO, &modes) == 0
    defer { if hasModes { tcsetattr(STDIN_FILENO, TCSADRAIN, &modes) } }
    var process = pid_t()
    guard posix_spawn(&process, words[0], nil, &attributes, &arguments, environ) == 0 else {
      return 127
    }
    var status: Int32 = 0
    while true {
      let got = waitpid(process, &status, WUNTRACED)
      if got < 0 {
        if errno == EINTR { continue }
        return 127
      }
      guard status & 0xFF == 0x7F else { break }
      // The editor was suspended. Mostly it has sent the signal to all of us, and by now somebody has
      // woken all of us again.
      usleep(100_000)
      if waitpid(process, &status, WNOHANG | WCONTINUED) == process {
        if status == 0xFFFF { continue }
        break
      }
      // It alone was: so are we, if anybody is there to wake both. Where nobody is, the system passes
      // over our signal and the editor goes on.
      kill(getpid(), SIGTSTP)
      kill(0, SIGCONT)
    }
    InterruptMonitor.reset()
    return status & 0x7F == 0 ? (status >> 8) & 0xFF : 128 + (status & 0x7F)
  }
}
