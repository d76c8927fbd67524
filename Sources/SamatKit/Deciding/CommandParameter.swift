/// What a parameter of a command takes, written as text.
public enum CommandParameterType: Sendable, Hashable {
  /// The id of something of a kind: `case`, `unit`, `session` ...
  case id(String)
  /// Any text.
  case text
  /// A province by code or name, kept as its code.
  case province
  /// A county by code or name, kept as its code.
  case county
  /// A province or a county by code or name, kept as its code.
  case place
  /// A day, Gregorian or Solar Hijri.
  case day
  /// A whole number.
  case number
  /// A number.
  case real
  /// A share from 0 to 1, or in percent.
  case share
  /// An amount of money, kept in rial.
  case money
  /// Texts with commas between them.
  case list
  /// Yes or no.
  case flag
  /// One of some words.
  case choice([String])

  /// One of the words of a closed vocabulary.
  public static func words<Term: CaseIterable & RawRepresentable<String>>(
    _ type: Term.Type
  ) -> CommandParameterType {
    .choice(Term.allCases.map(\.rawValue))
  }

  /// Words with bars between them; those that do not fit on a line are left to completion.
  private static func short(_ words: [String]) -> String {
    var text = words.first ?? ""
    for word in words.dropFirst() {
      if text.utf8.count + word.utf8.count > 60 { return text + "|…" }
      text += "|" + word
    }
    return text
  }

  /// How help shows it.
  public var hint: String {
    switch self {
    case .id(let kind): kind.uppercased()
    case .text: "TEXT"
    case .province: "PROVINCE"
    case .county: "COUNTY"
    case .place: "PLACE"
    case .day: "DAY"
    case .number: "N"
    case .real: "NUMBER"
    case .share: "SHARE"
    case .money: "AMOUNT"
    case .list: "A,B"
    case .flag: "yes|no"
    case .choice(let words): Self.short(words)
    }
  }
}

/// What stands between the commas of a list, for completion.
public struct CommandListItem: Sendable, Hashable {
  /// What it begins with.
  public let type: CommandParameterType
  /// What stands behind that; empty where the item is nothing more.
  public let sign: String
  /// What stands behind the sign.
  public let value: CommandParameterType

  /// Creates an item.
  ///
  /// - Parameters:
  ///   - type: What it begins with.
  ///   - sign: What stands behind that, such as `=`; empty for nothing.
  ///   - value: What stands behind the sign.
  public init(
    _ type: CommandParameterType, _ sign: String = "", _ value: CommandParameterType = .text
  ) {
    self.type = type
    self.sign = sign
    self.value = value
  }
}

/// A parameter of a command.
public struct CommandParameter: Sendable, Hashable {
  /// Its name, in lower case with underscores.
  public let name: String
  /// What it takes.
  public let type: CommandParameterType
  /// Whether the command makes no sense without it.
  public let isRequired: Bool
  /// What the items of a list are; nil where nothing is known of them, and where it is no list.
  public let item: CommandListItem?

  /// Creates a parameter.
  ///
  /// - Parameters:
  ///   - name: Its name.
  ///   - type: What it takes.
  ///   - required: Whether the command makes no sense without it.
  ///   - item: What the items of a list are; nil where nothing is known of them.
  public init(
    _ name: String, _ type: CommandParameterType, required: Bool = false,
    of item: CommandListItem? = nil
  ) {
    self.name = name
    self.type = type
    isRequired = required
    self.item = item
  }

  /// One that must be given.
  public static func required(_ name: String, _ type: CommandParameterType) -> CommandParameter {
    CommandParameter(name, type, required: true)
  }

  /// One that may be given.
  public static func optional(_ name: String, _ type: CommandParameterType) -> CommandParameter {
    CommandParameter(name, type)
  }

  /// A list that must be given.
  public static func required(_ name: String, listOf item: CommandListItem) -> CommandParameter {
    CommandParameter(name, .list, required: true, of: item)
  }

  /// A list that may be given.
  public static func optional(_ name: String, listOf item: CommandListItem) -> CommandParameter {
    CommandParameter(name, .list, of: item)
  }
}
