import PersianText

/// The way of a case to a resolution.
extension CaseDecision {
  func openCase(
    _ given: String?, _ unit: String, _ group: String, _ obstacle: String?, _ agencies: [String],
    _ documents: [String], _ statement: String?
  ) throws(Refusal) -> Events {
    let province = try self.group(group)
    let units = context.state(of: UnitsDecider(setting))
    let record = units.units[unit]
    guard record != nil || setting.units[unit] != nil else {
      throw Refusal(
        .unknownUnit, "there is no unit '\(CaseworkIDs.shown(unit))'", by: .specificResolution,
        remedy: "register it first with ':unit register'")
    }
    if record?.retired != nil || record?.mergedInto != nil {
      throw Refusal(
        .unitRetired, "unit '\(unit)' is retired or merged into another", by: .specificResolution,
        remedy: "open the case of a unit that stands in the register")
    }
    if let obstacle, setting.taxonomy[obstacle] == nil {
      throw Refusal(
        .unknownObstacle, "there is no kind of obstacle '\(CaseworkIDs.shown(obstacle))'",
        remedy: "give a code of the table 'obstacle_kinds', or none where it is unknown")
    }
    var concerned: [String] = []
    for agency in agencies {
      try CaseworkIDs.check(agency, "an agency")
      if !concerned.contains(agency) { concerned.append(agency) }
    }
    let count = state.caseCounts["\(group)/\(day.year)"] ?? 0
    let id = try self.id(given, "\(group)-\(day.year)-c", from: count + 1, "case", .caseExists) {
      state.cases.contains($0)
    }
    let dated = setting.policies.charter(of: group, on: day)
    return [
      .caseOpened(
        CaseOpened(
          case: id, unit: unit, group: group, obstacle: obstacle, agencies: concerned,
          documents: documents, statement: statement, province: province, charter: dated.id,
          answerDue: try later(dated.policy.firstAnswerDays, than: day),
          committeeDue: try later(dated.policy.committeeDays, than: day),
          solutionDue: try later(dated.policy.solutionDays, than: day)))
    ]
  }

  func answer(_ id: String, _ text: String?) throws(Refusal) -> Events {
    let record = try notClosed(id)
    if record.answered != nil {
      throw Refusal(
        .caseTooFar, "case '\(id)' has its first answer already", by: .order,
        remedy: "only the first answer is recorded")
    }
    return [.caseAnswered(CaseAnswered(case: id, text: text))]
  }

  func takeUp(_ id: String, _ session: String) throws(Refusal) -> Events {
    let record = try open(id)
    _ = try self.session(session, of: record.group, .expertCommittee)
    if record.referred != nil {
      throw Refusal(
        .caseTooFar, "case '\(id)' was referred already", by: .order,
        remedy: "a session hears it now")
    }
    return [.caseTakenUp(CaseTakenUp(case: id, session: session))]
  }

  func refer(_ id: String, _ session: String?) throws(Refusal) -> Events {
    let record = try open(id)
    guard let committee = record.committeeSession else {
      throw Refusal(
        .notInCommittee, "case '\(id)' was not taken up by the committee", by: .order,
        remedy: "let the committee take it up first")
    }
    if record.referred != nil {
      throw Refusal(
        .caseTooFar, "case '\(id)' was referred already", by: .order,
        remedy: "a session hears it now")
    }
    if let session, session != committee {
      _ = try self.session(session, of: record.group, .expertCommittee)
    }
    return [.caseReferred(CaseReferred(case: id, session: session ?? committee))]
  }

  private func wasReferred(_ id: String, _ record: WorkingGroupsState.Case) throws(Refusal) {
    guard record.referred != nil else {
      throw Refusal(
        .notReferred, "case '\(id)' is not referred by its committee", by: .committeeFirst,
        remedy: "let the committee of '\(record.group)' refer it first")
    }
  }

