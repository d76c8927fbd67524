import Foundation
import Testing

@testable import samat_repl

/// Colours of the input, in a terminal: exactly those cells, wherever they go.
@Suite(
  .enabled(if: TmuxSession.isAvailable, "skipped: tmux is not installed; `make test` installs it"),
  .timeLimit(.minutes(10)))
struct InputColourTests {
  private func start(
    _ arguments: [String] = [], environment: [String: String] = [:], columns: Int = 100,
    rows: Int = 24
  ) throws -> TmuxSession {
    try TmuxSession.startShell(
      arguments, environment: TmuxSession.colours.merging(environment) { $1 }, columns: columns,
      rows: rows)
  }

  private static let prompt = "‹1;36:samat>› "
  private static let further = "     ‹2:|› "
  private static let pipe = "‹1;35:|›"

  @Test func coloursWhatItKnows() throws {
    let session = try start()
    try session.type("units | where name == 'x' // of 5")
    try session.waitForStyled(
      Self.prompt
        + "‹1;36:units› \(Self.pipe) ‹1;35:where› ‹94:name› == ‹32:'x'› ‹2://› ‹2:of› ‹2:5›")
  }

  @Test func underlinesMistakesOnceTheyAreLeft() throws {
    let session = try start()
    try session.type("units | where statee")
    try session.waitForStyled(Self.prompt + "‹1;36:units› \(Self.pipe) ‹1;35:where› statee")
    try session.type(" == 'x'")
    try session.waitForStyled(
      Self.prompt + "‹1;36:units› \(Self.pipe) ‹1;35:where› ‹4;31:statee› == ‹32:'x'›")
    try session.press("Home", "M-f", "M-f", "M-f", "BSpace")
    try session.type("e")
    try session.press("End")
    try session.waitForStyled(
      Self.prompt + "‹1;36:units› \(Self.pipe) ‹1;35:where› ‹4;31:statee› == ‹32:'x'›")
    try session.press("C-a", "C-k")
    try session.type("units | whre x ")
    try session.waitForStyled(Self.prompt + "‹1;36:units› \(Self.pipe) ‹4;31:whre› x")
  }

  @Test func coloursPersianCells() throws {
    let session = try start()
    let text = "استان‌ها | where name_fa == 'کِرمان لا 日本' | count"
    try session.type(text)
    let row =
      "‹1;36:استان‌ها› \(Self.pipe) ‹1;35:where› ‹94:name_fa› == "
      + "‹32:'کِرمان› ‹32:لا› ‹32:日本'› \(Self.pipe) ‹1;35:count›"
    try session.waitForStyled(Self.prompt + row)
    // Every cell is one column, but the wide ones, and the marks have none.
    try session.expect(text, column: 50)
    try session.press("Home")
    try session.type("X")
    try session.waitForStyled(
      Self.prompt
        + row.replacing("‹1;36:استان‌ها›", with: "Xاستان‌ها")
        .replacing("‹94:name_fa›", with: "name_fa"))
    try session.press("BSpace")
    try session.waitForStyled(Self.prompt + row)
    try session.waitForRow(TmuxSession.prompt + " " + text, column: TmuxSession.promptWidth)
  }

  @Test(arguments: [30, 200])
  func coloursWrappedLines(_ columns: Int) throws {
    let session = try start(columns: columns)
    try session.type("units | summarize n = count() by domain | take 5")
    if columns == 30 {
      try session.waitForStyled(
        Self.prompt + "‹1;36:units› \(Self.pipe) ‹1;35:summarize› ‹94:n› = ‹36:c›")
      try session.waitForStyled("‹36:ount›() ‹35:by› ‹94:domain› \(Self.pipe) ‹1;35:take› ‹32:5›")
      try session.press("Home")
      try session.type("ab")
      try session.waitForStyled(" ‹36:count›() ‹35:by› domain \(Self.pipe) ‹1;35:take› ‹32:5›")
      try session.press("BSpace", "BSpace", "End")
      try session.resize(columns: 100, rows: 24)
      // What the terminal has folded by itself looks the same; a letter shows what we drew.
      try session.type("!")
      try session.expect("units | summarize n = count() by domain | take 5!", column: 49)
      try session.press("BSpace")
    }
    try session.waitForStyled(
      Self.prompt + "‹1;36:units› \(Self.pipe) ‹1;35:summarize› ‹94:n› = ‹36:count›() ‹35:by› "
        + "‹94:domain› \(Self.pipe) ‹1;35:take› ‹32:5›")
    try session.resize(columns: 30, rows: 24)
    try session.type("0")
    let screen = try session.waitForRow("ount() by domain | take 50", column: 26)
    #expect(screen.rows.filter { $0.hasPrefix("samat>") }.count == 1, "\(screen)")
    try session.waitForStyled("‹36:ount›() ‹35:by› ‹94:domain› \(Self.pipe) ‹1;35:take› ‹32:50›")
  }

