import Foundation
import Testing

@testable import samat_repl

/// Drives the shell in a terminal: what the user sees while typing.
///
/// The checks hold for the built `samat-repl`, or for another program with the prompt `samat> ` that
/// `SAMAT_REPL_BINARY` names.
@Suite(.enabled(if: TmuxSession.isAvailable, "tmux is not installed"), .timeLimit(.minutes(10)))
struct LineEditorTests {
  private static let width = TmuxSession.promptWidth

  // A session that shows its first prompt.
  private func start(columns: Int = 80, rows: Int = 24) throws -> TmuxSession {
    try TmuxSession.startShell(columns: columns, rows: rows)
  }

  @Test func showsWhatIsTyped() throws {
    let session = try start()
    try session.type("units")
    try session.expect("units", column: 5)
  }

  @Test func insertsAndDeletesInTheMiddle() throws {
    let session = try start()
    try session.type("unts")
    try session.press("Left", "Left")
    try session.type("i")
    try session.expect("units", column: 3)
    try session.press("BSpace")
    try session.expect("unts", column: 2)
    try session.press("DC")
    try session.expect("uns", column: 2)
  }

  @Test func movesToBothEnds() throws {
    let session = try start()
    try session.type("take five")
    try session.press("Home")
    try session.expect("take five", column: 0)
    try session.press("End")
    try session.expect("take five", column: 9)
    try session.press("C-a")
    try session.expect("take five", column: 0)
    try session.press("C-e")
    try session.expect("take five", column: 9)
  }

  @Test func clearsTheInputOnInterrupt() throws {
    let session = try start()
    try session.type("units | where")
    try session.expect("units | where", column: 13)
    try session.press("C-c")
    let screen = try session.waitForRow("samat>", column: Self.width)
    #expect(screen.rows[screen.cursor.row - 1] == "samat> units | where^C")
    #expect(screen.isRunning)
    try session.type("x")
    try session.expect("x", column: 1)
  }

  @Test func survivesManyInterrupts() throws {
    let session = try start()
    try session.type("units")
    try session.expect("units", column: 5)
    try session.press("C-c", "C-c", "C-c")
    try session.type("y")
    try session.expect("y", column: 1)
  }

  @Test func endsAtEndOfFileOnAnEmptyLine() throws {
    let session = try start()
    try session.press("C-d")
    try session.wait(for: "the end of the program") { !$0.isRunning }
  }

  @Test func deletesForwardAtEndOfFileOnAText() throws {
    let session = try start()
    try session.type("ab")
    try session.press("Home", "C-d")
    try session.expect("b", column: 0)
  }

  @Test func countsPersianLettersAndNotJoiners() throws {
    let session = try start()
    try session.type("می\u{200C}شود")
    try session.expect("می\u{200C}شود", column: 5)
    try session.press("Home")
    try session.expect("می\u{200C}شود", column: 0)
    try session.press("Right", "Right")
    try session.expect("می\u{200C}شود", column: 2)
    try session.press("End")
    try session.expect("می\u{200C}شود", column: 5)
  }

  @Test func takesBackAJoinerByItself() throws {
    let session = try start()
    try session.type("می\u{200C}ر")
    try session.expect("می\u{200C}ر", column: 3)
    try session.press("BSpace")
    try session.expect("می\u{200C}", column: 2)
    try session.press("BSpace")
    try session.expect("می", column: 2)
    try session.press("BSpace")
    try session.expect("م", column: 1)
  }

  @Test func insertsBeforeAJoinedWord() throws {
    let session = try start()
    try session.type("می\u{200C}رود")
    try session.press("Home")
    try session.type("ن")
    try session.expect("نمی\u{200C}رود", column: 1)
    try session.press("Right", "Right", "BSpace", "BSpace")
    try session.expect("نمرود", column: 2)
  }

  @Test func keepsVowelSignsWithTheirLetters() throws {
    let session = try start()
    try session.type("کِتابِ ما")
    try session.expect("کِتابِ ما", column: 7)
    try session.press("Left", "Left", "Left", "Left")
    try session.expect("کِتابِ ما", column: 3)
  }

