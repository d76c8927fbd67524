import KQLEngine
import KQLSyntax
import RegionalScience
import Testing

@testable import SamatKit

/// How guides read places: counties by name, columns that name rows, and codes that lost their zeros.
@Suite struct GuidePlacesTests {
  private static func tables() throws -> GuideTables { GuideTables(try Seeds.workspace.get()) }

  private static let all = "counties | where isnotnull(population_1395)"

  private static func counties(_ query: String = all) throws -> PriorityGuide {
    var guide = PriorityGuide()
    try guide.choose(query, criteria: [.init("population_1395")], in: tables())
    return guide
  }

  @Test(arguments: ["0001", "Arak", "arak", "Arak county", "اراک", "شهرستان اراک", "۰۰۰۱"])
  func countiesAreFoundByName(_ text: String) throws {
    let guide = try Self.counties("counties | where province == 'IR-00' | take 5")
    #expect(try guide.place(text) == "0001")
    var budget = AllocationGuide()
    try budget.choose(
      "counties | where province == 'IR-00' | take 5", place: "county", score: "population_1395",
      in: Self.tables())
    #expect(try budget.place(text) == "0001")
    try budget.setBudget(100)
    try budget.limit(place: text, floor: 5, cap: nil)
    #expect(budget.placeLimits.keys.sorted() == ["0001"])
  }

  @Test func aPlaceThatIsNotChosenIsNotTakenForItself() throws {
    let guide = try Self.counties("counties | where province == 'IR-00' | take 5")
    let problem = try #require(throws: Diagnostic.self) { _ = try guide.place("Rafsanjan") }
    #expect(problem.code == "samat.guide.place")
    #expect(problem.message == "'Rafsanjan' is none of the places chosen")
    #expect(problem.help.contains("(Rafsanjan, Kerman) is not among them"))
    let nearly = try #require(throws: Diagnostic.self) { _ = try guide.place("Araq") }
    #expect(nearly.help == "did you mean 'Arak'?")
    // A province of counties is none of them.
    #expect(throws: Diagnostic.self) { _ = try guide.place("IR-00") }
  }

