import Foundation
import Testing

/// Results and the screen: the pager, folding, cutting, redirection at the prompt.
@Suite(
  .enabled(if: TmuxSession.isAvailable, "skipped: tmux is not installed; `make test` installs it"),
  .timeLimit(.minutes(2)))
struct PagingTests {
  /// A pager that says that it was started, and what it got.
  private static let pager = "sed 's/^/paged: /'"

  private func start(
    _ arguments: [String] = [], pager: String = PagingTests.pager, columns: Int = 60, rows: Int = 12
  ) throws -> TmuxSession {
    let session = try TmuxSession(
      executable: ShellRun.executable, arguments: arguments,
      environment: ["NO_COLOR": "1", "TERM": "screen", "PAGER": pager], columns: columns, rows: rows
    )
    try session.waitForRow("samat>", column: 7)
    return session
  }

  private func enter(_ session: TmuxSession, _ text: String, _ expected: String...) throws {
    try session.type(text)
    try session.press("Enter")
    try session.wait(for: "\(expected) and a prompt") { screen in
      screen.cursorRow == "samat>"
        && expected.allSatisfy { part in screen.rows.contains { visible($0).contains(part) } }
    }
  }

  private func visible(_ row: String) -> String {
    String(
      row.unicodeScalars.filter { ![0x200E, 0x2068, 0x2069].contains($0.value) }.map(Character.init)
    )
  }

  @Test func pagesWhatIsLongerThanTheScreen() throws {
    let session = try start()
    try enter(session, "range x from 1 to 20 step 1", "paged: │ 20 │", "paged: 20 rows")
    try enter(session, "range y from 1 to 3 step 1", "3 rows")
    #expect(!(try session.screen().rows.contains { $0.contains("paged: │ 3") }))
    try enter(session, ":pager off")
    try enter(session, "range x from 1 to 30 step 1", "30 rows")
    #expect(!(try session.screen().rows.contains { $0.contains("paged:") }))
    try enter(session, ":pager on")
    try enter(session, "print n = 'کرمان'", "paged: │ کرمان │")
  }

  @Test func leavesAPagerEarly() throws {
    let session = try start(pager: "head -3")
    try enter(session, "range x from 1 to 100000 step 1", "x │")
    try enter(session, "print after = 1", "│ after │", "1 row")
  }

  @Test func leavesLess() throws {
    guard ["/usr/bin/less", "/bin/less"].contains(where: FileManager.default.isExecutableFile)
    else { return }
    let session = try start(pager: "less")
    try session.type("provinces | project name_fa, name")
    try session.press("Enter")
    try session.wait(for: "the first page") { screen in
      screen.cursorRow == ":" && screen.rows.contains { visible($0).contains("│ مرکزی") }
    }
    // The marks of direction are not written out.
    #expect(!(try session.screen().rows.contains { $0.contains("<U+") }))
    // Ctrl-C is a key of the pager.
    try session.press("C-c")
    try session.press("q")
    try session.wait(for: "the prompt") { $0.cursorRow == "samat>" }
    try enter(session, "print 40 + 2", "│      42 │")
  }

  @Test func saysThatThereIsNoPager() throws {
    let session = try start(pager: "no-such-pager")
    try enter(
      session, "range x from 1 to 20 step 1", "20 rows", "'no-such-pager' cannot be started")
    try enter(session, "print 1", "1 row")
  }

  @Test func foldsWideRows() throws {
    let session = try start(pager: "", columns: 40, rows: 30)
    try enter(
      session, "provinces | where name == 'Kerman' | project-away source", "─[ row 1 ]",
      "name_fa", "│ کرمان", "1 row")
    try enter(session, ":mode table")
    try enter(
      session, "provinces | where name == 'Kerman' | project-away source", "columns not shown")
    try enter(session, ":mode auto")
    try enter(session, "print a = 1", "│ a │")
  }

  @Test func showsTheLastResultWhole() throws {
    let session = try start(pager: "", columns: 40, rows: 30)
    let text = "print a = 'a text that is much too long for this', n = 5"
    try enter(session, text, "…", "1 row · 1 cell cut")
    try enter(session, ":last", "a │ a text that is much too long for thi", "n │ 5")
    try enter(session, "range x from 1 to 1005 step 1", "1005 rows · 1000 shown, … 5 more rows")
    try enter(session, ":last", "│ 1005 │", "1005 rows")
  }

  @Test func redirectsAtThePrompt() throws {
    let session = try start(columns: 80)
    let path = session.homePath + "/خروجی.csv"
    try enter(session, ":output '\(path)'")
    try enter(session, "print a = 'کرمان'")
    try enter(session, ":output")
    try enter(session, "print b = 2", "│ b │")
    #expect(try String(contentsOfFile: path, encoding: .utf8) == "a\nکرمان\n")
    try enter(session, ":once |tr a-z A-Z")
    try enter(session, "print small = 'x'", "SMALL")
    try enter(session, ":output /no-such-folder/x", "No such file or directory")
    try enter(session, "print c = 3", "│ c │")
  }

  @Test func showsPersianNumbersAndDates() throws {
    let session = try start(pager: "", columns: 80, rows: 20)
    try enter(session, ":digits fa")
    try enter(session, ":jalali on")
    try enter(session, ":separators on")
    try enter(
      session, "print نام = 'می‌بد', n = 1250000, d = datetime(2025-05-31)", "۱٬۲۵۰٬۰۰۰",
      "۱۴۰۴/۰۳/۱۰")
    let rows = try session.screen().rows.map(visible)
    let row = try #require(rows.first { $0.contains("۱۴۰۴") })
    #expect(row.hasPrefix("│ می‌بد │ ۱٬۲۵۰٬۰۰۰ │") && row.hasSuffix("│ ۱۴۰۴/۰۳/۱۰ │"), "\(row)")
  }

  @Test func completesChoices() throws {
    let session = try start(pager: "")
    try session.type(":pager o")
    try session.press("Tab", "Tab")
    try session.wait(for: "the choices") { screen in
      screen.rows.contains { $0.contains("off") && $0.contains("on") }
    }
    try session.press("C-c")
    try session.type(":separ")
    try session.press("Tab")
    try session.wait(for: "the verb") { $0.cursorRow.hasPrefix("samat> :separators") }
  }
}
