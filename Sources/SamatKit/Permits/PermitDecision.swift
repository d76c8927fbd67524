import PersianText

/// One decision on permits: what it rests on, and the look-ups that every part of it needs.
struct PermitDecision {
  typealias Events = [PermitEvent]

  let setting: PermitsSetting
  let state: PermitsState
  let context: DecisionContext

  var day: SolarHijriDate { context.day }
  var today: DayNumber { DayNumber(context.day) }

  /// The steps of a version, its number, and the first day on which it is in force.
  struct Version {
    var number: Int
    var from: DayNumber?
    var steps: [ProcedureStep]
  }

  /// The latest version of a kind, in force or not yet.
  func latest(_ kind: String) -> Version? {
    if let number = state.kinds[kind]?.versions.last,
      let version = state.versions["\(kind)/\(number)"]
    {
      return Version(number: number, from: version.from, steps: version.steps)
    }
    return setting.versions[kind].map { Version(number: $0.number, from: nil, steps: $0.steps) }
  }

  /// The version of a kind that is in force on the day.
  func inForce(_ kind: String) -> Version? {
    for number in (state.kinds[kind]?.versions ?? []).reversed() {
      if let version = state.versions["\(kind)/\(number)"], version.from <= today {
        return Version(number: number, from: version.from, steps: version.steps)
      }
    }
    return setting.versions[kind].map { Version(number: $0.number, from: nil, steps: $0.steps) }
  }

  func version(_ number: Int, of kind: String) -> [ProcedureStep] {
    state.versions["\(kind)/\(number)"]?.steps
      ?? (setting.versions[kind]?.number == number ? setting.versions[kind]?.steps : nil) ?? []
  }

  func kind(_ id: String) throws(Refusal) {
    guard state.kinds[id] != nil || setting.kinds.contains(id) else {
      throw Refusal(
        PermitRefusal.unknownKind, "there is no kind of permit '\(CaseworkIDs.shown(id))'",
        remedy: "add it first with ':procedure kind'")
    }
  }

  func province(_ id: String, by rule: DomainRule) throws(Refusal) {
    try setting.places.check(province: id, PermitRefusal.unknownProvince, by: rule)
  }

  func requireText(
    _ text: String, _ code: PermitRefusal, _ what: String, by rule: DomainRule,
    remedy: String = "say why"
  ) throws(Refusal) {
    if CaseworkIDs.isBlank(text) { throw Refusal(code, what, by: rule, remedy: remedy) }
  }

  func notBefore(_ last: DayNumber, _ what: String) throws(Refusal) {
    try context.refuseDay(before: last, of: what)
  }

  /// An id: the given one where it is free, or the first free number behind a stem.
  func id(
    _ given: String?, _ stem: String, from first: Int, _ kind: String, _ code: PermitRefusal,
    isTaken: (String) -> Bool
  ) throws(Refusal) -> String {
    try CaseworkIDs.free(given, stem, from: first, kind, code) {
      isTaken($0) || setting.taken.contains("\(kind)/\($0)")
    }
  }

  // MARK: Procedures

  func createKind(_ event: PermitKindCreated) throws(Refusal) -> Events {
    try CaseworkIDs.check(event.kind, "a kind of permit")
    if state.kinds[event.kind] != nil || setting.kinds.contains(event.kind) {
      throw Refusal(
        PermitRefusal.kindExists, "there is a kind of permit '\(event.kind)' already",
        remedy: "give another id")
    }
    guard !CaseworkIDs.isBlank(event.name) || !CaseworkIDs.isBlank(event.persianName) else {
      throw Refusal(
        PermitRefusal.kindNoName, "kind of permit '\(event.kind)' has no name",
        remedy: "give its name")
    }
    return [.kindCreated(event)]
  }

  func draftStep(
    _ kindID: String, _ step: String, _ details: StepDetails, _ after: String?
  ) throws(Refusal) -> Events {
    try kind(kindID)
    if latest(kindID) != nil {
      throw Refusal(
        PermitRefusal.hasVersion, "the procedure of '\(kindID)' has a version already",
        by: .permitVersions, remedy: "open a change request")
    }
    try CaseworkIDs.check(step, "a step")
    try check(details)
    let said = stepSaid(kindID, step, details, after: after)
    var steps = state.kinds[kindID]?.draft ?? []
    do throws(StepMisfit) { try steps.apply(said) } catch { throw refusal(error, kindID) }
    try checkSum(steps, kindID)
    return [.stepDrafted(said)]
  }

  func adoptProcedure(
    _ kindID: String, _ from: SolarHijriDate, _ basis: String
  ) throws(Refusal) -> Events {
    try kind(kindID)
    if latest(kindID) != nil {
      throw Refusal(
        PermitRefusal.hasVersion, "the procedure of '\(kindID)' has a version already",
        by: .permitVersions, remedy: "open a change request")
    }
    try notBefore(state.kinds[kindID]?.last ?? today, "procedure '\(kindID)'")
    return try newVersion(kindID, 1, state.kinds[kindID]?.draft ?? [], from, basis, nil)
  }

