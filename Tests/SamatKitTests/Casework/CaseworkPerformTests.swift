import PersianText
import SamatKit
import Testing

/// Commands of casework by a leading dot, what comes next, and the file of a case.
@Suite struct CaseworkPerformTests {
  private static func day(_ month: Int, _ day: Int) throws -> SolarHijriDate {
    try #require(SolarHijriDate(year: 1404, month: month, day: day))
  }

  @Test func performsByLeadingDot() throws {
    let casework = Casework(try CaseworkSetting(data: .reference))
    let workspace = try Workspace.open(
      MemoryJournal(), data: .reference, deciders: casework.all)
    var today = try Self.day(3, 1)
    func next() -> [String] { workspace.nextSteps(of: Subject("case", "K"), by: "s", on: today) }
    let (open, committee, session) = (
      try Self.day(3, 1), try Self.day(3, 11), try Self.day(3, 20)
    )
    try workspace.perform(.register(unit: "U"), by: "s", on: open)
    try workspace.perform(.createGroup(group: "g"), by: "s", on: open)
    try workspace.perform(.openCase(case: "K", unit: "U", group: "g"), by: "s", on: open)
    #expect(
      next() == ["case.answer", "case.take_up", "case.opinion", "case.escalate", "case.close"])
    today = committee
    try workspace.perform(
      .holdSession(session: "c", group: "g", body: .expertCommittee), by: "s", on: committee)
    try workspace.perform(.takeUp(case: "K", session: "c"), by: "s", on: committee)
    #expect(next().contains("case.refer") && !next().contains("case.hear"))
    try workspace.perform(.refer(case: "K"), by: "s", on: committee)
    today = session
    try workspace.perform(.holdSession(session: "m", group: "g"), by: "s", on: session)
    try workspace.perform(.hear(case: "K", session: "m"), by: "s", on: session)
    // Without an opinion nothing is summed up, and nothing else is said to come next.
    #expect(!next().contains("case.sum_up"))
    #expect(throws: Refusal.self) {
      try workspace.perform(.sumUp(case: "K"), by: "s", on: session)
    }
    try workspace.perform(
      .giveOpinion(case: "K", agency: "a", position: .agree), by: "s", on: session)
    #expect(next().contains("case.sum_up") && !next().contains("resolution.adopt"))
    try workspace.perform(.sumUp(case: "K"), by: "s", on: session)
    #expect(next().contains("resolution.adopt"))
    try workspace.perform(
      .adoptResolution(
        "R", case: "K", session: "m", agency: "a", deadline: try Self.day(5, 1), text: "t"),
      by: "s", on: session)
    #expect(next().contains("resolution.notify") && !next().contains("resolution.report"))
    #expect(!next().contains("case.close"))
    try workspace.perform(.notify(resolution: "R"), by: "s", on: session)
    try workspace.perform(.complete(resolution: "R"), by: "s", on: session)
    try workspace.perform(.closeCase(case: "K"), by: "s", on: session)
    #expect(next().isEmpty)
    let kinds = try workspace.caseFile("K").steps.map(\.kind)
    #expect(kinds.first == "case.opened" && kinds.last == "case.closed")
    #expect(kinds.contains("resolution.notified") && !kinds.contains("session.held"))
    #expect(throws: (any Error).self) { try workspace.caseFile("none") }
  }
}
