import KQLEngine
import KQLSyntax
import PersianText
import Testing

@testable import SamatKit

/// One way to each refusal of estates.
@Suite struct EstateRefusalTests {
  private typealias Ledger = EstateLedger

  private static func details(_ change: (inout EstateDetails) -> Void) -> EstateDetails {
    var details = EstateDetails()
    change(&details)
    return details
  }

  /// What leads to a refusal: the days and commands before, and the one that is refused.
  private static func attempt(_ code: EstateRefusal) throws {
    var ledger = try Ledger.withParcel()
    let day = Ledger.day
    let later = Ledger.day(2, 1)
    let past = Ledger.day(2, 1, year: 1404)
    switch code {
    case .unknownEstate: try ledger.perform(.turnDown(estate: "none", reason: "r"))
    case .estateExists: try ledger.perform(.register(estate: "e"))
    case .governance: try ledger.perform(.takeStep(estate: "e", step: .application))
    case .place:
      try ledger.perform(.register(estate: "x", details: details { $0.province = "IR-99" }))
    case .area:
      try ledger.perform(.register(estate: "x", details: details { $0.areaHectares = .nan }))
    case .ruralZone:
      try ledger.perform(
        .register(
          estate: "x",
          details: details {
            $0.kind = .zone
            $0.isRural = true
            $0.areaHectares = 50
          }))
    case .areaExceeded:
      try ledger.perform(.assign(parcel: "q", estate: "e", areaSquareMetres: 990_000.01))
    case .stepOrder:
      try ledger.perform(
        .register(estate: "x", details: details { $0.governance = .nonGovernmental }))
      try ledger.perform(.takeStep(estate: "x", step: .review))
    case .noPermit:
      try ledger.perform(
        .register(estate: "x", details: details { $0.governance = .nonGovernmental }))
      try ledger.perform(.assign(parcel: "q", estate: "x", areaSquareMetres: 1))
    case .nothing: try ledger.perform(.correct(estate: "e", details: EstateDetails()))
    case .dayBefore: try ledger.perform(.reportBuilding(parcel: "p", built: 1), day(1, 9, 1403))
    case .policyUnset:
      var bare = try EstateLedger(nil)
      try bare.perform(.register(estate: "e"))
      try bare.perform(.assign(parcel: "q", estate: "e", areaSquareMetres: 1))
    case .points: try ledger.perform(.score(estate: "e", points: [.businessServices: 101]))
    case .serviceCompany: try ledger.perform(.endCompany(estate: "e", company: "none"))
    case .unknownParcel: try ledger.perform(.waive(parcel: "none", reason: "r"))
    case .parcelExists:
      try ledger.perform(.assign(parcel: "p", estate: "e", areaSquareMetres: 1))
    case .parcelState: try ledger.perform(.rescind(parcel: "p", body: "board", reason: "r"))
    case .deadline:
      try ledger.perform(
        .assign(parcel: "q", estate: "e", areaSquareMetres: 1, deadline: day(1, 1, 1400)))
    case .progress: try ledger.perform(.reportBuilding(parcel: "p", built: 1.01))
    case .notBuilt: try ledger.perform(.license(parcel: "p"))
    case .amount:
      try ledger.perform(
        .assign(
          parcel: "q", estate: "e", areaSquareMetres: 1,
          priceRial: EstatesDecider.largestAmount + 1))
    case .beyondPrice:
      try ledger.perform(
        .setInstalment(
          parcel: "p", instalment: "i", amountRial: 1001, due: later))
    case .instalment:
      try ledger.perform(.payInstalment(parcel: "p", instalment: "none", amountRial: 1))
    case .tooEarly: try ledger.perform(.warn(parcel: "p"))
    case .notCompetent:
      try ledger.perform(.waive(parcel: "p", reason: "r"))
      try ledger.perform(.rescind(parcel: "p", body: "nobody", reason: "r"))
    case .noReason: try ledger.perform(.waive(parcel: "p", reason: " "), past)
    case .unknownUtility:
      try ledger.perform(.endSupply(estate: "e", utility: .gas, supply: "grid"))
    case .measure:
      try ledger.perform(.setDemand(estate: "e", utility: .power, demand: 1, measure: "MW"))
      try ledger.perform(.setDemand(estate: "e", utility: .power, demand: 1, measure: "kW"))
    case .quantity:
      try ledger.perform(.setDemand(estate: "e", utility: .power, demand: -1, measure: "MW"))
    }
  }

  @Test(arguments: EstateRefusal.allCases)
  func refuses(_ code: EstateRefusal) throws {
    let refusal = try #require(throws: Refusal.self) { try Self.attempt(code) }
    #expect(refusal.code == code.rawValue)
    #expect(!refusal.message.isEmpty && !refusal.remedy.isEmpty)
    let ofRule: Set<EstateRefusal> = [
      .unknownEstate, .estateExists, .place, .area, .nothing, .dayBefore, .unknownParcel, .noReason,
    ]
    if !ofRule.contains(code) {
      let rule = try #require(refusal.rule)
      #expect(DomainRule.estateRules.contains { $0.reference == rule }, "\(code)")
      #expect(refusal.diagnostic.message.contains(rule.rule))
    }
  }

  @Test func rulesStandInTheTable() throws {
    let table = try Workspace.seeds().query(
      "rules | where component == 'estates' | project rule, statement, origin, fact")
    for rule in DomainRule.estateRules {
      let row = table.rows.first { ValueText.string($0["rule"]) == rule.reference.rule }
      let found = try #require(row, "\(rule.reference.rule)")
      #expect(ValueText.string(found["statement"]) == rule.statement)
      #expect(ValueText.string(found["origin"]) == rule.reference.origin.rawValue)
      #expect(ValueText.string(found["fact"]) == rule.reference.fact ?? "")
    }
  }

  @Test func aNoticeAndARescissionWait() throws {
    var ledger = try Ledger.withParcel()
    let past = Ledger.day(2, 1, year: 1404)
    try ledger.perform(.warn(parcel: "p"), past)
    let refusal = try #require(throws: Refusal.self) {
      try ledger.perform(
        .rescind(parcel: "p", body: "board", reason: "r"), Ledger.day(2, 31, year: 1404))
    }
    #expect(refusal.code == EstateRefusal.tooEarly.rawValue)
    #expect(refusal.rule?.rule == "estates.rescission")
  }
}
