import Foundation
import KQLEngine
import KQLSyntax
import SamatKit
import Synchronization
import Testing

/// A plug-in of a few lines of shell script, in a folder of its own, for one test.
final class FakePlugin: Sendable {
  private let folder: URL

  /// The members of a hello behind `"protocol":1`, with functions that give what they get.
  static let hello =
    #""name":"fake","version":"1.0.0","description":"Does as it is told.","functions":["#
    + #"{"name":"echo","description":"Returns its argument.","parameters":[{"name":"x","types":"#
    + #"["bool","int","long","real","decimal","string","datetime","timespan","guid","dynamic"]}],"#
    + #""returns":{"argument":0}},"#
    + #"{"name":"roll","description":"Returns its argument.","volatile":true,"#
    + #""parameters":[{"name":"x","type":"long"}],"returns":"long"},"#
    + #"{"name":"same","kind":"table","description":"Returns the table.","#
    + #""parameters":[{"name":"c"},{"name":"n","type":"long","optional":true}]}]"#

  /// What it does with a table unless told otherwise.
  static let sameTable = """
    send '{"type":"table","id":'$id',"columns":'"$columns"'}'
              while [ "$rows" -gt 0 ]; do
                IFS= read -r line; send "$line"
                part=${line#*\\"rows\\":}; part=${part%%,*}
                rows=$((rows-part))
              done
              send '{"type":"result","id":'$id'}'
    """

  /// Creates a plug-in.
  ///
  /// - Parameters:
  ///   - body: What it does for each call; `$line` is the call, `$id` its id, and `echo_back` answers
  ///     with its argument. Files are in the folder `$here`.
  ///   - table: What it does for a call with a table of columns `$columns` and `$rows` rows.
  ///   - greeting: What it does first; says hello unless said.
  /// - Throws: Where the folder cannot be written.
  init(
    _ body: String = "echo_back", table: String = FakePlugin.sameTable, greeting: String = "hello"
  ) throws {
    folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("samat-plugin-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try Data(
      """
      here='\(folder.path)'
      send() { printf '%s\\n' "$1"; }
      hello() { send '{"type":"hello","protocol":1,\(Self.hello)}'; }
      result() { send "{\\"type\\":\\"result\\",\\"id\\":$id,\\"column\\":$1}"; }
      echo_back() {
        column=${line#*\\"arguments\\":\\[}; column=${column%\\]\\}}
        case $column in '{"constant":'*)
          value=${column#*:}; value=${value%\\}}; rows=${line#*\\"rows\\":}; rows=${rows%%,*}
          column="[$value"
          while [ "$rows" -gt 1 ]; do column="$column,$value"; rows=$((rows-1)); done
          column="$column]";;
        esac
        result "$column"
      }
      IFS= read -r line
      \(greeting)
      while IFS= read -r line; do
        id=${line#*\\"id\\":}; id=${id%%,*}; id=${id%\\}}
        case $line in
        *'"type":"cancel"'*) cancelled=$id; continue;;
        # The same table comes back.
        *'"type":"table"'*)
          columns=${line#*\\"columns\\":}; columns=${columns%%,\\"arguments*}
          rows=${line#*\\"rows\\":}; rows=${rows%%,*}
          \(table)
          continue;;
        esac
        \(body)
      done

      """.utf8
    ).write(to: folder.appendingPathComponent("plugin.sh"))
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  /// The path of a file in its folder.
  func path(_ name: String) -> String { folder.appendingPathComponent(name).path }

  /// Whether it has made a file.
  func has(_ name: String) -> Bool { FileManager.default.fileExists(atPath: path(name)) }

  /// Writes a file into its folder.
  func write(_ bytes: [UInt8], to name: String) throws {
    try Data(bytes).write(to: folder.appendingPathComponent(name))
  }

  /// Makes a file of its folder a program that is the plug-in.
  func makeProgram(_ name: String) throws {
    try write(Array("#!/bin/sh\nexec /bin/sh '\(path("plugin.sh"))'\n".utf8), to: name)
    #expect(chmod(path(name), 0o755) == 0)
  }

  /// Has a file of its folder open for writing, for some microseconds from now.
  func write(_ name: String, holdingItOpen microseconds: UInt32) throws {
    let file = open(path(name), O_WRONLY | O_CLOEXEC)
    try #require(file >= 0)
    Thread.detachNewThread {
      usleep(microseconds)
      close(file)
    }
  }

  /// Starts it.
  func start(_ settings: PluginSettings = PluginSettings()) throws(Diagnostic) -> ProcessPlugin {
    try ProcessPlugin(path: "/bin/sh", arguments: [path("plugin.sh")], settings: settings)
  }

  /// A workspace without tables that has it.
  func workspace(_ settings: PluginSettings = PluginSettings()) throws -> Workspace {
    let workspace = Workspace()
    try workspace.register(Keeper(plugin: self))
    try workspace.register(try start(settings))
    return workspace
  }

  /// Keeps the folder for as long as the workspace lives.
  private struct Keeper: Component {
    let name = "keeper"
    let plugin: FakePlugin
    func register(in registry: inout Registry) {}
  }
}

/// The diagnostic that a body fails with; a test fails where it does not.
func diagnostic(_ body: () throws -> Void) throws -> Diagnostic {
  do {
    try body()
  } catch let failure as QueryFailure {
    return try #require(failure.diagnostics.first)
  } catch let diagnostic as Diagnostic {
    return diagnostic
  }
  Issue.record("nothing was thrown")
  throw CancellationError()
}

/// Something that runs on a thread of its own: tests that wait for each other must not share a pool.
final class Background: Sendable {
  private let state = Mutex<String??>(nil)

  /// Starts it.
  init(_ body: @escaping @Sendable () -> String?) {
    Thread.detachNewThread { [self] in
      let result = body()
      state.withLock { $0 = .some(result) }
    }
  }

  /// What came of it; waits for that.
  var result: String? {
    while true {
      if let result = state.withLock({ $0 }) { return result }
      usleep(2000)
    }
  }
}
