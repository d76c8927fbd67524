import KQLEngine
import PersianText

/// What is recorded of obstacles.
public struct ObstaclesState: Sendable, Codable {
  /// One report.
  struct Mention: Sendable, Codable {
    var obstacle: String?
    var statement: String?
    var unit: String?
    var `case`: String?
    var session: String?
    var province: String?
    var agency: String?
    var origin: ObstacleOrigin?
    var repeats: String?
    var reported: DayNumber
    var last: DayNumber
    var isWithdrawn = false
    var source: CaseworkSource
  }

  /// The last report of a kind by a unit.
  struct Latest: Sendable, Codable {
    var mention: String
    var day: DayNumber
  }

  var mentions = Register<Mention>()
  /// By unit and kind, with a slash between.
  var latest: [String: Latest] = [:]

  init() {}
}

/// Decides on reports of obstacles: one obstacle a report, repeats, kinds that stay unknown.
public struct ObstaclesDecider: Decider, SnapshotDecider {
  /// What is known of obstacles.
  public typealias State = ObstaclesState
  /// What may be asked.
  public typealias Command = ObstacleCommand
  /// What may happen.
  public typealias Event = ObstacleEvent

  /// `obstacles`.
  public let name = "obstacles"
  /// 1.
  public let stateVersion = 1
  let setting: CaseworkSetting

  /// Creates the decider.
  ///
  /// - Parameter setting: What it rests on.
  public init(_ setting: CaseworkSetting) { self.setting = setting }

  /// No obstacle is recorded.
  public var initialState: ObstaclesState { ObstaclesState() }

  /// `obstacle_mentions`.
  public var tables: [any TableProjection<ObstaclesState, ObstacleEvent>] { [MentionRows()] }

  /// Says what happens.
  ///
  /// - Throws: A ``Refusal`` with a code of ``CaseworkRefusal``.
  public func decide(
    _ command: ObstacleCommand, in state: ObstaclesState, _ context: DecisionContext
  ) throws(Refusal) -> [ObstacleEvent] {
    switch command {
    case .report(
      let mention, let obstacle, let statement, let unit, let caseID, let session, let province,
      let agency, let origin):
      var event = ObstacleReported(
        mention: mention ?? "m\(state.mentions.count + 1)", obstacle: nil, judge: .nobody,
        evidence: [], statement: statement, unit: unit, case: caseID, session: session,
        province: province, agency: agency, origin: origin)
      try CaseworkIDs.check(event.mention, "a mention")
      if state.mentions.contains(event.mention)
        || setting.taken.contains("mention/\(event.mention)")
      {
        throw Refusal(
          .mentionExists, "there is a mention '\(event.mention)' already",
          remedy: "give another id, or none")
      }
      try setting.places.check(province: province, CaseworkRefusal.province)
      if let unit { event.province = try self.province(of: unit, context) ?? province }
      try judge(&event, obstacle)
      event.repeats = repeated(event, state, context)
      return [.reported(event)]
    case .reclassify(let mention, let obstacle, let reason):
      try standing(mention, state, context)
      try check(obstacle)
      guard !CaseworkIDs.isBlank(reason) else {
        throw Refusal(
          .noReason, "mention '\(mention)' cannot be reclassified without a reason",
          by: .classifierUnknown, remedy: "say how the kind is known")
      }
      return [
        .reclassified(ObstacleReclassified(mention: mention, obstacle: obstacle, reason: reason))
      ]
    case .withdraw(let mention, let reason):
      try standing(mention, state, context)
      guard !CaseworkIDs.isBlank(reason) else {
        throw Refusal(
          .noReason, "mention '\(mention)' cannot be withdrawn without a reason",
          remedy: "say why it is no obstacle")
      }
      return [.withdrawn(ObstacleWithdrawn(mention: mention, reason: reason))]
    }
  }

  private func province(of unit: String, _ context: DecisionContext) throws(Refusal) -> String? {
    let units = context.state(of: UnitsDecider(setting))
    if let province = units.units[unit]?.province { return province }
    guard units.units[unit] != nil || setting.units[unit] != nil else {
      throw Refusal(
        .unknownUnit, "there is no unit '\(CaseworkIDs.shown(unit))'", remedy: "register it first")
    }
    return setting.units[unit]?.province
  }

  private func check(_ obstacle: String) throws(Refusal) {
    guard setting.taxonomy[obstacle] != nil else {
      throw Refusal(
        .unknownObstacle, "there is no kind of obstacle '\(CaseworkIDs.shown(obstacle))'",
        remedy: "give a code of the table 'obstacle_kinds', or none where it is unknown")
    }
  }

