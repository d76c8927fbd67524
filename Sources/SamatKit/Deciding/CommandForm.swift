import KQLSyntax

/// A command as it is written in text: from this one description come the shell's verbs, their help,
/// completion and messages, and the reading of commands from files.
///
/// ```swift
/// CommandForm(
///   "pit", "open", "pit.open", "Opens a pit.", "گشایش معدن",
///   [.required("pit", .id("pit")), .optional("depth", .number)]
/// ) { PitCommand.open(pit: $0.text("pit"), depth: $0.numbers["depth"]) }
/// ```
public struct CommandForm: Sendable {
  /// The verb that the shell writes, without its colon.
  public let verb: String
  /// The word behind the verb; empty where the verb alone says it.
  public let action: String
  /// What the command is called in the journal: ``DomainCommand/name``.
  public let name: String
  /// What it does, in one sentence.
  public let summary: String
  /// The same in Persian.
  public let persian: String
  /// Its parameters; the first may stand without its name.
  public let parameters: [CommandParameter]
  /// Makes the command of values that have been read, every required one among them.
  public let make: @Sendable (CommandValues) -> any DomainCommand

  /// Creates a form.
  ///
  /// - Parameters:
  ///   - verb: The verb, without its colon.
  ///   - action: The word behind it; empty where there is none.
  ///   - name: What the command is called in the journal.
  ///   - summary: What it does, in one sentence.
  ///   - persian: The same in Persian, a few words.
  ///   - parameters: The parameters; the first may stand without its name.
  ///   - make: Makes the command of values.
  public init(
    _ verb: String, _ action: String, _ name: String, _ summary: String, _ persian: String,
    _ parameters: [CommandParameter],
    make: @escaping @Sendable (CommandValues) -> any DomainCommand
  ) {
    self.verb = verb
    self.action = action
    self.name = name
    self.summary = summary
    self.persian = persian
    self.parameters = parameters
    self.make = make
  }

  /// How the shell writes it.
  public var syntax: String {
    let words = [":" + verb, action].filter { !$0.isEmpty }
    let rest = parameters.enumerated().map { index, parameter in
      let text = index == 0 ? parameter.type.hint : "\(parameter.name)=\(parameter.type.hint)"
      return parameter.isRequired ? text : "[\(text)]"
    }
    return (words + rest).joined(separator: " ")
  }

  /// How the shell begins it: `:association end-board`.
  public var written: String { action.isEmpty ? ":" + verb : ":\(verb) \(action)" }

  /// A parameter by its name.
  public func parameter(_ name: String) -> CommandParameter? {
    parameters.first { $0.name == name }
  }

  /// The same command under another verb or action, with its own order of parameters.
  public func alias(
    verb: String? = nil, action: String? = nil, first: String? = nil
  ) -> CommandForm {
    let head = parameters.filter { $0.name == first }
    return CommandForm(
      verb ?? self.verb, action ?? self.action, name, summary, persian,
      head + parameters.filter { $0.name != first }, make: make)
  }
}
