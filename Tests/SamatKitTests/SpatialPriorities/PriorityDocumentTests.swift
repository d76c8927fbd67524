import KQLEngine
import PersianText
import RegionalScience
import SamatTesting
import Testing

@testable import SamatKit

/// Documents of spatial priorities behind a journal, over the seeds.
@Suite struct PriorityDocumentTests {
  static let today = SolarHijriDate(year: 1404, month: 4, day: 1)!
  private static let tables = [
    "priority_documents", "priority_contents", "priorities", "priority_permits",
    "priority_rollout",
  ]

  static func details(
    _ sector: String, rank: Int = 1, weights: [String] = ["lq=0.6", "growth=0.4"],
    stability: Double? = 0.8, indicators: [String] = ["lq=workshops_1394", "growth=S000-13"],
    method: String = "topsis", score: Double = 0.7
  ) -> PriorityDetails {
    PriorityDetails(
      sector: sector, domain: .industryMining, score: score, rank: rank, method: method,
      weights: weights, stability: stability, indicators: indicators)
  }

  /// The commands that bring a draft as far as adoption.
  static func whole(_ document: String, sector: String = "10") -> [PriorityCommand] {
    [
      .add(document: document, kind: .requirement, text: "water"),
      .add(document: document, kind: .resource, text: "a port"),
      .add(document: document, kind: .project, text: "a mill", sector: sector),
      .rank(document: document, details: details(sector)),
    ]
  }

  private static func workspace(
    _ journal: MemoryJournal = MemoryJournal(), policies: PolicyBook = PolicyBook()
  ) throws -> Workspace {
    let workspace = try Workspace.seeds()
    try workspace.attach(
      journal,
      deciders: [try SpatialPrioritiesDecider(try CaseworkSetting(policies: policies))])
    return workspace
  }

  private static func perform(_ commands: [PriorityCommand], on workspace: Workspace) throws {
    for command in commands { try workspace.perform(command, by: "itsr", on: today) }
  }

  private static func lines(of table: Table) -> [String] {
    text(of: table).map { $0.joined(separator: ", ") }
  }

  private static func refused(
    _ command: PriorityCommand, after commands: [PriorityCommand] = [],
    policies: PolicyBook = PolicyBook()
  ) throws -> String? {
    let decider = try SpatialPrioritiesDecider(try CaseworkSetting(policies: policies))
    var state = decider.initialState
    var position: Int64 = 0
    let context = DecisionContext(day: today, actor: "itsr")
    for command in commands {
      for event in try decider.decide(command, in: state, context) {
        position += 1
        decider.evolve(
          &state, by: event,
          EventRecord(
            position: position, version: 1, day: today, actor: "itsr", recorded: 0))
      }
    }
    do throws(Refusal) {
      _ = try decider.decide(command, in: state, context)
      return nil
    } catch {
      return error.code
    }
  }

