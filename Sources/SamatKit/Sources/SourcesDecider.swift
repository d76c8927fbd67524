public import KQLSyntax
import PersianText

/// Decides on documents, their facts and issues, and on pairs of records that may be one unit.
///
/// Contradictions are raised, never resolved; every decision has a reason and can be taken back. What
/// refuses and what only records is told in `Documentation/Sources.md`.
public struct SourcesDecider: Decider, SnapshotDecider {
  /// What is known of sources.
  public typealias State = SourcesState
  /// What may be asked.
  public typealias Command = SourceCommand
  /// What may happen.
  public typealias Event = SourceEvent

  /// `sources`.
  public let name = "sources"
  /// 1.
  public let stateVersion = 1
  let setting: SourcesSetting

  /// Creates the decider.
  ///
  /// - Parameter setting: What it rests on.
  /// - Throws: What the readers of the tables report.
  public init(_ setting: CaseworkSetting) throws(Diagnostic) {
    self.setting = try SourcesSetting(setting)
  }

  /// Nothing is recorded.
  public var initialState: SourcesState { SourcesState() }

  /// Documents, facts, issues with their steps, and pairs.
  public var tables: [any TableProjection<SourcesState, SourceEvent>] {
    [SourceRows(), FactRows(), SourceIssueRows(), IssueStepRows(), RecordLinkRows()]
  }

  /// Says what happens.
  ///
  /// - Throws: A ``Refusal`` with a code of ``SourceRefusal``, or of ids and days of casework.
  public func decide(
    _ command: SourceCommand, in state: SourcesState, _ context: DecisionContext
  ) throws(Refusal) -> [SourceEvent] {
    let decision = SourceDecision(setting: setting, state: state, context: context)
    switch command {
    case .addSource(let source, let title, let publisher, let published, let paragraphs, let note):
      return try decision.addSource(
        SourceAdded(
          source: source, title: title, publisher: publisher, published: published,
          paragraphs: paragraphs, note: note))
    case .addFact(let fact, let source, let paragraph, let details):
      return try decision.addFact(fact, source, paragraph, details)
    case .check(let source): return try decision.check(source)
    case .raise(let issue, let kind, let statement, let source, let paragraph, let facts):
      return try decision.raise(
        IssueRaised(
          issue: issue, kind: kind, statement: statement, source: source, paragraph: paragraph,
          facts: facts, rule: nil))
    case .comment(let issue, let text): return try decision.comment(issue, text)
    case .decide(let issue, let outcome, let reason):
      return try decision.decide(issue, outcome, reason)
    case .reopenIssue(let issue, let reason): return try decision.reopenIssue(issue, reason)
    case .propose(let link, let left, let right, let score, let reason):
      return try decision.propose(link, left, right, score, reason)
    case .accept(let link, let reason):
      return [.accepted(try decision.decideLink(link, reason, isReopening: false))]
    case .reject(let link, let reason):
      return [.rejected(try decision.decideLink(link, reason, isReopening: false))]
    case .reopenLink(let link, let reason):
      return [.linkReopened(try decision.decideLink(link, reason, isReopening: true))]
    }
  }

  /// Takes up what has happened.
  public func evolve(_ state: inout SourcesState, by event: SourceEvent, _ record: EventRecord) {
    state.take(event, record)
  }
}
