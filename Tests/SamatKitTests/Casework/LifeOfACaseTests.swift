import KQLEngine
import PersianText
import Testing

@testable import SamatKit

/// The fourth session of Kerman in 1404, as its journal would have recorded it: 31 units, 23 of industry
/// and mining and 8 of agriculture.
@Suite struct LifeOfACaseTests {
  static let held = "1404-03-10"

  /// Everything until the end of the session.
  static func session() throws -> CaseworkLedger {
    var policies = PolicyBook()
    var charter = Charter()
    charter.chairPost = "kerman-deputy-economic"
    charter.committeeWeekday = .sunday
    charter.numbering = .perYear
    charter.memberPosts = ["head-of-tax", "head-of-bank"]
    policies.set(DatedPolicy("kerman-1404", from: nil, charter), of: "kerman")
    var ledger = try CaseworkLedger(policies: policies)
    let (opened, committee, held) = try (day("1404-02-15"), day("1404-02-28"), day(Self.held))
    try ledger.perform(.createGroup(group: "kerman", province: "IR-08"), opened)
    for (post, organization, person) in [
      ("kerman-deputy-economic", "kerman-governorate", "salari"),
      ("head-of-tax", "kerman-tax", "tax-head"), ("head-of-bank", "kerman-bank", "bank-head"),
    ] {
      try ledger.perform(.createPost(post: post, organization: organization), opened)
      try ledger.perform(.holdPost(post: post, person: person, from: try day("1403-01-01")), opened)
    }
    try ledger.perform(
      .holdSession(session: "k1", group: "kerman", body: .expertCommittee), committee)
    for number in 1...31 {
      let unit = "u\(number)"
      var details = UnitDetails()
      details.domain = number <= 23 ? .industryMining : .agriculture
      details.province = "IR-08"
      try ledger.perform(.register(unit: unit, details: details), committee)
      let obstacle = number % 2 == 0 ? "bank_rescheduling" : "tax"
      let agency = number % 2 == 0 ? "kerman-bank" : "kerman-tax"
      try ledger.perform(
        .openCase(
          case: "c\(number)", unit: unit, group: "kerman", obstacle: obstacle, agencies: [agency],
          documents: ["balance sheet"]), committee)
      try ledger.perform(.answer(case: "c\(number)"), committee)
      try ledger.perform(.takeUp(case: "c\(number)", session: "k1"), committee)
      try ledger.perform(
        .giveOpinion(case: "c\(number)", agency: agency, position: .agree, session: "k1"), committee
      )
      try ledger.perform(.refer(case: "c\(number)"), committee)
    }
    try ledger.perform(.endSession(session: "k1"), committee)
    try ledger.perform(.holdSession(group: "kerman", number: 4), held)
    let session = "kerman-1404-4"
    try ledger.perform(
      .attend(session: session, organization: "kerman-tax", role: .head, person: "tax-head"), held)
    try ledger.perform(
      .attend(session: session, organization: "kerman-bank", role: .representative), held)
    for number in 1...31 {
      let id = "c\(number)"
      try ledger.perform(.hear(case: id, session: session, person: "manager-\(number)"), held)
      try ledger.perform(.sumUp(case: id), held)
      try ledger.perform(
        .adopt(
          resolution: "r\(number)", case: id, session: session,
          agency: number % 2 == 0 ? "kerman-bank" : "kerman-tax",
          deadline: try day("1404-04-31"), text: "six months of grace"), held)
    }
    try ledger.perform(.endSession(session: session), held)
    return ledger
  }

