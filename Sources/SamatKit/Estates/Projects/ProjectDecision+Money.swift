import PersianText

/// Money: into funds, and out of them.
extension InfrastructureProjectsDecider {
  // MARK: Funds

  /// What a fund was promised; nil where there is no such fund.
  private func promised(_ fund: String, _ state: ProjectsState) -> Int64? {
    guard state.funds[fund] != nil || knownFunds[fund] != nil else { return nil }
    return state.funds[fund]?.promised ?? knownFunds[fund]?.amount ?? 0
  }

  private func known(
    _ fund: String, _ state: ProjectsState, _ context: DecisionContext
  ) throws(Refusal) -> Int64 {
    guard let promised = promised(fund, state) else {
      throw Refusal(
        ProjectRefusal.unknownFund, "there is no fund '\(CaseworkIDs.shown(fund))'",
        by: .noRialWithoutSource, remedy: "record its promise and source first")
    }
    if let last = state.funds[fund]?.last { try checkDay(last, "fund '\(fund)'", context) }
    return promised
  }

  /// Refuses where a fund has not the money.
  private func checkMoney(
    _ fund: String, _ amount: Int64, _ what: String, _ state: ProjectsState,
    _ context: DecisionContext
  ) throws(Refusal) {
    _ = try known(fund, state, context)
    try check(amount, what)
    let balance = state.funds[fund]?.balance ?? 0
    guard balance >= amount else {
      throw Refusal(
        ProjectRefusal.noMoney,
        "fund '\(fund)' has \(balance) rial, and \(what) is \(amount)", by: .noRialWithoutSource,
        remedy: "raise \(amount &- balance) rial more, or pay from a fund that has them")
    }
  }

  /// Refuses where an amount as it was written is another one.
  private func check(_ written: String?, is amount: Int64) throws(Refusal) {
    guard let written else { return }
    guard (try? PersianMoney.parse(written, assuming: .rial))?.rials == amount else {
      throw Refusal(
        ProjectRefusal.promise,
        "'\(CaseworkIDs.shown(written))' is not the amount of \(amount) rial",
        by: .promisedRaisedSpent, remedy: "write the same amount, or leave out how it is written")
    }
  }

  func promise(
    _ fund: String, _ purpose: String, _ amount: Int64, _ source: FundSource, _ basis: String?,
    _ year: Int?, _ written: String?, _ state: ProjectsState, _ context: DecisionContext
  ) throws(Refusal) -> [ProjectEvent] {
    try CaseworkIDs.check(fund, "a fund")
    guard promised(fund, state) == nil else {
      throw Refusal(
        ProjectRefusal.fundExists, "there is a fund '\(fund)' already",
        remedy: "give another id, or change what it was promised")
    }
    try check(purpose, "fund '\(fund)'", by: .promisedRaisedSpent)
    try check(amount, "the promise of fund '\(fund)'")
    try check(written, is: amount)
    if let year, !(1300...1600).contains(year) {
      throw Refusal(
        ProjectRefusal.promise, "\(year) is no year of a fund", by: .promisedRaisedSpent,
        remedy: "give a Solar Hijri year such as 1402")
    }
    return [
      .promised(
        FundPromised(
          fund: fund, purpose: purpose, amount: amount, fundSource: source, legalBasis: basis,
          year: year, written: written))
    ]
  }

  func changePromise(
    _ fund: String, _ amount: Int64, _ reason: String, _ written: String?, _ state: ProjectsState,
    _ context: DecisionContext
  ) throws(Refusal) -> [ProjectEvent] {
    let before = try known(fund, state, context)
    try check(amount, "the promise of fund '\(fund)'")
    try check(reason, "a change of the promise of fund '\(fund)'", by: .promisedRaisedSpent)
    try check(written, is: amount)
    let raised = state.funds[fund]?.raised ?? 0
    guard amount != before, amount >= raised else {
      throw Refusal(
        ProjectRefusal.promise,
        "fund '\(fund)' was promised \(before) rial, and \(raised) came in: the promise cannot "
          + "become \(amount)", by: .promisedRaisedSpent,
        remedy: "give another amount, not below what came in")
    }
    return [
      .promiseChanged(
        FundPromiseChanged(
          fund: fund, from: before, to: amount, reason: reason, written: written))
    ]
  }

  func raise(
    _ fund: String, _ amount: Int64, _ document: String?, _ state: ProjectsState,
    _ context: DecisionContext
  ) throws(Refusal) -> [ProjectEvent] {
    let promised = try known(fund, state, context)
    try check(amount, "money for fund '\(fund)'")
    let raised = state.funds[fund]?.raised ?? 0
    guard Rials.sum(raised, amount) <= promised else {
      throw Refusal(
        ProjectRefusal.abovePromise,
        "fund '\(fund)' was promised \(promised) rial and has raised \(raised): \(amount) more are "
          + "not promised", by: .noRialWithoutSource,
        remedy: "change the promise first, with its legal basis as the reason")
    }
    return [.raised(FundMoved(fund: fund, amount: amount, document: document))]
  }

