import PersianText

/// Decides on production units: registering, reports of operation, corrections, mergers.
///
/// The status follows from the reported utilisation under the policy of the province that is in force
/// on the last day of the period; where it differs from the status before, a change is recorded.
public struct UnitsDecider: Decider, SnapshotDecider {
  /// What is known of units.
  public typealias State = UnitsState
  /// What may be asked.
  public typealias Command = UnitCommand
  /// What may happen.
  public typealias Event = UnitEvent

  /// `units`.
  public let name = "units"
  /// 1.
  public let stateVersion = 1
  let setting: CaseworkSetting

  /// Creates the decider.
  ///
  /// - Parameter setting: What it rests on.
  public init(_ setting: CaseworkSetting) { self.setting = setting }

  /// No unit is recorded.
  public var initialState: UnitsState { UnitsState() }

  /// `units` and `status_changes`.
  public var tables: [any TableProjection<UnitsState, UnitEvent>] {
    [UnitRows(), StatusChangeRows()]
  }

  // MARK: Deciding

  /// Says what happens.
  ///
  /// - Throws: A ``Refusal`` with a code of ``CaseworkRefusal``.
  public func decide(
    _ command: UnitCommand, in state: UnitsState, _ context: DecisionContext
  ) throws(Refusal) -> [UnitEvent] {
    switch command {
    case .register(let unit, let details):
      try CaseworkIDs.check(unit, "a unit")
      if state.units[unit]?.isRegistered == true || setting.units[unit] != nil {
        throw Refusal(
          .unitExists, "there is a unit '\(unit)' already",
          remedy: "give another id, or correct the one that is there")
      }
      try check(details)
      try checkPlace(details.province, details.county, known: nil)
      var events: [UnitEvent] = [.registered(described(unit, details))]
      if details.utilisation != nil || details.employees != nil {
        events += report(
          unit, nil, from: context.day, to: context.day, details.utilisation, details.employees,
          province: details.province, context)
      }
      return events
    case .report(let unit, let from, let to, let utilisation, let employees):
      let record = try living(unit, state, context)
      var details = UnitDetails()
      details.utilisation = utilisation
      details.employees = employees
      try check(details)
      guard utilisation != nil || employees != nil else {
        throw Refusal(
          .unitNothing, "the report of unit '\(unit)' says nothing", by: .statusClasses,
          remedy: "give a utilisation or a number of employees")
      }
      let last = to ?? context.day
      let first = from ?? last
      guard first <= last, last <= context.day else {
        throw Refusal(
          .unitPeriod, "the period \(first) to \(last) of unit '\(unit)' cannot be reported",
          by: .statusClasses, remedy: "give a period that has ended by \(context.day)")
      }
      return report(
        unit, record, from: first, to: last, utilisation, employees,
        province: record?.province ?? setting.units[unit]?.province, context)
    case .correct(let unit, let details):
      _ = try living(unit, state, context)
      var plain = details
      plain.utilisation = nil
      plain.employees = nil
      guard plain != UnitDetails(), plain == details else {
        throw Refusal(
          .unitNothing, "the correction of unit '\(unit)' says nothing that can be corrected",
          remedy: "give what is right; utilisation and employees are reported")
      }
      // A county that is known stays one of the province.
      let county = details.province == nil ? nil : state.units[unit]?.county
      try checkPlace(
        details.province,
        details.county ?? county.flatMap { setting.places.isCounty($0) ? $0 : nil },
        known: state.units[unit]?.province ?? setting.units[unit]?.province)
      return [.corrected(described(unit, details))]
    case .merge(let unit, let duplicate, let reason):
      _ = try living(unit, state, context)
      _ = try living(duplicate, state, context)
      guard unit != duplicate, !CaseworkIDs.isBlank(reason) else {
        throw Refusal(
          .unitMerge, "unit '\(duplicate)' cannot be joined to '\(unit)'", by: .joining,
          remedy: "give two records, and the reason why they are one unit")
      }
      return [.merged(UnitMerged(unit: unit, duplicate: duplicate, reason: reason))]
    case .unmerge(let unit, let duplicate, let reason):
      return try unmerge(unit, duplicate, reason, state, context)
    case .retire(let unit, let reason):
      _ = try living(unit, state, context)
      guard !CaseworkIDs.isBlank(reason) else {
        throw Refusal(
          .noReason, "unit '\(unit)' cannot be retired without a reason",
          remedy: "say why it is no more")
      }
      return [.retired(UnitRetired(unit: unit, reason: reason))]
    }
  }

  /// A merger is undone also where the record that was kept has been retired or merged since.
  private func unmerge(
    _ unit: String, _ duplicate: String, _ reason: String, _ state: UnitsState,
    _ context: DecisionContext
  ) throws(Refusal) -> [UnitEvent] {
    guard let record = state.units[duplicate], record.mergedInto == unit else {
      throw Refusal(
        .notMerged,
        "unit '\(CaseworkIDs.shown(duplicate))' was not merged into '\(CaseworkIDs.shown(unit))'",
        by: .mergersUndone, remedy: "see 'merged_into' in the table units")
    }
    let last = max(record.last, state.units[unit]?.last ?? record.last)
    try context.refuseDay(before: last, of: "unit '\(unit)'")
    guard !CaseworkIDs.isBlank(reason) else {
      throw Refusal(
        .noReason, "'\(duplicate)' cannot be parted from '\(unit)' without a reason",
        by: .mergersUndone, remedy: "say why they are two")
    }
    return [.unmerged(UnitUnmerged(unit: unit, duplicate: duplicate, reason: reason))]
  }

