import Foundation
import KQLEngine
import PersianText
import Testing

@testable import SamatKit

/// The measures, the file and the page of estates.
@Suite struct EstateMeasureTests {
  /// An estate with four parcels, short of power, with two idle units.
  static func workspace() throws -> Workspace {
    var book = PolicyBook()
    book.set(DatedPolicy("test", from: nil, EstateLedger.policy), in: nil)
    let workspace = try Workspace.open(
      MemoryJournal(), data: .reference,
      deciders: try StandardDeciders(data: .reference, policies: book).all)
    var estate = EstateDetails()
    estate.name = "North <1>"
    estate.persianName = "شهرک شمال"
    estate.kind = .estate
    estate.governance = .governmental
    estate.province = "IR-08"
    estate.areaHectares = 10
    let day = EstateLedger.day
    let late = day(1, 1, 1402)
    func perform(_ command: some DomainCommand, _ on: SolarHijriDate) throws {
      try workspace.perform(command, by: "clerk", on: on)
    }
    for (unit, use) in [("u1", 0.0), ("u2", 0.05), ("u3", 0.9)] {
      var details = UnitDetails()
      details.estate = "e"
      details.utilisation = use
      try perform(UnitCommand.register(unit: unit, details: details), late)
    }
    let commands: [EstateCommand] = [
      .register(estate: "e", details: estate),
      .assign(
        parcel: "p1", estate: "e", areaSquareMetres: 5000, unit: "u1", priceRial: 900,
        deadline: day(6, 1, 1402)),
      .assign(parcel: "p2", estate: "e", areaSquareMetres: 3000.25, deadline: day(7, 1, 1402)),
      .assign(parcel: "p3", estate: "e", areaSquareMetres: 2000, deadline: day(7, 1, 1402)),
      .assign(parcel: "p4", estate: "e", areaSquareMetres: 1000, deadline: day(7, 1, 1410)),
      .setInstalment(parcel: "p1", instalment: "1", amountRial: 500, due: day(2, 1, 1402)),
      .setInstalment(parcel: "p1", instalment: "2", amountRial: 400, due: day(3, 1, 1402)),
      .payInstalment(parcel: "p1", instalment: "1", amountRial: 500),
      .setDemand(estate: "e", utility: .power, demand: 10, measure: "MW"),
      .setSupply(
        estate: "e", utility: .power, supply: "line", source: .grid, amount: 4, measure: "MW"),
      .setDemand(estate: "e", utility: .water, demand: 5, measure: "lps"),
      .setSupply(
        estate: "e", utility: .water, supply: "reuse", source: .treatedEffluent, amount: 7.5,
        measure: "lps"),
      .connect(estate: "e", utility: .power, unit: "u1", demand: 3, isSupplied: false),
      .connect(estate: "e", utility: .power, unit: "u2", demand: 2, isSupplied: false),
      .addCompany(estate: "e", company: "c1", service: "cleaning"),
      .addCompany(estate: "e", company: "c2"),
      .endCompany(estate: "e", company: "c2"),
      .score(
        estate: "e",
        points: [
          .internalInfrastructure: 80, .externalConnectivity: 80, .businessServices: 80,
          .environmentAndSafety: 60,
        ]),
    ]
    for command in commands { try perform(command, late) }
    try perform(EstateCommand.reportBuilding(parcel: "p3", built: 0.4), day(5, 1, 1402))
    return workspace
  }

  private func ask(_ workspace: Workspace, _ query: String) throws -> [String] {
    try workspace.query(query).rows.map { row in
      row.values.map(ValueText.string).joined(separator: "|")
    }
  }

