import Testing

@testable import samat_repl

/// The tutorial and the page of the language are typed into a terminal, line by line, as `:help` shows
/// them.
@Suite(
  .enabled(if: TmuxSession.isAvailable, "skipped: tmux is not installed; `make test` installs it"),
  .timeLimit(.minutes(2)))
struct TutorialTypingTests {
  private func start() throws -> TmuxSession {
    let session = try TmuxSession(
      executable: ShellRun.executable, arguments: ["--no-init"],
      environment: ["NO_COLOR": "1", "TERM": "screen", "PAGER": ""], columns: 110, rows: 40)
    try session.waitForRow("samat>", column: 7)
    return session
  }

  private func run(_ statement: String, in session: TmuxSession, fails: Bool = false) throws {
    // Each on a screen of its own.
    try session.press("C-l")
    try session.waitForRow("samat>", column: 7)
    let lines = statement.split(separator: "\n").map(String.init)
    for line in lines {
      try session.type(line)
      try session.press("Enter")
    }
    if lines.count > 1 { try session.press("Enter") }
    try session.wait(for: "a prompt behind the answer") { screen in
      screen.cursorRow == "samat>" && screen.rows[0].hasPrefix("samat> ")
        && screen.rows[0] != "samat>"
    }
    let rows = try session.screen().rows
    #expect(rows.contains { $0.hasPrefix("error: ") } == fails, "\(rows.joined(separator: "\n"))")
  }

  @Test(arguments: [Tutorial.english, Tutorial.persian])
  func everyStepCanBeTyped(_ tutorial: Tutorial) throws {
    let session = try start()
    for step in tutorial.steps {
      for statement in step.statements { try run(statement, in: session, fails: step.fails) }
    }
  }

  @Test(arguments: [KQLPage.questions, KQLPage.persianQuestions])
  func everyQuestionCanBeTyped(_ questions: [KQLPage.Question]) throws {
    let session = try start()
    for question in questions { try run(question.query, in: session) }
  }
}
