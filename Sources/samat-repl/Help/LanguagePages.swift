import KQLEngine
import KQLSyntax

/// The pages of `:help` about the language.
enum LanguagePages {
  // MARK: - Operators and functions

  /// `:help operators`.
  static var operators: String {
    let scalars = KeywordList.scalarOperators.map(\.name).joined(separator: "  ")
    return "A query begins with a table, or with one of these:\n\n"
      + HelpLayout.list(KeywordList.sources.map { ($0.name, $0.summary) })
      + "\nWhat may follow '|':\n\n"
      + HelpLayout.list(KeywordList.operators.map { ($0.name, $0.summary) })
      + "\nBetween values:\n\n" + HelpLayout.wrapped(scalars, indent: "  ")
      + "\n':help join', ':help has' and so on show how each is written, with examples.\n"
  }

  /// `:help functions`: the names by topic.
  static func functions(_ catalog: Catalog) -> String {
    let shown = catalog.scalarFunctions.filter { !$0.isHidden }
    var topics: [String] = []
    for function in shown where !topics.contains(function.topic) { topics.append(function.topic) }
    var parts: [(title: String, names: [String])] = topics.filter { !$0.isEmpty }.sorted().map {
      topic in (topic, shown.filter { $0.topic == topic }.map(\.name))
    }
    parts.append(("Aggregates, in summarize", catalog.aggregateFunctions.map(\.name)))
    parts.append(
      ("Analyses, called by evaluate (':help analyses')", catalog.tableFunctions.map(\.name)))
    parts.append(("Of the domain and of plug-ins", shown.filter(\.topic.isEmpty).map(\.name)))
    return parts.filter { !$0.names.isEmpty }.map { title, names in
      title + "\n" + HelpLayout.wrapped(names.sorted().joined(separator: "  "), indent: "  ")
    }.joined() + "\n':help strcat' and so on show each, with an example; Tab completes names.\n"
  }

  /// `:help analyses`: what each does, by topic.
  static func analyses(_ catalog: Catalog) -> String {
    let functions = catalog.tableFunctions
    // A program's own have no topic and come last.
    let topics = Set(functions.map(\.topic)).sorted {
      ($0.isEmpty ? 1 : 0, $0) < ($1.isEmpty ? 1 : 0, $1)
    }
    return "Analyses work on all rows: TABLE | evaluate NAME(COLUMN, ..., OPTION = VALUE)\n"
      + topics.map { topic in
        "\n\(topic.isEmpty ? "Of plug-ins and of the program" : topic)\n"
          + HelpLayout.list(
            functions.filter { $0.topic == topic }.map { ($0.name, lead(of: $0.description)) })
      }.joined()
      + "\n':help topsis' and so on show the arguments and an example.\n"
  }

  /// The first part of a description, without "Returns".
  private static func lead(of description: String) -> String {
    let part = description.prefix { $0 != ";" }.drop { $0 == " " }
    let text = part.hasPrefix("Returns ") ? part.dropFirst("Returns ".count) : part
    return String(text.last == "." ? text.dropLast() : text)
  }

  /// `:help commands`.
  static var commands: String {
    "Commands make tables and functions that stay until the shell ends:\n\n"
      + KeywordList.commands.map { "  \($0.syntax)\n      \($0.summary)\n" }.joined()
        + """

        Tables that are built in or come from files stay as they are: copy one with
        .set first. Verbs with a dot by habit, such as .tables, are the shell's own.

        """
  }

  // MARK: - Types

  /// A type, and how its values are written.
  struct TypeLine: Sendable {
    /// The type.
    let type: DataType
    /// Values of it, as queries write them.
    let literals: [String]
    /// What is to be known.
    let summary: String
  }

