public import KQLSyntax

extension DiagnosticEntry {
  /// What is wrong with files and their rows.
  public static let data: [DiagnosticEntry] = [
    DiagnosticEntry(
      "kql.data.columns",
      "a file of a table's name that has none of its columns",
      wayOut: "Rename the file, or its columns; with --no-seeds it takes the table's place."),
    DiagnosticEntry(
      "kql.data.schema",
      "a declared type that does not fit a table or its files",
      wayOut: "Leave the column out of --schema, or name it as the file does."),
    DiagnosticEntry(
      "kql.data.file",
      "a file that cannot be read or written",
      wayOut: "See whether the path is right and may be read; the message has the system's reason."),
    DiagnosticEntry(
      "kql.data.format",
      "a file of no known format",
      wayOut: "Known are csv, tsv, json, jsonl and ndjson; unpack what is compressed."),
    DiagnosticEntry(
      "kql.data.encoding",
      "bytes that are not UTF-8",
      wayOut: "Save the file as UTF-8: iconv -f windows-1256 -t utf-8 FILE."),
    DiagnosticEntry(
      "kql.data.schema-mismatch",
      "a table loaded with other columns than it declares",
      wayOut: "A defect of whoever registered the table: its loader must give the columns that it "
        + "declares."),
    DiagnosticEntry(
      "kql.data.csv.duplicate-column",
      "a header with one name twice",
      wayOut: "Rename one of the columns in the file's first line."),
    DiagnosticEntry(
      "kql.data.csv.encoding",
      "a field that is not UTF-8",
      wayOut: "Save the file as UTF-8, or leave such rows out with --on-error skip."),
    DiagnosticEntry(
      "kql.data.csv.field-count",
      "a row with more or fewer fields than the header",
      wayOut: "Put fields with commas or line ends in quotes, or leave such rows out with "
        + "--on-error skip."),
    DiagnosticEntry(
      "kql.data.csv.header",
      "a file without a header",
      wayOut: "The first line must name the columns."),
    DiagnosticEntry(
      "kql.data.csv.missing-column",
      "a column that is declared and not there",
      wayOut: "Add the column to the file, or leave it out of what is declared."),
    DiagnosticEntry(
      "kql.data.csv.quote",
      "quotes that nothing closes",
      example: ".create table T (a:string); .ingest inline into table T <| \"x",
      wayOut: "Close the quotes; quotes inside of a field are doubled: \"a \"\"b\"\" c\"."),
    DiagnosticEntry(
      "kql.data.csv.unknown-column",
      "a column that is not declared",
      wayOut: "Declare the column, or take it out of the file."),
    DiagnosticEntry(
      "kql.data.csv.value",
      "a field that is none of its column's type",
      example: ".create table T (a:long); .ingest inline into table T <| x",
      wayOut: "Mend the cell that the message names, declare another type with --schema, or use "
        + "--on-error skip."),
    DiagnosticEntry(
      "kql.data.json.duplicate-column",
      "an object with one name twice",
      wayOut: "Take one of the members out."),
    DiagnosticEntry(
      "kql.data.json.header",
      "a table in JSON whose columns are not told",
      wayOut: "Write an array of objects, or one object a line."),
    DiagnosticEntry(
      "kql.data.json.missing-column",
      "a column that is declared and not there",
      wayOut: "Write the member, with null where it is unknown."),
    DiagnosticEntry(
      "kql.data.json.request",
      "a line that is no request of the JSON lines service",
      wayOut: "Write {\"id\": ..., \"query\": \"...\"} on one line."),
    DiagnosticEntry(
      "kql.data.json.unknown-column",
      "a member that is not declared",
      wayOut: "Declare the member, or take it out."),
    DiagnosticEntry(
      "kql.data.json.value",
      "a value that is none of its column's type",
      wayOut: "Mend the value that the message names, declare another type, or use --on-error skip."
    ),
  ]

  /// What a registry refuses, and what ought never to come.
  public static let registration: [DiagnosticEntry] = [
    DiagnosticEntry(
      "kql.register.duplicate",
      "a name that is registered already",
      wayOut: "Give the table or function another name."),
    DiagnosticEntry(
      "kql.register.reference",
      "a declared reference between tables that does not hold",
      wayOut: "Each value must be found in the column that is referred to, once."),
    DiagnosticEntry(
      "kql.register.schema",
      "rows that do not have a table's columns",
      wayOut: "Give the rows the columns of the table, by name and type."),
    DiagnosticEntry(
      "kql.register.unknown-table",
      "rows for a table that is not there",
      wayOut: "Register the table first."),
    DiagnosticEntry(
      "kql.internal",
      "a defect of the engine: please report it",
      wayOut: "Please report it, with the query."),
  ]
}
