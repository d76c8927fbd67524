import KQLEngine
public import KQLSyntax
import PersianText

/// Decides on infrastructure projects of estates and the funds that pay for them (طرح‌های زیرساخت و منابع
/// مالی): from the estimate to the last rial, in double entry, with red flags.
///
/// Some things are refused: a step out of order, a payment without a fund that has the money, parts that
/// do not add up. Others are only suspicious: those are done where a reason is stated, and flagged.
public struct InfrastructureProjectsDecider: Decider, SnapshotDecider {
  /// What is known of projects and funds.
  public typealias State = ProjectsState
  /// What may be asked.
  public typealias Command = ProjectCommand
  /// What may happen.
  public typealias Event = ProjectEvent

  /// A fund that a table tells of.
  struct KnownFund: Sendable {
    var amount: Int64?
    var year: Int?
  }

  /// `projects`.
  public let name = "projects"
  /// 1.
  public let stateVersion = 2
  let policies: PolicyBook
  let knownFunds: [String: KnownFund]
  let knownProjects: Set<String>
  /// Says whether there is the estate of a project.
  let estates: EstatesDecider

  /// Creates the decider.
  ///
  /// - Parameter setting: What it rests on: policies, and the tables `funding` and
  ///   `infrastructure_projects`.
  /// - Throws: What the readers of the tables report.
  public init(_ setting: CaseworkSetting) throws(Diagnostic) {
    policies = setting.policies
    estates = try EstatesDecider(setting)
    var funds: [String: KnownFund] = [:]
    for row in try Self.rows(ProjectsTables.funding, setting) {
      guard let id = row.text("fund") else { continue }
      funds[id] = KnownFund(amount: row["amount_rial"].int64, year: row.number("year"))
    }
    knownFunds = funds
    knownProjects = Set(
      try Self.rows(ProjectsTables.infrastructureProjects, setting).compactMap {
        $0.text("project")
      })
  }

  private static func rows(
    _ table: SeedTable, _ setting: CaseworkSetting
  ) throws(Diagnostic) -> [Row] {
    Array(try setting.data.table(table.name, table.schema).rows)
  }

  /// Nothing is recorded.
  public var initialState: ProjectsState { ProjectsState() }

  /// Projects, their events, the ledger, statements, bids, flags, funds and their movements.
  public var tables: [any TableProjection<ProjectsState, ProjectEvent>] {
    [
      ProjectRows(), ProjectEventRows(), PostingRows(), StatementRows(), BidRows(), FlagRows(),
      FundRows(), FlowRows(),
    ]
  }

  /// Takes up what has happened.
  public func evolve(_ state: inout ProjectsState, by event: ProjectEvent, _ record: EventRecord) {
    state.take(event, record)
  }

  /// Says what happens.
  ///
  /// - Throws: A ``Refusal`` with a code of ``ProjectRefusal``.
  public func decide(
    _ command: ProjectCommand, in state: ProjectsState, _ context: DecisionContext
  ) throws(Refusal) -> [ProjectEvent] {
    let events = try decision(command, state, context)
    try checkRange(events, state)
    return events
  }

  private func decision(
    _ command: ProjectCommand, _ state: ProjectsState, _ context: DecisionContext
  ) throws(Refusal) -> [ProjectEvent] {
    switch command {
    case .estimate(let project, let estate, let title, let kind, let amount, let province):
      return try estimate(project, estate, title, kind, amount, province, state, context)
    case .reestimate(let id, let amount, let reason):
      let project = try living(id, state, context)
      guard project.contracted == nil else { throw Self.past(id, project, "has its contract") }
      try check(amount, "the estimate of project '\(id)'")
      try check(reason, "a new estimate of project '\(id)'", by: .projectChain)
      guard amount != project.estimate else {
        throw Refusal(
          ProjectRefusal.change, "the estimate of project '\(id)' is \(amount) rial already",
          by: .projectChain, remedy: "give another amount")
      }
      return [
        .reestimated(
          ProjectAmountChanged(project: id, from: project.estimate, to: amount, reason: reason))
      ]
    case .tender(let id, let until):
      let project = try living(id, state, context)
      guard project.contracted == nil, project.tendered == nil else {
        throw Self.past(id, project, "is out to tender, or was")
      }
      if let until, until < context.day {
        throw Refusal(
          ProjectRefusal.tooEarly, "the tender of project '\(id)' cannot end before it begins",
          by: .projectChain, remedy: "give a day from \(context.day) on")
      }
      return [.tendered(ProjectTendered(project: id, until: until))]
    case .bid(let id, let bidder, let amount):
      return try bid(id, bidder, amount, state, context)
    case .contract(let id, let contractor, let amount, let direct, let reason):
      return try contract(id, contractor, amount, direct, reason, state, context)
    case .change(let id, let amount, let reason):
      return try change(id, amount, reason, state, context)
    case .progress(let id, let share, let reason):
      return try progress(id, share, reason, state, context)
    case .certify(let id, let gross, let retention, let recovered, let net, let reason):
      return try certify(id, gross, retention, recovered, net, reason, state, context)
    case .advance(let id, let fund, let amount):
      return try advance(id, fund, amount, state, context)
    case .pay(let id, let fund, let amount, let statement, let reason):
      return try pay(id, fund, amount, statement, reason, state, context)
    case .refund(let id, let fund, let amount, let reason):
      return try refund(id, fund, amount, reason, state, context)
    case .release(let id, let fund, let amount):
      return try release(id, fund, amount, state, context)
    case .complete(let id): return try complete(id, state, context)
    case .accept(let id):
      let project = try living(id, state, context)
      guard project.stage == .completed else {
        if project.stage > .completed { throw Self.past(id, project, "was taken over finally") }
        throw Self.tooEarly(id, "was not taken over provisionally", "take it over first")
      }
      return [.accepted(ProjectStepped(project: id))]
    case .close(let id): return try close(id, state, context)
    case .cancel(let id, let reason):
      let project = try living(id, state, context)
      try check(reason, "giving project '\(id)' up", by: .projectChain)
      try checkSettled(id, project)
      return [.cancelled(ProjectCancelled(project: id, reason: reason))]
    case .answerFlag(let id, let flag, let outcome, let reason):
      return try answer(id, flag, outcome, reason, state, context)
    case .promise(let fund, let purpose, let amount, let source, let basis, let year, let written):
      return try promise(fund, purpose, amount, source, basis, year, written, state, context)
    case .changePromise(let fund, let amount, let reason, let written):
      return try changePromise(fund, amount, reason, written, state, context)
    case .raise(let fund, let amount, let document):
      return try raise(fund, amount, document, state, context)
    case .giveBack(let fund, let amount, let reason):
      return try giveBack(fund, amount, reason, state, context)
    }
  }