  /// The record of a unit that is there; nil for one that only a table tells of.
  private func living(
    _ unit: String, _ state: UnitsState, _ context: DecisionContext
  ) throws(Refusal) -> UnitsState.Record? {
    let record = state.units[unit]
    guard record != nil || setting.units[unit] != nil else {
      throw Refusal(
        .unknownUnit, "there is no unit '\(CaseworkIDs.shown(unit))'", remedy: "register it first")
    }
    if let other = record?.mergedInto {
      throw Refusal(
        .unitRetired, "unit '\(unit)' was merged into '\(other)'", by: .joining,
        remedy: "use '\(other)'")
    }
    if record?.retired != nil {
      throw Refusal(
        .unitRetired, "unit '\(unit)' is retired", remedy: "register a unit of its own")
    }
    if let record { try context.refuseDay(before: record.last, of: "unit '\(unit)'") }
    return record
  }

  private func check(_ details: UnitDetails) throws(Refusal) {
    if let share = details.utilisation, !(share >= 0 && share <= 10) {
      throw Refusal(
        .unitNumber, "a utilisation of \(share) cannot be", by: .statusClasses,
        remedy: "give output as a share of nominal capacity, from 0 to 10")
    }
    if let employees = details.employees, !(0...10_000_000).contains(employees) {
      throw Refusal(
        .unitNumber, "\(employees) employees cannot be", by: .sizeClasses,
        remedy: "give a number from 0 to 10000000")
    }
  }

  private func checkPlace(
    _ province: String?, _ county: String?, known: String?
  ) throws(Refusal) {
    try setting.places.check(province: province, CaseworkRefusal.province)
    try setting.places.check(county: county, in: province ?? known, CaseworkRefusal.county)
  }

  private func described(_ unit: String, _ details: UnitDetails) -> UnitDescribed {
    UnitDescribed(
      unit: unit, name: details.name, persianName: details.persianName, domain: details.domain,
      sector: details.sector, province: details.province, county: details.county,
      estate: details.estate, isKnowledgeBased: details.isKnowledgeBased,
      recordOwner: details.recordOwner)
  }

  /// A report, and the change of status that follows from it.
  private func report(
    _ unit: String, _ record: UnitsState.Record?, from: SolarHijriDate, to: SolarHijriDate,
    _ utilisation: Double?, _ employees: Int?, province: String?, _ context: DecisionContext
  ) -> [UnitEvent] {
    let policy = setting.policies.unitPolicy(in: province, on: to)
    let status = utilisation.flatMap(policy.policy.utilisation.status(utilisation:))
    var events: [UnitEvent] = [
      .reported(
        UnitReported(
          unit: unit, from: from, to: to, utilisation: utilisation, employees: employees,
          status: status, size: employees.flatMap(policy.policy.size.size(employees:)),
          policy: policy.id))
    ]
    // A late report about earlier days does not undo what is known of later ones.
    let isLatest = record?.reportedTo.map { $0 <= DayNumber(to) } ?? true
    if let status, isLatest, let before = record?.status ?? setting.units[unit]?.status,
      before != status
    {
      let cases = context.state(of: WorkingGroupsDecider(setting))
      events.append(
        .statusChanged(
          UnitStatusChanged(
            unit: unit, from: before, to: status,
            returned: before.isReturnToProduction(becoming: status), province: province,
            precededBy: cases.lastDone[unit])))
    }
    return events
  }

  // MARK: Evolving

  /// Takes up what has happened.
  public func evolve(_ state: inout UnitsState, by event: UnitEvent, _ record: EventRecord) {
    let day = DayNumber(record.day)
    let source = CaseworkSource(record)
    let unit = event.subject.id
    if state.units[unit] == nil {
      // What a table says of it is not taken over: a state comes of events alone.
      state.units.set(unit, UnitsState.Record(last: day, source: source))
    }
    switch event {
    case .registered(let event):
      state.units.update(unit) {
        $0.isRegistered = true
        $0.take(event)
      }
    case .corrected(let event): state.units.update(unit) { $0.take(event) }
    case .reported(let event):
      let to = DayNumber(event.to)
      state.units.update(unit) {
        guard $0.reportedTo.map({ $0 <= to }) ?? true else { return }
        $0.reportedTo = to
        if let utilisation = event.utilisation { $0.utilisation = utilisation }
        if let status = event.status { $0.status = status }
        if let employees = event.employees { $0.employees = employees }
        if let size = event.size { $0.size = size }
      }
    case .statusChanged(let event):
      let change = UnitsState.Change(
        unit: unit, province: event.province, day: day, from: event.from,
        to: event.to, returned: event.returned, precededBy: event.precededBy, source: source)
      state.changes.set("\(unit)/\(record.position)", change)
    case .merged(let event):
      if state.units[event.duplicate] == nil {
        state.units.set(event.duplicate, UnitsState.Record(last: day, source: source))
      }
      state.units.update(event.duplicate) {
        $0.mergedInto = unit
        $0.last = day
      }
    case .unmerged(let event):
      state.units.update(event.duplicate) {
        $0.mergedInto = nil
        $0.last = max($0.last, day)
      }
    case .retired: state.units.update(unit) { $0.retired = day }
    }
    state.units.update(unit) { $0.last = max($0.last, day) }
  }
}

extension UnitsState.Record {
  fileprivate mutating func take(_ event: UnitDescribed) {
    if let value = event.name { name = value }
    if let value = event.persianName { persianName = value }
    if let value = event.domain { domain = value }
    if let value = event.sector { sector = value }
    if let value = event.province { province = value }
    if let value = event.county { county = value }
    if let value = event.estate { estate = value }
    if let value = event.isKnowledgeBased { isKnowledgeBased = value }
    if let value = event.recordOwner { recordOwner = value }
  }
}
