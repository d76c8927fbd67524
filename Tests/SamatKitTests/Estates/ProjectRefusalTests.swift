import KQLEngine
import PersianText
import Testing

@testable import SamatKit

/// A project that has come as far as wanted, a fund with a billion rial, and a policy.
struct ProjectFixture {
  var ledger: ProjectLedger
  static let first = SolarHijriDate(year: 1402, month: 2, day: 1)!
  static let later = SolarHijriDate(year: 1402, month: 3, day: 1)!

  static func policy(_ set: (inout ProjectPolicy) -> Void = { _ in }) -> ProjectPolicy {
    var policy = ProjectPolicy()
    policy.tenderThresholdRials = 500
    policy.advanceShare = 2500
    set(&policy)
    return policy
  }

  init(_ stage: ProjectStage, policy: ProjectPolicy = policy()) throws {
    ledger = try ProjectLedger(policy: policy)
    try ledger.perform(
      .promise(fund: "f", purpose: "power", amount: 1_000_000_000, source: .parliament), Self.first)
    try ledger.perform(.raise(fund: "f", amount: 900_000_000), Self.first)
    try estimate("p")
    if stage == .estimate { return }
    try ledger.perform(.tender(project: "p", until: Self.later), Self.first)
    try ledger.perform(.bid(project: "p", bidder: "a", amount: 1000), Self.first)
    try ledger.perform(.bid(project: "p", bidder: "b", amount: 1100), Self.first)
    if stage == .tender { return }
    try ledger.perform(.contract(project: "p", contractor: "a"), Self.first)
    if stage == .contract { return }
    try ledger.perform(.progress(project: "p", progress: 1), Self.first)
    if stage == .progress { return }
    try ledger.perform(.certify(project: "p", gross: 1000), Self.first)
    if stage == .certified { return }
    try ledger.perform(.pay(project: "p", fund: "f", amount: 900, statement: "p-s1"), Self.first)
    if stage == .payment { return }
    try ledger.perform(.complete(project: "p"), Self.first)
    if stage == .completed { return }
    try ledger.perform(.accept(project: "p"), Self.first)
    if stage == .accepted { return }
    try ledger.perform(.release(project: "p", fund: "f", amount: 100), Self.first)
    try ledger.perform(.close(project: "p"), Self.first)
  }

  mutating func estimate(_ id: String, _ amount: Int64 = 1000) throws {
    try ledger.perform(
      .estimate(project: id, estate: "e", title: "Line", kind: "power", amount: amount), Self.first)
  }

  /// A contract without a tender.
  mutating func direct(_ id: String, _ amount: Int64, reason: String? = nil) throws {
    try estimate(id)
    try ledger.perform(
      .contract(project: id, contractor: "c", amount: amount, direct: true, reason: reason),
      Self.first)
  }

  mutating func flags(
    _ command: ProjectCommand, _ day: SolarHijriDate = first
  ) throws -> [RedFlag] {
    try ledger.perform(command, day).compactMap { event in
      if case .flagged(let flag) = event { flag.redFlag } else { nil }
    }
  }

  mutating func refused(
    _ command: ProjectCommand, _ day: SolarHijriDate = first
  ) -> Refusal? {
    let before = ledger.position
    let refusal = refusal { () throws(Refusal) in try ledger.perform(command, day) }
    #expect(ledger.position == before)
    return refusal
  }
}

/// One way to each refusal of projects and funds.
@Suite struct ProjectRefusalTests {
  private func expect(
    _ code: ProjectRefusal, at stage: ProjectStage, _ command: ProjectCommand,
    by rule: DomainRule? = nil, on day: SolarHijriDate = ProjectFixture.first,
    policy: ProjectPolicy = ProjectFixture.policy(),
    _ prepare: (inout ProjectFixture) throws -> Void = { _ in },
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    var fixture = try ProjectFixture(stage, policy: policy)
    try prepare(&fixture)
    let refusal = fixture.refused(command, day)
    #expect(refusal?.code == code.rawValue, sourceLocation: sourceLocation)
    #expect(refusal?.remedy.isEmpty == false, sourceLocation: sourceLocation)
    #expect(refusal?.rule == rule?.reference, sourceLocation: sourceLocation)
  }

