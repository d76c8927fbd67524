import ArgumentParser
import Glibc
import KQLEngine

/// The form in which results are shown.
enum ResultStyle: String, CaseIterable, ExpressibleByArgument, Sendable {
  /// A box on a terminal, plain columns elsewhere.
  case auto
  case table, plain, csv, tsv, json, ndjson, markdown

  /// How many rows of a result a terminal shows at most.
  static let rowsOnTerminal = 1_000

  /// The format that writes it.
  func format(forTerminal isTerminal: Bool) -> any ResultFormat {
    let name = self == .auto ? (isTerminal ? "table" : "plain") : rawValue
    return ResultFormats.named(name) ?? PlainFormat()
  }

  /// Whether an empty line stands between two results.
  func separatesResults(forTerminal isTerminal: Bool) -> Bool {
    switch self {
    case .json, .ndjson: false
    case .auto, .table, .plain, .csv, .tsv, .markdown: true
    }
  }
}

/// When messages have colours.
enum ColorChoice: String, CaseIterable, ExpressibleByArgument, Sendable {
  /// As the environment and the terminal say.
  case auto
  case always, never

  /// Whether what is written to a descriptor has colours.
  func isOn(_ descriptor: Int32) -> Bool {
    isOn(isTerminal: isTerminal(descriptor), environment: environmentVariable)
  }

  /// Whether there are colours, for given facts.
  ///
  /// `NO_COLOR` says no, `FORCE_COLOR` or `CLICOLOR_FORCE` yes, `CLICOLOR=0` and `TERM=dumb` no;
  /// in this order. Otherwise a terminal has colours and nothing else has.
  func isOn(isTerminal: Bool, environment: (String) -> String?) -> Bool {
    switch self {
    case .always: return true
    case .never: return false
    case .auto: break
    }
    func isSet(_ name: String) -> Bool {
      guard let value = environment(name) else { return false }
      return !value.isEmpty && value != "0"
    }
    if let value = environment("NO_COLOR"), !value.isEmpty { return false }
    if isSet("FORCE_COLOR") || isSet("CLICOLOR_FORCE") { return true }
    if environment("CLICOLOR") == "0" { return false }
    let terminal = environment("TERM") ?? ""
    return isTerminal && !terminal.isEmpty && terminal != "dumb"
  }
}
