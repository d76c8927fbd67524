import Foundation
import KQLEngine
import KQLSyntax
import PersianText
import Testing

@testable import SamatKit

/// Folds the events of the three deciders in memory, and holds each event to its coding.
///
/// It stands for a journal: every event is written as JSON and read again before it is taken up.
struct CaseworkLedger {
  let casework: Casework
  private(set) var units: UnitsState
  private(set) var obstacles: ObstaclesState
  private(set) var groups: WorkingGroupsState
  private(set) var position: Int64 = 0
  /// The keys with which events of each kind were written, each list once.
  private(set) var keys: [String: Set<Set<String>>] = [:]
  /// Whether every event is coded and decoded, and its kind kept.
  var isThorough = true

  init(_ setting: CaseworkSetting) {
    casework = Casework(setting)
    units = casework.units.initialState
    obstacles = casework.obstacles.initialState
    groups = casework.workingGroups.initialState
  }

  /// A ledger over reference tables alone, or over the seeds.
  init(
    data: SeedData = .reference, policies: PolicyBook = PolicyBook()
  ) throws {
    self.init(try CaseworkSetting(data: data, policies: policies))
  }

  @discardableResult
  mutating func perform(
    _ command: WorkingGroupCommand, _ day: SolarHijriDate, by actor: String = "secretary",
    checking check: (WorkingGroupEvent, WorkingGroupsState) -> Void = { _, _ in }
  ) throws(Refusal) -> [WorkingGroupEvent] {
    let happened = try casework.workingGroups.decide(command, in: groups, context(day, actor))
    for event in happened {
      let (event, record) = keep(event, day, actor)
      check(event, groups)
      casework.workingGroups.evolve(&groups, by: event, record)
    }
    return happened
  }

  @discardableResult
  mutating func perform(
    _ command: UnitCommand, _ day: SolarHijriDate, by actor: String = "secretary"
  ) throws(Refusal) -> [UnitEvent] {
    let happened = try casework.units.decide(command, in: units, context(day, actor))
    for event in happened {
      let (event, record) = keep(event, day, actor)
      casework.units.evolve(&units, by: event, record)
    }
    return happened
  }

  @discardableResult
  mutating func perform(
    _ command: ObstacleCommand, _ day: SolarHijriDate, by actor: String = "secretary"
  ) throws(Refusal) -> [ObstacleEvent] {
    let happened = try casework.obstacles.decide(command, in: obstacles, context(day, actor))
    for event in happened {
      let (event, record) = keep(event, day, actor)
      casework.obstacles.evolve(&obstacles, by: event, record)
    }
    return happened
  }

  mutating func perform(
    _ command: CaseworkCommand, _ day: SolarHijriDate, by actor: String
  ) throws(Refusal) {
    switch command {
    case .unit(let command): try perform(command, day, by: actor)
    case .obstacle(let command): try perform(command, day, by: actor)
    case .workingGroup(let command): try perform(command, day, by: actor)
    }
  }

  private func context(_ day: SolarHijriDate, _ actor: String) -> DecisionContext {
    DecisionContext(
      day: day, actor: actor,
      states: ["units": units, "obstacles": obstacles, "working-groups": groups])
  }

  private mutating func keep<Event: DomainEvent>(
    _ event: Event, _ day: SolarHijriDate, _ actor: String
  ) -> (Event, EventRecord) {
    position += 1
    let record = EventRecord(position: position, version: 1, day: day, actor: actor, recorded: 0)
    guard isThorough else { return (event, record) }
    do {
      #expect(Event.kinds.contains(event.kind))
      let json = try JSONEncoder().encode(Coded(event: event))
      let object = try JSONSerialization.jsonObject(with: json) as? [String: Any]
      keys[event.kind, default: []].insert(Set((object ?? [:]).keys))
      // Flat: scalars, and arrays of scalars.
      for value in (object ?? [:]).values {
        #expect(!(value is [String: Any]))
        #expect((value as? [Any])?.contains { $0 is [Any] || $0 is [String: Any] } != true)
      }
      let decoder = JSONDecoder()
      decoder.userInfo[.kind] = event.kind
      let again = try decoder.decode(Coded<Event>.self, from: json).event
      #expect(again == event)
      #expect(again.kind == event.kind && again.subject == event.subject)
      return (again, record)
    } catch {
      Issue.record("\(event.kind) cannot be coded: \(error)")
      return (event, record)
    }
  }

  // MARK: Tables

  /// A workspace whose tables hold what was recorded, behind the rows of some data.
  func workspace(over data: SeedData = .reference) throws -> Workspace {
    var rows: [String: [[String: Value]]] = [:]
    func collect<D: Decider>(_ decider: D, _ state: D.State) {
      for projection in decider.tables { add(projection, state) }
    }
    func add<P: TableProjection>(_ projection: P, _ state: P.State) {
      for id in projection.rows(in: state) {
        guard let cells = projection.row(id, in: state) else { continue }
        #expect(cells.count == projection.columns.count, "\(projection.table)")
        rows[projection.table, default: []].append(
          Dictionary(zip(projection.columns, cells)) { first, _ in first })
      }
    }
    collect(casework.units, units)
    collect(casework.obstacles, obstacles)
    collect(casework.workingGroups, groups)
    let recorded = rows
    return try Workspace(
      data: SeedData { (name: String, schema: Schema) throws(Diagnostic) -> Table in
        let table = try data.table(name, schema)
        let added = recorded[name] ?? []
        for key in added.first?.keys.sorted() ?? [] where schema.index(of: key) == nil {
          throw Diagnostic(code: "test", message: "'\(name)' has no column '\(key)'")
        }
        let blank: [Value] = schema.columns.map { $0.type == .string ? .string("") : .null }
        let old = table.rows.map { Array($0.values) }
        return Table(
          schema: schema,
          rows: old
            + added.map { cells in
              schema.columns.indices.map { cells[schema.columns[$0].name] ?? blank[$0] }
            })
      })
  }
}

extension CodingUserInfoKey {
  fileprivate static let kind = CodingUserInfoKey(rawValue: "kind")!
}

private struct Coded<Event: DomainEvent>: Codable {
  let event: Event

  init(event: Event) { self.event = event }

  init(from decoder: any Decoder) throws {
    event = try Event.decode(decoder.userInfo[.kind] as? String ?? "", from: decoder)
  }

  func encode(to encoder: any Encoder) throws { try event.encode(to: encoder) }
}

/// A day of the Solar Hijri calendar.
func day(_ text: String) throws -> SolarHijriDate { try SolarHijriDate.parse(text) }

/// The code of what a closure refuses; nil where it does not.
func refusal(_ body: () throws(Refusal) -> Void) -> Refusal? {
  do throws(Refusal) {
    try body()
    return nil
  } catch {
    return error
  }
}