  @Test func stepsComeInTheirOrder() throws {
    let chain = DomainRule.projectChain
    try expect(.unknownProject, at: .estimate, .tender(project: "x"))
    try expect(
      .projectExists, at: .estimate,
      .estimate(project: "p", estate: "e", title: "t", kind: "k", amount: 1))
    try expect(.projectEnded, at: .closed, .progress(project: "p", progress: 1), by: chain)
    try expect(
      .dayBefore, at: .estimate, .tender(project: "p"),
      on: SolarHijriDate(year: 1402, month: 1, day: 1)!)
    try expect(.past, at: .tender, .tender(project: "p"), by: chain)
    try expect(.past, at: .contract, .reestimate(project: "p", amount: 5, reason: "r"), by: chain)
    try expect(.past, at: .contract, .contract(project: "p", contractor: "b"), by: chain)
    try expect(.past, at: .contract, .bid(project: "p", bidder: "z", amount: 1), by: chain)
    try expect(.past, at: .completed, .progress(project: "p", progress: 1), by: chain)
    try expect(.past, at: .completed, .change(project: "p", amount: 1001, reason: "r"), by: chain)
    try expect(.past, at: .completed, .advance(project: "p", fund: "f", amount: 1), by: chain)
    try expect(.past, at: .completed, .complete(project: "p"), by: chain)
    try expect(.past, at: .accepted, .accept(project: "p"), by: chain)
    try expect(.past, at: .accepted, .certify(project: "p", gross: 1), by: chain)
    try expect(.tooEarly, at: .estimate, .bid(project: "p", bidder: "a", amount: 1), by: chain)
    try expect(.tooEarly, at: .tender, .progress(project: "p", progress: 0.1), by: chain)
    try expect(.tooEarly, at: .contract, .certify(project: "p", gross: 1), by: chain)
    try expect(.tooEarly, at: .tender, .pay(project: "p", fund: "f", amount: 1), by: chain)
    try expect(.tooEarly, at: .contract, .complete(project: "p"), by: chain)
    try expect(.tooEarly, at: .progress, .complete(project: "p"), by: chain)
    try expect(.tooEarly, at: .payment, .accept(project: "p"), by: chain)
    try expect(.tooEarly, at: .completed, .close(project: "p"), by: chain)
    try expect(
      .tooEarly, at: .estimate,
      .tender(project: "p", until: SolarHijriDate(year: 1402, month: 1, day: 1)!), by: chain)
  }

  @Test func tendersHaveTheirRules() throws {
    let chain = DomainRule.projectChain
    try expect(.bidExists, at: .tender, .bid(project: "p", bidder: "a", amount: 1), by: chain)
    try expect(
      .bidLate, at: .tender, .bid(project: "p", bidder: "z", amount: 1), by: chain,
      on: SolarHijriDate(year: 1402, month: 3, day: 2)!)
    try expect(.noBid, at: .tender, .contract(project: "p", contractor: "z"), by: chain)
    try expect(.tenderNeeded, at: .estimate, .contract(project: "p", contractor: "a"), by: chain)
    try expect(
      .tenderNeeded, at: .estimate,
      .contract(project: "p", contractor: "a", amount: 500, direct: true), by: chain)
    try expect(
      .amount, at: .estimate, .contract(project: "p", contractor: "a", direct: true), by: chain)
    let direct = ProjectCommand.contract(
      project: "p", contractor: "a", amount: 5, direct: true, reason: "small")
    try expect(
      .noThreshold, at: .estimate, direct, by: .redFlagThresholds, policy: ProjectPolicy())
  }

