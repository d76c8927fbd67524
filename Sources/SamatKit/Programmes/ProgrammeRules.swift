/// The rules of programmes.
extension DomainRule {
  static let programmeAxes = DomainRule(
    "programmes.axes", .seed, "S003-23",
    "A programme has axes, each with an amount, a deadline, a legal basis and a state where they are "
      + "known.")
  static let unnamedAxis = DomainRule(
    "programmes.unnamed-axis", .policy, "S003-23",
    "An axis that is not named stays a row with an unknown name.")
  static let axisSource = DomainRule(
    "programmes.axis-source", .policy, "S003-23",
    "What is said later of an axis is recorded with the source that says it.")
  static let actionsNotified = DomainRule(
    "programmes.notified", .seed, "S000-47",
    "Actions are notified to the provinces as operational actions.")
  static let actionsMonitored = DomainRule(
    "programmes.monitored", .seed, "S000-48",
    "Actions are watched continuously, and late and silent ones are listed.")
  static let actionOwner = DomainRule(
    "programmes.action-owner", .policy, "S000-47",
    "An action says what is to be done and who owns it; indicator, target and deadline may be "
      + "unknown.")
  static let silentDays = DomainRule(
    "programmes.silent-days", .policy, "S000-48",
    "After how many days without a report an action is silent is set by its notification or by a "
      + "policy.")
  static let firstActionDeadline = DomainRule(
    "programmes.first-deadline", .policy, nil,
    "The deadline of an action is moved with a reason, and the first one stays visible.")
  static let progressUnknown = DomainRule(
    "programmes.unknown-progress", .policy, "S000-48",
    "What is not reported counts as unknown in a progress, not as nothing.")
  static let programmeWeights = DomainRule(
    "programmes.weights", .policy, nil,
    "Progress adds up over stated weights; parts without one weigh alike only where a decision says "
      + "so.")
  static let programmeRoles = DomainRule(
    "programmes.provinces", .seed, "S000-12",
    "A programme begins in a pilot province and in priority provinces, and a province has one role in "
      + "it.")

  /// Every rule that a refusal or a record of programmes may name.
  public static let programmeRules: [DomainRule] = [
    programmeAxes, unnamedAxis, axisSource, actionsNotified, actionsMonitored, actionOwner,
    silentDays, firstActionDeadline, progressUnknown, programmeWeights, programmeRoles,
  ]
}
