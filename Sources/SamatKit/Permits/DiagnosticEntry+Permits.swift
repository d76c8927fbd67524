public import KQLSyntax

extension DiagnosticEntry {
  /// What the decider of permits refuses.
  public static let permits: [DiagnosticEntry] = [
    DiagnosticEntry(
      "samat.permit.ended",
      "an application that has ended",
      wayOut: "An ended application stays as it is; apply anew."),
    DiagnosticEntry(
      "samat.permit.execution-days",
      "nobody has said within how many days a project should enter execution",
      wayOut: "Set permits.execution_days in a policy."),
    DiagnosticEntry(
      "samat.permit.exists",
      "an application that there is already",
      wayOut: "Leave the id out, so that the next number is given."),
    DiagnosticEntry(
      "samat.permit.in-execution",
      "a project that is in execution already, or was flagged",
      wayOut: "Nothing needs to be done."),
    DiagnosticEntry(
      "samat.permit.in-time",
      "a project that is still in time",
      wayOut: "Wait until the days of the policy are over."),
    DiagnosticEntry(
      "samat.permit.no-reason",
      "a refusal, return or withdrawal without a reason",
      wayOut: "Say why: the reason is kept."),
    DiagnosticEntry(
      "samat.permit.not-delegated",
      "a province that may not issue this kind on this day",
      wayOut: "Let the headquarters issue it, or delegate the power first."),
    DiagnosticEntry(
      "samat.permit.not-issued",
      "a permit that was not issued",
      wayOut: "Issue the permit first."),
    DiagnosticEntry(
      "samat.permit.not-monitored",
      "a kind of permit whose projects are not watched",
      wayOut: "Add the kind to permits.monitored_kinds in a policy."),
    DiagnosticEntry(
      "samat.permit.open",
      "a unit that has an application of the kind under way",
      wayOut: "Follow the application that is under way, or give it up."),
    DiagnosticEntry(
      "samat.permit.province",
      "a province that there is not",
      wayOut: "Give an ISO 3166-2 code of the table provinces."),
    DiagnosticEntry(
      "samat.permit.returned",
      "an application that waits for the applicant, or does not",
      wayOut: "Record that the applicant hands in what was missing, where that is so."),
    DiagnosticEntry(
      "samat.permit.step-order",
      "a step that is not the next one",
      wayOut: "Pass the step that is next."),
    DiagnosticEntry(
      "samat.permit.steps-open",
      "an application whose steps are not all passed",
      wayOut: "Pass every step first."),
    DiagnosticEntry(
      "samat.permit.unknown",
      "an application that there is not",
      wayOut: "See the table permits, or apply first."),
    DiagnosticEntry(
      "samat.power.days",
      "days of a delegation that cannot be, or that overlap those of another",
      wayOut: "Give days that begin today or later and that no other delegation has."),
    DiagnosticEntry(
      "samat.power.ended",
      "a delegation that was revoked, or whose days are over",
      wayOut: "It is over already; nothing needs to be done."),
    DiagnosticEntry(
      "samat.power.exists",
      "a delegation of power that there is already",
      wayOut: "Leave the id out, so that the next number is given."),
    DiagnosticEntry(
      "samat.power.no-basis",
      "a delegation without a legal basis",
      wayOut: "Name the law, order or resolution behind it."),
    DiagnosticEntry(
      "samat.power.no-reason",
      "a revocation without a reason",
      wayOut: "Say why it is taken back."),
    DiagnosticEntry(
      "samat.power.unknown",
      "a delegation of power that there is not",
      wayOut: "See the table power_delegations."),
    DiagnosticEntry(
      "samat.procedure.exists",
      "a kind of permit that there is already",
      wayOut: "Take another id."),
    DiagnosticEntry(
      "samat.procedure.has-version",
      "a draft where there is a version already",
      wayOut: "Open a change request; only a first version is drafted."),
    DiagnosticEntry(
      "samat.procedure.no-agency",
      "a step without an agency",
      wayOut: "Name the agency that takes the step."),
    DiagnosticEntry(
      "samat.procedure.no-basis",
      "a version without a legal basis",
      wayOut: "Name the law or resolution behind the version."),
    DiagnosticEntry(
      "samat.procedure.no-name",
      "a kind of permit without a name",
      wayOut: "Give the name of the kind of permit."),
    DiagnosticEntry(
      "samat.procedure.no-steps",
      "a version without a step",
      wayOut: "Add a step first."),
    DiagnosticEntry(
      "samat.procedure.no-version",
      "a procedure that no version is in force of",
      wayOut: "Adopt a version that is in force on that day."),
    DiagnosticEntry(
      "samat.procedure.nothing",
      "a change that says nothing",
      wayOut: "Say what is to be set; a removal sets nothing."),
    DiagnosticEntry(
      "samat.procedure.number",
      "days or a cost that cannot be",
      wayOut: "Give days and rials of 0 or more."),
    DiagnosticEntry(
      "samat.procedure.step-exists",
      "a step that there is already",
      wayOut: "Give the step another name."),
    DiagnosticEntry(
      "samat.procedure.unknown",
      "a kind of permit that there is not",
      wayOut: "See the table permit_kinds, or add the kind first."),
    DiagnosticEntry(
      "samat.procedure.unknown-step",
      "a step that there is not",
      wayOut: "See the table permit_steps for the steps."),
    DiagnosticEntry(
      "samat.procedure.version-day",
      "a version that would not be in force from a later day than the one before",
      wayOut: "Give a later day than that of the version before and of its applications."),
    DiagnosticEntry(
      "samat.request.ended",
      "a change request that is adopted, rejected or withdrawn",
      wayOut: "Open another request."),
    DiagnosticEntry(
      "samat.request.exists",
      "a change request that there is already",
      wayOut: "Leave the id out, so that the next number is given."),
    DiagnosticEntry(
      "samat.request.no-change",
      "a change request without a change",
      wayOut: "Say what is to change, step by step."),
    DiagnosticEntry(
      "samat.request.no-reason",
      "a step of a request that needs a reason or a finding and has none",
      wayOut: "Say why, or what the review found."),
    DiagnosticEntry(
      "samat.request.not-reviewed",
      "a change request that was not reviewed",
      wayOut: "Record the review first."),
    DiagnosticEntry(
      "samat.request.reviewed",
      "a change request that was reviewed already",
      wayOut: "Adopt or reject it; what else should change is another request."),
    DiagnosticEntry(
      "samat.request.stale",
      "a change that no longer fits the version in force",
      wayOut: "Reject it, and open another on the latest version."),
    DiagnosticEntry(
      "samat.request.unknown",
      "a change request that there is not",
      wayOut: "See the table change_requests, or open it first."),
    DiagnosticEntry(
      "samat.topic.decided",
      "a topic that is decided",
      wayOut: "A decided topic stays as it is; propose another."),
    DiagnosticEntry(
      "samat.topic.exists",
      "a topic that there is already",
      wayOut: "Leave the id out, so that the next number is given."),
    DiagnosticEntry(
      "samat.topic.not-heard",
      "a regulation on which the private sector was not heard",
      wayOut: "Record the view of the private sector first."),
    DiagnosticEntry(
      "samat.topic.nothing",
      "a topic, a view or a decision that says nothing",
      wayOut: "Say what the topic, the view or the decision is."),
    DiagnosticEntry(
      "samat.topic.unknown",
      "a topic that there is not",
      wayOut: "See the table policy_topics, or propose it first."),
  ]
}
