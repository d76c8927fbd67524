import KQLSyntax

/// Which rows of a column hold a value: one bit a row, set where there is one.
///
/// A bitmap may be a window into a longer one, so that a batch shares the bits of its table.
public struct Bitmap: Sendable, Hashable {
  let words: [UInt64]
  let offset: Int
  /// The number of rows.
  public let count: Int

  init(words: [UInt64], offset: Int = 0, count: Int) {
    self.words = words
    self.offset = offset
    self.count = count
  }

  /// Creates a bitmap from one truth value a row.
  public init(_ flags: some Collection<Bool>) {
    var words = [UInt64](repeating: 0, count: (flags.count + 63) / 64)
    var index = 0
    for flag in flags {
      if flag { words[index >> 6] |= 1 << UInt64(index & 63) }
      index += 1
    }
    self.init(words: words, count: flags.count)
  }

  /// Whether the row at `index` holds a value.
  ///
  /// - Precondition: `index` is within `0..<count`.
  @inlinable
  public subscript(index: Int) -> Bool { bit(index) }

  @usableFromInline
  func bit(_ index: Int) -> Bool {
    let position = index &+ offset
    return words[position >> 6] >> UInt64(position & 63) & 1 != 0
  }

  /// The window of `range`; O(1).
  public func slice(_ range: Range<Int>) -> Bitmap {
    Bitmap(words: words, offset: offset + range.lowerBound, count: range.count)
  }

  /// How many rows hold a value.
  public var validCount: Int {
    (0..<((count + 63) / 64)).reduce(0) { $0 + word($1).nonzeroBitCount }
  }

  /// The bits of rows `64 * index` and on; those behind the last row are 0.
  @inline(__always)
  func word(_ index: Int) -> UInt64 {
    let position = index &* 64 &+ offset
    let shift = UInt64(position & 63)
    let first = position >> 6
    var word = words[first] >> shift
    if shift > 0 && first &+ 1 < words.count { word |= words[first &+ 1] << (64 &- shift) }
    let left = count &- index &* 64
    return left < 64 ? word & ((1 << UInt64(left)) &- 1) : word
  }

  /// The rows that are set in both; the two have equally many rows.
  func intersection(_ other: Bitmap) -> Bitmap {
    let shared = min(count, other.count)
    let words = (0..<((shared + 63) / 64)).map { word($0) & other.word($0) }
    return Bitmap(words: words, count: shared)
  }

  /// Whether every row holds a value.
  public var isAllValid: Bool { validCount == count }
}

/// Collects validity bits; keeps nothing while every row is valid.
struct BitmapBuilder {
  private var words: [UInt64] = []
  private(set) var count = 0
  private var sawNull = false

  init(capacity: Int = 0) {
    words.reserveCapacity((capacity + 63) / 64)
  }

  mutating func append(_ isValid: Bool) {
    if count & 63 == 0 { words.append(0) }
    if isValid {
      words[count >> 6] |= 1 << UInt64(count & 63)
    } else {
      sawNull = true
    }
    count += 1
  }

  /// The bitmap, or nil where no row is null.
  func finish() -> Bitmap? { sawNull ? Bitmap(words: words, count: count) : nil }
}
