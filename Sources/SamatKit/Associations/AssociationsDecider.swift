public import KQLSyntax

/// Decides on associations: from the founding board to the register, elections and terms, instructions,
/// delegated functions, consultations.
///
/// What refuses and what only records is told in `Documentation/Associations.md`.
public struct AssociationsDecider: Decider, SnapshotDecider {
  /// What is known of associations.
  public typealias State = AssociationsState
  /// What may be asked.
  public typealias Command = AssociationCommand
  /// What may happen.
  public typealias Event = AssociationEvent

  /// `associations`.
  public let name = "associations"
  /// 1.
  public let stateVersion = 2
  let setting: AssociationsSetting

  /// Creates the decider.
  ///
  /// - Parameter setting: What it rests on.
  /// - Throws: What the readers of the tables report.
  public init(_ setting: CaseworkSetting) throws(Diagnostic) {
    self.setting = try AssociationsSetting(setting)
  }

  /// Nothing is recorded.
  public var initialState: AssociationsState { AssociationsState() }

  /// Associations, boards, sessions of the commission, elections, candidates, instructions, delegations
  /// and their obstacles, consultations.
  public var tables: [any TableProjection<AssociationsState, AssociationEvent>] {
    [
      AssociationRows(), BoardRows(), CommissionRows(), ElectionRows(), CandidateRows(),
      InstructionRows(), DelegationRows(), DelegationObstacleRows(), ConsultationRows(),
    ]
  }

  /// Says what happens.
  ///
  /// - Throws: A ``Refusal`` with a code of ``AssociationRefusal``, or `samat.casework.day-before`.
  public func decide(
    _ command: AssociationCommand, in state: AssociationsState, _ context: DecisionContext
  ) throws(Refusal) -> [AssociationEvent] {
    let decision = AssociationDecision(setting: setting, state: state, context: context)
    switch command {
    case .found(
      let id, let kind, let field, let province, let founders, let name, let persianName):
      return try decision.found(id, kind, field, province, founders, name, persianName)
    case .enter(
      let id, let kind, let field, let province, let approved, let basis, let name,
      let persianName):
      return try decision.enter(id, kind, field, province, approved, basis, name, persianName)
    case .correct(let id, let name, let persianName, let founders):
      return try decision.correct(id, name, persianName, founders)
    case .apply(let id, let documents): return try decision.apply(id, documents)
    case .review(let id, let finding, let reviewer, let text):
      return try decision.review(id, finding, reviewer, text)
    case .approve(let id, let session): return try decision.approve(id, session)
    case .reject(let id, let session, let reason):
      return try decision.reject(id, session, reason)
    case .register(let id, let number): return try decision.register(id, number)
    case .withdraw(let id, let reason): return try decision.withdraw(id, reason)
    case .dissolve(let id, let reason): return try decision.dissolve(id, reason)
    case .enterBoard(let id, let members, let from, let to):
      return try decision.enterBoard(id, members, from, to)
    case .endBoard(let id, let reason): return try decision.endBoard(id, reason)
    case .holdCommission(let id, let present): return try decision.holdCommission(id, present)
    case .call(let id, let association, let date, let eligible, let after, let place):
      return try decision.call(id, association, date, eligible, after, place)
    case .nominate(let id, let person): return try decision.nominate(id, person)
    case .standDown(let id, let person): return try decision.standDown(id, person)
    case .hold(let id, let supervisor, let ballots):
      return try decision.hold(id, supervisor, ballots)
    case .declare(let id, let votes, let byLot): return try decision.declare(id, votes, byLot)
    case .annul(let id, let reason): return try decision.annul(id, reason)
    case .issue(
      let id, let issuer, let title, let persianTitle, let addressees, let deadline,
      let isUnlisted):
      return try decision.issue(
        id, issuer, title, persianTitle, addressees, deadline, isUnlisted)
    case .receive(let id, let addressee): return try decision.receive(id, addressee)
    case .report(let id, let addressee, let progress, let text):
      return try decision.report(id, addressee, progress, text)
    case .refuse(let id, let addressee, let reason):
      return try decision.refuse(id, addressee, reason)
    case .withdrawInstruction(let id, let reason):
      return try decision.withdrawInstruction(id, reason)
    case .propose(let id, let function, let giver, let taker, let basis, let isUnlisted):
      return try decision.propose(id, function, giver, taker, basis, isUnlisted)
    case .give(let id, let basis): return try decision.give(id, basis)
    case .obstruct(let id, let text): return try decision.obstruct(id, text)
    case .overcome(let id, let obstacle, let text):
      return try decision.overcome(id, obstacle, text)
    case .withdrawDelegation(let id, let reason):
      return try decision.withdrawDelegation(id, reason)
    case .consult(let id, let subject, let title, let asked, let until):
      return try decision.consult(id, subject, title, asked, until)
    case .answer(let id, let association, let position, let text):
      return try decision.answer(id, association, position, text)
    case .closeConsultation(let id, let outcome):
      return try decision.closeConsultation(id, outcome)
    }
  }

  /// Takes up what has happened.
  public func evolve(
    _ state: inout AssociationsState, by event: AssociationEvent, _ record: EventRecord
  ) {
    state.take(event, day: DayNumber(record.day), source: CaseworkSource(record))
  }
}
