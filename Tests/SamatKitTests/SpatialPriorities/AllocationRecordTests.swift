import KQLEngine
import KQLSyntax
import PersianText
import SamatTesting
import Testing

@testable import SamatKit

/// Allocations behind a journal, over the seeds.
@Suite struct AllocationRecordTests {
  private static let today = PriorityDocumentTests.today

  static func details(
    _ amounts: KeyValuePairs<String, Int64> = ["IR-05": 60, "IR-06": 40], budget: Int64 = 100,
    rule: String = "proportional", scoresFrom: String = "workshops_1394",
    change: (inout [AllocationLine]) -> Void = { _ in }
  ) -> AllocationDetails {
    var lines = amounts.map { AllocationLine(place: $0.key, amount: $0.value) }
    change(&lines)
    return AllocationDetails(
      title: "six provinces", budget: budget, rule: rule, scoresFrom: scoresFrom,
      score: "private_total", basis: "letter 1", lines: lines)
  }

  private static func workspace(_ journal: MemoryJournal = MemoryJournal()) throws -> Workspace {
    let workspace = try Workspace.seeds()
    try workspace.attach(
      journal, deciders: [try AllocationsDecider(try CaseworkSetting())])
    return workspace
  }

  private static func perform(
    _ commands: [AllocationCommand], on workspace: Workspace, _ day: SolarHijriDate = today
  ) throws {
    for command in commands { try workspace.perform(command, by: "itsr", on: day) }
  }

  private static func refusal(
    _ command: AllocationCommand, after commands: [AllocationCommand] = [],
    on day: SolarHijriDate = today
  ) throws -> Refusal? {
    let workspace = try workspace()
    try perform(commands, on: workspace)
    do {
      try workspace.perform(command, by: "itsr", on: day)
    } catch let refusal as Refusal {
      return refusal
    }
    return nil
  }

  private static func lines(_ workspace: Workspace, _ query: String) throws -> [String] {
    text(of: try workspace.query(query)).map { $0.joined(separator: ", ") }
  }

  @Test func linesNamePlacesByNameOrCode() {
    let lines = AllocationLine.list(
      ["کرمان=۶۰", "Yazd/10=40"], floors: ["Kerman=5"], caps: ["IR-21=70"])
    #expect(lines.map(\.place) == ["IR-08", "IR-21"])
    #expect(lines.map(\.amount) == [60, 40] && lines[1].sector == "10")
    #expect(lines[0].floor == 5 && lines[1].cap == 70)
    #expect(AllocationLine.list(["Nowhere=1"], floors: [], caps: []).map(\.place) == ["Nowhere"])
  }

