public import RegionalScience

/// A budget, scores and limits: what an ``AllocationRule`` shares out.
public struct AllocationProblem: Hashable, Sendable {
  /// What is shared out, all of it.
  public var budget: Int64
  /// Places × sectors, 0 or more; one column where there are no sectors.
  public var scores: Matrix
  /// What each place gets at least.
  public var placeFloors: [Int64]
  /// What each place gets at most.
  public var placeCaps: [Int64]
  /// What each sector gets at least.
  public var sectorFloors: [Int64]
  /// What each sector gets at most.
  public var sectorCaps: [Int64]
  /// Whether a pair of place and sector has a row, by places × sectors; others get nothing.
  public var isThere: [Bool]

  /// The largest amount.
  static let most: Int64 = 1_000_000_000_000_000_000

  /// The score of each place, its sectors added up.
  public var needs: [Double] { scores.rowSums }
  /// Whether a floor or cap of a sector is set.
  public var hasSectorLimits: Bool {
    sectorFloors.contains { $0 > 0 } || sectorCaps.contains { $0 < Self.most }
  }
  /// The same without floors and caps.
  public var unlimited: AllocationProblem {
    var free = self
    free.placeFloors = placeFloors.map { _ in 0 }
    free.placeCaps = placeCaps.map { _ in Self.most }
    free.sectorFloors = sectorFloors.map { _ in 0 }
    free.sectorCaps = sectorCaps.map { _ in Self.most }
    return free
  }

  var limits: ProvinceSectorLimits {
    ProvinceSectorLimits(
      provinceFloors: placeFloors, sectorFloors: sectorFloors,
      provinceCaps: placeCaps.map { min($0, budget) },
      sectorCaps: sectorCaps.map { min($0, budget) },
      capacities: isThere.contains(false) ? isThere.map { $0 ? budget : 0 } : nil)
  }
}

/// By what a budget is shared out. Conform to add one's own:
///
/// ```swift
/// struct AllToTheBest: AllocationRule {
///   let name = "all_to_the_best"
///   let summary = "Everything to the best place."
///   func amounts(of problem: AllocationProblem) throws(RegionalScienceError) -> [Int64] { ... }
/// }
/// AllocationGuide(rules: try AllocationRules.standard.adding(AllToTheBest()))
/// ```
public protocol AllocationRule: Sendable {
  /// A stable name, in lower case with underscores.
  var name: String { get }
  /// What it aims at, in one sentence.
  var summary: String { get }
  /// The same in Persian; the summary unless said otherwise.
  var persian: String { get }
  /// The name on Persian pages; the name unless said otherwise.
  var persianName: String { get }
  /// What decides an amount that neither floor nor cap does; `AllocationReason.share` unless said
  /// otherwise.
  var reason: AllocationReason { get }

  /// Returns what each pair of place and sector gets.
  ///
  /// - Parameter problem: Budget, scores and limits.
  /// - Returns: Whole units by places × sectors, within the limits; their sum is the budget.
  /// - Throws: `RegionalScienceError` for limits that contradict each other, or that the rule does not take.
  func amounts(of problem: AllocationProblem) throws(RegionalScienceError) -> [Int64]
}

extension AllocationRule {
  /// The summary.
  public var persian: String { summary }
  /// The name.
  public var persianName: String { name }
  /// `share`.
  public var reason: AllocationReason { .share }

  /// Returns what decides an amount: a floor or cap that holds, else the rule.
  ///
  /// - Parameters:
  ///   - amount: The amount.
  ///   - floor: What the place gets at least; nil or 0 for nothing.
  ///   - cap: What it gets at most; nil for no limit.
  /// - Returns: The reason.
  func reason(of amount: Int64, floor: Int64?, cap: Int64?) -> AllocationReason {
    if let floor, floor > 0, amount == floor { return .floor }
    return amount == cap ? .cap : reason
  }
}

extension AllocationReason {
  /// What it is called on a page.
  func text(in language: DocumentLanguage) -> String {
    switch self {
    case .floor: language.say("floor", "کف")
    case .cap: language.say("cap", "سقف")
    case .share: language.say("share", "سهم")
    case .value: language.say("value", "ارزش")
    }
  }
}

/// The rules that a guide knows by name.
public struct AllocationRules: Sendable {
  /// The rules in the order in which they were added.
  public private(set) var all: [any AllocationRule]

  /// `proportional`, `logarithmic`, `square_root`, `max_min`, `value`.
  public static let standard = AllocationRules(all: [
    ProportionalRule(), ReturnsRule(kind: .logarithmic), ReturnsRule(kind: .squareRoot),
    FairRule(), ValueRule(),
  ])

  /// The names.
  public var names: [String] { all.map(\.name) }

  /// The rule of a name, in English or Persian; nil where there is none.
  ///
  /// - Parameter name: The name.
  public subscript(_ name: String) -> (any AllocationRule)? {
    all.first { $0.name == name } ?? all.first { $0.persianName == name }
  }

  /// What a rule is called on a page: its name, in Persian with what it means.
  func name(_ rule: String, in language: DocumentLanguage) -> String {
    guard language == .persian, let found = all.first(where: { $0.name == rule }) else {
      return rule
    }
    return found.persianName
  }

