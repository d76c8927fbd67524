import PersianText
import Testing

@testable import SamatKit

/// One way, or several, to each refusal of permits.
@Suite struct PermitRefusalTests {
  static let today = SolarHijriDate(year: 1404, month: 2, day: 1)!
  static let earlier = SolarHijriDate(year: 1404, month: 1, day: 1)!
  static let later = SolarHijriDate(year: 1404, month: 6, day: 1)!

  /// A way: what was done on the day before, and what is then refused on the day.
  struct Way: Sendable {
    var before: [PermitCommand] = []
    var executionDays: Int?
    var command: PermitCommand

    init(_ command: PermitCommand) { self.command = command }

    init(_ before: [PermitCommand], executionDays: Int? = nil, _ command: PermitCommand) {
      (self.before, self.executionDays, self.command) = (before, executionDays, command)
    }
  }

  /// A kind with a version of two steps, in force from the day before.
  static let basis: [PermitCommand] = [
    .createKind(kind: "k", name: "K"), .createKind(kind: "empty", name: "E"),
    .draftStep(
      kind: "k", step: "one", details: StepDetails(agency: "land", documents: ["deed"], days: 10)),
    .draftStep(kind: "k", step: "two", details: StepDetails(agency: "water", cost: 100)),
    .adoptProcedure(kind: "k", basis: "law"),
  ]
  static let request: [PermitCommand] = [
    .openRequest(request: "r", kind: "k", province: "IR-08", reason: "slow"),
    .change(request: "r", change: .remove, step: "two"),
  ]
  static let reviewed = request + [.review(request: "r", finding: "right")]
  static let applied: [PermitCommand] = [
    .apply(permit: "m", kind: "k", unit: "u", province: "IR-08")
  ]
  static let ready = applied + [.pass(permit: "m"), .pass(permit: "m")]
  static let invested: [PermitCommand] = [
    .draftStep(kind: "investment", step: "one", details: StepDetails(agency: "smt")),
    .adoptProcedure(kind: "investment", basis: "law"),
  ]
  static let issued =
    [PermitCommand.apply(permit: "i", kind: "investment", unit: "u", province: "IR-08")]
    + [.pass(permit: "i"), .issue(permit: "i", issuer: .headquarters)]
  static let power: [PermitCommand] = [
    .delegate(power: "w", kind: "k", province: "IR-08", basis: "order")
  ]

