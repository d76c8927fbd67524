import KQLSyntax
import PersianText

/// Applications, powers and topics.
extension PermitDecision {
  func apply(
    _ given: String?, _ kindID: String, _ unit: String, _ place: String, _ isUnlisted: Bool
  ) throws(Refusal) -> Events {
    try kind(kindID)
    try province(place, by: .versionInForce)
    try CaseworkIDs.check(unit, "a unit")
    try registered(unit, isUnlisted)
    guard let version = inForce(kindID), let first = version.steps.first else {
      throw Refusal(
        PermitRefusal.noVersion, "no version of the procedure of '\(kindID)' is in force on \(day)",
        by: .versionInForce, remedy: "adopt one that is in force on that day")
    }
    if let open = state.underway["\(kindID)/\(unit)"], !open.isEmpty {
      throw Refusal(
        PermitRefusal.applicationOpen,
        "unit '\(unit)' has the application '\(open)' of this kind under way", by: .oneApplication,
        remedy: "follow that one, or give it up")
    }
    let id = try id(
      given, "permit-", from: state.permits.count + 1, "permit", .permitExists
    ) { state.permits.contains($0) }
    return [
      .applied(
        PermitApplied(
          permit: id, kind: kindID, version: version.number, unit: unit, province: place,
          step: first.step, agency: first.agency, planned: first.days))
    ]
  }

  /// Refuses a unit that nobody registered, unless it is given as such; without a register there is nothing
  /// to hold it against.
  private func registered(_ unit: String, _ isUnlisted: Bool) throws(Refusal) {
    guard !isUnlisted, context.knows(setting.units), !setting.knownUnits.contains(unit) else {
      return
    }
    let units = context.state(of: setting.units).units
    guard !units.contains(unit) else { return }
    let near = units.ids.count <= 20_000 ? EditDistance.nearest(to: unit, among: units.ids) : nil
    throw Refusal(
      CaseworkRefusal.unknownUnit, "there is no unit '\(CaseworkIDs.shown(unit))'",
      remedy: (near.map { "did you mean '\($0)'? " } ?? "")
        + "':unit register' registers it; unlisted=yes takes one that the register does not have")
  }

  /// An application that there is.
  private func permit(_ id: String) throws(Refusal) -> PermitsState.Permit {
    guard let record = state.permits[id] else {
      throw Refusal(
        PermitRefusal.unknownPermit,
        "there is no application '\(CaseworkIDs.shown(id))' in the journal",
        remedy: "apply for it first with ':permit apply'")
    }
    try notBefore(record.last, "application '\(id)'")
    return record
  }

  /// An application that has not ended.
  private func open(_ id: String) throws(Refusal) -> PermitsState.Permit {
    let record = try permit(id)
    if record.status.isEnded {
      throw Refusal(
        PermitRefusal.permitEnded, "application '\(id)' is \(record.status.rawValue) already",
        by: .versionInForce, remedy: "apply anew where something is left to ask for")
    }
    return record
  }

  /// An application that an agency has before it.
  private func underway(_ id: String) throws(Refusal) -> PermitsState.Permit {
    let record = try open(id)
    if record.status == .returned {
      throw Refusal(
        PermitRefusal.permitReturned, "application '\(id)' waits for the applicant",
        by: .versionInForce, remedy: "record that what was missing is handed in")
    }
    return record
  }

  func pass(_ id: String, _ step: String?) throws(Refusal) -> Events {
    let record = try underway(id)
    guard let current = record.step, step ?? current == current else {
      let next = record.step.map { "the next step is '\($0)'" } ?? "every step is passed"
      throw Refusal(
        PermitRefusal.stepOrder,
        "step '\(CaseworkIDs.shown(step ?? ""))' of '\(id)' is not the next one",
        by: .versionInForce, remedy: next)
    }
    let steps = version(record.applied.version, of: record.applied.kind)
    let place = steps.firstIndex { $0.step == current } ?? steps.count
    let next = place + 1 < steps.count ? steps[place + 1] : nil
    return [
      .passed(
        PermitPassed(
          permit: id, step: current, next: next?.step, agency: next?.agency, planned: next?.days))
    ]
  }

  func sendBack(_ id: String, _ reason: String) throws(Refusal) -> Events {
    let record = try underway(id)
    try requireText(
      reason, .permitNoReason, "application '\(id)' is sent back without a reason",
      by: .refusalReason)
    return [.returned(PermitReturned(permit: id, step: record.step ?? "", reason: reason))]
  }

  func resume(_ id: String) throws(Refusal) -> Events {
    let record = try open(id)
    guard record.status == .returned else {
      throw Refusal(
        PermitRefusal.permitReturned, "application '\(id)' does not wait for the applicant",
        by: .versionInForce, remedy: "only what was sent back comes back")
    }
    return [.resumed(PermitReturned(permit: id, step: record.step ?? "", reason: nil))]
  }

