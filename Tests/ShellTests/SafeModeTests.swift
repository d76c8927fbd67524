import Foundation
import Testing

/// `--safe`: every way out of the named folder is tried.
@Suite(.timeLimit(.minutes(10)))
struct SafeModeTests {
  private let folder: TemporaryFolder
  private let named: String

  /// A folder `in` that is named with `--data`, and files beside it that must not be read.
  init() throws {
    folder = try TemporaryFolder()
    named = folder.path("in")
    try FileManager.default.createDirectory(atPath: named, withIntermediateDirectories: true)
    try folder.write("a\n1\n", to: "in/t.csv")
    try folder.write("print inner = 1\n", to: "in/script.kql")
    try folder.write("secret\n424242424\n", to: "secret.csv")
    try folder.write("print secret = 424242424\n", to: "secret.kql")
    try folder.write("secret\n424242424\n", to: "in-and-more.csv")
  }

  private func safe(_ text: String, _ options: String...) throws -> ShellRun {
    try ShellRun(
      ["--safe", "--format", "csv", "--data", named] + options + ["-c", text], input: [],
      environment: ["HOME": folder.path, "XDG_CONFIG_HOME": folder.path("config")])
  }

  private func link(_ name: String, to target: String) throws {
    try FileManager.default.createSymbolicLink(
      atPath: folder.path("in/" + name), withDestinationPath: target)
  }

  private var files: Set<String> {
    Set(FileManager.default.subpaths(atPath: folder.path) ?? [])
  }

  @Test func asksAndReadsWhatIsNamed() throws {
    let run = try safe(
      ":read \(named)/script.kql\n:load \(named)/t.csv as again\nagain\n:reload\nt")
    #expect(run.lines == ["inner", "1", "", "a", "1", "", "a", "1"], "\(run.errors)")
    // `..` is fine where it does not lead out.
    #expect(try safe(":load \(named)/../in/t.csv as u\nu").status == 0)
  }

  @Test func writesNothing() throws {
    let before = files
    for line in [
      ":output \(named)/out", ":once \(named)/out", ":save t \(named)/out.csv",
      ":save t \(folder.path)/out.csv", ".export to csv (\"\(named)/out.csv\") <| t",
      ":output /dev/stdout", "t | render barchart\n\n:render \(named)/out.svg",
    ] {
      let run = try safe(line + "\n\nprint after = 1")
      #expect(run.status == 1 && !run.output.contains("after"), "\(line): \(run.output)")
      let isRefused =
        run.errors.contains("[samat.shell.safe]")
        || run.errors.contains("[kql.command.file-access]")
      #expect(isRefused, "\(line): \(run.errors)")
    }
    #expect(files == before)
  }

  @Test func startsNothing() throws {
    let mark = folder.path("started")
    for line in [":once |touch \(mark)", ":once | touch \(mark)", ":pager on", ":pager auto"] {
      let run = try safe(line + "\nprint 1")
      #expect(
        run.status == 1 && run.errors.contains("[samat.shell.safe]"), "\(line): \(run.errors)")
    }
    #expect(!FileManager.default.fileExists(atPath: mark))
  }

  @Test func readsNothingElse() throws {
    try link("link.kql", to: folder.path("secret.kql"))
    try link("up", to: "..")
    var lines: [String] = []
    for path in [
      folder.path("secret.kql"), named + "/../secret.kql", named + "/link.kql",
      named + "/up/secret.kql", "/etc/passwd", "/proc/self/environ", "/dev/stdin", "~/secret.kql",
      folder.path("none.kql"), "",
    ] where !path.isEmpty {
      lines.append(":read \(path)")
      lines.append(":load \(path)")
    }
    lines += [
      ":load \(folder.path("secret.csv"))", ":load \(named)/../secret.csv", ":load \(folder.path)",
      ":load \(named)/..", ":load \(named)/up/secret.csv",
      ":load \(folder.path("in-and-more.csv"))",
      ":load \(named)-and-more.csv", ":load /", ":load .",
    ]
    for line in lines {
      let run = try safe(line)
      #expect(run.status == 1 && run.output.isEmpty, "\(line): \(run.output)")
      #expect(run.errors.contains("[samat.shell.safe]"), "\(line): \(run.errors)")
      #expect(!run.errors.contains("424242424"))
    }
  }

  @Test func followsNoLinkOutOfTheFolder() throws {
    try link("linked.csv", to: folder.path("secret.csv"))
    let run = try safe("linked")
    #expect(run.status != 0 && run.output.isEmpty, "\(run.output)")
    #expect(run.errors.contains("linked.csv' is not allowed in safe mode"), "\(run.errors)")
  }

  @Test func followsNoLinkThatComesLater() throws {
    // The folder is as it should be at first, and has a link out of it later.
    let input = folder.path("pipe")
    #expect(mkfifo(input, 0o600) == 0)
    // Held open at both ends, so that nobody waits for the other one.
    let pipe = open(input, O_RDWR | O_CLOEXEC)
    let secret = folder.path("secret.csv")
    let run = try ShellRun(
      arguments: ["--safe", "--data", named, "--format", "csv"], inputPath: input,
      whileRunning: { _ in
        try? FileManager.default.createSymbolicLink(
          atPath: named + "/linked.csv", withDestinationPath: secret)
        let text = Array(":load \(named)/linked.csv\nlinked\n".utf8)
        _ = write(pipe, text, text.count)
        close(pipe)
      })
    #expect(run.status != 0 && !run.output.contains("424242424"), "\(run.output)")
  }

  @Test func followsALinkThatIsNamedItself() throws {
    try link("own.csv", to: folder.path("secret.csv"))
    let run = try ShellRun("--safe", "--format", "csv", "--data", named + "/own.csv", "-c", "own")
    #expect(run.lines == ["secret", "424242424"], "\(run.errors)")
  }

  @Test func saysWhereWhatIsNamedIsNotThere() throws {
    let run = try ShellRun("--safe", "--data", folder.path("none.csv"), "-c", "print 1")
    #expect(run.status == 3 && run.errors.contains("[kql.data.file]"), "\(run.errors)")
  }

  @Test func readsNoInitFile() throws {
    try FileManager.default.createDirectory(
      atPath: folder.path("config/samat"), withIntermediateDirectories: true)
    try folder.write("print init = 1\n", to: "config/samat/init.kql")
    #expect(try safe("print a = 1").lines == ["a", "1"])
    let other = try ShellRun(
      ["-c", "print a = 1"], input: [], environment: ["XDG_CONFIG_HOME": folder.path("config")])
    #expect(other.lines == ["init", "   1", "", "a", "1"], "\(other.output)")
  }

  @Test func holdsForRequestsToo() throws {
    let request = "{\"id\":1,\"query\":\".export to csv (\\\"\(named)/x.csv\\\") <| t\"}\n"
    let run = try ShellRun(["--safe", "--jsonl", "--data", named], input: Array(request.utf8))
    #expect(run.output.contains("kql.command.file-access") && !files.contains("in/x.csv"))
  }

  @Test(.enabled(if: TmuxSession.isAvailable, "skipped: tmux is not installed"))
  func saysSoAndLeavesNoHistory() throws {
    let session = try TmuxSession(
      executable: ShellRun.executable, arguments: ["--safe"],
      environment: ["NO_COLOR": "1", "TERM": "screen", "PAGER": "false"], columns: 90, rows: 12)
    try session.wait(for: "the banner") { screen in
      screen.rows.contains { $0.contains("safe mode: writes and starts nothing") }
        && screen.cursorRow == "samat>"
    }
    // Longer than the screen: PAGER is not started.
    try session.type("range x from 1 to 40 step 1")
    try session.press("Enter")
    try session.wait(for: "the end of the table") { screen in
      screen.rows.contains("40 rows") && screen.cursorRow == "samat>"
    }
    let left = FileManager.default.subpaths(atPath: session.homePath) ?? []
    #expect(!left.contains { $0.contains("history") }, "\(left)")
  }
}