  static func ways(_ code: PermitRefusal) -> [Way] {
    switch code {
    case .unknownKind: [Way(.adoptProcedure(kind: "x", basis: "b"))]
    case .kindExists:
      [Way(.createKind(kind: "k", name: "K")), Way(.createKind(kind: "investment", name: "K"))]
    case .kindNoName: [Way(.createKind(kind: "x", name: " "))]
    case .hasVersion:
      [
        Way(.draftStep(kind: "k", step: "s", details: StepDetails(agency: "a"))),
        Way(.adoptProcedure(kind: "k", basis: "b")),
      ]
    case .noSteps:
      [
        Way(.adoptProcedure(kind: "empty", basis: "b")),
        Way(
          request + [
            .change(request: "r", change: .remove, step: "one"),
            .review(request: "r", finding: "f"),
          ], .adopt(request: "r", basis: "b")),
      ]
    case .noVersion:
      [
        Way(.openRequest(kind: "empty", province: "IR-08", reason: "r")),
        Way(.apply(kind: "empty", unit: "u", province: "IR-08")),
      ]
    case .versionDay:
      [
        Way(reviewed, .adopt(request: "r", from: earlier, basis: "b")),
        Way(
          reviewed + [
            .adopt(request: "r", from: later, basis: "b"),
            .openRequest(request: "s", kind: "k", province: "IR-08", reason: "r"),
            .change(request: "s", change: .set, step: "one", details: StepDetails(days: 1)),
            .review(request: "s", finding: "f"),
          ], .adopt(request: "s", from: later, basis: "b")),
      ]
    case .versionBasis: [Way(reviewed, .adopt(request: "r", basis: " "))]
    case .unknownStep:
      [
        Way(request, .change(request: "r", change: .remove, step: "nine")),
        Way(
          request, .change(request: "r", change: .set, step: "two", details: StepDetails(days: 1))),
        Way(
          request,
          .change(
            request: "r", change: .add, step: "s", details: StepDetails(agency: "a"),
            after: "nine")),
      ]
    case .stepExists:
      [
        Way(
          request,
          .change(request: "r", change: .add, step: "one", details: StepDetails(agency: "a")))
      ]
    case .stepNoAgency:
      [
        Way(.draftStep(kind: "empty", step: "s", details: StepDetails())),
        Way(.draftStep(kind: "empty", step: "s", details: StepDetails(agency: " "))),
      ]
    case .stepNumber:
      [
        Way(.draftStep(kind: "empty", step: "s", details: StepDetails(agency: "a", days: -1))),
        Way(.draftStep(kind: "empty", step: "s", details: StepDetails(agency: "a", cost: .max))),
        Way(
          [
            .draftStep(
              kind: "empty", step: "s",
              details: StepDetails(agency: "a", cost: 1_000_000_000_000_000_000))
          ], .draftStep(kind: "empty", step: "t", details: StepDetails(agency: "a", cost: 1))),
      ]
    case .changeNothing:
      [
        Way(request, .change(request: "r", change: .set, step: "one")),
        Way(
          request,
          .change(request: "r", change: .remove, step: "one", details: StepDetails(days: 1))),
      ]
    case .unknownRequest: [Way(.review(request: "x", finding: "f"))]
    case .requestExists:
      [Way(request, .openRequest(request: "r", kind: "k", province: "IR-08", reason: "r"))]
    case .requestEnded:
      [
        Way(reviewed + [.reject(request: "r", reason: "no")], .reject(request: "r", reason: "no")),
        Way(
          request + [.withdrawRequest(request: "r", reason: "no")],
          .review(request: "r", finding: "f")),
      ]
    case .requestReviewed:
      [
        Way(reviewed, .review(request: "r", finding: "f")),
        Way(reviewed, .change(request: "r", change: .remove, step: "one")),
      ]
    case .notReviewed:
      [
        Way(request, .adopt(request: "r", basis: "b")),
        Way(request, .reject(request: "r", reason: "no")),
      ]
    case .noChange:
      [
        Way(
          [.openRequest(request: "r", kind: "k", province: "IR-08", reason: "r")],
          .review(request: "r", finding: "f"))
      ]
    case .requestStale:
      [
        Way(
          reviewed + [
            .openRequest(request: "s", kind: "k", province: "IR-30", reason: "r"),
            .change(request: "s", change: .remove, step: "two"),
            .review(request: "s", finding: "f"), .adopt(request: "s", from: today, basis: "b"),
          ], .adopt(request: "r", from: later, basis: "b"))
      ]
    case .requestNoReason:
      [
        Way(.openRequest(kind: "k", province: "IR-08", reason: " ")),
        Way(request, .review(request: "r", finding: "")),
        Way(reviewed, .reject(request: "r", reason: "")),
        Way(request, .withdrawRequest(request: "r", reason: "")),
      ]
    case .unknownProvince:
      [
        Way(.apply(kind: "k", unit: "u", province: "x")),
        Way(.delegate(kind: "k", province: "x", basis: "b")),
      ]
    case .unknownPermit: [Way(.pass(permit: "x"))]
    case .permitExists:
      [Way(applied, .apply(permit: "m", kind: "k", unit: "v", province: "IR-08"))]
    case .applicationOpen: [Way(applied, .apply(kind: "k", unit: "u", province: "IR-08"))]
    case .permitEnded:
      [
        Way(
          applied + [.refuse(permit: "m", reason: "r")], .issue(permit: "m", issuer: .headquarters))
      ]
    case .stepOrder:
      [Way(applied, .pass(permit: "m", step: "two")), Way(ready, .pass(permit: "m"))]
    case .permitReturned:
      [
        Way(applied, .resume(permit: "m")),
        Way(applied + [.sendBack(permit: "m", reason: "r")], .pass(permit: "m")),
      ]
    case .stepsOpen: [Way(applied, .issue(permit: "m", issuer: .headquarters))]
    case .notDelegated:
      [
        Way(ready, .issue(permit: "m", issuer: .province)),
        Way(
          power + ready + [.revoke(power: "w", reason: "r")],
          .issue(permit: "m", issuer: .province)),
      ]
    case .permitNoReason:
      [
        Way(applied, .refuse(permit: "m", reason: " ")),
        Way(applied, .sendBack(permit: "m", reason: " ")),
        Way(applied, .withdraw(permit: "m", reason: "")),
      ]
    case .notIssued: [Way(applied, .enterExecution(permit: "m"))]
    case .notMonitored:
      [Way(ready + [.issue(permit: "m", issuer: .headquarters)], .enterExecution(permit: "m"))]
    case .inExecution:
      [
        Way(
          invested + issued + [.enterExecution(permit: "i")], .enterExecution(permit: "i"))
      ]
    case .executionDaysUnset: [Way(invested + issued, .flagStalled(permit: "i"))]
    case .inTime: [Way(invested + issued, executionDays: 30, .flagStalled(permit: "i"))]
    case .unknownPower: [Way(.revoke(power: "x", reason: "r"))]
    case .powerExists:
      [Way(power, .delegate(power: "w", kind: "k", province: "IR-30", basis: "b"))]
    case .powerNoBasis: [Way(.delegate(kind: "k", province: "IR-08", basis: ""))]
    case .powerDays:
      [
        Way(power, .delegate(kind: "k", province: "IR-08", basis: "b", from: later)),
        Way(.delegate(kind: "k", province: "IR-08", basis: "b", from: earlier)),
        Way(.delegate(kind: "k", province: "IR-08", basis: "b", from: later, until: today)),
      ]
    case .powerEnded:
      [
        Way(power + [.revoke(power: "w", reason: "r")], .revoke(power: "w", reason: "r"))
      ]
    case .powerNoReason: [Way(power, .revoke(power: "w", reason: " "))]
    case .unknownTopic: [Way(.giveView(topic: "x", organization: "o", text: "t"))]
    case .topicExists:
      [Way(.propose(topic: "deregulation-board", about: .deregulation, title: "t"))]
    case .topicNothing:
      [
        Way(.propose(about: .financing, title: " ")),
        Way(.giveView(topic: "free-zone-policies", organization: "", text: "t")),
        Way(.decideTopic(topic: "free-zone-policies", outcome: .kept, basis: "")),
      ]
    case .topicDecided:
      [
        Way(
          [.decideTopic(topic: "free-zone-policies", outcome: .kept, basis: "b")],
          .decideTopic(topic: "free-zone-policies", outcome: .kept, basis: "b"))
      ]
    case .topicNotHeard:
      [
        Way(
          [.propose(topic: "t", about: .deregulation, title: "two stamps", kind: "k", step: "two")],
          .decideTopic(topic: "t", outcome: .removed, basis: "b"))
      ]
    }
  }