  @Test func movesAndDeletesByPersianWords() throws {
    let session = try start()
    try session.type("کتاب\u{200C}های می\u{200C}رود")
    try session.press("M-b")
    try session.expect("کتاب\u{200C}های می\u{200C}رود", column: 8)
    try session.press("M-b")
    try session.expect("کتاب\u{200C}های می\u{200C}رود", column: 0)
    try session.press("M-f", "C-w")
    try session.expect(" می\u{200C}رود", column: 0)
    try session.press("C-y")
    try session.expect("کتاب\u{200C}های می\u{200C}رود", column: 7)
  }

  @Test func typesLatinLettersOfTheUpperHalf() throws {
    let session = try start()
    try session.type("«é» ÷ ¬")
    try session.expect("«é» ÷ ¬", column: 7)
  }

  @Test func countsTwoColumnsForWideScalars() throws {
    let session = try start()
    try session.type("a 日本 b")
    try session.expect("a 日本 b", column: 8)
    try session.press("Left", "Left", "Left")
    try session.expect("a 日本 b", column: 4)
    try session.press("BSpace")
    try session.expect("a 本 b", column: 2)
  }

  @Test func wrapsLongLines() throws {
    let session = try start(columns: 30)
    try session.type(String(repeating: "0123456789", count: 5))
    let screen = try session.waitForRow("345678901234567890123456789", column: 27)
    #expect(screen.rows[screen.cursor.row - 1] == "samat> 01234567890123456789012")
    try session.press("Home")
    try session.waitForRow("samat> 01234567890123456789012", column: Self.width)
    try session.press("End")
    try session.type("x")
    try session.waitForRow("345678901234567890123456789x", column: 28)
  }

  @Test func wrapsPersianLines() throws {
    let session = try start(columns: 20)
    try session.type("کتاب\u{200C}های کتاب\u{200C}های خوب")
    try session.waitForRow("ای خوب", column: 6)
    try session.press("Home")
    try session.waitForRow("samat> کتاب\u{200C}های کتاب\u{200C}ه", column: Self.width)
  }

  @Test func followsTheSizeOfTheTerminal() throws {
    let session = try start(columns: 60)
    try session.type(String(repeating: "0123456789", count: 4))
    try session.expect(String(repeating: "0123456789", count: 4), column: 40)
    try session.resize(columns: 30, rows: 24)
    try session.waitForRow("34567890123456789", column: 17)
    try session.type("!")
    let screen = try session.waitForRow("34567890123456789!", column: 18)
    #expect(screen.rows.filter { $0.hasPrefix("samat>") }.count == 1)
    try session.press("Home")
    try session.waitForRow("samat> 01234567890123456789012", column: Self.width)
  }

  @Test func pastesLinesWithoutRunningThem() throws {
    let session = try start()
    try session.paste("units\n| take 5\n| project id\n")
    let screen = try session.wait(for: "the third line") {
      $0.cursorRow.hasSuffix("| project id") && $0.cursor.column == Self.width + 12
    }
    #expect(screen.rows[screen.cursor.row - 2] == "samat> units")
    #expect(screen.rows[screen.cursor.row - 1].hasSuffix("| take 5"))
    try session.press("Up", "Up", "Home")
    try session.waitForRow("samat> units", column: Self.width)
    try session.press("C-c")
    try session.waitForRow("samat>", column: Self.width)
  }

  @Test func insertsALineOnAltEnter() throws {
    let session = try start()
    try session.type("a")
    try session.press("M-Enter")
    try session.type("b")
    let screen = try session.wait(for: "a second line") {
      $0.cursorRow.hasSuffix("b") && $0.cursor.column == Self.width + 1
    }
    #expect(screen.rows[screen.cursor.row - 1] == "samat> a")
    try session.press("BSpace", "BSpace")
    try session.expect("a", column: 1)
  }

  @Test func survivesInvalidBytes() throws {
    let session = try start()
    try session.send(bytes: [0xFF, 0xFE, 0xE2, 0x80, 0x41, 0xF4, 0x90, 0x80, 0x80, 0x00, 0x1C])
    try session.wait(for: "the letter") { $0.cursorRow.contains("A") }
    try session.press("C-c")
    try session.waitForRow("samat>", column: Self.width)
    try session.type("ok")
    try session.expect("ok", column: 2)
  }

