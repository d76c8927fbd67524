public import KQLSyntax

/// The values of one column, or of one batch of it.
///
/// The case tells the type; `datetime` and `timespan` are ticks of 100 ns. Strings are never null;
/// for every other type the vector says which rows are.
public enum Column: Sendable {
  case bool(Vector<Bool>)
  case int(Vector<Int32>)
  case long(Vector<Int64>)
  case real(Vector<Double>)
  case decimal(Vector<Decimal>)
  case string(StringColumn)
  case datetime(Vector<Int64>)
  case timespan(Vector<Int64>)
  case guid(Vector<UInt128>)
  case dynamic(Vector<DynamicValue>)

  /// The type of the values.
  public var type: DataType {
    switch self {
    case .bool: .bool
    case .int: .int
    case .long: .long
    case .real: .real
    case .decimal: .decimal
    case .string: .string
    case .datetime: .datetime
    case .timespan: .timespan
    case .guid: .guid
    case .dynamic: .dynamic
    }
  }

  /// The number of rows.
  public var count: Int {
    switch self {
    case .bool(let vector): vector.count
    case .int(let vector): vector.count
    case .long(let vector), .datetime(let vector), .timespan(let vector): vector.count
    case .real(let vector): vector.count
    case .decimal(let vector): vector.count
    case .string(let column): column.count
    case .guid(let vector): vector.count
    case .dynamic(let vector): vector.count
    }
  }

  /// The cell at a row; text is copied.
  ///
  /// - Precondition: `row` is within `0..<count`.
  public subscript(row: Int) -> Value {
    switch self {
    case .bool(let vector): vector[row].map(Value.bool) ?? .null
    case .int(let vector): vector[row].map(Value.int) ?? .null
    case .long(let vector): vector[row].map(Value.long) ?? .null
    case .real(let vector): vector[row].map(Value.real) ?? .null
    case .decimal(let vector): vector[row].map(Value.decimal) ?? .null
    case .string(let column): .string(column.string(at: row))
    case .datetime(let vector): vector[row].map(Value.datetime) ?? .null
    case .timespan(let vector): vector[row].map(Value.timespan) ?? .null
    case .guid(let vector): vector[row].map(Value.guid) ?? .null
    case .dynamic(let vector): vector[row].map { $0.isNull ? .null : .dynamic($0) } ?? .null
    }
  }

  /// Whether a row is null; false for every string, a dynamic null is one.
  public func isNull(_ row: Int) -> Bool {
    switch self {
    case .bool(let vector): vector.isNull(row)
    case .int(let vector): vector.isNull(row)
    case .long(let vector), .datetime(let vector), .timespan(let vector): vector.isNull(row)
    case .real(let vector): vector.isNull(row)
    case .decimal(let vector): vector.isNull(row)
    case .string: false
    case .guid(let vector): vector.isNull(row)
    case .dynamic(let vector): vector[row]?.isNull ?? true
    }
  }

  /// The window of `range`; O(1).
  public func slice(_ range: Range<Int>) -> Column {
    switch self {
    case .bool(let vector): .bool(vector.slice(range))
    case .int(let vector): .int(vector.slice(range))
    case .long(let vector): .long(vector.slice(range))
    case .real(let vector): .real(vector.slice(range))
    case .decimal(let vector): .decimal(vector.slice(range))
    case .string(let column): .string(column.slice(range))
    case .datetime(let vector): .datetime(vector.slice(range))
    case .timespan(let vector): .timespan(vector.slice(range))
    case .guid(let vector): .guid(vector.slice(range))
    case .dynamic(let vector): .dynamic(vector.slice(range))
    }
  }

  /// The rows at `rows`, in that order; a negative row gives null (the empty string for strings).
  public func gather(_ rows: [Int32]) -> Column {
    switch self {
    case .bool(let vector): .bool(vector.gather(rows, filler: false))
    case .int(let vector): .int(vector.gather(rows, filler: 0))
    case .long(let vector): .long(vector.gather(rows, filler: 0))
    case .real(let vector): .real(vector.gather(rows, filler: 0))
    case .decimal(let vector): .decimal(vector.gather(rows, filler: Decimal(0)))
    case .string(let column): .string(column.gather(rows))
    case .datetime(let vector): .datetime(vector.gather(rows, filler: 0))
    case .timespan(let vector): .timespan(vector.gather(rows, filler: 0))
    case .guid(let vector): .guid(vector.gather(rows, filler: 0))
    case .dynamic(let vector): .dynamic(vector.gather(rows, filler: .null))
    }
  }

