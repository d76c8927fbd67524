import Glibc
public import KQLEngine
public import KQLSyntax
import SamatPlugin

/// A program that lends functions: it is started once and answers calls over its standard input
/// and output, in the protocol of `Documentation/Plugins.md`.
///
/// ```swift
/// let plugin = try ProcessPlugin(path: "./legal_ids.py")
/// try workspace.register(plugin)
/// let bad = try workspace.query("units | where not(is_legal_id(national_id))")
/// workspace.remove(plugin: plugin.name)
/// ```
///
/// A plug-in runs with all the rights of the program that adds it. Nothing that it writes, and no way
/// in which it ends, harms the program: a call fails with a diagnostic that names it, and the next
/// one starts it again. One call runs at a time; queries on several threads take turns, and while
/// one waits the others prepare theirs.
public final class ProcessPlugin: Component {
  /// The name that it has given itself.
  public var name: String { hello.name }
  /// The version that it has given itself.
  public var version: String { hello.version }
  /// What it has said of itself.
  public var summary: String { hello.description }
  /// The absolute path of the program.
  public let path: String
  /// What the program is given.
  public let arguments: [String]
  /// The names of its functions, in its order.
  public var functionNames: [String] { hello.functions.map(\.name) }

  let hello: PluginHello
  let settings: PluginSettings
  private let state: Monitor<State>

  /// What happens to the process; whoever sets `isBusy` has the process to itself.
  private struct State {
    var isBusy = false
    var isRemoved = false
    var process: PluginProcess?
    var calls = 0
    var rows = 0
    var starts = 1
  }

  /// What a plug-in has done so far, for lists.
  public struct Activity: Sendable {
    /// Whether its process runs; where not, the next call starts it.
    public let isRunning: Bool
    /// The id of its process; nil where none runs.
    public let processID: Int32?
    /// The calls that were answered, one for each batch.
    public let calls: Int
    /// The rows of those calls.
    public let rows: Int
    /// How often it was started.
    public let starts: Int
  }

  /// Starts a program and asks it for its functions.
  ///
  /// - Parameters:
  ///   - path: The program's path: absolute, or with a `/` from the current folder. A bare name is
  ///     refused, and nothing is looked for in `PATH`.
  ///   - arguments: What the program is given.
  ///   - settings: Times and limits.
  ///   - cancellation: Ends the wait for its hello.
  /// - Throws: `samat.plugin.path` where the path is no program's; `samat.plugin.start` where it
  ///   cannot be started, ends, or says nothing; `samat.plugin.hello`, `.version` and `.protocol`
  ///   where what it says is not as the protocol has it.
  public init(
    path: String, arguments: [String] = [], settings: PluginSettings = PluginSettings(),
    cancellation: Cancellation? = nil
  ) throws(Diagnostic) {
    self.path = try PluginPath.resolve(path)
    self.arguments = arguments
    self.settings = settings
    let watch = QueryWatch(cancellation: cancellation)
    let process = try PluginProcess(
      path: self.path, arguments: arguments, who: "plug-in \(quotedForMessage(path))",
      settings: settings
    ) { () throws(Diagnostic) in try watch.check() }
    hello = process.hello
    state = Monitor(State())
    state.change { $0.process = process }
  }

  deinit { stop() }

  /// What it has done so far.
  public var activity: Activity {
    state.change { state in
      let isRunning = state.process?.isAlive == true
      return Activity(
        isRunning: isRunning, processID: isRunning ? state.process?.id : nil, calls: state.calls,
        rows: state.rows, starts: state.starts)
    }
  }

  /// Enters its functions.
  ///
  /// - Throws: `samat.plugin.name-taken` where one has the name of another function.
  public func register(in registry: inout Registry) throws {
    try checkNames(Catalog(registry))
    for function in scalarFunctions() { try registry.add(function) }
    for function in tableFunctions() { try registry.add(function) }
  }

  /// Ends the process; calls fail with `samat.plugin.removed` from then on. A call that runs is ended.
  ///
  /// Done by ``Workspace/remove(plugin:)``, and when nobody holds the plug-in any more.
  public func stop() {
    state.change { $0.isRemoved = true }
    // Whoever has the turn sees that within milliseconds.
    let process: PluginProcess?? = state.wait(atMost: settings.cancelGrace + 5) { state in
      guard !state.isBusy else { return nil }
      let process = state.process
      state.process = nil
      return .some(process)
    }
    if let process, let process { process.end() }
  }

  // MARK: Calls

  /// Has a call's answer; see ``withProcess(_:_:_:)``.
  ///
  /// - Parameters:
  ///   - body: The call behind its head.
  ///   - who: Plug-in and function, for messages.
  ///   - rows: The rows of the call.
  ///   - watch: When the query has to end.
  /// - Returns: The line of the answer.
  /// - Throws: Why the query has to end, or a fault of the plug-in.
  func exchange(
    _ body: [UInt8], who: String, rows: Int, _ watch: QueryWatch?
  ) throws(Diagnostic) -> [UInt8] {
    guard body.count + 64 <= settings.lineLimit else {
      throw PluginFault.size(who, "would have to be sent", settings.lineLimit)
    }
    return try withProcess(who, rows: rows, watch) { (process, check) throws(Diagnostic) in
      try process.call(body, who: who, check)
    }
  }