  private func wasHeard(_ id: String, _ record: WorkingGroupsState.Case) throws(Refusal) {
    guard record.heard != nil else {
      throw Refusal(
        .notHeard, "the unit of case '\(id)' was not heard", by: .unitHeard,
        remedy: "hear its manager and examine the documents first")
    }
  }

  /// Refuses while an opinion of an agency concerned is missing.
  private func opinionsAreIn(_ id: String, _ record: WorkingGroupsState.Case) throws(Refusal) {
    let missing = record.agencies.filter { !record.opinions.contains($0) }
    guard missing.isEmpty, !record.opinions.isEmpty else {
      let names = missing.isEmpty ? "no agency" : "'\(missing.joined(separator: "', '"))'"
      throw Refusal(
        .opinionsMissing,
        missing.isEmpty
          ? "\(names) has given an opinion on case '\(id)'"
          : "opinions on case '\(id)' are missing: \(names)", by: .opinionsFirst,
        remedy: "record the opinion of each agency concerned, also where it has none")
    }
  }

  func hear(
    _ id: String, _ session: String, _ person: String?, _ documents: [String]
  ) throws(Refusal) -> Events {
    let record = try open(id)
    try wasReferred(id, record)
    _ = try self.session(session, of: record.group, .workingGroup)
    if record.decided != nil {
      throw Refusal(
        .caseTooFar, "case '\(id)' is decided already", by: .order,
        remedy: "a new matter of the unit is a new case")
    }
    if let person { try CaseworkIDs.check(person, "a person") }
    return [
      .caseHeard(CaseHeard(case: id, session: session, person: person, documents: documents))
    ]
  }

  func giveOpinion(
    _ id: String, _ agency: String, _ position: OpinionPosition, _ session: String?,
    _ person: String?, _ text: String?
  ) throws(Refusal) -> Events {
    let record = try notClosed(id)
    try CaseworkIDs.check(agency, "an agency")
    if let person { try CaseworkIDs.check(person, "a person") }
    if record.decided != nil {
      throw Refusal(
        .opinionLate, "case '\(id)' is decided, an opinion comes too late", by: .opinionsFirst,
        remedy: "opinions are given before the decision")
    }
    if let session {
      let held = try self.session(session)
      guard held.group == record.group else {
        throw Refusal(
          .sessionOtherGroup,
          "session '\(session)' is one of '\(held.group)', not of '\(record.group)'",
          by: .committeeFirst, remedy: "name a session of '\(record.group)'")
      }
      try isToday(session, held)
    }
    let opinion = try self.id(
      nil, "\(id)-o", from: Int(record.opinionCount) + 1, "opinion", .caseExists
    ) { state.opinions.contains($0) }
    return [
      .opinionGiven(
        OpinionGiven(
          opinion: opinion, case: id, agency: agency, position: position, session: session,
          person: person, text: text))
    ]
  }

  func sumUp(_ id: String, _ text: String?) throws(Refusal) -> Events {
    let record = try open(id)
    try wasReferred(id, record)
    try wasHeard(id, record)
    try opinionsAreIn(id, record)
    if record.decided != nil {
      throw Refusal(
        .caseTooFar, "case '\(id)' is decided already", by: .order,
        remedy: "proposals are summed up before the decision")
    }
    return [.caseSummedUp(CaseSummedUp(case: id, text: text))]
  }

