import Foundation

/// One run of the built shell without a terminal: what it wrote and how it ended.
struct ShellRun {
  /// Standard output.
  let output: String
  /// Standard error.
  let errors: String
  /// The exit status; 128 and the number of the signal where one ended it.
  let status: Int32

  /// The lines of standard output, without the last end of line.
  var lines: [String] {
    var lines = output.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    if lines.last == "" { lines.removeLast() }
    return lines
  }

  /// The path of the shell: beside the test bundle, or what `SAMAT_REPL_BINARY` names.
  static var executable: String {
    if let path = ProcessInfo.processInfo.environment["SAMAT_REPL_BINARY"], !path.isEmpty {
      return path
    }
    return URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
      .appendingPathComponent("samat-repl").path
  }

  /// Runs the shell until it ends.
  ///
  /// - Parameters:
  ///   - arguments: Its command line.
  ///   - input: What it reads from standard input.
  ///   - environment: Its variables, beside `PATH`.
  ///   - outputPath: Where its output goes, instead of into ``output``.
  ///   - whileRunning: Called with the process once it has been started.
  /// - Throws: Where the shell cannot be started.
  init(
    _ arguments: String..., input: String = "", environment: [String: String] = [:],
    outputPath: String? = nil, whileRunning: ((pid_t) -> Void)? = nil
  ) throws {
    try self.init(
      arguments, input: Array(input.utf8), environment: environment, outputPath: outputPath,
      whileRunning: whileRunning)
  }

  /// Runs the shell until it ends, with a list of arguments and any bytes as input.
  init(
    _ arguments: [String], input: [UInt8], environment: [String: String] = [:],
    outputPath: String? = nil, whileRunning: ((pid_t) -> Void)? = nil
  ) throws {
    let folder = try TemporaryFolder()
    try folder.write(input, to: "in")
    try self.init(
      arguments: arguments, inputPath: folder.path("in"), environment: environment,
      outputPath: outputPath, whileRunning: whileRunning)
  }

  /// Runs the shell, or another program, until it ends, with a file or a named pipe as input.
  init(
    program: String = ShellRun.executable, arguments: [String], inputPath: String,
    environment: [String: String] = [:], outputPath: String? = nil,
    whileRunning: ((pid_t) -> Void)? = nil
  ) throws {
    let folder = try TemporaryFolder()
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    let flags = O_WRONLY | O_CREAT
    posix_spawn_file_actions_addopen(&actions, 0, inputPath, O_RDONLY, 0)
    posix_spawn_file_actions_addopen(&actions, 1, outputPath ?? folder.path("out"), flags, 0o600)
    posix_spawn_file_actions_addopen(&actions, 2, folder.path("err"), flags, 0o600)
    let process = try ShellRun.spawn(
      [program] + arguments, environment: environment, &actions)
    whileRunning?(process)
    var ended: Int32 = 0
    while waitpid(process, &ended, 0) < 0, errno == EINTR {}
    status = ended & 0x7F == 0 ? (ended >> 8) & 0xFF : 128 + (ended & 0x7F)
    output = folder.text("out")
    errors = folder.text("err")
  }

  private static func spawn(
    _ arguments: [String], environment: [String: String],
    _ actions: inout posix_spawn_file_actions_t
  ) throws -> pid_t {
    // Worker threads of the tests block signals, and a child inherits that.
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var none = sigset_t()
    sigemptyset(&none)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK))
    var variables = environment
    variables["PATH"] = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"
    var words: [UnsafeMutablePointer<CChar>?] = arguments.map { strdup($0) } + [nil]
    var settings: [UnsafeMutablePointer<CChar>?] =
      variables.map { strdup("\($0.key)=\($0.value)") } + [nil]
    defer { (words + settings).forEach { free($0) } }
    var process = pid_t()
    guard posix_spawn(&process, arguments[0], &actions, &attributes, &words, &settings) == 0 else {
      throw CocoaError(.executableLoad)
    }
    return process
  }
}

/// A folder that is removed when it is released.
final class TemporaryFolder {
  private let url: URL

  /// Makes the folder.
  init() throws {
    url = FileManager.default.temporaryDirectory
      .appendingPathComponent("samat-shell-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  /// The folder's own path.
  var path: String { url.path }

  /// The path of a file in it.
  func path(_ name: String) -> String { url.appendingPathComponent(name).path }

  /// The names of everything in it.
  var names: [String] { (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? [] }

  /// Writes a file and gives its path.
  @discardableResult
  func write(_ bytes: [UInt8], to name: String) throws -> String {
    try Data(bytes).write(to: url.appendingPathComponent(name))
    return path(name)
  }

  /// Writes a file and gives its path.
  @discardableResult
  func write(_ text: String, to name: String) throws -> String {
    try write(Array(text.utf8), to: name)
  }

  /// The bytes of a file.
  func bytes(_ name: String) throws -> [UInt8] {
    Array(try Data(contentsOf: url.appendingPathComponent(name)))
  }

  /// The text of a file; empty where there is none.
  func text(_ name: String) -> String {
    String(decoding: FileManager.default.contents(atPath: path(name)) ?? Data(), as: UTF8.self)
  }
}
