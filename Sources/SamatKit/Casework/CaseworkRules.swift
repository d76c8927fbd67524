/// The rules of casework.
extension DomainRule {
  static let statusClasses = DomainRule(
    "units.status-classes", .seed, "S002-38",
    "A unit is idle, semi-active or active by its utilisation, and the observed utilisation is kept."
  )
  static let sizeClasses = DomainRule(
    "units.size-classes", .seed, "S001-15", "A unit is small, medium, large or very large.")
  static let statusChange = DomainRule(
    "units.status-change-event", .seed, "S002-55", "A change of status is recorded as an event.")
  static let returnToProduction = DomainRule(
    "units.return-to-production", .seed, "S002-55",
    "A change from idle or semi-active to a higher status is a return to production, counted by "
      + "province and by what preceded it.")
  static let joining = DomainRule(
    "sources.joining", .seed, "S000-49",
    "Records of one unit from several agencies are joined by identifiers and folded names, with a "
      + "score, a reason and a reviewable decision.")
  static let mergersUndone = DomainRule(
    "sources.mergers-undone", .policy, "S000-49",
    "A merger of two records is undone with a reason, and both stand for themselves again.")
  static let datedHolders = DomainRule(
    "sources.dated-holders", .policy, nil,
    "A post has holders with partial dates, each by its source.")

  static let onePerReport = DomainRule(
    "obstacles.one-per-report", .public, nil,
    "A report names one obstacle, so a unit with three obstacles makes three reports.")
  static let obstacleOrigin = DomainRule(
    "obstacles.origin", .seed, "S002-27",
    "An obstacle comes from a regulation, a procedure or the environment.")
  static let `repeat` = DomainRule(
    "obstacles.repeat", .policy, "S002-53",
    "The same obstacle of the same unit within 12 months is a repeat.")
  static let classifierUnknown = DomainRule(
    "obstacles.classifier-unknown", .policy, nil,
    "The classifier of free text may answer unknown and never guesses silently.")

  static let order = DomainRule(
    "working-groups.order", .seed, "S002-32",
    "A case is opened, heard in the committee, referred, decided, notified, reported on and closed, "
      + "in this order.")
  static let closedIsFinal = DomainRule(
    "working-groups.closed-is-final", .policy, nil,
    "After a case is closed nothing more happens in it; what comes up again is a new case.")
  static let committeeFirst = DomainRule(
    "working-groups.committee-first", .seed, "S002-48",
    "A session decides only on cases that its committee referred.")
  static let headAttends = DomainRule(
    "working-groups.head-attends", .seed, "S002-39",
    "The head of an agency attends the main session in person; an absence is recorded.")
  static let headAbsenceRefusal = DomainRule(
    "working-groups.head-absence-refusal", .policy, "S002-39",
    "A charter may refuse to decide on the matter of an agency whose head is absent.")
  static let plenipotentiary = DomainRule(
    "working-groups.plenipotentiary", .seed, "S002-47",
    "In the committee an agency is represented by a plenipotentiary, which does not contradict the "
      + "duty of its head in the session.")
  static let quorum = DomainRule(
    "working-groups.quorum", .policy, nil,
    "A session decides only with the quorum of its charter, where one is set.")
  static let unitHeard = DomainRule(
    "working-groups.unit-heard", .seed, "S002-19",
    "The manager of the unit reports and the documents are examined, case by case.")
  static let opinionsFirst = DomainRule(
    "working-groups.opinions-first", .seed, "S002-33",
    "Nothing is decided before the opinions of the agencies concerned are in and the proposals are "
      + "summed up.")
  static let specificResolution = DomainRule(
    "working-groups.specific-resolution", .seed, "S002-35",
    "A decision is a specific resolution for one unit.")
  static let agencyRequired = DomainRule(
    "working-groups.agency-required", .seed, "S002-36",
    "A resolution names the agency responsible for it.")
  static let deadlineRequired = DomainRule(
    "working-groups.deadline-required", .seed, "S002-36", "A resolution has a deadline.")
  static let performanceReport = DomainRule(
    "working-groups.performance-report", .seed, "S002-37",
    "The responsible agency reports its performance to the secretariat, and a missing report is "
      + "listed.")
  static let noDelay = DomainRule(
    "working-groups.no-delay", .seed, "S002-50",
    "No agency may delay a resolution; only a session can move its deadline.")
  static let legalPowers = DomainRule(
    "working-groups.legal-powers", .seed, "S002-54",
    "A resolution outside the legal powers of the group is not adopted but escalated.")
  static let objectionDays = DomainRule(
    "working-groups.objection-days", .public, nil,
    "An objection is in time only within the days of the charter, 15 or 10 by province, from "
      + "notification.")
  static let escalationLadder = DomainRule(
    "working-groups.escalation-ladder", .public, nil,
    "A case may be escalated to the national headquarters, to the board of experts against a "
      + "refusing bank, to the disciplinary board of banks and to the prosecutor.")
  static let numbering = DomainRule(
    "working-groups.numbering", .seed, "S002-02",
    "Sessions are numbered per year as in Kerman, or cumulatively, as the charter says.")

  /// Every rule that a refusal or a record of the deciders of casework may name.
  public static let caseworkRules: [DomainRule] = [
    statusClasses, sizeClasses, statusChange, returnToProduction, joining, mergersUndone,
    datedHolders,
    onePerReport, obstacleOrigin, `repeat`, classifierUnknown, order, closedIsFinal,
    committeeFirst, headAttends, headAbsenceRefusal, plenipotentiary, quorum, unitHeard,
    opinionsFirst, specificResolution, agencyRequired, deadlineRequired, performanceReport,
    noDelay, legalPowers, objectionDays, escalationLadder, numbering,
  ]
}
