import KQLEngine
import KQLSyntax
import PersianText

/// A decider of any type, with its state and the tables that follow it.
///
/// It is no value, so that a state is changed in place; whoever holds it takes care that only one
/// thread does: the lock of ``DomainRuntime``.
protocol DeciderBox: AnyObject, Sendable {
  var name: String { get }
  var kinds: [String] { get }
  var tableNames: [String] { get }
  var commandType: ObjectIdentifier { get }
  /// The sensitive keys of one of ``kinds``.
  func sensitiveKeys(of kind: String) -> [String: FieldSensitivity]
  /// The last event of the journal that the state knows of.
  var head: JournalHead { get set }
  /// The latest day of an event in the state.
  var lastDay: SolarHijriDate? { get set }
  /// The state.
  var anyState: any Sendable { get }
  /// A box with the same state that changes by itself.
  func fork() -> any DeciderBox
  /// A box that knows of no event.
  func fresh() -> any DeciderBox
  /// What happens by a command: drafts, and the events that they are of.
  func decide(
    _ command: any DomainCommand, _ context: DecisionContext
  ) throws -> [(EventBatch.Draft, any DomainEvent)]
  /// Takes up an event of one of ``kinds``; where it is at hand as a value it need not be read.
  func evolve(_ stored: StoredEvent, _ event: (any DomainEvent)?) throws(Diagnostic)
  /// One of the tables, as it is now.
  func table(_ name: String, over base: TableDefinition) throws(Diagnostic) -> Table
  /// A table as it is now where that costs next to nothing.
  func readyTable(_ name: String) -> (Table, TableDefinition)?
  /// The state as a snapshot; nil where the decider has none.
  func snapshot() throws -> StateSnapshot?
  /// Takes the state of a snapshot; false where it is of another coding or cannot be read.
  func load(_ snapshot: StateSnapshot) -> Bool
  /// How the commands are written.
  var forms: [CommandForm] { get }
  /// The ids of a kind that the state knows, the newest first.
  func ids(of kind: String) -> [String]
  /// What something may have next.
  func nextSteps(of subject: Subject, _ context: DecisionContext) -> [String]
  /// Why an event of one of ``kinds`` cannot be read; nil where it can.
  func problem(in kind: String, body: String) -> String?
}

/// The box of a decider of a type.
///
/// It is sent between threads, but used by one at a time.
final class TypedDeciderBox<D: Decider>: DeciderBox, @unchecked Sendable {
  let name: String
  let kinds: [String]
  let tableNames: [String]
  let commandType: ObjectIdentifier
  var head: JournalHead = .empty
  var lastDay: SolarHijriDate?
  private let decider: D
  private let projections: [any TableProjection<D.State, D.Event>]
  private var state: D.State
  private var followers: [TableFollower<D.State, D.Event>] = []

  init(_ decider: D) {
    self.decider = decider
    projections = decider.tables
    state = decider.initialState
    name = decider.name
    kinds = D.Event.kinds
    tableNames = projections.map(\.table)
    commandType = ObjectIdentifier(D.Command.self)
  }

  func sensitiveKeys(of kind: String) -> [String: FieldSensitivity] {
    D.Event.sensitiveKeys(of: kind)
  }

  var anyState: any Sendable { state }
  var forms: [CommandForm] { decider.forms }

  func ids(of kind: String) -> [String] { decider.ids(of: kind, in: state) }

  func nextSteps(of subject: Subject, _ context: DecisionContext) -> [String] {
    decider.nextSteps(of: subject, in: state, context)
  }

  func fork() -> any DeciderBox {
    let other = TypedDeciderBox(decider)
    other.state = state
    other.followers = followers
    other.head = head
    other.lastDay = lastDay
    return other
  }

  func fresh() -> any DeciderBox { TypedDeciderBox(decider) }

  func decide(
    _ command: any DomainCommand, _ context: DecisionContext
  ) throws -> [(EventBatch.Draft, any DomainEvent)] {
    guard let command = command as? D.Command else {
      throw Diagnostic.noDecider(command.name)
    }
    // The state is the one in the context: this box may change as soon as its lock is free.
    return try decider.decide(command, in: context.state(of: decider), context).map { event in
      (try Self.draft(event), event)
    }
  }