  /// Sets the kind: the one that is given, or what the text says.
  private func judge(_ event: inout ObstacleReported, _ obstacle: String?) throws(Refusal) {
    if let obstacle {
      try check(obstacle)
      event.obstacle = obstacle
      event.judge = .reporter
      return
    }
    guard let text = event.statement, !CaseworkIDs.isBlank(text) else {
      throw Refusal(
        .obstacleNothing, "the report has neither a kind of obstacle nor a text",
        by: .onePerReport, remedy: "say what the obstacle is")
    }
    let found = setting.classifier.classify(text)
    switch found.verdict {
    case .found:
      // A classifier of somebody's own may know kinds that the taxonomy has not.
      guard let kind = found.kind, setting.taxonomy[kind] != nil else { return }
      event.obstacle = kind
      event.judge = .classifier
      event.evidence =
        found.candidates.first { $0.kind == kind }?.evidence
        .filter { !$0.isNegated }.map(\.text) ?? []
    case .several:
      let kinds = found.candidates.map(\.kind).joined(separator: "', '")
      throw Refusal(
        .severalObstacles, "the text names several obstacles: '\(kinds)'", by: .onePerReport,
        remedy: "make a report of each, or give the kind")
    case .negated, .nothing: break
    }
  }

  private func repeated(
    _ event: ObstacleReported, _ state: ObstaclesState, _ context: DecisionContext
  ) -> String? {
    guard let unit = event.unit, let kind = event.obstacle,
      let latest = state.latest["\(unit)/\(kind)"]
    else { return nil }
    let months =
      setting.policies.obstaclePolicy(in: event.province, on: context.day).policy.repeatMonths
    guard let first = context.day.adding(months: -months) else { return nil }
    return DayNumber(first) <= latest.day ? latest.mention : nil
  }

  private func standing(
    _ mention: String, _ state: ObstaclesState, _ context: DecisionContext
  ) throws(Refusal) {
    guard let record = state.mentions[mention] else {
      throw Refusal(
        .unknownMention, "there is no mention '\(CaseworkIDs.shown(mention))' in the journal",
        remedy: "report the obstacle first")
    }
    if record.isWithdrawn {
      throw Refusal(
        .mentionWithdrawn, "mention '\(mention)' was withdrawn", remedy: "make a report of its own")
    }
    try context.refuseDay(before: record.last, of: "mention '\(mention)'")
  }

  /// Takes up what has happened.
  public func evolve(
    _ state: inout ObstaclesState, by event: ObstacleEvent, _ record: EventRecord
  ) {
    let day = DayNumber(record.day)
    switch event {
    case .reported(let event):
      state.mentions.set(
        event.mention,
        ObstaclesState.Mention(
          obstacle: event.obstacle, statement: event.statement, unit: event.unit, case: event.case,
          session: event.session, province: event.province, agency: event.agency,
          origin: event.origin, repeats: event.repeats, reported: day, last: day,
          source: CaseworkSource(record)))
      note(event.unit, event.obstacle, event.mention, day, &state)
    case .reclassified(let event):
      state.mentions.update(event.mention) {
        $0.obstacle = event.obstacle
        $0.last = day
      }
      if let mention = state.mentions[event.mention] {
        note(mention.unit, mention.obstacle, event.mention, mention.reported, &state)
      }
    case .withdrawn(let event):
      state.mentions.update(event.mention) {
        $0.isWithdrawn = true
        $0.last = day
      }
      if let mention = state.mentions[event.mention], let unit = mention.unit,
        let kind = mention.obstacle, state.latest["\(unit)/\(kind)"]?.mention == event.mention
      {
        state.latest["\(unit)/\(kind)"] = nil
      }
    }
  }

  private func note(
    _ unit: String?, _ kind: String?, _ mention: String, _ day: DayNumber,
    _ state: inout ObstaclesState
  ) {
    guard let unit, let kind else { return }
    let key = "\(unit)/\(kind)"
    if let latest = state.latest[key], day < latest.day { return }
    state.latest[key] = ObstaclesState.Latest(mention: mention, day: day)
  }
}

/// Recorded obstacles in the table `obstacle_mentions`; those withdrawn are not there.
struct MentionRows: TableProjection {
  let table = "obstacle_mentions"
  let columns = [
    "mention", "obstacle", "session", "province", "agency", "statement", "unit", "case",
    "reported", "repeats", "stated_origin", "source", "precision", "inferred",
  ]

  func rows(in state: ObstaclesState) -> [String] {
    state.mentions.ids.filter { state.mentions[$0]?.isWithdrawn == false }
  }

  func row(_ id: String, in state: ObstaclesState) -> [Value]? {
    guard let mention = state.mentions[id], !mention.isWithdrawn else { return nil }
    return [
      .string(id), Value(mention.obstacle), Value(mention.session), Value(mention.province),
      Value(mention.agency), Value(mention.statement), Value(mention.unit), Value(mention.case),
      mention.reported.value, Value(mention.repeats), Value(term: mention.origin),
      .string(mention.source.rawValue), .string(FactPrecision.exact.rawValue), .bool(false),
    ]
  }

  func rows(
    touchedBy event: ObstacleEvent, _ record: EventRecord, in state: ObstaclesState
  ) -> [String] { [event.subject.id] }
}
