import KQLEngine
import KQLSyntax
import PersianText

/// The texts of `:help`, made of what tables and functions say about themselves.
enum HelpText {
  /// The one screen of `:help`.
  static var overview: String {
    let groups = VerbList.groups.map { title, verbs in
      // Those that record are too many for one screen.
      let isLong = title == VerbList.recording
      let shown = isLong ? verbs.filter { VerbList.leading.contains($0.name) } : verbs
      let rest = isLong ? "  … ':help \(title)' has all" : ""
      return HelpLayout.wrapped(
        shown.map { ":" + $0.name }.joined(separator: "  ") + rest,
        indent: PersianText.DisplayWidth.pad("  " + title, toColumns: 10),
        hanging: String(repeating: " ", count: 10))
    }
    let topics = HelpTopic.all.map { $0.names[0] }.joined(separator: ", ")
    return """
      A query names a table and sends its rows through steps:

        units | where domain == 'industry_mining' | summarize n = count() by province
      New here? ':help KQL' (فارسی: ':help persian') is the language on one page,
      ':help tutorial' (':help آموزش') leads through it in twelve steps.
      Enter runs a complete line; several lines run at an empty line or at ';'.
      Tab completes, Up and Ctrl-R go back, Right takes a suggestion, Ctrl-_ undoes,
      Ctrl-C clears or ends the query, ^D leaves; ':help keys' has them all.

      \(groups.joined())
      ':help NAME' explains a verb (':help :mode'), an operator, a function, a table,
      a chart, a rule, a message's code; and these:
      \(HelpLayout.wrapped(topics + ".", indent: "  ", width: 80))
      """
  }

  /// What is to be said of a name; nil for an unknown one.
  ///
  /// A name may stand for several things, and all of them are told. Whoever adds a kind of things that
  /// have help, such as the rules of a component, adds a line here and one to ``names(in:)``.
  ///
  /// - Throws: What reading a table for its sources reports.
  static func topic(_ argument: String, in catalog: Catalog) throws(Diagnostic) -> String? {
    var parts: [String] = []
    // The dot alone is the operator that takes a member.
    let isVerb = argument.first == ":" || (argument.first == "." && argument != ".")
    let name = isVerb ? String(argument.dropFirst()) : argument
    if !isVerb {
      if let topic = HelpTopic.named(name) { parts.append(topic.text(catalog)) }
      if let entry = KeywordList.entry(name) { parts.append(text(of: entry)) }
      let function = name.hasSuffix("()") ? String(name.dropLast(2)) : name
      if let scalar = catalog.scalarFunction(function), !scalar.isHidden {
        parts.append(text(of: scalar))
      }
      if let aggregate = catalog.aggregateFunction(function) { parts.append(text(of: aggregate)) }
      if let analysis = catalog.tableFunction(function) { parts.append(text(of: analysis)) }
      if let kind = Visualization.kinds.first(where: { $0.name == name }) {
        parts.append(LanguagePages.text(of: kind))
      }
      if let rule = OptimizerRule.all.first(where: { $0.name == name }) {
        parts.append(LanguagePages.text(of: rule))
      }
      if let line = LanguagePages.typeLines.first(where: { $0.type.rawValue == name }) {
        parts.append(LanguagePages.text(of: line))
      }
      if let entry = DiagnosticGuide.entry(name) { parts.append(LanguagePages.text(of: entry)) }
      if let style = ResultStyle(rawValue: name), let line = ShellPages.text(of: style) {
        parts.append(line)
      }
      if let rule = try RuleText.find(name, in: catalog) { parts.append(rule) }
      if let table = catalog.tableLike(name) { parts.append(try text(of: table, in: catalog)) }
    }
    // A colon asks for a verb, a dot for a command; verbs may have one by habit.
    let verb = VerbList.named(name)
    if argument.first == "." || (!isVerb && parts.isEmpty && verb == nil),
      let command = KeywordList.command(name)
    {
      parts.append("\(command.syntax)\n  \(command.summary)\n  ':help commands' lists them.\n")
    }
    if argument.first == ":" || parts.isEmpty, let verb {
      let details = verb.details.isEmpty ? "" : HelpLayout.reflowed(verb.details, indent: "  ")
      parts.append("\(verb.syntax)\n  \(verb.summary)\n\(details)")
    } else if !isVerb, let verb {
      // An operator, a table or an analysis has the name, too.
      parts.append("':help :\(verb.name)' explains the verb: \(verb.summary)\n")
    }
    return parts.isEmpty ? nil : parts.joined(separator: "\n")
  }

  /// Every name that has help, for completion and "did you mean".
  static func names(in catalog: Catalog) -> [String] {
    HelpTopic.all.flatMap(\.names) + VerbList.all.map { ":" + $0.name }
      + KeywordList.names.sorted() + KeywordList.sources.map(\.name)
      + KeywordList.scalarOperators.map(\.name)
      + catalog.scalarFunctions.filter { !$0.isHidden }.map(\.name)
      + catalog.aggregateFunctions.map(\.name) + catalog.tableFunctions.map(\.name)
      + Visualization.kinds.map(\.name) + OptimizerRule.all.map(\.name)
      + DataType.allCases.map(\.rawValue)
      + ResultStyle.allCases.filter { $0 != .auto }.map(\.rawValue)
      + DiagnosticGuide.sections.flatMap { $0.entries.map(\.code) }
      + KeywordList.commands.map { "." + $0.name }
      + catalog.tables.flatMap { [$0.name] + $0.aliases }
  }

