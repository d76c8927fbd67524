import KQLEngine
import KQLSyntax

/// The documents and reference sources that rows come from.
struct TableSources {
  /// One of them.
  struct Source {
    /// Its name in the column `source`.
    let id: String
    /// Its title; empty where it is in no list of sources.
    let title: String
    /// How many of the rows come from it.
    let rows: Int
  }

  /// The sources, that with most rows first.
  let all: [Source]
  /// How many rows do not say where they come from.
  let untold: Int
  /// Whether rows say it at all.
  let areTold: Bool

  /// Looks at the column `source` of a table.
  ///
  /// - Throws: What reading the lists of sources reports.
  init(of table: Table, in catalog: Catalog) throws(Diagnostic) {
    guard let position = table.schema.index(of: "source"), table.rowCount > 0,
      table.schema.columns[position].type == .string, position > 0
    else {
      (all, untold, areTold) = ([], table.rowCount, false)
      return
    }
    var counts: [String: Int] = [:]
    let column = table.columns[position]
    for row in 0..<table.rowCount { counts[ValueText.string(column[row]), default: 0] += 1 }
    untold = counts.removeValue(forKey: "") ?? 0
    areTold = true
    var found: [Source] = []
    for (id, rows) in counts.sorted(by: { ($1.value, $0.key) < ($0.value, $1.key) }) {
      let title = try Self.row(of: id, in: catalog).map { ValueText.string($0["title"]) }
      found.append(Source(id: id, title: title ?? "", rows: rows))
    }
    all = found
  }

  /// The row of a document or of a reference source; nil where it is in neither list.
  static func row(of source: String, in catalog: Catalog) throws(Diagnostic) -> Row? {
    for (name, key) in [("sources", "source"), ("reference_sources", "reference_source")] {
      guard let sources = try catalog.table(name)?.load(),
        let found = sources.rows.first(where: { ValueText.string($0[key]) == source })
      else { continue }
      return found
    }
    return nil
  }

  /// How many sources are shown one by one.
  private static let shown = 8

  /// The sources as lines of a help page; empty where rows do not say where they come from.
  var text: String {
    guard areTold else { return "" }
    var lines = "  Sources (':source TABLE ROW' shows that of a row):\n"
    for source in all.prefix(Self.shown) {
      let title = source.title.isEmpty ? "" : ": \(source.title)"
      lines += HelpLayout.wrapped(
        "\(source.id), \(source.rows) \(source.rows == 1 ? "row" : "rows")\(title)",
        indent: "    ", hanging: "      ")
    }
    if all.count > Self.shown { lines += "    and \(all.count - Self.shown) more\n" }
    if untold > 0 { lines += "    not told of \(untold) \(untold == 1 ? "row" : "rows")\n" }
    return lines
  }
}
