/// Fair shares under floors and caps of provinces and sectors: the least level of supply as high as
/// it can be, then the next, and so on (leximin).
///
/// ```swift
/// let result = try MaxMinFairness.units(
///   total: 90, needs: [1, 2], sectors: 1,
///   limits: ProvinceSectorLimits(capacities: [10, 90]))
/// result.amounts.provinceAmounts   // [10, 80]
/// result.leastLevel                // 10
/// ```
///
/// The level of a province is its amount over its need. Without limits of sectors this is
/// ``ProportionalAllocation`` with needs as shares.
///
/// > Source: Megiddo (1974), *Mathematical Programming* 7; Ogryczak, Luss et al. (2014), *Journal of
/// > Applied Mathematics*.
public enum MaxMinFairness {
  /// Amounts and levels.
  public struct Units: Hashable, Sendable {
    /// The amounts.
    public let amounts: ProvinceSectorAllocation.Units
    /// Amount over need of each province, units for a need of 1; `nil` for a need of 0.
    public let levels: [Double?]
    /// The least of the levels; `nil` if nobody has a need.
    public let leastLevel: Double?
    /// For each province the round in which its level was decided, from 0: provinces of the first
    /// round are those that hold the least level down.
    public let rounds: [Int]
  }

  /// Returns leximin amounts in whole units; levels hold to within one unit, where limits of sectors hold
  /// some provinces down to within what a Double tells apart (beyond 10¹⁵).
  ///
  /// - Parameters:
  ///   - total: What is shared out, all of it; 0 to 10¹⁸.
  ///   - needs: The need of each province, 0 or more. A need of 0 demands nothing but its floor.
  ///   - sectors: The number of sectors, 1 or more.
  ///   - limits: Floors, caps and capacities.
  ///   - values: What a unit is worth, provinces × sectors, where fairness leaves a choice.
  /// - Returns: The amounts.
  /// - Throws: ``RegionalScienceError`` with code `.shape` for lengths that differ, `.empty` without
  ///   provinces, `.negative`, `.notFinite` or `.tooLarge` for a value, `.infeasible` for limits that
  ///   contradict each other, and where without any need or value something is left above the floors.
  /// - Complexity: A few network simplex runs for each different level.
  public static func units(
    total: Int64, needs: [Double], sectors: Int, limits: ProvinceSectorLimits,
    values: Matrix? = nil
  ) throws(RegionalScienceError) -> Units {
    try AllocationCheck.amount(total, "the total")
    try Check.nonNegative(needs, "need")
    guard !needs.isEmpty else { throw RegionalScienceError(.empty, "no provinces") }
    guard sectors >= 1, sectors <= (1 << 26) / needs.count else {
      throw RegionalScienceError(
        .shape, "\(sectors) sectors of \(needs.count) provinces, expected 1 to 2^26 cells")
    }
    if let values {
      try Check.sameShape(values, Matrix(repeating: 0, rows: needs.count, columns: sectors))
      try Check.finite(values)
    }
    var network = try ProvinceSectorNetwork(
      total: total, provinces: needs.count, sectors: sectors, limits: limits)
    if let conflict = network.conflict { throw RegionalScienceError(conflict) }
    let least = network.provinceFloors.reduce(Int128(0)) { $0 + Int128($1) }
    guard values != nil || least >= Int128(total) || needs.contains(where: { $0 > 0 }) else {
      // Nothing says who gets what floors leave over.
      throw AllocationCheck.roomFallsShort(
        Array(needs.indices), shares: needs, hasCaps: false, sum: ("\(least)", Double(least)),
        total: ("\(total)", Double(total)))
    }
    let floors = network.provinceFloors
    let caps = network.provinceCaps.map { min($0, total) }
    var rounds = [Int](repeating: -1, count: needs.count)
    var levels = [Double](repeating: 0, count: needs.count)
    for province in needs.indices where needs[province] == 0 { rounds[province] = 0 }
    var round = 0
    while rounds.contains(-1) {
      let (level, held) = try raise(&network, needs, floors, caps, rounds, levels, total)
      for province in needs.indices where rounds[province] < 0 {
        levels[province] = level
        if held.contains(province) { rounds[province] = round }
      }
      round += 1
    }
    for province in needs.indices where needs[province] > 0 {
      network.provinceFloors[province] = demand(
        levels[province] * needs[province], floors[province], caps[province])
    }
    try shareExactly(&network, needs, floors, caps, rounds, total)
    let cells = try network.cells(values: values)
    // The levels' floors were the method's own; what holds a province up is the one it was given.
    network.provinceFloors = floors
    let amounts = network.units(cells, values: values)
    let found = needs.indices.map { province in
      needs[province] > 0 ? Double(amounts.provinceAmounts[province]) / needs[province] : nil
    }
    return Units(
      amounts: amounts, levels: found, leastLevel: found.compactMap { $0 }.min(), rounds: rounds)
  }

