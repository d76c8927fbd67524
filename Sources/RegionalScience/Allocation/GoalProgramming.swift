/// Amounts that come as near as they can to several goals at once (برنامه‌ریزی آرمانی): the weighted
/// deviations are least, those of an earlier priority before those of a later one.
///
/// ```swift
/// let result = try GoalProgramming.amounts(
///   total: 0...100, caps: [80, 80],
///   goals: [
///     AllocationGoal("jobs", coefficients: [2, 1], target: 150),
///     AllocationGoal("second place", coefficients: [0, 1], target: 70, priority: 1),
///   ])
/// result.amounts        // [50, 50]
/// result.goals[1].under // 20
/// ```
///
/// > Source: Charnes & Cooper (1961), *Management Models and Industrial Applications of Linear
/// > Programming*; Lee (1972), *Goal Programming for Decision Analysis*, for priorities.
public enum GoalProgramming {
  /// How a goal was met.
  public struct Outcome: Hashable, Sendable {
    /// What the amounts come to in the unit of the goal.
    public let reached: Double
    /// How far below the target.
    public let under: Double
    /// How far above the target.
    public let over: Double
  }

  /// Amounts and how the goals were met.
  public struct Amounts: Hashable, Sendable {
    /// What each place gets.
    public let amounts: [Double]
    /// One for each goal.
    public let goals: [Outcome]
    /// The weighted deviations of each priority, in the order of priorities.
    public let deviations: [Double]
  }

  /// Returns the amounts of the least deviations.
  ///
  /// - Parameters:
  ///   - total: Between what the amounts sum to, both 0 or more.
  ///   - floors: What each place gets at least; `nil` is 0.
  ///   - caps: What each place gets at most; their number is that of the places.
  ///   - goals: What is aimed at.
  /// - Returns: Amounts, to about 10⁻⁹ of the largest number.
  /// - Throws: ``RegionalScienceError`` with code `.shape` for lengths that differ, `.negative`,
  ///   `.notFinite` or `.tooLarge` for a value, `.infeasible` if floors, caps and total contradict
  ///   each other, `.notConverged` if the simplex method does not end.
  /// - Complexity: A linear programme of *goals* rows for each priority.
  public static func amounts(
    total: ClosedRange<Double>, floors: [Double]? = nil, caps: [Double], goals: [AllocationGoal]
  ) throws(RegionalScienceError) -> Amounts {
    try Check.nonNegative([total.lowerBound, total.upperBound], "bound of the total")
    let limits = try AllocationCheck.limits(floors, caps, count: caps.count)
    for goal in goals { try goal.check(count: caps.count) }
    guard Double(goals.count) * Double(caps.count + 2 * goals.count) <= 0x1p26 else {
      throw RegionalScienceError(
        .tooLarge, "\(goals.count) goals of \(caps.count) places, expected at most 2^26 cells")
    }
    let (least, most) = (limits.floors.reduce(0, +), limits.caps.reduce(0, +))
    guard least <= total.upperBound * (1 + 1e-12) else {
      throw AllocationCheck.floorsExceed(
        limits.floors.indices.filter { limits.floors[$0] > 0 },
        sum: PositionedText.number(least), total: PositionedText.number(total.upperBound),
        (least, total.upperBound))
    }
    guard most >= total.lowerBound * (1 - 1e-12) else {
      throw AllocationCheck.roomFallsShort(
        Array(caps.indices), sum: (PositionedText.number(most), most),
        total: (PositionedText.number(total.lowerBound), total.lowerBound))
    }
    let programme = GoalProgramme(total: total, limits: limits, goals: goals)
    return try programme.solve()
  }
}

/// A goal: a weighted sum of the amounts shall be a target.
public struct AllocationGoal: Hashable, Sendable {
  /// What the goal is called in messages.
  public var name: String
  /// What a unit in each place adds to the sum.
  public var coefficients: [Double]
  /// What the sum shall be.
  public var target: Double
  /// What a unit below the target weighs, 0 or more.
  public var underWeight: Double
  /// What a unit above the target weighs, 0 or more.
  public var overWeight: Double
  /// Goals of a lower number are met first.
  public var priority: Int