  /// A column of one value, repeated. A value of another type gives nulls.
  public static func constant(_ value: Value, type: DataType, count: Int) -> Column {
    switch type {
    case .bool: return .bool(.constant(value.truth, filler: false, count: count))
    case .int:
      let number: Int32? = if case .int(let number) = value { number } else { nil }
      return .int(.constant(number, filler: 0, count: count))
    case .long: return .long(.constant(value.int64, filler: 0, count: count))
    case .real: return .real(.constant(value.double, filler: 0, count: count))
    case .decimal:
      let number: Decimal? = if case .decimal(let number) = value { number } else { nil }
      return .decimal(.constant(number, filler: Decimal(0), count: count))
    case .string:
      var builder = TextBuilder()
      builder.append(value.text ?? "")
      let codes = [UInt32](repeating: 0, count: count)
      return .string(StringColumn(dictionary: builder.finish(), codes: codes))
    case .datetime:
      let ticks: Int64? = if case .datetime(let ticks) = value { ticks } else { nil }
      return .datetime(.constant(ticks, filler: 0, count: count))
    case .timespan:
      let ticks: Int64? = if case .timespan(let ticks) = value { ticks } else { nil }
      return .timespan(.constant(ticks, filler: 0, count: count))
    case .guid:
      let bits: UInt128? = if case .guid(let bits) = value { bits } else { nil }
      return .guid(.constant(bits, filler: 0, count: count))
    case .dynamic:
      let tree: DynamicValue? = if case .dynamic(let tree) = value { tree } else { nil }
      return .dynamic(.constant(tree, filler: .null, count: count))
    }
  }

  /// A column without rows.
  public static func empty(_ type: DataType) -> Column {
    constant(.null, type: type, count: 0)
  }

  /// The columns, one behind the other; all of `type`.
  ///
  /// - Complexity: O(rows); dictionaries are merged by their texts.
  static func concatenate(_ parts: [Column], type: DataType) -> Column {
    if parts.count == 1 { return parts[0] }
    let total = parts.reduce(0) { $0 + $1.count }
    func join<Element: FixedElement>(_: Element.Type) -> Column {
      var values: [Element] = []
      values.reserveCapacity(total)
      let vectors = parts.compactMap { Element.vector(in: $0) }
      let hasNulls = vectors.contains { $0.validity != nil }
      var bits = BitmapBuilder(capacity: hasNulls ? total : 0)
      for vector in vectors {
        values.append(
          contentsOf: vector.storage[vector.offset..<(vector.offset + vector.count)])
        if hasNulls {
          for row in 0..<vector.count { bits.append(!vector.isNull(row)) }
        }
      }
      let keys = (vectors as? [Vector<Int64>]).flatMap(KeyReference.concatenate)
      let vector = Vector(
        storage: values, offset: 0, count: values.count,
        validity: hasNulls ? bits.finish() : nil, keys: keys)
      return Element.column(vector, as: type) ?? .empty(type)
    }
    switch type {
    case .bool: return join(Bool.self)
    case .int: return join(Int32.self)
    case .long, .datetime, .timespan: return join(Int64.self)
    case .real: return join(Double.self)
    case .decimal: return join(Decimal.self)
    case .guid: return join(UInt128.self)
    case .dynamic: return join(DynamicValue.self)
    case .string: return .string(concatenateText(parts, total: total))
    }
  }

  private static func concatenateText(_ parts: [Column], total: Int) -> StringColumn {
    let columns = parts.compactMap { part -> StringColumn? in
      if case .string(let column) = part { column } else { nil }
    }
    // Batches of one table share its dictionary: then only codes are joined.
    if let first = columns.first, first.codes != nil,
      columns.allSatisfy({ $0.texts === first.texts && $0.codes != nil })
    {
      return StringColumn(
        dictionary: first.texts, codes: .concatenate(columns.compactMap(\.codes)))
    }
    var builder = TextBuilder(unlimited: total)
    for column in columns {
      for row in 0..<column.count { builder.append(column[row]) }
    }
    return StringColumn(builder.finish()).encoded()
  }
}

