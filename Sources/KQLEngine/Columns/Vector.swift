public import KQLSyntax

/// The values of a column of fixed width, with the rows that are null marked in a bitmap.
///
/// A vector may be a window into a longer array, so that a batch shares the memory of its table.
/// The element at a null row is unspecified.
public struct Vector<Element: Sendable>: Sendable {
  let storage: [Element]
  let offset: Int
  /// The number of rows.
  public let count: Int
  /// Which rows hold a value; nil where all do.
  public let validity: Bitmap?
  /// Where the values stand in a key column, where that was found out when the data was loaded.
  let keys: KeyReference?

  /// Creates a vector over whole arrays.
  ///
  /// - Precondition: `validity`, where given, has as many rows as `values`.
  public init(_ values: [Element], validity: Bitmap? = nil) {
    precondition(validity == nil || validity?.count == values.count)
    self.init(storage: values, offset: 0, count: values.count, validity: validity)
  }

  init(
    storage: [Element], offset: Int, count: Int, validity: Bitmap?, keys: KeyReference? = nil
  ) {
    self.storage = storage
    self.offset = offset
    self.count = count
    self.validity = validity
    self.keys = keys
  }

  /// The value of a row, or nil where it is null.
  ///
  /// - Precondition: `row` is within `0..<count`.
  public subscript(row: Int) -> Element? {
    if let validity, !validity.bit(row) { return nil }
    return storage[offset &+ row]
  }

  /// The value of a row that is known not to be null; unspecified where it is.
  public func value(at row: Int) -> Element { storage[offset &+ row] }

  /// Whether a row is null.
  public func isNull(_ row: Int) -> Bool {
    guard let validity else { return false }
    return !validity.bit(row)
  }

  /// The window of `range`; O(1).
  public func slice(_ range: Range<Int>) -> Vector {
    Vector(
      storage: storage, offset: offset + range.lowerBound, count: range.count,
      validity: validity?.slice(range), keys: keys)
  }

  /// Lends the values as one buffer; null rows hold unspecified elements.
  public func withBuffer<Result>(_ body: (UnsafeBufferPointer<Element>) -> Result) -> Result {
    storage.withUnsafeBufferPointer { whole in
      body(UnsafeBufferPointer(rebasing: whole[offset..<(offset + count)]))
    }
  }

  /// The rows at `rows`, in that order; a negative row gives null.
  func gather(_ rows: [Int32], filler: Element) -> Vector {
    let keys = keys?.gather(rows, offset: offset)
    let count = rows.count
    guard validity == nil, !rows.contains(where: { $0 < 0 }) else {
      return gatherWithNulls(rows, filler: filler, keys)
    }
    let values = storage.withUnsafeBufferPointer { source in
      [Element](unsafeUninitializedCapacity: count) { output, filled in
        for index in 0..<count {
          output.initializeElement(at: index, to: source[offset &+ Int(rows[index])])
        }
        filled = count
      }
    }
    return Vector(storage: values, offset: 0, count: count, validity: nil, keys: keys)
  }

  private func gatherWithNulls(
    _ rows: [Int32], filler: Element, _ keys: KeyReference?
  ) -> Vector {
    var values: [Element] = []
    values.reserveCapacity(rows.count)
    var bits = BitmapBuilder(capacity: rows.count)
    for row in rows {
      if row >= 0, let value = self[Int(row)] {
        values.append(value)
        bits.append(true)
      } else {
        values.append(filler)
        bits.append(false)
      }
    }
    return Vector(
      storage: values, offset: 0, count: values.count, validity: bits.finish(), keys: keys)
  }

  /// A vector of `count` rows with the same value, or null.
  static func constant(_ value: Element?, filler: Element, count: Int) -> Vector {
    Vector(
      Array(repeating: value ?? filler, count: count),
      validity: value == nil
        ? Bitmap(words: Array(repeating: 0, count: (count + 63) / 64), count: count) : nil)
  }
}

extension Vector where Element == Int64 {
  /// The least and the greatest value; nil where there is none.
  var range: (least: Int64, most: Int64)? {
    var least = Int64.max
    var most = Int64.min
    withBuffer { values in
      if let validity {
        for row in 0..<values.count where validity.bit(row) {
          least = min(least, values[row])
          most = max(most, values[row])
        }
      } else {
        for value in values {
          least = min(least, value)
          most = max(most, value)
        }
      }
    }
    return least <= most ? (least, most) : nil
  }
}

/// Builds a ``Vector`` row by row.
public struct VectorBuilder<Element: FixedElement> {
  var values: [Element] = []
  var bits: BitmapBuilder

