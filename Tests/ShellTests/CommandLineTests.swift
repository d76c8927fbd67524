import Foundation
import Testing

/// Runs the built shell without a terminal.
@Suite(.timeLimit(.minutes(10)))
struct CommandLineTests {
  @Test func answersQueriesInTheirOrder() throws {
    let run = try ShellRun("-c", "print a = 1", "-c", "print b = 2")
    #expect(run.lines == ["a", "1", "", "b", "2"])
    #expect(run.errors.isEmpty && run.status == 0)
  }

  @Test func asksTheSeeds() throws {
    let run = try ShellRun(
      "--format", "csv", "-c", "units | summarize n = count() by domain | order by domain asc")
    #expect(run.lines == ["domain,n", "agriculture,8", "industry_mining,23"])
  }

  @Test func answersInPersian() throws {
    let run = try ShellRun("--format", "csv", "-c", "واحدها | summarize count() by حوزه | count")
    #expect(run.lines == ["Count", "2"])
    #expect(run.status == 0, "\(run.errors)")
  }

  @Test func leavesTheSeedsOut() throws {
    let run = try ShellRun("--no-seeds", "--format", "csv", "-c", "units | count")
    #expect(run.lines == ["Count", "0"])
  }

  @Test(arguments: [
    ("plain", "name  n\nکرمان  1\n"),
    ("csv", "name,n\nکرمان,1\n"),
    ("tsv", "name\tn\nکرمان\t1\n"),
    ("ndjson", "{\"name\":\"کرمان\",\"n\":1}\n"),
    ("json", "[\n{\"name\":\"کرمان\",\"n\":1}\n]\n"),
    ("markdown", "| name | n |\n| --- | ---: |\n| کرمان | 1 |\n"),
  ])
  func writesFormat(name: String, expected: String) throws {
    let run = try ShellRun("--format", name, "-c", "print name = 'کرمان', n = 1")
    // Columns of plain text are as wide as the terminal shows them: check the words only.
    if name == "plain" {
      #expect(run.output.split(whereSeparator: \.isWhitespace) == ["name", "n", "کرمان", "1"])
    } else {
      #expect(run.output == expected)
    }
  }

  @Test func isolatesNothingWithoutATerminal() throws {
    let run = try ShellRun("--format", "table", "-c", "print name = 'کرمان'")
    #expect(run.output.contains("│ کرمان │"))
    #expect(!run.output.unicodeScalars.contains { [0x200E, 0x2068, 0x2069].contains($0.value) })
  }

  @Test func showsVersionAndHelp() throws {
    let version = try ShellRun("--version")
    #expect(version.status == 0 && version.output.hasPrefix("0."))
    let help = try ShellRun("--help")
    #expect(help.status == 0 && help.errors.isEmpty)
    for flag in [
      "-c", "--data", "--format", "--jsonl", "--no-seeds", "--timeout", "--max-rows",
      "--max-memory", "--threads",
      "--schema", "--on-error",
      "--fail-if-empty", "--fail-if-rows", "--safe", "--no-init",
      "--color", "--version", "EXIT STATUS",
    ] {
      #expect(help.output.contains(flag), "\(flag)")
    }
  }

  @Test(arguments: [
    ["--bogus"], ["--format", "xml"], ["--timeout", "0"], ["--timeout", "soon"],
    ["--max-rows", "-1"], ["--threads", "0"], ["--max-memory", "much"],
    ["--max-memory", "0"], ["--jsonl", "-c", "print 1"],
    ["--fail-if-empty", "--fail-if-rows"], ["--jsonl", "--fail-if-rows"],
    ["--jsonl", "--format", "csv"], ["data.csv"], ["-", "-"], ["-c"],
  ])
  func refusesUsage(arguments: [String]) throws {
    let run = try ShellRun(arguments, input: [])
    #expect(run.status == 2)
    #expect(run.output.isEmpty && run.errors.contains("samat-repl --help"))
  }

  // MARK: - Scripts

  @Test func readsAScriptFromStandardInput() throws {
    let run = try ShellRun("--format", "csv", input: "let n = 2;\nprint a = n\n\nprint b = n + 1\n")
    #expect(run.lines == ["a", "2", "", "b", "3"])
    let named = try ShellRun("--format", "csv", "-", input: "print 7")
    #expect(named.lines == ["print_0", "7"])
    #expect(try ShellRun(input: "").status == 0)
  }