  func issue(_ id: String, _ issuer: PermitIssuer) throws(Refusal) -> Events {
    let record = try underway(id)
    if let step = record.step {
      throw Refusal(
        PermitRefusal.stepsOpen, "step '\(step)' of application '\(id)' is not passed",
        by: .versionInForce, remedy: "pass every step of version \(record.applied.version) first")
    }
    let (kind, place) = (record.applied.kind, record.applied.province)
    let power = issuer == .province ? state.power(kind, place, on: today) : nil
    if issuer == .province, power == nil {
      throw Refusal(
        PermitRefusal.notDelegated,
        "province '\(place)' may not issue permits of kind '\(kind)' on \(day)",
        by: .powersDelegated, remedy: "let the headquarters issue it, or delegate the power first")
    }
    return [
      .issued(
        PermitEnded(
          permit: id, issuer: issuer, power: power, step: nil, reason: nil, recourse: nil))
    ]
  }

  func refuse(_ id: String, _ reason: String) throws(Refusal) -> Events {
    let record = try underway(id)
    try requireText(
      reason, .permitNoReason, "permit '\(id)' is refused without a reason", by: .refusalReason)
    let steps = version(record.applied.version, of: record.applied.kind)
    let recourse = steps.first { $0.step == record.step }?.recourse
    return [
      .refused(
        PermitEnded(
          permit: id, issuer: nil, power: nil, step: record.step, reason: reason,
          recourse: recourse))
    ]
  }

  func withdraw(_ id: String, _ reason: String) throws(Refusal) -> Events {
    _ = try open(id)
    try requireText(
      reason, .permitNoReason, "application '\(id)' is given up without a reason",
      by: .refusalReason)
    return [
      .withdrawn(
        PermitEnded(
          permit: id, issuer: nil, power: nil, step: nil, reason: reason, recourse: nil))
    ]
  }

  // MARK: Execution

  /// An issued permit whose project is watched and not yet in execution, and the days since its issue.
  private func watched(
    _ id: String
  ) throws(Refusal) -> (days: Int, policy: DatedPolicy<PermitPolicy>, PermitsState.Permit) {
    let record = try permit(id)
    guard record.status == .issued, let issued = record.ended else {
      throw Refusal(
        PermitRefusal.notIssued, "permit '\(id)' is not issued", by: .investmentMonitoring,
        remedy: "issue it first")
    }
    let policy = setting.policies.policy(
      PermitPolicy.self, in: record.applied.province, on: issued.date ?? day)
    guard policy.policy.monitoredKinds.contains(record.applied.kind) else {
      throw Refusal(
        PermitRefusal.notMonitored,
        "projects of permits of kind '\(record.applied.kind)' are not watched",
        by: .investmentMonitoring, remedy: "add the kind to 'permits.monitored_kinds' in a policy")
    }
    if record.execution != nil {
      throw Refusal(
        PermitRefusal.inExecution, "the project of permit '\(id)' is in execution already",
        by: .investmentMonitoring, remedy: "nothing needs to be done")
    }
    return (Int(today.days - issued.days), policy, record)
  }

  func enterExecution(_ id: String) throws(Refusal) -> Events {
    let (days, _, _) = try watched(id)
    return [
      .executionEntered(ProjectWatched(permit: id, days: days, allowed: nil, policy: nil))
    ]
  }

  func flagStalled(_ id: String) throws(Refusal) -> Events {
    let (days, policy, record) = try watched(id)
    guard let allowed = policy.policy.executionDays else {
      throw Refusal(
        PermitRefusal.executionDaysUnset,
        "nobody has said within how many days the project of '\(id)' should enter execution",
        by: .executionDays, remedy: "set 'permits.execution_days' in a policy")
    }
    if record.stalled != nil {
      throw Refusal(
        PermitRefusal.inExecution, "the project of permit '\(id)' is flagged already",
        by: .executionDays, remedy: "nothing needs to be done")
    }
    guard days > allowed else {
      throw Refusal(
        PermitRefusal.inTime,
        "the project of permit '\(id)' is in time: \(days) of \(allowed) days",
        by: .executionDays, remedy: "wait until \(allowed) days after the issue are over")
    }
    return [
      .stalled(ProjectWatched(permit: id, days: days, allowed: allowed, policy: policy.id))
    ]
  }

  // MARK: Powers

