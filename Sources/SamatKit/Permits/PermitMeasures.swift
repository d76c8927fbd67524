import KQLEngine
import KQLSyntax

/// The measures of permits, as functions that are written in the query language.
///
/// Each takes the day it is asked for; none looks at a clock.
enum PermitMeasures {
  /// Adds every measure.
  ///
  /// - Throws: `kql.register.duplicate` where a name is taken.
  static func register(in registry: inout Registry) throws(Diagnostic) {
    let all = [
      procedureChange, waitingTimes, issueTimes, mayIssue, enteredExecution, notInExecution,
    ]
    try registry.add(all, folder: "permits")
  }

  static let procedureChange = Measure(
    name: "procedure_change",
    summary:
      "What two versions of a procedure ask for, before and after: steps, agencies, documents, "
      + "days, cost.",
    text: """
      (kind:string, before:long, after:long) {
        permit_versions
        | where permit_kind == kind and (version == before or version == after)
        | mv-expand measure = dynamic(['steps', 'agencies', 'documents', 'days', 'cost_rial'])
            to typeof(string)
        | extend amount = case(measure == 'steps', steps, measure == 'agencies', agencies,
              measure == 'documents', documents, measure == 'days', days, cost_rial),
            gaps = case(measure == 'documents', documents_unknown, measure == 'days', days_unknown,
              measure == 'cost_rial', cost_unknown, long(0))
        | summarize value_before = take_anyif(amount, version == before),
            value_after = take_anyif(amount, version == after),
            unknown_before = take_anyif(gaps, version == before),
            unknown_after = take_anyif(gaps, version == after) by measure
        | extend change = value_after - value_before
        | project measure, value_before, value_after, change, unknown_before, unknown_after
      }
      """)

  static let waitingTimes = Measure(
    name: "permit_waiting_times",
    summary:
      "How long applications waited at each step and agency in all, against the days that the version "
      + "gives.",
    text: """
      () {
        permit_waiting
        | summarize days = sum(days), waits = count(), planned = max(planned_days),
            still = countif(isnull(waiting_to))
          by permit, permit_kind, version, step, agency, waits_on
        | where still == 0
        | summarize applications = count(), waits = sum(waits), median_days = percentile(days, 50),
            p90_days = percentile(days, 90), most_days = max(days),
            planned_days = max(planned), beyond = countif(days > planned)
          by permit_kind, version, step, agency, waits_on
        | sort by permit_kind asc, version asc, median_days desc, step asc
      }
      """)

  static let issueTimes = Measure(
    name: "issue_times",
    summary: "How long permits took from application to issue, by the Solar Hijri month of issue.",
    text: """
      () {
        permits
        | where isnotnull(issued)
        | extend took = tolong((issued - applied) / 1d), month = bin_jalali(issued, 'month')
        | summarize issued = count(), median_days = percentile(took, 50),
            p90_days = percentile(took, 90) by permit_kind, month
        | sort by permit_kind asc, month asc
        | serialize
        | extend change = iff(prev(permit_kind) == permit_kind, median_days - prev(median_days),
            long(null))
        | project permit_kind, month, month_jalali = jalali(month), issued, median_days, p90_days,
            change
      }
      """)

  static let mayIssue = Measure(
    name: "may_issue",
    summary: "Which provinces may issue which kinds of permits on a day, and by which delegation.",
    text: """
      (as_of:datetime) {
        power_delegations
        | where in_force_from <= as_of and (isnull(in_force_to) or in_force_to >= as_of)
          and (isnull(revoked) or revoked > as_of)
        | project permit_kind, province, power, legal_basis, in_force_from, in_force_to
        | sort by permit_kind asc, province asc
      }
      """)

  static let enteredExecution = Measure(
    name: "entered_execution",
    summary: "How many projects entered execution in the last days before a day, by province.",
    text: """
      (as_of:datetime, within_days:long) {
        permits
        | where execution <= as_of and execution > as_of - within_days * 1d
        | extend took = tolong((execution - issued) / 1d)
        | summarize projects = count(), median_days = percentile(took, 50) by permit_kind, province
        | sort by projects desc, permit_kind asc, province asc
      }
      """)

  static let notInExecution = Measure(
    name: "not_in_execution",
    summary:
      "Permits of a kind whose project has not entered execution some days after the issue, on a day.",
    text: """
      (kind:string, as_of:datetime, after_days:long) {
        permits
        | where permit_kind == kind and issued <= as_of
          and (isnull(execution) or execution > as_of)
        | extend days = tolong((as_of - issued) / 1d)
        | where days > after_days
        | project permit, unit, province, issued, days, stalled
        | sort by days desc, permit asc
      }
      """)
}
