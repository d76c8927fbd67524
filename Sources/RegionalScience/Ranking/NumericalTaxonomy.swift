/// Numerical taxonomy (تاکسونومی عددی): distance of each region to the best observed values, and the
/// regions that are too unlike the others to be compared with them.
///
/// > Source: Hellwig (1968), *Przegląd Statystyczny* 15; UNESCO (1970), *Taxonomic Method of
/// > Measuring Development*.
public struct NumericalTaxonomy: RankingMethod {
  /// `taxonomy`.
  public let name = "taxonomy"
  /// What the method does.
  public let summary =
    "Distance to the best z score of every criterion, with bounds of homogeneity."
  /// The lowest degree is best.
  public var order: Ranks.Order { .lowestFirst }

  /// The method; it has no options.
  public init() {}

  /// Distances, degrees of development and bounds of homogeneity.
  public struct Result: Hashable, Sendable {
    /// Distance of each alternative to the ideal.
    public let distances: [Double]
    /// The degree of development F = c / (mean c + 2 sd c), 0 is the ideal, usually below 1; lower
    /// is better.
    public let degrees: [Double]
    /// Distance of each alternative to its nearest; empty for a single alternative.
    public let nearest: [Double]
    /// Mean less two standard deviations of the nearest distances.
    public let lowerBound: Double
    /// Mean and two standard deviations of the nearest distances.
    public let upperBound: Double
    /// The alternatives whose nearest is outside the bounds, in input order.
    public let outliers: [Int]
  }

  /// Returns distances and degrees.
  ///
  /// Columns become z scores (ddof 0). Squared differences count weight × number of criteria, so that
  /// equal weights change nothing. A constant column is 0 throughout. If all alternatives are equal every
  /// degree is 0.
  ///
  /// - Parameter table: Alternatives, criteria, weights and directions.
  /// - Returns: One value for each alternative.
  /// - Complexity: O(*alternatives*² · *criteria*).
  public static func degrees(_ table: DecisionTable) -> Result {
    let standardized = standardized(table)
    let (distances, degrees) = degrees(standardized, table.directions)
    let nearest = nearest(standardized)
    let centre = nearest.isEmpty ? 0 : Dispersion.mean(nearest)
    let width = 2 * Dispersion.deviation(nearest)
    // Rounding must not make outliers of alternatives that are all equally far apart.
    let slack = 1e-12 * centre
    return Result(
      distances: distances, degrees: degrees,
      nearest: nearest, lowerBound: centre - width, upperBound: centre + width,
      outliers: nearest.indices.filter { (nearest[$0] - centre).magnitude > width + slack })
  }

  private static func degrees(_ standardized: Matrix, _ directions: [CriterionDirection])
    -> (distances: [Double], degrees: [Double])
  {
    let ideal = zip(standardized.columnRanges, directions).map {
      $1 == .benefit ? $0.high : $0.low
    }
    let one = [Double](repeating: 1, count: ideal.count)
    let distances = ColumnKernels.distances(standardized, to: ideal, ideal, one).first
    return (distances, shares(distances))
  }

  /// c / (mean c + 2 sd c).
  private static func shares(_ distances: [Double]) -> [Double] {
    let bound = Dispersion.mean(distances) + 2 * Dispersion.deviation(distances)
    return distances.map { bound > 0 ? $0 / bound : 0 }
  }

  /// The distance of each row to its nearest; none for a single row.
  private static func nearest(_ standardized: Matrix) -> [Double] {
    let (rows, columns) = (standardized.rows, standardized.columns)
    guard rows > 1 else { return [] }
    var nearest = [Double](repeating: .infinity, count: rows)
    let values = standardized.values
    // SAFETY: rows and columns are those of the values.
    unsafe values.withUnsafeBufferPointer { values in
      for row in 1..<rows {
        // This cannot throw: whoever watches throws what comes of it away.
        if Interruption.isDue { break }
        for other in 0..<row {
          var square = 0.0
          for column in 0..<columns {
            let difference =
              unsafe values[row * columns + column] - values[other * columns + column]
            square += difference * difference
          }
          nearest[row] = min(nearest[row], square)
          nearest[other] = min(nearest[other], square)
        }
      }
    }
    return nearest.map { $0.squareRoot() }
  }

