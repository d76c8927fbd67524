import Foundation
import KQLEngine
import KQLSyntax
import PersianText
import Testing

@testable import SamatKit

/// Projects and funds on a journal, as queries, forms and documents see them.
@Suite struct ProjectJournalTests {
  private static let today = "todatetime_jalali('1403-12-29')"

  private func workspace(_ journal: any Journal = MemoryJournal()) throws -> Workspace {
    var policies = PolicyBook()
    policies.set(DatedPolicy("projects-1", from: nil, ProjectFixture.policy()), in: nil)
    return try Workspace.open(journal, deciders: StandardDeciders(policies: policies).all)
  }

  /// Registers the estate of the projects.
  private func register(_ workspace: Workspace) throws {
    try workspace.perform(
      EstateCommand.register(estate: "e", details: EstateDetails()), by: "clerk",
      on: ProjectFixture.first)
  }

  /// A project of 1000 rial that is certified and paid in part, out of the fund of the seeds.
  private func live(_ workspace: Workspace) throws {
    let day = ProjectFixture.first
    try register(workspace)
    for command: ProjectCommand in [
      .estimate(
        project: "p", estate: "e", title: "Line", kind: "power", amount: 1000, province: "IR-08"),
      .tender(project: "p"), .bid(project: "p", bidder: "a", amount: 1000),
      .contract(project: "p", contractor: "a", reason: "called twice"),
      .raise(fund: "isipo-1402-power", amount: 2000),
      .advance(project: "p", fund: "isipo-1402-power", amount: 200),
      .progress(project: "p", progress: 0.5), .certify(project: "p", gross: 500),
      .pay(project: "p", fund: "isipo-1402-power", amount: 300, statement: "p-s1"),
    ] { try workspace.perform(command, by: "supervisor", on: day) }
  }

  private func numbers(_ workspace: Workspace, _ query: String) throws -> [Int64] {
    let table = try workspace.query(query)
    return table.rows.flatMap { row in table.schema.names.compactMap { row[$0].int64 } }
  }

