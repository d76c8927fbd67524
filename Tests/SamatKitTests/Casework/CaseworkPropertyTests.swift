import Foundation
import PersianText
import Testing

@testable import SamatKit

/// Random commands, most of them senseless, against what must hold whatever is asked.
///
/// `make soak` runs 100,000; `SAMAT_SOAK` sets how many.
@Suite struct CaseworkPropertyTests {
  private static var steps: Int {
    ProcessInfo.processInfo.environment["SAMAT_SOAK"].flatMap { Int($0) } ?? 4000
  }

  /// Makes commands from small pools of ids, so that many meet something that is there.
  private struct Source {
    var random: SplitMix64
    var ledger: CaseworkLedger
    var day: SolarHijriDate

    mutating func pick(_ ids: [String], _ stem: String) -> String {
      // Mostly one of the last ones, sometimes an old or an unknown one.
      if ids.isEmpty || random.chance(0.03) { return "\(stem)-unknown" }
      let recent = random.chance(0.85) ? ids.suffix(12) : ids[...]
      return recent[recent.startIndex + random.whole(0...recent.count - 1)]
    }

    mutating func caseID() -> String { pick(ledger.groups.cases.ids, "c") }
    mutating func resolution() -> String { pick(ledger.groups.resolutions.ids, "r") }
    mutating func agency() -> String { random.one(of: ["bank", "tax", "water"]) }

    /// A session, rather one that is held on the day.
    mutating func session() -> String {
      let recent = ledger.groups.sessions.ids.suffix(6)
      let today = recent.filter { ledger.groups.sessions[$0]?.day == DayNumber(day) }
      if !today.isEmpty, random.chance(0.9) { return random.one(of: today) }
      return pick(ledger.groups.sessions.ids, "s")
    }

    mutating func later() -> SolarHijriDate {
      day.adding(days: random.whole(-5...60)) ?? day
    }

    mutating func unitCommand() -> UnitCommand {
      let unit = pick(ledger.units.units.ids, "u")
      switch random.whole(0...9) {
      case 0...4:
        var details = UnitDetails()
        details.province = random.one(of: ["IR-08", "IR-30"])
        details.utilisation = random.chance(0.5) ? random.unit() : nil
        return .register(unit: "u\(ledger.units.units.count)", details: details)
      case 5...7: return .report(unit: unit, utilisation: random.unit() * 1.2 - 0.05)
      case 8:
        return .merge(
          unit: unit, duplicate: pick(ledger.units.units.ids, "u"), reason: "one firm")
      default: return .retire(unit: unit, reason: random.chance(0.7) ? "" : "closed")
      }
    }

    /// What a secretariat would do next with a case.
    mutating func sensible(_ id: String) -> WorkingGroupCommand? {
      guard let record = ledger.groups.cases[id], record.closed == nil else { return nil }
      func held(_ body: SessionBody) -> String? {
        ledger.groups.sessions.ids.suffix(6).last {
          guard let session = ledger.groups.sessions[$0] else { return false }
          return session.group == record.group && session.body == body && session.ended == nil
            && session.day == DayNumber(day)
        }
      }
      guard record.committee != nil else {
        guard let session = held(.expertCommittee) else {
          return .holdSession(group: record.group, body: .expertCommittee)
        }
        return .takeUp(case: id, session: session)
      }
      if record.referred == nil { return .refer(case: id) }
      guard let session = held(.workingGroup) else { return .holdSession(group: record.group) }
      if record.heard == nil { return .hear(case: id, session: session) }
      if let agency = record.agencies.first(where: { !record.opinions.contains($0) })
        ?? (record.opinions.isEmpty ? "bank" : nil)
      {
        return .giveOpinion(case: id, agency: agency, position: .conditional)
      }
      if record.summedUp == nil { return .sumUp(case: id) }
      if record.resolutions.isEmpty || random.chance(0.1) {
        return .adopt(
          case: id, session: session, agency: agency(), deadline: day.adding(days: 30),
          text: "something")
      }
      for id in record.resolutions {
        guard let resolution = ledger.groups.resolutions[id], resolution.status == .inProgress
        else { continue }
        if resolution.notified == nil { return .notify(resolution: id) }
        if random.chance(0.2) { return .object(resolution: id, objector: record.unit) }
        if random.chance(0.2) {
          return .moveDeadline(
            resolution: id, session: session, deadline: day.adding(days: 90) ?? day)
        }
        if random.chance(0.3) {
          return .report(resolution: id, agency: resolution.agency, progress: random.unit())
        }
        return random.chance(0.8) ? .complete(resolution: id) : .fail(resolution: id, reason: "x")
      }
      return .closeCase(case: id)
    }

