/// The codes of the refusals of infrastructure projects and funds.
public enum ProjectRefusal: String, RefusalCode {
  /// A project that there is not.
  case unknownProject = "samat.project.unknown"
  /// A project that there is already.
  case projectExists = "samat.project.exists"
  /// A project that is closed or cancelled.
  case projectEnded = "samat.project.ended"
  /// A day before the last event of the project or fund.
  case dayBefore = "samat.project.day-before"
  /// A step that the project is past.
  case past = "samat.project.past"
  /// A step before the one that must come first.
  case tooEarly = "samat.project.too-early"
  /// An amount that is not from 1 to 10^18 rial, or takes a total beyond it.
  case amount = "samat.project.amount"
  /// A project, a change or an answer without the text that it needs.
  case noText = "samat.project.no-text"
  /// A red flag without a stated reason.
  case flagReason = "samat.project.flag-reason"
  /// A bidder who has bid already.
  case bidExists = "samat.project.bid-exists"
  /// A bid after the last day of the tender.
  case bidLate = "samat.project.bid-late"
  /// A contractor who made no bid.
  case noBid = "samat.project.no-bid"
  /// A contract that needs a tender.
  case tenderNeeded = "samat.project.tender-needed"
  /// A contract without a tender where no policy sets the threshold.
  case noThreshold = "samat.project.no-threshold"
  /// A contract that would be below what is certified, or the same as before.
  case change = "samat.project.change"
  /// Progress that is no share, or falls without a reason.
  case progress = "samat.project.progress"
  /// A statement whose parts do not add up.
  case unbalanced = "samat.statement.unbalanced"
  /// A statement that there is not.
  case unknownStatement = "samat.statement.unknown"
  /// An advance where no policy allows one.
  case noAdvanceShare = "samat.project.no-advance-share"
  /// An advance above the share of the policy.
  case advanceAbove = "samat.project.advance-above"
  /// A refund above what the contractor owes.
  case refund = "samat.project.refund"
  /// Retention that is not due for release.
  case retentionNotDue = "samat.project.retention-not-due"
  /// Balances that are not settled.
  case balancesOpen = "samat.project.balances-open"
  /// Red flags that nobody has answered.
  case flagsOpen = "samat.project.flags-open"
  /// A red flag that there is not, or that was answered.
  case unknownFlag = "samat.project.flag-unknown"

  /// A fund that there is not.
  case unknownFund = "samat.fund.unknown"
  /// A fund that there is already.
  case fundExists = "samat.fund.exists"
  /// A fund that has not the money.
  case noMoney = "samat.fund.no-money"
  /// Money above what was promised.
  case abovePromise = "samat.fund.above-promise"
  /// A promise below what was raised, or the same as before.
  case promise = "samat.fund.promise"
}
