import Glibc

/// What MD5, SHA-1 and SHA-256 have in common: blocks of 64 bytes with the length behind them.
enum DigestBlocks {
  /// The bytes with a set bit, zeros and the length in bits behind them, in whole blocks.
  static func padded(_ text: TextBytes, bigEndian: Bool) -> [UInt8] {
    var bytes = Array(text)
    bytes.append(0x80)
    while bytes.count % 64 != 56 { bytes.append(0) }
    let bits = UInt64(text.count) &* 8
    for index in 0..<8 {
      let shift = UInt64(bigEndian ? 56 - index * 8 : index * 8)
      bytes.append(UInt8(truncatingIfNeeded: bits >> shift))
    }
    return bytes
  }

  /// A word of four bytes.
  static func word(_ bytes: [UInt8], at offset: Int, bigEndian: Bool) -> UInt32 {
    var word: UInt32 = 0
    for index in 0..<4 {
      word = word << 8 | UInt32(bytes[offset + (bigEndian ? index : 3 - index)])
    }
    return word
  }

  /// The bytes of words.
  static func bytes(_ words: [UInt32], bigEndian: Bool) -> [UInt8] {
    words.flatMap { word in
      (0..<4).map { index in
        UInt8(truncatingIfNeeded: word >> UInt32(bigEndian ? 24 - index * 8 : index * 8))
      }
    }
  }

  /// The bits moved left, those that fall off put in at the right.
  static func rotated(_ word: UInt32, _ distance: UInt32) -> UInt32 {
    word &<< distance | word &>> (32 &- distance)
  }
}

/// The MD5 hash, as a fingerprint only; it is no protection against intent.
///
/// > Source: Rivest (1992), RFC 1321.
enum MD5 {
  private static let shifts: [[UInt32]] = [
    [7, 12, 17, 22], [5, 9, 14, 20], [4, 11, 16, 23], [6, 10, 15, 21],
  ]
  /// The whole parts of 2^32 times the sine of 1, 2 ...
  private static let sines: [UInt32] = (1...64).map {
    UInt32(truncatingIfNeeded: Int64(abs(sin(Double($0))) * 4_294_967_296))
  }

  /// The 16 bytes of the hash.
  static func digest(_ text: TextBytes) -> [UInt8] {
    let bytes = DigestBlocks.padded(text, bigEndian: false)
    var state: [UInt32] = [0x6745_2301, 0xEFCD_AB89, 0x98BA_DCFE, 0x1032_5476]
    for block in stride(from: 0, to: bytes.count, by: 64) {
      var (a, b, c, d) = (state[0], state[1], state[2], state[3])
      for step in 0..<64 {
        let mixed: UInt32
        let index: Int
        switch step / 16 {
        case 0: (mixed, index) = (b & c | ~b & d, step)
        case 1: (mixed, index) = (d & b | ~d & c, (5 * step + 1) % 16)
        case 2: (mixed, index) = (b ^ c ^ d, (3 * step + 5) % 16)
        default: (mixed, index) = (c ^ (b | ~d), 7 * step % 16)
        }
        let word = DigestBlocks.word(bytes, at: block + index * 4, bigEndian: false)
        let sum = a &+ mixed &+ sines[step] &+ word
        (a, d, c) = (d, c, b)
        b = b &+ DigestBlocks.rotated(sum, shifts[step / 16][step % 4])
      }
      state = [state[0] &+ a, state[1] &+ b, state[2] &+ c, state[3] &+ d]
    }
    return DigestBlocks.bytes(state, bigEndian: false)
  }
}

/// The SHA-1 hash, as a fingerprint only; it is no protection against intent.
///
/// > Source: NIST (2015), FIPS 180-4, section 6.1.
enum SHA1 {
  /// The 20 bytes of the hash.
  static func digest(_ text: TextBytes) -> [UInt8] {
    let bytes = DigestBlocks.padded(text, bigEndian: true)
    var state: [UInt32] = [0x6745_2301, 0xEFCD_AB89, 0x98BA_DCFE, 0x1032_5476, 0xC3D2_E1F0]
    for block in stride(from: 0, to: bytes.count, by: 64) {
      var words = (0..<16).map {
        DigestBlocks.word(bytes, at: block + $0 * 4, bigEndian: true)
      }
      for step in 16..<80 {
        words.append(
          DigestBlocks.rotated(
            words[step - 3] ^ words[step - 8] ^ words[step - 14] ^ words[step - 16], 1))
      }
      var (a, b, c, d, e) = (state[0], state[1], state[2], state[3], state[4])
      for step in 0..<80 {
        let (mixed, constant): (UInt32, UInt32) =
          switch step / 20 {
          case 0: (b & c | ~b & d, 0x5A82_7999)
          case 1: (b ^ c ^ d, 0x6ED9_EBA1)
          case 2: (b & c | b & d | c & d, 0x8F1B_BCDC)
          default: (b ^ c ^ d, 0xCA62_C1D6)
          }
        let sum = DigestBlocks.rotated(a, 5) &+ mixed &+ e &+ constant &+ words[step]
        (e, d, c, b, a) = (d, c, DigestBlocks.rotated(b, 30), a, sum)
      }
      state = [state[0] &+ a, state[1] &+ b, state[2] &+ c, state[3] &+ d, state[4] &+ e]
    }
    return DigestBlocks.bytes(state, bigEndian: true)
  }
}
