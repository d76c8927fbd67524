public import KQLEngine
public import KQLSyntax

/// Where the rows of the built-in tables come from.
public struct SeedData: Sendable {
  private let read: @Sendable (String, Schema) throws(Diagnostic) -> Table

  /// Creates a source of rows.
  ///
  /// - Parameter read: Gives the rows of a table of a name and schema; called when a query first
  ///   needs them.
  public init(read: @escaping @Sendable (String, Schema) throws(Diagnostic) -> Table) {
    self.read = read
  }

  /// The embedded seeds.
  public static let seeds = SeedData { (name: String, schema: Schema) throws(Diagnostic) -> Table in
    guard let text = EmbeddedSeeds.csv(name) else { return .empty(schema) }
    let bytes = UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount)
    return try CSVReader().read(
      bytes, options: ReadOptions(fileName: "seeds/\(name).csv", schema: schema))
  }

  /// Tables without rows.
  public static let empty = SeedData { (_: String, schema: Schema) throws(Diagnostic) -> Table in
    .empty(schema)
  }

  /// The rows of reference tables (provinces, counties, borders, sectors) and no facts.
  public static let reference = SeedData {
    (name: String, schema: Schema) throws(Diagnostic) -> Table in
    let kept = [
      "provinces", "province_borders", "counties", "sectors", "obstacle_kinds",
      "obstacle_terms", "rules",
      "reference_sources", "workshops_1394", "permit_kinds",
    ]
    return kept.contains(name) ? try SeedData.seeds.table(name, schema) : .empty(schema)
  }

  /// The rows of a table.
  ///
  /// - Throws: What the reader reports, with file, line and column.
  public func table(_ name: String, _ schema: Schema) throws(Diagnostic) -> Table {
    try read(name, schema)
  }

  /// The rows of one of the built-in tables.
  ///
  /// - Throws: What the reader reports.
  func rows(_ table: SeedTable) throws(Diagnostic) -> [Row] {
    Array(try self.table(table.name, table.schema).rows)
  }
}