  @Test func noRialIsPaidWithoutAFundThatHasIt() throws {
    let rule = DomainRule.noRialWithoutSource
    try expect(.unknownFund, at: .certified, .pay(project: "p", fund: "x", amount: 1), by: rule)
    try expect(
      .noMoney, at: .certified, .pay(project: "p", fund: "g", amount: 900), by: rule
    ) { fixture in
      try fixture.ledger.perform(
        .promise(fund: "g", purpose: "x", amount: 5000, source: .bank), ProjectFixture.first)
      try fixture.ledger.perform(.raise(fund: "g", amount: 899), ProjectFixture.first)
    }
    try expect(
      .noMoney, at: .estimate, .giveBack(fund: "f", amount: 900_000_001, reason: "r"), by: rule)
    try expect(.abovePromise, at: .estimate, .raise(fund: "f", amount: 100_000_001), by: rule)
    try expect(
      .fundExists, at: .estimate, .promise(fund: "f", purpose: "x", amount: 1, source: .own))
    try expect(
      .promise, at: .estimate, .changePromise(fund: "f", amount: 899_999_999, reason: "r"),
      by: .promisedRaisedSpent)
    try expect(
      .promise, at: .estimate,
      .promise(fund: "g", purpose: "x", amount: 1, source: .own, year: 2023),
      by: .promisedRaisedSpent)
  }

  @Test func partsAddUp() throws {
    let rule = DomainRule.doubleEntry
    let certify = { (retention: Int64?, recovered: Int64?, net: Int64?) in
      ProjectCommand.certify(
        project: "p", gross: 100, retention: retention, recovered: recovered, net: net)
    }
    try expect(.unbalanced, at: .progress, certify(9, nil, nil), by: rule)
    try expect(.unbalanced, at: .progress, certify(10, nil, 91), by: rule)
    try expect(.unbalanced, at: .progress, certify(nil, 1, nil), by: rule)
    try expect(.unbalanced, at: .progress, certify(nil, -1, nil), by: rule)
    try expect(.amount, at: .progress, .certify(project: "p", gross: 0), by: rule)
    try expect(
      .amount, at: .progress, .certify(project: "p", gross: .max, reason: "r"), by: rule)
    try expect(.amount, at: .certified, .pay(project: "p", fund: "f", amount: .min), by: rule)
    try expect(
      .amount, at: .certified,
      .certify(project: "p", gross: Rials.largest, reason: "r"), by: rule)
    try expect(
      .refund, at: .payment, .refund(project: "p", fund: "f", amount: 1, reason: "r"), by: rule)
    try expect(.balancesOpen, at: .accepted, .close(project: "p"), by: rule)
    try expect(.balancesOpen, at: .certified, .cancel(project: "p", reason: "r"), by: rule)
    try expect(
      .unknownStatement, at: .certified,
      .pay(project: "p", fund: "f", amount: 1, statement: "q-s1"), by: .projectChain)
  }

  @Test func retentionIsReleasedWhenItIsDue() throws {
    let rule = DomainRule.retention
    try expect(
      .retentionNotDue, at: .payment, .release(project: "p", fund: "f", amount: 1), by: rule)
    try expect(
      .retentionNotDue, at: .completed, .release(project: "p", fund: "f", amount: 51), by: rule)
    try expect(
      .retentionNotDue, at: .accepted, .release(project: "p", fund: "f", amount: 101), by: rule)
    var fixture = try ProjectFixture(.completed)
    try fixture.ledger.perform(.release(project: "p", fund: "f", amount: 50), ProjectFixture.first)
    #expect(fixture.ledger.state.projects["p"]?.retention == 50)
  }

