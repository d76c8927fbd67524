/// Loops over truth values as the bytes 0 and 1 that they are in memory.
///
/// Written with `Bool` each of them would branch on every row, and guess wrongly where rows are
/// mixed; on bytes they are arithmetic on sixteen rows at a time.
extension Array where Element == Bool {
  /// Creates truth values from bytes that `fill` writes, each 0 or 1.
  @inline(__always)
  init(count: Int, filledBy fill: (UnsafeMutablePointer<UInt8>) -> Void) {
    self.init(unsafeUninitializedCapacity: count) { output, filled in
      if let base = output.baseAddress {
        // SAFETY: a `Bool` is one byte, 0 or 1, and `fill` writes nothing else.
        fill(UnsafeMutableRawPointer(base).assumingMemoryBound(to: UInt8.self))
      }
      filled = count
    }
  }

  /// Lends the truth values as bytes, each 0 or 1; not called for an empty array.
  @inline(__always)
  func withBytes(_ body: (UnsafePointer<UInt8>) -> Void) {
    withUnsafeBufferPointer { flags in
      if let base = flags.baseAddress {
        body(UnsafeRawPointer(base).assumingMemoryBound(to: UInt8.self))
      }
    }
  }

  /// How many are true.
  var trueCount: Int {
    var total = 0
    withBytes { bytes in
      for row in 0..<count { total &+= Int(bytes[row]) }
    }
    return total
  }

  /// Whether both are true, row by row.
  func and(_ other: [Bool]) -> [Bool] {
    [Bool](count: count) { output in
      withBytes { a in
        other.withBytes { b in
          for row in 0..<count { output[row] = a[row] & b[row] }
        }
      }
    }
  }

  /// Whether one of both is true, row by row.
  func or(_ other: [Bool]) -> [Bool] {
    [Bool](count: count) { output in
      withBytes { a in
        other.withBytes { b in
          for row in 0..<count { output[row] = a[row] | b[row] }
        }
      }
    }
  }

  /// The other truth value, row by row.
  var inverted: [Bool] {
    [Bool](count: count) { output in
      withBytes { a in
        for row in 0..<count { output[row] = a[row] ^ 1 }
      }
    }
  }
}

extension Vector where Element == Bool {
  /// Lends the truth values of the window as bytes, each 0 or 1; null rows hold either.
  @inline(__always)
  func withBytes(_ body: (UnsafePointer<UInt8>) -> Void) {
    withBuffer { flags in
      if let base = flags.baseAddress {
        // SAFETY: a `Bool` is one byte, 0 or 1.
        body(UnsafeRawPointer(base).assumingMemoryBound(to: UInt8.self))
      }
    }
  }
}

extension Bitmap {
  /// The bits of truth values; nil where all are true.
  init?(truths: [Bool]) {
    guard truths.trueCount < truths.count else { return nil }
    self.init(truths)
  }

  /// One truth value a row: whether it holds a value, or whether it does not.
  func flags(inverted: Bool = false) -> [Bool] {
    [Bool](count: count) { expand(into: $0, inverted: inverted) }
  }

  /// Writes one byte a row, 1 where it holds a value, or where it does not.
  func expand(into output: UnsafeMutablePointer<UInt8>, inverted: Bool) {
    let raw = UnsafeMutableRawPointer(output)
    for index in 0..<((count + 63) / 64) {
      var word = word(index)
      if inverted { word = ~word }
      let start = index * 64
      if start + 64 <= count {
        for byte in 0..<8 {
          raw.storeBytes(
            of: Self.spread(word >> UInt64(byte * 8) & 0xFF), toByteOffset: start + byte * 8,
            as: UInt64.self)
        }
      } else {
        for bit in 0..<(count - start) {
          output[start + bit] = UInt8(truncatingIfNeeded: word & 1)
          word >>= 1
        }
      }
    }
  }

  /// The eight bits of a byte as eight bytes, the lowest first.
  @inline(__always)
  private static func spread(_ bits: UInt64) -> UInt64 {
    let single = (bits &* 0x0101_0101_0101_0101) & 0x8040_2010_0804_0201
    return ((single &+ 0x7F7F_7F7F_7F7F_7F7F) >> 7) & 0x0101_0101_0101_0101
  }
}