  /// 2024-03-25 is 1403-01-06.
  @Test(arguments: [
    (
      "parcels_past_deadline(datetime(2024-03-25)) | project parcel, would_free_m2",
      ["p1|5000.0", "p2|3000.25"]
    ),
    (
      "parcels_past_deadline(datetime(2024-03-25), 0.5) | project parcel", ["p1", "p2", "p3"]
    ),
    (
      "rescission_would_free(datetime(2024-03-25)) | project parcels, would_free_m2, free_m2",
      ["2|8000.25|88999.75"]
    ),
    ("parcels_unsettled(datetime(2024-03-25)) | project parcel", ["p1", "p2", "p3"]),
    ("parcels_unsettled(datetime(2024-03-01)) | count", ["0"]),
    (
      "instalments_overdue(datetime(2024-03-25)) | project parcel, instalment, open_rial",
      ["p1|2|400"]
    ),
    ("utility_shortages() | project kind, shortage, share_met, unit", ["power|6.0|0.4|MW"]),
    (
      "idle_without_power() | project ['unit'], demand, estate_shortage",
      ["u1|3.0|6.0", "u2|2.0|6.0"]
    ),
    (
      "power_would_reach('e', 4.0) | project ['unit'], needed_so_far, would_have_power",
      ["u2|2.0|true", "u1|5.0|false"]
    ),
    (
      "estate_balance('e') | where balance startswith 'water' | sort by part asc | project part, amount",
      ["demand|5.0", "supply|7.5"]
    ),
    ("estate_balance('e') | render columnchart | count", ["6"]),
    ("estate_companies | where isnull(work_to) | project company", ["c1"]),
    ("شهرک‌ها | project رده, مساحت_آزاد", ["leader|88999.75"]),
    ("قطعه‌ها | where مهلت < datetime(2024-01-01) | count", ["3"]),
  ])
  func everyMeasureAnswers(_ query: String, _ expected: [String]) throws {
    let workspace = try Self.workspace()
    #expect(try ask(workspace, query.replacing("| render columnchart ", with: "")) == expected)
    if query.contains("render") {
      _ = try workspace.query("estate_balance('e') | render columnchart")
    }
  }

  @Test func theFileShowsTheBalanceInBothLanguages() throws {
    let file = try Self.workspace().estateFile("e")
    #expect(file.balance.map(\.kind) == ["area", "power", "water"])
    #expect(
      file.balance.compactMap(\.left).map { ($0 * 1e6).rounded() / 1e6 } == [8.899975, -6, 2.5])
    #expect(
      file.parcels.count == 4 && file.pillars.count == 4 && file.companies == ["c1 (cleaning)"])
    let english = file.text(in: .english)
    #expect(english.contains("75 (leader)") && english.contains("8.9"))
    #expect(english.contains("own plant") == false && english.contains("grid"))
    let persian = file.html(in: .persian)
    #expect(persian.contains("dir=\"rtl\"") && persian.contains("شهرک شمال"))
    #expect(persian.contains("پساب تصفیه‌شده"))
    #expect(!file.html(in: .english).contains("North <1>"))
  }

  @Test func anUnknownEstateHasNoFile() throws {
    let problem = #expect(throws: (any Error).self) { try Workspace.seeds().estateFile("none") }
    #expect("\(String(describing: problem))".contains("samat.estate.unknown"))
  }

  // MARK: The page

  private static func page() throws -> String {
    let root = (0..<4).reduce(URL(fileURLWithPath: #filePath)) { url, _ in
      url.deletingLastPathComponent()
    }
    return try String(
      contentsOf: root.appendingPathComponent("Documentation/Estates.md"), encoding: .utf8)
  }

  @Test func thePageNamesEverything() throws {
    let page = try Self.page()
    for measure in EstateMeasures.all {
      #expect(page.contains("`\(measure.name)("), "\(measure.name)")
    }
    for rule in DomainRule.estateRules {
      #expect(page.contains("`\(rule.reference.rule)`"), "\(rule.reference.rule)")
    }
    for kind in EstateEvent.kinds { #expect(page.contains("`\(kind)`"), "\(kind)") }
    for table in EstatesTables.ofEstates {
      #expect(page.contains("`\(table.name)`"), "\(table.name)")
    }
    for form in EstatesDecider.commandForms {
      #expect(page.contains("`:\(form.verb) \(form.action)`"), "\(form.name)")
    }
  }

  @Test func thePolicyFileOfThePageIsOne() throws {
    let text = try Self.page()
    let start = try #require(text.range(of: "```json\n"))
    let end = try #require(text.range(of: "\n```", range: start.upperBound..<text.endIndex))
    var book = PolicyBook()
    try PolicyFile.read(
      Array(text[start.upperBound..<end.lowerBound].utf8), file: "page.json", into: &book)
    let policy = book.policy(EstatePolicy.self, in: "IR-08", on: EstateLedger.day(1, 1, year: 1405))
    #expect(policy.id == "kerman-estates-1405")
    #expect(policy.policy.stepDays == [.checklist: 5, .review: 17])
    #expect(policy.policy.competentBodies == ["estates-company-board"])
    #expect(policy.policy.pillarWeights[.internalInfrastructure] == 2)
    #expect(book.policy(EstatePolicy.self, in: "IR-23", on: EstateLedger.day(1, 1)).id == "default")
  }
}
