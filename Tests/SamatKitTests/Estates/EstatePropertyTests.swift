import Foundation
import KQLEngine
import PersianText
import Testing

@testable import SamatKit

/// Random commands keep what must hold of estates.
@Suite struct EstatePropertyTests {
  /// 4,000, or as many as `SAMAT_SOAK` says.
  private static var count: Int {
    ProcessInfo.processInfo.environment["SAMAT_SOAK"].flatMap { Int($0) } ?? 4_000
  }

  private static func command(
    _ chance: inout SplitMix64, _ day: SolarHijriDate
  ) -> EstateCommand {
    func pick(_ count: Int) -> Int { Int(chance.next() % UInt64(count)) }
    let estate = "e\(pick(6))"
    let parcel = "p\(pick(60))"
    let amounts: [Int64] = [0, 1, 500, 1_000_000_000_000_000_000, .max, -1]
    let amount = amounts[pick(amounts.count)]
    let due = day.adding(days: pick(400) - 20) ?? day
    let utility = UtilityKind.allCases[pick(UtilityKind.allCases.count)]
    switch pick(22) {
    case 0:
      var details = EstateDetails()
      details.kind = pick(2) == 0 ? .estate : .zone
      details.governance = pick(2) == 0 ? .governmental : .nonGovernmental
      details.areaHectares = Double(pick(100)) / 7
      details.isRural = pick(4) == 0
      return pick(2) == 0
        ? .register(estate: estate, details: details) : .correct(estate: estate, details: details)
    case 1, 2:
      return .takeStep(
        estate: estate, step: EstateLicenceStep.allCases[pick(EstateLicenceStep.allCases.count)])
    case 3:
      return pick(8) == 0
        ? .turnDown(estate: estate, reason: "r")
        : .endCompany(
          estate: estate, company: "c")
    case 4: return .addCompany(estate: estate, company: "c")
    case 5, 6, 7:
      return .assign(
        parcel: parcel, estate: estate, areaSquareMetres: Double(pick(4_000_000)) / 77,
        priceRial: pick(3) == 0 ? nil : amount, deadline: due)
    case 8, 9:
      return .setInstalment(
        parcel: parcel, instalment: "i\(pick(4))", amountRial: amount, due: due)
    case 10, 11:
      return .payInstalment(parcel: parcel, instalment: "i\(pick(4))", amountRial: amount)
    case 12, 13: return .reportBuilding(parcel: parcel, built: Double(pick(12)) / 10)
    case 14: return .license(parcel: parcel)
    case 15:
      return .settle(
        parcel: parcel, settlement: ParcelSettlement.allCases[pick(3)],
        deadline: pick(2) == 0 ? due : nil)
    case 16: return .waive(parcel: parcel, reason: pick(3) == 0 ? "" : "r")
    case 17: return .warn(parcel: parcel, until: pick(2) == 0 ? due : nil)
    case 18: return .rescind(parcel: parcel, body: pick(3) == 0 ? "x" : "board", reason: "r")
    case 19:
      return .setDemand(
        estate: estate, utility: utility, demand: Double(pick(50)) - 1,
        measure: pick(4) == 0 ? "kW" : "MW")
    case 20:
      return .setSupply(
        estate: estate, utility: utility, supply: "s\(pick(3))",
        source: SupplySource.allCases[pick(5)], amount: Double(pick(30)), measure: "MW")
    default:
      return pick(2) == 0
        ? .endSupply(estate: estate, utility: utility, supply: "s\(pick(3))")
        : .connect(
          estate: estate, utility: utility, unit: "u\(pick(5))", demand: Double(pick(5)),
          isSupplied: pick(2) == 0)
    }
  }

  @Test(arguments: [1, 2] as [UInt64])
  func randomCommandsKeepTheInvariants(_ seed: UInt64) throws {
    var chance = SplitMix64(seed: seed)
    var ledger = try EstateLedger()
    var day = EstateLedger.day(1, 1, year: 1395)
    var performed = 0
    ledger.isThorough = Self.count < 10_000
    for step in 0..<Self.count {
      if chance.next() % 4 == 0 { day = day.adding(days: 1) ?? day }
      let command = Self.command(&chance, day)
      do throws(Refusal) {
        performed += try ledger.perform(command, day).count
      } catch {
        #expect(!error.code.isEmpty && !error.remedy.isEmpty)
      }
      if step % 500 == 0 { try Self.check(ledger.state) }
    }
    try Self.check(ledger.state)
    #expect(performed > Self.count / 50)
  }

