/// The choice of indivisible projects under limits that cross: a budget, floors and caps of
/// provinces, of sectors, or of any other set, by branch and bound.
///
/// ```swift
/// let selection = try ProjectSelection.choose(
///   values: [6, 5, 4], limits: [
///     ProjectLimit("budget", weights: [3, 2, 2], most: 4),
///     ProjectLimit("projects of the south", weights: [1, 0, 0], least: 1),
///   ])
/// selection.projects   // [0]
/// ```
///
/// Bounds come from the linear relaxation, first choices from rounding it and from exchanges of projects
/// that mend the limits which that breaks. If the nodes run out first, the best choice found is returned
/// with its bound and gap.
///
/// > Source: Land & Doig (1960), *Econometrica* 28; Nemhauser & Wolsey (1988), *Integer and
/// > Combinatorial Optimization*.
public enum ProjectSelection {
  /// A choice of projects.
  public struct Choice: Hashable, Sendable {
    /// The projects chosen, in order.
    public let projects: [Int]
    /// Their values' sum.
    public let value: Double
    /// No choice is worth more than this.
    public let bound: Double
    /// What the linear relaxation alone allows.
    public let relaxedValue: Double
    /// The nodes that were looked at, with the relaxation that all begin with.
    public let nodes: Int
    /// The sum of each limit's weights over the choice.
    public let uses: [Double]
    /// (Bound − value) / max(1, |value|): 0 if the choice is proven to be the best.
    public var gap: Double { max(0, bound - value) / max(1, value.magnitude) }
  }

  /// Returns the choice of the greatest value.
  ///
  /// - Parameters:
  ///   - values: What each project is worth; any number.
  ///   - limits: What the choice must keep.
  ///   - nodeLimit: How many nodes may be looked at, 1 or more.
  ///   - start: Projects of a choice to begin with; it counts if it keeps all limits.
  /// - Returns: The choice.
  /// - Throws: ``RegionalScienceError`` with code `.shape` for weights that do not fit, `.notFinite`
  ///   or `.tooLarge` for a value or weight, `.parameter` for a limit of NaN, the nodes or a project of the start,
  ///   `.infeasible` if no choice keeps all limits, `.notConverged` if the nodes ran out before one
  ///   was found.
  /// - Complexity: Exponential at worst; each node some exchanges of O(*limits* · *projects*).
  public static func choose(
    values: [Double], limits: [ProjectLimit], nodeLimit: Int = 200_000, start: [Int] = []
  ) throws(RegionalScienceError) -> Choice {
    try Check.finite(values, "value")
    guard nodeLimit >= 1 else {
      throw RegionalScienceError(.parameter, "a limit of \(nodeLimit) nodes, expected 1 or more")
    }
    for (number, limit) in limits.enumerated() {
      try limit.check(number, count: values.count)
    }
    for project in start { try Check.index(project, count: values.count, "project of the start") }
    var search = BranchAndBound(values: values, limits: limits)
    search.begin(with: start)
    return try search.run(nodeLimit: nodeLimit)
  }
}

/// One limit of a choice of projects: the weights of the chosen ones sum to something between.
public struct ProjectLimit: Hashable, Sendable {
  /// What the limit is called in messages.
  public var name: String
  /// The weight of each project: its cost, 1 to count projects, 0 for projects that are not meant.
  public var weights: [Double]
  /// The least sum.
  public var least: Double
  /// The greatest sum.
  public var most: Double

  /// Makes a limit.
  ///
  /// - Parameters:
  ///   - name: What it is called in messages.
  ///   - weights: One for each project.
  ///   - least: The least sum; minus infinity is none.
  ///   - most: The greatest sum; infinity is none.
  public init(
    _ name: String, weights: [Double], least: Double = -.infinity, most: Double = .infinity
  ) {
    self.name = name
    self.weights = weights
    self.least = least
    self.most = most
  }

