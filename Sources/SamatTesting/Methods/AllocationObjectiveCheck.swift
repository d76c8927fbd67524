public import RegionalScience

/// Checks an objective of one's own with what ``WaterFilling`` relies on.
///
/// ```swift
/// @Test func conforms() throws {
///   try AllocationObjectiveCheck(SquareRoots(weights: [1, 2, 3]), total: 600).run()
/// }
/// ```
///
/// Amounts from a millionth of the total up to the total are tried; of more than twenty places the
/// first twenty are looked at in pairs.
public struct AllocationObjectiveCheck {
  /// What holds for an objective.
  public enum Property: String, CaseIterable, Hashable, Sendable {
    /// Every answer has one value for each place.
    case placeCount
    /// Marginal values do not rise with the amount, nor fall below 0 to no number.
    case falling
    /// Marginal values are the slope of the values.
    case slope
    /// What a place answers depends on its own amount alone.
    case independence
    /// Amounts sought by price have that marginal value, or lie at a limit.
    case price
    /// The budget is spent and not exceeded, in whole units too, and floors and caps are kept.
    case budget
    /// Nothing is gained by moving a thousandth of the total from one place to another.
    case optimum
  }

  private let objective: any AllocationObjective
  private let total: Double
  private let properties: [Property]

  /// Creates a check.
  ///
  /// - Parameters:
  ///   - objective: What is checked.
  ///   - total: A usual budget in the objective's unit, above 0 to 10¹⁵.
  ///   - left: Properties that the objective does not have.
  public init(
    _ objective: any AllocationObjective, total: Double, without left: Set<Property> = []
  ) {
    self.objective = objective
    self.total = total
    properties = Property.allCases.filter { !left.contains($0) }
  }

  /// Checks every property, and says of each that does not hold where.
  ///
  /// - Throws: ``CheckFailure``; each problem begins with the name of its ``Property``, but that of a total
  ///   that is none.
  public func run() throws(CheckFailure) {
    guard total > 0, total <= 1e15 else {
      throw CheckFailure(
        subject: "allocation objective",
        problems: ["a total of \(total) checks nothing, expected above 0 to 10^15"])
    }
    var problems: [String] = []
    for property in properties {
      do throws(RegionalScienceError) {
        if let problem = try problem(property) { problems.append("\(property): \(problem)") }
      } catch {
        problems.append("\(property): an ordinary budget is refused: \(error)")
      }
      // Without as many answers as places nothing else can be asked.
      if property == .placeCount, !problems.isEmpty { break }
    }
    guard problems.isEmpty else {
      throw CheckFailure(subject: "allocation objective", problems: problems)
    }
  }

  private func problem(_ property: Property) throws(RegionalScienceError) -> String? {
    switch property {
    case .placeCount: placeCount()
    case .falling: falling()
    case .slope: slope()
    case .independence: independence()
    case .price: price()
    case .budget: try budget()
    case .optimum: try optimum()
    }
  }

  private var count: Int { max(0, objective.placeCount) }
  private var grid: [Double] { [1e-6, 0.01, 0.05, 0.1, 0.3, 0.6, 1].map { $0 * total } }
  private var floors: [Double] { Array(repeating: total / Double(4 * max(1, count)), count: count) }
  private var caps: [Double] {
    Array(repeating: max(total / 2, total / Double(max(1, count))), count: count)
  }

  private func values(_ amounts: [Double]) -> [Double] {
    objective.values(AmountsContext(amounts: amounts))
  }

  private func values(_ amount: Double) -> [Double] {
    values(Array(repeating: amount, count: count))
  }

  private func marginals(_ amounts: [Double]) -> [Double] {
    objective.marginalValues(AmountsContext(amounts: amounts))
  }

  private func marginals(_ amount: Double) -> [Double] {
    marginals(Array(repeating: amount, count: count))
  }

  // MARK: - Properties

  private func placeCount() -> String? {
    if objective.placeCount < 1 {
      return "\(objective.placeCount) places, expected at least 1: nothing can be checked"
    }
    let prices = PriceContext(
      price: 1, floors: Array(repeating: 0, count: count),
      caps: Array(repeating: total, count: count)
    )
    let answers = [
      ("values", values(total)), ("marginal values", marginals(total)),
      ("amounts", objective.amounts(prices)),
    ]
    for (name, found) in answers where found.count != count {
      return "\(found.count) \(name) of \(count) places"
    }
    return nil
  }

