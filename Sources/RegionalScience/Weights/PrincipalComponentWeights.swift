/// Weights of principal components (وزن‌دهی مؤلفه‌های اصلی): the loadings of a criterion on the retained
/// components, each counted by its share in their variance.
///
/// Components are those of the correlation matrix. With eigenvectors *u* and eigenvalues λ the weight
/// of *j* is proportional to Σ |u_j| λ over the retained components. Directions do not matter.
/// Components of the same eigenvalue are not unique, and neither are weights that rest on one of
/// them alone.
///
/// > Source: Kaiser (1960), *Educational and Psychological Measurement* 20, for the rule; OECD & JRC
/// > (2008), *Handbook on Constructing Composite Indicators*, ch. 6, for squared loadings.
public struct PrincipalComponentWeights: WeightingMethod {
  /// Which components are retained.
  public enum Retention: Hashable, Sendable {
    /// Those whose eigenvalue is 1 or more (Kaiser).
    case kaiser
    /// The largest, until they explain this share of the variance, above 0 to 1.
    case variance(Double)
  }

  /// What of an eigenvector counts.
  public enum Loading: Hashable, Sendable, CaseIterable {
    /// The magnitude of its entry.
    case magnitude
    /// The square of its entry.
    case square
  }

  /// `principal_components`.
  public let name = "principal_components"
  /// What the method does.
  public let summary = "Loadings on the principal components, counted by their variance."
  /// Which components are retained.
  public var retention: Retention
  /// What of an eigenvector counts.
  public var loading: Loading
  /// The most criteria that are taken.
  public static let mostCriteria = 300

  /// The method with its rules.
  ///
  /// - Parameters:
  ///   - retention: Which components are retained.
  ///   - loading: What of an eigenvector counts.
  public init(retention: Retention = .kaiser, loading: Loading = .magnitude) {
    self.retention = retention
    self.loading = loading
  }

  /// Returns the weights; 0 for a constant column.
  ///
  /// - Parameter input: Scores of any sign.
  /// - Returns: One weight for each criterion, sum 1.
  /// - Throws: ``RegionalScienceError`` with code `.noVariation` if every column is constant,
  ///   `.parameter` for a share of variance outside 0...1, `.limit` for more than ``mostCriteria``
  ///   criteria, `.notConverged`.
  /// - Complexity: O(*alternatives* · *criteria*² + *criteria*³).
  public func weights(of input: WeightingInput) throws(RegionalScienceError) -> [Double] {
    let steps = try steps(input)
    var raw = [Double](repeating: 0, count: input.scores.columns)
    for (position, column) in steps.varying.enumerated() {
      for component in 0..<steps.retained {
        let entry = steps.vectors[component, position]
        let part = loading == .magnitude ? entry.magnitude : entry * entry
        raw[column] += part * steps.eigenvalues[component]
      }
    }
    let total = raw.reduce(0, +)
    return raw.map { $0 / total }
  }

  /// Returns the eigenvalues with their shares, and the retained eigenvectors over the criteria that
  /// vary.
  public func tables(of input: WeightingInput) throws(RegionalScienceError) -> [IntermediateTable] {
    let steps = try steps(input)
    let total = steps.eigenvalues.reduce(0, +)
    let names = steps.eigenvalues.indices.map { "component_\($0 + 1)" }
    var values: [Double] = []
    for (index, value) in steps.eigenvalues.enumerated() {
      values += [value, value / total, index < steps.retained ? 1 : 0]
    }
    var vectors = Matrix(
      repeating: 0, rows: steps.retained, columns: input.scores.columns)
    for component in 0..<steps.retained {
      for (position, column) in steps.varying.enumerated() {
        vectors[component, column] = steps.vectors[component, position]
      }
    }
    return [
      IntermediateTable(
        "components", rows: .named(names),
        columns: .named(["eigenvalue", "variance_share", "is_retained"]),
        Matrix(unchecked: values, rows: names.count, columns: 3)),
      IntermediateTable(
        "eigenvectors", rows: .named(Array(names.prefix(steps.retained))), columns: .criteria,
        vectors),
    ]
  }

  private struct Steps {
    let varying: [Int]
    let eigenvalues: [Double]
    /// Components × varying criteria.
    let vectors: Matrix
    let retained: Int
  }

  private func steps(_ input: WeightingInput) throws(RegionalScienceError) -> Steps {
    let scores = input.scores
    try Check.atMost(Self.mostCriteria, scores.columns, "criteria")
    var varying: [Int] = []
    var units: [[Double]] = []
    for column in 0..<scores.columns {
      let values = scores.column(column)
      let mean = Dispersion.mean(values)
      let length = Dispersion.squares(values, mean: mean).squareRoot()
      guard length > Check.leastWidth else { continue }
      varying.append(column)
      units.append(values.map { ($0 - mean) / length })
    }
    guard !varying.isEmpty else {
      throw RegionalScienceError(.noVariation, "every column is constant")
    }
    var correlation = Matrix(repeating: 1, rows: varying.count, columns: varying.count)
    for left in varying.indices {
      try Interruption.check()
      for right in 0..<left {
        var sum = 0.0
        for row in 0..<scores.rows { sum += units[left][row] * units[right][row] }
        correlation[left, right] = sum
        correlation[right, left] = sum
      }
    }
    let (eigenvalues, vectors) = try SymmetricEigen.decompose(correlation)
    return Steps(
      varying: varying, eigenvalues: eigenvalues, vectors: vectors,
      retained: try retained(eigenvalues))
  }

  private func retained(_ eigenvalues: [Double]) throws(RegionalScienceError) -> Int {
    switch retention {
    case .kaiser:
      // The largest is 1 at least, as their mean is 1; rounding must not lose it.
      return max(1, eigenvalues.count { $0 >= 1 - 1e-9 })
    case .variance(let share):
      guard share > 0, share <= 1 else {
        throw RegionalScienceError(
          .parameter, "the share of variance is \(share), expected above 0 to 1")
      }
      let total = eigenvalues.reduce(0, +)
      var sum = 0.0
      for (index, value) in eigenvalues.enumerated() {
        sum += value
        if sum >= share * total - 1e-9 { return index + 1 }
      }
      return eigenvalues.count
    }
  }
}
