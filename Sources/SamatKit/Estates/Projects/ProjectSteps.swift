/// What a project or a fund may have next, asked of the rules themselves: each command is tried with
/// fitting values, and those that are not refused are listed.
extension InfrastructureProjectsDecider {
  /// The ids of a kind that is recorded, the newest first: `project`, `fund`, `flag` (open ones),
  /// `statement`.
  public func ids(of kind: String, in state: ProjectsState) -> [String] {
    switch kind {
    case "project": state.projects.ids.reversed()
    case "fund":
      state.funds.ids.reversed()
        + knownFunds.keys.filter { !state.funds.contains($0) }.sorted()
    case "flag": state.flags.ids.reversed().filter { state.flags[$0]?.outcome == nil }
    case "statement": state.statements.ids.reversed()
    default: []
    }
  }

  /// The names of the commands that would not be refused now, given fitting values.
  ///
  /// - Parameters:
  ///   - subject: A project or a fund.
  ///   - state: What is known.
  ///   - context: Day, actor, and the states of the other deciders.
  /// - Returns: Names in the order of the life of a project.
  public func nextSteps(
    of subject: Subject, in state: ProjectsState, _ context: DecisionContext
  ) -> [String] {
    let probes: [ProjectCommand]
    switch subject.kind {
    case "project":
      guard let project = state.projects[subject.id] else { return [] }
      probes = ofProject(subject.id, project, state)
    case "fund":
      let id = subject.id
      let promised = state.funds[id]?.promised ?? knownFunds[id]?.amount ?? 0
      probes = [
        .raise(fund: id, amount: 1), .changePromise(fund: id, amount: promised &+ 1, reason: "?"),
        .giveBack(fund: id, amount: 1, reason: "?"),
      ]
    default: return []
    }
    return names(ofPossible: probes, in: state, context)
  }

  private func ofProject(
    _ id: String, _ project: ProjectsState.Project, _ state: ProjectsState
  ) -> [ProjectCommand] {
    let fund = state.funds.ids.last { (state.funds[$0]?.balance ?? 0) > 0 } ?? ""
    let payer = state.funds.ids.last { (state.funds[$0]?.spent ?? 0) > 0 } ?? ""
    let bidder = project.bids.first.flatMap { state.bids[$0]?.bidder } ?? "?"
    let flag = project.flags.first { state.flags[$0]?.outcome == nil } ?? ""
    return [
      .reestimate(project: id, amount: project.estimate == 1 ? 2 : 1, reason: "?"),
      .tender(project: id), .bid(project: id, bidder: "?", amount: 1),
      .contract(project: id, contractor: bidder, reason: "?"),
      .contract(project: id, contractor: "?", amount: 1, direct: true, reason: "?"),
      .change(project: id, amount: project.contract &+ 1, reason: "?"),
      .advance(project: id, fund: fund, amount: 1),
      .progress(project: id, progress: 1), .certify(project: id, gross: 1, reason: "?"),
      .pay(project: id, fund: fund, amount: 1, reason: "?"),
      .refund(project: id, fund: payer, amount: 1, reason: "?"), .complete(project: id),
      .accept(project: id), .release(project: id, fund: fund, amount: 1),
      .answerFlag(project: id, flag: flag, outcome: .justified, reason: "?"),
      .close(project: id), .cancel(project: id, reason: "?"),
    ]
  }
}
