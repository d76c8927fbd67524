import SamatKit

/// What a parameter of a command takes.
enum DeskType: Sendable, Equatable {
  /// The id of something of a kind: `case`, `unit`, `session` ...
  case id(String)
  /// Any text.
  case text
  /// A day, Gregorian or Solar Hijri.
  case day
  /// A whole number.
  case number
  /// A share from 0 to 1, or in percent.
  case share
  /// Texts with commas between them.
  case list
  /// Yes or no.
  case flag
  /// One of some words.
  case choice([String])

  /// How the help shows it.
  var hint: String {
    switch self {
    case .id(let kind): kind.uppercased()
    case .text: "TEXT"
    case .day: "DAY"
    case .number: "N"
    case .share: "SHARE"
    case .list: "A,B"
    case .flag: "yes|no"
    case .choice(let words): words.joined(separator: "|")
    }
  }
}

/// A parameter of a command.
struct DeskParameter: Sendable {
  let name: String
  let type: DeskType
  let isRequired: Bool

  init(_ name: String, _ type: DeskType, required: Bool = false) {
    self.name = name
    self.type = type
    isRequired = required
  }
}

/// A command of casework as the shell writes it: from this one description come parsing, help,
/// completion and messages.
struct DeskCommand: Sendable {
  /// The verb, without its colon.
  let verb: String
  /// The word behind the verb; empty where the verb alone says it.
  let action: String
  /// What the command is called in the journal.
  let name: String
  /// What it does.
  let summary: String
  /// The same in Persian.
  let persian: String
  /// Its parameters; the first is the id that may stand without a name, unless there is none.
  let parameters: [DeskParameter]
  /// Makes the command of values that have been checked.
  let make: @Sendable (DeskValues) -> CaseworkCommand

  init(
    _ verb: String, _ action: String, _ name: String, _ summary: String, _ persian: String,
    _ parameters: [DeskParameter], make: @escaping @Sendable (DeskValues) -> CaseworkCommand
  ) {
    self.verb = verb
    self.action = action
    self.name = name
    self.summary = summary
    self.persian = persian
    self.parameters = parameters
    self.make = make
  }

  /// How it is written.
  var syntax: String {
    let words = [":" + verb, action].filter { !$0.isEmpty }
    let rest = parameters.enumerated().map { index, parameter in
      let text = index == 0 ? parameter.type.hint : "\(parameter.name)=\(parameter.type.hint)"
      return parameter.isRequired ? text : "[\(text)]"
    }
    return (words + rest).joined(separator: " ")
  }

  /// The commands of a verb.
  static func of(_ verb: String) -> [DeskCommand] { all.filter { $0.verb == verb } }
}

/// Values of a command, read and checked.
struct DeskValues {
  var texts: [String: String] = [:]
  var days: [String: DeskDay] = [:]
  var numbers: [String: Int] = [:]
  var shares: [String: Double] = [:]
  var lists: [String: [String]] = [:]
  var flags: [String: Bool] = [:]

  /// A text; empty where it was not given, which only happens to optional ones.
  func text(_ name: String) -> String { texts[name] ?? "" }
  /// A word of a closed vocabulary, which was checked.
  func term<Term: RawRepresentable<String>>(_ name: String, _ type: Term.Type = Term.self) -> Term?
  {
    texts[name].flatMap(Term.init)
  }
}