  func adopt(
    _ given: String?, _ id: String, _ session: String, _ agency: String?,
    _ deadline: SolarHijriDate?, _ text: String, _ matter: String?
  ) throws(Refusal) -> Events {
    let record = try open(id)
    try wasReferred(id, record)
    let held = try self.session(session, of: record.group, .workingGroup)
    try wasHeard(id, record)
    try opinionsAreIn(id, record)
    guard record.summedUp != nil else {
      throw Refusal(
        .notSummedUp, "the proposals on case '\(id)' are not summed up", by: .opinionsFirst,
        remedy: "sum them up first")
    }
    if CaseworkIDs.isBlank(text) {
      throw Refusal(
        .noText, "the resolution on case '\(id)' says nothing", by: .specificResolution,
        remedy: "say what is to be done for the unit")
    }
    guard let agency, !agency.isEmpty else {
      throw Refusal(
        .noAgency, "the resolution on case '\(id)' names no responsible agency",
        by: .agencyRequired, remedy: "name the agency that carries it out")
    }
    try CaseworkIDs.check(agency, "an agency")
    guard let deadline, DayNumber(deadline) >= today else {
      throw Refusal(
        .noDeadline,
        deadline.map { "the deadline \($0) lies before the session of \(day)" }
          ?? "the resolution on case '\(id)' has no deadline", by: .deadlineRequired,
        remedy: "give a day from \(day) on")
    }
    let charter = charter(of: record)
    if let subject = matter ?? record.obstacle,
      charter.beyondPowers.contains(where: { setting.isKind(subject, within: $0) })
    {
      throw Refusal(
        .beyondPowers,
        "'\(CaseworkIDs.shown(subject))' is outside of the legal powers of '\(record.group)'",
        by: .legalPowers,
        remedy: charter.escalation.first.map { "escalate the case to \($0.rawValue)" }
          ?? "escalate the case")
    }
    try isQuorate(session, held)
    if charter.refusesInAbsenceOfHead, !isHeadThere(agency, held) {
      throw Refusal(
        .headAbsent, "the head of '\(agency)' is not recorded for '\(session)'",
        by: .headAbsenceRefusal, remedy: "decide in a session that the head attends")
    }
    let resolution = try self.id(
      given, "\(id)-r", from: record.resolutions.count + 1, "resolution", .resolutionExists
    ) { state.resolutions.contains($0) }
    return [
      .resolutionAdopted(
        ResolutionAdopted(
          resolution: resolution, case: id, session: session, agency: agency, deadline: deadline,
          text: text, matter: matter))
    ]
  }

  func closeCase(
    _ id: String, _ outcome: CaseOutcome?, _ reason: String?
  ) throws(Refusal) -> Events {
    let record = try open(id)
    let statuses = record.resolutions.compactMap { state.resolutions[$0]?.status }
    let open = zip(record.resolutions, record.resolutions.map { state.resolutions[$0]?.status })
      .filter { $0.1 == .inProgress }.map(\.0)
    if !open.isEmpty {
      throw Refusal(
        .resolutionsOpen,
        "case '\(id)' has resolutions that are to be done: '\(open.joined(separator: "', '"))'",
        by: .order, remedy: "complete them, or say that they failed")
    }
    let isEscalated = outcome == .escalated && !record.escalations.isEmpty
    if record.openObjections > 0 || (record.openEscalations > 0 && !isEscalated) {
      throw Refusal(
        .answerOpen, "case '\(id)' has an objection or an escalation without an answer",
        by: .order, remedy: "record the answer, or close it as escalated")
    }
    let done = statuses.count { $0 == .done }
    let failed = statuses.count { $0 == .notDone }
    let follows: CaseOutcome? =
      done + failed == 0 ? nil : failed == 0 ? .solved : done == 0 ? .unsolved : .partly
    var result = follows
    if let outcome, outcome != follows {
      let isFree = follows == nil && [.withdrawn, .rejected].contains(outcome)
      guard isFree || isEscalated else {
        throw Refusal(
          .caseOutcome, "case '\(id)' cannot be closed as \(outcome.rawValue)", by: .order,
          remedy: follows.map { "its resolutions make it \($0.rawValue)" }
            ?? "without a resolution it is withdrawn or rejected, or escalated")
      }
      result = outcome
    }
    guard let result else {
      throw Refusal(
        .caseOutcome, "case '\(id)' has no resolution, so its outcome must be said", by: .order,
        remedy: "say whether it is withdrawn, rejected or escalated")
    }
    return [.caseClosed(CaseClosed(case: id, outcome: result, reason: reason))]
  }
}
