import KQLSyntax
import PersianText
import RegionalScience

/// One decision on allocations.
struct AllocationDecision {
  let setting: PrioritiesSetting
  let rules: AllocationRules
  let state: AllocationsState
  let context: DecisionContext

  func record(_ given: String?, _ details: AllocationDetails) throws(Refusal) -> [AllocationEvent] {
    let id: String
    if let given {
      try CaseworkIDs.check(given, "an allocation")
      try notBefore(given)
      id = given
    } else {
      let counts = state.counts
      id = try CaseworkIDs.free(
        nil, "allocation-", from: counts.count + 1, "allocation", AllocationRefusal.same,
        isTaken: counts.contains)
    }
    let rule = try check(details)
    let version = (state.counts[id] ?? 0) + 1
    let decided = AllocationDecided(
      allocation: id, version: version, title: details.title, budget: details.budget,
      rule: rule?.name ?? details.rule, scoresFrom: details.scoresFrom, score: details.score,
      basis: details.basis, samples: details.test?.samples, spread: details.test?.spread,
      seed: details.test?.seed)
    let sums = Self.sums(details.lines)
    let shared = details.lines.map { line in
      AllocationShared(
        allocation: id, version: version, place: line.place, sector: line.sector,
        score: line.score, amount: line.amount, floor: line.floor, cap: line.cap,
        sectorFloor: line.sectorFloor, sectorCap: line.sectorCap, unlimited: line.unlimited,
        decidedBy: (rule ?? ProportionalRule())
          .reason(of: sums[line.place] ?? 0, floor: line.floor, cap: line.cap).rawValue,
        mean: line.drawn?.mean, low: line.drawn?.low, high: line.drawn?.high,
        aboveFloor: line.drawn?.aboveFloor)
    }
    let weighed = details.projects.map { project in
      AllocationProjectWeighed(
        allocation: id, version: version, project: project.project, place: project.place,
        cost: project.cost, value: project.value, isChosen: project.isChosen,
        frequency: project.frequency)
    }
    if let latest = state.latest(id), latest.status == .inForce {
      var before = latest.decided
      before.version = version
      let lines = latest.lines.map { line in
        var line = line
        line.version = version
        return line
      }
      let projects = latest.projects.map { project in
        var project = project
        project.version = version
        return project
      }
      if before == decided, lines == shared, projects == weighed {
        throw Refusal(
          AllocationRefusal.same, "version \(version - 1) of allocation '\(id)' says the same",
          by: .allocationVersions, remedy: "nothing is to be recorded")
      }
    }
    return [.decided(decided)] + shared.map(AllocationEvent.shared)
      + weighed.map(AllocationEvent.weighed)
  }

  func withdraw(_ id: String, _ reason: String) throws(Refusal) -> [AllocationEvent] {
    guard let latest = state.latest(id) else {
      throw Refusal(
        AllocationRefusal.unknown, "there is no allocation '\(CaseworkIDs.shown(id))'",
        remedy: "see the table 'allocations'")
    }
    guard latest.status == .inForce else {
      throw Refusal(
        AllocationRefusal.withdrawn, "allocation '\(id)' was withdrawn already",
        by: .allocationVersions, remedy: "record its next version, or leave it")
    }
    guard !CaseworkIDs.isBlank(reason) else {
      throw Refusal(
        AllocationRefusal.noReason, "nothing is said of why allocation '\(id)' is withdrawn",
        by: .allocationVersions, remedy: "give the reason")
    }
    try notBefore(id)
    return [
      .withdrawn(
        AllocationWithdrawn(allocation: id, version: latest.decided.version, reason: reason))
    ]
  }

  // MARK: Checks

