/// Shares of a total with floors and caps at two levels, such as counties within provinces.
///
/// ```swift
/// let result = try NestedAllocation.units(
///   total: 100, shares: [1, 1, 2], groups: [0, 0, 1], groupCaps: [60, 45])
/// result.amounts        // [28, 27, 45]
/// result.groupAmounts   // [55, 45]
/// ```
///
/// Every place gets λ × share within its own limits; a group whose sum would break the group's
/// limits gets that limit and shares it out at a rate of its own. These are the amounts that
/// maximise Σ share · ln(amount) within all limits.
///
/// > Source: Luss (1999), *Operations Research* 47, tree-structured limits.
public enum NestedAllocation {
  /// Amounts of both levels.
  public struct Units: Hashable, Sendable {
    /// One for each place, with its parts.
    public let portions: [AllocationPortion]
    /// What each group gets.
    public let groupAmounts: [Int64]
    /// What decides the amount of each group; `.share` if its places alone do.
    public let groupReasons: [AllocationReason]
    /// The rate that holds in each group, units for a share of 1.
    public let groupRates: [Double]
    /// What each place gets.
    public var amounts: [Int64] { portions.map(\.amount) }
  }

  /// Returns amounts in whole units, whose sum is the total.
  ///
  /// - Parameters:
  ///   - total: What is shared out, 0 to 10¹⁸.
  ///   - shares: One for each place, 0 or more.
  ///   - groups: The group of each place, from 0 to below the number of groups.
  ///   - floors: What each place gets at least; `nil` is 0.
  ///   - caps: What each place gets at most; `nil` is 10¹⁸.
  ///   - groupFloors: What each group gets at least; `nil` is 0 for as many groups as are used.
  ///   - groupCaps: What each group gets at most; `nil` is 10¹⁸.
  /// - Returns: Amounts and their parts.
  /// - Throws: ``RegionalScienceError`` with code `.shape` for lengths that differ or a group that
  ///   does not exist, `.negative`, `.notFinite` or `.tooLarge` for a value, `.infeasible` for
  ///   limits that contradict each other, inside a group or all together.
  /// - Complexity: O(*places* log *places*).
  public static func units(
    total: Int64, shares: [Double], groups: [Int], floors: [Int64]? = nil, caps: [Int64]? = nil,
    groupFloors: [Int64]? = nil, groupCaps: [Int64]? = nil
  ) throws(RegionalScienceError) -> Units {
    try AllocationCheck.amount(total, "the total")
    try Check.nonNegative(shares, "share")
    try Check.sameCount(groups.count, shares.count, "groups")
    let limits = try AllocationCheck.limits(floors, caps, count: shares.count)
    let most = groupFloors?.count ?? groupCaps?.count ?? 1 << 24
    for (place, group) in groups.enumerated() where group < 0 || group >= most {
      throw RegionalScienceError(
        .shape, "\(row: place, "place") is in group \(group), expected 0 to \(most - 1)", row: place
      )
    }
    let count = groupFloors?.count ?? groupCaps?.count ?? ((groups.max() ?? -1) + 1)
    let outer = (
      floors: groupFloors ?? [Int64](repeating: 0, count: count),
      caps: groupCaps ?? [Int64](repeating: AllocationCheck.limit, count: count)
    )
    try AllocationCheck.amounts(outer.floors, "group floor", count: count, .group)
    try AllocationCheck.amounts(outer.caps, "group cap", count: count, .group)

    var members = [[Int]](repeating: [], count: count)
    for (place, group) in groups.enumerated() { members[group].append(place) }
    let scaled = ShareSweep.scaled(shares)
    var parts: [Group] = []
    for group in 0..<count {
      parts.append(try Group(group, members[group], scaled, limits, outer))
    }
    let least = parts.reduce(0) { $0 + $1.low }
    let room = parts.reduce(0) { $0 + $1.high }
    guard least <= Int128(total) else {
      let lifted = parts.indices.filter { parts[$0].low > 0 }
      throw RegionalScienceError(
        LimitConflict(
          "the floors of \(groups: lifted) and their places demand \(least), "
            + "more than the total of \(total)", groups: lifted, demanded: Double(least),
          available: Double(total)))
    }
    guard room >= Int128(total) else {
      throw AllocationCheck.roomFallsShort(
        Array(shares.indices), shares: shares, hasCaps: caps != nil,
        groups: groupCaps == nil ? [] : Array(0..<count), sum: ("\(room)", Double(room)),
        total: ("\(total)", Double(total)))
    }
    let corners = ShareSweep.sorted(parts.flatMap(\.corners))
    let stop = ShareSweep.stop(at: Int128(total), from: least, corners)
    let amounts = groupAmounts(parts, stop, total: Int128(total))
    var portions = [AllocationPortion?](repeating: nil, count: shares.count)
    var rates = [Double](repeating: 0, count: count)
    let sum = shares.reduce(0, +)
    for (group, part) in parts.enumerated() {
      let found = ProportionalAllocation.units(
        part.sweep, total: amounts[group],
        (part.places.map { limits.floors[$0] }, part.places.map { limits.caps[$0] }),
        shareSum: sum)
      for (place, portion) in zip(part.places, found.portions) { portions[place] = portion }
      rates[group] = found.rate
    }
    return Units(
      portions: portions.compactMap { $0 },
      groupAmounts: amounts.map { Int64(truncatingIfNeeded: $0) },
      groupReasons: parts.map { $0.reason(at: stop.rate) }, groupRates: rates)
  }

