import KQLEngine
import PersianText
import Testing

@testable import SamatKit

/// Lives of procedures, requests, applications, powers and topics.
@Suite struct PermitLifeTests {
  private func open(executionDays: Int? = nil) throws -> Workspace {
    var policies = PolicyBook()
    var policy = PermitPolicy()
    policy.executionDays = executionDays
    policies.set(DatedPolicy("x", from: nil, policy), in: nil)
    let workspace = try Workspace.open(
      MemoryJournal(), deciders: try StandardDeciders(policies: policies).all)
    for unit in ["u1", "u2", "u3"] {
      try workspace.perform(UnitCommand.register(unit: unit), by: "s", on: try day("1404-01-01"))
    }
    return workspace
  }

  @Test func aUnitIsRegisteredBeforeItApplies() throws {
    let workspace = try changed()
    func apply(_ unit: String, _ isUnlisted: Bool = false) -> Refusal? {
      do {
        try perform(
          workspace,
          [.apply(kind: "build", unit: unit, province: "IR-08", isUnlisted: isUnlisted)],
          "1404-06-01")
      } catch let refusal as Refusal {
        return refusal
      } catch {
        Issue.record(error)
      }
      return nil
    }
    let refusal = try #require(apply("u9"))
    #expect(refusal.code == "samat.unit.unknown" && refusal.message == "there is no unit 'u9'")
    #expect(apply("u1x")?.remedy.contains("unlisted=yes") == true)
    #expect(apply("u9", true) == nil && apply("u3") == nil)
  }

  private func perform(
    _ workspace: Workspace, _ commands: [PermitCommand], _ day: String
  ) throws {
    let today = try SolarHijriDate.parse(day)
    for command in commands { try workspace.perform(command, by: "s", on: today) }
  }

  private func changed() throws -> Workspace {
    let workspace = try open()
    try perform(
      workspace, [.createKind(kind: "build", name: "Building permit", persianName: "پروانه ساخت")],
      "1404-01-05")
    try perform(
      workspace,
      [
        .draftStep(
          kind: "build", step: "land",
          details: StepDetails(
            agency: "land", documents: ["deed", "map"], days: 20, cost: 5_000_000, law: "act 1")),
        .draftStep(
          kind: "build", step: "stamp", details: StepDetails(agency: "land", documents: ["deed"])),
        .draftStep(
          kind: "build", step: "water",
          details: StepDetails(agency: "water", documents: [], days: 15, cost: 0, law: "act 2")),
        .adoptProcedure(kind: "build", from: try day("1404-01-10"), basis: "act 3"),
      ], "1404-01-05")
    try perform(
      workspace,
      [.apply(permit: "old", kind: "build", unit: "u1", province: "IR-08")], "1404-01-20")
    try perform(
      workspace,
      [
        .openRequest(request: "r", kind: "build", province: "IR-08", reason: "one stamp too many"),
        .change(request: "r", change: .remove, step: "stamp"),
        .change(
          request: "r", change: .set, step: "water",
          details: StepDetails(days: 7, recourse: "governor")),
        .review(request: "r", finding: "no law asks for the stamp"),
        .adopt(request: "r", from: try day("1404-02-01"), basis: "council 7"),
      ], "1404-01-25")
    return workspace
  }

  @Test func thePageOfAProcedureShowsItsDraft() throws {
    let workspace = try open()
    try perform(
      workspace,
      [
        .createKind(kind: "build", name: "Building"),
        .draftStep(kind: "build", step: "plan", details: StepDetails(agency: "municipality")),
      ], "1404-01-05")
    let drafted = try workspace.procedureFile("build")
    #expect(drafted.text().contains("Steps of the draft (1)"))
    #expect(drafted.text().contains("municipality"))
    #expect(drafted.text(in: .persian).contains("مراحل پیش‌نویس (۱)"))
    try perform(
      workspace, [.adoptProcedure(kind: "build", from: try day("1404-01-06"), basis: "order 1")],
      "1404-01-05")
    let adopted = try workspace.procedureFile("build").text()
    #expect(adopted.contains("Steps of version 1 (1)") && !adopted.contains("draft"))
  }

