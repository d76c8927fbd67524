public import KQLEngine
import KQLSyntax

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
  ///   `samat.register.type` where a cell is not of its column's type,
  ///   `samat.register.value` where a number is not finite or beyond what its column may hold, a place is
  ///   none of `provinces` and `counties`, or an id stands in another row already; what the table reports
  ///   that is read for it.
  public func register(in registry: inout Registry) throws {
    let tableName = Record.tableName
    guard let table = Catalog(registry).table(tableName) else {
      throw Diagnostic(
        code: "samat.register.unknown-table", message: "there is no table '\(tableName)'",
        help: "register the component that has it first")
    }
    var rows: [[Value]] = []
    rows.reserveCapacity(records.count)
    let cells = records.map(\.cells)
    let check = try RecordCheck(
      Record.self, Catalog(registry), columns: Set(cells.flatMap(\.keys)))
    var ids = try check.ids(in: table)
    for (place, cells) in cells.enumerated() {
      var row = [Value](repeating: .null, count: table.schema.count)
      for (key, value) in cells.sorted(by: { $0.key < $1.key }) {
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
        try check.check(cell, in: key, of: place)
        row[index] = cell
      }
      try check.check(cells, of: place, against: &ids)
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
