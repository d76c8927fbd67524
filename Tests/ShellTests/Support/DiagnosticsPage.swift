import KQLSyntax

@testable import samat_repl

/// `Documentation/Diagnostics.md`, made from what the sources say of their codes.
enum DiagnosticsPage {
  /// The whole page.
  static var markdown: String {
    var text = """
      # Diagnostics

      Everything that goes wrong is told by a diagnostic: a stable code, a message, the place in the text,
      and where possible the way out. The codes are a contract; messages may change. `:help CODE` shows the
      same in the shell. `make reference` writes this page from the `DiagnosticEntry` lists beside the
      sources; tests hold it against them and run each example over the seeds.

      """
    for section in DiagnosticGuide.sections {
      text += "\n## \(section.title)\n\n| code | when | example | way out |\n|---|---|---|---|\n"
      for entry in section.entries {
        let example = entry.example.isEmpty ? "" : "`\(cell(entry.example))` "
        text += "| `\(entry.code)` | \(cell(entry.meaning)) | \(example)| \(cell(entry.wayOut)) |\n"
      }
    }
    return text
  }

  private static func cell(_ text: String) -> String {
    text.split(separator: "|", omittingEmptySubsequences: false).joined(separator: "\\|")
  }
}