  /// The types.
  static let typeLines: [TypeLine] = [
    TypeLine(type: .bool, literals: ["true", "false"], summary: "a truth"),
    TypeLine(type: .int, literals: ["int(5)"], summary: "a whole number of 32 bits"),
    TypeLine(type: .long, literals: ["5", "0xFF"], summary: "a whole number of 64 bits"),
    TypeLine(type: .real, literals: ["2.5", "1e9", "real(5)"], summary: "a floating-point number"),
    TypeLine(
      type: .decimal, literals: ["decimal(0.1)"], summary: "a decimal number of 34 digits, exact"),
    TypeLine(
      type: .string, literals: ["'text'", "\"text\"", "@'C:\\data'"],
      summary: "a text; empty where nothing is known, never null"),
    TypeLine(
      type: .datetime, literals: ["datetime(2025-05-31)", "datetime(2025-05-31 09:30:00)"],
      summary: "a moment of UTC, to 100 ns"),
    TypeLine(
      type: .timespan, literals: ["1d", "90m", "timespan(1.02:00:00)"],
      summary: "a length of time"),
    TypeLine(
      type: .guid, literals: ["guid(74be27de-1e4e-49d9-b579-fe0b331d3642)"],
      summary: "an identifier of 128 bits"),
    TypeLine(
      type: .dynamic, literals: ["dynamic([1, 2])", "dynamic({\"a\": 1})"],
      summary: "JSON: an array, a bag or any value; x[0], x.a"),
  ]

  /// `:help types`.
  static var types: String {
    "Types, and how values are written:\n\n"
      + HelpLayout.list(
        typeLines.map {
          ($0.type.rawValue, $0.summary + ": " + $0.literals.joined(separator: "   "))
        })
        + """

        Null is written with its type: long(null), datetime(null). isnull() and
        isnotnull() ask for it, isempty() of texts. Comparing with null gives null,
        which where does not keep. tolong(), toreal(), tostring(), todatetime() and so
        on convert; what cannot be converted becomes null.

        """
  }

  /// What is to be said of a type.
  static func text(of line: TypeLine) -> String {
    "\(line.type.rawValue), a type\n"
      + HelpLayout.wrapped(
        "\(line.summary). Written as: \(line.literals.joined(separator: "   "))", indent: "  ")
  }

  // MARK: - Charts

  /// `:help charts`.
  static var charts: String {
    "render KIND [with (PROPERTY=VALUE, ...)] stands at the end of a query and draws\n"
      + "its rows below the table. The first column is x; every other column of numbers\n"
      + "is drawn.\n\n"
      + HelpLayout.list(Visualization.kinds.map { ($0.name, $0.summary) })
      + "\nProperties:\n\n"
      + HelpLayout.list(Visualization.propertyEntries.map { ($0.syntax, $0.summary) })
      + "\n':render chart.svg' or ':render chart.html' writes the last chart to a file.\n"
  }

  /// What is to be said of a kind of chart.
  static func text(of kind: Visualization.Kind) -> String {
    let example =
      kind.example.isEmpty
      ? ""
      : HelpLayout.wrapped(
        "Example: \(kind.example)", indent: "  ", hanging: "    ")
    return "render \(kind.name) [with (PROPERTY=VALUE, ...)]\n  \(kind.summary)\n\(example)"
      + "  ':help charts' lists kinds and properties.\n"
  }

  // MARK: - The optimiser

  /// `:help optimiser`.
  static var optimizerRules: String {
    """
    Before a query runs, rules rewrite it into one that gives the same answer with
    less work. ':explain QUERY' shows the plan before and after, and which rules
    made the difference; ':plan QUERY' shows the steps as they run; ':profile
    QUERY' runs it and shows rows and time of each step.


    """ + HelpLayout.list(OptimizerRule.all.map { ($0.name, $0.summary) })
  }

  /// What is to be said of one of the optimiser's rules.
  static func text(of rule: OptimizerRule) -> String {
    "\(rule.name), a rule of the optimiser\n"
      + HelpLayout.wrapped(rule.summary, indent: "  ")
      + "  ':explain QUERY' names the rules that changed a query's plan.\n"
  }

  // MARK: - Diagnostics

  /// `:help errors`.
  static var errors: String {
    "Every message ends in a code; ':help CODE' says how one gets out of it.\n"
      + DiagnosticGuide.sections.map { section in
        "\n\(section.title)\n"
          + HelpLayout.list(section.entries.map { ($0.code, plain($0.meaning)) })
      }.joined()
  }

  /// What is to be said of a code.
  static func text(of entry: DiagnosticEntry) -> String {
    let example =
      entry.example.isEmpty
      ? "" : HelpLayout.wrapped("Example: " + entry.example, indent: "  ", hanging: "    ")
    return "\(entry.code)\n"
      + HelpLayout.wrapped("When: " + plain(entry.meaning) + ".", indent: "  ")
      + HelpLayout.wrapped("Way out: " + entry.wayOut, indent: "  ", hanging: "    ") + example
  }

  /// A text without the marks of code that pages have.
  private static func plain(_ text: String) -> String { text.filter { $0 != "`" } }
}
