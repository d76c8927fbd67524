/// Numerical taxonomy (تاکسونومی عددی): distance of each region to the best observed values, and the
/// regions that are too unlike the others to be compared with them.
///
/// > Source: Hellwig (1968), *Przegląd Statystyczny* 15; UNESCO (1970), *Taxonomic Method of
/// > Measuring Development*.
public enum NumericalTaxonomy {
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
    let (rows, columns) = (standardized.rows, standardized.columns)
    let ranges = standardized.columnRanges
    let ideal = (0..<columns).map {
      table.directions[$0] == .benefit ? ranges[$0].high : ranges[$0].low
    }
    let values = standardized.values
    var distances = [Double](repeating: 0, count: rows)
    var nearest = [Double](repeating: .infinity, count: rows)
    for row in 0..<rows {
      var sum = 0.0
      for column in 0..<columns {
        let difference = values[row * columns + column] - ideal[column]
        sum += difference * difference
      }
      distances[row] = sum.squareRoot()
      for other in 0..<row {
        var square = 0.0
        for column in 0..<columns {
          let difference = values[row * columns + column] - values[other * columns + column]
          square += difference * difference
        }
        nearest[row] = min(nearest[row], square)
        nearest[other] = min(nearest[other], square)
      }
    }
    nearest = rows > 1 ? nearest.map { $0.squareRoot() } : []
    let bound = Dispersion.mean(distances) + 2 * Dispersion.deviation(distances)
    let centre = nearest.isEmpty ? 0 : Dispersion.mean(nearest)
    let width = 2 * Dispersion.deviation(nearest)
    // Rounding must not make outliers of alternatives that are all equally far apart.
    let slack = 1e-12 * centre
    return Result(
      distances: distances, degrees: distances.map { bound > 0 ? $0 / bound : 0 },
      nearest: nearest, lowerBound: centre - width, upperBound: centre + width,
      outliers: nearest.indices.filter { (nearest[$0] - centre).magnitude > width + slack })
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
