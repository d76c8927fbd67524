public import KQLSyntax

extension DiagnosticEntry {
  /// What goes wrong with journals and the files that keep them.
  public static let journal: [DiagnosticEntry] = [
    DiagnosticEntry(
      "samat.journal.public",
      "a command to a public view",
      wayOut: "Perform it on the whole workspace; in the shell ':public off'."),
    DiagnosticEntry(
      "samat.journal.actor",
      "a command without an actor",
      wayOut: "Say who commands."),
    DiagnosticEntry(
      "samat.journal.anonymised",
      "an export without names is to be imported",
      wayOut: "Import an export that was made without --anonymise."),
    DiagnosticEntry(
      "samat.journal.attached",
      "a workspace that has a journal gets another",
      wayOut: "Make a workspace for each journal."),
    DiagnosticEntry(
      "samat.journal.bad-line",
      "a line of an export that is no event",
      wayOut: "Mend or take out the line that the message names; it is a line of the export."),
    DiagnosticEntry(
      "samat.journal.chain",
      "events that do not follow each other: one was changed or is missing",
      wayOut: "Go back to a backup; the message names the first event that does not follow."),
    DiagnosticEntry(
      "samat.journal.coding",
      "a decider's event that does not come back from its coding",
      wayOut: "A defect of the decider: its event must come back from its coding."),
    DiagnosticEntry(
      "samat.journal.conflict",
      "others recorded something again and again at the same time",
      wayOut: "Try again when the others have ended."),
    DiagnosticEntry(
      "samat.journal.day",
      "`asof(...)` of what is no day",
      wayOut: "Write a day, as asof('2025-06-30') or asof('1404-04-09')."),
    DiagnosticEntry(
      "samat.journal.diverged",
      "a journal that has other events than the export",
      wayOut: "Import into the journal that the export came from, or into an empty one."),
    DiagnosticEntry(
      "samat.journal.import",
      "some of many commands are wrong, so that none was recorded",
      wayOut: "Mend the rows that are listed, or leave them out with --on-error skip."),
    DiagnosticEntry(
      "samat.journal.key",
      "an idempotency key that is empty or too long",
      wayOut: "Give a key of 1 to 200 bytes, or none."),
    DiagnosticEntry(
      "samat.journal.key-taken",
      "an idempotency key of another command",
      wayOut: "Give each command a key of its own; only a repeated one keeps its key."),
    DiagnosticEntry(
      "samat.journal.looking-back",
      "a command to a workspace of another day",
      wayOut: "Record in the workspace of today, and say the day in the command."),
    DiagnosticEntry(
      "samat.journal.newer-export",
      "an export of a newer version",
      wayOut: "Use the version that made the export, or a newer one."),
    DiagnosticEntry(
      "samat.journal.no-backup",
      "a journal in memory is to be copied to a file",
      wayOut: "Export a journal in memory as JSON lines."),
    DiagnosticEntry(
      "samat.journal.no-decider",
      "a command that no decider takes",
      wayOut: "Register the decider of the command first."),
    DiagnosticEntry(
      "samat.journal.not-an-export",
      "a file that is no export of a journal",
      wayOut: "Name a file that an export has made."),
    DiagnosticEntry(
      "samat.journal.projection",
      "a decider shows a column that its table does not have",
      wayOut: "A defect of the decider: its rows must have the columns of its table."),
    DiagnosticEntry(
      "samat.journal.stale",
      "the subject has had other events since whoever commands looked at it",
      wayOut: "Look at the subject as it is now, and decide again."),
    DiagnosticEntry(
      "samat.journal.unreadable-event",
      "an event of a known kind that cannot be read",
      wayOut: "A defect, or a damaged event: verify the journal."),
    DiagnosticEntry(
      "samat.store.cannot-open",
      "a file that cannot be opened or made",
      wayOut: "See whether the folder is there and may be written."),
    DiagnosticEntry(
      "samat.store.constraint",
      "a file that does not take what is written",
      wayOut: "Verify the file; somebody else has changed its form."),
    DiagnosticEntry(
      "samat.store.corrupt",
      "a damaged file",
      wayOut: "Go back to a backup; what can still be read can be exported."),
    DiagnosticEntry(
      "samat.store.disk-full",
      "no room is left to write",
      wayOut: "Make room and do it again; what was acknowledged is kept."),
    DiagnosticEntry(
      "samat.store.exists",
      "a backup to a file that is there",
      wayOut: "Name a file that is not there."),
    DiagnosticEntry(
      "samat.store.io",
      "a file that cannot be read or written",
      wayOut: "See whether the disk is well; the message has the system's reason."),
    DiagnosticEntry(
      "samat.store.locked",
      "another program is writing",
      wayOut: "Wait until the other program has ended, and do it again."),
    DiagnosticEntry(
      "samat.store.newer-version",
      "a file of a newer version",
      wayOut: "Use the version that wrote the file, or a newer one."),
    DiagnosticEntry(
      "samat.store.not-a-journal",
      "a file of something else",
      wayOut: "Name a file that this program has made, or a new one."),
    DiagnosticEntry(
      "samat.store.read-only",
      "a file that can only be read",
      wayOut: "See the rights of the file and of its folder, or open it for reading only."),
  ]
}
