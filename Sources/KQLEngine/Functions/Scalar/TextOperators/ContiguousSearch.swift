import Glibc

/// Finds the rows that hold some bytes, in one pass through the texts of many rows.
///
/// Sixteen places are looked at together, at the two bytes of the needle that are rarest in the
/// texts: in Persian every other byte is one of a few, so that the first and the last byte of a word
/// tell little.
enum ContiguousSearch {
  /// With fewer texts than this, texts are looked at one by one.
  static let leastTexts = 4096

  /// Calls `body` with each row that holds the needle, in order, once.
  ///
  /// - Parameters:
  ///   - needle: Two bytes or more.
  ///   - storage: The texts.
  ///   - rows: The rows to look at.
  ///   - body: Called with the row's position in the storage.
  static func forEachRow(
    holding needle: TextBytes, in storage: TextStorage, _ rows: Range<Int>, _ body: (Int) -> Void
  ) {
    guard needle.count >= 2, !rows.isEmpty else { return }
    let start = storage.offsets[rows.lowerBound]
    let end = storage.offsets[rows.upperBound]
    var row = rows.lowerBound
    var position = start
    let (first, second) = rarest(
      needle, in: TextBytes(start: storage.bytes + start, count: min(end - start, 512)))
    while let found = next(needle, first, second, storage.bytes, from: position, to: end) {
      row = storage.row(of: found, from: row, to: rows.upperBound)
      if found + needle.count <= storage.offsets[row + 1] {
        body(row)
        position = storage.offsets[row + 1]
      } else {
        // It reaches into the next text, and is none.
        position = found + 1
      }
    }
  }

  /// The places of the two bytes of a needle that are rarest in a sample.
  private static func rarest(_ needle: TextBytes, in sample: TextBytes) -> (Int, Int) {
    var counts = [Int](repeating: 0, count: 256)
    for byte in sample { counts[Int(byte)] += 1 }
    var best = 0
    for place in 1..<needle.count where counts[Int(needle[place])] < counts[Int(needle[best])] {
      best = place
    }
    var second = best == 0 ? 1 : 0
    for place in 0..<needle.count
    where place != best && counts[Int(needle[place])] < counts[Int(needle[second])] {
      second = place
    }
    return (best, second)
  }

  /// The first place from `start` on at which the needle stands, all of it before `end`.
  private static func next(
    _ needle: TextBytes, _ first: Int, _ second: Int, _ bytes: UnsafeMutablePointer<UInt8>,
    from start: Int, to end: Int
  ) -> Int? {
    let width = 16
    let length = needle.count
    let wanted = SIMD16<UInt8>(repeating: needle[first])
    let other = SIMD16<UInt8>(repeating: needle[second])
    let raw = UnsafeRawPointer(bytes)
    var position = start
    // Most stretches of four blocks hold nothing; they are left by one test.
    // SAFETY: the same as below, for each of the blocks.
    while position &+ 4 &* width &+ length <= end {
      var hits = SIMD2<UInt64>(0, 0)
      for block in 0..<4 {
        let offset = position &+ block &* width
        let a = raw.loadUnaligned(fromByteOffset: offset &+ first, as: SIMD16<UInt8>.self)
        let b = raw.loadUnaligned(fromByteOffset: offset &+ second, as: SIMD16<UInt8>.self)
        hits |= unsafeBitCast((a .== wanted) .& (b .== other), to: SIMD2<UInt64>.self)
      }
      if hits[0] | hits[1] != 0 {
        if let found = next(
          needle, first, second, bytes, inBlocksFrom: position, count: 4)
        {
          return found
        }
      }
      position &+= 4 &* width
    }
    // SAFETY: a block is read at most `length - 1` bytes behind its last place, before `end`.
    while position &+ width &+ length <= end {
      if let found = next(needle, first, second, bytes, inBlocksFrom: position, count: 1) {
        return found
      }
      position &+= width
    }
    return ByteSearch.first(
      needle, in: TextBytes(start: bytes + position, count: max(0, end - position))
    ).map { $0 + position }
  }

  /// The first place in some blocks of sixteen at which the needle stands.
  private static func next(
    _ needle: TextBytes, _ first: Int, _ second: Int, _ bytes: UnsafeMutablePointer<UInt8>,
    inBlocksFrom start: Int, count: Int
  ) -> Int? {
    let raw = UnsafeRawPointer(bytes)
    let wanted = SIMD16<UInt8>(repeating: needle[first])
    let other = SIMD16<UInt8>(repeating: needle[second])
    for block in 0..<count {
      let position = start &+ block &* 16
      let a = raw.loadUnaligned(fromByteOffset: position &+ first, as: SIMD16<UInt8>.self)
      let b = raw.loadUnaligned(fromByteOffset: position &+ second, as: SIMD16<UInt8>.self)
      let hits = unsafeBitCast((a .== wanted) .& (b .== other), to: SIMD2<UInt64>.self)
      for half in 0..<2 {
        var word = hits[half]
        while word != 0 {
          let byte = word.trailingZeroBitCount >> 3
          let place = position &+ half &* 8 &+ byte
          if memcmp(bytes + place, needle.baseAddress!, needle.count) == 0 { return place }
          word &= ~(0xFF << UInt64(byte &* 8))
        }
      }
    }
    return nil
  }
}

extension TextStorage {
  /// The text that holds the byte at `position`, among those from `first` and before `end`.
  fileprivate func row(of position: Int, from first: Int, to end: Int) -> Int {
    var low = first
    var high = end
    // offsets[low] <= position < offsets[high]; empty texts hold nothing.
    while high - low > 1 {
      let middle = (low + high) / 2
      if offsets[middle] <= position { low = middle } else { high = middle }
    }
    return low
  }
}
