import KQLSyntax
import PersianText
import RegionalScience

/// One decision on allocations.
struct AllocationDecision {
  let setting: PrioritiesSetting
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
    try check(details)
    let version = (state.counts[id] ?? 0) + 1
    let decided = AllocationDecided(
      allocation: id, version: version, title: details.title, budget: details.budget,
      rule: details.rule, scoresFrom: details.scoresFrom, score: details.score,
      basis: details.basis)
    let sums = Self.sums(details.lines)
    let shared = details.lines.map { line in
      AllocationShared(
        allocation: id, version: version, place: line.place, sector: line.sector,
        score: line.score, amount: line.amount, floor: line.floor, cap: line.cap,
        sectorFloor: line.sectorFloor, sectorCap: line.sectorCap, unlimited: line.unlimited,
        decidedBy: Self.reason(sums[line.place] ?? 0, line).rawValue)
    }
    if let latest = state.latest(id), latest.status == .inForce {
      var before = latest.decided
      before.version = version
      let lines = latest.lines.map { line in
        var line = line
        line.version = version
        return line
      }
      if before == decided, lines == shared {
        throw Refusal(
          AllocationRefusal.same, "version \(version - 1) of allocation '\(id)' says the same",
          by: .allocationVersions, remedy: "nothing is to be recorded")
      }
    }
    return [.decided(decided)] + shared.map(AllocationEvent.shared)
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

  private func check(_ details: AllocationDetails) throws(Refusal) {
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

  private static func reason(_ amount: Int64, _ line: AllocationLine) -> AllocationReason {
    if let floor = line.floor, floor > 0, amount == floor { return .floor }
    return amount == line.cap ? .cap : .share
  }

  private func notBefore(_ id: String) throws(Refusal) {
    if let last = state.last[id] {
      try context.refuseDay(before: last, of: "allocation '\(id)'", by: .allocationVersions)
    }
  }
}
