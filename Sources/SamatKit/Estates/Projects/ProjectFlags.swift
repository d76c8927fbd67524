import PersianText

/// What a test of a red flag found.
struct FlagFinding: Hashable {
  var redFlag: RedFlag
  var measured: Int64
  var threshold: Int64
  var unit = "rial"
  var evidence: [String]
}

/// The tests of the red flags. Each is raised where what is measured is above its threshold (below it for
/// bidders, at it for split contracts), and by nothing else.
extension InfrastructureProjectsDecider {
  /// The events of flags.
  ///
  /// - Throws: `samat.project.flag-reason` where something is found and no reason is stated.
  func flags(
    _ id: String, _ project: ProjectsState.Project, _ findings: [FlagFinding], _ reason: String?,
    _ policy: String
  ) throws(Refusal) -> [ProjectEvent] {
    guard let first = findings.first else { return [] }
    guard let reason, !CaseworkIDs.isBlank(reason) else {
      let names = findings.map { "'\($0.redFlag.rawValue)'" }.joined(separator: ", ")
      throw Refusal(
        ProjectRefusal.flagReason,
        "this raises \(names) of project '\(id)': \(first.redFlag.test) "
          + "(\(first.measured) against \(first.threshold) \(first.unit))", by: .redFlags,
        remedy: "state the reason, which is kept with the flag")
    }
    return findings.enumerated().map { index, finding in
      .flagged(
        ProjectFlagged(
          project: id, flag: "\(id)-f\(project.flags.count + 1 + index)",
          redFlag: finding.redFlag, measured: finding.measured, threshold: finding.threshold,
          unit: finding.unit, evidence: finding.evidence, reason: reason, policy: policy))
    }
  }

  func aboveEstimate(
    _ project: ProjectsState.Project, _ price: Int64, _ policy: ProjectPolicy
  ) -> [FlagFinding] {
    let limit = Rials.sum(project.estimate, Rials.share(project.estimate, policy.estimateTolerance))
    guard price > limit else { return [] }
    return [
      FlagFinding(
        redFlag: .contractAboveEstimate, measured: price, threshold: limit,
        evidence: ["estimate \(project.estimate)", "contract \(price)"])
    ]
  }

  func fewBidders(
    _ project: ProjectsState.Project, _ policy: ProjectPolicy, _ state: ProjectsState
  ) -> [FlagFinding] {
    guard project.bids.count < policy.leastBidders else { return [] }
    return [
      FlagFinding(
        redFlag: .singleBidder, measured: Int64(project.bids.count),
        threshold: Int64(policy.leastBidders), unit: "bidders",
        // The bidder is named in the bid: evidence is no place for what a public view withholds.
        evidence: project.bids.compactMap { id in
          state.bids[id].map { "\(id) \($0.amount)" }
        })
    ]
  }

  /// Contracts without a tender for one kind of work of one estate.
  func split(
    _ id: String, _ project: ProjectsState.Project, _ price: Int64, _ policy: ProjectPolicy,
    _ state: ProjectsState, _ context: DecisionContext
  ) -> [FlagFinding] {
    guard let threshold = policy.tenderThresholdRials else { return [] }
    let today = DayNumber(context.day)
    var total = price
    var evidence = ["\(id) \(price)"]
    let key = ProjectsState.directKey(project.estate, project.kind)
    for other in state.direct[key]?.projects ?? [] where other != id {
      guard let record = state.projects[other], record.stage != .cancelled,
        let day = record.contracted,
        abs(Int64(today.days) - Int64(day.days)) <= Int64(policy.splitDays)
      else { continue }
      total = Rials.sum(total, record.contract)
      evidence.append("\(other) \(record.contract)")
    }
    guard total >= threshold else { return [] }
    return [
      FlagFinding(
        redFlag: .splitContracts, measured: total, threshold: threshold, evidence: evidence)
    ]
  }

  func beyondChange(
    _ project: ProjectsState.Project, _ amount: Int64, _ policy: ProjectPolicy
  ) -> [FlagFinding] {
    let limit = Rials.share(project.firstContract, policy.changeShare)
    // Both are from 1 to 10^18, so that the difference is one of them at most.
    let difference =
      amount > project.firstContract
      ? amount &- project.firstContract : project.firstContract &- amount
    guard difference > limit else { return [] }
    return [
      FlagFinding(
        redFlag: .changeAboveLimit, measured: difference, threshold: limit,
        evidence: ["first contract \(project.firstContract)", "contract \(amount)"])
    ]
  }

  func aboveContract(
    _ project: ProjectsState.Project, _ total: Int64, _ policy: ProjectPolicy
  ) -> [FlagFinding] {
    var findings: [FlagFinding] = []
    let parts = (project.progress ?? 0) + policy.progressTolerance
    let earned = Rials.share(project.contract, min(max(parts, 0), 10_000))
    if total > project.contract {
      findings.append(
        FlagFinding(
          redFlag: .certifiedAboveContract, measured: total, threshold: project.contract,
          evidence: ["contract \(project.contract)", "certified \(total)"]))
    } else if total > earned {
      findings.append(
        FlagFinding(
          redFlag: .certifiedAboveProgress, measured: total, threshold: earned,
          evidence: [
            "contract \(project.contract)",
            "progress \(InfrastructureProjectsDecider.percent(project.progress))",
            "certified \(total)",
          ]))
    }
    return findings
  }

  func withoutWork(
    _ project: ProjectsState.Project, _ amount: Int64, _ unsupported: Int64
  ) -> [FlagFinding] {
    guard unsupported > 0 else { return [] }
    return [
      FlagFinding(
        redFlag: project.statements.isEmpty ? .paymentBeforeCertification : .paymentAboveCertified,
        measured: amount, threshold: project.payable,
        evidence: [
          "certified \(project.certified)", "paid \(project.paid)", "payable \(project.payable)",
          "payment \(amount)",
        ])
    ]
  }
}
