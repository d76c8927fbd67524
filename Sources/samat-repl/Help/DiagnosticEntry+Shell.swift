import KQLSyntax

extension DiagnosticEntry {
  /// What the shell says of its verbs.
  static let shell: [DiagnosticEntry] = [
    DiagnosticEntry(
      "samat.shell.argument",
      "a verb's argument that makes no sense",
      wayOut: "':help' of the verb shows how it is written."),
    DiagnosticEntry(
      "samat.shell.no-chart",
      "a chart is to be written, and no result asks for one",
      wayOut: "End the query in render, for instance render barchart."),
    DiagnosticEntry(
      "samat.shell.command",
      "a program that cannot be started, or did not end well",
      wayOut: "See whether the program is there, and what it wrote."),
    DiagnosticEntry(
      "samat.shell.safe",
      "what `--safe` does not allow",
      wayOut: "Start the shell without --safe, or name the file with --data."),
    DiagnosticEntry(
      "samat.shell.looking-back",
      "a command while the tables of another day are shown",
      wayOut: "':asof now' goes back to today."),
    DiagnosticEntry(
      "samat.shell.no-actor",
      "a command of nobody",
      wayOut: "Add by=NAME, or set ':actor NAME' or --actor NAME."),
    DiagnosticEntry(
      "samat.command.future",
      "a day more than a year ahead",
      wayOut: "Give the day on which it happened; what is planned has a deadline."),
    DiagnosticEntry(
      "samat.shell.no-day",
      "a command without a day in a script",
      wayOut: "Add on=DAY, or set ':today DAY'."),
    DiagnosticEntry(
      "samat.shell.not-empty",
      "`--generate` into a journal that has events",
      wayOut: "Generate into a new file."),
    DiagnosticEntry(
      "samat.shell.unknown-mode",
      "no form of results has this name",
      wayOut: "':help :mode' lists the modes."),
    DiagnosticEntry(
      "samat.shell.unknown-topic",
      "there is no help on this",
      wayOut:
        "':help' alone shows where to begin; a part of a name is enough to be offered the whole."),
    DiagnosticEntry(
      "samat.shell.unknown-verb",
      "no verb has this name",
      wayOut: "':help' lists the verbs."),
    DiagnosticEntry(
      "samat.shell.internal",
      "a defect of the shell: please report it",
      wayOut: "Please report it, with what was typed."),
  ]
}
