import Foundation
import PersianText
import Testing

@testable import SamatKit

/// Folds the events of one decider in memory; every event is written as JSON and read again first.
struct ProgrammeLedger<D: Decider> {
  let decider: D
  private(set) var state: D.State
  private(set) var position: Int64 = 0
  private(set) var recorded: [(D.Event, EventRecord)] = []
  /// Whether every event is coded and decoded.
  var isThorough = true

  init(_ decider: D) {
    self.decider = decider
    state = decider.initialState
  }

  @discardableResult
  mutating func perform(
    _ command: D.Command, _ day: SolarHijriDate
  ) throws(Refusal) -> [D.Event] {
    let context = DecisionContext(day: day, actor: "secretariat")
    let events = try decider.decide(command, in: state, context)
    for event in events {
      position += 1
      let record = EventRecord(
        position: position, version: 1, day: day, actor: "secretariat", recorded: 0)
      let again = isThorough ? coded(event) : event
      if isThorough { recorded.append((again, record)) }
      decider.evolve(&state, by: again, record)
    }
    return events
  }

  /// Every cell of every table, as text.
  func cells() -> [String] { Self.cells(decider, state) }

  /// The cells after the events are folded anew, from nothing.
  func replayed() -> [String] {
    var state = decider.initialState
    for (event, record) in recorded { decider.evolve(&state, by: event, record) }
    return Self.cells(decider, state)
  }

  private static func cells(_ decider: D, _ state: D.State) -> [String] {
    func of<P: TableProjection>(_ table: P) -> [String] where P.State == D.State {
      table.rows(in: state).map { "\(table.table) \($0) \(table.row($0, in: state) ?? [])" }
    }
    return decider.tables.flatMap { of($0) }
  }

  /// An event as it comes back from its text.
  func coded(_ event: D.Event) -> D.Event {
    do {
      #expect(D.Event.kinds.contains(event.kind))
      let json = try JSONEncoder().encode(Coded(event: event))
      let object = try JSONSerialization.jsonObject(with: json) as? [String: Any] ?? [:]
      for value in object.values {
        #expect(!(value is [String: Any]))
        #expect((value as? [Any])?.contains { $0 is [Any] || $0 is [String: Any] } != true)
      }
      let decoder = JSONDecoder()
      decoder.userInfo[.kind] = event.kind
      let again = try decoder.decode(Coded.self, from: json).event
      #expect(again == event && again.kind == event.kind && again.subject == event.subject)
      return again
    } catch {
      Issue.record("\(event.kind) cannot be coded: \(error)")
      return event
    }
  }

  private struct Coded: Codable {
    let event: D.Event

    init(event: D.Event) { self.event = event }

    init(from decoder: any Decoder) throws {
      event = try D.Event.decode(decoder.userInfo[.kind] as? String ?? "", from: decoder)
    }

    func encode(to encoder: any Encoder) throws { try event.encode(to: encoder) }
  }
}

extension CodingUserInfoKey {
  fileprivate static let kind = CodingUserInfoKey(rawValue: "kind")!
}

/// Holds a refusal to its form.
func holdsToItsForm(_ found: Refusal, _ code: String) {
  #expect(found.code == code, "\(found.message)")
  #expect(!found.message.isEmpty && !found.message.hasSuffix("."))
  #expect(!found.remedy.isEmpty && found.remedy.first?.isUppercase == false)
  #expect((found.rule == nil) == found.statement.isEmpty)
}

/// Holds rules to the rows of the table.
func areRows(_ rules: [DomainRule]) throws {
  for rule in rules {
    let rows = text(
      of: try Seeds.ask(
        "rules | where rule == '\(rule.reference.rule)' | project statement, origin, fact"))
    #expect(
      rows == [[rule.statement, rule.reference.origin.rawValue, rule.reference.fact ?? ""]],
      "\(rule.reference.rule)")
  }
}
