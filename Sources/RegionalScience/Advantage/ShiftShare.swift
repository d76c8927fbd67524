/// Shift-share analysis (تحلیل انتقال سهم): the growth of each sector in each region, split into the
/// country's growth, the sector's and the region's own.
///
/// ```swift
/// let parts = try ShiftShare.dunn(
///   start: Matrix(rows: [[100, 100], [100, 100]]), end: Matrix(rows: [[130, 110], [110, 90]]))
/// parts.national[0, 0]      // 10.0: the country grew by 10 per cent
/// parts.industryMix[0, 0]   // 10.0: the sector grew by 20
/// parts.regional[0, 0]      // 10.0: the region's sector grew by 30
/// ```
///
/// The three parts of a cell always sum to its change. A sector that the region or the country did
/// not have at the start and has at the end has no growth rate; its change is booked as regional.
///
/// > Source: Dunn (1960), *Papers of the Regional Science Association* 6; Barff & Knight (1988),
/// > *Growth and Change* 19, for the dynamic form.
public enum ShiftShare {
  /// The country that regions are compared with.
  public enum Reference: Hashable, Sendable {
    /// The sum of the regions.
    case sumOfRegions
    /// Amounts of the sectors in the country at the start and at the end.
    case sectors(start: [Double], end: [Double])
  }

  /// The parts of the change, each regions × sectors, in the unit of the input.
  public struct Parts: Hashable, Sendable {
    /// Start × growth of the country.
    public internal(set) var national: Matrix
    /// Start × (growth of the sector − growth of the country).
    public internal(set) var industryMix: Matrix
    /// Start × (growth of the region's sector − growth of the sector).
    public internal(set) var regional: Matrix
    /// The change itself, the sum of the three.
    public internal(set) var change: Matrix

    /// The sums of a region over its sectors: national, industry mix, regional and change.
    ///
    /// - Parameter region: The region, from 0; a precondition.
    /// - Returns: Four sums in the unit of the input.
    public func sums(region: Int) -> (
      national: Double, industryMix: Double, regional: Double, change: Double
    ) {
      (
        national.row(region).reduce(0, +), industryMix.row(region).reduce(0, +),
        regional.row(region).reduce(0, +), change.row(region).reduce(0, +)
      )
    }
  }

  /// Returns Dunn's parts of the change between two years.
  ///
  /// - Parameters:
  ///   - start: Regions × sectors in the first year, 0 or more.
  ///   - end: The same in the last year.
  ///   - reference: The country.
  /// - Returns: The parts, each regions × sectors.
  /// - Throws: ``RegionalScienceError`` with code `.shape` for tables that do not fit, `.negative`,
  ///   `.notFinite` or `.tooLarge` for a value or a growth that no number holds, `.zeroTotal` if the
  ///   country has nothing at the start.
  /// - Complexity: O(*regions* · *sectors*).
  public static func dunn(
    start: Matrix, end: Matrix, reference: Reference = .sumOfRegions
  ) throws(RegionalScienceError) -> Parts {
    try Check.sameShape(end, start)
    try Check.nonNegative(start)
    try Check.nonNegative(end)
    let first: [Double]
    let last: [Double]
    switch reference {
    case .sumOfRegions: (first, last) = (start.columnSums, end.columnSums)
    case .sectors(let givenFirst, let givenLast):
      try Check.sameCount(givenFirst.count, start.columns, "sectors of the country at the start")
      try Check.sameCount(givenLast.count, start.columns, "sectors of the country at the end")
      try Check.nonNegative(givenFirst, "sector")
      try Check.nonNegative(givenLast, "sector")
      (first, last) = (givenFirst, givenLast)
    }
    let total = first.reduce(0, +)
    guard total > 0 else {
      throw RegionalScienceError(.zeroTotal, "the country has no activity at the start")
    }
    let growth = (last.reduce(0, +) - total) / total
    // A sector new to the country has no rate: nothing of it is booked as mix.
    let sectorGrowth = first.indices.map { sector in
      first[sector] > 0 ? (last[sector] - first[sector]) / first[sector] : growth
    }
    var parts = Parts(national: start, industryMix: start, regional: start, change: start)
    var (national, mix, regional, change) = (
      start.values, start.values, start.values, start.values
    )
    for region in 0..<start.rows {
      for sector in 0..<start.columns {
        let index = region * start.columns + sector
        let base = start.values[index]
        change[index] = end.values[index] - base
        national[index] = base * growth
        mix[index] = base * (sectorGrowth[sector] - growth)
        regional[index] = change[index] - base * sectorGrowth[sector]
      }
    }
    // A rate over a tiny base can be beyond what numbers hold.
    for index in change.indices
    where !(national[index] + mix[index] + regional[index]).isFinite || !mix[index].isFinite {
      throw tooFast(row: index / start.columns, column: index % start.columns)
    }
    let make = { (values: [Double]) in
      Matrix(unchecked: values, rows: start.rows, columns: start.columns)
    }
    parts.national = make(national)
    parts.industryMix = make(mix)
    parts.regional = make(regional)
    parts.change = make(change)
    return parts
  }

  /// A growth that no number holds.
  static func tooFast(row: Int, column: Int) -> RegionalScienceError {
    RegionalScienceError(
      .tooLarge, "the growth of \(row: row), \(column: column) is beyond what numbers hold",
      row: row,
      column: column)
  }

  /// The parts of each step and their sums.
  public struct DynamicParts: Hashable, Sendable {
    /// One element for each pair of successive years.
    public let steps: [Parts]
    /// The sums over the steps.
    public let total: Parts
  }

  /// Returns the dynamic form: Dunn's parts of each year on the year before, summed.
  ///
  /// The parts follow a base that changes every year, so that a region whose structure changed is
  /// not measured with the structure of the first year.
  ///
  /// - Parameter years: Regions × sectors, one table for each year in order of time; two or more.
  /// - Returns: The parts of the steps and their sums.
  /// - Throws: ``RegionalScienceError`` with code `.empty` for fewer than two years, and what
  ///   ``dunn(start:end:reference:)`` throws.
  /// - Complexity: O(*years* · *regions* · *sectors*).
  public static func dynamic(_ years: [Matrix]) throws(RegionalScienceError) -> DynamicParts {
    guard years.count >= 2 else {
      throw RegionalScienceError(.empty, "\(years.count) years, expected two or more")
    }
    var steps: [Parts] = []
    for index in 1..<years.count {
      steps.append(try dunn(start: years[index - 1], end: years[index]))
    }
    var total = steps[0]
    for step in steps.dropFirst() {
      total.national = sum(total.national, step.national)
      total.industryMix = sum(total.industryMix, step.industryMix)
      total.regional = sum(total.regional, step.regional)
      total.change = sum(total.change, step.change)
    }
    return DynamicParts(steps: steps, total: total)
  }

  private static func sum(_ left: Matrix, _ right: Matrix) -> Matrix {
    Matrix(
      unchecked: zip(left.values, right.values).map { $0 + $1 }, rows: left.rows,
      columns: left.columns)
  }
}