  /// A version and its steps.
  func newVersion(
    _ kindID: String, _ number: Int, _ steps: [ProcedureStep], _ from: SolarHijriDate,
    _ basis: String, _ request: String?
  ) throws(Refusal) -> Events {
    if steps.isEmpty {
      throw Refusal(
        PermitRefusal.noSteps, "version \(number) of '\(kindID)' would have no step",
        by: .permitVersions, remedy: "add a step; what needs no step needs no permit")
    }
    try requireText(
      basis, .versionBasis, "version \(number) of '\(kindID)' has no legal basis",
      by: .permitVersions, remedy: "name the law or resolution behind it")
    // An application follows the version in force on its day, also when that is recorded later.
    let first = [latest(kindID)?.from, state.kinds[kindID]?.lastApplied].compactMap { $0 }.max()
    if from < day || first.map({ DayNumber(from) <= $0 }) ?? false {
      throw Refusal(
        PermitRefusal.versionDay,
        "version \(number) of '\(kindID)' cannot be in force from \(from)", by: .versionDays,
        remedy: "give a day from \(day) on, after \(first?.date?.description ?? "any before")")
    }
    try checkSum(steps, kindID)
    let adopted = PermitEvent.adopted(
      ProcedureAdopted(
        kind: kindID, version: number, from: from, basis: basis, request: request,
        steps: steps.count))
    return [adopted]
      + steps.map { step in
        .stepSet(
          ProcedureStepSaid(
            kind: kindID, version: number, request: nil, change: nil, step: step.step, after: nil,
            agency: step.agency, documents: step.documents, days: step.days, cost: step.cost,
            law: step.law, recourse: step.recourse))
      }
  }

  func stepSaid(
    _ kind: String, _ step: String, _ details: StepDetails, request: String? = nil,
    change: StepChange? = nil, after: String?
  ) -> ProcedureStepSaid {
    ProcedureStepSaid(
      kind: kind, version: nil, request: request, change: change, step: step, after: after,
      agency: details.agency, documents: details.documents, days: details.days,
      cost: details.cost, law: details.law, recourse: details.recourse)
  }

  func check(_ details: StepDetails) throws(Refusal) {
    if let agency = details.agency, CaseworkIDs.isBlank(agency) {
      throw refusal(.noAgency, "")
    }
    try setting.organizations.check(details.agency, details.isUnlisted, by: .stepAgency)
    if let days = details.days, !(0...3650).contains(days) {
      throw Refusal(
        PermitRefusal.stepNumber, "a step of \(days) days cannot be", by: .stepAgency,
        remedy: "give 0 to 3650 days")
    }
    if let cost = details.cost, !(0...ProgrammeDecision.moneyLimit).contains(cost) {
      throw Refusal(
        PermitRefusal.stepNumber, "a cost of \(cost) rial cannot be", by: .stepAgency,
        remedy: "give rials from 0 to \(ProgrammeDecision.moneyLimit)")
    }
  }

  /// Refuses steps that cost more together than can be counted.
  private func checkSum(_ steps: [ProcedureStep], _ kind: String) throws(Refusal) {
    var sum: Int64 = 0
    for step in steps {
      let (next, overflow) = sum.addingReportingOverflow(step.cost ?? 0)
      if overflow || next > ProgrammeDecision.moneyLimit {
        throw Refusal(
          PermitRefusal.stepNumber, "the steps of '\(kind)' cost more than can be counted",
          by: .stepAgency, remedy: "give rials up to \(ProgrammeDecision.moneyLimit) in all")
      }
      sum = next
    }
  }

  func refusal(_ misfit: StepMisfit, _ kind: String) -> Refusal {
    switch misfit {
    case .missing(let step):
      Refusal(
        PermitRefusal.unknownStep, "'\(kind)' has no step '\(CaseworkIDs.shown(step))'",
        by: .permitVersions, remedy: "name one of its steps")
    case .taken(let step):
      Refusal(
        PermitRefusal.stepExists, "'\(kind)' has a step '\(step)' already", by: .permitVersions,
        remedy: "give the step another name")
    case .noAgency:
      Refusal(
        PermitRefusal.stepNoAgency, "a step has no agency", by: .stepAgency,
        remedy: "name the agency that takes it")
    }
  }

  // MARK: Requests

  func openRequest(
    _ given: String?, _ kindID: String, _ place: String, _ reason: String
  ) throws(Refusal) -> Events {
    try kind(kindID)
    if latest(kindID) == nil {
      throw Refusal(
        PermitRefusal.noVersion, "the procedure of '\(kindID)' has no version to change",
        by: .permitVersions, remedy: "draft its steps and adopt them first")
    }
    try province(place, by: .permitVersions)
    let id = try id(
      given, "request-", from: state.requests.count + 1, "request", .requestExists
    ) { state.requests.contains($0) }
    try requireText(
      reason, .requestNoReason, "request '\(id)' says no reason", by: .permitVersions)
    return [
      .requested(ChangeRequested(request: id, kind: kindID, province: place, reason: reason))
    ]
  }