/// `init.kql`.
@Suite(.timeLimit(.minutes(10)))
struct InitFileTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func run(
    _ content: String, _ arguments: [String], in place: String = "config/samat"
  ) throws -> ShellRun {
    try FileManager.default.createDirectory(
      atPath: folder.path(place), withIntermediateDirectories: true)
    try folder.write(content, to: place + "/init.kql")
    return try ShellRun(
      arguments, input: Array("{\"query\":\"print 1\"}".utf8),
      environment: ["XDG_CONFIG_HOME": folder.path("config"), "HOME": folder.path("home")])
  }

  @Test func isReadFirst() throws {
    let content = ":mode csv\n:null —\nlet شهر = 'کرمان';\n"
    let run = try run(
      content, ["-c", "print a = شهر, b = long(null)", "-c", "print c = شهر"])
    #expect(run.lines == ["a,b", "کرمان,—", "", "c", "کرمان"], "\(run.errors)")
  }

  @Test func standsInTheHomeFolderToo() throws {
    let folder = try TemporaryFolder()
    try FileManager.default.createDirectory(
      atPath: folder.path(".config/samat"), withIntermediateDirectories: true)
    try folder.write(":mode json\n", to: ".config/samat/init.kql")
    for settings in [nil, "relative/path"] {
      var environment = ["HOME": folder.path]
      environment["XDG_CONFIG_HOME"] = settings
      let run = try ShellRun(["-c", "print a = 1"], input: [], environment: environment)
      #expect(run.output == "[\n{\"a\":1}\n]\n")
    }
  }

  @Test func isLeftOut() throws {
    #expect(
      try run(":mode csv\nprint x = 1", ["--no-init", "-c", "print a = 1"]).lines == ["a", "1"])
    let answer = try run("print x = 1", ["--jsonl"])
    #expect(answer.lines.count == 1 && answer.output.contains("print_0"))
  }

  @Test func stopsAtAnError() throws {
    let run = try run("let a = 1;\n\nunits | nope\n", ["-c", "print never = 1"])
    #expect(run.status == 1 && run.output.isEmpty)
    #expect(run.errors.contains("samat/init.kql:3:9-12"), "\(run.errors)")
    let verb = try self.run(":mode nope", ["-c", "print never = 1"])
    #expect(verb.status == 1 && verb.output.isEmpty && verb.errors.contains("init.kql:1:7-10"))
  }

  @Test func stopsWhereItCannotBeRead() throws {
    try FileManager.default.createDirectory(
      atPath: folder.path("config/samat/init.kql"), withIntermediateDirectories: true)
    let run = try ShellRun(
      ["-c", "print never = 1"], input: [], environment: ["XDG_CONFIG_HOME": folder.path("config")])
    #expect(run.status == 3 && run.errors.contains("Is a directory"), "\(run.errors)")
  }
}
