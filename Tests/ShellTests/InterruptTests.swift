import Foundation
import Testing

@testable import samat_repl

/// Ctrl-C at the prompt, in a query, and while a result is printed: it ends what is under way and
/// nothing else.
@Suite(
  .enabled(if: TmuxSession.isAvailable, "skipped: tmux is not installed; `make test` installs it"),
  .timeLimit(.minutes(10)))
struct InterruptTests {
  private func start() throws -> TmuxSession {
    let session = try TmuxSession.startShell(rows: 20)
    try session.enter("let kept = 7")
    try session.enter(":null -")
    return session
  }

  /// Checks that the shell has everything that it had, and that the keys work.
  private func expectAllKept(_ session: TmuxSession) throws {
    try session.enter("print kept, x = int(null)", "│       7 │ - │")
    try session.press("Up", "Up", "Up")
    try session.wait(for: "the history") { !$0.cursorRow.hasPrefix("samat> print") }
    try session.press("C-c")
    try session.waitForRow("samat>", column: TmuxSession.promptWidth)
    #expect(try session.screen().isRunning)
  }

  @Test func atThePrompt() throws {
    let session = try start()
    try session.type("units | ta")
    try session.press("C-c", "C-c")
    try session.waitForPrompt(below: ["samat> units | ta^C"])
    try expectAllKept(session)
  }

  @Test func inAQuery() throws {
    let session = try start()
    try session.type("range x from 1 to 1000000000000 step 1 | summarize sum(x)")
    try session.press("Enter")
    try session.wait(for: "the query to run") { $0.cursorRow.isEmpty && $0.cursor.column == 0 }
    try session.press("C-c")
    try session.waitForPrompt(below: ["the query was cancelled"])
    try expectAllKept(session)
  }

  @Test(arguments: ["csv", "table", "vertical", "json"])
  func whileAResultIsPrinted(_ mode: String) throws {
    let session = try start()
    try session.enter("range x from 1 to 100000 step 1 | extend y = strcat('row ', x)", "100000")
    try session.enter(":mode \(mode)")
    try session.type(":last")
    try session.press("Enter")
    // Once it prints, or, for a form that measures all first, while it does so.
    try session.wait(for: "the line to be taken", seconds: 60) { screen in
      !screen.cursorRow.hasPrefix("samat>")
    }
    try session.press("C-c", "C-c", "C-c")
    try session.waitForPrompt(below: ["cut off by Ctrl-C"], seconds: 60)
    try session.enter(":mode auto")
    try expectAllKept(session)
  }

  @Test func whileARedirectedResultIsWritten() throws {
    let session = try start()
    try session.enter("range x from 1 to 100000 step 1 | extend y = strcat('row ', x)", "100000")
    try session.enter(":mode csv")
    // A command that takes its time.
    try session.enter(":once |sleep 60")
    try session.type(":last")
    try session.press("Enter")
    try session.wait(for: "the line to be taken") { !$0.cursorRow.hasPrefix("samat>") }
    try session.press("C-c")
    try session.waitForPrompt(below: ["samat> :last"], seconds: 60)
    try session.enter(":mode auto")
    try expectAllKept(session)
  }

  @Test func endsAScriptThatPrints() throws {
    let run = try ShellRun(
      arguments: ["-c", "range x from 1 to 20000000 step 1"], inputPath: "/dev/null",
      outputPath: "/dev/null"
    ) { process in
      usleep(300_000)
      kill(process, SIGINT)
    }
    #expect(run.status == 130, "\(run.errors)")
  }
}
