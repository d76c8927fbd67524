import KQLEngine
import PersianText
import Testing

@testable import SamatKit

/// Each red flag, raised just beyond its threshold and not raised at it.
@Suite struct ProjectFlagTests {
  private let first = ProjectFixture.first

  @Test func contractAboveEstimate() throws {
    var fixture = try ProjectFixture(
      .tender, policy: ProjectFixture.policy { $0.estimateTolerance = 500 })
    #expect(
      fixture.refused(.contract(project: "p", contractor: "b", amount: 1051))?.code
        == ProjectRefusal.flagReason.rawValue)
    var other = fixture
    #expect(
      try fixture.flags(.contract(project: "p", contractor: "b", amount: 1051, reason: "prices"))
        == [.contractAboveEstimate])
    let flag = try #require(fixture.ledger.state.flags["p-f1"])
    #expect(flag.measured == 1051 && flag.threshold == 1050)
    #expect(flag.evidence == ["estimate 1000", "contract 1051"] && flag.reason == "prices")
    #expect(try other.flags(.contract(project: "p", contractor: "b", amount: 1050)) == [])
  }

  @Test func singleBidder() throws {
    var fixture = try ProjectFixture(.estimate)
    try fixture.ledger.perform(.tender(project: "p"), first)
    try fixture.ledger.perform(.bid(project: "p", bidder: "a", amount: 900), first)
    #expect(
      try fixture.flags(.contract(project: "p", contractor: "a", reason: "called twice"))
        == [.singleBidder])
    #expect(fixture.ledger.state.flags["p-f1"]?.evidence == ["p-b1 900"])
    var two = try ProjectFixture(.tender)
    #expect(try two.flags(.contract(project: "p", contractor: "a")) == [])
  }

  @Test func splitContracts() throws {
    var fixture = try ProjectFixture(.estimate)
    try fixture.direct("q1", 250)
    try fixture.estimate("q2")
    let second = ProjectCommand.contract(
      project: "q2", contractor: "d", amount: 250, direct: true, reason: "another street")
    var smaller = fixture
    #expect(try fixture.flags(second) == [.splitContracts])
    #expect(fixture.ledger.state.flags["q2-f1"]?.evidence == ["q2 250", "q1 250"])
    #expect(
      try smaller.flags(.contract(project: "q2", contractor: "d", amount: 249, direct: true)) == [])
    // Beyond the days of the policy they do not count together.
    let year = first.adding(days: 366)!
    try smaller.ledger.perform(
      .estimate(project: "q3", estate: "e", title: "t", kind: "power", amount: 1000), year)
    #expect(
      try smaller.flags(
        .contract(project: "q3", contractor: "d", amount: 499, direct: true), year) == [])
    // A change may take them there.
    #expect(
      try smaller.flags(.change(project: "q2", amount: 250, reason: "more cable"))
        == [.splitContracts])
  }

  @Test func changeAboveLimit() throws {
    var fixture = try ProjectFixture(.contract)
    var other = fixture
    #expect(
      try fixture.flags(.change(project: "p", amount: 749, reason: "less"))
        == [.changeAboveLimit])
    #expect(try other.flags(.change(project: "p", amount: 750, reason: "less")) == [])
    #expect(
      try other.flags(.change(project: "p", amount: 1251, reason: "rock"))
        == [.changeAboveLimit, .contractAboveEstimate])
  }

  @Test func certifiedAboveProgressAndContract() throws {
    var fixture = try ProjectFixture(.contract)
    try fixture.ledger.perform(.progress(project: "p", progress: 0.3333), first)
    var other = fixture
    #expect(
      try fixture.flags(.certify(project: "p", gross: 334, reason: "dear start"))
        == [.certifiedAboveProgress])
    #expect(try other.flags(.certify(project: "p", gross: 333)) == [])
    try other.ledger.perform(.progress(project: "p", progress: 1), first)
    var third = other
    #expect(
      try other.flags(.certify(project: "p", gross: 668, reason: "price adjustment"))
        == [.certifiedAboveContract])
    #expect(try third.flags(.certify(project: "p", gross: 667)) == [])
  }

  @Test func paymentBeforeCertification() throws {
    var fixture = try ProjectFixture(.progress)
    #expect(
      try fixture.flags(.pay(project: "p", fund: "f", amount: 100, reason: "goods on site"))
        == [.paymentBeforeCertification])
    // The next statement settles it, and what is left may be paid without a flag.
    try fixture.ledger.perform(.certify(project: "p", gross: 1000), first)
    let project = try #require(fixture.ledger.state.projects["p"])
    #expect(project.unsupported == 0 && project.payable == 800)
    #expect(try fixture.flags(.pay(project: "p", fund: "f", amount: 800)) == [])
  }

  @Test func paymentAboveCertified() throws {
    var fixture = try ProjectFixture(.certified)
    var other = fixture
    #expect(
      try fixture.flags(.pay(project: "p", fund: "f", amount: 901, reason: "by letter"))
        == [.paymentAboveCertified])
    #expect(fixture.ledger.state.projects["p"]?.unsupported == 1)
    #expect(
      fixture.refused(.refund(project: "p", fund: "f", amount: 2, reason: "back"))?.code
        == ProjectRefusal.refund.rawValue)
    try fixture.ledger.perform(.refund(project: "p", fund: "f", amount: 1, reason: "back"), first)
    #expect(fixture.ledger.state.projects["p"]?.paid == 900)
    #expect(try other.flags(.pay(project: "p", fund: "f", amount: 900)) == [])
  }

  @Test func everyFlagSaysItsTestAndWhenItIsNone() {
    for flag in RedFlag.allCases {
      #expect(!flag.test.isEmpty && !flag.falsePositive.isEmpty && !flag.persian.isEmpty)
      #expect(flag.policyKey.isEmpty || ProjectPolicy.keys.contains(flag.policyKey))
    }
  }

  @Test func sharesAreReckonedExactly() {
    #expect(Rials.share(Rials.largest, 10_000) == Rials.largest)
    #expect(Rials.share(Rials.largest - 1, 3333) == 333_299_999_999_999_999)
    #expect(Rials.part(Rials.largest, Rials.largest, of: Rials.largest) == Rials.largest)
    #expect(Rials.part(.max, .max, of: 1) == Rials.ledger)
    #expect(Rials.part(5, 1, of: 0) == Rials.ledger)
    #expect(Rials.part(-5, 1, of: 2) == 0)
    #expect(Rials.share(9, 1000) == 0)
    #expect(Rials.sum(.max, 1) == Rials.ledger)
  }
}
