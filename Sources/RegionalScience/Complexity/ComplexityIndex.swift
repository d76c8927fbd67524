/// Economic and product complexity (پیچیدگی اقتصادی, ECI and PCI): how many and how rare the
/// capabilities are that the sectors of a region, and the regions of a sector, tell of.
///
/// ```swift
/// let activity = try Matrix(rows: [[9, 8, 1], [7, 1, 1], [1, 0, 9]])
/// let index = try ComplexityIndex.values(BinaryMatrix(activity: activity))
/// index.regions     // one score for each region, nil for one without activity
/// index.gap         // how far the second eigenvalue stands from the third
/// ```
///
/// The scores are the second eigenvector of the two-step walk from regions to sectors and back,
/// found in symmetric form on the smaller side. Its sign is chosen, not found; see ``Orientation``.
/// If the table falls apart into several ``Values/partCount`` parts, the second eigenvalue is 1 and
/// the scores only tell the parts apart.
///
/// > Source: Hidalgo & Hausmann (2009), *PNAS* 106; Hausmann et al. (2014), *The Atlas of Economic
/// > Complexity*; Mealy, Farmer & Teytelboym (2019), *Science Advances* 5, for the eigenvector's
/// > meaning.
public enum ComplexityIndex {
  /// How the sign of the scores is chosen.
  public enum Orientation: Hashable, Sendable {
    /// Diverse regions score high: the correlation with diversity is above 0.
    case diversity
    /// The correlation with given values, one for each region, is above 0.
    case reference([Double])
  }

  /// The unit of the scores.
  public enum Scale: Hashable, Sendable {
    /// z scores: mean 0, deviation 1.
    case standard(Divisor)
    /// The eigenvector of unit length on the smaller side, carried to both sides by averaging.
    case raw
  }

  /// Whether the second eigenvector stands out.
  public enum Distinctness: String, Hashable, Sendable {
    /// The gap to the third eigenvalue is large enough to mean something.
    case distinct
    /// The second and third eigenvalue nearly agree: another table, changed in a few cells, may
    /// give other scores altogether.
    case tooSmall
  }

  /// The least gap between the second and third eigenvalue that counts as one.
  public static let leastGap = 1e-3

  /// Scores and what they rest on.
  public struct Values: Hashable, Sendable {
    /// ECI, one for each region; `nil` for a region without advantages.
    public let regions: [Double?]
    /// PCI, one for each sector, on a scale of its own; `nil` for a sector without advantages.
    public let sectors: [Double?]
    /// PCI on the scale of the regions: a region's ECI is the mean PCI of its sectors. With z
    /// scores, the mean and the deviation taken off are those of the regions.
    public let sectorsOnRegionScale: [Double?]
    /// PCI divided by the regions' deviation, its mean left as it is: what the outlook values
    /// weigh with.
    public let sectorsUncentred: [Double?]
    /// The advantages of each region.
    public let diversity: [Int]
    /// The regions of each sector.
    public let ubiquity: [Int]
    /// The second eigenvalue, 0...1; `nil` if there is none.
    public let secondEigenvalue: Double?
    /// The third, 0 if there are two regions or sectors only; `nil` without a second.
    public let thirdEigenvalue: Double?
    /// The connected part of each region; `nil` without advantages.
    public let regionParts: [Int?]
    /// The connected part of each sector; `nil` without advantages.
    public let sectorParts: [Int?]
    /// The number of connected parts; the scores compare regions of one part only.
    public let partCount: Int

    /// Second eigenvalue less the third.
    public var gap: Double? {
      guard let secondEigenvalue, let thirdEigenvalue else { return nil }
      return secondEigenvalue - thirdEigenvalue
    }

    /// Whether the gap means anything; `nil` without scores.
    public var distinctness: Distinctness? {
      gap.map { $0 >= ComplexityIndex.leastGap ? .distinct : .tooSmall }
    }
  }

