import PersianText

/// What happens to a resolution, and the ways above it.
extension CaseDecision {
  func notify(_ id: String, _ recipient: String?) throws(Refusal) -> Events {
    let (record, matter) = try standing(id)
    let recipient = recipient ?? matter.unit
    try CaseworkIDs.check(recipient, "a recipient")
    if record.recipients.contains(recipient) {
      throw Refusal(
        .notifiedAlready, "resolution '\(id)' was notified to '\(recipient)' already", by: .order,
        remedy: "the first notification counts")
    }
    let charter = charter(of: matter)
    guard let last = charter.lastObjectionDay(notified: day) else {
      throw Refusal(
        .badDay, "\(charter.objectionDays) days after \(day) is beyond the calendar",
        by: .objectionDays, remedy: "give a day before the year 1633")
    }
    return [
      .resolutionNotified(
        ResolutionNotified(
          notification: "\(id)-n\(record.recipients.count + 1)", case: record.case,
          resolution: id, recipient: recipient, objectionUntil: last))
    ]
  }

  func object(
    _ given: String?, _ id: String, _ objector: String, _ text: String?
  ) throws(Refusal) -> Events {
    let (record, matter) = try standing(id)
    try CaseworkIDs.check(objector, "an objector")
    try wasNotified(id, record)
    // Days count from the notification of whoever objects, else from the first one.
    let place = record.recipients.firstIndex(of: objector) ?? 0
    let notified = state.notifications["\(id)-n\(place + 1)"]?.notified ?? record.notified
    let days = charter(of: matter).objectionDays
    if let notified, let from = notified.date,
      !charter(of: matter).isObjectionInTime(day, notified: from)
    {
      throw Refusal(
        .objectionLate,
        "the objection to '\(id)' of \(day) is later than \(days) days after \(from)",
        by: .objectionDays, remedy: "escalate the case where the matter is still open")
    }
    let objection = try self.id(
      given, "\(id)-x", from: Int(record.objections) + 1, "objection", .objectionExists
    ) { state.objections.contains($0) }
    return [
      .objectionRaised(
        ObjectionRaised(
          objection: objection, case: record.case, resolution: id, objector: objector, text: text))
    ]
  }

  func decideObjection(
    _ id: String, _ session: String, _ outcome: ObjectionOutcome, _ text: String?
  ) throws(Refusal) -> Events {
    guard let record = state.objections[id], record.decided == nil else {
      throw Refusal(
        .unknownObjection, "there is no open objection '\(CaseworkIDs.shown(id))'",
        remedy: "an objection is raised first, and decided once")
    }
    let matter = try notClosed(record.case)
    try notBefore(record.raised, "objection '\(id)'")
    let held = try self.session(session, of: matter.group, .workingGroup)
    try isQuorate(session, held)
    if outcome == .upheld { _ = try standing(record.resolution) }
    return [
      .objectionDecided(
        ObjectionDecided(
          objection: id, case: record.case, resolution: record.resolution, session: session,
          outcome: outcome, text: text))
    ]
  }

  func moveDeadline(
    _ id: String, _ session: String?, _ deadline: SolarHijriDate, _ reason: String?
  ) throws(Refusal) -> Events {
    let (record, matter) = try standing(id)
    guard let session else {
      throw Refusal(
        .noSession, "no session moves the deadline of '\(id)'", by: .noDelay,
        remedy: "bring it before a session of '\(matter.group)'")
    }
    let held = try self.session(session, of: matter.group, .workingGroup)
    try isQuorate(session, held)
    guard record.deadline < DayNumber(deadline), today <= DayNumber(deadline) else {
      throw Refusal(
        .deadlineNotLater,
        "\(deadline) is not later than the deadline \(record.deadline.date?.description ?? "")",
        by: .noDelay, remedy: "give a later day")
    }
    return [
      .deadlineMoved(
        DeadlineMoved(
          case: record.case, resolution: id, session: session, from: record.deadline.date ?? day,
          to: deadline, reason: reason))
    ]
  }

