import Foundation
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
}
