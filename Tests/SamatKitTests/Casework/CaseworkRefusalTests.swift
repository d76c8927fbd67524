import KQLEngine
import KQLSyntax
import PersianText
import Testing

@testable import SamatKit

/// One way to each refusal of casework.
@Suite struct CaseworkRefusalTests {
  typealias Attempt = @Sendable () throws -> Refusal?

  private static func at(
    _ stage: CaseStage, _ day: SolarHijriDate, obstacle: String = "bank_loan",
    set: @escaping @Sendable (inout Charter) -> Void = { _ in },
    before: [(WorkingGroupCommand, SolarHijriDate)] = [], _ command: WorkingGroupCommand
  ) -> Attempt {
    {
      var fixture = try Fixture(stage, obstacle: obstacle, set: set)
      for (command, day) in before { try fixture.ledger.perform(command, day) }
      return refusal { () throws(Refusal) in try fixture.ledger.perform(command, day) }
    }
  }

  private static func at(
    _ stage: CaseStage, obstacle: String = "bank_loan",
    set: @escaping @Sendable (inout Charter) -> Void = { _ in },
    before: [(WorkingGroupCommand, SolarHijriDate)] = [], _ command: WorkingGroupCommand
  ) -> Attempt {
    at(stage, Fixture.session, obstacle: obstacle, set: set, before: before, command)
  }

  private static func units(
    _ day: SolarHijriDate, before: [UnitCommand] = [], _ command: UnitCommand
  ) -> Attempt {
    {
      var ledger = try CaseworkLedger()
      try ledger.perform(.register(unit: "u"), Fixture.opened)
      for command in before { try ledger.perform(command, Fixture.committee) }
      return refusal { () throws(Refusal) in try ledger.perform(command, day) }
    }
  }

  private static func units(before: [UnitCommand] = [], _ command: UnitCommand) -> Attempt {
    units(Fixture.session, before: before, command)
  }

  private static func mentions(
    _ day: SolarHijriDate, before: [ObstacleCommand] = [],
    _ command: ObstacleCommand
  ) -> Attempt {
    {
      var ledger = try CaseworkLedger()
      for command in before { try ledger.perform(command, Fixture.committee) }
      return refusal { () throws(Refusal) in try ledger.perform(command, day) }
    }
  }

  private static func mentions(
    before: [ObstacleCommand] = [], _ command: ObstacleCommand
  ) -> Attempt {
    mentions(Fixture.session, before: before, command)
  }

  private static func details(_ set: (inout UnitDetails) -> Void) -> UnitDetails {
    var details = UnitDetails()
    set(&details)
    return details
  }

  private static func adopt(
    agency: String? = "bank", deadline: SolarHijriDate? = Fixture.deadline, text: String = "a loan",
    session: String = "s", resolution: String? = nil, matter: String? = nil
  ) -> WorkingGroupCommand {
    .adopt(
      resolution: resolution, case: "c", session: session, agency: agency, deadline: deadline,
      text: text, matter: matter)
  }

