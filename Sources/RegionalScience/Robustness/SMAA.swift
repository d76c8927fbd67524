/// Stochastic multicriteria acceptability analysis (SMAA-2): how often each alternative gets each rank
/// when the weights are not known but drawn at random.
///
/// ```swift
/// let result = try SMAA(samples: 10_000, seed: 1394).analysis(of: table, method: TOPSIS())
/// result.acceptability[0, 0]   // how often the first alternative is first
/// result.centralWeights[0]     // the weights that favour it, nil if none do
/// ```
///
/// The same seed gives the same result, for any number of threads.
///
/// > Source: Lahdelma & Salminen (2001), *Operations Research* 49; Tervonen & Lahdelma (2007),
/// > *European Journal of Operational Research* 178, for the sampling.
public struct SMAA: Hashable, Sendable {
  /// Whether it is counted how often one alternative is better than another.
  public enum Pairs: Hashable, Sendable, CaseIterable {
    /// Not counted: it asks for all pairs in each weighting.
    case omitted
    /// Counted.
    case counted
  }

  /// Which ranks are counted.
  public enum Depth: Hashable, Sendable {
    /// All.
    case all
    /// The first ranks up to this one.
    case first(Int)
  }

  /// What comes of the weightings.
  public struct Result: Hashable, Sendable {
    /// Alternatives × ranks: the share of the weightings in which the alternative has the rank. Tied
    /// alternatives share their ranks evenly, so that rows and columns of all ranks sum to 1.
    public let acceptability: Matrix
    /// For each alternative the mean of the weightings that make it first; `nil` if none do.
    public let centralWeights: [[Double]?]
    /// For each alternative its share in the first rank when its central weights are used: 1 if it is
    /// then first alone; `nil` without central weights.
    public let confidenceFactors: [Double?]
    /// The mean rank of each alternative over the weightings.
    public let expectedRanks: [Double]
    /// Alternatives × alternatives: the share of the weightings in which the row is better than the
    /// column, ties not counted; `nil` if not asked for.
    public let pairwiseWins: Matrix?
    /// The number of weightings.
    public let samples: Int
  }

  /// The number of weightings, 1 to 10,000,000.
  public var samples: Int
  /// The seed.
  public var seed: UInt64
  /// How weights are drawn.
  public var sampling: WeightSampling
  /// Which ranks are counted.
  public var depth: Depth
  /// Whether pairs are counted.
  public var pairs: Pairs
  /// How many threads share the work.
  public var threads: ThreadCount

  /// The analysis with its options.
  ///
  /// - Parameters:
  ///   - samples: The number of weightings, 1 to 10,000,000. The error of a share is about
  ///     1/√*samples*.
  ///   - seed: The seed.
  ///   - sampling: How weights are drawn.
  ///   - depth: Which ranks are counted; alternatives × ranks are at most 2²², which is all ranks of 2048
  ///     alternatives. Each thread counts on its own, fewer where together they would take more than
  ///     256 MiB.
  ///   - pairs: Whether pairs are counted; for at most 2048 alternatives.
  ///   - threads: How many threads share the work.
  public init(
    samples: Int = 10_000, seed: UInt64 = 0, sampling: WeightSampling = WeightSampling(),
    depth: Depth = .all, pairs: Pairs = .omitted, threads: ThreadCount = .automatic
  ) {
    self.samples = samples
    self.seed = seed
    self.sampling = sampling
    self.depth = depth
    self.pairs = pairs
    self.threads = threads
  }