  func giveBack(
    _ fund: String, _ amount: Int64, _ reason: String, _ state: ProjectsState,
    _ context: DecisionContext
  ) throws(Refusal) -> [ProjectEvent] {
    try checkMoney(fund, amount, "what goes back", state, context)
    try check(reason, "giving back money of fund '\(fund)'", by: .promisedRaisedSpent)
    return [.returned(FundMoved(fund: fund, amount: amount, document: reason))]
  }

  // MARK: Projects

  func advance(
    _ id: String, _ fund: String, _ amount: Int64, _ state: ProjectsState,
    _ context: DecisionContext
  ) throws(Refusal) -> [ProjectEvent] {
    let project = try contracted(id, state, context)
    guard project.stage < .completed else { throw Self.past(id, project, "was taken over") }
    guard let share = policy(project, context).policy.advanceShare else {
      throw Refusal(
        ProjectRefusal.noAdvanceShare, "no policy says which part of a contract may be advanced",
        by: .advances, remedy: "set 'advance_share' in the section 'projects' of a policy")
    }
    try checkMoney(fund, amount, "the advance", state, context)
    let limit = Rials.share(project.contract, share)
    guard Rials.sum(project.advanced, amount) <= limit else {
      throw Refusal(
        ProjectRefusal.advanceAbove,
        "advances of project '\(id)' would be \(Rials.sum(project.advanced, amount)) rial, above "
          + "\(limit)", by: .advances,
        remedy: "advance at most \(max(0, limit &- project.advanced))")
    }
    return [.advanced(ProjectDisbursed(project: id, fund: fund, amount: amount))]
  }

  func pay(
    _ id: String, _ fund: String, _ amount: Int64, _ statement: String?, _ reason: String?,
    _ state: ProjectsState, _ context: DecisionContext
  ) throws(Refusal) -> [ProjectEvent] {
    let project = try contracted(id, state, context)
    if let statement, state.statements[statement]?.project != id {
      throw Refusal(
        ProjectRefusal.unknownStatement,
        "project '\(id)' has no statement '\(CaseworkIDs.shown(statement))'", by: .projectChain,
        remedy: "see the table statements")
    }
    try checkMoney(fund, amount, "the payment", state, context)
    try checkTotal(project.paid, amount, "what is paid to project '\(id)'")
    let settled = min(amount, project.payable)
    let unsupported = amount &- settled
    let findings = withoutWork(project, amount, unsupported)
    let event = ProjectEvent.paid(
      ProjectPaid(
        project: id, fund: fund, amount: amount, settled: settled, unsupported: unsupported,
        statement: statement))
    return [event] + (try flags(id, project, findings, reason, policy(project, context).id))
  }

  func refund(
    _ id: String, _ fund: String, _ amount: Int64, _ reason: String, _ state: ProjectsState,
    _ context: DecisionContext
  ) throws(Refusal) -> [ProjectEvent] {
    let project = try contracted(id, state, context)
    _ = try known(fund, state, context)
    try check(amount, "a refund")
    try check(reason, "a refund of project '\(id)'", by: .doubleEntry)
    let owed = Rials.sum(project.unsupported, project.advance)
    // What comes back belongs to the fund that paid it, and to none beyond what that fund has spent.
    guard amount <= owed, amount <= state.funds[fund]?.spent ?? 0 else {
      throw Refusal(
        ProjectRefusal.refund,
        "the contractor of project '\(id)' owes \(owed) rial and fund '\(fund)' has spent "
          + "\(state.funds[fund]?.spent ?? 0): \(amount) cannot come back", by: .doubleEntry,
        remedy: "give at most both, into the fund that paid")
    }
    let unsupported = min(amount, project.unsupported)
    return [
      .refunded(
        ProjectRefunded(
          project: id, fund: fund, amount: amount, unsupported: unsupported,
          advance: amount &- unsupported, reason: reason))
    ]
  }

  func release(
    _ id: String, _ fund: String, _ amount: Int64, _ state: ProjectsState,
    _ context: DecisionContext
  ) throws(Refusal) -> [ProjectEvent] {
    let project = try contracted(id, state, context)
    let due =
      switch project.stage {
      case .accepted: project.retained
      case .completed: Rials.share(project.retained, project.firstReleaseShare)
      default: Int64(0)
      }
    try check(amount, "a release")
    guard Rials.sum(project.released, amount) <= due else {
      throw Refusal(
        ProjectRefusal.retentionNotDue,
        "of the retention of project '\(id)', \(project.retained) rial, \(due) are due and "
          + "\(project.released) released: \(amount) more are not due", by: .retention,
        remedy: "release what is due; the rest is due at the next handover")
    }
    try checkMoney(fund, amount, "the release", state, context)
    return [.released(ProjectDisbursed(project: id, fund: fund, amount: amount))]
  }
}
