import Foundation
import Testing

/// The service that answers a JSON request a line.
@Suite(.timeLimit(.minutes(10)))
struct JSONLinesTests {
  private func answers(_ lines: String...) throws -> [String] {
    let run = try ShellRun("--jsonl", input: lines.joined(separator: "\n"))
    #expect(run.status == 0 && run.errors.isEmpty)
    return run.lines
  }

  @Test func answersARequestWithALine() throws {
    #expect(
      try answers(#"{"id":"a","query":"print n = 1, s = 'کرمان'"}"#) == [
        #"{"id":"a","columns":[{"name":"n","type":"long"},{"name":"s","type":"string"}],"#
          + #""rows":[[1,"کرمان"]]}"#
      ])
  }

  @Test func writesEveryType() throws {
    let query =
      "print b = true, i = int(1), r = 1.0, d = datetime(2020-01-02), t = timespan(1.02:03:04), "
      + "j = dynamic({'a':[1]}), n = long(null), x = real(nan), y = real(+inf)"
    let line = try #require(try answers(#"{"id":1,"query":"\#(query)"}"#).first)
    #expect(line.hasPrefix(#"{"id":1,"#))
    #expect(
      line.hasSuffix(
        #""rows":[[true,1,1.0,"2020-01-02T00:00:00.0000000Z","1.02:03:04",{"a":[1]},null,"NaN","#
          + #""Infinity"]]}"#), "\(line)")
  }

  @Test func answersAFailureWithItsPlace() throws {
    let line = try #require(try answers(#"{"id":"q","query":"units | where statee == 1"}"#).first)
    #expect(line.hasPrefix(#"{"id":"q","error":{"code":"kql.bind.unknown-column","message":"#))
    #expect(line.contains(#""start":14,"end":20"#), "\(line)")
  }

  @Test func survivesWhatIsNoRequest() throws {
    let lines = try answers(
      "nonsense", "[1]", #"{"id":1}"#, #"{"id":1,"query":2}"#, "", "   ", "{", "\u{0}",
      #"{"id":{"k":[1]},"query":"print 1"}"#)
    #expect(lines.count == 7)
    #expect(lines.dropLast().allSatisfy { $0.hasPrefix(#"{"id":null,"error":"#) }, "\(lines)")
    #expect(lines.last?.hasPrefix(#"{"id":{"k":[1]},"columns""#) == true)
  }

  @Test func survivesWhatIsNotUTF8() throws {
    let good = Array(#"{"id":2,"query":"print 1"}"#.utf8)
    let run = try ShellRun(["--jsonl"], input: [0xFF, 0xFE, 0x0A] + good)
    #expect(run.status == 0 && run.lines.count == 2)
    #expect(run.lines.first?.hasPrefix(#"{"id":null,"error":{"code":"kql.data.encoding""#) == true)
  }

  @Test func keepsLimitsForEachRequest() throws {
    let run = try ShellRun(
      "--jsonl", "--max-rows", "2",
      input: #"{"id":1,"query":"range x from 1 to 3 step 1"}"# + "\n"
        + #"{"id":2,"query":"range x from 1 to 2 step 1"}"#)
    #expect(run.lines.first?.contains("kql.limit.rows") == true)
    #expect(run.lines.last?.hasSuffix("[[1],[2]]}") == true)
  }

  @Test func answersBeforeTheInputEnds() throws {
    // Two pipes: the answer must come while the input is still open.
    let folder = try TemporaryFolder()
    let requests = folder.path("requests")
    try #require(mkfifo(requests, 0o600) == 0)
    let output = folder.path("answers")
    let holder = open(requests, O_RDWR | O_CLOEXEC)
    try #require(holder >= 0)
    let request = Array((#"{"id":9,"query":"print 1"}"# + "\n").utf8)
    #expect(write(holder, request, request.count) == request.count)
    let run = try ShellRun(
      arguments: ["--jsonl"], inputPath: requests, outputPath: output,
      whileRunning: { process in
        let end = ContinuousClock().now + .seconds(20)
        while !folder.text("answers").hasSuffix("\n"), ContinuousClock().now < end { usleep(2_000) }
        kill(process, SIGINT)
      })
    close(holder)
    #expect(folder.text("answers").hasPrefix(#"{"id":9,"columns""#))
    #expect(run.status == 130)
  }
}

/// Parameters, in requests and on the command line.
@Suite(.timeLimit(.minutes(10)))
struct ParameterPassingTests {
  @Test func requestsCarryParameters() throws {
    let query =
      "declare query_parameters(n:long, t:datetime = datetime(null)); print n, year = getyear(t)"
    let run = try ShellRun(
      "--jsonl",
      input: #"{"id":1,"query":"\#(query)","parameters":{"n":3,"t":"2020-05-01"}}"# + "\n"
        + #"{"id":2,"query":"\#(query)","parameters":{"n":"x"}}"# + "\n"
        + #"{"id":3,"query":"\#(query)","parameters":{"m":1,"n":1}}"# + "\n"
        + #"{"id":4,"query":"\#(query)","parameters":[1]}"#)
    #expect(run.lines.count == 4)
    #expect(run.lines[0].hasSuffix("\"rows\":[[3,2020]]}"))
    #expect(run.lines[1].contains("kql.parameter.type") && run.lines[1].contains("'n'"))
    #expect(run.lines[2].contains("kql.parameter.unknown") && run.lines[2].contains("'m'"))
    #expect(run.lines[3].contains("kql.data.json.request"))
  }

  @Test func commandLineCarriesParameters() throws {
    let query = "declare query_parameters(who:string); print who"
    let run = try ShellRun("--format", "csv", "--param", "who=a=b'; x", "-c", query)
    #expect(run.lines == ["print_0", "a=b'; x"] && run.status == 0)
    let unused = try ShellRun("--param", "who=x", "-c", "print 1")
    #expect(unused.status == 1 && unused.errors.contains("'who'"))
    let wrong = try ShellRun("--param", "who", "-c", "print 1")
    #expect(wrong.status == 2)
  }

  @Test func scriptsKeepWhatCommandsMake() throws {
    let run = try ShellRun(
      "--format", "csv", "-",
      input: ".create table T (a:long, b:string)\n\n.ingest inline into table T <|\n1,\"x;y\"\n"
        + "2,it's\n\nT | summarize sum(a)")
    #expect(run.lines.last == "3" && run.status == 0, "\(run.errors)")
  }
}