  @Test func measuresAnswer() throws {
    let workspace = try workspace()
    try live(workspace)
    let fund =
      "funds_reconciled(\(Self.today)) | where fund == 'isipo-1402-power' | project promised_rial, "
      + "raised_rial, spent_rial, balance_rial"
    #expect(try numbers(workspace, fund) == [5_000_000_000_000, 2000, 500, 1500])
    #expect(
      try numbers(
        workspace,
        "trial_balance(\(Self.today)) | summarize sum(debit_rial), sum(credit_rial), "
          + "sum(debit_balance_rial), sum(credit_balance_rial)") == [3000, 3000, 2100, 2100])
    #expect(
      try numbers(
        workspace,
        "project_balances(\(Self.today)) | where adds_up | project certified_rial, retention_rial, "
          + "payable_rial, advance_rial, unsupported_rial, paid_rial")
        == [500, 50, 50, 100, 0, 500])
    let last = "todatetime_jalali('1402-02-01')"
    let still = "standing_projects(\(last) + 90d) | count"
    #expect(try numbers(workspace, still) == [0])
    #expect(try numbers(workspace, "standing_projects(\(last) + 91d) | project days") == [91])
    let flags = try workspace.query("project_flags_on(\(last) + 91d) | project red_flag, status")
    #expect(flags.rows.map { $0.text("red_flag") } == ["single_bidder", "standing_still"])
    #expect(try numbers(workspace, "project_flags_on(\(last) - 1d) | count") == [0])
  }

  @Test func openedAgainTheTablesAreTheSame() throws {
    let journal = MemoryJournal()
    let first = try workspace(journal)
    try live(first)
    let again = try workspace(journal)
    for table in ProjectsTables.all {
      let question = table.name
      let (old, new) = (try first.query(question), try again.query(question))
      #expect(old.rows.map { Array($0.values) } == new.rows.map { Array($0.values) }, "\(question)")
      #expect(old.rows.isEmpty == false, "\(question)")
    }
  }

  @Test func moneyNearTheLargestAmountIsExact() throws {
    let workspace = try workspace()
    let day = ProjectFixture.first
    let most = Rials.largest
    try register(workspace)
    for command: ProjectCommand in [
      .promise(fund: "g", purpose: "all", amount: most, source: .bank),
      .raise(fund: "g", amount: most),
      .estimate(project: "big", estate: "e", title: "All", kind: "water", amount: most),
      .tender(project: "big"), .bid(project: "big", bidder: "a", amount: most - 1),
      .bid(project: "big", bidder: "b", amount: most), .contract(project: "big", contractor: "b"),
      .progress(project: "big", progress: 1), .certify(project: "big", gross: most),
      .pay(project: "big", fund: "g", amount: most - most / 10), .complete(project: "big"),
      .accept(project: "big"), .release(project: "big", fund: "g", amount: most / 10),
      .close(project: "big"),
    ] { try workspace.perform(command, by: "supervisor", on: day) }
    #expect(
      try numbers(
        workspace,
        "infrastructure_projects | where project == 'big' | project contract_rial, paid_rial")
        == [most, most])
    #expect(
      try numbers(workspace, "trial_balance(\(Self.today)) | project debit_rial").max() == most)
    #expect(
      try numbers(
        workspace, "funds_reconciled(\(Self.today)) | where fund == 'g' | project spent_rial")
        == [most])
    // Two more of the kind would take the sum of the ledger out of the range of its column.
    var refused = 0
    for number in 1...3 {
      let fund = "g\(number)"
      let promise = ProjectCommand.promise(fund: fund, purpose: "all", amount: most, source: .bank)
      try workspace.perform(promise, by: "supervisor", on: day)
      for _ in 0..<2 {
        do {
          try workspace.perform(ProjectCommand.raise(fund: fund, amount: most), by: "a", on: day)
          try workspace.perform(
            ProjectCommand.giveBack(fund: fund, amount: most, reason: "r"), by: "a", on: day)
        } catch let refusal as Refusal {
          #expect(refusal.code == ProjectRefusal.amount.rawValue)
          refused += 1
          break
        }
      }
    }
    #expect(refused > 0)
    let total = try numbers(
      workspace, "ledger_postings | summarize sum(debit_rial), sum(credit_rial)")
    #expect(total.count == 2 && total[0] == total[1] && total[0] < Rials.ledger)
  }

  @Test func theFileShowsLedgerBalancesAndFlags() throws {
    let workspace = try workspace()
    try live(workspace)
    let file = try workspace.projectFile("p")
    #expect(file.flags.map(\.redFlag) == ["single_bidder"])
    #expect(file.lines.count == 8)
    #expect(file.lines.reduce(0) { $0 + $1.debit } == file.lines.reduce(0) { $0 + $1.credit })
    let text = file.text()
    #expect(text.contains("single bidder") && text.contains("work certified"))
    let persian = file.html(in: .persian)
    #expect(persian.contains("dir=\"rtl\"") && persian.contains("سپرده حسن انجام کار"))
    #expect(persian.contains("مناقصه با یک پیشنهاددهنده"))
    do {
      _ = try workspace.projectFile("ghost")
      Issue.record("a file of nothing")
    } catch { #expect(error.code == ProjectRefusal.unknownProject.rawValue) }
  }

  @Test func formsMakeEveryCommand() throws {
    let forms = InfrastructureProjectsDecider.commandForms
    #expect(Set(forms.map(\.name)).count == forms.count)
    for form in forms {
      var values = CommandValues()
      for parameter in form.parameters {
        let text =
          switch parameter.type {
          case .day: "1402-02-01"
          case .number: "1402"
          case .real: "1"
          case .share: "60%"
          case .money: "500 billion toman"
          case .flag: "yes"
          case .choice(let words): words[0]
          case .id, .text, .list: "x"
          case .province, .place: "Kerman"
          case .county: "Rafsanjan"
          }
        try values.read(text, for: parameter)
      }
      #expect(form.make(values).name == form.name)
      #expect(!form.persian.isEmpty)
    }
    let paid = forms.first { $0.name == "project.pay" }
    var values = CommandValues()
    values = try reading(["project": "p", "fund": "f", "amount": "۵۰۰ میلیارد تومان"], paid)
    #expect(
      paid?.make(values) as? ProjectCommand
        == .pay(project: "p", fund: "f", amount: 5_000_000_000_000))
  }

  private func reading(_ texts: [String: String], _ form: CommandForm?) throws -> CommandValues {
    var values = CommandValues()
    for (name, text) in texts {
      try values.read(text, for: try #require(form?.parameter(name)))
    }
    return values
  }

  @Test func nextStepsAreThoseThatAreNotRefused() throws {
    let workspace = try workspace()
    try live(workspace)
    let day = ProjectFixture.first
    let steps = workspace.nextSteps(of: Subject("project", "p"), by: "a", on: day)
    #expect(steps.contains("project.certify") && steps.contains("project.pay"))
    #expect(!steps.contains("project.close") && !steps.contains("project.tender"))
    #expect(
      workspace.nextSteps(of: Subject("fund", "isipo-1402-power"), by: "a", on: day)
        == ["fund.raise", "fund.change", "fund.return"])
    #expect(workspace.recordedIDs(of: "project") == ["p"])
    #expect(workspace.recordedIDs(of: "flag") == ["p-f1"])
  }

  @Test func policiesAreReadFromAFile() throws {
    var book = PolicyBook()
    let text = """
      { "policies": [ { "policy": "a", "province": "IR-08", "from": "1402-01-01", "projects": {
        "tender_threshold_rial": 50000000000, "advance_share": 0.25, "retention_share": 0.05,
        "first_release_share": 1, "change_share": 0.2, "least_bidders": 3, "split_days": 30,
        "estimate_tolerance": 0.1, "progress_tolerance": 0.02, "standstill_days": 45 } } ] }
      """
    try PolicyFile.read(Array(text.utf8), file: "a.json", into: &book)
    let policy = book.policy(ProjectPolicy.self, in: "IR-08", on: ProjectFixture.first).policy
    #expect(policy.tenderThresholdRials == 50_000_000_000 && policy.advanceShare == 2500)
    #expect(policy.retentionShare == 500 && policy.firstReleaseShare == 10_000)
    #expect(policy.changeShare == 2000 && policy.leastBidders == 3 && policy.splitDays == 30)
    #expect(policy.estimateTolerance == 1000 && policy.progressTolerance == 200)
    #expect(policy.standstillDays == 45)
    let page = try Self.page()
    for key in ProjectPolicy.keys { #expect(text.contains(key) && page.contains("`\(key)`")) }
    let wrong = text.replacing("0.25", with: "1.25")
    do {
      try PolicyFile.read(Array(wrong.utf8), file: "a.json", into: &book)
      Issue.record("a share above 1")
    } catch { #expect(error.code == "samat.policy.value") }
  }

  private static func page() throws -> String {
    let root = (0..<4).reduce(URL(filePath: #filePath)) { url, _ in
      url.deletingLastPathComponent()
    }
    return try String(
      contentsOf: root.appending(path: "Documentation/InfrastructureProjects.md"), encoding: .utf8)
  }

  @Test func thePageHasEveryEventFlagTableAndMeasure() throws {
    let page = try Self.page()
    for kind in ProjectEvent.kinds { #expect(page.contains("`\(kind)`"), "\(kind)") }
    for flag in RedFlag.allCases { #expect(page.contains("`\(flag.rawValue)`"), "\(flag)") }
    for table in ProjectsTables.all { #expect(page.contains("`\(table.name)`")) }
    for measure in ProjectMeasures.all { #expect(page.contains("`\(measure.name)(as_of)`")) }
    let workspace = try workspace()
    try live(workspace)
    // The chart of the page is drawn from what is recorded.
    let chart = try #require(page.range(of: "project_events\n| where"))
    let end = try #require(page.range(of: "\n\n", range: chart.upperBound..<page.endIndex))
    let query = page[chart.lowerBound..<end.lowerBound].replacing("e1-line", with: "p")
    #expect(
      try numbers(workspace, String(query) + "") == [0, 200, 500, 200, 500, 500])
  }
}
