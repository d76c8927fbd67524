import KQLSyntax

/// How arrays are sorted: numbers, dates, times, texts, identifiers, truth values, then the rest.
enum DynamicOrder {
  /// The positions of an array's elements in sorted order; equal elements keep their order.
  static func sorted(_ items: [DynamicValue], ascending: Bool, nullsLast: Bool) -> [Int] {
    let values = items.indices.filter { !items[$0].isNull }
    let nulls = items.indices.filter { items[$0].isNull }
    let order = values.sorted { a, b in
      let result = compare(items[a], items[b])
      if result == 0 { return a < b }
      return ascending ? result < 0 : result > 0
    }
    return nullsLast ? order + nulls : nulls + order
  }

  private static func rank(_ value: DynamicValue) -> Int {
    switch value {
    case .long, .real: 0
    case .datetime: 1
    case .timespan: 2
    case .string: 3
    case .guid: 4
    case .bool: 5
    case .array: 6
    case .object: 7
    case .null: 8
    }
  }

  /// Negative, 0 or positive; arrays and bags are all equal to their kind.
  private static func compare(_ a: DynamicValue, _ b: DynamicValue) -> Int {
    switch (a, b) {
    case (.long(let x), .long(let y)), (.timespan(let x), .timespan(let y)),
      (.datetime(let x), .datetime(let y)):
      return order(x, y)
    case (.guid(let x), .guid(let y)): return order(x, y)
    case (.string(let x), .string(let y)):
      if x.utf8.elementsEqual(y.utf8) { return 0 }
      return x.utf8.lexicographicallyPrecedes(y.utf8) ? -1 : 1
    case (.bool(let x), .bool(let y)): return order(x ? 1 : 0, y ? 1 : 0)
    default: break
    }
    if let x = a.number, let y = b.number {
      // NaN stands behind all numbers, whichever the direction says.
      if x.isNaN || y.isNaN { return order(x.isNaN ? 1 : 0, y.isNaN ? 1 : 0) }
      return order(x, y)
    }
    return order(rank(a), rank(b))
  }

  private static func order<Element: Comparable>(_ a: Element, _ b: Element) -> Int {
    a < b ? -1 : (b < a ? 1 : 0)
  }
}
