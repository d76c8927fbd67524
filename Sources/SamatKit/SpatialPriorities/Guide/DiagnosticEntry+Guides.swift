public import KQLSyntax

extension DiagnosticEntry {
  /// What the guides of priorities and of allocation refuse.
  public static let guides: [DiagnosticEntry] = [
    DiagnosticEntry(
      "samat.guide.cell", "a criterion, score, floor or cost that is no number in some row",
      wayOut: "Leave the row out with '| where ...', or name another column."),
    DiagnosticEntry(
      "samat.guide.column", "a column or criterion that is not there, or is given twice",
      wayOut: "Name a column of the query, or write NAME=EXPRESSION."),
    DiagnosticEntry(
      "samat.guide.consistency",
      "pairwise comparisons whose consistency ratio is above 0.10 or unknown",
      wayOut: "Look at the pairs again, or accept them with accept=REASON."),
    DiagnosticEntry(
      "samat.guide.distrust", "a number that cannot be distrusted: nothing says what it should be",
      wayOut: "Name the row and column of a finding of 'check', or give value=NUMBER."),
    DiagnosticEntry(
      "samat.guide.limits", "floors above a cap or above the budget, or caps below the budget",
      wayOut: "Lower the floors that are named, raise the caps, or change the budget."),
    DiagnosticEntry(
      "samat.guide.method", "a method or objective that is not there, or not for these rows",
      wayOut: "Name one of those listed."),
    DiagnosticEntry(
      "samat.guide.number", "an amount, cost, sample or spread that cannot be",
      wayOut: "Give a number in the range that is named."),
    DiagnosticEntry(
      "samat.guide.place", "a place that is no province or county, stands twice, or is not chosen",
      wayOut: "Leave rows such as totals out with '| where ...'; name a place by code or name."),
    DiagnosticEntry(
      "samat.guide.reason", "something that is accepted or distrusted without a reason",
      wayOut: "Say why with reason=TEXT; it is written into the document."),
    DiagnosticEntry(
      "samat.guide.sums", "a ranking while printed totals and their parts do not fit",
      wayOut: "Look at ':priorities check' and say which number is distrusted, and why."),
    DiagnosticEntry(
      "samat.guide.table", "a query without rows, or with more than a guide takes",
      wayOut: "Choose a table or a query of 1 to 1000 places."),
    DiagnosticEntry(
      "samat.guide.too-early", "a step whose step before was not taken",
      wayOut: "':priorities' or ':allocate' alone says what comes next."),
    DiagnosticEntry(
      "samat.guide.weights", "weights that do not sum to 1, or do not fit the criteria",
      wayOut: "Give each criterion a weight of 0 or more; all sum to 1."),
  ]
}
