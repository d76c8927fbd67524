import KQLEngine
import KQLSyntax
import SamatKit

/// All codes of diagnostics, for `:help`; `Documentation/Diagnostics.md` is written from them.
enum DiagnosticGuide {
  /// A part of the list.
  struct Section: Sendable {
    /// Its title.
    let title: String
    /// Its codes.
    let entries: [DiagnosticEntry]
  }

  /// The parts.
  static let sections: [Section] = [
    Section(title: "Reading the text", entries: DiagnosticEntry.syntax),
    Section(title: "Names and types", entries: DiagnosticEntry.binding),
    Section(title: "Parameters and commands", entries: DiagnosticEntry.commands),
    Section(title: "Limits", entries: DiagnosticEntry.limits),
    Section(title: "Data and files", entries: DiagnosticEntry.data),
    Section(
      title: "Registration and the workspace",
      entries: DiagnosticEntry.registration + DiagnosticEntry.workspace),
    Section(title: "Casework", entries: DiagnosticEntry.casework),
    Section(title: "Associations", entries: DiagnosticEntry.associations),
    Section(title: "Estates", entries: DiagnosticEntry.estates),
    Section(title: "Projects and funds", entries: DiagnosticEntry.projects),
    Section(title: "Spatial priorities", entries: DiagnosticEntry.analyses),
    Section(title: "Profiles", entries: DiagnosticEntry.profiles),
    Section(title: "Programmes", entries: DiagnosticEntry.programmes),
    Section(title: "Spatial priorities", entries: DiagnosticEntry.spatialPriorities),
    Section(title: "Allocations", entries: DiagnosticEntry.allocations),
    Section(title: "Guides of priorities and allocation", entries: DiagnosticEntry.guides),
    Section(title: "Permits", entries: DiagnosticEntry.permits),
    Section(title: "Sources", entries: DiagnosticEntry.sources),
    Section(title: "The journal", entries: DiagnosticEntry.journal),
    Section(title: "Plug-ins", entries: DiagnosticEntry.plugins),
    Section(title: "The shell", entries: DiagnosticEntry.shell),
  ]

  /// The entry of a code, or of the end of one, such as `unknown-column`.
  static func entry(_ name: String) -> DiagnosticEntry? {
    let all = sections.flatMap(\.entries)
    return all.first { $0.code == name }
      ?? (name.contains("-") ? all.first { $0.code.hasSuffix("." + name) } : nil)
  }
}
