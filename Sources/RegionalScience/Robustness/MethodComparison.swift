/// The same table ranked by several methods: one ranking of all, and how far they agree.
///
/// ```swift
/// let all = try MethodComparison.comparison(of: table, methods: RankingMethods.standard.all)
/// all.copeland       // pairwise wins less losses over the methods
/// all.concordance    // Kendall's W
/// all.refusals       // methods that this table is not for, with the reason
/// ```
public enum MethodComparison {
  /// Rankings and what comes of them.
  public struct Result: Hashable, Sendable {
    /// The rankings of the methods that took the table, in the order of the methods.
    public let rankings: [Ranking]
    /// The methods that did not, by name, with the reason.
    public let refusals: [Refusal]
    /// Borda's counts, higher is better.
    public let borda: [Double]
    /// Copeland's scores, higher is better; empty for more than ``mostPairedAlternatives``.
    public let copeland: [Double]
    /// Mean ranks, lower is better.
    public let meanRanks: [Double]
    /// Kendall's coefficient of concordance W, 0...1; `nil` for one alternative or if all tie all.
    public let concordance: Double?
    /// Rankings × rankings: Spearman's rho, undefined where one ties all.
    public let spearman: PartialMatrix
    /// Rankings × rankings: Kendall's tau-b, undefined where one ties all.
    public let kendall: PartialMatrix
    /// Rankings × rankings: WS with the row as reference, undefined for one alternative.
    public let ws: PartialMatrix
  }

  /// A method that did not take the table.
  public struct Refusal: Hashable, Sendable {
    /// The method's name.
    public let method: String
    /// Why.
    public let error: RegionalScienceError
  }

  /// The most alternatives of which all pairs are compared.
  public static let mostPairedAlternatives = 10_000

  /// Ranks a table by several methods.
  ///
  /// - Parameters:
  ///   - table: Alternatives, criteria, weights and directions.
  ///   - methods: The methods, one or more.
  ///   - tie: How far tied scores may lie apart.
  /// - Returns: Rankings, aggregates and agreement.
  /// - Throws: ``RegionalScienceError`` with code `.empty` for no methods, or the error of the first
  ///   method if none takes the table.
  /// - Complexity: That of the methods, and O(*methods* · *alternatives*² +
  ///   *methods*² · *alternatives* log *alternatives*).
  public static func comparison(
    of table: DecisionTable, methods: [any RankingMethod], tie: Ranks.Tie = .relative(1e-12)
  ) throws(RegionalScienceError) -> Result {
    var rankings: [Ranking] = []
    var refusals: [Refusal] = []
    for method in methods {
      try Interruption.check()
      do throws(RegionalScienceError) {
        rankings.append(try method.ranking(of: table, tie: tie))
      } catch {
        if error.code == .cancelled { throw error }
        refusals.append(Refusal(method: method.name, error: error))
      }
    }
    guard !rankings.isEmpty else {
      throw refusals.first?.error ?? RegionalScienceError(.empty, "no methods to compare")
    }
    let ranks = rankings.map(\.ranks)
    let matrix = Matrix(
      unchecked: ranks.flatMap { $0 }, rows: ranks.count, columns: table.alternatives)
    return Result(
      rankings: rankings, refusals: refusals, borda: try RankAggregation.borda(matrix),
      copeland: table.alternatives <= mostPairedAlternatives
        ? try RankAggregation.copeland(matrix) : [],
      meanRanks: try RankAggregation.meanRanks(matrix),
      concordance: try RankAggregation.concordance(matrix),
      spearman: try pairs(ranks) { (one, other) throws(RegionalScienceError) in
        try RankCorrelation.spearman(one, other)
      },
      kendall: try pairs(ranks) { (one, other) throws(RegionalScienceError) in
        try RankCorrelation.kendallTauB(one, other)
      },
      ws: try pairs(ranks) { (one, other) throws(RegionalScienceError) in
        try RankCorrelation.ws(reference: one, ranks: other)
      })
  }

  private static func pairs(
    _ ranks: [[Double]],
    _ coefficient: ([Double], [Double]) throws(RegionalScienceError) -> Double?
  ) throws(RegionalScienceError) -> PartialMatrix {
    var values: [Double?] = []
    for one in ranks {
      for other in ranks {
        try Interruption.check()
        values.append(try coefficient(one, other))
      }
    }
    return try PartialMatrix(rows: ranks.count, columns: ranks.count, values: values)
  }
}
