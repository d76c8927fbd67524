import KQLEngine
import PersianText

/// Recorded working groups, sessions, cases and all that belongs to them, in their tables.
enum WorkingGroupRows {
  typealias State = WorkingGroupsState
  typealias Event = WorkingGroupEvent

  static let all: [any TableProjection<State, Event>] = [
    groups, posts, holdings, sessions, AttendanceRows(), cases, opinions, resolutions,
    notifications, objections, reports, escalations,
  ]

  /// The columns that end every row.
  private static let ending = ["source", "precision", "inferred"]

  fileprivate static func end(_ source: CaseworkSource) -> [Value] {
    [.string(source.rawValue), .string(FactPrecision.exact.rawValue), .bool(false)]
  }

  /// Rows of a register, one each.
  struct Rows<Record: Codable & Sendable>: TableProjection {
    let table: String
    let columns: [String]
    private let path: @Sendable (State) -> Register<Record>
    private let cells: @Sendable (String, Record, State) -> [Value]?
    private let touched: @Sendable (Event, State) -> [String]

    init(
      _ table: String, _ columns: [String],
      of path: @escaping @Sendable (State) -> Register<Record>,
      touchedBy touched: @escaping @Sendable (Event, State) -> [String],
      _ cells: @escaping @Sendable (String, Record, State) -> [Value]?
    ) {
      self.table = table
      self.columns = columns + ending
      self.path = path
      self.touched = touched
      self.cells = cells
    }

    func rows(in state: State) -> [String] { path(state).ids }

    func row(_ id: String, in state: State) -> [Value]? {
      path(state)[id].flatMap { cells(id, $0, state) }
    }

    func rows(touchedBy event: Event, _ record: EventRecord, in state: State) -> [String] {
      touched(event, state)
    }
  }

  static let groups = Rows(
    "working_groups", ["working_group", "name", "name_fa", "level", "province"],
    of: { $0.groups },
    touchedBy: { event, _ in
      if case .groupCreated(let event) = event { [event.group] } else { [] }
    }
  ) { id, group, _ in
    [
      .string(id), Value(group.name), Value(group.persianName), Value(term: group.level),
      Value(group.province),
    ] + end(group.source)
  }

  static let posts = Rows(
    "posts", ["post", "title", "title_fa", "organization"], of: { $0.posts },
    touchedBy: { event, _ in
      if case .postCreated(let event) = event { [event.post] } else { [] }
    }
  ) { id, post, _ in
    guard post.isCreated else { return nil }
    return [
      .string(id), Value(post.title), Value(post.persianTitle), .string(post.organization),
    ] + end(post.source)
  }

  static let holdings = Rows(
    "holdings", ["person", "post", "held_from", "held_to", "basis"], of: { $0.holdings },
    touchedBy: { event, state in
      switch event {
      case .postHeld(let event): state.posts[event.post]?.holdings.suffix(1).map { $0 } ?? []
      case .postReleased(let event): state.posts[event.post]?.holdings.suffix(1).map { $0 } ?? []
      default: []
      }
    }
  ) { _, holding, _ in
    [
      .string(holding.person), .string(holding.post), holding.from.value, Value(holding.to),
      .string("stated"),
    ] + end(holding.source)
  }

  static let sessions = Rows(
    "sessions",
    [
      "session", "working_group", "body", "year", "number", "held", "held_jalali", "venue",
      "chair", "units_examined", "held_from", "held_to", "ordinal", "charter", "off_schedule",
      "ended",
    ], of: { $0.sessions },
    touchedBy: { event, _ in
      switch event {
      case .sessionHeld(let event): [event.session]
      case .sessionEnded(let event): [event.session]
      case .caseHeard(let event): [event.session]
      case .caseTakenUp(let event): [event.session]
      default: []
      }
    }
  ) { id, session, _ in
    [
      .string(id), .string(session.group), Value(term: session.body), .int(session.year),
      .int(session.number), session.day.value, .string(session.day.date?.description ?? ""),
      Value(session.venue), Value(session.chair), .long(Int64(session.units)), session.day.value,
      session.day.value, .long(Int64(session.ordinal)), .string(session.charter),
      .bool(session.isOffSchedule), Value(session.ended),
    ] + end(session.source)
  }

  static let cases = Rows(
    "cases",
    [
      "case", "unit", "working_group", "session", "obstacle", "agency", "opened", "stage",
      "status", "closed", "province", "agencies", "documents", "statement", "charter",
      "answered", "committee", "referred", "heard", "summed_up", "decided", "notified",
      "answer_due", "committee_due", "solution_due", "outcome",
    ], of: { $0.cases },
    touchedBy: { event, _ in
      switch event {
      case .caseOpened(let event): [event.case]
      case .caseAnswered(let event): [event.case]
      case .caseTakenUp(let event): [event.case]
      case .caseReferred(let event): [event.case]
      case .caseHeard(let event): [event.case]
      case .caseSummedUp(let event): [event.case]
      case .resolutionAdopted(let event): [event.case]
      case .resolutionNotified(let event): [event.case]
      case .caseClosed(let event): [event.case]
      default: []
      }
    }
  ) { id, record, _ in
    [
      .string(id), .string(record.unit), .string(record.group), Value(record.session),
      Value(record.obstacle), Value(record.agencies.first), record.opened.value,
      Value(term: record.stage), .string(record.closed == nil ? "open" : "closed"),
      Value(record.closed), Value(record.province), Value(list: record.agencies),
      Value(list: record.documents), Value(record.statement), .string(record.charter),
      Value(record.answered), Value(record.committee), Value(record.referred),
      Value(record.heard), Value(record.summedUp), Value(record.decided),
      Value(record.notified), record.answerDue.value, record.committeeDue.value,
      record.solutionDue.value, Value(term: record.outcome),
    ] + end(record.source)
  }

