import ArgumentParser
import Glibc
import KQLSyntax
import SamatKit

/// The shell's beginning and end.
@main
enum SamatREPL {
  static func main() {
    exit(run(Array(CommandLine.arguments.dropFirst())).rawValue)
  }

  /// Does what the command line asks for.
  ///
  /// - Parameter arguments: The command line, without the program's name.
  /// - Returns: The exit status.
  static func run(_ arguments: [String]) -> ExitStatus {
    // A reader that goes away (`| head`) is seen by the write that fails.
    signal(SIGPIPE, SIG_IGN)
    let options: Options
    do {
      options = try Options.parse(arguments)
    } catch {
      let text = Options.fullMessage(for: error)
      guard Options.exitCode(for: error) == .success else {
        Messages(color: .never).line(text)
        return .usage
      }
      Output().write(text + "\n")
      return .success
    }
    return run(options)
  }

  private static func run(_ options: Options) -> ExitStatus {
    let messages = Messages(color: options.color)
    do throws(Diagnostic) {
      let session = try Session(options, messages: messages)
      defer { session.endPlugins() }
      var status: ExitStatus
      do throws(Diagnostic) {
        try session.addPlugins(options.plugins)
        status = try run(options, in: session)
      } catch {
        messages.show(error)
        status = ExitStatus(of: error)
      }
      if let problem = session.output.end() {
        messages.show(problem)
        if status == .success { status = ExitStatus(of: problem) }
      }
      return status
    } catch {
      messages.show(error)
      return ExitStatus(of: error)
    }
  }

  private static func run(
    _ options: Options, in session: Session
  ) throws(Diagnostic) -> ExitStatus {
    // What a program gets is not for the settings of whoever started it to decide.
    if options.jsonl { return JSONLines(session).run() }
    if !options.noInit && !options.safe, let status = try InitFile.run(in: session) {
      return status
    }
    if options.files.isEmpty && options.queries.isEmpty {
      if !options.generate.isEmpty {
        // Whoever opens the file next need not fold everything.
        try session.workspace.saveSnapshots()
        return .success
      }
      let mode = InputMode.current
      if mode != .plain {
        return Interactive(
          session, mode: mode, color: options.color,
          readsSettings: !options.noInit && !options.safe
        ).run()
      }
      return try ScriptRunner(session).run([.standardInput()])
    }
    var sources: [ScriptRunner.Input] = []
    for file in options.files {
      sources.append(file == "-" ? .standardInput() : .text(try SourceText(file: file)))
    }
    sources += options.queries.map { .text(SourceText(name: "-c", text: $0)) }
    return try ScriptRunner(session).run(sources)
  }
}
