/// How random weights are drawn: a Dirichlet distribution, and what is known about the weights.
///
/// ```swift
/// WeightSampling()                                            // uniform over all weights
/// WeightSampling(knowledge: .order([2, 0, 1]))                // the third criterion counts most
/// WeightSampling(knowledge: .bounds([0.1...0.5, 0...1, 0...0.3]))
/// WeightSampling(distribution: .around([0.5, 0.3, 0.2], concentration: 50))
/// ```
public struct WeightSampling: Hashable, Sendable {
  /// The distribution before anything is known.
  public enum Distribution: Hashable, Sendable {
    /// Uniform over all weights of sum 1: Dirichlet with 1 throughout.
    case uniform
    /// Dirichlet with a parameter for each criterion, 0.01 to 1e6.
    case dirichlet([Double])
    /// Dirichlet about weights of sum 1: each parameter is weight × concentration; the larger the
    /// concentration, the closer. A weight of 0 stays 0.
    case around([Double], concentration: Double)
  }

  /// What is known about the weights.
  public enum Knowledge: Hashable, Sendable {
    /// Nothing.
    case nothing
    /// Criteria from the most to the least important; criteria that are left out are free.
    case order([Int])
    /// The least and the largest weight of each criterion.
    case bounds([ClosedRange<Double>])
  }

  /// The distribution before anything is known.
  public var distribution: Distribution
  /// What is known about the weights.
  public var knowledge: Knowledge

  /// A way to draw weights.
  ///
  /// - Parameters:
  ///   - distribution: The distribution before anything is known.
  ///   - knowledge: What is known about the weights.
  public init(distribution: Distribution = .uniform, knowledge: Knowledge = .nothing) {
    self.distribution = distribution
    self.knowledge = knowledge
  }

  /// Returns some weights, the same for the same seed.
  ///
  /// - Parameters:
  ///   - count: How many weightings, 0 to 1,000,000.
  ///   - criteria: The number of criteria.
  ///   - seed: The seed.
  /// - Returns: Weightings × criteria, each row of sum 1.
  /// - Throws: ``RegionalScienceError`` with code `.shape` for a number of parameters, weights or bounds
  ///   other than that of the criteria, `.parameter` for one outside its domain or bounds that no
  ///   weighting meets, `.notConverged` if hardly any drawn weighting does, `.limit`.
  /// - Complexity: O(*count* · *criteria*), more for knowledge that few weightings meet.
  public func weights(count: Int, criteria: Int, seed: UInt64) throws(RegionalScienceError)
    -> Matrix
  {
    guard count >= 0 else {
      throw RegionalScienceError(.parameter, "\(count) weightings, expected 0 or more")
    }
    try Check.atMost(1_000_000, count, "weightings")
    var values: [Double] = []
    let sampler = try WeightSampler(self, criteria: criteria)
    let size = WeightSampler.blockSize(samples: count)
    for block in 0..<((count + size - 1) / size) {
      var stream = sampler.stream(seed: seed, block: block)
      for _ in (block * size)..<min(count, (block + 1) * size) { values += try stream.next() }
    }
    return Matrix(unchecked: values, rows: count, columns: criteria)
  }
}

/// A checked way to draw weights.
struct WeightSampler: Sendable {
  private let shapes: [Double]
  private let order: [Int]
  private let bounds: [ClosedRange<Double>]
  private let way: Way

  private enum Way {
    case plain
    /// Values of the ordered criteria are sorted into their order: exact for a symmetric distribution.
    case sorted
    /// Drawn until the knowledge is met.
    case rejected
    /// Above the lower bounds, drawn until the upper ones are met: exact for the uniform one.
    case shifted
    /// Exchanges between two weights within the bounds, again and again.
    case exchanged
  }

  private static let mostTries = 20_000

  init(_ sampling: WeightSampling, criteria: Int) throws(RegionalScienceError) {
    guard criteria > 0 else { throw RegionalScienceError(.empty, "no criteria, no weights") }
    let shapes = try Self.shapes(sampling.distribution, criteria)
    let isSymmetric = shapes.allSatisfy { $0 == shapes[0] }
    let isUniform = shapes.allSatisfy { $0 == 1 }
    self.shapes = shapes
    switch sampling.knowledge {
    case .nothing:
      (order, bounds, way) = ([], [], .plain)
    case .order(let criteriaInOrder):
      for criterion in criteriaInOrder {
        try Check.index(criterion, count: criteria, "criterion")
      }
      guard Set(criteriaInOrder).count == criteriaInOrder.count else {
        throw RegionalScienceError(.parameter, "a criterion is named twice in the order")
      }
      (order, bounds) = (criteriaInOrder, [])
      way = isSymmetric ? .sorted : .rejected
    case .bounds(let given):
      try Self.check(given, criteria)
      (order, bounds) = ([], given)
      if isUniform {
        // A few hundred draws tell whether enough of them meet the upper bounds; they are the same
        // for every run.
        var pilot = Stream(
          sampler: Self(shapes: shapes, bounds: given, way: .shifted),
          random: SplitMix64(seed: 0, stream: -1))
        way = pilot.meetsOften() ? .shifted : .exchanged
      } else {
        way = .rejected
      }
    }
  }

  private init(shapes: [Double], bounds: [ClosedRange<Double>], way: Way) {
    self.shapes = shapes
    self.bounds = bounds
    self.way = way
    order = []
  }

