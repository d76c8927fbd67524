import KQLEngine
import KQLSyntax
import PersianText
import Synchronization

/// What makes a workspace act: the journal, the deciders with their states, and the tables that follow.
///
/// Two locks: commands are performed one after the other under the one, so that a slow disk holds up
/// nobody who only asks; states are read and changed under the other, for as short as can be.
final class DomainRuntime: Sendable {
  /// What the lock of states guards.
  struct Content {
    var boxes: [any DeciderBox] = []
    var byKind: [String: [Int]] = [:]
    /// The last event that is in the states.
    var head: JournalHead = .empty
    /// Who looks at the states as they are now.
    var views: [WeakView] = []
    var watchers: [Int: AsyncStream<StoredEvent>.Continuation] = [:]
    var nextWatcher = 0
    /// The last event that is in kept snapshots.
    var snapshotPosition: Int64 = 0
  }

  struct WeakView: Sendable {
    weak var view: DomainView?
  }

  let journal: any Journal
  /// The current time in ticks.
  let clock: @Sendable () -> Int64
  let writer = Mutex<Void>(())
  let content = Mutex(Content())

  /// How many events are read at once.
  static let chunk = 4096
  /// After how many events that had to be folded a snapshot is kept.
  static let snapshotDistance: Int64 = 50_000

  init(journal: any Journal, clock: @escaping @Sendable () -> Int64) {
    self.journal = journal
    self.clock = clock
  }

  /// Adds deciders and brings their states up to the last event.
  ///
  /// - Throws: `samat.register.duplicate` where a name, a command type or a table is taken, and what
  ///   the journal reports. Nothing has changed then.
  func add(_ added: [any DeciderBox], upTo day: SolarHijriDate? = nil) throws(Diagnostic) {
    let own = content.withLock { $0.boxes }
    var names = Set(own.map(\.name))
    var types = Set(own.map(\.commandType))
    var tables = Set(own.flatMap(\.tableNames))
    for box in added {
      guard names.insert(box.name).inserted else { throw taken("a decider '\(box.name)'") }
      guard types.insert(box.commandType).inserted else {
        throw taken("a decider of the commands of '\(box.name)'")
      }
      for table in box.tableNames where !tables.insert(table).inserted {
        throw taken("a decider that shows itself in the table '\(table)'")
      }
    }
    // The states are folded aside, so that nothing is half done where the journal cannot be read.
    let fold = try folded(added, upTo: day)
    content.withLock { content in
      freezeViews(&content)
      content.boxes += added
      content.byKind = Self.index(content.boxes)
      if own.isEmpty || fold.head.position < content.head.position { content.head = fold.head }
      content.snapshotPosition = fold.snapshotPosition
    }
    try catchUp()
    saveSnapshotsInTime()
  }

  private func taken(_ what: String) -> Diagnostic {
    Diagnostic(
      code: "samat.register.duplicate", message: "\(what) is registered already",
      help: "register each once")
  }

  static func index(_ boxes: [any DeciderBox]) -> [String: [Int]] {
    var byKind: [String: [Int]] = [:]
    for (index, box) in boxes.enumerated() {
      for kind in Set(box.kinds) { byKind[kind, default: []].append(index) }
    }
    return byKind
  }

  private struct Fold {
    var head: JournalHead
    var snapshotPosition: Int64
  }

  /// Brings boxes that nobody else has up to the last event, from snapshots where there are any.
  private func folded(
    _ boxes: [any DeciderBox], upTo day: SolarHijriDate?
  ) throws(Diagnostic) -> Fold {
    if boxes.isEmpty { return Fold(head: try journal.head(), snapshotPosition: 0) }
    for box in boxes {
      // One that cannot be read counts for nothing; where the journal cannot, that shows below.
      guard let snapshot = (try? journal.snapshot(of: box.name, upTo: day)) ?? nil else { continue }
      // It only counts where the journal still has the event that it was taken at.
      let position = snapshot.head.position
      let event = try journal.events(after: position - 1, limit: 1).first
      guard position > 0, event?.position == position, event?.hash == snapshot.head.hash else {
        continue
      }
      _ = box.load(snapshot)
    }
    let byKind = Self.index(boxes)
    let start = boxes.map(\.head.position).min() ?? 0
    var head = boxes.map(\.head).min { $0.position < $1.position } ?? .empty
    while true {
      let events = try journal.events(after: head.position, limit: Self.chunk)
      for event in events {
        // Events of kinds that no decider knows are passed over; they stay in the journal.
        for index in byKind[event.kind] ?? [] where boxes[index].head.position < event.position {
          try boxes[index].evolve(event, nil)
        }
        for box in boxes where box.head.position < event.position { box.advance(to: event) }
        head = JournalHead(position: event.position, hash: event.hash)
      }
      if events.count < Self.chunk { break }
    }
    return Fold(head: head, snapshotPosition: start)
  }

  /// Takes up what others have added to the journal.
  ///
  /// - Throws: What the journal reports.
  func catchUp() throws(Diagnostic) {
    var known = content.withLock { $0.head }
    guard try journal.head() != known else { return }
    while true {
      let events = try journal.events(after: known.position, limit: Self.chunk)
      try takeUp(events, typed: [])
      if events.count < Self.chunk { return }
      known = content.withLock { $0.head }
    }
  }

  /// Folds events into the states, and tells those who watch.
  ///
  /// - Parameters:
  ///   - events: Events of the journal; those that are known already are passed over.
  ///   - typed: The same events as values, where they are at hand, with the decider that made them.
  /// - Throws: `samat.journal.unreadable-event`.
  func takeUp(
    _ events: [StoredEvent], typed: [(decider: String, event: any DomainEvent)]
  ) throws(Diagnostic) {
    let failure: Diagnostic? = content.withLock { content in
      guard let last = events.last, last.position > content.head.position else { return nil }
      freezeViews(&content)
      for (index, event) in events.enumerated() where event.position > content.head.position {
        for place in content.byKind[event.kind] ?? []
        where content.boxes[place].head.position < event.position {
          let box = content.boxes[place]
          let value =
            index < typed.count && typed[index].decider == box.name ? typed[index].event : nil
          do throws(Diagnostic) {
            try box.evolve(event, value)
          } catch {
            return error
          }
          // At once, so that nobody takes up an event twice where another decider cannot read it.
          box.advance(to: event)
        }
        for box in content.boxes where box.head.position < event.position {
          box.advance(to: event)
        }
        content.head = JournalHead(position: event.position, hash: event.hash)
        for watcher in content.watchers.values { watcher.yield(event) }
      }
      return nil
    }
    if let failure { throw failure }
  }

  /// Gives those who look at the states as they are what they need to go on doing so.
  func freezeViews(_ content: inout Content) {
    for place in content.views { place.view?.freeze(content.boxes) }
    content.views.removeAll()
  }
}

extension DeciderBox {
  /// Notes that an event has been folded, or was not for this decider.
  func advance(to event: StoredEvent) {
    head = JournalHead(position: event.position, hash: event.hash)
    lastDay = max(lastDay ?? event.day, event.day)
  }
}
