import Glibc

/// Random numbers that are the same on every run and machine, and cheap to split: stream *k* of a
/// seed does not depend on how many numbers the other streams drew.
///
/// > Source: Steele, Lea & Flood (2014), *Fast Splittable Pseudorandom Number Generators*, OOPSLA.
struct SplitMix64: RandomNumberGenerator, Sendable {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  /// The stream of a number, such as that of a block of permutations.
  init(seed: UInt64, stream: Int) {
    // Mixed once, so that streams of neighbouring seeds do not run into each other.
    var mixer = SplitMix64(seed: seed)
    var second = SplitMix64(seed: mixer.next() ^ UInt64(truncatingIfNeeded: stream))
    state = second.next()
  }

  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var value = state
    value = (value ^ (value >> 30)) &* 0xbf58_476d_1ce4_e5b9
    value = (value ^ (value >> 27)) &* 0x94d0_49bb_1331_11eb
    return value ^ (value >> 31)
  }

  /// A number in 0..<1.
  mutating func nextUnit() -> Double { Double(next() >> 11) * 0x1p-53 }

  /// A number below a bound of at most 2³², without a loop; its bias is below bound / 2⁶⁴.
  mutating func nextIndex(below bound: Int) -> Int {
    Int(truncatingIfNeeded: next().multipliedFullWidth(by: UInt64(bound)).high)
  }

  /// A number of the standard normal distribution, by Box and Müller's method.
  mutating func nextNormal() -> Double {
    let radius = (-2 * log(1 - nextUnit())).squareRoot()
    return radius * cos(2 * .pi * nextUnit())
  }
}