  /// Returns the degrees of development, lower is better.
  ///
  /// The table of all pairs, which the bounds of homogeneity need, is not made.
  public func scores(of table: DecisionTable) throws(RegionalScienceError) -> [Double] {
    Self.degrees(Self.standardized(table), table.directions).degrees
  }

  /// Returns the z scores, distances and degrees, and the bounds of homogeneity; these for up to 20,000
  /// alternatives: they ask for all pairs.
  public func tables(of table: DecisionTable) throws(RegionalScienceError) -> [IntermediateTable] {
    guard table.alternatives <= 20_000 else {
      let standardized = Self.standardized(table)
      let (distances, degrees) = Self.degrees(standardized, table.directions)
      return [
        .scores("standardized", standardized),
        .alternatives("distances", [("distance", distances), ("degree", degrees)]),
      ]
    }
    let result = Self.degrees(table)
    var isOutlier = [Double](repeating: 0, count: table.alternatives)
    for index in result.outliers { isOutlier[index] = 1 }
    var columns = [("distance", result.distances), ("degree", result.degrees)]
    if !result.nearest.isEmpty {
      columns += [("nearest", result.nearest), ("is_outlier", isOutlier)]
    }
    return [
      .scores("standardized", Self.standardized(table)), .alternatives("distances", columns),
      .summary([("lower_bound", result.lowerBound), ("upper_bound", result.upperBound)]),
    ]
  }

  /// Returns a note of alternatives outside the bounds of homogeneity, for up to 5000 alternatives:
  /// they ask for all pairs.
  public func notes(on table: DecisionTable) throws(RegionalScienceError) -> [RankingNote] {
    guard table.alternatives <= 5000 else { return [] }
    let outliers = Self.degrees(table).outliers
    guard let first = outliers.first else { return [] }
    let message: PositionedText =
      outliers.count == 1
      ? "\(row: first) is outside the bounds of homogeneity"
      : "\(outliers.count) rows are outside the bounds of homogeneity, the first is \(row: first)"
    return [RankingNote(.outlier, message, row: first)]
  }

  /// Returns a scorer that has the squared z differences at hand.
  public func scorer(of table: DecisionTable) throws(RegionalScienceError) -> any WeightScorer {
    let even = [Double](repeating: 1 / Double(table.criteria), count: table.criteria)
    let standardized = Self.standardized(table.unchecked(weights: even))
    let ideal = zip(standardized.columnRanges, table.directions).map {
      $1 == .benefit ? $0.high : $0.low
    }
    let criteria = table.criteria
    let squares = TileMatrix(rows: table.alternatives, columns: criteria) { row, column in
      let difference = standardized.values[row * criteria + column] - ideal[column]
      return difference * difference
    }
    return ProductScorer(squares, turn: { $0.map { $0 * Double(criteria) } }) { sums, _, _ in
      Self.shares(sums.map { $0.squareRoot() })
    }
  }

  /// Returns z × √(weight × number of criteria), the method's intermediate table.
  ///
  /// - Parameter table: Alternatives, criteria and weights.
  /// - Returns: Alternatives × criteria; a constant column is 0.
  /// - Complexity: O(*alternatives* · *criteria*).
  public static func standardized(_ table: DecisionTable) -> Matrix {
    var result = table.scores
    for column in 0..<table.criteria {
      let values = table.scores.column(column)
      let (mean, deviation) = (Dispersion.mean(values), Dispersion.deviation(values))
      let factor = (table.weights[column] * Double(table.criteria)).squareRoot()
      for row in 0..<table.alternatives {
        result[row, column] =
          deviation > Check.leastWidth ? (values[row] - mean) / deviation * factor : 0
      }
    }
    return result
  }
}
