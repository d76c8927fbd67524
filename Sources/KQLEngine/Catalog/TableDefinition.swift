public import KQLSyntax
import Synchronization

/// A table that queries can name: its schema, known at once, and its rows, loaded when first used.
public struct TableDefinition: Sendable {
  /// The name.
  public let name: String
  /// Other names it answers to, for instance Persian ones.
  public let aliases: [String]
  /// One sentence for help.
  public let summary: String
  /// The columns.
  public let schema: Schema
  private let rows: LazyTable

  /// Creates a definition whose rows are made when a query first needs them.
  ///
  /// - Parameters:
  ///   - name: The name, as queries write it.
  ///   - aliases: Other names.
  ///   - summary: One sentence for help.
  ///   - schema: The columns. The loaded table must have exactly these.
  ///   - load: Makes the rows; called at most once, by one thread.
  public init(
    _ name: String, aliases: [String] = [], summary: String = "", schema: Schema,
    load: @escaping @Sendable () throws(Diagnostic) -> Table
  ) {
    self.name = name
    self.aliases = aliases
    self.summary = summary
    self.schema = schema
    rows = LazyTable(load)
  }

  /// Creates a definition of rows that are there.
  public init(_ name: String, aliases: [String] = [], summary: String = "", table: Table) {
    self.name = name
    self.aliases = aliases
    self.summary = summary
    schema = table.schema
    rows = LazyTable { () throws(Diagnostic) -> Table in table }
  }

  /// Whether two definitions load the same rows.
  package func loadsSame(as other: TableDefinition) -> Bool { rows === other.rows }

  /// The rows; loads them at the first call.
  ///
  /// - Throws: What the loader reports; the next call tries again.
  public func load() throws(Diagnostic) -> Table {
    let table = try rows.load()
    guard
      table.schema.columns.elementsEqual(schema.columns, by: { $0.type == $1.type })
    else {
      throw Diagnostic(
        code: "kql.data.schema-mismatch",
        message: "table '\(name)' was loaded with other columns than it declares")
    }
    return table
  }
}

/// A table made at most once.
final class LazyTable: Sendable {
  private let make: @Sendable () throws(Diagnostic) -> Table
  private let made = Mutex<Table?>(nil)

  init(_ make: @escaping @Sendable () throws(Diagnostic) -> Table) { self.make = make }

  func load() throws(Diagnostic) -> Table {
    let result: Result<Table, Diagnostic> = made.withLock { slot in
      if let table = slot { return .success(table) }
      do throws(Diagnostic) {
        let table = try make()
        slot = table
        return .success(table)
      } catch {
        return .failure(error)
      }
    }
    return try result.get()
  }
}
