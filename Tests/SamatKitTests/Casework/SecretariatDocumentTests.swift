import KQLEngine
import KQLSyntax
import PersianText
import Testing

@testable import SamatKit

/// Documents of the secretariat, over a history of one group.
@Suite struct SecretariatDocumentTests {
  private static let hostile = "<script>alert(1)</script> & | *x* [y](https://z) \u{202E}\nnext"

  /// A group with two cases; the first is decided in session s1, its deadline moved in s2.
  private func workspace() throws -> Workspace {
    let casework = Casework(try CaseworkSetting(data: .reference))
    let workspace = try Workspace.open(
      MemoryJournal(), data: .reference, deciders: casework.all)
    func perform(_ command: WorkingGroupCommand, _ date: String) throws {
      try workspace.perform(command, by: "secretary", on: day(date))
    }
    try perform(.createGroup(group: "g", name: "Group", persianName: "گروه"), "1404-01-01")
    var details = UnitDetails()
    details.name = Self.hostile
    details.persianName = "واحد"
    for unit in ["u1", "u2"] {
      try workspace.perform(
        UnitCommand.register(unit: unit, details: details), by: "secretary",
        on: day("1404-01-01"))
      try perform(
        .openCase(
          case: "c-\(unit)", unit: unit, group: "g", obstacle: "tax", agencies: ["tax-office"]),
        "1404-01-05")
    }
    try perform(.answer(case: "c-u1"), "1404-01-20")
    try perform(.holdSession(session: "k1", group: "g", body: .expertCommittee), "1404-01-24")
    for unit in ["u1", "u2"] {
      try perform(.takeUp(case: "c-\(unit)", session: "k1"), "1404-01-24")
      try perform(.refer(case: "c-\(unit)"), "1404-01-24")
    }
    try perform(.holdSession(session: "s1", group: "g", chair: "somebody"), "1404-02-01")
    try perform(.attend(session: "s1", organization: "tax-office", role: .head), "1404-02-01")
    try perform(
      .giveOpinion(case: "c-u1", agency: "tax-office", position: .agree, text: Self.hostile),
      "1404-02-01")
    try perform(.hear(case: "c-u1", session: "s1"), "1404-02-01")
    try perform(.sumUp(case: "c-u1"), "1404-02-01")
    try perform(
      .adopt(
        resolution: "r1", case: "c-u1", session: "s1", agency: "tax-office",
        deadline: day("1404-03-01"), text: Self.hostile), "1404-02-01")
    try perform(.notify(resolution: "r1"), "1404-02-02")
    try perform(.holdSession(session: "s2", group: "g"), "1404-02-25")
    try perform(
      .moveDeadline(resolution: "r1", session: "s2", deadline: day("1404-03-20"), reason: "rain"),
      "1404-02-25")
    try perform(.report(resolution: "r1", agency: "tax-office", progress: 0.5), "1404-03-25")
    try perform(.complete(resolution: "r1"), "1404-04-01")
    return workspace
  }

  @Test func caseFileHasDelaysClocksAndRules() throws {
    let file = try workspace().caseFile("c-u1")
    #expect(file.steps.count == 12)
    #expect(file.steps.map(\.position) == file.steps.map(\.position).sorted())
    let answer = try #require(file.steps.first { $0.kind == "case.answered" })
    #expect(answer.daysSince == 15 && answer.clock?.daysLate == 8)
    let done = try #require(file.steps.last)
    let moved = try day("1404-03-20")
    #expect(done.clock?.kind == .deadline && done.clock?.due == moved)
    #expect(done.clock?.daysLate == 12)
    #expect(file.steps.allSatisfy { file.rules[$0.rule]?.statement.isEmpty == false })
    #expect(file.running.isEmpty)
    let early = try workspace().caseFile("c-u1", asOf: day("1404-03-10"))
    #expect(early.steps.count == 10)
    #expect(early.running.map(\.clock.daysLate) == [-10])
  }

