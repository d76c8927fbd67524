import Foundation
import Testing

/// Scripts: files that read files, parameters, kept results, checks through the exit status.
@Suite(.timeLimit(.minutes(10)))
struct ScriptingTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  // MARK: - :read

  @Test func readsAFile() throws {
    let path = try folder.write(
      "#!/usr/bin/env samat-repl\n// یادداشت\nlet k = 'کرمان';\nprint inner = k\n",
      to: "نام‌ها و.kql")
    let run = try ShellRun("--format", "csv", "-c", ":read \(path)\nprint outer = strcat(k, '!')")
    #expect(run.lines == ["inner", "کرمان", "", "outer", "کرمان!"], "\(run.errors)")
    let quoted = try ShellRun("-c", ":read \"\(path)\"")
    #expect(quoted.status == 0)
  }

  @Test func stopsWhereAReadFileFails() throws {
    let path = try folder.write("print 1\n\nunits | nope\n", to: "bad.kql")
    let run = try ShellRun("-c", ":read \(path)\nprint never = 1")
    #expect(run.status == 1 && run.errors.contains("--> \(path):3:9-12"), "\(run.errors)")
    #expect(!run.output.contains("never"))
  }

  @Test func endsAFileThatReadsItself() throws {
    let path = folder.path("self.kql")
    try folder.write(":read \(path)\n", to: "self.kql")
    let run = try ShellRun(path)
    #expect(run.status == 1 && run.errors.contains("does a file read itself?"), "\(run.errors)")
  }

  @Test func refusesToRead() throws {
    #expect(try ShellRun("-c", ":read").errors.contains("':read' needs a file"))
    let missing = try ShellRun("-c", ":read \(folder.path("none.kql"))")
    #expect(missing.status == 3 && missing.errors.contains("[kql.data.file]"), "\(missing.errors)")
    let path = try folder.write([0x70, 0xFF], to: "latin.kql")
    #expect(try ShellRun("-c", ":read \(path)").errors.contains("[kql.data.encoding]"))
  }

  // MARK: - :param

  @Test func setsParameters() throws {
    let run = try ShellRun(
      "--format", "csv", "--param", "a=1", "-c",
      """
      :param خواسته = کرمان
      :param a=3
      :param unused=x
      :param
      declare query_parameters(a:long, خواسته:string);
      provinces | where name_fa == خواسته | project name, a
      """)
    #expect(
      run.lines == ["name,value", "a,3", "unused,x", "خواسته,کرمان", "", "name,a", "Kerman,3"],
      "\(run.errors)")
    #expect(run.status == 0)
  }

  @Test func sharesParametersAmongStatements() throws {
    // Each statement gets what it declares; what none declares is still an error.
    let text = """
      declare query_parameters(a:long); print x = a
      """
    let run = try ShellRun(
      "--param", "a=1", "--param", "b=2", "-c", text, "-c",
      "declare query_parameters(b:long); print y = b")
    #expect(run.status == 1 && run.errors.contains("parameter 'b'"), "\(run.errors)")
    let unknown = try ShellRun("--param", "aa=1", "-c", text)
    #expect(unknown.status == 1 && unknown.errors.contains("'aa'"))
  }

  @Test func refusesParameters() throws {
    let run = try ShellRun("-c", ":param nonsense")
    #expect(run.status == 1 && run.errors.contains("':param' takes name=value, not 'nonsense'"))
    let wrong = try ShellRun(
      "-c", ":param n=many\ndeclare query_parameters(n:long); print n")
    #expect(wrong.status == 1 && wrong.errors.contains("'many'"), "\(wrong.errors)")
  }

  // MARK: - :set, :vars, :echo

  @Test func keepsAResult() throws {
    let run = try ShellRun(
      "--format", "csv", "-c",
      """
      let least = 30;
      :set بزرگ = range n from 1 to 50 step 1 | where n >= least
      ["بزرگ"] | count
      :set بزرگ = ["بزرگ"] | take 2
      ["بزرگ"] | count
      :vars
      :drop بزرگ
      :vars
      """.replacing("count\n:", with: "count\n:"))
    #expect(
      run.lines == [
        "Count", "21", "", "Count", "2", "", "name,statement", "least,let least = 30",
        "بزرگ,a table of 2 rows", "", "name,statement", "least,let least = 30",
      ], "\(run.errors)")
  }

  @Test(arguments: [
    (":set x", "':set' takes NAME = QUERY", "-c:1:6"),
    (":set = units", "':set' takes NAME = QUERY", "-c:1:6"),
    (":set x =", "':set' takes NAME = QUERY", "-c:1:6"),
    (":set units = print 1", "there is a table 'units' that was not made here", "-c:1:6"),
    (":set واحدها = print 1", "there is a table 'واحدها'", "-c:1:6"),
    (":set x = units | where statee == 1", "unknown column 'statee'", "-c:1:24-29"),
    (":drop units", "table 'units' is built in", "-c:1:7-11"),
    (":drop unitz", "did you mean 'units'?", "-c:1:7-11"),
    (":drop", "the name of a table is missing", "-c:1:1-5"),
  ])
  func refuses(line: String, message: String, place: String) throws {
    let run = try ShellRun("-c", line)
    #expect(run.status == 1 && run.errors.contains(message), "\(run.errors)")
    #expect(run.errors.contains("--> " + place), "\(run.errors)")
  }

  @Test func echoes() throws {
    let run = try ShellRun("-c", ":echo سلام  دنیا\n:echo\n:echo '  in quotes '")
    #expect(run.output == "سلام  دنیا\n\n  in quotes \n")
  }

  @Test func timesQueries() throws {
    let run = try ShellRun("-c", ":timer on\nprint 1\n\n:timer off\nprint 2")
    let lines = run.errors.split(separator: "\n")
    #expect(lines.count == 1 && lines.first?.hasSuffix(" s") == true)
  }

  // MARK: - Checks

  @Test func endsWithAStatusForEmptyResults() throws {
    let run = try ShellRun(
      "--fail-if-empty", "-c", "print 1", "-c", "units | take 0", "-c", "print 2")
    #expect(run.status == 4 && run.lines.last == "      2")
    #expect(run.errors == "note: a result is empty (--fail-if-empty)\n")
    #expect(try ShellRun("--fail-if-empty", "-c", "print 1").status == 0)
  }

  @Test func endsWithAStatusForRows() throws {
    let run = try ShellRun("--fail-if-rows", "-c", "print a = 1")
    #expect(run.status == 5 && run.lines == ["a", "1"])
    #expect(run.errors == "note: a result has 1 row (--fail-if-rows)\n")
    // What let, verbs and commands answer is not looked at.
    let text = "let a = 1;\n:tables\n.create table T (a:long)\n\nT | where a > 1"
    #expect(try ShellRun("--fail-if-rows", "-c", text).status == 0)
  }

  @Test func anErrorCountsForMore() throws {
    #expect(try ShellRun("--fail-if-rows", "-c", "print 1", "-c", "print x").status == 1)
    #expect(try ShellRun("--fail-if-rows", "-c", "print 1\n\n:quit").status == 5)
  }
}
