public import KQLSyntax

extension DiagnosticEntry {
  /// What is wrong with names and types.
  public static let binding: [DiagnosticEntry] = [
    DiagnosticEntry(
      "kql.bind.aggregate-columns",
      "an aggregate of several columns inside of an expression",
      example: "units | summarize 1 + percentiles(employees, 10, 90)",
      wayOut: "Let the aggregate be alone: (a, b) = percentiles(x, 10, 90), and compute in an "
        + "extend behind it."),
    DiagnosticEntry(
      "kql.bind.aggregate-outside",
      "an aggregate outside of `summarize`",
      example: "units | where count() > 1",
      wayOut: "Aggregates work on groups: use summarize, and where behind it."),
    DiagnosticEntry(
      "kql.bind.argument-count",
      "too many or too few arguments",
      example: "print strlen()",
      wayOut: "':help' of the function shows how it is called."),
    DiagnosticEntry(
      "kql.bind.argument-type",
      "an argument of a type that is not taken",
      example: "print now() * now()",
      wayOut: "Convert the argument: tolong(), toreal(), tostring(), todatetime() and so on."),
    DiagnosticEntry(
      "kql.bind.argument-value",
      "a constant that a function cannot use",
      example: "print format_datetime(now(), \"q\")",
      wayOut: "The message says which values the function takes."),
    DiagnosticEntry(
      "kql.bind.assert",
      "`assert` does not hold",
      example: "print assert(1 > 2, \"not so\")",
      wayOut: "The query itself says that this must hold: look at its first argument."),
    DiagnosticEntry(
      "kql.bind.bin-auto",
      "`bin_auto` without the size of a bin",
      example: "units | summarize count() by bin_auto(employees)",
      wayOut: "Write bin(COLUMN, SIZE), or set query_bin_auto_size = SIZE; before the query."),
    DiagnosticEntry(
      "kql.bind.column-expected",
      "an expression where only a column may stand",
      example: "units | project bag_pack_columns(1)",
      wayOut: "Make the column first, in an extend, and name it here."),
    DiagnosticEntry(
      "kql.bind.constant",
      "something that differs by row where a constant is needed",
      example: "range x from 1 to rand() step 1",
      wayOut: "Write a value, or toscalar(QUERY) for one that a query works out."),
    DiagnosticEntry(
      "kql.bind.count",
      "a number of rows that is none",
      example: "units | take -1",
      wayOut: "Write a whole number of 0 or more."),
    DiagnosticEntry(
      "kql.bind.datatable",
      "values that do not fill rows",
      example: "datatable(a:long, b:long)[1]",
      wayOut: "Give as many values as columns for each row."),
    DiagnosticEntry(
      "kql.bind.duplicate-column",
      "one name for two columns",
      example: "datatable(a:long, a:long)[1, 2]",
      wayOut: "Name one of them differently."),
    DiagnosticEntry(
      "kql.bind.group-rows",
      "a bound that depends on the rows of a group",
      wayOut:
        "The rows of a group are known only while the query runs: write the bound as a constant."),
    DiagnosticEntry(
      "kql.bind.invoke",
      "`invoke` of what takes no table",
      example: "units | invoke strlen()",
      wayOut: "Declare the first parameter as a table: let f = (T:(*)) { T | ... }."),
    DiagnosticEntry(
      "kql.bind.join-kind",
      "a kind that `lookup` does not have",
      example: "units | lookup kind=leftanti units on unit",
      wayOut: "lookup has leftouter and inner; use join for the other kinds."),
    DiagnosticEntry(
      "kql.bind.join-type",
      "keys of types that are never equal",
      example: "units | join (print unit = 1) on unit",
      wayOut: "Convert one of the keys in an extend before the join, for instance with tolong()."),
    DiagnosticEntry(
      "kql.bind.literal",
      "a literal whose text is none of its type",
      example: "print datetime(yesterday)",
      wayOut: "Write a text that the type has: datetime(2025-05-31), timespan(1h), guid(...)."),
    DiagnosticEntry(
      "kql.bind.literal-expected",
      "a cell of `datatable` that is no literal",
      example: "datatable(a:long)[1 + 1]",
      wayOut: "Cells of datatable are written out; compute in an extend behind it."),
    DiagnosticEntry(
      "kql.bind.names",
      "a list of names for a single value",
      example: "print (a, b) = 1",
      wayOut: "Only calls that make several columns take a list of names."),
    DiagnosticEntry(
      "kql.bind.no-columns",
      "a table without columns where its first is needed",
      example: "print 1 in ((units | project-away *))",
      wayOut: "Keep a column: the first one counts here."),
    DiagnosticEntry(
      "kql.bind.not-aggregated",
      "a column that is neither aggregated nor a key",
      example: "units | summarize name by unit",
      wayOut: "Put the column behind by, or into an aggregate such as take_any()."),
    DiagnosticEntry(
      "kql.bind.not-dynamic",
      "a member of a value that has none",
      example: "units | project name.first",
      wayOut: "Only bags and arrays have members; parse_json() makes one of a text."),
    DiagnosticEntry(
      "kql.bind.not-serialized",
      "a window function on rows without order",
      example: "units | extend row_number()",
      wayOut: "Put sort by or serialize before it: the function looks at neighbouring rows."),
    DiagnosticEntry(
      "kql.bind.parameter",
      "a query parameter that is no scalar",
      example: "declare query_parameters(T:(*)); T",
      wayOut: "Parameters are scalars, such as least:long; name tables in the query."),
    DiagnosticEntry(
      "kql.bind.parse-kv",
      "a property that `parse-kv` does not have",
      example: "units | parse-kv name as (a:long) with (no_such = 1)",
      wayOut: "The properties are pair_delimiter, kv_delimiter, quote, escape, greedy and regex."),
    DiagnosticEntry(
      "kql.bind.pattern",
      "a pattern where only a name may stand",
      wayOut: "Write the column's name whole; patterns with * stand in project-away, project-keep "
        + "and project-reorder."),
    DiagnosticEntry(
      "kql.bind.recursion",
      "a function that calls itself",
      wayOut: "Functions cannot call themselves; use range and mv-expand for repetition."),
    DiagnosticEntry(
      "kql.bind.regex",
      "a regular expression that is none",
      example: "units | parse kind=regex name with \"(\" a",
      wayOut: "The message says where the expression breaks; double backslashes, or write @\"...\"."
    ),
    DiagnosticEntry(
      "kql.bind.rename",
      "`project-rename` without a new name",
      wayOut: "Write NEW = OLD."),
    DiagnosticEntry(
      "kql.bind.render-kind",
      "no chart has this name",
      example: "units | render chart",
      wayOut: "The kinds are listed; ':help render' says what each needs."),
    DiagnosticEntry(
      "kql.bind.render-last",
      "something behind `render`",
      example: "units | render table | count",
      wayOut: "Put render at the end: it says only how the rows are drawn."),
    DiagnosticEntry(
      "kql.bind.scalar-expected",
      "a table where a scalar is needed",
      example: "let T = units; print T",
      wayOut: "Write toscalar(TABLE | ...) for its first cell."),
    DiagnosticEntry(
      "kql.bind.search",
      "`search` or `find` over no table",
      example: "search in (no_such*) \"a\"",
      wayOut: "Name tables that are there, or leave out in (...) to look into all."),
    DiagnosticEntry(
      "kql.bind.series-step",
      "a step that does not go forward",
      example: "units | make-series count() on employees step 0",
      wayOut: "Write a step above zero, of the axis' kind."),
    DiagnosticEntry(
      "kql.bind.star",
      "`*` where it has no meaning",
      example: "units | project unit + *",
      wayOut: "Name the columns, or use project-away to leave some out."),
    DiagnosticEntry(
      "kql.bind.table-expected",
      "a scalar where a table is needed",
      example: "let a = 1; a | count",
      wayOut: "A scalar has no rows; write print NAME to see it."),
    DiagnosticEntry(
      "kql.bind.top-nested",
      "`top-nested` without an aggregate",
      example: "units | top-nested 2 of domain by 1",
      wayOut: "Name an aggregate behind by: count(), sum(COLUMN)."),
    DiagnosticEntry(
      "kql.bind.union",
      "a union of no table",
      example: "union no_such*",
      wayOut: "Name tables that are there: ':tables' lists them."),
    DiagnosticEntry(
      "kql.bind.unknown-analysis",
      "no analysis has this name",
      example: "units | evaluate pivo(domain)",
      wayOut: "':help functions' lists the analyses that evaluate calls."),
    DiagnosticEntry(
      "kql.bind.unknown-column",
      "no column has this name",
      example: "units | where statee == \"idle\"",
      wayOut: "Only columns of that point of the pipeline can be named: project, summarize and "
        + "join change them. ':schema TABLE' lists those of a table."),
    DiagnosticEntry(
      "kql.bind.unknown-function",
      "no function has this name",
      example: "print strlenn(\"a\")",
      wayOut: "':help functions' lists them by topic; the nearest name is offered."),
    DiagnosticEntry(
      "kql.bind.unknown-name",
      "nothing has this name",
      example: "print nothing",
      wayOut: "Names are columns, let names and tables; a text stands in quotes."),
    DiagnosticEntry(
      "kql.bind.unknown-table",
      "no table has this name",
      example: "unit",
      wayOut: "':tables' lists them, ':load FILE' opens more."),
    DiagnosticEntry(
      "kql.bind.unsupported",
      "the reference has it, the subset has not",
      example: "units | scan with (step s: true;)",
      wayOut: "There is no such thing here: ':help operators' and ':help functions' show what "
        + "there is."),
  ]
}