  /// Makes a goal.
  ///
  /// - Parameters:
  ///   - name: What it is called in messages.
  ///   - coefficients: One for each place.
  ///   - target: What the sum shall be.
  ///   - underWeight: What a unit below weighs; 0 if less than the target is welcome.
  ///   - overWeight: What a unit above weighs; 0 if more than the target is welcome.
  ///   - priority: Goals of a lower number are met first.
  public init(
    _ name: String, coefficients: [Double], target: Double, underWeight: Double = 1,
    overWeight: Double = 1, priority: Int = 0
  ) {
    self.name = name
    self.coefficients = coefficients
    self.target = target
    self.underWeight = underWeight
    self.overWeight = overWeight
    self.priority = priority
  }

  fileprivate func check(count: Int) throws(RegionalScienceError) {
    try Check.sameCount(coefficients.count, count, "coefficients of goal '\(name)'")
    try Check.finite(coefficients, "coefficient of goal '\(name)'")
    try Check.finite([target], "target of goal '\(name)'")
    try Check.nonNegative([underWeight, overWeight], "weight of goal '\(name)'")
  }
}

/// Goals as a linear programme whose numbers are near 1: amounts in the largest cap or total, each
/// goal in its largest term.
private struct GoalProgramme {
  let total: ClosedRange<Double>
  let limits: (floors: [Double], caps: [Double])
  let goals: [AllocationGoal]

  private var places: Int { limits.caps.count }

  func solve() throws(RegionalScienceError) -> GoalProgramming.Amounts {
    // No place can get more than the total.
    let caps = zip(limits.floors, limits.caps).map { max($0, min($1, total.upperBound)) }
    let unit = max(caps.max() ?? 0, Check.leastWidth)
    let scales = goals.map { goal in
      max(
        goal.coefficients.indices.reduce(goal.target.magnitude) {
          max($0, goal.coefficients[$1].magnitude * unit)
        }, Check.leastWidth)
    }
    var rows: [[Double]] = []
    let columns = places + 2 * goals.count
    for (number, goal) in goals.enumerated() {
      var row = goal.coefficients.map { $0 * unit / scales[number] }
      row += [Double](repeating: 0, count: 2 * goals.count)
      row[places + 2 * number] = 1
      row[places + 2 * number + 1] = -1
      rows.append(row)
    }
    rows.append((0..<columns).map { $0 < places ? 1 : 0 })
    let targets = zip(goals, scales).map { $0.target / $1 }
    let most = Double(places) + 2
    var rowLower = targets + [total.lowerBound / unit]
    var rowUpper = targets + [total.upperBound / unit]
    let lower = limits.floors.map { $0 / unit } + [Double](repeating: 0, count: 2 * goals.count)
    let upper = caps.map { $0 / unit } + [Double](repeating: most, count: 2 * goals.count)
    var deviations: [Double] = []
    var values = [Double](repeating: 0, count: columns)
    for priority in Set(goals.map(\.priority)).sorted() {
      var weights = [Double](repeating: 0, count: columns)
      for (number, goal) in goals.enumerated() where goal.priority == priority {
        weights[places + 2 * number] = goal.underWeight * scales[number]
        weights[places + 2 * number + 1] = goal.overWeight * scales[number]
      }
      let largest = max(weights.max() ?? 0, Check.leastWidth)
      let row = weights.map { $0 / largest }
      values = try run(
        row.map { -$0 }, rows, lower: lower + rowLower, upper: upper + rowUpper)
      let sum = zip(row, values).reduce(0) { $0 + $1.0 * $1.1 }
      deviations.append(sum * largest)
      // Later priorities may not undo this one; the simplex method allows for rounding by itself.
      rows.append(row)
      rowLower.append(-.infinity)
      rowUpper.append(sum)
    }
    if goals.isEmpty {
      values = try run(
        [Double](repeating: 0, count: columns), rows, lower: lower + rowLower,
        upper: upper + rowUpper)
    }
    let amounts = (0..<places).map {
      min(limits.caps[$0], max(limits.floors[$0], values[$0] * unit))
    }
    return GoalProgramming.Amounts(
      amounts: amounts,
      goals: goals.map { goal in
        let reached = zip(goal.coefficients, amounts).reduce(0) { $0 + $1.0 * $1.1 }
        return GoalProgramming.Outcome(
          reached: reached, under: max(0, goal.target - reached),
          over: max(0, reached - goal.target))
      }, deviations: deviations)
  }

  private func run(
    _ costs: [Double], _ rows: [[Double]], lower: [Double], upper: [Double]
  ) throws(RegionalScienceError) -> [Double] {
    var programme = LinearProgram(costs: costs, rows: rows, lower: lower, upper: upper)
    guard programme.solve() == .optimal else {
      throw RegionalScienceError(.notConverged, "the simplex method did not end")
    }
    return programme.values
  }
}
