import KQLEngine
import KQLSyntax
import PersianText
import Testing

@testable import SamatKit

/// Measures against small histories that were worked out by hand.
@Suite struct CaseworkMeasureTests {
  /// Two agencies, four resolutions of four cases in two provinces; deadlines 1404-03-01.
  ///
  /// | resolution | agency | province | what happens |
  /// |---|---|---|---|
  /// | r1 | bank | IR-08 | done on 02-20, in time |
  /// | r2 | bank | IR-08 | done on 03-05, four days late (Khordad has 31 days, so has Ordibehesht) |
  /// | r3 | tax | IR-30 | reported on 02-25 with 0.5, not done |
  /// | r4 | tax | IR-30 | silent; failed on 04-01 |
  private static func ledger() throws -> CaseworkLedger {
    var ledger = try CaseworkLedger()
    let opened = try day("1404-01-10")
    for (group, province) in [("g", "IR-08"), ("h", "IR-30")] {
      try ledger.perform(.createGroup(group: group, province: province), opened)
    }
    for number in 1...4 {
      try ledger.perform(.register(unit: "u\(number)"), opened)
      try ledger.perform(
        .openCase(
          case: "c\(number)", unit: "u\(number)", group: number < 3 ? "g" : "h",
          obstacle: number < 3 ? "bank_loan" : "tax", agencies: [number < 3 ? "bank" : "tax"]),
        opened)
    }
    try ledger.perform(.answer(case: "c1"), day("1404-01-17"))
    try ledger.perform(.answer(case: "c2"), day("1404-01-18"))
    for (group, cases, committee, session) in [
      ("g", ["c1", "c2"], "1404-01-20", "1404-02-01"),
      ("h", ["c3", "c4"], "1404-02-12", "1404-02-15"),
    ] {
      let agency = group == "g" ? "bank" : "tax"
      try ledger.perform(
        .holdSession(session: "k\(group)", group: group, body: .expertCommittee), day(committee))
      for id in cases {
        try ledger.perform(.takeUp(case: id, session: "k\(group)"), day(committee))
        try ledger.perform(.giveOpinion(case: id, agency: agency, position: .agree), day(committee))
        try ledger.perform(.refer(case: id), day(committee))
      }
      try ledger.perform(.holdSession(session: "s\(group)", group: group), day(session))
      for id in cases {
        try ledger.perform(.hear(case: id, session: "s\(group)"), day(session))
        try ledger.perform(.sumUp(case: id), day(session))
        try ledger.perform(
          .adopt(
            resolution: "r\(id.dropFirst())", case: id, session: "s\(group)", agency: agency,
            deadline: try day("1404-03-01"), text: "help"), day(session))
        try ledger.perform(.notify(resolution: "r\(id.dropFirst())"), day(session))
      }
    }
    try ledger.perform(.report(resolution: "r1", agency: "bank", progress: 1), day("1404-02-11"))
    try ledger.perform(.complete(resolution: "r1"), day("1404-02-20"))
    try ledger.perform(.report(resolution: "r3", agency: "tax", progress: 0.5), day("1404-02-25"))
    try ledger.perform(.report(resolution: "r2", agency: "bank", progress: 1), day("1404-03-05"))
    try ledger.perform(.complete(resolution: "r2"), day("1404-03-05"))
    try ledger.perform(.fail(resolution: "r4", reason: "no budget"), day("1404-04-01"))
    return ledger
  }

  private static let workspace: Result<Workspace, any Error> = Result { try ledger().workspace() }

  private func ask(_ query: String) throws -> [[String]] {
    text(of: try Self.workspace.get().query(query))
  }

  private let third = "todatetime_jalali('1404-03-03')"
  private let end = "todatetime_jalali('1404-04-11')"

