import Glibc
import KQLEngine
import KQLSyntax
import SamatKit
import SamatTesting
import Testing

/// Whatever a plug-in does, a query fails with its name and the program lives.
@Suite(.timeLimit(.minutes(5)))
struct PluginFaultTests {
  private static let query = "range x from 1 to 3 step 1 | extend y = echo(x)"

  static let faults: [(body: String, code: String, words: String)] = [
    ("echo 'thinking ...'; echo_back", "protocol", "no message: 'thinking ...'"),
    ("send ''", "protocol", "no message: ''"),
    ("send '{}'", "protocol", "no message"),
    (#"send '{"type":"result","column":[1,2,3]}'"#, "protocol", "no message"),
    (
      #"printf '{"type":"result","id":'$id',"column":["\377\376",1,2]}\n'"#, "protocol",
      "no message"
    ),
    (#"send '{"type":"hello","protocol":1}'"#, "protocol", "type 'hello'"),
    ("id=99; echo_back", "protocol", "call 99"),
    ("id=-1; echo_back", "protocol", "call -1"),
    (#"send '{"type":"result","id":'$id'}'"#, "protocol", "without 'column'"),
    ("result '[1,2]'", "protocol", "2 rows, not 3"),
    ("result '[1,2,3,4]'", "protocol", "more than 3 rows"),
    ("result '[]'", "protocol", "0 rows, not 3"),
    ("result '7'", "protocol", "no array"),
    ("result '{\"a\":[1,2,3]}'", "protocol", "no array"),
    ("result '[1,\"two\",3]'", "protocol", "row 2 of its result is no long: '\"two\"'"),
    ("result '[1,2.0,3]'", "protocol", "row 2 of its result is no long: '2.0'"),
    ("result '[1,2,9223372036854775808]'", "protocol", "row 3 of its result is no long"),
    ("result '[1,NaN,3]'", "protocol", "row 2 of its result is no long: 'NaN'"),
    ("result '[1 2 3]'", "protocol", "no JSON array"),
    ("result '[1,,3]'", "protocol", "no JSON array"),
    ("result '[1,2,3,]'", "protocol", "more than 3 rows"),
    (
      #"send '{"type":"error","id":'$id',"message":"no such id","row":1,"help":"look again"}'"#,
      "failed", "plug-in 'fake': echo(): no such id"
    ),
    (#"send '{"type":"error","id":'$id'}'"#, "failed", "did not say why"),
    (#"send '{"type":"cancelled","id":'$id'}'"#, "protocol", "nobody has cancelled"),
    ("exit 4", "exit", "exit status 4"),
    ("kill -9 $$", "exit", "signal 9"),
    ("printf '{\"type\":\"res'; exit 0", "exit", "exit status 0"),
    ("sleep 1000 & exit 6", "exit", "exit status 6"),
    ("exec 1>&-; exec sleep 1000", "exit", "closed its output"),
  ]

  @Test(arguments: faults.indices)
  func failsWithItsName(index: Int) throws {
    let (body, code, words) = Self.faults[index]
    // The first call goes wrong, the second is fine, by the same process or the next one.
    let plugin = try FakePlugin(
      "if [ -e \"$here/done\" ]; then echo_back; else : > \"$here/done\"; \(body); fi")
    let workspace = try plugin.workspace()
    let fault = try diagnostic { _ = try workspace.query(Self.query) }
    #expect(fault.code == "samat.plugin." + code, "\(fault)")
    #expect(fault.message.contains("plug-in 'fake'"), "\(fault)")
    #expect(fault.message.contains("echo()"), "\(fault)")
    #expect(fault.message.contains(words), "\(fault)")
    #expect(fault.span == SourceSpan(start: 40, end: 47))
    let again = try workspace.query(Self.query)
    #expect(texts(again, "y") == ["1", "2", "3"])
    let starts = try #require(workspace.plugins.first?.activity.starts)
    #expect(starts == (code == "failed" ? 1 : 2))
  }

  @Test func showsItsLastWords() throws {
    let plugin = try FakePlugin(
      "i=0; while [ $i -lt 3000 ]; do echo \"line $i of many words\" >&2; i=$((i+1)); done; "
        + "printf 'Traceback\\033[31m\\n' >&2; exit 1")
    let workspace = try plugin.workspace()
    let fault = try diagnostic { _ = try workspace.query(Self.query) }
    #expect(fault.notes.count == 5, "\(fault.notes)")
    #expect(fault.notes.last == "standard error: Traceback⟨U+001B⟩[31m", "\(fault.notes)")
  }

  @Test func aRowCanBeBlamed() throws {
    let workspace = try FakePlugin(
      #"send '{"type":"error","id":'$id',"message":"bad","row":1}'"#
    ).workspace()
    let fault = try diagnostic {
      _ = try workspace.query("range x from 10 to 12 step 1 | extend y = echo(x)")
    }
    #expect(fault.notes == ["called with '11'"])
  }

  @Test func deepJSONIsNoDanger() throws {
    let plugin = try FakePlugin("cat \"$here/answer\"")
    let deep = String(repeating: "[", count: 1_000_000)
    try plugin.write(
      Array(#"{"type":"result","id":1,"column":[\#(deep)"#.utf8) + [0x0A], to: "answer")
    let workspace = try plugin.workspace()
    #expect(code { _ = try workspace.query("print echo(dynamic(1))") } == "samat.plugin.protocol")
    let closed = deep + String(repeating: "]", count: 1_000_000)
    try plugin.write(
      Array(#"{"type":"result","id":1,"column":[\#(closed)]}"#.utf8) + [0x0A], to: "answer")
    #expect(code { _ = try workspace.query("print echo(dynamic(1))") } == "samat.plugin.protocol")
  }

  @Test func aLineWithoutEndIsBounded() throws {
    var settings = PluginSettings()
    settings.lineLimit = 100_000
    let workspace = try FakePlugin("while :; do printf '%01000d' 0; done").workspace(settings)
    let fault = try diagnostic { _ = try workspace.query(Self.query) }
    #expect(fault.code == "samat.plugin.size" && fault.message.contains("100000"), "\(fault)")
  }

  @Test func aCallTakesNoLongerThanItMay() throws {
    var settings = PluginSettings()
    settings.callTimeout = 0.2
    let workspace = try FakePlugin("sleep 1000").workspace(settings)
    let fault = try diagnostic { _ = try workspace.query(Self.query) }
    #expect(fault.code == "samat.plugin.timeout" && fault.message.contains("0.2 s"), "\(fault)")
    #expect(workspace.plugins.first?.activity.isRunning == false)
  }

  @Test func onesThatDoNotReadAreEnded() throws {
    var settings = PluginSettings()
    settings.callTimeout = 0.3
    // More than fits into a pipe, to a plug-in that never reads a call.
    let plugin = try FakePlugin(greeting: "hello; exec sleep 1000")
    let workspace = try plugin.workspace(settings)
    let fault = try diagnostic {
      _ = try workspace.query(
        "range x from 1 to 4000 step 1 | extend y = echo(strrep(strcat('row ', x), 200))")
    }
    #expect(fault.code == "samat.plugin.timeout", "\(fault)")
  }

  @Test func theTimeOfTheQueryCounts() throws {
    let workspace = try FakePlugin("sleep 1000").workspace(graceless)
    let fault = try diagnostic {
      _ = try workspace.query(Self.query, options: QueryOptions(timeout: 0.2))
    }
    #expect(fault.code == "kql.limit.time")
  }

  private var graceless: PluginSettings {
    var settings = PluginSettings()
    settings.cancelGrace = 0.1
    // A busy machine may let the test wait before it cancels.
    settings.callTimeout = 600
    return settings
  }

  @Test func cancellingEndsTheWait() throws {
    // Hangs in its first life, answers in its second.
    let plugin = try FakePlugin(
      "if [ -e \"$here/begun\" ]; then echo_back; else : > \"$here/begun\"; sleep 1000; fi")
    let workspace = try plugin.workspace(graceless)
    let cancellation = Cancellation()
    let outcome = Background {
      code {
        _ = try workspace.query(Self.query, options: QueryOptions(cancellation: cancellation))
      }
    }
    while !plugin.has("begun") { usleep(5000) }
    cancellation.cancel()
    #expect(outcome.result == "kql.cancelled")
    #expect(texts(try workspace.query(Self.query), "y") == ["1", "2", "3"])
    #expect(workspace.plugins.first?.activity.starts == 2)
  }

  @Test func oneThatHearsOfTheCancelLivesOn() throws {
    // It answers the cancelled call when it reads the `cancel`.
    let plugin = try FakePlugin(
      """
      if [ -e "$here/begun" ]; then echo_back; else
        call=$line; : > "$here/begun"; IFS= read -r line
        case $line in *'"type":"cancel","id":'$id'}') : > "$here/heard";; esac
        line=$call; echo_back
      fi
      """)
    var settings = graceless
    settings.cancelGrace = 60
    let workspace = try plugin.workspace(settings)
    let cancellation = Cancellation()
    let outcome = Background {
      code {
        _ = try workspace.query(Self.query, options: QueryOptions(cancellation: cancellation))
      }
    }
    while !plugin.has("begun") { usleep(5000) }
    cancellation.cancel()
    #expect(outcome.result == "kql.cancelled")
    #expect(texts(try workspace.query(Self.query), "y") == ["1", "2", "3"])
    #expect(plugin.has("heard"))
    #expect(workspace.plugins.first?.activity.starts == 1)
  }

  @Test func anotherProgramInItsPlaceIsNoticed() throws {
    let plugin = try FakePlugin(
      "exit 1", greeting: "if [ -e \"$here/new\" ]; then cat \"$here/new\"; else hello; fi")
    let workspace = try plugin.workspace()
    #expect(code { _ = try workspace.query(Self.query) } == "samat.plugin.exit")
    try plugin.write(
      Array(
        (#"{"type":"hello","protocol":1,"name":"fake","version":"2.0.0","functions":[{"name":"g","#
          + #""description":"Returns it.","parameters":[],"returns":"long"}]}"# + "\n").utf8),
      to: "new")
    #expect(code { _ = try workspace.query(Self.query) } == "samat.plugin.changed")
  }

  @Test func theProcessEndsWithThePlugin() throws {
    let fake = try FakePlugin("sleep 1000")
    var plugin: ProcessPlugin? = try fake.start(graceless)
    let process = try #require(plugin?.activity.processID)
    #expect(kill(process, 0) == 0)
    plugin?.stop()
    #expect(kill(process, 0) != 0)
    plugin = nil
    // Ones that do not end when their input does are killed, and so are their children.
    let stubborn = try FakePlugin(
      greeting: "trap '' TERM HUP; sleep 1000 & echo $! > \"$here/child\"; hello; "
        + "while :; do sleep 1000; done")
    var settings = graceless
    settings.endGrace = 0.05
    plugin = try stubborn.start(settings)
    let second = try #require(plugin?.activity.processID)
    plugin = nil
    #expect(kill(second, 0) != 0)
  }

  /// Answers of random bytes, and good answers with bytes changed.
  @Test(arguments: 0..<60)
  func randomAnswersAreSurvived(seed: Int) throws {
    var random = SeededGenerator(seed: UInt64(seed))
    var answer = Array(#"{"type":"result","id":1,"column":[1,2,3]}"#.utf8) + [0x0A]
    if seed % 3 == 0 {
      answer = (0..<Int.random(in: 1...5000, using: &random)).map { _ in
        UInt8.random(in: 0...255, using: &random)
      }
    } else {
      for _ in 0...Int.random(in: 0...4, using: &random) {
        let place = Int.random(in: 0..<answer.count, using: &random)
        switch seed % 3 {
        case 1: answer[place] = UInt8.random(in: 0...255, using: &random)
        default: answer.insert(answer[Int.random(in: 0..<answer.count, using: &random)], at: place)
        }
      }
    }
    let isHello = seed % 5 == 0
    let plugin = try FakePlugin(
      "cat \"$here/answer\"; exit 0", greeting: isHello ? "cat \"$here/answer\"; exit 0" : "hello")
    try plugin.write(answer, to: "answer")
    do {
      let table = try plugin.workspace().query(Self.query)
      #expect(table.rowCount == 3)
    } catch let failure as QueryFailure {
      #expect(failure.code.hasPrefix("samat.plugin."), "\(failure)")
    } catch let diagnostic as Diagnostic {
      #expect(diagnostic.code.hasPrefix("samat.plugin."), "\(diagnostic)")
    }
  }
}