  /// Holds the whole; the rule, or nil where it is said in words.
  private func check(
    _ details: AllocationDetails
  ) throws(Refusal) -> (any AllocationRule)? {
    guard (1...AllocationProblem.most).contains(details.budget) else {
      throw Refusal(
        AllocationRefusal.amount, "the budget is \(details.budget), expected 1 to 10^18",
        by: .allocationAddsUp, remedy: "give whole rials, or an amount such as 500 billion toman")
    }
    for (text, what) in [
      (details.rule, "rule"), (details.scoresFrom, "source of the scores"),
      (details.score, "score"),
    ] where CaseworkIDs.isBlank(text) {
      throw Refusal(
        AllocationRefusal.noGrounds, "the allocation names no \(what)",
        by: .allocationByPotential,
        remedy: "name the rule, the table or query of the scores, and the score")
    }
    let rule = try grounds(details)
    guard !details.lines.isEmpty else {
      throw Refusal(
        AllocationRefusal.noGrounds, "the allocation has no amounts", by: .allocationByPotential,
        remedy: "give each place its amount, as PLACE=AMOUNT")
    }
    var seen: Set<[String?]> = []
    for line in details.lines {
      try check(line)
      guard seen.insert([line.place, line.sector]).inserted else {
        throw Refusal(
          AllocationRefusal.twice,
          "'\(line.place)'\(line.sector.map { ", '\($0)'" } ?? "") has two amounts",
          by: .allocationAddsUp, remedy: "give each place, or pair of place and sector, one amount")
      }
    }
    try checkSums(details)
    try checkProjects(details)
    return rule
  }

  /// Names are those of rules and of tables, documents and facts; what is said in words is taken as it is.
  private func grounds(
    _ details: AllocationDetails
  ) throws(Refusal) -> (any AllocationRule)? {
    let rule = rules[details.rule]
    if rule == nil, PrioritiesSetting.isName(details.rule) {
      let near = EditDistance.nearest(to: details.rule, among: rules.names)
      throw Refusal(
        AllocationRefusal.unknownGrounds,
        "there is no rule '\(CaseworkIDs.shown(details.rule))'", by: .allocationByPotential,
        remedy: (near.map { "did you mean '\($0)'? " } ?? "")
          + "rules are \(rules.names.joined(separator: ", ")); another is said in words, such as "
          + "'by hand'")
    }
    if let remedy = setting.unknownSource(details.scoresFrom, context) {
      throw Refusal(
        AllocationRefusal.unknownGrounds,
        "the scores are from '\(CaseworkIDs.shown(details.scoresFrom))', which is no table, document "
          + "or fact", by: .allocationByPotential, remedy: remedy)
    }
    // Of a table the score is a column, or an expression of its columns.
    if let table = PrioritiesSetting.tables[details.scoresFrom],
      PrioritiesSetting.isName(details.score), Double(details.score) == nil
    {
      let names = table.columnNames
      let score = details.score.lowercased()
      if !names.contains(where: { $0.lowercased() == score }) {
        let near = EditDistance.nearest(to: details.score, among: names)
        throw Refusal(
          AllocationRefusal.unknownGrounds,
          "'\(CaseworkIDs.shown(details.score))' is no column of table '\(details.scoresFrom)'",
          by: .allocationByPotential,
          remedy: near.map { "did you mean '\($0)'?" } ?? "the table '\(table.name)' lists them")
      }
    }
    return rule
  }

  /// Holds projects against places and amounts: what is chosen is paid from the amount of its place.
  private func checkProjects(_ details: AllocationDetails) throws(Refusal) {
    let amounts = Self.sums(details.lines)
    var seen: Set<String> = []
    var costs: [String: Int128] = [:]
    for project in details.projects {
      let name = CaseworkIDs.shown(project.project)
      guard !CaseworkIDs.isBlank(project.project), seen.insert(project.project).inserted else {
        throw Refusal(
          AllocationRefusal.twice,
          CaseworkIDs.isBlank(project.project)
            ? "a project has no name" : "project '\(name)' stands twice",
          by: .allocationAddsUp, remedy: "name each project once")
      }
      if let place = project.place, amounts[place] == nil {
        throw Refusal(
          AllocationRefusal.unknownPlace,
          "project '\(name)' is in '\(CaseworkIDs.shown(place))', which gets no amount",
          by: .allocationByPotential,
          remedy: "give the place an amount, or leave the project out")
      }
      guard (0...AllocationProblem.most).contains(project.cost) else {
        throw Refusal(
          AllocationRefusal.amount,
          "project '\(name)' costs \(project.cost), expected 0 to 10^18", by: .allocationAddsUp,
          remedy: "give whole rials, as PROJECT=COST or PLACE/PROJECT=COST")
      }
      if let value = project.value, !(value.isFinite && value >= 0) {
        throw Refusal(
          AllocationRefusal.amount, "project '\(name)' is worth \(value), expected 0 or more",
          by: .allocationAddsUp, remedy: "give a value of 0 or more")
      }
      if project.isChosen { costs[project.place ?? "", default: 0] += Int128(project.cost) }
    }
    for (place, cost) in costs.sorted(by: { $0.key < $1.key }) {
      let amount = place.isEmpty ? details.budget : amounts[place] ?? 0
      guard cost > Int128(amount) else { continue }
      throw limits(
        "the projects chosen \(place.isEmpty ? "" : "in '\(place)' ")cost "
          + "\(rial(Int64(clamping: cost))), above \(place.isEmpty ? "the budget" : "its amount") of "
          + rial(amount))
    }
  }

