public import PersianText

/// An event as a journal keeps it.
public struct StoredEvent: Sendable, Hashable {
  /// The place in the journal, from 1, without gaps.
  public var position: Int64
  /// The position of the first event of the same command.
  public var batch: Int64
  /// The name of the command.
  public var command: String
  /// The idempotency key of the command, at its first event; nil elsewhere and without one.
  public var key: String?
  /// Who commanded it.
  public var actor: String
  /// The day on which it happened.
  public var day: SolarHijriDate
  /// When it was recorded, in ticks of 100 ns since the year 1, UTC.
  public var recorded: Int64
  /// What it happened to.
  public var subject: Subject
  /// How many events the subject has had, this one included.
  public var version: Int
  /// What happened, for instance `case.opened`.
  public var kind: String
  /// What belongs to it: a flat JSON object in one line.
  public var body: String
  /// The hash over the event and everything before it.
  public var hash: EventHash

  /// Creates an event; journals do, and readers of journals.
  public init(
    position: Int64, batch: Int64, command: String, key: String?, actor: String,
    day: SolarHijriDate, recorded: Int64, subject: Subject, version: Int, kind: String,
    body: String, hash: EventHash = .origin
  ) {
    self.position = position
    self.batch = batch
    self.command = command
    self.key = key
    self.actor = actor
    self.day = day
    self.recorded = recorded
    self.subject = subject
    self.version = version
    self.kind = kind
    self.body = body
    self.hash = hash
  }

  /// What deciders are told of it.
  public var record: EventRecord {
    EventRecord(
      position: position, version: version, day: day, actor: actor, recorded: recorded)
  }
}

/// What a command made happen, on its way into a journal: all of it or nothing.
public struct EventBatch: Sendable, Hashable {
  /// An event that has no position yet.
  public struct Draft: Sendable, Hashable {
    /// What it happened to.
    public var subject: Subject
    /// What happened.
    public var kind: String
    /// What belongs to it: a flat JSON object in one line.
    public var body: String

    /// Creates a draft.
    public init(subject: Subject, kind: String, body: String) {
      self.subject = subject
      self.kind = kind
      self.body = body
    }
  }

  /// The name of the command.
  public var command: String
  /// Its idempotency key, if it has one.
  public var key: String?
  /// Who commanded it.
  public var actor: String
  /// The day on which it happened.
  public var day: SolarHijriDate
  /// When it was recorded, in ticks of 100 ns since the year 1, UTC.
  public var recorded: Int64
  /// The events, in order; at least one.
  public var drafts: [Draft]

  /// Creates a batch.
  public init(
    command: String, key: String? = nil, actor: String, day: SolarHijriDate, recorded: Int64,
    drafts: [Draft]
  ) {
    self.command = command
    self.key = key
    self.actor = actor
    self.day = day
    self.recorded = recorded
    self.drafts = drafts
  }

  /// The events that the batch becomes.
  ///
  /// - Parameters:
  ///   - head: The last event of the journal.
  ///   - version: Gives the number of events that a subject has had.
  /// - Returns: The events, with positions, versions and hashes.
  public func events(
    after head: JournalHead, version: (Subject) throws -> Int
  ) rethrows -> [StoredEvent] {
    var own: [Subject: Int] = [:]
    var previous = head.hash
    var events: [StoredEvent] = []
    events.reserveCapacity(drafts.count)
    for (index, draft) in drafts.enumerated() {
      let before = try own[draft.subject] ?? version(draft.subject)
      own[draft.subject] = before + 1
      var event = StoredEvent(
        position: head.position + 1 + Int64(index), batch: head.position + 1, command: command,
        key: index == 0 ? key : nil, actor: actor, day: day, recorded: recorded,
        subject: draft.subject, version: before + 1, kind: draft.kind, body: draft.body)
      event.hash = EventHash.of(event, after: previous)
      previous = event.hash
      events.append(event)
    }
    return events
  }
}

/// The last event of a journal.
public struct JournalHead: Sendable, Hashable {
  /// Its position; 0 in an empty journal.
  public var position: Int64
  /// Its hash; ``EventHash/origin`` in an empty journal.
  public var hash: EventHash

  /// The head of an empty journal.
  public static let empty = JournalHead(position: 0, hash: .origin)

  /// Creates a head.
  public init(position: Int64, hash: EventHash) {
    self.position = position
    self.hash = hash
  }
}
