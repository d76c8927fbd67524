import Glibc
import KQLEngine
import SamatTesting
import Testing

/// The query files of the project.
enum QueryFiles {
  /// The folder, found from where this file lies.
  static let folder: String = {
    let parts = #filePath.split(separator: "/", omittingEmptySubsequences: false)
    return parts.dropLast(2).joined(separator: "/") + "/Queries"
  }()

  /// Every file, in order.
  static let all: [Path] = QueryFile.paths(in: folder).map(Path.init)

  /// A file, shown by its place below the folder.
  struct Path: Sendable, CustomTestStringConvertible {
    let path: String
    var testDescription: String { String(path.dropFirst(folder.utf8.count + 1)) }
  }
}

/// Runs the files in `Tests/Queries`, each under every configuration.
@Suite struct QueryFileTests {
  @Test(arguments: QueryFiles.all, QueryFileRunner.Configuration.all)
  func holds(_ file: QueryFiles.Path, _ configuration: QueryFileRunner.Configuration) throws {
    let queries: QueryFile
    do throws(QueryFile.Problem) {
      queries = try QueryFile(path: file.path)
    } catch {
      Issue.record("\(error.message)", sourceLocation: place(file, error.line))
      return
    }
    let failures = QueryFileRunner(configuration: configuration).run(queries)
    for failure in failures {
      Issue.record("\(failure.message)", sourceLocation: place(file, failure.line))
    }
    if QueryFileRunner.isRecording && configuration == .standard && !failures.isEmpty {
      try QueryFileRunner.record(failures, in: queries)
    }
  }

  /// The place of a line of a query file, for the report of a failure.
  private func place(_ file: QueryFiles.Path, _ line: Int) -> SourceLocation {
    SourceLocation(
      fileID: "Queries/\(file.testDescription)", filePath: file.path, line: max(1, line), column: 1)
  }

  @Test func findsTheFiles() {
    #expect(QueryFiles.all.count >= 10)
  }
}

/// The reader and the runner themselves.
@Suite struct QueryFileRunnerTests {
  private func failures(
    _ text: String, _ configuration: QueryFileRunner.Configuration = .standard
  ) throws -> [QueryFileRunner.Failure] {
    QueryFileRunner(configuration: configuration).run(try QueryFile(text: text, path: "t.kqltest"))
  }

  @Test func readsBlocks() throws {
    let file = try QueryFile(
      text: """
        # name: a/b
        # description: what it is

        table t
        x:int  y:string
        1      "a  b"
        ----

        # A remark.
        query int,string
        t

        | where x > 0
        ----
        1  "a  b"

        error kql.bind.unknown-table
        nothing
        ----
        nothing
        """, path: "t.kqltest")
    #expect(file.name == "a/b")
    #expect(file.summary == "what it is")
    #expect(file.blocks.map(\.line) == [4, 10, 17])
    #expect(file.blocks.map(\.expectedLine) == [8, 15, 20])
    #expect(QueryFileRunner().run(file).isEmpty)
  }

  @Test func reportsBrokenFiles() {
    for (text, line) in [
      ("qery int\nprint 1\n----\n1", 1), ("\nquery nothing\nprint 1\n----\n1", 2),
      ("query long\nprint 1", 1), ("query long\n----\n1", 1), ("table t\n----", 1),
    ] {
      let problem = #expect(throws: QueryFile.Problem.self) {
        try QueryFile(text: text, path: "t.kqltest")
      }
      #expect(problem?.line == line)
    }
  }

  @Test func placesFailures() throws {
    let text = """
      query long,string
      datatable(a:long, b:string)[1, "x", 2, "y"]
      ----
      1  x
      2  z
      """
    let found = try failures(text)
    #expect(found.map(\.line) == [5])
    #expect(found.first?.message.contains("row 2, column 'b': expected z, found y") == true)
  }

  @Test(arguments: [
    "query int\nprint 1\n----\n1", "query long\nprint 1\n----\n2", "query long\nprint 1\n----",
    "query long\nprint 1\n----\n1\n1", "query real\nprint 1.0\n----\n1.00001",
    "query long\nprint long(null)\n----\n0", "query string\nprint ''\n----\nnull",
    "query dynamic\nprint dynamic([1,2])\n----\n[2,1]", "query long\nprint x\n----\n1",
    "query real\nprint real(nan)\n----\n0.0", "error kql.bind.unknown-name\nprint x\n----\nprint x",
    "error kql.bind.unknown-column\nprint x\n----\nx",
    "error kql.bind.unknown-name\nprint 1\n----\nx",
    "explain\nprint 1\n----\nProject x",
  ]) func seesWhatIsWrong(text: String) throws {
    #expect(try failures(text).count == 1)
  }

  @Test(arguments: [
    "query real\nprint 1.0 / 3\n----\n0.33333333334", "query real\nprint real(nan)\n----\nNaN",
    "query dynamic\nprint dynamic({\"a\":1,\"b\":[1.0]})\n----\n{\"b\": [1], \"a\": 1}",
    "query string,string\nprint '', ' a'\n----\n\"\"  \" a\"",
    "query string\nprint 'null'\n----\n\"null\"",
    "query long\nprint long(null)\n----\nnull", "error kql.bind.unknown-name\nprint x\n----\nx",
  ]) func seesWhatIsRight(text: String) throws {
    for configuration in QueryFileRunner.Configuration.all {
      #expect(try failures(text, configuration).isEmpty)
    }
  }

  @Test func recordsWhatCame() throws {
    let text = """
      query long
      print 1
      ----
      2
      3

      query string,long
      print 'a', 2
      ----
      a  3

      query long
      print 3
      ----
      3

      """
    let path = "/tmp/samat-record-\(UInt64.random(in: 0 ... .max)).kqltest"
    let file = try QueryFile(text: text, path: path)
    try QueryFileRunner.record(QueryFileRunner().run(file), in: file)
    let rewritten = try QueryFile(path: path)
    remove(path)
    #expect(QueryFileRunner().run(rewritten).isEmpty)
    #expect(rewritten.blocks.map(\.expected) == [["1"], ["a  2"], ["3"]])
  }
}
