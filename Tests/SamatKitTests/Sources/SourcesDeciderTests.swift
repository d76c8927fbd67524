import KQLEngine
import PersianText
import SamatTesting
import Testing

@testable import SamatKit

/// Documents, facts, issues and pairs of records, with the refusals and the rules behind them.
@Suite struct SourcesDeciderTests {
  static let today = SolarHijriDate(year: 1404, month: 2, day: 1)!
  static let earlier = SolarHijriDate(year: 1404, month: 1, day: 1)!
  static let later = SolarHijriDate(year: 1404, month: 6, day: 1)!

  /// The deciders of sources and of units over one journal.
  struct Ledger {
    let decider: SourcesDecider
    let units: UnitsDecider
    var state: SourcesState
    var unitState: UnitsState
    var position: Int64 = 0
    var recorded: [(SourceEvent, EventRecord)] = []

    init() throws {
      let setting = try CaseworkSetting()
      decider = try SourcesDecider(setting)
      units = UnitsDecider(setting)
      state = decider.initialState
      unitState = units.initialState
    }

    private mutating func record(_ day: SolarHijriDate) -> EventRecord {
      position += 1
      return EventRecord(position: position, version: 1, day: day, actor: "desk", recorded: 0)
    }

    func context(_ day: SolarHijriDate) -> DecisionContext {
      DecisionContext(
        day: day, actor: "desk", states: ["sources": state, "units": unitState])
    }

    @discardableResult
    mutating func perform(
      _ command: SourceCommand, _ day: SolarHijriDate = today
    ) throws(Refusal) -> [SourceEvent] {
      let events = try decider.decide(command, in: state, context(day))
      for event in events {
        let entry = record(day)
        let again = ProgrammeLedger(decider).coded(event)
        recorded.append((again, entry))
        decider.evolve(&state, by: again, entry)
      }
      return events
    }

    mutating func perform(
      unit command: UnitCommand, _ day: SolarHijriDate = today
    ) throws(Refusal) {
      for event in try units.decide(command, in: unitState, context(day)) {
        units.evolve(&unitState, by: ProgrammeLedger(units).coded(event), record(day))
      }
    }

    func cells(_ state: SourcesState) -> [String] {
      func of<P: TableProjection>(_ table: P) -> [String] where P.State == SourcesState {
        table.rows(in: state).map { "\(table.table) \($0) \(table.row($0, in: state) ?? [])" }
      }
      return decider.tables.flatMap { of($0) }
    }

    func replayed() -> [String] {
      var state = decider.initialState
      for (event, record) in recorded { decider.evolve(&state, by: event, record) }
      return cells(state)
    }
  }

  static func fact(
    _ id: String, _ value: Double? = nil, about: String? = nil, date: SolarHijriDate? = nil,
    total: String? = nil, precision: FactPrecision = .exact
  ) -> SourceCommand {
    .addFact(
      fact: id, source: "doc", paragraph: 2,
      details: FactDetails(
        kind: "count", statement: "s", subject: about, value: value, unit: "units", date: date,
        total: total, precision: precision))
  }

  static func ledger() throws -> Ledger {
    var ledger = try Ledger()
    for unit in ["a", "b", "c"] { try ledger.perform(unit: .register(unit: unit)) }
    try ledger.perform(
      .addSource(source: "doc", title: "A document", publisher: "office", paragraphs: 5))
    try ledger.perform(fact("whole", 10))
    try ledger.perform(fact("plain"))
    try ledger.perform(
      .raise(issue: "i", kind: .missing, statement: "no day", source: "doc", facts: ["whole"]))
    try ledger.perform(.propose(link: "l", left: "a", right: "b", score: 8, reason: "same phone"))
    return ledger
  }

  private static func details(_ change: (inout FactDetails) -> Void) -> SourceCommand {
    var details = FactDetails(kind: "count", statement: "s")
    change(&details)
    return .addFact(fact: "x", source: "doc", paragraph: 1, details: details)
  }

