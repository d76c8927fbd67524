/// Moran's I, global spatial autocorrelation (خودهمبستگی فضایی): whether like lies beside like.
///
/// ```swift
/// let weights = try SpatialWeights.contiguity(pairs: [(0, 1), (1, 2), (2, 3)], count: 4)
/// let moran = try MoransI.value([1, 2, 3, 4], weights)
/// moran.index                                     // 0.4
/// moran.randomization?.pValue(.greater)
/// ```
///
/// > Source: Moran (1950), *Biometrika* 37; Cliff & Ord (1981), *Spatial Processes*, ch. 1–2.
public enum MoransI {
  /// The index, its tests and the points of the Moran scatterplot.
  public struct Values: Hashable, Sendable {
    /// I, (n / S₀) Σ w z z / Σ z².
    public let index: Double
    /// −1 / (n − 1).
    public let expectation: Double
    /// The test under the assumption that values are normal.
    public let normality: NormalTest
    /// The test under the assumption that the values seen could lie anywhere; `nil` for fewer than
    /// four places.
    public let randomization: NormalTest?
    /// The test by shuffling, if it was asked for.
    public let permutation: PermutationTest?
    /// z scores of the places (ddof 0): the horizontal axis of the scatterplot.
    public let scores: [Double]
    /// Their spatial lags, the vertical axis; `nil` for an island.
    public let lags: [Double?]
    /// Places without neighbours, which take part with a lag of 0.
    public let islands: [Int]
    /// S₀, S₁ and S₂: Σ w, ½ Σ (w_ij + w_ji)² and Σ (row sum + column sum)².
    public let weightSums: [Double]
  }

  /// Returns Moran's I.
  ///
  /// - Parameters:
  ///   - values: One for each place.
  ///   - weights: Row-standardised ones are usual.
  ///   - permutations: How to shuffle; `nil` makes no test by shuffling.
  /// - Returns: The index with tests.
  /// - Throws: ``RegionalScienceError`` with code `.shape` for another number of values,
  ///   `.notFinite` or `.tooLarge` for one of them, `.empty` for fewer than two places,
  ///   `.noVariation` if all values are equal, `.zeroTotal` if nobody has a neighbour, `.parameter`
  ///   for permutations out of range.
  /// - Complexity: O(*pairs* + *permutations* · (*places* + *pairs*)).
  public static func value(
    _ values: [Double], _ weights: SpatialWeights, permutations: Permutations? = nil
  ) throws(RegionalScienceError) -> Values {
    let deviations = try Deviations(values, weights)
    let sums = try Deviations.sums(weights)
    try permutations?.check()
    let pairs = PairWeights(weights)
    let z = deviations.values
    let factor = Double(z.count) / sums.s0 / deviations.squares
    let index = factor * pairs.products([z, z, z, z])[0]
    let expectation = -1 / Double(z.count - 1)
    let scores = deviations.scores(.population)
    return Values(
      index: index, expectation: expectation,
      normality: NormalTest(
        value: index, expectation: expectation, variance: normalVariance(z.count, sums)),
      randomization: z.count < 4
        ? nil
        : NormalTest(
          value: index, expectation: expectation,
          variance: randomVariance(z.count, sums, deviations.kurtosis)),
      permutation: try permutations.map { (permutations) throws(RegionalScienceError) in
        try GlobalPermutation.test(z, observed: index, expectation: expectation, permutations) {
          lanes in
          pairs.products(lanes) * factor
        }
      },
      scores: scores, lags: try weights.lag(scores), islands: weights.islands,
      weightSums: [sums.s0, sums.s1, sums.s2])
  }

  private static func normalVariance(_ count: Int, _ sums: SpatialWeights.Sums) -> Double {
    let n = Double(count)
    let total = sums.s0 * sums.s0
    return (n * n * sums.s1 - n * sums.s2 + 3 * total) / ((n * n - 1) * total)
      - 1 / ((n - 1) * (n - 1))
  }

  private static func randomVariance(
    _ count: Int, _ sums: SpatialWeights.Sums, _ kurtosis: Double
  ) -> Double {
    let n = Double(count)
    let total = sums.s0 * sums.s0
    let first = n * ((n * n - 3 * n + 3) * sums.s1 - n * sums.s2 + 3 * total)
    let second = kurtosis * ((n * n - n) * sums.s1 - 2 * n * sums.s2 + 6 * total)
    return (first - second) / ((n - 1) * (n - 2) * (n - 3) * total) - 1 / ((n - 1) * (n - 1))
  }
}
