import KQLSyntax
import PersianText
import Testing

@testable import SamatKit

@Suite struct PolicyBookTests {
  private static let file = """
    { "note": "for tests",
      "policies": [
        { "policy": "kerman-1405", "working_group": "kerman", "from": "1405-01-01",
          "charter": { "objection_days": 10, "committee_days": 20, "numbering": "cumulative",
            "committee_weekday": "دوشنبه", "beyond_powers": ["legal_conflict"],
            "escalation": ["national_headquarters", "prosecutor"] } },
        { "policy": "kerman-1406", "working_group": "kerman", "from": "1406-01-01",
          "charter": { "refuses_in_absence_of_head": true, "quorum": 0.5, "member_posts": ["a", "b"] } },
        { "policy": "kerman-units", "province": "IR-08", "from": "1405-01-01",
          "units": { "idle_below": 0.2, "active_from": 0.6 } },
        { "policy": "kerman-obstacles", "province": "IR-08",
          "obstacles": { "repeat_months": 6 } } ] }
    """

  private static func book() throws -> PolicyBook {
    var book = try CaseworkSetting(data: .seeds).policies
    try PolicyFile.read(Array(file.utf8), file: "kerman.json", into: &book)
    return book
  }

  @Test func aPolicyBuildsOnTheOneBeforeIt() throws {
    let book = try Self.book()
    let before = book.charter(of: "kerman", on: try day("1404-12-29"))
    #expect(before.id == "kerman-table")
    #expect(before.policy.objectionDays == 15)
    #expect(before.policy.committeeWeekday == .sunday)
    #expect(before.policy.chairPost == "kerman-deputy-economic")
    let first = book.charter(of: "kerman", on: try day("1405-01-01"))
    #expect(first.id == "kerman-1405")
    #expect(first.policy.objectionDays == 10 && first.policy.committeeWeekday == .monday)
    #expect(first.policy.chairPost == "kerman-deputy-economic")
    #expect(first.policy.solutionDays == 70)
    let second = book.charter(of: "kerman", on: try day("1410-06-31"))
    #expect(second.id == "kerman-1406" && second.policy.objectionDays == 10)
    #expect(second.policy.refusesInAbsenceOfHead && second.policy.memberPosts == ["a", "b"])
    #expect(book.charter("kerman-1405", of: "kerman") == first.policy)
    #expect(book.charter("kerman-1405", of: "alborz") == nil)
    let alborz = book.charter(of: "alborz", on: try day("1404-01-01"))
    #expect(alborz.policy.committeePlace == "House of Industry, Mine and Trade of Alborz")
    #expect(book.charter(of: "x", on: try day("1404-01-01")).id == PolicyBook.defaultID)
    #expect(
      book.obstaclePolicy(in: "IR-08", on: try day("1300-01-01")).policy.repeatMonths == 6)
    #expect(book.obstaclePolicy(in: nil, on: try day("1300-01-01")).policy == .default)
  }

  @Test(arguments: [
    ("{", 1, 2, "samat.policy.syntax"),
    ("{ \"policies\": [\n  { \"policy\": \"a\" } ] }", 2, 3, "samat.policy.key"),
    ("{ \"policy\": [] }", 1, 3, "samat.policy.key"),
    ("{}", 1, 1, "samat.policy.key"),
    ("[]", 1, 1, "samat.policy.value"),
    ("{\"policies\":[{\"policy\":\"default\"}]}", 1, 14, "samat.policy.value"),
    ("{\"policies\":[{\"policy\":\"a\",\n\"charter\":{}}]}", 2, 11, "samat.policy.key"),
    (
      "{\"policies\":[{\"policy\":\"a\",\"working_group\":\"g\",\n\"charter\":{\n\"objection_days\": -1}}]}",
      3, 19, "samat.policy.value"
    ),
    (
      "{\"policies\":[{\"policy\":\"a\",\"working_group\":\"g\",\n\"charter\":{\n\"دوره\": 1}}]}",
      3, 1,
      "samat.policy.key"
    ),
    (
      "{\"policies\":[{\"policy\":\"a\",\"working_group\":\"g\",\"from\":\"1404-13-01\",\"charter\":{}}]}",
      1,
      55, "samat.policy.value"
    ),
    (
      "{\"policies\":[{\"policy\":\"a\",\"province\":\"IR-08\",\n \"units\":{\"idle_below\":0.7}}]}",
      2, 10,
      "samat.policy.value"
    ),
    ("{\"policies\":[{\"policy\":\"a\", \"policy\":\"b\"}]}", 1, 29, "samat.policy.syntax"),
    ("{\"policies\": \"x", 1, 14, "samat.policy.syntax"),
    ("{\"policies\": \"\\q\"}", 1, 15, "samat.policy.syntax"),
    ("{\"policies\": [] } x", 1, 19, "samat.policy.syntax"),
    ("", 1, 1, "samat.policy.syntax"),
  ])
  func whatIsWrongIsSaidWithItsPlace(
    text: String, line: Int, column: Int, code: String
  ) throws {
    var book = PolicyBook()
    do throws(Diagnostic) {
      try PolicyFile.read(Array(text.utf8), file: "p.json", into: &book)
      Issue.record("'\(text)' was read")
    } catch {
      #expect(error.code == code, "\(error.message)")
      #expect(error.message.hasPrefix("p.json:\(line):\(column): "), "\(error.message)")
    }
    #expect(book.listing.isEmpty)
  }

  @Test func noBytesMakeTheReaderTrap() {
    var random = SplitMix64(seed: 5)
    let good = Array(Self.file.utf8)
    for _ in 0..<3000 {
      var bytes = good
      for _ in 0...random.whole(0...3) {
        switch random.whole(0...2) {
        case 0: bytes[random.whole(0...bytes.count - 1)] = UInt8(random.whole(0...255))
        case 1: bytes.removeSubrange(random.whole(0...bytes.count - 1)...)
        default: bytes.insert(UInt8(random.whole(0...255)), at: random.whole(0...bytes.count - 1))
        }
        if bytes.isEmpty { break }
      }
      var book = PolicyBook()
      do throws(Diagnostic) {
        try PolicyFile.read(bytes, file: "p.json", into: &book)
      } catch {
        #expect(error.code.hasPrefix("samat.policy."))
      }
    }
    var deep = PolicyBook()
    let nested = Array(String(repeating: "[", count: 100_000).utf8)
    #expect(throws: Diagnostic.self) { try PolicyFile.read(nested, file: "p.json", into: &deep) }
  }

  /// Two charters in force at different times judge each case by the one of its own day.
  @Test func eachCaseIsJudgedByTheCharterOfItsDay() throws {
    var ledger = CaseworkLedger(
      try {
        var setting = try CaseworkSetting(data: .reference)
        var old = Charter()
        old.objectionDays = 15
        var new = Charter()
        new.objectionDays = 10
        new.beyondPowers = ["tax"]
        setting.policies.set(DatedPolicy("old", from: nil, old), of: "g")
        setting.policies.set(DatedPolicy("new", from: try day("1405-01-01"), new), of: "g")
        return setting
      }())
    let opened = [("c1", try day("1404-12-20")), ("c2", try day("1405-01-02"))]
    try ledger.perform(.createGroup(group: "g"), opened[0].1)
    try ledger.perform(.register(unit: "u"), opened[0].1)
    for (id, day) in opened {
      try ledger.perform(
        .openCase(case: id, unit: "u", group: "g", obstacle: "tax", agencies: ["tax"]), day)
    }
    let (committee, session) = (try day("1405-01-10"), try day("1405-01-20"))
    try ledger.perform(.holdSession(session: "k", group: "g", body: .expertCommittee), committee)
    for (id, _) in opened {
      try ledger.perform(.takeUp(case: id, session: "k"), committee)
      try ledger.perform(.refer(case: id), committee)
    }
    try ledger.perform(.holdSession(session: "s", group: "g"), session)
    for (id, _) in opened {
      try ledger.perform(.hear(case: id, session: "s"), session)
      try ledger.perform(.giveOpinion(case: id, agency: "tax", position: .agree), session)
      try ledger.perform(.sumUp(case: id), session)
    }
    func adopt(_ id: String, _ matter: String?) -> WorkingGroupCommand {
      .adopt(
        resolution: "r-\(id)", case: id, session: "s", agency: "tax",
        deadline: SolarHijriDate(year: 1405, month: 3, day: 1), text: "instalments",
        matter: matter)
    }
    // Taxes are beyond the powers of the group for the later case alone.
    try ledger.perform(adopt("c1", nil), session)
    let beyond = refusal { () throws(Refusal) in try ledger.perform(adopt("c2", nil), session) }
    #expect(beyond?.code == "samat.resolution.beyond-powers")
    #expect(beyond?.remedy == "escalate the case to national_headquarters")
    try ledger.perform(adopt("c2", "instalments"), session)
    for (id, _) in opened { try ledger.perform(.notify(resolution: "r-\(id)"), session) }
    #expect(ledger.groups.resolutions["r-c1"]?.objectionUntil?.date == (try day("1405-02-04")))
    #expect(ledger.groups.resolutions["r-c2"]?.objectionUntil?.date == (try day("1405-01-30")))
    let twelfth = try day("1405-02-01")
    try ledger.perform(.object(resolution: "r-c1", objector: "u"), twelfth)
    let late = refusal { () throws(Refusal) in
      try ledger.perform(.object(resolution: "r-c2", objector: "u"), twelfth)
    }
    #expect(late?.code == "samat.objection.late")
  }

  @Test func sessionsAreNumberedAsTheCharterSays() throws {
    var setting = try CaseworkSetting(data: .reference)
    var cumulative = Charter()
    cumulative.numbering = .cumulative
    setting.policies.set(DatedPolicy("c", from: nil, cumulative), of: "c")
    setting.policies.set(DatedPolicy("turn", from: try day("1405-01-01"), cumulative), of: "t")
    var ledger = CaseworkLedger(setting)
    for group in ["p", "c", "t"] {
      try ledger.perform(.createGroup(group: group), day("1404-01-01"))
    }
    var found: [String: [Int32]] = [:]
    for held in ["1404-06-01", "1404-07-01", "1405-02-01", "1405-03-01"] {
      for group in ["p", "c", "t"] {
        try ledger.perform(.holdSession(session: "\(group)-\(held)", group: group), day(held))
        found[group, default: []].append(
          try #require(ledger.groups.sessions["\(group)-\(held)"]?.number))
      }
    }
    #expect(found["p"] == [1, 2, 1, 2])
    #expect(found["c"] == [1, 2, 3, 4])
    #expect(found["t"] == [1, 2, 3, 4])
  }

  @Test func theCommitteeMeetsAtThePlaceOfItsCharter() throws {
    var setting = try CaseworkSetting(data: .reference)
    var charter = Charter()
    charter.committeePlace = "House"
    setting.policies.set(DatedPolicy("h", from: nil, charter), of: "h")
    var ledger = CaseworkLedger(setting)
    try ledger.perform(.createGroup(group: "h"), day("1404-01-01"))
    let committee = WorkingGroupCommand.holdSession(group: "h", body: .expertCommittee)
    for (command, venue) in [(committee, "House"), (.holdSession(group: "h"), nil)] {
      let events = try ledger.perform(command, day("1404-06-01"))
      guard case .sessionHeld(let event) = events.first else {
        Issue.record("no session")
        return
      }
      #expect(event.venue == venue)
    }
  }

  @Test func sessionsGoOnWhereTheTablesEnd() throws {
    var ledger = try CaseworkLedger(data: .seeds)
    let held = try day("1404-04-10")
    let events = try ledger.perform(.holdSession(group: "kerman"), held)
    guard case .sessionHeld(let event) = events.first else {
      Issue.record("no session")
      return
    }
    #expect(event.session == "kerman-1404-5" && event.number == 5)
    // Who chaired the fourth is known; that the post is still his on another day is not.
    #expect(event.chair == nil && event.charter == "kerman-table")
    let wrong = refusal { () throws(Refusal) in
      try ledger.perform(.holdSession(group: "kerman", number: 4), held)
    }
    #expect(wrong?.rule?.fact == "S002-02")
    try ledger.perform(
      .holdPost(post: "kerman-deputy-economic", person: "somebody", from: try day("1404-05-01")),
      day("1404-05-01"))
    let next = try ledger.perform(.holdSession(group: "kerman"), day("1404-05-02"))
    guard case .sessionHeld(let second) = next.first else { return }
    #expect(second.chair == "somebody" && second.chairPost == "kerman-deputy-economic")
    // A session on the day that the document tells of has the chair it tells of.
    var fresh = try CaseworkLedger(data: .seeds)
    let same = try fresh.perform(.holdSession(group: "kerman"), day("1404-03-10"))
    guard case .sessionHeld(let third) = same.first else { return }
    #expect(third.chair == "salari" && third.secretary == "hosseininejad")
  }
}
