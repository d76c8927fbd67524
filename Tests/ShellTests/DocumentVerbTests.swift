import Foundation
import Testing

/// `:agenda`, `:minutes` and `:overdue`.
@Suite struct DocumentVerbTests {
  @Test func writesWhereResultsGo() throws {
    let run = try ShellRun("-c", ":minutes kerman-1404-4\n:overdue on=1404-04-01")
    #expect(run.output.hasPrefix("Minutes: session 4 of 1404\n"))
    #expect(run.output.contains("Overdue on 1404-04-01 (2025-06-22)"))
    let agenda = try ShellRun("-c", ":agenda kerman on=۱۴۰۴/۰۴/۰۱ --fa --html")
    #expect(agenda.output.contains("dir=\"rtl\""))
  }

  @Test func writesFilesUnlessSafe() throws {
    let path = FileManager.default.temporaryDirectory
      .appending(path: "samat-minutes-\(UUID().uuidString).html").path()
    defer { try? FileManager.default.removeItem(atPath: path) }
    let safe = try ShellRun("--safe", "-c", ":minutes kerman-1404-4 \(path)")
    #expect(safe.errors.contains("samat.shell.safe") || safe.errors.contains("safe mode"))
    #expect(!FileManager.default.fileExists(atPath: path))
    _ = try ShellRun("-c", ":minutes kerman-1404-4 --fa \(path)")
    let page = try String(contentsOfFile: path, encoding: .utf8)
    #expect(page.hasPrefix("<!DOCTYPE html>") && page.contains("lang=\"fa\""))
  }

  @Test(arguments: [
    ":minutes", ":minutes nobody", ":agenda kerman", ":agenda kerman on=tomorrow",
    ":overdue on=1404-13-01", ":minutes --pdf x",
  ])
  func refusesWhatItDoesNotTake(_ line: String) throws {
    let run = try ShellRun("-c", line)
    #expect(run.status != 0 && run.output.isEmpty && !run.errors.isEmpty)
  }
}