  /// The same limit in a unit of about its largest weight: the simplex method takes what is below
  /// 10⁻⁹ for 0, and loses limits in rials otherwise. Powers of two change no digit.
  ///
  /// - Parameter isOpen: Which projects can be chosen at all; the others have no weight.
  /// - Returns: The limit.
  fileprivate func scaled(_ isOpen: [Bool]) -> ProjectLimit {
    let weights = zip(weights, isOpen).map { $1 ? $0 : 0 }
    let largest = weights.reduce(0) { max($0, $1.magnitude) }
    guard largest > 0 else {
      return ProjectLimit(name, weights: weights, least: least, most: most)
    }
    let unit = largest.binade
    return ProjectLimit(
      name, weights: weights.map { $0 / unit }, least: least / unit, most: most / unit)
  }

  /// How far a sum may miss the limit by rounding.
  ///
  /// - Parameter isOpen: Which projects can be chosen at all.
  /// - Returns: 0 or more, in the unit of the limit.
  fileprivate func slack(_ isOpen: [Bool]) -> Double {
    let bounds = [least, most].filter(\.isFinite).map(\.magnitude)
    let reach = zip(weights, isOpen).reduce(0) { $1.1 ? $0 + $1.0.magnitude : $0 }
    return bounds.reduce(1e-12 * reach) { max($0, 1e-9 * $1) }
  }

  /// Whether a project alone is too much, whatever else is chosen: it would drown what the others weigh.
  fileprivate func rulesOut(_ project: Int) -> Bool {
    // What is below 0 may make room for it.
    let room = weights.reduce(0) { $0 + min(0, $1) }
    return most.isFinite && weights[project] + room > most + 1e-9 * most.magnitude
  }

  fileprivate func check(_ number: Int, count: Int) throws(RegionalScienceError) {
    try Check.sameCount(weights.count, count, "weights of limit '\(name)'")
    try Check.finite(weights, "weight of limit '\(name)'")
    guard !least.isNaN, !most.isNaN else {
      throw RegionalScienceError(.parameter, "limit '\(name)' is not a number", row: number)
    }
    let reach = weights.reduce((low: 0.0, high: 0.0)) {
      ($0.low + min(0, $1), $0.high + max(0, $1))
    }
    let slack = 1e-9 * max(reach.high, -reach.low)
    guard least <= most, reach.high >= least - slack, reach.low <= most + slack else {
      let members = weights.indices.filter { weights[$0] != 0 }
      let text: PositionedText =
        least > most
        ? "limit '\(name)' demands \(least) at least and \(most) at most"
        : reach.high < least
          ? "limit '\(name)' demands \(least), more than the \(reach.high) of all its projects"
          : "limit '\(name)' allows \(most), less than the \(reach.low) of any choice"
      throw RegionalScienceError(
        LimitConflict(
          text, places: members, groups: [number], demanded: least > reach.high ? least : reach.low,
          available: least > most ? most : least > reach.high ? reach.high : most))
    }
  }
}

/// Depth-first search that follows the relaxation, with the better branch first.
private struct BranchAndBound {
  private let values: [Double]
  private let limits: [ProjectLimit]
  private let isWhole: Bool
  /// Which projects no limit rules out by itself.
  private let isOpen: [Bool]
  /// How far sums may miss each limit by rounding: not at all where every sum is a whole number without.
  private let slacks: [Double]
  /// The largest value: what is small beside it is rounding.
  private let unit: Double
  private var repair: ChoiceRepair
  private var best: (value: Double, choice: [Bool])?

  /// Bounds of one project, and where the search was before.
  private struct Node {
    var fixed: [(project: Int, value: Double)]
    var bound: Double
  }

  init(values: [Double], limits: [ProjectLimit]) {
    self.values = values
    self.limits = limits
    isWhole = values.allSatisfy { $0 == $0.rounded() && $0.magnitude < 1e9 }
    let isExactSum = limits.allSatisfy { limit in
      limit.weights.allSatisfy { $0 == $0.rounded() }
        && limit.weights.reduce(0) { $0 + $1.magnitude } < 0x1p53
    }
    let isOpen = values.indices.map { project in !limits.contains { $0.rulesOut(project) } }
    self.isOpen = isOpen
    slacks = limits.map { isExactSum ? 0 : $0.slack(isOpen) }
    unit = values.reduce(0) { max($0, $1.magnitude) }
    repair = ChoiceRepair(values: values, limits: limits)
  }