  private func falling() -> String? {
    var before = marginals(0)
    for amount in grid {
      let now = marginals(amount)
      for place in now.indices {
        if now[place].isNaN || now[place] < 0 {
          return "place \(place) has marginal value \(now[place]) at \(amount)"
        }
        if now[place] > before[place] * (1 + 1e-9) + 1e-300 {
          return "the marginal value of place \(place) rises to \(now[place]) at \(amount)"
        }
      }
      before = now
    }
    return nil
  }

  private func slope() -> String? {
    for amount in grid {
      let step = amount * 1e-3
      let (low, high) = (values(amount - step), values(amount + step))
      let (steep, flat) = (marginals(amount - step), marginals(amount + step))
      for place in low.indices {
        let slope = (high[place] - low[place]) / (2 * step)
        // Where marginal values rise, that is a problem of its own: the ends are taken as they come.
        let (least, most) = (min(flat[place], steep[place]), max(flat[place], steep[place]))
        let slack =
          1e-6 * max(least.magnitude, most.magnitude)
          + 1e-12 * max(low[place].magnitude, high[place].magnitude) / step
        // Between both ends, so that an objective may have kinks.
        guard slope <= most + slack, slope >= least - slack else {
          return "place \(place) gains \(slope) a unit at \(amount), its marginal value is "
            + "\(least) to \(most)"
        }
      }
    }
    return nil
  }

  private func independence() -> String? {
    guard count > 1 else { return nil }
    let even = Array(repeating: total / 10, count: count)
    let (value, marginal) = (values(even), marginals(even))
    for place in 0..<min(20, count) {
      var other = even
      for index in other.indices where index != place { other[index] = total / 3 }
      let (newValue, newMarginal) = (values(other)[place], marginals(other)[place])
      if newValue != value[place] || newMarginal != marginal[place] {
        return "what place \(place) answers changes with the amounts of others"
      }
    }
    return nil
  }

  private func price() -> String? {
    let zeros = Array(repeating: 0.0, count: count)
    let limits = Array(repeating: total, count: count)
    for price in Set(grid.flatMap(marginals)).sorted() where price > 0 && price.isFinite {
      let answer = objective.amounts(PriceContext(price: price, floors: zeros, caps: limits))
      if let place = answer.firstIndex(where: \.isNaN) {
        return "place \(place) has no amount at price \(price)"
      }
      let amounts = answer.map { min(total, max(0, $0)) }
      let (less, more) = (
        marginals(amounts.map { $0 * (1 - 1e-6) }),
        marginals(amounts.map { $0 * (1 + 1e-6) + total * 1e-12 })
      )
      for place in amounts.indices {
        let isTooMuch = amounts[place] > total * 1e-9 && less[place] < price * (1 - 1e-6)
        let isTooLittle = amounts[place] < total * (1 - 1e-9) && more[place] > price * (1 + 1e-6)
        if isTooMuch || isTooLittle {
          return "place \(place) has too \(isTooMuch ? "much" : "little") at price \(price): "
            + "\(amounts[place])"
        }
      }
    }
    return nil
  }

  private func budget() throws(RegionalScienceError) -> String? {
    guard count > 0 else { return nil }
    let real = try WaterFilling.amounts(
      total: total, objective: objective, floors: floors, caps: caps)
    let spent = real.amounts.reduce(0, +)
    guard (spent + real.unspent - total).magnitude <= 1e-9 * total else {
      return "\(spent) of \(total) is spent, \(real.unspent) left"
    }
    for place in 0..<count {
      guard real.amounts[place] >= floors[place] * (1 - 1e-12),
        real.amounts[place] <= caps[place] * (1 + 1e-12)
      else { return "place \(place) gets \(real.amounts[place])" }
    }
    let units = Int64(max(Double(4 * count), total.rounded(.up)))
    let whole = try WaterFilling.units(total: units, objective: objective)
    let sum = whole.amounts.reduce(0, +)
    return sum + whole.unspent == units && whole.unspent >= 0
      ? nil : "\(sum) of \(units) whole units are spent, \(whole.unspent) left"
  }

  private func optimum() throws(RegionalScienceError) -> String? {
    guard count > 1 else { return nil }
    let found = try WaterFilling.amounts(
      total: total, objective: objective, floors: floors, caps: caps)
    let step = total * 1e-3
    let before = values(found.amounts).reduce(0, +)
    for from in 0..<min(20, count) {
      for to in 0..<min(20, count) where to != from {
        var moved = found.amounts
        moved[from] -= step
        moved[to] += step
        guard moved[from] >= floors[from], moved[to] <= caps[to] else { continue }
        let gain = values(moved).reduce(0, +) - before
        guard gain <= 1e-9 * max(before.magnitude, 1e-300) else {
          return "\(step) moved from place \(from) to place \(to) gains \(gain)"
        }
      }
    }
    return nil
  }
}
