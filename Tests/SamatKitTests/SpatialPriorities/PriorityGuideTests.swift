import KQLEngine
import KQLSyntax
import RegionalScience
import SamatTesting
import Testing

@testable import SamatKit

/// `PriorityGuide` over the seeds, step by step.
@Suite struct PriorityGuideTests {
  private static func tables() throws -> GuideTables { GuideTables(try Seeds.workspace.get()) }

  /// The private workshops, with the printed total of the country.
  static func begun(
    _ criteria: [PriorityGuide.Criterion] = [
      .init("private_100plus"), .init("public_total", .cost),
    ],
    printed: [String: Double] = ["private_100plus": 2338], query: String = "workshops_1394"
  ) throws -> PriorityGuide {
    var guide = PriorityGuide()
    try guide.choose(query, criteria: criteria, printed: printed, in: tables())
    return guide
  }

  /// The same with both misprints explained.
  static func checked(
    _ criteria: [PriorityGuide.Criterion] = [
      .init("private_100plus"), .init("public_total", .cost),
    ],
    query: String = "workshops_1394"
  ) throws -> PriorityGuide {
    var guide = try begun(criteria, query: query)
    try guide.distrust(
      place: "IR-30", column: "private_100plus", reason: "both totals", in: tables())
    try guide.distrust(
      place: "Tehran", column: "private_total", reason: "one too many", in: tables())
    return guide
  }

