import KQLSyntax

/// Folds texts for case-insensitive comparison, one after the other, in one piece of memory.
///
/// ASCII is folded by a plain loop; other scalars go through the query's ``TextFolding``, whose
/// answers are kept for the scalars seen last.
///
/// ```swift
/// var folded = FoldedText(.ordinal)
/// folded.fold(bytes)  // "CAFÉ" -> the bytes of "café"
/// ```
struct FoldedText {
  private let folding: TextFolding
  private var scratch: [UInt8] = []
  private var wide: [UInt8] = []
  /// Scalars and, in the low half, what they fold to; a place is found by the low byte.
  private var seen: [UInt64] = []

  /// Creates a folder with the rules of a query.
  init(_ folding: TextFolding) { self.folding = folding }

  /// The folded bytes of a text, as a copy.
  mutating func fold(_ text: TextBytes) -> [UInt8] { withFolded(text) { Array($0) } }

  /// Lends the folded bytes of a text; no memory is taken once the longest text was seen.
  @inline(__always)
  mutating func withFolded<Result>(_ text: TextBytes, _ body: (TextBytes) -> Result) -> Result {
    let count = text.count
    if scratch.count < count {
      scratch = [UInt8](repeating: 0, count: max(count + count / 2, 64))
    }
    let bits = scratch.withUnsafeMutableBufferPointer { FoldedText.foldASCII(text, into: $0) }
    if bits < 0x80 {
      return scratch.withUnsafeBufferPointer { body(TextBytes(rebasing: $0[0..<count])) }
    }
    let length = foldScalars(text)
    return wide.withUnsafeBufferPointer { body(TextBytes(rebasing: $0[0..<length])) }
  }

  /// Writes the text with A...Z made small, and tells all bits that its bytes have.
  private static func foldASCII(
    _ text: TextBytes, into output: UnsafeMutableBufferPointer<UInt8>
  ) -> UInt8 {
    guard let source = text.baseAddress, let target = output.baseAddress else { return 0 }
    var bits: UInt8 = 0
    for index in 0..<min(text.count, output.count) {
      let byte = source[index]
      bits |= byte
      target[index] = byte | (byte &- 0x41 < 26 ? 0x20 : 0)
    }
    return bits
  }

  /// Folds into ``wide``, which it leaves longer than the result.
  ///
  /// - Returns: The length of the result.
  private mutating func foldScalars(_ text: TextBytes) -> Int {
    if seen.isEmpty { seen = [UInt64](repeating: 0, count: 256) }
    // A scalar of two bytes becomes one of four at most.
    let room = 2 * text.count
    if wide.count < room { wide = [UInt8](repeating: 0, count: room + room / 2) }
    let folding = folding
    return wide.withUnsafeMutableBufferPointer { output in
      seen.withUnsafeMutableBufferPointer { seen in
        var length = 0
        var position = 0
        while position < text.count {
          let byte = text[position]
          if byte < 0x80 {
            output[length] = byte | (byte &- 0x41 < 26 ? 0x20 : 0)
            length &+= 1
            position &+= 1
            continue
          }
          let (scalar, size) = UTF8Decoding.scalar(in: text, at: position)
          if size == 0 {
            output[length] = byte
            length &+= 1
            position &+= 1
            continue
          }
          let slot = Int(scalar & 255)
          if UInt32(truncatingIfNeeded: seen[slot] >> 32) != scalar {
            seen[slot] = UInt64(scalar) << 32 | UInt64(folding.fold(scalar))
          }
          let folded = UInt32(truncatingIfNeeded: seen[slot])
          if folded == scalar {
            for step in 0..<size { output[length &+ step] = text[position &+ step] }
            length &+= size
          } else {
            length &+= FoldedText.write(folded, to: output, at: length)
          }
          position &+= size
        }
        return length
      }
    }
  }

  /// Writes a scalar as UTF-8; 0 and what is no scalar write nothing.
  ///
  /// - Returns: The number of bytes.
  private static func write(
    _ scalar: UInt32, to output: UnsafeMutableBufferPointer<UInt8>, at position: Int
  ) -> Int {
    guard scalar != 0, let value = Unicode.Scalar(scalar), let bytes = UTF8.encode(value) else {
      return 0
    }
    var length = 0
    for byte in bytes {
      output[position &+ length] = byte
      length &+= 1
    }
    return length
  }
}
