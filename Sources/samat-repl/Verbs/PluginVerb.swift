import KQLEngine
import KQLSyntax
import PersianText
import SamatKit

extension Verb {
  /// `:plugin add PATH`, `:plugin list`, `:plugin remove NAME`.
  static let plugin = Verb(
    "plugin add PATH [ARGUMENT ...] | list | remove NAME",
    "Adds functions that another program works out.",
    details: """
      PATH has a '/': nothing is looked for by name. The program runs with your rights; add only
      what you would run yourself. Its functions are then like any other, with ':help NAME'.
      Documentation/Plugins.md says how to write one, in any language.
      Example: :plugin add ./legal_ids.py
      Example: :plugin list
      Example: :plugin remove legal-ids
      """, argument: .words(["add", "list", "remove"])
  ) { (call) throws(Diagnostic) in
    let (word, rest) = Words.first(of: call.argument)
    switch word {
    case "add":
      guard !rest.isEmpty else { throw call.refusal("':plugin add' takes a path") }
      try call.session.access.checkStarting(at: call.span)
      var (path, more) = Words.first(of: rest)
      var arguments: [String] = []
      while !more.isEmpty {
        let (argument, others) = Words.first(of: more)
        arguments.append(Words.unquoted(argument))
        more = others
      }
      path = Words.path(path)
      let plugin = try call.opening { () throws(Diagnostic) in
        try call.session.addPlugin(path, arguments: arguments)
      }
      call.session.messages.line(plugin.announcement)
    case "list" where rest.isEmpty: call.session.listPlugins()
    case "remove":
      guard !rest.isEmpty else { throw call.refusal("':plugin remove' takes a name") }
      try call.opening { () throws(Diagnostic) in
        try call.session.workspace.remove(plugin: Words.unquoted(rest))
      }
    default:
      throw call.refusal(
        "':plugin' takes add PATH, list, or remove NAME",
        help: word.contains("/")
          ? "did you mean ':plugin add \(call.argument)'?"
          : EditDistance.nearest(to: word, among: ["add", "list", "remove"])
            .map { "did you mean '\($0)'?" } ?? "")
    }
    return .done
  }
}

extension Session {
  /// Starts a plug-in and adds its functions; Ctrl-C ends the wait for it.
  ///
  /// - Throws: What `ProcessPlugin` and its registration throw.
  @discardableResult
  func addPlugin(
    _ path: String, arguments: [String] = []
  ) throws(Diagnostic) -> ProcessPlugin {
    let plugin = try ProcessPlugin(
      path: path, arguments: arguments, cancellation: options.cancellation)
    do {
      try workspace.register(plugin)
    } catch {
      plugin.stop()
      if let diagnostic = error as? Diagnostic {
        guard diagnostic.code == "samat.register.duplicate" else { throw diagnostic }
        throw Diagnostic(
          code: "samat.plugin.name-taken", message: "there is a plug-in '\(plugin.name)' already",
          help: "':plugin remove \(plugin.name)' first, to start it anew")
      }
      throw Diagnostic(code: "samat.shell.internal", message: "\(error)")
    }
    return plugin
  }

  /// Adds the plug-ins of the command line.
  func addPlugins(_ paths: [String]) throws(Diagnostic) {
    guard !paths.isEmpty else { return }
    InterruptMonitor.install()
    let watch = options.cancellation.map { InterruptWatch($0, endsProcess: true) }
    defer { watch?.stop() }
    for path in paths { try addPlugin(path) }
  }

  /// Ends the processes of all plug-ins, before the shell ends.
  func endPlugins() {
    for plugin in workspace.plugins { plugin.stop() }
  }

  /// Shows the plug-ins as a table.
  fileprivate func listPlugins() {
    let schema = Schema([
      ColumnSchema("name", .string), ColumnSchema("version", .string),
      ColumnSchema("state", .string), ColumnSchema("calls", .long), ColumnSchema("rows", .long),
      ColumnSchema("starts", .long), ColumnSchema("functions", .string),
      ColumnSchema("path", .string),
    ])
    let rows = workspace.plugins.map { plugin -> [Value] in
      let activity = plugin.activity
      return [
        .string(plugin.name), .string(plugin.version),
        .string(activity.isRunning ? "running" : "starts when called"),
        .long(Int64(activity.calls)), .long(Int64(activity.rows)),
        .long(Int64(activity.starts)),
        .string(plugin.functionNames.joined(separator: ", ")),
        .string(([plugin.path] + plugin.arguments).joined(separator: " ")),
      ]
    }
    output.write(Table(schema: schema, rows: rows), as: style)
  }
}

extension ProcessPlugin {
  /// `legal-ids 1.0.0: is_legal_id, legal_id_fault`.
  fileprivate var announcement: String {
    BidiText.neutralize(
      "\(name) \(version): \(functionNames.map { $0 + "()" }.joined(separator: ", "))")
  }
}
