import KQLSyntax

/// A value of type `dynamic`: JSON, with the language's own scalar types as leaves.
public indirect enum DynamicValue: Sendable, Hashable {
  /// Null, as in JSON.
  case null
  /// True or false.
  case bool(Bool)
  /// A whole number that fits.
  case long(Int64)
  /// Any other number.
  case real(Double)
  /// Text.
  case string(String)
  /// Ticks of 100 ns since 0001-01-01.
  case datetime(Int64)
  /// Ticks of 100 ns.
  case timespan(Int64)
  /// A globally unique identifier.
  case guid(UInt128)
  /// Values in order.
  case array([DynamicValue])
  /// A bag: values by name.
  case object(DynamicObject)

  /// The elements of an array, or nil.
  public var arrayValue: [DynamicValue]? {
    if case .array(let items) = self { items } else { nil }
  }

  /// The members of a bag, or nil.
  public var objectValue: DynamicObject? {
    if case .object(let members) = self { members } else { nil }
  }

  /// Whether this is `null`.
  public var isNull: Bool {
    if case .null = self { true } else { false }
  }

  /// The member of a name; null where this is no bag or has no such member.
  public subscript(key: String) -> DynamicValue {
    if case .object(let members) = self { members[key] ?? .null } else { .null }
  }

  /// The element at a position, negative ones counted from the end; null where there is none.
  public subscript(index: Int) -> DynamicValue {
    guard case .array(let items) = self else { return .null }
    let position = index < 0 ? items.count + index : index
    return position >= 0 && position < items.count ? items[position] : .null
  }
}

/// A bag: names and values, in the order in which they came.
public struct DynamicObject: Sendable, Hashable {
  /// The names, in order.
  public private(set) var keys: [String] = []
  /// The values, in the order of ``keys``.
  public private(set) var values: [DynamicValue] = []
  private var index: [String: Int]?

  /// Creates an empty bag.
  public init() {}

  /// Creates a bag; of two members with one name the later stays, at the place of the first.
  public init(_ members: some Sequence<(String, DynamicValue)>) {
    for (key, value) in members { self[key] = value }
  }

  /// The number of members.
  public var count: Int { keys.count }

  /// The value of a name; setting nil takes the member out.
  public subscript(key: String) -> DynamicValue? {
    get { position(of: key).map { values[$0] } }
    set {
      if let position = position(of: key) {
        if let newValue {
          values[position] = newValue
        } else {
          keys.remove(at: position)
          values.remove(at: position)
          index = nil
        }
      } else if let newValue {
        index?[key] = keys.count
        keys.append(key)
        values.append(newValue)
        // Small bags are searched; an index pays from here on.
        if index == nil && keys.count > 16 {
          index = Dictionary(uniqueKeysWithValues: zip(keys, keys.indices))
        }
      }
    }
  }

  private func position(of key: String) -> Int? {
    if let index { return index[key] }
    return keys.firstIndex(of: key)
  }

  /// Equal where the same names have the same values, in any order.
  public static func == (left: DynamicObject, right: DynamicObject) -> Bool {
    left.count == right.count && zip(left.keys, left.values).allSatisfy { right[$0] == $1 }
  }

  /// Hashes the names, whatever their order.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(Set(keys))
  }
}