    mutating func groupCommand() -> WorkingGroupCommand {
      let id = caseID()
      if random.chance(0.5), let command = sensible(id) { return command }
      switch random.whole(0...39) {
      case 0...3:
        return .openCase(
          unit: pick(ledger.units.units.ids, "u"), group: random.one(of: ["g", "h", "x"]),
          obstacle: random.one(of: ["bank_loan", "tax", "legal_conflict", "ghost", nil]),
          agencies: random.chance(0.8) ? [agency()] : [])
      case 4: return .answer(case: id)
      case 5:
        return .holdSession(
          group: random.one(of: ["g", "h"]),
          body: random.one(of: [.workingGroup, .expertCommittee]),
          number: random.chance(0.1) ? random.whole(0...9) : nil)
      case 6...9: return .takeUp(case: id, session: session())
      case 10...12: return .refer(case: id, session: random.chance(0.1) ? session() : nil)
      case 13...15: return .hear(case: id, session: session())
      case 16...18:
        return .giveOpinion(
          case: id, agency: ledger.groups.cases[id]?.agencies.first ?? agency(), position: .agree)
      case 19, 20: return .sumUp(case: id)
      case 21...23:
        return .adopt(
          case: id, session: session(), agency: random.chance(0.9) ? agency() : nil,
          deadline: random.chance(0.9) ? later() : nil,
          text: random.chance(0.9) ? "something" : " ")
      case 24: return .notify(resolution: resolution())
      case 25: return .object(resolution: resolution(), objector: "u1")
      case 26:
        return .decideObjection(
          objection: pick(ledger.groups.objections.ids, "x"), session: session(),
          outcome: random.one(of: [.upheld, .rejected]))
      case 27:
        return .moveDeadline(
          resolution: resolution(), session: random.chance(0.8) ? session() : nil,
          deadline: later())
      case 28:
        let id = resolution()
        return .report(
          resolution: id,
          agency: random.chance(0.9) ? ledger.groups.resolutions[id]?.agency ?? "bank" : "tax",
          progress: random.unit() * 1.1)
      case 29: return .complete(resolution: resolution())
      case 30: return .fail(resolution: resolution(), reason: "no money")
      case 31:
        return .escalate(
          case: id, step: random.one(of: EscalationStep.allCases), reason: "no answer")
      case 33: return .createGroup(group: "g\(random.whole(0...2))")
      case 34: return .createPost(post: "p\(random.whole(0...3))", organization: agency())
      case 35:
        return .holdPost(
          post: "p\(random.whole(0...4))", person: "a\(random.whole(0...2))",
          from: random.chance(0.3) ? later() : nil)
      case 36:
        return .releasePost(
          post: "p\(random.whole(0...4))", person: "a\(random.whole(0...2))",
          to: random.chance(0.3) ? later() : nil)
      case 37:
        return .attend(
          session: session(), organization: agency(),
          role: random.one(of: AttendanceRole.allCases))
      case 38: return .recordAbsence(session: session(), organization: agency())
      case 32:
        return .answerEscalation(
          escalation: pick(ledger.groups.escalations.ids, "e"), outcome: "sent back")
      default:
        return random.chance(0.5)
          ? .endSession(session: session())
          : .closeCase(case: id, outcome: random.one(of: [nil, .withdrawn, .escalated]))
      }
    }
  }

  private static func policies() -> PolicyBook {
    var policies = PolicyBook()
    var charter = Charter()
    charter.beyondPowers = ["legal_conflict"]
    policies.set(DatedPolicy("g-1", from: nil, charter), of: "g")
    charter.objectionDays = 10
    charter.numbering = .cumulative
    policies.set(DatedPolicy("h-1", from: nil, charter), of: "h")
    return policies
  }