  func report(
    _ given: String?, _ id: String, _ agency: String, _ progress: Double, _ text: String?
  ) throws(Refusal) -> Events {
    let (record, _) = try standing(id)
    try wasNotified(id, record)
    guard agency == record.agency else {
      throw Refusal(
        .notResponsible,
        "'\(CaseworkIDs.shown(agency))' is not responsible for '\(id)', '\(record.agency)' is",
        by: .performanceReport, remedy: "record the report of '\(record.agency)'")
    }
    guard progress >= 0, progress <= 1 else {
      throw Refusal(
        .reportProgress, "a progress of \(Refusal.percent(progress)) cannot be",
        by: .performanceReport,
        remedy: "give the share that is done, from 0 to 1, such as 0.6 or 60%")
    }
    if let before = record.progress, progress < before, CaseworkIDs.isBlank(text),
      record.reported.map({ $0 <= today }) ?? true
    {
      throw Refusal(
        .noReason,
        "the progress of '\(id)' falls from \(Refusal.percent(before)) to \(Refusal.percent(progress))",
        by: .performanceReport, remedy: "say why: text=...")
    }
    let report = try self.id(
      given, "\(id)-p", from: Int(record.reports) + 1, "report", .reportExists
    ) { state.reports.contains($0) }
    return [
      .reportFiled(
        ReportFiled(
          report: report, case: record.case, resolution: id, agency: agency, progress: progress,
          text: text))
    ]
  }

  func complete(_ id: String, _ text: String?) throws(Refusal) -> Events {
    let (record, matter) = try standing(id)
    try wasNotified(id, record)
    return [
      .resolutionDone(
        ResolutionDone(case: record.case, resolution: id, unit: matter.unit, text: text))
    ]
  }

  func fail(_ id: String, _ reason: String) throws(Refusal) -> Events {
    let (record, _) = try standing(id)
    try wasNotified(id, record)
    try self.reason(reason, "the failure of '\(id)'")
    return [.resolutionFailed(ResolutionFailed(case: record.case, resolution: id, reason: reason))]
  }

  func escalate(
    _ id: String, _ step: EscalationStep, _ reason: String, _ resolution: String?
  ) throws(Refusal) -> Events {
    let record = try open(id)
    try self.reason(reason, "the escalation of '\(id)'")
    if let resolution, state.resolutions[resolution]?.case != id {
      throw Refusal(
        .unknownResolution,
        "case '\(id)' has no resolution '\(CaseworkIDs.shown(resolution))'",
        remedy: "name one of its own, or none")
    }
    let ladder = charter(of: record).escalation
    let last = record.escalations.last.flatMap { state.escalations[$0]?.step }
    let place = ladder.firstIndex(of: step)
    let lastPlace = last.flatMap(ladder.firstIndex)
    guard let place, lastPlace.map({ $0 < place }) ?? true else {
      throw Refusal(
        .escalationStep,
        place == nil
          ? "'\(step.rawValue)' is not on the ladder of '\(record.group)'"
          : "case '\(id)' went to '\(last?.rawValue ?? "")' already, which is not below",
        by: .escalationLadder,
        remedy: "the ladder is \(ladder.map(\.rawValue).joined(separator: ", "))")
    }
    if [.boardOfExperts, .banksDisciplinaryBoard].contains(step),
      !setting.isBanking(record.obstacle)
    {
      throw Refusal(
        .escalationStep, "case '\(id)' is no matter of a bank, '\(step.rawValue)' is for those",
        by: .escalationLadder,
        remedy: "the ladder is \(ladder.map(\.rawValue).joined(separator: ", "))")
    }
    return [
      .caseEscalated(
        CaseEscalated(
          escalation: "\(id)-e\(record.escalations.count + 1)", case: id, resolution: resolution,
          step: step, reason: reason))
    ]
  }

  func answerEscalation(_ id: String, _ outcome: String) throws(Refusal) -> Events {
    guard let record = state.escalations[id], record.answered == nil else {
      throw Refusal(
        .unknownEscalation, "there is no open escalation '\(CaseworkIDs.shown(id))'",
        remedy: "a case is escalated first, and answered once")
    }
    _ = try notClosed(record.case)
    try notBefore(record.escalated, "escalation '\(id)'")
    try reason(outcome, "the answer to '\(id)'")
    return [
      .escalationAnswered(
        EscalationAnswered(escalation: id, case: record.case, outcome: outcome))
    ]
  }
}
