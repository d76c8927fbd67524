import Foundation
import KQLEngine
import PersianText
import Testing

@testable import SamatKit

/// Random commands, many of them senseless, against what must hold whatever is asked.
///
/// `SAMAT_SOAK=100000` runs the long form.
@Suite struct ProjectPropertyTests {
  private static var steps: Int {
    ProcessInfo.processInfo.environment["SAMAT_SOAK"].flatMap { Int($0) } ?? 4000
  }

  private struct Source {
    var random: SplitMix64
    var ledger: ProjectLedger

    mutating func project() -> String {
      let ids = ledger.state.projects.ids
      if ids.isEmpty || random.chance(0.02) { return "ghost" }
      let recent = random.chance(0.8) ? ids.suffix(6) : ids[...]
      return recent[recent.startIndex + random.whole(0...recent.count - 1)]
    }

    mutating func fund() -> String { "f\(random.whole(0...4))" }

    mutating func amount(_ typical: Int64) -> Int64 {
      switch random.whole(0...29) {
      case 0: return random.one(of: [0, -1, .min, .max, Rials.largest, Rials.largest - 1])
      case 1...3: return Int64(random.whole(1...20))
      case 4...7: return typical
      default: return max(1, Int64(Double(min(typical, 1 << 50)) * (random.unit() * 1.2)))
      }
    }

    mutating func reason() -> String? {
      random.chance(0.7) ? "because" : random.chance(0.5) ? nil : ""
    }

    /// What a supervisor would do next with a project.
    mutating func sensible(_ id: String) -> ProjectCommand? {
      guard let project = ledger.state.projects[id], !project.isOver else { return nil }
      let rich = ledger.state.funds.ids.first { (ledger.state.funds[$0]?.balance ?? 0) > 1 << 40 }
      guard let rich else { return nil }
      if let flag = project.flags.first(where: { ledger.state.flags[$0]?.outcome == nil }) {
        return .answerFlag(project: id, flag: flag, outcome: .justified, reason: "looked at")
      }
      switch project.stage {
      case .estimate: return .tender(project: id)
      case .tender:
        guard let bid = project.bids.first, let bidder = ledger.state.bids[bid]?.bidder else {
          return .bid(project: id, bidder: "a", amount: project.estimate)
        }
        return .contract(project: id, contractor: bidder, reason: "needed")
      case .contract, .progress, .certified, .payment:
        if project.progress != 10_000 { return .progress(project: id, progress: 1) }
        if project.payable > 0 { return .pay(project: id, fund: rich, amount: project.payable) }
        let left = project.contract - project.certified
        if left > 0 { return .certify(project: id, gross: left) }
        return .complete(project: id)
      case .completed: return .accept(project: id)
      case .accepted:
        if project.payable > 0 { return .pay(project: id, fund: rich, amount: project.payable) }
        if project.retention > 0 {
          return .release(project: id, fund: rich, amount: project.retention)
        }
        return .close(project: id)
      default: return nil
      }
    }

