extension DiagnosticEntry {
  /// What is wrong with a text before any name is looked up.
  public static let syntax: [DiagnosticEntry] = [
    DiagnosticEntry(
      "kql.syntax.character",
      "a character that the language does not use",
      example: "print 1 § 2",
      wayOut: "Take the character out, or put the text that it belongs to into quotes."),
    DiagnosticEntry(
      "kql.syntax.dynamic",
      "what stands in `dynamic(...)` is no JSON",
      example: "print dynamic([x])",
      wayOut: "Write JSON: texts in double quotes, true, false, null, numbers, [..] and {..}."),
    DiagnosticEntry(
      "kql.syntax.empty",
      "there is no query in the text",
      example: "let a = 1",
      wayOut: "Name a table or write print behind the let statements: they only give names."),
    DiagnosticEntry(
      "kql.syntax.escape",
      "a backslash before something that is no escape",
      example: "print \"a\\q\"",
      wayOut: "Double the backslash, or write @\"a\\q\", in which a backslash is a character as "
        + "any other."),
    DiagnosticEntry(
      "kql.syntax.expected",
      "something is missing",
      example: "units | join units kind",
      wayOut: "The message says what is missing and the caret where; a line that ends too early "
        + "is often the reason."),
    DiagnosticEntry(
      "kql.syntax.join-condition",
      "what a join cannot compare",
      example: "units | join units on $left.unit < $right.unit",
      wayOut: "Joins compare with == only: on KEY, or on $left.A == $right.B; filter by other "
        + "conditions behind the join."),
    DiagnosticEntry(
      "kql.syntax.not",
      "`not` without parentheses",
      example: "units | where not true",
      wayOut: "Write not(CONDITION); not is a function."),
    DiagnosticEntry(
      "kql.syntax.null",
      "`null` without a type",
      example: "print null",
      wayOut: "A null has a type: long(null), datetime(null), dynamic(null) and so on; texts have "
        + "none, they are empty."),
    DiagnosticEntry(
      "kql.syntax.number",
      "digits that are no number",
      example: "print 12abc",
      wayOut: "A name cannot begin with a digit; put it as ['12abc'], or take the letters off the "
        + "number."),
    DiagnosticEntry(
      "kql.syntax.operator",
      "the operator of another language",
      example: "units | where unit = \"x\"",
      wayOut: "Comparing is ==, and inequality is != or <>; a single = gives a column its name."),
    DiagnosticEntry(
      "kql.syntax.parse-pattern",
      "two columns of `parse` with nothing between them",
      example: "units | parse name with a b",
      wayOut: "Put the text that stands between the two columns between them: a \",\" b."),
    DiagnosticEntry(
      "kql.syntax.punctuation",
      "a look-alike of a comma or another sign",
      example: "units | project unit، name",
      wayOut: "Use the sign of the language; on a Persian keyboard the comma and the semicolon "
        + "are other characters."),
    DiagnosticEntry(
      "kql.syntax.reserved",
      "a word of the language as a name",
      example: "let by = 1; print by",
      wayOut: "Choose another name, or write it as ['by']."),
    DiagnosticEntry(
      "kql.syntax.smart-quotes",
      "typographic quotes",
      example: "print “a”",
      wayOut: "Use ' or \"; word processors put the others."),
    DiagnosticEntry(
      "kql.syntax.sql",
      "the query is SQL",
      example: "select unit from units",
      wayOut: "Name the table first: units | where ... | project ..., and not select ... from."),
    DiagnosticEntry(
      "kql.syntax.too-deep",
      "expressions nested too deep",
      wayOut: "Name parts with let, or break the expression into several extend steps."),
    DiagnosticEntry(
      "kql.syntax.too-many",
      "a note: after 20 mistakes the text is not read further",
      wayOut: "Mend the first mistakes: those behind them may only follow from them."),
    DiagnosticEntry(
      "kql.syntax.unclosed",
      "a bracket that nothing closes",
      example: "print (1",
      wayOut: "The caret stands at the bracket that was opened; close it."),
    DiagnosticEntry(
      "kql.syntax.unexpected",
      "something stands where nothing of its kind may",
      example: "units units",
      wayOut: "Something before it is complete already: a | or a comma may be missing."),
    DiagnosticEntry(
      "kql.syntax.unknown-operator",
      "no operator has this name",
      example: "units | wher unit == \"x\"",
      wayOut: "':help operators' lists them; the nearest name is offered."),
    DiagnosticEntry(
      "kql.syntax.unknown-option",
      "a parameter does not take this word",
      example: "units | join kind=inne units on unit",
      wayOut: "The words that the parameter takes are listed, and stand in ':help' of the operator."
    ),
    DiagnosticEntry(
      "kql.syntax.unknown-type",
      "no type has this name",
      example: "datatable(a:strin)[\"x\"]",
      wayOut: "Types are bool, int, long, real, decimal, string, datetime, timespan, guid and "
        + "dynamic: ':help types'."),
    DiagnosticEntry(
      "kql.syntax.unmatched",
      "a bracket that nothing opens",
      example: "print 1)",
      wayOut: "Take the bracket out, or open one before it."),
    DiagnosticEntry(
      "kql.syntax.unsupported",
      "a statement of the reference outside of the subset",
      example: "restrict access to (units)",
      wayOut: "Statements are queries, let, set, declare query_parameters and commands with a dot."),
    DiagnosticEntry(
      "kql.syntax.unterminated-string",
      "quotes that nothing closes",
      example: "print \"a",
      wayOut: "Close the quotes on the line on which they were opened."),
  ]
}
