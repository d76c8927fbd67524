/// The local statistics of Getis and Ord, Gi* and Gi: hot spots and cold spots.
///
/// ```swift
/// let spots = try GetisOrd.values([1, 2, 3, 9], weights)
/// spots.places[3]?.zScore
/// ```
///
/// Gi* counts the place itself with a weight of 1; give binary weights, as Ord and Getis do.
///
/// > Source: Getis & Ord (1992), *Geographical Analysis* 24; Ord & Getis (1995), *Geographical
/// > Analysis* 27.
public enum GetisOrd {
  /// Whether the place itself takes part.
  public enum Form: Hashable, Sendable {
    /// Gi*: it does, with a weight of 1.
    case star
    /// Gi: it does not.
    case plain
  }

  /// One place.
  public struct Place: Hashable, Sendable {
    /// Σ w x / Σ x; `nil` if the values sum to 0.
    public let index: Double?
    /// The statistic as a standard variate; `nil` if it cannot vary.
    public let zScore: Double?
    /// The two-sided p value of the z score by the normal distribution.
    public let pValue: Double?
    /// The test by shuffling, if it was asked for; larger means hotter.
    public let permutation: PermutationTest?
    /// The p value adjusted for the false discovery rate over all places: of the shuffles if there
    /// were any, else of the z score.
    public let falseDiscoveryRate: Double?
  }

  /// The places and the islands among them.
  public struct Values: Hashable, Sendable {
    /// One for each place; `nil` for an island in ``Form/plain``, whose sum is empty.
    public let places: [Place?]
    /// Places without neighbours.
    public let islands: [Int]
  }

  /// Returns the statistic of each place.
  ///
  /// - Parameters:
  ///   - values: One for each place.
  ///   - weights: Binary ones, without the place itself.
  ///   - form: Whether the place itself takes part.
  ///   - permutations: How to shuffle; `nil` makes no test by shuffling.
  ///   - alternative: What counts as extreme in the adjusted p values of shuffles.
  /// - Returns: The places.
  /// - Throws: What ``LocalMoran/values(_:_:divisor:permutations:alternative:)`` throws, and
  ///   `.empty` for fewer than three places.
  /// - Complexity: O(*pairs*), with shuffles O(*permutations* · *pairs*).
  public static func values(
    _ values: [Double], _ weights: SpatialWeights, form: Form = .star,
    permutations: Permutations? = nil, alternative: Alternative = .directed
  ) throws(RegionalScienceError) -> Values {
    let deviations = try Deviations(values, weights)
    guard values.count >= 3 else {
      throw RegionalScienceError(
        .empty, "\(PositionedText.count(values.count, "place")), expected three or more")
    }
    try permutations?.check()
    let z = deviations.values
    var counts: [ConditionalPermutation.Counts]?
    if let permutations {
      try LocalMoran.checkDraws(weights, permutations)
      counts = try ConditionalPermutation.counts(z, weights, permutations)
    }
    let n = Double(z.count)
    let total = values.reduce(0, +)
    var parts: [(index: Double?, z: Double?, test: PermutationTest?)?] = []
    for place in z.indices {
      let row = weights.starts[place]..<weights.starts[place + 1]
      if row.isEmpty, form == .plain {
        parts.append(nil)
        continue
      }
      let own = form == .star ? 1.0 : 0
      var (sum, weight, square, raw) = (own * z[place], own, own, own * values[place])
      for index in row {
        sum += weights.values[index] * z[Int(weights.targets[index])]
        raw += weights.values[index] * values[Int(weights.targets[index])]
        weight += weights.values[index]
        square += weights.values[index] * weights.values[index]
      }
      // For Gi the mean and the deviation are those of the other places.
      let count = form == .star ? n : n - 1
      let mean = form == .star ? 0 : -z[place] / count
      let spread =
        form == .star
        ? deviations.squares / n
        : max(0, (deviations.squares - z[place] * z[place]) / count - mean * mean)
      let variance = spread * (count * square - weight * weight) / (count - 1)
      let divided = form == .star ? total : total - values[place]
      parts.append(
        (
          index: divided != 0 ? raw / divided : nil,
          z: variance > 1e-24 ? (sum - weight * mean) / variance.squareRoot() : nil,
          test: counts.map { test($0[place], z[place], own, weights, place, permutations) }
        ))
    }
    let pValues = parts.map { part in
      part.flatMap { part in
        part.z.flatMap { NormalTest(value: $0, expectation: 0, variance: 1).pValue() }
      }
    }
    let adjusted = try FalseDiscoveryRate.adjusted(
      counts == nil ? pValues : parts.map { $0?.test?.pValue(alternative) })
    return Values(
      places: parts.indices.map { place in
        parts[place].map {
          Place(
            index: $0.index, zScore: $0.z, pValue: pValues[place], permutation: $0.test,
            falseDiscoveryRate: adjusted[place])
        }
      }, islands: weights.islands)
  }

  private static func test(
    _ counts: ConditionalPermutation.Counts, _ score: Double, _ own: Double,
    _ weights: SpatialWeights, _ place: Int, _ permutations: Permutations?
  ) -> PermutationTest {
    let count = permutations?.count ?? 0
    let isIsland = weights.starts[place] == weights.starts[place + 1]
    let moments = LocalMoran.lagMoments(score, 0, weights, place)
    let mean = counts.sum / Double(count)
    // An island's sum is its own value in every shuffle.
    return PermutationTest(
      permutations: count, greaterCount: isIsland ? count : counts.greater,
      lessCount: isIsland ? count : counts.less, extremeCount: isIsland ? count : counts.extreme,
      mean: own * score + moments.expectation + mean,
      variance: max(0, counts.squares / Double(count) - mean * mean))
  }
}
