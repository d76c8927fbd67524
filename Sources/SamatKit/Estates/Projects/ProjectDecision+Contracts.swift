import PersianText

/// From the estimate to the contract and its changes.
extension InfrastructureProjectsDecider {
  func estimate(
    _ id: String, _ estate: String, _ title: String, _ kind: String, _ amount: Int64,
    _ province: String?, _ state: ProjectsState, _ context: DecisionContext
  ) throws(Refusal) -> [ProjectEvent] {
    try CaseworkIDs.check(id, "a project")
    try CaseworkIDs.check(estate, "an estate")
    try CaseworkIDs.check(kind, "a kind of work")
    guard state.projects[id] == nil, !knownProjects.contains(id) else {
      throw Refusal(
        ProjectRefusal.projectExists, "there is a project '\(id)' already",
        remedy: "give another id")
    }
    guard !context.knows(estates) || estates.has(estate, in: context.state(of: estates)) else {
      throw Refusal(
        EstateRefusal.unknownEstate,
        "there is no estate '\(CaseworkIDs.shown(estate))' for project '\(id)'",
        by: .projectChain, remedy: "register it first with ':estate register'")
    }
    try estates.setting.places.check(province: province, CaseworkRefusal.province)
    try check(title, "project '\(id)'", by: .projectChain)
    try check(amount, "the estimate of project '\(id)'")
    let policy = policies.policy(ProjectPolicy.self, in: province, on: context.day)
    return [
      .estimated(
        ProjectEstimated(
          project: id, estate: estate, title: title, kind: kind, province: province,
          amount: amount, standstillDays: policy.policy.standstillDays, policy: policy.id))
    ]
  }

  func bid(
    _ id: String, _ bidder: String, _ amount: Int64, _ state: ProjectsState,
    _ context: DecisionContext
  ) throws(Refusal) -> [ProjectEvent] {
    let project = try living(id, state, context)
    try CaseworkIDs.check(bidder, "a bidder")
    guard project.contracted == nil else { throw Self.past(id, project, "has its contract") }
    guard project.tendered != nil else {
      throw Self.tooEarly(id, "is not out to tender", "put it out to tender first")
    }
    if let until = project.bidsUntil, until < DayNumber(context.day) {
      throw Refusal(
        ProjectRefusal.bidLate,
        "the tender of project '\(id)' ended on \(until.date?.description ?? "an earlier day")",
        by: .projectChain, remedy: "award it to one who bid in time")
    }
    guard !project.bids.contains(where: { state.bids[$0]?.bidder == bidder }) else {
      throw Refusal(
        ProjectRefusal.bidExists, "'\(bidder)' has bid for project '\(id)' already",
        by: .projectChain, remedy: "a bid stays as it was made")
    }
    try check(amount, "the bid of '\(bidder)'")
    return [
      .bidReceived(
        ProjectBidReceived(
          project: id, bid: "\(id)-b\(project.bids.count + 1)", bidder: bidder, amount: amount))
    ]
  }

  func contract(
    _ id: String, _ contractor: String, _ amount: Int64?, _ direct: Bool, _ reason: String?,
    _ state: ProjectsState, _ context: DecisionContext
  ) throws(Refusal) -> [ProjectEvent] {
    let project = try living(id, state, context)
    try CaseworkIDs.check(contractor, "a contractor")
    guard project.contracted == nil else { throw Self.past(id, project, "has its contract") }
    let policy = policy(project, context)
    var findings: [FlagFinding] = []
    let price: Int64
    var bid: String?
    if direct, project.tendered == nil {
      guard let amount else {
        throw Refusal(
          ProjectRefusal.amount, "a contract without a tender needs its amount", by: .projectChain,
          remedy: "give the amount in rial")
      }
      price = amount
      try check(price, "the contract of project '\(id)'")
      try checkThreshold(id, price, policy)
      findings += split(id, project, price, policy.policy, state, context)
    } else {
      guard project.tendered != nil else {
        throw Refusal(
          ProjectRefusal.tenderNeeded, "project '\(id)' was not put out to tender",
          by: .projectChain,
          remedy: "put it out to tender, or say that it is direct where its amount allows")
      }
      bid = project.bids.first { state.bids[$0]?.bidder == contractor }
      guard let bid, let found = state.bids[bid] else {
        throw Refusal(
          ProjectRefusal.noBid, "'\(contractor)' made no bid for project '\(id)'",
          by: .projectChain, remedy: "award it to a bidder, or record the bid first")
      }
      price = amount ?? found.amount
      try check(price, "the contract of project '\(id)'")
      findings += fewBidders(project, policy.policy, state)
    }
    findings += aboveEstimate(project, price, policy.policy)
    let event = ProjectEvent.contracted(
      ProjectContracted(
        project: id, contractor: contractor, amount: price, bid: bid,
        retentionShare: policy.policy.retentionShare,
        firstReleaseShare: policy.policy.firstReleaseShare, policy: policy.id))
    return [event] + (try flags(id, project, findings, reason, policy.id))
  }

  /// A contract without a tender is below the threshold, which somebody must have set.
  private func checkThreshold(
    _ id: String, _ price: Int64, _ policy: DatedPolicy<ProjectPolicy>
  ) throws(Refusal) {
    guard let threshold = policy.policy.tenderThresholdRials else {
      throw Refusal(
        ProjectRefusal.noThreshold,
        "no policy says from which amount on a contract needs a tender", by: .redFlagThresholds,
        remedy: "set 'tender_threshold_rial' in the section 'projects' of a policy, or hold a "
          + "tender")
    }
    guard price < threshold else {
      throw Refusal(
        ProjectRefusal.tenderNeeded,
        "a contract of \(price) rial needs a tender, from \(threshold) rial on", by: .projectChain,
        remedy: "put project '\(id)' out to tender")
    }
  }

  func change(
    _ id: String, _ amount: Int64, _ reason: String, _ state: ProjectsState,
    _ context: DecisionContext
  ) throws(Refusal) -> [ProjectEvent] {
    let project = try contracted(id, state, context)
    guard project.stage < .completed else { throw Self.past(id, project, "was taken over") }
    try check(amount, "the contract of project '\(id)'")
    try check(reason, "a change of the contract of project '\(id)'", by: .contractChanges)
    guard amount != project.contract, amount >= project.certified else {
      throw Refusal(
        ProjectRefusal.change,
        "the contract of project '\(id)' is \(project.contract) rial, of which "
          + "\(project.certified) are certified: it cannot become \(amount)", by: .contractChanges,
        remedy: "give another amount, not below what is certified")
    }
    let policy = policy(project, context)
    var findings = beyondChange(project, amount, policy.policy)
    // What a contract was flagged for already is not flagged again by a change that makes it smaller.
    if amount > project.contract {
      findings += aboveEstimate(project, amount, policy.policy)
      if project.isDirect { findings += split(id, project, amount, policy.policy, state, context) }
    }
    let event = ProjectEvent.contractChanged(
      ProjectAmountChanged(project: id, from: project.contract, to: amount, reason: reason))
    return [event] + (try flags(id, project, findings, reason, policy.id))
  }
}
