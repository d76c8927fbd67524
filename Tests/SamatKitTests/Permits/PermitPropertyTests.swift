import Foundation
import PersianText
import Testing

@testable import SamatKit

/// Random commands on permits against what must hold whatever is asked.
@Suite struct PermitPropertyTests {
  private static var steps: Int {
    ProcessInfo.processInfo.environment["SAMAT_SOAK"].flatMap { Int($0) } ?? 4000
  }

  private func details(_ random: inout SplitMix64) -> StepDetails {
    StepDetails(
      agency: random.chance(0.9) ? random.one(of: ["land", "water", "smt"]) : nil,
      documents: random.one(of: [nil, [], ["deed"], ["deed", "map"]]),
      days: random.one(of: [nil, 0, 5, 30, -1]),
      cost: random.one(of: [nil, 0, 1_000_000, Int64.max]), law: random.one(of: [nil, "act"]))
  }

  private func command(
    _ random: inout SplitMix64, _ state: PermitsState, _ day: SolarHijriDate
  ) -> PermitCommand {
    func pick(_ ids: [String], _ stem: String) -> String {
      if ids.isEmpty || random.chance(0.03) { return "\(stem)-unknown" }
      return random.one(of: Array(ids.suffix(12)))
    }
    let kind = random.one(of: ["k0", "k1", "investment"])
    let place = random.one(of: ["IR-08", "IR-30"])
    let step = "s\(random.whole(0...7))"
    let request = pick(state.requests.ids, "r")
    let permit = pick(state.permits.ids, "m")
    let later = day.adding(days: random.whole(-2...20)) ?? day
    switch random.whole(0...29) {
    case 0: return .createKind(kind: kind, name: random.chance(0.9) ? "K" : "")
    case 1: return .draftStep(kind: kind, step: step, details: details(&random))
    case 2: return .adoptProcedure(kind: kind, from: random.chance(0.5) ? later : nil, basis: "law")
    case 3, 4: return .openRequest(kind: kind, province: place, reason: "slow")
    case 5...8:
      let change = random.one(of: StepChange.allCases)
      return .change(
        request: request, change: change, step: step,
        details: change == .remove ? StepDetails() : details(&random),
        after: random.chance(0.3) ? "s\(random.whole(0...7))" : nil)
    case 9, 10: return .review(request: request, finding: "f")
    case 11, 12:
      return .adopt(request: request, from: random.chance(0.8) ? later : nil, basis: "law")
    case 13: return .reject(request: request, reason: random.chance(0.5) ? "r" : "")
    case 14...17: return .apply(kind: kind, unit: "u\(random.whole(0...30))", province: place)
    case 18...22: return .pass(permit: permit, step: random.chance(0.1) ? step : nil)
    case 23: return .sendBack(permit: permit, reason: "r")
    case 24: return .resume(permit: permit)
    case 25: return .issue(permit: permit, issuer: random.one(of: PermitIssuer.allCases))
    case 26:
      return random.chance(0.5)
        ? .refuse(permit: permit, reason: "r") : .withdraw(permit: permit, reason: "r")
    case 27:
      return random.chance(0.7) ? .enterExecution(permit: permit) : .flagStalled(permit: permit)
    case 28:
      return .delegate(
        kind: kind, province: place, basis: "order", from: random.chance(0.5) ? later : nil,
        until: random.chance(0.7) ? later.adding(days: 30) : nil)
    default: return .revoke(power: pick(state.powers.ids, "w"), reason: "r")
    }
  }

  @Test(arguments: [1, 2] as [UInt64])
  func whateverIsAskedVersionsHaveNoGapsAndWaitsAddUp(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    var ledger = try PermitRefusalTests.ledger(executionDays: 20)
    ledger.isThorough = Self.steps <= 20_000
    var today = try day("1404-01-01")
    var refused: [String: Int] = [:]
    for _ in 0..<Self.steps {
      if random.chance(0.06) { today = today.adding(days: random.whole(0...3)) ?? today }
      let day = random.chance(0.03) ? today.adding(days: -15) ?? today : today
      do throws(Refusal) {
        try ledger.perform(command(&random, ledger.state, today), day)
      } catch {
        refused[error.code, default: 0] += 1
        #expect(
          PermitRefusal(rawValue: error.code) != nil || CaseworkRefusal(rawValue: error.code) != nil
        )
      }
    }
    let state = ledger.state
    #expect(refused.count > 15, "\(refused)")
    #expect(state.versions.count > 3 && state.permits.count > Self.steps / 100)
    try checkVersions(state)
    try checkApplications(state, ledger.decider)
    try checkPowers(state)
    if ledger.isThorough { #expect(ledger.cells() == ledger.replayed()) }
  }

  private func checkVersions(_ state: PermitsState) throws {
    for kind in state.kinds.ids {
      let numbers = try #require(state.kinds[kind]).versions
      #expect(numbers == numbers.indices.map { $0 + 1 })
      var before: PermitsState.Version?
      for number in numbers {
        let version = try #require(state.versions["\(kind)/\(number)"])
        #expect(!version.steps.isEmpty)
        #expect(Set(version.steps.map(\.step)).count == version.steps.count)
        if let before {
          #expect(before.from < version.from && before.to == version.from.adding(-1))
          // A comparison accounts for every step.
          let change = ProcedureComparison(before.steps, version.steps)
          #expect(
            change.before.steps - change.removed.count + change.added.count == change.after.steps)
        }
        before = version
      }
      #expect(before?.to == nil)
    }
  }

  private func checkApplications(_ state: PermitsState, _ decider: PermitsDecider) throws {
    for id in state.permits.ids {
      let permit = try #require(state.permits[id])
      let version = try #require(
        state.versions["\(permit.applied.kind)/\(permit.applied.version)"])
      #expect(version.from <= permit.day && version.to.map { permit.day <= $0 } ?? true)
      let steps = version.steps.map(\.step)
      if permit.status == .issued || permit.status == .ready {
        #expect(permit.passed == steps.count)
      }
      if let step = permit.step { #expect(steps.firstIndex(of: step) == permit.passed) }
      if permit.status == .issued, permit.end?.issuer == .province {
        let power = try #require(permit.end?.power.flatMap { state.powers[$0] })
        #expect(power.from <= permit.ended ?? permit.day)
      }
      // Every day is waited for once: the waits follow each other from the application to the end.
      var last = permit.day
      for number in 1...permit.waits {
        let wait = try #require(state.waits["\(id)/\(number)"])
        #expect(wait.from == last)
        if let to = wait.to { last = to } else { #expect(number == permit.waits) }
      }
      #expect(permit.ended == nil || permit.ended == last)
    }
  }

  private func checkPowers(_ state: PermitsState) throws {
    for key in state.powersOf.ids {
      let powers = (state.powersOf[key] ?? []).compactMap { state.powers[$0] }
      // On no day has a province the same power twice.
      for power in powers {
        #expect(powers.count { $0.covers(power.from) } <= 1)
      }
    }
  }
}
