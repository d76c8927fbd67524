import KQLEngine
import KQLSyntax

/// The lists of associations, as functions that are written in the query language.
enum AssociationMeasures {
  /// Adds every list.
  ///
  /// - Throws: `kql.register.duplicate` where a name is taken.
  static func register(in registry: inout Registry) throws(Diagnostic) {
    try registry.add(all, folder: "associations")
  }

  static let all = [
    Measure(
      name: "boards_past_term",
      summary: "Associations whose last board is past its term on a day, with the days since.",
      text: """
        (as_of:datetime) {
          association_boards | where term_from <= as_of
          | summarize arg_max(term_to, board, members) by association
          | where term_to < as_of
          | join kind=leftanti (associations | where status == 'dissolved' and ended <= as_of)
              on association
          | project association, board, term_to, days_past = tolong((as_of - term_to) / 1d)
          | sort by days_past desc, association asc
        }
        """),
    Measure(
      name: "elections_without_quorum",
      summary: "Elections for which too few voted, with the second call that followed.",
      text: """
        () {
          elections | where result == 'without_quorum'
          | project election, association, held, call, eligible, ballots, turnout, quorum
          | sort by held asc, election asc
        }
        """),
    Measure(
      name: "delegated_functions",
      summary:
        "What is or is to be delegated to whom on a day, with obstacles that are not overcome.",
      text: """
        (as_of:datetime) {
          delegations
          | where coalesce(proposed, date, as_of) <= as_of
              and (isnull(withdrawn) or withdrawn > as_of)
              and not(status == 'withdrawn' and isnull(withdrawn))
          | extend status = case(isnull(proposed), status, given <= as_of, 'given', 'proposed'),
              date = case(isnull(proposed), date, given <= as_of, given, proposed),
              // A basis that was given later is not known yet.
              legal_basis = iff(isnull(proposed) or given <= as_of, legal_basis, proposed_basis)
          | join kind=leftouter (delegation_obstacles | where met <= as_of
              and (isnull(overcome) or overcome > as_of)
              | summarize open_obstacles = count() by delegation) on delegation
          | project delegation, function, given_by = ['from'], given_to = ['to'], legal_basis, date,
              status, open_obstacles = coalesce(open_obstacles, 0), source
          | sort by delegation asc
        }
        """),
    Measure(
      name: "instructions_open",
      summary:
        "Instructions that an addressee has not carried out in full, with days past the deadline.",
      text: """
        (as_of:datetime) {
          instructions
          | where (isnull(date) or date <= as_of)
              and not(status in ('done', 'withdrawn') and (isnull(answered) or answered <= as_of))
          | project instruction, addressee, status, progress, date, deadline,
              days_late = iff(deadline < as_of, tolong((as_of - deadline) / 1d), long(null)), title
          | sort by days_late desc, instruction asc, addressee asc
        }
        """),
    Measure(
      name: "views_given",
      summary: "How many associations were asked in each consultation, and what they answered.",
      text: """
        () {
          association_consultations
          | summarize asked = count(), answered = countif(isnotnull(answered)),
              agree = countif(position == 'agree'), conditional = countif(position == 'conditional'),
              disagree = countif(position == 'disagree') by consultation, about, title
          | sort by consultation asc
        }
        """),
  ]
}
