import KQLEngine
import KQLSyntax

/// What stands between `:edit` and the next prompt.
struct InputDraft {
  /// The last statement that was entered, other than `:edit`.
  var lastStatement: String

  /// What the next input begins with.
  private(set) var text = ""

  /// A draft for a session that begins.
  ///
  /// - Parameter lastStatement: The last statement of the history.
  init(lastStatement: String) { self.lastStatement = lastStatement }

  /// Whether an input is the verb itself, which nobody wants to edit again.
  static func isEdit(_ text: String) -> Bool {
    text == ":edit" || text.hasPrefix(":edit ") || text.hasPrefix(":edit;")
  }

  /// Sets what the next input begins with.
  mutating func set(_ text: String) { self.text = text }

  /// Hands out what the next input begins with, once.
  mutating func take() -> String {
    defer { text = "" }
    return text
  }
}

extension Verb {
  /// `:edit [FILE]`.
  static let edit = Verb(
    "edit [FILE]", "Opens the last statement, or a file, in your editor.",
    details: """
      The editor is VISUAL, or EDITOR, or vi. What it leaves becomes the input: look at it, and
      press Enter to run it. Ctrl-X Ctrl-E opens what stands in the input already.
      Example: :edit names.kql
      """, argument: .file
  ) { (call) throws(Diagnostic) in
    let session = call.session
    try session.access.checkStarting(at: call.span)
    guard let draft = session.inputDraft else {
      throw call.refusal("':edit' works only where lines are edited, at the prompt of a terminal")
    }
    let text = try call.opening { () throws(Diagnostic) in
      call.argument.isEmpty
        ? try ExternalEditor.edit(draft.lastStatement)
        : try ExternalEditor.edit(file: Words.path(call.argument))
    }
    session.inputDraft?.set(text)
    return .done
  }
}
