import Glibc
import KQLEngine
import KQLSyntax

/// The interactive shell: reads statements at a prompt until the user leaves.
final class Interactive {
  private static let prompt = "samat> "
  private static let continuationPrompt = "     | "

  private let session: Session
  private let mode: InputMode

  /// Creates the loop.
  ///
  /// - Parameters:
  ///   - session: What statements work with.
  ///   - mode: How lines are read; not `plain`.
  init(_ session: Session, mode: InputMode) {
    self.session = session
    self.mode = mode
    session.showsNotes = true
  }

  /// Reads and runs until the end.
  ///
  /// - Returns: Always success: what failed was shown, and the user left by choice.
  func run() -> ExitStatus {
    InterruptMonitor.install()
    let count = session.catalog.tables.count
    let safe = session.access.isSafe ? "safe mode: writes and starts nothing · " : ""
    session.output.prompt(
      "samat-repl \(Version.current) · \(count) tables · \(safe):help for help\n")
    if mode == .editing, edit() { return .success }
    promptForLines()
    return .success
  }

  // MARK: - With the line editor

  /// Reads with the line editor.
  ///
  /// - Returns: False where the terminal cannot be had.
  private func edit() -> Bool {
    let messages = session.messages
    let history = session.access.isSafe ? nil : HistoryFile { messages.note($0) }
    let completer = Completer(session)
    guard
      let editor = try? LineEditor(
        historyEntries: history?.load() ?? [], completer: { completer.completions(for: $0) },
        shouldSubmit: SubmitRule.runs)
    else { return false }
    defer { editor.close() }
    while true {
      switch editor.readStatement(
        prompt: Self.prompt, continuationPrompt: Self.continuationPrompt)
      {
      case .interrupted: continue
      case .endOfFile: return true
      case .line(let text):
        editor.addHistory(text)
        history?.append(text)
        if !answer(text) { return true }
      }
    }
  }

  // MARK: - Without

  private func promptForLines() {
    var reader = LineReader()
    var text = ""
    while true {
      session.output.prompt(text.isEmpty ? Self.prompt : Self.continuationPrompt)
      switch reader.next() {
      case .interrupted:
        InterruptMonitor.reset()
        text = ""
        session.output.prompt("\n")
      case .end:
        if !text.isEmpty { _ = answer(text) }
        session.output.prompt("\n")
        return
      case .tooLong:
        session.messages.note("a line of more than \(LineReader.limit >> 20) MiB was passed over")
        text = ""
      case .line(let bytes):
        text += String(decoding: bytes, as: UTF8.self)
        if SubmitRule.runs(text) {
          if !answer(text) { return }
          text = ""
        } else {
          text += "\n"
        }
      }
    }
  }

  // MARK: - Running

  /// Runs what was typed.
  ///
  /// - Returns: Whether the shell goes on.
  private func answer(_ text: String) -> Bool {
    let word = text.filter { !$0.isWhitespace && $0 != ";" }
    if word == "quit" || word == "exit" { return false }
    let cancellation = session.options.cancellation
    cancellation?.reset()
    InterruptMonitor.reset()
    let watch = cancellation.map { InterruptWatch($0, endsProcess: false) }
    defer {
      watch?.stop()
      InterruptMonitor.reset()
    }
    return session.run(SourceText(name: "query", text: text)) != .quit
  }
}
