extension KeywordList {
  /// The operators between scalars, in the order in which a reader would look for them.
  public static let scalarOperators: [Entry] = [
    Entry("+", "A + B", "Adds numbers, timespans, or a timespan to a datetime."),
    Entry("-", "A - B, -A", "Subtracts; two datetimes give a timespan."),
    Entry("*", "A * B", "Multiplies numbers, or a timespan by a number."),
    Entry(
      "/", "A / B",
      "Divides; whole numbers give a whole number, truncated toward zero, and null for a divisor of 0."
    ),
    Entry("%", "A % B", "Gives the remainder of a division, never negative."),
    Entry("==", "A == B", "Tells whether two values are equal; texts by case."),
    Entry("!=", "A != B", "Tells whether two values differ."),
    Entry("<", "A < B", "Tells whether a value comes before another; null where one is null."),
    Entry("<=", "A <= B", "Tells whether a value comes before another or equals it."),
    Entry(">", "A > B", "Tells whether a value comes after another."),
    Entry(">=", "A >= B", "Tells whether a value comes after another or equals it."),
    Entry("and", "A and B", "Tells whether both conditions hold."),
    Entry("or", "A or B", "Tells whether one of two conditions holds."),
    Entry("=~", "TEXT =~ TEXT", "Tells whether two texts are equal, without regard to case."),
    Entry("!~", "TEXT !~ TEXT", "Tells whether two texts differ, without regard to case."),
    Entry("in", "A in (B, ...) or A in (TABLE)", "Tells whether a value is among others."),
    Entry("!in", "A !in (B, ...)", "Tells whether a value is not among others."),
    Entry(
      "in~", "TEXT in~ (TEXT, ...)", "Tells whether a text is among others, without regard to case."
    ),
    Entry(
      "!in~", "TEXT !in~ (TEXT, ...)",
      "Tells whether a text is not among others, without regard to case."),
    Entry(
      "between", "A between (FIRST .. LAST)",
      "Tells whether a value lies between two others, ends included."),
    Entry(
      "!between", "A !between (FIRST .. LAST)", "Tells whether a value lies outside of two others."),
    Entry("has", "TEXT has TERM", "Tells whether a text has a whole term, without regard to case."),
    Entry("!has", "TEXT !has TERM", "Tells whether a text has no such term."),
    Entry("has_cs", "TEXT has_cs TERM", "Tells whether a text has a whole term, by case."),
    Entry("!has_cs", "TEXT !has_cs TERM", "Tells whether a text has no such term, by case."),
    Entry(
      "has_any", "TEXT has_any (TERM, ...)",
      "Tells whether a text has one of several terms, without regard to case."),
    Entry(
      "has_all", "TEXT has_all (TERM, ...)",
      "Tells whether a text has all of several terms, without regard to case."),
    Entry(
      "hasprefix", "TEXT hasprefix PART",
      "Tells whether a term of a text begins with a part, without regard to case."),
    Entry(
      "!hasprefix", "TEXT !hasprefix PART", "Tells whether no term of a text begins with a part."),
    Entry(
      "hasprefix_cs", "TEXT hasprefix_cs PART",
      "Tells whether a term of a text begins with a part, by case."),
    Entry(
      "!hasprefix_cs", "TEXT !hasprefix_cs PART",
      "Tells whether no term of a text begins with a part, by case."),
    Entry(
      "hassuffix", "TEXT hassuffix PART",
      "Tells whether a term of a text ends with a part, without regard to case."),
    Entry(
      "!hassuffix", "TEXT !hassuffix PART", "Tells whether no term of a text ends with a part."),
    Entry(
      "hassuffix_cs", "TEXT hassuffix_cs PART",
      "Tells whether a term of a text ends with a part, by case."),
    Entry(
      "!hassuffix_cs", "TEXT !hassuffix_cs PART",
      "Tells whether no term of a text ends with a part, by case."),
    Entry(
      "contains", "TEXT contains PART",
      "Tells whether a text has a part anywhere, without regard to case."),
    Entry("!contains", "TEXT !contains PART", "Tells whether a text has a part nowhere."),
    Entry(
      "contains_cs", "TEXT contains_cs PART", "Tells whether a text has a part anywhere, by case."),
    Entry(
      "!contains_cs", "TEXT !contains_cs PART", "Tells whether a text has a part nowhere, by case."),
    Entry(
      "startswith", "TEXT startswith PART",
      "Tells whether a text begins with a part, without regard to case."),
    Entry(
      "!startswith", "TEXT !startswith PART", "Tells whether a text does not begin with a part."),
    Entry(
      "startswith_cs", "TEXT startswith_cs PART",
      "Tells whether a text begins with a part, by case."),
    Entry(
      "!startswith_cs", "TEXT !startswith_cs PART",
      "Tells whether a text does not begin with a part, by case."),
    Entry(
      "endswith", "TEXT endswith PART",
      "Tells whether a text ends with a part, without regard to case."),
    Entry("!endswith", "TEXT !endswith PART", "Tells whether a text does not end with a part."),
    Entry(
      "endswith_cs", "TEXT endswith_cs PART", "Tells whether a text ends with a part, by case."),
    Entry(
      "!endswith_cs", "TEXT !endswith_cs PART",
      "Tells whether a text does not end with a part, by case."),
    Entry(
      "matches regex", "TEXT matches regex PATTERN",
      "Tells whether a regular expression is found in a text."),
    Entry(".", "BAG.NAME", "Takes a member of a bag; null where there is none."),
    Entry(
      "[]", "ARRAY[INDEX], BAG['NAME']",
      "Takes an element of an array, from the end where the index is negative, or a member of a bag."
    ),
  ]

