/// Geary's c: squared differences of neighbours over those of all; 1 without autocorrelation, below
/// 1 if like lies beside like.
///
/// > Source: Geary (1954), *The Incorporated Statistician* 5; Cliff & Ord (1981), *Spatial
/// > Processes*, ch. 1–2.
public enum GearysC {
  /// The index, its tests and its local parts.
  public struct Values: Hashable, Sendable {
    /// c, (n − 1) Σ w (z_i − z_j)² / (2 S₀ Σ z²).
    public let index: Double
    /// The test under the assumption that values are normal.
    public let normality: NormalTest
    /// The test under the assumption that the values seen could lie anywhere; `nil` for fewer than
    /// four places.
    public let randomization: NormalTest?
    /// The test by shuffling, if it was asked for.
    public let permutation: PermutationTest?
    /// Local Geary: Σ w (z_i − z_j)² of z scores; `nil` for an island. > Source: Anselin (1995).
    public let local: [Double?]
  }

  /// Returns Geary's c.
  ///
  /// - Parameters:
  ///   - values: One for each place.
  ///   - weights: The neighbours.
  ///   - divisor: What the variance of the local z scores is divided by.
  ///   - permutations: How to shuffle; `nil` makes no test by shuffling.
  /// - Returns: The index with tests.
  /// - Throws: What ``MoransI/value(_:_:permutations:)`` throws.
  /// - Complexity: O(*pairs* + *permutations* · (*places* + *pairs*)).
  public static func value(
    _ values: [Double], _ weights: SpatialWeights, divisor: Divisor = .population,
    permutations: Permutations? = nil
  ) throws(RegionalScienceError) -> Values {
    let deviations = try Deviations(values, weights)
    let sums = try Deviations.sums(weights)
    try permutations?.check()
    let z = deviations.values
    let pairs = PairWeights(weights)
    // Σ w (z_i − z_j)² = Σ (row + column sum of i) z_i² − 2 Σ w z_i z_j, over ordered pairs.
    var degrees = [Double](repeating: 0, count: z.count)
    for place in z.indices {
      for index in pairs.starts[place]..<pairs.starts[place + 1] {
        degrees[place] += pairs.weights[index]
        degrees[Int(pairs.targets[index])] += pairs.weights[index]
      }
    }
    let factor = Double(z.count - 1) / (2 * sums.s0 * deviations.squares)
    let sides = degrees
    let statistic = { @Sendable (lanes: [[Double]]) -> SIMD4<Double> in
      var sum = pairs.products(lanes) * -2
      for place in sides.indices {
        let value = SIMD4(lanes[0][place], lanes[1][place], lanes[2][place], lanes[3][place])
        sum += value * value * sides[place]
      }
      return sum * factor
    }
    let index = max(0, statistic([z, z, z, z])[0])
    let scores = deviations.scores(divisor)
    var local = [Double?](repeating: nil, count: z.count)
    for place in z.indices where weights.starts[place] < weights.starts[place + 1] {
      var sum = 0.0
      for index in weights.starts[place]..<weights.starts[place + 1] {
        let difference = scores[place] - scores[Int(weights.targets[index])]
        sum += weights.values[index] * difference * difference
      }
      local[place] = sum
    }
    let n = Double(z.count)
    let total = sums.s0 * sums.s0
    let normal = ((2 * sums.s1 + sums.s2) * (n - 1) - 4 * total) / (2 * (n + 1) * total)
    var randomization: NormalTest?
    if z.count >= 4 {
      let k = deviations.kurtosis
      let first = (n - 1) * sums.s1 * (n * n - 3 * n + 3 - (n - 1) * k)
      let second = (n - 1) * sums.s2 * (n * n + 3 * n - 6 - (n * n - n + 2) * k) / 4
      let third = total * (n * n - 3 - (n - 1) * (n - 1) * k)
      randomization = NormalTest(
        value: index, expectation: 1,
        variance: (first - second + third) / (n * (n - 2) * (n - 3) * total))
    }
    return Values(
      index: index, normality: NormalTest(value: index, expectation: 1, variance: normal),
      randomization: randomization,
      permutation: try permutations.map { (permutations) throws(RegionalScienceError) in
        try GlobalPermutation.test(z, observed: index, expectation: 1, permutations, statistic)
      }, local: local)
  }
}