  @Test func coloursSeveralLines() throws {
    let session = try start()
    try session.paste("units\n| where name == 'x'\n| count")
    try session.waitForStyled(Self.further + "\(Self.pipe) ‹1;35:where› ‹94:name› == ‹32:'x'›")
    try session.waitForStyled(Self.further + "\(Self.pipe) ‹1;35:count›")
    try session.press("Up", "Up", "Home")
    try session.type("no")
    try session.press("Down")
    try session.waitForStyled(Self.prompt + "‹4;31:nounits›")
  }

  @Test func keepsColoursAfterEnter() throws {
    let session = try start()
    try session.type("print a = 'x'")
    try session.press("Enter")
    try session.waitForStyled(Self.prompt + "‹1;35:print› ‹94:a› = ‹32:'x'›")
  }

  @Test func showsAnInputTallerThanTheScreen() throws {
    let session = try start(columns: 40, rows: 8)
    try session.paste("units\n" + (1...30).map { "| where 1 == \($0)" }.joined(separator: "\n"))
    try session.waitForStyled(Self.further + "\(Self.pipe) ‹1;35:where› ‹32:1› == ‹32:30›")
    // Up to the first line, which is above the screen.
    for _ in 0..<30 { try session.press("Up") }
    try session.press("Home")
    try session.waitForRow("samat> units", column: TmuxSession.promptWidth)
    try session.type("x")
    try session.waitForRow("samat> xunits", column: TmuxSession.promptWidth + 1)
    try session.press("BSpace", "Down", "Down", "End")
    try session.waitForRow("     | | where 1 == 2", column: 21)
    try session.press("M->")
    try session.waitForRow("     | | where 1 == 30", column: 22)
    try session.press("C-c")
    try session.waitForRow("samat>", column: TmuxSession.promptWidth)
  }

  @Test func showsOneLineTallerThanTheScreen() throws {
    let session = try start(columns: 20, rows: 6)
    let digits = String(repeating: "0123456789", count: 30)
    try session.type(digits)
    try session.wait(for: "the end") { $0.cursorRow.hasSuffix("6789") && $0.cursor.column == 7 }
    try session.press("Home")
    try session.waitForRow("samat> 0123456789012", column: TmuxSession.promptWidth)
    try session.press("End")
    try session.type("!")
    try session.wait(for: "the end") { $0.cursorRow.hasSuffix("6789!") && $0.cursor.column == 8 }
  }

  /// The listing of completions and the search leave colours where they belong.
  @Test func coloursBesideListsAndSearch() throws {
    let session = try start()
    try session.enter("units | take 1 | project name", "1 row")
    try session.type("units | take 1 | pro")
    try session.press("C-k", "Tab", "Tab")
    try session.wait(for: "the list") { screen in
      screen.rows.contains { $0.hasPrefix("project-away") }
    }
    try session.press("C-c", "C-r")
    try session.type("take")
    try session.wait(for: "the match") { $0.cursorRow.hasPrefix("(search 'take'): units") }
    try session.waitForStyled(
      "(search 'take'): ‹1;36:units› \(Self.pipe) ‹1;35:take› ‹32:1› \(Self.pipe) "
        + "‹1;35:project› ‹94:name›")
    try session.press("C-g")
    try session.waitForRow("samat>", column: TmuxSession.promptWidth)
  }

