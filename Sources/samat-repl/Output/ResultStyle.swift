import ArgumentParser
import Glibc
import KQLEngine

/// The form in which results are shown.
enum ResultStyle: String, CaseIterable, ExpressibleByArgument, Sendable {
  /// On a terminal a box, or a block of lines a row where the columns do not fit; plain columns
  /// elsewhere.
  case auto
  case table, plain, vertical, csv, tsv, json, ndjson, markdown, html, latex

  /// How many rows of a result a terminal shows at most.
  static let rowsOnTerminal = 1_000

  /// The style that a file's extension asks for; nil where it asks for none.
  init?(path: String) {
    let name = TableFiles.format(forExtension: TableFiles.File(path: path).fileExtension)?.name
    guard let style = name.flatMap(ResultStyle.init(rawValue:)) else { return nil }
    self = style
  }

  /// The format that writes it.
  func format(forTerminal isTerminal: Bool) -> any ResultFormat {
    let name = self == .auto && !isTerminal ? "plain" : rawValue
    return ResultFormats.named(name) ?? PlainFormat()
  }

  /// Whether an empty line stands between two results.
  func separatesResults(forTerminal isTerminal: Bool) -> Bool {
    switch self {
    case .json, .ndjson: false
    case .auto, .table, .plain, .vertical, .csv, .tsv, .markdown, .html, .latex: true
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