  /// Their examples, by name.
  static let scalarExamples: [String: [Example]] = [
    "+": [Example("print 1 + 2, datetime(2025-05-31) + 1d", "3, 2025-06-01T00:00:00.0000000Z")],
    "-": [Example("print 5 - 7, datetime(2025-06-01) - datetime(2025-05-31)", "-2, 1.00:00:00")],
    "*": [Example("print 6 * 7, 2 * 1h", "42, 02:00:00")],
    "/": [Example("print 7 / 2, 7 / 2.0, 1 / 0", "3, 3.5, ")],
    "%": [Example("print 7 % 3, -7 % 3", "1, 2")],
    "==": [Example("print 1 == 1.0, 'a' == 'A'", "true, false")],
    "!=": [Example("print 1 != 2, long(null) != 1", "true, true")],
    "<": [Example("print 1 < 2, 1 < long(null)", "true, ")],
    "<=": [Example("print 2 <= 2", "true")],
    ">": [Example("print datetime(2025-06-01) > datetime(2025-05-31)", "true")],
    ">=": [Example("print 1d >= 24h", "true")],
    "and": [Example("print true and false", "false")],
    "or": [Example("print true or bool(null)", "true")],
    "=~": [Example("print 'Yazd' =~ 'YAZD'", "true")],
    "!~": [Example("print 'Yazd' !~ 'YAZD'", "false")],
    "in": [Example("print 2 in (1, 2, 3), 'a' in ('A')", "true, false")],
    "!in": [Example("print 2 !in (1, 3)", "true")],
    "in~": [Example("print 'a' in~ ('A', 'B')", "true")],
    "!in~": [Example("print 'a' !in~ ('A', 'B')", "false")],
    "between": [
      Example(
        "print 3 between (1 .. 3), datetime(2025-05-31) between (datetime(2025-05-01) .. 31d)",
        "true, true")
    ],
    "!between": [Example("print 4 !between (1 .. 3)", "true")],
    "has": [Example("print 'Iron ore' has 'iron', 'ironwork' has 'iron'", "true, false")],
    "!has": [Example("print 'ironwork' !has 'iron'", "true")],
    "has_cs": [Example("print 'Iron ore' has_cs 'iron'", "false")],
    "!has_cs": [Example("print 'Iron ore' !has_cs 'iron'", "true")],
    "has_any": [Example("print 'iron ore' has_any ('wool', 'ore')", "true")],
    "has_all": [Example("print 'iron ore' has_all ('iron', 'wool')", "false")],
    "hasprefix": [Example("print 'raw Ironwork' hasprefix 'iron'", "true")],
    "!hasprefix": [Example("print 'raw Ironwork' !hasprefix 'work'", "true")],
    "hasprefix_cs": [Example("print 'raw Ironwork' hasprefix_cs 'iron'", "false")],
    "!hasprefix_cs": [Example("print 'raw Ironwork' !hasprefix_cs 'iron'", "true")],
    "hassuffix": [Example("print 'ironWork done' hassuffix 'work'", "true")],
    "!hassuffix": [Example("print 'ironwork done' !hassuffix 'iron'", "true")],
    "hassuffix_cs": [Example("print 'ironWork done' hassuffix_cs 'work'", "false")],
    "!hassuffix_cs": [Example("print 'ironWork done' !hassuffix_cs 'work'", "true")],
    "contains": [Example("print 'Ironwork' contains 'ONW'", "true")],
    "!contains": [Example("print 'Ironwork' !contains 'ore'", "true")],
    "contains_cs": [Example("print 'Ironwork' contains_cs 'ONW'", "false")],
    "!contains_cs": [Example("print 'Ironwork' !contains_cs 'ONW'", "true")],
    "startswith": [Example("print 'Ironwork' startswith 'iron'", "true")],
    "!startswith": [Example("print 'Ironwork' !startswith 'work'", "true")],
    "startswith_cs": [Example("print 'Ironwork' startswith_cs 'iron'", "false")],
    "!startswith_cs": [Example("print 'Ironwork' !startswith_cs 'iron'", "true")],
    "endswith": [Example("print 'ironWork' endswith 'work'", "true")],
    "!endswith": [Example("print 'ironwork' !endswith 'iron'", "true")],
    "endswith_cs": [Example("print 'ironWork' endswith_cs 'work'", "false")],
    "!endswith_cs": [Example("print 'ironWork' !endswith_cs 'work'", "true")],
    "matches regex": [Example(#"print 'unit 7' matches regex @'\d+'"#, "true")],
    ".": [Example("print dynamic({'a': {'b': 7}}).a.b", "7")],
    "[]": [Example("print dynamic([1, 2, 3])[-1], dynamic({'a': 7})['a']", "3, 7")],
  ]
}