  /// Returns the rules and one more.
  ///
  /// - Parameter rule: The rule.
  /// - Returns: The rules.
  /// - Throws: `RegionalScienceError` with code `.name` if there is one of that name, or the name is not in lower
  ///   case with underscores.
  public func adding(_ rule: any AllocationRule) throws(RegionalScienceError) -> AllocationRules {
    try MethodName.check(rule.name, of: "rule")
    guard !names.contains(rule.name) else {
      throw RegionalScienceError(.name, "there is a rule '\(rule.name)' already")
    }
    return AllocationRules(all: all + [rule])
  }
}

/// In proportion to scores, within floors and caps of places.
struct ProportionalRule: AllocationRule {
  let name = "proportional"
  let persianName = "به نسبت امتیاز"
  let summary = "In proportion to scores, within floors and caps of places."
  let persian = "به نسبت امتیاز، میان کف و سقف هر مکان."

  func amounts(of problem: AllocationProblem) throws(RegionalScienceError) -> [Int64] {
    let sectors = problem.scores.columns
    guard sectors > 1 else {
      return try ProportionalAllocation.units(
        total: problem.budget, shares: problem.needs, floors: problem.placeFloors,
        caps: problem.placeCaps
      ).amounts
    }
    guard !problem.hasSectorLimits else {
      throw RegionalScienceError(
        .parameter,
        "the rule 'proportional' keeps no floors and caps of sectors, 'max_min' and 'value' do")
    }
    let there = problem.isThere.indices.filter { problem.isThere[$0] }
    let found = try NestedAllocation.units(
      total: problem.budget, shares: there.map { problem.scores.values[$0] },
      groups: there.map { $0 / sectors }, groupFloors: problem.placeFloors,
      groupCaps: problem.placeCaps)
    var cells = [Int64](repeating: 0, count: problem.isThere.count)
    for (place, amount) in zip(there, found.amounts) { cells[place] = amount }
    return cells
  }
}

/// The greatest sum of returns that fall.
struct ReturnsRule: AllocationRule {
  enum Kind { case logarithmic, squareRoot }
  let kind: Kind
  var name: String { kind == .logarithmic ? "logarithmic" : "square_root" }
  var persianName: String { kind == .logarithmic ? "بازده لگاریتمی" : "بازده ریشه دوم" }
  var summary: String {
    kind == .logarithmic
      ? "The greatest sum of score × ln(1 + amount / (budget / places)): each further rial counts less."
      : "The greatest sum of score × √amount: each further rial counts less."
  }
  var persian: String { "بیشترین جمع بازده‌هایی که با هر ریال بیشتر کمتر می‌شوند." }

  func amounts(of problem: AllocationProblem) throws(RegionalScienceError) -> [Int64] {
    guard problem.scores.columns == 1 else {
      throw RegionalScienceError(
        .parameter, "the rule '\(name)' takes no sectors, 'proportional', 'max_min' and 'value' do")
    }
    let needs = problem.needs
    switch kind {
    case .logarithmic:
      let scale = max(1, Double(problem.budget) / Double(max(1, needs.count)))
      return try WaterFilling.units(
        total: problem.budget,
        objective: LogarithmicReturns(weights: needs, scales: needs.map { _ in scale }),
        floors: problem.placeFloors, caps: problem.placeCaps
      ).amounts
    case .squareRoot:
      return try WaterFilling.units(
        total: problem.budget, objective: PowerReturns(weights: needs, exponent: 0.5),
        floors: problem.placeFloors, caps: problem.placeCaps
      ).amounts
    }
  }
}

/// The least supplied place as well supplied as can be, then the next.
struct FairRule: AllocationRule {
  let name = "max_min"
  let persianName = "بیشینه کمینه"
  let summary =
    "The least amount per score as high as can be, then the next (leximin); with limits of sectors."
  let persian = "کمترین مبلغ به ازای امتیاز هرچه بیشتر، سپس کمترین بعدی؛ با کف و سقف بخش‌ها."

  func amounts(of problem: AllocationProblem) throws(RegionalScienceError) -> [Int64] {
    let least = problem.placeFloors.reduce(Int128(0)) { $0 + Int128($1) }
    guard problem.needs.contains(where: { $0 > 0 }) || least >= Int128(problem.budget) else {
      throw RegionalScienceError(.infeasible, "every score is 0")
    }
    return try MaxMinFairness.units(
      total: problem.budget, needs: problem.needs, sectors: problem.scores.columns,
      limits: problem.limits, values: problem.scores.columns > 1 ? problem.scores : nil
    ).amounts.cells
  }
}

/// The greatest sum of score × amount.
struct ValueRule: AllocationRule {
  let name = "value"
  let persianName = "بیشترین ارزش"
  let summary =
    "The greatest sum of score × amount: all to the best pairs, as far as floors and caps let it."
  let persian = "بیشترین جمع امتیاز × مبلغ، تا جایی که کف و سقف‌ها بگذارند."
  let reason = AllocationReason.value

  func amounts(of problem: AllocationProblem) throws(RegionalScienceError) -> [Int64] {
    try ProvinceSectorAllocation.units(
      total: problem.budget, values: problem.scores, limits: problem.limits
    ).cells
  }
}
