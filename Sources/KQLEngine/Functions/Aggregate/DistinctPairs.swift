import KQLSyntax

/// Numbers that two cells of a column share exactly when they are equal.
///
/// Values of up to 64 bits are their own number; texts, decimals, identifiers and dynamic values
/// get one in the order in which they first come.
struct CellNumbers {
  private var encoder = DictionaryEncoder()
  private var lastTexts: TextStorage?
  private var lastNumbers: [UInt64] = []

  /// The number of a row's cell; nil for null. A dynamic null has a number.
  mutating func number(_ column: Column, _ row: Int) -> UInt64? {
    switch column {
    case .bool(let vector): return vector[row].map { $0 ? 1 : 0 }
    case .int(let vector): return vector[row].map { UInt64(bitPattern: Int64($0)) }
    case .long(let vector), .datetime(let vector), .timespan(let vector):
      return vector[row].map { UInt64(bitPattern: $0) }
    case .real(let vector): return vector[row].map(Self.number)
    case .decimal(let vector): return vector[row].map { number(bytes: Array($0.description.utf8)) }
    case .string(let texts): return number(texts, row)
    case .guid(let vector):
      return vector[row].map { bits in
        number(bytes: withUnsafeBytes(of: bits) { Array($0) })
      }
    case .dynamic(let vector): return number(vector[row] ?? .null)
    }
  }

  /// The numbers of a batch's cells and, where there are nulls, which rows are null.
  mutating func numbers(
    _ operand: Operand, count: Int
  ) -> (numbers: [UInt64], isNull: [Bool]?) {
    if operand.isConstant {
      let one = number(operand.column, 0)
      return (
        Array(repeating: one ?? 0, count: count),
        one == nil ? Array(repeating: true, count: count) : nil
      )
    }
    switch operand.column {
    case .long(let vector), .datetime(let vector), .timespan(let vector):
      return Self.numbers(vector) { UInt64(bitPattern: $0) }
    case .int(let vector): return Self.numbers(vector) { UInt64(bitPattern: Int64($0)) }
    case .real(let vector): return Self.numbers(vector, Self.number)
    default:
      var numbers: [UInt64] = []
      numbers.reserveCapacity(count)
      var isNull: [Bool]?
      for row in 0..<count {
        let found = number(operand.column, row)
        numbers.append(found ?? 0)
        if found == nil {
          isNull = isNull ?? Array(repeating: false, count: count)
          isNull?[row] = true
        }
      }
      return (numbers, isNull)
    }
  }

  private static func numbers<Element>(
    _ vector: Vector<Element>, _ number: (Element) -> UInt64
  ) -> (numbers: [UInt64], isNull: [Bool]?) {
    let numbers = vector.withBuffer { $0.map(number) }
    return (numbers, vector.validity.map { bits in (0..<vector.count).map { !bits.bit($0) } })
  }

  /// How many bytes the numbered values take.
  var byteCount: Int { encoder.byteCount }

  /// The number of a dynamic value.
  mutating func number(_ value: DynamicValue) -> UInt64 {
    number(bytes: DynamicIdentity.key(value))
  }

  private static func number(_ value: Double) -> UInt64 {
    // All NaN are one value, and so are both zeros.
    value.isNaN ? Double.nan.bitPattern : (value == 0 ? 0 : value.bitPattern)
  }

  private mutating func number(_ column: StringColumn, _ row: Int) -> UInt64 {
    guard column.isDictionary else { return UInt64(encoder.code(for: column[row])) }
    if lastTexts !== column.texts {
      lastTexts = column.texts
      lastNumbers = Array(repeating: .max, count: column.texts.count)
    }
    let index = column.index(row)
    if lastNumbers[index] == .max { lastNumbers[index] = UInt64(encoder.code(for: column[row])) }
    return lastNumbers[index]
  }

  private mutating func number(bytes: [UInt8]) -> UInt64 {
    bytes.withUnsafeBufferPointer { UInt64(encoder.code(for: $0)) }
  }

  /// For each number that `other` has given out, the number of the same value here.
  ///
  /// Only for types whose values are not their own numbers.
  mutating func adopt(_ other: CellNumbers) -> [UInt64] {
    let texts = other.encoder.finish()
    return (0..<texts.count).map { UInt64(encoder.code(for: texts[$0])) }
  }

  /// Whether values of a type are their own numbers.
  static func areOwnNumbers(_ type: DataType) -> Bool {
    switch type {
    case .bool, .int, .long, .real, .datetime, .timespan: true
    case .decimal, .string, .guid, .dynamic: false
    }
  }
}

/// A set of (group, number) pairs, in the order in which they came: one hash table for all groups.
struct DistinctPairs {
  private(set) var groups: [UInt32] = []
  private(set) var numbers: [UInt64] = []
  private var slots: [Int32] = Array(repeating: -1, count: 64)

  var count: Int { groups.count }

  /// How many bytes the set takes.
  var byteCount: Int { groups.count * 12 + slots.count * 4 }

  @inline(__always)
  private static func hash(_ group: UInt32, _ number: UInt64) -> Int {
    Int(truncatingIfNeeded: TextOperations.mix(number ^ UInt64(group) &* 0x9E37_79B9_7F4A_7C15))
  }

  /// Adds a pair; false where it is there.
  mutating func insert(_ group: UInt32, _ number: UInt64) -> Bool {
    var slot = Self.hash(group, number) & (slots.count - 1)
    while slots[slot] >= 0 {
      let index = Int(slots[slot])
      if numbers[index] == number && groups[index] == group { return false }
      slot = (slot + 1) & (slots.count - 1)
    }
    slots[slot] = Int32(truncatingIfNeeded: groups.count)
    groups.append(group)
    numbers.append(number)
    if groups.count * 2 > slots.count { grow() }
    return true
  }

  private mutating func grow() {
    slots = Array(repeating: -1, count: slots.count * 2)
    for index in groups.indices {
      var slot = Self.hash(groups[index], numbers[index]) & (slots.count - 1)
      while slots[slot] >= 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = Int32(truncatingIfNeeded: index)
    }
  }
}
