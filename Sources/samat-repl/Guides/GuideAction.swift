import KQLEngine
import KQLSyntax
import SamatKit

/// A word behind `:priorities` or `:allocate`: what it takes, and what it does.
struct GuideAction: Sendable {
  /// What is done with the words of a line.
  typealias Step =
    @Sendable (inout GuideLine, Session) throws(Diagnostic) -> Session.Outcome

  /// What else an action takes.
  enum Trait: Hashable, Sendable {
    /// Other names than its own, such as those of criteria.
    case openNames
    /// `--fa`, `--html` and a file: it writes a page.
    case page
    /// `--fa` and a file: it draws.
    case drawing
    /// `--dry-run`: it records.
    case recording
  }

  /// The word.
  let name: String
  /// How its arguments are written.
  let arguments: String
  /// What it does.
  let summary: String
  /// The same in Persian, in a few words.
  let persian: String
  /// The names of its `key=value` arguments; those with a `+` may be given several times.
  let keys: [String]
  let traits: Set<Trait>
  let run: Step

  /// Creates an action.
  init(
    _ name: String, _ arguments: String = "", _ summary: String, _ persian: String,
    keys: [String] = [], _ traits: Set<Trait> = [.page], run: @escaping Step
  ) {
    self.name = name
    self.arguments = arguments
    self.summary = summary
    self.persian = persian
    self.keys = keys
    self.traits = traits
    self.run = run
  }

  /// The help of some actions.
  static func help(_ verb: String, _ actions: [GuideAction], more: String) -> String {
    let list = actions.map { action in
      HelpLayout.command(
        ":\(verb) \(action.name)" + (action.arguments.isEmpty ? "" : " \(action.arguments)"),
        "\(action.summary) (\(action.persian))")
    }.joined()
    return "\n" + list + "\n" + more
  }
}

extension Verb {
  /// A verb that leads step by step; alone it says where one stands.
  static func guide(
    _ name: String, _ summary: String, _ actions: [GuideAction], more: String,
    status: @escaping @Sendable (Guides) -> GuidePage
  ) -> Verb {
    Verb(
      "\(name) ...", summary, details: GuideAction.help(name, actions, more: more),
      argument: .guide
    ) { (call) throws(Diagnostic) in
      var line = try GuideLine(call, name, actions)
      guard let action = line.action else { return try line.write(status(call.session.guides)) }
      return try action.run(&line, call.session)
    }
  }
}