  /// Takes a choice to begin with, if it keeps the limits.
  mutating func begin(with projects: [Int]) {
    guard !projects.isEmpty else { return }
    var choice = [Bool](repeating: false, count: values.count)
    for project in projects { choice[project] = true }
    keep(choice)
  }

  /// Takes a choice if it keeps the limits and is worth more than the best one.
  private mutating func keep(_ choice: [Bool]) {
    let value = choice.indices.reduce(0) { choice[$1] ? $0 + values[$1] : $0 }
    if value > (best?.value ?? -.infinity), isKept(choice) { best = (value, choice) }
  }

  /// Exchanges that are looked at before the first node, and each time that nothing was found for long.
  private static func exchanges(_ nodeLimit: Int) -> Int {
    min(400_000, 200 * min(nodeLimit, 2000))
  }

  /// Looks for a first choice near a relaxation.
  private mutating func mend(_ program: LinearProgram, exchanges: Int) throws(RegionalScienceError)
  {
    let start = values.indices.map { program.values[$0] >= 0.5 }
    if let choice = try repair.found(from: start, exchanges: exchanges) { keep(choice) }
  }

  /// The least value that would be worth finding.
  private var cutoff: Double {
    guard let best else { return -.infinity }
    // Whole values come in whole steps.
    return isWhole ? best.value + 1 - 1e-6 : best.value + 1e-9 * max(unit, best.value.magnitude)
  }

  private func program() -> LinearProgram {
    program(values, Array(limits.indices))
  }

  /// The relaxation of some limits. Values are counted in a unit of about the largest, as weights are.
  private func program(_ costs: [Double], _ members: [Int]) -> LinearProgram {
    let rows = members.map { limits[$0].scaled(isOpen) }
    return LinearProgram(
      costs: costs.map { $0 / scale }, rows: rows.map(\.weights),
      lower: costs.map { _ in 0 } + rows.map(\.least),
      upper: isOpen.map { $0 ? 1 : 0 } + rows.map(\.most))
  }

  /// The unit of values in the relaxation: a power of two, so that no digit changes; 1 for values that are
  /// not tiny.
  private var scale: Double { unit > 0 && unit < 1 ? unit.binade : 1 }

  mutating func run(nodeLimit: Int) throws(RegionalScienceError) -> ProjectSelection.Choice {
    var root = program()
    switch root.solve() {
    case .optimal: break
    case .infeasible: throw infeasible()
    case .cutOff, .stopped:
      throw RegionalScienceError(.notConverged, "the simplex method did not end")
    }
    // The bound of nodes whose relaxation did not end: nothing is proven about them.
    var lost = -Double.infinity
    let relaxed = root.objective * scale
    var stack = [Node(fixed: [], bound: relaxed)]
    var nodes = 0
    var program = root
    round(root)
    if best == nil { try mend(root, exchanges: Self.exchanges(nodeLimit)) }
    while let node = stack.popLast() {
      try Interruption.check()
      if node.bound < cutoff { continue }
      guard nodes < nodeLimit else {
        stack.append(node)
        break
      }
      nodes += 1
      // A fresh table now and then, before rounding adds up.
      if nodes % 500 == 0 { program = root }
      for project in values.indices {
        program.lower[project] = 0
        program.upper[project] = isOpen[project] ? 1 : 0
      }
      for (project, value) in node.fixed {
        program.lower[project] = value
        program.upper[project] = value
      }
      let outcome = program.solve(cutoff: cutoff / scale)
      if outcome == .stopped { lost = max(lost, node.bound) }
      guard outcome == .optimal, program.objective * scale >= cutoff else { continue }
      round(program)
      // Seldom, and ever more so: another part of the tree may be easier to mend.
      if best == nil, nodes >= 64, nodes & (nodes - 1) == 0 {
        try mend(program, exchanges: Self.exchanges(nodeLimit))
      }
      branch(program, node, &stack)
    }
    if best == nil, !stack.isEmpty { try mend(root, exchanges: 8 * Self.exchanges(nodeLimit)) }
    guard let best else {
      if stack.isEmpty, lost == -.infinity { throw infeasible() }
      throw RegionalScienceError(
        .notConverged, "no choice that keeps all limits was found in \(nodes) nodes")
    }
    let open = stack.reduce(max(best.value, lost)) { max($0, $1.bound) }
    let bound = open <= best.value ? best.value : isWhole ? (open + 1e-6).rounded(.down) : open
    return ProjectSelection.Choice(
      projects: values.indices.filter { best.choice[$0] }, value: best.value,
      bound: max(best.value, bound), relaxedValue: relaxed, nodes: max(1, nodes),
      uses: uses(best.choice))
  }

