public import KQLSyntax
public import PersianText
import Synchronization

/// A journal in memory: what a workspace has that was given no other.
public final class MemoryJournal: Journal {
  private struct Content {
    var events: [StoredEvent] = []
    var versions: [Subject: Int] = [:]
    var batches: [String: Int] = [:]
    var snapshots: [String: StateSnapshot] = [:]

    var head: JournalHead {
      events.last.map { JournalHead(position: $0.position, hash: $0.hash) } ?? .empty
    }

    mutating func add(_ event: StoredEvent) {
      if let key = event.key { batches[key] = events.count }
      versions[event.subject] = event.version
      events.append(event)
    }
  }

  private let content = Mutex(Content())

  /// Creates an empty journal.
  public init() {}

  /// `the journal in memory`.
  public var name: String { "the journal in memory" }

  /// The last event.
  public func head() throws(Diagnostic) -> JournalHead { content.withLock { $0.head } }

  /// Events in the order of their positions.
  public func events(after position: Int64, limit: Int) throws(Diagnostic) -> [StoredEvent] {
    content.withLock { content in
      let start = Int(min(max(position, 0), Int64(content.events.count)))
      let end = start + min(max(limit, 0), content.events.count - start)
      return Array(content.events[start..<end])
    }
  }

  /// The events of the command of a key.
  public func events(ofKey key: String) throws(Diagnostic) -> [StoredEvent] {
    content.withLock { content in
      guard let first = content.batches[key] else { return [] }
      let batch = content.events[first].batch
      return Array(content.events[first...].prefix { $0.batch == batch })
    }
  }

  /// How many events a subject has had.
  public func version(of subject: Subject) throws(Diagnostic) -> Int {
    content.withLock { $0.versions[subject] ?? 0 }
  }

  /// Adds what commands made happen.
  public func append(
    _ batches: [EventBatch], expecting position: Int64
  ) throws(Diagnostic) -> AppendOutcome {
    let result: Result<AppendOutcome, Diagnostic> = content.withLock { content in
      guard content.head.position == position else { return .success(.moved(head: content.head)) }
      let keys = batches.compactMap(\.key)
      var seen: Set<String> = []
      for key in keys where content.batches[key] != nil || !seen.insert(key).inserted {
        return .failure(.keyTaken(key))
      }
      var added: [StoredEvent] = []
      for batch in batches {
        for event in batch.events(
          after: content.head, version: { content.versions[$0] ?? 0 })
        {
          content.add(event)
          added.append(event)
        }
      }
      return .success(.appended(added))
    }
    return try result.get()
  }

  /// Adds events of another journal.
  public func restore(_ chunks: () throws(Diagnostic) -> [StoredEvent]) throws(Diagnostic) {
    var added: [StoredEvent] = []
    let start = try head()
    var chain = JournalChain(after: start)
    while true {
      let chunk = try chunks()
      if chunk.isEmpty { break }
      for event in chunk { try chain.require(event) }
      added += chunk
    }
    let isAdded = content.withLock { content in
      guard content.head == start else { return false }
      for event in added { content.add(event) }
      return true
    }
    if !isAdded { throw .journalMoved(name) }
  }

  /// The snapshot of a decider.
  public func snapshot(
    of decider: String, upTo day: SolarHijriDate?
  ) throws(Diagnostic) -> StateSnapshot? {
    content.withLock { content in
      guard let snapshot = content.snapshots[decider] else { return nil }
      if let day, let last = snapshot.lastDay, last > day { return nil }
      return snapshot
    }
  }

  /// Keeps a snapshot, the newest of each decider.
  public func save(_ snapshot: StateSnapshot) throws(Diagnostic) {
    content.withLock { $0.snapshots[snapshot.decider] = snapshot }
  }
}

extension Diagnostic {
  /// A key that a command had before.
  package static func keyTaken(_ key: String) -> Diagnostic {
    Diagnostic(
      code: "samat.journal.key-taken", message: "the key '\(key)' was used by another command",
      help: "give each command a key of its own")
  }

  /// A journal that others added to.
  package static func journalMoved(_ name: String) -> Diagnostic {
    Diagnostic(
      code: "samat.journal.conflict",
      message: "others added to \(name) again and again at the same time",
      help: "nothing was recorded; do it again")
  }
}