  /// The groups' whole amounts: rounded down, then one more for the largest remainders.
  private static func groupAmounts(_ parts: [Group], _ stop: ShareSweep.Stop, total: Int128)
    -> [Int128]
  {
    var amounts: [Int128] = []
    var remainders: [(part: Int128, group: Int)] = []
    for (group, part) in parts.enumerated() {
      let (fixed, slope) = part.line(at: stop.rate)
      guard slope > 0 else {
        amounts.append(fixed)
        continue
      }
      let (quotient, rest) = (slope * stop.rate.numerator).quotientAndRemainder(
        dividingBy: stop.rate.denominator)
      amounts.append(min(part.high, max(part.low, fixed + quotient)))
      if amounts[group] < part.high { remainders.append((rest, group)) }
    }
    remainders.sort { $0.part == $1.part ? $0.group < $1.group : $0.part > $1.part }
    let left = total - amounts.reduce(0, +)
    for (_, group) in remainders.prefix(Int(max(0, left))) { amounts[group] += 1 }
    return amounts
  }

  /// One group: its own broken line, cut at its floor and its cap.
  private struct Group {
    let places: [Int]
    let sweep: ShareSweep
    let low: Int128
    let high: Int128
    /// The rates at which the group leaves its floor and meets its cap.
    let first: ShareSweep.Rate
    let last: ShareSweep.Rate
    let corners: [ShareSweep.Corner]
    private let isCapped: Bool

    init(
      _ number: Int, _ places: [Int], _ shares: [Int128],
      _ limits: (floors: [Int64], caps: [Int64]), _ outer: (floors: [Int64], caps: [Int64])
    ) throws(RegionalScienceError) {
      self.places = places
      let sweep = ShareSweep(
        places.map { shares[$0] }, places.map { limits.floors[$0] }, places.map { limits.caps[$0] })
      self.sweep = sweep
      let (floor, cap) = (Int128(outer.floors[number]), Int128(outer.caps[number]))
      guard floor <= cap else {
        throw Self.conflict(
          "the floor of \(groups: [number]) is \(floor), more than its cap of \(cap)", number, [],
          floor, cap)
      }
      guard sweep.least <= cap else {
        throw Self.conflict(
          "the floors of \(rows: places, "place") sum to \(sweep.least), more than "
            + "the cap of their \(groups: [number]), \(cap)", number, places, sweep.least, cap)
      }
      guard sweep.most >= floor else {
        // Without caps only places of share 0 take less, and an empty group takes nothing.
        let hasCaps = places.contains { shares[$0] > 0 }
        throw Self.conflict(
          places.isEmpty
            ? "\(groups: [number]) has no places, its floor is \(floor)"
            : hasCaps
              ? "the caps of \(rows: places, "place") sum to \(sweep.most), less than the "
                + "floor of their \(groups: [number]), \(floor)"
              : "\(rows: places, "place") of share 0 get their floors alone, \(sweep.most) in all, less "
                + "than the floor of their \(groups: [number]), \(floor)", number, places, floor,
          sweep.most)
      }
      low = max(floor, sweep.least)
      high = min(cap, sweep.most)
      isCapped = cap < sweep.most
      let (start, end) = (sweep.stop(at: low), sweep.stop(at: high))
      first = start.rate
      last = end.rate
      guard low < high else {
        corners = []
        return
      }
      var corners = [
        ShareSweep.Corner(rate: start.rate, fixed: start.fixed - low, slope: start.slope)
      ]
      corners += sweep.corners[start.passed..<end.passed]
      corners.append(
        ShareSweep.Corner(rate: end.rate, fixed: high - end.fixed, slope: -end.slope))
      self.corners = corners
    }

    private static func conflict(
      _ text: PositionedText, _ group: Int, _ places: [Int], _ demanded: Int128, _ available: Int128
    ) -> RegionalScienceError {
      RegionalScienceError(
        LimitConflict(
          text, places: places, groups: [group], demanded: Double(demanded),
          available: Double(available)))
    }

    /// The group's sum at a rate as fixed + slope · rate.
    func line(at rate: ShareSweep.Rate) -> (fixed: Int128, slope: Int128) {
      guard low < high else { return (low, 0) }
      if rate < first || rate == first { return (low, 0) }
      if last < rate || last == rate { return (high, 0) }
      var (fixed, slope): (Int128, Int128) = (sweep.least, 0)
      for corner in sweep.corners where corner.rate < rate {
        fixed += corner.fixed
        slope += corner.slope
      }
      return (fixed, slope)
    }

    func reason(at rate: ShareSweep.Rate) -> AllocationReason {
      if low > sweep.least, rate < first || rate == first { return .floor }
      if isCapped, last < rate || last == rate { return .cap }
      return .share
    }
  }
}
