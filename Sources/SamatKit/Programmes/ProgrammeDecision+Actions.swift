import PersianText

/// Actions: adding, notification, reports, deadlines, ends.
extension ProgrammeDecision {
  func addAction(
    _ given: String?, _ programmeID: String, _ details: ActionDetails
  ) throws(Refusal) -> Events {
    try programme(programmeID)
    let id = try actionID(given, programmeID)
    guard let title = details.title, !CaseworkIDs.isBlank(title) else {
      throw Refusal(
        ProgrammeRefusal.actionNoTitle, "action '\(id)' does not say what is to be done",
        by: .actionOwner, remedy: "give a title")
    }
    guard let owner = details.owner, !CaseworkIDs.isBlank(owner) else {
      throw Refusal(
        ProgrammeRefusal.actionNoOwner, "action '\(id)' has no owner", by: .actionOwner,
        remedy: "name the organization that has to act")
    }
    try CaseworkIDs.check(owner, "an organization")
    try setting.organizations.check(owner, details.isUnlisted, by: .actionOwner)
    if let axisID = details.axis {
      let other = try axis(axisID)
      if other != programmeID {
        throw Refusal(
          ProgrammeRefusal.otherProgramme,
          "axis '\(axisID)' is one of '\(other)', not of '\(programmeID)'", by: .programmeAxes,
          remedy: "name an axis of '\(programmeID)'")
      }
    }
    if let place = details.province { try province(place, by: .actionsNotified) }
    for number in [details.baseline, details.target] {
      if let number, !number.isFinite {
        throw Refusal(
          ProgrammeRefusal.actionNumber, "'\(number)' is no value of an indicator",
          by: .actionOwner, remedy: "give a number")
      }
    }
    if let target = details.target,
      CaseworkIDs.isBlank(details.indicator) || target == details.baseline ?? 0
    {
      throw Refusal(
        ProgrammeRefusal.actionTarget,
        "the target \(target) of action '\(id)' measures nothing", by: .actionOwner,
        remedy: "name the indicator, and a target that differs from where it begins")
    }
    try weight(details.weight, .actionNumber)
    if let deadline = details.deadline, deadline < day {
      throw Refusal(
        ProgrammeRefusal.actionDeadline, "the deadline \(deadline) is before \(day)",
        by: .actionsMonitored, remedy: "give a deadline from \(day) on")
    }
    return [
      .actionAdded(
        ActionAdded(
          action: id, programme: programmeID, axis: details.axis, title: title, owner: owner,
          province: details.province, indicator: details.indicator, baseline: details.baseline,
          target: details.target, unit: details.unit, deadline: details.deadline,
          weight: details.weight))
    ]
  }

  private func actionID(_ given: String?, _ programme: String) throws(Refusal) -> String {
    func taken(_ id: String) -> Bool { state.actions.contains(id) || setting.actions[id] != nil }
    guard let given else {
      var number = (state.programmes[programme]?.count ?? 0) + 1
      while taken("\(programme)-a\(number)") { number += 1 }
      return "\(programme)-a\(number)"
    }
    try CaseworkIDs.check(given, "an action")
    if taken(given) {
      throw Refusal(
        ProgrammeRefusal.actionExists, "there is an action '\(given)' already",
        remedy: "give another id, or none")
    }
    return given
  }