  /// Returns the scores of regions and sectors.
  ///
  /// - Parameters:
  ///   - matrix: Advantages, regions × sectors.
  ///   - orientation: How the sign is chosen. Without any correlation, the largest score is above 0.
  ///   - scale: The unit of the scores.
  /// - Returns: The scores, with eigenvalues and parts. All are `nil` if there are fewer than two
  ///   regions or sectors with advantages, or if all regions have the same ones.
  /// - Throws: ``RegionalScienceError`` with code `.shape` or `.notFinite` for a reference that does
  ///   not fit, `.notConverged` if the iteration does not settle.
  /// - Complexity: Some 30 products with the packed matrix, each O(*regions* · *sectors* / 8).
  public static func values(
    _ matrix: BinaryMatrix, orientation: Orientation = .diversity,
    scale: Scale = .standard(.population)
  ) throws(RegionalScienceError) -> Values {
    if case .reference(let values) = orientation {
      try Check.sameCount(values.count, matrix.rows, "reference values")
      try Check.finite(values, "reference value")
    }
    let parts = matrix.parts
    let walk = AdvantageOperator(matrix)
    // The first eigenvector is known: √count, with eigenvalue 1.
    let total = matrix.rowCounts.reduce(0, +)
    let first = walk.scale.map { $0 > 0 ? 1 / $0 / Double(max(1, total)).squareRoot() : 0 }
    let pairs = try BlockLanczos.largest(walk, beside: first)
    guard let second = pairs.values.first, second > 1e-12 else {
      return make(matrix, parts, second: pairs.values.first, third: nil, scores: nil)
    }
    let own = zip(pairs.vector, walk.scale).map { $0 * $1 }
    var (regions, sectors) = (own, own)
    // Regions are means of their sectors, on one scale.
    switch walk.side {
    case .columns: regions = walk.meansOfOther(own)
    case .rows: sectors = walk.meansOfOther(own).map { $0 / second }
    }
    let active = regions.indices.filter { matrix.rowCounts[$0] > 0 }
    let sign = sign(regions, active, matrix, orientation)
    for index in regions.indices { regions[index] *= sign }
    for index in sectors.indices { sectors[index] *= sign }
    return make(
      matrix, parts, second: min(1, second), third: pairs.values.count > 1 ? pairs.values[1] : 0,
      scores: (regions, sectors, scale))
  }

  private static func sign(
    _ regions: [Double], _ active: [Int], _ matrix: BinaryMatrix, _ orientation: Orientation
  ) -> Double {
    let scores = active.map { regions[$0] }
    let reference: [Double]
    switch orientation {
    case .diversity: reference = active.map { Double(matrix.rowCounts[$0]) }
    case .reference(let values): reference = active.map { values[$0] }
    }
    if let correlation = Dispersion.correlation(scores, reference), correlation.magnitude > 1e-12 {
      return correlation > 0 ? 1 : -1
    }
    let largest = scores.max { $0.magnitude < $1.magnitude } ?? 0
    return largest < 0 ? -1 : 1
  }

  private static func make(
    _ matrix: BinaryMatrix, _ parts: (rows: [Int?], columns: [Int?], count: Int),
    second: Double?, third: Double?, scores: (regions: [Double], sectors: [Double], scale: Scale)?
  ) -> Values {
    var regions = [Double?](repeating: nil, count: matrix.rows)
    var sectors = [Double?](repeating: nil, count: matrix.columns)
    var (shared, uncentred) = (sectors, sectors)
    if let scores {
      let activeRegions = regions.indices.filter { matrix.rowCounts[$0] > 0 }
      let activeSectors = sectors.indices.filter { matrix.columnCounts[$0] > 0 }
      let regionScores = activeRegions.map { scores.regions[$0] }
      let sectorScores = activeSectors.map { scores.sectors[$0] }
      var moments = (own: (mean: 0.0, deviation: 1.0), regions: (mean: 0.0, deviation: 1.0))
      if case .standard(let divisor) = scores.scale {
        moments.regions = (
          Dispersion.mean(regionScores), Dispersion.deviation(regionScores, divisor)
        )
        moments.own = (Dispersion.mean(sectorScores), Dispersion.deviation(sectorScores, divisor))
      }
      if moments.regions.deviation > 0, moments.own.deviation > 0 {
        for (index, value) in zip(activeRegions, regionScores) {
          regions[index] = (value - moments.regions.mean) / moments.regions.deviation
        }
        for (index, value) in zip(activeSectors, sectorScores) {
          sectors[index] = (value - moments.own.mean) / moments.own.deviation
          shared[index] = (value - moments.regions.mean) / moments.regions.deviation
          uncentred[index] = value / moments.regions.deviation
        }
      }
    }
    return Values(
      regions: regions, sectors: sectors, sectorsOnRegionScale: shared,
      sectorsUncentred: uncentred, diversity: matrix.rowCounts, ubiquity: matrix.columnCounts,
      secondEigenvalue: second, thirdEigenvalue: third, regionParts: parts.rows,
      sectorParts: parts.columns, partCount: parts.count)
  }
}
