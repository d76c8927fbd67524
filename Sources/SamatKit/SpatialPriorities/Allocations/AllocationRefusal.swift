/// The codes of the refusals of ``AllocationsDecider``.
public enum AllocationRefusal: String, RefusalCode {
  /// An allocation that there is not.
  case unknown = "samat.allocation.unknown"
  /// An allocation without amounts, a rule, or the source of its scores.
  case noGrounds = "samat.allocation.no-grounds"
  /// A rule, or a source or column of the scores, that there is not.
  case unknownGrounds = "samat.allocation.grounds"
  /// A budget or an amount that cannot be.
  case amount = "samat.allocation.amount"
  /// A place that is neither a province nor a county.
  case unknownPlace = "samat.allocation.place"
  /// A place, or a pair of place and sector, with two amounts.
  case twice = "samat.allocation.twice"
  /// Amounts beyond the budget, a floor or a cap.
  case limits = "samat.allocation.limits"
  /// A version that says what the one in force says.
  case same = "samat.allocation.same"
  /// A version that was taken back already.
  case withdrawn = "samat.allocation.withdrawn"
  /// Something taken back without a reason.
  case noReason = "samat.allocation.no-reason"
}
