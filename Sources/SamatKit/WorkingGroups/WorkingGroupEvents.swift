public import PersianText

/// A working group was created.
public struct GroupCreated: Codable, Hashable, Sendable {
  /// The working group.
  public let group: String
  /// The level.
  public let level: WorkingGroupLevel
  /// The name in English.
  public let name: String?
  /// The name in Persian.
  public let persianName: String?
  /// The ISO 3166-2 code of the province.
  public let province: String?

  enum CodingKeys: String, CodingKey {
    case group, level, name
    case persianName = "name_fa"
    case province
  }
}

/// A post was created.
public struct PostCreated: Codable, Hashable, Sendable {
  /// The post.
  public let post: String
  /// The title in English.
  public let title: String?
  /// The title in Persian.
  public let persianTitle: String?
  /// The organization.
  public let organization: String

  enum CodingKeys: String, CodingKey {
    case post, title
    case persianTitle = "title_fa"
    case organization
  }
}

/// A person took a post.
public struct PostHeld: Codable, Hashable, Sendable {
  /// The post.
  public let post: String
  /// The person.
  public let person: String
  /// The first day.
  public let from: SolarHijriDate
}

/// A person left a post.
public struct PostReleased: Codable, Hashable, Sendable {
  /// The post.
  public let post: String
  /// The person.
  public let person: String
  /// The last day.
  public let to: SolarHijriDate
}

/// A session or committee was held.
public struct SessionHeld: Codable, Hashable, Sendable {
  /// The session.
  public let session: String
  /// The working group.
  public let group: String
  /// Which body met.
  public let body: SessionBody
  /// The Solar Hijri year.
  public let year: Int
  /// The number, counted as the charter says.
  public let number: Int
  /// The number counted from the first session on.
  public let ordinal: Int
  /// The number counted from the first session of the year on.
  public let inYear: Int
  /// Where it was held.
  public let venue: String?
  /// Who chaired; nil where it is unknown.
  public let chair: String?
  /// The post by which the person chaired; nil where another was named.
  public let chairPost: String?
  /// Who was secretary.
  public let secretary: String?
  /// The policy in force on the day.
  public let charter: String
  /// Whether a committee met on another weekday than the charter says.
  public let offSchedule: Bool

  enum CodingKeys: String, CodingKey {
    case session, group, body, year, number, ordinal
    case inYear = "in_year"
    case venue, chair
    case chairPost = "chair_post"
    case secretary, charter
    case offSchedule = "off_schedule"
  }
}

/// Somebody was there for an organization.
public struct AttendanceRecorded: Codable, Hashable, Sendable {
  /// The session.
  public let session: String
  /// The organization.
  public let organization: String
  /// As what.
  public let role: AttendanceRole
  /// Who.
  public let person: String?
  /// By which post.
  public let post: String?
  /// Whether a representative has full powers.
  public let plenipotentiary: Bool
}

/// The head of an organization was not there.
public struct AbsenceRecorded: Codable, Hashable, Sendable {
  /// The session.
  public let session: String
  /// The organization.
  public let organization: String
  /// Whether somebody else came for it.
  public let represented: Bool
  /// Why.
  public let reason: String?
}

/// The record of a session was closed.
public struct SessionEnded: Codable, Hashable, Sendable {
  /// The session.
  public let session: String
  /// How many units were examined.
  public let units: Int
}

/// A case was opened.
public struct CaseOpened: Codable, Hashable, Sendable {
  /// The case.
  public let `case`: String
  /// The unit.
  public let unit: String
  /// The working group.
  public let group: String
  /// The kind of obstacle; nil where it is unknown.
  public let obstacle: String?
  /// The agencies whose opinions are needed.
  public let agencies: [String]
  /// The documents that were handed in.
  public let documents: [String]
  /// What holds the unit back, in words.
  public let statement: String?
  /// The province of the group.
  public let province: String?
  /// The policy in force on the day, which judges the case.
  public let charter: String
  /// By when a first answer is due.
  public let answerDue: SolarHijriDate
  /// By when the committee is due.
  public let committeeDue: SolarHijriDate
  /// By when a solution is due.
  public let solutionDue: SolarHijriDate

  enum CodingKeys: String, CodingKey {
    case `case`, unit, group, obstacle, agencies, documents, statement, province, charter
    case answerDue = "answer_due"
    case committeeDue = "committee_due"
    case solutionDue = "solution_due"
  }
}

/// The unit got its first answer.
public struct CaseAnswered: Codable, Hashable, Sendable {
  /// The case.
  public let `case`: String
  /// The answer.
  public let text: String?
}

/// The committee took a case up.
public struct CaseTakenUp: Codable, Hashable, Sendable {
  /// The case.
  public let `case`: String
  /// The committee.
  public let session: String
}