  private func infeasible() -> RegionalScienceError {
    let blocking = irreducible()
    let names = blocking.prefix(8).map { "'\(limits[$0].name)'" }.joined(separator: ", ")
    return RegionalScienceError(
      LimitConflict(
        "no choice of projects keeps \(blocking.count == 1 ? "limit" : "limits") \(names)"
          + (blocking.count > 8 ? " and \(blocking.count - 8) more" : ""), groups: blocking,
        demanded: 1, available: 0))
  }

  /// Limits that cannot be kept together, none of which can be left out; all of them if they can be
  /// kept by parts of projects.
  private func irreducible() -> [Int] {
    var kept = Array(limits.indices)
    let isPossible = { (members: [Int]) in
      var program = program(values.map { _ in 0 }, members)
      return program.solve() == .optimal
    }
    guard !isPossible(kept) else { return kept }
    for limit in limits.indices {
      let fewer = kept.filter { $0 != limit }
      if !isPossible(fewer) { kept = fewer }
    }
    return kept
  }

  private func uses(_ choice: [Bool]) -> [Double] {
    limits.map { limit in
      choice.indices.reduce(0) { choice[$1] ? $0 + limit.weights[$1] : $0 }
    }
  }

  private func isKept(_ choice: [Bool]) -> Bool {
    let uses = uses(choice)
    return limits.indices.allSatisfy {
      uses[$0] >= limits[$0].least - slacks[$0] && uses[$0] <= limits[$0].most + slacks[$0]
    }
  }

  /// Tries the relaxation rounded, then projects of great value added as long as limits are kept.
  private mutating func round(_ program: LinearProgram) {
    for threshold in [0.999999, 0.5] {
      var choice = values.indices.map { program.values[$0] >= threshold }
      let order = values.indices.filter { !choice[$0] && values[$0] > 0 }.sorted {
        program.values[$0] == program.values[$1]
          ? values[$0] > values[$1] : program.values[$0] > program.values[$1]
      }
      var sums = uses(choice)
      for project in order {
        let fits = limits.indices.allSatisfy {
          let next = sums[$0] + limits[$0].weights[project]
          return limits[$0].weights[project] <= 0
            || next <= limits[$0].most + slacks[$0]
        }
        guard fits else { continue }
        choice[project] = true
        for index in limits.indices { sums[index] += limits[index].weights[project] }
      }
      keep(choice)
    }
  }

  private mutating func branch(_ program: LinearProgram, _ node: Node, _ stack: inout [Node]) {
    // The project nearest to a half decides most.
    var (chosen, distance) = (-1, 1e-6)
    for project in values.indices {
      let part = min(program.values[project], 1 - program.values[project])
      if part > distance { (chosen, distance) = (project, part) }
    }
    guard chosen >= 0 else { return }
    // Projects whose reduced cost alone would fall below the best known value stay as they are.
    var fixed = node.fixed
    let room = program.objective - cutoff / scale
    if room.isFinite {
      for (project, reduced) in program.reducedCosts().enumerated()
      where reduced.magnitude > room + 1e-9 && program.lower[project] < program.upper[project] {
        fixed.append((project, program.values[project].rounded()))
      }
    }
    let near = program.values[chosen].rounded()
    let bound = program.objective * scale
    stack.append(Node(fixed: fixed + [(chosen, 1 - near)], bound: bound))
    stack.append(Node(fixed: fixed + [(chosen, near)], bound: bound))
  }
}
