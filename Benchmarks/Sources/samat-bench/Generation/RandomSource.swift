import Glibc

/// A deterministic source of numbers (SplitMix64) and of the distributions of the data set.
struct RandomSource {
  private var state: UInt64
  private var spare: Double?

  /// Creates a source; equal seeds give equal numbers on every machine with the same libm.
  init(seed: UInt64) { state = seed }

  /// The next 64 bits.
  mutating func bits() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var word = state
    word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
    word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
    return word ^ (word >> 31)
  }

  /// A number of 0 ..< 1.
  mutating func unit() -> Double { Double(bits() >> 11) * 0x1p-53 }

  /// A whole number of 0 ..< `bound`.
  mutating func below(_ bound: Int) -> Int {
    Int(bits().multipliedFullWidth(by: UInt64(max(1, bound))).high)
  }

  /// A whole number of `range`.
  mutating func within(_ range: Range<Int>) -> Int { range.lowerBound + below(range.count) }

  /// A normal number of mean 0 and deviation 1 (Marsaglia's polar method).
  mutating func normal() -> Double {
    if let number = spare {
      spare = nil
      return number
    }
    while true {
      let x = 2 * unit() - 1
      let y = 2 * unit() - 1
      let square = x * x + y * y
      guard square > 0, square < 1 else { continue }
      let factor = sqrt(-2 * log(square) / square)
      spare = y * factor
      return x * factor
    }
  }

  /// A number whose logarithm is normal.
  mutating func logNormal(_ mean: Double, _ deviation: Double) -> Double {
    exp(mean + deviation * normal())
  }

  /// A number of a gamma distribution with a shape of 1 or more (Marsaglia and Tsang, 2000).
  mutating func gamma(shape: Double, scale: Double) -> Double {
    let d = shape - 1.0 / 3
    let c = 1 / sqrt(9 * d)
    while true {
      let x = normal()
      let root = 1 + c * x
      guard root > 0 else { continue }
      let v = root * root * root
      let u = unit()
      if u > 0, log(u) < 0.5 * x * x + d - d * v + d * log(v) { return d * v * scale }
    }
  }

  /// The numbers 0 ..< count in a random order.
  mutating func permutation(_ count: Int) -> [Int32] {
    var order = [Int32](unsafeUninitializedCapacity: count) { buffer, size in
      for index in 0..<count { buffer[index] = Int32(truncatingIfNeeded: index) }
      size = count
    }
    var index = count - 1
    while index > 0 {
      order.swapAt(index, below(index + 1))
      index -= 1
    }
    return order
  }
}

/// A choice among alternatives of different weight.
struct WeightedChoice {
  private var sums: [Double]
  /// For each of equal parts of 0 ..< 1, the first alternative that may be meant.
  private var starts: [Int32]

  /// Creates a choice; weights need not add up to one.
  init(_ weights: [Double]) {
    var sum = 0.0
    sums = weights.map { weight in
      sum += weight
      return sum
    }
    sums = sums.map { $0 / sum }
    starts = []
    let parts = max(1, weights.count)
    var place = 0
    for part in 0..<parts {
      while place < sums.count - 1, sums[place] <= Double(part) / Double(parts) { place += 1 }
      starts.append(Int32(truncatingIfNeeded: place))
    }
  }

  /// The choice whose weights fall by a power of the rank (Zipf and Mandelbrot).
  static func skewed(_ count: Int, _ exponent: Double, shift: Double = 0) -> WeightedChoice {
    WeightedChoice(weights(count, exponent, shift: shift))
  }

  /// The weights of ``skewed(_:_:shift:)``.
  static func weights(_ count: Int, _ exponent: Double, shift: Double = 0) -> [Double] {
    (1...max(1, count)).map { pow(Double($0) + shift, -exponent) }
  }

  /// The next alternative, from 0 on.
  func pick(_ random: inout RandomSource) -> Int {
    let number = random.unit()
    var place = Int(starts[min(starts.count - 1, Int(number * Double(starts.count)))])
    while place < sums.count - 1, sums[place] <= number { place += 1 }
    return place
  }
}
