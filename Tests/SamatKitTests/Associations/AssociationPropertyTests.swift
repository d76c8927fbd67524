import Foundation
import KQLEngine
import PersianText
import Testing

@testable import SamatKit

/// Random commands on associations against what must hold whatever is asked.
@Suite struct AssociationPropertyTests {
  private static var steps: Int {
    ProcessInfo.processInfo.environment["SAMAT_SOAK"].flatMap { Int($0) } ?? 6000
  }

  private func command(
    _ random: inout SplitMix64, _ state: AssociationsState, _ day: SolarHijriDate
  ) -> AssociationCommand {
    func pick(_ ids: [String], _ stem: String) -> String {
      if ids.isEmpty || random.chance(0.03) { return "\(stem)-unknown" }
      return random.one(of: Array(ids.suffix(12)))
    }
    let association = pick(state.associations.ids, "a")
    // Those that wait for a result first: there are few.
    let held = state.elections.ids.filter { state.elections[$0]?.status == .held }
    let election =
      !held.isEmpty && random.chance(0.5)
      ? random.one(of: held) : pick(state.elections.ids, "e")
    let person = random.one(of: ["p", "q", "r", "s"])
    let soon = day.adding(days: random.chance(0.9) ? 15 : random.whole(-2...14)) ?? day
    switch random.whole(0...35) {
    case 0:
      let kind = random.one(of: AssociationKind.allCases)
      return .found(
        association: "a\(state.associations.count)", kind: kind,
        field: kind == .house ? nil : "x\(random.whole(0...40))",
        province: kind == .nationalHomogeneous ? nil : random.one(of: ["IR-08", "IR-30"]),
        founders: random.chance(0.9) ? ["f", "g", "h"] : ["f"])
    case 1...4: return .apply(association: association)
    case 5...7:
      return .review(
        association: association, finding: random.one(of: ReviewFinding.allCases), text: "t")
    case 8: return .holdCommission(present: ["isipo-head"])
    case 9...11: return .approve(association: association, session: state.sessions.ids.last ?? "c")
    case 12:
      return random.chance(0.2)
        ? .dissolve(association: association, reason: "r") : .register(association: association)
    case 13:
      return random.chance(0.5)
        ? .reject(association: association, session: pick(state.sessions.ids, "c"), reason: "r")
        : .withdraw(association: association, reason: "r")
    case 14:
      return .enterBoard(
        association: association, members: [person], from: soon,
        to: soon.adding(days: random.whole(-5...1200)) ?? soon)
    case 15...17:
      let after = random.chance(0.4) ? election : nil
      return .call(
        association: after.flatMap { state.elections[$0]?.association } ?? association, date: soon,
        eligible: random.whole(-1...40), after: after)
    case 18...20, 31...34:
      let called = state.elections.ids.last { state.elections[$0]?.status == .called }
      return .nominate(election: called ?? election, person: person)
    case 21: return .standDown(election: election, person: person)
    case 22, 23:
      let today = DayNumber(day)
      let due = state.elections.ids.last {
        state.elections[$0]?.status == .called && state.elections[$0]?.date == today
      }
      let election = random.chance(0.9) ? due ?? election : election
      return .hold(
        election: election, supervisor: random.chance(0.9) ? "commission-associations" : "o",
        ballots: random.chance(0.7)
          ? state.elections[election]?.eligible ?? 0 : random.whole(0...30))
    case 24, 25:
      let candidates = state.elections[election]?.candidates ?? []
      return .declare(
        election: election,
        votes: (random.chance(0.9) ? candidates : Array(candidates.dropLast())).map {
          "\($0):\(random.whole(0...12))"
        },
        byLot: random.chance(0.5) ? Array(candidates.prefix(1)) : [])
    case 26: return .annul(election: election, reason: "r")
    case 35:
      let today = DayNumber(day)
      let seated = state.boards.ids.compactMap { state.boards[$0] }.last {
        $0.from <= today && today < $0.to
      }
      return .endBoard(association: seated?.association ?? association, reason: "r")
    case 27:
      let id = pick(state.instructions.ids, "i")
      return random.chance(0.3)
        ? .issue(issuer: "o", title: "t", addressees: ["u", "v"])
        : .report(
          instruction: id, addressee: random.one(of: ["u", "v", "w"]),
          progress: random.one(of: [0, 0.5, 1, 2]), text: random.chance(0.5) ? "t" : nil)
    case 28:
      let id = pick(state.delegations.ids, "d")
      return random.one(of: [
        .propose(function: "f", giver: "o", taker: "t"), .obstruct(delegation: id, text: "x"),
        .overcome(delegation: id, obstacle: 1), .give(delegation: id, legalBasis: "l"),
        .withdrawDelegation(delegation: id, reason: "r"),
      ])
    default:
      let id = pick(state.consultations.ids, "c")
      return random.one(of: [
        .consult(subject: .policy, title: "t", asked: [association]),
        .answer(consultation: id, association: association, position: .agree),
        .closeConsultation(consultation: id),
      ])
    }
  }

