import Foundation
import PersianText
import Testing

@testable import SamatKit

/// Random commands on programmes against what must hold whatever is asked.
@Suite struct ProgrammePropertyTests {
  private static var steps: Int {
    ProcessInfo.processInfo.environment["SAMAT_SOAK"].flatMap { Int($0) } ?? 4000
  }

  private func command(
    _ random: inout SplitMix64, _ state: ProgrammesState, _ day: SolarHijriDate
  ) -> ProgrammeCommand {
    func pick(_ ids: [String], _ stem: String) -> String {
      if ids.isEmpty || random.chance(0.03) { return "\(stem)-unknown" }
      return random.one(of: Array(ids.suffix(20)))
    }
    let places = ["IR-08", "IR-30", "IR-11", nil]
    let programme = random.one(of: ["p0", "p1", "isipo-1402", "p2"])
    let axis =
      random.chance(0.5) ? "isipo-1402-\(random.whole(10...36))" : pick(state.axes.ids, "x")
    let action = pick(state.actions.ids, "a")
    switch random.whole(0...19) {
    case 0: return .open(programme: programme, name: random.chance(0.9) ? "P" : "")
    case 1:
      return .addProvince(
        programme: programme, province: random.one(of: places) ?? "?", role: .pilot)
    case 2: return .weighAlike(programme: programme, basis: random.chance(0.5) ? "b" : nil)
    case 3:
      var details = AxisDetails()
      details.weight = random.chance(0.5) ? random.unit() * 3 - 0.2 : nil
      return .addAxis(axis: "x\(state.axes.count)", programme: programme, details: details)
    case 4: return .nameAxis(axis: axis, title: "t", statedIn: random.chance(0.8) ? "s" : "")
    case 5, 6, 7:
      var details = ProgrammeRefusalTests.action(
        owner: random.chance(0.9) ? "o" : nil, axis: random.chance(0.7) ? axis : nil,
        weight: random.chance(0.6) ? random.unit() * 2 : nil)
      if random.chance(0.6) { (details.indicator, details.target) = ("km", random.unit() * 9 - 1) }
      return .addAction(programme: state.axes[axis]?.programme ?? programme, details: details)
    case 8...11:
      return .notify(
        action: action, province: random.one(of: places),
        silentAfter: random.chance(0.8) ? 30 : nil,
        weight: random.chance(0.5) ? random.unit() : nil)
    case 12...16:
      let byValue = random.chance(0.5)
      return .report(
        action: action, province: random.one(of: places),
        value: byValue ? random.unit() * 12 - 2 : nil,
        progress: byValue ? nil : random.one(of: [0, 0.5, 1, 1.1, nil]),
        text: random.chance(0.5) ? "t" : nil)
    case 17:
      return .moveDeadline(
        action: action, deadline: day.adding(days: random.whole(-5...90)) ?? day, reason: "r")
    default:
      return .end(
        action: action, outcome: random.one(of: [.done, .dropped]),
        reason: random.chance(0.3) ? "r" : nil)
    }
  }

  @Test(arguments: [1, 2] as [UInt64])
  func whateverIsAskedProgressAddsUp(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    var ledger = ProgrammeLedger(try ProgrammesDecider(CaseworkSetting()))
    ledger.isThorough = Self.steps <= 20_000
    var today = try day("1404-01-01")
    var refused: [String: Int] = [:]
    for _ in 0..<Self.steps {
      if random.chance(0.05) { today = today.adding(days: random.whole(0...3)) ?? today }
      let day = random.chance(0.03) ? today.adding(days: -15) ?? today : today
      do throws(Refusal) {
        try ledger.perform(command(&random, ledger.state, today), day)
      } catch {
        refused[error.code, default: 0] += 1
        #expect(
          ProgrammeRefusal(rawValue: error.code) != nil
            || CaseworkRefusal(rawValue: error.code) != nil)
      }
    }
    let state = ledger.state
    #expect(state.reports.count > Self.steps / 40)
    #expect(refused.count > 10, "\(refused)")
    let sum = ProgressSum(setting: ledger.decider.setting, state: state)
    for key in state.nodes.ids {
      let parts = key.split(separator: "/", maxSplits: 1).map(String.init)
      let progress = sum.of(Subject(parts[0], parts[1]))
      for part in progress.parts {
        #expect((0...1).contains(part.done) && (0...1).contains(part.known))
        #expect(part.done <= part.known + 1e-12)
      }
      guard let weight = progress.weight, let least = progress.atLeast, let most = progress.atMost
      else {
        #expect(progress.parts.isEmpty || progress.unweighed > 0)
        continue
      }
      // The parts' shares add up to the whole.
      let again = progress.parts.reduce(0) { $0 + ($1.weight ?? 0) / weight * $1.done }
      #expect(abs(again - least) < 1e-9 && least <= most + 1e-12 && most <= 1)
    }
    // Every action is counted once: in its axis, or directly in its programme.
    let inAxes = state.axes.ids.reduce(0) { $0 + (state.axes[$1]?.actions.count ?? 0) }
    let loose = state.programmes.ids.reduce(0) { $0 + (state.programmes[$1]?.actions.count ?? 0) }
    let owned = state.actions.ids.filter { state.actions[$0]?.programme != "" }
    #expect(inAxes + loose == owned.count)
    for id in state.actions.ids {
      let record = try #require(state.actions[id])
      #expect((record.outcome == nil) == (record.ended == nil))
      if let deadline = record.deadline { #expect((record.firstDeadline ?? deadline) <= deadline) }
      if record.outcome == .done {
        #expect(record.provinces.allSatisfy { state.assignment(id, $0)?.progress == 1 })
      }
    }
    if ledger.isThorough { #expect(ledger.cells() == ledger.replayed()) }
  }
}
