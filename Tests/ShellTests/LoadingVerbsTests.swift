import Foundation
import Testing

/// `:load`, `:reload`, `:drop`, `:save`.
@Suite(.timeLimit(.minutes(10)))
struct LoadingVerbsTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }
  private let firms = "id,نام,share\n1,می‌بد,0.5\n2,سلام,\n"

  private func run(_ text: String, _ options: String...) throws -> ShellRun {
    try ShellRun(["--format", "csv"] + options + ["-c", text], input: [])
  }

  @Test func loadsAFileAndSaysWhatIsInIt() throws {
    let path = try folder.write(firms, to: "firms.csv")
    let run = try run(":load \(path)\nfirms | where id == 1")
    #expect(run.lines == ["id,نام,share", "1,می‌بد,0.5"])
    #expect(
      run.errors.split(separator: "\n").map(String.init) == [
        "firms: 2 rows", "  id     long", "  نام    string", "  share  real",
      ], "\(run.errors)")
  }

  @Test(arguments: [
    ("t.csv", "a,b\n1,x\n"), ("t.tsv", "a\tb\n1\tx\n"), ("t.json", "[{\"a\":1,\"b\":\"x\"}]"),
    ("t.jsonl", "{\"a\":1,\"b\":\"x\"}\n"),
  ])
  func loadsEveryForm(name: String, content: String) throws {
    let run = try run(":load \(try folder.write(content, to: name))\nt")
    #expect(run.lines == ["a,b", "1,x"], "\(run.errors)")
  }

  @Test func namesTheTable() throws {
    let path = try folder.write(firms, to: "a b.csv")
    for line in [
      ":load \(path) as شرکت‌ها", ":load \"\(path)\" as شرکت‌ها", ":load '\(path)' as ['شرکت‌ها']",
    ] {
      let run = try run(line + "\n['شرکت‌ها'] | count")
      #expect(run.lines == ["Count", "2"], "\(line): \(run.errors)")
    }
  }

  @Test func loadsAFolder() throws {
    try folder.write("a\n1\n", to: "x.csv")
    try folder.write("a\n2\n", to: "y.csv")
    let run = try run(":load \(folder.path)\nunion x, y | count")
    #expect(run.lines == ["Count", "2"], "\(run.errors)")
    let one = try self.run(":load \(folder.path) as both\nboth | summarize sum(a)")
    #expect(one.lines == ["sum_a", "3"], "\(one.errors)")
  }

  @Test func addsToABuiltInTableAsDataDoes() throws {
    let path = try folder.write("unit,name_fa\nx1,کارخانه\n", to: "units.csv")
    let text =
      ":load \(path)\nunits | count\n:reload units\nunits | count\n:drop units\nunits | count"
    let run = try run(text)
    #expect(run.lines.filter { Int($0) != nil } == ["32", "32", "31"], "\(run.errors)")
    let alone = try self.run(":load \(path)\nunits | count", "--no-seeds")
    #expect(alone.lines == ["Count", "1"], "\(alone.errors)")
  }

  @Test func readsAgain() throws {
    let path = try folder.write("a\n1\n", to: "t.csv")
    let other = try folder.write("a\n5\n", to: "u.csv")
    // What the shell writes itself is read again.
    let text = """
      :load \(other)
      :set more = range a from 1 to 3 step 1
      :save more \(path)
      t | count
      :reload t
      t | count
      :save more \(other)
      :reload
      u | count
      :load \(path)
      t | count
      """
    let run = try run(text, "--data", path)
    #expect(run.lines.filter { Int($0) != nil } == ["1", "3", "3", "3"], "\(run.errors)")
    #expect(run.status == 0)
  }

  @Test func keepsTheTableWhereReloadingFails() throws {
    let path = try folder.write("a\n1\n", to: "t.csv")
    let bad = try folder.write("a,b\n1\n", to: "bad.csv")
    let session = """
      :load \(path)
      :once |cp \(bad) \(path)
      print 1
      :reload

      """
    let run = try run(session)
    #expect(run.status == 3 && run.errors.contains("[kql.data.csv.field-count]"), "\(run.errors)")
    #expect(run.errors.contains("\(path):2"))
  }

  @Test func dropsOneTableOfAFolder() throws {
    try folder.write("a\n1\n", to: "x.csv")
    try folder.write("a\n2\n", to: "y.csv")
    let run = try run(":load \(folder.path)\n:drop x\n:reload\ny | count\n\nx")
    #expect(
      run.lines == ["Count", "1"] && run.errors.contains("unknown table 'x'"), "\(run.errors)")
  }

  @Test func linksWhatIsLoadedLater() throws {
    let count = 20_000
    try folder.write(
      "id,sector\n" + (1...count).map { "\($0),s\($0 % 7)" }.joined(separator: "\n"),
      to: "firms.csv")
    try folder.write(
      "firms_id,v\n" + (1...count).map { "\($0),1" }.joined(separator: "\n"), to: "sales.csv")
    let run = try run(
      """
      :load \(folder.path("firms.csv"))
      :load \(folder.path("sales.csv"))
      sales | join kind=inner firms on $left.firms_id == $right.id | summarize n = sum(v) by sector \
      | order by sector asc | take 1
      """)
    #expect(run.lines == ["sector,n", "s0,2857"], "\(run.errors)")
  }

  @Test func leavesTablesOfCommandsAlone() throws {
    let path = try folder.write("a\n1\n", to: "mine.csv")
    let run = try run(".create table mine (a:long)\n\n:load \(path)")
    #expect(
      run.status == 1 && run.errors.contains("table 'mine' was made by a command"), "\(run.errors)")
  }

  @Test(arguments: [
    (":load", 1, "':load' takes a path"), (":load x.csv as", 1, "':load' takes a path"),
    (":load /no-such-file.csv", 3, "[kql.data.file]"),
    (":reload", 1, "no files are loaded"), (":reload units", 1, "has no rows of files"),
    (":reload nonsense", 1, "unknown table 'nonsense'"),
    (":save units", 1, "':save' takes TABLE PATH"),
    (":save unitz a.csv", 1, "did you mean 'units'?"),
    (":save units /tmp/x.xls", 3, "[kql.data.format]"),
    (":save units /no-such-folder/x.csv", 3, "[kql.data.file]"),
  ])
  func refuses(line: String, status: Int, message: String) throws {
    let run = try run(line)
    #expect(run.status == Int32(status) && run.errors.contains(message), "\(run.errors)")
    #expect(run.errors.contains("--> -c:1:"))
  }

  @Test func savesWhatItLoads() throws {
    let path = try folder.write(firms, to: "firms.csv")
    for name in ["b.csv", "b.tsv", "b.jsonl", "b.json"] {
      let run = try run(
        ":load \(path)\n:save firms \(folder.path(name))\n:load \(folder.path(name)) as back\nback")
      #expect(run.output == firms, "\(name): \(run.errors)")
    }
  }
}

