public import KQLSyntax

extension DiagnosticEntry {
  /// What is wrong with parameters and commands.
  public static let commands: [DiagnosticEntry] = [
    DiagnosticEntry(
      "kql.parameter.duplicate",
      "a parameter declared twice",
      example: "declare query_parameters(a:long = 1, a:long = 2); print a",
      wayOut: "Take one of the declarations out."),
    DiagnosticEntry(
      "kql.parameter.missing",
      "a parameter without value and default",
      example: "declare query_parameters(a:long); print a",
      wayOut: "Give it: --param a=3, ':param a=3', or a default in the declaration: a:long = 3."),
    DiagnosticEntry(
      "kql.parameter.type",
      "a value that is none of the declared type",
      wayOut: "Give a value of the declared type, or declare it otherwise."),
    DiagnosticEntry(
      "kql.parameter.unknown",
      "a value for a parameter that the query does not declare",
      wayOut: "Declare it: declare query_parameters(NAME:TYPE);"),
    DiagnosticEntry(
      "kql.command.built-in-table",
      "a command on a table that no command has made",
      example: ".drop table units",
      wayOut: "Copy it first: .set T <| units; then work on T."),
    DiagnosticEntry(
      "kql.command.exists",
      "a name that is taken",
      example: ".create table units (a:long)",
      wayOut: "Choose another name, or use .set-or-replace, .create-or-alter, .create-merge."),
    DiagnosticEntry(
      "kql.command.file-access",
      "`.export` where the caller allows no files",
      example: ".export to csv (\"units.csv\") <| units",
      wayOut: "The caller decides: QueryOptions.fileAccess, and in the shell leave out --safe."),
    DiagnosticEntry(
      "kql.command.format",
      "a format that cannot be read or written",
      example: ".set T <| print a = 1; .ingest inline into table T with (format=\"avro\") <| 1",
      wayOut: "Formats are csv, tsv, json and their like; the message lists them."),
    DiagnosticEntry(
      "kql.command.name",
      "an empty name",
      wayOut: "Write a name; one that is no word as ['my name']."),
    DiagnosticEntry(
      "kql.command.predicate",
      "records to delete that are not told by conditions",
      example: ".set T <| print a = 1; .delete table T records <| T | take 1",
      wayOut: "Tell the records by conditions alone: .delete table T records <| T | where ..."),
    DiagnosticEntry(
      "kql.command.schema",
      "rows or columns that do not fit a table",
      example: ".set T <| print a = 1; .append T <| print \"x\"",
      wayOut: "Project the columns of the table, in their order and with their types."),
  ]

  /// What ends a query.
  public static let limits: [DiagnosticEntry] = [
    DiagnosticEntry(
      "kql.cancelled",
      "another thread or Ctrl-C ended the query",
      wayOut: "Nothing is wrong: Ctrl-C, or the program around, has ended it."),
    DiagnosticEntry(
      "kql.limit.columns",
      "an analysis would make too many columns",
      wayOut: "Take fewer values of the column whose values become columns: where, top or bin "
        + "before it."),
    DiagnosticEntry(
      "kql.limit.join-rows",
      "a join of more than 2,147,483,647 rows a side",
      wayOut: "Filter or summarize both sides before the join."),
    DiagnosticEntry(
      "kql.limit.memory",
      "the query keeps more than it may",
      wayOut: "Filter earlier, project fewer columns, or raise --max-memory. Sorts, groups and "
        + "joins keep rows."),
    DiagnosticEntry(
      "kql.limit.plan-size",
      "the query grows beyond reason when its functions are put in",
      wayOut: "Functions that call functions twice each double at every step: name results with "
        + "let and materialize()."),
    DiagnosticEntry(
      "kql.limit.rows",
      "the answer has more rows than it may",
      wayOut: "End the query in take N, or raise --max-rows."),
    DiagnosticEntry(
      "kql.limit.series",
      "a series has too many points",
      example: "units | make-series count() on employees from 0 to 1000000000 step 1",
      wayOut: "Take a longer step, or bounds that lie closer."),
    DiagnosticEntry(
      "kql.limit.time",
      "the query ran longer than it may",
      wayOut: "Filter earlier, or raise --timeout."),
  ]
}
