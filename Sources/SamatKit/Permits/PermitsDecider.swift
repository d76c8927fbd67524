public import KQLSyntax
import PersianText

/// Decides on permits: procedures in versions, change requests, applications through the steps of their
/// version, delegated powers, the watch over investment permits, and topics of policy.
///
/// What refuses and what only records is told in `Documentation/Permits.md`.
public struct PermitsDecider: Decider, SnapshotDecider {
  /// What is known of permits.
  public typealias State = PermitsState
  /// What may be asked.
  public typealias Command = PermitCommand
  /// What may happen.
  public typealias Event = PermitEvent

  /// `permits`.
  public let name = "permits"
  /// 1.
  public let stateVersion = 1
  let setting: PermitsSetting

  /// Creates the decider.
  ///
  /// - Parameter setting: What it rests on.
  /// - Throws: What the readers of the tables report.
  public init(_ setting: CaseworkSetting) throws(Diagnostic) {
    self.setting = try PermitsSetting(setting)
  }

  /// Nothing is recorded.
  public var initialState: PermitsState { PermitsState() }

  /// Kinds, versions and their steps, requests and their changes, applications and how long they wait,
  /// powers, topics and views.
  public var tables: [any TableProjection<PermitsState, PermitEvent>] { PermitRows.all }

  /// Says what happens.
  ///
  /// - Throws: A ``Refusal`` with a code of ``PermitRefusal``, or of ids and days of casework.
  public func decide(
    _ command: PermitCommand, in state: PermitsState, _ context: DecisionContext
  ) throws(Refusal) -> [PermitEvent] {
    let decision = PermitDecision(setting: setting, state: state, context: context)
    let day = context.day
    switch command {
    case .createKind(let kind, let name, let persianName):
      return try decision.createKind(
        PermitKindCreated(kind: kind, name: name, persianName: persianName))
    case .draftStep(let kind, let step, let details, let after):
      return try decision.draftStep(kind, step, details, after)
    case .adoptProcedure(let kind, let from, let basis):
      return try decision.adoptProcedure(kind, from ?? day, basis)
    case .openRequest(let request, let kind, let province, let reason):
      return try decision.openRequest(request, kind, province, reason)
    case .change(let request, let change, let step, let details, let after):
      return try decision.change(request, change, step, details, after)
    case .review(let request, let finding): return try decision.review(request, finding)
    case .adopt(let request, let from, let basis):
      return try decision.adopt(request, from ?? day, basis)
    case .reject(let request, let reason): return try decision.reject(request, reason)
    case .withdrawRequest(let request, let reason):
      return try decision.withdrawRequest(request, reason)
    case .apply(let permit, let kind, let unit, let province, let isUnlisted):
      return try decision.apply(permit, kind, unit, province, isUnlisted)
    case .pass(let permit, let step): return try decision.pass(permit, step)
    case .sendBack(let permit, let reason): return try decision.sendBack(permit, reason)
    case .resume(let permit): return try decision.resume(permit)
    case .issue(let permit, let issuer): return try decision.issue(permit, issuer)
    case .refuse(let permit, let reason): return try decision.refuse(permit, reason)
    case .withdraw(let permit, let reason): return try decision.withdraw(permit, reason)
    case .enterExecution(let permit): return try decision.enterExecution(permit)
    case .flagStalled(let permit): return try decision.flagStalled(permit)
    case .delegate(let power, let kind, let province, let basis, let from, let until):
      return try decision.delegate(power, kind, province, basis, from ?? day, until)
    case .revoke(let power, let reason): return try decision.revoke(power, reason)
    case .propose(
      let topic, let about, let title, let proposer, let kind, let step, let isUnlisted):
      try setting.organizations.check(proposer, isUnlisted, by: .permitTopics)
      return try decision.propose(topic, about, title, proposer, kind, step)
    case .giveView(let topic, let organization, let text, let isUnlisted):
      try setting.organizations.check(organization, isUnlisted, by: .deregulationHeard)
      return try decision.giveView(topic, organization, text)
    case .decideTopic(let topic, let outcome, let basis):
      return try decision.decideTopic(topic, outcome, basis)
    }
  }

  /// Takes up what has happened.
  public func evolve(
    _ state: inout PermitsState, by event: PermitEvent, _ record: EventRecord
  ) {
    state.take(
      event, day: DayNumber(record.day), position: record.position,
      source: CaseworkSource(record))
  }

  /// The steps of a version of a procedure.
  ///
  /// - Parameters:
  ///   - kind: The kind of permit.
  ///   - version: The version.
  ///   - state: What is known.
  /// - Returns: The steps in order; none where there is no such version.
  public func steps(of kind: String, version: Int, in state: PermitsState) -> [ProcedureStep] {
    state.versions["\(kind)/\(version)"]?.steps
      ?? (setting.versions[kind]?.number == version ? setting.versions[kind]?.steps : nil) ?? []
  }
}
