import KQLEngine
import KQLSyntax
import PersianText

@testable import SamatKit

extension CaseworkRefusalTests {
  /// A ledger in which a case has come as far as wanted, and the days on which that happened.
  struct Fixture {
    var ledger: CaseworkLedger
    static let opened = SolarHijriDate(year: 1404, month: 1, day: 10)!
    static let committee = SolarHijriDate(year: 1404, month: 1, day: 17)!
    static let session = SolarHijriDate(year: 1404, month: 2, day: 1)!
    static let deadline = SolarHijriDate(year: 1404, month: 3, day: 1)!
    static let later = SolarHijriDate(year: 1404, month: 4, day: 1)!

    /// - Parameters:
    ///   - stage: How far case `c` has come.
    ///   - obstacle: The obstacle of the case.
    ///   - set: Changes the charter of group `g`.
    /// - Throws: What refuses on the way, which is a defect.
    init(
      _ stage: CaseStage, obstacle: String = "bank_loan", set: (inout Charter) -> Void = { _ in }
    ) throws {
      var charter = Charter()
      set(&charter)
      var policies = PolicyBook()
      policies.set(DatedPolicy("charter", from: nil, charter), of: "g")
      var setting = try CaseworkSetting(data: .reference, policies: policies)
      setting.organizations = KnownOrganizations(["kerman-smt"])
      ledger = CaseworkLedger(setting)
      let (opened, committee, session) = (Self.opened, Self.committee, Self.session)
      try ledger.perform(.createGroup(group: "g", province: "IR-08"), opened)
      try ledger.perform(.createGroup(group: "h", province: "IR-30"), opened)
      try ledger.perform(.createPost(post: "p", organization: "bank"), opened)
      try ledger.perform(.register(unit: "u"), opened)
      try ledger.perform(
        .openCase(case: "c", unit: "u", group: "g", obstacle: obstacle, agencies: ["bank"]), opened)
      if stage == .opened { return }
      try ledger.perform(.holdSession(session: "k", group: "g", body: .expertCommittee), committee)
      try ledger.perform(.takeUp(case: "c", session: "k"), committee)
      if stage == .committee { return }
      try ledger.perform(.refer(case: "c"), committee)
      if stage == .referred { return }
      try ledger.perform(.holdSession(session: "s", group: "g"), session)
      try ledger.perform(.hear(case: "c", session: "s"), session)
      if stage == .heard { return }
      try ledger.perform(.giveOpinion(case: "c", agency: "bank", position: .agree), session)
      try ledger.perform(.sumUp(case: "c"), session)
      if stage == .summedUp { return }
      try adopt("r")
      if stage == .decided { return }
      try ledger.perform(.notify(resolution: "r"), session)
      if stage == .notified { return }
      try ledger.perform(.complete(resolution: "r"), session)
      try ledger.perform(.closeCase(case: "c"), session)
    }

    mutating func adopt(_ id: String) throws(Refusal) {
      try ledger.perform(
        .adopt(
          resolution: id, case: "c", session: "s", agency: "bank", deadline: Self.deadline,
          text: "a loan"), Self.session)
    }
  }
}
