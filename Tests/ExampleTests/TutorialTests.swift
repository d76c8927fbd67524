import Foundation
import Testing

@testable import samat_repl

/// Every step of the tutorials is taken, and the pages that show them say what comes out.
@Suite struct TutorialTests {
  /// A tutorial and its page.
  struct Page: CustomTestStringConvertible, Sendable {
    var tutorial: Tutorial
    var file: String
    var note: String
    var testDescription: String { file }
  }

  static let pages = [
    Page(
      tutorial: .english, file: "README.md",
      note: """
        This is what `:help tutorial` leads through, with the answers. Start the shell with `make repl`, or \
        `samat-repl` where it is installed; nothing else is needed. به فارسی: [README.fa.md](README.fa.md).
        """),
    Page(
      tutorial: .persian, file: "README.fa.md",
      note: """
        این همان است که ':help آموزش' در پوسته نشان می‌دهد، همراه با پاسخ‌ها. پوسته با `make repl` آغاز \
        می‌شود. In English: [README.md](README.md).
        """),
  ]

  private static let folder = ExampleTests.root.appending(path: "Examples/01-ask-the-seeds")

  /// Runs statements, and gives what the last of them has written.
  private func answer(_ statements: [String], fails: Bool) throws -> (text: String, status: Int32) {
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "samat-tutorial-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    // Messages name the text as the prompt does.
    let mark = "⁂ the last statement ⁂"
    // A mistake is shown with its line: it is to be the first.
    let script =
      fails
      ? statements[statements.count - 1]
      : (statements.dropLast() + [":echo \(mark)"] + statements.suffix(1)).joined(separator: "\n\n")
    try script.write(to: folder.appending(path: "query"), atomically: true, encoding: .utf8)
    let process = Process()
    process.executableURL = ExampleTests.products.appending(path: "samat-repl")
    process.arguments = ["--format", "table", "--no-init", "query"]
    process.currentDirectoryURL = folder
    process.standardInput = FileHandle.nullDevice
    let output = Pipe()
    process.standardOutput = output
    process.standardError = output
    try process.run()
    let data = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    let text = String(decoding: data, as: UTF8.self)
    let last = text.components(separatedBy: mark + "\n").last ?? text
    return (last.trimmingCharacters(in: .newlines), process.terminationStatus)
  }

  @Test(arguments: pages) func everyStepIsTaken(_ page: Page) throws {
    let tutorial = page.tutorial
    var text =
      "# \(tutorial.title)\n\n\(HelpLayout.wrapped(page.note))\n\(HelpLayout.wrapped(tutorial.introduction))"
    var taken: [String] = []
    for (index, step) in tutorial.steps.enumerated() {
      text += "\n## \(tutorial.stepWord) \(tutorial.number(index + 1)): \(step.title)\n\n"
      text += HelpLayout.wrapped(step.text) + "\n```text\n"
      for statement in step.statements {
        let (answer, status) = try answer(taken + [statement], fails: step.fails)
        #expect(status == (step.fails ? 1 : 0), "\(statement): \(answer)")
        if !step.fails { taken.append(statement) }
        let lines = statement.split(separator: "\n")
        text += "samat> \(lines[0])\n" + lines.dropFirst().map { "     | \($0)\n" }.joined()
        // An empty line runs what has several.
        if lines.count > 1 { text += "     |\n" }
        if !answer.isEmpty { text += answer + "\n" }
      }
      text += "```\n"
    }
    text += "\n" + HelpLayout.wrapped(tutorial.ending)
    if page.file == "README.md" {
      text += """

        ## All at once

        `ask.kql` holds further questions as a script, each with a line that says what it asks; `expected.txt`
        is what they print:

            samat-repl Examples/01-ask-the-seeds/ask.kql

        """
    }
    let file = Self.folder.appending(path: page.file)
    let found = try? String(contentsOf: file, encoding: .utf8)
    if found != text, ProcessInfo.processInfo.environment["SAMAT_RECORD"] == "1" {
      try text.write(to: file, atomically: true, encoding: .utf8)
    }
    #expect(
      found == text, "what a step of \(page.file) prints has changed; SAMAT_RECORD=1 writes it")
  }

  /// Both tutorials teach the same number of things, and the help shows each.
  @Test func helpShowsEveryStep() {
    #expect(Tutorial.english.steps.count == 12 && Tutorial.persian.steps.count == 12)
    for tutorial in [Tutorial.english, Tutorial.persian] {
      for statement in tutorial.steps.flatMap(\.statements) {
        for line in statement.split(separator: "\n") {
          #expect(tutorial.helpText.contains("     \(line)\n"))
        }
      }
    }
  }
}
