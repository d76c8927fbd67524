/// Bivariate Moran's I: whether one variable lies beside another.
///
/// > Source: Lee (2001), *Journal of Geographical Systems* 3; Anselin, Syabri & Smirnov (2002).
public enum BivariateMoran {
  /// The global index and its local parts.
  public struct Values: Hashable, Sendable {
    /// (n / S₀) Σ w_ij x_i y_j / √(Σ x² Σ y²) of deviations x and y.
    public let index: Double
    /// The test by shuffling y over the places, if it was asked for.
    public let permutation: PermutationTest?
    /// For each place its z score of x times the lag of the z scores of y; `nil` for an island.
    public let local: [Double?]
    /// The quarter of the scatterplot of each place; `nil` for an island.
    public let quadrants: [LocalMoran.Quadrant?]
    /// The test of each place by shuffling the y of the other places, if it was asked for; `nil` for an
    /// island.
    public let localTests: [PermutationTest?]
    /// The directed p values of those tests, adjusted for the false discovery rate over all places.
    public let falseDiscoveryRates: [Double?]
  }

  /// Whether each place is tested too.
  public enum LocalTest: Hashable, Sendable {
    /// It is not.
    case none
    /// It is, which takes O(*permutations* · *pairs*).
    case conditional
  }

  /// Returns the bivariate index.
  ///
  /// - Parameters:
  ///   - values: x, one for each place.
  ///   - others: y, whose lag is taken, one for each place.
  ///   - weights: Row-standardised ones are usual.
  ///   - divisor: What the variances of the local z scores are divided by.
  ///   - permutations: How to shuffle; `nil` makes no test.
  ///   - localTest: Whether each place is tested too, by drawing its neighbours' y among the others.
  /// - Returns: The index, its local parts and the test.
  /// - Throws: What ``MoransI/value(_:_:permutations:)`` throws, for either variable.
  /// - Complexity: O(*pairs* + *permutations* · *places*).
  public static func value(
    _ values: [Double], lagging others: [Double], _ weights: SpatialWeights,
    divisor: Divisor = .sample, permutations: Permutations? = nil, localTest: LocalTest = .none
  ) throws(RegionalScienceError) -> Values {
    let left = try Deviations(values, weights)
    let right = try Deviations(others, weights, "other value")
    let sums = try Deviations.sums(weights)
    try permutations?.check()
    // Σ_i x_i Σ_j w_ij y_j = Σ_j (Σ_i w_ij x_i) y_j: shuffling y leaves the bracket as it is.
    let turned = weights.transposed
    let factors = SpatialWeights(
      starts: turned.starts, targets: turned.targets, given: turned.values, scale: .asGiven
    ).plainLag(left.values)
    let scale = Double(left.count) / sums.s0 / (left.squares * right.squares).squareRoot()
    let index = scale * zip(factors, right.values).reduce(0) { $0 + $1.0 * $1.1 }
    let (x, y) = (left.scores(divisor), right.scores(divisor))
    let lags = try weights.lag(y)
    var tests = [PermutationTest?](repeating: nil, count: left.count)
    if let permutations, localTest == .conditional {
      try LocalMoran.checkDraws(weights, permutations)
      let counts = try ConditionalPermutation.counts(y, weights, permutations)
      for place in x.indices where lags[place] != nil {
        tests[place] = LocalMoran.test(
          counts[place], score: x[place], own: y[place], weights, place, permutations.count)
      }
    }
    return Values(
      index: index,
      permutation: try permutations.map { (permutations) throws(RegionalScienceError) in
        try GlobalPermutation.test(right.values, observed: index, expectation: 0, permutations) {
          lanes in
          var sum = SIMD4<Double>.zero
          for place in factors.indices {
            sum +=
              factors[place]
              * SIMD4(lanes[0][place], lanes[1][place], lanes[2][place], lanes[3][place])
          }
          return sum * scale
        }
      },
      local: zip(x, lags).map { score, lag in lag.map { score * $0 } },
      quadrants: zip(x, lags).map { score, lag in
        lag.map { LocalMoran.Quadrant(score: score, lag: $0) }
      }, localTests: tests,
      falseDiscoveryRates: try FalseDiscoveryRate.adjusted(tests.map { $0?.pValue(.directed) }))
  }
}