  @Test func aNewVersionOfAnAllocationSupersedes() throws {
    let journal = MemoryJournal()
    let workspace = try Self.workspace(journal)
    for table in ["allocations", "allocation_amounts"] { _ = try workspace.query(table) }
    try Self.perform(
      [
        .record(allocation: nil, details: Self.details()),
        .record(
          allocation: "allocation-1",
          details: Self.details(["IR-05": 50, "IR-06": 50]) { $0[1].cap = 50 }),
        .record(allocation: nil, details: Self.details(["0001": 7])),
        .withdraw(allocation: "allocation-2", reason: "no money"),
      ], on: workspace)
    #expect(
      try Self.lines(
        workspace,
        "allocations | project allocation, version, status, budget_rial, allocated_rial, decided_by, reason"
      )
        == [
          "allocation-1, 1, superseded, 100, 100, itsr, ",
          "allocation-1, 2, in_force, 100, 100, itsr, ",
          "allocation-2, 1, withdrawn, 100, 7, itsr, no money",
        ])
    #expect(
      try Self.lines(
        workspace,
        "allocation_amounts | project allocation, version, status, place, amount_rial, cap_rial, reason"
      )
        == [
          "allocation-1, 1, superseded, IR-05, 60, , share",
          "allocation-1, 1, superseded, IR-06, 40, , share",
          "allocation-1, 2, in_force, IR-05, 50, , share",
          "allocation-1, 2, in_force, IR-06, 50, 50, cap",
          "allocation-2, 1, withdrawn, 0001, 7, , share",
        ])
    let again = try Self.workspace(journal)
    for table in ["allocations", "allocation_amounts"] {
      #expect(try Self.lines(again, table) == Self.lines(workspace, table))
    }
    let page = try workspace.allocationFile("allocation-1").text()
    #expect(page.contains("Version before") && page.contains("superseded"), "\(page)")
    let persian = try workspace.allocationFile("allocation-2").text(in: .persian)
    #expect(persian.contains("پس‌گرفته") && persian.contains("no money"))
    #expect(throws: Diagnostic.self) { try workspace.allocationFile("allocation-9") }
  }

  @Test func amountsOfAnAllocationAddUp() throws {
    func refused(_ details: AllocationDetails) throws -> String? {
      try Self.refusal(.record(allocation: "a", details: details))?.code
    }
    #expect(try refused(Self.details()) == nil)
    // Less than the budget may be shared out.
    #expect(try refused(Self.details(["IR-05": 1])) == nil)
    let limits = "samat.allocation.limits"
    #expect(try refused(Self.details(["IR-05": 60, "IR-06": 41])) == limits)
    #expect(try refused(Self.details { $0[0].floor = 61 }) == limits)
    #expect(try refused(Self.details { $0[0].cap = 59 }) == limits)
    // Sums of pairs are held against the limits of both.
    func pairs(_ change: @escaping (inout [AllocationLine]) -> Void) -> AllocationDetails {
      Self.details(["IR-05": 20, "IR-06": 30]) {
        $0.append(AllocationLine(place: "IR-05", sector: "y", amount: 40))
        $0[0].sector = "x"
        $0[1].sector = "x"
        change(&$0)
      }
    }
    #expect(try refused(pairs { $0[0].floor = 60 }) == nil)
    #expect(try refused(pairs { $0[0].floor = 61 }) == limits)
    #expect(try refused(pairs { $0[1].sectorCap = 49 }) == limits)
    #expect(try refused(pairs { $0[1].sectorCap = 50 }) == nil)
    #expect(try refused(pairs { $0[2].sector = "x" }) == "samat.allocation.twice")
    let amount = "samat.allocation.amount"
    #expect(try refused(Self.details(["IR-05": -1])) == amount)
    #expect(try refused(Self.details(["IR-05": .max, "IR-06": .max])) == amount)
    #expect(try refused(Self.details(budget: 0)) == amount)
    #expect(try refused(Self.details { $0[0].score = .nan }) == amount)
    #expect(try refused(Self.details { $0[0].cap = .min }) == amount)
  }

  @Test func anAllocationHasItsGrounds() throws {
    func refusal(_ details: AllocationDetails) throws -> Refusal? {
      try Self.refusal(.record(allocation: "a", details: details))
    }
    let none = "samat.allocation.no-grounds"
    #expect(try refusal(Self.details([:]))?.code == none)
    #expect(try refusal(Self.details(rule: " "))?.code == none)
    #expect(try refusal(Self.details(scoresFrom: ""))?.code == none)
    let place = try #require(try refusal(Self.details(["IR-99": 1])))
    #expect(place.code == "samat.allocation.place")
    #expect(place.message == "there is no province or county 'IR-99'")
    #expect(place.rule?.rule == "spatial-priorities.allocation-by-potential")
  }

  @Test func namesOfRulesAndSourcesAreKnown() throws {
    func refusal(_ rule: String, _ from: String, _ score: String) throws -> Refusal? {
      var details = Self.details(rule: rule, scoresFrom: from)
      details.score = score
      return try Self.refusal(.record(allocation: "a", details: details))
    }
    let unknown = "samat.allocation.grounds"
    let rule = try #require(try refusal("proportionl", "workshops_1394", "private_total"))
    #expect(rule.code == unknown && rule.message == "there is no rule 'proportionl'")
    #expect(rule.remedy.hasPrefix("did you mean 'proportional'? rules are proportional, "))
    let table = try #require(try refusal("max_min", "workshop_1394", "private_total"))
    #expect(
      table.code == unknown && table.message.contains("from 'workshop_1394', which is no table"))
    #expect(table.remedy.hasPrefix("did you mean 'workshops_1394'?"), "\(table.remedy)")
    let column = try #require(try refusal("max_min", "workshops_1394", "private_totl"))
    #expect(column.message == "'private_totl' is no column of table 'workshops_1394'")
    #expect(column.remedy == "did you mean 'private_total'?")
    // Columns by any name of theirs, expressions, and whatever is said in words.
    #expect(try refusal("value", "workshops_1394", "Private_Total") == nil)
    #expect(try refusal("value", "workshops_1394", "private_total + 1") == nil)
    #expect(try refusal("by hand", "a survey of 1403", "need") == nil)
    #expect(try refusal("به نسبت امتیاز", "survey of 1403", "need") == nil)
    // A Persian name is kept as what it names.
    let workspace = try Self.workspace()
    try Self.perform(
      [.record(allocation: "a", details: Self.details(rule: "بیشترین ارزش"))], on: workspace)
    #expect(try Self.lines(workspace, "allocations | project rule") == ["value"])
    #expect(
      try Self.lines(workspace, "allocation_amounts | project reason") == ["value", "value"])
  }

  @Test func projectsOfAnAllocationAreHeldAgainstIt() throws {
    func code(_ projects: [AllocationProject]) throws -> String? {
      var details = Self.details()
      details.projects = projects
      return try Self.refusal(.record(allocation: "a", details: details))?.code
    }
    #expect(try code([.init("mill", place: "IR-05", cost: 60), .init("port", cost: 100)]) == nil)
    let tooMuch = AllocationProject("mill", place: "IR-05", cost: 61)
    #expect(try code([tooMuch]) == "samat.allocation.limits")
    var left = tooMuch
    left.isChosen = false
    #expect(try code([left]) == nil)
    #expect(try code([.init("port", cost: 101)]) == "samat.allocation.limits")
    #expect(try code([.init("a", cost: 1), .init("a", cost: 2)]) == "samat.allocation.twice")
    #expect(try code([.init(" ", cost: 1)]) == "samat.allocation.twice")
    #expect(try code([.init("a", place: "IR-11", cost: 1)]) == "samat.allocation.place")
    #expect(try code([.init("a", cost: -1)]) == "samat.allocation.amount")
    #expect(try code([.init("a", cost: 1, value: .nan)]) == "samat.allocation.amount")
    let read = AllocationProject.list(["Fars/mill=10", "port=۵", "road"])
    #expect(read.map(\.place) == ["IR-07", nil, nil] && read.map(\.cost) == [10, 5, -1])
  }

  @Test func projectsAndDoubtAreRecorded() throws {
    let journal = MemoryJournal()
    let workspace = try Self.workspace(journal)
    let tables = GuideTables(workspace)
    var guide = AllocationGuide()
    try guide.choose(
      "workshops_1394 | where province in ('IR-05', 'IR-06')", score: "private_total", in: tables)
    try guide.setBudget(1000)
    try guide.takeProjects(
      "datatable(id:string, p:string, c:long, v:long) "
        + "['mill', 'IR-06', 100, 9, 'dairy', 'IR-06', 990, 1]",
      id: "id", cost: "c", value: "v", place: "p", in: tables)
    try guide.plan(by: "proportional")
    try guide.testDoubt(samples: 50, spread: 0.2, seed: 7)
    let doubt = try #require(guide.doubt)
    for table in ["allocations", "allocation_amounts", "allocation_projects"] {
      _ = try workspace.query(table)
    }
    try Self.perform([try guide.command()], on: workspace)
    #expect(
      try Self.lines(
        workspace,
        "allocation_projects | project version, status, project, place, cost_rial, value, chosen, frequency"
      ) == [
        "1, in_force, mill, IR-06, 100, 9.0, true, \(doubt.projects[0])",
        "1, in_force, dairy, IR-06, 990, 1.0, false, \(doubt.projects[1])",
      ])
    #expect(
      try Self.lines(workspace, "allocations | project doubt_samples, doubt_spread, doubt_seed")
        == ["50, 0.2, 7"])
    #expect(
      try Self.lines(workspace, "allocation_amounts | project low_rial, high_rial")
        == guide.places.indices.map { "\(doubt.low[$0]), \(doubt.high[$0])" })
    let page = try workspace.allocationFile("allocation-1").text()
    #expect(page.contains("How sure it is") && page.contains("50 plans with scores drawn"))
    #expect(page.contains("Projects (2)") && page.contains("dairy"), "\(page)")
    let persian = try workspace.allocationFile("allocation-1").text(in: .persian)
    #expect(persian.contains("طرح‌ها (۲)") && persian.contains("استواری") && persian.contains("خیر"))
    // A version without them keeps those of the one before.
    try Self.perform([.record(allocation: "allocation-1", details: Self.details())], on: workspace)
    #expect(
      try Self.lines(workspace, "allocation_projects | project version, status")
        == ["1, superseded", "1, superseded"])
    let again = try Self.workspace(journal)
    for table in ["allocations", "allocation_amounts", "allocation_projects"] {
      #expect(try Self.lines(again, table) == Self.lines(workspace, table))
    }
  }

  @Test func versionsOfAllocationsKeepTheirOrder() throws {
    let first = AllocationCommand.record(allocation: "a", details: Self.details())
    let early = try #require(SolarHijriDate(year: 1403, month: 1, day: 1))
    func code(_ command: AllocationCommand, after: [AllocationCommand] = [first]) throws -> String?
    {
      try Self.refusal(command, after: after)?.code
    }
    #expect(try code(first) == "samat.allocation.same")
    #expect(
      try Self.refusal(
        .record(allocation: "a", details: Self.details(["IR-05": 1])), after: [first], on: early)?
        .code == "samat.casework.day-before")
    #expect(try code(.withdraw(allocation: "b", reason: "r")) == "samat.allocation.unknown")
    #expect(try code(.withdraw(allocation: "a", reason: " ")) == "samat.allocation.no-reason")
    let withdrawn = [first, .withdraw(allocation: "a", reason: "r")]
    #expect(
      try code(.withdraw(allocation: "a", reason: "r"), after: withdrawn)
        == "samat.allocation.withdrawn")
    // The same may be recorded anew then.
    #expect(try code(first, after: withdrawn) == nil)
    #expect(
      try code(.record(allocation: "a b", details: Self.details())) == "samat.casework.id")
  }

  @Test func aPlanIsRecordedWithItsGrounds() throws {
    let workspace = try Self.workspace()
    let tables = GuideTables(workspace)
    var guide = AllocationGuide()
    #expect(code { _ = try guide.command() } == "samat.guide.too-early")
    let query =
      "workshops_1394 | where province in ('IR-05', 'IR-06') | project province, cells = "
      + "bag_pack('small', private_10_49, 'large', private_100plus) | mv-expand kind=array cells "
      + "| project province, size = tostring(cells[0]), n = tolong(cells[1])"
    try guide.choose(query, sector: "size", score: "n", in: tables)
    try guide.setBudget(1000)
    try guide.limit(place: "IR-05", floor: 450, cap: nil)
    try guide.limit(sector: "large", floor: nil, cap: 300)
    try guide.plan(by: "max_min")
    let plan = try #require(guide.result)
    try Self.perform([try guide.command(title: "sizes")], on: workspace)
    let rows = try Self.lines(
      workspace,
      "allocation_amounts | project place, sector, amount_rial, floor_rial, sector_cap_rial")
    #expect(
      rows == [
        "IR-05, small, \(plan.cells[0]), 450, ", "IR-05, large, \(plan.cells[1]), 450, 300",
        "IR-06, small, \(plan.cells[2]), , ", "IR-06, large, \(plan.cells[3]), , 300",
      ])
    #expect(
      try Self.lines(workspace, "allocations | project title, rule, scores_from, score")
        == ["sizes, max_min, \(query), n"])
    // Of a ranking the data, what was distrusted, and the weighing are recorded.
    var ranking = try PriorityGuideTests.checked()
    try ranking.weigh(["private_100plus": 0.7, "public_total": 0.3])
    try ranking.rank(by: "topsis")
    try guide.choose(scoresOf: ranking)
    try guide.plan(by: "proportional")
    try Self.perform([try guide.command()], on: workspace)
    let ranked = try Self.lines(
      workspace, "allocations | where allocation == 'allocation-2' | project scores_from, score")
    #expect(
      ranked.first?.hasPrefix("workshops_1394, IR-30 (Alborz، البرز) private_100plus 272→172: ")
        == true,
      "\(ranked)")
    #expect(
      ranked.first?.contains(
        "topsis of private_100plus (benefit, weight 0.7), public_total (cost, weight 0.3)")
        == true, "\(ranked)")
    // Places that are none stay a plan.
    try guide.choose(
      "datatable(id:string, n:long) ['a', 1]", score: "n", in: tables)
    try guide.plan(by: "proportional")
    #expect(throws: Refusal.self) {
      try Self.perform([try guide.command()], on: workspace)
    }
  }

  @Test func commandsOfAllocationsAreWrittenInText() throws {
    let form = try #require(
      AllocationsDecider.commandForms.first { $0.name == "allocation.record" })
    var values = CommandValues()
    for (name, text) in [
      ("allocation", "a"), ("budget", "1000"), ("rule", "by hand"), ("scores_from", "a survey"),
      ("score", "need"), ("amounts", "IR-05/24=۶۰,IR-06=40"), ("floors", "IR-06=40,IR-08=0"),
      ("caps", "IR-05=70"),
    ] {
      try values.read(text, for: try #require(form.parameter(name)))
    }
    guard case .record(let id, let details)? = form.make(values) as? AllocationCommand else {
      Issue.record("no command")
      return
    }
    #expect(id == "a" && details.budget == 1000)
    #expect(details.lines.map(\.place) == ["IR-05", "IR-06", "IR-08"])
    #expect(details.lines[0].sector == "24" && details.lines[0].amount == 60)
    #expect(details.lines[0].cap == 70 && details.lines[1].floor == 40)
    #expect(try Self.refusal(.record(allocation: id, details: details)) == nil)
    // What is no amount is told as a place that there is not.
    var wrong = values
    try wrong.read("IR-05:60", for: try #require(form.parameter("amounts")))
    guard case .record(_, let other)? = form.make(wrong) as? AllocationCommand else { return }
    #expect(
      try Self.refusal(.record(allocation: nil, details: other))?.message
        == "there is no province or county 'IR-05:60'")
  }

  @Test(arguments: [1, 2] as [UInt64]) func whateverIsAskedAllocationsHold(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    var ledger = ProgrammeLedger(try AllocationsDecider(try CaseworkSetting()))
    var refused: Set<String> = []
    var day = Self.today
    for _ in 0..<1500 {
      if random.chance(0.1) { day = day.adding(days: random.whole(0...3)) ?? day }
      let id = random.chance(0.1) ? nil : "a\(random.whole(0...20))"
      var lines: [AllocationLine] = []
      for _ in 0..<random.whole(0...5) {
        var line = AllocationLine(
          place: random.one(of: ["IR-05", "IR-06", "IR-11", "0001", "IR-99"]),
          sector: random.chance(0.5) ? random.one(of: ["x", "y"]) : nil,
          amount: Int64(random.whole(-1...40)))
        if random.chance(0.2) { line.floor = Int64(random.whole(0...30)) }
        if random.chance(0.2) { line.cap = Int64(random.whole(20...60)) }
        lines.append(line)
      }
      let command: AllocationCommand =
        random.chance(0.8)
        ? .record(
          allocation: id,
          details: AllocationDetails(
            budget: Int64(random.whole(0...120)),
            rule: random.chance(0.9) ? "by hand" : random.one(of: [" ", "r"]),
            scoresFrom: "a survey", score: "s", lines: lines))
        : .withdraw(allocation: id ?? "none", reason: random.chance(0.9) ? "r" : "")
      do throws(Refusal) {
        try ledger.perform(command, day)
      } catch {
        refused.insert(error.code)
        holdsToItsForm(error, error.code)
      }
    }
    #expect(refused.count >= 7, "\(refused)")
    for id in ledger.state.counts.ids {
      let count = ledger.state.counts[id] ?? 0
      let versions = (1...max(1, count)).compactMap {
        ledger.state.versions[AllocationsState.key(id, $0)]
      }
      // Versions follow each other, and only the last may be in force.
      #expect(versions.count == count)
      #expect(versions.dropLast().allSatisfy { $0.status != .inForce })
      for version in versions {
        let sum = version.lines.reduce(0) { $0 + $1.amount }
        #expect(sum <= version.decided.budget && !version.lines.isEmpty)
      }
    }
    #expect(ledger.cells() == ledger.replayed())
  }
}