    mutating func command() -> ProjectCommand {
      let id = project()
      if random.chance(0.3), let command = sensible(id) { return command }
      let known = ledger.state.projects[id]
      let contract = known?.contract ?? 1000
      switch random.whole(0...39) {
      case 0...2:
        return .estimate(
          project: "p\(ledger.state.projects.count)", estate: random.one(of: ["e", "g"]),
          title: "work", kind: random.one(of: ["power", "water"]),
          amount: amount(random.chance(0.1) ? Rials.largest / 8 : 100_000))
      case 3: return .reestimate(project: id, amount: amount(100_000), reason: "prices")
      case 4, 5: return .tender(project: id)
      case 6...8:
        return .bid(
          project: id, bidder: random.one(of: ["a", "b", "c"]),
          amount: amount(known?.estimate ?? 1000))
      case 9...12:
        let direct = random.chance(0.4)
        return .contract(
          project: id, contractor: random.one(of: ["a", "b", "c"]),
          amount: direct ? amount(10_000) : nil, direct: direct, reason: reason())
      case 13: return .change(project: id, amount: amount(contract), reason: reason() ?? "")
      case 14...18:
        return .progress(
          project: id, progress: random.chance(0.4) ? 1 : random.unit() * 1.1, reason: reason())
      case 19...23:
        return .certify(
          project: id, gross: amount(max(1, contract / 3)),
          recovered: random.chance(0.1) ? amount(known?.advance ?? 1) : nil, reason: reason())
      case 24...27:
        return .pay(
          project: id, fund: fund(), amount: amount(max(1, known?.payable ?? 1000)),
          reason: reason())
      case 28: return .advance(project: id, fund: fund(), amount: amount(contract / 5 + 1))
      case 29, 30:
        return .refund(
          project: id, fund: fund(),
          amount: amount(max(1, (known?.unsupported ?? 0) &+ (known?.advance ?? 0))),
          reason: reason() ?? "")
      case 31: return .complete(project: id)
      case 32: return .accept(project: id)
      case 33, 34:
        return .release(project: id, fund: fund(), amount: amount(max(1, known?.retention ?? 1)))
      case 35:
        return random.chance(0.7)
          ? .close(project: id) : .cancel(project: id, reason: reason() ?? "")
      case 36:
        let flag = known?.flags.first { ledger.state.flags[$0]?.outcome == nil } ?? "x"
        return .answerFlag(
          project: id, flag: flag, outcome: random.one(of: FlagOutcome.allCases),
          reason: reason() ?? "")
      case 37:
        return random.chance(0.3)
          ? .changePromise(fund: fund(), amount: amount(Rials.largest), reason: reason() ?? "")
          : .promise(
            fund: fund(), purpose: "works", amount: amount(Rials.largest),
            source: random.one(of: FundSource.allCases))
      case 38: return .raise(fund: fund(), amount: amount(Rials.largest / 4))
      default: return .giveBack(fund: fund(), amount: amount(1000), reason: reason() ?? "")
      }
    }
  }

