/// What a region's surroundings promise: the complexity of the sectors that it lacks and is near to
/// (COI), and what each of them would open (COG).
///
/// > Source: Hausmann et al. (2014), *The Atlas of Economic Complexity*, technical box 5.4.
public enum ComplexityOutlook {
  /// Outlook of regions and gain of each missing sector.
  public struct Values: Hashable, Sendable {
    /// COI, Σ density · PCI over the sectors that a region lacks; in the unit of the complexities.
    public let outlook: [Double?]
    /// COI as z scores over the regions; `nil` also if all are equal.
    public let standardizedOutlook: [Double?]
    /// COG, regions × sectors: 0 for a sector that the region has.
    public let gain: PartialMatrix
  }

  /// Returns outlook and gain.
  ///
  /// The gain of a missing sector is Σ φ / Σφ · PCI over the other missing sectors and itself.
  ///
  /// - Parameters:
  ///   - matrix: Advantages, regions × sectors.
  ///   - proximity: Sectors × sectors.
  ///   - complexity: One for each sector, such as ``ComplexityIndex/Values/sectorsUncentred``; a
  ///     sector of `nil` is left out.
  ///   - divisor: What the variance of the z scores is divided by.
  /// - Returns: The values; undefined for a region without activity, and for the gain of a sector
  ///   without complexity.
  /// - Throws: ``RegionalScienceError`` with code `.shape` for lengths that do not fit, `.notFinite`
  ///   or `.tooLarge` for a complexity, and what ``Relatedness/density(_:proximity:own:threads:)`` throws.
  /// - Complexity: O(*regions* · *sectors*²).
  public static func values(
    _ matrix: BinaryMatrix, proximity: PartialMatrix, complexity: [Double?],
    divisor: Divisor = .population
  ) throws(RegionalScienceError) -> Values {
    try Check.sameCount(complexity.count, matrix.columns, "complexities")
    try Check.finite(complexity.map { $0 ?? 0 }, "complexity")
    let density = try Relatedness.density(matrix, proximity: proximity)
    let (regions, sectors) = (matrix.rows, matrix.columns)
    let weights = proximity.filled(with: 0)
    let totals = weights.columnSums
    // Row s of `steps` is what a missing sector s adds to the gain of each sector.
    var steps = weights.values
    for row in 0..<sectors {
      let worth = totals[row] > 0 ? (complexity[row] ?? 0) / totals[row] : 0
      for column in 0..<sectors { steps[row * sectors + column] *= worth }
    }
    var outlook = [Double?](repeating: nil, count: regions)
    var gain = [Double](repeating: 0, count: regions * sectors)
    var defined = [Bool](repeating: false, count: gain.count)
    for region in 0..<regions where matrix.isRowDefined[region] {
      let start = region * sectors
      var sum = 0.0
      let isPresent = (0..<sectors).map { matrix[region, $0] }
      for sector in 0..<sectors where !isPresent[sector] {
        if let worth = complexity[sector], let near = density[region, sector] {
          sum += worth * near
        }
        let row = sector * sectors
        for column in 0..<sectors { gain[start + column] += steps[row + column] }
      }
      outlook[region] = sum
      for sector in 0..<sectors {
        if isPresent[sector] { gain[start + sector] = 0 }
        defined[start + sector] = complexity[sector] != nil && totals[sector] > 0
        if !defined[start + sector] { gain[start + sector] = 0 }
      }
    }
    let present = outlook.compactMap { $0 }
    let (mean, deviation) =
      present.isEmpty ? (0, 0) : (Dispersion.mean(present), Dispersion.deviation(present, divisor))
    return Values(
      outlook: outlook,
      standardizedOutlook: outlook.map { value in
        value.flatMap { deviation > 0 ? ($0 - mean) / deviation : nil }
      },
      gain: PartialMatrix(
        Matrix(unchecked: gain, rows: regions, columns: sectors), isDefined: defined))
  }
}
