import PersianText
import Testing

@testable import SamatKit

/// One way, or several, to each refusal of programmes.
@Suite struct ProgrammeRefusalTests {
  typealias Way = (before: [ProgrammeCommand], command: ProgrammeCommand)

  static func action(
    title: String? = "fence", owner: String? = "isipo", axis: String? = nil,
    province: String? = nil, indicator: String? = nil, baseline: Double? = nil,
    target: Double? = nil, deadline: SolarHijriDate? = nil, weight: Double? = nil
  ) -> ActionDetails {
    var details = ActionDetails()
    (details.title, details.owner, details.axis) = (title, owner, axis)
    (details.province, details.indicator, details.baseline) = (province, indicator, baseline)
    (details.target, details.deadline, details.weight) = (target, deadline, weight)
    return details
  }

  static func axis(
    weight: Double? = nil, amount: Int64? = nil, statedIn: String? = nil, title: String? = nil
  ) -> AxisDetails {
    var details = AxisDetails()
    (details.weight, details.amount) = (weight, amount)
    (details.statedIn, details.title) = (statedIn, title)
    return details
  }

  static let today = SolarHijriDate(year: 1404, month: 2, day: 1)!
  static let earlier = SolarHijriDate(year: 1404, month: 1, day: 1)!
  static let later = SolarHijriDate(year: 1404, month: 6, day: 1)!

  /// A programme with an axis and an action that is notified.
  static let basis: [ProgrammeCommand] = [
    .open(programme: "p", name: "P"), .addAxis(axis: "x", programme: "p"),
    .addAction(action: "a", programme: "p", details: action(axis: "x", deadline: later)),
    .notify(action: "a", province: "IR-08", silentAfter: 30),
  ]

