/// What is recorded of working groups, sessions, cases and resolutions.
///
/// Everything is found by its id in the time of one look-up; what belongs to a case, a session or a
/// resolution is listed there by id.
public struct WorkingGroupsState: Sendable, Codable {
  struct Group: Sendable, Codable {
    var level: WorkingGroupLevel
    var name: String?
    var persianName: String?
    var province: String?
    var source: CaseworkSource
  }

  struct Post: Sendable, Codable {
    /// Whether it was created here, and not in a table.
    var isCreated: Bool
    var title: String?
    var persianTitle: String?
    var organization: String
    /// The holdings, by id, in the order of their first days.
    var holdings: [String] = []
    var source: CaseworkSource
  }

  struct Holding: Sendable, Codable {
    var post: String
    var person: String
    var from: DayNumber
    var to: DayNumber?
    var source: CaseworkSource
  }

  struct Attendance: Sendable, Codable {
    var organization: String
    var role: AttendanceRole
    var person: String?
    var post: String?
    var isPresent: Bool
    var isPlenipotentiary: Bool
    var note: String?
  }

  struct Session: Sendable, Codable {
    var group: String
    var body: SessionBody
    var day: DayNumber
    var year: Int32
    var number: Int32
    var ordinal: Int32
    var venue: String?
    var chair: String?
    var secretary: String?
    var charter: String
    var isOffSchedule: Bool
    var ended: DayNumber?
    /// How many cases were heard in it, or taken up where it is a committee.
    var units: Int32 = 0
    var attendance: [Attendance] = []
    var source: CaseworkSource
  }

  /// How far the sessions of one body of a group are counted.
  struct Numbering: Sendable, Codable {
    var ordinal = 0
    /// The last number of each year.
    var years: [Int: Int] = [:]
    var lastDay: DayNumber
  }

  struct Case: Sendable, Codable {
    var unit: String
    var group: String
    var province: String?
    var obstacle: String?
    var agencies: [String]
    var documents: [String]
    var statement: String?
    var charter: String
    var stage = CaseStage.opened
    var opened: DayNumber
    var answerDue: DayNumber
    var committeeDue: DayNumber
    var solutionDue: DayNumber
    var answered: DayNumber?
    var committee: DayNumber?
    var committeeSession: String?
    var referred: DayNumber?
    var heard: DayNumber?
    var session: String?
    var summedUp: DayNumber?
    var decided: DayNumber?
    var notified: DayNumber?
    var closed: DayNumber?
    var outcome: CaseOutcome?
    /// The agencies whose opinions are in.
    var opinions: [String] = []
    var opinionCount: Int32 = 0
    var resolutions: [String] = []
    var escalations: [String] = []
    /// Objections and escalations that wait for a decision.
    var openObjections: Int32 = 0
    var openEscalations: Int32 = 0
    /// The day of the last event.
    var last: DayNumber
    var source: CaseworkSource
  }

  struct Opinion: Sendable, Codable {
    var `case`: String
    var agency: String
    var position: OpinionPosition
    var person: String?
    var session: String?
    var given: DayNumber
    var text: String?
    var source: CaseworkSource
  }

  struct Resolution: Sendable, Codable {
    var `case`: String
    var session: String
    var agency: String
    var text: String
    var adopted: DayNumber
    var firstDeadline: DayNumber
    var deadline: DayNumber
    var moves: Int32 = 0
    var status = ResolutionStatus.inProgress
    var notified: DayNumber?
    var objectionUntil: DayNumber?
    var recipients: [String] = []
    var objections: Int32 = 0
    var reports: Int32 = 0
    var reported: DayNumber?
    var progress: Double?
    var ended: DayNumber?
    var reason: String?
    /// The day of the last event.
    var last: DayNumber
    var source: CaseworkSource
  }

  struct Notification: Sendable, Codable {
    var `case`: String
    var resolution: String
    var recipient: String
    var notified: DayNumber
    var objectionUntil: DayNumber
    var source: CaseworkSource
  }

  struct Objection: Sendable, Codable {
    var `case`: String
    var resolution: String
    var objector: String
    var raised: DayNumber
    var text: String?
    var session: String?
    var decided: DayNumber?
    var outcome: ObjectionOutcome?
    var source: CaseworkSource
  }

  struct Report: Sendable, Codable {
    var resolution: String
    var agency: String
    var reported: DayNumber
    var progress: Double
    var text: String?
    var source: CaseworkSource
  }

  struct Escalation: Sendable, Codable {
    var `case`: String
    var resolution: String?
    var step: EscalationStep
    var reason: String
    var escalated: DayNumber
    var answered: DayNumber?
    var outcome: String?
    var source: CaseworkSource
  }

  var groups = Register<Group>()
  var posts = Register<Post>()
  var holdings = Register<Holding>()
  var sessions = Register<Session>()
  /// By group and body, with a slash between.
  var numbering: [String: Numbering] = [:]
  /// The session and the place there of every record of attendance, with `#` between, in order.
  var attendanceOrder: [String] = []
  var cases = Register<Case>()
  /// How many cases a group has opened in a year, by both.
  var caseCounts: [String: Int] = [:]
  var opinions = Register<Opinion>()
  var resolutions = Register<Resolution>()
  var notifications = Register<Notification>()
  var objections = Register<Objection>()
  var reports = Register<Report>()
  var escalations = Register<Escalation>()
  /// The last resolution for each unit that was done.
  var lastDone: [String: String] = [:]

  init() {}
}
