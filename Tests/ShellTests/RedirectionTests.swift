import Foundation
import Testing

/// `:output`, `:once` and what can go wrong with the places that they name.
@Suite(.timeLimit(.minutes(10)))
struct RedirectionTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @Test func sendsResultsToAFileUntilTold() throws {
    let path = folder.path("خروجی.txt")
    let run = try ShellRun(
      "-c",
      ":output \(path)\nprint a = 'کرمان'\n\n:echo between\nprint b = 2\n\n:output\nprint c = 3")
    #expect(run.status == 0 && run.lines == ["c", "3"], "\(run.errors)")
    #expect(folder.text("خروجی.txt") == "a\nکرمان\nbetween\n\nb\n2\n")
  }

  @Test(arguments: [
    ("csv", "a\n1\n"), ("tsv", "a\n1\n"), ("json", "[\n{\"a\":1}\n]\n"), ("jsonl", "{\"a\":1}\n"),
    ("md", "| a |\n| ---: |\n| 1 |\n"),
  ])
  func takesTheFormOfTheExtension(name: String, expected: String) throws {
    _ = try ShellRun("-c", ":once \(folder.path("x." + name))\nprint a = 1")
    #expect(folder.text("x." + name) == expected)
    // What was chosen counts for more.
    _ = try ShellRun("--format", "tsv", "-c", ":once \(folder.path("y." + name))\nprint a = 1")
    #expect(folder.text("y." + name) == "a\n1\n")
  }

  @Test func sendsOneResultToAFile() throws {
    let path = folder.path("one")
    let run = try ShellRun("-c", ":once \"\(path)\"\nprint a = 1\n\nprint b = 2")
    #expect(run.lines == ["b", "2"] && folder.text("one") == "a\n1\n")
  }

  @Test func keepsTheFileWhereTheQueryFails() throws {
    let path = try folder.write("before", to: "kept.txt")
    let run = try ShellRun("-c", ":once \(path)\nprint nonsense")
    #expect(run.status == 1 && folder.text("kept.txt") == "before")
  }

  @Test func replacesTheFile() throws {
    let path = try folder.write("a long text that was there before", to: "old.txt")
    _ = try ShellRun("-c", ":once \(path)\nprint a = 1")
    #expect(folder.text("old.txt") == "a\n1\n")
  }

  @Test func givesAResultToACommand() throws {
    let run = try ShellRun(
      "--format", "csv", "-c",
      ":once |sort -r | tr a-z A-Z\nprovinces | where name_fa == 'کرمان' | project name_fa, name")
    #expect(run.lines == ["کرمان,KERMAN", "NAME_FA,NAME"] && run.status == 0)
  }

  @Test func bearsACommandThatDoesNotRead() throws {
    let run = try ShellRun(
      "-c", ":once |true\nrange x from 1 to 200000 step 1\n\nprint after = 1")
    #expect(run.lines == ["after", "    1"] && run.status == 0, "\(run.errors)")
    let head = try ShellRun("-c", ":once |head -2\nrange x from 1 to 200000 step 1")
    #expect(head.lines.count == 2 && head.status == 0, "\(head.errors)")
  }

  @Test func saysThatACommandFailed() throws {
    let run = try ShellRun("-c", ":once |exit 7\nprint 1\n\nprint never = 1")
    #expect(run.status == 1 && run.output.isEmpty)
    #expect(run.errors.contains("error: 'exit 7' ended with status 7 [samat.shell.command]"))
  }

  @Test func saysWhereAFileCannotBeWritten() throws {
    for line in [":output /no-such-folder/x", ":once /no-such-folder/x", ":output \(folder.path)"] {
      let run = try ShellRun("-c", line + "\nprint never = 1")
      #expect(run.output.isEmpty && run.errors.contains("[kql.data.file]"), "\(run.errors)")
      #expect(run.errors.contains("--> -c:1:") && run.status == 3, "\(run.status)")
    }
  }

  @Test(.enabled(if: FileManager.default.fileExists(atPath: "/dev/full"), "there is no /dev/full"))
  func saysThatTheDiskIsFull() throws {
    for verb in [":once", ":output"] {
      let run = try ShellRun("-c", "\(verb) /dev/full\nprint a = 1\n\n:output\nprint never = 1")
      #expect(run.status == 3 && run.output.isEmpty, "\(run.output)")
      #expect(run.errors.contains("cannot write") && run.errors.contains("/dev/full"))
    }
  }

  @Test(arguments: [
    (":once", "':once' needs a file or |COMMAND"), (":once |", "':once' needs a file or |COMMAND"),
    (":output |cat", "':output' takes a file, not a command"),
  ])
  func refuses(line: String, message: String) throws {
    let run = try ShellRun("-c", line)
    #expect(run.status == 1 && run.errors.contains(message), "\(run.errors)")
  }
}
