import Foundation
import Testing

/// `:plugin` and `--plugin`.
@Suite(.timeLimit(.minutes(3)))
struct PluginTests {
  private let folder: TemporaryFolder

  /// A plug-in with a function that gives what it gets, as a program in a folder.
  init() throws {
    folder = try TemporaryFolder()
    try program("echo.sh", name: "echo", function: "echo_back")
  }

  private func program(
    _ file: String, name: String, function: String, body: String? = nil
  ) throws {
    let parameters = #"[{"name":"x","types":["long","string"]}]"#
    let answer =
      body
      ?? #"printf '{"type":"result","id":%s,"column":%s}\n' "$id" "${column%\]\}}""#
    try folder.write(
      """
      #!/bin/sh
      printf '%s\\n' '{"type":"hello","protocol":1,"name":"\(name)","version":"1.2.0","functions":[{"name":"\(function)","description":"Returns its argument.","parameters":\(parameters),"returns":{"argument":0},"examples":[{"query":"print \(function)(1)","result":"1"}]}]}'
      IFS= read -r line
      while IFS= read -r line; do
        id=${line#*\\"id\\":}; id=${id%%,*}
        column=${line#*\\"arguments\\":\\[}
        \(answer)
      done

      """, to: file + ".text")
    // Another program writes the file: while this one had it open for writing, a child that another
    // test starts at that moment would hold it too, and nothing could run it ("text file busy").
    let copied = try ShellRun(
      program: "/usr/bin/install",
      arguments: ["-m", "755", folder.path(file + ".text"), folder.path(file)],
      inputPath: "/dev/null")
    #expect(copied.status == 0, "\(copied.errors)")
  }

  private var echo: String { folder.path("echo.sh") }

  private func shell(_ arguments: String..., input: String = "") throws -> ShellRun {
    try ShellRun(
      ["--format", "csv"] + arguments, input: Array(input.utf8),
      environment: ["XDG_CONFIG_HOME": folder.path("config"), "HOME": folder.path])
  }

  @Test func addsListsAndRemoves() throws {
    let run = try shell(
      "-c",
      """
      :plugin add \(echo) with 'two words'

      print y = echo_back("سلام")

      :plugin list

      :help echo_back

      :plugin remove echo

      :plugin list

      print echo_back(1)
      """)
    #expect(run.errors.hasPrefix("echo 1.2.0: echo_back()\n"), "\(run.errors)")
    #expect(run.errors.contains("kql.bind.unknown-function"), "\(run.errors)")
    #expect(run.status == 1)
    #expect(run.lines.prefix(2) == ["y", "سلام"])
    let list = try #require(run.lines.first { $0.hasPrefix("echo,1.2.0,running,1,1,1,echo_back,") })
    #expect(list.hasSuffix("echo.sh with two words"))
    #expect(run.output.contains("echo_back(x: long|string) -> type of x"))
    #expect(run.output.contains("Returns its argument."))
    #expect(run.lines.last == "name,version,state,calls,rows,starts,functions,path")
  }

  @Test func takesPlugInsFromTheCommandLine() throws {
    try program("second.sh", name: "second", function: "second")
    let run = try shell(
      "--plugin", echo, "--plugin", folder.path("second.sh"),
      "-c", "print a = echo_back(second(5))")
    #expect(run.lines == ["a", "5"], "\(run.errors)")
    #expect(run.errors.isEmpty && run.status == 0)
    let bad = try shell("--plugin", "./no-such", "-c", "print 1")
    #expect(bad.status == 3 && bad.errors.contains("[samat.plugin.path]"), "\(bad.errors)")
    #expect(bad.output.isEmpty)
    let twice = try shell("--plugin", echo, "--plugin", echo, "-c", "print 1")
    #expect(twice.errors.contains("there is a plug-in 'echo' already"), "\(twice.errors)")
  }

  @Test func servesOtherPrograms() throws {
    let run = try ShellRun(
      ["--jsonl", "--plugin", echo],
      input: Array(
        (#"{"id":1,"query":"print y = echo_back(7)"}"# + "\n"
          + #"{"id":2,"query":"print y = echo_back(1.5)"}"#
          + "\n").utf8))
    #expect(run.lines.first == #"{"id":1,"columns":[{"name":"y","type":"long"}],"rows":[[7]]}"#)
    #expect(run.lines.last?.contains("kql.bind.argument-type") == true)
  }

