import PersianText
import Testing

@testable import SamatKit

/// Every refusal about associations has a way to it, and says rule, source and way out.
@Suite struct AssociationRefusalTests {
  private static func refusal(_ code: AssociationRefusal) throws -> Refusal? {
    var desk = try AssociationDesk(
      policies: code == .policyUnset ? nil : AssociationDesk.policies, chair: code != .noChair)
    let people = ["a", "b", "c"]
    let day = { (month: Int, day: Int) in
      try #require(SolarHijriDate(year: 1403, month: month, day: day))
    }
    func found(_ id: String = "T", _ founders: [String] = people) -> AssociationCommand {
      .found(association: id, field: "نساجی", province: "IR-08", founders: founders)
    }
    func election() throws {
      try desk.approve("T")
      try desk.perform(
        .call(election: "E", association: "T", date: try day(2, 1), eligible: 10))
    }
    switch code {
    case .unknown: return desk.refusal(of: .apply(association: "none"))
    case .exists:
      try desk.perform(found())
      return desk.refusal(of: found())
    case .over:
      try desk.perform(found())
      try desk.perform(.withdraw(association: "T", reason: "r"))
      return desk.refusal(of: .apply(association: "T"))
    case .order:
      try desk.perform(found())
      return desk.refusal(of: .review(association: "T", finding: .favourable))
    case .notApproved:
      try desk.perform(found())
      return desk.refusal(
        of: .call(association: "T", date: try day(3, 1), eligible: 10))
    case .fieldTaken:
      try desk.approve("T")
      try desk.perform(found("U"))
      try desk.perform(.apply(association: "U"))
      try desk.perform(.review(association: "U", finding: .favourable))
      try desk.perform(.holdCommission(session: "c", present: ["isipo-head"]))
      return desk.refusal(of: .approve(association: "U", session: "c"))
    case .noField:
      return desk.refusal(of: .found(association: "T", province: "IR-08", founders: people))
    case .place:
      return desk.refusal(
        of: .found(association: "T", field: "x", province: "IR-99", founders: people))
    case .founders:
      try desk.perform(found("T", ["a"]))
      return desk.refusal(of: .apply(association: "T"))
    case .tooFew:
      try desk.perform(
        .found(association: "H", kind: .house, province: "IR-08", founders: people))
      return desk.refusal(of: .apply(association: "H"))
    case .policyUnset:
      try desk.perform(found())
      return desk.refusal(of: .apply(association: "T"))
    case .noBasis:
      return desk.refusal(
        of: .enter(
          association: "T", kind: .homogeneous, field: "x", province: "IR-08",
          approved: try day(1, 1), basis: " "))
    case .nothing:
      try desk.perform(found())
      return desk.refusal(of: .correct(association: "T"))
    case .noReason:
      try desk.perform(found())
      return desk.refusal(of: .withdraw(association: "T", reason: " "))
    case .noBoard:
      try desk.approve("T")
      return desk.refusal(of: .register(association: "T"))
    case .term:
      try desk.approve("T")
      try desk.perform(
        .enterBoard(association: "T", members: ["a"], from: try day(1, 1), to: try day(6, 1)))
      return desk.refusal(
        of: .enterBoard(association: "T", members: ["a"], from: try day(6, 1), to: try day(7, 1)))
    case .seats:
      try desk.approve("T")
      return desk.refusal(
        of: .enterBoard(
          association: "T", members: people, from: try day(1, 1), to: try day(6, 1)))
    case .sessionExists:
      try desk.perform(.holdCommission(session: "c"))
      return desk.refusal(of: .holdCommission(session: "c"))
    case .unknownSession, .otherDay, .commissionQuorum:
      try desk.perform(found())
      try desk.perform(.apply(association: "T"))
      try desk.perform(.review(association: "T", finding: .favourable))
      if code == .unknownSession {
        return desk.refusal(of: .approve(association: "T", session: "c"))
      }
      try desk.perform(.holdCommission(session: "c"))
      if code == .otherDay { try desk.on("1403-01-06") }
      return desk.refusal(of: .approve(association: "T", session: "c"))
    case .noChair: return desk.refusal(of: .holdCommission(session: "c"))
    case .vacant: return desk.refusal(of: .holdCommission(present: ["house-smt-iran-head"]))
    case .notMember: return desk.refusal(of: .holdCommission(present: ["governor"]))
    case .unknownElection: return desk.refusal(of: .annul(election: "none", reason: "r"))
    case .electionExists:
      try election()
      return desk.refusal(
        of: .call(election: "E", association: "T", date: try day(3, 1), eligible: 10))
    case .electionOrder:
      try election()
      return desk.refusal(of: .declare(election: "E", votes: ["a:1"]))
    case .notice:
      try desk.approve("T")
      return desk.refusal(
        of: .call(association: "T", date: try day(1, 6), eligible: 10))
    case .secondCall:
      try desk.approve("T")
      return desk.refusal(
        of: .call(association: "T", date: try day(3, 1), eligible: 10, after: "none"))
    case .unsupervised:
      try election()
      return desk.refusal(of: .hold(election: "E", supervisor: "", ballots: 5))
    case .supervisor:
      try election()
      try desk.on("1403-02-01")
      return desk.refusal(of: .hold(election: "E", supervisor: "T", ballots: 5))
    case .votes:
      try election()
      try desk.on("1403-02-01")
      return desk.refusal(
        of: .hold(election: "E", supervisor: "commission-associations", ballots: 11))
    case .candidate:
      try election()
      try desk.perform(.nominate(election: "E", person: "p"))
      return desk.refusal(of: .nominate(election: "E", person: "p"))
    case .tie:
      try election()
      for person in people { try desk.perform(.nominate(election: "E", person: person)) }
      try desk.on("1403-02-01")
      try desk.perform(.hold(election: "E", supervisor: "commission-associations", ballots: 8))
      let refusal = desk.refusal(of: .declare(election: "E", votes: ["a:6", "b:4", "c:4"]))
      // By lot it goes on.
      try desk.perform(.declare(election: "E", votes: ["a:6", "b:4", "c:4"], byLot: ["c"]))
      return refusal
    case .unknownMatter:
      return desk.refusal(of: .withdrawInstruction(instruction: "none", reason: "r"))
    case .matterExists:
      try desk.perform(
        .issue(instruction: "I", issuer: "ministry-smt", title: "t", addressees: ["kerman-smt"]))
      return desk.refusal(
        of: .issue(instruction: "I", issuer: "ministry-smt", title: "t", addressees: ["kerman-smt"])
      )
    case .matterOrder:
      try desk.perform(
        .issue(instruction: "I", issuer: "ministry-smt", title: "t", addressees: ["kerman-smt"]))
      try desk.perform(.report(instruction: "I", addressee: "kerman-smt", progress: 1))
      return desk.refusal(of: .report(instruction: "I", addressee: "kerman-smt", progress: 0.5))
    case .addressee:
      return desk.refusal(of: .issue(issuer: "ministry-smt", title: "t", addressees: []))
    case .unlisted:
      return desk.refusal(
        of: .issue(issuer: "ministry-smt", title: "t", addressees: ["kerman-smtt"]))
    case .progress:
      try desk.perform(
        .issue(instruction: "I", issuer: "ministry-smt", title: "t", addressees: ["kerman-smt"]))
      return desk.refusal(of: .report(instruction: "I", addressee: "kerman-smt", progress: .nan))
    }
  }

  @Test(arguments: AssociationRefusal.allCases)
  func everyRefusalHasAWayToIt(code: AssociationRefusal) throws {
    let refusal = try #require(try Self.refusal(code))
    #expect(refusal.code == code.rawValue, "\(refusal.message)")
    #expect(!refusal.message.isEmpty && !refusal.remedy.isEmpty)
    if let rule = refusal.rule {
      let known = DomainRule.associationRules.first { $0.reference == rule }
      #expect(known?.statement == refusal.statement)
    }
  }

  @Test func everyRuleIsARowOfTheTable() throws {
    for rule in DomainRule.associationRules {
      let rows = try Seeds.rows(
        "rules | where rule == '\(rule.reference.rule)' | project statement, origin, fact")
      #expect(
        rows == [
          [rule.statement, rule.reference.origin.rawValue, rule.reference.fact ?? ""]
        ], "\(rule.reference.rule)")
    }
  }

  @Test func theKeyThatIsUnsetIsNamed() throws {
    let refusal = try #require(try Self.refusal(.policyUnset))
    #expect(refusal.message.contains("'associations.founders'"))
    #expect(refusal.rule?.rule == "associations.founding-steps")
  }
}