  private func check(_ state: AssociationsState) {
    var places: [String: String] = [:]
    for id in state.associations.ids {
      guard let record = state.associations[id] else { continue }
      // One approved association of a field and place.
      if record.status.isApproved {
        let place = AssociationsState.place(
          record.kind, record.level, record.province, record.field)
        #expect(places.updateValue(id, forKey: place) == nil, "\(place)")
        #expect(record.approved != nil)
      }
      if record.status == .registered { #expect(!record.boards.isEmpty) }
      // Terms do not overlap.
      let terms = record.boards.compactMap { state.boards[$0] }.filter { $0.from <= $0.to }
        .sorted { $0.from < $1.from }
      for (first, second) in zip(terms, terms.dropFirst()) { #expect(first.to < second.from) }
      // One election at a time.
      let open = record.elections.filter {
        [.called, .held].contains(state.elections[$0]?.status)
      }
      #expect(open.count <= 1)
    }
    for id in state.elections.ids {
      guard let election = state.elections[id] else { continue }
      if election.status == .declared {
        #expect(!election.elected.isEmpty && election.elected.count <= 2)
        #expect(Set(election.elected).isSubset(of: election.candidates))
        #expect((election.turnout ?? 0) >= (election.quorum ?? 1))
      }
    }
  }

  @Test(arguments: [UInt64(1), 2])
  func whateverIsAskedAssociationsHold(seed: UInt64) throws {
    var book = PolicyBook()
    try PolicyFile.read(Array(AssociationDesk.policies.utf8), file: "p", into: &book)
    let setting = try CaseworkSetting(data: .reference, policies: book)
    let decider = try AssociationsDecider(setting)
    let groups = WorkingGroupsDecider(setting)
    var day = try #require(SolarHijriDate(year: 1403, month: 1, day: 5))
    // The holder of the chair's post.
    var bodies = groups.initialState
    for command in [
      WorkingGroupCommand.createPost(post: "smt-deputy-planning", organization: "o"),
      .holdPost(post: "smt-deputy-planning", person: "deputy"),
      .createPost(post: "isipo-head", organization: "o"),
      .holdPost(post: "isipo-head", person: "head"),
    ] {
      let context = DecisionContext(day: day, actor: "s")
      for event in try groups.decide(command, in: bodies, context) {
        bodies.take(event, day: DayNumber(day), source: .journal)
      }
    }
    var random = SplitMix64(seed: seed)
    var state = decider.initialState
    var recorded: [(AssociationEvent, EventRecord)] = []
    var position: Int64 = 0
    var done: [String: Int] = [:]
    for step in 0..<Self.steps {
      if random.chance(0.03) { day = day.adding(days: random.whole(0...6)) ?? day }
      // Elections are held on their days.
      if random.chance(0.03) {
        let called = state.elections.ids.compactMap { state.elections[$0] }.filter {
          $0.status == .called && $0.date >= DayNumber(day)
        }
        day = called.map(\.date).min()?.date ?? day
      }
      let command = command(&random, state, day)
      let context = DecisionContext(day: day, actor: "s", states: [groups.name: bodies])
      do throws(Refusal) {
        for event in try decider.decide(command, in: state, context) {
          position += 1
          let record = EventRecord(
            position: position, version: 1, day: day, actor: "s", recorded: 0)
          decider.evolve(&state, by: event, record)
          recorded.append((event, record))
        }
        done[command.name, default: 0] += 1
      } catch {
        #expect(!error.message.isEmpty && !error.remedy.isEmpty)
      }
      if step % 250 == 0 { check(state) }
    }
    check(state)
    for name in [
      "association.approve", "election.declare", "election.hold", "association.register",
      "association.end_board",
    ] {
      #expect(done[name, default: 0] > 0, "\(name) never happened")
    }
    // Replay from zero gives the same tables, and the state survives its coding.
    var again = decider.initialState
    for (event, record) in recorded { decider.evolve(&again, by: event, record) }
    func cells(_ state: AssociationsState) -> [String] {
      func of<P: TableProjection>(_ table: P) -> [String] where P.State == AssociationsState {
        table.rows(in: state).map { "\(table.table) \($0) \(table.row($0, in: state) ?? [])" }
      }
      return decider.tables.flatMap { of($0) }
    }
    #expect(cells(again) == cells(state))
    let coded = try JSONDecoder().decode(
      AssociationsState.self, from: JSONEncoder().encode(state))
    #expect(cells(coded) == cells(state))
  }
}