  @Test func swallowsUnknownKeys() throws {
    let session = try start()
    try session.press("F5", "F11", "PPage", "IC")
    try session.type("ok")
    try session.expect("ok", column: 2)
  }

  @Test func leavesTheLiveLineAloneOnDown() throws {
    let session = try start()
    try session.type("live")
    try session.press("Down")
    try session.type("!")
    try session.expect("live!", column: 5)
  }
}

@Suite struct LineBufferTests {
  @Test func movesByClustersAndDeletesByScalars() {
    var line = LineBuffer("می\u{200C}ر")
    line.cursor = line.clusterStart
    #expect(line.cursor == 3)
    line.cursor = line.clusterStart
    #expect(line.cursor == 1)
    #expect(line.clusterEnd == 3)
    line.cursor = 3
    let deleted = line.deleteBackward()
    #expect(deleted)
    #expect(line.text.unicodeScalars.elementsEqual("میر".unicodeScalars))
  }

  @Test func roundsACursorInsideAScalarUp() {
    #expect(LineBuffer("صنعت", utf8Cursor: 3).cursor == 2)
    #expect(LineBuffer("صنعت", utf8Cursor: 100).utf8Cursor == 8)
    #expect(LineBuffer("", utf8Cursor: 3).cursor == 0)
  }

  @Test func keepsColumnsBetweenLines() {
    var line = LineBuffer("abcdef\nab\nabcdef")
    line.cursor = 5
    var places: [Int] = []
    for isDown in [true, true, true, false] {
      let moved = isDown ? line.moveDown() : line.moveUp()
      places.append(moved ? line.cursor : -1)
    }
    #expect(places == [9, 12, -1, 9])
  }

  @Test func swapsClusters() {
    var line = LineBuffer("کِت")
    let swapped = line.transpose()
    #expect(swapped)
    #expect(line.text.unicodeScalars.elementsEqual("تکِ".unicodeScalars))
    var short = LineBuffer("a")
    let refused = !short.transpose()
    #expect(refused)
  }
}

@Suite struct HistoryTests {
  @Test func walksThroughStatementsWithThePrefix() {
    var history = History(["units", "take 5", "units | take 3", "units"])
    let visited = [
      history.older(than: "units |"), history.older(than: "units | take 3"),
      history.newer(than: "units | take 3"), history.newer(than: "units |"),
    ]
    #expect(visited == ["units | take 3", nil, "units |", nil])
  }

  @Test func comparesPrefixesByScalars() {
    var history = History(["می\u{200C}رود"])
    let older = history.older(than: "می")
    #expect(older == "می\u{200C}رود")
  }

  @Test func refusesBlankHiddenAndRepeatedStatements() {
    #expect(!History.accepts("", after: nil))
    #expect(!History.accepts("\n\t", after: nil))
    #expect(!History.accepts(" secret", after: nil))
    #expect(!History.accepts("units", after: "units"))
    #expect(History.accepts("units", after: "take"))
  }
}

@Suite struct CompletionOutlineTests {
  private func completions(_ texts: [String]) -> [Completion] {
    texts.map { Completion(replacement: $0, display: $0, detail: "", start: 0) }
  }

  @Test func cutsTheCommonPrefixBetweenCharacters() {
    let prefix = CompletionOutline.commonPrefix(
      of: completions(["می\u{200C}شود", "می\u{200C}رود"]))
    #expect(prefix.unicodeScalars.elementsEqual("می\u{200C}".unicodeScalars))
    #expect(CompletionOutline.commonPrefix(of: completions(["کِتاب", "کَتاب"])).isEmpty)
    #expect(CompletionOutline.commonPrefix(of: []).isEmpty)
  }

  @Test func fillsColumnsFromTopToBottom() {
    let list = CompletionOutline.list(completions(["aa", "b", "cc", "d"]), columns: 8, rows: 5)
    #expect(list == "aa  cc\nb   d \n")
  }

