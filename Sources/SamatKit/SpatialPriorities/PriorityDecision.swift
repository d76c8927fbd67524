import KQLSyntax
import PersianText

/// One decision on priorities.
struct PriorityDecision {
  typealias Events = [PriorityEvent]

  let setting: PrioritiesSetting
  let state: PrioritiesState
  let context: DecisionContext

  func draft(_ place: String, _ document: String?) throws(Refusal) -> Events {
    let (level, province) = try self.place(place)
    let known = state.places[place]
    if let open = known?.draft {
      throw Refusal(
        PriorityRefusal.draftOpen, "version '\(open)' for '\(place)' is a draft still",
        by: .priorityVersions, remedy: "go on with that draft, or adopt it")
    }
    if let inForce = known?.inForce, let document = state.documents[inForce] {
      try notBefore(document.last, "document '\(inForce)'")
    }
    let version = (known?.versions ?? 0) + 1
    let id = document ?? "\(place)-v\(version)"
    try CaseworkIDs.check(id, "a document")
    if state.documents.contains(id) {
      throw Refusal(
        PriorityRefusal.documentExists, "there is a document '\(id)' already",
        remedy: "give another id")
    }
    return [
      .drafted(
        PriorityDrafted(
          document: id, place: place, level: level, province: province, version: version))
    ]
  }

  func add(_ event: PriorityContentAdded) throws(Refusal) -> Events {
    _ = try openDraft(event.document)
    if CaseworkIDs.isBlank(event.text) {
      throw Refusal(
        PriorityRefusal.nothing, "the \(event.type.rawValue) of '\(event.document)' is empty",
        by: .documentContents, remedy: "say what it is")
    }
    if let sector = event.sector { try self.sector(sector) }
    if event.type == .project, event.sector == nil {
      throw Refusal(
        PriorityRefusal.projectDoesNotFit, "a project of '\(event.document)' names no sector",
        by: .documentContents, remedy: "name the sector whose advantage it fits")
    }
    return [.contentAdded(event)]
  }

  func rank(_ document: String, _ details: PriorityDetails) throws(Refusal) -> Events {
    _ = try openDraft(document)
    try sector(details.sector)
    if state.priorities.contains("\(document)/\(details.sector)") {
      throw Refusal(
        PriorityRefusal.sectorTaken,
        "sector '\(details.sector)' has a priority in '\(document)' already",
        by: .prioritiesExtracted, remedy: "name another sector, or draft the next version")
    }
    guard !CaseworkIDs.isBlank(details.method) else { throw grounds(document, "no method") }
    guard setting.methods.contains(details.method) else {
      let near = EditDistance.nearest(to: details.method, among: setting.methods)
      throw Refusal(
        PriorityRefusal.unknownMethod,
        "there is no ranking method '\(CaseworkIDs.shown(details.method))'", by: .priorityGrounds,
        remedy: near.map { "did you mean '\($0)'?" }
          ?? "one of \(setting.methods.joined(separator: ", ")); a program names methods of its own in "
          + "StandardDeciders(rankingMethods:)")
    }
    guard !details.weights.isEmpty else { throw grounds(document, "no weights") }
    guard !details.indicators.isEmpty else { throw grounds(document, "no indicators") }
    var sources: Set<String> = []
    for text in details.indicators {
      guard let (name, source) = Self.pair(text), sources.insert(name).inserted else {
        throw grounds(document, "'\(CaseworkIDs.shown(text))', not one 'indicator=source'")
      }
      try self.source(source, of: name)
    }
    var sum = 0.0
    var weighted: Set<String> = []
    for text in details.weights {
      guard let (name, value) = Self.pair(text),
        let weight = Double(PersianDigits.toASCII(value).replacing("٫", with: ".")),
        weight.isFinite, weight >= 0
      else {
        throw number(document, "weight '\(CaseworkIDs.shown(text))' is not 'indicator=number'")
      }
      guard weighted.insert(name).inserted else {
        throw grounds(document, "two weights for '\(CaseworkIDs.shown(name))'")
      }
      guard sources.contains(name) else {
        throw grounds(document, "a weight for '\(name)', which is no indicator of it")
      }
      sum += weight
    }
    guard (sum - 1).magnitude <= 1e-6 else {
      throw number(document, "weights sum to \((sum * 1e6).rounded() / 1e6), not 1")
    }
    guard details.score.isFinite else { throw number(document, "the score is no number") }
    guard details.rank >= 1 else { throw number(document, "rank \(details.rank) is below 1") }
    if let stability = details.stability, !(0...1).contains(stability) {
      throw number(document, "stability \(stability) is not from 0 to 1")
    }
    return [
      .ranked(
        PriorityRanked(
          document: document, sector: details.sector, domain: details.domain,
          score: details.score, rank: details.rank, method: details.method,
          weights: details.weights.joined(separator: "; "), stability: details.stability,
          indicators: details.indicators.joined(separator: "; ")))
    ]
  }

