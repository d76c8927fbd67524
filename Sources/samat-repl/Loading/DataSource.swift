import KQLEngine
import KQLSyntax
import SamatKit

/// Files that were opened together, by `--data` or one `:load`, and the tables that they gave rows to.
struct DataSource: Sendable {
  /// The files and folders.
  let paths: [String]
  /// How they are opened.
  var settings: DataFiles.Settings
  /// The tables that they gave rows to.
  var tables: Set<String> = []

  /// Whether it is about the same file under the same name.
  func isSame(as other: DataSource) -> Bool {
    paths == other.paths && settings.tableName == other.settings.tableName
  }
}

/// Opens sources in their order, after it has put tables back to what they were without.
///
/// All happens in one registration, so that a file that cannot be read leaves everything as it was.
struct DataLoading: Component {
  let name: String
  let summary = "Tables from files."
  private let sources: [DataSource]
  private let restored: [(name: String, before: TableDefinition?)]
  private let opened: Set<String>
  private let made: Set<String>
  private let reports: [LoadReport]

  /// Creates a component.
  ///
  /// - Parameters:
  ///   - number: Tells it apart from others.
  ///   - sources: What is opened.
  ///   - restored: Tables that are put back first; nil for one that is taken out.
  ///   - opened: Tables that have rows of other sources.
  ///   - made: Tables that commands have made, to which files add nothing.
  init(
    _ number: Int, _ sources: [DataSource],
    restoring restored: [(name: String, before: TableDefinition?)], opened: Set<String>,
    made: Set<String>
  ) {
    name = "loading \(number)"
    self.sources = sources
    self.restored = restored
    self.opened = opened
    self.made = made
    reports = sources.map { _ in LoadReport() }
  }

  /// The sources with the tables that they have come to give rows to.
  var results: [DataSource] {
    zip(sources, reports).map { source, report in
      var source = source
      source.tables = Set(report.tables)
      return source
    }
  }

  /// The tables that were opened, in order.
  var tables: [String] {
    var seen: Set<String> = []
    return reports.flatMap(\.tables).filter { seen.insert($0).inserted }
  }

  /// Opens the sources.
  ///
  /// - Throws: What opening the files reports.
  func register(in registry: inout Registry) throws {
    for (name, before) in restored {
      if let before { try registry.replace(before) } else { registry.remove(table: name) }
    }
    var opened = opened
    for (source, report) in zip(sources, reports) {
      var settings = source.settings
      settings.opened = opened
      settings.made = made
      settings.report = report
      try DataFiles(source.paths, settings: settings).register(in: &registry)
      opened.formUnion(report.tables)
    }
  }
}
