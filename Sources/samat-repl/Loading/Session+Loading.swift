import KQLEngine
import KQLSyntax
import SamatKit

extension Session {
  /// The tables that have rows of files.
  var loadedTables: Set<String> { sources.reduce(into: []) { $0.formUnion($1.tables) } }

  /// Opens a file or a folder as tables, as `--data` does; what was opened before is read again.
  ///
  /// - Parameters:
  ///   - path: The path.
  ///   - name: The table's name; nil for that of the file.
  /// - Returns: The tables.
  /// - Throws: What opening the files reports. Nothing is changed then.
  func load(_ path: String, as name: String?) throws(Diagnostic) -> [String] {
    var source = DataSource(paths: [path], settings: loadSettings)
    source.settings.tableName = name
    if let known = sources.firstIndex(where: { $0.isSame(as: source) }) {
      return try reload([known])
    }
    return try open([source], keeping: sources, restoring: [])
  }

  /// Reads files again.
  ///
  /// - Parameter table: Whose files; nil for all.
  /// - Returns: The tables that were read.
  /// - Throws: What opening the files reports. Nothing is changed then.
  func reload(table: String?) throws(Diagnostic) -> [String] {
    guard let table else { return try reload(Set(sources.indices)) }
    return try reload(Set(sources.indices.filter { sources[$0].tables.contains(table) }))
  }

  /// Reads sources again, and those that give rows to the same tables.
  private func reload(_ wanted: Set<Int>) throws(Diagnostic) -> [String] {
    var chosen = wanted
    var tables: Set<String> = []
    while true {
      let reached = chosen.reduce(into: tables) { $0.formUnion(sources[$1].tables) }
      let next = chosen.union(
        sources.indices.filter { !sources[$0].tables.isDisjoint(with: reached) })
      if next == chosen && reached == tables { break }
      (chosen, tables) = (next, reached)
    }
    let again = chosen.sorted().map { sources[$0] }
    let others = sources.indices.filter { !chosen.contains($0) }.map { sources[$0] }
    return try open(
      again, keeping: others,
      restoring: tables.sorted().map { ($0, builtIn.table($0)) })
  }

  /// Takes out a table that was loaded or made, or the loaded rows out of a built-in table.
  ///
  /// - Returns: Whether the table is still there, with its own rows.
  /// - Throws: `samat.shell.argument` for a built-in table with no other rows.
  func drop(_ table: TableDefinition) throws(Diagnostic) -> Bool {
    let own = builtIn.table(table.name)
    guard loadedTables.contains(table.name) || own == nil else {
      throw Diagnostic(
        code: "samat.shell.argument", message: "table '\(table.name)' is built in",
        help: "only tables that were loaded or made are dropped")
    }
    for index in sources.indices where sources[index].tables.remove(table.name) != nil {
      sources[index].settings.leftOut.insert(table.name)
    }
    sources.removeAll { $0.tables.isEmpty }
    guard let own else {
      workspace.remove(table: table.name)
      return false
    }
    try attempt { try workspace.replace(own) }
    return true
  }

  private func open(
    _ new: [DataSource], keeping others: [DataSource],
    restoring: [(name: String, before: TableDefinition?)]
  ) throws(Diagnostic) -> [String] {
    loadings += 1
    let opened = others.reduce(into: Set<String>()) { $0.formUnion($1.tables) }
    let made = Set(catalog.tables.map(\.name)).subtracting(builtIn.tables.map(\.name))
      .subtracting(loadedTables)
    let loading = DataLoading(loadings, new, restoring: restoring, opened: opened, made: made)
    try attempt { try workspace.register(loading) }
    sources = others + loading.results
    return loading.tables
  }

  private func attempt(_ body: () throws -> Void) throws(Diagnostic) {
    do {
      try body()
    } catch let diagnostic as Diagnostic {
      throw diagnostic
    } catch {
      throw Diagnostic(code: "samat.shell.internal", message: "\(error)")
    }
  }
}