  /// Creates a builder with room for `capacity` rows.
  public init(capacity: Int = 0) {
    values.reserveCapacity(capacity)
    bits = BitmapBuilder(capacity: capacity)
  }

  /// Adds a row; nil adds a null.
  public mutating func append(_ value: Element?) {
    values.append(value ?? Element.filler)
    bits.append(value != nil)
  }

  /// The vector of the rows added so far.
  public func finish() -> Vector<Element> { Vector(values, validity: bits.finish()) }
}

/// A Swift type that a column of fixed width can hold.
public protocol FixedElement: Sendable {
  /// What stands in memory at null rows.
  static var filler: Self { get }
  /// The vector inside a column, or nil where the column holds another type.
  static func vector(in column: Column) -> Vector<Self>?
  /// The column of a type around a vector; nil where the type does not hold this element.
  static func column(_ vector: Vector<Self>, as type: DataType) -> Column?
}

extension Bool: FixedElement {
  /// Zero, or what comes nearest to it.
  public static var filler: Bool { false }
  /// The vector of a column of this element; nil for others.
  public static func vector(in column: Column) -> Vector<Bool>? {
    if case .bool(let vector) = column { vector } else { nil }
  }
  /// A column of the type around the vector; nil where the type holds other elements.
  public static func column(_ vector: Vector<Bool>, as type: DataType) -> Column? {
    type == .bool ? .bool(vector) : nil
  }
}

extension Int32: FixedElement {
  /// Zero, or what comes nearest to it.
  public static var filler: Int32 { 0 }
  /// The vector of a column of this element; nil for others.
  public static func vector(in column: Column) -> Vector<Int32>? {
    if case .int(let vector) = column { vector } else { nil }
  }
  /// A column of the type around the vector; nil where the type holds other elements.
  public static func column(_ vector: Vector<Int32>, as type: DataType) -> Column? {
    type == .int ? .int(vector) : nil
  }
}

extension Int64: FixedElement {
  /// Zero, or what comes nearest to it.
  public static var filler: Int64 { 0 }
  /// The vector of a column of this element; nil for others.
  public static func vector(in column: Column) -> Vector<Int64>? {
    switch column {
    case .long(let vector), .datetime(let vector), .timespan(let vector): vector
    default: nil
    }
  }
  /// A column of the type around the vector; nil where the type holds other elements.
  public static func column(_ vector: Vector<Int64>, as type: DataType) -> Column? {
    switch type {
    case .long: .long(vector)
    case .datetime: .datetime(vector)
    case .timespan: .timespan(vector)
    default: nil
    }
  }
}

extension Double: FixedElement {
  /// Zero, or what comes nearest to it.
  public static var filler: Double { 0 }
  /// The vector of a column of this element; nil for others.
  public static func vector(in column: Column) -> Vector<Double>? {
    if case .real(let vector) = column { vector } else { nil }
  }
  /// A column of the type around the vector; nil where the type holds other elements.
  public static func column(_ vector: Vector<Double>, as type: DataType) -> Column? {
    type == .real ? .real(vector) : nil
  }
}

extension UInt128: FixedElement {
  /// Zero, or what comes nearest to it.
  public static var filler: UInt128 { 0 }
  /// The vector of a column of this element; nil for others.
  public static func vector(in column: Column) -> Vector<UInt128>? {
    if case .guid(let vector) = column { vector } else { nil }
  }
  /// A column of the type around the vector; nil where the type holds other elements.
  public static func column(_ vector: Vector<UInt128>, as type: DataType) -> Column? {
    type == .guid ? .guid(vector) : nil
  }
}

extension Decimal: FixedElement {
  /// Zero, or what comes nearest to it.
  public static var filler: Decimal { Decimal(0) }
  /// The vector of a column of this element; nil for others.
  public static func vector(in column: Column) -> Vector<Decimal>? {
    if case .decimal(let vector) = column { vector } else { nil }
  }
  /// A column of the type around the vector; nil where the type holds other elements.
  public static func column(_ vector: Vector<Decimal>, as type: DataType) -> Column? {
    type == .decimal ? .decimal(vector) : nil
  }
}

extension DynamicValue: FixedElement {
  /// Zero, or what comes nearest to it.
  public static var filler: DynamicValue { .null }
  /// The vector of a column of this element; nil for others.
  public static func vector(in column: Column) -> Vector<DynamicValue>? {
    if case .dynamic(let vector) = column { vector } else { nil }
  }
  /// A column of the type around the vector; nil where the type holds other elements.
  public static func column(_ vector: Vector<DynamicValue>, as type: DataType) -> Column? {
    type == .dynamic ? .dynamic(vector) : nil
  }
}
