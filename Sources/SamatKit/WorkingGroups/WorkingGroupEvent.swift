/// What may have happened to a working group, its sessions, cases and resolutions.
///
/// Kinds and keys are a contract and listed in `Documentation/Casework.md`.
public enum WorkingGroupEvent: DomainEvent {
  /// A working group was created.
  case groupCreated(GroupCreated)
  /// A post was created.
  case postCreated(PostCreated)
  /// A person took a post.
  case postHeld(PostHeld)
  /// A person left a post.
  case postReleased(PostReleased)
  /// A session or committee was held.
  case sessionHeld(SessionHeld)
  /// Somebody was there for an organization.
  case attendanceRecorded(AttendanceRecorded)
  /// The head of an organization was not there.
  case absenceRecorded(AbsenceRecorded)
  /// The record of a session was closed.
  case sessionEnded(SessionEnded)
  /// A case was opened.
  case caseOpened(CaseOpened)
  /// The unit got its first answer.
  case caseAnswered(CaseAnswered)
  /// The committee took a case up.
  case caseTakenUp(CaseTakenUp)
  /// The committee referred a case.
  case caseReferred(CaseReferred)
  /// The unit was heard, and its documents were examined.
  case caseHeard(CaseHeard)
  /// An agency gave its opinion.
  case opinionGiven(OpinionGiven)
  /// The proposals were summed up.
  case caseSummedUp(CaseSummedUp)
  /// A session adopted a resolution.
  case resolutionAdopted(ResolutionAdopted)
  /// A resolution was notified.
  case resolutionNotified(ResolutionNotified)
  /// Somebody objected to a resolution.
  case objectionRaised(ObjectionRaised)
  /// A session decided on an objection; where it is upheld the resolution is annulled.
  case objectionDecided(ObjectionDecided)
  /// A session moved a deadline; the first one stays.
  case deadlineMoved(DeadlineMoved)
  /// The responsible agency reported.
  case reportFiled(ReportFiled)
  /// A resolution is done.
  case resolutionDone(ResolutionDone)
  /// A resolution will not be done.
  case resolutionFailed(ResolutionFailed)
  /// A case went to a higher body.
  case caseEscalated(CaseEscalated)
  /// The higher body answered.
  case escalationAnswered(EscalationAnswered)
  /// A case was closed.
  case caseClosed(CaseClosed)

  /// Every kind.
  public static let kinds = [
    "group.created",
    "post.created",
    "post.held",
    "post.released",
    "session.held",
    "attendance.recorded",
    "absence.recorded",
    "session.ended",
    "case.opened",
    "case.answered",
    "case.taken_up",
    "case.referred",
    "case.heard",
    "opinion.given",
    "case.summed_up",
    "resolution.adopted",
    "resolution.notified",
    "objection.raised",
    "objection.decided",
    "deadline.moved",
    "report.filed",
    "resolution.done",
    "resolution.failed",
    "case.escalated",
    "escalation.answered",
    "case.closed",
  ]

  /// People, and text that somebody wrote.
  public static let sensitiveKeys: [String: FieldSensitivity] = [
    "person": .person, "chair": .person, "secretary": .person, "objector": .firm,
    "recipient": .firm, "statement": .freeText, "text": .freeText, "reason": .freeText,
    "documents": .freeText, "venue": .freeText,
  ]

  /// What a higher body answers is words; with what a case is closed is one of a few.
  public static func sensitiveKeys(of kind: String) -> [String: FieldSensitivity] {
    guard kind == "escalation.answered" else { return sensitiveKeys }
    return sensitiveKeys.merging(["outcome": .freeText]) { old, _ in old }
  }

  /// What it is called.
  public var kind: String {
    switch self {
    case .groupCreated: "group.created"
    case .postCreated: "post.created"
    case .postHeld: "post.held"
    case .postReleased: "post.released"
    case .sessionHeld: "session.held"
    case .attendanceRecorded: "attendance.recorded"
    case .absenceRecorded: "absence.recorded"
    case .sessionEnded: "session.ended"
    case .caseOpened: "case.opened"
    case .caseAnswered: "case.answered"
    case .caseTakenUp: "case.taken_up"
    case .caseReferred: "case.referred"
    case .caseHeard: "case.heard"
    case .opinionGiven: "opinion.given"
    case .caseSummedUp: "case.summed_up"
    case .resolutionAdopted: "resolution.adopted"
    case .resolutionNotified: "resolution.notified"
    case .objectionRaised: "objection.raised"
    case .objectionDecided: "objection.decided"
    case .deadlineMoved: "deadline.moved"
    case .reportFiled: "report.filed"
    case .resolutionDone: "resolution.done"
    case .resolutionFailed: "resolution.failed"
    case .caseEscalated: "case.escalated"
    case .escalationAnswered: "escalation.answered"
    case .caseClosed: "case.closed"
    }
  }

