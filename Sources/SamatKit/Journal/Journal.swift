public import KQLSyntax
public import PersianText

/// Where events are kept: the only truth there is, to which things are added and from which nothing is
/// taken.
///
/// A journal decides nothing. It gives each event its place, the number in its subject's history and
/// its hash, all of a command or nothing, and only where nobody was faster.
///
/// Implementations are checked with `JournalCheck` from `SamatTesting`.
public protocol Journal: Sendable {
  /// What it is called in messages, for instance a file name.
  var name: String { get }

  /// The last event.
  ///
  /// - Throws: What the store reports.
  func head() throws(Diagnostic) -> JournalHead

  /// Events in the order of their positions.
  ///
  /// - Parameters:
  ///   - position: The events behind this position; 0 for all.
  ///   - limit: At most so many.
  /// - Returns: The events; fewer than `limit` only where there are no more.
  /// - Throws: What the store reports.
  func events(after position: Int64, limit: Int) throws(Diagnostic) -> [StoredEvent]

  /// The events of the command of an idempotency key; none where no command had it.
  ///
  /// - Throws: What the store reports.
  func events(ofKey key: String) throws(Diagnostic) -> [StoredEvent]

  /// The events of some subjects, in the order of their positions.
  ///
  /// - Throws: What the store reports.
  func events(of subjects: Set<Subject>) throws(Diagnostic) -> [StoredEvent]

  /// How many events a subject has had.
  ///
  /// - Throws: What the store reports.
  func version(of subject: Subject) throws(Diagnostic) -> Int

  /// How many events each of some subjects has had; those that have had none may be left out.
  ///
  /// - Throws: What the store reports.
  func versions(of subjects: Set<Subject>) throws(Diagnostic) -> [Subject: Int]

  /// Which of some idempotency keys were used before.
  ///
  /// - Throws: What the store reports.
  func usedKeys(among keys: Set<String>) throws(Diagnostic) -> Set<String>

  /// Adds what commands made happen, all of it or nothing; when this returns, it is kept.
  ///
  /// - Parameters:
  ///   - batches: One for each command, in order.
  ///   - position: The position of the last event that was known when the commands were decided.
  /// - Returns: The events, or that others were faster.
  /// - Throws: `samat.journal.key-taken` where a key was used before, and what the store reports.
  ///   Nothing was added then.
  func append(
    _ batches: [EventBatch], expecting position: Int64
  ) throws(Diagnostic) -> AppendOutcome

  /// Adds events of another journal exactly as they are, all or nothing.
  ///
  /// - Parameter chunks: Gives the next events, none at the end; called again and again.
  /// - Throws: `samat.journal.chain` where they do not follow the last event, what `chunks` throws,
  ///   and what the store reports. Nothing was added then.
  func restore(
    _ chunks: () throws(Diagnostic) -> [StoredEvent]
  ) throws(Diagnostic)

  /// How many events there are of each kind.
  ///
  /// - Throws: What the store reports.
  func kindCounts() throws(Diagnostic) -> [String: Int]

  /// The newest snapshot of a decider in which no event is of a later day.
  ///
  /// - Parameters:
  ///   - decider: The decider's name.
  ///   - day: The last day allowed; nil for any.
  /// - Returns: The snapshot, or nil. It may be of a position that the journal does not have any more.
  /// - Throws: What the store reports.
  func snapshot(of decider: String, upTo day: SolarHijriDate?) throws(Diagnostic) -> StateSnapshot?

  /// Keeps a snapshot. A journal may keep none: they only save time.
  ///
  /// - Throws: What the store reports.
  func save(_ snapshot: StateSnapshot) throws(Diagnostic)

  /// What the store itself finds wrong, beyond what the chain of hashes shows; nothing by default.
  ///
  /// - Throws: What the store reports.
  func problems() throws(Diagnostic) -> [JournalProblem]

  /// Copies the journal to a new file while it is in use.
  ///
  /// - Parameter path: The file; it must not exist.
  /// - Throws: `samat.journal.no-backup` by default, and what the store reports.
  func backup(to path: String) throws(Diagnostic)
}

extension Journal {
  /// Asks for each.
  public func versions(of subjects: Set<Subject>) throws(Diagnostic) -> [Subject: Int] {
    var versions: [Subject: Int] = [:]
    for subject in subjects { versions[subject] = try version(of: subject) }
    return versions
  }

  /// Asks for each.
  public func usedKeys(among keys: Set<String>) throws(Diagnostic) -> Set<String> {
    var used: Set<String> = []
    for key in keys where try !events(ofKey: key).isEmpty { used.insert(key) }
    return used
  }

  /// Counts by reading every event.
  public func kindCounts() throws(Diagnostic) -> [String: Int] {
    var counts: [String: Int] = [:]
    var last: Int64 = 0
    while true {
      let chunk = try events(after: last, limit: 10_000)
      for event in chunk { counts[event.kind, default: 0] += 1 }
      last = chunk.last?.position ?? last
      if chunk.count < 10_000 { return counts }
    }
  }

  /// None.
  public func snapshot(
    of decider: String, upTo day: SolarHijriDate?
  ) throws(Diagnostic) -> StateSnapshot? { nil }

  /// Keeps nothing.
  public func save(_ snapshot: StateSnapshot) throws(Diagnostic) {}

  /// Nothing.
  public func problems() throws(Diagnostic) -> [JournalProblem] { [] }

  /// Cannot.
  public func backup(to path: String) throws(Diagnostic) {
    throw Diagnostic(
      code: "samat.journal.no-backup", message: "\(name) cannot be copied to a file",
      help: "export it as JSON lines")
  }
}

/// What became of an append.
public enum AppendOutcome: Sendable, Hashable {
  /// The events are kept.
  case appended([StoredEvent])
  /// Nothing was added: the last event is another than was expected.
  case moved(head: JournalHead)
}

/// The state of a decider at a position, in a form that only the decider's coding reads.
public struct StateSnapshot: Sendable, Hashable {
  /// The decider's name.
  public var decider: String
  /// The version of the coding; see ``SnapshotDecider/stateVersion``.
  public var version: Int
  /// The position and hash of the last event in it.
  public var head: JournalHead
  /// The latest day of an event in it; nil without events.
  public var lastDay: SolarHijriDate?
  /// The state.
  public var bytes: [UInt8]

  /// Creates a snapshot.
  public init(
    decider: String, version: Int, head: JournalHead, lastDay: SolarHijriDate?, bytes: [UInt8]
  ) {
    self.decider = decider
    self.version = version
    self.head = head
    self.lastDay = lastDay
    self.bytes = bytes
  }
}
