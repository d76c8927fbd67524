import Foundation

/// A program in a terminal of its own: a private tmux server with one pane.
///
/// The server reads no configuration and shares nothing with one that the user runs; it ends with
/// ``close()`` or when the session is released. Nothing here waits for a fixed time: every expectation is
/// polled until it holds or its time is over.
final class TmuxSession {
  /// What the terminal shows.
  struct Screen: CustomStringConvertible {
    /// The rows without their trailing spaces, from the top; as many as the pane is high.
    let rows: [String]

    /// The cursor's place, counted from 0.
    let cursor: (column: Int, row: Int)

    /// Whether the program still runs.
    let isRunning: Bool

    /// The last row that is not empty.
    var lastRow: String { rows.last { !$0.isEmpty } ?? "" }

    /// The row that the cursor is in.
    var cursorRow: String { rows.indices.contains(cursor.row) ? rows[cursor.row] : "" }

    /// The non-empty part of the screen and the cursor, for messages.
    var description: String {
      let shown = rows.prefix((rows.lastIndex { !$0.isEmpty } ?? -1) + 1)
      let state = isRunning ? "" : ", program ended"
      return (shown + ["<cursor \(cursor.column),\(cursor.row)\(state)>"]).joined(separator: "\n")
    }
  }

  /// Why a session cannot be had, or an expectation failed.
  enum Failure: Error, CustomStringConvertible {
    /// A tmux command failed.
    case command([String], status: Int32, output: String)

    /// An expectation did not come true in its time.
    case timeout(String, screen: Screen)

    var description: String {
      switch self {
      case .command(let arguments, let status, let output):
        "tmux \(arguments.joined(separator: " ")) ended with \(status): \(output)"
      case .timeout(let expectation, let screen):
        "timed out waiting for \(expectation); the screen is\n\(screen)"
      }
    }
  }

  /// The path of tmux, or `nil` when it is not installed: such tests are to be disabled.
  static let tmuxPath: String? = {
    let folders = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"
    return folders.split(separator: ":").map { "\($0)/tmux" }
      .first { FileManager.default.isExecutableFile(atPath: $0) }
  }()

  /// Whether tmux is installed.
  static var isAvailable: Bool { tmuxPath != nil }

  private let server = "samat-\(UUID().uuidString.prefix(8))"
  private let folder: URL
  private var isOpen = true

  /// A session that runs a program.
  ///
  /// - Parameters:
  ///   - executable: The program's path.
  ///   - arguments: Its arguments.
  ///   - environment: Variables added to a small, fixed environment: UTF-8, a home folder and folders
  ///     of state and settings of its own, no pager.
  ///   - columns: The pane's width.
  ///   - rows: The pane's height.
  /// - Throws: ``Failure`` if tmux is missing or does not start.
  init(
    executable: String, arguments: [String] = [], environment: [String: String] = [:],
    columns: Int = 80, rows: Int = 24
  ) throws {
    folder = FileManager.default.temporaryDirectory.appendingPathComponent(server)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    var variables = [
      "LC_ALL": "C.UTF-8", "HOME": folder.path, "XDG_STATE_HOME": folder.path + "/state",
      "XDG_CONFIG_HOME": folder.path + "/config", "PAGER": "",
    ]
    variables.merge(environment) { $1 }
    let command =
      ["exec", "env"] + variables.map { Self.quoted("\($0.key)=\($0.value)") }
      + ([executable] + arguments).map(Self.quoted)
    do {
      try tmux(
        "new-session", "-d", "-x", "\(columns)", "-y", "\(rows)", command.joined(separator: " "),
        ";", "set-option", "-g", "remain-on-exit", "on")
    } catch {
      close()
      throw error
    }
  }

  deinit { close() }

  /// The folder that the program has as its home; it is removed at the end.
  var homePath: String { folder.path }

  /// Types a text literally.
  func type(_ text: String) throws {
    // tmux takes a semicolon at the end of an argument for its own.
    let escaped = text.hasSuffix(";") ? text.dropLast() + "\\;" : text
    try tmux("send-keys", "-l", "--", escaped)
  }

  /// Presses keys by tmux's names: `Enter`, `C-c`, `BSpace`, `Left`, `M-Enter`.
  func press(_ keys: String...) throws {
    for key in keys { try tmux("send-keys", "--", key) }
  }

  /// Sends bytes as they are, valid UTF-8 or not.
  func send(bytes: [UInt8]) throws {
    _ = try tmux(["send-keys", "-H"] + bytes.map { String($0, radix: 16) })
  }

  /// Pastes a text in brackets, if the program asked for them.
  func paste(_ text: String) throws {
    let file = folder.appendingPathComponent("paste")
    try Data(text.utf8).write(to: file)
    try tmux("load-buffer", file.path, ";", "paste-buffer", "-p", "-r")
  }

