/// A first choice of projects that keeps all limits, where rounding the relaxation breaks some: projects
/// are put in, left out and exchanged so that the limits are broken less, and kicked about where that
/// comes to rest.
///
/// > Source: Glover (1989), *ORSA Journal on Computing* 1; Lourenço, Martin & Stützle (2003), in
/// > *Handbook of Metaheuristics*, for kicks.
struct ChoiceRepair {
  private let values: [Double]
  private let least: [Double]
  private var most: [Double]
  /// The unit that a limit's breach is measured in.
  private let units: [Double]
  /// For each project the limits that it counts in, with its weight.
  private let parts: [[(limit: Int, weight: Double)]]
  /// For each limit its projects.
  private let members: [[Int]]
  private var random = SplitMix64(seed: 1)
  private var choice: [Bool] = []
  private var uses: [Double] = []
  /// How many exchanges may still be looked at.
  private var budget = 0

  /// The most exchanges that are looked at in one step.
  private static let mostExchanges = 4000

  init(values: [Double], limits: [ProjectLimit]) {
    self.values = values
    least = limits.map(\.least)
    most = limits.map(\.most)
    units = limits.map { limit in
      max(limit.weights.reduce(0) { max($0, $1.magnitude) }, Check.leastWidth)
    }
    var parts = [[(limit: Int, weight: Double)]](repeating: [], count: values.count)
    var members: [[Int]] = []
    for (number, limit) in limits.enumerated() {
      var own: [Int] = []
      for (project, weight) in limit.weights.enumerated() where weight != 0 {
        parts[project].append((number, weight))
        own.append(project)
      }
      members.append(own)
    }
    (self.parts, self.members) = (parts, members)
    tighten(limits)
  }

  /// What the floors of parts of a budget leave each part: the caps that follow from the budget. The
  /// search is told of a part that is too dear where it is, and not of the sum alone.
  private mutating func tighten(_ limits: [ProjectLimit]) {
    guard
      let widest = limits.indices.filter({ most[$0].isFinite }).max(by: {
        members[$0].count < members[$1].count
      }), limits[widest].weights.allSatisfy({ $0 >= 0 })
    else { return }
    var isTaken = [Bool](repeating: false, count: values.count)
    var kept: [Int] = []
    for limit in limits.indices where limit != widest && least[limit] > 0 {
      let own = members[limit]
      guard
        own.allSatisfy({
          !isTaken[$0] && limits[limit].weights[$0] == limits[widest].weights[$0]
        })
      else { continue }
      for project in own { isTaken[project] = true }
      kept.append(limit)
    }
    let sum = kept.reduce(0) { $0 + least[$1] }
    for limit in kept { most[limit] = min(most[limit], most[widest] - (sum - least[limit])) }
  }

  /// Looks for a choice that keeps all limits.
  ///
  /// - Parameters:
  ///   - start: The choice to begin with.
  ///   - exchanges: How many exchanges are looked at, at most.
  /// - Returns: The choice of the greatest value that exchanges lead to; `nil` if none was found.
  /// - Throws: `.cancelled`.
  mutating func found(from start: [Bool], exchanges: Int) throws(RegionalScienceError) -> [Bool]? {
    choice = start
    uses = [Double](repeating: 0, count: least.count)
    for project in choice.indices where choice[project] {
      for part in parts[project] { uses[part.limit] += part.weight }
    }
    budget = exchanges
    var best: (choice: [Bool], value: Double)?
    let all = Array(values.indices)
    guard !all.isEmpty else { return nil }
    while budget > 0 {
      try Interruption.check()
      let broken = least.indices.filter { breach($0, uses[$0]) > 0 }
      if broken.isEmpty {
        try improve(all)
        let value = all.reduce(0) { choice[$1] ? $0 + values[$1] : $0 }
        if value > (best?.value ?? -.infinity) { best = (choice, value) }
        // From a little beside the best one, another may be better still.
        kick(all)
        continue
      }
      let limit = broken[random.nextIndex(below: broken.count)]
      let candidates = members[limit]
      guard !candidates.isEmpty else { return best?.choice }
      if !step(candidates) { kick(candidates) }
    }
    return best?.choice
  }

