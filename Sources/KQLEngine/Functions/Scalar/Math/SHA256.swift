/// The SHA-256 hash.
///
/// > Source: NIST (2015), FIPS 180-4, section 6.2.
package enum SHA256 {
  private static let primes: [UInt32] = {
    var found: [UInt32] = []
    var candidate: UInt32 = 2
    while found.count < 64 {
      if !found.contains(where: { candidate % $0 == 0 }) { found.append(candidate) }
      candidate += 1
    }
    return found
  }()

  /// The first 32 bits behind the point of the root of a prime, found in whole numbers: the
  /// greatest `r` with `r^power <= prime * 2^(32 * power)`.
  private static func rootFraction(_ prime: UInt32, power: Int) -> UInt32 {
    let target = UInt128(prime) << UInt128(32 * power)
    var low: UInt128 = 0
    var high: UInt128 = 1 << 37
    while high - low > 1 {
      let middle = (low + high) / 2
      let value = power == 2 ? middle * middle : middle * middle * middle
      if value <= target { low = middle } else { high = middle }
    }
    return UInt32(truncatingIfNeeded: low)
  }

  private static let start = primes.prefix(8).map { rootFraction($0, power: 2) }
  private static let constants = primes.map { rootFraction($0, power: 3) }

  /// The 32 bytes of the hash.
  ///
  /// - Parameter text: The bytes.
  /// - Returns: 32 bytes.
  package static func digest(_ text: TextBytes) -> [UInt8] {
    var state = start
    let whole = text.count / 64 * 64
    compress(TextBytes(rebasing: text[..<whole]), into: &state)
    // The rest, a set bit, zeros and the length in bits fill one or two more blocks.
    var tail = Array(text[whole...])
    tail.append(0x80)
    while tail.count % 64 != 56 { tail.append(0) }
    let bits = UInt64(text.count) &* 8
    for index in 0..<8 { tail.append(UInt8(truncatingIfNeeded: bits >> UInt64(56 - index * 8))) }
    tail.withUnsafeBufferPointer { compress($0, into: &state) }
    return DigestBlocks.bytes(state, bigEndian: true)
  }

  /// The 32 bytes of the hash of an array.
  ///
  /// - Parameter bytes: The bytes.
  /// - Returns: 32 bytes.
  package static func digest(_ bytes: [UInt8]) -> [UInt8] {
    bytes.withUnsafeBufferPointer { digest($0) }
  }

  /// Takes up whole blocks of 64 bytes.
  private static func compress(_ blocks: TextBytes, into state: inout [UInt32]) {
    let raw = UnsafeRawBufferPointer(blocks)
    constants.withUnsafeBufferPointer { constants in
      withUnsafeTemporaryAllocation(of: UInt32.self, capacity: 64) { words in
        var (h0, h1, h2, h3) = (state[0], state[1], state[2], state[3])
        var (h4, h5, h6, h7) = (state[4], state[5], state[6], state[7])
        for block in stride(from: 0, to: raw.count, by: 64) {
          for step in 0..<16 {
            words[step] = UInt32(
              bigEndian: raw.loadUnaligned(fromByteOffset: block + step * 4, as: UInt32.self))
          }
          for step in 16..<64 {
            let (early, late) = (words[step &- 15], words[step &- 2])
            words[step] =
              words[step &- 16] &+ (turned(early, 7) ^ turned(early, 18) ^ early &>> 3)
              &+ words[step &- 7] &+ (turned(late, 17) ^ turned(late, 19) ^ late &>> 10)
          }
          var (a, b, c, d, e, f, g, h) = (h0, h1, h2, h3, h4, h5, h6, h7)
          for step in 0..<64 {
            let spreadE = turned(e, 6) ^ turned(e, 11) ^ turned(e, 25)
            let first = h &+ spreadE &+ (e & f ^ ~e & g) &+ constants[step] &+ words[step]
            let spreadA = turned(a, 2) ^ turned(a, 13) ^ turned(a, 22)
            let second = spreadA &+ (a & b ^ a & c ^ b & c)
            (h, g, f, e, d, c, b, a) = (g, f, e, d &+ first, c, b, a, first &+ second)
          }
          (h0, h1, h2, h3) = (h0 &+ a, h1 &+ b, h2 &+ c, h3 &+ d)
          (h4, h5, h6, h7) = (h4 &+ e, h5 &+ f, h6 &+ g, h7 &+ h)
        }
        state = [h0, h1, h2, h3, h4, h5, h6, h7]
      }
    }
  }

  @inline(__always)
  private static func turned(_ word: UInt32, _ distance: UInt32) -> UInt32 {
    word &>> distance | word &<< (32 &- distance)
  }
}
