import Foundation
import KQLEngine
import SamatKit
import SamatTesting
import Testing

/// The plug-ins of `Examples/`, checked as their authors would check them.
@Suite(.timeLimit(.minutes(5)))
struct ExamplePluginTests {
  private static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// The example in Swift, beside the test bundle.
  static let swift = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent()
    .appending(path: "plugin-swift").path()

  /// The example in Python.
  static let python = root.appending(path: "Examples/04-plugin-python/legal_ids.py").path()

  @Test(arguments: [swift, python])
  func conforms(path: String) throws {
    try PluginCheck(try ProcessPlugin(path: path)).run()
  }

  @Test func swiftChecksAccounts() throws {
    let workspace = Workspace()
    try workspace.register(try ProcessPlugin(path: Self.swift))
    let table = try workspace.query(
      """
      range x from 1 to 30000 step 1
      | extend account = strcat('IR06296000000010032420000', 1 + x % 2)
      | summarize n = count() by fault = sheba_fault(account) | order by fault asc
      """)
    #expect(text(of: table) == [["", "15000"], ["checksum", "15000"]])
    let one = try workspace.query(
      "print sheba_fault('ir062960000000100324200001'), sheba_bank('IR440110000000000000000000')")
    #expect(text(of: one) == [["", "Industry and Mine"]])
  }

  @Test func pythonSaysWhatWentWrong() throws {
    let workspace = Workspace()
    try workspace.register(try ProcessPlugin(path: Self.python))
    let table = try workspace.query(
      "range x from 1 to 20000 step 1 | summarize n = count() by fault = legal_id_fault(tostring(x))"
    )
    #expect(text(of: table) == [["not 11 digits", "20000"]])
  }
}
