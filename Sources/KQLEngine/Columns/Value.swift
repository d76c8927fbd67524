public import KQLSyntax

/// One cell: a scalar of one of the language's types, or null.
///
/// Columns do not hold values of this type; it is the form in which single cells, literals and
/// parameters go in and out.
public enum Value: Sendable, Hashable {
  /// Null of any type but `string`, which has none.
  case null
  /// True or false.
  case bool(Bool)
  /// A whole number of 32 bits.
  case int(Int32)
  /// A whole number of 64 bits.
  case long(Int64)
  /// A binary floating point number; may be infinite or no number.
  case real(Double)
  /// A decimal number.
  case decimal(Decimal)
  /// Text.
  case string(String)
  /// Ticks of 100 ns since 0001-01-01T00:00:00Z.
  case datetime(Int64)
  /// Ticks of 100 ns.
  case timespan(Int64)
  /// A globally unique identifier; its first digit is in the highest bits.
  case guid(UInt128)
  /// A value of JSON.
  case dynamic(DynamicValue)

  /// Whether this is null; a dynamic null is.
  public var isNull: Bool {
    switch self {
    case .null: true
    case .dynamic(let value): value.isNull
    default: false
    }
  }

  /// The value's type; nil for null.
  public var type: DataType? {
    switch self {
    case .null: nil
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

  /// The whole number of an `int` or `long`.
  public var int64: Int64? {
    switch self {
    case .int(let value): Int64(value)
    case .long(let value): value
    default: nil
    }
  }

  /// The number of an `int`, `long`, `real` or `decimal`.
  public var double: Double? {
    switch self {
    case .int(let value): Double(value)
    case .long(let value): Double(value)
    case .real(let value): value
    case .decimal(let value): value.doubleValue
    default: nil
    }
  }

  /// The text of a `string`.
  public var text: String? {
    if case .string(let value) = self { value } else { nil }
  }

  /// The truth value of a `bool`.
  public var truth: Bool? {
    if case .bool(let value) = self { value } else { nil }
  }
}
