/// The choice of indivisible projects under one budget (کوله‌پشتی) that is worth the most, exactly.
///
/// ```swift
/// let choice = try Knapsack.choose(values: [60, 100, 120], costs: [10, 20, 30], budget: 50)
/// choice.projects   // [1, 2]
/// choice.value      // 220
/// ```
///
/// Projects are sorted by value for money. States (cost, value) spread from the one project that no
/// longer fits, adding projects after it and leaving out projects before it; a state that another
/// dominates, or that cannot become better than the best known choice, is dropped.
///
/// > Source: Pisinger (1997), *Operations Research* 45; Kellerer, Pferschy & Pisinger (2004),
/// > *Knapsack Problems*, ch. 5.
public enum Knapsack {
  /// A choice of projects.
  public struct Choice: Hashable, Sendable {
    /// The projects chosen, in order.
    public let projects: [Int]
    /// Their values' sum.
    public let value: Double
    /// Their costs' sum.
    public let cost: Int64
    /// No choice is worth more than this.
    public let bound: Double
    /// Bound less value: 0 if the choice is proven to be the best.
    public var gap: Double { max(0, bound - value) }
  }

  /// Returns the choice of the greatest value.
  ///
  /// - Parameters:
  ///   - values: What each project is worth, 0 or more.
  ///   - costs: What each costs, 0 to 10¹⁸.
  ///   - budget: What may be spent, 0 to 10¹⁸.
  ///   - stateLimit: How many states may be kept, 1,000 or more. If they run out, the best choice
  ///     found is returned with a ``Choice/gap``.
  /// - Returns: The choice.
  /// - Throws: ``RegionalScienceError`` with code `.shape` for lengths that differ, `.negative`,
  ///   `.notFinite` or `.tooLarge` for a value, `.parameter` for the limit of states.
  /// - Complexity: O(*projects* log *projects*) and what states there are; 2,000 projects that differ
  ///   take about a millisecond, the worst is O(*projects* · *budget*).
  public static func choose(
    values: [Double], costs: [Int64], budget: Int64, stateLimit: Int = 20_000_000
  ) throws(RegionalScienceError) -> Choice {
    try Check.nonNegative(values, "value")
    try AllocationCheck.amounts(costs, "cost", count: values.count)
    try AllocationCheck.amount(budget, "the budget")
    guard stateLimit >= 1000 else {
      throw RegionalScienceError(
        .parameter, "a limit of \(stateLimit) states, expected 1000 or more")
    }
    var search = KnapsackSearch(
      values: values, costs: costs, budget: budget, stateLimit: stateLimit)
    return search.run()
  }
}

/// The states around the project that no longer fits.
private struct KnapsackSearch {
  private struct State {
    var cost: Int64
    var value: Double
    /// The position in the record of the last change; −1 for none.
    var trace: Int32
  }
  /// A project added to or taken out of a state, and the record of the change before.
  private struct Change {
    var project: Int32
    var before: Int32
  }

  private let values: [Double]
  private let costs: [Int64]
  private let budget: Int64
  private let stateLimit: Int
  private var isFree: [Int] = []
  private var order: [Int] = []
  private var changes: [Change] = []
  private var best = State(cost: 0, value: 0, trace: -1)
  /// The cost of the projects that states may still leave out.
  private var removable: Int64 = 0

  init(values: [Double], costs: [Int64], budget: Int64, stateLimit: Int) {
    self.values = values
    self.costs = costs
    self.budget = budget
    self.stateLimit = min(stateLimit, Int(Int32.max) - 1)
    for project in values.indices where values[project] > 0 && costs[project] <= budget {
      if costs[project] == 0 { isFree.append(project) } else { order.append(project) }
    }
    let ratios = values.indices.map { costs[$0] > 0 ? values[$0] / Double(costs[$0]) : 0 }
    order.sort { ratios[$0] == ratios[$1] ? costs[$0] > costs[$1] : ratios[$0] > ratios[$1] }
  }

  private func ratio(_ position: Int) -> Double {
    values[order[position]] / Double(costs[order[position]])
  }

