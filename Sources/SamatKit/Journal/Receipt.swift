public import KQLSyntax
public import PersianText

/// What a command made happen.
public struct Receipt: Sendable, Hashable {
  /// The events, in order; empty where nothing changed.
  public var events: [StoredEvent]
  /// Whether the command had been performed before, under the same key; the events are those of then.
  public var isRepeated: Bool
  /// Whether nothing was recorded, since only the outcome was asked for.
  public var isDryRun: Bool

  /// The position of the last event; nil without events.
  public var position: Int64? { events.last?.position }

  /// Creates a receipt.
  public init(events: [StoredEvent], isRepeated: Bool = false, isDryRun: Bool = false) {
    self.events = events
    self.isRepeated = isRepeated
    self.isDryRun = isDryRun
  }
}

/// One command of several that are performed together.
public struct CommandRequest<Command: DomainCommand>: Sendable, Hashable {
  /// What is asked for.
  public var command: Command
  /// Its idempotency key: a request whose key was used before does nothing.
  public var key: String?
  /// The day on which it happens; that of all of them where nil.
  public var day: SolarHijriDate?
  /// Where it comes from, for messages: the line of a file, from 1; its place in the list where nil.
  public var line: Int?

  /// Creates a request.
  public init(
    _ command: Command, key: String? = nil, day: SolarHijriDate? = nil, line: Int? = nil
  ) {
    self.command = command
    self.key = key
    self.day = day
    self.line = line
  }
}

/// One command of several that are performed together, of whichever decider.
public struct AnyCommandRequest: Sendable {
  /// What is asked for.
  public let command: any DomainCommand
  /// The type of the command, by which its decider is found.
  let type: ObjectIdentifier
  /// Its idempotency key: a request whose key was used before does nothing.
  public var key: String?
  /// Who asks for it; who asks for all of them where nil.
  public var actor: String?
  /// The day on which it happens; that of all of them where nil.
  public var day: SolarHijriDate?
  /// Where it comes from, for messages: the line of a file, from 1; its place in the list where nil.
  public var line: Int?

  /// Creates a request.
  public init(
    _ command: some DomainCommand, key: String? = nil, actor: String? = nil,
    day: SolarHijriDate? = nil, line: Int? = nil
  ) {
    self.command = command
    type = ObjectIdentifier(Swift.type(of: command))
    self.key = key
    self.actor = actor
    self.day = day
    self.line = line
  }

  init(_ request: CommandRequest<some DomainCommand>) {
    self.init(request.command, key: request.key, day: request.day, line: request.line)
  }
}

/// What several commands came to.
public struct ImportReport: Sendable {
  /// A command that was not performed, or a line that was not taken.
  public struct Rejection: Sendable {
    /// The line, or the place in the list, from 1.
    public var line: Int
    /// Why.
    public var reason: Diagnostic

    /// Creates a rejection.
    public init(line: Int, reason: Diagnostic) {
      self.line = line
      self.reason = reason
    }
  }

  /// How many were performed.
  public var accepted = 0
  /// How many had been performed before.
  public var repeated = 0
  /// How many events were recorded.
  public var eventCount = 0
  /// Those that were rejected, in order.
  public var rejected: [Rejection] = []

  /// Creates an empty report.
  public init() {}
}

/// What becomes of the others when one of several is rejected.
public enum ImportErrorPolicy: String, Sendable, Hashable {
  /// None is performed.
  case stop
  /// Those that are right are performed; the others are listed.
  case skip
}

/// Whether what commands come to is kept.
public enum RecordingChoice: String, Sendable, Hashable {
  /// It is recorded.
  case record
  /// It is only said; nothing is recorded.
  case ask
}

/// Several commands of which some were wrong, so that none was performed.
public struct ImportFailure: Error, Sendable, CustomStringConvertible {
  /// What was wrong, in order.
  public let rejected: [ImportReport.Rejection]
  /// How many there were in all.
  public let count: Int

  /// What was wrong, one a line, the first 20.
  public var description: String {
    let head = Self.head(rejected.count, of: count)
    var lines = rejected.prefix(20).map { "- \($0.line): \($0.reason.message)" }
    if rejected.count > lines.count { lines.append("- and \(rejected.count - lines.count) more") }
    return ([head] + lines).joined(separator: "\n")
  }

  private static func head(_ wrong: Int, of count: Int) -> String {
    let what = count == 1 ? "the one command" : "\(wrong) of \(count) commands"
    return "\(what) \(wrong == 1 ? "is" : "are") wrong, nothing was recorded"
  }

  /// The failure as a diagnostic, with the first lines in notes.
  public var diagnostic: Diagnostic {
    Diagnostic(
      code: "samat.journal.import",
      message: Self.head(rejected.count, of: count),
      help: "mend them, or import with '--on-error skip'",
      notes: rejected.prefix(20).map { "line \($0.line): \($0.reason.message)" })
  }
}
