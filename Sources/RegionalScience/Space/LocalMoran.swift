/// Local Moran's I (LISA): which places lie among their like, and which among the unlike.
///
/// ```swift
/// let local = try LocalMoran.values([1, 2, 3, 4], weights, permutations: Permutations(seed: 7))
/// local.places[0]?.quadrant          // low-low
/// local.places[0]?.permutation?.pValue(.directed)
/// ```
///
/// > Source: Anselin (1995), *Geographical Analysis* 27; Sokal, Oden & Thomson (1998),
/// > *Geographical Analysis* 30, for the conditional moments.
public enum LocalMoran {
  /// The quarter of the Moran scatterplot: the place's own value, then its neighbours'.
  public enum Quadrant: String, Hashable, Sendable, CaseIterable {
    /// Above the mean among places above it: a cluster of high values.
    case highHigh = "high-high"
    /// At most the mean among places above it.
    case lowHigh = "low-high"
    /// At most the mean among places at most at it: a cluster of low values.
    case lowLow = "low-low"
    /// Above the mean among places at most at it.
    case highLow = "high-low"

    /// The quarter of a point.
    ///
    /// - Parameters:
    ///   - score: The place's own z score.
    ///   - lag: The lag of the z scores of its neighbours.
    public init(score: Double, lag: Double) {
      self = score > 0 ? (lag > 0 ? .highHigh : .highLow) : (lag > 0 ? .lowHigh : .lowLow)
    }
  }

  /// One place.
  public struct Place: Hashable, Sendable {
    /// Its z score times the lag of the z scores.
    public let index: Double
    /// Its z score.
    public let score: Double
    /// The lag of the z scores.
    public let lag: Double
    /// Its quarter of the scatterplot.
    public let quadrant: Quadrant
    /// The test with the moments under conditional randomisation.
    public let conditional: NormalTest
    /// The test by shuffling, if it was asked for.
    public let permutation: PermutationTest?
    /// The p value adjusted for the false discovery rate over all places, if there was a test by
    /// shuffling.
    public let falseDiscoveryRate: Double?
  }

  /// The places and what they have in common.
  public struct Values: Hashable, Sendable {
    /// One for each place; `nil` for an island.
    public let places: [Place?]
    /// Places without neighbours.
    public let islands: [Int]

    /// Returns the places whose adjusted p value reaches a rate.
    ///
    /// - Parameter rate: The false discovery rate, such as 0.05.
    /// - Returns: Their numbers in order; none without a test by shuffling.
    public func discoveries(atRate rate: Double) -> [Int] {
      places.indices.filter { (places[$0]?.falseDiscoveryRate).map { $0 <= rate } ?? false }
    }
  }

  /// Returns the local index of each place.
  ///
  /// - Parameters:
  ///   - values: One for each place.
  ///   - weights: Row-standardised ones are usual.
  ///   - divisor: What the variance of the z scores is divided by; index, expectation and variance
  ///     all follow it.
  ///   - permutations: How to shuffle; `nil` makes no test by shuffling.
  ///   - alternative: What counts as extreme in the adjusted p values.
  /// - Returns: The places.
  /// - Throws: What ``MoransI/value(_:_:permutations:)`` throws, and `.tooLarge` if shuffles times
  ///   the most neighbours of a place exceed 2²⁷.
  /// - Complexity: O(*permutations* · *pairs*).
  public static func values(
    _ values: [Double], _ weights: SpatialWeights, divisor: Divisor = .sample,
    permutations: Permutations? = nil, alternative: Alternative = .directed
  ) throws(RegionalScienceError) -> Values {
    let deviations = try Deviations(values, weights)
    try permutations?.check()
    let scores = deviations.scores(divisor)
    var counts: [ConditionalPermutation.Counts]?
    if let permutations {
      try checkDraws(weights, permutations)
      counts = try ConditionalPermutation.counts(scores, weights, permutations)
    }
    let lags = weights.plainLag(scores)
    let squares = scores.reduce(0) { $0 + $1 * $1 }
    var tests: [PermutationTest?] = []
    for place in scores.indices {
      var found: PermutationTest?
      if let counts, let permutations, weights.starts[place] < weights.starts[place + 1] {
        found = test(counts[place], score: scores[place], weights, place, permutations.count)
      }
      tests.append(found)
    }
    let adjusted = try FalseDiscoveryRate.adjusted(tests.map { $0?.pValue(alternative) })
    var places: [Place?] = []
    for place in scores.indices {
      guard weights.starts[place] < weights.starts[place + 1] else {
        places.append(nil)
        continue
      }
      let (score, lag) = (scores[place], lags[place])
      places.append(
        Place(
          index: score * lag, score: score, lag: lag, quadrant: Quadrant(score: score, lag: lag),
          conditional: conditional(score, lag, squares, weights, place),
          permutation: tests[place], falseDiscoveryRate: adjusted[place]))
    }
    return Values(places: places, islands: weights.islands)
  }

  static func checkDraws(_ weights: SpatialWeights, _ permutations: Permutations)
    throws(RegionalScienceError)
  {
    var (degree, most) = (0, 0)
    for place in 0..<weights.count {
      let own = weights.starts[place + 1] - weights.starts[place]
      if own > most { (degree, most) = (place, own) }
    }
    guard Double(most) * Double(permutations.count) <= 0x1p27 else {
      throw RegionalScienceError(
        .tooLarge,
        "\(permutations.count) permutations of the \(most) neighbours of \(row: degree, "place"), expected "
          + "at most 2^27 draws", row: degree)
    }
  }

  /// The moments of the lag when the neighbours are drawn from the other places.
  static func lagMoments(
    _ score: Double, _ squares: Double, _ weights: SpatialWeights, _ place: Int
  ) -> (expectation: Double, variance: Double) {
    let others = Double(weights.count - 1)
    var (sum, square) = (0.0, 0.0)
    for index in weights.starts[place]..<weights.starts[place + 1] {
      sum += weights.values[index]
      square += weights.values[index] * weights.values[index]
    }
    let mean = -score / others
    guard others > 1 else { return (sum * mean, 0) }
    let spread = max(0, (squares - score * score) / others - mean * mean)
    return (sum * mean, spread * max(0, square - sum * sum / others) * others / (others - 1))
  }

  private static func conditional(
    _ score: Double, _ lag: Double, _ squares: Double, _ weights: SpatialWeights, _ place: Int
  ) -> NormalTest {
    let moments = lagMoments(score, squares, weights, place)
    return NormalTest(
      value: score * lag, expectation: score * moments.expectation,
      variance: score * score * moments.variance)
  }

  /// Turns counts of the lag into counts of score × lag; `own` is the place's z score of the variable
  /// whose lag was counted, where that is another one.
  static func test(
    _ counts: ConditionalPermutation.Counts, score: Double, own: Double? = nil,
    _ weights: SpatialWeights, _ place: Int, _ permutations: Int
  ) -> PermutationTest {
    let moments = lagMoments(own ?? score, 0, weights, place)
    let mean = counts.sum / Double(permutations)
    let variance = max(0, counts.squares / Double(permutations) - mean * mean)
    return PermutationTest(
      permutations: permutations,
      greaterCount: score == 0 ? permutations : score > 0 ? counts.greater : counts.less,
      lessCount: score == 0 ? permutations : score > 0 ? counts.less : counts.greater,
      extremeCount: score == 0 ? permutations : counts.extreme,
      mean: score * (moments.expectation + mean), variance: score * score * variance)
  }
}