  static func ways(_ code: SourceRefusal) -> [[SourceCommand]] {
    let decided = SourceCommand.decide(issue: "i", decision: "as printed", reason: "letter")
    let accepted = SourceCommand.accept(link: "l", reason: "looked at")
    func source(
      _ id: String = "x", _ title: String = "t", _ publisher: String = "p",
      _ published: SolarHijriDate? = nil, _ paragraphs: Int = 1
    ) -> SourceCommand {
      .addSource(
        source: id, title: title, publisher: publisher, published: published,
        paragraphs: paragraphs)
    }
    return switch code {
    case .sourceExists: [[source("doc")], [source("002_057cc68bf82e8abc")]]
    case .unknownSource:
      [
        [.check(source: "x")],
        [.raise(issue: "x", kind: .typo, statement: "s", source: "x")],
      ]
    case .sourceNothing:
      [[source("x", " ")], [source("x", "t", "")]]
    case .sourceParagraphs:
      [[source("x", "t", "p", nil, 0)], [source("x", "t", "p", nil, 1_000_001)]]
    case .publishedAhead: [[source("x", "t", "p", later)]]
    case .factExists: [[fact("whole")], [fact("S002-16")]]
    case .unknownFact:
      [[.raise(issue: "x", kind: .typo, statement: "s", source: "doc", facts: ["x"])]]
    case .factParagraph:
      [6, 0].map {
        [
          .addFact(
            fact: "x", source: "doc", paragraph: $0,
            details: FactDetails(kind: "count", statement: "s"))
        ]
      }
    case .factNothing: [[details { $0.kind = "" }], [details { $0.statement = " " }]]
    case .factNumber: [[details { $0.value = .nan }], [details { $0.value = .infinity }]]
    case .factWeekday:
      [
        [
          details {
            $0.weekday = "Someday"
            $0.date = today
          }
        ], [details { $0.weekday = "Monday" }], [details { $0.otherDate = today }],
      ]
    case .factTotal:
      [[fact("x", 1, total: "plain")], [fact("x", 1, total: "y")], [fact("x", total: "whole")]]
    case .issueExists:
      ["i", "workshops-1394-alborz"].map {
        [.raise(issue: $0, kind: .typo, statement: "s", source: "doc")]
      }
    case .unknownIssue: [[.comment(issue: "x", text: "t")]]
    case .issueNothing:
      [
        [.comment(issue: "i", text: " ")],
        [.raise(issue: "x", kind: .typo, statement: "", source: "doc")],
      ]
    case .issueNoReason:
      [
        [.decide(issue: "i", decision: "d", reason: "")],
        [.decide(issue: "i", decision: " ", reason: "r")],
        [decided, .reopenIssue(issue: "i", reason: "")],
      ]
    case .issueDecided: [[decided, decided]]
    case .issueOpen: [[.reopenIssue(issue: "workshops-1394-alborz", reason: "r")]]
    case .linkExists:
      [
        [.propose(left: "b", right: "a", score: 1, reason: "r")],
        [.propose(link: "l", left: "a", right: "c", score: 1, reason: "r")],
      ]
    case .unknownLink: [[.accept(link: "x", reason: "r")]]
    case .linkSame: [[.propose(left: "a", right: "a", score: 1, reason: "r")]]
    case .linkScore: [[.propose(left: "a", right: "c", score: .nan, reason: "r")]]
    case .linkNoReason:
      [
        [.propose(left: "a", right: "c", score: 1, reason: " ")], [.accept(link: "l", reason: "")],
      ]
    case .linkUnit: [[.propose(left: "a", right: "x", score: 1, reason: "r")]]
    case .linkDecided: [[accepted, .reject(link: "l", reason: "r")]]
    case .linkOpen: [[.reopenLink(link: "l", reason: "r")]]
    case .linkMerged: [[accepted, .reopenLink(link: "l", reason: "r")]]
    }
  }

