// A power line for an industrial estate, from the estimate to the last rial of its retention. The fund is the one
// that the seeds tell of; the estate, the bidders and the amounts are made up.

import KQLEngine
import KQLSyntax
import PersianText
import SamatKit

/// What no source gives is set by a policy: from which amount on a contract needs a tender, and which part of it may
/// be advanced.
var policies = PolicyBook()
var policy = ProjectPolicy()
policy.tenderThresholdRials = 50_000_000_000
policy.advanceShare = 2000
policies.set(DatedPolicy("projects-1402", from: nil, policy), in: nil)
let deciders = try StandardDeciders(policies: policies)
let workspace = try Workspace.open(MemoryJournal(), deciders: deciders.all)

func day(_ text: String) throws -> SolarHijriDate { try SolarHijriDate.parse(text) }
let billion: Int64 = 1_000_000_000

@MainActor func perform(
  _ command: ProjectCommand, _ date: String, by actor: String = "estates-company"
) throws {
  do {
    for event in try workspace.perform(command, by: actor, on: day(date)).events {
      print("   \(date)  \(event.kind)")
    }
  } catch let refusal as Refusal {
    print("   \(date)  refused: \(refusal.code)")
    print("     \(refusal.message)")
    if let rule = refusal.rule { print("     rule \(rule.rule): \(refusal.statement)") }
    print("     remedy: \(refusal.remedy)")
  }
}

@MainActor func show(_ question: String) throws {
  let table = try workspace.query(question)
  print("   \(table.schema.names.joined(separator: " | "))")
  for row in table.rows {
    let cells = table.schema.names.map { ValueText.string(row[$0]) }
    print("   \(cells.joined(separator: " | "))")
  }
}

// A project is one of an estate that there is.
var estate = EstateDetails()
estate.governance = .governmental
estate.province = "IR-08"
_ = try workspace.perform(
  EstateCommand.register(estate: "e1", details: estate), by: "estates-company",
  on: day("1402-02-01"))

let project = "e1-line"
let fund = "isipo-1402-power"

print(
  "1. The estimate, and a tender with one bidder: a contract without a stated reason is refused")
try perform(
  .estimate(
    project: project, estate: "e1", title: "20 kV line and substation", kind: "power",
    amount: 400 * billion, province: "IR-08"), "1402-03-01")
try perform(.tender(project: project, until: try day("1402-04-01")), "1402-03-10")
try perform(.bid(project: project, bidder: "north-line", amount: 380 * billion), "1402-03-28")
try perform(.contract(project: project, contractor: "north-line"), "1402-04-05")

print("2. With a reason it is done, and flagged")
try perform(
  .contract(project: project, contractor: "north-line", reason: "called twice, one firm came"),
  "1402-04-05", by: "board")

print("3. Money is raised of what the parliament promised, and a fifth is advanced")
try perform(.raise(fund: fund, amount: 100 * billion, document: "letter 12"), "1402-04-10")
try perform(.advance(project: project, fund: fund, amount: 76 * billion), "1402-04-12")

print("4. Goods on site are paid before a statement: flagged")
try perform(
  .pay(project: project, fund: fund, amount: 10 * billion, reason: "transformer on site"),
  "1402-06-01")

print("5. The first statement; its payment is more than the fund has")
try perform(.progress(project: project, progress: 0.5), "1402-07-01", by: "supervisor")
try perform(.certify(project: project, gross: 180 * billion), "1402-07-05", by: "supervisor")
try perform(
  .pay(project: project, fund: fund, amount: 116 * billion, statement: "\(project)-s1"),
  "1402-07-10")
try perform(.raise(fund: fund, amount: 300 * billion, document: "letter 31"), "1402-07-20")
try perform(
  .pay(project: project, fund: fund, amount: 116 * billion, statement: "\(project)-s1"),
  "1402-07-21")

print("6. It stands still: 110 days later")
try show(
  "standing_projects(todatetime_jalali('1402-11-11')) | project project, stage, last_event, days, standstill_days"
)

print("7. The rest, the handovers, and the retention")
try perform(.progress(project: project, progress: 1), "1402-12-01", by: "supervisor")
try perform(.certify(project: project, gross: 200 * billion), "1402-12-05", by: "supervisor")
try perform(
  .pay(project: project, fund: fund, amount: 140 * billion, statement: "\(project)-s2"),
  "1402-12-10")
try perform(.complete(project: project), "1402-12-15", by: "supervisor")
try perform(.release(project: project, fund: fund, amount: 19 * billion), "1402-12-20")
try perform(.accept(project: project), "1403-12-15", by: "supervisor")
try perform(.release(project: project, fund: fund, amount: 19 * billion), "1403-12-20")

print("8. It is not closed before the flags are answered")
try perform(.close(project: project), "1403-12-25")
try perform(
  .answerFlag(
    project: project, flag: "\(project)-f1", outcome: .justified,
    reason: "the second call was public"), "1403-12-26", by: "inspector")
try perform(
  .answerFlag(
    project: project, flag: "\(project)-f2", outcome: .upheld,
    reason: "no receipt for the transformer until 1402-06-20"), "1403-12-26", by: "inspector")
try perform(.close(project: project), "1403-12-27")

print("9. What was promised, raised and spent, and the trial balance")
try show(
  "funds_reconciled(todatetime_jalali('1403-12-29')) | where fund == '\(fund)' | project promised_rial, raised_rial, spent_rial, balance_rial, reconciled"
)
try show("trial_balance(todatetime_jalali('1403-12-29'))")

print("10. The file of the project, and its first lines in Persian")
let file = try workspace.projectFile(project)
for line in file.text().split(separator: "\n", omittingEmptySubsequences: false) {
  print(line.isEmpty ? "" : "   \(line)")
}
for line in file.text(in: .persian).split(separator: "\n").prefix(8) { print("   \(line)") }