  @Test func aNameThatTwoCountiesShareIsRefusedWithBothCodes() throws {
    let columns = ["county", "province", "name", "name_fa"]
    let schema = Schema(columns.map { ColumnSchema($0, .string) })
    func rows(_ cells: [[String]]) -> [Row] {
      Array(Table(schema: schema, rows: cells.map { $0.map(Value.string) }).rows)
    }
    let places = GuidePlaces(
      provinces: [],
      counties: rows([
        ["9001", "IR-00", "Twin", "دوقلو"], ["9002", "IR-08", "Twin", "دوقلو"],
        ["9003", "IR-08", "Alone", "تنها"],
      ]))
    let problem = try #require(throws: Diagnostic.self) {
      _ = try places.find("دوقلو", among: ["9001", "9002", "9003"])
    }
    #expect(problem.message == "'دوقلو' is the name of 2 counties")
    #expect(problem.help.contains("9001 (Twin") && problem.help.contains("9002 (Twin"))
    #expect(try places.find("Twin", among: ["9002", "9003"]) == "9002")
    #expect(try places.find("تنها", among: ["9001", "9003"]) == "9003")
  }

  @Test func theColumnOfPlacesIsOneThatTellsRowsApart() throws {
    #expect(try Self.counties().choice?.id == "county")
    var guide = PriorityGuide()
    let problem = try #require(throws: Diagnostic.self) {
      try guide.choose(
        "counties", id: "province", criteria: [.init("population_1395")], in: Self.tables())
    }
    #expect(problem.help == "'county' is different in every row: id=county")
    var budget = AllocationGuide()
    let other = try #require(throws: Diagnostic.self) {
      try budget.choose("print n = 1", score: "n", in: Self.tables())
    }
    #expect(other.help == "add place=COLUMN")
  }

  @Test func codesReadAsNumbersAreRefusedAndOtherPlacesAreNoted() throws {
    let problem = try #require(throws: Diagnostic.self) {
      _ = try Self.counties("datatable(county:long, population_1395:long) [1, 5, 2, 6]")
    }
    #expect(problem.code == "samat.guide.place")
    #expect(problem.message == "'county' holds numbers, and '1' is rather the county '0001'")
    // The way out that it names works.
    let step = try #require(problem.help.split(separator: "|").last)
    let mended = try Self.counties(
      "datatable(county:long, population_1395:long) [1, 5, 2, 6] |\(step)")
    #expect(mended.places == ["0001", "0002"])
    let own = try Self.counties("datatable(place:string, population_1395:long) ['a', 5, 'b', 6]")
    #expect(own.checkPage.text().contains("None of 'place' is a province or county"))
    let rows = try Self.counties("datatable(id:string, population_1395:long) ['a', 5, 'b', 6]")
    #expect(!rows.checkPage.text().contains("None of"))
  }

  @Test func placesOfBordersThatAreInNoRowAreNamed() throws {
    let query = """
      datatable(p:string, n:long) ['a', 1, 'b', 2, 'c', 4]
      | evaluate moran(p, n, dynamic([['a','b'],['b','c'],['c','X']]), 99)
      """
    let table = try Seeds.workspace.get().query(query)
    #expect(table.notes.contains("places of 'borders' that are in no row: 'X'"))
    let seeds = try Seeds.workspace.get().query(
      "workshops_1394 | take 20 | evaluate moran(province, private_total, permutations=99)")
    #expect(!seeds.notes.contains { $0.contains("in no row") })
  }

  @Test func aSharedFirstPlaceIsSaidToBeShared() throws {
    var guide = PriorityGuide()
    try guide.choose(
      "datatable(id:string, a:long, b:long) ['x', 5, 1, 'y', 5, 1, 'z', 1, 3]",
      criteria: [.init("a"), .init("b")], in: Self.tables())
    try guide.weigh(["a": 0.8, "b": 0.2])
    try guide.rank(by: "topsis")
    try guide.testDoubt(samples: 50)
    let words = guide.doubtSentences(in: .english)
    #expect(words.contains { $0.hasPrefix("x is first by") && $0.contains("topsis (tied)") })
    #expect(guide.doubtSentences(in: .persian).contains { $0.contains("topsis (مشترک)") })
  }

  @Test func numbersOfWideTablesKeepTheirHeads() {
    var page = DocumentPage("Plan", in: .english)
    page.table(
      ["Place", "Amount", "Mean"], [["Rudsar (0107)", "15,898,536,653", "15,800,497,024"]])
    #expect(
      page.text(width: 30).contains(
        "Rudsar (0107)\n    Amount: 15,898,536,653\n    Mean: 15,800,497,024\n"))
    var agenda = DocumentPage("Agenda", in: .english)
    agenda.table(
      ["No.", "Case", "Title"], [["1", "K-12", "A mill without water since the spring"]])
    #expect(agenda.text(width: 30).contains("1  K-12  A mill without water since the spring\n"))
  }

  @Test func drawsThatCannotBePlannedAreCounted() throws {
    struct Picky: AllocationRule {
      let name = "picky"
      let summary = "Refuses a first score above the one given."
      func amounts(of problem: AllocationProblem) throws(RegionalScienceError) -> [Int64] {
        guard problem.needs[0] <= 5 else { throw RegionalScienceError(.parameter, "it is picky") }
        return [problem.budget] + problem.needs.dropFirst().map { _ in 0 }
      }
    }
    var guide = AllocationGuide(rules: try AllocationRules.standard.adding(Picky()))
    try guide.choose(
      "datatable(id:string, n:long) ['a', 5, 'b', 3]", score: "n", in: Self.tables())
    try guide.setBudget(100)
    try guide.plan(by: "picky")
    let problem = try #require(throws: Diagnostic.self) { try guide.testDoubt(spread: 5) }
    #expect(problem.message == "the spread is 5.0, expected 0 to 1")
    try guide.testDoubt(samples: 200, spread: 0.5)
    let doubt = try #require(guide.doubt)
    #expect((1..<200).contains(doubt.planned))
    #expect(
      try guide.doubtPage().text().contains(
        "\(200 - doubt.planned) of the 200 draws could not be planned and are left out: it is picky"
      ))
    // What is interrupted is not a plan less.
    let before = guide.doubt
    do throws(RegionalScienceError) {
      try Interruption.watch({ true }) { try? guide.testDoubt(samples: 300) }
    } catch {
      #expect(error.code == .cancelled)
    }
    #expect(guide.doubt == before)
  }
}
