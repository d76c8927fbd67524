import KQLSyntax

/// When two dynamic values count as the same element of a set.
///
/// Numbers are compared by value (`1` is `1.0`), texts by their bytes, bags by their members in any
/// order. Swift's own `==` would see canonically equivalent texts as the same.
enum DynamicIdentity {
  /// Bytes that two values share exactly when they are the same element.
  static func key(_ value: DynamicValue) -> [UInt8] {
    var bytes: [UInt8] = []
    append(value, to: &bytes)
    return bytes
  }

  /// Whether two values are the same element.
  static func same(_ a: DynamicValue, _ b: DynamicValue) -> Bool {
    switch (a, b) {
    case (.long(let x), .long(let y)): x == y
    case (.string(let x), .string(let y)): x.utf8.elementsEqual(y.utf8)
    default: key(a) == key(b)
    }
  }

  private static func append(_ value: DynamicValue, to bytes: inout [UInt8]) {
    switch value {
    case .null: bytes.append(0)
    case .bool(let flag): bytes.append(flag ? 2 : 1)
    case .long(let number): append(3, UInt64(bitPattern: number), to: &bytes)
    case .real(let number):
      if let whole = Int64(exactly: number) {
        append(3, UInt64(bitPattern: whole), to: &bytes)
      } else {
        append(4, (number.isNaN ? Double.nan : number).bitPattern, to: &bytes)
      }
    case .string(let text): append(5, text, to: &bytes)
    case .datetime(let ticks): append(6, UInt64(bitPattern: ticks), to: &bytes)
    case .timespan(let ticks): append(7, UInt64(bitPattern: ticks), to: &bytes)
    case .guid(let bits):
      append(8, UInt64(truncatingIfNeeded: bits >> 64), to: &bytes)
      append(8, UInt64(truncatingIfNeeded: bits), to: &bytes)
    case .array(let items):
      append(9, UInt64(items.count), to: &bytes)
      for item in items { append(item, to: &bytes) }
    case .object(let members):
      append(10, UInt64(members.count), to: &bytes)
      for position in members.keys.indices.sorted(by: { members.keys[$0] < members.keys[$1] }) {
        append(5, members.keys[position], to: &bytes)
        append(members.values[position], to: &bytes)
      }
    }
  }

  private static func append(_ tag: UInt8, _ word: UInt64, to bytes: inout [UInt8]) {
    bytes.append(tag)
    for shift in stride(from: 0, to: 64, by: 8) {
      bytes.append(UInt8(truncatingIfNeeded: word >> UInt64(shift)))
    }
  }

  private static func append(_ tag: UInt8, _ text: String, to bytes: inout [UInt8]) {
    append(tag, UInt64(text.utf8.count), to: &bytes)
    bytes.append(contentsOf: text.utf8)
  }
}
