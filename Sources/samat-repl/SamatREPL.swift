import ArgumentParser
import Glibc
import KQLSyntax

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
      if options.jsonl { return JSONLines(session).run() }
      if options.files.isEmpty && options.queries.isEmpty {
        let mode = InputMode.current
        if mode != .plain { return Interactive(session, mode: mode).run() }
        return try ScriptRunner(session).run([.standardInput()])
      }
      var sources: [ScriptRunner.Input] = []
      for file in options.files {
        sources.append(file == "-" ? .standardInput() : .text(try SourceText(file: file)))
      }
      sources += options.queries.map { .text(SourceText(name: "-c", text: $0)) }
      return try ScriptRunner(session).run(sources)
    } catch {
      messages.show(error)
      return ExitStatus(of: error)
    }
  }
}