  @Test(arguments: SourceRefusal.allCases)
  func everySourceRefusalHasAWayToIt(code: SourceRefusal) throws {
    for way in Self.ways(code) {
      var ledger = try Self.ledger()
      if code == .linkMerged {
        try ledger.perform(unit: .merge(unit: "a", duplicate: "b", reason: "one"))
      }
      for command in way.dropLast() { try ledger.perform(command) }
      let last = try #require(way.last)
      let found = refusal { () throws(Refusal) in try ledger.perform(last) }
      holdsToItsForm(try #require(found, "\(last)"), code.rawValue)
    }
  }

  @Test func rulesOfSourcesAreRowsOfTheTable() throws { try areRows(DomainRule.sourceRules) }

  @Test func refusesDaysBeforeOfSources() throws {
    var ledger = try Self.ledger()
    for command: SourceCommand in [
      .check(source: "doc"), .comment(issue: "i", text: "t"), .accept(link: "l", reason: "r"),
    ] {
      let found = refusal { () throws(Refusal) in try ledger.perform(command, Self.earlier) }
      #expect(found?.code == CaseworkRefusal.dayBefore.rawValue)
    }
  }

  private func issues(_ events: [SourceEvent]) -> [String] {
    events.compactMap { if case .raised(let event) = $0 { event.issue } else { nil } }
  }

  @Test func twoValuesAreRaisedAndBothKept() throws {
    var ledger = try Self.ledger()
    try ledger.perform(Self.fact("f", 272, about: "alborz", date: Self.earlier))
    // Another subject, another day, an unknown day, the same value: no contradiction.
    for (id, about, date, value) in [
      ("g", "tehran", Self.earlier, 172.0), ("h", "alborz", Self.later, 172),
      ("k", "alborz", nil, 172), ("m", "alborz", Self.earlier, 272),
    ] as [(String, String, SolarHijriDate?, Double)] {
      #expect(issues(try ledger.perform(Self.fact(id, value, about: about, date: date))) == [])
    }
    #expect(
      issues(
        try ledger.perform(
          Self.fact("n", 100, about: "alborz", date: Self.earlier, precision: .moreThan))) == [])
    let events = try ledger.perform(Self.fact("p", 172, about: "alborz", date: Self.earlier))
    #expect(issues(events) == ["p-two-values"])
    #expect(ledger.state.issues["p-two-values"]?.event?.facts == ["f", "m", "p"])
    #expect(ledger.state.issues["p-two-values"]?.event?.rule == "sources.two-values")
    #expect(ledger.state.facts["f"]?.event.value == 272)
  }

  @Test func partsAgainstTheirTotal() throws {
    var ledger = try Self.ledger()
    #expect(issues(try ledger.perform(Self.fact("p", 4, total: "whole"))) == [])
    // Too little may be parts that are still to come; a check of the whole document says so.
    #expect(issues(try ledger.perform(.check(source: "doc"))) == ["whole-parts"])
    #expect(try ledger.perform(.check(source: "doc")) == [])
    try ledger.perform(Self.fact("sum", 5))
    #expect(issues(try ledger.perform(Self.fact("q", 6, total: "sum"))) == ["sum-parts"])
  }