  @Test func theMisprintIsFoundAndHoldsTheRankingBack() throws {
    var guide = try Self.begun()
    let alborz = try #require(guide.findings.first { $0.place == "IR-30" })
    #expect(alborz.printed == 608 && alborz.sum == 708)
    #expect(
      alborz.culprit
        == .init(place: "IR-30", column: "private_100plus", printed: 272, demanded: 172))
    #expect(Set(guide.findings.map(\.place)) == ["IR-30", "IR-23", nil])
    #expect(guide.nextStep == .check)
    try guide.weigh(["private_100plus": 0.5, "public_total": 0.5])
    #expect(code { try guide.rank(by: "topsis") } == "samat.guide.sums")
    #expect(code { try guide.weigh(by: "entropy") } == "samat.guide.sums")
    #expect(guide.result == nil)
    // One of the two is not enough.
    try guide.distrust(
      place: "IR-30", column: "private_100plus", reason: "both totals", in: Self.tables())
    #expect(guide.distrusted.map(\.value) == [172])
    #expect(guide.standingFindings.map(\.place) == ["IR-23"])
    #expect(code { try guide.rank(by: "topsis") } == "samat.guide.sums")
    try guide.distrust(
      place: nil, column: "private_total", reason: "one too many", in: Self.tables())
    #expect(guide.standingFindings.isEmpty)
    try guide.rank(by: "saw")
    #expect(guide.nextStep == .doubt)
    // Whoever believes the print again is held back again.
    try guide.trust(place: "IR-30", in: Self.tables())
    #expect(guide.result == nil && code { try guide.rank(by: "saw") } == "samat.guide.sums")
  }

  @Test func withoutTheTotalOfTheCountryNoSingleNumberIsBlamed() throws {
    let guide = try Self.begun(printed: [:])
    let alborz = try #require(guide.findings.first { $0.place == "IR-30" })
    #expect(alborz.culprit == nil)
    #expect(alborz.suspects.count == 4)
    #expect(
      alborz.suspects.last
        == .init(
          place: "IR-30", column: "private_total", printed: 608, demanded: 708))
  }

  @Test func theLocationQuotientFollowsTheCorrection() throws {
    let quotient = PriorityGuide.Criterion(
      reading:
        "lq=lq(private_100plus + public_100plus, private_10_49 + private_50_99 + private_100plus"
        + " + public_10_49 + public_50_99 + public_100plus)", .benefit)
    var guide = try Self.checked([quotient])
    try guide.weigh(["lq": 1])
    try guide.rank(by: "saw")
    // As printed Alborz leads (1.976); with 172 Yazd does (1.601), and Alborz is second (1.516).
    let result = try #require(guide.result)
    let (alborz, yazd) = (
      try #require(guide.places.firstIndex(of: "IR-30")),
      try #require(guide.places.firstIndex(of: "IR-21"))
    )
    #expect(result.ranking.best == [yazd] && result.ranking.ranks[alborz] == 2)
    #expect(result.printed?.best == [alborz])
    let scores = try #require(guide.scores).column(0)
    #expect(abs(scores[yazd] - 1.601) < 0.001 && abs(scores[alborz] - 1.516) < 0.001)
    #expect(abs(try #require(guide.printedScores)[alborz, 0] - 1.976) < 0.001)
    let page = try guide.document(of: "Yazd").text()
    #expect(page.contains("With the numbers as printed the first would be Alborz (IR-30)."))
    #expect(page.contains("both totals") && page.contains("one too many"))
  }

  @Test func whatTheQueryComputesFollowsTheCorrection() throws {
    let query = "workshops_1394 | extend large = todouble(private_100plus) / private_10_49"
    let guide = try Self.checked([.init("large")], query: query)
    let row = try #require(guide.places.firstIndex(of: "IR-30"))
    #expect(try #require(guide.scores)[row, 0] == 172.0 / 297)
    #expect(try #require(guide.printedScores)[row, 0] == 272.0 / 297)
    #expect(guide.lateCorrections.isEmpty)
    // What stands in the document gives the same numbers again.
    let again = try Seeds.ask(try #require(guide.query))
    #expect(again.rows[row][1].double == 172.0 / 297)
    // A column that the query makes itself is mended where it is made.
    let made = "workshops_1394 | extend private_100plus = private_100plus + 1000, private_total = 1"
    var other = try Self.begun([.init("private_100plus")], printed: [:], query: made)
    try other.distrust(
      place: "IR-30", column: "private_100plus", value: 5, reason: "made up", in: Self.tables())
    #expect(try #require(other.scores)[row, 0] == 5 && other.lateCorrections.count == 1)
  }

  @Test func methodsOfOnesOwnRank() throws {
    struct Best: RankingMethod {
      let name = "best"
      let summary = "The best cell."
      func scores(of table: DecisionTable) throws(RegionalScienceError) -> [Double] {
        table.scores.rowArrays.map { $0.max() ?? 0 }
      }
    }
    var guide = PriorityGuide(rankingMethods: try RankingMethods.standard.adding(Best()))
    try guide.choose(
      "datatable(id:string, x:long) ['a', 1, 'b', 3]", criteria: [.init("x")], in: Self.tables())
    try guide.weigh(["x": 1])
    try guide.rank(by: "best")
    #expect(guide.result?.ranking.best == [1])
    try guide.testDoubt(samples: 50)
    #expect(guide.stability(of: "b") == 1)
  }

  @Test func weightsAreHeldToTheirForm() throws {
    var guide = try Self.checked()
    func refused(_ body: (inout PriorityGuide) throws -> Void) -> String? {
      var copy = guide
      return code { try body(&copy) }
    }
    #expect(refused { try $0.rank(by: "topsis") } == "samat.guide.too-early")
    #expect(refused { try $0.weigh(["private_100plus": 1]) } == "samat.guide.weights")
    #expect(
      refused { try $0.weigh(["private_100plus": 0.6, "public_total": 0.6]) }
        == "samat.guide.weights")
    #expect(
      refused { try $0.weigh(["private_100plus": 1.5, "public_total": -0.5]) }
        == "samat.guide.weights")
    #expect(
      refused { try $0.weigh(["private_100plus": 0.5, "public": 0.5]) } == "samat.guide.column")
    #expect(refused { try $0.weigh(by: "entropie") } == "samat.guide.method")
    #expect(refused { try $0.weigh(comparing: []) } == "samat.guide.weights")
    try guide.weigh(by: "entropy")
    #expect(abs((guide.weights?.values.reduce(0, +) ?? 0) - 1) < 1e-12)
    try guide.weigh(
      comparing: try PriorityGuide.Comparison.list(reading: "private_100plus/public_total=۳"))
    #expect(guide.weights?.values == [0.75, 0.25] && guide.weights?.consistencyRatio == 0)
  }

  @Test func comparisonsThatContradictEachOtherNeedAReason() throws {
    var guide = PriorityGuide()
    try guide.choose(
      "datatable(id:string, x:long, y:long, z:long) ['a', 1, 2, 3, 'b', 3, 2, 1]",
      criteria: [.init("x"), .init("y"), .init("z")], in: Self.tables())
    let pairs = try PriorityGuide.Comparison.list(reading: "x/y=5, y/z=5, x/z=1/5")
    let problem = try #require(throws: Diagnostic.self) { try guide.weigh(comparing: pairs) }
    #expect(problem.code == "samat.guide.consistency" && problem.message.contains("above 0.10"))
    #expect(
      code { try guide.weigh(comparing: pairs, accepting: " ") } == "samat.guide.consistency")
    try guide.weigh(comparing: pairs, accepting: "first round of the panel")
    #expect(guide.weights?.accepted == "first round of the panel")
    #expect(guide.weightsPage.text().contains("accepted: first round of the panel"))
    try guide.weigh(comparing: PriorityGuide.Comparison.list(reading: "x/y=2, y/z=2, x/z=4"))
    #expect(guide.weights?.accepted == nil && (guide.weights?.consistencyRatio ?? 1) < 1e-9)
  }

  @Test func doubtIsSaidInWordsAndIsTheSameEachTime() throws {
    var guide = try Self.checked()
    try guide.weigh(["private_100plus": 0.7, "public_total": 0.3])
    #expect(code { try guide.testDoubt() } == "samat.guide.too-early")
    try guide.rank(by: "topsis")
    #expect(code { _ = try guide.doubtPage() } == "samat.guide.too-early")
    #expect(code { try guide.testDoubt(samples: 0) } == "samat.guide.number")
    try guide.testDoubt(samples: 400, seed: 7)
    var again = guide
    try again.testDoubt(samples: 400, seed: 7)
    #expect(guide.doubt == again.doubt)
    let words = guide.doubtSentences(in: .english)
    #expect(words.contains { $0.contains("is first in") && $0.contains("400 weightings") })
    #expect(words.contains { $0.hasPrefix("without 'public_total'") })
    #expect(guide.doubtSentences(in: .persian).contains { $0.contains("۴۰۰ وزن‌دهی نخست") })
    // Every method is asked, as 'compare_rankings' would.
    let methods = try #require(guide.doubt?.methods)
    #expect(methods.rankings.count + methods.refusals.count == guide.rankingMethods.names.count)
    let topsis = try #require(methods.rankings.first { $0.method == "topsis" })
    #expect(topsis == guide.result?.ranking)
    let leader = try #require(
      methods.copeland.indices.max { methods.copeland[$0] < methods.copeland[$1] })
    let name = try #require(guide.rows?.places.text(guide.places[leader], in: .english))
    #expect(words.contains("over all methods \(name) is first by wins less losses (Copeland)"))
    let agreeing = methods.rankings.filter { $0.best.contains(leader) }.count
    #expect(
      words.contains {
        $0.hasPrefix("\(name) is first by \(agreeing) of \(methods.rankings.count) methods: ")
      })
    let first = try #require(guide.result?.ranking.best.first)
    let share = try #require(guide.stability(of: guide.places[first]))
    #expect(share == guide.doubt?.draws.acceptability[first, 0])
    // Ranking again forgets it.
    try guide.rank(by: "vikor")
    #expect(guide.doubt == nil && guide.nextStep == .doubt)
  }

  @Test func wrongDataIsRefusedByNameAndLeavesTheGuideAsItWas() throws {
    var guide = try Self.begun()
    let before = guide.choice
    func refused(
      _ query: String, _ criteria: [PriorityGuide.Criterion], id: String? = nil,
      totals: [PriorityGuide.Total]? = nil
    ) -> String? {
      code {
        try guide.choose(query, id: id, criteria: criteria, totals: totals, in: Self.tables())
      }
    }
    let one = [PriorityGuide.Criterion("private_total")]
    #expect(refused("nowhere", one) == "kql.bind.unknown-table")
    #expect(refused("", one) == "samat.guide.table")
    #expect(refused("workshops_1394 | where false", one) == "samat.guide.table")
    #expect(refused("range id from 1 to 1001 step 1", [.init("id")]) == "samat.guide.table")
    #expect(refused("workshops_1394", []) == "samat.guide.column")
    #expect(refused("workshops_1394", [.init("private_totl")]) == "samat.guide.column")
    #expect(refused("workshops_1394", one, id: "provinze") == "samat.guide.column")
    #expect(refused("workshops_1394", one + one) == "samat.guide.column")
    #expect(refused("workshops_1394", [.init("source")]) == "samat.guide.cell")
    #expect(refused("workshops_1394", [.init("paragraph")]) == "samat.guide.cell")
    #expect(
      refused("workshops_1394", [.init("x", expression: "nothing + 1")])
        == "kql.bind.unknown-column")
    #expect(
      refused("workshops_1394", one, totals: [.init("private_total", of: [])])
        == "samat.guide.column")
    #expect(
      refused("workshops_1394 | union (print province = 'total', private_total = 1)", one)
        == "samat.guide.place")
    #expect(
      refused("workshops_1394 | union (workshops_1394 | take 1)", one) == "samat.guide.place")
    #expect(guide.choice == before)
    #expect(code { _ = try guide.place("IR-99") } == "samat.guide.place")
    #expect(try guide.place("یزد") == "IR-21")
    #expect(code { _ = try PriorityGuide().place("Yazd") } == "samat.guide.too-early")
    #expect(
      code {
        try guide.distrust(place: "Yazd", column: "private_total", reason: "r", in: Self.tables())
      } == "samat.guide.distrust")
    #expect(
      code {
        try guide.distrust(place: "Alborz", column: "private_total", reason: "", in: Self.tables())
      }
        == "samat.guide.reason")
    #expect(
      code {
        try guide.distrust(
          place: "Alborz", column: "private_total", value: 1.5, reason: "r", in: Self.tables())
      } == "samat.guide.number")
  }

  @Test func whatIsPrintedForAllMayBeDistrusted() throws {
    var guide = try Self.begun([.init("public_total")], printed: ["public_total": 400])
    #expect(guide.findings.contains { $0.place == nil && $0.column == "public_total" })
    try guide.distrust(
      place: "total", column: "public_total", reason: "other year", in: Self.tables())
    #expect(!guide.standingFindings.contains { $0.column == "public_total" })
    #expect(guide.distrusted.first?.value == 339)
  }

  @Test func theMapHasProvincesOnly() throws {
    var guide = try Self.checked()
    try guide.weigh(["private_100plus": 0.7, "public_total": 0.3])
    try guide.rank(by: "topsis")
    let map = try guide.map()
    #expect(map.rowCount == 31 && map.visualization?.chart == "map")
    var other = PriorityGuide()
    try other.choose(
      "datatable(id:string, x:long) ['a', 1, 'b', 3]", criteria: [.init("x")], in: Self.tables())
    try other.weigh(["x": 1])
    try other.rank(by: "saw")
    #expect(code { _ = try other.map() } == "samat.guide.place")
  }

  @Test func theRankIsRecordedWithItsGrounds() throws {
    var guide = try Self.checked()
    try guide.weigh(["private_100plus": 0.7, "public_total": 0.3])
    try guide.rank(by: "topsis")
    try guide.testDoubt(samples: 200)
    let workspace = try Workspace.seeds()
    try workspace.attach(
      MemoryJournal(), deciders: [try SpatialPrioritiesDecider(try CaseworkSetting())])
    var contents = PriorityGuide.Contents(sector: "C")
    contents.requirements = ["water"]
    contents.resources = ["a port"]
    contents.projects = ["a mill"]
    let commands = try guide.commands(for: "Alborz", contents, in: GuideTables(workspace))
    #expect(
      commands.map(\.name) == [
        "priority.draft", "priority.add", "priority.add", "priority.add", "priority.rank",
      ])
    for command in commands {
      try workspace.perform(command, by: "itsr", on: PriorityDocumentTests.today)
    }
    let rows = try workspace.query("priorities | where place == 'IR-30'")
    #expect(rows.rowCount == 1)
    let indicators = try #require(rows.rows[0]["indicators"].text)
    #expect(indicators.contains("IR-30 private_100plus 272 read as 172: both totals"))
    #expect(rows.rows[0]["stability"].double == guide.stability(of: "IR-30"))
    // A second sector goes into the same draft.
    let more = try guide.commands(for: "IR-30", .init(sector: "B"), in: GuideTables(workspace))
    #expect(more.map(\.name) == ["priority.rank"])
    let file = try workspace.priorityFile("IR-30")
    #expect(file.id == "IR-30-v1" && file.text().contains("read as 172"))
    #expect(file.text(in: .persian).contains("سند آمایش"))
    #expect(code { _ = try workspace.priorityFile("IR-31-v1") } == "samat.priority.unknown")
  }

  @Test func countsAreNotBelowZero() throws {
    var guide = try PriorityGuideTests.checked()
    let problem = try #require(throws: Diagnostic.self) {
      try guide.distrust(
        place: "IR-30", column: "private_100plus", value: -5, reason: "r",
        in: GuideTables(try Workspace.seeds()))
    }
    #expect(problem.code == "samat.guide.number")
    #expect(problem.message == "-5 is below 0, and every number of 'private_100plus' is 0 or more")
    #expect(
      code {
        try guide.choose(
          "workshops_1394", criteria: [.init("private_100plus")], printed: ["private_100plus": -1],
          in: GuideTables(try Workspace.seeds()))
      } == "samat.guide.number")
  }

  @Test func everyPageIsSaidInBothLanguages() throws {
    var guide = PriorityGuide()
    #expect(guide.statusPage.text().contains("Next: choose rows and criteria"))
    #expect(guide.statusPage.text(in: .persian).contains("گام بعد"))
    guide = try Self.begun()
    #expect(guide.checkPage.text(in: .persian).contains("جمع‌هایی که نمی‌خوانند"))
    #expect(guide.checkPage.text().contains("272→172 (both totals)"))
    var plain = PriorityGuide()
    try plain.choose("provinces", criteria: [.init("area_km2")], in: Self.tables())
    #expect(plain.checkPage.text().contains("No totals are known"))
    #expect(plain.nextStep == .weights)
    let html = guide.checkPage.html(in: .persian)
    #expect(html.contains("dir=\"rtl\"") && html.contains("۱۷۲"))
  }

  @Test func theDocumentHasTheStatementsThatItsQueryNeeds() throws {
    let prelude =
      "declare query_parameters(least:long=1400);\nlet other = units;\nlet a = workshops_1394;\n"
      + "let some = a | where private_total > least;\n"
    let tables = GuideTables(try Seeds.workspace.get().catalog, prelude: prelude)
    var guide = PriorityGuide()
    try guide.choose("some", criteria: [.init("private_total")], totals: [], in: tables)
    #expect(guide.places.contains("IR-23"))
    try guide.weigh(["private_total": 1])
    try guide.rank(by: "saw")
    let text = try guide.document().text()
    #expect(text.contains("let some = a") && text.contains("let a = workshops_1394"))
    #expect(text.contains("declare query_parameters") && !text.contains("let other"))
  }

  @Test func listsAreCutAtCommasOutsideOfBrackets() {
    #expect(GuideQuery.list("a, b=f(c, d), e") == ["a", "b=f(c, d)", "e"])
    #expect(GuideQuery.list("x='a,b',y") == ["x='a,b'", "y"])
    #expect(GuideQuery.list(" , ") == [])
    let open = GuideQuery.expanded("lq(a, b", base: "t")
    #expect(open == "lq(a, b" && GuideQuery.expanded("xlq(a, b)", base: "t") == "xlq(a, b)")
    #expect(GuideQuery.expanded("lq(a, b) + lq(b, a)", base: "t").components("toscalar") == 2)
    #expect(GuideQuery.parts("let a = 1; t | where x > a;").last == " t | where x > a")
    #expect(
      DocumentLanguage.english.decimal(0.0004) == "0"
        && DocumentLanguage.persian.decimal(-1.5) == "−۱٫۵")
  }
}

extension String {
  fileprivate func components(_ word: String) -> Int { ranges(of: word).count }
}