  @Test(arguments: [1, 2] as [UInt64])
  func whateverIsAskedTheRulesHold(seed: UInt64) throws {
    let first = try day("1404-01-01")
    var source = Source(
      random: SplitMix64(seed: seed), ledger: try CaseworkLedger(policies: Self.policies()),
      day: first)
    let steps = Self.steps
    source.ledger.isThorough = steps <= 20_000
    try source.ledger.perform(.createGroup(group: "g", province: "IR-08"), first)
    try source.ledger.perform(.createGroup(group: "h", province: "IR-30"), first)
    for number in 0..<10 { try source.ledger.perform(.register(unit: "u\(number)"), first) }

    var refused: [String: Int] = [:]
    var happened = 0
    var firstDeadlines: [String: DayNumber] = [:]
    for _ in 0..<steps {
      if source.random.chance(0.04) {
        source.day = source.day.adding(days: source.random.whole(0...3)) ?? source.day
      }
      let day =
        source.random.chance(0.02) ? source.day.adding(days: -20) ?? source.day : source.day
      do throws(Refusal) {
        if source.random.chance(0.06) {
          happened += try source.ledger.perform(source.unitCommand(), day).count
          continue
        }
        let command = source.groupCommand()
        try source.ledger.perform(command, day) { event, before in
          happened += 1
          check(event, before: before, day: day)
          if case .resolutionAdopted(let event) = event {
            firstDeadlines[event.resolution] = DayNumber(event.deadline)
          }
        }
      } catch {
        refused[error.code, default: 0] += 1
        #expect(CaseworkRefusal(rawValue: error.code) != nil)
      }
    }
    try checkWhole(source.ledger.groups, firstDeadlines)
    // The test tests something: much happens, much is refused, and cases go all the way.
    #expect(happened > steps / 8, "\(happened) events")
    #expect(refused.count > 20, "\(refused.sorted { $0.value > $1.value })")
    #expect(source.ledger.groups.resolutions.count > steps / 400)
    #expect(
      source.ledger.groups.cases.ids.contains { source.ledger.groups.cases[$0]?.outcome == .solved }
    )
  }

  /// What must hold of one event, given what was before.
  private func check(
    _ event: WorkingGroupEvent, before: WorkingGroupsState, day: SolarHijriDate
  ) {
    func isOpen(_ id: String) {
      #expect(before.cases[id].map { $0.closed == nil && $0.opened <= DayNumber(day) } == true)
    }
    func isNext(_ id: String) {
      isOpen(id)
      #expect(before.cases[id].map { $0.last <= DayNumber(day) } == true)
    }
    switch event {
    case .resolutionAdopted(let event):
      isNext(event.case)
      #expect(!event.agency.isEmpty && event.deadline >= day && !event.text.isEmpty)
      let matter = before.cases[event.case]
      #expect(matter?.referred != nil && matter?.heard != nil && matter?.summedUp != nil)
      #expect(matter.map { $0.agencies.allSatisfy($0.opinions.contains) } == true)
      #expect(matter?.obstacle != "legal_conflict")
      #expect(before.sessions[event.session]?.day == DayNumber(day))
      #expect(before.sessions[event.session]?.body == .workingGroup)
    case .caseAnswered(let event): isOpen(event.case)
    case .caseTakenUp(let event): isNext(event.case)
    case .caseReferred(let event): isNext(event.case)
    case .caseHeard(let event): isNext(event.case)
    case .opinionGiven(let event): isOpen(event.case)
    case .caseSummedUp(let event): isNext(event.case)
    case .resolutionNotified(let event): isOpen(event.case)
    case .objectionRaised(let event):
      isOpen(event.case)
      let notified = before.resolutions[event.resolution]?.notified
      #expect(notified != nil)
    case .objectionDecided(let event): isOpen(event.case)
    case .deadlineMoved(let event):
      isOpen(event.case)
      #expect(event.from < event.to && before.sessions[event.session]?.day == DayNumber(day))
    case .reportFiled(let event):
      isOpen(event.case)
      #expect(event.agency == before.resolutions[event.resolution]?.agency)
      #expect((0...1).contains(event.progress))
    case .resolutionDone(let event): isOpen(event.case)
    case .resolutionFailed(let event): isOpen(event.case)
    case .caseEscalated(let event): isNext(event.case)
    case .escalationAnswered(let event): isOpen(event.case)
    case .caseClosed(let event):
      isNext(event.case)
      for id in before.cases[event.case]?.resolutions ?? [] {
        #expect(before.resolutions[id]?.status != .inProgress)
      }
    case .groupCreated, .postCreated, .postHeld, .postReleased, .sessionHeld,
      .attendanceRecorded, .absenceRecorded, .sessionEnded, .caseOpened:
      break
    }
  }

  /// What must hold of all that is recorded.
  private func checkWhole(
    _ state: WorkingGroupsState, _ firstDeadlines: [String: DayNumber]
  ) throws {
    var counts: [ResolutionStatus: Int] = [:]
    for id in state.resolutions.ids {
      let record = try #require(state.resolutions[id])
      counts[record.status, default: 0] += 1
      #expect(record.firstDeadline == firstDeadlines[id] && record.deadline >= record.firstDeadline)
      #expect((record.status == .inProgress) == (record.ended == nil))
      #expect(state.cases[record.case]?.resolutions.contains(id) == true)
    }
    #expect(
      PartsCheck(whole: state.resolutions.count, parts: counts.values.map { $0 }).verdict == .holds)
    for id in state.cases.ids {
      let record = try #require(state.cases[id])
      #expect((record.stage == .closed) == (record.closed != nil))
      #expect(record.openObjections >= 0 && record.openEscalations >= 0)
      let days = [record.opened, record.committee, record.referred, record.heard, record.decided]
        .compactMap { $0 }
      #expect(days == days.sorted())
    }
    // Sessions of each body are numbered without gaps: within the year, or through the years.
    var last: [String: Int32] = [:]
    for id in state.sessions.ids {
      let record = try #require(state.sessions[id])
      let series =
        record.group == "h"
        ? "h/\(record.body.rawValue)" : "g/\(record.body.rawValue)/\(record.year)"
      if let before = last[series] { #expect(record.number == before + 1, "\(id)") }
      last[series] = record.number
    }
    // A post has one holder at a time, and nobody is both there and absent as head.
    for id in state.posts.ids {
      let holdings = state.posts[id]?.holdings.compactMap { state.holdings[$0] } ?? []
      for (before, after) in zip(holdings, holdings.dropFirst()) {
        let end = try #require(before.to)
        #expect(before.from <= end && end < after.from)
      }
    }
    #expect(
      state.attendanceOrder.count
        == state.sessions.ids.reduce(0) { $0 + (state.sessions[$1]?.attendance.count ?? 0) })
    // A state that is kept and read again is the same.
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    let kept = try encoder.encode(state)
    let again = try JSONDecoder().decode(WorkingGroupsState.self, from: kept)
    #expect(try encoder.encode(again) == kept)
  }
}