  /// Lends the process, taking turns with other threads, and starts it where it does not run.
  ///
  /// - Parameters:
  ///   - who: Plug-in and function, for messages.
  ///   - rows: The rows of the call, which are counted where all goes well.
  ///   - watch: When the query has to end.
  ///   - body: Makes a call; what it is given beside the process throws where it has to end.
  /// - Returns: What `body` gives.
  /// - Throws: Why the query has to end, or a fault of the plug-in.
  func withProcess<Result>(
    _ who: String, rows: Int, _ watch: QueryWatch?,
    _ body: (PluginProcess, () throws(Diagnostic) -> Void) throws(Diagnostic) -> Result
  ) throws(Diagnostic) -> Result {
    let check = { [state] () throws(Diagnostic) in
      try watch?.check()
      if state.change({ $0.isRemoved }) { throw PluginFault.removed(who) }
    }
    var process = try takeTurn(who, check)
    do throws(Diagnostic) {
      if process?.isAlive != true { process = try start(who, check) }
      guard let process else { throw PluginFault.removed(who) }
      let result = try body(process, check)
      giveTurn(process) { state in
        state.calls += 1
        state.rows += rows
      }
      return result
    } catch {
      if let process, process.isAlive, process.isCancelling {
        // The query ends now; the plug-in gets its time to answer from somebody else.
        let waiting = Handover(process)
        let isLeft = startThread { [self] in
          waiting.process.awaitCancelled()
          giveTurn(waiting.process) { _ in }
        }
        if isLeft { throw error }
        process.kill()
      }
      giveTurn(process) { _ in }
      throw error
    }
  }

  /// A process on its way to another thread, which alone uses it from then on.
  private struct Handover: @unchecked Sendable {
    let process: PluginProcess
    init(_ process: PluginProcess) { self.process = process }
  }

  /// Says that the answer that has just come cannot be used, so that the process is not trusted on.
  func distrust(_ fault: Diagnostic) -> Diagnostic {
    let process: PluginProcess?? = state.wait(atMost: settings.cancelGrace) { state in
      guard !state.isBusy else { return nil }
      let process = state.process
      state.process = nil
      return .some(process)
    }
    if let process, let process { process.kill() }
    return fault
  }

  private func takeTurn(
    _ who: String, _ check: () throws(Diagnostic) -> Void
  ) throws(Diagnostic) -> PluginProcess? {
    while true {
      let taken: Handed? = state.wait(atMost: 0.01) { state in
        guard !state.isBusy else { return nil }
        state.isBusy = true
        return Handed(process: state.process)
      }
      if let taken {
        do throws(Diagnostic) {
          try check()
        } catch {
          giveTurn(taken.process) { _ in }
          throw error
        }
        return taken.process
      }
      try check()
    }
  }

  private struct Handed {
    var process: PluginProcess?
  }

  private func giveTurn(_ process: PluginProcess?, _ change: (inout State) -> Void) {
    state.change { state in
      state.process = process?.isAlive == true ? process : nil
      state.isBusy = false
      change(&state)
    }
  }

  private func start(
    _ who: String, _ check: () throws(Diagnostic) -> Void
  ) throws(Diagnostic) -> PluginProcess {
    state.change { $0.starts += 1 }
    let process = try PluginProcess(
      path: path, arguments: arguments, who: "plug-in '\(name)'", settings: settings, check)
    guard process.hello == hello else {
      throw process.kill(PluginFault.changed("plug-in '\(name)'"))
    }
    return process
  }
}

/// Which paths may be a plug-in's.
enum PluginPath {
  /// The absolute path of a program.
  ///
  /// - Throws: `samat.plugin.path`.
  static func resolve(_ path: String) throws(Diagnostic) -> String {
    guard !path.utf8.contains(0) else {
      throw PluginFault.path(path, "is no path")
    }
    guard path.utf8.contains(0x2F) else {
      throw PluginFault.path(
        path, "is no path of a plug-in: it has no '/'",
        help: path.isEmpty
          ? "give the path of a program, such as './functions.py'"
          : "plug-ins are never looked for by name; write './\(neutralForMessage(path))' for one in"
            + " the current folder")
    }
    guard let resolved = realpath(path, nil) else {
      throw PluginFault.path(
        path, "cannot be opened as a plug-in: \(String(cString: strerror(errno)))",
        help: "check the spelling of the path and the current directory")
    }
    defer { free(resolved) }
    var status = stat()
    guard stat(resolved, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      throw PluginFault.path(path, "is no program", help: "a plug-in is a file that can be run")
    }
    guard access(resolved, X_OK) == 0 else {
      throw PluginFault.path(
        path, "cannot be run", help: "chmod +x '\(neutralForMessage(path))'")
    }
    return String(cString: resolved)
  }
}