  @Test func worksInTheInitFile() throws {
    try FileManager.default.createDirectory(
      atPath: folder.path("config/samat"), withIntermediateDirectories: true)
    try folder.write(":plugin add \(echo)\n", to: "config/samat/init.kql")
    let run = try shell("-c", "print y = echo_back(3)")
    #expect(run.lines == ["y", "3"], "\(run.errors)")
  }

  @Test(arguments: ["echo.sh", "python3", "sh"])
  func looksForNothingByName(name: String) throws {
    let run = try shell("-c", ":plugin add \(name)")
    #expect(run.status == 3)
    #expect(run.errors.contains("[samat.plugin.path]"), "\(run.errors)")
    #expect(run.errors.contains("help: plug-ins are never looked for by name; write './\(name)'"))
  }

  @Test(arguments: ["", "add", "remove", "list x", "start x", "./echo.sh"])
  func saysHowItIsWritten(argument: String) throws {
    let run = try shell("-c", ":plugin \(argument)")
    #expect(run.status == 1 && run.errors.contains("[samat.shell.argument]"), "\(run.errors)")
  }

  @Test func isRefusedInSafeMode() throws {
    try program("mark.sh", name: "mark", function: "mark")
    try folder.write("#!/bin/sh\n: > '\(folder.path("started"))'\n", to: "mark.sh")
    for text in [":plugin add \(folder.path("mark.sh"))", ":plugin add ./mark.sh"] {
      let run = try shell("--safe", "-c", text)
      #expect(run.status == 1 && run.errors.contains("[samat.shell.safe]"), "\(run.errors)")
    }
    let run = try shell("--safe", "--plugin", folder.path("mark.sh"), "-c", "print 1")
    #expect(run.status == 2 && run.errors.contains("--safe starts no programs"), "\(run.errors)")
    #expect(!FileManager.default.fileExists(atPath: folder.path("started")))
  }

  @Test func aLetOutlivesThePlugIn() throws {
    let run = try shell(
      input: """
        :plugin add \(echo)

        let twice = (x:long) { echo_back(x) * 2 };

        print y = twice(21)

        :plugin remove echo

        print y = twice(21)
        """)
    #expect(run.lines.prefix(2) == ["y", "42"], "\(run.errors)")
    #expect(run.errors.contains("unknown function 'echo_back'"), "\(run.errors)")
    #expect(run.status == 1)
  }

  @Test func theShellLivesWhenThePlugInDies() throws {
    try program(
      "bad.sh", name: "bad", function: "bad",
      body: "printf 'out of luck\\n' >&2; exit 7")
    let run = try shell(
      "--plugin", folder.path("bad.sh"), "--plugin", echo, "--jsonl",
      input: "")
    #expect(run.status == 2)
    let first = try shell("--plugin", folder.path("bad.sh"), "-c", "units | extend y = bad(unit)")
    #expect(first.status == 1)
    #expect(
      first.errors.contains(
        "plug-in 'bad': bad() ended before it had answered: exit status 7 [samat.plugin.exit]"),
      "\(first.errors)")
    #expect(first.errors.contains("standard error: out of luck"), "\(first.errors)")
    #expect(first.errors.contains("1 | units | extend y = bad(unit)"), "\(first.errors)")
    let lines = try ShellRun(
      ["--jsonl", "--plugin", folder.path("bad.sh")],
      input: Array(
        (#"{"id":1,"query":"print bad(1)"}"# + "\n" + #"{"id":2,"query":"print y = 1"}"# + "\n")
          .utf8))
    #expect(lines.lines.first?.contains(#""code":"samat.plugin.exit""#) == true)
    #expect(lines.lines.last == #"{"id":2,"columns":[{"name":"y","type":"long"}],"rows":[[1]]}"#)
  }

  @Test func interruptingEndsTheWait() throws {
    try program(
      "slow.sh", name: "slow", function: "slow", body: ": > '\(folder.path("begun"))'; sleep 1000")
    let begun = folder.path("begun")
    try folder.write("", to: "in")
    let run = try ShellRun(
      arguments: ["--plugin", folder.path("slow.sh"), "-c", "print slow(1)"],
      inputPath: folder.path("in")
    ) { process in
      while !FileManager.default.fileExists(atPath: begun) { usleep(2000) }
      kill(process, SIGINT)
    }
    #expect(run.status == 130, "\(run.errors)")
  }
}