  @Test(arguments: [1, 2, 3] as [UInt64])
  func whateverIsAskedTheBooksBalance(seed: UInt64) throws {
    var day = ProjectFixture.first
    var source = Source(
      random: SplitMix64(seed: seed),
      ledger: try ProjectLedger(
        policy: ProjectFixture.policy { $0.tenderThresholdRials = 20_000 }))
    let steps = Self.steps
    source.ledger.isThorough = steps <= 20_000
    var refused: [String: Int] = [:]
    var happened = 0
    for step in 0..<steps {
      if source.random.chance(0.05) { day = day.adding(days: source.random.whole(0...9)) ?? day }
      let asked = source.random.chance(0.01) ? day.adding(days: -30) ?? day : day
      let command = source.command()
      let flagsBefore = source.ledger.state.flags.count
      do throws(Refusal) {
        let events = try source.ledger.perform(command, asked)
        happened += events.count
        for event in events {
          let postings = LedgerPosting.postings(of: event)
          #expect(postings.allSatisfy { $0.debit >= 0 && $0.credit >= 0 }, "\(event)")
          #expect(
            postings.reduce(0) { $0 + $1.debit } == postings.reduce(0) { $0 + $1.credit },
            "\(event)")
          if case .flagged(let flag) = event { #expect(!flag.reason.isEmpty) }
        }
      } catch {
        refused[error.code, default: 0] += 1
        #expect(source.ledger.state.flags.count == flagsBefore)
      }
      if let subject = command.subject { check(subject, source.ledger.state) }
      if step % 1000 == 999 { checkWhole(source.ledger.state) }
    }
    checkWhole(source.ledger.state)
    #expect(happened > steps / 6, "\(happened) events")
    #expect(refused.count > 18, "\(refused.sorted { $0.value > $1.value })")
    #expect(source.ledger.state.flags.count > 20)
    #expect(
      Set(source.ledger.state.flags.ids.compactMap { source.ledger.state.flags[$0]?.redFlag }).count
        >= 5)
    #expect(
      source.ledger.state.projects.ids.contains {
        source.ledger.state.projects[$0]?.stage == .closed
      })
  }

  /// What must hold of one project or fund.
  private func check(_ subject: Subject, _ state: ProjectsState) {
    if let fund = state.funds[subject.id], subject.kind == "fund" { check(fund) }
    guard subject.kind == "project", let project = state.projects[subject.id] else { return }
    let kinds = Set(project.flags.compactMap { state.flags[$0]?.redFlag })
    for amount in [
      project.payable, project.retention, project.advance, project.unsupported, project.paid,
      project.certified,
    ] { #expect(amount >= 0) }
    // Paid is at most certified, but for advances and what is flagged.
    let early: Set<RedFlag> = [.paymentAboveCertified, .paymentBeforeCertification]
    #expect(project.paid - project.advance - project.unsupported <= project.certified)
    if project.unsupported > 0 { #expect(!kinds.isDisjoint(with: early)) }
    if project.certified > project.contract { #expect(kinds.contains(.certifiedAboveContract)) }
    #expect(project.released <= project.retained && project.retained <= project.certified)
    // The accounts of one project come to what was paid.
    #expect(
      project.paid
        == project.certified - project.retention - project.payable + project.advance
        + project.unsupported)
    if project.stage == .closed {
      #expect(project.openFlags == 0)
      #expect(project.paid == project.certified)
    }
  }

  private func check(_ fund: ProjectsState.Fund) {
    #expect(fund.spent >= 0 && fund.spent <= fund.raised)
    #expect(fund.raised <= fund.promised ?? 0)
  }

  private func checkWhole(_ state: ProjectsState) {
    var balances: [LedgerAccount: (debit: Int64, credit: Int64)] = [:]
    var byProject: [String: [LedgerAccount: Int64]] = [:]
    for id in state.postings.ids {
      guard let posting = state.postings[id] else { continue }
      balances[posting.account, default: (0, 0)].debit += posting.debit
      balances[posting.account, default: (0, 0)].credit += posting.credit
      if let project = posting.project {
        byProject[project, default: [:]][posting.account, default: 0] +=
          posting.debit - posting.credit
      }
    }
    let debits = balances.values.reduce(Int64(0)) { $0 + $1.debit }
    #expect(debits == balances.values.reduce(Int64(0)) { $0 + $1.credit })
    #expect(debits == state.debits && debits < Rials.ledger)
    for (account, sides) in balances {
      let balance = sides.debit - sides.credit
      #expect(account.isDebit ? balance >= 0 : balance <= 0, "\(account)")
    }
    // The books say what the records say.
    for (id, accounts) in byProject {
      guard let project = state.projects[id] else { continue }
      #expect(accounts[.workCertified] ?? 0 == project.certified)
      #expect(-(accounts[.payable] ?? 0) == project.payable)
      #expect(-(accounts[.retention] ?? 0) == project.retention)
      #expect(accounts[.advance] ?? 0 == project.advance)
      #expect(accounts[.unsupported] ?? 0 == project.unsupported)
      #expect(-(accounts[.fund] ?? 0) == project.paid)
    }
    let raised = state.funds.ids.compactMap { state.funds[$0] }
    raised.forEach(check)
    let sides = balances[.fund] ?? (0, 0)
    #expect(raised.reduce(Int64(0)) { $0 + $1.balance } == sides.debit - sides.credit)
  }

  @Test func replayedFromZeroTheTablesAreTheSame() throws {
    var source = Source(
      random: SplitMix64(seed: 9), ledger: try ProjectLedger(policy: ProjectFixture.policy()))
    for _ in 0..<1500 {
      _ = refusal { () throws(Refusal) in
        try source.ledger.perform(source.command(), ProjectFixture.first)
      }
    }
    let decider = source.ledger.decider
    var again = decider.initialState
    for (event, record) in source.ledger.events { decider.evolve(&again, by: event, record) }
    let rows = ProjectLedger.rows(source.ledger.state, decider)
    #expect(rows == ProjectLedger.rows(again, decider))
    #expect(rows["ledger_postings"]?.isEmpty == false)
    // Each row that changed was named by the event that changed it.
    try checkTouched(source.ledger)
    // A snapshot is the state.
    let bytes = try StateWriter.bytes(of: source.ledger.state)
    let read = try StateReader.read(ProjectsState.self, from: bytes)
    #expect(ProjectLedger.rows(read, decider) == rows)
  }

  private func checkTouched(_ ledger: ProjectLedger) throws {
    var state = ledger.decider.initialState
    func touched<P: TableProjection<ProjectsState, ProjectEvent>>(
      _ table: P, _ event: ProjectEvent, _ record: EventRecord
    ) -> [String] { table.rows(touchedBy: event, record, in: state) }
    for (event, record) in ledger.events.prefix(300) {
      let before = ProjectLedger.rows(state, ledger.decider)
      ledger.decider.evolve(&state, by: event, record)
      let after = ProjectLedger.rows(state, ledger.decider)
      for table in ledger.decider.tables {
        let ids = Set(touched(table, event, record))
        let (old, new) = (before[table.table] ?? [:], after[table.table] ?? [:])
        for (id, cells) in new where old[id] != cells {
          #expect(ids.contains(id), "\(table.table) \(id) \(event.kind)")
        }
      }
    }
  }
}