  @Test func aWeekdayAndAnotherCalendarAreCompared() throws {
    var ledger = try Self.ledger()
    let day = try #require(SolarHijriDate(year: 1404, month: 3, day: 10))
    func add(_ id: String, _ weekday: String?, _ other: SolarHijriDate?) -> SourceCommand {
      .addFact(
        fact: id, source: "doc", paragraph: 1,
        details: FactDetails(
          kind: "date", statement: "s", date: day, otherDate: other, weekday: weekday))
    }
    #expect(issues(try ledger.perform(add("f", day.weekday.englishName, day))) == [])
    #expect(issues(try ledger.perform(add("g", "\(day.weekday.persianName)", nil))) == [])
    let next = try #require(day.adding(days: 1))
    #expect(
      issues(try ledger.perform(add("h", next.weekday.persianName, next)))
        == ["h-weekday", "h-calendar"])
  }

  @Test func aDecidedIssueStaysVisibleAndIsReopened() throws {
    var ledger = try Self.ledger()
    try ledger.perform(.decide(issue: "i", decision: "as printed", reason: "letter"))
    #expect(ledger.cells(ledger.state).contains { $0.hasPrefix("source_issues i") })
    #expect(ledger.state.issues["i"]?.isDecided == true)
    try ledger.perform(.reopenIssue(issue: "i", reason: "new letter"))
    #expect(ledger.state.issues["i"]?.isDecided == false)
    // A seed's issue is decided beside its row.
    try ledger.perform(
      .decide(issue: "workshops-1394-alborz", decision: "172", reason: "the sum demands it"))
    #expect(ledger.state.steps.count == 3)
    #expect(ledger.cells(ledger.state) == ledger.replayed())
  }

  @Test func aPairIsAcceptedMergedAndUndone() throws {
    var ledger = try Self.ledger()
    let link = Subject("link", "l")
    func next() -> [String] {
      ledger.decider.nextSteps(of: link, in: ledger.state, ledger.context(Self.today))
    }
    #expect(next() == ["link.accept", "link.reject"])
    try ledger.perform(.accept(link: "l", reason: "looked at"))
    #expect(next() == ["link.reopen"])
    try ledger.perform(unit: .merge(unit: "a", duplicate: "b", reason: "pair l"))
    #expect(next() == [])
    let unmerge = UnitCommand.unmerge(unit: "a", duplicate: "b", reason: "two firms")
    try ledger.perform(unit: unmerge)
    #expect(ledger.unitState.units["b"]?.mergedInto == nil)
    try ledger.perform(unit: .report(unit: "b", employees: 3))
    let again = refusal { () throws(Refusal) in try ledger.perform(unit: unmerge) }
    #expect(again?.code == "samat.unit.not-merged" && again?.rule?.rule == "sources.mergers-undone")
    try ledger.perform(.reopenLink(link: "l", reason: "two firms"))
    try ledger.perform(.reject(link: "l", reason: "two firms"))
    #expect(ledger.state.links["l"]?.status == .rejected)
  }

  @Test func theYearbooksMisprintsAreFoundByTheirSums() throws {
    let alborz = try Seeds.ask(
      "source_issues | where issue startswith 'workshops-1394' | sort by issue asc | project issue")
    #expect(text(of: alborz) == [["workshops-1394-alborz"], ["workshops-1394-tehran"]])
    // As facts: the parts of Alborz make more than their total, those of Tehran less.
    var ledger = try Self.ledger()
    try ledger.perform(Self.fact("alborz", 608))
    var found: [String] = []
    for (id, value) in [("a1", 297.0), ("a2", 139), ("a3", 272)] {
      found += issues(try ledger.perform(Self.fact(id, value, total: "alborz")))
    }
    #expect(found == ["alborz-parts"])
    try ledger.perform(Self.fact("tehran", 1841))
    for (id, value) in [("t1", 1094.0), ("t2", 328), ("t3", 418)] {
      #expect(issues(try ledger.perform(Self.fact(id, value, total: "tehran"))) == [])
    }
    #expect(issues(try ledger.perform(.check(source: "doc"))) == ["tehran-parts"])
  }

  @Test func theExampleOfLinkRecordsHolds() throws {
    let catalog = try Workspace.seeds().catalog
    let function = try #require(catalog.tableFunctions.first { $0.name == "link_records" })
    #expect(ExampleCheck.problem(description: function.description) == nil)
    for example in function.examples {
      #expect(ExampleCheck.problem(example, in: catalog) == nil)
    }
  }

  @Test(arguments: [1, 2] as [UInt64])
  func whateverIsAskedNothingOfSourcesIsLost(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    var ledger = try Self.ledger()
    var day = Self.today
    var refused: Set<String> = []
    for step in 0..<1500 {
      if random.chance(0.1) { day = day.adding(days: random.whole(0...2)) ?? day }
      let issue = random.one(of: Array(ledger.state.issues.ids.suffix(8)) + ["x"])
      let link = random.one(of: Array(ledger.state.links.ids.suffix(8)) + ["x"])
      let reason = random.chance(0.9) ? "r" : " "
      let command: SourceCommand =
        switch random.whole(0...9) {
        case 0:
          Self.fact(
            "f\(step)", Double(random.whole(0...3)), about: random.one(of: ["s", "t", nil]),
            date: random.one(of: [Self.today, Self.earlier, nil]))
        case 1: Self.fact("f\(step)", Double(random.whole(0...9)), total: "whole")
        case 2: .check(source: random.one(of: ["doc", "x"]))
        case 3: .comment(issue: issue, text: reason)
        case 4: .decide(issue: issue, decision: "d", reason: reason)
        case 5: .reopenIssue(issue: issue, reason: reason)
        case 6:
          .propose(
            left: random.one(of: ["a", "b", "c"]), right: random.one(of: ["a", "b", "c"]), score: 1,
            reason: reason)
        case 7: .accept(link: link, reason: reason)
        case 8: .reject(link: link, reason: reason)
        default: .reopenLink(link: link, reason: reason)
        }
      let before = (ledger.state.facts.ids, ledger.state.issues.ids)
      do throws(Refusal) { try ledger.perform(command, day) } catch { refused.insert(error.code) }
      #expect(ledger.state.facts.ids.starts(with: before.0))
      #expect(ledger.state.issues.ids.starts(with: before.1))
    }
    #expect(refused.count > 8, "\(refused)")
    #expect(ledger.state.links.count == 3)
    for id in ledger.state.links.ids {
      let link = try #require(ledger.state.links[id])
      #expect((link.decided == nil) == (link.status == .proposed))
    }
    #expect(ledger.cells(ledger.state) == ledger.replayed())
  }
}
