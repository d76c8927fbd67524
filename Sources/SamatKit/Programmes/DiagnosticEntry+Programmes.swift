public import KQLSyntax

extension DiagnosticEntry {
  /// What the decider of programmes refuses.
  public static let programmes: [DiagnosticEntry] = [
    DiagnosticEntry(
      "samat.action.deadline",
      "a deadline before the day, or not later than the one in force",
      wayOut: "Give a later day."),
    DiagnosticEntry(
      "samat.action.ended",
      "an action that has ended",
      wayOut: "An ended action stays as it is; add another."),
    DiagnosticEntry(
      "samat.action.exists",
      "an action that there is already",
      wayOut: "Leave the id out, so that the next number is given."),
    DiagnosticEntry(
      "samat.action.no-owner",
      "an action without an owner",
      wayOut: "Name the organization that has to act."),
    DiagnosticEntry(
      "samat.action.no-reason",
      "a step that needs a reason and has none",
      wayOut: "Say why: the reason is kept."),
    DiagnosticEntry(
      "samat.action.no-title",
      "an action that does not say what is to be done",
      wayOut: "Say what is to be done."),
    DiagnosticEntry(
      "samat.action.not-notified",
      "an action that was not notified",
      wayOut: "Notify the action first."),
    DiagnosticEntry(
      "samat.action.notified",
      "an action that was notified there already",
      wayOut: "It was notified there already; name another province."),
    DiagnosticEntry(
      "samat.action.number",
      "a number of an action that cannot be",
      wayOut: "Give a number that can be: weights above 0, days from 1 on."),
    DiagnosticEntry(
      "samat.action.other-programme",
      "an axis of another programme",
      wayOut: "Name an axis of the action's own programme."),
    DiagnosticEntry(
      "samat.action.report-exists",
      "a report id that there is already",
      wayOut: "Leave the id out, so that the next number is given."),
    DiagnosticEntry(
      "samat.action.report-nothing",
      "a report that says nothing",
      wayOut: "Give a value, a progress or a text."),
    DiagnosticEntry(
      "samat.action.report-number",
      "a share that is none, or a value that is no number",
      wayOut: "Give a share from 0 to 1, or a value that is a number."),
    DiagnosticEntry(
      "samat.action.report-twice",
      "a report with both a value and a share",
      wayOut: "Give either the indicator's value or the share of the target."),
    DiagnosticEntry(
      "samat.action.silent-days",
      "nobody has said after how many days without a report an action is silent",
      wayOut: "Give silent_after, or set programmes.silent_days in a policy."),
    DiagnosticEntry(
      "samat.action.target",
      "a target without an indicator, or equal to where it begins",
      wayOut: "Name the indicator, and a target other than the baseline."),
    DiagnosticEntry(
      "samat.action.unfinished",
      "an action that is not done everywhere",
      wayOut: "Report a progress of 1 everywhere, or give the action up."),
    DiagnosticEntry(
      "samat.action.unknown",
      "an action that there is not",
      wayOut: "See the table actions, or add it first."),
    DiagnosticEntry(
      "samat.axis.exists",
      "an axis that there is already",
      wayOut: "Take another id, or say more of the axis that is there."),
    DiagnosticEntry(
      "samat.axis.named",
      "an axis that has a name already",
      wayOut: "Name an axis that has no name yet."),
    DiagnosticEntry(
      "samat.axis.no-source",
      "a statement about an axis without a source",
      wayOut: "Name the document that says so."),
    DiagnosticEntry(
      "samat.axis.nothing",
      "a statement about an axis that says nothing",
      wayOut: "Say something: a name, an amount, a deadline, a basis or a weight."),
    DiagnosticEntry(
      "samat.axis.number",
      "an amount or a weight that cannot be",
      wayOut: "Give rials of 0 or more, and a weight above 0."),
    DiagnosticEntry(
      "samat.axis.unknown",
      "an axis that there is not",
      wayOut: "See the table axes, or add it first."),
    DiagnosticEntry(
      "samat.programme.exists",
      "a programme that there is already",
      wayOut: "Take another id."),
    DiagnosticEntry(
      "samat.programme.no-basis",
      "equal weights that neither a basis nor a policy stands behind",
      wayOut: "Say who decided it, or set programmes.equal_weights in a policy."),
    DiagnosticEntry(
      "samat.programme.no-name",
      "a programme without a name",
      wayOut: "Give the name of the programme."),
    DiagnosticEntry(
      "samat.programme.province",
      "a province that there is not",
      wayOut: "Give an ISO 3166-2 code of the table provinces."),
    DiagnosticEntry(
      "samat.programme.role",
      "a province that has a role in the programme already",
      wayOut: "The province has its role already; name another."),
    DiagnosticEntry(
      "samat.programme.unknown",
      "a programme that there is not",
      wayOut: "See the table programmes, or open it first."),
    DiagnosticEntry(
      "samat.programme.weighed",
      "equal weights that are decided already",
      wayOut: "It is decided already; give parts of another weight their own."),
  ]
}
