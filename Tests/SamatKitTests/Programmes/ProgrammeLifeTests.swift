import KQLEngine
import PersianText
import Testing

@testable import SamatKit

/// Lives of programmes: notified, reported, late, silent, added up; and the 35 axes of the seeds.
@Suite struct ProgrammeLifeTests {
  private func open(_ policies: PolicyBook = PolicyBook()) throws -> Workspace {
    let deciders = try StandardDeciders(policies: policies)
    return try Workspace.open(MemoryJournal(), deciders: deciders.all)
  }

  @Test func thirtyFiveAxesOfWhichTwentyTwoHaveNoName() throws {
    let workspace = try open()
    let count = "axes_stated() | summarize named = countif(isnotempty(title)), all = count()"
    #expect(text(of: try workspace.query(count)) == [["13", "35"]])
    let today = try day("1404-02-01")
    try workspace.perform(
      ProgrammeCommand.nameAxis(
        axis: "isipo-1402-14", title: "Sewage plants", persianTitle: "تصفیه‌خانه",
        statedIn: "a circular"),
      by: "s", on: today)
    // The document still does not name it; a later source does, and says so.
    #expect(text(of: try workspace.query(count)) == [["14", "35"]])
    #expect(
      text(of: try workspace.query("axes | summarize countif(isnotempty(title)), count()"))
        == [["13", "35"]])
    #expect(
      text(
        of: try workspace.query(
          "axes_stated() | where axis == 'isipo-1402-14' | project title, named_in"))
        == [["Sewage plants", "a circular"]])
    let page = try workspace.programmeFile("isipo-1402")
    #expect(page.text().contains("21 of 35 axes are not named by any source."))
    #expect(page.text().contains("5,000,000,000,000"))
    #expect(page.text(in: .persian).contains("۲۱ محور از ۳۵ محور"))
    #expect(page.html(in: .persian).contains("dir=\"rtl\""))
  }

  @Test func aPilotAndPriorityProvincesAndOneRoleEach() throws {
    let workspace = try open()
    let today = try day("1404-02-01")
    try workspace.perform(
      ProgrammeCommand.addProvince(programme: "amayesh", province: "IR-30", role: .participant),
      by: "s", on: today)
    #expect(
      text(
        of: try workspace.query(
          "programme_provinces | summarize n = count() by role | sort by role asc"))
        == [["participant", "1"], ["pilot", "1"], ["priority", "5"]])
  }

  @Test func lateAndSilentOnADay() throws {
    var policies = PolicyBook()
    var policy = ProgrammePolicy()
    policy.silentDays = 30
    policies.set(DatedPolicy("p-1", from: nil, policy), in: nil)
    let workspace = try open(policies)
    let first = try day("1404-01-01")
    var details = ProgrammeRefusalTests.action(deadline: try day("1404-02-15"))
    details.axis = "isipo-1402-02"
    for command: ProgrammeCommand in [
      .addAction(action: "water", programme: "isipo-1402", details: details),
      .notify(action: "water", province: "IR-08"),
      .notify(action: "water", province: "IR-30", silentAfter: 90),
      // A table tells of this one; it can be notified all the same.
      .notify(action: "minister-actions-notify", province: "IR-08"),
    ] { try workspace.perform(command, by: "s", on: first) }
    try workspace.perform(
      ProgrammeCommand.report(action: "water", province: "IR-08", progress: 0.5), by: "s",
      on: try day("1404-01-20"))
    func list(_ name: String, _ day: String) throws -> [[String]] {
      text(
        of: try workspace.query(
          "\(name)(todatetime_jalali('\(day)')) | project action, province, days = "
            + (name == "late_actions" ? "days_late" : "days_silent")))
    }
    #expect(try list("late_actions", "1404-02-15") == [])
    #expect(
      try list("late_actions", "1404-02-20") == [
        ["water", "IR-08", "5"], ["water", "IR-30", "5"],
      ])
    #expect(try list("silent_actions", "1404-01-31") == [])
    #expect(
      try list("silent_actions", "1404-02-25")
        == [["minister-actions-notify", "IR-08", "55"], ["water", "IR-08", "36"]])
    try workspace.perform(
      ProgrammeCommand.moveDeadline(
        action: "water", deadline: try day("1404-03-10"), reason: "pipes"),
      by: "s", on: try day("1404-02-01"))
    #expect(try list("late_actions", "1404-02-20") == [])
    let programme = try #require(
      try workspace.query("actions | where action == 'water' | project programme").rows.first?[
        "programme"
      ].text)
    #expect(
      try workspace.programmeFile(programme).text(in: .persian).contains("، نخست ۱۴۰۴/"))
    #expect(
      text(
        of: try workspace.query(
          "late_actions(todatetime_jalali('1404-03-20')) | project days_late, days_after_first"))
        == [["10", "36"], ["10", "36"]])
    let steps = workspace.nextSteps(
      of: Subject("action", "water"), by: "s", on: try day("1404-02-20"))
    #expect(
      steps == ["action.notify", "action.report", "action.move_deadline", "action.end"])
  }

  @Test func unknownCountsAsUnknownAndTheSumIsWrittenOut() throws {
    let workspace = try open()
    let today = try day("1404-01-01")
    var first = ProgrammeRefusalTests.action(axis: "x", indicator: "km", target: 40)
    first.weight = 3
    let second = ProgrammeRefusalTests.action(axis: "x")
    for command: ProgrammeCommand in [
      .open(programme: "p", name: "P"), .addAxis(axis: "x", programme: "p"),
      .addAxis(axis: "y", programme: "p"),
      .addAction(action: "a", programme: "p", details: first),
      .addAction(action: "b", programme: "p", details: second),
      .notify(action: "a", silentAfter: 30), .notify(action: "b", silentAfter: 30),
      .report(action: "a", value: 10),
    ] { try workspace.perform(command, by: "s", on: today) }
    func sum(_ id: String) throws -> [[String]] {
      text(
        of: try workspace.query(
          "programme_progress | where id == '\(id)' | project at_least, at_most, arithmetic"))
    }
    // Nobody has weighed 'b': the axis has no sum.
    #expect(try sum("a") == [["0.25", "0.25", "(1 × 0.25) / 1 = 0.25"]])
    #expect(try sum("x") == [["", "", "1 of 2 parts have no weight: unknown"]])
    try workspace.perform(
      ProgrammeCommand.weighAlike(programme: "p", basis: "council"), by: "s", on: today)
    #expect(
      try sum("x")
        == [["0.1875", "0.4375", "(3 × 0.25 + 1 × unknown) / 4 = 0.1875 to 0.4375, known 0.75"]])
    #expect(
      try sum("p")
        == [
          [
            "0.09375", "0.71875",
            "(1 × [0.1875 to 0.4375] + 1 × unknown) / 2 = 0.0938 to 0.7188, known 0.375",
          ]
        ])
    // What is given up is in no sum.
    try workspace.perform(
      ProgrammeCommand.end(action: "b", outcome: .dropped, reason: "no money"), by: "s", on: today)
    #expect(try sum("x") == [["0.25", "0.25", "(3 × 0.25) / 3 = 0.25"]])
    let page = try workspace.programmeFile("p")
    #expect(page.text().contains("(1 × 0.25 + 1 × unknown) / 2 = 0.125 to 0.625, known 0.5"))
    #expect(page.markdown(in: .persian).contains("نامعلوم"))
  }

  @Test func aPolicyFileSetsWhatNoSourceGives() throws {
    var book = PolicyBook()
    try PolicyFile.read(
      Array(
        """
        { "policies": [ { "policy": "n", "from": "1404-01-01",
          "programmes": { "silent_days": 45, "equal_weights": true },
          "permits": { "execution_days": 30, "monitored_kinds": ["investment"] } } ] }
        """.utf8), file: "f", into: &book)
    let today = try day("1404-02-01")
    #expect(book.policy(ProgrammePolicy.self, in: "IR-08", on: today).policy.silentDays == 45)
    #expect(book.policy(PermitPolicy.self, in: nil, on: today).policy.executionDays == 30)
    let workspace = try open(book)
    let receipt = try workspace.perform(
      ProgrammeCommand.weighAlike(programme: "isipo-1402"), by: "s", on: today)
    #expect(receipt.events.count == 1)
    #expect(
      text(
        of: try workspace.query("programme_progress | project parts, weight, at_least, at_most"))
        == [["35", "35.0", "0.0", "1.0"]])
  }
}