  static func ledger(executionDays: Int? = nil) throws -> ProgrammeLedger<PermitsDecider> {
    var policies = PolicyBook()
    var policy = PermitPolicy()
    policy.executionDays = executionDays
    policies.set(DatedPolicy("x", from: nil, policy), in: nil)
    return ProgrammeLedger(try PermitsDecider(CaseworkSetting(policies: policies)))
  }

  @Test(arguments: PermitRefusal.allCases)
  func everyPermitRefusalHasAWayToIt(code: PermitRefusal) throws {
    let ways = Self.ways(code)
    #expect(!ways.isEmpty)
    for way in ways {
      var ledger = try Self.ledger(executionDays: way.executionDays)
      let before = SolarHijriDate(year: 1404, month: 1, day: 31)!
      for command in Self.basis { try ledger.perform(command, before) }
      for command in Self.invested {
        if way.before.contains(command) { try ledger.perform(command, before) }
      }
      for command in way.before where !Self.invested.contains(command) {
        try ledger.perform(command, Self.today)
      }
      let found = refusal { () throws(Refusal) in try ledger.perform(way.command, Self.today) }
      holdsToItsForm(try #require(found, "\(way.command)"), code.rawValue)
    }
  }

  @Test func refusesDaysBeforeOfPermits() throws {
    var ledger = try Self.ledger()
    for command in Self.basis { try ledger.perform(command, Self.earlier) }
    for command in Self.reviewed + Self.applied + Self.power {
      try ledger.perform(command, Self.today)
    }
    for command: PermitCommand in [
      .pass(permit: "m"), .reject(request: "r", reason: "x"), .revoke(power: "w", reason: "x"),
    ] {
      let found = refusal { () throws(Refusal) in try ledger.perform(command, Self.earlier) }
      #expect(found?.code == CaseworkRefusal.dayBefore.rawValue)
    }
    // An application recorded late follows the version of its own day; no version slips under it.
    let found = refusal { () throws(Refusal) in
      try ledger.perform(.adopt(request: "r", from: Self.today, basis: "b"), Self.today)
    }
    #expect(found?.code == PermitRefusal.versionDay.rawValue)
  }

  @Test func everyPermitRuleIsARow() throws { try areRows(DomainRule.permitRules) }
}