/// `:source`.
@Suite(.timeLimit(.minutes(10)))
struct SourceVerbTests {
  @Test func showsWhereARowComesFrom() throws {
    let run = try ShellRun("--format", "csv", "-c", ":source units 3")
    #expect(run.status == 0, "\(run.errors)")
    for line in [
      "table,units", "row,3", "unit,kerman-1404-4-u03", "source,002_057cc68bf82e8abc",
      "paragraph,2",
      "published_jalali,1404-03-10", "precision,exact", "inferred,false",
    ] {
      #expect(run.lines.contains(line), "\(line)")
    }
  }

  @Test func takesAKeyAndAPersianName() throws {
    let run = try ShellRun(
      "--format", "csv", "-c", ":source استان‌ها IR-08\n:source counties '0001'")
    #expect(run.lines.contains("province,IR-08") && run.lines.contains("source,sci-1395"))
    #expect(run.lines.contains("county,0001") && run.lines.contains("source,sci-1402"))
  }

  @Test func showsTheFactBehindARow() throws {
    let run = try ShellRun("--format", "csv", "-c", ":source axes isipo-1402-01")
    #expect(run.lines.contains("fact,S003-30"), "\(run.output)")
    #expect(run.lines.contains { $0.hasPrefix("statement,") })
  }

  @Test(arguments: [
    (":source", "':source' takes TABLE ROW"), (":source units", "':source' takes TABLE ROW"),
    (":source units 0", "has no row 0"), (":source units 32", "it has 31"),
    (":source units none", "a value of column 'unit'"),
    (":source unitz 1", "unknown table 'unitz'"),
    (":source units 99999999999999999999", "has no row"),
    (":source reference_sources 1", "do not tell where they come from"),
  ])
  func refuses(line: String, message: String) throws {
    let run = try ShellRun("-c", line)
    #expect(run.status == 1 && run.errors.contains(message), "\(run.errors)")
  }
}
