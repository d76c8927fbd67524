import Foundation
import KQLEngine
import KQLSyntax
import PersianText
import Testing

@testable import SamatKit

/// Folds the events of estates in memory; every event is written as JSON and read again first.
struct EstateLedger {
  let decider: EstatesDecider
  private(set) var state: EstatesState
  private(set) var position: Int64 = 0
  var isThorough = true

  init(_ policy: EstatePolicy? = EstateLedger.policy) throws {
    var book = PolicyBook()
    if let policy { book.set(DatedPolicy("test", from: nil, policy), in: nil) }
    decider = try EstatesDecider(CaseworkSetting(data: .reference, policies: book))
    state = decider.initialState
  }

  /// A policy that sets what no source gives.
  static var policy: EstatePolicy {
    var policy = EstatePolicy()
    policy.buildingMonths = 24
    policy.reasonablePeriodDays = 30
    policy.competentBodies = ["board"]
    policy.challengerFrom = 40
    policy.leaderFrom = 70
    return policy
  }

  static func day(_ month: Int, _ day: Int, year: Int = 1403) -> SolarHijriDate {
    SolarHijriDate(year: year, month: month, day: day) ?? CaseworkGenerator.firstDay
  }

  func context(_ day: SolarHijriDate) -> DecisionContext {
    DecisionContext(day: day, actor: "clerk", states: ["estates": state])
  }

  @discardableResult
  mutating func perform(
    _ command: EstateCommand, _ day: SolarHijriDate = EstateLedger.day(1, 10)
  ) throws(Refusal) -> [EstateEvent] {
    let happened = try decider.decide(command, in: state, context(day))
    for event in happened {
      position += 1
      let record = EventRecord(
        position: position, version: 1, day: day, actor: "clerk", recorded: 0)
      decider.evolve(&state, by: isThorough ? Self.coded(event) : event, record)
    }
    return happened
  }

  /// An event as a journal gives it back.
  private static func coded(_ event: EstateEvent) -> EstateEvent {
    do {
      let body = try EventEncoder.body(of: event)
      let again = try EstateEvent.decode(event.kind, from: EventDecoder(body))
      #expect(again == event && EstateEvent.kinds.contains(event.kind))
      #expect(again.kind == event.kind && again.subject == event.subject)
      return again
    } catch {
      Issue.record("\(event.kind) cannot be coded: \(error)")
      return event
    }
  }

  /// A governmental estate of 100 ha with a parcel of 10000 m2, price 1000, due on 1404-01-10.
  static func withParcel() throws -> EstateLedger {
    var ledger = try EstateLedger()
    var details = EstateDetails()
    details.kind = .estate
    details.governance = .governmental
    details.areaHectares = 100
    details.province = "IR-08"
    try ledger.perform(.register(estate: "e", details: details))
    try ledger.perform(
      .assign(
        parcel: "p", estate: "e", areaSquareMetres: 10_000, priceRial: 1000,
        deadline: day(1, 10, year: 1404)))
    return ledger
  }
}
