import Glibc
import KQLEngine
import KQLSyntax

/// The interactive shell: reads statements at a prompt until the user leaves.
final class Interactive {
  private static let prompt = "samat> "
  private static let continuationPrompt = "     | "
  // The reset stands before the last space: a sequence at the very end of a prompt would be lost.
  private static let colouredPrompt = "\u{1B}[1;36msamat>\u{1B}[0m "
  private static let colouredContinuationPrompt = "\u{1B}[2m     |\u{1B}[0m "

  private let session: Session
  private let mode: InputMode
  private let color: ColorChoice
  private let readsSettings: Bool

  /// Creates the loop.
  ///
  /// - Parameters:
  ///   - session: What statements work with.
  ///   - mode: How lines are read; not `plain`.
  ///   - color: When the input has colours.
  ///   - readsSettings: Whether `~/.editrc` is read.
  init(_ session: Session, mode: InputMode, color: ColorChoice, readsSettings: Bool) {
    self.session = session
    self.mode = mode
    self.color = color
    self.readsSettings = readsSettings
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
    let settings = readsSettings ? EditorSettings.load() : EditorSettings()
    settings.notes.forEach { messages.note($0) }
    guard settings.isEditing else { return false }
    let history = session.access.isSafe ? nil : HistoryFile { messages.note($0) }
    let entries = history?.load() ?? []
    let completer = Completer(session)
    let isColoured = color.isOn(STDOUT_FILENO)
    guard
      let editor = try? LineEditor(
        historyEntries: entries, completer: { completer.completions(for: $0) },
        shouldSubmit: SubmitRule.runs, painter: isColoured ? InputPainter(session) : nil,
        editText: session.access.isSafe ? nil : editText, bindings: settings.bindings)
    else { return false }
    defer { editor.close() }
    session.inputDraft = InputDraft(lastStatement: entries.last { !InputDraft.isEdit($0) } ?? "")
    while true {
      switch editor.readStatement(
        prompt: isColoured ? Self.colouredPrompt : Self.prompt,
        continuationPrompt: isColoured
          ? Self.colouredContinuationPrompt : Self.continuationPrompt,
        initial: session.inputDraft?.take() ?? "")
      {
      case .interrupted: continue
      case .endOfFile: return true
      case .line(let text):
        editor.addHistory(text)
        history?.append(text)
        if !InputDraft.isEdit(text), text.contains(where: { !$0.isWhitespace }) {
          session.inputDraft?.lastStatement = text
        }
        if !answer(text) { return true }
      }
    }
  }

  /// Ctrl-X Ctrl-E: the input in the user's editor.
  private func editText(_ text: String) -> String? {
    do throws(Diagnostic) {
      return try ExternalEditor.edit(text)
    } catch {
      session.messages.show(error)
      return nil
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
