/// ELECTRE I: which alternatives outrank which, and those that none outranks.
///
/// *a* outranks *b* if the criteria in which *a* is at least as good have enough weight (concordance)
/// and *b* is in no criterion too much better (discordance: the largest lead of *b* over the largest
/// range of a scaled criterion).
///
/// It is a method of choice. As a ranking it counts how many an alternative outranks less how many
/// outrank it.
///
/// > Source: Roy (1968), *RAIRO* 2.
public struct ElectreI: RankingMethod {
  /// How columns are made comparable for the discordance.
  public enum Scaling: Hashable, Sendable, CaseIterable {
    /// `x / Σx`; values of 0 or more.
    case share
    /// Worst 0, best 1.
    case minMax
    /// As they are, for criteria of one unit.
    case none
  }

  /// Concordance, discordance and the relation.
  public struct Result: Hashable, Sendable {
    /// Alternatives × alternatives, 0...1: the weight of the criteria in which the row is at least as
    /// good as the column; 1 on the diagonal.
    public let concordance: Matrix
    /// Alternatives × alternatives, 0...1: the largest lead of the column over the row; 0 on the
    /// diagonal.
    public let discordance: Matrix
    /// Alternatives × alternatives: 1 where the row outranks the column, else 0; 0 on the diagonal.
    public let outranking: Matrix
    /// The alternatives that none outranks, in input order; none if all lie on circuits.
    public let kernel: [Int]
    /// How many each outranks less how many outrank it; higher is better.
    public let net: [Double]
  }

  /// From which concordance one may outrank another, 0...1.
  public var concordanceThreshold: Double
  /// Up to which discordance one may outrank another, 0...1.
  public var discordanceThreshold: Double
  /// How columns are made comparable.
  public var scaling: Scaling
  /// `electre_i`.
  public let name = "electre_i"
  /// What the method does.
  public let summary = "Outranking by concordance and discordance, and what none outranks."
  /// The most alternatives that are taken, as all pairs are looked at.
  public static let mostAlternatives = 4000

  /// The method with thresholds.
  ///
  /// - Parameters:
  ///   - concordanceThreshold: From which concordance one may outrank another, 0...1.
  ///   - discordanceThreshold: Up to which discordance one may outrank another, 0...1.
  ///   - scaling: How columns are made comparable.
  public init(
    concordanceThreshold: Double = 0.65, discordanceThreshold: Double = 0.35,
    scaling: Scaling = .share
  ) {
    self.concordanceThreshold = concordanceThreshold
    self.discordanceThreshold = discordanceThreshold
    self.scaling = scaling
  }

  /// Returns concordance, discordance, the relation and its kernel.
  ///
  /// Thresholds are met within 1e-12. If no criterion varies, no pair is discordant.
  ///
  /// - Parameter table: Alternatives, criteria, weights and directions.
  /// - Returns: The tables of all pairs.
  /// - Throws: ``RegionalScienceError`` with code `.parameter` for a threshold outside 0...1,
  ///   `.negative` for a value that the scaling does not allow, `.limit` for more than
  ///   ``mostAlternatives`` alternatives.
  /// - Complexity: O(*alternatives*² · *criteria*), and three tables of *alternatives*².
  public func relation(_ table: DecisionTable) throws(RegionalScienceError) -> Result {
    for threshold in [concordanceThreshold, discordanceThreshold]
    where !(threshold >= 0 && threshold <= 1) {
      throw RegionalScienceError(.parameter, "a threshold is \(threshold), expected 0 to 1")
    }
    let count = table.alternatives
    try Check.atMost(Self.mostAlternatives, count, "alternatives")
    let values = try oriented(table)
    let range = values.columnRanges.reduce(0) { max($0, $1.high - $1.low) }
    let sum = table.weights.reduce(0, +)
    var concordance = Matrix(repeating: 1, rows: count, columns: count)
    var discordance = Matrix(repeating: 0, rows: count, columns: count)
    var outranking = discordance
    var net = [Double](repeating: 0, count: count)
    var isOutranked = [Bool](repeating: false, count: count)
    for row in 0..<count {
      try Interruption.check()
      for other in 0..<count where other != row {
        var (agreeing, lead) = (0.0, 0.0)
        for column in 0..<table.criteria {
          let difference =
            values.values[other * table.criteria + column]
            - values.values[row * table.criteria + column]
          if difference <= 0 { agreeing += table.weights[column] }
          if difference > lead { lead = difference }
        }
        let (agreement, objection) = (agreeing / sum, range > 0 ? lead / range : 0)
        concordance[row, other] = agreement
        discordance[row, other] = objection
        if agreement >= concordanceThreshold - 1e-12, objection <= discordanceThreshold + 1e-12 {
          outranking[row, other] = 1
          net[row] += 1
          net[other] -= 1
          isOutranked[other] = true
        }
      }
    }
    return Result(
      concordance: concordance, discordance: discordance, outranking: outranking,
      kernel: (0..<count).filter { !isOutranked[$0] }, net: net)
  }

  /// The scaled scores, so that more is better in every column.
  private func oriented(_ table: DecisionTable) throws(RegionalScienceError) -> Matrix {
    let signs: [Double] = table.directions.map { $0 == .benefit ? 1 : -1 }
    switch scaling {
    case .share:
      try Check.nonNegative(table.scores)
      return table.scores.times(
        zip(table.scores.columnSums, signs).map { $0 > Check.leastWidth ? $1 / $0 : 0 })
    case .minMax: return table.minMaxScaled
    case .none: return table.scores.times(signs)
    }
  }

  /// Returns how many each outranks less how many outrank it.
  public func scores(of table: DecisionTable) throws(RegionalScienceError) -> [Double] {
    try relation(table).net
  }

  /// Returns concordance, discordance and the relation of all pairs, and the kernel.
  public func tables(of table: DecisionTable) throws(RegionalScienceError) -> [IntermediateTable] {
    let result = try relation(table)
    var isKernel = [Double](repeating: 0, count: table.alternatives)
    for index in result.kernel { isKernel[index] = 1 }
    let pairs = { (name: String, values: Matrix) in
      IntermediateTable(name, rows: .alternatives, columns: .alternatives, values)
    }
    return [
      pairs("concordance", result.concordance), pairs("discordance", result.discordance),
      pairs("outranking", result.outranking),
      .alternatives("kernel", [("in_kernel", isKernel), ("net", result.net)]),
    ]
  }
}