  func notify(
    _ id: String, _ given: String?, _ silentAfter: Int?, _ ownWeight: Double?
  ) throws(Refusal) -> Events {
    let record = try living(id)
    let place = given ?? record?.added?.province ?? setting.actions[id]?.province
    if let place { try province(place, by: .actionsNotified) }
    if let own = record?.added?.province, own != place {
      throw Refusal(
        ProgrammeRefusal.unknownProvince,
        "action '\(id)' is one of province '\(own)', not of '\(place ?? "")'",
        by: .actionsNotified, remedy: "notify it to '\(own)'")
    }
    if state.assignment(id, place ?? "") != nil {
      throw Refusal(
        ProgrammeRefusal.notifiedAlready,
        "action '\(id)' was notified to \(place.map { "'\($0)'" } ?? "its owner") already",
        by: .actionsNotified, remedy: "name another province")
    }
    try weight(ownWeight, .actionNumber)
    if let silentAfter, !(1...3650).contains(silentAfter) {
      throw Refusal(
        ProgrammeRefusal.actionNumber, "\(silentAfter) days without a report cannot be",
        by: .silentDays, remedy: "give 1 to 3650 days")
    }
    let policy = setting.policies.policy(ProgrammePolicy.self, in: place, on: day)
    guard let days = silentAfter ?? policy.policy.silentDays else {
      throw Refusal(
        ProgrammeRefusal.silentDaysUnset,
        "nobody has said after how many days without a report action '\(id)' is silent",
        by: .silentDays,
        remedy: "give the days, or set 'programmes.silent_days' in a policy")
    }
    return [
      .notified(
        ActionNotified(
          action: id, programme: record?.programme ?? setting.actions[id]?.programme ?? "",
          province: place, silentAfter: days, policy: silentAfter == nil ? policy.id : nil,
          weight: ownWeight))
    ]
  }

  func report(
    _ given: String?, _ id: String, _ place: String?, _ value: Double?, _ share: Double?,
    _ text: String?
  ) throws(Refusal) -> Events {
    guard let record = try living(id), !record.provinces.isEmpty else {
      throw Refusal(
        ProgrammeRefusal.notNotified, "action '\(id)' was not notified", by: .actionsNotified,
        remedy: "notify it first: ':action notify \(id)'")
    }
    let only = record.provinces.count == 1 ? record.provinces.first : nil
    let key = place ?? only ?? ""
    guard let assignment = state.assignment(id, key) else {
      throw Refusal(
        ProgrammeRefusal.notNotified,
        "action '\(id)' was not notified to \(key.isEmpty ? "its owner alone" : "'\(key)'")",
        by: .actionsNotified,
        remedy: "name one of \(record.provinces.filter { !$0.isEmpty }.joined(separator: ", "))")
    }
    if DayNumber(day) < assignment.notified {
      throw Refusal(
        CaseworkRefusal.dayBefore, "\(day) is before the notification of action '\(id)'",
        by: .actionsNotified,
        remedy: "give a day from \(assignment.notified.date?.description ?? "then") on")
    }
    if value != nil, share != nil {
      throw Refusal(
        ProgrammeRefusal.reportTwice, "the report on '\(id)' gives a value and a share",
        by: .progressUnknown, remedy: "give the indicator's value, or the share of the target")
    }
    guard value != nil || share != nil || !CaseworkIDs.isBlank(text) else {
      throw Refusal(
        ProgrammeRefusal.reportNothing, "the report on '\(id)' says nothing",
        by: .progressUnknown, remedy: "give a value, a progress or a text")
    }
    if let share, !(0...1).contains(share) {
      throw Refusal(
        ProgrammeRefusal.reportNumber, "a progress of \(Refusal.percent(share)) cannot be",
        by: .progressUnknown, remedy: "give a share from 0 to 1, such as 0.6 or 60%")
    }
    if let value, !value.isFinite {
      throw Refusal(
        ProgrammeRefusal.reportNumber, "'\(value)' is no value of an indicator",
        by: .progressUnknown, remedy: "give a number")
    }
    var number = record.reports + 1
    while state.reports.contains("\(id)-r\(number)") { number += 1 }
    let report = given ?? "\(id)-r\(number)"
    try CaseworkIDs.check(report, "a report")
    if state.reports.contains(report) {
      throw Refusal(
        ProgrammeRefusal.reportExists, "there is a report '\(report)' already",
        remedy: "give another id, or none")
    }
    let reached = value.flatMap { Self.progress($0, record.added) }
    if let now = share ?? reached, let before = assignment.progress, now < before,
      CaseworkIDs.isBlank(text), assignment.reported.map({ $0 <= DayNumber(day) }) ?? true
    {
      throw Refusal(
        ProgrammeRefusal.noReason,
        "the progress of action '\(id)' falls from \(Refusal.percent(before)) to \(Refusal.percent(now))",
        by: .actionsMonitored, remedy: "say why: text=...")
    }
    return [
      .reported(
        ActionReported(
          action: id, report: report, province: key.isEmpty ? nil : key, value: value,
          progress: share ?? reached, text: text))
    ]
  }

