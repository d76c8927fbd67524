import KQLEngine
public import KQLSyntax
import PersianText

/// Decides on estates and zones, their licences, parcels, utilities, service companies and scores.
///
/// Infrastructure projects and funds have a decider of their own.
public struct EstatesDecider: Decider, SnapshotDecider {
  /// What is known of estates.
  public typealias State = EstatesState
  /// What may be asked.
  public typealias Command = EstateCommand
  /// What may happen.
  public typealias Event = EstateEvent

  /// What a table says of an estate.
  struct Known: Sendable {
    var kind: EstateKind?
    var governance: EstateGovernance?
    var province: String?
    var areaHectares: Double?
    /// The area of the parcels that the tables know, in square decimetres.
    var bound: Int64 = 0
  }

  /// `estates`.
  public let name = "estates"
  /// 1.
  public let stateVersion = 1
  let setting: CaseworkSetting
  /// What the tables say of estates.
  let known: [String: Known]
  private let knownParcels: Set<String>

  /// Creates the decider.
  ///
  /// - Parameter setting: What it rests on.
  /// - Throws: What the readers of the tables report.
  public init(_ setting: CaseworkSetting) throws(Diagnostic) {
    self.setting = setting
    var known: [String: Known] = [:]
    for row in try setting.data.rows(EstatesTables.estates) {
      guard let id = row.text("estate") else { continue }
      var estate = Known()
      estate.kind = row.text("kind").flatMap(EstateKind.init)
      estate.governance = row.text("governance").flatMap(EstateGovernance.init)
      estate.province = row.text("province")
      if case .real(let area) = row["area_ha"] { estate.areaHectares = area }
      known[id] = estate
    }
    var parcels: Set<String> = []
    for row in try setting.data.rows(EstatesTables.parcels) {
      guard let id = row.text("parcel") else { continue }
      parcels.insert(id)
      guard let estate = row.text("estate"), case .real(let area) = row["area_m2"],
        row.text("status") != ParcelStatus.rescinded.rawValue
      else { continue }
      known[estate, default: Known()].bound += ParcelArea.units(squareMetres: area) ?? 0
    }
    self.known = known
    knownParcels = parcels
  }

  /// Nothing is recorded.
  public var initialState: EstatesState { EstatesState() }

  /// What queries see.
  public var tables: [any TableProjection<EstatesState, EstateEvent>] {
    [
      EstateRows(), EstateStepRows(), EstateScoreRows(), EstateCompanyRows(), ParcelRows(),
      InstalmentRows(), UtilityRows(), SupplyRows(), ConnectionRows(),
    ]
  }

  /// The ids of estates or parcels, the newest first.
  public func ids(of kind: String, in state: EstatesState) -> [String] {
    switch kind {
    case "estate": state.estates.ids.reversed()
    case "parcel": state.parcels.ids.reversed()
    default: []
    }
  }

  // MARK: Deciding

  /// Says what happens.
  ///
  /// - Throws: A ``Refusal`` with a code of ``EstateRefusal``, or `samat.casework.id`.
  public func decide(
    _ command: EstateCommand, in state: EstatesState, _ context: DecisionContext
  ) throws(Refusal) -> [EstateEvent] {
    switch command {
    case .register(let estate, let details):
      try CaseworkIDs.check(estate, "an estate")
      if state.estates[estate]?.isRegistered == true || known[estate] != nil {
        throw Refusal(
          EstateRefusal.estateExists, "there is an estate '\(estate)' already",
          remedy: "give another id, or correct the one that is there")
      }
      try check(details, of: estate, in: state, context)
      return [.registered(described(estate, details))]
    case .correct(let estate, let details):
      _ = try living(estate, state, context)
      guard details != EstateDetails() else {
        throw Refusal(
          EstateRefusal.nothing, "the correction of estate '\(estate)' says nothing",
          remedy: "give what is right")
      }
      try check(details, of: estate, in: state, context)
      return [.corrected(described(estate, details))]
    case .takeStep(let estate, let step, let note):
      return [try takeStep(estate, step, note, state, context)]
    case .turnDown(let estate, let reason):
      let facts = try living(estate, state, context)
      guard let step = facts.record?.step, step.place < EstateLicenceStep.establishmentPermit.place
      else {
        throw Refusal(
          EstateRefusal.stepOrder,
          "estate '\(estate)' has no application that could be turned down",
          by: .nonGovernmentalSteps,
          remedy: "turn down what is applied for and has no establishment permit yet")
      }
      try needReason(reason, "the application of estate '\(estate)' cannot be turned down")
      return [.turnedDown(EstateTurnedDown(estate: estate, reason: reason))]
    case .score(let estate, let points, let evidence):
      return [try score(estate, points, evidence, state, context)]
    case .addCompany(let estate, let company, let service):
      _ = try living(estate, state, context)
      try CaseworkIDs.check(company, "a service company")
      guard state.companiesNow["\(estate)/\(company)"] == nil else {
        throw Refusal(
          EstateRefusal.serviceCompany, "'\(company)' works for estate '\(estate)' already",
          by: .serviceCompanies, remedy: "end its work first")
      }
      return [
        .companyAdded(EstateCompanyNamed(estate: estate, company: company, service: service))
      ]
    case .endCompany(let estate, let company):
      _ = try living(estate, state, context)
      guard state.companiesNow["\(estate)/\(company)"] != nil else {
        throw Refusal(
          EstateRefusal.serviceCompany,
          "'\(CaseworkIDs.shown(company))' does not work for estate '\(estate)'",
          by: .serviceCompanies, remedy: "name a company that works there")
      }
      return [.companyEnded(EstateCompanyNamed(estate: estate, company: company, service: nil))]
    case .setDemand, .setSupply, .endSupply, .connect:
      return [try decideUtility(command, in: state, context)]
    case .assign(let parcel, let estate, let area, let unit, let holder, let price, let deadline):
      if knownParcels.contains(parcel) || state.parcels.contains(parcel) {
        throw Refusal(
          EstateRefusal.parcelExists, "there is a parcel '\(parcel)' already",
          by: .parcelLife, remedy: "give another id; a rescinded parcel is assigned anew under one")
      }
      return [
        try assign(parcel, estate, area, unit, holder, price, deadline, state, context)
      ]
    case .setInstalment, .payInstalment, .reportBuilding, .license, .settle, .waive, .warn,
      .rescind:
      return [try decideParcel(command, in: state, context)]
    }
  }

