/// A generator of random numbers with the same numbers for a seed on every platform.
///
/// > Source: Steele, Lea & Flood (2014), *Fast Splittable Pseudorandom Number Generators*.
public struct SplitMix64: RandomNumberGenerator, Sendable {
  private var state: UInt64

  /// Creates a generator.
  ///
  /// - Parameter seed: Any number; equal seeds give equal numbers.
  public init(seed: UInt64) { state = seed }

  /// The next 64 bits.
  public mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var word = state
    word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
    word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
    return word ^ (word >> 31)
  }

  // The standard library's `random(in:using:)` may change its method; these stay.

  /// A whole number of a range; its lower bound where the range has one number.
  mutating func whole(_ range: ClosedRange<Int>) -> Int {
    let span = UInt64(range.upperBound - range.lowerBound) + 1
    return range.lowerBound + Int(next().multipliedFullWidth(by: span).high)
  }

  /// A number from 0 to below 1.
  mutating func unit() -> Double { Double(next() >> 11) * 0x1p-53 }

  /// Whether something of a probability happens.
  mutating func chance(_ probability: Double) -> Bool { unit() < probability }

  /// One of a list that is not empty.
  mutating func one<Element>(of list: [Element]) -> Element { list[whole(0...list.count - 1)] }
}