  static let opinions = Rows(
    "opinions",
    ["opinion", "case", "agency", "position", "person", "session", "given", "text"],
    of: { $0.opinions },
    touchedBy: { event, _ in
      if case .opinionGiven(let event) = event { [event.opinion] } else { [] }
    }
  ) { id, opinion, _ in
    [
      .string(id), .string(opinion.case), .string(opinion.agency), Value(term: opinion.position),
      Value(opinion.person), Value(opinion.session), opinion.given.value, Value(opinion.text),
    ] + end(opinion.source)
  }

  static let resolutions = Rows(
    "resolutions",
    [
      "resolution", "case", "session", "agency", "text", "adopted", "deadline",
      "first_deadline", "reported", "done", "status", "unit", "working_group", "province",
      "obstacle", "notified", "objection_until", "moves", "progress", "ended", "reason",
    ], of: { $0.resolutions },
    touchedBy: { event, _ in
      switch event {
      case .resolutionAdopted(let event): [event.resolution]
      case .resolutionNotified(let event): [event.resolution]
      case .deadlineMoved(let event): [event.resolution]
      case .reportFiled(let event): [event.resolution]
      case .resolutionDone(let event): [event.resolution]
      case .resolutionFailed(let event): [event.resolution]
      case .objectionDecided(let event): [event.resolution]
      default: []
      }
    }
  ) { id, record, state in
    let matter = state.cases[record.case]
    return [
      .string(id), .string(record.case), .string(record.session), .string(record.agency),
      .string(record.text), record.adopted.value, record.deadline.value,
      record.firstDeadline.value, Value(record.reported),
      Value(record.status == .done ? record.ended : nil), Value(term: record.status),
      Value(matter?.unit), Value(matter?.group), Value(matter?.province),
      Value(matter?.obstacle), Value(record.notified), Value(record.objectionUntil),
      .int(record.moves), Value(record.progress), Value(record.ended), Value(record.reason),
    ] + end(record.source)
  }

  static let notifications = Rows(
    "notifications",
    ["notification", "case", "resolution", "recipient", "notified", "objection_until"],
    of: { $0.notifications },
    touchedBy: { event, _ in
      if case .resolutionNotified(let event) = event { [event.notification] } else { [] }
    }
  ) { id, record, _ in
    [
      .string(id), .string(record.case), .string(record.resolution), .string(record.recipient),
      record.notified.value, record.objectionUntil.value,
    ] + end(record.source)
  }

  static let objections = Rows(
    "objections",
    [
      "objection", "case", "resolution", "objector", "raised", "text", "session", "decided",
      "outcome",
    ], of: { $0.objections },
    touchedBy: { event, _ in
      switch event {
      case .objectionRaised(let event): [event.objection]
      case .objectionDecided(let event): [event.objection]
      default: []
      }
    }
  ) { id, record, _ in
    [
      .string(id), .string(record.case), .string(record.resolution), .string(record.objector),
      record.raised.value, Value(record.text), Value(record.session), Value(record.decided),
      Value(term: record.outcome),
    ] + end(record.source)
  }

  static let reports = Rows(
    "reports", ["report", "resolution", "agency", "reported", "progress", "text"],
    of: { $0.reports },
    touchedBy: { event, _ in
      if case .reportFiled(let event) = event { [event.report] } else { [] }
    }
  ) { id, record, _ in
    [
      .string(id), .string(record.resolution), .string(record.agency), record.reported.value,
      .real(record.progress), Value(record.text),
    ] + end(record.source)
  }

  static let escalations = Rows(
    "escalations",
    [
      "escalation", "case", "resolution", "step", "reason", "escalated", "answered", "outcome",
    ], of: { $0.escalations },
    touchedBy: { event, _ in
      switch event {
      case .caseEscalated(let event): [event.escalation]
      case .escalationAnswered(let event): [event.escalation]
      default: []
      }
    }
  ) { id, record, _ in
    [
      .string(id), .string(record.case), Value(record.resolution), Value(term: record.step),
      .string(record.reason), record.escalated.value, Value(record.answered),
      Value(record.outcome),
    ] + end(record.source)
  }
}

/// Who was at a session and who was not; a row is named by the session and its place there.
struct AttendanceRows: TableProjection {
  let table = "attendance"
  let columns = [
    "session", "organization", "person", "post", "role", "described_as", "present",
    "plenipotentiary", "source", "precision", "inferred",
  ]

  func rows(in state: WorkingGroupsState) -> [String] {
    // In the order of the records, not of the sessions: two sessions may be open at once.
    state.attendanceOrder
  }

  func row(_ id: String, in state: WorkingGroupsState) -> [Value]? {
    guard let mark = id.utf8.lastIndex(of: UInt8(ascii: "#")),
      let place = Int(id[id.index(after: mark)...]),
      let session = state.sessions[String(id[..<mark])],
      session.attendance.indices.contains(place)
    else { return nil }
    let record = session.attendance[place]
    return [
      .string(String(id[..<mark])), .string(record.organization), Value(record.person),
      Value(record.post), Value(term: record.role), Value(record.note),
      .bool(record.isPresent), .bool(record.isPlenipotentiary),
    ] + WorkingGroupRows.end(session.source)
  }

  func rows(
    touchedBy event: WorkingGroupEvent, _ record: EventRecord, in state: WorkingGroupsState
  ) -> [String] {
    switch event {
    case .attendanceRecorded, .absenceRecorded: state.attendanceOrder.suffix(1).map { $0 }
    default: []
    }
  }
}
