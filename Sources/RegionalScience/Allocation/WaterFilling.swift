/// Allocation under returns that fall: the marginal value is the same wherever no limit holds.
///
/// ```swift
/// let returns = try LogarithmicReturns(weights: [1, 2], scales: [10, 10])
/// let result = try WaterFilling.amounts(total: 40, objective: returns)
/// result.amounts   // [10, 30]
/// result.price     // 0.05
/// ```
///
/// > Source: Ibaraki & Katoh (1988), *Resource Allocation Problems*, ch. 2 and 4.
public enum WaterFilling {
  /// Amounts as real numbers.
  public struct Amounts: Hashable, Sendable {
    /// What each place gets.
    public let amounts: [Double]
    /// The marginal value where no limit holds; 0 if caps or the objective leave something unspent.
    public let price: Double
    /// What decides each amount; `.share` where its marginal value does.
    public let reasons: [AllocationReason]
    /// What each amount is worth.
    public let values: [Double]
    /// What is left over, because every place is at its cap or more would be worth less than nothing.
    public let unspent: Double
  }

  /// Amounts in whole units.
  public struct Units: Hashable, Sendable {
    /// What each place gets.
    public let amounts: [Int64]
    /// What each amount is worth.
    public let values: [Double]
    /// What is left over.
    public let unspent: Int64
  }

  /// Returns the amounts that maximise an objective.
  ///
  /// - Parameters:
  ///   - total: What may be spent, 0 or more.
  ///   - objective: What amounts are worth.
  ///   - floors: What each place gets at least; `nil` is 0.
  ///   - caps: What each place gets at most; `nil` is the total.
  /// - Returns: Amounts with price and values.
  /// - Throws: ``RegionalScienceError`` with code `.shape` for lengths that differ or an objective
  ///   that answers for another number of places, `.negative`, `.notFinite` or `.tooLarge` for a
  ///   value, also one of the objective, `.infeasible` if floors sum to more than the total or a
  ///   floor exceeds its cap.
  /// - Complexity: Some 200 calls of the objective.
  public static func amounts(
    total: Double, objective: some AllocationObjective, floors: [Double]? = nil,
    caps: [Double]? = nil
  ) throws(RegionalScienceError) -> Amounts {
    try AllocationCheck.total(total)
    let count = objective.placeCount
    guard count >= 0 else {
      throw RegionalScienceError(.shape, "\(count) places, expected 0 or more")
    }
    var limits = try AllocationCheck.limits(floors, caps, count: count)
    let least = limits.floors.reduce(0, +)
    guard least <= total * (1 + 1e-12) else {
      throw AllocationCheck.floorsExceed(
        limits.floors.indices.filter { limits.floors[$0] > 0 }, sum: PositionedText.number(least),
        total: PositionedText.number(total), (least, total))
    }
    // No place can get more than the total, so a missing cap costs no digits.
    limits.caps = zip(limits.floors, limits.caps).map { max($0, min($1, total)) }
    let search = PriceSearch(objective: objective, floors: limits.floors, caps: limits.caps)
    let (amounts, price) = try search.spend(total)
    let values = objective.values(AmountsContext(amounts: amounts))
    try PriceSearch<LogarithmicReturns>.check(values, count: count)
    let reasons = amounts.indices.map { place -> AllocationReason in
      if amounts[place] <= limits.floors[place] { return .floor }
      return amounts[place] >= limits.caps[place] ? .cap : .share
    }
    let unspent = price > 0 ? 0 : max(0, total - amounts.reduce(0, +))
    return Amounts(
      amounts: amounts, price: price, reasons: reasons, values: values, unspent: unspent)
  }