  @Test func everyRuleOfAFileStandsInTheTable() throws {
    let rules = try Workspace.seeds().query("rules | project rule").rows.compactMap {
      $0["rule"].text
    }
    for rule in DocumentTerms.persianRules.keys { #expect(rules.contains(rule), "\(rule)") }
  }

  @Test func minutesSayWhatWasOnTheDay() throws {
    let workspace = try workspace()
    let first = try workspace.sessionMinutes("s1")
    #expect(first.cases.map(\.id) == ["c-u1"])
    let adopted = try day("1404-03-01")
    #expect(first.cases.first?.resolutions.map(\.deadline) == [adopted])
    #expect(first.chair?.id == "somebody" && first.secretary == nil && first.moves.isEmpty)
    #expect(first.text().contains("Secretary: unknown"))
    let second = try workspace.sessionMinutes("s2")
    #expect(second.cases.isEmpty)
    let moved = try day("1404-03-20")
    #expect(second.moves.map(\.to) == [moved])
    let committee = try workspace.sessionMinutes("k1")
    #expect(committee.isCommittee && committee.cases.count == 2)
  }

  @Test func nothingRecordedChangesAPage() throws {
    let minutes = try workspace().sessionMinutes("s1")
    for language in DocumentLanguage.allCases {
      // Latin words are isolated on a Persian page.
      let html = minutes.html(in: language).replacing("<bdi>", with: "")
        .replacing("</bdi>", with: "")
      #expect(!html.contains("<script>") && html.contains("&lt;script&gt;"))
      #expect(!html.contains("\u{202E}") && html.contains("⟨U+202E⟩ next"))
      let markdown = minutes.markdown(in: language)
      #expect(!markdown.contains("<script>") && !markdown.contains("](https://"))
      #expect(markdown.contains("\\*x\\*") && !markdown.contains("& |"))
    }
    #expect(minutes.html(in: .persian).contains("<html lang=\"fa\" dir=\"rtl\">"))
    #expect(minutes.markdown(in: .persian).contains("۱۴۰۴/۰۳/۰۱"))
  }

  @Test func remindersAreOfTheirDay() throws {
    let workspace = try workspace()
    #expect(try workspace.reminderList(on: day("1404-03-15")).count == 0)
    let list = try workspace.reminderList(on: day("1404-03-26"))
    let item = try #require(list.agencies.first?.items.first)
    #expect(item.daysLate == 6 && item.moves == 1 && item.progress == 0.5)
    let reported = try day("1404-03-25")
    #expect(item.reported == reported)
    #expect(try workspace.reminderList(on: day("1404-03-26"), agency: "other").count == 0)
    #expect(try workspace.reminderList(on: day("1404-04-02")).count == 0)
  }

  @Test func agendaHasWhatWaits() throws {
    let workspace = try workspace()
    let agenda = try workspace.sessionAgenda(of: "g", on: day("1404-02-25"))
    // The second session is recorded on that day: the day before counts.
    #expect(agenda.number == 2 && agenda.cases.map(\.id) == ["c-u2"])
    #expect(agenda.cases.first?.missingOpinions.map(\.id) == ["tax-office"])
    let due = try day("1404-03-01")
    #expect(agenda.deadlinesToMove.map(\.deadline) == [due])
    let late = try workspace.sessionAgenda(of: "g", on: day("1404-03-24"))
    #expect(late.number == 3 && late.overdue.map(\.resolution) == ["r1"])
    #expect(late.invitations.map(\.overdue) == [1])
  }

  @Test func whatIsNotThereIsToldByItsCode() throws {
    let workspace = try workspace()
    func code(_ body: () throws(Diagnostic) -> Void) -> String? {
      do throws(Diagnostic) {
        try body()
        return nil
      } catch { return error.code }
    }
    let today = try day("1404-01-01")
    #expect(
      code { () throws(Diagnostic) in _ = try workspace.caseFile("no") } == "samat.case.unknown")
    #expect(
      code { () throws(Diagnostic) in _ = try workspace.sessionMinutes("no'|") }
        == "samat.session.unknown")
    #expect(
      code { () throws(Diagnostic) in _ = try workspace.sessionAgenda(of: "no", on: today) }
        == "samat.group.unknown")
  }

  /// The fourth session of Kerman, of which the seeds tell: its chair held the post on that day.
  @Test func seedsHaveMinutes() throws {
    let minutes = try Workspace.seeds().sessionMinutes("kerman-1404-4")
    #expect(minutes.chair?.id == "salari" && minutes.secretary?.id == "hosseininejad")
    #expect(minutes.unitsExamined == 31 && minutes.number == 4)
    #expect(minutes.text(in: .persian).contains("نامعلوم"))
  }
}

