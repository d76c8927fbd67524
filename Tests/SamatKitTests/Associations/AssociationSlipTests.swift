import PersianText
import Testing

@testable import SamatKit

/// Slips of whoever keeps the register of associations, and what is said of them.
@Suite struct AssociationSlipTests {
  /// An election of three candidates, on its day.
  private func election(_ policies: String? = AssociationDesk.policies) throws -> AssociationDesk {
    var desk = try AssociationDesk(policies: policies)
    try desk.approve("T")
    try desk.perform(
      .call(
        election: "E", association: "T",
        date: try #require(SolarHijriDate(year: 1403, month: 2, day: 1)), eligible: 40))
    for person in ["p", "q", "r"] { try desk.perform(.nominate(election: "E", person: person)) }
    try desk.on("1403-02-01")
    return desk
  }

  private func hold(_ ballots: Int = 30) -> AssociationCommand {
    .hold(election: "E", supervisor: "commission-associations", ballots: ballots)
  }

  @Test func aResultNamesEverybodyWhoStands() throws {
    let desk = try election()
    try desk.perform(hold())
    let refusal = try #require(desk.refusal(of: .declare(election: "E", votes: ["p:9"])))
    #expect(refusal.code == "samat.election.votes")
    #expect(refusal.message == "the votes say nothing of 'q', 'r'")
    #expect(refusal.remedy.contains("q:0,r:0"))
    try desk.perform(.declare(election: "E", votes: ["p:9", "q:0", "r:0"]))
  }

  @Test func aTieOfSeveralSeatsAsksForAllOfThem() throws {
    let desk = try election()
    try desk.perform(hold())
    let refusal = try #require(
      desk.refusal(of: .declare(election: "E", votes: ["p:5", "q:5", "r:5"])))
    #expect(refusal.remedy == "name those 2 whom the lot chose: by_lot=p,q")
  }

  @Test func whoMaySuperviseAnElection() throws {
    let desk = try election()
    for supervisor in ["T", "alborz-smt", "house-smt-iran", "kerman-smtt"] {
      let refusal = try #require(
        desk.refusal(of: .hold(election: "E", supervisor: supervisor, ballots: 30)))
      #expect(refusal.code == "samat.election.supervisor")
      #expect(refusal.rule?.rule == "associations.election-supervisor")
      #expect(refusal.remedy.contains("commission-associations, kerman-smt, provincial-smt may"))
    }
    let slip = desk.refusal(of: .hold(election: "E", supervisor: "kerman-smtt", ballots: 30))
    #expect(slip?.remedy.hasPrefix("did you mean 'kerman-smt'?") == true)
    try desk.perform(.hold(election: "E", supervisor: "kerman-smt", ballots: 30))
    // A policy names others instead.
    let named = try election(
      AssociationDesk.policies.replacing(
        "\"founders\": 3", with: "\"founders\": 3, \"supervisors\": [\"chamber\"]"))
    #expect(
      named.refusal(of: .hold(election: "E", supervisor: "kerman-smt", ballots: 30))?.code
        == "samat.election.supervisor")
    try named.perform(.hold(election: "E", supervisor: "chamber", ballots: 30))
  }

  @Test func withoutAQuorumTheSecondCallIsTheWayOut() throws {
    let desk = try election()
    try desk.perform(hold(3))
    let refusal = try #require(desk.refusal(of: .annul(election: "E", reason: "r")))
    #expect(refusal.rule?.rule == "associations.second-call")
    #expect(
      refusal.remedy.contains(":election call association=T date=... eligible=40 after=E"))
  }

  @Test func aBoardThatIsEnteredFitsItsSeatsAndTerm() throws {
    let desk = try AssociationDesk()
    try desk.approve("T")
    let from = try #require(SolarHijriDate(year: 1402, month: 6, day: 1))
    func enter(_ members: [String], _ year: Int) -> Refusal? {
      desk.refusal(
        of: .enterBoard(
          association: "T", members: members, from: from,
          to: SolarHijriDate(year: year, month: 5, day: 31) ?? from))
    }
    // The century is a slip.
    let slip = enter(["p"], 1490)
    #expect(slip?.code == "samat.association.term")
    #expect(
      slip?.message == "a term of 3 years from 1402-06-01 ends on 1405-05-31, not on 1490-05-31")
    #expect(enter(["p", "q", "r"], 1405)?.code == "samat.association.seats")
    #expect(enter([], 1405)?.code == "samat.association.seats")
    #expect(enter(["p"], 1401)?.code == "samat.association.term")
    #expect(enter(["p", "q"], 1405) == nil)
    // No number of a source, and none of a policy: the rule does not run.
    let bare = try AssociationDesk(
      policies: AssociationDesk.policies.replacing("\"term_years\": 3,", with: ""))
    try bare.approve("T")
    let unset = bare.refusal(
      of: .enterBoard(association: "T", members: ["p"], from: from, to: from))
    #expect(unset?.code == "samat.association.policy-unset")
  }

  @Test func eachKindOfAssociationCitesItsRule() throws {
    let desk = try AssociationDesk()
    func rule(_ kind: AssociationKind, _ field: String?, _ province: String?) -> String? {
      desk.refusal(
        of: .found(
          association: "X", kind: kind, field: field, province: province, founders: ["a"]))?.rule?
        .rule
    }
    #expect(rule(.homogeneous, "x", "IR-99") == "associations.one-for-a-field")
    #expect(rule(.nationalHomogeneous, "x", "IR-99") == "associations.national-associations")
    #expect(rule(.house, nil, "IR-99") == "associations.house-formation")
    #expect(rule(.house, "x", "IR-08") == "associations.house-formation")
  }

  @Test func reasonsCiteTheRuleOfWhatIsDone() throws {
    let desk = try AssociationDesk()
    let commands: [(AssociationCommand, String)] = [
      (.refuse(instruction: "I", addressee: "kerman-smt", reason: ""), "instructions-in-full"),
      (.withdrawInstruction(instruction: "I", reason: " "), "instructions-in-full"),
      (.withdrawDelegation(delegation: "D", reason: ""), "delegation-record"),
      (.obstruct(delegation: "D", text: ""), "delegation-record"),
      (.dissolve(association: "T", reason: ""), "approval-required"),
      (.endBoard(association: "T", reason: ""), "terms-apart"),
    ]
    try desk.approve("T")
    try desk.perform(
      .issue(instruction: "I", issuer: "ministry-smt", title: "t", addressees: ["kerman-smt"]))
    try desk.perform(
      .propose(
        delegation: "D", function: "f", giver: "ministry-smt", taker: "houses-of-industry"))
    for (command, rule) in commands {
      let refusal = desk.refusal(of: command)
      #expect(refusal?.code == "samat.association.no-reason", "\(command.name)")
      #expect(refusal?.rule?.rule == "associations." + rule, "\(command.name)")
    }
  }

  @Test func anOrganizationThatNobodyKnowsIsASlip() throws {
    let desk = try AssociationDesk()
    func issue(_ addressee: String, _ isUnlisted: Bool = false) -> Refusal? {
      desk.refusal(
        of: .issue(
          issuer: "commission-associations", title: "t", addressees: ["alborz-smt", addressee],
          isUnlisted: isUnlisted))
    }
    let slip = issue("kerman-smtt")
    #expect(slip?.message == "nobody knows an organization 'kerman-smtt'")
    #expect(slip?.remedy.hasPrefix("did you mean 'kerman-smt'?") == true)
    #expect(issue("yazd-smt")?.code == "samat.matter.unlisted")
    #expect(issue("yazd-smt", true) == nil)
    #expect(
      desk.refusal(
        of: .propose(function: "f", giver: "ministry-smt", taker: "houses"))?.code
        == "samat.matter.unlisted")
    // An association of the journal may take a function over.
    try desk.approve("T")
    try desk.perform(.propose(function: "f", giver: "ministry-smt", taker: "T"))
  }

  @Test func lessDoneThanBeforeNeedsAReason() throws {
    let desk = try AssociationDesk()
    try desk.perform(
      .issue(instruction: "I", issuer: "ministry-smt", title: "t", addressees: ["kerman-smt"]))
    func report(_ progress: Double, _ text: String? = nil) -> AssociationCommand {
      .report(instruction: "I", addressee: "kerman-smt", progress: progress, text: text)
    }
    try desk.perform(report(0.6))
    let refusal = desk.refusal(of: report(0.125))
    #expect(refusal?.code == "samat.association.no-reason")
    #expect(
      refusal?.message
        == "the progress of 'kerman-smt' on instruction 'I' falls from 60 % to 12.5 %")
    try desk.perform(report(0.125, "two districts were counted twice"))
    try desk.perform(report(0.125))
  }

  @Test func aBasisThatCameLaterIsNotShownBefore() throws {
    var desk = try AssociationDesk()
    for (id, basis) in [("D", nil), ("F", "draft law")] as [(String, String?)] {
      try desk.perform(
        .propose(
          delegation: id, function: "f", giver: "ministry-smt", taker: "houses-of-industry",
          legalBasis: basis))
    }
    try desk.on("1403-03-01")
    for id in ["D", "F"] { try desk.perform(.give(delegation: id, legalBasis: "law")) }
    func bases(_ day: String) throws -> [[String]] {
      try desk.cells(
        "delegated_functions(todatetime_jalali('\(day)')) | where source == 'journal' "
          + "| project delegation, legal_basis")
    }
    #expect(try bases("1403-02-29") == [["D", ""], ["F", "draft law"]])
    #expect(try bases("1403-03-01") == [["D", "law"], ["F", "law"]])
  }
}
