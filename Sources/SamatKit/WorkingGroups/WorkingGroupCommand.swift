public import PersianText

/// What somebody may ask of ``WorkingGroupsDecider``. An id that is left out is numbered.
public enum WorkingGroupCommand: DomainCommand {
  /// Creates a working group; its charter is a policy.
  case createGroup(
    group: String, level: WorkingGroupLevel = .provincial, name: String? = nil,
    persianName: String? = nil, province: String? = nil)
  /// Creates a post of an organization.
  case createPost(
    post: String, title: String? = nil, persianTitle: String? = nil, organization: String)
  /// A person takes a post; whoever held it until then holds it no longer.
  case holdPost(post: String, person: String, from: SolarHijriDate? = nil)
  /// A person leaves a post; the last day is that of the command unless another is given.
  case releasePost(post: String, person: String, to: SolarHijriDate? = nil)

  /// A session or committee is held on the day of the command. Chair and secretary are the holders
  /// of the charter's posts on that day, unless others are named.
  case holdSession(
    session: String? = nil, group: String, body: SessionBody = .workingGroup, number: Int? = nil,
    venue: String? = nil, chair: String? = nil, secretary: String? = nil)
  /// Somebody is there for an organization.
  case attend(
    session: String, organization: String, role: AttendanceRole, person: String? = nil,
    post: String? = nil, plenipotentiary: Bool = false, isUnlisted: Bool = false)
  /// The head of an organization is not there.
  case recordAbsence(
    session: String, organization: String, reason: String? = nil, isUnlisted: Bool = false)
  /// The record of a session is closed; members without their head are recorded as absent.
  case endSession(session: String)

  /// Opens a case of a unit: what holds it back, whose opinions are needed, what it handed in.
  case openCase(
    case: String? = nil, unit: String, group: String, obstacle: String? = nil,
    agencies: [String] = [], documents: [String] = [], statement: String? = nil,
    isUnlisted: Bool = false)
  /// The unit gets its first answer.
  case answer(case: String, text: String? = nil)
  /// The committee takes a case up.
  case takeUp(case: String, session: String)
  /// The committee refers a case to a main session.
  case refer(case: String, session: String? = nil)
  /// The manager of the unit is heard in a session, and the documents are examined.
  case hear(case: String, session: String, person: String? = nil, documents: [String] = [])
  /// An agency gives its opinion.
  case giveOpinion(
    case: String, agency: String, position: OpinionPosition, session: String? = nil,
    person: String? = nil, text: String? = nil, isUnlisted: Bool = false)
  /// The proposals are summed up.
  case sumUp(case: String, text: String? = nil)
  /// A session adopts a resolution.
  ///
  /// - Parameters:
  ///   - matter: What it is about, where that is not the obstacle of the case; it is held against the
  ///     legal powers of the group.
  case adopt(
    resolution: String? = nil, case: String, session: String, agency: String?,
    deadline: SolarHijriDate?, text: String, matter: String? = nil,
    isUnlisted: Bool = false)
  /// A resolution is notified to somebody, by default the unit.
  case notify(resolution: String, recipient: String? = nil)
  /// Somebody objects to a resolution.
  case object(
    objection: String? = nil, resolution: String, objector: String, text: String? = nil)
  /// A session decides on an objection.
  case decideObjection(
    objection: String, session: String, outcome: ObjectionOutcome, text: String? = nil)
  /// A session moves a deadline.
  case moveDeadline(
    resolution: String, session: String?, deadline: SolarHijriDate, reason: String? = nil)
  /// The responsible agency reports; progress is from 0 to 1.
  case report(
    report: String? = nil, resolution: String, agency: String, progress: Double,
    text: String? = nil)
  /// The secretariat finds a resolution done.
  case complete(resolution: String, text: String? = nil)
  /// A resolution will not be done.
  case fail(resolution: String, reason: String)
  /// A case goes to a higher body.
  case escalate(
    case: String, step: EscalationStep, reason: String, resolution: String? = nil)
  /// The higher body answers.
  case answerEscalation(escalation: String, outcome: String)
  /// A case is closed; the outcome follows from its resolutions where it has any.
  case closeCase(case: String, outcome: CaseOutcome? = nil, reason: String? = nil)

  /// What the command is called.
  public var name: String {
    switch self {
    case .createGroup: "group.create"
    case .createPost: "post.create"
    case .holdPost: "post.hold"
    case .releasePost: "post.release"
    case .holdSession: "session.hold"
    case .attend: "session.attend"
    case .recordAbsence: "session.absence"
    case .endSession: "session.end"
    case .openCase: "case.open"
    case .answer: "case.answer"
    case .takeUp: "case.take_up"
    case .refer: "case.refer"
    case .hear: "case.hear"
    case .giveOpinion: "case.opinion"
    case .sumUp: "case.sum_up"
    case .adopt: "resolution.adopt"
    case .notify: "resolution.notify"
    case .object: "resolution.object"
    case .decideObjection: "objection.decide"
    case .moveDeadline: "deadline.move"
    case .report: "resolution.report"
    case .complete: "resolution.complete"
    case .fail: "resolution.fail"
    case .escalate: "case.escalate"
    case .answerEscalation: "escalation.answer"
    case .closeCase: "case.close"
    }
  }

  /// What it is about, where that is there already.
  public var subject: Subject? {
    switch self {
    case .createGroup(let id, _, _, _, _): Subject("group", id)
    case .createPost(let id, _, _, _), .holdPost(let id, _, _), .releasePost(let id, _, _):
      Subject("post", id)
    case .holdSession(let id, _, _, _, _, _, _): id.map { Subject("session", $0) }
    case .attend(let id, _, _, _, _, _, _), .recordAbsence(let id, _, _, _), .endSession(let id):
      Subject("session", id)
    case .openCase(let id, _, _, _, _, _, _, _): id.map { Subject("case", $0) }
    case .answer(let id, _), .takeUp(let id, _), .refer(let id, _), .hear(let id, _, _, _),
      .giveOpinion(let id, _, _, _, _, _, _), .sumUp(let id, _),
      .adopt(_, let id, _, _, _, _, _, _),
      .escalate(let id, _, _, _), .closeCase(let id, _, _):
      Subject("case", id)
    case .notify(let id, _), .object(_, let id, _, _), .moveDeadline(let id, _, _, _),
      .report(_, let id, _, _, _), .complete(let id, _), .fail(let id, _):
      Subject("resolution", id)
    case .decideObjection(let id, _, _, _): Subject("objection", id)
    case .answerEscalation(let id, _): Subject("escalation", id)
    }
  }
}
