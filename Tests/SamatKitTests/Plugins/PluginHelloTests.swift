import KQLEngine
import KQLSyntax
import SamatKit
import Testing

/// What a plug-in says first.
@Suite(.timeLimit(.minutes(5)))
struct PluginHelloTests {
  private static let function =
    #"{"name":"f","description":"Returns it.","parameters":[{"name":"x","type":"long"}],"returns":"long"}"#

  private static func hello(_ members: String) -> String {
    #"{"type":"hello","protocol":1,\#(members)}"#
  }

  private static func functions(_ list: String) -> String {
    hello(#""name":"fake","version":"1","functions":[\#(list)]"#)
  }

  static let refused: [(line: String, code: String, words: String)] = [
    ("Loading model ...", "protocol", "no message: 'Loading model ...'"),
    ("", "protocol", "no message: ''"),
    ("[1]", "protocol", "no message"),
    ("{\"type\":\"hello\",", "protocol", "no message"),
    ("{}", "hello", "no hello"),
    (#"{"type":"result","id":1,"column":[]}"#, "hello", "no hello"),
    (#"{"type":"hello"}"#, "hello", "'protocol'"),
    (#"{"type":"hello","protocol":"1"}"#, "hello", "'protocol'"),
    (#"{"type":"hello","protocol":2}"#, "version", "speaks version 2"),
    (#"{"type":"hello","protocol":0}"#, "version", "speaks version 0"),
    (hello(#""version":"1","functions":[]"#), "hello", "'name'"),
    (hello(#""name":"A b","version":"1","functions":[]"#), "hello", "'A b'"),
    (hello(#""name":"a","functions":[]"#), "hello", "'version'"),
    (hello(#""name":"a","version":"1""#), "hello", "'functions'"),
    (functions(""), "hello", "no functions"),
    (functions(function + "," + function), "hello", "two functions 'f'"),
    (functions(Array(repeating: function, count: 257).joined(separator: ",")), "hello", "257"),
    (functions("3"), "hello", "'name'"),
    (functions(#"{"name":"f"}"#), "hello", "'description'"),
    (functions(#"{"name":"a b","description":"x"}"#), "hello", "'a b'"),
    (functions(#"{"name":"between","description":"x"}"#), "hello", "'between'"),
    (functions(#"{"name":"f(1);g","description":"x"}"#), "hello", "'f(1);g'"),
    (functions(#"{"name":"f","description":"x"}"#), "hello", "'parameters'"),
    (
      functions(#"{"name":"f","description":"x","parameters":[{"name":"a"}],"returns":"long"}"#),
      "hello", "'a'"
    ),
    (
      functions(
        #"{"name":"f","description":"x","parameters":[{"name":"a","type":"text"}],"returns":"long"}"#
      ),
      "hello", "'a'"
    ),
    (
      functions(#"{"name":"f","description":"x","parameters":[],"returns":"number"}"#), "hello",
      "'number'"
    ),
    (functions(#"{"name":"f","description":"x","parameters":[]}"#), "hello", "'returns'"),
    (
      functions(#"{"name":"f","description":"x","parameters":[],"returns":{"argument":0}}"#),
      "hello",
      "argument"
    ),
    (
      functions(
        #"{"name":"f","description":"x","parameters":[{"name":"a","type":"long","optional":true},{"name":"b","type":"long"}],"returns":"long"}"#
      ),
      "hello", "'b'"
    ),
    (
      hello(#""name":"a","version":"1","timeout":-1,"functions":[\#(function)]"#), "hello",
      "timeout"
    ),
    (
      hello(#""name":"a","version":"1","maxRows":10,"functions":[\#(function)]"#), "hello",
      "maxRows"
    ),
  ]

  @Test(arguments: refused.indices)
  func refuses(index: Int) throws {
    let (line, code, words) = Self.refused[index]
    let plugin = try FakePlugin(greeting: "cat \"$here/hello\"")
    try plugin.write(Array((line + "\n").utf8), to: "hello")
    let fault = try diagnostic { _ = try plugin.start() }
    #expect(fault.code == "samat.plugin." + code, "\(fault)")
    #expect(fault.message.contains(words) && fault.message.contains("plug-in"), "\(fault)")
  }

  @Test(arguments: ["strlen", "count", "case", "toscalar", "long", "echo"])
  func refusesNamesThatAreTaken(name: String) throws {
    let workspace = try FakePlugin().workspace()
    let plugin = try FakePlugin(greeting: "cat \"$here/hello\"")
    try plugin.write(
      Array(
        (Self.hello(
          #""name":"other","version":"1","functions":[{"name":"\#(name)","description":"Returns it.","parameters":[],"returns":"long"}]"#
        )
          + "\n").utf8), to: "hello")
    let fault = try diagnostic { try workspace.register(try plugin.start()) }
    #expect(
      fault.code == "samat.plugin.name-taken" || fault.code == "samat.plugin.hello", "\(fault)")
    #expect(fault.message.contains("'\(name)'"))
    #expect(workspace.plugins.count == 1)
  }

  @Test(arguments: [
    ("plugin.py", "./plugin.py"), ("", ""), ("./no-such-plugin", "No such file"),
    ("/etc", "no program"), ("/etc/passwd", "chmod +x"),
  ])
  func refusesPaths(path: String, words: String) throws {
    let fault = try diagnostic { _ = try ProcessPlugin(path: path) }
    #expect(fault.code == "samat.plugin.path")
    #expect((fault.message + fault.help).contains(words), "\(fault)")
  }

  @Test func saysWhyItDidNotStart() throws {
    let silent = try FakePlugin(greeting: "echo 'no library' >&2; exit 3")
    let fault = try diagnostic { _ = try silent.start() }
    #expect(fault.code == "samat.plugin.start")
    #expect(fault.message.hasSuffix("ended before it said hello: exit status 3"), "\(fault)")
    #expect(fault.notes == ["standard error: no library"])

    var settings = PluginSettings()
    settings.helloTimeout = 0.2
    let hanging = try FakePlugin(greeting: "sleep 1000")
    let late = try diagnostic { _ = try hanging.start(settings) }
    #expect(late.code == "samat.plugin.start" && late.message.contains("within 0.2 s"), "\(late)")

    let endless = try FakePlugin(
      greeting: "while :; do printf xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx; done")
    let long = try diagnostic { _ = try endless.start() }
    #expect(long.code == "samat.plugin.size", "\(long)")
  }

  /// The system refuses to run a program that anyone has open for writing.
  @Test func waitsForAProgramThatIsBeingWritten() throws {
    let plugin = try FakePlugin()
    try plugin.makeProgram("program")
    try plugin.write("program", holdingItOpen: 50_000)
    let process = try ProcessPlugin(path: plugin.path("program"))
    #expect(process.name == "fake")
  }

  @Test func waitingForHelloCanBeCancelled() throws {
    let hanging = try FakePlugin(greeting: "sleep 1000")
    let cancellation = Cancellation()
    cancellation.cancel()
    let fault = try diagnostic {
      _ = try ProcessPlugin(
        path: "/bin/sh", arguments: [hanging.path("plugin.sh")], cancellation: cancellation)
    }
    #expect(fault.code == "kql.cancelled")
  }
}
