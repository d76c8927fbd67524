public import KQLSyntax

extension DiagnosticEntry {
  /// What the analyses of spatial priorities refuse.
  public static let analyses: [DiagnosticEntry] = [
    DiagnosticEntry(
      "regional.cancelled", "an analysis that was ended before it was done",
      wayOut: "Run it again, on fewer rows or with fewer samples."),
    DiagnosticEntry(
      "regional.empty", "no rows or columns where a method needs some",
      wayOut: "Give the analysis more rows or criteria."),
    DiagnosticEntry(
      "regional.infeasible", "floors and caps that no allocation keeps",
      wayOut: "Lower the floors or raise the caps that the message names, or change the budget."),
    DiagnosticEntry(
      "regional.limit", "more rows, pairs or weightings than an analysis takes",
      wayOut: "Filter or sum up first, or ask for fewer samples."),
    DiagnosticEntry(
      "regional.name", "a method that is not there",
      wayOut: "The message lists the methods."),
    DiagnosticEntry(
      "regional.negative", "a negative value or weight where a method forbids them",
      wayOut:
        "Mend the row or leave it out by '| where ... >= 0', or take a method that allows values below 0."
    ),
    DiagnosticEntry(
      "regional.no-variation", "columns none of which tells the rows apart",
      wayOut: "Leave constant columns out."),
    DiagnosticEntry(
      "regional.not-converged", "an iteration that does not settle",
      wayOut: "Look for contradictory or degenerate input."),
    DiagnosticEntry(
      "regional.not-finite", "a number that is infinite or no number",
      wayOut: "Filter with 'isfinite(...)'."),
    DiagnosticEntry(
      "regional.not-positive", "a value that has to be above 0",
      wayOut: "Mend the row or leave it out, above 0 is needed; or take a method that allows 0."),
    DiagnosticEntry(
      "regional.not-reciprocal", "a comparison whose mirror is not its reciprocal",
      wayOut: "Make mirrored comparisons reciprocal, such as 3 and 1/3."),
    DiagnosticEntry(
      "regional.parameter", "an option outside its domain",
      wayOut: "Give a value within what the message expects."),
    DiagnosticEntry(
      "regional.shape", "lists whose lengths do not fit",
      wayOut: "Give one weight and one direction for each criterion."),
    DiagnosticEntry(
      "regional.too-large", "a magnitude above 1e150",
      wayOut: "Use a larger unit."),
    DiagnosticEntry(
      "regional.too-small", "a criterion all of whose magnitudes are below 1e-150",
      wayOut: "Use a smaller unit."),
    DiagnosticEntry(
      "regional.weight-sum", "weights whose sum is not 1",
      wayOut: "Divide the weights by their sum, or name a weighting method such as 'entropy'."),
    DiagnosticEntry(
      "regional.zero-total", "a total of 0 that a share would be divided by",
      wayOut: "Leave out what has no activity at all."),
    DiagnosticEntry(
      "samat.analysis.argument", "an argument of an analysis that is missing or of another kind",
      wayOut: "':help NAME' shows the parameters."),
    DiagnosticEntry(
      "samat.analysis.duplicate", "a place or pair that has two rows",
      wayOut: "Sum up first: '| summarize sum(value) by region, sector'."),
    DiagnosticEntry(
      "samat.analysis.missing", "a row without a value that an analysis needs",
      wayOut: "Filter with 'isnotnull(...)' or 'isnotempty(...)', or put a value there."),
    DiagnosticEntry(
      "samat.analysis.number", "a cell that is no number",
      wayOut: "Convert the column, or filter the row that the message names."),
    DiagnosticEntry(
      "samat.analysis.option", "an option that an analysis does not have",
      wayOut: "The message lists the options."),
    DiagnosticEntry(
      "samat.analysis.place", "a place that is in no border list",
      wayOut: "Use the codes of the table 'provinces', or give the borders as pairs."),
    DiagnosticEntry(
      "samat.analysis.sample", "a sample that thresholds cannot be learnt from",
      wayOut: "Judge more pairs, or ask for less precision."),
    DiagnosticEntry(
      "samat.analysis.units", "an amount that is no whole number of 0 or more",
      wayOut: "Give whole units, such as rials."),
  ]
}