/// The committee referred a case.
public struct CaseReferred: Codable, Hashable, Sendable {
  /// The case.
  public let `case`: String
  /// The committee.
  public let session: String
}

/// The unit was heard, and its documents were examined.
public struct CaseHeard: Codable, Hashable, Sendable {
  /// The case.
  public let `case`: String
  /// The session.
  public let session: String
  /// Who spoke for the unit.
  public let person: String?
  /// The documents that were examined.
  public let documents: [String]
}

/// An agency gave its opinion.
public struct OpinionGiven: Codable, Hashable, Sendable {
  /// The opinion.
  public let opinion: String
  /// The case.
  public let `case`: String
  /// The agency.
  public let agency: String
  /// What it thinks.
  public let position: OpinionPosition
  /// The session or committee in which it was given.
  public let session: String?
  /// Who gave it.
  public let person: String?
  /// The opinion in words.
  public let text: String?
}

/// The proposals were summed up.
public struct CaseSummedUp: Codable, Hashable, Sendable {
  /// The case.
  public let `case`: String
  /// The summary.
  public let text: String?
}

/// A session adopted a resolution.
public struct ResolutionAdopted: Codable, Hashable, Sendable {
  /// The resolution.
  public let resolution: String
  /// The case.
  public let `case`: String
  /// The session.
  public let session: String
  /// The responsible agency.
  public let agency: String
  /// The first deadline.
  public let deadline: SolarHijriDate
  /// What was resolved.
  public let text: String
  /// What it is about, where that was said.
  public let matter: String?
}

/// A resolution was notified.
public struct ResolutionNotified: Codable, Hashable, Sendable {
  /// The notification.
  public let notification: String
  /// The case.
  public let `case`: String
  /// The resolution.
  public let resolution: String
  /// Whom it was sent to.
  public let recipient: String
  /// The last day on which an objection is in time.
  public let objectionUntil: SolarHijriDate

  enum CodingKeys: String, CodingKey {
    case notification, `case`, resolution, recipient
    case objectionUntil = "objection_until"
  }
}

/// Somebody objected to a resolution.
public struct ObjectionRaised: Codable, Hashable, Sendable {
  /// The objection.
  public let objection: String
  /// The case.
  public let `case`: String
  /// The resolution.
  public let resolution: String
  /// Who objects.
  public let objector: String
  /// What is objected to.
  public let text: String?
}

/// A session decided on an objection; where it is upheld the resolution is annulled.
public struct ObjectionDecided: Codable, Hashable, Sendable {
  /// The objection.
  public let objection: String
  /// The case.
  public let `case`: String
  /// The resolution.
  public let resolution: String
  /// The session.
  public let session: String
  /// What it decided.
  public let outcome: ObjectionOutcome
  /// Why.
  public let text: String?
}

/// A session moved a deadline; the first one stays.
public struct DeadlineMoved: Codable, Hashable, Sendable {
  /// The case.
  public let `case`: String
  /// The resolution.
  public let resolution: String
  /// The session.
  public let session: String
  /// The deadline before.
  public let from: SolarHijriDate
  /// The deadline from now on.
  public let to: SolarHijriDate
  /// Why.
  public let reason: String?
}

/// The responsible agency reported.
public struct ReportFiled: Codable, Hashable, Sendable {
  /// The report.
  public let report: String
  /// The case.
  public let `case`: String
  /// The resolution.
  public let resolution: String
  /// The agency.
  public let agency: String
  /// The share that is done, from 0 to 1.
  public let progress: Double
  /// What is reported.
  public let text: String?
}

/// A resolution is done.
public struct ResolutionDone: Codable, Hashable, Sendable {
  /// The case.
  public let `case`: String
  /// The resolution.
  public let resolution: String
  /// The unit.
  public let unit: String
  /// How it is known.
  public let text: String?
}

/// A resolution will not be done.
public struct ResolutionFailed: Codable, Hashable, Sendable {
  /// The case.
  public let `case`: String
  /// The resolution.
  public let resolution: String
  /// Why.
  public let reason: String
}

/// A case went to a higher body.
public struct CaseEscalated: Codable, Hashable, Sendable {
  /// The escalation.
  public let escalation: String
  /// The case.
  public let `case`: String
  /// The resolution that led to it.
  public let resolution: String?
  /// The body.
  public let step: EscalationStep
  /// Why.
  public let reason: String
}

/// The higher body answered.
public struct EscalationAnswered: Codable, Hashable, Sendable {
  /// The escalation.
  public let escalation: String
  /// The case.
  public let `case`: String
  /// What it answered.
  public let outcome: String
}

/// A case was closed.
public struct CaseClosed: Codable, Hashable, Sendable {
  /// The case.
  public let `case`: String
  /// With what.
  public let outcome: CaseOutcome
  /// Why.
  public let reason: String?
}
