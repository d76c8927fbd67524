import Foundation
import SamatKit
import Testing

@testable import samat_repl

/// Pages that are written from the sources are up to date; `make reference` writes them.
@Suite struct ShellReferenceTests {
  private static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  private func check(_ text: String, _ path: String) throws {
    let file = Self.root.appending(path: path)
    let found = try? String(contentsOf: file, encoding: .utf8)
    if found != text, ProcessInfo.processInfo.environment["SAMAT_RECORD"] != nil {
      try text.write(to: file, atomically: true, encoding: .utf8)
    }
    #expect(found == text, "'make reference' writes \(path) anew")
  }

  @Test func diagnosticsPageIsUpToDate() throws {
    try check(DiagnosticsPage.markdown, "Documentation/Diagnostics.md")
  }

  @Test func manPageIsUpToDate() throws {
    let options = try ShellRun("--experimental-dump-help").output
    let page = try ManPage(options: options).roff
    try check(page, "Documentation/samat-repl.1")
    for verb in VerbList.all {
      #expect(page.contains(".B :\(verb.name.replacing("-", with: "\\-"))"), "\(verb.name)")
    }
  }

  /// The table of the verbs that record something, in Shell.md, has each of their words.
  @Test func shellPageListsTheCommandsOfEachVerb() throws {
    let path = "Documentation/Shell.md"
    let page = try String(contentsOf: Self.root.appending(path: path), encoding: .utf8)
    let head = "| verb | commands |\n|---|---|\n"
    let start = try #require(page.range(of: head))
    let end = try #require(page.range(of: "\n\n", range: start.upperBound..<page.endIndex))
    let rows = Verb.casework.map { verb in
      let forms = DeskForms.of(verb.name)
      let bare = forms.filter(\.action.isEmpty).map { "no word: `\($0.syntax)`" }
      let words =
        forms.map(\.action).filter { !$0.isEmpty } + (DeskShow.of(verb.name) == nil ? [] : ["show"])
      let said = bare.map { $0.replacing("|", with: "\\|") } + words.map { "`\($0)`" }
      return "| `:\(verb.name)` | \(said.joined(separator: ", ")) |"
    }
    let text = page.replacingCharacters(
      in: start.upperBound..<end.lowerBound, with: rows.joined(separator: "\n"))
    try check(text, path)
  }

  /// Every verb has its place in Shell.md.
  @Test func shellPageNamesEveryVerb() throws {
    let page = try String(
      contentsOf: Self.root.appending(path: "Documentation/Shell.md"), encoding: .utf8)
    for verb in VerbList.all {
      #expect(
        page.contains("`:\(verb.name)`") || page.contains("`:\(verb.name) "),
        "Shell.md does not name ':\(verb.name)'")
    }
  }
}
