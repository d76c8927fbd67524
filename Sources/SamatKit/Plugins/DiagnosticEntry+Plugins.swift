public import KQLSyntax

extension DiagnosticEntry {
  /// What goes wrong with plug-ins; each message names the plug-in.
  public static let plugins: [DiagnosticEntry] = [
    DiagnosticEntry(
      "samat.plugin.changed",
      "a plug-in that was started again has other functions than before",
      wayOut: "Remove the plug-in and add it again: ':plugin remove', ':plugin add'."),
    DiagnosticEntry(
      "samat.plugin.exit",
      "a plug-in that ended in a call",
      wayOut: "The message has its last words; the next call starts it again."),
    DiagnosticEntry(
      "samat.plugin.failed",
      "a function of a plug-in that says what is wrong",
      wayOut: "The plug-in's message says what its function takes."),
    DiagnosticEntry(
      "samat.plugin.hello",
      "a first line that is not as the protocol has it",
      wayOut: "A defect of the plug-in: its first line must be the hello of the protocol."),
    DiagnosticEntry(
      "samat.plugin.name-taken",
      "a function, or a plug-in, of a name that is taken",
      wayOut: "Give the function another name, or remove the plug-in that has it."),
    DiagnosticEntry(
      "samat.plugin.path",
      "a path without `/`, or no file that can be run",
      wayOut: "Write the path with a '/', as ./plugin.py, and make the file executable."),
    DiagnosticEntry(
      "samat.plugin.protocol",
      "a line that is no message, or a column with other rows or values",
      wayOut: "A defect of the plug-in: it must write to standard error what is no message."),
    DiagnosticEntry(
      "samat.plugin.removed",
      "a plug-in that was taken out while a query ran",
      wayOut: "Add the plug-in again and run the query again."),
    DiagnosticEntry(
      "samat.plugin.size",
      "a line of more than 64 MiB",
      wayOut: "Shorten the texts before they are handed over, or those that come back."),
    DiagnosticEntry(
      "samat.plugin.start",
      "a program that cannot be started, or says no hello",
      wayOut: "Run the program by hand: it must answer the first line that it reads."),
    DiagnosticEntry(
      "samat.plugin.timeout",
      "no answer to a call in time",
      wayOut: "The plug-in may ask for more time in its hello; filter rows before the call."),
    DiagnosticEntry(
      "samat.plugin.unknown",
      "no plug-in has this name",
      wayOut: "':plugin list' shows the plug-ins."),
    DiagnosticEntry(
      "samat.plugin.version",
      "a plug-in that speaks another version of the protocol",
      wayOut: "Take a version of the plug-in for this one of the protocol."),
  ]
}
