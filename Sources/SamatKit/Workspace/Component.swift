public import KQLEngine
import KQLSyntax

/// A part of the domain, or of anybody's own: tables, functions and analyses under one name.
///
/// Built-in parts and a user's go in by the same call, ``Workspace/register(_:)-(Component)``:
///
/// ```swift
/// struct Distances: Component {
///   let name = "distances"
///   func register(in registry: inout Registry) throws {
///     try registry.add(ScalarFunction(...))
///   }
/// }
/// try workspace.register(Distances())
/// ```
public protocol Component: Sendable {
  /// The name, unique within a workspace.
  var name: String { get }
  /// The version, as `major.minor.patch`.
  var version: String { get }
  /// One sentence for help.
  var summary: String { get }
  /// Enters the component's tables, functions and analyses.
  ///
  /// - Throws: What the registry reports, for instance that a name is taken. Nothing of the
  ///   component stays in the workspace then.
  func register(in registry: inout Registry) throws
}

extension Component {
  /// `1.0.0`.
  public var version: String { "1.0.0" }
  /// Nothing.
  public var summary: String { "" }
}

/// A type whose values are rows of a table.
///
/// The domain's protocols (``ProductionUnit``, ``Obstacle`` ...) refine this one and give its
/// requirements, so that a program's own types become rows of the built-in tables.
public protocol TableRepresentable: Sendable {
  /// The table that the values are rows of.
  static var tableName: String { get }
  /// The cells by column name; columns that are left out are unknown.
  var cells: [String: Value] { get }
}

/// Adds a program's own values to a built-in table.
///
/// ```swift
/// try workspace.register(Records("our-factories", of: factories))
/// ```
public struct Records<Record: TableRepresentable>: Component {
  /// The component's name.
  public let name: String
  /// One sentence for help.
  public let summary: String
  private let records: [Record]

  /// Creates a component.
  ///
  /// - Parameters:
  ///   - name: The component's name.
  ///   - records: The values; they become rows of their type's table, behind those that are there.
  ///   - summary: One sentence for help.
  public init(_ name: String, of records: [Record], summary: String = "") {
    self.name = name
    self.records = records
    self.summary = summary
  }

  /// Appends the rows.
  ///
  /// - Throws: `samat.register.unknown-table` where the table is not registered,
  ///   `samat.register.unknown-column` where a record has a cell that the table has no column for,
  ///   `samat.register.type` where a cell is not of its column's type.
  public func register(in registry: inout Registry) throws {
    let tableName = Record.tableName
    guard let table = Catalog(registry).table(tableName) else {
      throw Diagnostic(
        code: "samat.register.unknown-table", message: "there is no table '\(tableName)'",
        help: "register the component that has it first")
    }
    var rows: [[Value]] = []
    rows.reserveCapacity(records.count)
    for record in records {
      var row = [Value](repeating: .null, count: table.schema.count)
      for (key, value) in record.cells.sorted(by: { $0.key < $1.key }) {
        guard let index = table.schema.index(of: key) else {
          throw Diagnostic(
            code: "samat.register.unknown-column",
            message: "table '\(tableName)' has no column '\(key)'")
        }
        let column = table.schema.columns[index]
        guard let cell = fit(value, column.type) else {
          throw Diagnostic(
            code: "samat.register.type",
            message: "'\(ValueText.string(value))' in column '\(key)' of '\(tableName)' is no"
              + " \(column.type.rawValue)")
        }
        row[index] = cell
      }
      rows.append(row)
    }
    let added = Table(schema: table.schema, rows: rows)
    try registry.append(added, to: tableName)
  }

  /// The value as a column of the type takes it; nil where it does not.
  private func fit(_ value: Value, _ type: DataType) -> Value? {
    switch (value, type) {
    case (.null, _): value
    case (.long(let number), .int): Int32(exactly: number).map(Value.int)
    case (.int(let number), .long): .long(Int64(number))
    case (.int, .real), (.long, .real): value.double.map(Value.real)
    case (_, .dynamic): DynamicValue(value).map(Value.dynamic)
    default: value.type == type ? value : nil
    }
  }
}
