/// The same weight for each criterion.
public struct EqualWeights: WeightingMethod {
  /// `equal`.
  public let name = "equal"
  /// What the method does.
  public let summary = "The same weight for each criterion."

  /// The method; it has no options.
  public init() {}

  /// Returns 1 over the number of criteria for each.
  public func weights(of input: WeightingInput) throws(RegionalScienceError) -> [Double] {
    try ObjectiveWeights.equal(count: input.scores.columns)
  }
}

/// Weights that somebody chose.
public struct GivenWeights: WeightingMethod {
  /// `given`.
  public let name = "given"
  /// What the method does.
  public let summary = "Weights that somebody chose, divided by their sum."
  /// One for each criterion, 0 or more, any sum above 0.
  public var values: [Double]

  /// The method with weights.
  ///
  /// - Parameter values: One for each criterion, 0 or more, any sum above 0.
  public init(_ values: [Double]) { self.values = values }

  /// Returns the weights divided by their sum.
  public func weights(of input: WeightingInput) throws(RegionalScienceError) -> [Double] {
    try Check.sameCount(values.count, input.scores.columns, "weights")
    return try ObjectiveWeights.normalized(values)
  }
}

/// Weights of judges' pairwise comparisons (AHP), by the geometric mean of the judges.
public struct ComparisonWeights: WeightingMethod {
  /// `ahp`.
  public let name = "ahp"
  /// What the method does.
  public let summary = "Weights of pairwise comparisons, judges joined by the geometric mean."
  /// One matrix of criteria × criteria for each judge.
  public var judges: [Matrix]
  /// How weights are drawn from the comparisons.
  public var method: AnalyticHierarchy.Method

  /// The method with comparisons.
  ///
  /// - Parameters:
  ///   - judges: One matrix of criteria × criteria for each judge, as in
  ///     ``AnalyticHierarchy/weights(_:method:randomIndex:)``.
  ///   - method: How weights are drawn.
  public init(judges: [Matrix], method: AnalyticHierarchy.Method = .eigenvector) {
    self.judges = judges
    self.method = method
  }

  /// Returns the weights of the joint comparisons.
  public func weights(of input: WeightingInput) throws(RegionalScienceError) -> [Double] {
    let comparisons = try AnalyticHierarchy.groupComparisons(judges)
    try Check.sameCount(comparisons.rows, input.scores.columns, "compared criteria")
    return try AnalyticHierarchy.weights(comparisons, method: method).weights
  }

  /// Returns the joint comparisons, the principal eigenvalue and the consistency, of which the ratio is
  /// missing for more than 15 criteria.
  public func tables(of input: WeightingInput) throws(RegionalScienceError) -> [IntermediateTable] {
    let comparisons = try AnalyticHierarchy.groupComparisons(judges)
    let result = try AnalyticHierarchy.weights(comparisons, method: method)
    var summary = [
      ("principal_eigenvalue", result.principalEigenvalue),
      ("consistency_index", result.consistencyIndex),
    ]
    if let ratio = result.consistencyRatio { summary.append(("consistency_ratio", ratio)) }
    return [
      IntermediateTable("comparisons", rows: .criteria, columns: .criteria, comparisons),
      .summary(summary),
    ]
  }
}

/// Shannon's entropy weights; see ``ObjectiveWeights/entropy(_:)``.
public struct EntropyWeights: WeightingMethod {
  /// `entropy`.
  public let name = "entropy"
  /// What the method does.
  public let summary = "A criterion counts the more, the less even it is."

  /// The method; it has no options.
  public init() {}

  /// Returns the entropy weights.
  public func weights(of input: WeightingInput) throws(RegionalScienceError) -> [Double] {
    try ObjectiveWeights.entropy(input.scores)
  }

  /// Returns the shares of each column, entropies and divergences.
  public func tables(of input: WeightingInput) throws(RegionalScienceError) -> [IntermediateTable] {
    let scores = input.scores
    _ = try ObjectiveWeights.entropy(scores)
    var entropies: [Double] = []
    for column in 0..<scores.columns {
      // A column of zeros is even; so is the only row.
      entropies.append(try Concentration.normalizedEntropy(scores.column(column)) ?? 1)
    }
    return [
      .scores("shares", scores.times(scores.columnSums.map { $0 > Check.leastWidth ? 1 / $0 : 0 })),
      .criteria(
        "entropy", [("entropy", entropies), ("divergence", entropies.map { 1 - $0 })]),
    ]
  }
}

/// Weights in proportion to standard deviations; see
/// ``ObjectiveWeights/standardDeviation(_:scaling:)``.
public struct StandardDeviationWeights: WeightingMethod {
  /// `standard_deviation`.
  public let name = "standard_deviation"
  /// What the method does.
  public let summary = "Weights in proportion to the standard deviations of the columns."
  /// What makes columns of different units comparable.
  public var scaling: ObjectiveWeights.DeviationScaling

  /// The method with a scaling.
  ///
  /// - Parameter scaling: What makes columns of different units comparable.
  public init(scaling: ObjectiveWeights.DeviationScaling = .none) { self.scaling = scaling }

  /// Returns the weights.
  public func weights(of input: WeightingInput) throws(RegionalScienceError) -> [Double] {
    try ObjectiveWeights.standardDeviation(input.scores, scaling: scaling)
  }
}

/// CRITIC weights; see ``ObjectiveWeights/critic(_:orientation:)``.
public struct CriticWeights: WeightingMethod {
  /// Which way cost criteria point.
  public enum Costs: Hashable, Sendable, CaseIterable {
    /// From worst to best, as in the source.
    case oriented
    /// As if more were better, as some packages do.
    case asBenefits
  }

  /// `critic`.
  public let name = "critic"
  /// What the method does.
  public let summary = "Spread times conflict with the other criteria."
  /// Which way cost criteria point.
  public var costs: Costs

  /// The method with an orientation.
  ///
  /// - Parameter costs: Which way cost criteria point.
  public init(costs: Costs = .oriented) { self.costs = costs }

  /// Returns the weights.
  public func weights(of input: WeightingInput) throws(RegionalScienceError) -> [Double] {
    try ObjectiveWeights.critic(
      input.scores,
      orientation: costs == .oriented ? .directions(input.directions) : .allBenefit)
  }
}