  @Test func theFourthSessionOfKerman() throws {
    let ledger = try Self.session()
    let workspace = try ledger.workspace()
    #expect(
      text(
        of: try workspace.query(
          """
          sessions | where session == 'kerman-1404-4'
          | project held, held_jalali, number, chair, units_examined, source
          """))
        == [["2025-05-31T00:00:00.0000000Z", Self.held, "4", "salari", "31", "journal"]])
    #expect(
      text(
        of: try workspace.query(
          """
          cases | where session == 'kerman-1404-4' | lookup units on unit
          | summarize n = count() by domain | sort by n desc
          """)) == [["industry_mining", "23"], ["agriculture", "8"]])
    #expect(
      text(
        of: try workspace.query(
          "session_parts() | project session, units_examined, cases_heard, parts_add_up"))
        == [["kerman-1404-4", "31", "31", "true"]])
    // The head of the bank sent somebody, which is recorded as an absence.
    #expect(
      text(
        of: try workspace.query(
          """
          attendance | where session == 'kerman-1404-4' | sort by organization asc, present asc
          | project organization, role, present
          """))
        == [
          ["kerman-bank", "head", "false"], ["kerman-bank", "representative", "true"],
          ["kerman-tax", "head", "true"],
        ])
  }

  @Test func aCaseFromOpeningToClosing() throws {
    var ledger = try Self.session()
    try ledger.perform(.notify(resolution: "r2"), day("1404-03-12"))
    try ledger.perform(
      .object(objection: "x1", resolution: "r2", objector: "u2", text: "too short"),
      day("1404-03-27"))
    try ledger.perform(
      .report(resolution: "r2", agency: "kerman-bank", progress: 0.4), day("1404-04-10"))
    try ledger.perform(.holdSession(group: "kerman"), day("1404-04-20"))
    try ledger.perform(
      .decideObjection(objection: "x1", session: "kerman-1404-5", outcome: .rejected),
      day("1404-04-20"))
    try ledger.perform(
      .moveDeadline(
        resolution: "r2", session: "kerman-1404-5", deadline: try day("1404-05-31")),
      day("1404-04-20"))
    let workspace = try ledger.workspace()
    let late = try workspace.query(
      "overdue(todatetime_jalali('1404-05-10')) | where resolution in ('r1', 'r2') "
        + "| project resolution, days_late, days_after_first")
    // The deadline of the second was moved, that of the first was not: 31 Tir to 10 Mordad.
    #expect(text(of: late) == [["r1", "10", "10"]])
    #expect(
      text(
        of: try workspace.query(
          """
          overdue(todatetime_jalali('1404-06-10')) | where resolution == 'r2'
          | project agency, days_late, days_after_first, moves, jalali(reported), progress
          """)) == [["kerman-bank", "10", "41", "1", "1404-04-10", "0.4"]])
    try ledger.perform(
      .report(resolution: "r2", agency: "kerman-bank", progress: 1), day("1404-06-12"))
    try ledger.perform(.complete(resolution: "r2"), day("1404-06-13"))
    try ledger.perform(.closeCase(case: "c2"), day("1404-06-20"))
    #expect(
      text(
        of: try ledger.workspace().query(
          """
          cases | where ['case'] == 'c2'
          | project stage, status, outcome, jalali(opened), jalali(referred), jalali(decided),
              jalali(notified), jalali(closed)
          """))
        == [
          [
            "closed", "closed", "solved", "1404-02-28", "1404-02-28", Self.held, "1404-03-12",
            "1404-06-20",
          ]
        ])
    #expect(
      text(
        of: try ledger.workspace().query(
          """
          resolutions | where resolution == 'r2' | project status, jalali(first_deadline),
            jalali(deadline), jalali(done), jalali(objection_until), unit, province, obstacle
          """))
        == [
          [
            "done", "1404-04-31", "1404-05-31", "1404-06-13", "1404-03-27", "u2", "IR-08",
            "bank_rescheduling",
          ]
        ])
    let after = refusal { () throws(Refusal) in
      try ledger.perform(.answer(case: "c2"), SolarHijriDate(year: 1404, month: 6, day: 21)!)
    }
    #expect(after?.code == "samat.case.closed")
    #expect(after?.rule?.rule == "working-groups.closed-is-final")
  }
}
