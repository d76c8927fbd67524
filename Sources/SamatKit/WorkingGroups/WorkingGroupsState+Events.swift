import PersianText

/// Taking up what has happened; it never fails.
extension WorkingGroupsState {
  mutating func take(
    _ event: WorkingGroupEvent, day: DayNumber, source: CaseworkSource
  ) {
    switch event {
    case .groupCreated(let event):
      groups.set(
        event.group,
        Group(
          level: event.level, name: event.name, persianName: event.persianName,
          province: event.province, source: source))
    case .postCreated, .postHeld, .postReleased: takePost(event, source)
    case .sessionHeld, .attendanceRecorded, .absenceRecorded, .sessionEnded:
      takeSession(event, day, source)
    case .caseOpened, .caseAnswered, .caseTakenUp, .caseReferred, .caseHeard, .opinionGiven,
      .caseSummedUp, .caseClosed:
      takeCase(event, day, source)
    case .resolutionAdopted, .resolutionNotified, .deadlineMoved, .reportFiled, .resolutionDone,
      .resolutionFailed:
      takeResolution(event, day, source)
    case .objectionRaised, .objectionDecided, .caseEscalated, .escalationAnswered:
      takeAppeal(event, day, source)
    }
  }

  // MARK: Posts

  private mutating func takePost(
    _ event: WorkingGroupEvent, _ source: CaseworkSource
  ) {
    switch event {
    case .postCreated(let event):
      posts.set(
        event.post,
        Post(
          isCreated: true, title: event.title, persianTitle: event.persianTitle,
          organization: event.organization, source: source))
    case .postHeld(let event):
      if !posts.contains(event.post) {
        posts.set(
          event.post,
          Post(isCreated: false, organization: "", source: source))
      }
      let count = posts[event.post]?.holdings.count ?? 0
      let id = "\(event.post)-h\(count + 1)"
      holdings.set(
        id,
        Holding(
          post: event.post, person: event.person, from: DayNumber(event.from), source: source))
      posts.update(event.post) { $0.holdings.append(id) }
    case .postReleased(let event):
      guard let id = posts[event.post]?.holdings.last else { return }
      holdings.update(id) { $0.to = DayNumber(event.to) }
    default: break
    }
  }

  // MARK: Sessions

  private mutating func takeSession(
    _ event: WorkingGroupEvent, _ day: DayNumber, _ source: CaseworkSource
  ) {
    switch event {
    case .sessionHeld(let event):
      sessions.set(
        event.session,
        Session(
          group: event.group, body: event.body, day: day,
          year: Int32(truncatingIfNeeded: event.year),
          number: Int32(truncatingIfNeeded: event.number),
          ordinal: Int32(truncatingIfNeeded: event.ordinal), venue: event.venue,
          chair: event.chair, secretary: event.secretary, charter: event.charter,
          isOffSchedule: event.offSchedule, source: source))
      let key = "\(event.group)/\(event.body.rawValue)"
      var known = numbering[key] ?? Numbering(lastDay: day)
      known.years[event.year] = event.inYear
      known.ordinal = event.ordinal
      known.lastDay = max(known.lastDay, day)
      numbering[key] = known
    case .attendanceRecorded(let event):
      note(event.session)
      sessions.update(event.session) {
        $0.attendance.append(
          Attendance(
            organization: event.organization, role: event.role, person: event.person,
            post: event.post, isPresent: true, isPlenipotentiary: event.plenipotentiary))
      }
    case .absenceRecorded(let event):
      note(event.session)
      sessions.update(event.session) {
        $0.attendance.append(
          Attendance(
            organization: event.organization, role: .head, isPresent: false,
            isPlenipotentiary: false, note: event.reason))
      }
    case .sessionEnded(let event): sessions.update(event.session) { $0.ended = day }
    default: break
    }
  }

  private mutating func note(_ session: String) {
    attendanceOrder.append("\(session)#\(sessions[session]?.attendance.count ?? 0)")
  }

  // MARK: Cases

  private mutating func takeCase(
    _ event: WorkingGroupEvent, _ day: DayNumber, _ source: CaseworkSource
  ) {
    switch event {
    case .caseOpened(let event):
      cases.set(
        event.case,
        Case(
          unit: event.unit, group: event.group, province: event.province,
          obstacle: event.obstacle, agencies: event.agencies, documents: event.documents,
          statement: event.statement, charter: event.charter, opened: day,
          answerDue: DayNumber(event.answerDue), committeeDue: DayNumber(event.committeeDue),
          solutionDue: DayNumber(event.solutionDue), last: day, source: source))
      if let date = day.date { caseCounts["\(event.group)/\(date.year)", default: 0] += 1 }
    case .caseAnswered(let event): touch(event.case, day) { $0.answered = day }
    case .caseTakenUp(let event):
      let isNew = cases[event.case]?.committeeSession != event.session
      touch(event.case, day) {
        $0.committee = $0.committee ?? day
        $0.committeeSession = event.session
        $0.stage = max($0.stage, .committee)
      }
      if isNew { sessions.update(event.session) { $0.units += 1 } }
    case .caseReferred(let event):
      touch(event.case, day) {
        $0.referred = day
        $0.stage = max($0.stage, .referred)
      }
    case .caseHeard(let event):
      let isNew = cases[event.case]?.session != event.session
      touch(event.case, day) {
        $0.heard = $0.heard ?? day
        $0.session = event.session
        $0.stage = max($0.stage, .heard)
        for document in event.documents where !$0.documents.contains(document) {
          $0.documents.append(document)
        }
      }
      if isNew { sessions.update(event.session) { $0.units += 1 } }
    case .opinionGiven(let event):
      touch(event.case, day) {
        $0.opinionCount += 1
        if !$0.opinions.contains(event.agency) { $0.opinions.append(event.agency) }
      }
      opinions.set(
        event.opinion,
        Opinion(
          case: event.case, agency: event.agency, position: event.position, person: event.person,
          session: event.session, given: day, text: event.text, source: source))
    case .caseSummedUp(let event):
      touch(event.case, day) {
        $0.summedUp = day
        $0.stage = max($0.stage, .summedUp)
      }
    case .caseClosed(let event):
      touch(event.case, day) {
        $0.closed = day
        $0.outcome = event.outcome
        $0.stage = .closed
      }
    default: break
    }
  }

