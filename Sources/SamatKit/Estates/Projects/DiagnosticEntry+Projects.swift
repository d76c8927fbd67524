public import KQLSyntax

extension DiagnosticEntry {
  /// What is refused of infrastructure projects and funds.
  public static let projects: [DiagnosticEntry] = [
    DiagnosticEntry(
      "samat.fund.above-promise",
      "money above what was promised",
      wayOut: "Change the promise first, with its legal basis as the reason."),
    DiagnosticEntry(
      "samat.fund.exists",
      "a fund that there is already",
      wayOut: "Take another id, or change what was promised."),
    DiagnosticEntry(
      "samat.fund.no-money",
      "a fund that has not the money",
      wayOut: "Raise more, or pay from a fund that has the money."),
    DiagnosticEntry(
      "samat.fund.promise",
      "a promise below what was raised, or the same as before",
      wayOut: "Give another amount or year, as the message says."),
    DiagnosticEntry(
      "samat.fund.unknown",
      "a fund that there is not",
      wayOut: "See the table funding, or record the promise first."),
    DiagnosticEntry(
      "samat.project.advance-above",
      "an advance above the share of the policy",
      wayOut: "Advance at most what the message says."),
    DiagnosticEntry(
      "samat.project.amount",
      "an amount that is not from 1 to 10^18 rial, or takes a total beyond it",
      wayOut: "Give whole rials from 1 to 10^18."),
    DiagnosticEntry(
      "samat.project.balances-open",
      "balances that are not settled",
      wayOut: "Pay, release or take back what is open."),
    DiagnosticEntry(
      "samat.project.bid-exists",
      "a bidder who has bid already",
      wayOut: "A bid stays as it was made."),
    DiagnosticEntry(
      "samat.project.bid-late",
      "a bid after the last day of the tender",
      wayOut: "Award the contract to one who bid in time."),
    DiagnosticEntry(
      "samat.project.change",
      "a contract that would be below what is certified, or the same as before",
      wayOut: "Give another amount, not below what is certified."),
    DiagnosticEntry(
      "samat.project.day-before",
      "a day before the last event of the project or fund",
      wayOut: "Give the day on which it happened; what is later was recorded already."),
    DiagnosticEntry(
      "samat.project.ended",
      "a project that is closed or cancelled",
      wayOut: "Begin a project of its own for what is left."),
    DiagnosticEntry(
      "samat.project.exists",
      "a project that there is already",
      wayOut: "Take another id."),
    DiagnosticEntry(
      "samat.project.flag-reason",
      "a red flag without a stated reason",
      wayOut: "State the reason; it is kept with the flag, which proves nothing by itself."),
    DiagnosticEntry(
      "samat.project.flag-unknown",
      "a red flag that there is not, or that was answered",
      wayOut: "See the table project_flags for those that are open."),
    DiagnosticEntry(
      "samat.project.flags-open",
      "red flags that nobody has answered",
      wayOut: "Answer each red flag as justified or upheld, with the reason."),
    DiagnosticEntry(
      "samat.project.no-advance-share",
      "an advance where no policy allows one",
      wayOut: "Set advance_share in the section projects of a policy."),
    DiagnosticEntry(
      "samat.project.no-bid",
      "a contractor who made no bid",
      wayOut: "Award the contract to a bidder, or record the bid first."),
    DiagnosticEntry(
      "samat.project.no-text",
      "a project, a change or an answer without the text that it needs",
      wayOut: "Say it in words: the text is kept."),
    DiagnosticEntry(
      "samat.project.no-threshold",
      "a contract without a tender where no policy sets the threshold",
      wayOut: "Set tender_threshold_rial in the section projects of a policy, or hold a tender."),
    DiagnosticEntry(
      "samat.project.past",
      "a step that the project is past",
      wayOut: "Look at the project for what may come next."),
    DiagnosticEntry(
      "samat.project.progress",
      "progress that is no share, or falls without a reason",
      wayOut: "Give a share above 0 and up to 1, and a reason where it falls."),
    DiagnosticEntry(
      "samat.project.refund",
      "a refund above what the contractor owes",
      wayOut: "Give at most what the contractor owes, into the fund that paid."),
    DiagnosticEntry(
      "samat.project.retention-not-due",
      "retention that is not due for release",
      wayOut: "Release what is due; the rest is due at the next handover."),
    DiagnosticEntry(
      "samat.project.tender-needed",
      "a contract that needs a tender",
      wayOut: "Put the project out to tender."),
    DiagnosticEntry(
      "samat.project.too-early",
      "a step before the one that must come first",
      wayOut: "Take the step first that the message names."),
    DiagnosticEntry(
      "samat.project.unknown",
      "a project that there is not",
      wayOut: "See the table infrastructure_projects, or begin the project with its estimate."),
    DiagnosticEntry(
      "samat.statement.unbalanced",
      "a statement whose parts do not add up",
      wayOut: "Check the paper: gross is retention, advance and net."),
    DiagnosticEntry(
      "samat.statement.unknown",
      "a statement that there is not",
      wayOut: "See the table statements."),
  ]
}
