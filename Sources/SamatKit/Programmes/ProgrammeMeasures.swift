import KQLEngine
import KQLSyntax

/// The lists of programmes, as functions that are written in the query language.
///
/// Each takes the day it is asked for; none looks at a clock.
enum ProgrammeMeasures {
  /// Adds every list.
  ///
  /// - Throws: `kql.register.duplicate` where a name is taken.
  static func register(in registry: inout Registry) throws(Diagnostic) {
    try registry.add([lateActions, silentActions, axesStated], folder: "programmes")
  }

  static let lateActions = Measure(
    name: "late_actions",
    summary: "Actions that are past their deadline on a day, with days late and the last report.",
    text: """
      (as_of:datetime) {
        action_assignments
        | where notified <= as_of and deadline < as_of and (isnull(ended) or ended > as_of)
          and coalesce(progress, 0.0) < 1.0
        | extend days_late = tolong((as_of - deadline) / 1d),
            days_after_first = tolong((as_of - first_deadline) / 1d)
        | project action, province, owner, programme, axis, days_late, days_after_first, deadline,
            first_deadline, moves, reported, progress
        | sort by days_late desc, action asc, province asc
      }
      """)

  static let silentActions = Measure(
    name: "silent_actions",
    summary:
      "Actions of which nothing was heard for more days than their notification allows, on a day.",
    text: """
      (as_of:datetime) {
        action_assignments
        | where notified <= as_of and (isnull(ended) or ended > as_of) and coalesce(progress, 0.0) < 1.0
        | extend heard = iff(reported <= as_of, reported, datetime(null))
        | extend days_silent = tolong((as_of - coalesce(heard, notified)) / 1d)
        | where days_silent > silent_after
        | project action, province, owner, programme, axis, days_silent, silent_after, notified,
            reported, reports, progress
        | sort by days_silent desc, action asc, province asc
      }
      """)

  static let axesStated = Measure(
    name: "axes_stated",
    summary:
      "Axes with what sources said of them later; an axis that no source names has an empty title.",
    text: """
      () {
        axes
        | join kind=leftouter (axis_statements | where isnotempty(title)
            | summarize arg_max(stated, title, title_fa, stated_in) by axis
            | project axis, later = title, later_fa = title_fa, named_in = stated_in) on axis
        | project axis, programme, title = iff(isempty(title), later, title),
            title_fa = iff(isempty(title_fa), later_fa, title_fa), named_in, amount_rial, deadline,
            legal_basis, source, paragraph
        | sort by axis asc
      }
      """)
}