  @Test func overdueOnADay() throws {
    #expect(
      try ask(
        "overdue(\(third)) | project agency, resolution, days_late, jalali(reported), province")
        == [
          ["bank", "r2", "2", "1404-03-05", "IR-08"], ["tax", "r3", "2", "1404-02-25", "IR-30"],
          ["tax", "r4", "2", "", "IR-30"],
        ])
    #expect(try ask("overdue(todatetime_jalali('1404-03-01')) | count") == [["0"]])
    // 31 days of Khordad and 10 of Tir after the first of Khordad.
    #expect(
      try ask("overdue_by_agency(\(end)) | project agency, resolutions, most_days_late, silent")
        == [["tax", "1", "41", "0"]])
  }

  @Test func sharesAddUp() throws {
    #expect(
      try ask(
        """
        resolution_shares(\(end))
        | project province, total, done, in_progress, not_done, annulled, share_done, parts_add_up
        """)
        == [
          ["IR-08", "2", "2", "0", "0", "0", "1.0", "true"],
          ["IR-30", "2", "0", "1", "1", "0", "0.0", "true"],
        ])
    #expect(
      try ask("resolution_shares(\(third)) | project province, done, in_progress, parts_add_up")
        == [["IR-08", "1", "1", "true"], ["IR-30", "0", "2", "true"]])
  }

  @Test func lightsOfAgencies() throws {
    #expect(
      try ask("agency_lights(\(end)) | project agency, rated, in_time, light")
        == [["bank", "2", "1", "not_rated"], ["tax", "2", "0", "not_rated"]])
    #expect(
      try ask("agency_lights(\(end), 0.4, 0.2, 1) | project agency, light")
        == [["bank", "green"], ["tax", "red"]])
    #expect(
      try ask("agency_lights(\(end), 0.5, 0.5, 1) | project agency, light")
        == [["bank", "yellow"], ["tax", "red"]])
    // Before the deadline only what is done counts.
    #expect(
      try ask(
        "agency_lights(todatetime_jalali('1404-02-31'), 0.75, 0.55, 1) | project agency, rated, light"
      )
        == [["bank", "1", "green"]])
  }

  @Test func workloadAndMissingReports() throws {
    #expect(
      try ask(
        "agency_workload(\(third)) | project agency, open, overdue, adopted_lately, ended_lately, all"
      )
        == [["tax", "2", "2", "2", "0", "2"], ["bank", "1", "1", "2", "1", "2"]])
    #expect(
      try ask("missing_reports(\(end)) | project agency, resolution") == [["tax", "r4"]])
  }

  @Test func clocksOfCases() throws {
    #expect(
      try ask("case_clocks(\(end)) | project ['case'], answer, committee_clock, solution")
        == [
          ["c1", "in_time", "in_time", "in_time"], ["c2", "late", "in_time", "in_time"],
          ["c3", "overdue", "late", "in_time"], ["c4", "overdue", "late", "in_time"],
        ])
    #expect(
      try ask(
        "case_clocks(todatetime_jalali('1404-01-15')) | distinct answer, committee_clock, solution")
        == [["running", "running", "running"]])
    #expect(
      try ask("clock_shares(\(end)) | project working_group, share_answer, share_committee")
        == [["g", "0.5", "1.0"], ["h", "0.0", "0.0"]])
  }

  @Test func delaysInDays() throws {
    // g: 12 days of Farvardin (31 days) from the 20th to the 1st; reports after 10 and 35 days.
    #expect(
      try ask("delays(\(end))")
        == [
          ["g", "2", "12", "12", "2", "10", "35"], ["h", "2", "3", "3", "1", "10", "10"],
        ])
  }

  @Test func absencesInARow() throws {
    var ledger = try CaseworkLedger()
    try ledger.perform(.createGroup(group: "g", province: "IR-08"), day("1404-01-01"))
    // bank: + - - - + ; tax: - - + - - ; water: - - - - - (once represented, which is an absence too).
    let there: [String: [Bool]] = [
      "bank": [true, false, false, false, true], "tax": [false, false, true, false, false],
      "water": [false, false, false, false, false],
    ]
    for index in 0..<5 {
      let held = try day("1404-0\(index + 1)-15")
      try ledger.perform(.holdSession(session: "s\(index)", group: "g"), held)
      for (organization, list) in there.sorted(by: { $0.key < $1.key }) {
        if list[index] {
          try ledger.perform(
            .attend(session: "s\(index)", organization: organization, role: .head), held)
        } else {
          if organization == "water", index == 2 {
            try ledger.perform(
              .attend(session: "s\(index)", organization: organization, role: .representative), held
            )
          }
          try ledger.perform(.recordAbsence(session: "s\(index)", organization: organization), held)
        }
      }
    }
    let workspace = try ledger.workspace()
    #expect(
      text(
        of: try workspace.query(
          """
          absences_in_a_row(datetime(2026-01-01))
          | project organization, sessions, absent_in_all, in_a_row, now_in_a_row
          """)) == [["water", "5", "5", "5", "5"], ["bank", "5", "3", "3", "0"]])
    #expect(
      text(
        of: try workspace.query(
          "absences_in_a_row(datetime(2026-01-01), 1) | where organization == 'tax' | project in_a_row"
        )) == [["2"]])
    #expect(
      text(
        of: try workspace.query(
          "absences_in_a_row(todatetime_jalali('1404-03-15')) | project organization, in_a_row"))
        == [["water", "3"]])
  }

  @Test func idleUnitsWithObstaclesOfOneKind() throws {
    var ledger = try CaseworkLedger()
    let start = try day("1404-01-01")
    for unit in ["owes", "owes-and-taxed", "works", "was-taxed", "silent"] {
      try ledger.perform(.register(unit: unit), start)
      try ledger.perform(.report(unit: unit, utilisation: unit == "works" ? 0.9 : 0), start)
    }
    for (unit, obstacle) in [
      ("owes", "bank_arrears"), ("owes", "bank"), ("owes-and-taxed", "bank_arrears"),
      ("owes-and-taxed", "tax"), ("works", "bank"), ("was-taxed", "bank_loan"),
    ] {
      try ledger.perform(.report(obstacle: obstacle, unit: unit), start)
    }
    try ledger.perform(.createGroup(group: "g", province: "IR-08"), start)
    try ledger.perform(
      .openCase(case: "c", unit: "was-taxed", group: "g", obstacle: "tax", agencies: ["tax"]),
      day("1404-01-10"))
    try ledger.perform(
      .closeCase(case: "c", outcome: .withdrawn, reason: "paid"), day("1404-02-01"))
    let workspace = try ledger.workspace()
    let call = { (day: String, kind: String) in
      "idle_only_by(todatetime_jalali('\(day)'), '\(kind)') | project unit, jalali(since), obstacles"
    }
    let bank = ["owes", "1404-01-01", #"["bank","bank_arrears"]"#]
    // The tax of the case stands in the way until the case is closed.
    #expect(text(of: try workspace.query(call("1404-01-20", "bank"))) == [bank])
    #expect(
      text(of: try workspace.query(call("1404-03-01", "bank")))
        == [bank, ["was-taxed", "1404-01-01", #"["bank_loan"]"#]])
    #expect(
      text(of: try workspace.query(call("1404-03-01", "bank_arrears"))) == [])
    #expect(text(of: try workspace.query(call("1403-01-01", "bank"))) == [])
  }

  @Test func repeatsAndStructuralObstacles() throws {
    var ledger = try CaseworkLedger()
    let start = try day("1404-01-01")
    for number in 1...12 {
      var details = UnitDetails()
      details.province = ["IR-08", "IR-30", "IR-00"][number % 3]
      try ledger.perform(.register(unit: "u\(number)", details: details), start)
      try ledger.perform(
        .report(obstacle: "energy_electricity", unit: "u\(number)", agency: "grid"), start)
      if number <= 9 { try ledger.perform(.report(obstacle: "tax", unit: "u\(number)"), start) }
    }
    try ledger.perform(.report(mention: "again", obstacle: "tax", unit: "u1"), day("1404-06-01"))
    try ledger.perform(.report(mention: "gone", obstacle: "tax", unit: "u2"), day("1404-06-01"))
    try ledger.perform(.withdraw(mention: "gone", reason: "by mistake"), day("1404-06-02"))
    let workspace = try ledger.workspace()
    #expect(
      text(
        of: try workspace.query(
          "repeated_obstacles(datetime(2026-01-01)) | project unit, obstacle, repeats"))
        == [["u1", "tax", "1"]])
    #expect(
      text(of: try workspace.query("structural_obstacles(datetime(2025-12-01))"))
        == [["energy_electricity", "12", "12", "3", "1"]])
    #expect(
      text(
        of: try workspace.query(
          "structural_obstacles(datetime(2025-12-01), 12, 9, 3) | project obstacle, units"))
        == [["energy_electricity", "12"], ["tax", "9"]])
    // A year later only the repeat is within twelve months.
    #expect(
      text(
        of: try workspace.query(
          "structural_obstacles(datetime(2026-06-01), 12, 1, 1) | project obstacle, units"))
        == [["tax", "1"]])
  }

  @Test func unitsReturnToProduction() throws {
    var ledger = try Self.ledger()
    try ledger.perform(.report(unit: "u1", utilisation: 0.05), day("1404-04-02"))
    try ledger.perform(.report(unit: "u1", utilisation: 0.6), day("1404-06-01"))
    // A late report about an earlier time changes nothing.
    try ledger.perform(
      .report(
        unit: "u1", from: try day("1404-05-01"), to: try day("1404-05-31"), utilisation: 0.01),
      day("1404-06-02"))
    try ledger.perform(.report(unit: "u3", utilisation: 0.7), day("1404-06-01"))
    try ledger.perform(.report(unit: "u3", utilisation: 0.3), day("1404-07-01"))
    let workspace = try ledger.workspace()
    #expect(
      text(
        of: try workspace.query(
          """
          returns_to_production(datetime(2025-03-21), datetime(2026-03-20))
          | project status_before, status_after, obstacle_before, units
          """)) == [["idle", "active", "bank_loan", "1"]])
    #expect(
      text(
        of: try workspace.query(
          "units | where unit in ('u1', 'u3') | project unit, status, utilisation"))
        == [["u1", "active", "0.6"], ["u3", "semi-active", "0.3"]])
    #expect(
      text(of: try workspace.query("status_changes | project unit, returned, preceded_by"))
        == [["u1", "true", "r1"], ["u3", "false", ""]])
  }

  @Test func recordsOfOneUnitAreJoined() throws {
    var ledger = try CaseworkLedger()
    let today = try day("1404-01-01")
    try ledger.perform(.register(unit: "a"), today)
    try ledger.perform(.register(unit: "b"), today)
    try ledger.perform(.merge(unit: "a", duplicate: "b", reason: "same national id"), today)
    #expect(
      text(of: try ledger.workspace().query("units | project unit, merged_into"))
        == [["a", ""], ["b", "a"]])
  }

  @Test func everyMeasureRunsOverTheSeeds() throws {
    let workspace = try Seeds.workspace.get()
    for measure in CaseworkMeasures.all {
      let arguments =
        switch measure.name {
        case "session_parts": "()"
        case "idle_only_by": "(datetime(2026-01-01), 'bank')"
        case "returns_to_production": "(datetime(2025-01-01), datetime(2026-01-01))"
        default: "(datetime(2026-01-01))"
        }
      _ = try workspace.query(measure.name + arguments)
      #expect(!measure.summary.isEmpty && measure.summary.hasSuffix("."))
    }
  }

  // MARK: Simulation

  /// Three cases on days 0, 1 and 8; committee every 7 days for two, session every 14 for one; 10 days for
  /// objections, 5 of work.
  ///
  /// Committee: day 7 takes two, day 14 the third. Session: day 14 decides the first, day 28 the second, day
  /// 42 the third. Work begins on 24, 38, 52, and ends on 29, 43, 57.
  @Test func aSmallSimulationByHand() {
    let arrivals = [8, 0, 1].map { CadenceSimulation.Arrival(day: $0, work: 5) }
    let cadence = CadenceSimulation.Cadence(
      committeeEvery: 7, sessionEvery: 14, objectionDays: 10, committeeCapacity: 2,
      sessionCapacity: 1)
    let days = CadenceSimulation.run(arrivals, cadence, step: 1, until: 60, seed: 1)
    func at(_ day: Int) -> [Int] {
      let found = days[day]
      return [
        found.day, found.arrived, found.waitingForCommittee, found.waitingForSession,
        found.inObjection, found.inWork, found.finished, found.backlog,
      ]
    }
    #expect(days.count == 61)
    #expect(at(0) == [0, 1, 1, 0, 0, 0, 0, 1])
    #expect(at(6) == [6, 2, 2, 0, 0, 0, 0, 2])
    #expect(at(7) == [7, 2, 0, 2, 0, 0, 0, 2])
    #expect(at(13) == [13, 3, 1, 2, 0, 0, 0, 3])
    #expect(at(14) == [14, 3, 0, 2, 1, 0, 0, 3])
    #expect(at(24) == [24, 3, 0, 2, 0, 1, 0, 3])
    #expect(at(28) == [28, 3, 0, 1, 1, 1, 0, 3])
    #expect(at(29) == [29, 3, 0, 1, 1, 0, 1, 2])
    #expect(at(42) == [42, 3, 0, 0, 1, 1, 1, 2])
    #expect(at(57) == [57, 3, 0, 0, 0, 0, 3, 0])
    for snapshot in days {
      #expect(
        snapshot.arrived
          == snapshot.waitingForCommittee + snapshot.waitingForSession + snapshot.inObjection
          + snapshot.inWork + snapshot.finished)
    }
  }

  @Test func aCadenceThatIsTwiceAsFastLeavesLess() throws {
    let workspace = try CaseworkGeneratorTests.ledger(cases: 600, seed: 7).workspace()
    func worst(_ every: Int, _ objection: Int) throws -> Int64 {
      let query = """
        cases | where province == 'IR-00' | project ['case'], opened
        | join kind=leftouter (
            resolutions | where isnotnull(ended) | summarize work = max(tolong((ended - notified) / 1d))
              by ['case']) on ['case']
        | evaluate simulate_cadence(opened, work, \(every), \(every * 2), \(objection), 20, 20, 7)
        | summarize max(backlog)
        """
      return try #require(workspace.query(query).rows.first?[0].int64)
    }
    #expect(try worst(7, 15) < worst(28, 15))
    #expect(try worst(14, 10) <= worst(14, 15))
    // The seed decides, and nothing else.
    #expect(try worst(14, 10) == worst(14, 10))
  }

  @Test func theSimulationSaysWhatItAssumesAndWhatIsWrong() throws {
    let workspace = try Seeds.workspace.get()
    let rows = "datatable(opened:datetime, work:long) [datetime(2025-01-01), 5]"
    let answer = try workspace.query("\(rows) | evaluate simulate_cadence(opened, work)")
    #expect(answer.notes == SimulateCadenceFunction.assumptions)
    for wrong in [
      "(opened, work, 0)", "(opened, work, 7, 14, -1)", "(opened, work, 7, 14, 10, 1, 1, 1, 0)",
    ] {
      #expect(
        code { _ = try workspace.query("\(rows) | evaluate simulate_cadence\(wrong)") }
          == "samat.simulation.number")
    }
    #expect(
      code { _ = try workspace.query("\(rows) | evaluate simulate_cadence(work, opened)") }
        == "kql.bind.column-expected")
    #expect(
      try workspace.query("\(rows) | where work > 9 | evaluate simulate_cadence(opened, work)")
        .rowCount == 0)
    #expect(
      try workspace.query("\(rows) | evaluate simulate_cadence(opened, long(null))").rowCount > 0)
  }
}

extension CaseworkMeasureTests {
  /// A unit that only a table tells of has obstacles and changes of status like any other.
  @Test func unitsOfTheTablesAreUnits() throws {
    var ledger = try CaseworkLedger(data: .seeds)
    let unit = "kerman-1404-4-u01"
    try ledger.perform(.report(unit: unit, utilisation: 0.05), day("1404-04-01"))
    try ledger.perform(.report(unit: unit, utilisation: 0.3), day("1404-05-01"))
    try ledger.perform(.report(mention: "m", obstacle: "tax", unit: unit), day("1404-05-01"))
    #expect(ledger.obstacles.mentions["m"]?.province == "IR-08")
    let workspace = try ledger.workspace(over: .seeds)
    #expect(
      text(
        of: try workspace.query("status_changes | project unit, province, status_after, returned"))
        == [[unit, "IR-08", "semi-active", "true"]])
    #expect(text(of: try workspace.query("units | count")) == [["31"]])
  }
}
