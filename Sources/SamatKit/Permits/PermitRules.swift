/// The rules of permits.
extension DomainRule {
  static let permitVersions = DomainRule(
    "permits.versions", .seed, "S000-40",
    "Changes that provinces request are reviewed, and adopted ones make a new version of a procedure."
  )
  static let versionDays = DomainRule(
    "permits.version-days", .policy, "S000-41",
    "Versions of a procedure are numbered without gaps, and each is in force from a later day than the "
      + "one before.")
  static let reviewFirst = DomainRule(
    "permits.reviewed-first", .policy, "S000-42",
    "A requested change is adopted or rejected only after its review, and a rejection has a reason."
  )
  static let stepAgency = DomainRule(
    "permits.step-agency", .policy, "S000-41",
    "A step of a procedure names its agency; documents, days, cost and law that are not given count as "
      + "unknown.")
  static let versionInForce = DomainRule(
    "permits.version-in-force", .policy, "S000-41",
    "An application follows the steps of the version in force on its day, in their order, to its end."
  )
  static let oneApplication = DomainRule(
    "permits.one-application", .policy, nil,
    "A unit has one application of a kind under way at a time.")
  static let refusalReason = DomainRule(
    "permits.refusal-reason", .policy, nil,
    "A permit is refused, sent back or given up with a reason.")
  static let powersDelegated = DomainRule(
    "permits.delegated", .seed, "S000-28",
    "Powers of the headquarters are delegated to the provinces."
  )
  static let delegationBasis = DomainRule(
    "permits.delegation-basis", .policy, "S000-46",
    "A delegation names the kind of permit, the province, the legal basis and its days, and can be "
      + "revoked with a reason.")
  static let investmentMonitoring = DomainRule(
    "permits.investment-monitoring", .seed, "S001-31",
    "Investment permits are watched until the project enters execution.")
  static let executionDays = DomainRule(
    "permits.execution-days", .policy, "S001-31",
    "Within how many days a project should enter execution has no default and is set by a policy.")
  static let deregulation = DomainRule(
    "permits.deregulation", .seed, "S001-40",
    "Superfluous regulations are proposed to the deregulation board for removal.")
  static let deregulationHeard = DomainRule(
    "permits.deregulation-heard", .seed, "S001-41",
    "A superfluous regulation is removed together with the private sector, whose view is recorded "
      + "first.")
  static let permitTopics = DomainRule(
    "permits.topics", .seed, "S000-43", "Free-zone policies and financing are kept as topics.")

  /// Every rule that a refusal or a record of permits may name.
  public static let permitRules: [DomainRule] = [
    permitVersions, versionDays, reviewFirst, stepAgency, versionInForce, oneApplication,
    refusalReason, powersDelegated, delegationBasis, investmentMonitoring, executionDays,
    deregulation, deregulationHeard, permitTopics,
  ]
}
