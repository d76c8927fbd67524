import KQLEngine
import KQLSyntax

/// What the process tells whoever started it.
enum ExitStatus: Int32, Sendable {
  /// Everything was answered.
  case success = 0
  /// A query was refused or could not be answered.
  case queryFailed = 1
  /// The command line was not understood.
  case usage = 2
  /// A file could not be read or written, or holds data that is not as it must be.
  case dataFailed = 3
  /// A result was empty, and `--fail-if-empty` was given.
  case resultEmpty = 4
  /// A result had rows, and `--fail-if-rows` was given.
  case resultHasRows = 5
  /// Ctrl-C ended the run.
  case interrupted = 130

  /// The status of a run that a diagnostic ended.
  init(of diagnostic: Diagnostic) {
    if diagnostic.code == "kql.cancelled" {
      self = .interrupted
    } else if diagnostic.code.hasPrefix("kql.data.") || diagnostic.code.hasPrefix("samat.store.")
      || diagnostic.code == "kql.data"
      || ExitStatus.pluginCodes.contains(diagnostic.code)
    {
      self = .dataFailed
    } else {
      self = .queryFailed
    }
  }
}

extension ExitStatus {
  /// What is wrong with a plug-in's file, not with a query that calls it.
  private static let pluginCodes: Set<String> = [
    "samat.plugin.path", "samat.plugin.start", "samat.plugin.hello", "samat.plugin.version",
  ]
}

/// The version of the shell and of the package that it belongs to.
enum Version {
  /// As `major.minor.patch`.
  static let current = "0.1.0"
}

/// What `--fail-if-empty` and `--fail-if-rows` look for.
enum ResultCheck: Sendable {
  case failIfEmpty, failIfRows

  /// Whether a result is what is looked for.
  func finds(_ table: Table) -> Bool {
    switch self {
    case .failIfEmpty: table.rowCount == 0
    case .failIfRows: table.rowCount > 0
    }
  }

  /// What the process ends with then.
  var status: ExitStatus { self == .failIfEmpty ? .resultEmpty : .resultHasRows }

  /// Says what was found.
  func explanation(_ table: Table) -> String {
    switch self {
    case .failIfEmpty: "a result is empty (--fail-if-empty)"
    case .failIfRows:
      "a result has \(table.rowCount) \(table.rowCount == 1 ? "row" : "rows") (--fail-if-rows)"
    }
  }
}
