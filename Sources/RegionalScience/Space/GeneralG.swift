/// The general G of Getis and Ord: whether high values, or low ones, lie together.
///
/// > Source: Getis & Ord (1992), *Geographical Analysis* 24.
public enum GeneralG {
  /// The index and its tests.
  public struct Values: Hashable, Sendable {
    /// Σ w x_i x_j / Σ x_i x_j over ordered pairs of different places.
    public let index: Double
    /// The test by randomisation: a z score above 0 tells of high values together, below 0 of low
    /// ones.
    public let randomization: NormalTest
    /// The test by shuffling, if it was asked for.
    public let permutation: PermutationTest?
  }

  /// Returns general G.
  ///
  /// - Parameters:
  ///   - values: One for each place, 0 or more.
  ///   - weights: Binary ones, after Getis and Ord.
  ///   - permutations: How to shuffle; `nil` makes no test by shuffling.
  /// - Returns: The index with tests.
  /// - Throws: ``RegionalScienceError`` with code `.negative` for a value, `.empty` for fewer than
  ///   four places, `.zeroTotal` if fewer than two values are above 0, and what
  ///   ``MoransI/value(_:_:permutations:)`` throws.
  /// - Complexity: O(*pairs* + *permutations* · (*places* + *pairs*)).
  public static func value(
    _ values: [Double], _ weights: SpatialWeights, permutations: Permutations? = nil
  ) throws(RegionalScienceError) -> Values {
    try Check.sameCount(values.count, weights.count, "values")
    try Check.nonNegative(values, "value")
    guard values.count >= 4 else {
      throw RegionalScienceError(
        .empty, "\(PositionedText.count(values.count, "place")), expected four or more")
    }
    _ = try Deviations(values, weights)
    let sums = try Deviations.sums(weights)
    try permutations?.check()
    let largest = values.max() ?? 1
    let x = values.map { $0 / largest }
    let (m1, m2) = (x.reduce(0, +), x.reduce(0) { $0 + $1 * $1 })
    let (m3, m4) = (
      x.reduce(0) { $0 + $1 * $1 * $1 }, x.reduce(0) { $0 + $1 * $1 * $1 * $1 }
    )
    let between = m1 * m1 - m2
    guard x.reduce(0, { $1 > 0 ? $0 + 1 : $0 }) >= 2, between > 0 else {
      throw RegionalScienceError(.zeroTotal, "fewer than two values are above 0")
    }
    let pairs = PairWeights(weights)
    let index = pairs.products([x, x, x, x])[0] / between
    let n = Double(x.count)
    let (s0, s1, s2) = (sums.s0 * sums.s0, sums.s1, sums.s2)
    let b0 = (n * n - 3 * n + 3) * s1 - n * s2 + 3 * s0
    let b1 = -((n * n - n) * s1 - 2 * n * s2 + 6 * s0)
    let b2 = -(2 * n * s1 - (n + 3) * s2 + 6 * s0)
    let b3 = 4 * (n - 1) * s1 - 2 * (n + 1) * s2 + 8 * s0
    let b4 = s1 - s2 + s0
    let expectation = sums.s0 / (n * (n - 1))
    let square =
      (b0 * m2 * m2 + b1 * m4 + b2 * m1 * m1 * m2 + b3 * m1 * m3 + b4 * m1 * m1 * m1 * m1)
      / (between * between * n * (n - 1) * (n - 2) * (n - 3))
    return Values(
      index: index,
      randomization: NormalTest(
        value: index, expectation: expectation, variance: square - expectation * expectation),
      permutation: try permutations.map { (permutations) throws(RegionalScienceError) in
        try GlobalPermutation.test(x, observed: index, expectation: expectation, permutations) {
          lanes in
          pairs.products(lanes) / between
        }
      })
  }
}
