/// The tabular operators of the language, for help, completion and "did you mean".
public enum KeywordList {
  /// What is to be said about one operator.
  public struct Entry: Hashable, Sendable {
    /// The name, for instance `where`.
    public var name: String
    /// Another name of the same operator; empty where there is none.
    public var alias: String
    /// How it is written.
    public var syntax: String
    /// What it does, in one sentence.
    public var summary: String

    /// Creates an entry.
    public init(_ name: String, alias: String = "", _ syntax: String, _ summary: String) {
      self.name = name
      self.alias = alias
      self.syntax = syntax
      self.summary = summary
    }
  }

  /// The names and aliases of all operators that may follow `|`.
  public static let names: Set<String> = Set(
    operators.flatMap { [$0.name, $0.alias] }.filter { !$0.isEmpty })

  /// The operators that may follow `|`, in the order of their names.
  public static let operators: [Entry] = [
    Entry("as", "as NAME", "Gives the rows a name that later statements can use."),
    Entry("count", "count", "Counts the rows."),
    Entry("distinct", "distinct COLUMN, ... | *", "Keeps each combination of values once."),
    Entry(
      "evaluate", "evaluate FUNCTION(ARGUMENT, ...)", "Calls an analysis that works on all rows."),
    Entry(
      "extend", "extend NAME = EXPRESSION, ...", "Adds columns, or replaces those of the same name."
    ),
    Entry(
      "find", "find [in (TABLE, ...)] where CONDITION",
      "Searches several tables for rows that meet a condition."),
    Entry("getschema", "getschema", "Lists the columns and their types."),
    Entry(
      "invoke", "invoke FUNCTION(ARGUMENT, ...)",
      "Calls a function with the rows as its first argument."),
    Entry(
      "join", "join [kind=KIND] (TABLE) on COLUMN, $left.A == $right.B",
      "Combines rows of two tables whose keys are equal."),
    Entry(
      "lookup", "lookup [kind=leftouter|inner] (TABLE) on COLUMN",
      "Adds the columns of a table of facts whose keys are equal."),
    Entry(
      "make-series",
      "make-series NAME = AGGREGATE [default=VALUE] on AXIS [from A] [to B] step C [by COLUMN, ...]",
      "Aggregates into series of equally spaced values."),
    Entry(
      "mv-apply", alias: "mvapply", "mv-apply COLUMN [to typeof(TYPE)] on (OPERATORS)",
      "Runs operators on the elements of each row's array."),
    Entry(
      "mv-expand", alias: "mvexpand",
      "mv-expand [kind=bag|array] [with_itemindex=NAME] COLUMN [to typeof(TYPE)] [limit N]",
      "Makes a row of each element of an array or bag."),
    Entry(
      "order", "order by COLUMN [asc|desc] [nulls first|last], ...",
      "Sorts the rows; the same as sort."),
    Entry(
      "parse", "parse [kind=simple|regex|relaxed] EXPRESSION with \"TEXT\" COLUMN:TYPE ...",
      "Takes a text apart into columns."),
    Entry(
      "parse-kv",
      "parse-kv EXPRESSION as (COLUMN:TYPE, ...) with (pair_delimiter='...', kv_delimiter='...')",
      "Takes pairs of keys and values in a text apart into columns."),
    Entry(
      "parse-where", "parse-where [kind=...] EXPRESSION with \"TEXT\" COLUMN:TYPE ...",
      "Takes a text apart and drops the rows that do not match."),
    Entry("partition", "partition by COLUMN (OPERATORS)", "Runs operators on each group of rows."),
    Entry(
      "project", "project COLUMN, NAME = EXPRESSION, ...", "Keeps, renames and computes columns."),
    Entry("project-away", "project-away COLUMN, PATTERN*, ...", "Drops columns."),
    Entry("project-keep", "project-keep COLUMN, PATTERN*, ...", "Keeps columns in their order."),
    Entry("project-rename", "project-rename NEW = OLD, ...", "Renames columns in their places."),
    Entry(
      "project-reorder", "project-reorder COLUMN [asc|desc|granny-asc|granny-desc], ...",
      "Moves columns to the front."),
    Entry("render", "render KIND [with (PROPERTY=VALUE, ...)]", "Says how to draw the rows."),
    Entry("sample", "sample N", "Keeps N rows picked at random."),
    Entry("sample-distinct", "sample-distinct N of COLUMN", "Picks N distinct values of a column."),
    Entry(
      "search", "search [kind=case_sensitive] [in (TABLE, ...)] \"TERM\"",
      "Keeps the rows in which a term occurs in any column."),
    Entry(
      "serialize", "serialize [NAME = EXPRESSION, ...]",
      "Fixes the order of the rows for functions such as prev and row_number."),
    Entry(
      "sort", "sort by COLUMN [asc|desc] [nulls first|last], ...",
      "Sorts the rows, descending unless said."),
    Entry(
      "summarize", "summarize NAME = AGGREGATE, ... [by COLUMN, ...]",
      "Aggregates the rows of each group."),
    Entry("take", alias: "limit", "take N", "Keeps N rows."),
    Entry(
      "top", "top N by COLUMN [asc|desc] [nulls first|last]", "Keeps the N first rows of an order."),
    Entry(
      "top-nested", "top-nested [N] of COLUMN [with others = VALUE] by AGGREGATE, ...",
      "Keeps the greatest groups, and within them the greatest of the next level."),
    Entry(
      "union", "union [kind=inner|outer] [withsource=NAME] TABLE, ...",
      "Appends the rows of other tables."),
    Entry("where", alias: "filter", "where CONDITION", "Keeps the rows that meet a condition."),
  ]

  /// What a query may begin with, besides the name of a table.
  public static let sources: [Entry] = [
    Entry("datatable", "datatable(NAME:TYPE, ...) [VALUE, ...]", "Rows written out in the query."),
    Entry("print", "print NAME = EXPRESSION, ...", "One row of computed values."),
    Entry("range", "range NAME from FIRST to LAST step STEP", "A column of equally spaced values."),
  ]

  /// The entry of a tabular operator, a source or an operator between scalars.
  ///
  /// - Parameter name: Its name or alias.
  /// - Returns: The entry; nil for an unknown name.
  public static func entry(_ name: String) -> Entry? {
    operators.first { $0.name == name || $0.alias == name && !name.isEmpty }
      ?? sources.first { $0.name == name } ?? scalarOperators.first { $0.name == name }
  }
}
