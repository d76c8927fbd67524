public import KQLSyntax

extension DiagnosticEntry {
  /// What a workspace refuses.
  public static let workspace: [DiagnosticEntry] = [
    DiagnosticEntry(
      "samat.command.argument",
      "a value of a command that is none of its kind: a day, a number, an amount, a word",
      wayOut: "Write it as the message says; ':help VERB' lists what each argument takes."),
    DiagnosticEntry(
      "samat.command.file",
      "a file of commands with a column that no command has, or that does not say what its rows are",
      wayOut: "Name the columns as the arguments; add a column 'command', or say command=NAME."),
    DiagnosticEntry(
      "samat.command.unknown",
      "a command that there is not",
      wayOut: "Name one that ':help VERB' lists, as the journal calls it: 'unit.register'."),
    DiagnosticEntry(
      "samat.command.conflict",
      "the workspace was changed again and again while a command ran",
      wayOut: "Run the command again when the others have ended."),
    DiagnosticEntry(
      "samat.register.conflict",
      "two components registered at the same time",
      wayOut: "Register components one after the other."),
    DiagnosticEntry(
      "samat.register.duplicate",
      "a component that is registered already",
      wayOut: "A component is registered once; give a second one a name of its own."),
    DiagnosticEntry(
      "samat.register.type",
      "a record's cell that is none of its column's type",
      wayOut: "Make the cell a value of the column's type."),
    DiagnosticEntry(
      "samat.register.value",
      "a record with a number that cannot be, a place that there is not, or an id that is taken",
      wayOut: "Mend the record: an area is 0 or more, a rank 1 or more, an id stands in one row."),
    DiagnosticEntry(
      "samat.register.unknown-column",
      "a record's cell for which there is no column",
      wayOut: "Name a column of the table: ':schema TABLE'."),
    DiagnosticEntry(
      "samat.register.unknown-table",
      "records of a table that is not there",
      wayOut: "Name a table that is there: ':tables'."),
  ]
}