  private func check(_ line: AllocationLine) throws(Refusal) {
    guard setting.places.isProvince(line.place) || setting.places.isCounty(line.place) else {
      let near = setting.places.nearest(to: line.place)
      throw Refusal(
        AllocationRefusal.unknownPlace,
        "there is no province or county '\(CaseworkIDs.shown(line.place))'",
        by: .allocationByPotential,
        remedy: (near.map { "did you mean '\($0)'? " } ?? "")
          + "give the code of a province (IR-11) or of a county")
    }
    let amounts = [
      line.amount, line.floor, line.cap, line.sectorFloor, line.sectorCap, line.unlimited,
    ].compactMap { $0 }
    if let wrong = amounts.first(where: { !(0...AllocationProblem.most).contains($0) }) {
      throw Refusal(
        AllocationRefusal.amount, "'\(line.place)' has the amount \(wrong), expected 0 to 10^18",
        by: .allocationAddsUp, remedy: "give whole rials")
    }
    if let score = line.score, !(score.isFinite && score >= 0) {
      throw Refusal(
        AllocationRefusal.amount, "'\(line.place)' has the score \(score), expected 0 or more",
        by: .allocationByPotential, remedy: "give a score of 0 or more")
    }
  }

  /// Holds sums against the budget, and those of each place and sector against its floor and cap.
  private func checkSums(_ details: AllocationDetails) throws(Refusal) {
    let whole = details.lines.reduce(Int128(0)) { $0 + Int128($1.amount) }
    guard whole <= Int128(details.budget) else {
      throw limits(
        "the amounts sum to \(rial(Int64(clamping: whole))), above the budget of "
          + rial(details.budget))
    }
    let places = Self.sums(details.lines)
    var sectors: [String: Int64] = [:]
    for line in details.lines { sectors[line.sector ?? "", default: 0] += line.amount }
    for line in details.lines {
      let sector = line.sector ?? ""
      for (sum, floor, cap, name) in [
        (places[line.place] ?? 0, line.floor, line.cap, "'\(line.place)'"),
        (sectors[sector] ?? 0, line.sectorFloor, line.sectorCap, "sector '\(sector)'"),
      ] {
        if let floor, sum < floor {
          throw limits("\(name) gets \(rial(sum)), below its floor of \(rial(floor))")
        }
        if let cap, sum > cap {
          throw limits("\(name) gets \(rial(sum)), above its cap of \(rial(cap))")
        }
      }
    }
  }

  private func rial(_ amount: Int64) -> String { DocumentLanguage.english.grouped(amount) }

  private func limits(_ message: String) -> Refusal {
    Refusal(
      AllocationRefusal.limits, message, by: .allocationAddsUp,
      remedy: "change the amounts, or the floor, cap or budget")
  }

  private static func sums(_ lines: [AllocationLine]) -> [String: Int64] {
    // Held against the budget before: none overflows.
    var sums: [String: Int64] = [:]
    for line in lines { sums[line.place, default: 0] &+= line.amount }
    return sums
  }

  private func notBefore(_ id: String) throws(Refusal) {
    if let last = state.last[id] {
      try context.refuseDay(before: last, of: "allocation '\(id)'", by: .allocationVersions)
    }
  }
}
