import KQLSyntax

/// What a function may know of the query it runs in.
///
/// A context is a value of the query: two calls of `now()` in one query agree.
public struct FunctionContext: Sendable {
  /// The query's own time, in ticks of 100 ns since 0001-01-01.
  public var now: Int64
  /// How case-insensitive operators see a scalar.
  public var folding: TextFolding
  /// The seed of `rand()`; one query's numbers are the same for any number of threads.
  public var seed: UInt64
  /// When the query has to end, for functions that wait for something; nil outside of a query.
  public var watch: QueryWatch?

  /// Creates a context.
  public init(
    now: Int64, folding: TextFolding = .ordinal, seed: UInt64 = 0, watch: QueryWatch? = nil
  ) {
    self.now = now
    self.folding = folding
    self.seed = seed
    self.watch = watch
  }
}

/// How case-insensitive text operators (`=~`, `has`, `contains`, `in~` ...) see a scalar.
public struct TextFolding: Sendable {
  /// A name for `explain`.
  public let name: String
  /// The folded scalar of one that is not ASCII, or 0 where the scalar counts as nothing.
  public let fold: @Sendable (UInt32) -> UInt32

  /// Creates a folding; ASCII is always folded to lower case and never handed to `fold`.
  public init(name: String, fold: @escaping @Sendable (UInt32) -> UInt32) {
    self.name = name
    self.fold = fold
  }

  /// Simple case folding, one scalar to one, of no culture: "CAFÉ" is "café", "STRASSE" is not
  /// "straße".
  public static let ordinal = TextFolding(name: "ordinal") { scalar in
    guard let value = Unicode.Scalar(scalar) else { return scalar }
    let lower = value.properties.lowercaseMapping.unicodeScalars
    return lower.count == 1 ? (lower.first?.value ?? scalar) : scalar
  }

  /// Appends the folded form of UTF-8 text to `output`, as UTF-8.
  ///
  /// Bytes that are not UTF-8 are copied.
  public func append(_ text: TextBytes, to output: inout [UInt8]) {
    var position = 0
    while position < text.count {
      let byte = text[position]
      if byte < 0x80 {
        output.append(byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte)
        position += 1
        continue
      }
      let (scalar, length) = UTF8Decoding.scalar(in: text, at: position)
      if length == 0 {
        output.append(byte)
        position += 1
        continue
      }
      let folded = fold(scalar)
      if folded != 0, let value = Unicode.Scalar(folded), let bytes = UTF8.encode(value) {
        output.append(contentsOf: bytes)
      }
      position += length
    }
  }
}

/// Reads scalars out of UTF-8 bytes.
enum UTF8Decoding {
  /// The scalar that begins at `position` and its length in bytes; length 0 where the bytes there
  /// are no scalar.
  @inline(__always)
  static func scalar(in text: TextBytes, at position: Int) -> (scalar: UInt32, length: Int) {
    let first = text[position]
    if first < 0x80 { return (UInt32(first), 1) }
    let needed = first >= 0xF0 ? 4 : (first >= 0xE0 ? 3 : (first >= 0xC2 ? 2 : 0))
    guard needed > 0, first < 0xF5, position + needed <= text.count else { return (0, 0) }
    var value = UInt32(first) & (0x7F >> UInt32(needed))
    for step in 1..<needed {
      let byte = text[position + step]
      guard byte & 0xC0 == 0x80 else { return (0, 0) }
      value = value << 6 | UInt32(byte & 0x3F)
    }
    let least: UInt32 = needed == 4 ? 0x10000 : (needed == 3 ? 0x800 : 0x80)
    guard value >= least, value <= 0x10FFFF, !(0xD800...0xDFFF).contains(value) else {
      return (0, 0)
    }
    return (value, needed)
  }

  /// The number of scalars; bytes that are no scalar count one each.
  static func count(_ text: TextBytes) -> Int {
    var total = 0
    for byte in text where byte & 0xC0 != 0x80 { total += 1 }
    return total
  }
}
