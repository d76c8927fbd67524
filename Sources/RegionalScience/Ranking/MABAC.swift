import Glibc

/// MABAC: distances from the border between good and poor, the geometric mean of each criterion.
///
/// Columns are scaled to 0...1; V = w (n + 1), the border is the geometric mean of each column of V, and
/// the score is the sum of V less the border. The means are of logarithms, so that many alternatives do not
/// underflow.
///
/// > Source: Pamučar & Ćirović (2015), *Expert Systems with Applications* 42.
public struct MABAC: RankingMethod {
  /// Distances and scores.
  public struct Result: Hashable, Sendable {
    /// Alternatives × criteria: how far above the border (below it if negative) each is.
    public let distances: Matrix
    /// The border of each criterion.
    public let border: [Double]
    /// The sums of the distances, higher is better.
    public let scores: [Double]
  }

  /// `mabac`.
  public let name = "mabac"
  /// What the method does.
  public let summary = "Distances from the geometric mean of the weighted scaled scores."

  /// The method; it has no options.
  public init() {}

  /// Returns distances from the border and their sums.
  ///
  /// In a constant column all are on the border.
  ///
  /// - Parameter table: Alternatives, criteria, weights and directions; values of any sign.
  /// - Returns: One score for each alternative.
  /// - Complexity: O(*alternatives* · *criteria*).
  public static func scores(_ table: DecisionTable) -> Result {
    let (distances, means) = steps(table)
    let weighted = distances.times(table.weights)
    return Result(
      distances: weighted, border: zip(means, table.weights).map { $0 * $1 },
      scores: distances.products(table.weights))
  }

  /// n + 1 less its geometric mean, and the geometric means.
  private static func steps(_ table: DecisionTable) -> (distances: Matrix, means: [Double]) {
    let scaled = table.minMaxScaled
    let logarithms = scaled.mapValues { log1p($0) }.columnSums
    let means = zip(logarithms, table.minMaxScales).map {
      $1.scale == 0 ? 1 : exp($0 / Double(table.alternatives))
    }
    return (scaled.mapCells { $0 + 1 - means[$1] }, means)
  }

  /// Returns the sums of the distances, higher is better.
  public func scores(of table: DecisionTable) throws(RegionalScienceError) -> [Double] {
    Self.scores(table).scores
  }

  /// Returns the scaled scores, the border and the distances from it.
  public func tables(of table: DecisionTable) throws(RegionalScienceError) -> [IntermediateTable] {
    let result = Self.scores(table)
    return [
      .scores("scaled", table.minMaxScaled), .criteria("border", [("border", result.border)]),
      .scores("distances", result.distances),
    ]
  }

  /// Returns a scorer that is linear in the weights.
  public func scorer(of table: DecisionTable) throws(RegionalScienceError) -> any WeightScorer {
    LinearScorer(contributions: Self.steps(table).distances)
  }
}
