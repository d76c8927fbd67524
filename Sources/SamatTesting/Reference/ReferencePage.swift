public import KQLEngine
import KQLSyntax

/// The reference of everything that queries can call, as Markdown: what functions and operators say of
/// themselves.
///
/// ```swift
/// let page = ReferencePage.markdown(workspace.catalog)
/// ```
public enum ReferencePage {
  /// The whole page.
  ///
  /// - Parameter catalog: Whose functions are listed; those without a topic come last, as the
  ///   program's own.
  /// - Returns: Markdown: a list of parts, then the parts, names in order.
  public static func markdown(_ catalog: Catalog) -> String {
    let parts = sections(catalog).filter { !$0.entries.isEmpty }
    var text = """
      # Functions and operators

      Made by `make reference` from what they say of themselves; every example is run by the tests.
      `:help NAME` shows the same in the shell. An example's answer is the first row, cells separated by
      `, `; of a tabular operator, all rows.


      """
    for part in parts {
      text += "- [\(part.title)](#\(anchor(part.title))) (\(part.entries.count))\n"
    }
    for part in parts {
      text += "\n## \(part.title)\n"
      if !part.note.isEmpty { text += "\n\(part.note)\n" }
      for entry in part.entries { text += "\n" + entry.markdown }
    }
    return text
  }

  private struct Section {
    var title: String
    var note = ""
    var entries: [Entry]
  }

  private struct Entry {
    var name: String
    var signatures: [String]
    var description: String
    var searchTerms: [String] = []
    var columns: [ResultColumn] = []
    var examples: [(query: String, result: String)]

    var markdown: String {
      var seen: Set<String> = []
      let signatures = signatures.filter { seen.insert($0).inserted }
      var text = "### `\(name)`\n\n\(description)"
      if !searchTerms.isEmpty { text += " Also: \(searchTerms.joined(separator: ", "))." }
      text += "\n\n```text\n\(signatures.joined(separator: "\n"))\n```\n"
      if !columns.isEmpty {
        text += "\n| column | holds |\n|---|---|\n"
        text += columns.map { column in
          let name = column.kind == .argument ? "that of `\(column.name)`" : "`\(column.name)`"
          return "| \(name) | \(column.summary) |\n"
        }.joined()
      }
      for example in examples {
        let result = example.result.split(separator: "\n", omittingEmptySubsequences: false)
        // Where the answer is an empty cell there is nothing behind the mark.
        let lines = result.map { $0.isEmpty ? "//" : "// \($0)" }.joined(separator: "\n")
        text += "\n```kql\n\(example.query)\n\(lines)\n```\n"
      }
      return text
    }
  }

  private static func sections(_ catalog: Catalog) -> [Section] {
    var parts = [
      Section(
        title: "What a query begins with", entries: KeywordList.sources.map(entry(of:))),
      Section(
        title: "Tabular operators", note: "Each takes the rows before `|` and gives rows.",
        entries: KeywordList.operators.filter { !$0.examples.isEmpty }.map(entry(of:))),
      Section(
        title: "Operators between scalars", entries: KeywordList.scalarOperators.map(entry(of:))),
    ]
    var topics: [String] = []
    for function in catalog.scalarFunctions where !topics.contains(function.topic) {
      topics.append(function.topic)
    }
    for topic in topics.filter({ !$0.isEmpty }).sorted() {
      parts.append(
        Section(
          title: topic,
          entries: catalog.scalarFunctions.filter { $0.topic == topic }.map(entry(of:))))
    }
    parts.append(
      Section(
        title: "Aggregates", note: "In `summarize`, `make-series` and `pivot`.",
        entries: catalog.aggregateFunctions.map { function in
          Entry(
            name: function.name, signatures: function.signatures,
            description: function.description, searchTerms: function.searchTerms,
            examples: function.examples.map { ($0.query, $0.result) })
        }))
    parts.append(
      Section(
        title: "Analyses", note: "Called by `evaluate`, with all rows.",
        entries: catalog.tableFunctions.map { function in
          Entry(
            name: function.name, signatures: ["evaluate " + function.signature],
            description: function.description, searchTerms: function.searchTerms,
            columns: function.columns,
            examples: function.examples.map { ($0.query, $0.result) })
        }))
    parts.append(
      Section(
        title: "Functions of the domain", note: "Registered by `SamatKit`.",
        entries: catalog.scalarFunctions.filter(\.topic.isEmpty).map(entry(of:))))
    return parts
  }

  private static func entry(of entry: KeywordList.Entry) -> Entry {
    let alias = entry.alias.isEmpty ? "" : " Also written `\(entry.alias)`."
    return Entry(
      name: entry.name, signatures: [entry.syntax], description: entry.summary + alias,
      examples: entry.examples.map { ($0.query, $0.result) })
  }

  private static func entry(of function: ScalarFunction) -> Entry {
    Entry(
      name: function.name, signatures: function.signatures, description: function.description,
      searchTerms: function.searchTerms,
      examples: function.examples.map { ($0.query, $0.result) })
  }

  /// How a heading is linked to.
  private static func anchor(_ title: String) -> String {
    title.lowercased().replacing(" ", with: "-")
  }
}