  func delegate(
    _ given: String?, _ kindID: String, _ place: String, _ basis: String, _ from: SolarHijriDate,
    _ until: SolarHijriDate?
  ) throws(Refusal) -> Events {
    try kind(kindID)
    try province(place, by: .delegationBasis)
    try requireText(
      basis, .powerNoBasis, "the delegation to '\(place)' has no legal basis",
      by: .delegationBasis, remedy: "name the law, order or resolution behind it")
    let last = until.map(DayNumber.init)
    let first = DayNumber(from)
    let isBackwards = last.map { $0 < first } ?? false
    let other = state.powersOf["\(kindID)/\(place)"]?.first { id in
      guard let power = state.powers[id] else { return false }
      // Revoked on its first day or earlier, it never was in force.
      let end = [power.until, power.revoked?.adding(-1)].compactMap { $0 }.min()
      if let end, end < power.from { return false }
      return end.map { first <= $0 } ?? true && last.map { power.from <= $0 } ?? true
    }
    if from < day {
      throw Refusal(
        PermitRefusal.powerDays, "a delegation of \(day) cannot be in force from \(from)",
        by: .delegationBasis, remedy: "give a day of 'from' from \(day) on, or leave it out")
    }
    if let until, isBackwards {
      throw Refusal(
        PermitRefusal.powerDays, "a delegation cannot end on \(until), before it begins on \(from)",
        by: .delegationBasis, remedy: "give a day of 'until' from \(from) on")
    }
    if let other {
      throw Refusal(
        PermitRefusal.powerDays, "the days of the delegation overlap those of '\(other)'",
        by: .delegationBasis,
        remedy: "revoke that one with ':permit revoke \(other)', or give other days")
    }
    let id = try id(
      given, "power-", from: state.powers.count + 1, "power", .powerExists
    ) { state.powers.contains($0) }
    return [
      .delegated(
        PowerDelegated(
          power: id, kind: kindID, province: place, basis: basis, from: from, until: until))
    ]
  }

  func revoke(_ id: String, _ reason: String) throws(Refusal) -> Events {
    guard let power = state.powers[id] else {
      throw Refusal(
        PermitRefusal.unknownPower, "there is no delegation '\(CaseworkIDs.shown(id))'",
        remedy: "delegate the power first")
    }
    try notBefore(power.last, "delegation '\(id)'")
    if power.revoked != nil || power.until.map({ $0 < today }) ?? false {
      throw Refusal(
        PermitRefusal.powerEnded, "delegation '\(id)' is over already", by: .delegationBasis,
        remedy: "nothing needs to be done")
    }
    try requireText(
      reason, .powerNoReason, "delegation '\(id)' is revoked without a reason",
      by: .delegationBasis)
    return [.revoked(PowerRevoked(power: id, reason: reason))]
  }

  // MARK: Topics

  func propose(
    _ given: String?, _ about: TopicKind, _ title: String, _ proposer: String?, _ kindID: String?,
    _ step: String?
  ) throws(Refusal) -> Events {
    let rule: DomainRule = about == .deregulation ? .deregulation : .permitTopics
    if let kindID { try kind(kindID) }
    if let step {
      let steps = kindID.flatMap { latest($0)?.steps } ?? []
      guard steps.contains(where: { $0.step == step }) else {
        throw refusal(.missing(step), kindID ?? "no procedure")
      }
    }
    let id = try id(
      given, "topic-", from: state.topics.count + 1, "topic", .topicExists
    ) { state.topics.contains($0) || setting.topics[$0] != nil }
    try requireText(
      title, .topicNothing, "topic '\(id)' says nothing", by: rule, remedy: "say what it is about")
    return [
      .proposed(
        TopicProposed(
          topic: id, about: about, title: title, proposer: proposer, kind: kindID, step: step))
    ]
  }

  /// What a topic is about; refuses one that is decided.
  private func topic(_ id: String) throws(Refusal) -> TopicKind? {
    let record = state.topics[id]
    let known = setting.topics[id]
    guard record != nil || known != nil else {
      throw Refusal(
        PermitRefusal.unknownTopic, "there is no topic '\(CaseworkIDs.shown(id))'",
        remedy: "propose it first")
    }
    if let record { try notBefore(record.last, "topic '\(id)'") }
    if record?.decided != nil || known?.isDecided == true {
      throw Refusal(
        PermitRefusal.topicDecided, "topic '\(id)' is decided already", by: .permitTopics,
        remedy: "propose another")
    }
    return record?.proposed?.about ?? known?.about
  }

  func giveView(_ id: String, _ organization: String, _ text: String) throws(Refusal) -> Events {
    _ = try topic(id)
    if CaseworkIDs.isBlank(organization) || CaseworkIDs.isBlank(text) {
      throw Refusal(
        PermitRefusal.topicNothing, "the view on topic '\(id)' says nothing, or not whose it is",
        by: .deregulationHeard, remedy: "name who gives it, and what they say")
    }
    return [.viewGiven(TopicViewGiven(topic: id, organization: organization, text: text))]
  }

  func decideTopic(
    _ id: String, _ outcome: TopicOutcome, _ basis: String
  ) throws(Refusal) -> Events {
    let about = try topic(id)
    try requireText(
      basis, .topicNothing, "the decision on topic '\(id)' has no basis", by: .permitTopics,
      remedy: "name the session or resolution behind it")
    if about == .deregulation, state.topics[id]?.views ?? 0 == 0 {
      throw Refusal(
        PermitRefusal.topicNotHeard, "the private sector was not heard on topic '\(id)'",
        by: .deregulationHeard, remedy: "record its view first")
    }
    return [.decided(TopicDecided(topic: id, outcome: outcome, basis: basis))]
  }
}
