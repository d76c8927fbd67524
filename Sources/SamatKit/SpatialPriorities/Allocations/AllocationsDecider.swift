public import KQLSyntax

/// Decides on allocations of budgets: versions with their amounts, and what is taken back.
///
/// > Source: rules `spatial-priorities.allocation-by-potential`, `spatial-priorities.allocation-adds-up`
/// > and `spatial-priorities.allocation-versions`.
public struct AllocationsDecider: SnapshotDecider {
  /// What is known of allocations.
  public typealias State = AllocationsState
  /// What may be asked.
  public typealias Command = AllocationCommand
  /// What may happen.
  public typealias Event = AllocationEvent

  /// `allocations`.
  public let name = "allocations"
  /// 1.
  public let stateVersion = 1
  let setting: PrioritiesSetting

  /// Creates the decider.
  ///
  /// - Parameter setting: What it rests on.
  /// - Throws: What the readers of the tables report.
  public init(_ setting: CaseworkSetting) throws(Diagnostic) {
    self.init(try PrioritiesSetting(setting, methods: []))
  }

  init(_ setting: PrioritiesSetting) { self.setting = setting }

  /// Nothing is recorded.
  public var initialState: AllocationsState { AllocationsState() }

  /// Versions, and their amounts.
  public var tables: [any TableProjection<AllocationsState, AllocationEvent>] {
    [AllocationRows(), AllocationAmountRows()]
  }

  /// Says what happens.
  ///
  /// - Throws: A ``Refusal`` with a code of ``AllocationRefusal``.
  public func decide(
    _ command: AllocationCommand, in state: AllocationsState, _ context: DecisionContext
  ) throws(Refusal) -> [AllocationEvent] {
    let decision = AllocationDecision(setting: setting, state: state, context: context)
    switch command {
    case .record(let allocation, let details): return try decision.record(allocation, details)
    case .withdraw(let allocation, let reason): return try decision.withdraw(allocation, reason)
    }
  }

  /// Takes up what has happened.
  public func evolve(
    _ state: inout AllocationsState, by event: AllocationEvent, _ record: EventRecord
  ) {
    state.take(event, record)
  }
}
