// The fourth session of 1404 of Kerman's working group, with 31 cases: from opening to committee, session,
// resolutions, reports and an objection. People, agencies' opinions and resolutions are made up.

import KQLEngine
import KQLSyntax
import PersianText
import SamatKit

/// The seeds' groups, posts, holders, agencies and rules, and none of their sessions, units and cases: those
/// tell of the fourth session already, and the next would be the fifth.
let beginning = SeedData { (name: String, schema: Schema) throws(Diagnostic) -> Table in
  let known = ["working_groups", "posts", "holdings", "people", "organizations"]
  return try (known.contains(name) ? SeedData.seeds : SeedData.reference).table(name, schema)
}
let casework = Casework(try CaseworkSetting(data: beginning))
let workspace = try Workspace.open(MemoryJournal(), data: beginning, deciders: casework.all)

func day(_ text: String) throws -> SolarHijriDate { try SolarHijriDate.parse(text) }

@MainActor func perform(
  _ command: WorkingGroupCommand, _ date: String, by actor: String = "secretariat"
) throws {
  try workspace.perform(command, by: actor, on: day(date))
}

// 23 units of industry and mining and 8 of agriculture, each with what holds it back.
struct Matter {
  var unit: String
  var obstacle: String
  var agency: String
  var todo: String
}
let obstacles = [
  ("bank_loan", "kerman-banks", "decide on the working capital loan"),
  ("bank_rescheduling", "kerman-banks", "reschedule the debt over 36 months"),
  ("permits_environment", "kerman-environment", "answer the request for the permit"),
  ("infrastructure", "kerman-estates-company", "connect the plot to the road"),
  ("permits_natural_resources", "kerman-natural-resources", "answer on the boundary of the mine"),
]
let matters = (1...31).map { number in
  let isFarm = number > 23
  let (obstacle, agency, todo) =
    isFarm && number % 2 == 0
    ? ("land", "kerman-agriculture-jihad", "issue the change of use")
    : obstacles[number % obstacles.count]
  return Matter(unit: "unit-\(number)", obstacle: obstacle, agency: agency, todo: todo)
}

print("1. 31 cases are opened, and each unit gets its first answer")
for (index, matter) in matters.enumerated() {
  var details = UnitDetails()
  details.name = "Unit \(index + 1)"
  details.persianName = "واحد \(PersianDigits.format(index + 1))"
  details.domain = index < 15 ? .industry : index < 23 ? .mine : .agriculture
  details.province = "IR-08"
  try workspace.perform(
    UnitCommand.register(unit: matter.unit, details: details), by: "secretariat",
    on: day("1404-01-20"))
  let number = index + 1
  try perform(
    .openCase(
      case: "K-\(number)", unit: matter.unit, group: "kerman", obstacle: matter.obstacle,
      agencies: [matter.agency, "kerman-smt"], documents: ["licence", "balance sheet"]),
    "1404-01-25")
  // One answer comes late: the clock of seven days shows it.
  try perform(.answer(case: "K-\(number)"), number == 3 ? "1404-02-05" : "1404-01-30")
}

print("2. The committee takes them up on a Sunday and refers them")
try perform(
  .holdSession(session: "committee-4", group: "kerman", body: .expertCommittee), "1404-02-28")
for number in 1...31 {
  try perform(.takeUp(case: "K-\(number)", session: "committee-4"), "1404-02-28")
  let matter = matters[number - 1]
  try perform(
    .giveOpinion(
      case: "K-\(number)", agency: matter.agency, position: number % 4 == 0 ? .conditional : .agree,
      session: "committee-4"), "1404-02-28", by: matter.agency)
  if number < 31 { try perform(.refer(case: "K-\(number)"), "1404-02-28") }
}
try perform(.refer(case: "K-31"), "1404-03-01")
try perform(.endSession(session: "committee-4"), "1404-03-01")

print("3. The agenda, a week before")
let agenda = try workspace.sessionAgenda(of: "kerman", on: day("1404-03-10"))
print("   cases:", agenda.cases.count)
print(
  "   opinions missing:",
  agenda.cases.reduce(0) { $0 + $1.missingOpinions.count },
  "of", agenda.cases.first?.missingOpinions.map(\.id).joined(separator: ", ") ?? "")
print("   to invite:", agenda.invitations.map(\.agency.id).joined(separator: ", "))
print("   chair on that day:", agenda.chair?.english ?? "unknown")

print("4. The fourth session of 1404, on 1404-03-10")
let date = "1404-03-10"
try perform(
  .holdSession(session: "kerman-1404-4", group: "kerman", number: 4, venue: "Governorate"), date)
