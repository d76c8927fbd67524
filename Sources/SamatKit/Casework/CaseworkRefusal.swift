/// The codes of the refusals of casework.
///
/// They are stable: a program may tell them apart; messages are for people and may change.
public enum CaseworkRefusal: String, RefusalCode {
  /// An id that is empty, too long, or has a slash or an invisible character in it.
  case badID = "samat.casework.id"
  /// A command on a day before the last event of what it is about.
  case dayBefore = "samat.casework.day-before"
  /// A province that there is not.
  case province = "samat.casework.province"
  /// A county that there is not, or of another province.
  case county = "samat.casework.county"
  /// A day that lies beyond the calendar.
  case badDay = "samat.casework.day"

  /// A unit that is not registered.
  case unknownUnit = "samat.unit.unknown"
  /// An organization that no table lists, written nearly as one that it does.
  case unlisted = "samat.casework.unlisted"
  /// A unit that is registered already.
  case unitExists = "samat.unit.exists"
  /// A unit that is retired, or merged into another.
  case unitRetired = "samat.unit.retired"
  /// A number of a unit that cannot be.
  case unitNumber = "samat.unit.number"
  /// A period that ends before it begins, or lies ahead.
  case unitPeriod = "samat.unit.period"
  /// A correction or a report that says nothing.
  case unitNothing = "samat.unit.nothing"
  /// A merger of a unit with itself, or without a reason.
  case unitMerge = "samat.unit.merge"
  /// The undoing of a merger that there is not.
  case notMerged = "samat.unit.not-merged"

  /// A mention of an obstacle that there is already.
  case mentionExists = "samat.obstacle.exists"
  /// A mention of an obstacle that there is not.
  case unknownMention = "samat.obstacle.unknown"
  /// A kind that is not in the taxonomy.
  case unknownObstacle = "samat.obstacle.kind"
  /// A text that names several obstacles.
  case severalObstacles = "samat.obstacle.several"
  /// A report with neither a kind nor a text.
  case obstacleNothing = "samat.obstacle.nothing"
  /// A mention that was withdrawn.
  case mentionWithdrawn = "samat.obstacle.withdrawn"

  /// A working group that there is not.
  case unknownGroup = "samat.group.unknown"
  /// A working group that there is already.
  case groupExists = "samat.group.exists"
  /// A post that there is not.
  case unknownPost = "samat.post.unknown"
  /// A post that there is already.
  case postExists = "samat.post.exists"
  /// A post that the person holds already, or that began later than it would end.
  case postHeld = "samat.post.held"
  /// A post that the person does not hold.
  case postNotHeld = "samat.post.not-held"

  /// A session that there is not.
  case unknownSession = "samat.session.unknown"
  /// A session that there is already.
  case sessionExists = "samat.session.exists"
  /// A number that is not the next one.
  case sessionNumber = "samat.session.number"
  /// A session that has ended.
  case sessionEnded = "samat.session.ended"
  /// A session of another day than that of the command.
  case sessionOtherDay = "samat.session.other-day"
  /// A committee where a main session is meant, or the other way round.
  case sessionBody = "samat.session.body"
  /// A session of another working group.
  case sessionOtherGroup = "samat.session.other-group"
  /// A body that is recorded for this session already.
  case alreadyRecorded = "samat.session.recorded"
  /// A session without the quorum of its charter.
  case noQuorum = "samat.session.no-quorum"
  /// The head of the agency concerned is not there, and the charter insists on it.
  case headAbsent = "samat.session.head-absent"

  /// A case that there is not.
  case unknownCase = "samat.case.unknown"
  /// A case that there is already.
  case caseExists = "samat.case.exists"
  /// A case that is closed.
  case caseClosed = "samat.case.closed"
  /// A case that is past the step already.
  case caseTooFar = "samat.case.past"
  /// A case that the committee has not taken up.
  case notInCommittee = "samat.case.not-in-committee"
  /// A case that the committee has not referred.
  case notReferred = "samat.case.not-referred"
  /// A case whose unit was not heard.
  case notHeard = "samat.case.not-heard"
  /// Opinions of agencies concerned are missing.
  case opinionsMissing = "samat.case.opinions-missing"
  /// The proposals are not summed up.
  case notSummedUp = "samat.case.not-summed-up"
  /// An opinion after the decision.
  case opinionLate = "samat.case.opinion-late"
  /// A case with resolutions that are neither done nor failed.
  case resolutionsOpen = "samat.case.resolutions-open"
  /// A case with an objection or an escalation that is not answered.
  case answerOpen = "samat.case.answer-open"
  /// An outcome that does not fit the case.
  case caseOutcome = "samat.case.outcome"
  /// An escalation that is not on the ladder of the charter, or not above the last one.
  case escalationStep = "samat.case.escalation-step"
  /// An escalation that there is not, or that was answered.
  case unknownEscalation = "samat.escalation.unknown"
  /// A step that needs a reason or a text and has none.
  case noReason = "samat.case.no-reason"

  /// A resolution that there is not.
  case unknownResolution = "samat.resolution.unknown"
  /// A resolution that there is already.
  case resolutionExists = "samat.resolution.exists"
  /// A resolution without a text.
  case noText = "samat.resolution.no-text"
  /// A resolution without an agency.
  case noAgency = "samat.resolution.no-agency"
  /// A resolution without a deadline, or with one before its day.
  case noDeadline = "samat.resolution.no-deadline"
  /// A resolution outside the legal powers of the group.
  case beyondPowers = "samat.resolution.beyond-powers"
  /// A resolution that is done, failed or annulled already.
  case resolutionSettled = "samat.resolution.settled"
  /// A resolution that was not notified.
  case notNotified = "samat.resolution.not-notified"
  /// A resolution that was notified to this recipient already.
  case notifiedAlready = "samat.resolution.notified"
  /// A deadline that no session moves.
  case noSession = "samat.deadline.no-session"
  /// A new deadline that is not later than the one in force.
  case deadlineNotLater = "samat.deadline.not-later"
  /// A report by another than the responsible agency.
  case notResponsible = "samat.report.not-responsible"
  /// A progress that is no share.
  case reportProgress = "samat.report.progress"
  /// A report that there is already.
  case reportExists = "samat.report.exists"
  /// An objection after the days of the charter.
  case objectionLate = "samat.objection.late"
  /// An objection that there is already.
  case objectionExists = "samat.objection.exists"
  /// An objection that there is not, or that was decided.
  case unknownObjection = "samat.objection.unknown"
}

extension Refusal {
  /// Creates a refusal of casework.
  ///
  /// - Parameters:
  ///   - code: The code.
  ///   - message: What is wrong, with the ids concerned.
  ///   - rule: The rule; nil where the command names something that is not there.
  ///   - remedy: What would satisfy it.
  init(
    _ code: CaseworkRefusal, _ message: String, by rule: DomainRule? = nil, remedy: String
  ) {
    self.init(
      code.rawValue, message, rule: rule?.reference, statement: rule?.statement ?? "",
      remedy: remedy)
  }
}
