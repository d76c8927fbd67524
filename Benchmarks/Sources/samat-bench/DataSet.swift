import KQLEngine
import KQLSyntax

/// The four tables of the national data set, loaded from CSV files with declared columns.
struct DataSet {
  /// What queries can name.
  let catalog: Catalog
  /// Seconds that each table took, in the order of loading.
  let loadTimes: [(table: String, seconds: Double)]
  /// Rows of each table, in the same order.
  let rowCounts: [Int]

  /// The tables and their columns.
  static let schemas: [(table: String, schema: Schema)] = [
    (
      "units",
      schema(
        ("id", .long), ("name", .string), ("province", .string), ("county", .string),
        ("sector", .string), ("size_class", .string), ("status", .string), ("employees", .long),
        ("capacity", .real), ("established", .datetime), ("knowledge_based", .bool),
        ("estate_id", .long))
    ),
    (
      "cases",
      schema(
        ("id", .long), ("unit_id", .long), ("obstacle", .string), ("agency", .string),
        ("opened", .datetime), ("session_id", .long))
    ),
    (
      "resolutions",
      schema(
        ("id", .long), ("case_id", .long), ("agency", .string), ("decided", .datetime),
        ("deadline", .datetime), ("done", .datetime), ("amount", .real))
    ),
    (
      "estates",
      schema(
        ("id", .long), ("name", .string), ("province", .string), ("kind", .string),
        ("area_ha", .real), ("established", .datetime))
    ),
  ]

  private static func schema(_ columns: (String, DataType)...) -> Schema {
    Schema(columns.map { ColumnSchema($0.0, $0.1) })
  }

  /// Loads the files of a folder.
  ///
  /// - Parameter folder: Where `units.csv`, `cases.csv`, `resolutions.csv` and `estates.csv` are.
  /// - Throws: The reader's diagnostic.
  init(folder: String) throws(Diagnostic) {
    var registry = Registry()
    var times: [(table: String, seconds: Double)] = []
    var counts: [Int] = []
    for (name, schema) in DataSet.schemas {
      let path = "\(folder)/\(name).csv"
      let start = Measure.seconds()
      let table = try TableFiles.load(
        path: path, options: ReadOptions(fileName: path, schema: schema))
      try registry.add(TableDefinition(name, table: table))
      times.append((name, Measure.seconds() - start))
      counts.append(table.rowCount)
    }
    // What a folder opened with `--data` gets too.
    let start = Measure.seconds()
    try registry.linkTables()
    times.append(("references", Measure.seconds() - start))
    counts.append(0)
    catalog = Catalog(registry)
    loadTimes = times
    rowCounts = counts
    Measure.trim()
  }

  /// Seconds for all tables.
  var loadTime: Double { loadTimes.reduce(0) { $0 + $1.seconds } }
}