  /// That nothing is known of a name, with the nearest ones.
  static func unknown(_ name: String, in catalog: Catalog, at span: SourceSpan) -> Diagnostic {
    let functions =
      catalog.scalarFunctions.map { ($0.name, $0.searchTerms) }
      + catalog.aggregateFunctions.map { ($0.name, $0.searchTerms) }
      + catalog.tableFunctions.map { ($0.name, $0.searchTerms) }
    let names = names(in: catalog)
    let wanted = PersianNormalizer.searchKey(name)
    var found = [EditDistance.nearest(to: name, among: names)].compactMap { $0 }
    for (function, terms) in functions
    where terms.contains(where: { PersianNormalizer.searchKey($0) == wanted }) {
      found.append(function)
    }
    if wanted.utf8.count >= 3 {
      found += names.filter { PersianNormalizer.searchKey($0).contains(wanted) }
    }
    var seen: Set<String> = []
    found = found.filter { seen.insert($0).inserted }
    let question = found.prefix(6).map { "'\($0)'" }.joined(separator: ", ")
    return Diagnostic(
      code: "samat.shell.unknown-topic", message: "there is no help on '\(name)'", span: span,
      help: found.isEmpty ? "':help' shows where to begin" : "did you mean \(question)?")
  }

  /// The columns of a table, as a table.
  static func columns(of table: TableDefinition) -> Table {
    let rows = table.schema.columns.map { column -> [Value] in
      [
        .string(column.name), .string(column.type.rawValue),
        .string(column.aliases.joined(separator: ", ")), .string(column.summary),
      ]
    }
    return Table(
      schema: Schema([
        ColumnSchema("column", .string), ColumnSchema("type", .string),
        ColumnSchema("also", .string), ColumnSchema("summary", .string),
      ]), rows: rows)
  }

  // MARK: - Entries

  private static func text(of entry: KeywordList.Entry) -> String {
    let alias = entry.alias.isEmpty ? "" : "  Also written '\(entry.alias)'.\n"
    let examples = entry.examples.map { ExampleText.lines($0.query, $0.result) }.joined()
    let more =
      switch entry.name {
      case "render": "  ':help charts' lists kinds and properties.\n"
      case "evaluate": "  ':help analyses' lists what it can call.\n"
      default: ""
      }
    return "\(entry.syntax)\n  \(entry.summary)\n\(alias)\(examples)\(more)"
  }

  private static func text(of function: ScalarFunction) -> String {
    text(function.signatures, function.description, function.examples)
  }

  private static func text(of function: AggregateFunction) -> String {
    text(function.signatures, function.description + " An aggregate.", function.examples)
  }

  private static func text(of function: TableFunction) -> String {
    let columns = function.columns.map { ($0.shownName, $0.summary) }
    return text(
      ["evaluate " + function.signature], function.description, function.examples,
      more: columns.isEmpty ? "" : "  Gives:\n" + HelpLayout.list(columns, indent: "    "))
  }

  private static func text(
    _ signatures: [String], _ description: String, _ examples: [FunctionExample], more: String = ""
  ) -> String {
    var seen: Set<String> = []
    let lines = signatures.filter { seen.insert($0).inserted }
    return lines.joined(separator: "\n") + "\n" + HelpLayout.wrapped(description, indent: "  ")
      + more
      + examples.map { ExampleText.lines($0.query, $0.result) }.joined()
  }

  private static func text(
    of table: TableDefinition, in catalog: Catalog
  ) throws(Diagnostic) -> String {
    let also = table.aliases.isEmpty ? "" : "  Also: \(table.aliases.joined(separator: ", "))\n"
    let name = table.schema.names.map(PersianText.DisplayWidth.columns(of:)).max() ?? 0
    let lines = table.schema.columns.map { column in
      let aliases = column.aliases.isEmpty ? "" : " (\(column.aliases.joined(separator: ", ")))"
      return "    " + PersianText.DisplayWidth.pad(column.name, toColumns: name + 2)
        + PersianText.DisplayWidth.pad(column.type.rawValue, toColumns: 10)
        + column.summary + aliases + "\n"
    }
    let summary = table.summary.isEmpty ? "" : "  \(table.summary)\n"
    let rows = try table.load()
    let count = "  \(rows.rowCount) \(rows.rowCount == 1 ? "row" : "rows")\n"
    let sources = try TableSources(of: rows, in: catalog).text
    return "\(table.name)\n\(summary)\(also)\(count)  Columns:\n\(lines.joined())\(sources)"
  }
}

extension Catalog {
  /// The table of a name or alias; failing that, of one that differs in spelling only, such as
  /// Arabic letters in a Persian name.
  func tableLike(_ name: String) -> TableDefinition? {
    if let table = table(name) { return table }
    let wanted = PersianNormalizer.searchKey(name)
    return tables.first { table in
      ([table.name] + table.aliases).contains { PersianNormalizer.searchKey($0) == wanted }
    }
  }
}

/// How an example is shown.
private enum ExampleText {
  static func lines(_ query: String, _ result: String) -> String {
    let query = query.split(separator: "\n").joined(separator: "\n    ")
    let result = result.split(separator: "\n").joined(separator: "\n    ")
    return "  Example: \(query)\n    \(result)\n"
  }
}