  mutating func run() -> Knapsack.Choice {
    var fitting = 0
    var start = State(cost: 0, value: 0, trace: -1)
    while fitting < order.count, start.cost + costs[order[fitting]] <= budget {
      start.cost += costs[order[fitting]]
      start.value += values[order[fitting]]
      fitting += 1
    }
    best = start
    removable = start.cost
    var bound = start.value
    guard fitting < order.count else { return choice(fitting, bound: bound) }
    bound += Double(budget - start.cost) * ratio(fitting)
    greedy(fitting, start)
    var states = [start]
    var (left, right) = (fitting - 1, fitting)
    let interruption = Interruption.current
    while !states.isEmpty, left >= 0 || right < order.count {
      // This cannot throw: whoever watches throws what comes of it away.
      if interruption.isDue { break }
      guard changes.count + 2 * states.count < stateLimit else {
        // What is left open is bounded by the linear relaxation of the states that are left.
        return choice(fitting, bound: max(best.value, openBound(states, left, right)))
      }
      if right < order.count {
        states = merged(states, position: right, isAdded: true)
        right += 1
        states = pruned(states, left, right)
      }
      if left >= 0, !states.isEmpty {
        states = merged(states, position: left, isAdded: false)
        left -= 1
        states = pruned(states, left, right)
      }
    }
    return choice(fitting, bound: best.value)
  }

  /// Fills what is left with projects that fit: a first choice to beat.
  private mutating func greedy(_ fitting: Int, _ start: State) {
    var state = start
    for position in fitting..<order.count {
      let project = order[position]
      guard state.cost + costs[project] <= budget else { continue }
      changes.append(Change(project: Int32(project), before: state.trace))
      state = State(
        cost: state.cost + costs[project], value: state.value + values[project],
        trace: Int32(changes.count - 1))
    }
    best = state
  }

  private func limit(_ state: State, _ left: Int, _ right: Int) -> Double {
    if state.cost <= budget {
      return state.value + (right < order.count ? Double(budget - state.cost) * ratio(right) : 0)
    }
    return left >= 0 ? state.value - Double(state.cost - budget) * ratio(left) : -.infinity
  }

  private func openBound(_ states: [State], _ left: Int, _ right: Int) -> Double {
    states.reduce(-Double.infinity) { max($0, limit($1, left, right)) }
  }

  private func pruned(_ states: [State], _ left: Int, _ right: Int) -> [State] {
    let least = best.value + 1e-12 * best.value
    return states.filter { limit($0, left, right) > least }
  }

  /// The states with and without a change, by cost, each worth more than all cheaper ones.
  private mutating func merged(_ states: [State], position: Int, isAdded: Bool) -> [State] {
    let project = order[position]
    let step = isAdded ? costs[project] : -costs[project]
    let gain = isAdded ? values[project] : -values[project]
    var result: [State] = []
    result.reserveCapacity(states.count * 2)
    // Whoever is dearer than what may still be taken out can never come back under the budget; this
    // also keeps sums of costs from running over.
    let reach = budget + (isAdded ? removable : removable - costs[project])
    if !isAdded { removable -= costs[project] }
    var (kept, moved) = (0, 0)
    var most = -Double.infinity
    while kept < states.count || moved < states.count {
      let isKept: Bool
      if kept == states.count {
        isKept = false
      } else if moved == states.count {
        isKept = true
      } else {
        let other = states[moved].cost + step
        isKept =
          states[kept].cost < other
          || (states[kept].cost == other && states[kept].value >= states[moved].value + gain)
      }
      if isKept {
        let state = states[kept]
        kept += 1
        guard state.value > most else { continue }
        most = state.value
        result.append(state)
      } else {
        let source = states[moved]
        moved += 1
        let (cost, value) = (source.cost + step, source.value + gain)
        guard value > most, cost <= reach else { continue }
        most = value
        changes.append(Change(project: Int32(truncatingIfNeeded: project), before: source.trace))
        let state = State(cost: cost, value: value, trace: Int32(changes.count - 1))
        result.append(state)
        if cost <= budget, value > best.value { best = state }
      }
    }
    return result
  }

  private func choice(_ fitting: Int, bound: Double) -> Knapsack.Choice {
    var isChosen = [Bool](repeating: false, count: values.count)
    for project in order[..<fitting] { isChosen[project] = true }
    var trace = best.trace
    while trace >= 0 {
      let change = changes[Int(trace)]
      isChosen[Int(change.project)].toggle()
      trace = change.before
    }
    for project in isFree { isChosen[project] = true }
    let projects = isChosen.indices.filter { isChosen[$0] }
    let extra = isFree.reduce(0) { $0 + values[$1] }
    let value = projects.reduce(0) { $0 + values[$1] }
    return Knapsack.Choice(
      projects: projects, value: value, cost: projects.reduce(0) { $0 + costs[$1] },
      bound: bound <= best.value ? value : max(value, bound + extra))
  }
}