  @Test func advancesNeedAPolicyAndStayBelowIt() throws {
    try expect(
      .noAdvanceShare, at: .contract, .advance(project: "p", fund: "f", amount: 1), by: .advances,
      policy: ProjectFixture.policy { $0.advanceShare = nil })
    try expect(
      .advanceAbove, at: .contract, .advance(project: "p", fund: "f", amount: 251), by: .advances)
    var fixture = try ProjectFixture(.contract)
    #expect(
      try fixture.flags(.advance(project: "p", fund: "f", amount: 250)) == [])
    try fixture.ledger.perform(.progress(project: "p", progress: 0.5), ProjectFixture.first)
    try fixture.ledger.perform(.certify(project: "p", gross: 400), ProjectFixture.first)
    // 400 = 40 kept + 100 of the advance + 260.
    #expect(fixture.ledger.state.statements["p-s1"]?.recovered == 100)
    #expect(fixture.ledger.state.projects["p"]?.payable == 260)
    #expect(fixture.ledger.state.projects["p"]?.advance == 150)
  }

  @Test func changesHaveReasonsAndStayAboveCertified() throws {
    let rule = DomainRule.contractChanges
    try expect(.noText, at: .contract, .change(project: "p", amount: 1001, reason: " "), by: rule)
    try expect(.change, at: .contract, .change(project: "p", amount: 1000, reason: "r"), by: rule)
    try expect(.change, at: .certified, .change(project: "p", amount: 999, reason: "r"), by: rule)
    try expect(
      .change, at: .estimate, .reestimate(project: "p", amount: 1000, reason: "r"),
      by: .projectChain)
    try expect(.progress, at: .contract, .progress(project: "p", progress: .nan), by: .projectChain)
    try expect(.progress, at: .contract, .progress(project: "p", progress: 1.1), by: .projectChain)
    try expect(.progress, at: .progress, .progress(project: "p", progress: 0.5), by: .projectChain)
    try expect(
      .noText, at: .estimate,
      .estimate(project: "q", estate: "e", title: "", kind: "k", amount: 1), by: .projectChain)
    try expect(
      .noText, at: .estimate, .promise(fund: "g", purpose: " ", amount: 1, source: .own),
      by: .promisedRaisedSpent)
  }

  @Test func flagsAreAnsweredBeforeTheEnd() throws {
    let rule = DomainRule.redFlags
    try expect(
      .flagReason, at: .contract, .pay(project: "p", fund: "f", amount: 1), by: rule)
    try expect(
      .unknownFlag, at: .contract,
      .answerFlag(project: "p", flag: "p-f1", outcome: .upheld, reason: "r"), by: rule)
    let answer = ProjectCommand.answerFlag(
      project: "p", flag: "p-f1", outcome: .justified, reason: "goods were on site")
    var fixture = try ProjectFixture(.progress)
    let day = ProjectFixture.first
    try fixture.ledger.perform(
      .pay(project: "p", fund: "f", amount: 10, reason: "goods"), day)
    for command: ProjectCommand in [
      .certify(project: "p", gross: 1000), .pay(project: "p", fund: "f", amount: 890),
      .complete(project: "p"), .accept(project: "p"),
      .release(project: "p", fund: "f", amount: 100),
    ] { try fixture.ledger.perform(command, day) }
    #expect(
      fixture.refused(.close(project: "p"))?.code == ProjectRefusal.flagsOpen.rawValue)
    #expect(
      fixture.refused(
        .answerFlag(project: "p", flag: "p-f1", outcome: .upheld, reason: ""))?.code
        == ProjectRefusal.noText.rawValue)
    try fixture.ledger.perform(answer, day)
    #expect(fixture.refused(answer)?.code == ProjectRefusal.unknownFlag.rawValue)
    try fixture.ledger.perform(.close(project: "p"), day)
    #expect(fixture.ledger.state.projects["p"]?.stage == .closed)
  }

  @Test func idsAreChecked() throws {
    var fixture = try ProjectFixture(.tender)
    for command: ProjectCommand in [
      .estimate(project: "a/b", estate: "e", title: "t", kind: "k", amount: 1),
      .estimate(project: "q", estate: "e e", title: "t", kind: "k", amount: 1),
      .estimate(project: "q", estate: "e", title: "t", kind: "k/l", amount: 1),
      .bid(project: "p", bidder: "", amount: 1), .contract(project: "p", contractor: " "),
      .promise(fund: "", purpose: "x", amount: 1, source: .own),
    ] { #expect(fixture.refused(command)?.code == CaseworkRefusal.badID.rawValue) }
  }

  @Test func rulesStandInTheTable() throws {
    let workspace = try Workspace.seeds()
    for rule in DomainRule.projectRules {
      let rows = try workspace.query(
        "rules | where rule == '\(rule.reference.rule)' | project statement, origin, fact"
      ).rows
      let row = try #require(rows.first, "\(rule.reference.rule)")
      #expect(row.text("statement") == rule.statement)
      #expect(row.text("origin") == rule.reference.origin.rawValue)
      #expect(row.text("fact") == rule.reference.fact)
    }
  }
}