  static func ways(_ code: ProgrammeRefusal) -> [Way] {
    switch code {
    case .unknownProgramme: [([], .addAxis(axis: "y", programme: "q"))]
    case .programmeExists:
      [([], .open(programme: "p", name: "P")), ([], .open(programme: "isipo-1402", name: "P"))]
    case .noName: [([], .open(programme: "q", name: " "))]
    case .unknownProvince:
      [
        ([], .addProvince(programme: "p", province: "IR-99", role: .pilot)),
        ([], .notify(action: "a", province: "x", silentAfter: 3)),
      ]
    case .roleTaken:
      [
        (
          [.addProvince(programme: "p", province: "IR-08", role: .pilot)],
          .addProvince(programme: "p", province: "IR-08", role: .priority)
        ), ([], .addProvince(programme: "amayesh", province: "IR-11", role: .priority)),
      ]
    case .noBasis:
      [([], .weighAlike(programme: "p")), ([], .weighAlike(programme: "p", basis: " "))]
    case .weighedAlready:
      [([.weighAlike(programme: "p", basis: "b")], .weighAlike(programme: "p", basis: "b"))]
    case .unknownAxis: [([], .nameAxis(axis: "y", title: "t", statedIn: "s"))]
    case .axisExists:
      [
        ([], .addAxis(axis: "x", programme: "p")),
        ([], .addAxis(axis: "isipo-1402-14", programme: "p")),
      ]
    case .axisNamed:
      [
        ([], .nameAxis(axis: "isipo-1402-01", title: "t", statedIn: "s")),
        (
          [.nameAxis(axis: "x", title: "t", statedIn: "s")],
          .nameAxis(axis: "x", title: "u", statedIn: "s")
        ),
      ]
    case .axisNoSource:
      [
        ([], .nameAxis(axis: "isipo-1402-14", title: "t", statedIn: "")),
        ([], .stateAxis(axis: "x", details: axis(weight: 2))),
      ]
    case .axisNothing:
      [
        ([], .stateAxis(axis: "x", details: axis(statedIn: "s"))),
        ([], .stateAxis(axis: "x", details: axis(weight: 1, statedIn: "s", title: "t"))),
        ([], .nameAxis(axis: "x", title: "", statedIn: "s")),
      ]
    case .axisNumber:
      [
        ([], .stateAxis(axis: "x", details: axis(amount: -1, statedIn: "s"))),
        ([], .stateAxis(axis: "x", details: axis(amount: .max, statedIn: "s"))),
        ([], .stateAxis(axis: "x", details: axis(weight: 0, statedIn: "s"))),
        ([], .addAxis(axis: "y", programme: "p", details: axis(weight: .nan))),
      ]
    case .unknownAction: [([], .notify(action: "b", silentAfter: 3))]
    case .actionExists:
      [
        ([], .addAction(action: "a", programme: "p", details: action())),
        ([], .addAction(action: "alborz-profile", programme: "p", details: action())),
      ]
    case .actionNoTitle: [([], .addAction(programme: "p", details: action(title: " ")))]
    case .actionNoOwner: [([], .addAction(programme: "p", details: action(owner: nil)))]
    case .otherProgramme:
      [([], .addAction(programme: "p", details: action(axis: "isipo-1402-01")))]
    case .actionTarget:
      [
        ([], .addAction(programme: "p", details: action(target: 3))),
        ([], .addAction(programme: "p", details: action(indicator: "km", target: 0))),
      ]
    case .actionNumber:
      [
        ([], .addAction(programme: "p", details: action(indicator: "km", target: .infinity))),
        ([], .addAction(programme: "p", details: action(weight: -1))),
        ([], .notify(action: "a", province: "IR-30", silentAfter: 0)),
        ([], .notify(action: "a", province: "IR-30", silentAfter: 3, weight: 0)),
      ]
    case .actionDeadline:
      [
        ([], .addAction(programme: "p", details: action(deadline: earlier))),
        ([], .moveDeadline(action: "a", deadline: later, reason: "r")),
      ]
    case .actionEnded:
      [
        (
          [.end(action: "a", outcome: .dropped, reason: "r")], .report(action: "a", text: "t")
        )
      ]
    case .notNotified:
      [
        (
          [.addAction(action: "b", programme: "p", details: action())],
          .report(action: "b", text: "t")
        ),
        ([], .report(action: "a", province: "IR-30", text: "t")),
        ([], .end(action: "alborz-profile", outcome: .done)),
        ([], .moveDeadline(action: "alborz-profile", deadline: later, reason: "r")),
      ]
    case .notifiedAlready: [([], .notify(action: "a", province: "IR-08", silentAfter: 3))]
    case .silentDaysUnset: [([], .notify(action: "a", province: "IR-30"))]
    case .reportNothing: [([], .report(action: "a", text: " "))]
    case .reportTwice: [([], .report(action: "a", value: 1, progress: 0.5))]
    case .reportNumber:
      [([], .report(action: "a", progress: 1.5)), ([], .report(action: "a", value: .nan))]
    case .reportExists:
      [
        (
          [.report(report: "r", action: "a", progress: 0)],
          .report(report: "r", action: "a", progress: 1)
        )
      ]
    case .unfinished:
      [
        ([], .end(action: "a", outcome: .done)),
        ([.report(action: "a", progress: 0.9)], .end(action: "a", outcome: .done)),
        (
          [.addAction(action: "b", programme: "p", details: action())],
          .end(action: "b", outcome: .done)
        ),
      ]
    case .noReason:
      [
        ([], .end(action: "a", outcome: .dropped)),
        ([], .moveDeadline(action: "a", deadline: later, reason: " ")),
        // Less is done than was reported, and nobody says why.
        ([.report(action: "a", progress: 0.5)], .report(action: "a", progress: 0.4)),
      ]
    }
  }

  @Test(arguments: ProgrammeRefusal.allCases)
  func everyProgrammeRefusalHasAWayToIt(code: ProgrammeRefusal) throws {
    let ways = Self.ways(code)
    #expect(!ways.isEmpty)
    for way in ways {
      var ledger = ProgrammeLedger(try ProgrammesDecider(CaseworkSetting()))
      for command in Self.basis + way.before { try ledger.perform(command, Self.today) }
      let found = refusal { () throws(Refusal) in try ledger.perform(way.command, Self.today) }
      holdsToItsForm(try #require(found, "\(way.command)"), code.rawValue)
    }
  }

  @Test func refusesDaysBefore() throws {
    var ledger = ProgrammeLedger(try ProgrammesDecider(CaseworkSetting()))
    for command in Self.basis { try ledger.perform(command, Self.today) }
    for command: ProgrammeCommand in [
      .report(action: "a", progress: 0.5),
      .moveDeadline(
        action: "a", deadline: SolarHijriDate(year: 1405, month: 1, day: 1)!, reason: "r"),
      .end(action: "a", outcome: .dropped, reason: "r"),
    ] {
      let found = refusal { () throws(Refusal) in try ledger.perform(command, Self.earlier) }
      #expect(found?.code == CaseworkRefusal.dayBefore.rawValue)
    }
  }

  @Test func everyProgrammeRuleIsARow() throws { try areRows(DomainRule.programmeRules) }
}