  private static func shapes(_ distribution: WeightSampling.Distribution, _ criteria: Int)
    throws(RegionalScienceError) -> [Double]
  {
    switch distribution {
    case .uniform: return [Double](repeating: 1, count: criteria)
    case .dirichlet(let shapes):
      try Check.sameCount(shapes.count, criteria, "Dirichlet parameters")
      for (index, shape) in shapes.enumerated() where !(shape >= 0.01 && shape <= 1e6) {
        throw RegionalScienceError(
          .parameter, "Dirichlet parameter \(index) is \(shape), expected 0.01 to 1e6",
          column: index)
      }
      return shapes
    case .around(let weights, let concentration):
      try Check.weights(weights, count: criteria)
      guard concentration >= 1, concentration <= 1e6 else {
        throw RegionalScienceError(
          .parameter, "the concentration is \(concentration), expected 1 to 1e6")
      }
      return weights.map { $0 == 0 ? 0 : max(0.01, $0 * concentration) }
    }
  }

  private static func check(_ bounds: [ClosedRange<Double>], _ criteria: Int)
    throws(RegionalScienceError)
  {
    try Check.sameCount(bounds.count, criteria, "bounds")
    for (index, bound) in bounds.enumerated()
    where !(bound.lowerBound >= 0 && bound.upperBound <= 1) {
      throw RegionalScienceError(
        .parameter,
        "the bounds of \(column: index, "criterion") are \(bound), expected within 0 to 1",
        column: index)
    }
    let least = bounds.reduce(0) { $0 + $1.lowerBound }
    let most = bounds.reduce(0) { $0 + $1.upperBound }
    guard least <= 1 + 1e-12, most >= 1 - 1e-12 else {
      throw RegionalScienceError(
        .parameter,
        least > 1
          ? "the lower bounds sum to \(least), more than 1"
          : "the upper bounds sum to \(most), less than 1")
    }
  }

  /// How many weightings share a sequence of random numbers: few blocks, whatever the number of
  /// threads.
  static func blockSize(samples: Int) -> Int { max(64, (samples + 511) / 512) }

  func stream(seed: UInt64, block: Int) -> Stream {
    Stream(sampler: self, random: SplitMix64(seed: seed, stream: block))
  }

  /// The weightings of one block.
  struct Stream {
    private let sampler: WeightSampler
    private var random: SplitMix64
    private var current: [Double] = []

    init(sampler: WeightSampler, random: SplitMix64) {
      self.sampler = sampler
      self.random = random
    }

    mutating func next() throws(RegionalScienceError) -> [Double] {
      switch sampler.way {
      case .plain: return draw()
      case .sorted:
        var weights = draw()
        let sorted = sampler.order.map { weights[$0] }.sorted(by: >)
        for (criterion, weight) in zip(sampler.order, sorted) { weights[criterion] = weight }
        return weights
      case .rejected, .shifted:
        for _ in 0..<WeightSampler.mostTries {
          if let weights = attempt() { return weights }
        }
        throw RegionalScienceError(
          .notConverged,
          "none of \(WeightSampler.mostTries) weightings drawn meets what is known about them")
      case .exchanged:
        let count = sampler.bounds.count
        if current.isEmpty {
          current = start()
          for _ in 0..<(200 * count) { exchange() }
        }
        for _ in 0..<(10 * count) { exchange() }
        return current
      }
    }

    /// Whether one draw in fifty or more meets the bounds.
    mutating func meetsOften() -> Bool {
      var met = 0
      for _ in 0..<500 where attempt() != nil { met += 1 }
      return met >= 10
    }

    /// Gammas divided by their sum.
    private mutating func draw() -> [Double] {
      while true {
        var sum = 0.0
        var weights = sampler.shapes
        for index in weights.indices where weights[index] > 0 {
          weights[index] = random.nextGamma(shape: weights[index])
          sum += weights[index]
        }
        guard sum > 1e-290 else { continue }
        for index in weights.indices { weights[index] /= sum }
        return weights
      }
    }

    private mutating func attempt() -> [Double]? {
      var weights = draw()
      if sampler.way == .shifted {
        let room = max(0, 1 - sampler.bounds.reduce(0) { $0 + $1.lowerBound })
        for (index, bound) in sampler.bounds.enumerated() {
          weights[index] = bound.lowerBound + room * weights[index]
        }
      }
      for (index, bound) in sampler.bounds.enumerated()
      where weights[index] < bound.lowerBound - 1e-12 || weights[index] > bound.upperBound + 1e-12 {
        return nil
      }
      for index in sampler.order.indices.dropFirst()
      where weights[sampler.order[index]] > weights[sampler.order[index - 1]] {
        return nil
      }
      return weights
    }

    /// The weights at the same share of the way from the lower to the upper bounds.
    private func start() -> [Double] {
      let least = sampler.bounds.reduce(0) { $0 + $1.lowerBound }
      let most = sampler.bounds.reduce(0) { $0 + $1.upperBound }
      let share = most > least ? min(1, max(0, (1 - least) / (most - least))) : 0
      return sampler.bounds.map { $0.lowerBound + share * ($0.upperBound - $0.lowerBound) }
    }

    /// Moves weight between two criteria, uniformly within the bounds.
    private mutating func exchange() {
      let count = sampler.bounds.count
      guard count > 1 else { return }
      let one = random.nextIndex(below: count)
      let step = 1 + random.nextIndex(below: count - 1)
      let other = (one + step) % count
      let sum = current[one] + current[other]
      let (left, right) = (sampler.bounds[one], sampler.bounds[other])
      let low = max(left.lowerBound, sum - right.upperBound)
      let high = min(left.upperBound, sum - right.lowerBound)
      guard high > low else { return }
      current[one] = low + (high - low) * random.nextOpenUnit()
      current[other] = sum - current[one]
    }
  }
}
