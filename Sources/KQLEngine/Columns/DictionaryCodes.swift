/// Which text of a dictionary each row has, in as few bytes as the dictionary allows.
///
/// Columns of a loaded table are read from memory for every query, and most have few texts: a byte a
/// row instead of four is a quarter of the reading. What a query makes on its way is not narrowed.
enum DictionaryCodes: Sendable {
  case bytes(Vector<UInt8>)
  case shorts(Vector<UInt16>)
  case words(Vector<UInt32>)

  /// Codes of a dictionary with so many texts, narrowed.
  static func narrow(_ codes: [UInt32], textCount: Int) -> DictionaryCodes {
    func cut<Code: FixedWidthInteger & UnsignedInteger & Sendable>(_: Code.Type) -> Vector<Code> {
      Vector(
        [Code](unsafeUninitializedCapacity: codes.count) { output, filled in
          for row in 0..<codes.count { output[row] = Code(truncatingIfNeeded: codes[row]) }
          filled = codes.count
        })
    }
    if textCount <= 1 << 8 { return .bytes(cut(UInt8.self)) }
    if textCount <= 1 << 16 { return .shorts(cut(UInt16.self)) }
    return .words(Vector(codes))
  }

  /// The number of rows.
  var count: Int {
    switch self {
    case .bytes(let vector): vector.count
    case .shorts(let vector): vector.count
    case .words(let vector): vector.count
    }
  }

  /// How many rows of the memory lie before the first.
  var offset: Int {
    switch self {
    case .bytes(let vector): vector.offset
    case .shorts(let vector): vector.offset
    case .words(let vector): vector.offset
    }
  }

  /// The code of a row.
  @inline(__always)
  func value(at row: Int) -> UInt32 {
    switch self {
    case .bytes(let vector): UInt32(vector.value(at: row))
    case .shorts(let vector): UInt32(vector.value(at: row))
    case .words(let vector): vector.value(at: row)
    }
  }

  func slice(_ range: Range<Int>) -> DictionaryCodes {
    switch self {
    case .bytes(let vector): .bytes(vector.slice(range))
    case .shorts(let vector): .shorts(vector.slice(range))
    case .words(let vector): .words(vector.slice(range))
    }
  }

  /// The codes of the rows at `rows`, none of which is negative.
  func gather(_ rows: [Int32]) -> DictionaryCodes {
    switch self {
    case .bytes(let vector): .bytes(vector.gather(rows, filler: 0))
    case .shorts(let vector): .shorts(vector.gather(rows, filler: 0))
    case .words(let vector): .words(vector.gather(rows, filler: 0))
    }
  }

  /// Writes the code of each row.
  func copy(into output: UnsafeMutablePointer<UInt32>) {
    switch self {
    case .bytes(let vector): Self.widen(vector, output)
    case .shorts(let vector): Self.widen(vector, output)
    case .words(let vector):
      vector.withBuffer { codes in
        if let source = codes.baseAddress { output.update(from: source, count: codes.count) }
      }
    }
  }

  @inline(__always)
  private static func widen<Code: FixedWidthInteger & UnsignedInteger & Sendable>(
    _ vector: Vector<Code>, _ output: UnsafeMutablePointer<UInt32>
  ) {
    vector.withBuffer { codes in
      for row in 0..<codes.count { output[row] = UInt32(truncatingIfNeeded: codes[row]) }
    }
  }

  /// The code of each row, as an array.
  var array: [UInt32] {
    [UInt32](unsafeUninitializedCapacity: count) { output, filled in
      if let base = output.baseAddress { copy(into: base) }
      filled = count
    }
  }

  /// The element of a table that each row's code addresses.
  @inline(__always)
  func look<Element>(in table: [Element]) -> [Element] {
    switch self {
    case .bytes(let vector): Self.look(vector, table)
    case .shorts(let vector): Self.look(vector, table)
    case .words(let vector): Self.look(vector, table)
    }
  }

  @inline(__always)
  private static func look<Code: FixedWidthInteger & UnsignedInteger & Sendable, Element>(
    _ vector: Vector<Code>, _ table: [Element]
  ) -> [Element] {
    table.withUnsafeBufferPointer { table in
      vector.withBuffer { codes in
        [Element](unsafeUninitializedCapacity: codes.count) { output, filled in
          for row in 0..<codes.count {
            output.initializeElement(at: row, to: table[Int(truncatingIfNeeded: codes[row])])
          }
          filled = codes.count
        }
      }
    }
  }

  /// Whether each row has a code or, turned, whether it has not.
  func flags(of code: UInt32, isTurned: Bool) -> [Bool] {
    switch self {
    case .bytes(let vector): Self.flags(vector, UInt8(truncatingIfNeeded: code), isTurned)
    case .shorts(let vector): Self.flags(vector, UInt16(truncatingIfNeeded: code), isTurned)
    case .words(let vector): Self.flags(vector, code, isTurned)
    }
  }

  @inline(__always)
  private static func flags<Code: FixedWidthInteger & UnsignedInteger & Sendable>(
    _ vector: Vector<Code>, _ code: Code, _ isTurned: Bool
  ) -> [Bool] {
    let turned: UInt8 = isTurned ? 1 : 0
    return [Bool](count: vector.count) { output in
      vector.withBuffer { codes in
        for row in 0..<codes.count { output[row] = (codes[row] == code ? 1 : 0) ^ turned }
      }
    }
  }

  /// The codes of all rows that share this one's memory.
  var whole: DictionaryCodes {
    switch self {
    case .bytes(let vector): .bytes(Vector(vector.storage))
    case .shorts(let vector): .shorts(Vector(vector.storage))
    case .words(let vector): .words(Vector(vector.storage))
    }
  }

  /// Whether two whole columns' codes are the same memory.
  func sharesMemory(with other: DictionaryCodes) -> Bool {
    switch (self, other) {
    case (.bytes(let a), .bytes(let b)): Self.isSame(a.storage, b.storage)
    case (.shorts(let a), .shorts(let b)): Self.isSame(a.storage, b.storage)
    case (.words(let a), .words(let b)): Self.isSame(a.storage, b.storage)
    default: false
    }
  }

  private static func isSame<Code>(_ a: [Code], _ b: [Code]) -> Bool {
    a.count == b.count
      && a.withUnsafeBufferPointer { a in
        b.withUnsafeBufferPointer { a.baseAddress == $0.baseAddress }
      }
  }

  /// The codes of parts, one behind the other; all of one dictionary.
  static func concatenate(_ parts: [DictionaryCodes]) -> DictionaryCodes {
    func join<Code: Sendable>(_ vectors: [Vector<Code>]) -> Vector<Code>? {
      guard vectors.count == parts.count else { return nil }
      var codes: [Code] = []
      codes.reserveCapacity(vectors.reduce(0) { $0 + $1.count })
      for vector in vectors { vector.withBuffer { codes.append(contentsOf: $0) } }
      return Vector(codes)
    }
    let bytes = join(parts.compactMap { if case .bytes(let vector) = $0 { vector } else { nil } })
    if let bytes { return .bytes(bytes) }
    let shorts = join(
      parts.compactMap { if case .shorts(let vector) = $0 { vector } else { nil } })
    if let shorts { return .shorts(shorts) }
    return .words(Vector(parts.flatMap(\.array)))
  }

  /// About how many bytes a row takes.
  var width: Int {
    switch self {
    case .bytes: 1
    case .shorts: 2
    case .words: 4
    }
  }
}
