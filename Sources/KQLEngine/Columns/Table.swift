public import KQLSyntax

/// The name and type of a column, and the other names it answers to.
public struct ColumnSchema: Sendable, Hashable {
  /// The name.
  public var name: String
  /// The type.
  public var type: DataType
  /// Other names, for instance Persian ones.
  public var aliases: [String] {
    get { details?.aliases ?? [] }
    set { details = Details.of(newValue, summary) }
  }
  /// One sentence for help; empty where there is none.
  public var summary: String {
    get { details?.summary ?? "" }
    set { details = Details.of(aliases, newValue) }
  }

  /// What most columns of plans do not have, and those of tables share.
  private var details: Details?

  /// Creates a column schema.
  public init(_ name: String, _ type: DataType, aliases: [String] = [], summary: String = "") {
    self.name = name
    self.type = type
    details = Details.of(aliases, summary)
  }

  private final class Details: Sendable, Hashable {
    let aliases: [String]
    let summary: String

    private init(_ aliases: [String], _ summary: String) {
      self.aliases = aliases
      self.summary = summary
    }

    /// Nil where there is nothing to hold; a failing initialiser would make the object first.
    static func of(_ aliases: [String], _ summary: String) -> Details? {
      aliases.isEmpty && summary.isEmpty ? nil : Details(aliases, summary)
    }

    static func == (left: Details, right: Details) -> Bool {
      left === right || left.aliases == right.aliases && left.summary == right.summary
    }

    func hash(into hasher: inout Hasher) {
      hasher.combine(aliases)
      hasher.combine(summary)
    }
  }
}

/// The columns of a table, in order.
public struct Schema: Sendable, Hashable {
  /// The columns.
  public var columns: [ColumnSchema]

  /// Creates a schema.
  public init(_ columns: [ColumnSchema]) { self.columns = columns }

  /// The number of columns.
  public var count: Int { columns.count }

  /// The names, in order.
  public var names: [String] { columns.map(\.name) }

  /// The position of a column by its name or, failing that, by an alias.
  public func index(of name: String) -> Int? {
    columns.firstIndex { $0.name == name } ?? columns.firstIndex { $0.aliases.contains(name) }
  }
}

/// Rows and columns: the form of the data queried and of every answer.
///
/// A table is a value that never changes; copies share memory.
public struct Table: Sendable {
  /// The columns' names and types.
  public let schema: Schema
  /// The columns, in the order of the schema.
  public let columns: [Column]
  /// The number of rows.
  public let rowCount: Int
  /// How the query asked to have it drawn, if it did.
  public var visualization: Visualization?
  /// Remarks that belong to the result, for instance that rows were dropped.
  public var notes: [String] = []

  /// Creates a table.
  ///
  /// - Precondition: there is one column for each of the schema's, of its type, all of one length.
  public init(schema: Schema, columns: [Column]) {
    precondition(schema.count == columns.count)
    self.init(schema: schema, columns: columns, rowCount: columns.first?.count ?? 0)
    for (column, declared) in zip(columns, schema.columns) {
      precondition(column.type == declared.type && column.count == rowCount)
    }
  }

  init(schema: Schema, columns: [Column], rowCount: Int) {
    self.schema = schema
    self.columns = columns
    self.rowCount = rowCount
  }

  /// Creates a table from rows of cells; a missing or ill-typed cell becomes null.
  public init(schema: Schema, rows: some Sequence<[Value]>) {
    var builders = schema.columns.map { ColumnBuilder(type: $0.type) }
    var count = 0
    for row in rows {
      count += 1
      for index in builders.indices {
        builders[index].append(index < row.count ? row[index] : .null)
      }
    }
    self.init(schema: schema, columns: builders.map { $0.finish() }, rowCount: count)
  }

  /// A table without rows.
  public static func empty(_ schema: Schema) -> Table {
    Table(schema: schema, columns: schema.columns.map { .empty($0.type) }, rowCount: 0)
  }

  /// The column of a name, or nil.
  public func column(_ name: String) -> Column? { schema.index(of: name).map { columns[$0] } }

  /// The rows.
  public var rows: Rows { Rows(table: self) }

  /// The rows of `range`; O(columns).
  public func slice(_ range: Range<Int>) -> Table {
    var part = Table(
      schema: schema, columns: columns.map { $0.slice(range) }, rowCount: range.count)
    part.visualization = visualization
    part.notes = notes
    return part
  }
}

/// What `render` asked for.
public struct Visualization: Sendable, Hashable {
  /// The kind of chart, for instance `barchart`.
  public var chart: String
  /// The properties, in the order written.
  public var properties: [Property]

  /// A property and its value.
  public struct Property: Sendable, Hashable {
    /// Its name.
    public var name: String
    /// Its value, as text.
    public var value: String

    /// Creates a property.
    public init(name: String, value: String) {
      self.name = name
      self.value = value
    }
  }

  /// Creates what a query asks for with `render`.
  ///
  /// - Parameters:
  ///   - chart: The kind of chart, for instance `barchart`.
  ///   - properties: The properties, in order; a list is the same name several times.
  public init(chart: String, properties: [Property] = []) {
    self.chart = chart
    self.properties = properties
  }
}

/// The rows of a table.
public struct Rows: RandomAccessCollection, Sendable {
  let table: Table
  /// 0.
  public var startIndex: Int { 0 }
  /// The number of rows.
  public var endIndex: Int { table.rowCount }

  /// The row at a position.
  public subscript(position: Int) -> Row { Row(table: table, index: position) }
}

/// One row of a table.
public struct Row: Sendable {
  let table: Table
  /// Its position.
  public let index: Int

  /// The cell of a column, by name or alias; null where the table has no such column.
  public subscript(name: String) -> Value {
    guard let position = table.schema.index(of: name) else { return .null }
    return table.columns[position][index]
  }

  /// The cell of a column, by position.
  ///
  /// - Precondition: the table has that many columns.
  public subscript(column: Int) -> Value { table.columns[column][index] }

  /// The cells, in the order of the columns.
  public var values: [Value] { table.columns.map { $0[index] } }
}