  /// A request that is neither adopted, rejected nor withdrawn.
  private func request(_ id: String) throws(Refusal) -> PermitsState.Request {
    guard let record = state.requests[id] else {
      throw Refusal(
        PermitRefusal.unknownRequest, "there is no change request '\(CaseworkIDs.shown(id))'",
        remedy: "open it first with ':request open'")
    }
    guard record.status == .proposed || record.status == .reviewed else {
      throw Refusal(
        PermitRefusal.requestEnded, "request '\(id)' is \(record.status.rawValue) already",
        by: .permitVersions, remedy: "open another")
    }
    try notBefore(record.last, "request '\(id)'")
    return record
  }

  /// The steps that a request comes to on the latest version.
  private func outcome(of record: PermitsState.Request) throws(StepMisfit) -> [ProcedureStep] {
    var steps = latest(record.opened.kind)?.steps ?? []
    for id in record.changes {
      if let change = state.changes[id] { try steps.apply(change.said) }
    }
    return steps
  }

  func change(
    _ id: String, _ change: StepChange, _ step: String, _ details: StepDetails, _ after: String?
  ) throws(Refusal) -> Events {
    let record = try request(id)
    if record.status == .reviewed {
      throw Refusal(
        PermitRefusal.requestReviewed, "request '\(id)' was reviewed already", by: .reviewFirst,
        remedy: "open another request for what else should change")
    }
    try CaseworkIDs.check(step, "a step")
    try check(details)
    let isEmpty = details == StepDetails()
    if change == .set && isEmpty && after == nil || change == .remove && !isEmpty {
      throw Refusal(
        PermitRefusal.changeNothing, "the change of step '\(step)' says nothing that can be done",
        by: .permitVersions, remedy: "give what is to be set; a removal sets nothing")
    }
    let said = stepSaid(
      record.opened.kind, step, details, request: id, change: change, after: after)
    do throws(StepMisfit) {
      var steps = try outcome(of: record)
      try steps.apply(said)
    } catch {
      throw refusal(error, record.opened.kind)
    }
    return [.changeAsked(said)]
  }

  func review(_ id: String, _ finding: String) throws(Refusal) -> Events {
    let record = try request(id)
    if record.status == .reviewed {
      throw Refusal(
        PermitRefusal.requestReviewed, "request '\(id)' was reviewed already", by: .reviewFirst,
        remedy: "adopt or reject it")
    }
    if record.changes.isEmpty {
      throw Refusal(
        PermitRefusal.noChange, "request '\(id)' asks for no change", by: .permitVersions,
        remedy: "say what is to change, step by step")
    }
    try requireText(
      finding, .requestNoReason, "the review of '\(id)' finds nothing", by: .reviewFirst,
      remedy: "say what the review found")
    return [.reviewed(RequestAnswered(request: id, text: finding, version: nil))]
  }

  func adopt(_ id: String, _ from: SolarHijriDate, _ basis: String) throws(Refusal) -> Events {
    let record = try reviewed(id)
    let kind = record.opened.kind
    let steps: [ProcedureStep]
    do throws(StepMisfit) {
      steps = try outcome(of: record)
    } catch {
      throw Refusal(
        PermitRefusal.requestStale,
        "request '\(id)' no longer fits: \(refusal(error, kind).message)", by: .permitVersions,
        remedy: "reject it, and open another on the latest version")
    }
    let number = (latest(kind)?.number ?? 0) + 1
    let version = try newVersion(kind, number, steps, from, basis, id)
    return [.requestAdopted(RequestAnswered(request: id, text: basis, version: number))] + version
  }

  func reject(_ id: String, _ reason: String) throws(Refusal) -> Events {
    _ = try reviewed(id)
    try requireText(
      reason, .requestNoReason, "request '\(id)' is rejected without a reason", by: .reviewFirst)
    return [.rejected(RequestAnswered(request: id, text: reason, version: nil))]
  }

  func withdrawRequest(_ id: String, _ reason: String) throws(Refusal) -> Events {
    _ = try request(id)
    try requireText(
      reason, .requestNoReason, "request '\(id)' is taken back without a reason",
      by: .permitVersions)
    return [.requestWithdrawn(RequestAnswered(request: id, text: reason, version: nil))]
  }

  private func reviewed(_ id: String) throws(Refusal) -> PermitsState.Request {
    let record = try request(id)
    guard record.status == .reviewed else {
      throw Refusal(
        PermitRefusal.notReviewed, "request '\(id)' was not reviewed", by: .reviewFirst,
        remedy: "record its review first")
    }
    return record
  }
}
