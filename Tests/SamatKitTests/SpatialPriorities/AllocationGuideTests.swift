import KQLEngine
import KQLSyntax
import RegionalScience
import SamatTesting
import Testing

@testable import SamatKit

/// `AllocationGuide`, step by step.
@Suite struct AllocationGuideTests {
  private static func tables() throws -> GuideTables { GuideTables(try Seeds.workspace.get()) }
  private static let three =
    "datatable(id:string, n:long, least:long, most:long) ['a', 5, 0, 45, 'b', 3, 40, 100, 'c', 2, 0, 100]"
  private static let pairs =
    "datatable(id:string, s:string, n:long) ['a', 'x', 5, 'a', 'y', 1, 'b', 'x', 3, 'b', 'y', 4]"

  private static func begun(_ query: String = three, sector: String? = nil) throws
    -> AllocationGuide
  {
    var guide = AllocationGuide()
    try guide.choose(query, sector: sector, score: "n", in: tables())
    try guide.setBudget(100)
    return guide
  }

  @Test func aPlanSaysWhatDecidesEachAmount() throws {
    var guide = try Self.begun()
    try guide.limit(floorColumn: "least", capColumn: "most")
    try guide.plan(by: "proportional")
    let plan = try #require(guide.result)
    #expect(plan.amounts == [43, 40, 17] && plan.unlimited == [50, 30, 20])
    #expect(plan.reasons == [.share, .floor, .share])
    let why = try guide.why(nil, in: .english)
    #expect(
      why[1]
        == "b gets 40: without limits its score of 3 would give 30, its floor of 40 holds it up")
    #expect(why[0].hasSuffix("the floors and caps of others take 7"))
    #expect(try guide.why("b", in: .persian).first?.contains("کفِ ۴۰") == true)
    try guide.limit(place: "a", floor: nil, cap: 20)
    #expect(guide.result == nil)
    try guide.plan(by: "proportional")
    #expect(guide.result?.amounts.reduce(0, +) == 100 && guide.result?.reasons[0] == .cap)
  }

  @Test(arguments: AllocationRules.standard.names) func everyRuleSpendsTheBudgetWithinLimits(
    _ rule: String
  ) throws {
    var guide = try Self.begun()
    try guide.limit(floor: 10, cap: 60)
    try guide.plan(by: rule)
    let amounts = try #require(guide.result).amounts
    #expect(amounts.reduce(0, +) == 100 && amounts.allSatisfy { (10...60).contains($0) })
    try guide.testDoubt(samples: 40)
    #expect(guide.doubt?.planned == 40)
    #expect(try guide.document().text().contains("How sure it is"))
  }

  @Test func floorsAboveTheBudgetAreNamed() throws {
    var guide = try Self.begun()
    try guide.limit(place: "b", floor: 80, cap: nil)
    try guide.limit(place: "c", floor: 30, cap: nil)
    let problem = try #require(throws: Diagnostic.self) { try guide.plan(by: "proportional") }
    #expect(problem.code == "samat.guide.limits")
    #expect(problem.message == "the floors of b 80, c 30 sum to 110, above the budget of 100")
    #expect(guide.nextStep == .check)
    #expect(try guide.checkPage().text().contains("the floors of b 80, c 30 sum to 110"))
    // A floor of one's own above the cap of all.
    try guide.limit(place: "b", floor: 10, cap: nil)
    try guide.limit(cap: 5)
    #expect(
      guide.conflicts(in: .english).contains { $0.contains("floor of b is 10, above its cap of 5") }
    )
    guide = try Self.begun()
    try guide.limit(cap: 20)
    #expect(
      guide.conflicts(in: .english) == [
        "the caps of all 3 places sum to 60, below the budget of 100"
      ])
    #expect(code { try guide.plan(by: "max_min") } == "samat.guide.limits")
  }

  @Test func limitsAreRefusedAtOnceAndTakenAway() throws {
    var guide = try Self.begun()
    let problem = try #require(throws: Diagnostic.self) { try guide.limit(floor: 10, cap: 5) }
    #expect(problem.code == "samat.guide.limits")
    #expect(problem.message == "the floor of every place would be 10, above its cap of 5")
    #expect(guide.common == .init())
    try guide.limit(place: "b", floor: 30, cap: 60)
    #expect(code { try guide.limit(place: "b", floor: nil, cap: 20) } == "samat.guide.limits")
    try guide.limit(floor: 5, cap: 90)
    try guide.plan(by: "proportional")
    try guide.removeLimits(.place("b"), [.floor])
    #expect(guide.result == nil)
    #expect(guide.placeLimits["b"]?.floor == nil && guide.placeLimits["b"]?.cap == 60)
    try guide.removeLimits(.place("b"))
    #expect(guide.placeLimits.isEmpty && guide.common.floor == 5)
    try guide.removeLimits(.everyPlace, [.cap])
    #expect(guide.common.floor == 5 && guide.common.cap == nil)
    try guide.limit(place: "c", floor: 1, cap: nil)
    try guide.removeLimits()
    #expect(guide.common == .init() && guide.placeLimits.isEmpty)
    #expect(code { try guide.removeLimits(.place("z")) } == "samat.guide.place")
    #expect(code { try guide.removeLimits(.sector("z")) } == "samat.guide.place")
  }

  @Test func scoresOfZeroAreTheReasonAndNoCap() throws {
    var guide = AllocationGuide()
    try guide.choose(Self.three, score: "n=0", in: Self.tables())
    try guide.setBudget(100)
    let none = try #require(throws: Diagnostic.self) { try guide.plan(by: "proportional") }
    #expect(none.code == "samat.guide.limits")
    #expect(none.message.hasPrefix("every score is 0") && !none.message.contains("cap"))
    try guide.choose(Self.three, score: "n=iff(id == 'a', 1, 0)", in: Self.tables())
    try guide.limit(cap: 60)
    let problem = try #require(throws: Diagnostic.self) { try guide.plan(by: "proportional") }
    #expect(
      problem.message
        == "'b', 'c' have a score of 0 and get no more than their floors; with the caps of the others "
        + "that is 60, below the budget of 100")
  }

  @Test func chartsHaveNamesAndUnitsThatFit() throws {
    var guide = AllocationGuide()
    try guide.choose(
      "workshops_1394 | where province in ('IR-05', 'IR-06')", score: "private_total",
      in: Self.tables())
    try guide.setBudget(474_000_000_000)
    try guide.plan(by: "proportional")
    let chart = try guide.table(chart: "barchart")
    #expect(chart.schema.names == ["place", "name", "billion rial", "amount", "reason"])
    #expect(text(of: chart)[0] == ["IR-06", "Khuzestan", "292.0", "292000000000", "share"])
    #expect(chart.visualization?.properties.contains { $0.value == "name" } == true)
    let persian = try guide.table(chart: "map", in: .persian)
    #expect(persian.schema.names[2] == "میلیارد ریال")
    #expect(text(of: persian)[0][1] == "خوزستان")
    try guide.setBudget(474)
    try guide.plan(by: "proportional")
    #expect(try guide.table(chart: "barchart").schema.names[2] == "rial")
  }

  @Test func noPageShowsInvisibleSigns() throws {
    var guide = AllocationGuide()
    try guide.choose("workshops_1394", score: "private_total", in: Self.tables())
    try guide.setBudget(1000)
    try guide.plan(by: "proportional")
    for language in DocumentLanguage.allCases {
      let page = try guide.document().page(in: language)
      for text in [page.text(), page.markdown, page.html] { #expect(!text.contains("⟨U+")) }
    }
    // A command in a Persian line keeps its colon, and its brackets are closed with it.
    let html = guide.statusPage.page(in: .persian).html
    #expect(html.contains("<bdi>:allocate doubt</bdi>"), "\(html)")
  }

  @Test func sectorsSpeakOfPairsAndRankingsOfWhatWasRanked() throws {
    var guide = try Self.begun(Self.pairs, sector: "s")
    #expect(guide.statusPage.text().contains("4 pairs of 2 places and 2 sectors"))
    #expect(guide.statusPage.text(in: .persian).contains("۴ زوج از ۲ مکان و ۲ بخش"))
    var ranking = try PriorityGuideTests.checked()
    try ranking.weigh(["private_100plus": 0.7, "public_total": 0.3])
    try ranking.rank(by: "topsis")
    guide = AllocationGuide()
    try guide.choose(scoresOf: ranking)
    let status = guide.statusPage.text()
    #expect(status.contains("data: the ranking of workshops_1394 by 'topsis': 31 places"))
    #expect(!status.contains("guide_rows"))
  }

  @Test func sectorsHaveLimitsToo() throws {
    var guide = try Self.begun(Self.pairs, sector: "s")
    try guide.limit(sector: "y", floor: 70, cap: nil)
    #expect(code { try guide.plan(by: "proportional") } == "samat.guide.method")
    #expect(code { try guide.plan(by: "logarithmic") } == "samat.guide.method")
    for rule in ["max_min", "value"] {
      try guide.plan(by: rule)
      let cells = try #require(guide.result).cells
      #expect(cells.reduce(0, +) == 100 && cells[1] + cells[3] >= 70)
    }
    #expect(try guide.planPage().text().contains("Decided by"))
    try guide.limit(sector: "y", floor: 170, cap: nil)
    #expect(code { try guide.plan(by: "value") } == "samat.guide.limits")
    #expect(code { try guide.limit(sector: "z", floor: 1, cap: nil) } == "samat.guide.place")
    // Crossing limits, which no sum tells of.
    guide = try Self.begun(Self.pairs + " | where not(id == 'b' and s == 'y')", sector: "s")
    try guide.limit(sector: "y", floor: 60, cap: nil)
    try guide.limit(place: "a", floor: nil, cap: 50)
    let problem = try #require(throws: Diagnostic.self) { try guide.plan(by: "value") }
    #expect(problem.code == "samat.guide.limits")
    #expect(problem.message.contains("('y')"), "\(problem.message)")
  }

  @Test func projectsAreChosenWithinAmounts() throws {
    var guide = try Self.begun()
    let projects =
      "datatable(p:string, home:string, cost:long, worth:real) ['p1', 'a', 30, 3, 'p2', 'a', 25, 2.9, "
      + "'p3', 'a', 25, 2.8, 'p4', 'b', 90, 9]"
    try guide.takeProjects(
      projects, id: "p", cost: "cost", value: "worth", place: "home", in: Self.tables())
    try guide.plan(by: "proportional")
    let found = try #require(guide.result).portfolios
    #expect(found.map(\.place) == ["a", "b"])
    // 50 are spent on p2 and p3, which are worth more than p1 and nothing else.
    #expect(
      found[0].chosen == [1, 2] && abs(found[0].value - 5.7) < 1e-9
        && found[0].bound >= found[0].value)
    #expect(found[1].chosen.isEmpty)
    try guide.testDoubt(samples: 100, spread: 0.2, seed: 3)
    let shares = try #require(guide.doubt).projects
    #expect(shares[1] > 0.5 && shares[3] == 0)
    #expect(try guide.doubtPage().text(in: .persian).contains("بسامد گزینش هر طرح"))
    #expect(
      code {
        try guide.takeProjects(
          projects, id: "p", cost: "worth", value: "worth", place: nil, in: Self.tables())
      } == "samat.guide.number")
    #expect(
      code {
        try guide.takeProjects(
          projects, id: "p", cost: "cost", value: "worth", place: "p", in: Self.tables())
      } == "samat.guide.place")
  }

  @Test func rulesOfOnesOwnPlan() throws {
    struct First: AllocationRule {
      let name = "first"
      let summary = "All to the first."
      func amounts(of problem: AllocationProblem) throws(RegionalScienceError) -> [Int64] {
        [problem.budget] + problem.isThere.dropFirst().map { _ in 0 }
      }
    }
    var guide = AllocationGuide(rules: try AllocationRules.standard.adding(First()))
    try guide.choose(Self.three, score: "n", in: Self.tables())
    try guide.setBudget(7)
    try guide.plan(by: "first")
    #expect(guide.result?.amounts == [7, 0, 0])
    #expect(throws: RegionalScienceError.self) { try guide.rules.adding(First()) }
  }

  @Test func aRankingSharesItsScores() throws {
    var guide = AllocationGuide()
    #expect(code { try guide.choose(scoresOf: PriorityGuide()) } == "samat.guide.too-early")
    var ranking = try PriorityGuideTests.checked()
    try ranking.weigh(["private_100plus": 0.7, "public_total": 0.3])
    try ranking.rank(by: "vikor")
    #expect(code { try guide.choose(scoresOf: ranking) } == "samat.guide.method")
    try ranking.rank(by: "promethee_ii")
    #expect(code { try guide.choose(scoresOf: ranking) } == "samat.guide.number")
    try ranking.rank(by: "topsis")
    try guide.choose(scoresOf: ranking)
    try guide.setBudget(1_000_000)
    try guide.plan(by: "proportional")
    let amounts = try #require(guide.result).amounts
    #expect(amounts.reduce(0, +) == 1_000_000)
    let first = try #require(ranking.result?.ranking.best.first)
    #expect(amounts[first] == amounts.max())
    #expect(try guide.document().text().contains("long(172)"))
  }

  @Test func aScoreThatMayRestOnAMisprintIsSaid() throws {
    var guide = AllocationGuide()
    try guide.choose("workshops_1394", score: "private_total", in: Self.tables())
    try guide.setBudget(100)
    #expect(guide.sumFindings.map(\.place) == ["IR-23", "IR-30"])
    #expect(try guide.checkPage().text().contains("Printed totals of these rows do not fit"))
    #expect(guide.statusPage.text().contains("do not fit: Tehran (IR-23) private_total"))
    try guide.plan(by: "proportional")
    #expect(try guide.planPage().text().contains("do not fit: Tehran (IR-23) private_total"))
    #expect(try guide.planPage().text(in: .persian).contains("جمع‌های چاپی این سطرها نمی‌خوانند"))
    try guide.choose("provinces", score: "area_km2", in: Self.tables())
    #expect(guide.sumFindings.isEmpty)
  }

  @Test func aRuleThatBreaksLimitsIsRefused() throws {
    struct Generous: AllocationRule {
      let name = "generous"
      let summary = "More than there is."
      let cells: [Int64]
      func amounts(of problem: AllocationProblem) throws(RegionalScienceError) -> [Int64] { cells }
    }
    for cells in [[100, 100, 100], [1], [], [-1, 50, 51], [Int64.max, Int64.max, 2]] as [[Int64]] {
      var guide = AllocationGuide(
        rules: try AllocationRules.standard.adding(Generous(cells: cells)))
      try guide.choose(Self.three, score: "n", in: Self.tables())
      try guide.setBudget(100)
      #expect(code { try guide.plan(by: "generous") } == "samat.guide.method")
    }
    // What nobody wants stays where it is, and that is said.
    var guide = AllocationGuide()
    try guide.choose(Self.three, score: "n=0", in: Self.tables())
    try guide.setBudget(100)
    try guide.plan(by: "logarithmic")
    if try #require(guide.result).amounts.reduce(0, +) < 100 {
      #expect(try guide.planPage().text().contains("Not spent: "))
    }
  }

  @Test func wrongInputIsRefusedByName() throws {
    var guide = AllocationGuide()
    #expect(code { try guide.plan(by: "value") } == "samat.guide.too-early")
    #expect(code { try guide.limit(floor: 3) } == "samat.guide.too-early")
    #expect(code { _ = try guide.checkPage() } == "samat.guide.too-early")
    func refused(_ query: String, sector: String? = nil, score: String = "n") -> String? {
      code { try guide.choose(query, sector: sector, score: score, in: Self.tables()) }
    }
    #expect(refused("nowhere") == "kql.bind.unknown-table")
    #expect(refused(Self.three, score: "m") == "samat.guide.column")
    #expect(refused(Self.three, score: "m=n-3") == "samat.guide.number")
    #expect(refused(Self.pairs) == "samat.guide.place")
    #expect(refused(Self.pairs + " | union (\(Self.pairs))", sector: "s") == "samat.guide.place")
    #expect(refused("workshops_1394", score: "source") == "samat.guide.cell")
    try guide.choose(Self.three, score: "n", in: Self.tables())
    #expect(code { try guide.plan(by: "value") } == "samat.guide.too-early")
    #expect(code { try guide.setBudget(0) } == "samat.guide.number")
    try guide.setBudget(10)
    #expect(code { try guide.plan(by: "proportionl") } == "samat.guide.method")
    #expect(code { try guide.limit(floor: -1) } == "samat.guide.number")
    #expect(code { try guide.limit(place: "d", floor: 1, cap: nil) } == "samat.guide.place")
    #expect(code { _ = try guide.planPage() } == "samat.guide.too-early")
    #expect(code { try guide.testDoubt() } == "samat.guide.too-early")
    try guide.plan(by: "value")
    #expect(code { _ = try guide.doubtPage() } == "samat.guide.too-early")
    #expect(code { try guide.testDoubt(spread: 11) } == "samat.guide.number")
    #expect(code { _ = try guide.table(chart: "map") } == "samat.guide.place")
    #expect(try guide.table(chart: "barchart").rowCount == 3)
  }
}
