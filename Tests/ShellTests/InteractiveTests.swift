import Foundation
import Testing

/// Drives the shell in a terminal: statements, results, errors, Ctrl-C and the end.
@Suite(
  .enabled(if: TmuxSession.isAvailable, "skipped: tmux is not installed; `make test` installs it"),
  .timeLimit(.minutes(10)))
struct InteractiveTests {
  private func start(
    _ arguments: [String] = [], environment: [String: String] = [:], columns: Int = 90,
    rows: Int = 30
  ) throws -> TmuxSession {
    try TmuxSession.startShell(
      arguments, environment: environment, columns: columns, rows: rows)
  }

  @Test func greetsInOneLine() throws {
    let session = try start()
    let rows = try session.screen().rows
    #expect(rows[0].hasPrefix("samat-repl 0.") && rows[0].hasSuffix("tables · :help for help"))
    #expect(rows[1] == "samat>")
  }

  @Test func answersAQuery() throws {
    let session = try start()
    try session.enter(
      "units | summarize n = count() by domain", "│ industry_mining │ 23 │", "2 rows")
  }

  @Test func keepsPersianCellsApart() throws {
    let session = try start()
    try session.enter(
      "استان‌ها | where name == 'Kerman' | project name_fa, capital_fa, name",
      "کرمان", "1 row")
    let row = try #require(
      try session.screen().rows.first { $0.contains("Kerman") && $0.hasPrefix("│") })
    #expect(TmuxSession.visible(row).hasPrefix("│ کرمان"))
    #expect(TmuxSession.visible(row).hasSuffix("│ Kerman │"))
  }

  @Test func pointsAtTheMistake() throws {
    let session = try start()
    try session.enter("units | whre x", "error: unknown operator 'whre'", "did you mean 'where'?")
    let rows = try session.screen().rows
    let line = try #require(rows.firstIndex { $0.hasPrefix("1 | units") })
    #expect(rows[line + 1] == "  |         `---")
  }

  @Test func readsSeveralLines() throws {
    let session = try start()
    try session.type("units |")
    try session.press("Enter")
    try session.wait(for: "a further line") { $0.cursorRow == "     |" && $0.cursor.column == 7 }
    try session.type("count")
    try session.press("Enter", "Enter")
    try session.wait(for: "the answer") { screen in
      screen.cursorRow == "samat>"
        && screen.rows.contains { TmuxSession.visible($0).contains("│    31 │") }
    }
  }

  @Test func keepsLet() throws {
    let session = try start()
    try session.enter("let d = 'agriculture'")
    try session.enter("units | where domain == d | count", "│     8 │")
    try session.enter("let d = 'industry_mining'")
    try session.enter("units | where domain == d | count", "│    23 │")
    try session.enter(":vars", "let d = 'industry_mining'")
  }

  @Test func clearsTheInputOnInterrupt() throws {
    let session = try start()
    try session.type("units | nonsense")
    try session.press("C-c")
    try session.waitForRow("samat>", column: 7)
    try session.enter("print 40 + 2", "│      42 │")
  }

  @Test func endsAQueryOnInterrupt() throws {
    let session = try start()
    try session.enter("let kept = 7")
    try session.type("range x from 1 to 1000000000000 step 1 | summarize sum(x)")
    try session.press("Enter")
    // The line has been taken once the cursor stands below it.
    try session.wait(for: "the query to run") { $0.cursorRow.isEmpty && $0.cursor.column == 0 }
    let clock = ContinuousClock()
    let before = clock.now
    try session.press("C-c")
    try session.wait(for: "the end of the query") { screen in
      screen.cursorRow == "samat>"
        && screen.rows.contains { $0.contains("the query was cancelled") }
    }
    // The terminal between takes its time too; 50 ms of the shell are in this.
    #expect(clock.now - before < .seconds(2))
    try session.enter("print kept", "│       7 │")
  }

  @Test(arguments: ["C-d", ":quit", ".exit", "quit"])
  func leaves(by way: String) throws {
    let session = try start()
    if way == "C-d" {
      try session.press(way)
    } else {
      try session.type(way)
      try session.press("Enter")
    }
    try session.wait(for: "the end") { !$0.isRunning }
  }

  @Test func explains() throws {
    let session = try start(columns: 80, rows: 24)
    // One screen, with the prompts before and behind it.
    try session.enter(":help", "samat> :help", "A query names a table", ":schema", ":quit")
    try session.enter(":help :schema", "Lists the columns of a table.")
    try session.enter(":help strcat", "strcat(")
    try session.enter(":help sumarize", "did you mean 'summarize'")
    try session.enter(":schem", "unknown verb ':schem'", "did you mean ':schema'?")
    try session.enter(".tables", " rows")
  }

  @Test func changesTheMode() throws {
    let session = try start()
    try session.enter(":mode csv")
    try session.enter("print a = 1, b = 'x'", "a,b", "1,x")
    try session.enter(":mode cvs", "did you mean 'csv'?")
    try session.enter(":timer on")
    try session.enter("print 1", " s")
  }

  @Test func completesWithTab() throws {
    let session = try start()
    try session.type("unit")
    try session.press("Tab")
    try session.waitForRow("samat> units", column: 12)
    try session.type(" | summ")
    try session.press("Tab")
    try session.waitForRow("samat> units | summarize", column: 25)
  }

  @Test func cutsToTheWidthOfTheTerminal() throws {
    let session = try start(columns: 40)
    try session.enter("print a = 'a text that is much too long for this', n = 5", "…", "cut")
    #expect(try session.screen().rows.contains { TmuxSession.visible($0).hasSuffix("│ 5 │") })
  }

  @Test func worksInTheCLocale() throws {
    let session = try start(environment: ["LC_ALL": "C"])
    try session.enter("print نام = 'کرمان'", "│ کرمان │")
  }

  @Test func worksOnADumbTerminal() throws {
    let session = try start(environment: ["TERM": "dumb"])
    try session.enter("print 40 + 2", "42")
    try session.type("print 1 +")
    try session.press("Enter")
    try session.wait(for: "a further line") { $0.cursorRow == "     |" }
    try session.press("C-c")
    try session.waitForRow("samat>", column: 7)
    try session.press("C-d")
    try session.wait(for: "the end") { !$0.isRunning }
  }
}
