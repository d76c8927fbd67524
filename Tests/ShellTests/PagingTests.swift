import Foundation
import Testing

/// Results and the screen: the pager, folding, cutting, redirection at the prompt.
@Suite(
  .enabled(if: TmuxSession.isAvailable, "skipped: tmux is not installed; `make test` installs it"),
  .timeLimit(.minutes(10)))
struct PagingTests {
  /// A pager that says that it was started, and what it got.
  private static let pager = "sed 's/^/paged: /'"

  private func start(
    _ arguments: [String] = [], pager: String = PagingTests.pager, columns: Int = 60, rows: Int = 12
  ) throws -> TmuxSession {
    try TmuxSession.startShell(
      arguments, environment: ["PAGER": pager], columns: columns, rows: rows)
  }

  @Test func pagesWhatIsLongerThanTheScreen() throws {
    let session = try start()
    try session.enter("range x from 1 to 20 step 1", "paged: │ 20 │", "paged: 20 rows")
    try session.enter("range y from 1 to 3 step 1", "3 rows")
    #expect(!(try session.screen().rows.contains { $0.contains("paged: │ 3") }))
    try session.enter(":pager off")
    try session.enter("range x from 1 to 30 step 1", "30 rows")
    #expect(!(try session.screen().rows.contains { $0.contains("paged:") }))
    try session.enter(":pager on")
    try session.enter("print n = 'کرمان'", "paged: │ کرمان │")
  }

  @Test func leavesAPagerEarly() throws {
    let session = try start(pager: "head -3")
    try session.enter("range x from 1 to 100000 step 1", "x │")
    try session.enter("print after = 1", "│ after │", "1 row")
  }

  @Test func leavesLess() throws {
    guard ["/usr/bin/less", "/bin/less"].contains(where: FileManager.default.isExecutableFile)
    else { return }
    let session = try start(pager: "less")
    try session.type("provinces | project name_fa, name")
    try session.press("Enter")
    try session.wait(for: "the first page") { screen in
      screen.cursorRow == ":"
        && screen.rows.contains { TmuxSession.visible($0).contains("│ مرکزی") }
    }
    // The marks of direction are not written out.
    #expect(!(try session.screen().rows.contains { $0.contains("<U+") }))
    // Ctrl-C is a key of the pager.
    try session.press("C-c")
    try session.press("q")
    try session.wait(for: "the prompt") { $0.cursorRow == "samat>" }
    try session.enter("print 40 + 2", "│      42 │")
  }

  @Test func saysThatThereIsNoPager() throws {
    let session = try start(pager: "no-such-pager")
    try session.enter(
      "range x from 1 to 20 step 1", "20 rows", "'no-such-pager' cannot be started")
    try session.enter("print 1", "1 row")
  }

  @Test func foldsWideRows() throws {
    let session = try start(pager: "", columns: 40, rows: 30)
    try session.enter(
      "provinces | where name == 'Kerman' | project-away source", "─[ row 1 ]",
      "name_fa", "│ کرمان", "1 row")
    try session.enter(":mode table")
    try session.enter(
      "provinces | where name == 'Kerman' | project-away source", "columns not shown")
    try session.enter(":mode auto")
    try session.enter("print a = 1", "│ a │")
  }

  @Test func showsTheLastResultWhole() throws {
    let session = try start(pager: "", columns: 40, rows: 30)
    let text = "print a = 'a text that is much too long for this', n = 5"
    try session.enter(text, "…", "1 row · 1 cell cut")
    try session.enter(":last", "a │ a text that is much too long for thi", "n │ 5")
    try session.enter("range x from 1 to 1005 step 1", "1005 rows · 1000 shown, … 5 more rows")
    try session.enter(":last", "│ 1005 │", "1005 rows")
  }

  @Test func redirectsAtThePrompt() throws {
    let session = try start(columns: 80)
    let path = session.homePath + "/خروجی.csv"
    try session.enter(":output '\(path)'")
    try session.enter("print a = 'کرمان'")
    try session.enter(":output")
    try session.enter("print b = 2", "│ b │")
    #expect(try String(contentsOfFile: path, encoding: .utf8) == "a\nکرمان\n")
    try session.enter(":once |tr a-z A-Z")
    try session.enter("print small = 'x'", "SMALL")
    try session.enter(":output /no-such-folder/x", "No such file or directory")
    try session.enter("print c = 3", "│ c │")
  }

  @Test func showsPersianNumbersAndDates() throws {
    let session = try start(pager: "", columns: 80, rows: 20)
    try session.enter(":digits fa")
    try session.enter(":jalali on")
    try session.enter(":separators on")
    try session.enter(
      "print نام = 'می‌بد', n = 1250000, d = datetime(2025-05-31)", "۱٬۲۵۰٬۰۰۰",
      "۱۴۰۴/۰۳/۱۰")
    let rows = try session.screen().rows.map(TmuxSession.visible)
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
