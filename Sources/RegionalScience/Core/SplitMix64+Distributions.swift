import Glibc

extension SplitMix64 {
  /// Above 0 to below 1.
  mutating func nextOpenUnit() -> Double { (Double(next() >> 11) + 0.5) * 0x1p-53 }

  /// An exponential variate of mean 1, above 0.
  mutating func nextExponential() -> Double { -log(nextOpenUnit()) }

  /// A gamma variate of a shape above 0 and scale 1.
  ///
  /// > Source: Marsaglia & Tsang (2000), *ACM Transactions on Mathematical Software* 26.
  mutating func nextGamma(shape: Double) -> Double {
    if shape == 1 { return nextExponential() }
    if shape < 1 { return nextGamma(shape: shape + 1) * pow(nextOpenUnit(), 1 / shape) }
    let size = shape - 1.0 / 3
    let factor = 1 / (9 * size).squareRoot()
    while true {
      let draw = nextNormal()
      let root = 1 + factor * draw
      guard root > 0 else { continue }
      let cube = root * root * root
      if log(nextOpenUnit()) < 0.5 * draw * draw + size - size * cube + size * log(cube) {
        return size * cube
      }
    }
  }
}