  /// Returns whole amounts that maximise an objective: the real ones rounded down, what is left to
  /// the largest gains, then units moved as long as a move gains.
  ///
  /// Moving units until nothing gains is optimal for concave returns. Above 2²⁰ units, where values
  /// of neighbouring amounts no longer differ in a Double, the marginal value between them decides.
  ///
  /// - Parameters:
  ///   - total: What may be spent, 0 to 10¹⁸.
  ///   - objective: What amounts are worth.
  ///   - floors: What each place gets at least; `nil` is 0.
  ///   - caps: What each place gets at most; `nil` is the total.
  /// - Returns: Amounts with values.
  /// - Throws: What ``amounts(total:objective:floors:caps:)`` throws.
  /// - Complexity: Some 200 calls of the objective, and two for each unit that is moved.
  public static func units(
    total: Int64, objective: some AllocationObjective, floors: [Int64]? = nil,
    caps: [Int64]? = nil
  ) throws(RegionalScienceError) -> Units {
    try AllocationCheck.amount(total, "the total")
    let count = objective.placeCount
    guard count >= 0 else {
      throw RegionalScienceError(.shape, "\(count) places, expected 0 or more")
    }
    let limits = try AllocationCheck.limits(floors, caps, count: count)
    let least = limits.floors.reduce(Int128(0)) { $0 + Int128($1) }
    guard least <= Int128(total) else {
      throw AllocationCheck.floorsExceed(
        limits.floors.indices.filter { limits.floors[$0] > 0 }, sum: "\(least)", total: "\(total)",
        (Double(least), Double(total)))
    }
    let real = try amounts(
      total: Double(total), objective: objective, floors: limits.floors.map { Double($0) },
      caps: limits.caps.map { Double($0) })
    var search = UnitSearch(
      objective: objective, floors: limits.floors,
      caps: limits.caps.map { min($0, total) }.enumerated().map { max($1, limits.floors[$0]) })
    search.start(real.amounts)
    // Nothing is short: each place goes as far as it gains, which rounding down may have missed.
    if real.price <= 0 { search.rise(total: total) }
    let spend = real.price > 0 ? total : search.spent
    search.settle(total: min(total, spend))
    let values = objective.values(AmountsContext(amounts: search.amounts.map { Double($0) }))
    try PriceSearch<LogarithmicReturns>.check(values, count: count)
    return Units(amounts: search.amounts, values: values, unspent: total - search.spent)
  }
}

/// The search for the price at which the total is spent.
private struct PriceSearch<Objective: AllocationObjective> {
  let objective: Objective
  let floors: [Double]
  let caps: [Double]

  static func check(_ values: [Double], count: Int) throws(RegionalScienceError) {
    try Check.sameCount(values.count, count, "values of the objective")
    for (place, value) in values.enumerated() where value.isNaN {
      throw RegionalScienceError(
        .notFinite, "the objective gives \(value) for \(row: place, "place")", row: place)
    }
  }

  func amounts(_ price: Double) throws(RegionalScienceError) -> [Double] {
    let found = objective.amounts(PriceContext(price: price, floors: floors, caps: caps))
    try Self.check(found, count: floors.count)
    return found.indices.map { min(caps[$0], max(floors[$0], found[$0])) }
  }

  func spend(_ total: Double) throws(RegionalScienceError) -> (amounts: [Double], price: Double) {
    guard !floors.isEmpty else { return ([], 0) }
    // As if free: what is still left over then stays so.
    let free = try amounts(.leastNormalMagnitude)
    if free.reduce(0, +) <= total { return (free, 0) }
    var (low, high) = (Double.leastNormalMagnitude, 1.0)
    while high < 1e300, try amounts(high).reduce(0, +) > total {
      low = high
      high *= 1e6
    }
    for _ in 0..<2000 {
      // Between far prices the geometric mean halves their logarithms.
      let middle = high / low > 4 ? low.squareRoot() * high.squareRoot() : low + (high - low) / 2
      guard middle > low, middle < high else { break }
      if try amounts(middle).reduce(0, +) > total { low = middle } else { high = middle }
    }
    // Between the last two prices lies what a flat marginal value, or rounding, leaves open.
    let (more, less) = (try amounts(low), try amounts(high))
    let (most, least) = (more.reduce(0, +), less.reduce(0, +))
    let part = most > least ? min(1, max(0, (total - least) / (most - least))) : 0
    return (zip(less, more).map { $0 + part * ($1 - $0) }, high)
  }
}