  func adopt(_ id: String, _ basis: String, _ reason: String?) throws(Refusal) -> Events {
    let document = try openDraft(id)
    if CaseworkIDs.isBlank(basis) {
      throw Refusal(
        PriorityRefusal.noBasis, "nothing is said of what adopts '\(id)'",
        by: .priorityLegalBasis, remedy: "name the resolution or letter that adopts it")
    }
    let contents = document.contents.compactMap { state.contents[$0]?.event }
    let ranked = document.priorities.compactMap { state.priorities[$0]?.event }
    var missing = PriorityContent.allCases.filter { kind in !contents.contains { $0.type == kind } }
      .map(\.rawValue)
    if ranked.isEmpty { missing.append("priority") }
    guard missing.isEmpty else {
      throw Refusal(
        PriorityRefusal.incomplete, "'\(id)' has no \(missing.joined(separator: ", no "))",
        by: .documentContents, remedy: "add at least one of each")
    }
    for project in contents where project.type == .project {
      let sector = project.sector ?? ""
      guard ranked.contains(where: { setting.sector(sector, liesIn: $0.sector) }) else {
        throw Refusal(
          PriorityRefusal.projectDoesNotFit,
          "a project of '\(id)' is of sector '\(sector)', which has no priority in it",
          by: .documentContents, remedy: "record the priority of the sector with its grounds")
      }
    }
    let policy = setting.policies.policy(
      PriorityPolicy.self, in: document.drafted.province, on: context.day)
    if let least = policy.policy.leastStability {
      for priority in ranked where (priority.stability ?? 0) < least {
        throw Refusal(
          PriorityRefusal.unstable,
          "the priority of '\(priority.sector)' has stability "
            + "\(priority.stability.map { "\($0)" } ?? "unknown"), policy '\(policy.id)' asks \(least)",
          by: .priorityGrounds,
          remedy: "test the ranking, or leave the sector out of the next version")
      }
    }
    let (place, province) = (document.drafted.place, document.drafted.province)
    let given = CaseworkIDs.isBlank(reason) ? nil : reason
    // A document is the end of the work in its province, so it keeps the turn that beginning has.
    if given == nil, !took(.inProgress, province), !took(.documentAdopted, province),
      let waiting = firstBefore(province)
    {
      throw Refusal(
        PriorityRefusal.outOfTurn,
        "a document of '\(place)' would be adopted before work in '\(waiting)' begins, which comes "
          + "first", by: .rolloutOrder,
        remedy: "begin there first, or give the reason with reason=")
    }
    var events: Events = [
      .adopted(
        PriorityAdopted(
          document: id, basis: basis, supersedes: state.places[place]?.inForce, reason: given))
    ]
    if document.drafted.level == .province, !took(.documentAdopted, place) {
      events.append(
        .rolledOut(PriorityRolledOut(province: place, step: .documentAdopted, reason: given)))
    }
    return events
  }

  func permit(_ permit: String, _ place: String, _ sector: String) throws(Refusal) -> Events {
    try CaseworkIDs.check(permit, "a permit")
    let (_, province) = try self.place(place)
    try self.sector(sector)
    if state.permits.contains(permit) {
      throw Refusal(
        PriorityRefusal.permitRecorded, "permit '\(permit)' was recorded already",
        by: .permitAgainstDocument, remedy: "name another permit")
    }
    // A county without a document of its own is held to that of its province.
    guard let id = inForce(place) ?? inForce(province), let document = state.documents[id] else {
      throw Refusal(
        PriorityRefusal.noDocument,
        "no document of '\(place)' or its province is in force on \(context.day)",
        by: .permitAgainstDocument,
        remedy: "adopt its document first, or give a day on which it was")
    }
    let fits = document.priorities.compactMap { state.priorities[$0]?.event.sector }
      .contains { setting.sector(sector, liesIn: $0) }
    return [
      .permitRecorded(
        PriorityPermitRecorded(
          permit: permit, place: place, sector: sector, document: id, fits: fits))
    ]
  }

  func rollOut(
    _ province: String, _ step: RolloutStep, _ reason: String?
  ) throws(Refusal) -> Events {
    try setting.places.check(province: province, PriorityRefusal.unknownPlace, by: .rolloutOrder)
    if step == .documentAdopted {
      throw Refusal(
        PriorityRefusal.stepTaken, "a document of '\(province)' is adopted by ':priority adopt'",
        by: .rolloutOrder, remedy: "adopt the draft of the province")
    }
    if took(step, province) || took(.documentAdopted, province)
      || (step == .chosen && took(.inProgress, province))
    {
      throw Refusal(
        PriorityRefusal.stepTaken, "'\(province)' has taken step '\(step.rawValue)' already",
        by: .rolloutOrder, remedy: "name the step after it")
    }
    if step == .inProgress, CaseworkIDs.isBlank(reason), let waiting = firstBefore(province) {
      throw Refusal(
        PriorityRefusal.outOfTurn,
        "'\(province)' would begin before '\(waiting)', which comes first", by: .rolloutOrder,
        remedy: "begin there first, or give the reason")
    }
    return [.rolledOut(PriorityRolledOut(province: province, step: step, reason: reason))]
  }

