import PersianText

/// What may come next, asked of the rules themselves: each command is tried with fitting values.
extension AssociationsDecider {
  /// The ids of a kind that is recorded, the newest first.
  ///
  /// - Parameters:
  ///   - kind: `association`, `election`, `commission`, `instruction`, `delegation` or
  ///     `consultation`; `candidate` for who stands in elections without a result, `candidate/ID` in one.
  ///   - state: What is known.
  /// - Returns: The ids; none for another kind.
  public func ids(of kind: String, in state: AssociationsState) -> [String] {
    switch kind {
    case "association": state.associations.ids.reversed()
    case "election": state.elections.ids.reversed()
    case "commission": state.sessions.ids.reversed()
    case "instruction": state.instructions.ids.reversed()
    case "delegation": state.delegations.ids.reversed()
    case "consultation": state.consultations.ids.reversed()
    case "candidate":
      state.elections.ids.reversed().flatMap { id -> [String] in
        guard let election = state.elections[id],
          election.status == .called || election.status == .held
        else { return [] }
        return election.candidates
      }
    default:
      kind.hasPrefix("candidate/")
        ? state.elections[String(kind.dropFirst("candidate/".count))]?.candidates ?? [] : []
    }
  }

  /// The names of the commands that would not be refused now; a session of the commission that one
  /// needs may yet be held on the day.
  ///
  /// - Parameters:
  ///   - subject: An association, election, instruction, delegation or consultation.
  ///   - state: What is known.
  ///   - context: Day, actor, and the states of the other deciders.
  /// - Returns: Names in the usual order; none for what is not known.
  public func nextSteps(
    of subject: Subject, in state: AssociationsState, _ context: DecisionContext
  ) -> [String] {
    var state = state
    var probes: [AssociationCommand] = []
    let id = subject.id
    switch subject.kind {
    case "association":
      guard let record = state.associations[id] else { return [] }
      let policy = AssociationDecision(setting: setting, state: state, context: context)
        .policy(record, on: DayNumber(context.day))
      let notice = policy.policy.noticeDays ?? 0
      let session = session(in: &state, context)
      probes = [.apply(association: id), .review(association: id, finding: .favourable)]
      if let session {
        probes += [
          .approve(association: id, session: session),
          .reject(association: id, session: session, reason: "?"),
        ]
      }
      if let date = context.day.adding(days: notice) {
        probes.append(.call(association: id, date: date, eligible: 1))
      }
      probes += [
        .register(association: id), .correct(association: id, name: "?"),
        .endBoard(association: id, reason: "?"), .withdraw(association: id, reason: "?"),
        .dissolve(association: id, reason: "?"),
      ]
    case "election":
      guard let election = state.elections[id] else { return [] }
      let first = election.candidates.first ?? "?"
      let policy: DatedPolicy<AssociationPolicy> = setting.policies.policy(
        in: state.associations[election.association]?.province, on: context.day)
      let commission = policy.policy.commission
      probes = [
        .nominate(election: id, person: "?"), .standDown(election: id, person: first),
        .hold(election: id, supervisor: commission, ballots: election.eligible),
        .declare(
          election: id,
          votes: election.candidates.enumerated().map { "\($1):\($0 == 0 ? 1 : 0)" }),
        .annul(election: id, reason: "?"),
      ]
    case "instruction":
      guard let addressees = state.instructions[id]?.event.addressees else { return [] }
      for addressee in addressees {
        probes += [
          .receive(instruction: id, addressee: addressee),
          .report(instruction: id, addressee: addressee, progress: 0.5, text: "?"),
          .refuse(instruction: id, addressee: addressee, reason: "?"),
        ]
      }
      probes.append(.withdrawInstruction(instruction: id, reason: "?"))
    case "delegation":
      guard let count = state.delegations[id]?.obstacles.count else { return [] }
      probes = [.give(delegation: id, legalBasis: "?"), .obstruct(delegation: id, text: "?")]
      for number in 0..<count { probes.append(.overcome(delegation: id, obstacle: number + 1)) }
      probes.append(.withdrawDelegation(delegation: id, reason: "?"))
    case "consultation":
      for association in state.consultations[id]?.event.asked ?? [] {
        probes.append(.answer(consultation: id, association: association, position: .agree))
      }
      probes.append(.closeConsultation(consultation: id))
    default: return []
    }
    return names(ofPossible: probes, in: state, context)
  }

  /// A session of the commission of the day; where there is none, as if one were held.
  private func session(
    in state: inout AssociationsState, _ context: DecisionContext
  ) -> String? {
    let today = DayNumber(context.day)
    if let id = state.sessions.ids.last(where: { state.sessions[$0]?.day == today }) { return id }
    let policy: DatedPolicy<AssociationPolicy> = setting.policies.policy(in: nil, on: context.day)
    let decision = AssociationDecision(setting: setting, state: state, context: context)
    let present = policy.policy.memberPosts.filter { decision.holder(of: $0) != nil }
    let command = AssociationCommand.holdCommission(present: present)
    guard let events = try? decide(command, in: state, context) else { return nil }
    for event in events { state.take(event, day: today, source: .journal) }
    return state.sessions.ids.last
  }
}
