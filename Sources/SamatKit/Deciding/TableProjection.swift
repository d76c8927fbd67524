public import KQLEngine

/// How the state of a ``Decider`` is seen in one of the registered tables.
///
/// A projection says which rows there are, what a row holds, and which rows an event concerns. The
/// workspace does the rest: the rows stand behind those that the table has from elsewhere, and after a
/// command only the rows concerned are made anew.
///
/// ```swift
/// struct CasesTable: TableProjection {
///   let table = "cases"
///   let columns = ["case", "unit", "stage"]
///   func rows(in state: Cases) -> [String] { state.order }
///   func row(_ id: String, in state: Cases) -> [Value]? {
///     state.cases[id].map { [.string(id), .string($0.unit), .string($0.stage)] }
///   }
///   func rows(touchedBy event: CaseEvent, _ record: EventRecord, in state: Cases) -> [String] {
///     [event.subject.id]
///   }
/// }
/// ```
public protocol TableProjection<State, Event>: Sendable {
  /// The state of the decider.
  associatedtype State: Sendable
  /// Its events.
  associatedtype Event: DomainEvent

  /// The name of a table that a component has registered, for instance `cases`.
  var table: String { get }

  /// The columns that ``row(_:in:)`` gives, in its order. The others are unknown, but for `source`,
  /// which says `journal`.
  var columns: [String] { get }

  /// The ids of all rows, in the order in which they first came to be; that keeps the table the same,
  /// whether it was followed event by event or made at once. A row that has gone does not come back.
  ///
  /// It is called when a query first names the table, not after each event.
  ///
  /// - Parameter state: What is known.
  /// - Returns: The ids, each once.
  func rows(in state: State) -> [String]

  /// The cells of a row.
  ///
  /// - Parameters:
  ///   - id: One of ``rows(in:)``, or of those that an event touched.
  ///   - state: What is known.
  /// - Returns: One value for each of ``columns``; nil where there is no such row, or no longer.
  func row(_ id: String, in state: State) -> [Value]?

  /// The ids of the rows that an event made, changed or took away.
  ///
  /// - Parameters:
  ///   - event: What has happened.
  ///   - record: When, by whom, at which position.
  ///   - state: What is known after the event.
  /// - Returns: Ids, in the order in which new rows come to stand.
  func rows(touchedBy event: Event, _ record: EventRecord, in state: State) -> [String]
}

/// A ``Decider`` whose state may be kept beside the journal, so that a long journal opens fast.
///
/// Without it a state is folded from the first event whenever the journal is opened.
public protocol SnapshotDecider: Decider where State: Codable {
  /// The version of the state's coding and of ``Decider/evolve(_:by:_:)``, from 1. Another number makes
  /// earlier snapshots void; raise it with every change of what the events come to.
  var stateVersion: Int { get }
}

/// What a field of an event tells of people or firms, so that an export can withhold it.
public enum FieldSensitivity: String, Sendable, Hashable {
  /// The name of a person.
  case person
  /// The name of a firm.
  case firm
  /// Text that somebody wrote, in which anything may stand.
  case freeText
}
