import PersianText

/// What a case, a session or a resolution may have next, asked of the rules themselves: each command is
/// tried with fitting values, and those that are not refused are listed.
extension WorkingGroupsDecider {
  /// The ids of a kind that is recorded, the newest first.
  ///
  /// - Parameters:
  ///   - kind: `case`, `session`, `resolution`, `objection`, `escalation`, `group` or `post`; `holder` for
  ///     who holds posts, `holder/ID` for one.
  ///   - state: What is known.
  /// - Returns: The ids; none for another kind.
  public func ids(of kind: String, in state: WorkingGroupsState) -> [String] {
    switch kind {
    case "case": state.cases.ids.reversed()
    case "session": state.sessions.ids.reversed()
    case "resolution": state.resolutions.ids.reversed()
    case "objection": state.objections.ids.reversed()
    case "escalation": state.escalations.ids.reversed()
    case "group": state.groups.ids.reversed()
    case "post": state.posts.ids.reversed()
    case "holder": state.posts.ids.reversed().flatMap { holders(of: $0, in: state) }
    default: kind.hasPrefix("holder/") ? holders(of: String(kind.dropFirst(7)), in: state) : []
    }
  }

  private func holders(of post: String, in state: WorkingGroupsState) -> [String] {
    (state.posts[post]?.holdings ?? []).compactMap { id in
      state.holdings[id].flatMap { $0.to == nil ? $0.person : nil }
    }
  }

  /// The names of the commands that would not be refused now, given fitting values; a session or
  /// committee that the command needs may yet be held on the day.
  ///
  /// - Parameters:
  ///   - subject: A case, a resolution or a session.
  ///   - state: What is known.
  ///   - context: Day, actor, and the states of the other deciders.
  /// - Returns: Names in the order of the life of a case; none for what is not known.
  /// - Complexity: O(what belongs to the subject), and a copy of the state's registers where no session
  ///   was held on the day.
  public func nextSteps(
    of subject: Subject, in state: WorkingGroupsState, _ context: DecisionContext
  ) -> [String] {
    let probes: [WorkingGroupCommand]
    var state = state
    switch subject.kind {
    case "case":
      guard let record = state.cases[subject.id] else { return [] }
      let sessions = hold(record.group, in: &state, context)
      probes = ofCase(subject.id, record, sessions, state, context)
    case "resolution":
      guard let record = state.resolutions[subject.id], let owner = state.cases[record.case] else {
        return []
      }
      let sessions = hold(owner.group, in: &state, context)
      probes = ofResolution(subject.id, record, sessions.main, state, context)
    case "session":
      guard state.sessions.contains(subject.id) else { return [] }
      probes = [
        .attend(session: subject.id, organization: "?", role: .member),
        .recordAbsence(session: subject.id, organization: "?"), .endSession(session: subject.id),
      ]
    default: return []
    }
    return names(ofPossible: probes, in: state, context)
  }

  /// A session and a committee of the day; where none was held, as if one were.
  private func hold(
    _ group: String, in state: inout WorkingGroupsState, _ context: DecisionContext
  ) -> (main: String?, committee: String?) {
    var found: [SessionBody: String] = [:]
    let today = DayNumber(context.day)
    for body in [SessionBody.workingGroup, .expertCommittee] {
      // Sessions are recorded in the order of their days.
      for id in state.sessions.ids.reversed() {
        guard let session = state.sessions[id], session.group == group, session.body == body else {
          continue
        }
        if session.day == today, session.ended == nil { found[body] = id }
        break
      }
      if found[body] != nil { continue }
      let command = WorkingGroupCommand.holdSession(group: group, body: body)
      guard let events = try? decide(command, in: state, context) else { continue }
      for event in events {
        state.take(event, day: today, source: .journal)
        if event.kind == "session.held" { found[body] = event.subject.id }
      }
    }
    return (found[.workingGroup], found[.expertCommittee])
  }

  private func ofCase(
    _ id: String, _ record: WorkingGroupsState.Case,
    _ sessions: (main: String?, committee: String?), _ state: WorkingGroupsState,
    _ context: DecisionContext
  ) -> [WorkingGroupCommand] {
    let agency = record.agencies.first { !record.opinions.contains($0) } ?? record.agencies.first
    var probes: [WorkingGroupCommand] = [.answer(case: id)]
    if let committee = sessions.committee { probes.append(.takeUp(case: id, session: committee)) }
    probes.append(.refer(case: id))
    if let main = sessions.main { probes.append(.hear(case: id, session: main)) }
    probes += [
      .giveOpinion(case: id, agency: agency ?? "?", position: .agree), .sumUp(case: id),
    ]
    if let main = sessions.main {
      probes.append(
        .adopt(
          case: id, session: main, agency: agency ?? "?",
          deadline: context.day.adding(days: 30), text: "?"))
    }
    for resolution in record.resolutions {
      guard let found = state.resolutions[resolution] else { continue }
      probes += ofResolution(resolution, found, sessions.main, state, context)
    }
    for objection in state.objections.ids where state.objections[objection]?.case == id {
      guard let main = sessions.main else { break }
      probes.append(.decideObjection(objection: objection, session: main, outcome: .rejected))
    }
    for step in EscalationStep.allCases {
      probes.append(.escalate(case: id, step: step, reason: "?"))
      for resolution in record.resolutions {
        probes.append(.escalate(case: id, step: step, reason: "?", resolution: resolution))
      }
    }
    for escalation in record.escalations {
      probes.append(.answerEscalation(escalation: escalation, outcome: "?"))
    }
    probes.append(.closeCase(case: id))
    for outcome in CaseOutcome.allCases {
      probes.append(.closeCase(case: id, outcome: outcome, reason: "?"))
    }
    return probes
  }

  private func ofResolution(
    _ id: String, _ record: WorkingGroupsState.Resolution, _ session: String?,
    _ state: WorkingGroupsState, _ context: DecisionContext
  ) -> [WorkingGroupCommand] {
    var probes: [WorkingGroupCommand] = [
      .notify(resolution: id), .object(resolution: id, objector: "?"),
    ]
    if let session, let later = record.deadline.date?.adding(days: 1) {
      let deadline = max(later, context.day.adding(days: 1) ?? later)
      probes.append(.moveDeadline(resolution: id, session: session, deadline: deadline))
    }
    return probes + [
      .report(resolution: id, agency: record.agency, progress: 0.5), .complete(resolution: id),
      .fail(resolution: id, reason: "?"),
    ]
  }
}
