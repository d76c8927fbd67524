/// Why a place gets what it gets.
public enum AllocationReason: String, Hashable, Sendable, CaseIterable {
  /// Its floor holds it up.
  case floor
  /// Its share decides.
  case share
  /// Its cap holds it down.
  case cap
}

/// What a place gets in whole units (such as rials), and the parts it is made of.
public struct AllocationPortion: Hashable, Sendable {
  /// The amount, the sum of the next three.
  public let amount: Int64
  /// The part that its floor assures.
  public let floor: Int64
  /// The part above the floor that its share, up to its cap, gives, rounded down.
  public let share: Int64
  /// 1 if it has got one of the units that rounding left over, else 0.
  public let remainder: Int64
  /// What decides its amount.
  public let reason: AllocationReason
  /// What its share alone would give at the final rate: above the amount where a cap withholds,
  /// below it where a floor lifts.
  public let unlimited: Double
}

/// Shares of a total between floors and caps (تخصیص متناسب): each place gets λ × share, but not less
/// than its floor nor more than its cap, with the one λ that spends the total.
///
/// ```swift
/// let result = try ProportionalAllocation.units(
///   total: 100, shares: [5, 3, 2], floors: [0, 40, 0], caps: [45, 100, 100])
/// result.amounts              // [43, 40, 17]
/// result.portions[1].reason   // floor
/// ```
///
/// The amounts are also those that maximise Σ share · ln(amount) within the limits (proportional
/// fairness), and with needs as shares those of max-min fairness.
///
/// > Source: Luss (1999), *Operations Research* 47; Hamilton's method of largest remainders in
/// > Balinski & Young (2001), *Fair Representation*, for whole units.
public enum ProportionalAllocation {
  /// Amounts in whole units.
  public struct Units: Hashable, Sendable {
    /// One for each place, with its parts.
    public let portions: [AllocationPortion]
    /// λ, units for a share of 1.
    public let rate: Double
    /// What each place gets.
    public var amounts: [Int64] { portions.map(\.amount) }
  }

  /// Amounts as real numbers.
  public struct Amounts: Hashable, Sendable {
    /// What each place gets.
    public let amounts: [Double]
    /// λ, the amount for a share of 1.
    public let rate: Double
    /// What decides each amount.
    public let reasons: [AllocationReason]
  }

  /// Returns amounts in whole units, whose sum is the total.
  ///
  /// The arithmetic is exact: shares count as multiples of 2⁻⁶¹ of their sum; those
  /// that are less than half of it get what the caps of the others leave. Units that rounding down leaves over go to the largest remainders, of equal ones to the earlier place.
  ///
  /// - Parameters:
  ///   - total: What is shared out, 0 to 10¹⁸.
  ///   - shares: One for each place, 0 or more; they need not sum to 1. A share of 0 leaves a place
  ///     at its floor.
  ///   - floors: What each place gets at least, 0 to 10¹⁸; `nil` is 0.
  ///   - caps: What each place gets at most, 0 to 10¹⁸; `nil` is 10¹⁸.
  /// - Returns: Amounts and their parts.
  /// - Throws: ``RegionalScienceError`` with code `.shape` for lengths that differ, `.negative`,
  ///   `.notFinite` or `.tooLarge` for a value, `.infeasible` if floors sum to more than the total,
  ///   caps to less, or a floor exceeds its cap.
  /// - Complexity: O(*places* log *places*).
  public static func units(
    total: Int64, shares: [Double], floors: [Int64]? = nil, caps: [Int64]? = nil
  ) throws(RegionalScienceError) -> Units {
    try AllocationCheck.amount(total, "the total")
    try Check.nonNegative(shares, "share")
    let limits = try AllocationCheck.limits(floors, caps, count: shares.count)
    let scaled = ShareSweep.scaled(shares)
    var sweep = ShareSweep(scaled, limits.floors, limits.caps)
    if sweep.most < Int128(total) {
      // Those that are tiny beside the others take what the others' caps leave.
      sweep = ShareSweep(
        zip(scaled, shares).map { $1 > 0 ? max(1, $0) : 0 }, limits.floors, limits.caps)
    }
    guard sweep.least <= Int128(total) else {
      let places = limits.floors.indices.filter { limits.floors[$0] > 0 }
      throw AllocationCheck.floorsExceed(
        places, sum: "\(sweep.least)", total: "\(total)", (Double(sweep.least), Double(total)))
    }
    guard sweep.most >= Int128(total) else {
      throw AllocationCheck.roomFallsShort(
        Array(shares.indices), shares: shares, hasCaps: caps != nil,
        sum: ("\(sweep.most)", Double(sweep.most)), total: ("\(total)", Double(total)))
    }
    return units(sweep, total: Int128(total), limits, shareSum: shares.reduce(0, +))
  }

