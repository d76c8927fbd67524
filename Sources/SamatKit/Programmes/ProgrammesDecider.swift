public import KQLSyntax

/// Decides on programmes: axes, actions with owners and targets, notification to provinces, reports,
/// ends; and adds progress up.
///
/// What refuses and what only records is told in `Documentation/Programmes.md`.
public struct ProgrammesDecider: Decider, SnapshotDecider {
  /// What is known of programmes.
  public typealias State = ProgrammesState
  /// What may be asked.
  public typealias Command = ProgrammeCommand
  /// What may happen.
  public typealias Event = ProgrammeEvent

  /// `programmes`.
  public let name = "programmes"
  /// 1.
  public let stateVersion = 1
  let setting: ProgrammesSetting

  /// Creates the decider.
  ///
  /// - Parameter setting: What it rests on.
  /// - Throws: What the readers of the tables report.
  public init(_ setting: CaseworkSetting) throws(Diagnostic) {
    self.setting = try ProgrammesSetting(setting)
  }

  /// Nothing is recorded.
  public var initialState: ProgrammesState { ProgrammesState() }

  /// Programmes, their provinces and axes, what was said of axes, actions, where they were notified,
  /// reports, and progress.
  public var tables: [any TableProjection<ProgrammesState, ProgrammeEvent>] {
    [
      ProgrammeRows(), ProgrammeProvinceRows(), AxisRows(), AxisStatementRows(), ActionRows(),
      AssignmentRows(), ActionReportRows(), ProgressRows(setting: setting),
    ]
  }

  /// Says what happens.
  ///
  /// - Throws: A ``Refusal`` with a code of ``ProgrammeRefusal``, or `samat.casework.day-before`.
  public func decide(
    _ command: ProgrammeCommand, in state: ProgrammesState, _ context: DecisionContext
  ) throws(Refusal) -> [ProgrammeEvent] {
    let decision = ProgrammeDecision(setting: setting, state: state, context: context)
    switch command {
    case .open(
      let programme, let name, let persianName, let executor, let basis, let year, let kind):
      return try decision.open(
        ProgrammeOpened(
          programme: programme, name: name, persianName: persianName, executor: executor,
          legalBasis: basis, year: year, type: kind))
    case .addProvince(let programme, let province, let role):
      return try decision.addProvince(
        ProgrammeProvinceAdded(programme: programme, province: province, role: role))
    case .weighAlike(let programme, let basis):
      return try decision.weighAlike(programme, basis)
    case .addAxis(let axis, let programme, let details):
      return try decision.addAxis(axis, programme, details)
    case .nameAxis(let axis, let title, let persianTitle, let statedIn):
      return try decision.nameAxis(axis, title, persianTitle, statedIn)
    case .stateAxis(let axis, let details): return try decision.stateAxis(axis, details)
    case .addAction(let action, let programme, let details):
      return try decision.addAction(action, programme, details)
    case .notify(let action, let province, let silentAfter, let weight):
      return try decision.notify(action, province, silentAfter, weight)
    case .report(let report, let action, let province, let value, let progress, let text):
      return try decision.report(report, action, province, value, progress, text)
    case .moveDeadline(let action, let deadline, let reason):
      return try decision.moveDeadline(action, deadline, reason)
    case .end(let action, let outcome, let reason):
      return try decision.end(action, outcome, reason)
    }
  }

  /// Takes up what has happened.
  public func evolve(
    _ state: inout ProgrammesState, by event: ProgrammeEvent, _ record: EventRecord
  ) {
    state.take(
      event, day: DayNumber(record.day), position: record.position,
      source: CaseworkSource(record))
  }

  /// The progress of a programme, an axis or an action, with its arithmetic.
  ///
  /// - Parameters:
  ///   - subject: A subject of kind `programme`, `axis` or `action`.
  ///   - state: What is known.
  /// - Returns: The progress; without parts for what is not known.
  /// - Complexity: O(what belongs to the subject).
  public func progress(of subject: Subject, in state: ProgrammesState) -> ProgrammeProgress {
    ProgressSum(setting: setting, state: state).of(subject)
  }
}
