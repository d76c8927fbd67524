import Foundation

/// The shell in a terminal: what the suites that drive it share.
extension TmuxSession {
  /// The shell's prompt, as a row without its last space, and its width.
  static let prompt = "samat>"
  static let promptWidth = 7

  /// Starts the shell without colours and waits for its prompt.
  ///
  /// - Parameters:
  ///   - arguments: Its command line.
  ///   - environment: Variables beside those of the session; `NO_COLOR` is set unless it is given.
  ///   - columns: The width of the terminal.
  ///   - rows: Its height.
  /// - Returns: The session, at its first prompt.
  /// - Throws: ``Failure`` if tmux is missing or the prompt does not come.
  static func startShell(
    _ arguments: [String] = [], environment: [String: String] = [:], columns: Int = 80,
    rows: Int = 24
  ) throws -> TmuxSession {
    let session = try TmuxSession(
      executable: ShellRun.executable, arguments: arguments,
      environment: ["NO_COLOR": "1", "TERM": "screen"].merging(environment) { $1 },
      columns: columns, rows: rows)
    try session.waitForRow(prompt, column: promptWidth)
    return session
  }

  /// The environment of a shell with colours.
  static let colours = ["NO_COLOR": "", "TERM": "screen-256color"]

  /// Types a line, presses Enter and waits for the next prompt below what is expected.
  func enter(_ text: String, _ expected: String...) throws {
    try type(text)
    try press("Enter")
    try waitForPrompt(below: expected)
  }

  /// Waits for an empty prompt and, above it, everything that is expected.
  @discardableResult
  func waitForPrompt(below expected: [String], seconds: Double = 20) throws -> Screen {
    try wait(for: "\(expected) and a prompt", seconds: seconds) { screen in
      screen.cursorRow == Self.prompt
        && expected.allSatisfy { part in screen.rows.contains { Self.visible($0).contains(part) } }
    }
  }

  /// Waits until the cursor's row is the prompt and a text, with the cursor in a column of the text.
  @discardableResult
  func expect(_ text: String, column: Int) throws -> Screen {
    try waitForRow(
      text.isEmpty ? Self.prompt : Self.prompt + " " + text, column: Self.promptWidth + column)
  }

  /// Waits until some row, with its colours, is as expected; see ``styledRows()``.
  func waitForStyled(_ row: String, seconds: Double = 10) throws {
    var last: [String] = []
    do {
      try wait(for: "the row '\(row)'", seconds: seconds) { _ in
        last = (try? styledRows()) ?? []
        return last.contains(row)
      }
    } catch {
      throw StyleMismatch(expected: row, rows: last.filter { !$0.isEmpty })
    }
  }

  /// The rows with their colours: `‹35:by›` is a text in magenta; texts in no style stand as they are.
  /// Spaces at the end are left out.
  func styledRows() throws -> [String] {
    var state = StyleState()
    return try capture(withStyles: true).split(separator: "\n", omittingEmptySubsequences: false)
      .map { state.read(String($0)) }
  }

  /// A row without the marks that keep right-to-left cells apart.
  static func visible(_ row: String) -> String {
    String(
      row.unicodeScalars.filter { ![0x200E, 0x2068, 0x2069].contains($0.value) }.map(Character.init)
    )
  }

  /// Colours that are not as they should be.
  struct StyleMismatch: Error, CustomStringConvertible {
    let expected: String
    let rows: [String]

    var description: String {
      "no row is\n  \(expected)\nbut there are\n  " + rows.joined(separator: "\n  ")
    }
  }
}

/// What a terminal's text is set to, as `capture-pane -e` tells it; it goes on over line ends.
private struct StyleState {
  private var attributes: Set<Int> = []
  private var colour: Int?

  private var style: String {
    (attributes.sorted() + (colour.map { [$0] } ?? [])).map(String.init).joined(separator: ";")
  }

  /// Reads a row and writes its runs out.
  mutating func read(_ row: String) -> String {
    var runs: [(style: String, text: String)] = []
    var rest = Substring(row)
    while let first = rest.first {
      if first == "\u{1B}", let end = rest.firstIndex(of: "m") {
        for parameter in rest[..<end].dropFirst(2).split(separator: ";") {
          apply(Int(parameter) ?? 0)
        }
        rest = rest[rest.index(after: end)...]
        continue
      }
      // What is not drawn has no style.
      let style = first == " " ? "" : style
      if runs.last?.style == style {
        runs[runs.count - 1].text.append(first)
      } else {
        runs.append((style, String(first)))
      }
      rest = rest.dropFirst()
    }
    let text = runs.map { $0.style.isEmpty ? $0.text : "‹\($0.style):\($0.text)›" }.joined()
    return String(text.reversed().drop { $0 == " " }.reversed())
  }

  private mutating func apply(_ parameter: Int) {
    switch parameter {
    case 0:
      attributes = []
      colour = nil
    case 1...9: attributes.insert(parameter)
    case 22: attributes.subtract([1, 2])
    case 24: attributes.remove(4)
    case 39: colour = nil
    case 30...37, 90...97: colour = parameter
    default: break
    }
  }
}