  /// Shares out a total that is known to lie within the sweep.
  static func units(
    _ sweep: ShareSweep, total: Int128, _ limits: (floors: [Int64], caps: [Int64]),
    shareSum: Double
  ) -> Units {
    let stop = sweep.stop(at: total)
    var reasons = [AllocationReason](repeating: .floor, count: sweep.shares.count)
    for corner in sweep.corners[..<stop.passed] { reasons[corner.place] = corner.reason }
    let free = reasons.indices.filter { reasons[$0] == .share }
    let spread = total - stop.fixed
    var base = limits.floors.map { Int128($0) }
    for place in base.indices where reasons[place] == .cap {
      base[place] = Int128(limits.caps[place])
    }
    var remainders: [(part: Int128, place: Int)] = []
    var left = stop.slope > 0 ? spread : 0
    for place in free {
      let (quotient, part) = (spread * sweep.shares[place]).quotientAndRemainder(
        dividingBy: stop.slope)
      base[place] = quotient
      left -= quotient
      remainders.append((part, place))
    }
    // Fewer units are left than places; a free place is below its cap by a fraction at least.
    remainders.sort { $0.part == $1.part ? $0.place < $1.place : $0.part > $1.part }
    var extra = [Int64](repeating: 0, count: base.count)
    for (_, place) in remainders.prefix(Int(left)) { extra[place] = 1 }
    let rate = Double(stop.rate.numerator) / Double(stop.rate.denominator)
    // Nothing but a floor above 0 holds a place up: one without gets its share, be it 0.
    for place in reasons.indices where reasons[place] == .floor && limits.floors[place] == 0 {
      reasons[place] = .share
    }
    return Units(
      portions: base.indices.map { place in
        let whole = Int64(truncatingIfNeeded: base[place])
        // A free place may be below its floor by rounding down alone: then the unit is the floor's.
        let floor = min(limits.floors[place], whole + extra[place])
        let share = max(0, whole - floor)
        return AllocationPortion(
          amount: whole + extra[place], floor: floor, share: share,
          remainder: whole + extra[place] - floor - share, reason: reasons[place],
          unlimited: rate * Double(sweep.shares[place]))
      }, rate: shareSum > 0 ? rate * 0x1p61 / shareSum : 0)
  }

  /// Returns amounts as real numbers, whose sum is the total but for rounding.
  ///
  /// - Parameters:
  ///   - total: What is shared out, 0 or more.
  ///   - shares: One for each place, 0 or more. A share of 0 leaves a place at its floor.
  ///   - floors: What each place gets at least; `nil` is 0.
  ///   - caps: What each place gets at most; `nil` is no cap.
  /// - Returns: Amounts and the rate.
  /// - Throws: What ``units(total:shares:floors:caps:)`` throws.
  /// - Complexity: O(*places* log *places*).
  public static func amounts(
    total: Double, shares: [Double], floors: [Double]? = nil, caps: [Double]? = nil
  ) throws(RegionalScienceError) -> Amounts {
    try AllocationCheck.total(total)
    try Check.nonNegative(shares, "share")
    let limits = try AllocationCheck.limits(floors, caps, count: shares.count)
    let largest = shares.max() ?? 0
    // Beside the largest, a share below this is none: a rate for it would not fit.
    let shares = shares.map { $0 > largest * 1e-140 ? $0 / largest : 0 }
    let least = limits.floors.reduce(0, +)
    // Sums of decimal fractions miss by rounding; that is no conflict.
    let slack = 1e-12 * max(total, least)
    guard least <= total + slack else {
      let places = limits.floors.indices.filter { limits.floors[$0] > 0 }
      throw AllocationCheck.floorsExceed(
        places, sum: PositionedText.number(least), total: PositionedText.number(total),
        (least, total))
    }
    let most = shares.indices.reduce(0) {
      $0 + (shares[$1] > 0 ? limits.caps[$1] : limits.floors[$1])
    }
    guard most >= total - slack else {
      throw AllocationCheck.roomFallsShort(
        Array(shares.indices), shares: shares, hasCaps: caps != nil,
        sum: (PositionedText.number(most), most), total: (PositionedText.number(total), total))
    }
    var corners: [(rate: Double, place: Int, reason: AllocationReason)] = []
    for place in shares.indices where shares[place] > 0 {
      corners.append((limits.floors[place] / shares[place], place, .share))
      corners.append((limits.caps[place] / shares[place], place, .cap))
    }
    corners.sort {
      ($0.rate, $0.reason == .share ? 0 : 1, $0.place)
        < ($1.rate, $1.reason == .share ? 0 : 1, $1.place)
    }
    var reasons = [AllocationReason](repeating: .floor, count: shares.count)
    // What is fixed, and what grows with the rate. A small share must not vanish beside a large one that
    // has met its cap.
    var fixed = SumTree(limits.floors)
    var slope = SumTree(count: shares.count)
    var rate = 0.0
    for corner in corners {
      if fixed.sum + slope.sum * corner.rate >= total { break }
      let place = corner.place
      reasons[place] = corner.reason
      let isFree = corner.reason == .share
      fixed[place] = isFree ? 0 : limits.caps[place]
      slope[place] = isFree ? shares[place] : 0
      rate = corner.rate
    }
    if slope.sum > 0 { rate = max(0, (total - fixed.sum) / slope.sum) }
    return Amounts(
      amounts: shares.indices.map {
        min(limits.caps[$0], max(limits.floors[$0], rate * shares[$0]))
      }, rate: largest > 0 ? rate / largest : 0, reasons: reasons)
  }
}