  /// Changes the size of the terminal.
  func resize(columns: Int, rows: Int) throws {
    try tmux("resize-window", "-x", "\(columns)", "-y", "\(rows)")
  }

  /// The text of the terminal, with the sequences of its colours where they are wanted.
  func capture(withStyles: Bool) throws -> String {
    try tmux(["capture-pane", "-p"] + (withStyles ? ["-e"] : []))
  }

  /// What the terminal shows now.
  func screen() throws -> Screen {
    // One command, so that text and cursor belong to the same moment.
    let output = try tmux(
      "display-message", "-p", "#{cursor_x} #{cursor_y} #{pane_dead}", ";", "capture-pane", "-p")
    var rows = output.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    if rows.last == "" { rows.removeLast() }
    let numbers = rows.removeFirst().split(separator: " ").map { Int($0) ?? 0 }
    return Screen(
      rows: rows.map { row in
        String(row.reversed().drop { $0 == " " }.reversed())
      }, cursor: (numbers.first ?? 0, numbers.dropFirst().first ?? 0),
      isRunning: numbers.count < 3 || numbers[2] == 0)
  }

  /// Waits until the screen is as expected.
  ///
  /// - Parameters:
  ///   - expectation: What is waited for, in words, for the message.
  ///   - seconds: How long at most.
  ///   - predicate: Whether a screen is as expected.
  /// - Returns: The screen that was.
  /// - Throws: ``Failure/timeout(_:screen:)`` with the screen that is there instead.
  @discardableResult
  func wait(
    for expectation: String, seconds: Double = 10, until predicate: (Screen) -> Bool
  ) throws -> Screen {
    let clock = ContinuousClock()
    let end = clock.now + .seconds(seconds)
    while true {
      let screen = try screen()
      if predicate(screen) { return screen }
      if clock.now > end { throw Failure.timeout(expectation, screen: screen) }
      usleep(15_000)
    }
  }

  /// Waits until the cursor's row is this text and the cursor in this column.
  @discardableResult
  func waitForRow(_ text: String, column: Int, seconds: Double = 10) throws -> Screen {
    try wait(for: "the row '\(text)' with the cursor in column \(column)", seconds: seconds) {
      $0.cursorRow == text && $0.cursor.column == column
    }
  }

  /// Ends the program and the server.
  func close() {
    guard isOpen else { return }
    isOpen = false
    _ = try? tmux("kill-server")
    try? FileManager.default.removeItem(at: folder)
  }

  @discardableResult
  private func tmux(_ arguments: String...) throws -> String { try tmux(arguments) }

  private func tmux(_ arguments: [String]) throws -> String {
    guard let path = Self.tmuxPath else {
      throw Failure.command(arguments, status: 127, output: "tmux is not installed")
    }
    var variables = ProcessInfo.processInfo.environment
    variables["TMUX"] = nil
    variables["LC_ALL"] = "C.UTF-8"
    let output = folder.appendingPathComponent("output").path
    let status = try Self.run(
      [path, "-L", server, "-u", "-f", "/dev/null"] + arguments, variables: variables,
      output: output)
    let bytes = FileManager.default.contents(atPath: output) ?? Data()
    let text = String(decoding: bytes, as: UTF8.self)
    guard status == 0 else {
      throw Failure.command(arguments, status: status, output: text)
    }
    return text
  }

  // Not `Process` with a `Pipe`: the server of a session that another test starts at the same moment
  // would inherit the pipe, and its end would never come. A file has no such end to wait for.
  private static func run(
    _ arguments: [String], variables: [String: String], output: String
  ) throws -> Int32 {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_addopen(&actions, 1, output, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
    posix_spawn_file_actions_adddup2(&actions, 1, 2)
    // Worker threads block signals, and a child inherits that: the program would see no SIGWINCH.
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var none = sigset_t()
    sigemptyset(&none)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK))
    var words: [UnsafeMutablePointer<CChar>?] = arguments.map { strdup($0) } + [nil]
    var settings: [UnsafeMutablePointer<CChar>?] =
      variables.map { strdup("\($0.key)=\($0.value)") } + [nil]
    defer { (words + settings).forEach { free($0) } }
    var process = pid_t()
    guard posix_spawn(&process, arguments[0], &actions, &attributes, &words, &settings) == 0 else {
      throw Failure.command(arguments, status: 127, output: "cannot be started")
    }
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0, errno == EINTR {}
    return status & 0x7F == 0 ? (status >> 8) & 0xFF : 128 + (status & 0x7F)
  }

  private static func quoted(_ text: String) -> String {
    "'" + text.replacingOccurrences(of: "'", with: "'\\''") + "'"
  }
}