  @Test func showsWhereAScriptFailed() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write(
      "// a script\nlet d = 1;\n\nprint d;\n\nunits\n| where statee == 'x'\n\nprint 'never'\n",
      to: "wrong.kql")
    let run = try ShellRun("--format", "csv", path)
    #expect(run.status == 1)
    #expect(run.lines == ["print_0", "1"])
    #expect(run.errors.contains("--> \(path):7:9-14"), "\(run.errors)")
    #expect(run.errors.contains("| | where statee == 'x'"))
    #expect(run.errors.contains("[kql.bind.unknown-column]") && run.errors.contains("did you mean"))
  }

  @Test func forgetsLetBetweenScripts() throws {
    let run = try ShellRun("-c", "let x = 1; print x", "-c", "print x")
    #expect(run.status == 1 && run.errors.contains("unknown name 'x'"))
  }

  @Test func putsTheCaretUnderPersianText() throws {
    let query = "واحدها | where وضعیت == 'a' | whre x"
    let run = try ShellRun("-c", query)
    let lines = run.errors.split(separator: "\n").map(String.init)
    let place = try #require(lines.firstIndex { $0.contains(query) })
    // Every character of this query takes one column, so the caret stands as far as it is written.
    let column = query.distance(
      from: query.startIndex, to: try #require(query.range(of: "whre")?.lowerBound))
    let prefix = String(repeating: " ", count: column)
    #expect(lines[place + 1].hasPrefix("  | \(prefix)`"), "\(run.errors)")
    #expect(run.errors.contains("line 1, column \(column + 1): 'whre'"))
  }

  @Test func doesNotFindAFile() throws {
    let run = try ShellRun("-c", "print 1", "/nowhere/at-all.kql")
    #expect(run.status == 3 && run.output.isEmpty)
    #expect(run.errors.contains("'/nowhere/at-all.kql'"))
  }

  @Test func refusesAScriptThatIsNotUTF8() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write(Array("print 1\nprint '".utf8) + [0xFF, 0x27], to: "bad.kql")
    let run = try ShellRun(path)
    #expect(run.status == 3 && run.errors.contains("line 2: the text is not UTF-8"))
  }

  @Test func runsVerbsInScripts() throws {
    let run = try ShellRun(input: ":mode csv\nprint a = 1\n\n:schema واحدها\n.quit\nprint 2")
    #expect(run.status == 0)
    #expect(run.lines.prefix(4) == ["a", "1", "", "column,type,also,summary"])
    #expect(!run.lines.contains("2"))
    let wrong = try ShellRun(input: "print 1\n:schem units\n")
    #expect(wrong.status == 1)
    #expect(wrong.errors.contains("stdin:2:1") && wrong.errors.contains("did you mean ':schema'?"))
  }

  @Test func answersTheEnginesCommands() throws {
    let run = try ShellRun("--format", "csv", "-c", ".show tables")
    #expect(run.lines.first == "TableName,Folder,DocString" && run.output.contains("provinces"))
  }

  // MARK: - Data

  @Test func opensAFolderBesideTheSeeds() throws {
    let folder = try TemporaryFolder()
    try folder.write("unit,name,employees\nmine,کارخانه,12\n", to: "units.csv")
    try folder.write("x\ty\n1\t2\n", to: "grid.tsv")
    try folder.write("{\"a\":1}\n{\"a\":2}\n", to: "my notes.jsonl")
    let run = try ShellRun(
      "--data", folder.path, "--format", "csv",
      "-c", "units | summarize n = count(), mine = countif(name == 'کارخانه')",
      "-c", "grid", "-c", "['my notes'] | count")
    #expect(run.lines == ["n,mine", "32,1", "", "x,y", "1,2", "", "Count", "2"], "\(run.errors)")
  }

  @Test func opensAFileInPlaceOfTheSeeds() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("unit,employees\nmine,12\n", to: "واحدها.csv")
    let run = try ShellRun(
      "--no-seeds", "--data", path, "--format", "csv", "-c", "units | project unit, employees")
    #expect(run.lines == ["unit,employees", "mine,12"], "\(run.errors)")
  }

  @Test(arguments: [
    ("unit,employees\nu1,12\nu2,many\n", "units.csv:3", "employees"),
    ("unit,employees\nu1,12,5\n", "units.csv:2", "employees"),
    ("unit,unit\nu1,x\n", "units.csv", "unit"),
    ("colour\nred\n", "units.csv", "has none of the columns of table 'units'"),
    ("unit,name\nu1,\"open\n", "units.csv:2", "open"),
  ])
  func refusesBrokenData(text: String, place: String, column: String) throws {
    let folder = try TemporaryFolder()
    let path = try folder.write(text, to: "units.csv")
    let run = try ShellRun("--data", path, "-c", "print 1")
    #expect(run.status == 3 && run.output.isEmpty)
    #expect(run.errors.contains(place) && run.errors.contains(column), "\(run.errors)")
  }

  @Test func addsTheColumnsThatATableLacks() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("nme,واحد,owner_code\nx,mine,007\ny,yours,012\n", to: "units.csv")
    let query =
      "units | where unit in ('mine', 'yours') or isnotempty(nme) | project unit, nme, owner_code"
    let run = try ShellRun(
      "--data", path, "--format", "csv", "-c", query, "-c", "units | count")
    #expect(
      run.lines == ["unit,nme,owner_code", "mine,x,007", "yours,y,012", "", "Count", "33"],
      "\(run.errors)")
    #expect(run.errors.contains("column 'nme'") && run.errors.contains("did you mean 'name'?"))
    let alone = try ShellRun("--no-seeds", "--data", path, "--format", "csv", "-c", query)
    #expect(alone.lines == ["unit,nme,owner_code", "mine,x,007", "yours,y,012"], "\(alone.errors)")
  }

  @Test func aFileWithoutTheKeyIsATableOfItsOwn() throws {
    let folder = try TemporaryFolder()
    try folder.write("id,name,sector\n1,a,25\n2,b,29\n", to: "units.csv")
    try folder.write("id,unit_id\n1,2\n", to: "extra.csv")
    let run = try ShellRun(
      "--no-seeds", "--data", folder.path, "--format", "csv",
      "-c", "واحدها | summarize sum(sector), max(id)", "-c", "units | getschema | count",
      "-c", "extra | join kind=inner (units) on $left.unit_id == $right.id | project name")
    #expect(
      run.lines == ["sum_sector,max_id", "54,2", "", "Count", "3", "", "name", "b"], "\(run.errors)"
    )
    // Beside the seeds its rows would be units without a name.
    let beside = try ShellRun(
      "--data", folder.path("units.csv"), "--format", "csv", "-c",
      "units | where isempty(unit) | count")
    #expect(beside.lines == ["Count", "2"], "\(beside.errors)")
  }

  @Test func filesOfOneNameAreOneTable() throws {
    let folder = try TemporaryFolder()
    let other = try TemporaryFolder()
    let first = try folder.write("unit,more\na,1\n", to: "units.csv")
    let second = try other.write("unit,employees\nb,7\n", to: "units.csv")
    for arguments in [["--no-seeds"], []] {
      let run = try ShellRun(
        arguments + [
          "--data", first, "--data", second, "--format", "csv",
          "-c", "units | where unit in ('a', 'b') | project unit, more, employees",
        ], input: [])
      #expect(run.lines == ["unit,more,employees", "a,1,", "b,,7"], "\(run.errors)")
    }
  }

  @Test func takesDeclaredTypes() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("id,sector,share\n1,25,1\n2,01,2\n", to: "firms.csv")
    let query = "firms | getschema | project ColumnName, ColumnType"
    let run = try ShellRun(
      "--data", path, "--schema", "firms=id:string,share:real", "--format", "csv", "-c", query)
    #expect(
      run.lines == ["ColumnName,ColumnType", "id,string", "sector,string", "share,real"],
      "\(run.errors)")
    for (schema, status, text) in [
      ("firms=id:text", 2, "--schema"), ("firms", 2, "--schema"), ("firms=idd:long", 3, "'idd'"),
      ("units=a:long", 3, "'units'"), ("firms=sector:bool", 3, "'25' in column 'sector'"),
    ] {
      let wrong = try ShellRun("--data", path, "--schema", schema, "-c", "print 1")
      #expect(wrong.status == Int32(status) && wrong.errors.contains(text), "\(wrong.errors)")
    }
    let contract = try folder.write("unit,employees\na,1\n", to: "units.csv")
    let refused = try ShellRun(
      "--data", contract, "--schema", "units=employees:string", "-c", "print 1")
    #expect(refused.status == 3 && refused.errors.contains("but it is long"), "\(refused.errors)")
  }

  @Test func leavesOutAndCountsRows() throws {
    let folder = try TemporaryFolder()
    var text = "unit,employees\n"
    for row in 0..<100 { text += "u\(row),\(row % 2 == 0 ? "many" : "7")\n" }
    let path = try folder.write(text, to: "units.csv")
    let run = try ShellRun(
      "--no-seeds", "--data", path, "--on-error", "skip", "--format", "csv", "-c", "units | count")
    #expect(run.status == 0 && run.lines == ["Count", "50"])
    #expect(run.errors.contains("50 rows of") && run.errors.contains("units.csv:2: 'many'"))
    #expect(run.errors.contains("… 30 more"), "\(run.errors)")
    #expect(try ShellRun("--data", path, "--on-error", "stop", "-c", "print 1").status == 3)
    #expect(try ShellRun("--data", path, "--on-error", "no", "-c", "print 1").status == 2)
  }

  @Test func refusesCompressedFiles() throws {
    let folder = try TemporaryFolder()
    for name in ["units.csv", "units.csv.gz"] {
      let path = try folder.write([0x1F, 0x8B, 0x08, 0x00, 0x41, 0x42], to: name)
      let run = try ShellRun("--data", path, "-c", "print 1")
      #expect(run.status == 3 && run.errors.contains("compressed with gzip"), "\(run.errors)")
    }
  }

  @Test func refusesDataThatIsNotThere() throws {
    let run = try ShellRun("--data", "/nowhere/at-all", "-c", "print 1")
    #expect(run.status == 3 && run.errors.contains("'/nowhere/at-all'"))
    let folder = try TemporaryFolder()
    #expect(try ShellRun("--data", folder.path, "-c", "print 1").status == 3)
  }

  // MARK: - Limits and ends

  @Test func namesTheLimitThatWasPassed() throws {
    let rows = try ShellRun("--max-rows", "5", "-c", "range x from 1 to 10 step 1")
    #expect(rows.status == 1 && rows.errors.contains("kql.limit.rows"))
    #expect(rows.errors.contains("--max-rows"))
    let memory = try ShellRun(
      "--max-memory", "1MiB", "-c",
      "range x from 1 to 1000000000000 step 1 | summarize count() by x")
    #expect(memory.status == 1 && memory.errors.contains("kql.limit.memory"))
    #expect(memory.errors.contains("--max-memory"))
    let time = try ShellRun(
      "--timeout", "0.1", "-c", "range x from 1 to 1000000000000 step 1 | summarize sum(x)")
    #expect(time.status == 1 && time.errors.contains("kql.limit.time"))
    #expect(time.errors.contains("--timeout"))
  }

  @Test func endsQuietlyWhenNobodyReads() throws {
    let query = "range x from 1 to 1000000 step 1"
    let run = try ShellRun(
      program: "/bin/sh",
      arguments: [
        "-c", "{ \"$0\" -c '\(query)'; echo \"status $?\" >&2; } | head -n 1", ShellRun.executable,
      ], inputPath: "/dev/null")
    #expect(run.output.contains("x") && run.lines.count == 1)
    #expect(run.errors == "status 0\n")
  }

  @Test func saysThatTheDiskIsFull() throws {
    let run = try ShellRun("-c", "print 1", outputPath: "/dev/full")
    #expect(run.status == 3 && run.errors.contains("No space left"))
  }

  @Test func endsWith130WhenInterrupted() throws {
    let folder = try TemporaryFolder()
    // A first result in the file says that the second query is running.
    let output = folder.path("out")
    let run = try ShellRun(
      "-c", "print started = 1",
      "-c", "range x from 1 to 1000000000000 step 1 | summarize sum(x)", outputPath: output,
      whileRunning: { process in
        let end = ContinuousClock().now + .seconds(20)
        while folder.text("out").isEmpty, ContinuousClock().now < end { usleep(2_000) }
        kill(process, SIGINT)
      })
    #expect(run.status == 130)
    #expect(run.errors.contains("kql.cancelled"), "\(run.errors)")
  }

  @Test func coloursByChoice() throws {
    let plain = try ShellRun("-c", "nothing")
    #expect(!plain.errors.contains("\u{1B}["))
    #expect(try ShellRun("--color", "always", "-c", "nothing").errors.contains("\u{1B}["))
    let forced = try ShellRun("-c", "nothing", environment: ["FORCE_COLOR": "1"])
    #expect(forced.errors.contains("\u{1B}["))
    let never = try ShellRun(
      "--color", "never", "-c", "nothing", environment: ["FORCE_COLOR": "1"])
    #expect(!never.errors.contains("\u{1B}["))
  }

  @Test func answersTheSameOnAnyNumberOfThreads() throws {
    let query = "counties | summarize n = count() by province | order by province asc"
    let one = try ShellRun("--threads", "1", "--format", "csv", "-c", query)
    let four = try ShellRun("--threads", "4", "--format", "csv", "-c", query)
    #expect(one.lines.count == 32 && one.output == four.output)
  }
}
