import KQLEngine
import KQLSyntax

/// Keeps a table in step with the state of a decider: after an event only the rows that it touched are
/// made anew, and not before somebody asks for the table.
struct TableFollower<State: Sendable, Event: DomainEvent>: Sendable {
  private let projection: any TableProjection<State, Event>
  /// The table's rows from elsewhere, which stand first.
  let base: TableDefinition
  private var buffer: TableBuffer
  private var places: [String: Int] = [:]
  private var baseCount: Int
  /// For each column of the table: which of the projection's cells it has.
  private let cellIndex: [Int?]
  private let sourceColumn: Int?
  private var touched: [String] = []

  /// Makes the table of a state.
  ///
  /// - Throws: What the loader of the base's rows reports, and `samat.journal.projection` where the
  ///   table lacks a column of the projection.
  init(
    _ projection: any TableProjection<State, Event>, over base: TableDefinition, in state: State
  ) throws(Diagnostic) {
    self.projection = projection
    self.base = base
    let names = projection.columns
    for name in names where base.schema.index(of: name) == nil {
      throw Diagnostic(
        code: "samat.journal.projection",
        message: "table '\(base.name)' has no column '\(name)' that events give it",
        help: "register the component that has the table, in the version that the decider is of")
    }
    cellIndex = base.schema.names.map { names.firstIndex(of: $0) }
    sourceColumn = base.schema.names.firstIndex(of: "source").flatMap { index in
      names.contains("source") || base.schema.columns[index].type != .string ? nil : index
    }
    let first = try base.load()
    buffer = TableBuffer(base.schema)
    buffer.append(first)
    baseCount = first.rowCount
    for id in projection.rows(in: state) { put(id, state) }
  }

  /// Whether the table is one of this follower's, over the same rows.
  func follows(_ definition: TableDefinition) -> Bool { base.loadsSame(as: definition) }

  /// The table as last shown, where nothing has touched it since.
  var shownTable: Table? { touched.isEmpty ? buffer.shownTable : nil }

  /// Notes the rows that an event touched.
  mutating func touch(_ event: Event, _ record: EventRecord, in state: State) {
    touched += projection.rows(touchedBy: event, record, in: state)
  }

  /// The table of a state, which is the one after the last event that was noted.
  ///
  /// - Complexity: O(touched rows), and plain copies of the columns that have changed.
  mutating func table(in state: State) -> Table {
    if !touched.isEmpty {
      var gone: Set<String> = []
      var done: Set<String> = []
      for id in touched where done.insert(id).inserted {
        if !put(id, state), places[id] != nil { gone.insert(id) }
      }
      touched.removeAll(keepingCapacity: true)
      remove(gone)
    }
    return buffer.table()
  }

  /// Writes a row; false where the state has none of that id.
  @discardableResult
  private mutating func put(_ id: String, _ state: State) -> Bool {
    guard let cells = projection.row(id, in: state) else { return false }
    var row = [Value](repeating: .null, count: cellIndex.count)
    for (column, index) in cellIndex.enumerated() {
      if let index, index < cells.count { row[column] = cells[index] }
    }
    if let sourceColumn { row[sourceColumn] = .string("journal") }
    if let place = places[id] {
      buffer.replace(place, with: row)
    } else {
      places[id] = buffer.rowCount
      buffer.append(row)
    }
    return true
  }

  private mutating func remove(_ ids: Set<String>) {
    guard !ids.isEmpty else { return }
    let rows = Set(ids.compactMap { places[$0] })
    let kept = places.filter { !ids.contains($0.key) }.sorted { $0.value < $1.value }
    buffer.remove(rows)
    places = [:]
    for (index, entry) in kept.enumerated() { places[entry.key] = baseCount + index }
  }
}
