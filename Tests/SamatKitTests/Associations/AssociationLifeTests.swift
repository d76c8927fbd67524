import KQLEngine
import PersianText
import Testing

@testable import SamatKit

/// Associations from their founders to their end.
@Suite struct AssociationLifeTests {
  @Test func anAssociationFromFoundersToRegister() throws {
    var desk = try AssociationDesk()
    try desk.approve("T")
    #expect(
      try desk.cells("associations | where association == 'T' | project status, year, approved_by")
        == [["approved", "1403", "commission-associations"]])
    try desk.perform(
      .call(
        election: "E1", association: "T",
        date: try #require(SolarHijriDate(year: 1403, month: 2, day: 1)), eligible: 40))
    for person in ["p", "q", "r"] { try desk.perform(.nominate(election: "E1", person: person)) }
    #expect(desk.workspace.recordedIDs(of: "candidate") == ["p", "q", "r"])
    #expect(desk.workspace.recordedIDs(of: "candidate/E1") == ["p", "q", "r"])
    #expect(desk.workspace.recordedIDs(of: "candidate/E9").isEmpty)
    try desk.on("1403-02-01")
    // Too few come; the second call has a quorum of its own and the same candidates.
    try desk.perform(.hold(election: "E1", supervisor: "commission-associations", ballots: 19))
    #expect(
      desk.refusal(of: .declare(election: "E1", votes: ["p:1"]))?.code == "samat.election.order")
    try desk.perform(
      .call(
        election: "E2", association: "T",
        date: try #require(SolarHijriDate(year: 1403, month: 2, day: 20)), eligible: 40,
        after: "E1"))
    try desk.on("1403-02-20")
    try desk.perform(.hold(election: "E2", supervisor: "commission-associations", ballots: 12))
    try desk.perform(.declare(election: "E2", votes: ["p:7", "q:۵", "r:1"]))
    #expect(
      try desk.cells("elections_without_quorum | project election, call, ballots")
        == [["E1", "1", "19"]])
    #expect(
      try desk.cells(
        "election_candidates | where election == 'E2' | project person, votes, elected")
        == [["p", "7", "true"], ["q", "5", "true"], ["r", "1", "false"]])
    try desk.perform(.register(association: "T", number: "12"))
    #expect(
      try desk.cells("association_boards | project members = tostring(members), term_from, term_to")
        .map { $0[0] } == [#"["p","q"]"#])
    // Three years from the election, to the day before.
    let end = try desk.workspace.query("association_boards | project d = jalali(term_to)")
    #expect(text(of: end) == [["1406-02-19"]])
    let past = "boards_past_term(todatetime_jalali('1406-03-01')) | project association, days_past"
    #expect(try desk.cells(past) == [["T", "13"]])
    #expect(try desk.cells("boards_past_term(todatetime_jalali('1406-02-19'))").isEmpty)
    let file = try desk.workspace.associationFile("T")
    let persian = file.text(in: .persian)
    #expect(persian.contains("بدون حد نصاب") && persian.contains("ثبت‌شده"))
    #expect(file.html(in: .english).contains("without quorum"))
    // The board resigns; the next one begins after that day, not after the term.
    let resign = AssociationCommand.endBoard(association: "T", reason: "resigned")
    #expect(
      desk.refusal(of: .endBoard(association: "T", reason: " "))?.code
        == "samat.association.no-reason")
    try desk.on("1403-06-01")
    try desk.perform(resign)
    #expect(desk.refusal(of: resign)?.code == "samat.association.term")
    #expect(
      try desk.cells("association_boards | project ended_early, day = jalali(term_to)")
        == [["true", "1403-06-01"]])
    try desk.perform(
      .enterBoard(
        association: "T", members: ["q"],
        from: try #require(SolarHijriDate(year: 1403, month: 6, day: 2)),
        to: try #require(SolarHijriDate(year: 1406, month: 6, day: 1))))
    try desk.perform(.dissolve(association: "T", reason: "merged"))
    #expect(
      try desk.cells("association_boards | where ended_early | count") == [["2"]])
    try desk.approve("T2")
    // What is dissolved has no board that is late.
    #expect(try desk.cells(past).isEmpty)
  }

  @Test func housesNeedAssociationsAndANationalHouseNeedsHouses() throws {
    let desk = try AssociationDesk()
    func house(_ id: String, _ province: String?) throws {
      try desk.perform(
        .found(
          association: id, kind: .house, province: province, founders: ["a", "b", "c"]))
    }
    try house("H", "IR-08")
    #expect(desk.refusal(of: .apply(association: "H"))?.code == "samat.association.too-few")
    try desk.approve("A1", field: "نساجی")
    try desk.approve("A2", field: "فولاد")
    #expect(desk.refusal(of: .apply(association: "H")) == nil)
    try desk.perform(.review(association: "H", finding: .favourable))
    try desk.perform(.holdCommission(session: "c", present: ["isipo-head"]))
    try desk.perform(.approve(association: "H", session: "c"))
    // The seeds tell of the national House, which is no provincial one.
    try house("N", nil)
    #expect(desk.refusal(of: .apply(association: "N")) == nil)
  }

  /// What an association was told to do, and what was handed over to it, stands on its page.
  @Test func thePageHasInstructionsAndDelegatedFunctions() throws {
    let desk = try AssociationDesk()
    try desk.approve("T")
    try desk.perform(
      .issue(
        instruction: "I", issuer: "ministry-smt", title: "Registers", persianTitle: "دفترها",
        addressees: ["T", "kerman-smt"],
        deadline: SolarHijriDate(year: 1403, month: 2, day: 1)))
    try desk.perform(.report(instruction: "I", addressee: "T", progress: 0.4))
    try desk.perform(
      .propose(
        delegation: "D", function: "certificates", giver: "ministry-smt", taker: "T",
        legalBasis: "law"))
    let file = try desk.workspace.associationFile("T")
    let english = file.text()
    #expect(english.contains("Instructions to it and of it (1)"), "\(english)")
    #expect(english.contains("Registers") && english.contains("in progress"), "\(english)")
    #expect(english.contains("Functions handed over (1)") && english.contains("certificates"))
    let persian = file.text(in: .persian)
    #expect(persian.contains("دفترها") && persian.contains("در حال اجرا"), "\(persian)")
    #expect(persian.contains("وظایف واگذارشده (۱)") && persian.contains("پیشنهادشده"))
  }

  @Test func instructionsDelegationsAndViews() throws {
    var desk = try AssociationDesk()
    try desk.perform(
      .issue(
        instruction: "I", issuer: "commission-associations", title: "Registers",
        addressees: ["kerman-smt", "alborz-smt", "yazd-smt"],
        deadline: SolarHijriDate(year: 1403, month: 2, day: 1), isUnlisted: true))
    try desk.perform(.receive(instruction: "I", addressee: "kerman-smt"))
    try desk.perform(.report(instruction: "I", addressee: "kerman-smt", progress: 1))
    try desk.perform(.report(instruction: "I", addressee: "alborz-smt", progress: 0.4))
    try desk.perform(.refuse(instruction: "I", addressee: "yazd-smt", reason: "no staff"))
    let open = "instructions_open(todatetime_jalali('1403-02-04')) | where instruction == 'I'"
    #expect(
      try desk.cells(open + " | project addressee, status, days_late")
        == [["alborz-smt", "in_progress", "3"], ["yazd-smt", "refused", "3"]])
    try desk.perform(
      .propose(
        delegation: "D", function: "certificates", giver: "ministry-smt",
        taker: "houses-of-industry"))
    try desk.perform(.obstruct(delegation: "D", text: "no budget"))
    #expect(
      desk.refusal(of: .give(delegation: "D"))?.code == "samat.matter.no-basis"
        || desk.refusal(of: .give(delegation: "D"))?.code == "samat.association.no-basis")
    #expect(
      desk.refusal(of: .give(delegation: "D", legalBasis: "law"))?.code
        == "samat.matter.order")
    try desk.perform(.overcome(delegation: "D", obstacle: 1))
    try desk.on("1403-03-01")
    try desk.perform(.give(delegation: "D", legalBasis: "law"))
    #expect(
      try desk.cells(
        "delegated_functions(todatetime_jalali('1403-03-02')) | where source == 'journal' "
          + "| project status, legal_basis, open_obstacles") == [["given", "law", "0"]])
    // On the day before it was still a proposal, and after it is taken back it is none.
    #expect(
      try desk.cells(
        "delegated_functions(todatetime_jalali('1403-02-29')) | where source == 'journal' "
          + "| project status, jalali(date)"
      ).map { $0[0] } == ["proposed"])
    try desk.on("1403-03-05")
    try desk.perform(.withdrawDelegation(delegation: "D", reason: "law repealed"))
    let given = "| where source == 'journal' | project status"
    #expect(
      try desk.cells("delegated_functions(todatetime_jalali('1403-03-04')) " + given)
        == [["given"]])
    #expect(
      try desk.cells("delegated_functions(todatetime_jalali('1403-03-06')) " + given).isEmpty)
    try desk.perform(
      .consult(
        consultation: "C", subject: .policy, title: "Tariffs",
        asked: ["association-1399-01", "association-1399-02"]))
    try desk.perform(
      .answer(consultation: "C", association: "association-1399-02", position: .conditional))
    #expect(
      try desk.cells("views_given | project asked, answered, conditional") == [["2", "1", "1"]])
  }

  @Test func formerAssociationsAreEntered() throws {
    let desk = try AssociationDesk()
    let approved = try #require(SolarHijriDate(year: 1399, month: 6, day: 1))
    try desk.perform(
      .enter(
        association: "association-1399-01", field: "فولاد", province: "IR-08", approved: approved,
        basis: "minutes"))
    // It keeps the row of its document.
    #expect(
      try desk.cells("associations | where association == 'association-1399-01' | count") == [["1"]]
    )
    try desk.perform(
      .enterBoard(
        association: "association-1399-01", members: ["p"], from: approved,
        to: try #require(SolarHijriDate(year: 1402, month: 5, day: 31))))
    #expect(
      try desk.cells("boards_past_term(todatetime_jalali('1403-01-05')) | project association")
        == [["association-1399-01"]])
    #expect(
      desk.refusal(
        of: .found(
          association: "X", field: "فولاد", province: "IR-08", founders: ["a", "b", "c"])) == nil)
  }

  @Test func nextStepsAreThoseThatAreNotRefused() throws {
    let desk = try AssociationDesk()
    func next(_ kind: String, _ id: String) -> [String] {
      desk.workspace.nextSteps(of: Subject(kind, id), by: "s", on: desk.day)
    }
    try desk.perform(
      .found(association: "T", field: "نساجی", province: "IR-08", founders: ["a", "b", "c"]))
    #expect(next("association", "T").first == "association.apply")
    try desk.perform(.apply(association: "T"))
    try desk.perform(.review(association: "T", finding: .favourable))
    #expect(next("association", "T").prefix(2) == ["association.approve", "association.reject"])
  }
}