/// Builds a column of any type cell by cell; for readers and small results.
public struct ColumnBuilder {
  /// The type of the column.
  public let type: DataType
  private var fixed: FixedBuilder
  /// The number of rows so far.
  public private(set) var count = 0

  private enum FixedBuilder {
    case bool(VectorBuilder<Bool>)
    case int(VectorBuilder<Int32>)
    case long(VectorBuilder<Int64>)
    case real(VectorBuilder<Double>)
    case decimal(VectorBuilder<Decimal>)
    case guid(VectorBuilder<UInt128>)
    case dynamic(VectorBuilder<DynamicValue>)
    case text(TextBuilder)
  }

  /// Creates a builder with room for `capacity` rows.
  public init(type: DataType, capacity: Int = 0) {
    self.type = type
    switch type {
    case .bool: fixed = .bool(.init(capacity: capacity))
    case .int: fixed = .int(.init(capacity: capacity))
    case .long, .datetime, .timespan: fixed = .long(.init(capacity: capacity))
    case .real: fixed = .real(.init(capacity: capacity))
    case .decimal: fixed = .decimal(.init(capacity: capacity))
    case .guid: fixed = .guid(.init(capacity: capacity))
    case .dynamic: fixed = .dynamic(.init(capacity: capacity))
    case .string: fixed = .text(TextBuilder(unlimited: capacity))
    }
  }

  /// Adds a cell. A value of another type becomes null, but whole numbers widen to `real` and
  /// anything becomes `dynamic`.
  public mutating func append(_ value: Value) {
    count += 1
    switch fixed {
    case .bool(var builder):
      fixed = .bool(.init())
      builder.append(value.truth)
      fixed = .bool(builder)
    case .int(var builder):
      fixed = .bool(.init())
      builder.append(value.int64.flatMap { Int32(exactly: $0) })
      fixed = .int(builder)
    case .long(var builder):
      fixed = .bool(.init())
      builder.append(ticksOrNumber(value))
      fixed = .long(builder)
    case .real(var builder):
      fixed = .bool(.init())
      builder.append(value.double)
      fixed = .real(builder)
    case .decimal(var builder):
      fixed = .bool(.init())
      if case .decimal(let number) = value {
        builder.append(number)
      } else {
        builder.append(value.int64.map { Decimal($0) })
      }
      fixed = .decimal(builder)
    case .guid(var builder):
      fixed = .bool(.init())
      if case .guid(let bits) = value { builder.append(bits) } else { builder.append(nil) }
      fixed = .guid(builder)
    case .dynamic(var builder):
      fixed = .bool(.init())
      builder.append(DynamicValue(value))
      fixed = .dynamic(builder)
    case .text(var builder):
      fixed = .bool(.init())
      builder.append(value.text ?? "")
      fixed = .text(builder)
    }
  }

  private func ticksOrNumber(_ value: Value) -> Int64? {
    switch (type, value) {
    case (.datetime, .datetime(let ticks)), (.timespan, .timespan(let ticks)): ticks
    case (.long, _): value.int64
    default: nil
    }
  }

  /// The column of the rows added so far; text that repeats is dictionary-encoded.
  public func finish() -> Column {
    switch fixed {
    case .bool(let builder): .bool(builder.finish())
    case .int(let builder): .int(builder.finish())
    case .long(let builder): Int64.column(builder.finish(), as: type) ?? .empty(type)
    case .real(let builder): .real(builder.finish())
    case .decimal(let builder): .decimal(builder.finish())
    case .guid(let builder): .guid(builder.finish())
    case .dynamic(let builder): .dynamic(builder.finish())
    case .text(let builder): .string(StringColumn(builder.finish()).encoded())
    }
  }
}

extension DynamicValue {
  /// The value as a dynamic one; nil for null.
  public init?(_ value: Value) {
    switch value {
    case .null: return nil
    case .bool(let value): self = .bool(value)
    case .int(let value): self = .long(Int64(value))
    case .long(let value): self = .long(value)
    case .real(let value): self = .real(value)
    case .decimal(let value): self = .real(value.doubleValue)
    case .string(let value): self = .string(value)
    case .datetime(let ticks): self = .datetime(ticks)
    case .timespan(let ticks): self = .timespan(ticks)
    case .guid(let bits): self = .guid(bits)
    case .dynamic(let value): self = value
    }
  }
}