  private static func check(_ state: EstatesState) throws {
    var bound: [String: Int64] = [:]
    for id in state.parcels.ids {
      let parcel = try #require(state.parcels[id])
      if parcel.status != .rescinded { bound[parcel.estate, default: 0] += parcel.area }
      let plans = parcel.instalments.compactMap { state.instalments[$0] }
      #expect(plans.reduce(0) { $0 + $1.amount } == parcel.planned)
      #expect(plans.reduce(0) { $0 + $1.paid } == parcel.paid)
      #expect(parcel.planned <= parcel.price ?? 0 && parcel.paid <= parcel.planned)
      #expect(plans.allSatisfy { ($0.paidOn != nil) == ($0.paid == $0.amount) })
      #expect((parcel.status == .licensed) == (parcel.licensed != nil))
      #expect((parcel.status == .rescinded) == (parcel.rescinded != nil))
      #expect(parcel.firstDeadline <= parcel.deadline && (0...1).contains(parcel.built ?? 0))
    }
    for id in state.estates.ids {
      let estate = try #require(state.estates[id])
      #expect(estate.bound == bound[id] ?? 0)
      if let area = estate.areaHectares {
        #expect(estate.bound <= ParcelArea.units(hectares: area))
      }
      if estate.isRural == true, let area = estate.areaHectares { #expect(area < 50) }
    }
    // A state that is kept and read again is the same.
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    let kept = try encoder.encode(state)
    #expect(try encoder.encode(JSONDecoder().decode(EstatesState.self, from: kept)) == kept)
  }

  @Test func nextStepsAreNotRefusedForTheirState() throws {
    var ledger = try EstateLedger.withParcel()
    let past = EstateLedger.day(2, 1, year: 1404)
    let steps = ledger.decider.nextSteps(
      of: Subject("parcel", "p"), in: ledger.state, ledger.context(past))
    #expect(
      steps == [
        "parcel.set_instalment", "parcel.report_building", "parcel.settle", "parcel.waive",
        "parcel.warn",
      ])
    try ledger.perform(.warn(parcel: "p"), past)
    let after = ledger.decider.nextSteps(
      of: Subject("parcel", "p"), in: ledger.state,
      ledger.context(EstateLedger.day(6, 1, year: 1404)))
    #expect(after.contains("parcel.rescind") && !after.contains("parcel.warn"))
  }

  @Test func replayGivesTheSameTables() throws {
    var book = PolicyBook()
    book.set(DatedPolicy("test", from: nil, EstateLedger.policy), in: nil)
    let deciders = try StandardDeciders(data: .reference, policies: book).all
    let journal = MemoryJournal()
    let workspace = try Workspace.open(journal, data: .reference, deciders: deciders)
    let names = [
      "estates", "parcels", "parcel_instalments", "utilities", "utility_supplies",
      "utility_connections", "estate_licence_steps", "estate_companies", "estate_scores",
    ]
    func tables(_ workspace: Workspace) throws -> [String] {
      try names.flatMap { name in
        try workspace.query(name).rows.map { row in
          row.values.map(ValueText.string).joined(separator: "|")
        }
      }
    }
    _ = try tables(workspace)
    var chance = SplitMix64(seed: 9)
    var day = EstateLedger.day(1, 1, year: 1395)
    for step in 0..<600 {
      if step % 5 == 0 { day = day.adding(days: 1) ?? day }
      do {
        try workspace.perform(Self.command(&chance, day), by: "clerk", on: day)
      } catch is Refusal {}
      if step % 100 == 0 { _ = try tables(workspace) }
    }
    let again = try Workspace.open(journal, data: .reference, deciders: deciders)
    let (first, second) = (try tables(workspace), try tables(again))
    #expect(first == second)
    #expect(first.count > 20)
  }
}