  @Test(arguments: [
    ([], ["NO_COLOR": "1"]), (["--color", "never"], ["FORCE_COLOR": "1"]), ([], ["CLICOLOR": "0"]),
  ])
  func hasNoColoursWhereNoneAreWanted(
    _ arguments: [String], _ environment: [String: String]
  ) throws {
    let session = try start(arguments, environment: environment)
    try session.enter("print n = 40 + 2", "│ 42 │")
    try session.type("print n = 40")
    let screen = try session.expect("print n = 40", column: 12)
    // No suggestion either: nothing would tell it from the input.
    #expect(screen.rows.filter { $0.hasSuffix("+ 2") }.count == 1)
    #expect(!(try session.capture(withStyles: true).contains("\u{1B}")))
  }

  @Test func hasColoursWhereTheyAreForced() throws {
    let session = try start(["--color", "always"], environment: ["NO_COLOR": "1"])
    try session.type("print 1")
    try session.waitForStyled(Self.prompt + "‹1;35:print› ‹32:1›")
  }

  // MARK: Suggestions

  @Test func suggestsFromTheHistory() throws {
    let session = try start()
    try session.enter("print kept = 40 + 2", "│   42 │")
    try session.type("print k")
    let row = Self.prompt + "‹1;35:print› k‹2:ept› ‹2:=› ‹2:40› ‹2:+› ‹2:2›"
    try session.waitForStyled(row)
    #expect(try session.screen().cursor.column == 14)
    // The suggestion is no part of the text.
    try session.press("C-a")
    try session.expect("print k", column: 0)
    try session.press("C-e")
    try session.waitForStyled(row)
    try session.press("M-f")
    try session.waitForStyled(Self.prompt + "‹1;35:print› kept ‹2:=› ‹2:40› ‹2:+› ‹2:2›")
    try session.press("Right")
    try session.expect("print kept = 40 + 2", column: 19)
    try session.press("C-_")
    try session.press("C-c")
    try session.wait(for: "a new prompt") { screen in
      screen.cursorRow == "samat>" && screen.rows.contains("samat> print kept^C")
    }
  }

  @Test(arguments: ["End", "C-e", "C-f", "Right"])
  func acceptsASuggestion(by key: String) throws {
    let session = try start()
    try session.enter("print 'می‌رود' // دو", "می‌رود")
    try session.type("prin")
    try session.waitForStyled(Self.prompt + "prin‹2:t› ‹2:'می‌رود'› ‹2://› ‹2:دو›")
    try session.press(key)
    try session.expect("print 'می‌رود' // دو", column: 19)
  }

  @Test func submitsWithoutTheSuggestion() throws {
    let session = try start()
    try session.enter("print 41 + 1", "│      42 │")
    try session.type("print 41")
    try session.waitForStyled(Self.prompt + "‹1;35:print› ‹32:41› ‹2:+› ‹2:1›")
    try session.press("Enter")
    try session.waitForPrompt(below: ["│      41 │", "samat> print 41"])
    #expect(try session.screen().rows.filter { $0 == "samat> print 41" }.count == 1)
  }

  @Test func cutsASuggestionAtTheEdge() throws {
    let session = try start(columns: 30)
    try session.enter("print abcd = 'a text that goes over the edge'", "1 row")
    try session.type("print ab")
    try session.waitForStyled(Self.prompt + "‹1;35:print› ab‹2:cd› ‹2:=› ‹2:'a› ‹2:text› ‹2:…›")
    let screen = try session.screen()
    #expect(screen.rows[(screen.cursor.row + 1)...].allSatisfy { $0.isEmpty })
    try session.press("End")
    try session.wait(for: "all of it") { $0.cursorRow.hasSuffix("edge'") }
  }

  @Test func acceptsAllLinesOfASuggestion() throws {
    let session = try start()
    try session.paste("print 1\n| take 5")
    try session.press("Enter", "Enter")
    try session.waitForPrompt(below: ["│       1 │"])
    try session.type("prin")
    try session.waitForStyled(Self.prompt + "prin‹2:t› ‹2:1…›")
    try session.press("End")
    try session.waitForRow("     | | take 5", column: 15)
  }
}
