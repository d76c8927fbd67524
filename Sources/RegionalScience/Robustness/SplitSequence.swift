import Glibc

/// A sequence of random numbers that belongs to a seed and the number of a block of work, so that what
/// is drawn in a block does not depend on who draws in others.
///
/// > Source: Blackman & Vigna (2021), *ACM Transactions on Mathematical Software* 47 (xoshiro256++);
/// > Steele, Lea & Flood (2014), *OOPSLA* (SplitMix64, for the state).
struct SplitSequence {
  private var state: (UInt64, UInt64, UInt64, UInt64)

  init(seed: UInt64, block: Int) {
    // Two rounds, so that neighbouring seeds and blocks do not share states.
    var first = Self.mixed(seed &+ 0x9e37_79b9_7f4a_7c15)
    let number = UInt64(truncatingIfNeeded: block) &+ 0x6a09_e667_f3bc_c909
    first = Self.mixed(first ^ Self.mixed(number))
    var words: [UInt64] = []
    for _ in 0..<4 {
      first = first &+ 0x9e37_79b9_7f4a_7c15
      words.append(Self.mixed(first))
    }
    // All words 0 would stay so.
    state = (words[0], words[1], words[2], words[3] | 1)
  }

  private static func mixed(_ word: UInt64) -> UInt64 {
    var value = word
    value = (value ^ (value >> 30)) &* 0xbf58_476d_1ce4_e5b9
    value = (value ^ (value >> 27)) &* 0x94d0_49bb_1331_11eb
    return value ^ (value >> 31)
  }

  mutating func next() -> UInt64 {
    let sum = state.0 &+ state.3
    let result = (sum << 23 | sum >> 41) &+ state.0
    let shifted = state.1 << 17
    state.2 ^= state.0
    state.3 ^= state.1
    state.1 ^= state.2
    state.0 ^= state.3
    state.2 ^= shifted
    state.3 = state.3 << 45 | state.3 >> 19
    return result
  }

  /// Above 0 to below 1.
  mutating func unit() -> Double { (Double(next() >> 11) + 0.5) * 0x1p-53 }

  /// An exponential variate of mean 1, above 0.
  mutating func exponential() -> Double { -log(unit()) }

  /// A standard normal variate (Marsaglia's polar method).
  mutating func normal() -> Double {
    while true {
      let (one, other) = (2 * unit() - 1, 2 * unit() - 1)
      let square = one * one + other * other
      if square < 1, square > 0 { return one * (-2 * log(square) / square).squareRoot() }
    }
  }

  /// A gamma variate of a shape above 0 and scale 1.
  ///
  /// > Source: Marsaglia & Tsang (2000), *ACM Transactions on Mathematical Software* 26.
  mutating func gamma(shape: Double) -> Double {
    if shape == 1 { return exponential() }
    if shape < 1 { return gamma(shape: shape + 1) * pow(unit(), 1 / shape) }
    let size = shape - 1.0 / 3
    let factor = 1 / (9 * size).squareRoot()
    while true {
      let draw = normal()
      let root = 1 + factor * draw
      guard root > 0 else { continue }
      let cube = root * root * root
      if log(unit()) < 0.5 * draw * draw + size - size * cube + size * log(cube) {
        return size * cube
      }
    }
  }
}
