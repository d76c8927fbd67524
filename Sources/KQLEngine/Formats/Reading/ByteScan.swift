import Glibc
import KQLSyntax

/// Finds bytes among others, 64 at a time.
struct ByteFinder {
  private let first: UInt8
  private let second: UInt8

  private static let low: UInt64 = 0x7F7F_7F7F_7F7F_7F7F
  static let high: UInt64 = 0x8080_8080_8080_8080

  /// Creates a finder of two bytes.
  init(_ first: UInt8, _ second: UInt8) {
    self.first = first
    self.second = second
  }

  /// One bit for each of the 64 bytes from `p`, set where the byte is one of the two.
  @inline(__always)
  func mask(_ p: UnsafeRawPointer) -> UInt64 {
    let a = SIMD16<UInt8>(repeating: first)
    let b = SIMD16<UInt8>(repeating: second)
    let weights = SIMD16<UInt8>(1, 2, 4, 8, 16, 32, 64, 128, 1, 2, 4, 8, 16, 32, 64, 128)
    var result: UInt64 = 0
    for index in 0..<4 {
      let bytes = p.loadUnaligned(fromByteOffset: index &* 16, as: SIMD16<UInt8>.self)
      let found = SIMD16<UInt8>().replacing(with: weights, where: (bytes .== a) .| (bytes .== b))
      // The weights of eight bytes differ, so that the product's highest byte is their sum.
      let halves = unsafeBitCast(found, to: SIMD2<UInt64>.self) &* 0x0101_0101_0101_0101
      let bits = halves[0] >> 56 | (halves[1] >> 56) << 8
      result |= bits << UInt64(truncatingIfNeeded: index &* 16)
    }
    return result
  }

  /// The same for the last bytes of a file, of which there are fewer than 64.
  @inline(never)
  func tailMask(_ p: UnsafePointer<UInt8>, count: Int) -> UInt64 {
    var result: UInt64 = 0
    for index in 0..<min(count, 64) where p[index] == first || p[index] == second {
      result |= 1 << UInt64(index)
    }
    return result
  }

  /// The marks of one byte in a word, as top bits: a byte of `word ^ byte` is zero where the byte is
  /// the one looked for, and adding `0x7F` to its low seven bits carries into the top bit for every
  /// other.
  @inline(__always)
  static func marks(_ word: UInt64, of byte: UInt64) -> UInt64 {
    let a = word ^ byte
    return ~((a & low &+ low) | a) & high
  }
}

/// What a first look at a piece of a file tells.
struct LineSurvey {
  /// How many lines end in it or, at the end of the file, are there; blank ones only where they
  /// are rows.
  var rows = 0
  /// Whether a quote was seen.
  var hasQuote = false
  /// Whether the bytes are well-formed UTF-8.
  var isUTF8 = true

  /// How many bytes are looked at for one thing before the next, so that they stay in the cache.
  private static let stride = 1 << 15

  /// Surveys the bytes of a range that begins and ends at a line's begin.
  ///
  /// - Parameters:
  ///   - base: The file's first byte.
  ///   - range: The bytes to look at.
  ///   - newline: The byte that ends lines.
  ///   - quote: Whether quotes are looked for.
  ///   - skipsBlankLines: Whether an empty line is no row.
  init(
    _ base: UnsafePointer<UInt8>, _ range: Range<Int>, newline: UInt8, quote: Bool,
    skipsBlankLines: Bool
  ) {
    var lineStart = range.lowerBound
    var begin = range.lowerBound
    var validUpTo = range.lowerBound
    while begin < range.upperBound {
      let end = min(begin &+ LineSurvey.stride, range.upperBound)
      if quote && !hasQuote && memchr(base + begin, 0x22, end &- begin) != nil { hasQuote = true }
      if isUTF8 && end > validUpTo {
        // A sequence may hang over the end by three bytes.
        let text = TextBytes(start: base, count: range.upperBound)
        isUTF8 = UTF8Check.advance(text, from: &validUpTo, atLeast: end)
      }
      count(base, begin, end, newline, skipsBlankLines, &lineStart)
      begin = end
    }
    let rest = range.upperBound &- lineStart
    if rest > 0 && !(skipsBlankLines && rest == 1 && base[lineStart] == 0x0D) { rows &+= 1 }
  }

  @inline(__always)
  private mutating func count(
    _ base: UnsafePointer<UInt8>, _ begin: Int, _ end: Int, _ newline: UInt8,
    _ skipsBlankLines: Bool, _ lineStart: inout Int
  ) {
    let raw = UnsafeRawPointer(base)
    let pattern = UInt64(newline) &* 0x0101_0101_0101_0101
    var found = 0
    var start = lineStart
    @inline(__always)
    func take(_ place: Int) {
      let length = place &- start
      let isBlank = length == 0 || (length == 1 && base[start] == 0x0D)
      if !(isBlank && skipsBlankLines) { found &+= 1 }
      start = place &+ 1
    }
    var i = begin
    while i &+ 8 <= end {
      var marks = ByteFinder.marks(
        raw.loadUnaligned(fromByteOffset: i, as: UInt64.self), of: pattern)
      while marks != 0 {
        take(i &+ marks.trailingZeroBitCount >> 3)
        marks &= marks &- 1
      }
      i &+= 8
    }
    while i < end {
      if base[i] == newline { take(i) }
      i &+= 1
    }
    rows &+= found
    lineStart = start
  }

  /// Whether a range has an odd number of quotes.
  static func hasOddQuotes(_ base: UnsafePointer<UInt8>, _ range: Range<Int>) -> Bool {
    let raw = UnsafeRawPointer(base)
    let pattern: UInt64 = 0x2222_2222_2222_2222
    // Pairs of marks cancel out, so that bits need not be counted word by word.
    var sum: UInt64 = 0
    var i = range.lowerBound
    while i &+ 8 <= range.upperBound {
      sum ^= ByteFinder.marks(raw.loadUnaligned(fromByteOffset: i, as: UInt64.self), of: pattern)
      i &+= 8
    }
    var isOdd = sum.nonzeroBitCount & 1 == 1
    while i < range.upperBound {
      if base[i] == 0x22 { isOdd.toggle() }
      i &+= 1
    }
    return isOdd
  }
}
