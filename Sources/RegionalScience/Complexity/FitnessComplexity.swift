/// Fitness of regions and complexity of sectors, by a map that lets the least fit region of a sector
/// decide its complexity.
///
/// ```swift
/// let matrix = try BinaryMatrix(cells: Matrix(rows: [[1, 1], [1, 0]]))
/// try FitnessComplexity.values(matrix, rounds: 20).fitness
/// ```
///
/// Each round, a region's fitness is the sum of the complexities of its sectors, a sector's
/// complexity the reciprocal of the sum of the reciprocal fitnesses of its regions, both of the
/// round before and both divided by their mean. Some fitnesses tend to 0 without end: the number of
/// rounds is part of the result.
///
/// > Source: Tacchella, Cristelli, Caldarelli, Gabrielli & Pietronero (2012), *Scientific Reports* 2;
/// > Pugliese, Zaccaria & Pietronero (2016), *EPJ Special Topics* 225, for its convergence.
public enum FitnessComplexity {
  /// Fitness and complexity after some rounds.
  public struct Values: Hashable, Sendable {
    /// One for each region, mean 1; `nil` for a region without advantages.
    public let fitness: [Double?]
    /// One for each sector, mean 1; `nil` for a sector without advantages.
    public let complexity: [Double?]
    /// The rounds done.
    public let rounds: Int
    /// The largest change of a fitness in the last round.
    public let lastChange: Double
  }

  /// Returns fitness and complexity.
  ///
  /// - Parameters:
  ///   - matrix: Advantages, regions × sectors.
  ///   - rounds: The rounds, 1 to 100,000.
  /// - Returns: The values after the last round; empty or `nil` without advantages.
  /// - Throws: ``RegionalScienceError`` with code `.parameter` for another number of rounds.
  /// - Complexity: O(*rounds* · *advantages*).
  public static func values(_ matrix: BinaryMatrix, rounds: Int = 200)
    throws(RegionalScienceError) -> Values
  {
    guard (1...100_000).contains(rounds) else {
      throw RegionalScienceError(.parameter, "\(rounds) rounds, expected 1 to 100000")
    }
    let ones = (0..<matrix.rows).map { matrix.ones(row: $0) }
    let regions = ones.indices.filter { !ones[$0].isEmpty }
    let sectors = (0..<matrix.columns).filter { matrix.columnCounts[$0] > 0 }
    var fitness = [Double](repeating: 1, count: matrix.rows)
    var complexity = [Double](repeating: 1, count: matrix.columns)
    var change = 0.0
    for _ in 0..<rounds where !regions.isEmpty {
      var nextFitness = fitness
      var reciprocals = [Double](repeating: 0, count: matrix.columns)
      for region in regions {
        var sum = 0.0
        // A fitness that has fallen below the least number makes its sectors worth nothing.
        let reciprocal = 1 / fitness[region]
        for sector in ones[region] {
          sum += complexity[sector]
          reciprocals[sector] += reciprocal
        }
        nextFitness[region] = sum
      }
      var nextComplexity = complexity
      for sector in sectors { nextComplexity[sector] = 1 / reciprocals[sector] }
      divideByMean(&nextFitness, regions)
      divideByMean(&nextComplexity, sectors)
      change = regions.reduce(0) { max($0, (nextFitness[$1] - fitness[$1]).magnitude) }
      (fitness, complexity) = (nextFitness, nextComplexity)
    }
    return Values(
      fitness: fitness.indices.map { ones[$0].isEmpty ? nil : fitness[$0] },
      complexity: complexity.indices.map { matrix.columnCounts[$0] > 0 ? complexity[$0] : nil },
      rounds: rounds, lastChange: change)
  }

  private static func divideByMean(_ values: inout [Double], _ active: [Int]) {
    let mean = active.reduce(0) { $0 + values[$1] } / Double(active.count)
    guard mean > 0 else { return }
    for index in active { values[index] /= mean }
  }
}