  /// Ranks the alternatives under each weighting.
  ///
  /// - Parameters:
  ///   - table: Alternatives, criteria and directions; its weights do not count.
  ///   - method: The method.
  /// - Returns: Shares, central weights and the rest.
  /// - Throws: ``RegionalScienceError`` with code `.parameter` or `.limit` for options outside their
  ///   domain, `.limit` for more than 2²² alternatives × criteria, and what the method and ``WeightSampling/weights(count:criteria:seed:)`` throw.
  /// - Complexity: For each weighting O(*alternatives* · *criteria*) for most methods; O(*alternatives*²)
  ///   more if pairs are counted.
  public func analysis(of table: DecisionTable, method: any RankingMethod)
    throws(RegionalScienceError) -> Result
  {
    guard samples >= 1 else {
      throw RegionalScienceError(.parameter, "\(samples) weightings, expected 1 or more")
    }
    try Check.atMost(10_000_000, samples, "weightings")
    let count = table.alternatives
    let ranks = try rankCount(count)
    if pairs == .counted { try Check.atMost(2048, count, "alternatives, all of whose pairs count") }
    let (cells, overflow) = count.multipliedReportingOverflow(by: table.criteria)
    try Check.atMost(1 << 22, overflow ? .max : cells, "central weights")
    let even = [Double](repeating: 1 / Double(table.criteria), count: table.criteria)
    let scorer = try method.scorer(of: table.unchecked(weights: even))
    let quick = scorer as? any OrderScorer
    let sampler = try WeightSampler(sampling, criteria: table.criteria)
    let size = WeightSampler.blockSize(samples: samples)
    let (samples, seed, order) = (samples, seed, method.order)
    let countsPairs = pairs == .counted
    let criteria = table.criteria
    // Each thread counts on its own; fewer do where that would take much memory.
    let most = RankTally.bytes(
      alternatives: count, ranks: ranks, criteria: criteria, countsPairs: countsPairs)
    let tallies = try WorkBlocks.run(
      (samples + size - 1) / size,
      threads: max(1, min(threads.value(), Self.mostBytes / most)),
      start: {
        RankTally(
          alternatives: count, ranks: ranks, criteria: criteria, countsPairs: countsPairs)
      },
      { (block, tally) throws(RegionalScienceError) in
        let interruption = Interruption.current
        var stream = sampler.stream(seed: seed, block: block)
        let last = min(samples, (block + 1) * size)
        guard let quick else {
          for _ in (block * size)..<last {
            try interruption.check()
            let weights = try stream.next()
            tally.add(try Self.checked(scorer, weights, count), order, weights)
          }
          return
        }
        var keys = [Double](repeating: 0, count: Self.keyed * count)
        for first in stride(from: block * size, to: last, by: Self.keyed) {
          try interruption.check()
          var weights: [Double] = []
          for _ in first..<min(last, first + Self.keyed) { weights += try stream.next() }
          quick.orderKeys(weights, &keys)
          for number in 0..<(weights.count / criteria) {
            let own = weights[(number * criteria)..<((number + 1) * criteria)]
            if tally.add(keys: keys, number, leastGap: quick.leastGap, order, own) { continue }
            tally.add(try Self.checked(scorer, Array(own), count), order, Array(own))
          }
        }
      })
    let total = RankTally.joined(
      tallies, alternatives: count, ranks: ranks, criteria: criteria, countsPairs: countsPairs)
    return try result(total, scorer, order, count: count, ranks: ranks)
  }

  /// How many weightings are put into order by keys at a time; the keys stay in the nearest memory.
  private static let keyed = 4

  /// What the counts of all threads may take together; those of one may take more.
  static let mostBytes = 256 << 20

  private func rankCount(_ alternatives: Int) throws(RegionalScienceError) -> Int {
    let ranks: Int
    switch depth {
    case .all: ranks = alternatives
    case .first(let some):
      guard some >= 1 else {
        throw RegionalScienceError(.parameter, "the first \(some) ranks, expected 1 or more")
      }
      ranks = min(some, alternatives)
    }
    let (cells, overflow) = alternatives.multipliedReportingOverflow(by: ranks)
    try Check.atMost(1 << 22, overflow ? Int.max : cells, "shares of alternatives and ranks")
    return ranks
  }

  /// Scores, of a method of one's own as well, that can be sorted.
  private static func checked(_ scorer: any WeightScorer, _ weights: [Double], _ count: Int)
    throws(RegionalScienceError) -> [Double]
  {
    let scores = try scorer.scores(weights: weights)
    try Check.sameCount(scores.count, count, "scores")
    // 0 times anything is 0 unless it is not finite.
    var zero = 0.0
    for score in scores { zero += score * 0 }
    guard zero == 0 else {
      try Check.finite(scores, "score")
      throw RegionalScienceError(.notFinite, "a score is not finite")
    }
    return scores
  }

  private func result(
    _ total: RankTally, _ scorer: any WeightScorer, _ order: Ranks.Order, count: Int,
    ranks: Int
  ) throws(RegionalScienceError) -> Result {
    let unit = Double(RankTally.unit) * Double(samples)
    let acceptability = total.ranks.map { Double($0) / unit }
    let expected = total.rankSums.map { Double($0) / 2 / Double(samples) }
    let central = total.centralWeights
    var confidence = [Double?](repeating: nil, count: count)
    for (alternative, weights) in central.enumerated() {
      guard let weights else { continue }
      try Interruption.check()
      let scores = try Self.checked(scorer, weights, count)
      // Who ties with the first, as in ``Ranks``.
      let best = (order == .highestFirst ? scores.max() : scores.min()) ?? 0
      let tolerance = 1e-12 * scores.reduce(0) { max($0, $1.magnitude) }
      let isFirst = scores.map { ($0 - best).magnitude <= tolerance }
      confidence[alternative] = isFirst[alternative] ? 1 / Double(isFirst.count { $0 }) : 0
    }
    return Result(
      acceptability: Matrix(unchecked: acceptability, rows: count, columns: ranks),
      centralWeights: central, confidenceFactors: confidence, expectedRanks: expected,
      pairwiseWins: pairs == .omitted
        ? nil
        : Matrix(
          unchecked: total.wins.map { Double($0) / Double(samples) }, rows: count, columns: count),
      samples: samples)
  }
}