  /// Attempts by the refusal that they must meet. Where there are several, each must meet it.
  static func attempts(_ code: CaseworkRefusal) -> [Attempt] {
    switch code {
    case .badID:
      [
        at(.opened, .createGroup(group: "")), at(.opened, .createGroup(group: "a/b")),
        at(.opened, .createGroup(group: "a b")),
        at(.opened, .createGroup(group: String(repeating: "x", count: 201))),
        at(.opened, .openCase(case: "\u{202E}c", unit: "u", group: "g")),
        units(.register(unit: "a\nb")),
      ]
    case .unlisted:
      [
        at(.opened, .openCase(unit: "u", group: "g", agencies: ["kerman-smtt"])),
        at(.opened, .giveOpinion(case: "c", agency: "kerman-smy", position: .agree)),
        at(.heard, .attend(session: "s", organization: "Kerman-smt", role: .member)),
        at(.heard, .recordAbsence(session: "s", organization: "kerman_smt")),
        at(.summedUp, adopt(agency: "kermna-smt")),
      ]
    case .province:
      [
        units(.register(unit: "v", details: Self.details { $0.province = "IR-99" })),
        units(.register(unit: "v", details: Self.details { $0.province = "Kerman" })),
        units(.correct(unit: "u", details: Self.details { $0.province = "ir-08" })),
        at(.opened, .createGroup(group: "k", province: "IR-99")),
      ]
    case .county:
      [
        units(.register(unit: "v", details: Self.details { $0.county = "9999" })),
        units(
          .register(
            unit: "v",
            details: Self.details {
              $0.province = "IR-30"
              $0.county = PlaceNames.reference.county("Rafsanjan")
            })),
      ]
    case .dayBefore:
      [
        at(.referred, Fixture.opened, .escalate(case: "c", step: .prosecutor, reason: "x")),
        at(
          .opened, SolarHijriDate(year: 1404, month: 1, day: 9)!,
          .giveOpinion(case: "c", agency: "bank", position: .agree)),
        at(.notified, Fixture.committee, .complete(resolution: "r")),
        at(.heard, Fixture.committee, .holdSession(group: "g")),
        at(.heard, Fixture.opened, .endSession(session: "k")),
        units(
          Fixture.opened, before: [.report(unit: "u", employees: 3)],
          .retire(unit: "u", reason: "x")),
        mentions(
          Fixture.opened, before: [.report(mention: "m", obstacle: "tax")],
          .withdraw(mention: "m", reason: "x")),
      ]
    case .badDay:
      [
        at(
          .opened, SolarHijriDate(year: 1633, month: 12, day: 1)!,
          .openCase(unit: "u", group: "g"))
      ]
    case .unknownUnit:
      [
        units(.report(unit: "v", employees: 3)), at(.opened, .openCase(unit: "v", group: "g")),
        mentions(.report(obstacle: "tax", unit: "v")),
      ]
    case .unitExists:
      [units(.register(unit: "u"))]
    case .unitRetired:
      [
        units(before: [.retire(unit: "u", reason: "burnt down")], .report(unit: "u", employees: 3)),
        units(
          before: [.register(unit: "v"), .merge(unit: "v", duplicate: "u", reason: "same id")],
          .report(unit: "u", employees: 3)),
        {
          var fixture = try Fixture(.opened)
          try fixture.ledger.perform(.retire(unit: "u", reason: "burnt down"), Fixture.committee)
          return refusal { () throws(Refusal) in
            try fixture.ledger.perform(.openCase(unit: "u", group: "g"), Fixture.session)
          }
        },
      ]
    case .unitNumber:
      [
        units(.report(unit: "u", utilisation: -0.1)), units(.report(unit: "u", utilisation: .nan)),
        units(.report(unit: "u", utilisation: 11)), units(.report(unit: "u", employees: -1)),
        units(.register(unit: "v", details: details { $0.employees = 10_000_001 })),
      ]
    case .unitPeriod:
      [
        units(.report(unit: "u", to: Fixture.later, employees: 3)),
        units(.report(unit: "u", from: Fixture.session, to: Fixture.opened, employees: 3)),
      ]
    case .unitNothing:
      [
        units(.report(unit: "u")), units(.correct(unit: "u", details: UnitDetails())),
        units(.correct(unit: "u", details: details { $0.employees = 3 })),
      ]
    case .unitMerge:
      [
        units(.merge(unit: "u", duplicate: "u", reason: "same")),
        units(before: [.register(unit: "v")], .merge(unit: "u", duplicate: "v", reason: " ")),
      ]
    case .notMerged:
      [
        units(before: [.register(unit: "v")], .unmerge(unit: "u", duplicate: "v", reason: "two"))
      ]
    case .mentionExists:
      [
        mentions(
          before: [.report(mention: "m", obstacle: "tax")], .report(mention: "m", obstacle: "tax"))
      ]
    case .unknownMention:
      [mentions(.withdraw(mention: "m", reason: "x"))]
    case .unknownObstacle:
      [
        mentions(.report(obstacle: "ghosts")),
        mentions(
          before: [.report(mention: "m", obstacle: "tax")],
          .reclassify(mention: "m", obstacle: "ghosts", reason: "x")),
        at(.opened, .openCase(unit: "u", group: "g", obstacle: "ghosts")),
      ]
    case .severalObstacles:
      [mentions(.report(statement: "tax debts, and power cuts every day"))]
    case .obstacleNothing:
      [mentions(.report()), mentions(.report(statement: " \u{200C} "))]
    case .mentionWithdrawn:
      [
        mentions(
          before: [.report(mention: "m", obstacle: "tax"), .withdraw(mention: "m", reason: "x")],
          .reclassify(mention: "m", obstacle: "customs", reason: "x"))
      ]
    case .unknownGroup:
      [
        at(.opened, .openCase(unit: "u", group: "x")), at(.opened, .holdSession(group: "x")),
      ]
    case .groupExists:
      [at(.opened, .createGroup(group: "g"))]
    case .unknownPost:
      [at(.opened, .holdPost(post: "x", person: "a"))]
    case .postExists:
      [at(.opened, .createPost(post: "p", organization: "bank"))]
    case .postHeld:
      [
        at(
          .opened, before: [(.holdPost(post: "p", person: "a"), Fixture.opened)],
          .holdPost(post: "p", person: "a")),
        at(
          .opened, before: [(.holdPost(post: "p", person: "a"), Fixture.session)],
          .holdPost(post: "p", person: "b", from: Fixture.opened)),
      ]
    case .postNotHeld:
      [
        at(.opened, .releasePost(post: "p", person: "a")),
        at(
          .opened, before: [(.holdPost(post: "p", person: "a"), Fixture.opened)],
          .releasePost(post: "p", person: "b")),
      ]
    case .unknownSession:
      [
        at(.opened, .takeUp(case: "c", session: "x")), at(.opened, .endSession(session: "x")),
      ]
    case .sessionExists:
      [at(.heard, .holdSession(session: "s", group: "g"))]
    case .sessionNumber:
      [
        at(.heard, .holdSession(group: "g", number: 3)),
        at(.opened, .holdSession(group: "g", number: 0)),
      ]
    case .sessionEnded:
      [
        at(
          .heard, before: [(.endSession(session: "s"), Fixture.session)], .endSession(session: "s")),
        at(
          .summedUp, before: [(.endSession(session: "s"), Fixture.session)], adopt()),
        at(
          .heard, before: [(.endSession(session: "s"), Fixture.session)],
          .attend(session: "s", organization: "bank", role: .head)),
      ]
    case .sessionOtherDay:
      [
        at(.summedUp, Fixture.deadline, adopt()),
        at(.heard, Fixture.deadline, .attend(session: "s", organization: "bank", role: .head)),
      ]
    case .sessionBody:
      [
        at(.referred, Fixture.committee, .hear(case: "c", session: "k")),
        at(
          .opened, before: [(.holdSession(session: "s", group: "g"), Fixture.session)],
          .takeUp(case: "c", session: "s")),
      ]
    case .sessionOtherGroup:
      [
        at(
          .summedUp, before: [(.holdSession(session: "t", group: "h"), Fixture.session)],
          adopt(session: "t")),
        at(
          .referred, before: [(.holdSession(session: "t", group: "h"), Fixture.session)],
          .giveOpinion(case: "c", agency: "bank", position: .agree, session: "t")),
      ]
    case .alreadyRecorded:
      [
        at(
          .heard,
          before: [(.attend(session: "s", organization: "bank", role: .head), Fixture.session)],
          .attend(session: "s", organization: "bank", role: .head)),
        at(
          .heard,
          before: [(.attend(session: "s", organization: "bank", role: .head), Fixture.session)],
          .recordAbsence(session: "s", organization: "bank")),
      ]
    case .noQuorum:
      [
        at(
          .summedUp,
          set: {
            $0.memberPosts = ["p"]
            $0.quorum = 0.5
          }, adopt())
      ]
    case .headAbsent:
      [
        at(
          .summedUp, set: { $0.refusesInAbsenceOfHead = true },
          before: [
            (.attend(session: "s", organization: "bank", role: .representative), Fixture.session)
          ], adopt())
      ]
    case .unknownCase:
      [at(.opened, .answer(case: "x"))]
    case .caseExists:
      [at(.opened, .openCase(case: "c", unit: "u", group: "g"))]
    case .caseClosed:
      [
        at(.closed, .answer(case: "c")),
        at(.closed, .giveOpinion(case: "c", agency: "bank", position: .agree)),
        at(.closed, adopt()), at(.closed, .notify(resolution: "r", recipient: "other")),
        at(.closed, .escalate(case: "c", step: .prosecutor, reason: "x")),
        at(.closed, .closeCase(case: "c")),
      ]
    case .caseTooFar:
      [
        at(.opened, before: [(.answer(case: "c"), Fixture.opened)], .answer(case: "c")),
        at(.referred, .refer(case: "c")),
        at(.referred, Fixture.committee, .takeUp(case: "c", session: "k")),
        at(.decided, .hear(case: "c", session: "s")), at(.decided, .sumUp(case: "c")),
      ]
    case .notInCommittee:
      [at(.opened, .refer(case: "c"))]
    case .notReferred:
      [
        at(
          .committee, before: [(.holdSession(session: "s", group: "g"), Fixture.session)], adopt()),
        at(
          .committee, before: [(.holdSession(session: "s", group: "g"), Fixture.session)],
          .hear(case: "c", session: "s")),
      ]
    case .notHeard:
      [
        at(.referred, before: [(.holdSession(session: "s", group: "g"), Fixture.session)], adopt()),
        at(.referred, .sumUp(case: "c")),
      ]
    case .opinionsMissing:
      [
        at(.heard, adopt()), at(.heard, .sumUp(case: "c")),
        at(
          .heard,
          before: [(.giveOpinion(case: "c", agency: "tax", position: .agree), Fixture.session)],
          .sumUp(case: "c")),
      ]
    case .notSummedUp:
      [
        at(
          .heard,
          before: [(.giveOpinion(case: "c", agency: "bank", position: .none), Fixture.session)],
          adopt())
      ]
    case .opinionLate:
      [at(.decided, .giveOpinion(case: "c", agency: "tax", position: .agree))]
    case .resolutionsOpen:
      [at(.notified, .closeCase(case: "c"))]
    case .answerOpen:
      [
        at(
          .notified,
          before: [
            (.escalate(case: "c", step: .nationalHeadquarters, reason: "x"), Fixture.session),
            (.complete(resolution: "r"), Fixture.session),
          ], .closeCase(case: "c")),
        at(
          .notified,
          before: [
            (.object(objection: "x", resolution: "r", objector: "u"), Fixture.session),
            (.complete(resolution: "r"), Fixture.session),
          ], .closeCase(case: "c")),
      ]
    case .caseOutcome:
      [
        at(.opened, .closeCase(case: "c")), at(.opened, .closeCase(case: "c", outcome: .solved)),
        at(.opened, .closeCase(case: "c", outcome: .escalated)),
        at(
          .notified, before: [(.complete(resolution: "r"), Fixture.session)],
          .closeCase(case: "c", outcome: .unsolved)),
      ]
    case .escalationStep:
      [
        at(
          .opened, set: { $0.escalation = [.nationalHeadquarters] },
          .escalate(case: "c", step: .prosecutor, reason: "x")),
        at(
          .opened,
          before: [(.escalate(case: "c", step: .boardOfExperts, reason: "x"), Fixture.session)],
          .escalate(case: "c", step: .nationalHeadquarters, reason: "x")),
        at(.opened, obstacle: "tax", .escalate(case: "c", step: .boardOfExperts, reason: "x")),
      ]
    case .unknownEscalation:
      [
        at(.opened, .answerEscalation(escalation: "c-e1", outcome: "x")),
        at(
          .opened,
          before: [
            (.escalate(case: "c", step: .prosecutor, reason: "x"), Fixture.session),
            (.answerEscalation(escalation: "c-e1", outcome: "x"), Fixture.session),
          ], .answerEscalation(escalation: "c-e1", outcome: "x")),
      ]
    case .noReason:
      [
        at(.notified, .fail(resolution: "r", reason: "")),
        at(
          .notified,
          before: [(.report(resolution: "r", agency: "bank", progress: 0.5), Fixture.session)],
          .report(resolution: "r", agency: "bank", progress: 0.25)),
        at(.opened, .escalate(case: "c", step: .prosecutor, reason: " ")),
        units(.retire(unit: "u", reason: "")),
        mentions(
          before: [.report(mention: "m", obstacle: "tax")], .withdraw(mention: "m", reason: "")),
        mentions(
          before: [.report(mention: "m", obstacle: "tax")],
          .reclassify(mention: "m", obstacle: "customs", reason: "")),
      ]
    case .unknownResolution:
      [
        at(.decided, .notify(resolution: "x")),
        at(.decided, .escalate(case: "c", step: .prosecutor, reason: "x", resolution: "x")),
      ]
    case .resolutionExists:
      [at(.decided, adopt(resolution: "r"))]
    case .noText:
      [at(.summedUp, adopt(text: " \u{200C}"))]
    case .noAgency:
      [at(.summedUp, adopt(agency: nil)), at(.summedUp, adopt(agency: ""))]
    case .noDeadline:
      [
        at(.summedUp, adopt(deadline: nil)), at(.summedUp, adopt(deadline: Fixture.committee)),
      ]
    case .beyondPowers:
      [
        at(.summedUp, set: { $0.beyondPowers = ["bank"] }, adopt()),
        at(.summedUp, set: { $0.beyondPowers = ["new-law"] }, adopt(matter: "new-law")),
      ]
    case .resolutionSettled:
      [
        at(
          .notified, before: [(.complete(resolution: "r"), Fixture.session)],
          .complete(resolution: "r")),
        at(
          .notified, before: [(.complete(resolution: "r"), Fixture.session)],
          .report(resolution: "r", agency: "bank", progress: 1)),
      ]
    case .notNotified:
      [
        at(.decided, .complete(resolution: "r")), at(.decided, .fail(resolution: "r", reason: "x")),
        at(.decided, .report(resolution: "r", agency: "bank", progress: 1)),
        at(.decided, .object(resolution: "r", objector: "u")),
      ]
    case .notifiedAlready:
      [at(.notified, .notify(resolution: "r"))]
    case .noSession:
      [
        at(.decided, .moveDeadline(resolution: "r", session: nil, deadline: Fixture.later))
      ]
    case .deadlineNotLater:
      [
        at(.decided, .moveDeadline(resolution: "r", session: "s", deadline: Fixture.deadline))
      ]
    case .notResponsible:
      [at(.notified, .report(resolution: "r", agency: "tax", progress: 1))]
    case .reportProgress:
      [
        at(.notified, .report(resolution: "r", agency: "bank", progress: 1.1)),
        at(.notified, .report(resolution: "r", agency: "bank", progress: .nan)),
      ]
    case .reportExists:
      [
        at(
          .notified,
          before: [
            (.report(report: "p1", resolution: "r", agency: "bank", progress: 0), Fixture.session)
          ],
          .report(report: "p1", resolution: "r", agency: "bank", progress: 1))
      ]
    case .objectionLate:
      [
        at(
          .notified, SolarHijriDate(year: 1404, month: 2, day: 17)!,
          .object(resolution: "r", objector: "u"))
      ]
    case .objectionExists:
      [
        at(
          .notified,
          before: [(.object(objection: "x", resolution: "r", objector: "u"), Fixture.session)],
          .object(objection: "x", resolution: "r", objector: "u"))
      ]
    case .unknownObjection:
      [
        at(.notified, .decideObjection(objection: "x", session: "s", outcome: .upheld)),
        at(
          .notified,
          before: [
            (.object(objection: "x", resolution: "r", objector: "u"), Fixture.session),
            (.decideObjection(objection: "x", session: "s", outcome: .rejected), Fixture.session),
          ], .decideObjection(objection: "x", session: "s", outcome: .upheld)),
      ]
    }
  }