  // MARK: Checks

  /// What the tables and the journal say of an estate.
  struct Facts {
    var record: EstatesState.Record?
    var known: Known?
    var governance: EstateGovernance? { record?.governance ?? known?.governance }
    var province: String? { record?.province ?? known?.province }
    var areaHectares: Double? { record?.areaHectares ?? known?.areaHectares }
    var bound: Int64 { (record?.bound ?? 0) + (known?.bound ?? 0) }
  }

  /// Whether there is an estate, of a table or registered here.
  func has(_ estate: String, in state: EstatesState) -> Bool {
    state.estates[estate]?.isRegistered == true || known[estate] != nil
  }

  /// Checks that there is a production unit, where units are followed beside estates.
  func check(unit: String, _ context: DecisionContext) throws(Refusal) {
    try CaseworkIDs.check(unit, "a unit")
    let decider = UnitsDecider(setting)
    guard context.knows(decider) else { return }
    guard context.state(of: decider).units[unit] != nil || setting.units[unit] != nil else {
      throw Refusal(
        .unknownUnit, "there is no unit '\(CaseworkIDs.shown(unit))'",
        remedy: "register it first with ':unit register'")
    }
  }

  /// What is known of an estate that is there.
  func living(
    _ estate: String, _ state: EstatesState, _ context: DecisionContext
  ) throws(Refusal) -> Facts {
    let record = state.estates[estate]
    guard has(estate, in: state) else {
      throw Refusal(
        EstateRefusal.unknownEstate, "there is no estate '\(CaseworkIDs.shown(estate))'",
        remedy: "register it first")
    }
    if let record {
      try context.refuseDay(
        before: record.last, of: "estate '\(estate)'", EstateRefusal.dayBefore)
    }
    return Facts(record: record, known: known[estate])
  }

  func needReason(_ reason: String, _ message: String) throws(Refusal) {
    guard !CaseworkIDs.isBlank(reason) else {
      throw Refusal(
        EstateRefusal.noReason, "\(message) without a reason", remedy: "say why")
    }
  }

  func policy(
    _ province: String?, _ context: DecisionContext
  ) -> DatedPolicy<EstatePolicy> {
    setting.policies.policy(EstatePolicy.self, in: province, on: context.day)
  }

  /// What a rule needs and no source gives.
  func unset(_ key: String, _ province: String?, _ rule: DomainRule) -> Refusal {
    Refusal(
      EstateRefusal.policyUnset,
      "'\(key)' of the policy of estates is not set for \(province.map { "'\($0)'" } ?? "the country")",
      by: rule, remedy: "set '\(key)' in the section 'estates' of a policy file")
  }