  // MARK: Look-ups

  /// The version of a place that is in force on the day; nil where none was adopted by then.
  ///
  /// - Complexity: O(1) for a day since the last adoption, else O(documents).
  private func inForce(_ place: String) -> String? {
    let today = DayNumber(context.day)
    guard let last = state.places[place]?.inForce, let adopted = state.documents[last]?.adopted
    else { return nil }
    if adopted <= today { return last }
    return state.documents.ids.last { id in
      guard let document = state.documents[id], document.drafted.place == place,
        let adopted = document.adopted, adopted <= today
      else { return false }
      return document.superseded.map { $0 > today } ?? true
    }
  }

  private func notBefore(_ last: DayNumber, _ what: String) throws(Refusal) {
    try context.refuseDay(before: last, of: what, by: .priorityVersions)
  }

  private func took(_ step: RolloutStep, _ province: String) -> Bool {
    let key = "\(province)/\(step.rawValue)"
    return state.steps.contains(key) || setting.steps.contains(key)
  }

  /// A province that comes earlier and has not begun.
  private func firstBefore(_ province: String) -> String? {
    guard !setting.pilots.contains(province) else { return nil }
    var earlier = setting.pilots.sorted()
    if !setting.priorityProvinces.contains(province) {
      earlier += setting.priorityProvinces.sorted()
    }
    return earlier.first { !took(.inProgress, $0) && !took(.documentAdopted, $0) }
  }

  private func place(_ id: String) throws(Refusal) -> (PriorityLevel, String) {
    if setting.places.isProvince(id) { return (.province, id) }
    if let province = setting.places.province(ofCounty: id) { return (.county, province) }
    let near = setting.places.place(id) ?? setting.places.nearest(to: id)
    throw Refusal(
      PriorityRefusal.unknownPlace, "there is no province or county '\(CaseworkIDs.shown(id))'",
      by: .prioritiesExtracted,
      remedy: (near.map { "did you mean '\($0)'? " } ?? "")
        + "the tables 'provinces' and 'counties' list them")
  }

  private func sector(_ id: String) throws(Refusal) {
    guard setting.sections[id] != nil else {
      throw Refusal(
        PriorityRefusal.unknownSector, "there is no sector '\(CaseworkIDs.shown(id))'",
        by: .prioritiesExtracted, remedy: "give a section or division of the table 'sectors'")
    }
  }

  private func source(_ text: String, of indicator: String) throws(Refusal) {
    guard let remedy = setting.unknownSource(text, context) else { return }
    throw Refusal(
      PriorityRefusal.unknownSource,
      "indicator '\(CaseworkIDs.shown(indicator))' has the source '\(CaseworkIDs.shown(text))', "
        + "which is no table, document or fact", by: .priorityGrounds, remedy: remedy)
  }

  private func openDraft(_ id: String) throws(Refusal) -> PrioritiesState.Document {
    guard let document = state.documents[id] else {
      throw Refusal(
        PriorityRefusal.unknownDocument, "there is no document '\(CaseworkIDs.shown(id))'",
        remedy: "draft it first, or see the table 'priority_documents'")
    }
    guard document.status == .draft else {
      throw Refusal(
        PriorityRefusal.notDraft, "document '\(id)' is \(document.status.rawValue)",
        by: .priorityVersions, remedy: "draft the next version; this one stays as it is")
    }
    try notBefore(document.last, "document '\(id)'")
    return document
  }

  private func grounds(_ document: String, _ what: String) -> Refusal {
    Refusal(
      PriorityRefusal.noGrounds, "a priority of '\(document)' has \(what)", by: .priorityGrounds,
      remedy: "give the method, weights as indicator=weight and indicators as indicator=source")
  }

  private func number(_ document: String, _ what: String) -> Refusal {
    Refusal(
      PriorityRefusal.number, "in a priority of '\(document)' \(what)", by: .priorityGrounds,
      remedy: "give weights of sum 1, a rank from 1 and a stability from 0 to 1")
  }

  /// `name=value`, both said.
  private static func pair(_ text: String) -> (String, String)? {
    guard let sign = text.firstIndex(of: "=") else { return nil }
    let (name, value) = (String(text[..<sign]), String(text[text.index(after: sign)...]))
    return CaseworkIDs.isBlank(name) || CaseworkIDs.isBlank(value) ? nil : (name, value)
  }
}