  @Test func aRequestBecomesAVersionWithBeforeAndAfter() throws {
    let workspace = try changed()
    #expect(
      text(of: try workspace.query("procedure_change('build', 1, 2) | project-away unknown_after"))
        == [
          ["steps", "3", "2", "-1", "0"], ["agencies", "2", "2", "0", "0"],
          ["documents", "3", "2", "-1", "0"], ["days", "35", "27", "-8", "1"],
          ["cost_rial", "5000000", "5000000", "0", "1"],
        ])
    let file = try workspace.procedureFile("build")
    let change = try #require(file.comparison(1, 2))
    #expect(change.removed == ["stamp"] && change.added.isEmpty)
    #expect(change.changed == [.init(step: "water", fields: ["days", "recourse"])])
    #expect(change.before.withoutLaw == 1 && change.after.daysUnknown == 0)
    #expect(file.comparison(1, 3) == nil)
    #expect(file.text().contains("35 + 1 unknown"))
    #expect(file.text().contains("removed: stamp"))
    #expect(file.text(in: .persian).contains("از نسخه ۱ به ۲"))
    #expect(file.html(in: .persian).contains("dir=\"rtl\""))
    #expect(
      text(
        of: try workspace.query(
          "permit_versions | project version, format_datetime(in_force_to, 'yyyy-MM-dd')"))
        == [["1", "2025-04-20"], ["2", ""]])
    #expect(
      text(of: try workspace.query("change_requests | project status, changes, version"))
        == [["adopted", "2", "2"]])
    #expect(
      text(of: try workspace.query("requested_changes | project ['change'], step, days"))
        == [["remove", "stamp", ""], ["set", "water", "7.0"]])
  }

  @Test func anApplicationFollowsTheVersionOfItsDayAndItsWaitsAddUp() throws {
    let workspace = try changed()
    try perform(
      workspace, [.apply(permit: "new", kind: "build", unit: "u2", province: "IR-08")],
      "1404-02-02")
    try perform(workspace, [.pass(permit: "new"), .pass(permit: "old")], "1404-02-10")
    try perform(workspace, [.sendBack(permit: "new", reason: "no map")], "1404-02-12")
    try perform(workspace, [.resume(permit: "new")], "1404-02-20")
    try perform(workspace, [.pass(permit: "new", step: "water")], "1404-02-25")
    try perform(workspace, [.issue(permit: "new", issuer: .headquarters)], "1404-02-27")
    // The old one still has to have its stamp.
    let found = refusal { () throws(Refusal) in
      do { try perform(workspace, [.pass(permit: "old", step: "water")], "1404-02-27") } catch let
        error as Refusal
      { throw error } catch {}
    }
    #expect(found?.code == PermitRefusal.stepOrder.rawValue)
    try perform(workspace, [.pass(permit: "old"), .pass(permit: "old")], "1404-03-01")
    try perform(workspace, [.issue(permit: "old", issuer: .headquarters)], "1404-03-05")
    #expect(
      text(
        of: try workspace.query("permits | project permit, version, status | sort by permit asc"))
        == [["new", "2", "issued"], ["old", "1", "issued"]])
    #expect(
      text(
        of: try workspace.query(
          "permit_waiting | where permit == 'new' | project step, waits_on, days, planned_days"))
        == [
          ["land", "agency", "8", "20.0"], ["water", "agency", "2", "7.0"],
          ["water", "applicant", "8", ""], ["water", "agency", "5", "7.0"],
          ["", "agency", "2", ""],
        ])
    #expect(
      text(
        of: try workspace.query(
          """
          permit_waiting | summarize waited = sum(days) by permit | lookup permits on permit
          | where waited != tolong((ended - applied) / 1d)
          """)) == [])
    #expect(
      text(
        of: try workspace.query("issue_times() | project month_jalali, issued, median_days, change")
      )
        == [["1404-02-01", "1", "25", ""], ["1404-03-01", "1", "47", "22"]])
    #expect(
      text(
        of: try workspace.query(
          "permit_waiting_times() | where version == 2 and step == 'water' and waits_on == 'agency'"
            + " | project agency, applications, waits, most_days, planned_days, beyond"))
        == [["water", "1", "2", "7", "7.0", "0"]])
    let file = try workspace.permitFile("new")
    #expect(file.text().contains("Days with agencies: 17"))
    #expect(file.text().contains("Days with the applicant: 8"))
    #expect(file.text(in: .persian).contains("روز نزد متقاضی: ۸"))
    #expect(
      workspace.nextSteps(of: Subject("permit", "new"), by: "s", on: try day("1404-03-06")) == [])
  }

  @Test func aProvinceIssuesWhileItHasThePower() throws {
    let workspace = try changed()
    try perform(
      workspace,
      [
        .delegate(
          power: "w", kind: "build", province: "IR-08", basis: "order 5",
          from: try day("1404-02-01"), until: try day("1404-12-29")),
        .apply(permit: "a", kind: "build", unit: "u3", province: "IR-08"),
      ], "1404-01-26")
    try perform(
      workspace, [.pass(permit: "a"), .pass(permit: "a"), .pass(permit: "a")], "1404-01-27")
    func issue(_ day: String) throws {
      try perform(workspace, [.issue(permit: "a", issuer: .province)], day)
    }
    #expect(throws: Refusal.self) { try issue("1404-01-28") }
    func may(_ day: String) throws -> Int {
      try workspace.query("may_issue(todatetime_jalali('\(day)'))").rowCount
    }
    #expect(try may("1404-01-31") == 0)
    try issue("1404-02-01")
    #expect(
      text(of: try workspace.query("permits | where permit == 'a' | project issuer, power")) == [
        ["province", "w"]
      ])
    try perform(workspace, [.revoke(power: "w", reason: "order 6")], "1404-03-01")
    #expect(try may("1404-02-31") == 1)
    #expect(try may("1404-03-01") == 0)
    // From that day another may follow.
    try perform(
      workspace, [.delegate(kind: "build", province: "IR-08", basis: "order 7")], "1404-03-01")
    #expect(try may("1404-03-01") == 1)
  }

  @Test func investmentPermitsAreWatchedUntilExecution() throws {
    let workspace = try open(executionDays: 30)
    try perform(
      workspace,
      [
        .draftStep(kind: "investment", step: "plan", details: StepDetails(agency: "smt")),
        .adoptProcedure(kind: "investment", basis: "law"),
      ], "1404-01-01")
    for unit in ["u1", "u2", "u3"] {
      try perform(
        workspace,
        [
          .apply(permit: unit, kind: "investment", unit: unit, province: "IR-30"),
          .pass(permit: unit), .issue(permit: unit, issuer: .headquarters),
        ], "1404-01-02")
    }
    try perform(workspace, [.enterExecution(permit: "u1")], "1404-01-20")
    try perform(workspace, [.enterExecution(permit: "u2")], "1404-02-10")
    try perform(workspace, [.flagStalled(permit: "u3")], "1404-02-10")
    #expect(
      text(of: try workspace.query("entered_execution(todatetime_jalali('1404-02-10'), 30)"))
        == [["investment", "IR-30", "2", "18"]])
    #expect(
      text(
        of: try workspace.query(
          "not_in_execution('investment', todatetime_jalali('1404-02-10'), 30) | project permit, days"
        )) == [["u3", "39"]])
    // What the seeds say of it stands beside: about 800 projects within a month.
    #expect(try Seeds.rows("indicators | where value == 800 | project precision") == [["about"]])
  }

  @Test func aRegulationIsRemovedWithThePrivateSectorHeard() throws {
    let workspace = try changed()
    try perform(
      workspace,
      [
        .propose(
          topic: "t", about: .deregulation, title: "the map twice", proposer: "house-smt-alborz",
          kind: "build", step: "land"),
        .giveView(topic: "t", organization: "house-smt-alborz", text: "remove it"),
        .decideTopic(topic: "t", outcome: .removed, basis: "board 2"),
      ], "1404-02-01")
    #expect(
      text(of: try workspace.query("policy_topics | where topic == 't' | project views, outcome"))
        == [["1", "removed"]])
  }

  @Test func freeZonesAndFinancingAreTopics() throws {
    #expect(
      try Seeds.rows("policy_topics | project kind, fact | sort by fact asc")
        == [["free_zones", "S000-43"], ["financing", "S000-44"], ["deregulation", "S001-40"]])
  }
}
