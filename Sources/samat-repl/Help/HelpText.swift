import KQLEngine
import KQLSyntax
import PersianText

/// The texts of `:help`, made of what tables and functions say about themselves.
enum HelpText {
  /// The one screen of `:help`.
  static var overview: String {
    let indent = 10
    let verbs = VerbList.groups.map { title, verbs in
      var lines = [PersianText.DisplayWidth.pad("  " + title, toColumns: indent)]
      for verb in verbs {
        let last = lines.count - 1
        if lines[last].utf8.count + verb.syntax.utf8.count > 78 {
          lines.append(String(repeating: " ", count: indent) + verb.syntax + "  ")
        } else {
          lines[last] += verb.syntax + "  "
        }
      }
      return lines.map { Words.trimmedEnd($0) + "\n" }.joined()
    }
    return """
      A query names a table and sends its rows through operators:

        units | where domain == 'industry_mining' | summarize n = count() by province

      Enter runs a complete line; several lines run at an empty line or at ';'.
      'let name = ...;' keeps a name. Tab completes, Up and Ctrl-R go back, Right
      takes a suggestion, Ctrl-_ undoes, Ctrl-C clears or ends the query, ^D leaves.

      \(verbs.joined())
      ':help :mode', ':help where', ':help count', ':help units' explain a verb,
      an operator, a function, a table.

      """
  }

  /// What is to be said of a name; nil for an unknown one.
  static func topic(_ argument: String, in catalog: Catalog) -> String? {
    var parts: [String] = []
    let isVerb = argument.first == ":" || argument.first == "."
    let name = isVerb ? String(argument.dropFirst()) : argument
    if !isVerb {
      if let entry = KeywordList.entry(name) { parts.append(text(of: entry)) }
      let function = name.hasSuffix("()") ? String(name.dropLast(2)) : name
      if let scalar = catalog.scalarFunction(function), !scalar.isHidden {
        parts.append(text(of: scalar))
      }
      if let aggregate = catalog.aggregateFunction(function) { parts.append(text(of: aggregate)) }
      if let analysis = catalog.tableFunction(function) { parts.append(text(of: analysis)) }
      if let table = catalog.tableLike(name) { parts.append(text(of: table)) }
    }
    if isVerb || parts.isEmpty, let verb = VerbList.named(name) {
      parts.append("\(verb.syntax)\n  \(verb.summary)\n\(indented(verb.details))")
    }
    return parts.isEmpty ? nil : parts.joined(separator: "\n")
  }

  private static func indented(_ text: String) -> String {
    text.split(separator: "\n").map { "  " + $0 + "\n" }.joined()
  }

  /// That nothing is known of a name, with the nearest ones.
  static func unknown(_ name: String, in catalog: Catalog, at span: SourceSpan) -> Diagnostic {
    let functions =
      catalog.scalarFunctions.map { ($0.name, $0.searchTerms) }
      + catalog.aggregateFunctions.map { ($0.name, $0.searchTerms) }
      + catalog.tableFunctions.map { ($0.name, $0.searchTerms) }
    let names =
      VerbList.all.map { ":" + $0.name } + KeywordList.names.sorted() + functions.map(\.0)
      + catalog.tables.flatMap { [$0.name] + $0.aliases }
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
    return "\(entry.syntax)\n  \(entry.summary)\n\(alias)\(examples)"
  }

  private static func text(of function: ScalarFunction) -> String {
    text(function.signatures, function.description, function.examples)
  }

  private static func text(of function: AggregateFunction) -> String {
    text(function.signatures, function.description + " An aggregate.", function.examples)
  }

  private static func text(of function: TableFunction) -> String {
    text(["evaluate " + function.signature], function.description, function.examples)
  }

  private static func text(
    _ signatures: [String], _ description: String, _ examples: [FunctionExample]
  ) -> String {
    var seen: Set<String> = []
    var lines = signatures.filter { seen.insert($0).inserted }
    lines.append("  " + description)
    return lines.joined(separator: "\n") + "\n"
      + examples.map { ExampleText.lines($0.query, $0.result) }.joined()
  }

  private static func text(of table: TableDefinition) -> String {
    let also = table.aliases.isEmpty ? "" : "  Also: \(table.aliases.joined(separator: ", "))\n"
    let name = table.schema.names.map(PersianText.DisplayWidth.columns(of:)).max() ?? 0
    let lines = table.schema.columns.map { column in
      let aliases = column.aliases.isEmpty ? "" : " (\(column.aliases.joined(separator: ", ")))"
      return "    " + PersianText.DisplayWidth.pad(column.name, toColumns: name + 2)
        + PersianText.DisplayWidth.pad(column.type.rawValue, toColumns: 10)
        + column.summary + aliases + "\n"
    }
    let summary = table.summary.isEmpty ? "" : "  \(table.summary)\n"
    return "\(table.name)\n\(summary)\(also)  Columns:\n\(lines.joined())"
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
