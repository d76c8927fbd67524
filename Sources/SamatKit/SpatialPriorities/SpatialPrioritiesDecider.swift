public import KQLSyntax
public import RegionalScience

/// Decides on documents of spatial priorities: drafts in versions, their contents and priorities, their
/// adoption, permits set against them, and the rollout by provinces.
///
/// > Source: rules `spatial-priorities.extracted`, `spatial-priorities.document-contents` and
/// > `spatial-priorities.rollout`.
public struct SpatialPrioritiesDecider: SnapshotDecider {
  /// What is known of priorities.
  public typealias State = PrioritiesState
  /// What may be asked.
  public typealias Command = PriorityCommand
  /// What may happen.
  public typealias Event = PriorityEvent

  /// `spatial-priorities`.
  public let name = "spatial-priorities"
  /// 1.
  public let stateVersion = 1
  let setting: PrioritiesSetting

  /// Creates the decider.
  ///
  /// - Parameters:
  ///   - setting: What it rests on.
  ///   - methods: The names of the methods that a priority may be ranked by.
  /// - Throws: What the readers of the tables report.
  public init(
    _ setting: CaseworkSetting, methods: [String] = RankingMethods.standard.names
  ) throws(Diagnostic) {
    self.setting = try PrioritiesSetting(setting, methods: methods)
  }

  /// Nothing is recorded.
  public var initialState: PrioritiesState { PrioritiesState() }

  /// Documents, their contents and priorities, permits, and the rollout.
  public var tables: [any TableProjection<PrioritiesState, PriorityEvent>] {
    [
      PriorityDocumentRows(), PriorityContentRows(), PriorityRows(), PriorityPermitRows(),
      PriorityRolloutRows(),
    ]
  }

  /// Says what happens.
  ///
  /// - Throws: A ``Refusal`` with a code of ``PriorityRefusal``.
  public func decide(
    _ command: PriorityCommand, in state: PrioritiesState, _ context: DecisionContext
  ) throws(Refusal) -> [PriorityEvent] {
    let decision = PriorityDecision(setting: setting, state: state, context: context)
    switch command {
    case .draft(let place, let document): return try decision.draft(place, document)
    case .add(let document, let kind, let text, let sector, let statedIn):
      return try decision.add(
        PriorityContentAdded(
          document: document, type: kind, text: text, sector: sector, statedIn: statedIn))
    case .rank(let document, let details): return try decision.rank(document, details)
    case .adopt(let document, let basis, let reason):
      return try decision.adopt(document, basis, reason)
    case .permit(let permit, let place, let sector):
      return try decision.permit(permit, place, sector)
    case .rollOut(let province, let step, let reason):
      return try decision.rollOut(province, step, reason)
    }
  }

  /// Takes up what has happened.
  public func evolve(
    _ state: inout PrioritiesState, by event: PriorityEvent, _ record: EventRecord
  ) {
    state.take(
      event, day: DayNumber(record.day), position: record.position,
      source: CaseworkSource(record))
  }
}
