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

  @Test func showsAProvince() throws {
    let run = try ShellRun("-c", ":profile Alborz")
    #expect(run.output.hasPrefix("Profile of industry, mines and trade: Alborz\n"))
    #expect(run.output.contains("15 categories [4]") && run.output.contains("rank 4 [5]"))
    // Names of several words need no quotes; options stand anywhere.
    let persian = try ShellRun("-c", ":profile --fa سیستان و بلوچستان --html")
    #expect(persian.output.contains("<html lang=\"fa\" dir=\"rtl\">"))
    #expect(try ShellRun("-c", ":profile \"West Azerbaijan\"").output.contains("West Azerbaijan"))
    #expect(try ShellRun("--no-seeds", "-c", ":profile Yazd").output.contains("is unknown"))
    let old = try ShellRun("-c", ":profile Alborz on=1402-06-27")
    #expect(old.output.contains("No source tells in how many categories"))
    let past = try ShellRun("-c", ":asof 1402-06-27\n:profile Alborz")
    #expect(past.output == old.output)
  }

  @Test func writesAProvinceToAFile() throws {
    let folder = FileManager.default.temporaryDirectory
    for (name, head) in [("html", "<!DOCTYPE html>"), ("md", "# Profile of industry")] {
      let path = folder.appending(path: "samat-profile-\(UUID().uuidString).\(name)").path()
      defer { try? FileManager.default.removeItem(atPath: path) }
      #expect(try ShellRun("--safe", "-c", ":profile Sistan and Baluchestan \(path)").status != 0)
      #expect(!FileManager.default.fileExists(atPath: path))
      _ = try ShellRun("-c", ":profile Sistan and Baluchestan \(path)")
      #expect(try String(contentsOfFile: path, encoding: .utf8).hasPrefix(head))
    }
  }

  @Test func suggestsAProvince() throws {
    let run = try ShellRun("-c", ":profile Albroz --html")
    #expect(run.status != 0 && run.errors.contains("samat.profile.unknown-province"))
    #expect(run.errors.contains("did you mean 'Alborz'?"))
  }

  @Test(arguments: [
    ":profile", ":profile --fa", ":profile Alborz on=1404-13-01", ":profile Alborz --pdf",
    ":profile Alborz a.html b.html", ":minutes", ":minutes nobody", ":agenda kerman",
    ":agenda kerman on=tomorrow",
    ":overdue on=1404-13-01", ":minutes --pdf x",
  ])
  func refusesWhatItDoesNotTake(_ line: String) throws {
    let run = try ShellRun("-c", line)
    #expect(run.status != 0 && run.output.isEmpty && !run.errors.isEmpty)
  }
}