  /// An event as it will be kept. It is read again at once: an event that does not come back as it was
  /// must not get into a journal, where it could not be mended.
  private static func draft(_ event: D.Event) throws(Diagnostic) -> EventBatch.Draft {
    let reason: String
    do {
      let body = try EventEncoder.body(of: event)
      let (subject, kind) = (event.subject, event.kind)
      if !D.Event.kinds.contains(kind) {
        reason = "its kind is not among those that its type reads"
      } else if subject.kind.isEmpty || subject.id.isEmpty || subject.kind.contains("/")
        || subject.description.utf8.contains(0)
      {
        reason = "its subject '\(subject)' has no kind or no id, or a NUL character"
      } else if try D.Event.decode(kind, from: EventDecoder(body)) != event {
        reason = "read again it is another event"
      } else {
        return EventBatch.Draft(subject: subject, kind: kind, body: body)
      }
    } catch {
      reason = CodingReason.text(error)
    }
    throw Diagnostic(
      code: "samat.journal.coding",
      message: "the event '\(event.kind)' cannot be recorded: \(reason)",
      help: "this is a mistake in the decider; nothing was recorded")
  }

  func evolve(_ stored: StoredEvent, _ event: (any DomainEvent)?) throws(Diagnostic) {
    let typed: D.Event
    if let event = event as? D.Event {
      typed = event
    } else {
      do {
        typed = try D.Event.decode(stored.kind, from: EventDecoder(stored.body))
      } catch {
        throw Diagnostic(
          code: "samat.journal.unreadable-event",
          message: "event \(stored.position) of kind '\(stored.kind)' cannot be read:"
            + " \(CodingReason.text(error))",
          help: "verify the journal; it may have been written by a newer version")
      }
    }
    let record = stored.record
    decider.evolve(&state, by: typed, record)
    for index in followers.indices { followers[index].touch(typed, record, in: state) }
  }

  func table(_ name: String, over base: TableDefinition) throws(Diagnostic) -> Table {
    if let index = followers.firstIndex(where: { $0.base.name == name }) {
      if followers[index].follows(base) { return followers[index].table(in: state) }
      followers.remove(at: index)
    }
    guard let projection = projections.first(where: { $0.table == name }) else {
      return try base.load()
    }
    followers.append(try TableFollower(projection, over: base, in: state))
    return followers[followers.count - 1].table(in: state)
  }

  func readyTable(_ name: String) -> (Table, TableDefinition)? {
    guard let follower = followers.first(where: { $0.base.name == name }) else { return nil }
    return follower.shownTable.map { ($0, follower.base) }
  }

  func snapshot() throws -> StateSnapshot? {
    guard let keeper = decider as? any SnapshotDecider else { return nil }
    func bytes<K: SnapshotDecider>(_ keeper: K) throws -> [UInt8]? {
      guard let state = state as? K.State else { return nil }
      return try StateWriter.bytes(of: state)
    }
    guard let bytes = try bytes(keeper) else { return nil }
    return StateSnapshot(
      decider: name, version: keeper.stateVersion, head: head, lastDay: lastDay, bytes: bytes)
  }

  func load(_ snapshot: StateSnapshot) -> Bool {
    guard let keeper = decider as? any SnapshotDecider, keeper.stateVersion == snapshot.version
    else { return false }
    func read<K: SnapshotDecider>(_ keeper: K) -> D.State? {
      (try? StateReader.read(K.State.self, from: snapshot.bytes)) as? D.State
    }
    guard let loaded = read(keeper) else { return false }
    state = loaded
    followers = []
    head = snapshot.head
    lastDay = snapshot.lastDay
    return true
  }

  func problem(in kind: String, body: String) -> String? {
    do {
      _ = try D.Event.decode(kind, from: EventDecoder(body))
      return nil
    } catch {
      return CodingReason.text(error)
    }
  }
}

/// Says for people why something could not be coded.
enum CodingReason {
  static func text(_ error: any Error) -> String {
    func path(_ context: [any CodingKey]) -> String {
      context.isEmpty ? "" : "'\(context.map(\.stringValue).joined(separator: "."))': "
    }
    switch error {
    case DecodingError.keyNotFound(let key, _): return "'\(key.stringValue)' is missing"
    case DecodingError.typeMismatch(_, let context), DecodingError.valueNotFound(_, let context),
      DecodingError.dataCorrupted(let context):
      return path(context.codingPath) + context.debugDescription
    case EncodingError.invalidValue(_, let context):
      return path(context.codingPath) + context.debugDescription
    default: return String(describing: error)
    }
  }
}

extension Diagnostic {
  /// A command that no decider takes.
  static func noDecider(_ command: String) -> Diagnostic {
    Diagnostic(
      code: "samat.journal.no-decider",
      message: "no decider of this workspace takes the command '\(command)'",
      help: "register the decider first")
  }
}
