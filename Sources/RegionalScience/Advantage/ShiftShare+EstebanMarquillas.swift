extension ShiftShare {
  /// The regional part split in two: what the region does better with the country's structure, and
  /// what it owes to having its own.
  ///
  /// ```swift
  /// let parts = try ShiftShare.estebanMarquillas(
  ///   start: Matrix(rows: [[100, 300], [100, 100]]), end: Matrix(rows: [[130, 300], [110, 90]]))
  /// parts.homothetic[0, 0]    // what the sector would have in the region with the country's shares
  /// ```
  public struct CompetitionParts: Hashable, Sendable {
    /// Dunn's parts, whose ``Parts/regional`` is the sum of the two below.
    public let parts: Parts
    /// What each sector would have had at the start, with the region's total and the country's
    /// shares.
    public let homothetic: Matrix
    /// Homothetic start × (growth of the region's sector − growth of the sector).
    public let competitive: Matrix
    /// The rest of the regional part: (start − homothetic start) × the same difference.
    public let allocation: Matrix
  }

  /// Returns the parts after Esteban-Marquillas.
  ///
  /// A sector that the region did not have at the start has no growth rate; 0 stands for it in the
  /// competitive part, and what appeared is in the allocation part, so that the two always sum to
  /// the regional one.
  ///
  /// > Source: Esteban-Marquillas (1972), *Regional and Urban Economics* 2.
  ///
  /// - Parameters:
  ///   - start: Regions × sectors in the first year, 0 or more.
  ///   - end: The same in the last year.
  ///   - reference: The country.
  /// - Returns: The parts, each regions × sectors, in the unit of the input.
  /// - Throws: What ``dunn(start:end:reference:)`` throws.
  /// - Complexity: O(*regions* · *sectors*).
  public static func estebanMarquillas(
    start: Matrix, end: Matrix, reference: Reference = .sumOfRegions
  ) throws(RegionalScienceError) -> CompetitionParts {
    let parts = try dunn(start: start, end: end, reference: reference)
    let first: [Double]
    let last: [Double]
    switch reference {
    case .sumOfRegions: (first, last) = (start.columnSums, end.columnSums)
    case .sectors(let givenFirst, let givenLast): (first, last) = (givenFirst, givenLast)
    }
    let total = first.reduce(0, +)
    let growth = (last.reduce(0, +) - total) / total
    let sectorGrowth = first.indices.map { sector in
      first[sector] > 0 ? (last[sector] - first[sector]) / first[sector] : growth
    }
    var (homothetic, competitive) = (start, start)
    var allocation = parts.regional
    let regionTotals = start.rowSums
    for region in 0..<start.rows {
      for sector in 0..<start.columns {
        let base = start[region, sector]
        let rate = base > 0 ? parts.change[region, sector] / base : 0
        let even = regionTotals[region] * (first[sector] / total)
        homothetic[region, sector] = even
        competitive[region, sector] = even * (rate - sectorGrowth[sector])
        allocation[region, sector] -= competitive[region, sector]
        guard allocation[region, sector].isFinite else {
          throw tooFast(row: region, column: sector)
        }
      }
    }
    return CompetitionParts(
      parts: parts, homothetic: homothetic, competitive: competitive, allocation: allocation)
  }
}
