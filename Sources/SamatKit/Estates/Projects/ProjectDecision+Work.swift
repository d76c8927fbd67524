import PersianText

/// Progress, statements, handing over and closing.
extension InfrastructureProjectsDecider {
  func progress(
    _ id: String, _ share: Double, _ reason: String?, _ state: ProjectsState,
    _ context: DecisionContext
  ) throws(Refusal) -> [ProjectEvent] {
    let project = try contracted(id, state, context)
    guard project.stage < .completed else { throw Self.past(id, project, "was taken over") }
    guard share > 0, share <= 1 else {
      throw Refusal(
        ProjectRefusal.progress, "a progress of \(share) cannot be", by: .projectChain,
        remedy: "give the share of the work that is done, above 0 and up to 1")
    }
    let parts = max(1, ProjectPolicy.parts(share))
    if parts < project.progress ?? 0, CaseworkIDs.isBlank(reason) {
      throw Refusal(
        ProjectRefusal.progress,
        "the progress of project '\(id)' falls from \(Self.percent(project.progress)) to "
          + Self.percent(parts),
        by: .projectChain, remedy: "state why less is done than was reported")
    }
    return [.progressed(ProjectProgressed(project: id, progress: parts, reason: reason))]
  }

  /// Ten thousandths of the work as a percentage in a message.
  static func percent(_ parts: Int?) -> String { Refusal.percent(Double(parts ?? 0) / 10_000) }

  func certify(
    _ id: String, _ gross: Int64, _ retention: Int64?, _ recovered: Int64?, _ net: Int64?,
    _ reason: String?, _ state: ProjectsState, _ context: DecisionContext
  ) throws(Refusal) -> [ProjectEvent] {
    let project = try contracted(id, state, context)
    guard project.progress != nil else {
      throw Self.tooEarly(
        id, "has no reported progress to certify", "report how much of the work is done")
    }
    guard project.stage < .accepted else {
      throw Self.past(id, project, "was taken over finally")
    }
    try check(gross, "a statement of project '\(id)'")
    try checkTotal(project.certified, gross, "the certified work of project '\(id)'")
    let kept = Rials.share(gross, project.retentionShare)
    // An advance is taken off in the share in which it was paid.
    let share =
      project.contract > 0 ? Rials.part(gross, project.advanced, of: project.contract) : 0
    let off = recovered ?? min(project.advance, share, gross &- kept)
    guard off >= 0, off <= project.advance, off <= gross &- kept else {
      throw Refusal(
        ProjectRefusal.unbalanced,
        "\(off) rial cannot be taken off for advances: \(project.advance) are open, and the "
          + "statement leaves \(gross &- kept) after retention", by: .doubleEntry,
        remedy: "give at most what is open and what is left")
    }
    let left = gross &- kept &- off
    guard retention ?? kept == kept, net ?? left == left else {
      throw Refusal(
        ProjectRefusal.unbalanced,
        "the parts of the statement do not add up: of \(gross) rial \(kept) are kept back and "
          + "\(off) taken off, which leaves \(left), not \(net ?? left) with \(retention ?? kept) kept",
        by: .doubleEntry, remedy: "check the paper: gross = retention + advance + net")
    }
    let number = project.statements.count + 1
    let settled = min(left, project.unsupported)
    let policy = policy(project, context)
    let findings = aboveContract(project, project.certified &+ gross, policy.policy)
    let event = ProjectEvent.certified(
      StatementCertified(
        project: id, statement: "\(id)-s\(number)", number: number, gross: gross, retention: kept,
        recovered: off, settled: settled, payable: left &- settled))
    return [event] + (try flags(id, project, findings, reason, policy.id))
  }

  func complete(
    _ id: String, _ state: ProjectsState, _ context: DecisionContext
  ) throws(Refusal) -> [ProjectEvent] {
    let project = try contracted(id, state, context)
    guard project.stage < .completed else { throw Self.past(id, project, "was taken over") }
    guard project.progress == 10_000 else {
      throw Self.tooEarly(
        id, "is not done: \(Self.percent(project.progress)) are reported",
        "report a progress of 100% first")
    }
    guard !project.statements.isEmpty else {
      throw Self.tooEarly(id, "has no certified statement", "certify the work first")
    }
    return [.completed(ProjectStepped(project: id))]
  }

  func close(
    _ id: String, _ state: ProjectsState, _ context: DecisionContext
  ) throws(Refusal) -> [ProjectEvent] {
    let project = try living(id, state, context)
    guard project.stage == .accepted else {
      throw Self.tooEarly(id, "was not taken over finally", "take it over finally first")
    }
    try checkSettled(id, project)
    guard project.openFlags == 0 else {
      let open = project.flags.filter { state.flags[$0]?.outcome == nil }
      throw Refusal(
        ProjectRefusal.flagsOpen,
        "project '\(id)' has red flags that nobody has answered: "
          + open.prefix(5).joined(separator: ", "), by: .redFlags,
        remedy: "answer each as justified or upheld, with the reason")
    }
    return [.closed(ProjectStepped(project: id))]
  }

  /// Refuses where anybody still owes something.
  func checkSettled(_ id: String, _ project: ProjectsState.Project) throws(Refusal) {
    let balances: [(LedgerAccount, Int64)] = [
      (.payable, project.payable), (.retention, project.retention), (.advance, project.advance),
      (.unsupported, project.unsupported),
    ]
    let open = balances.filter { $0.1 != 0 }
    guard open.isEmpty else {
      throw Refusal(
        ProjectRefusal.balancesOpen,
        "project '\(id)' is not settled: "
          + open.map { "\($0.0.rawValue) \($0.1)" }.joined(separator: ", "), by: .doubleEntry,
        remedy: "pay, release or take back what is open")
    }
  }

  func answer(
    _ id: String, _ flag: String, _ outcome: FlagOutcome, _ reason: String,
    _ state: ProjectsState, _ context: DecisionContext
  ) throws(Refusal) -> [ProjectEvent] {
    _ = try living(id, state, context)
    guard let record = state.flags[flag], record.project == id, record.outcome == nil else {
      throw Refusal(
        ProjectRefusal.unknownFlag,
        "project '\(id)' has no open red flag '\(CaseworkIDs.shown(flag))'", by: .redFlags,
        remedy: "see the table project_flags for those that are open")
    }
    try check(reason, "the answer to red flag '\(flag)'", by: .redFlags)
    return [
      .flagAnswered(FlagAnswered(project: id, flag: flag, outcome: outcome, reason: reason))
    ]
  }
}
