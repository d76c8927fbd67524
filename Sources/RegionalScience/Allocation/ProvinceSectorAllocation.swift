/// A total shared out over provinces and sectors at once, with floors and caps of both: the most
/// valuable way, exactly, in whole units.
///
/// ```swift
/// let result = try ProvinceSectorAllocation.units(
///   total: 10, values: Matrix(rows: [[3, 1], [2, 2]]),
///   limits: ProvinceSectorLimits(sectorFloors: [0, 4], provinceCaps: [6, 10]))
/// result.cells   // [6, 0, 0, 4]
/// ```
///
/// > Source: Ahuja, Magnanti & Orlin (1993), *Network Flows*, ch. 9 and 11; Hoffman (1960), for the
/// > limits that contradict each other.
public enum ProvinceSectorAllocation {
  /// Amounts in whole units.
  public struct Units: Hashable, Sendable {
    /// Provinces × sectors, row after row.
    public let cells: [Int64]
    /// The sum of each province.
    public let provinceAmounts: [Int64]
    /// The sum of each sector.
    public let sectorAmounts: [Int64]
    /// Σ value · amount.
    public let objective: Double
    /// What decides the sum of each province.
    public let provinceReasons: [AllocationReason]
    /// What decides the sum of each sector.
    public let sectorReasons: [AllocationReason]
  }

  /// Amounts as real numbers.
  public struct Amounts: Hashable, Sendable {
    /// Provinces × sectors.
    public let cells: Matrix
    /// Σ value · amount.
    public let objective: Double
  }

  /// Returns the amounts of the greatest value.
  ///
  /// - Parameters:
  ///   - total: What is shared out, all of it; 0 to 10¹⁸.
  ///   - values: What a unit is worth, provinces × sectors; any number. Values count to about 2⁻³⁸ of
  ///     the largest, so that the arithmetic is exact.
  ///   - limits: Floors, caps and capacities.
  /// - Returns: The amounts.
  /// - Throws: ``RegionalScienceError`` with code `.shape` for lengths that differ, `.empty` without
  ///   provinces or sectors, `.negative`, `.notFinite` or `.tooLarge` for a value, `.infeasible` for
  ///   limits that contradict each other, with the set that does.
  /// - Complexity: Network simplex on *provinces* · *sectors* arcs; 480 × 24 takes some 10 ms.
  public static func units(total: Int64, values: Matrix, limits: ProvinceSectorLimits)
    throws(RegionalScienceError) -> Units
  {
    try AllocationCheck.amount(total, "the total")
    try Check.notEmpty(values)
    try Check.finite(values)
    let network = try ProvinceSectorNetwork(
      total: total, provinces: values.rows, sectors: values.columns, limits: limits)
    let cells = try network.cells(values: values)
    return network.units(cells, values: values, by: .value)
  }

  /// Returns the amounts of the greatest value as real numbers, to about 10⁻¹⁵ of the largest amount.
  ///
  /// - Parameters:
  ///   - total: What is shared out, 0 or more.
  ///   - values: What a unit is worth, provinces × sectors.
  ///   - capacities: The most of each cell; `nil` is no limit.
  ///   - provinceFloors: The least of each province; `nil` is 0.
  ///   - provinceCaps: The most of each province; `nil` is no limit.
  ///   - sectorFloors: The least of each sector; `nil` is 0.
  ///   - sectorCaps: The most of each sector; `nil` is no limit.
  /// - Returns: The amounts.
  /// - Throws: What ``units(total:values:limits:)`` throws; a conflict's numbers are in the unit of
  ///   10⁻¹⁵ of the total.
  public static func amounts(
    total: Double, values: Matrix, capacities: Matrix? = nil, provinceFloors: [Double]? = nil,
    provinceCaps: [Double]? = nil, sectorFloors: [Double]? = nil, sectorCaps: [Double]? = nil
  ) throws(RegionalScienceError) -> Amounts {
    try AllocationCheck.total(total)
    if let capacities {
      try Check.sameShape(capacities, values)
      try Check.nonNegative(capacities)
    }
    for (list, name) in [
      (provinceFloors, "province floor"), (provinceCaps, "province cap"),
      (sectorFloors, "sector floor"), (sectorCaps, "sector cap"),
    ] {
      if let list { try Check.nonNegative(list, name) }
    }
    let unit = total > 0 ? total * 1e-15 : 1
    let whole = { (value: Double) in Int64(min(1e18, (value / unit).rounded())) }
    let limits = ProvinceSectorLimits(
      provinceFloors: provinceFloors?.map(whole), sectorFloors: sectorFloors?.map(whole),
      provinceCaps: provinceCaps?.map(whole), sectorCaps: sectorCaps?.map(whole),
      capacities: capacities?.values.map(whole))
    let found = try units(total: whole(total), values: values, limits: limits)
    let cells = found.cells.map { Double($0) * unit }
    return Amounts(
      cells: Matrix(unchecked: cells, rows: values.rows, columns: values.columns),
      objective: zip(values.values, cells).reduce(0) { $0 + $1.0 * $1.1 })
  }
}

/// Floors and caps of provinces and sectors, in whole units; `nil` is no limit.
public struct ProvinceSectorLimits: Hashable, Sendable {
  /// The least of each province, 0 to 10¹⁸.
  public var provinceFloors: [Int64]?
  /// The least of each sector.
  public var sectorFloors: [Int64]?
  /// The most of each province.
  public var provinceCaps: [Int64]?
  /// The most of each sector.
  public var sectorCaps: [Int64]?
  /// The most of each cell, provinces × sectors row after row: what a province can take in a sector.
  public var capacities: [Int64]?

  /// Makes limits.
  ///
  /// - Parameters:
  ///   - provinceFloors: The least of each province.
  ///   - sectorFloors: The least of each sector.
  ///   - provinceCaps: The most of each province.
  ///   - sectorCaps: The most of each sector.
  ///   - capacities: The most of each cell, row after row.
  public init(
    provinceFloors: [Int64]? = nil, sectorFloors: [Int64]? = nil, provinceCaps: [Int64]? = nil,
    sectorCaps: [Int64]? = nil, capacities: [Int64]? = nil
  ) {
    self.provinceFloors = provinceFloors
    self.sectorFloors = sectorFloors
    self.provinceCaps = provinceCaps
    self.sectorCaps = sectorCaps
    self.capacities = capacities
  }
}
