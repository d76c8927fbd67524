import PersianText

/// Decides on the life of cases before working groups: sessions and committees, attendance, opinions,
/// resolutions with agency and deadline, notification, objection, reports, escalation, closing.
///
/// What refuses and what only records is told in `Documentation/Casework.md`.
public struct WorkingGroupsDecider: Decider, SnapshotDecider {
  /// What is known of working groups.
  public typealias State = WorkingGroupsState
  /// What may be asked.
  public typealias Command = WorkingGroupCommand
  /// What may happen.
  public typealias Event = WorkingGroupEvent

  /// `working-groups`.
  public let name = "working-groups"
  /// 1.
  public let stateVersion = 1
  let setting: CaseworkSetting

  /// Creates the decider.
  ///
  /// - Parameter setting: What it rests on.
  public init(_ setting: CaseworkSetting) { self.setting = setting }

  /// Nothing is recorded.
  public var initialState: WorkingGroupsState { WorkingGroupsState() }

  /// Groups, posts, holdings, sessions, attendance, cases, opinions, resolutions, notifications,
  /// objections, reports and escalations.
  public var tables: [any TableProjection<WorkingGroupsState, WorkingGroupEvent>] {
    WorkingGroupRows.all
  }

  /// Says what happens.
  ///
  /// - Throws: A ``Refusal`` with a code of ``CaseworkRefusal``.
  public func decide(
    _ command: WorkingGroupCommand, in state: WorkingGroupsState, _ context: DecisionContext
  ) throws(Refusal) -> [WorkingGroupEvent] {
    let decision = CaseDecision(setting: setting, state: state, context: context)
    switch command {
    case .createGroup(let group, let level, let name, let persianName, let province):
      return try decision.createGroup(group, level, name, persianName, province)
    case .createPost(let post, let title, let persianTitle, let organization):
      return try decision.createPost(post, title, persianTitle, organization)
    case .holdPost(let post, let person, let from):
      return try decision.holdPost(post, person, from ?? context.day)
    case .releasePost(let post, let person, let to):
      return try decision.releasePost(post, person, to ?? context.day)
    case .holdSession(
      let session, let group, let body, let number, let venue, let chair, let secretary):
      return try decision.holdSession(session, group, body, number, venue, chair, secretary)
    case .attend(
      let session, let organization, let role, let person, let post, let plenipotentiary,
      let isUnlisted):
      try setting.organizations.check(
        organization, isUnlisted, beside: decision.present(session), by: .headAttends)
      return try decision.attend(
        AttendanceRecorded(
          session: session, organization: organization, role: role, person: person, post: post,
          plenipotentiary: plenipotentiary))
    case .recordAbsence(let session, let organization, let reason, let isUnlisted):
      try setting.organizations.check(
        organization, isUnlisted, beside: decision.present(session), by: .headAttends)
      return try decision.recordAbsence(session, organization, reason)
    case .endSession(let session): return try decision.endSession(session)
    case .openCase(
      let id, let unit, let group, let obstacle, let agencies, let documents, let statement,
      let isUnlisted):
      for agency in agencies {
        try setting.organizations.check(agency, isUnlisted, by: .agencyRequired)
      }
      return try decision.openCase(id, unit, group, obstacle, agencies, documents, statement)
    case .answer(let id, let text): return try decision.answer(id, text)
    case .takeUp(let id, let session): return try decision.takeUp(id, session)
    case .refer(let id, let session): return try decision.refer(id, session)
    case .hear(let id, let session, let person, let documents):
      return try decision.hear(id, session, person, documents)
    case .giveOpinion(
      let id, let agency, let position, let session, let person, let text, let isUnlisted):
      try setting.organizations.check(
        agency, isUnlisted, beside: state.cases[id]?.agencies ?? [], by: .opinionsFirst)
      return try decision.giveOpinion(id, agency, position, session, person, text)
    case .sumUp(let id, let text): return try decision.sumUp(id, text)
    case .adopt(
      let resolution, let id, let session, let agency, let deadline, let text, let matter,
      let isUnlisted):
      try setting.organizations.check(
        agency, isUnlisted, beside: state.cases[id]?.agencies ?? [], by: .agencyRequired)
      return try decision.adopt(resolution, id, session, agency, deadline, text, matter)
    case .notify(let resolution, let recipient):
      return try decision.notify(resolution, recipient)
    case .object(let objection, let resolution, let objector, let text):
      return try decision.object(objection, resolution, objector, text)
    case .decideObjection(let objection, let session, let outcome, let text):
      return try decision.decideObjection(objection, session, outcome, text)
    case .moveDeadline(let resolution, let session, let deadline, let reason):
      return try decision.moveDeadline(resolution, session, deadline, reason)
    case .report(let report, let resolution, let agency, let progress, let text):
      return try decision.report(report, resolution, agency, progress, text)
    case .complete(let resolution, let text): return try decision.complete(resolution, text)
    case .fail(let resolution, let reason): return try decision.fail(resolution, reason)
    case .escalate(let id, let step, let reason, let resolution):
      return try decision.escalate(id, step, reason, resolution)
    case .answerEscalation(let escalation, let outcome):
      return try decision.answerEscalation(escalation, outcome)
    case .closeCase(let id, let outcome, let reason):
      return try decision.closeCase(id, outcome, reason)
    }
  }

  /// Takes up what has happened.
  public func evolve(
    _ state: inout WorkingGroupsState, by event: WorkingGroupEvent, _ record: EventRecord
  ) {
    state.take(event, day: DayNumber(record.day), source: CaseworkSource(record))
  }
}

/// One decision on working groups: what it rests on, and the look-ups that every part of it needs.
struct CaseDecision {
  typealias Events = [WorkingGroupEvent]