  @Test(arguments: CaseworkRefusal.allCases)
  func everyRefusalHasAWayToIt(code: CaseworkRefusal) throws {
    let attempts = Self.attempts(code)
    #expect(!attempts.isEmpty)
    for (place, attempt) in attempts.enumerated() {
      let met = try attempt()
      let found = try #require(met, "attempt \(place) at \(code.rawValue) is not refused")
      #expect(found.code == code.rawValue, "attempt \(place): \(found.message)")
      #expect(!found.message.isEmpty && !found.message.hasSuffix("."))
      #expect(!found.remedy.isEmpty && found.remedy.first?.isUppercase == false)
      #expect((found.rule == nil) == found.statement.isEmpty)
      #expect(found.diagnostic.code == code.rawValue && found.diagnostic.help == found.remedy)
    }
  }

  @Test func everyRuleIsARowOfTheTable() throws {
    for rule in DomainRule.caseworkRules {
      let rows = text(
        of: try Seeds.ask(
          "rules | where rule == '\(rule.reference.rule)' | project statement, origin, fact"))
      #expect(
        rows == [
          [rule.statement, rule.reference.origin.rawValue, rule.reference.fact ?? ""]
        ], "\(rule.reference.rule)")
    }
  }

  @Test func theDaysOfAnObjectionAreCountedFromTheNotification() throws {
    var fixture = try Fixture(.notified)
    let last = SolarHijriDate(year: 1404, month: 2, day: 16)!
    try fixture.ledger.perform(.object(resolution: "r", objector: "u"), last)
    // Another recipient has its own days.
    try fixture.ledger.perform(.notify(resolution: "r", recipient: "bank"), last)
    let end = SolarHijriDate(year: 1404, month: 2, day: 31)!
    try fixture.ledger.perform(.object(resolution: "r", objector: "bank"), end)
    let late = refusal { () throws(Refusal) in
      try fixture.ledger.perform(.object(resolution: "r", objector: "u"), end)
    }
    #expect(late?.code == "samat.objection.late")
    #expect(late?.rule?.origin == .public)
  }

  @Test func aNameThatIsMeantOtherwiseIsTaken() throws {
    var way = try Fixture(.opened)
    try way.ledger.perform(
      .openCase(unit: "u", group: "g", agencies: ["kerman-smtt"], isUnlisted: true), Fixture.opened)
    // What is no slip of a listed name is taken as it is.
    for agency in ["bank", "tax-office", "kerman-bank-2", "کرمان"] {
      try way.ledger.perform(.openCase(unit: "u", group: "g", agencies: [agency]), Fixture.opened)
    }
    let names = [
      ("kerman-smt", "kerman-smt", true), ("kerman-smtt", "kerman-smt", true),
      ("kermansmt", "kerman-smt", true), ("kerman-sm", "kerman-smt", true),
      ("kemran-smt", "kerman-smt", true), ("kerman-tax", "kerman-smt", false),
      ("kerman-xyt", "kerman-smt", false), ("bank", "banka", false), ("aabb", "abab", false),
      ("aaaaa", "aaaa", false), ("aaaaaa", "aaaaa", true), ("", "kerman-smt", false),
    ]
    for (text, name, isSlip) in names {
      #expect(KnownOrganizations.isSlip(text, for: name) == isSlip, "\(text), \(name)")
    }
  }
}
