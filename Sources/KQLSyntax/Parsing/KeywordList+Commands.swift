extension KeywordList {
  /// The commands of the language, which begin with a dot, by their words, without the dot.
  public static let commands: [Entry] = [
    Entry(
      "alter function", ".alter function NAME(ARGUMENT:TYPE, ...) { QUERY }",
      "Replaces a function that is there."),
    Entry(
      "alter table", ".alter table NAME docstring \"TEXT\"", "Says what a table is about."),
    Entry(
      "alter-merge table", ".alter-merge table NAME (COLUMN:TYPE, ...)",
      "Adds columns to a table."),
    Entry("append", ".append NAME <| QUERY", "Adds the rows of a query to a table."),
    Entry("clear table", ".clear table NAME data", "Takes all rows out of a table."),
    Entry(
      "create function", ".create function NAME(ARGUMENT:TYPE, ...) { QUERY }", "Makes a function."),
    Entry(
      "create-or-alter function", ".create-or-alter function NAME(ARGUMENT:TYPE, ...) { QUERY }",
      "Makes a function, or replaces it."),
    Entry("create table", ".create table NAME (COLUMN:TYPE, ...)", "Makes an empty table."),
    Entry(
      "create-merge table", ".create-merge table NAME (COLUMN:TYPE, ...)",
      "Makes a table, or adds columns to it."),
    Entry(
      "delete table", ".delete table NAME records <| NAME | where CONDITION",
      "Takes the rows out of a table that meet a condition."),
    Entry("drop function", ".drop function NAME [ifexists]", "Takes a function out."),
    Entry("drop table", ".drop table NAME [ifexists]", "Takes a table out."),
    Entry(
      "export", ".export to csv|json (\"PATH\") <| QUERY", "Writes the rows of a query to a file."),
    Entry(
      "ingest inline", ".ingest inline into table NAME <| ROWS",
      "Adds rows that stand in the command, as CSV, up to an empty line."),
    Entry("rename column", ".rename column TABLE.OLD to NEW", "Renames a column."),
    Entry("rename table", ".rename table OLD to NEW", "Renames a table."),
    Entry("set", ".set NAME <| QUERY", "Makes a table of the rows of a query."),
    Entry(
      "set-or-append", ".set-or-append NAME <| QUERY",
      "Makes a table of the rows of a query, or adds them to it."),
    Entry(
      "set-or-replace", ".set-or-replace NAME <| QUERY",
      "Makes a table of the rows of a query, in place of one that is there."),
    Entry("show function", ".show function NAME", "Shows a function."),
    Entry("show functions", ".show functions", "Lists the functions that commands have made."),
    Entry("show schema", ".show schema", "Lists the columns of all tables."),
    Entry(
      "show table", ".show table NAME cslschema|schema as json", "Shows the columns of a table."),
    Entry("show tables", ".show tables [details]", "Lists the tables; '|' may follow."),
  ]

  /// The command that a text begins with, its dot left out; the longest that fits.
  public static func command(_ text: String) -> Entry? {
    let words = text.split(separator: " ").joined(separator: " ")
    return commands.filter { words == $0.name || words.hasPrefix($0.name + " ") }
      .max { $0.name.utf8.count < $1.name.utf8.count }
  }
}