  let setting: CaseworkSetting
  let state: WorkingGroupsState
  let context: DecisionContext

  var day: SolarHijriDate { context.day }
  var today: DayNumber { DayNumber(context.day) }

  /// A working group, and its province.
  func group(_ id: String) throws(Refusal) -> String? {
    if let group = state.groups[id] { return group.province }
    guard let known = setting.groups[id] else {
      throw Refusal(
        .unknownGroup, "there is no working group '\(CaseworkIDs.shown(id))'",
        remedy: "create it first")
    }
    return known
  }

  /// A case that is not closed, and to which nothing happened after today.
  func open(_ id: String) throws(Refusal) -> WorkingGroupsState.Case {
    let record = try notClosed(id)
    try notBefore(record.last, "case '\(id)'")
    return record
  }

  /// A case that is not closed. What agencies send in comes late and out of order, so it is not held
  /// against the last event, but nothing comes before the opening.
  func notClosed(_ id: String) throws(Refusal) -> WorkingGroupsState.Case {
    guard let record = state.cases[id] else {
      let where_ = setting.taken.contains("case/\(id)") ? " in the journal" : ""
      throw Refusal(
        .unknownCase, "there is no case '\(CaseworkIDs.shown(id))'\(where_)",
        remedy: "open it first with ':case open'")
    }
    if record.closed != nil {
      throw Refusal(
        .caseClosed, "case '\(id)' is closed", by: .closedIsFinal, remedy: "open a new case")
    }
    try notBefore(record.opened, "case '\(id)'")
    return record
  }

  /// Refuses a day before the last event of something.
  func notBefore(_ last: DayNumber, _ what: String) throws(Refusal) {
    try context.refuseDay(before: last, of: what, by: .order)
  }

  /// A resolution that is to be done, and its case.
  func standing(
    _ id: String
  ) throws(Refusal) -> (WorkingGroupsState.Resolution, WorkingGroupsState.Case) {
    guard let record = state.resolutions[id] else {
      throw Refusal(
        .unknownResolution, "there is no resolution '\(CaseworkIDs.shown(id))' in the journal",
        remedy: "a session adopts it first")
    }
    let matter = try notClosed(record.case)
    guard record.status == .inProgress else {
      throw Refusal(
        .resolutionSettled, "resolution '\(id)' is \(record.status.rawValue) already", by: .order,
        remedy: "adopt another where something is left to do")
    }
    try notBefore(record.last, "resolution '\(id)'")
    return (record, matter)
  }

  /// Refuses what can only follow a notification.
  func wasNotified(_ id: String, _ record: WorkingGroupsState.Resolution) throws(Refusal) {
    guard record.notified != nil else {
      throw Refusal(
        .notNotified, "resolution '\(id)' was not notified", by: .order,
        remedy: "notify it first")
    }
  }

  /// A session of a group and body that is held today and not ended.
  func session(
    _ id: String, of group: String, _ body: SessionBody
  ) throws(Refusal) -> WorkingGroupsState.Session {
    let record = try session(id)
    guard record.group == group else {
      throw Refusal(
        .sessionOtherGroup, "session '\(id)' is one of '\(record.group)', not of '\(group)'",
        by: .committeeFirst, remedy: "name a session of '\(group)'")
    }
    guard record.body == body else {
      throw Refusal(
        .sessionBody,
        body == .workingGroup
          ? "'\(id)' is a committee, which decides nothing" : "'\(id)' is no committee",
        by: .committeeFirst,
        remedy: body == .workingGroup ? "name a main session" : "name a committee")
    }
    try isToday(id, record)
    return record
  }

  func session(_ id: String) throws(Refusal) -> WorkingGroupsState.Session {
    guard let record = state.sessions[id] else {
      throw Refusal(
        .unknownSession, "there is no session '\(CaseworkIDs.shown(id))' in the journal",
        remedy: "record that it is held")
    }
    return record
  }

  /// Refuses a session that is not held today, or has ended.
  func isToday(_ id: String, _ record: WorkingGroupsState.Session) throws(Refusal) {
    guard record.day == today else {
      throw Refusal(
        .sessionOtherDay,
        "session '\(id)' is that of \(record.day.date?.description ?? "another day"), not of \(day)",
        by: .order, remedy: "give the day of the session")
    }
    if record.ended != nil {
      throw Refusal(
        .sessionEnded, "the record of session '\(id)' is closed", by: .order,
        remedy: "hold another session")
    }
  }

  /// The charter that judges a case: the one of the day on which it was opened.
  func charter(of record: WorkingGroupsState.Case) -> Charter {
    if let charter = setting.policies.charter(record.charter, of: record.group) { return charter }
    let opened = record.opened.date ?? day
    return setting.policies.charter(of: record.group, on: opened).policy
  }

  /// An id: the given one where it is free, or the first free number behind a stem.
  func id(
    _ given: String?, _ stem: String, from first: Int, _ kind: String, _ code: CaseworkRefusal,
    isTaken: (String) -> Bool
  ) throws(Refusal) -> String {
    try CaseworkIDs.free(given, stem, from: first, kind, code) {
      isTaken($0) || setting.taken.contains("\(kind)/\($0)")
    }
  }

  /// Refuses a text that says nothing.
  func reason(_ text: String, _ what: String) throws(Refusal) {
    if CaseworkIDs.isBlank(text) {
      throw Refusal(.noReason, "\(what) needs a reason", by: .order, remedy: "say why")
    }
  }

  /// A day some days after another.
  func later(_ days: Int, than day: SolarHijriDate) throws(Refusal) -> SolarHijriDate {
    guard let later = day.adding(days: days) else {
      throw Refusal(
        .badDay, "\(days) days after \(day) is beyond the calendar",
        remedy: "give a day before the year 1633")
    }
    return later
  }
}