  /// Gives the provinces of the last round, whose level the total alone decides, exactly what is left by
  /// their needs: a level as a Double leaves whole units over, which belong to a need and not to the first
  /// province. Where limits of sectors do not let them, the levels' own amounts stay.
  private static func shareExactly(
    _ network: inout ProvinceSectorNetwork, _ needs: [Double], _ floors: [Int64], _ caps: [Int64],
    _ rounds: [Int], _ total: Int64
  ) throws(RegionalScienceError) {
    let last = needs.indices.filter { needs[$0] > 0 }.map { rounds[$0] }.max() ?? 0
    let members = needs.indices.filter { needs[$0] > 0 && rounds[$0] == last }
    let others = needs.indices.filter { !(needs[$0] > 0 && rounds[$0] == last) }
    let left = Int128(total) - others.reduce(Int128(0)) { $0 + Int128(network.provinceFloors[$1]) }
    guard !members.isEmpty, left >= 0, left <= Int128(AllocationCheck.limit) else { return }
    let portions: [Int64]
    do throws(RegionalScienceError) {
      portions = try ProportionalAllocation.units(
        total: Int64(left), shares: members.map { needs[$0] }, floors: members.map { floors[$0] },
        caps: members.map { caps[$0] }
      ).amounts
    } catch {
      if error.code == .cancelled { throw error }
      // All of them at their caps leave something to those without a need.
      return
    }
    let before = network.provinceFloors
    for (member, amount) in zip(members, portions) { network.provinceFloors[member] = amount }
    if network.conflict != nil { network.provinceFloors = before }
  }

  private static func demand(_ amount: Double, _ floor: Int64, _ cap: Int64) -> Int64 {
    min(cap, max(floor, Int64(min(amount, 1e18).rounded(.down))))
  }

  /// The highest common level of the provinces that are still free, and who cannot go beyond it.
  ///
  /// Starts from a level that the total alone would allow, and falls to what each contradiction
  /// found leaves, until there is none: its provinces are the ones that are held.
  private static func raise(
    _ network: inout ProvinceSectorNetwork, _ needs: [Double], _ floors: [Int64], _ caps: [Int64],
    _ rounds: [Int], _ levels: [Double], _ total: Int64
  ) throws(RegionalScienceError) -> (level: Double, held: Set<Int>) {
    let free = needs.indices.filter { rounds[$0] < 0 }
    for province in needs.indices where rounds[province] >= 0 && needs[province] > 0 {
      network.provinceFloors[province] = demand(
        levels[province] * needs[province], floors[province], caps[province])
    }
    let others = needs.indices.filter { rounds[$0] >= 0 }.reduce(Int128(0)) {
      $0 + Int128(network.provinceFloors[$1])
    }
    var held = Set(free)
    var level = try rate(Double(Int128(total) - others), free, needs, floors, caps)
    // Each fall leaves a contradiction behind for good, so that there are few.
    for _ in 0..<(4 * needs.count + 64) {
      try Interruption.check()
      for province in free {
        network.provinceFloors[province] = demand(
          level * needs[province], floors[province], caps[province])
      }
      guard let conflict = network.conflict else { return (level, held) }
      let members = conflict.demanding.filter { place in
        rounds[place] < 0 && network.provinceFloors[place] > floors[place]
      }
      guard !members.isEmpty else { return (level, held) }
      let excess = conflict.demanded - conflict.available
      let target = members.reduce(0) { $0 + Double(network.provinceFloors[$1]) } - max(1, excess)
      let next = try rate(max(0, target), members, needs, floors, caps)
      held = Set(members)
      // A fall that rounding swallows goes one step of a Double down.
      level = next < level ? next : level.nextDown
    }
    throw RegionalScienceError(.notConverged, "the fair level did not settle")
  }

  /// The level at which the demands of some provinces sum to a target.
  private static func rate(
    _ target: Double, _ members: [Int], _ needs: [Double], _ floors: [Int64], _ caps: [Int64]
  ) throws(RegionalScienceError) -> Double {
    let low = members.map { Double(floors[$0]) }
    let high = members.map { Double(caps[$0]) }
    let sum = min(high.reduce(0, +), max(low.reduce(0, +), target))
    let found = try ProportionalAllocation.amounts(
      total: sum, shares: members.map { needs[$0] }, floors: low, caps: high)
    return found.rate
  }
}