  private func check(
    _ details: EstateDetails, of estate: String, in state: EstatesState, _ context: DecisionContext
  ) throws(Refusal) {
    try setting.places.check(province: details.province, EstateRefusal.place)
    let record = state.estates[estate]
    try setting.places.check(
      county: details.county,
      in: details.province ?? record?.province ?? known[estate]?.province, EstateRefusal.place)
    let facts = Facts(record: record, known: known[estate])
    if let area = details.areaHectares {
      guard area > 0, area <= 1e6 else {
        throw Refusal(
          EstateRefusal.area, "an estate of \(area) hectares cannot be",
          remedy: "give an area above 0 and up to 1000000 hectares")
      }
      guard facts.bound <= ParcelArea.units(hectares: area) else {
        throw Refusal(
          EstateRefusal.areaExceeded,
          "the parcels of estate '\(estate)' take \(ParcelArea.squareMetres(facts.bound)) m2, "
            + "more than \(area) hectares", by: .areasAddUp,
          remedy: "give an area that holds its parcels")
      }
    }
    guard details.isRural ?? record?.isRural ?? false else { return }
    let kind = details.kind ?? record?.kind ?? known[estate]?.kind
    let limit = policy(details.province ?? facts.province, context).policy.ruralZoneBelowHectares
    let area = details.areaHectares ?? facts.areaHectares
    guard kind == .zone, let area, area < limit else {
      throw Refusal(
        EstateRefusal.ruralZone,
        "'\(estate)' is no rural zone: kind \(kind?.rawValue ?? "unknown"), "
          + "area \(area.map { "\($0) ha" } ?? "unknown")", by: .ruralZone,
        remedy: "a rural zone is of kind 'zone' and smaller than \(limit) ha")
    }
  }

  private func described(_ estate: String, _ details: EstateDetails) -> EstateDescribed {
    EstateDescribed(
      estate: estate, name: details.name, persianName: details.persianName, kind: details.kind,
      governance: details.governance, isRural: details.isRural, province: details.province,
      county: details.county, areaHectares: details.areaHectares,
      managingCompany: details.managingCompany)
  }

  private func takeStep(
    _ estate: String, _ step: EstateLicenceStep, _ note: String?, _ state: EstatesState,
    _ context: DecisionContext
  ) throws(Refusal) -> EstateEvent {
    let facts = try living(estate, state, context)
    guard facts.governance == .nonGovernmental else {
      throw Refusal(
        EstateRefusal.governance,
        "estate '\(estate)' is \(facts.governance == nil ? "of unknown governance" : "governmental")",
        by: .estateGovernance,
        remedy: "only a non-governmental estate passes the steps of a licence")
    }
    let last = facts.record?.step
    let expected = last == nil ? EstateLicenceStep.application : last?.next
    guard step == expected else {
      throw Refusal(
        EstateRefusal.stepOrder, "estate '\(estate)' cannot take the step '\(step.rawValue)' now",
        by: .nonGovernmentalSteps,
        remedy: expected.map { "the next step is '\($0.rawValue)'" } ?? "every step is taken")
    }
    let policy = policy(facts.province, context)
    let due = policy.policy.stepDays[step].flatMap { days in
      facts.record?.stepDay?.date?.adding(days: days)
    }
    let late = due.map { max(0, $0.days(until: context.day)) } ?? 0
    return .stepTaken(
      EstateStepTaken(
        estate: estate, step: step, due: due, daysLate: late, note: note, policy: policy.id))
  }

  private func score(
    _ estate: String, _ points: [EstatePillar: Double], _ evidence: String?,
    _ state: EstatesState, _ context: DecisionContext
  ) throws(Refusal) -> EstateEvent {
    let facts = try living(estate, state, context)
    var values: [Double] = []
    for pillar in EstatePillar.allCases {
      guard let value = points[pillar], value >= 0, value <= 100 else {
        throw Refusal(
          EstateRefusal.points, "the points of '\(pillar.rawValue)' are missing or out of range",
          by: .scorePillars, remedy: "give points from 0 to 100 for each of the four pillars")
      }
      values.append(value)
    }
    let policy = policy(facts.province, context)
    guard let challenger = policy.policy.challengerFrom else {
      throw unset("challenger_from", facts.province, .scorePillars)
    }
    guard let leader = policy.policy.leaderFrom else {
      throw unset("leader_from", facts.province, .scorePillars)
    }
    let weights = EstatePillar.allCases.map { policy.policy.pillarWeights[$0] ?? 0 }
    let sum = weights.reduce(0, +)
    guard sum > 0, sum.isFinite else {
      throw unset("pillar_weights", facts.province, .scorePillars)
    }
    let total = zip(values, weights).reduce(0) { $0 + $1.0 * ($1.1 / sum) }
    let found: EstateClass =
      total >= leader ? .leader : total >= challenger ? .challenger : .aspirer
    return .scored(
      EstateScored(
        estate: estate, pillars: EstatePillar.allCases.map(\.rawValue), points: values,
        weights: weights, total: total, estateClass: found, challengerFrom: challenger,
        leaderFrom: leader, evidence: evidence, policy: policy.id))
  }
}