  private mutating func touch(_ id: String, _ day: DayNumber, _ change: (inout Case) -> Void) {
    cases.update(id) {
      change(&$0)
      $0.last = max($0.last, day)
    }
  }

  // MARK: Resolutions

  private mutating func takeResolution(
    _ event: WorkingGroupEvent, _ day: DayNumber, _ source: CaseworkSource
  ) {
    switch event {
    case .resolutionAdopted(let event):
      let deadline = DayNumber(event.deadline)
      resolutions.set(
        event.resolution,
        Resolution(
          case: event.case, session: event.session, agency: event.agency, text: event.text,
          adopted: day, firstDeadline: deadline, deadline: deadline, last: day, source: source))
      touch(event.case, day) {
        $0.decided = $0.decided ?? day
        $0.stage = max($0.stage, .decided)
        $0.resolutions.append(event.resolution)
      }
    case .resolutionNotified(let event):
      let last = DayNumber(event.objectionUntil)
      resolutions.update(event.resolution) {
        $0.last = max($0.last, day)
        $0.notified = $0.notified ?? day
        $0.objectionUntil = max($0.objectionUntil ?? last, last)
        $0.recipients.append(event.recipient)
      }
      notifications.set(
        event.notification,
        Notification(
          case: event.case, resolution: event.resolution, recipient: event.recipient,
          notified: day, objectionUntil: last, source: source))
      touch(event.case, day) {
        $0.notified = $0.notified ?? day
        $0.stage = max($0.stage, .notified)
      }
    case .deadlineMoved(let event):
      resolutions.update(event.resolution) {
        $0.last = max($0.last, day)
        $0.deadline = DayNumber(event.to)
        $0.moves += 1
      }
      touch(event.case, day) { _ in }
    case .reportFiled(let event):
      resolutions.update(event.resolution) {
        $0.last = max($0.last, day)
        $0.reports += 1
        $0.reported = day
        $0.progress = event.progress
      }
      reports.set(
        event.report,
        Report(
          resolution: event.resolution, agency: event.agency, reported: day,
          progress: event.progress, text: event.text, source: source))
      touch(event.case, day) { _ in }
    case .resolutionDone(let event):
      resolutions.update(event.resolution) {
        $0.last = max($0.last, day)
        $0.status = .done
        $0.ended = day
      }
      lastDone[event.unit] = event.resolution
      touch(event.case, day) { _ in }
    case .resolutionFailed(let event):
      resolutions.update(event.resolution) {
        $0.last = max($0.last, day)
        $0.status = .notDone
        $0.ended = day
        $0.reason = event.reason
      }
      touch(event.case, day) { _ in }
    default: break
    }
  }

  // MARK: Objections and escalations

  private mutating func takeAppeal(
    _ event: WorkingGroupEvent, _ day: DayNumber, _ source: CaseworkSource
  ) {
    switch event {
    case .objectionRaised(let event):
      objections.set(
        event.objection,
        Objection(
          case: event.case, resolution: event.resolution, objector: event.objector, raised: day,
          text: event.text, source: source))
      resolutions.update(event.resolution) {
        $0.objections += 1
        $0.last = max($0.last, day)
      }
      touch(event.case, day) { $0.openObjections += 1 }
    case .objectionDecided(let event):
      objections.update(event.objection) {
        $0.decided = day
        $0.session = event.session
        $0.outcome = event.outcome
      }
      if event.outcome == .upheld {
        resolutions.update(event.resolution) {
          $0.status = .annulled
          $0.ended = day
        }
      }
      touch(event.case, day) { $0.openObjections -= 1 }
    case .caseEscalated(let event):
      escalations.set(
        event.escalation,
        Escalation(
          case: event.case, resolution: event.resolution, step: event.step, reason: event.reason,
          escalated: day, source: source))
      touch(event.case, day) {
        $0.openEscalations += 1
        $0.escalations.append(event.escalation)
      }
    case .escalationAnswered(let event):
      escalations.update(event.escalation) {
        $0.answered = day
        $0.outcome = event.outcome
      }
      touch(event.case, day) { $0.openEscalations -= 1 }
    default: break
    }
  }
}
