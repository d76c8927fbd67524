public import KQLSyntax

extension DiagnosticEntry {
  /// What the decider of allocations refuses.
  public static let allocations: [DiagnosticEntry] = [
    DiagnosticEntry(
      "samat.allocation.amount", "a budget, an amount or a score that cannot be",
      wayOut: "Give whole rials from 0 to 10^18, a budget of 1 or more, a score of 0 or more."),
    DiagnosticEntry(
      "samat.allocation.grounds", "a rule, or a source or column of the scores, that there is not",
      wayOut: "Name a rule, and a table, document or fact; say anything else in words."),
    DiagnosticEntry(
      "samat.allocation.limits", "amounts beyond the budget, a floor or a cap",
      wayOut: "Change the amounts, or the floor, cap or budget."),
    DiagnosticEntry(
      "samat.allocation.no-grounds",
      "an allocation without amounts, a rule or the source of its scores",
      wayOut: "Name the rule, the table or query of the scores, the score, and the amounts."),
    DiagnosticEntry(
      "samat.allocation.no-reason", "an allocation that is withdrawn without a reason",
      wayOut: "Give the reason."),
    DiagnosticEntry(
      "samat.allocation.place", "a place that is neither a province nor a county",
      wayOut: "Give the code of a province (IR-11) or of a county."),
    DiagnosticEntry(
      "samat.allocation.same", "a version that says what the one in force says",
      wayOut: "Nothing is to be recorded."),
    DiagnosticEntry(
      "samat.allocation.twice", "a place, or a pair of place and sector, with two amounts",
      wayOut: "Give each one amount."),
    DiagnosticEntry(
      "samat.allocation.unknown", "an allocation that there is not",
      wayOut: "Record it first, or see the table 'allocations'."),
    DiagnosticEntry(
      "samat.allocation.withdrawn", "an allocation that was withdrawn already",
      wayOut: "Record its next version."),
  ]
}
