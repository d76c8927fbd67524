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
  /// 2: projects and tests came after 1.
  public let stateVersion = 2
  let setting: PrioritiesSetting
  let rules: AllocationRules

  /// Creates the decider.
  ///
  /// - Parameters:
  ///   - setting: What it rests on.
  ///   - rules: The rules that an allocation may name.
  /// - Throws: What the readers of the tables report.
  public init(
    _ setting: CaseworkSetting, rules: AllocationRules = .standard
  ) throws(Diagnostic) {
    self.init(try PrioritiesSetting(setting, methods: []), rules: rules)
  }

  init(_ setting: PrioritiesSetting, rules: AllocationRules = .standard) {
    self.setting = setting
    self.rules = rules
  }

  /// Nothing is recorded.
  public var initialState: AllocationsState { AllocationsState() }

  /// Versions, their amounts and their projects.
  public var tables: [any TableProjection<AllocationsState, AllocationEvent>] {
    [AllocationRows(), AllocationAmountRows(), AllocationProjectRows()]
  }

  /// Says what happens.
  ///
  /// - Throws: A ``Refusal`` with a code of ``AllocationRefusal``.
  public func decide(
    _ command: AllocationCommand, in state: AllocationsState, _ context: DecisionContext
  ) throws(Refusal) -> [AllocationEvent] {
    let decision = AllocationDecision(
      setting: setting, rules: rules, state: state, context: context)
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