/// Whole amounts, changed unit by unit.
private struct UnitSearch<Objective: AllocationObjective> {
  let objective: Objective
  let floors: [Int64]
  let caps: [Int64]
  var amounts: [Int64]

  init(objective: Objective, floors: [Int64], caps: [Int64]) {
    self.objective = objective
    self.floors = floors
    self.caps = caps
    amounts = floors
  }

  var spent: Int64 { amounts.reduce(0, &+) }

  mutating func start(_ real: [Double]) {
    for place in real.indices {
      let whole = Int64(max(0, min(real[place], Double(AllocationCheck.limit))).rounded(.down))
      let isCapped = real[place] >= Double(caps[place])
      amounts[place] = isCapped ? caps[place] : min(caps[place], max(floors[place], whole))
    }
  }

  /// What one more unit is worth in each place, or, with −1, what the last one was.
  private func gains(_ step: Int64) -> [Double] {
    let isSmall = amounts.allSatisfy { $0 <= 1 << 20 }
    guard isSmall else {
      return objective.marginalValues(
        AmountsContext(amounts: amounts.map { max(0, Double($0) + Double(step) / 2) }))
    }
    let here = objective.values(AmountsContext(amounts: amounts.map { Double($0) }))
    let there = objective.values(
      AmountsContext(amounts: amounts.map { Double(max(0, $0 + step)) }))
    return zip(here, there).map { step > 0 ? $1 - $0 : $0 - $1 }
  }

  /// Adds single units while they gain and something is left; the real amounts are a unit away at most.
  mutating func rise(total: Int64) {
    for _ in 0..<4 {
      let gains = gains(1)
      let order = amounts.indices.filter { amounts[$0] < caps[$0] && gains[$0] > 0 }
        .sorted { gains[$0] == gains[$1] ? $0 < $1 : gains[$0] > gains[$1] }
      guard !order.isEmpty, spent < total else { return }
      for place in order where spent < total { amounts[place] += 1 }
    }
  }

  mutating func settle(total: Int64) {
    spreadEvenly(total - spent)
    var left = total - spent
    if left > 0 {
      let gains = gains(1)
      let order = amounts.indices.filter { amounts[$0] < caps[$0] }
        .sorted { gains[$0] == gains[$1] ? $0 < $1 : gains[$0] > gains[$1] }
      for place in order where left > 0 {
        amounts[place] += 1
        left -= 1
      }
    } else if left < 0 {
      let losses = gains(-1)
      let order = amounts.indices.filter { amounts[$0] > floors[$0] }
        .sorted { losses[$0] == losses[$1] ? $0 > $1 : losses[$0] < losses[$1] }
      for place in order where left < 0 {
        amounts[place] -= 1
        left += 1
      }
    }
    // A gain below rounding would move units for ever.
    for _ in 0..<(2 * amounts.count + 16) {
      let (up, down) = (gains(1), gains(-1))
      let takers = amounts.indices.filter { amounts[$0] < caps[$0] }
      let givers = amounts.indices.filter { amounts[$0] > floors[$0] }
      guard let taker = takers.max(by: { up[$0] < up[$1] }),
        let giver = givers.min(by: { down[$0] < down[$1] }), taker != giver,
        up[taker] > down[giver] + 1e-9 * down[giver].magnitude
      else { return }
      amounts[taker] += 1
      amounts[giver] -= 1
    }
  }

  /// Spreads what Doubles could not hold of very large amounts.
  private mutating func spreadEvenly(_ difference: Int64) {
    var left = difference
    while left.magnitude >= UInt64(max(1, amounts.count)) {
      let open = amounts.indices.filter {
        left > 0 ? amounts[$0] < caps[$0] : amounts[$0] > floors[$0]
      }
      guard !open.isEmpty else { return }
      let each = left / Int64(open.count)
      guard each != 0 else { return }
      for place in open {
        let next = min(caps[place], max(floors[place], amounts[place] + each))
        left -= next - amounts[place]
        amounts[place] = next
      }
    }
  }
}
