import KQLEngine
import PersianText
import Testing

@testable import SamatKit

/// Estates and parcels from beginning to end, through a workspace and its tables.
@Suite struct LifeOfAnEstateTests {
  private static func workspace() throws -> Workspace {
    var book = PolicyBook()
    book.set(DatedPolicy("test", from: nil, EstateLedger.policy), in: nil)
    let setting = try CaseworkSetting(data: .reference, policies: book)
    return try Workspace.open(
      MemoryJournal(), data: .reference, deciders: try StandardDeciders(setting).all)
  }

  private static func one(_ workspace: Workspace, _ query: String) throws -> [String] {
    let rows = try workspace.query(query).rows
    return rows.map { row in row.values.map(ValueText.string).joined(separator: "|") }
  }

  @Test func aNonGovernmentalEstateTakesItsSteps() throws {
    let workspace = try Self.workspace()
    var details = EstateDetails()
    details.governance = .nonGovernmental
    details.areaHectares = 20
    let day = EstateLedger.day
    func perform(_ command: EstateCommand, _ on: SolarHijriDate) throws {
      try workspace.perform(command, by: "clerk", on: on)
    }
    try perform(.register(estate: "n", details: details), day(1, 1, 1403))
    try perform(.takeStep(estate: "n", step: .application), day(1, 2, 1403))
    try perform(.turnDown(estate: "n", reason: "no water"), day(1, 5, 1403))
    try perform(.takeStep(estate: "n", step: .application), day(2, 1, 1403))
    try perform(.takeStep(estate: "n", step: .studies), day(3, 1, 1403))
    try perform(.takeStep(estate: "n", step: .checklist), day(3, 4, 1403))
    try perform(.takeStep(estate: "n", step: .review), day(3, 26, 1403))
    try perform(.takeStep(estate: "n", step: .establishmentPermit), day(4, 1, 1403))
    try perform(
      .assign(parcel: "n1", estate: "n", areaSquareMetres: 200_000), day(4, 2, 1403))
    try perform(.takeStep(estate: "n", step: .works), day(5, 1, 1403))
    try perform(.takeStep(estate: "n", step: .operationLicence), day(6, 1, 1403))
    #expect(
      try Self.one(
        workspace,
        "estate_licence_steps | where step in ('checklist', 'review') "
          + "| project application, step, days_late") == ["2|checklist|0", "2|review|5"])
    #expect(
      try Self.one(
        workspace, "estates | project licence_step, bound_m2, free_m2")
        == ["operation_licence|200000.0|0.0"])
  }

  @Test func aParcelIsPaidBuiltAndLicensed() throws {
    var ledger = try EstateLedger.withParcel()
    let day = EstateLedger.day
    try ledger.perform(
      .setInstalment(parcel: "p", instalment: "1", amountRial: 600, due: day(2, 1, 1403)))
    try ledger.perform(
      .setInstalment(parcel: "p", instalment: "2", amountRial: 400, due: day(8, 1, 1403)))
    let paid = try ledger.perform(
      .payInstalment(parcel: "p", instalment: "1", amountRial: 600), day(2, 3, 1403))
    guard case .instalmentPaid(let event) = try #require(paid.first) else {
      Issue.record("no payment")
      return
    }
    #expect(event.daysLate == 2)
    try ledger.perform(.reportBuilding(parcel: "p", built: 0.5), day(3, 1, 1403))
    #expect(ledger.state.parcels["p"]?.status == .building)
    try ledger.perform(
      .settle(parcel: "p", settlement: .extended, deadline: day(1, 1, 1405)), day(1, 20, 1404))
    try ledger.perform(.reportBuilding(parcel: "p", built: 1), day(2, 1, 1404))
    try ledger.perform(.license(parcel: "p", licence: "L-1"), day(2, 2, 1404))
    let parcel = try #require(ledger.state.parcels["p"])
    #expect(parcel.status == .licensed && parcel.paid == 600 && parcel.planned == 1000)
    #expect(parcel.firstDeadline < parcel.deadline)
  }

  @Test func rescissionFreesTheArea() throws {
    var ledger = try EstateLedger.withParcel()
    #expect(ledger.state.estates["e"]?.bound == 1_000_000)
    try ledger.perform(
      .settle(parcel: "p", settlement: .toRescind), EstateLedger.day(2, 1))
    try ledger.perform(.warn(parcel: "p"), EstateLedger.day(2, 1))
    try ledger.perform(
      .rescind(parcel: "p", body: "board", reason: "nothing built"), EstateLedger.day(3, 1))
    #expect(ledger.state.estates["e"]?.bound == 0)
    try ledger.perform(
      .assign(parcel: "p2", estate: "e", areaSquareMetres: 1_000_000), EstateLedger.day(3, 2))
    #expect(ledger.state.estates["e"]?.bound == 100_000_000)
  }

  @Test func theScoreShowsItsWorking() throws {
    let workspace = try Self.workspace()
    try workspace.perform(
      EstateCommand.register(estate: "e"), by: "clerk", on: EstateLedger.day(1, 1))
    try workspace.perform(
      EstateCommand.score(
        estate: "e",
        points: [
          .internalInfrastructure: 80, .externalConnectivity: 60, .businessServices: 40,
          .environmentAndSafety: 20,
        ]), by: "clerk", on: EstateLedger.day(1, 2))
    #expect(
      try Self.one(
        workspace,
        "estate_scores | summarize sum(contribution), max(total), count() by ['class']")
        == ["challenger|50.0|50.0|4"])
  }

  @Test func suppliesAddUpToTheShortage() throws {
    let workspace = try Self.workspace()
    for unit in ["u1", "u2"] {
      try workspace.perform(.register(unit: unit), by: "clerk", on: EstateLedger.day(1, 1))
    }
    let commands: [EstateCommand] = [
      .register(estate: "e"),
      .setDemand(estate: "e", utility: .power, demand: 30, measure: "MW"),
      .setSupply(
        estate: "e", utility: .power, supply: "line", source: .grid, amount: 12, measure: "MW"),
      .setSupply(
        estate: "e", utility: .power, supply: "plant", source: .ownPlant, amount: 8, measure: "MW"),
      .connect(estate: "e", utility: .power, unit: "u1", demand: 3, isSupplied: false),
      .connect(estate: "e", utility: .power, unit: "u2", demand: 5, isSupplied: false),
    ]
    for command in commands {
      try workspace.perform(command, by: "clerk", on: EstateLedger.day(1, 1))
    }
    #expect(
      try Self.one(workspace, "utilities | project supply_source, supply, shortage, unit")
        == ["grid, own_plant|20.0|10.0|MW"])
    try workspace.perform(
      EstateCommand.endSupply(estate: "e", utility: .power, supply: "plant"), by: "clerk",
      on: EstateLedger.day(1, 2))
    #expect(try Self.one(workspace, "utilities | project shortage") == ["18.0"])
  }
}
