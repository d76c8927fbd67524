/// The rules of infrastructure projects and funds.
extension DomainRule {
  static let projectChain = DomainRule(
    "estates.project-chain", .seed, "S003-33",
    "An infrastructure project goes from estimate through tender, contract, progress and certified "
      + "statement to payment, each step an event under electronic supervision.")
  static let redFlags = DomainRule(
    "estates.red-flags", .seed, "S003-17",
    "Payments above certified progress, contracts above estimate, split contracts, single bidders, "
      + "standstill and payment before certification are flagged.")
  static let redFlagThresholds = DomainRule(
    "estates.red-flag-thresholds", .policy, "S003-17",
    "The thresholds of the red flags are set by a policy.")
  static let promisedRaisedSpent = DomainRule(
    "estates.promised-raised-spent", .seed, "S003-30",
    "What was promised is shown against what was raised and spent.")
  static let fundingSources = DomainRule(
    "estates.funding-sources", .seed, "S003-34",
    "Funds come from the parliament, the stock exchange, own means or banks.")
  static let noRialWithoutSource = DomainRule(
    "estates.no-rial-without-source", .policy, "S003-34",
    "No rial is paid without a fund that has it, and a fund raises no more than it was promised.")
  static let doubleEntry = DomainRule(
    "estates.double-entry", .policy, "S003-33",
    "Every step that moves money or a debt is posted to two or more accounts, with debits equal to "
      + "credits.")
  static let retention = DomainRule(
    "estates.retention", .public, "S003-33",
    "A part of each certified statement is kept back; a share of it is released at the provisional "
      + "handover and the rest at the final one.")
  static let advances = DomainRule(
    "estates.advance-payments", .policy, "S003-33",
    "An advance is paid only up to the share of the contract that a policy sets, and is taken off the "
      + "statements.")
  static let contractChanges = DomainRule(
    "estates.contract-changes", .public, "S003-33",
    "A contract is changed with a reason, never below what is certified, and flagged beyond the share "
      + "of the policy.")

  /// Every rule that this part of the component applies.
  static let projectRules = [
    projectChain, redFlags, redFlagThresholds, promisedRaisedSpent, fundingSources,
    noRialWithoutSource, doubleEntry, retention, advances, contractChanges,
  ]
}