  @Test func countsWhatDoesNotFit() {
    let list = CompletionOutline.list(completions(["aaa", "bbb", "ccc"]), columns: 4, rows: 2)
    #expect(list == "aaa\n… and 2 more\n")
  }

  @Test func survivesTinyTerminals() {
    for columns in 0...6 {
      for rows in 0...3 {
        let list = CompletionOutline.list(
          completions(["صنعت", "日本"]), columns: columns, rows: rows)
        #expect(!list.isEmpty)
      }
    }
  }
}

@Suite struct HistoryFileTests {
  private func withFile(_ body: (String) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("samat-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    try body(folder.appendingPathComponent("state/samat/history.jsonl").path)
  }

  @Test func keepsStatementsOfManyLines() throws {
    try withFile { path in
      let statements = ["units\n| take 5", "می\u{200C}شود \"\\\"", "tab\there", "\u{1}\u{1F600}"]
      let file = HistoryFile(path: path) { Issue.record("unexpected warning: \($0)") }
      #expect(file.load().isEmpty)
      for statement in statements { file.append(statement) }
      file.append("\u{1}\u{1F600}")
      file.append(" hidden")
      #expect(HistoryFile(path: path) { _ in }.load() == statements)
      let attributes = try FileManager.default.attributesOfItem(atPath: path)
      #expect(attributes[.posixPermissions] as? Int == 0o600)
    }
  }

  @Test func passesOverCorruptLines() throws {
    try withFile { path in
      let url = URL(fileURLWithPath: path)
      try FileManager.default.createDirectory(
        at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      var bytes = Data(#""one""#.utf8) + [0x0A, 0x22, 0xFF, 0x22, 0x0A]
      bytes += Data("{}\n\"open\n\"\\q\"\n\"\\ud83d\"\n\"\"\n\"\\ud83d\\ude00\"\n\"half".utf8)
      try bytes.write(to: url)
      let file = HistoryFile(path: path) { Issue.record("unexpected warning: \($0)") }
      #expect(file.load() == ["one", "\u{1F600}"])
      file.append("two")
      #expect(file.load() == ["one", "\u{1F600}", "two"])
    }
  }

  @Test func loadsTheNewestUpToTheCapacity() throws {
    try withFile { path in
      let url = URL(fileURLWithPath: path)
      try FileManager.default.createDirectory(
        at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      let lines = (0..<HistoryFile.capacity + 5).map { "\"\($0)\"\n" }.joined()
      try Data(lines.utf8).write(to: url)
      let entries = HistoryFile(path: path) { _ in }.load()
      #expect(entries.count == HistoryFile.capacity)
      #expect(entries.first == "5")
    }
  }

  @Test func warnsOnceWhereItCannotWrite() {
    var warnings: [String] = []
    let file = HistoryFile(path: "/dev/null/samat/history.jsonl") { warnings.append($0) }
    #expect(file.load().isEmpty)
    file.append("one")
    file.append("two")
    #expect(warnings.count == 1)
  }

  @Test func followsTheDirectoryVariables() {
    #expect(HistoryFile.defaultPath(stateHome: "/s", home: "/h") == "/s/samat/history.jsonl")
    let standard = "/h/.local/state/samat/history.jsonl"
    #expect(HistoryFile.defaultPath(stateHome: nil, home: "/h") == standard)
    #expect(HistoryFile.defaultPath(stateHome: "relative", home: "/h") == standard)
    #expect(HistoryFile.defaultPath(stateHome: "", home: nil) == nil)
  }
}

@Suite struct InputModeTests {
  @Test func editsOnlyWhereTheCursorMoves() {
    func mode(_ input: Bool, _ output: Bool, _ terminal: String) -> InputMode {
      InputMode(inputIsTerminal: input, outputIsTerminal: output, terminal: terminal)
    }
    #expect(mode(true, true, "xterm") == .editing)
    #expect(mode(true, true, "dumb") == .prompting)
    #expect(mode(true, true, "") == .prompting)
    #expect(mode(false, true, "xterm") == .plain)
    #expect(mode(true, false, "xterm") == .plain)
  }
}