  private func breach(_ limit: Int, _ use: Double) -> Double {
    max(0, least[limit] - use, use - most[limit]) / units[limit]
  }

  /// What turning one project, and perhaps another, changes of all breaches.
  private func change(_ one: Int, _ other: Int? = nil) -> Double {
    var sum = 0.0
    let (sign, turn) = (choice[one] ? -1.0 : 1, other.map { choice[$0] ? -1.0 : 1 } ?? 0)
    for part in parts[one] {
      var next = uses[part.limit] + sign * part.weight
      if let other, let own = parts[other].first(where: { $0.limit == part.limit }) {
        next += turn * own.weight
      }
      sum += breach(part.limit, next) - breach(part.limit, uses[part.limit])
    }
    guard let other else { return sum }
    for part in parts[other] where !parts[one].contains(where: { $0.limit == part.limit }) {
      sum +=
        breach(part.limit, uses[part.limit] + turn * part.weight)
        - breach(part.limit, uses[part.limit])
    }
    return sum
  }

  private mutating func turn(_ project: Int) {
    let sign = choice[project] ? -1.0 : 1
    for part in parts[project] { uses[part.limit] += sign * part.weight }
    choice[project].toggle()
  }

  /// Takes the step that lessens the breaches most; `false` where none does.
  private mutating func step(_ candidates: [Int]) -> Bool {
    var best: (one: Int, other: Int?, change: Double) = (-1, nil, -1e-12)
    for project in candidates {
      budget -= 1
      let found = change(project)
      if found < best.change { best = (project, nil, found) }
    }
    for (one, other) in exchanges(candidates) {
      budget -= 1
      let found = change(one, other)
      if found < best.change { best = (one, other, found) }
    }
    guard best.one >= 0 else { return false }
    turn(best.one)
    if let other = best.other { turn(other) }
    return true
  }

  /// Pairs of a chosen project and another of the same candidates: all of them, or as many as are
  /// looked at.
  private mutating func exchanges(_ candidates: [Int]) -> [(Int, Int)] {
    let inside = candidates.filter { choice[$0] }
    let outside = candidates.filter { !choice[$0] }
    guard !inside.isEmpty, !outside.isEmpty else { return [] }
    if inside.count * outside.count <= Self.mostExchanges {
      return inside.flatMap { one in outside.map { (one, $0) } }
    }
    var pairs: [(Int, Int)] = []
    for _ in 0..<Self.mostExchanges {
      pairs.append(
        (
          inside[random.nextIndex(below: inside.count)],
          outside[random.nextIndex(below: outside.count)]
        ))
    }
    return pairs
  }

  /// Turns a few projects at random, to leave a place where no step helps.
  private mutating func kick(_ candidates: [Int]) {
    for _ in 0..<(2 + random.nextIndex(below: 3)) {
      turn(candidates[random.nextIndex(below: candidates.count)])
    }
    budget -= 1
  }

  /// Raises the value as long as one project put in, or exchanged, does so within the limits.
  private mutating func improve(_ all: [Int]) throws(RegionalScienceError) {
    while budget > 0 {
      try Interruption.check()
      var best: (one: Int, other: Int?, gain: Double) = (-1, nil, 1e-12)
      for project in all {
        budget -= 1
        let gain = choice[project] ? -values[project] : values[project]
        if gain > best.gain, change(project) <= 0 { best = (project, nil, gain) }
      }
      for (one, other) in exchanges(all) {
        budget -= 1
        let gain = values[other] - values[one]
        if gain > best.gain, change(one, other) <= 0 { best = (one, other, gain) }
      }
      guard best.one >= 0 else { return }
      turn(best.one)
      if let other = best.other { turn(other) }
    }
  }
}
