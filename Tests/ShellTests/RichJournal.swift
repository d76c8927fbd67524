import Foundation
import Testing

/// The made-up history of `Tests/Journals`, which has something for every page.
enum RichJournal {
  static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Journals")

  /// The commands that make it.
  static func commands() throws -> String {
    try String(contentsOf: folder.appending(path: "rich.kql"), encoding: .utf8)
  }

  /// Every page, as it is asked for without a language.
  static let pages = [
    ":case show K-1", ":case show K-2", ":association show textile-kerman", ":estate show north",
    ":estate show south", ":project show P-1", ":fund show parl-1403", ":fund show bank-1403",
    ":programme show prog", ":axis show prog-1", ":axis show prog-2", ":document show doc-1",
    ":procedure show workshop", ":permit show W-1", ":permit show W-2", ":permit show W-3",
    ":priority show kerman-1", ":priority show IR-08", ":minutes s-1", ":minutes cm-1",
    ":agenda g-kerman on=1403-05-20", ":overdue on=1403-05-20",
    ":profile IR-08 on=1403-05-20", ":allocation show al-1",
  ]

  /// Makes the history and prints pages.
  ///
  /// - Parameters:
  ///   - pages: What is asked for.
  ///   - settings: Lines between the history and the pages.
  ///   - ending: What stands behind each, such as `--fa`.
  /// - Returns: What each page prints, in the order of `pages`.
  /// - Throws: Where the shell cannot be started, or ends with an error.
  static func show(
    _ pages: [String] = pages, settings: String = "", ending: String
  ) throws -> [String] {
    let mark = "⁂ page ⁂"
    let lines = pages.map { ":echo \(mark)\n\($0) \(ending)" }.joined(separator: "\n")
    let run = try ShellRun(
      "--no-init", "--policies", folder.appending(path: "policies.json").path, "-c",
      try commands() + "\n\(settings)\n" + lines)
    try #require(run.status == 0, "\(run.errors)")
    return Array(run.output.components(separatedBy: mark + "\n").dropFirst())
  }
}
