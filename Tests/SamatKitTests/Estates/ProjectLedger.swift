import Foundation
import KQLEngine
import PersianText
import Testing

@testable import SamatKit

/// Folds the events of projects in memory: every event is written as a line of a journal is, and read
/// again before it is taken up.
struct ProjectLedger {
  let decider: InfrastructureProjectsDecider
  private(set) var state: ProjectsState
  private(set) var position: Int64 = 0
  private(set) var events: [(ProjectEvent, EventRecord)] = []
  var isThorough = true

  init(policy: ProjectPolicy = ProjectPolicy(), data: SeedData = .reference) throws {
    var book = PolicyBook()
    book.set(DatedPolicy("projects-1", from: nil, policy), in: nil)
    decider = try InfrastructureProjectsDecider(CaseworkSetting(data: data, policies: book))
    state = decider.initialState
  }

  @discardableResult
  mutating func perform(
    _ command: ProjectCommand, _ day: SolarHijriDate, by actor: String = "supervisor"
  ) throws(Refusal) -> [ProjectEvent] {
    let happened = try decider.decide(
      command, in: state, DecisionContext(day: day, actor: actor, states: ["projects": state]))
    for event in happened {
      position += 1
      let record = EventRecord(position: position, version: 1, day: day, actor: actor, recorded: 0)
      let kept = isThorough ? coded(event) : event
      decider.evolve(&state, by: kept, record)
      if isThorough { events.append((kept, record)) }
    }
    return happened
  }

  private func coded(_ event: ProjectEvent) -> ProjectEvent {
    do {
      #expect(ProjectEvent.kinds.contains(event.kind))
      let body = try EventEncoder.body(of: event)
      let again = try ProjectEvent.decode(event.kind, from: EventDecoder(body))
      #expect(again == event)
      return again
    } catch {
      Issue.record("\(event.kind) cannot be coded: \(error)")
      return event
    }
  }

  /// The rows of every table, as they follow from the state.
  static func rows(_ state: ProjectsState, _ decider: InfrastructureProjectsDecider)
    -> [String: [String: [Value]]]
  {
    func all<P: TableProjection<ProjectsState, ProjectEvent>>(_ table: P) -> [String: [Value]] {
      var rows: [String: [Value]] = [:]
      for id in table.rows(in: state) {
        guard let cells = table.row(id, in: state) else { continue }
        #expect(cells.count == table.columns.count, "\(table.table)")
        rows[id] = cells
      }
      return rows
    }
    var tables: [String: [String: [Value]]] = [:]
    for table in decider.tables { tables[table.table] = all(table) }
    return tables
  }
}
