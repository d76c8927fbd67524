public import KQLSyntax

extension DiagnosticEntry {
  /// What the deciders of casework refuse, and what policy files and simulations are not.
  public static let casework: [DiagnosticEntry] = [
    DiagnosticEntry(
      "samat.case.answer-open",
      "a case with an objection or an escalation that is not answered",
      wayOut: "Decide the objection, or record the answer to the escalation, first."),
    DiagnosticEntry(
      "samat.case.closed",
      "a case that is closed",
      wayOut: "A closed case stays as it is; open a new one that names it."),
    DiagnosticEntry(
      "samat.case.escalation-step",
      "an escalation that is not on the ladder of the charter, or not above the last one",
      wayOut: "Take a step of the charter's ladder that is above the last one."),
    DiagnosticEntry(
      "samat.case.exists",
      "a case that there is already",
      wayOut: "Leave the id out, so that the next number is given."),
    DiagnosticEntry(
      "samat.case.no-reason",
      "a step that needs a reason or a text and has none",
      wayOut: "Say why: the reason is kept with the case."),
    DiagnosticEntry(
      "samat.case.not-heard",
      "a case whose unit was not heard",
      wayOut: "Record that the unit's manager was heard and the documents were examined."),
    DiagnosticEntry(
      "samat.case.not-in-committee",
      "a case that the committee has not taken up",
      wayOut: "Take the case up in a session of the expert committee."),
    DiagnosticEntry(
      "samat.case.not-referred",
      "a case that the committee has not referred",
      wayOut: "Let the committee refer the case to a session."),
    DiagnosticEntry(
      "samat.case.not-summed-up",
      "the proposals are not summed up",
      wayOut: "Sum the proposals up, after the opinions are in."),
    DiagnosticEntry(
      "samat.case.opinion-late",
      "an opinion after the decision",
      wayOut: "Opinions are given before the decision; an objection can still be made."),
    DiagnosticEntry(
      "samat.case.opinions-missing",
      "opinions of agencies concerned are missing",
      wayOut: "Record the opinions of the agencies that the message names."),
    DiagnosticEntry(
      "samat.case.outcome",
      "an outcome that does not fit the case",
      wayOut: "Close the case with an outcome that its resolutions allow."),
    DiagnosticEntry(
      "samat.case.past",
      "a case that is past the step already",
      wayOut: "The step was taken already; look at the case for what may come next."),
    DiagnosticEntry(
      "samat.case.resolutions-open",
      "a case with resolutions that are neither done nor failed",
      wayOut: "Settle the resolutions first: done, failed or annulled."),
    DiagnosticEntry(
      "samat.case.unknown",
      "a case that there is not",
      wayOut: "See the table cases for those that there are."),
    DiagnosticEntry(
      "samat.casework.day-before",
      "a command on a day before the last event of what it is about",
      wayOut: "Give the day on which it happened; what is later was recorded already."),
    DiagnosticEntry(
      "samat.casework.unlisted",
      "an organization that no table lists, written nearly as one that there is",
      wayOut: "Write the one that is meant, or say unlisted=yes."),
    DiagnosticEntry(
      "samat.casework.province",
      "a province that there is not",
      wayOut:
        "Give its ISO 3166-2 code of the table provinces; a shell or a file may have its name."),
    DiagnosticEntry(
      "samat.casework.county",
      "a county that there is not, or that is one of another province",
      wayOut: "Give its code of the table counties; a shell or a file may have its name."),
    DiagnosticEntry(
      "samat.casework.day",
      "a day that lies beyond the calendar",
      wayOut: "Give a day that the calendar has, or fewer days to add."),
    DiagnosticEntry(
      "samat.casework.id",
      "an id that is empty, too long, or has a slash or an invisible character in it",
      wayOut: "Use letters, digits and hyphens, at most as many as the message says."),
    DiagnosticEntry(
      "samat.deadline.no-session",
      "a deadline that no session moves",
      wayOut: "Name the session that moves the deadline; nobody else can."),
    DiagnosticEntry(
      "samat.deadline.not-later",
      "a new deadline that is not later than the one in force",
      wayOut: "Give a later day than the deadline in force."),
    DiagnosticEntry(
      "samat.escalation.unknown",
      "an escalation that there is not, or that was answered",
      wayOut: "See the table escalations for those that are open."),
    DiagnosticEntry(
      "samat.group.exists",
      "a working group that there is already",
      wayOut: "Take another id, or change the charter by a policy."),
    DiagnosticEntry(
      "samat.group.unknown",
      "a working group that there is not",
      wayOut: "See the table working_groups, or found the group first."),
    DiagnosticEntry(
      "samat.objection.exists",
      "an objection that there is already",
      wayOut: "Leave the id out, so that the next number is given."),
    DiagnosticEntry(
      "samat.objection.late",
      "an objection after the days of the charter",
      wayOut: "The charter's days from notification are over; escalate the case instead."),
    DiagnosticEntry(
      "samat.objection.unknown",
      "an objection that there is not, or that was decided",
      wayOut: "See the table objections for those that are open."),
    DiagnosticEntry(
      "samat.obstacle.exists",
      "a mention of an obstacle that there is already",
      wayOut: "Leave the id out, so that the next number is given."),
    DiagnosticEntry(
      "samat.obstacle.kind",
      "a kind that is not in the taxonomy",
      wayOut: "See the table obstacle_kinds for the codes."),
    DiagnosticEntry(
      "samat.obstacle.nothing",
      "a report with neither a kind nor a text",
      wayOut: "Give a kind, or a text that can be classified."),
    DiagnosticEntry(
      "samat.obstacle.several",
      "a text that names several obstacles",
      wayOut: "Report each obstacle by itself."),
    DiagnosticEntry(
      "samat.obstacle.unknown",
      "a mention of an obstacle that there is not",
      wayOut: "See the table obstacle_mentions."),
    DiagnosticEntry(
      "samat.obstacle.withdrawn",
      "a mention that was withdrawn",
      wayOut: "Report the obstacle again."),
    DiagnosticEntry(
      "samat.post.exists",
      "a post that there is already",
      wayOut: "Take another id, or name a new holder of the post."),
    DiagnosticEntry(
      "samat.post.held",
      "a post that the person holds already, or that began later than it would end",
      wayOut: "End the present term first, or give a day within it."),
    DiagnosticEntry(
      "samat.post.not-held",
      "a post that the person does not hold",
      wayOut: "See the table holdings for who holds the post on which day."),
    DiagnosticEntry(
      "samat.post.unknown",
      "a post that there is not",
      wayOut: "See the table posts, or found the post first."),
    DiagnosticEntry(
      "samat.report.exists",
      "a report that there is already",
      wayOut: "Leave the id out, so that the next number is given."),
    DiagnosticEntry(
      "samat.report.not-responsible",
      "a report by another than the responsible agency",
      wayOut: "Let the agency report that the resolution names."),
    DiagnosticEntry(
      "samat.report.progress",
      "a progress that is no share",
      wayOut: "Give a share from 0 to 1."),
    DiagnosticEntry(
      "samat.resolution.beyond-powers",
      "a resolution outside the legal powers of the group",
      wayOut: "Escalate the case to a body that has the power."),
    DiagnosticEntry(
      "samat.resolution.exists",
      "a resolution that there is already",
      wayOut: "Leave the id out, so that the next number is given."),
    DiagnosticEntry(
      "samat.resolution.no-agency",
      "a resolution without an agency",
      wayOut: "Name the responsible agency."),
    DiagnosticEntry(
      "samat.resolution.no-deadline",
      "a resolution without a deadline, or with one before its day",
      wayOut: "Give a deadline that is not before the day of the session."),
    DiagnosticEntry(
      "samat.resolution.no-text",
      "a resolution without a text",
      wayOut: "Say what is to be done."),
    DiagnosticEntry(
      "samat.resolution.not-notified",
      "a resolution that was not notified",
      wayOut: "Notify the resolution first."),
    DiagnosticEntry(
      "samat.resolution.notified",
      "a resolution that was notified to this recipient already",
      wayOut: "It was notified to this recipient already; nothing needs to be done."),
    DiagnosticEntry(
      "samat.resolution.settled",
      "a resolution that is done, failed or annulled already",
      wayOut: "A settled resolution stays as it is; a session may adopt another."),
    DiagnosticEntry(
      "samat.resolution.unknown",
      "a resolution that there is not",
      wayOut: "See the table resolutions."),
    DiagnosticEntry(
      "samat.session.body",
      "a committee where a main session is meant, or the other way round",
      wayOut: "Take a session of the right body: the committee refers, the main session decides."),
    DiagnosticEntry(
      "samat.session.ended",
      "a session that has ended",
      wayOut: "Record it in a session that is still open."),
    DiagnosticEntry(
      "samat.session.exists",
      "a session that there is already",
      wayOut: "Leave the id out, so that the next number is given."),
    DiagnosticEntry(
      "samat.session.head-absent",
      "the head of the agency concerned is not there, and the charter insists on it",
      wayOut: "Record that the head attends, or take the matter to the next session."),
    DiagnosticEntry(
      "samat.session.no-quorum",
      "a session without the quorum of its charter",
      wayOut: "Record who else attends; without a quorum nothing is decided."),
    DiagnosticEntry(
      "samat.session.number",
      "a number that is not the next one",
      wayOut: "Leave the number out, so that the next one is given."),
    DiagnosticEntry(
      "samat.session.other-day",
      "a session of another day than that of the command",
      wayOut: "Give the day of the session."),
    DiagnosticEntry(
      "samat.session.other-group",
      "a session of another working group",
      wayOut: "Take a session of the case's own working group."),
    DiagnosticEntry(
      "samat.session.recorded",
      "a body that is recorded for this session already",
      wayOut: "The attendance of this body stands already; correct it instead."),
    DiagnosticEntry(
      "samat.session.unknown",
      "a session that there is not",
      wayOut: "See the table sessions, or hold the session first."),
    DiagnosticEntry(
      "samat.unit.exists",
      "a unit that is registered already",
      wayOut: "Leave the id out, or correct the unit that is there."),
    DiagnosticEntry(
      "samat.unit.merge",
      "a merger of a unit with itself, or without a reason",
      wayOut: "Name two units, and say why they are one."),
    DiagnosticEntry(
      "samat.unit.not-merged",
      "the undoing of a merger that there is not",
      wayOut: "See the column merged_into of the table units."),
    DiagnosticEntry(
      "samat.unit.nothing",
      "a correction or a report that says nothing",
      wayOut: "Give at least one value."),
    DiagnosticEntry(
      "samat.unit.number",
      "a number of a unit that cannot be",
      wayOut: "Give a number of 0 or more; shares are from 0 up."),
    DiagnosticEntry(
      "samat.unit.period",
      "a period that ends before it begins, or lies ahead",
      wayOut: "Give a first and a last day that are not after the day of the command."),
    DiagnosticEntry(
      "samat.unit.retired",
      "a unit that is retired, or merged into another",
      wayOut: "Name the unit that it was merged into, or register it anew."),
    DiagnosticEntry(
      "samat.unit.unknown",
      "a unit that is not registered",
      wayOut: "See the table units, or register the unit first."),
    DiagnosticEntry(
      "samat.policy.key",
      "a policy file with a key that there is not, or without one that it needs",
      wayOut: "Use the keys that Documentation/Casework.md lists."),
    DiagnosticEntry(
      "samat.policy.syntax",
      "a policy file that is no JSON",
      wayOut: "Mend the place that the message names."),
    DiagnosticEntry(
      "samat.policy.value",
      "a policy file with a value that cannot be",
      wayOut: "Give a value as Documentation/Casework.md says for this key."),
    DiagnosticEntry(
      "samat.simulation.number",
      "a number of `simulate_cadence()` that cannot be",
      example: "cases | evaluate simulate_cadence(opened, long(null), 0)",
      wayOut: "Give a whole number above 0."),
  ]
}
