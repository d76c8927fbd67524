import Foundation
import Testing

@testable import samat_repl

/// Undo, the user's own editor, `.editrc`: in a terminal.
@Suite(
  .enabled(if: TmuxSession.isAvailable, "skipped: tmux is not installed; `make test` installs it"),
  .timeLimit(.minutes(10)))
struct EditorCommandTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  // A command that stands for an editor. Not a file to be executed: a child that another test starts
  // at this moment may hold it open for writing, and then it is "busy".
  private func editor(_ script: String) throws -> String {
    "sh " + (try folder.write(script + "\n", to: "editor"))
  }

  // MARK: Undo

  @Test func undoesRunsOfTyping() throws {
    let session = try TmuxSession.startShell()
    try session.type("units | take")
    try session.press("C-w")
    try session.expect("units |", column: 8)
    try session.type("count")
    try session.press("C-_")
    try session.expect("units |", column: 8)
    try session.press("C-_")
    try session.expect("units | take", column: 12)
    try session.press("C-x", "C-u")
    try session.expect("", column: 0)
    try session.press("M-_")
    try session.expect("units | take", column: 12)
    try session.press("C-x", "C-r")
    try session.expect("units |", column: 8)
    try session.press("C-x", "C-r", "C-x", "C-r")
    try session.expect("units | count", column: 13)
  }

  @Test func undoesAPasteAtOnce() throws {
    let session = try TmuxSession.startShell()
    try session.type("می‌رود")
    try session.paste("\none\ntwo")
    try session.wait(for: "the last line") { $0.cursorRow == "     | two" }
    try session.press("C-_")
    try session.expect("می‌رود", column: 5)
    try session.press("C-_")
    try session.expect("", column: 0)
  }

  // MARK: The user's editor

  @Test func editsTheInput() throws {
    let path = try editor("ls -l \"$1\" | cut -c1-10; printf '\\n| take 7\\n\\n' >> \"$1\"")
    let session = try TmuxSession.startShell(environment: ["VISUAL": path, "TMPDIR": folder.path])
    try session.type("units")
    try session.press("C-x", "C-e")
    try session.waitForRow("     | | take 7", column: 15)
    #expect(try session.screen().rows.contains("-rw-------"))
    #expect(folder.names.allSatisfy { !$0.hasSuffix(".kql") }, "the file is gone")
    // It does not run by itself, and can be undone.
    try session.press("C-_")
    try session.expect("units", column: 5)
  }

  @Test func editsTheLastStatement() throws {
    let path = try editor("sed -i s/40/41/ \"$1\"")
    let session = try TmuxSession.startShell(environment: ["EDITOR": path, "VISUAL": ""])
    try session.enter("print n = 40 + 1", "│ 41 │")
    try session.enter(":digits en")
    try session.type(":edit")
    try session.press("Enter")
    // The verb before it is the last statement.
    try session.expect(":digits en", column: 10)
    try session.press("C-c")
    try session.enter("print n = 40 + 2", "│ 42 │")
    try session.type(":edit")
    try session.press("Enter")
    try session.expect("print n = 41 + 2", column: 16)
    try session.press("Enter")
    try session.waitForPrompt(below: ["│ 43 │"])
  }

  @Test func editsAFile() throws {
    try folder.write("print from_file = 5\n", to: "a query.kql")
    let session = try TmuxSession.startShell(environment: ["VISUAL": "true"])
    try session.type(":edit '\(folder.path("a query.kql"))'")
    try session.press("Enter")
    try session.expect("print from_file = 5", column: 19)
    #expect(folder.text("a query.kql") == "print from_file = 5\n")
  }

  @Test func keepsTheInputWhereTheEditorFails() throws {
    let path = try editor("stty raw -echo; echo lost > \"$1\"; kill -9 $$")
    let session = try TmuxSession.startShell(environment: ["VISUAL": path])
    try session.type("print 1")
    try session.press("C-x", "C-e")
    try session.wait(for: "the reason") { screen in
      screen.rows.contains { $0.contains("ended with status 137") }
    }
    try session.expect("print 1", column: 7)
    // The terminal is as it was.
    try session.press("Enter")
    try session.waitForPrompt(below: ["│       1 │"])
    try session.enter(":edit", "ended with status 137")
    try session.type("range x from 1 to 1000000000000 step 1 | summarize sum(x)")
    try session.press("Enter")
    try session.wait(for: "the query to run") { $0.cursorRow.isEmpty && $0.cursor.column == 0 }
    try session.press("C-c")
    try session.waitForPrompt(below: ["the query was cancelled"])
    let missing = try TmuxSession.startShell(environment: ["VISUAL": "no-such-editor"])
    try missing.enter(":edit", "cannot be started")
    try missing.enter("print 1 + 1", "│       2 │")
  }

  /// An editor that suspends itself where no job control could wake it again must not hold the shell.
  @Test func goesOnWhereTheEditorSuspendsItself() throws {
    let path = try editor("kill -STOP $$; echo '| take 4' > \"$1\"")
    let session = try TmuxSession.startShell(environment: ["VISUAL": path])
    try session.type("units")
    try session.press("C-x", "C-e")
    try session.expect("| take 4", column: 8)
  }

  @Test func givesTheTerminalToTheEditor() throws {
    let path = try editor(
      "stty -a | tr ' ;' '\\n\\n' | grep -x -e icanon -e isig -e echo; read answer; echo \"| take $answer\" > \"$1\""
    )
    let session = try TmuxSession.startShell(environment: ["VISUAL": path])
    try session.press("C-x", "C-e")
    try session.wait(for: "the editor") { screen in
      ["isig", "icanon", "echo"].allSatisfy(screen.rows.contains)
    }
    try session.resize(columns: 50, rows: 20)
    try session.type("9")
    try session.press("Enter")
    try session.expect("| take 9", column: 8)
    try session.type(String(repeating: "x", count: 40))
    try session.wait(for: "wrapping at the new width") {
      $0.cursor.column == 5 && $0.cursorRow == "xxxxx"
    }
  }

  @Test func refusesAnEditorInSafeMode() throws {
    let session = try TmuxSession.startShell(["--safe"], environment: ["VISUAL": "touch"])
    try session.enter(":edit", "starting programs is not allowed in safe mode")
    try session.type("print 1")
    try session.press("C-x", "C-e")
    try session.expect("print 1", column: 7)
    let script = try ShellRun("-c", ":edit")
    #expect(script.status == 1 && script.errors.contains("only where lines are edited"))
  }

  // MARK: .editrc

  private func start(
    editrc: String, _ arguments: [String] = [], environment: [String: String] = [:]
  ) throws -> TmuxSession {
    let path = try folder.write(editrc, to: "editrc")
    return try TmuxSession.startShell(
      arguments, environment: ["EDITRC": path].merging(environment) { $1 })
  }

  @Test func followsEditrc() throws {
    let rc = "bind ^B ed-prev-word\nother:bind ^B ed-move-to-beg\nbind \\e[5~ ed-delete-prev-word\n"
    let session = try start(editrc: rc + "bind -r ^W\nbind ^Xz ed-move-to-beg\n")
    try session.type("units | take")
    try session.press("C-b")
    try session.expect("units | take", column: 8)
    try session.press("End", "PPage")
    try session.expect("units |", column: 8)
    try session.press("C-w")
    try session.type("x")
    try session.expect("units | x", column: 9)
    try session.press("C-x", "z")
    try session.expect("units | x", column: 0)
    // Keys that only begin like those bound are what they always were.
    try session.press("C-x", "C-u")
    try session.expect("units |", column: 8)
    try session.press("Left", "Home")
    try session.expect("units |", column: 0)
    let without = try start(editrc: rc, ["--no-init"])
    try without.type("units | take")
    try without.press("C-b")
    try without.expect("units | take", column: 11)
  }

  @Test func saysWhatOfEditrcHasNoEffect() throws {
    let path = try folder.write("# mine\nbind -v\n", to: "editrc")
    let session = try TmuxSession.startShell(environment: ["EDITRC": path], columns: 50)
    let note = "'\(path)', line 2: 'bind -v' has no effect: there is no vi mode"
    try session.wait(for: "the note") { screen in
      // Folded, and the spaces at the folds are lost.
      screen.rows.joined().replacing(" ", with: "").contains(note.replacing(" ", with: ""))
    }
    try session.enter("print 40 + 2", "│      42 │")
  }

  @Test func editsNoLinesWhereEditrcSaysSo() throws {
    let session = try start(editrc: "edit off\n")
    try session.enter("print 40 + 2", "42")
    try session.enter(":edit", "only where lines are edited")
  }
}
