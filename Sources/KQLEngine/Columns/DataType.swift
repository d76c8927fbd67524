public import KQLSyntax

/// The type of a column or of a scalar; the language's own names (`long`, `real`, `datetime` ...).
public typealias DataType = TypeName

extension TypeName {
  /// `int`, `long`, `real` and `decimal`.
  public var isNumeric: Bool {
    switch self {
    case .int, .long, .real, .decimal: true
    default: false
    }
  }

  /// Whether values can be ordered; false for `dynamic` only.
  public var isOrdered: Bool { self != .dynamic }
}

/// A set of types, used in signatures.
public struct TypeSet: OptionSet, Hashable, Sendable {
  /// One bit a type, in the order of `TypeName.allCases`.
  public let rawValue: UInt16

  /// Creates a set from its bits.
  public init(rawValue: UInt16) { self.rawValue = rawValue }

  /// Creates the set of the given types.
  public init(_ types: [DataType]) {
    rawValue = types.reduce(0) { $0 | TypeSet.bit($1) }
  }

  private static func bit(_ type: DataType) -> UInt16 {
    switch type {
    case .bool: 1
    case .int: 2
    case .long: 4
    case .real: 8
    case .decimal: 16
    case .string: 32
    case .datetime: 64
    case .timespan: 128
    case .guid: 256
    case .dynamic: 512
    }
  }

  /// Whether the set holds a type.
  public func contains(_ type: DataType) -> Bool { rawValue & TypeSet.bit(type) != 0 }

  /// The types in the order of the language's own list.
  public var types: [DataType] { DataType.allCases.filter { contains($0) } }

  /// Every type.
  public static let any = TypeSet(DataType.allCases)
  /// `int`, `long`, `real`, `decimal`.
  public static let numeric = TypeSet([.int, .long, .real, .decimal])
  /// `int` and `long`.
  public static let integer = TypeSet([.int, .long])
  /// Everything but `dynamic`.
  public static let scalar = TypeSet(DataType.allCases.filter { $0 != .dynamic })
}