try perform(
  .attend(
    session: "kerman-1404-4", organization: "kerman-governorate", role: .chair, person: "salari",
    post: "kerman-deputy-economic"), date)
try perform(
  .attend(
    session: "kerman-1404-4", organization: "kerman-smt", role: .secretary,
    person: "hosseininejad", post: "kerman-working-group-secretary"), date)
for agency in [
  "kerman-environment", "kerman-estates-company", "kerman-natural-resources",
  "kerman-agriculture-jihad",
] {
  try perform(.attend(session: "kerman-1404-4", organization: agency, role: .head), date)
}
try perform(
  .attend(session: "kerman-1404-4", organization: "kerman-banks", role: .representative), date)
try perform(
  .recordAbsence(session: "kerman-1404-4", organization: "kerman-banks", reason: "on a journey"),
  date)
for number in 1...31 {
  try perform(
    .hear(case: "K-\(number)", session: "kerman-1404-4", documents: ["licence"]), date)
}

print("5. A rule refuses: an opinion of K-1 is not in")
let proposal = WorkingGroupCommand.adopt(
  resolution: "R-1", case: "K-1", session: "kerman-1404-4", agency: matters[0].agency,
  deadline: try day("1404-05-10"), text: matters[0].todo)
do {
  try workspace.perform(proposal, by: "secretariat", on: day(date))
} catch let refusal as Refusal {
  print("  ", refusal.code)
  print("  ", refusal.message)
  print("   rule:", refusal.rule?.rule ?? "–", "–", refusal.statement)
  print("   remedy:", refusal.remedy)
}

print("6. The opinions come in, and 31 resolutions are adopted")
for number in 1...31 {
  let matter = matters[number - 1]
  try perform(
    .giveOpinion(
      case: "K-\(number)", agency: "kerman-smt", position: .agree, session: "kerman-1404-4"), date,
    by: "kerman-smt")
  try perform(.sumUp(case: "K-\(number)"), date)
  try perform(
    .adopt(
      resolution: "R-\(number)", case: "K-\(number)", session: "kerman-1404-4",
      agency: matter.agency, deadline: day(number % 3 == 0 ? "1404-04-10" : "1404-05-10"),
      text: matter.todo), date)
}
try perform(.endSession(session: "kerman-1404-4"), date)

print("7. Notified; agencies report; one unit objects in time, another too late")
for number in 1...31 { try perform(.notify(resolution: "R-\(number)"), "1404-03-13") }
try perform(
  .object(objection: "X-2", resolution: "R-2", objector: "unit-2", text: "the term is too short"),
  "1404-03-20")
do {
  try workspace.perform(
    WorkingGroupCommand.object(resolution: "R-5", objector: "unit-5"), by: "secretariat",
    on: day("1404-04-01"))
} catch let refusal as Refusal {
  print("  ", refusal.message)
}
for number in stride(from: 1, through: 31, by: 2) {
  let matter = matters[number - 1]
  try perform(
    .report(resolution: "R-\(number)", agency: matter.agency, progress: 1), "1404-04-05",
    by: matter.agency)
  try perform(.complete(resolution: "R-\(number)"), "1404-04-06")
  try perform(.closeCase(case: "K-\(number)"), "1404-04-08")
}

print("8. The first lines of the minutes, and one case of them in Persian")
let minutes = try workspace.sessionMinutes("kerman-1404-4")
for line in minutes.markdown().split(separator: "\n").prefix(10) { print("  ", line) }
print("   …", minutes.cases.count, "cases,", minutes.resolutionCount, "resolutions")
let persian = minutes.markdown(in: .persian).split(separator: "\n")
if let start = persian.firstIndex(where: { $0.hasPrefix("### ") }) {
  for line in persian[start...].prefix(8) { print("  ", line) }
}
// `minutes.html(in: .persian)` is the same as a page for printing.

print("9. The file of one case")
for line in try workspace.caseFile("K-3").text().split(
  separator: "\n", omittingEmptySubsequences: false)
{
  print(line.isEmpty ? "" : "   \(line)")
}

print("10. Overdue on 1404-04-31, by agency")
let reminders = try workspace.reminderList(on: day("1404-04-31"))
for agency in reminders.agencies {
  print("  ", agency.agency.id, agency.items.map(\.resolution).joined(separator: " "))
}

print("11. Stages now, and on the day before the session")
let question = "cases | summarize n = count() by stage | sort by stage asc"
for (title, answer) in [
  ("now", try workspace.query(question)),
  ("1404-03-09", try workspace.query("asof('1404-03-09') " + question)),
] {
  let parts = answer.rows.map { "\($0["stage"].text ?? "") \($0["n"].int64 ?? 0)" }
  print("   \(title): \(parts.joined(separator: ", "))")
}