  @Test func aNewVersionSupersedesAndTheOldStays() throws {
    let journal = MemoryJournal()
    let workspace = try Self.workspace(journal)
    // Asked for before anything happens, so that every table is followed.
    for table in Self.tables { _ = try workspace.query("\(table) | count") }
    try Self.perform(
      [.draft(place: "IR-11")] + Self.whole("IR-11-v1")
        + [.adopt(document: "IR-11-v1", basis: "resolution 1"), .draft(place: "IR-11")]
        + Self.whole("IR-11-v2", sector: "24")
        + [
          .adopt(document: "IR-11-v2", basis: "resolution 2"),
          .permit(permit: "p1", place: "IR-11", sector: "24"),
          .permit(permit: "p2", place: "IR-11", sector: "10"),
        ], on: workspace)
    #expect(
      Self.lines(
        of: try workspace.query(
          "priority_documents | project document, version, status | sort by version asc"))
        == ["IR-11-v1, 1, superseded", "IR-11-v2, 2, adopted"])
    #expect(
      Self.lines(
        of: try workspace.query(
          "priorities | project place, sector, status, method | sort by sector asc"))
        == ["IR-11, 10, superseded, topsis", "IR-11, 24, adopted, topsis"])
    #expect(
      Self.lines(
        of: try workspace.query("priority_permits | where not(fits) | project permit, document"))
        == ["p2, IR-11-v2"])
    let again = try Self.workspace(journal)
    for table in Self.tables {
      #expect(
        Self.lines(of: try again.query(table)) == Self.lines(of: try workspace.query(table)),
        "\(table)")
    }
  }

  @Test func aCountyWithoutADocumentIsHeldToThatOfItsProvince() throws {
    let workspace = try Self.workspace()
    try Self.perform(
      [.draft(place: "IR-00")] + Self.whole("IR-00-v1", sector: "C")
        + [
          .adopt(document: "IR-00-v1", basis: "resolution 1", reason: "its own budget"),
          .permit(permit: "p1", place: "0001", sector: "10"),
          .permit(permit: "p2", place: "0001", sector: "01"),
        ], on: workspace)
    // A division has the priority of its section.
    #expect(
      Self.lines(
        of: try workspace.query("priority_permits | project permit, document, fits"))
        == ["p1, IR-00-v1, true", "p2, IR-00-v1, false"])
  }

  @Test func prioritiesAreOfProvincesAndCounties() throws {
    #expect(try Self.refused(.draft(place: "IR-11")) == nil)
    #expect(try Self.refused(.draft(place: "0001")) == nil)
    #expect(try Self.refused(.draft(place: "Arak")) == "samat.priority.place")
    #expect(
      try Self.refused(.draft(place: "IR-11"), after: [.draft(place: "IR-11")])
        == "samat.priority.draft-open")
    #expect(
      try Self.refused(
        .draft(place: "IR-08", document: "IR-11-v1"), after: [.draft(place: "IR-11")])
        == "samat.priority.exists")
  }

  @Test func aMethodOfOnesOwnIsRecordedWhereDecidersKnowIt() throws {
    struct Best: RankingMethod {
      let name = "office_index"
      let summary = "The first criterion."
      func scores(of table: DecisionTable) throws(RegionalScienceError) -> [Double] {
        table.scores.column(0)
      }
    }
    struct Office: Component {
      let name = "office"
      func register(in registry: inout Registry) throws { try registry.add(Best()) }
    }
    func rank(_ deciders: StandardDeciders, _ workspace: Workspace) throws {
      try workspace.attach(MemoryJournal(), deciders: deciders.all)
      try Self.perform(
        [
          .draft(place: "IR-11"),
          .rank(document: "IR-11-v1", details: Self.details("10", method: "office_index")),
        ], on: workspace)
    }
    let workspace = try Workspace.seeds()
    try workspace.register(Office())
    try rank(StandardDeciders(rankingMethods: workspace.catalog.rankingMethods), workspace)
    let rows = try workspace.query(
      "priorities | where document == 'IR-11-v1' | project method, sector")
    #expect(Self.lines(of: rows) == ["office_index, 10"])
    let refusal = try #require(throws: Refusal.self) {
      try rank(StandardDeciders(), Workspace.seeds())
    }
    #expect(refusal.code == "samat.priority.method")
    #expect(refusal.remedy.hasSuffix("in StandardDeciders(rankingMethods:)"))
  }

  @Test func aPriorityHasItsGrounds() throws {
    let draft: [PriorityCommand] = [.draft(place: "IR-11")]
    func code(_ details: PriorityDetails) throws -> String? {
      try Self.refused(.rank(document: "IR-11-v1", details: details), after: draft)
    }
    #expect(try code(Self.details("10")) == nil)
    #expect(try code(Self.details("10", method: " ")) == "samat.priority.no-grounds")
    #expect(try code(Self.details("10", weights: [])) == "samat.priority.no-grounds")
    #expect(try code(Self.details("10", weights: ["x=1"])) == "samat.priority.no-grounds")
    #expect(try code(Self.details("10", indicators: ["lq"])) == "samat.priority.no-grounds")
    #expect(try code(Self.details("10", weights: ["lq=0.6"])) == "samat.priority.number")
    #expect(try code(Self.details("10", weights: ["lq=nan"])) == "samat.priority.number")
    #expect(
      try code(Self.details("10", weights: ["lq=0.5", "lq=0.5"])) == "samat.priority.no-grounds")
    #expect(try code(Self.details("10", weights: ["lq=۰٫۶", "growth=۰٫۴"])) == nil)
    #expect(try code(Self.details("10", rank: 0)) == "samat.priority.number")
    #expect(try code(Self.details("10", score: .nan)) == "samat.priority.number")
    #expect(try code(Self.details("10", stability: 1.1)) == "samat.priority.number")
    #expect(try code(Self.details("999")) == "samat.priority.sector")
    #expect(try code(Self.details("10", method: "topsi")) == "samat.priority.method")
    for source in ["lq=workshops_1395", "lq=S999-1", "lq=nowhere"] {
      #expect(
        try code(Self.details("10", indicators: [source, "growth=S000-13"]))
          == "samat.priority.source", "\(source)")
    }
    // In words, by a Persian name of a table, by a document.
    for source in ["lq=survey of 1403", "lq=استان‌ها", "lq=000_ea9033543326dfe4"] {
      #expect(
        try code(Self.details("10", indicators: [source, "growth=S000-13"])) == nil, "\(source)")
    }
    #expect(
      try Self.refused(
        .rank(document: "IR-11-v1", details: Self.details("10")),
        after: draft + [.rank(document: "IR-11-v1", details: Self.details("10"))])
        == "samat.priority.ranked")
  }

  @Test func wrongMethodsAndSourcesAreTold() throws {
    let workspace = try Self.workspace()
    try Self.perform([.draft(place: "IR-11")], on: workspace)
    func refusal(_ details: PriorityDetails) -> Refusal? {
      do {
        try Self.perform([.rank(document: "IR-11-v1", details: details)], on: workspace)
      } catch {
        return error as? Refusal
      }
      return nil
    }
    let method = try #require(refusal(Self.details("10", method: "topsi")))
    #expect(method.message == "there is no ranking method 'topsi'")
    #expect(method.remedy == "did you mean 'topsis'?")
    let source = try #require(
      refusal(Self.details("10", indicators: ["lq=workshop_1394", "growth=S000-13"])))
    #expect(
      source.message
        == "indicator 'lq' has the source 'workshop_1394', which is no table, document or fact")
    #expect(source.remedy.hasPrefix("did you mean 'workshops_1394'? "))
  }

  @Test func anAdoptionKeepsTheOrderOfTheRollout() throws {
    func commands(_ place: String, _ reason: String? = nil) -> [PriorityCommand] {
      [.draft(place: place)] + Self.whole("\(place)-v1")
        + [.adopt(document: "\(place)-v1", basis: "resolution 1", reason: reason)]
    }
    func refused(_ commands: [PriorityCommand]) throws -> String? {
      try Self.refused(try #require(commands.last), after: Array(commands.dropLast()))
    }
    // The pilot has begun, so a priority province may come; others come after these.
    #expect(try refused(commands("IR-06")) == nil)
    #expect(try refused(commands("IR-08")) == "samat.priority.turn")
    #expect(try refused(commands("0001")) == "samat.priority.turn")
    #expect(try refused(commands("IR-08", " ")) == "samat.priority.turn")
    #expect(try refused(commands("IR-08", "it is ready")) == nil)
    let begun = PriorityCommand.rollOut(province: "IR-08", step: .inProgress, reason: "ready")
    #expect(try refused([begun] + commands("IR-08")) == nil)
    let workspace = try Self.workspace()
    try Self.perform(commands("IR-08", "it is ready"), on: workspace)
    #expect(
      Self.lines(
        of: try workspace.query(
          "priority_rollout | where province == 'IR-08' | project step, reason"))
        == ["document_adopted, it is ready"])
  }

  @Test func aDocumentHoldsWhatTheProgrammeAsksOfIt() throws {
    let adopt = PriorityCommand.adopt(document: "IR-11-v1", basis: "resolution 1")
    let whole = [.draft(place: "IR-11")] + Self.whole("IR-11-v1")
    #expect(try Self.refused(adopt) == "samat.priority.unknown")
    #expect(try Self.refused(adopt, after: whole) == nil)
    for index in 1...4 {
      var commands = whole
      commands.remove(at: index)
      #expect(try Self.refused(adopt, after: commands) == "samat.priority.incomplete", "\(index)")
    }
    #expect(
      try Self.refused(.adopt(document: "IR-11-v1", basis: ""), after: whole)
        == "samat.priority.no-basis")
    #expect(
      try Self.refused(
        adopt,
        after: whole + [
          .add(document: "IR-11-v1", kind: .project, text: "a mine", sector: "07")
        ]) == "samat.priority.project")
    #expect(
      try Self.refused(
        .add(document: "IR-11-v1", kind: .project, text: "a mine"), after: whole)
        == "samat.priority.project")
    #expect(
      try Self.refused(.add(document: "IR-11-v1", kind: .resource, text: " "), after: whole)
        == "samat.priority.nothing")
    #expect(try Self.refused(adopt, after: whole + [adopt]) == "samat.priority.not-draft")
    var policies = PolicyBook()
    var policy = PriorityPolicy()
    policy.leastStability = 0.9
    policies.set(DatedPolicy("strict", from: nil, policy), in: nil)
    #expect(try Self.refused(adopt, after: whole, policies: policies) == "samat.priority.unstable")
  }

  @Test func permitsAreSetAgainstADocumentInForce() throws {
    let permit = PriorityCommand.permit(permit: "p", place: "IR-11", sector: "10")
    let adopted =
      [.draft(place: "IR-11")] + Self.whole("IR-11-v1")
      + [.adopt(document: "IR-11-v1", basis: "resolution 1")]
    #expect(try Self.refused(permit) == "samat.priority.no-document")
    #expect(try Self.refused(permit, after: adopted) == nil)
    #expect(try Self.refused(permit, after: adopted + [permit]) == "samat.priority.permit")
  }

  @Test func theDayOfACommandIsHeldTo() throws {
    let workspace = try Self.workspace()
    func perform(_ commands: [PriorityCommand], _ year: Int) throws {
      let day = try #require(SolarHijriDate(year: year, month: 1, day: 1))
      for command in commands { try workspace.perform(command, by: "itsr", on: day) }
    }
    func refused(_ command: PriorityCommand, _ year: Int) -> String? {
      do { try perform([command], year) } catch { return (error as? Refusal)?.code }
      return nil
    }
    let adopt = { (id: String) in PriorityCommand.adopt(document: id, basis: "resolution") }
    let permit = { (id: String) in
      PriorityCommand.permit(permit: id, place: "IR-11", sector: "24")
    }
    try perform([.draft(place: "IR-11")] + Self.whole("IR-11-v1"), 1402)
    #expect(refused(adopt("IR-11-v1"), 1401) == "samat.casework.day-before")
    try perform([adopt("IR-11-v1")], 1403)
    #expect(refused(.draft(place: "IR-11"), 1402) == "samat.casework.day-before")
    try perform(
      [.draft(place: "IR-11")] + Self.whole("IR-11-v2", sector: "24") + [adopt("IR-11-v2")], 1405)
    // The version of the day decides, also where a later one would say otherwise.
    #expect(refused(permit("early"), 1402) == "samat.priority.no-document")
    try perform([permit("between")], 1404)
    try perform([permit("now")], 1405)
    #expect(
      Self.lines(of: try workspace.query("priority_permits | project permit, document, fits"))
        == ["between, IR-11-v1, false", "now, IR-11-v2, true"])
    #expect(try workspace.priorityFile("سیستان و بلوچستان").id == "IR-11-v2")
    #expect(try workspace.priorityFile("IR-11-v1").id == "IR-11-v1")
  }

  @Test func thePilotComesFirstThenPriorityProvinces() throws {
    // The seeds say that the pilot is in progress, and which provinces have priority.
    let begin = { (province: String) in
      PriorityCommand.rollOut(province: province, step: .inProgress)
    }
    #expect(try Self.refused(begin("IR-11")) == "samat.priority.step")
    #expect(try Self.refused(begin("IR-06")) == nil)
    #expect(try Self.refused(begin("IR-08")) == "samat.priority.turn")
    #expect(
      try Self.refused(.rollOut(province: "IR-08", step: .inProgress, reason: "it is ready")) == nil
    )
    #expect(
      try Self.refused(
        begin("IR-08"), after: ["IR-05", "IR-06", "IR-15", "IR-18", "IR-29"].map(begin)) == nil)
    #expect(try Self.refused(.rollOut(province: "IR-06", step: .chosen)) == "samat.priority.step")
    #expect(
      try Self.refused(.rollOut(province: "IR-08", step: .documentAdopted))
        == "samat.priority.step")
    #expect(try Self.refused(begin("0001")) == "samat.priority.place")
  }

  @Test func anAdoptedDocumentIsTheLastStepOfItsProvince() throws {
    let workspace = try Self.workspace()
    try Self.perform(
      [.draft(place: "IR-11")] + Self.whole("IR-11-v1")
        + [.adopt(document: "IR-11-v1", basis: "resolution 1")], on: workspace)
    #expect(
      Self.lines(
        of: try workspace.query("priority_rollout | where province == 'IR-11' | project step"))
        == ["chosen", "in_progress", "document_adopted"])
    #expect(
      Self.lines(
        of: try workspace.query(
          "priority_rollout | where province == 'IR-11' | take 1 "
            + "| lookup programmes on programme | project executor, legal_basis"))
        == ["itsr, resolution of the Council of Deputies of the ministry"])
  }

  @Test func resourcesAreAllocatedByScores() throws {
    let table = try Workspace.seeds().query(
      "datatable(place:string, score:real) ['a', 3.0, 'b', 1.0] "
        + "| evaluate allocate(1000, place, score) | project place, amount")
    #expect(Self.lines(of: table) == ["a, 750", "b, 250"])
  }

  @Test func rulesStandInTheTable() throws {
    let rules = try Workspace.seeds().query(
      "rules | where component == 'spatial-priorities' | project rule, statement, origin, fact")
    var rows: [String: String] = [:]
    for row in rules.rows {
      rows[row["rule"].text ?? ""] =
        "\(row["statement"].text ?? "") \(row["origin"].text ?? "") \(row["fact"].text ?? "")"
    }
    #expect(rows.count == DomainRule.spatialPriorityRules.count)
    for rule in DomainRule.spatialPriorityRules {
      let reference = rule.reference
      #expect(
        rows[reference.rule]
          == "\(rule.statement) \(reference.origin.rawValue) \(reference.fact ?? "")",
        "\(reference.rule)")
    }
  }
}
