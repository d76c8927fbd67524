import SamatKit

/// The commands that the shell knows, by their verbs.
enum DeskForms {
  private static let byVerb = Dictionary(grouping: StandardDeciders.forms, by: \.verb)

  /// The commands of a verb, in the order of its help.
  static func of(_ verb: String) -> [CommandForm] { byVerb[verb] ?? [] }

  /// How a command is begun, by its name in the journal: `:case close`.
  static func written(_ name: String) -> String? {
    StandardDeciders.forms.first { $0.name == name }?.written
  }
}