  /// What it happened to.
  public var subject: Subject {
    switch self {
    case .groupCreated(let event): Subject("group", event.group)
    case .postCreated(let event): Subject("post", event.post)
    case .postHeld(let event): Subject("post", event.post)
    case .postReleased(let event): Subject("post", event.post)
    case .sessionHeld(let event): Subject("session", event.session)
    case .attendanceRecorded(let event): Subject("session", event.session)
    case .absenceRecorded(let event): Subject("session", event.session)
    case .sessionEnded(let event): Subject("session", event.session)
    case .caseOpened(let event): Subject("case", event.case)
    case .caseAnswered(let event): Subject("case", event.case)
    case .caseTakenUp(let event): Subject("case", event.case)
    case .caseReferred(let event): Subject("case", event.case)
    case .caseHeard(let event): Subject("case", event.case)
    case .opinionGiven(let event): Subject("case", event.case)
    case .caseSummedUp(let event): Subject("case", event.case)
    case .resolutionAdopted(let event): Subject("case", event.case)
    case .resolutionNotified(let event): Subject("resolution", event.resolution)
    case .objectionRaised(let event): Subject("objection", event.objection)
    case .objectionDecided(let event): Subject("objection", event.objection)
    case .deadlineMoved(let event): Subject("resolution", event.resolution)
    case .reportFiled(let event): Subject("resolution", event.resolution)
    case .resolutionDone(let event): Subject("resolution", event.resolution)
    case .resolutionFailed(let event): Subject("resolution", event.resolution)
    case .caseEscalated(let event): Subject("case", event.case)
    case .escalationAnswered(let event): Subject("escalation", event.escalation)
    case .caseClosed(let event): Subject("case", event.case)
    }
  }

  /// Writes what belongs to it.
  public func encode(to encoder: any Encoder) throws {
    switch self {
    case .groupCreated(let event): try event.encode(to: encoder)
    case .postCreated(let event): try event.encode(to: encoder)
    case .postHeld(let event): try event.encode(to: encoder)
    case .postReleased(let event): try event.encode(to: encoder)
    case .sessionHeld(let event): try event.encode(to: encoder)
    case .attendanceRecorded(let event): try event.encode(to: encoder)
    case .absenceRecorded(let event): try event.encode(to: encoder)
    case .sessionEnded(let event): try event.encode(to: encoder)
    case .caseOpened(let event): try event.encode(to: encoder)
    case .caseAnswered(let event): try event.encode(to: encoder)
    case .caseTakenUp(let event): try event.encode(to: encoder)
    case .caseReferred(let event): try event.encode(to: encoder)
    case .caseHeard(let event): try event.encode(to: encoder)
    case .opinionGiven(let event): try event.encode(to: encoder)
    case .caseSummedUp(let event): try event.encode(to: encoder)
    case .resolutionAdopted(let event): try event.encode(to: encoder)
    case .resolutionNotified(let event): try event.encode(to: encoder)
    case .objectionRaised(let event): try event.encode(to: encoder)
    case .objectionDecided(let event): try event.encode(to: encoder)
    case .deadlineMoved(let event): try event.encode(to: encoder)
    case .reportFiled(let event): try event.encode(to: encoder)
    case .resolutionDone(let event): try event.encode(to: encoder)
    case .resolutionFailed(let event): try event.encode(to: encoder)
    case .caseEscalated(let event): try event.encode(to: encoder)
    case .escalationAnswered(let event): try event.encode(to: encoder)
    case .caseClosed(let event): try event.encode(to: encoder)
    }
  }

  /// Reads an event of a kind.
  ///
  /// - Throws: `DecodingError` where something is missing or wrong.
  public static func decode(_ kind: String, from decoder: any Decoder) throws -> WorkingGroupEvent {
    switch kind {
    case "group.created": .groupCreated(try GroupCreated(from: decoder))
    case "post.created": .postCreated(try PostCreated(from: decoder))
    case "post.held": .postHeld(try PostHeld(from: decoder))
    case "post.released": .postReleased(try PostReleased(from: decoder))
    case "session.held": .sessionHeld(try SessionHeld(from: decoder))
    case "attendance.recorded": .attendanceRecorded(try AttendanceRecorded(from: decoder))
    case "absence.recorded": .absenceRecorded(try AbsenceRecorded(from: decoder))
    case "session.ended": .sessionEnded(try SessionEnded(from: decoder))
    case "case.opened": .caseOpened(try CaseOpened(from: decoder))
    case "case.answered": .caseAnswered(try CaseAnswered(from: decoder))
    case "case.taken_up": .caseTakenUp(try CaseTakenUp(from: decoder))
    case "case.referred": .caseReferred(try CaseReferred(from: decoder))
    case "case.heard": .caseHeard(try CaseHeard(from: decoder))
    case "opinion.given": .opinionGiven(try OpinionGiven(from: decoder))
    case "case.summed_up": .caseSummedUp(try CaseSummedUp(from: decoder))
    case "resolution.adopted": .resolutionAdopted(try ResolutionAdopted(from: decoder))
    case "resolution.notified": .resolutionNotified(try ResolutionNotified(from: decoder))
    case "objection.raised": .objectionRaised(try ObjectionRaised(from: decoder))
    case "objection.decided": .objectionDecided(try ObjectionDecided(from: decoder))
    case "deadline.moved": .deadlineMoved(try DeadlineMoved(from: decoder))
    case "report.filed": .reportFiled(try ReportFiled(from: decoder))
    case "resolution.done": .resolutionDone(try ResolutionDone(from: decoder))
    case "resolution.failed": .resolutionFailed(try ResolutionFailed(from: decoder))
    case "case.escalated": .caseEscalated(try CaseEscalated(from: decoder))
    case "escalation.answered": .escalationAnswered(try EscalationAnswered(from: decoder))
    case "case.closed": .caseClosed(try CaseClosed(from: decoder))
    default:
      throw DecodingError.dataCorrupted(
        .init(codingPath: [], debugDescription: "'\(kind)' is no kind of event of working groups"))
    }
  }
}