/// How words, days and empty columns are set.
@Suite struct DocumentPageTests {
  @Test func keepsDaysWholeAndForeignWordsApart() {
    var page = DocumentPage("سند", in: .persian)
    page.fields([("مهلت", "مصوبه k-12-r1، تا ۱۴۰۴/۰۳/۱۰: (S002-33)")])
    let html = page.html
    #expect(html.contains("مصوبه <bdi><span class=\"n\">k-12-r1</span></bdi>، تا "))
    #expect(html.contains("<span class=\"n\">۱۴۰۴/۰۳/۱۰:</span> (<bdi>"))
    var english = DocumentPage("Document", in: .english)
    english.paragraph("by 1404-03-10 (2025-05-31) & <later>")
    #expect(
      english.html.contains(
        "by <span class=\"n\">1404-03-10</span> <span class=\"n\">(2025-05-31)</span> &amp; &lt;later&gt;"
      ))
  }

  @Test func countsStandBehindTheirHeading() {
    var page = DocumentPage("سند", in: .persian)
    page.heading("syn-bank (۳)")
    page.heading("(۳)")
    #expect(page.html.contains("<h2><bdi>syn-bank</bdi> (۳)</h2>"))
    // A code in brackets of the text is isolated by itself, the word behind it too.
    var place = DocumentPage("x", in: .persian)
    place.paragraph("تهران (IR-23) private_total، البرز (IR-30 (Karaj)) two words")
    let set = place.html.replacing("<span class=\"n\">", with: "").replacing("</span>", with: "")
    #expect(
      set.contains(
        "تهران (<bdi>IR-23</bdi>) <bdi>private_total</bdi>، "
          + "البرز (<bdi>IR-30 (Karaj)</bdi>) <bdi>two words</bdi>"), "\(set)")
    #expect(page.html.contains("<h2>(۳)</h2>"))
  }

  @Test func leavesOutColumnsThatNoRowFills() {
    var page = DocumentPage("Document", in: .english)
    page.table(["A", "B", "C"], [["1", "", "x"], ["2", "", ""]])
    page.table(["A"], [[""]])
    #expect(
      page.blocks == [
        .table(columns: ["A", "C"], rows: [["1", "x"], ["2", ""]]),
        .table(columns: ["A"], rows: [[""]]),
      ])
  }

  @Test func figuresNameTheirNotesInEveryForm() {
    var page = DocumentPage("Document", in: .english)
    page.blocks = [
      .figures(.init("Few", [.init("Rank", "rank 4", remark: "of 31", notes: [1, 2])])),
      .notes([.init(1, ["a", "b"]), .init(2, ["c"], query: "t\n| count")]),
    ]
    #expect(
      page.text().contains(
        "  Rank  rank 4 (of 31) [1] [2]\n[1] a – b\n[2] c\n      t\n      | count\n"))
    #expect(page.markdown.contains("| Rank | rank 4 (of 31)[^1][^2] |"))
    #expect(page.markdown.contains("[^1]: a – b"))
    #expect(page.html.contains("<a href=\"#note-1\">1</a>, <a href=\"#note-2\">2</a>"))
    #expect(page.html.contains("<li id=\"note-2\">"))
  }
}