  // MARK: Checks

  func policy(_ project: ProjectsState.Project, _ context: DecisionContext) -> DatedPolicy<
    ProjectPolicy
  > {
    policies.policy(ProjectPolicy.self, in: project.province, on: context.day)
  }

  /// The record of a project that is not over.
  func living(
    _ id: String, _ state: ProjectsState, _ context: DecisionContext
  ) throws(Refusal) -> ProjectsState.Project {
    guard let project = state.projects[id] else {
      throw Refusal(
        ProjectRefusal.unknownProject, "there is no project '\(CaseworkIDs.shown(id))'",
        remedy: "begin it with its estimate")
    }
    guard !project.isOver else {
      throw Refusal(
        ProjectRefusal.projectEnded, "project '\(id)' is \(project.stage.rawValue)",
        by: .projectChain, remedy: "begin a project of its own for what is left")
    }
    try checkDay(project.last, "project '\(id)'", context)
    return project
  }

  /// The same, where there must be a contract.
  func contracted(
    _ id: String, _ state: ProjectsState, _ context: DecisionContext
  ) throws(Refusal) -> ProjectsState.Project {
    let project = try living(id, state, context)
    guard project.contracted != nil else {
      throw Self.tooEarly(id, "has no contract", "award the contract first")
    }
    return project
  }

  func checkDay(
    _ last: DayNumber, _ what: String, _ context: DecisionContext
  ) throws(Refusal) {
    try context.refuseDay(before: last, of: what, ProjectRefusal.dayBefore)
  }

  func check(_ amount: Int64, _ what: String) throws(Refusal) {
    guard (1...Rials.largest).contains(amount) else {
      throw Refusal(
        ProjectRefusal.amount, "\(what) cannot be \(amount) rial", by: .doubleEntry,
        remedy: "give whole rials from 1 to \(Rials.largest)")
    }
  }

  /// Refuses what would take a total of one project beyond the largest amount.
  func checkTotal(_ total: Int64, _ amount: Int64, _ what: String) throws(Refusal) {
    guard Rials.sum(total, amount) <= Rials.largest else {
      throw Refusal(
        ProjectRefusal.amount, "\(what) would be above \(Rials.largest) rial", by: .doubleEntry,
        remedy: "give at most \(max(0, Rials.largest - total)) rial")
    }
  }

  func check(_ text: String?, _ what: String, by rule: DomainRule) throws(Refusal) {
    guard !CaseworkIDs.isBlank(text) else {
      throw Refusal(
        ProjectRefusal.noText, "\(what) needs a text and has none", by: rule,
        remedy: "say it in words: it is kept")
    }
  }

  /// No sum of the ledger leaves the range of its column.
  private func checkRange(
    _ events: [ProjectEvent], _ state: ProjectsState
  ) throws(Refusal) {
    var (debits, promised) = (state.debits, state.promised)
    for event in events {
      for posting in LedgerPosting.postings(of: event) {
        debits = Rials.sum(debits, posting.debit)
      }
      switch event {
      case .promised(let event): promised = Rials.sum(promised, event.amount)
      case .promiseChanged(let event):
        promised = Rials.sum(max(0, promised &- (state.funds[event.fund]?.promised ?? 0)), event.to)
      default: break
      }
    }
    guard debits < Rials.ledger, promised < Rials.ledger else {
      throw Refusal(
        ProjectRefusal.amount, "the ledger's total would reach \(Rials.ledger) rial",
        by: .doubleEntry, remedy: "begin a journal of its own for the next period")
    }
  }

  static func past(_ id: String, _ project: ProjectsState.Project, _ what: String) -> Refusal {
    Refusal(
      ProjectRefusal.past, "project '\(id)' \(what): it is at '\(project.stage.rawValue)'",
      by: .projectChain, remedy: "look at the project for what may come next")
  }

  static func tooEarly(_ id: String, _ what: String, _ remedy: String) -> Refusal {
    Refusal(ProjectRefusal.tooEarly, "project '\(id)' \(what)", by: .projectChain, remedy: remedy)
  }
}