  /// The share of the way from the baseline to the target; 0 to 1, nil without a target.
  static func progress(_ value: Double, _ action: ActionAdded?) -> Double? {
    guard let target = action?.target else { return nil }
    let base = action?.baseline ?? 0
    let share = (value - base) / (target - base)
    return share.isFinite ? min(1, max(0, share)) : nil
  }

  func moveDeadline(
    _ id: String, _ deadline: SolarHijriDate, _ reason: String
  ) throws(Refusal) -> Events {
    guard let record = try living(id) else {
      throw Refusal(
        ProgrammeRefusal.notNotified, "action '\(id)' was not notified", by: .actionsNotified,
        remedy: "notify it first: ':action notify \(id)'")
    }
    try notBefore(record, id)
    if CaseworkIDs.isBlank(reason) {
      throw Refusal(
        ProgrammeRefusal.noReason, "the deadline of action '\(id)' is moved without a reason",
        by: .firstActionDeadline, remedy: "say why")
    }
    if let before = record.deadline, DayNumber(deadline) <= before {
      throw Refusal(
        ProgrammeRefusal.actionDeadline, "\(deadline) is not later than the deadline in force",
        by: .firstActionDeadline,
        remedy: "give a day after \(before.date?.description ?? "it")")
    }
    if deadline < day {
      throw Refusal(
        ProgrammeRefusal.actionDeadline, "the deadline \(deadline) is before \(day)",
        by: .firstActionDeadline, remedy: "give a deadline from \(day) on")
    }
    return [
      .deadlineMoved(
        ActionDeadlineMoved(
          action: id, from: record.deadline?.date, to: deadline, reason: reason))
    ]
  }

  func end(
    _ id: String, _ outcome: ActionOutcome, _ reason: String?
  ) throws(Refusal) -> Events {
    guard let record = try living(id) else {
      throw Refusal(
        ProgrammeRefusal.notNotified, "action '\(id)' was not notified", by: .actionsNotified,
        remedy: "notify it first: ':action notify \(id)'")
    }
    try notBefore(record, id)
    switch outcome {
    case .dropped:
      if CaseworkIDs.isBlank(reason) {
        throw Refusal(
          ProgrammeRefusal.noReason, "action '\(id)' is given up without a reason",
          by: .actionsMonitored, remedy: "say why")
      }
    case .done:
      let open = record.provinces.filter { state.assignment(id, $0)?.progress != 1 }
      guard open.isEmpty, !record.provinces.isEmpty else {
        let places = open.map { $0.isEmpty ? "its owner" : $0 }.joined(separator: ", ")
        throw Refusal(
          ProgrammeRefusal.unfinished,
          "action '\(id)' is not reported as done\(places.isEmpty ? "" : " by \(places)")",
          by: .actionsMonitored, remedy: "report a progress of 1, or give it up with a reason")
      }
    }
    return [.ended(ActionEnded(action: id, outcome: outcome, reason: reason))]
  }

  private func notBefore(_ record: ProgrammesState.Action, _ id: String) throws(Refusal) {
    try context.refuseDay(before: record.last, of: "action '\(id)'")
  }

  /// The record of an action that has not ended; nil for one that only a table tells of.
  private func living(_ id: String) throws(Refusal) -> ProgrammesState.Action? {
    guard let record = state.actions[id] else {
      if setting.actions[id] != nil { return nil }
      throw Refusal(
        ProgrammeRefusal.unknownAction, "there is no action '\(CaseworkIDs.shown(id))'",
        remedy: "add it first with ':action add'")
    }
    if let outcome = record.outcome {
      throw Refusal(
        ProgrammeRefusal.actionEnded, "action '\(id)' is \(outcome.rawValue) already",
        by: .actionsMonitored, remedy: "add another where something is left to do")
    }
    return record
  }
}
