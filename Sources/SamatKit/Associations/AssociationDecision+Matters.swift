import PersianText

/// Instructions, delegations of functions, consultations.
extension AssociationDecision {
  private func unknown(_ what: String, _ id: String, _ verb: String) -> Refusal {
    Refusal(
      of: .unknownMatter, "there is no \(what) '\(CaseworkIDs.shown(id))'",
      remedy: "begin with '\(verb)'")
  }

  private func order(_ message: String, _ rule: DomainRule, _ remedy: String) -> Refusal {
    Refusal(of: .matterOrder, message, by: rule, remedy: remedy)
  }

  // MARK: Instructions

  func issue(
    _ given: String?, _ issuer: String, _ title: String, _ persianTitle: String?,
    _ addressees: [String], _ deadline: SolarHijriDate?, _ isUnlisted: Bool
  ) throws(Refusal) -> Events {
    let id = try id(
      given, "instruction", "instruction-\(day.year)", from: state.instructions.count, .matterExists
    ) { state.instructions.contains($0) }
    try CaseworkIDs.check(issuer, "an organization")
    let list = try ids(addressees, "an organization")
    if list.isEmpty {
      throw Refusal(
        of: .addressee, "instruction '\(id)' goes to nobody", by: .instructionsInFull,
        remedy: "name the organizations that carry it out")
    }
    try areKnown([issuer] + list, isUnlisted, by: .instructionsInFull)
    try text(title, "title", "an instruction", by: .instructionsInFull)
    if let deadline, deadline < day {
      throw order(
        "the deadline of instruction '\(id)' has passed", .instructionsInFull,
        "give a day from \(day) on")
    }
    return [
      .issued(
        InstructionIssued(
          instruction: id, issuer: issuer, title: title, persianTitle: persianTitle,
          addressees: list, deadline: deadline))
    ]
  }

  private func instruction(_ id: String) throws(Refusal) -> State.Instruction {
    guard let found = state.instructions[id] else {
      throw unknown("instruction", id, ":instruction issue")
    }
    if found.withdrawn != nil {
      throw order(
        "instruction '\(id)' is withdrawn", .instructionsInFull, "issue another")
    }
    return found
  }

  private func answering(
    _ id: String, _ addressee: String
  ) throws(Refusal) -> State.Addressee {
    let instruction = try instruction(id)
    guard let place = instruction.event.addressees.firstIndex(of: addressee) else {
      throw Refusal(
        of: .addressee, "instruction '\(id)' does not go to '\(CaseworkIDs.shown(addressee))'",
        by: .instructionsInFull,
        remedy: "it goes to \(instruction.event.addressees.joined(separator: ", "))")
    }
    let state = instruction.states[place]
    try notBefore(state.day, "what '\(addressee)' said of instruction '\(id)'")
    if state.state == .done || state.state == .refused {
      throw order(
        "'\(addressee)' has ended instruction '\(id)' as \(state.state.rawValue)",
        .instructionsInFull, "issue another instruction")
    }
    return state
  }

  func receive(_ id: String, _ addressee: String) throws(Refusal) -> Events {
    guard try answering(id, addressee).state == .sent else {
      throw order(
        "'\(addressee)' has instruction '\(id)' already", .instructionsInFull, "report on it")
    }
    return [
      .received(
        InstructionAnswered(instruction: id, addressee: addressee, progress: nil, text: nil))
    ]
  }

  func report(
    _ id: String, _ addressee: String, _ progress: Double, _ text: String?
  ) throws(Refusal) -> Events {
    let before = try answering(id, addressee)
    guard progress >= 0, progress <= 1 else {
      throw Refusal(
        of: .progress, "a progress of \(Refusal.percent(progress)) cannot be",
        by: .instructionsInFull,
        remedy: "give a share from 0 to 1, such as 0.6 or 60%")
    }
    if let last = before.progress, progress < last, CaseworkIDs.isBlank(text) {
      throw Refusal(
        of: .noReason,
        "the progress of '\(addressee)' on instruction '\(id)' falls from "
          + "\(Refusal.percent(last)) to \(Refusal.percent(progress))", by: .instructionsInFull,
        remedy: "say why: text=...")
    }
    return [
      .reported(
        InstructionAnswered(
          instruction: id, addressee: addressee, progress: progress, text: text))
    ]
  }

  func refuse(_ id: String, _ addressee: String, _ reason: String) throws(Refusal) -> Events {
    _ = try answering(id, addressee)
    try self.reason(reason, "a refusal of instruction '\(id)'", by: .instructionsInFull)
    return [
      .refused(
        InstructionAnswered(instruction: id, addressee: addressee, progress: nil, text: reason))
    ]
  }

  func withdrawInstruction(_ id: String, _ reason: String) throws(Refusal) -> Events {
    try notBefore(try instruction(id).last, "instruction '\(id)'")
    try self.reason(reason, "a withdrawal", by: .instructionsInFull)
    return [.instructionWithdrawn(InstructionWithdrawn(instruction: id, reason: reason))]
  }

  // MARK: Delegations

  func propose(
    _ given: String?, _ function: String, _ giver: String, _ taker: String, _ basis: String?,
    _ isUnlisted: Bool
  ) throws(Refusal) -> Events {
    let id = try id(
      given, "delegation", "delegation", from: state.delegations.count, .matterExists
    ) { state.delegations.contains($0) }
    try CaseworkIDs.check(giver, "an organization")
    try CaseworkIDs.check(taker, "an organization")
    try text(function, "function", "a delegation", by: .delegationRecord)
    try areKnown([giver, taker], isUnlisted, by: .delegationRecord)
    if giver == taker {
      throw Refusal(
        of: .addressee, "'\(giver)' cannot hand a function over to itself", by: .delegationRecord,
        remedy: "give two organizations")
    }
    return [
      .proposed(
        DelegationProposed(
          delegation: id, function: function, giver: giver, taker: taker, legalBasis: basis))
    ]
  }

  private func delegation(_ id: String) throws(Refusal) -> State.Delegation {
    guard let found = state.delegations[id] else {
      throw unknown("delegation", id, ":delegation propose")
    }
    try notBefore(found.last, "delegation '\(id)'")
    if found.status == .withdrawn {
      throw order("delegation '\(id)' is withdrawn", .delegationRecord, "propose another")
    }
    return found
  }

  func give(_ id: String, _ basis: String?) throws(Refusal) -> Events {
    let found = try delegation(id)
    if found.status == .given {
      throw order("delegation '\(id)' is given already", .delegationRecord, "nothing is left to do")
    }
    guard let basis = basis ?? found.legalBasis, !CaseworkIDs.isBlank(basis) else {
      throw Refusal(
        of: .noBasis, "delegation '\(id)' has no legal basis", by: .delegationRecord,
        remedy: "give the law or resolution behind it: legal_basis=...")
    }
    if let open = found.obstacles.firstIndex(where: { $0.overcome == nil }) {
      throw order(
        "obstacle \(open + 1) of delegation '\(id)' is not overcome", .delegationRecord,
        "record ':delegation overcome \(id) obstacle=\(open + 1)' first")
    }
    return [.given(DelegationGiven(delegation: id, legalBasis: basis))]
  }

  func obstruct(_ id: String, _ text: String) throws(Refusal) -> Events {
    let found = try delegation(id)
    try self.text(text, "text", "an obstacle", by: .delegationRecord)
    return [
      .obstructed(
        DelegationObstacle(delegation: id, obstacle: found.obstacles.count + 1, text: text))
    ]
  }

  func overcome(_ id: String, _ number: Int, _ text: String?) throws(Refusal) -> Events {
    let found = try delegation(id)
    guard found.obstacles.indices.contains(number - 1), found.obstacles[number - 1].overcome == nil
    else {
      throw order(
        "delegation '\(id)' has no open obstacle \(number)", .delegationRecord,
        "the table 'delegation_obstacles' lists them")
    }
    return [.overcome(DelegationObstacle(delegation: id, obstacle: number, text: text))]
  }

  func withdrawDelegation(_ id: String, _ reason: String) throws(Refusal) -> Events {
    _ = try delegation(id)
    try self.reason(reason, "a withdrawal", by: .delegationRecord)
    return [.delegationWithdrawn(DelegationWithdrawn(delegation: id, reason: reason))]
  }

  // MARK: Consultations

  func consult(
    _ given: String?, _ subject: ConsultationSubject, _ title: String, _ asked: [String],
    _ until: SolarHijriDate?
  ) throws(Refusal) -> Events {
    let id = try id(
      given, "consultation", "consultation-\(day.year)", from: state.consultations.count,
      .matterExists
    ) { state.consultations.contains($0) }
    let list = try ids(asked, "an association")
    if list.isEmpty {
      throw Refusal(
        of: .addressee, "consultation '\(id)' asks nobody", by: .viewsAsked,
        remedy: "name the associations")
    }
    for association in list
    where state.associations[association] == nil && setting.associations[association] == nil {
      throw Refusal(
        of: .unknown, "there is no association '\(CaseworkIDs.shown(association))'",
        remedy: "enter it with ':association enter', or found it")
    }
    try text(title, "title", "a consultation", by: .viewsAsked)
    if let until, until < day {
      throw order(
        "the day by which consultation '\(id)' asks has passed", .viewsAsked,
        "give a day from \(day) on")
    }
    return [
      .consultationOpened(
        ConsultationOpened(
          consultation: id, subject: subject, title: title, asked: list, until: until))
    ]
  }

  private func consultation(_ id: String) throws(Refusal) -> State.Consultation {
    guard let found = state.consultations[id] else {
      throw unknown("consultation", id, ":consultation open")
    }
    try notBefore(found.last, "consultation '\(id)'")
    if found.closed != nil {
      throw order("consultation '\(id)' is closed", .viewsAsked, "open another")
    }
    return found
  }

  func answer(
    _ id: String, _ association: String, _ position: OpinionPosition, _ text: String?
  ) throws(Refusal) -> Events {
    let found = try consultation(id)
    guard let place = found.event.asked.firstIndex(of: association) else {
      throw Refusal(
        of: .addressee, "'\(CaseworkIDs.shown(association))' is not asked in '\(id)'",
        by: .viewsAsked, remedy: "asked are \(found.event.asked.joined(separator: ", "))")
    }
    if found.views[place].answered != nil {
      throw order(
        "'\(association)' has answered '\(id)' already", .viewsAsked, "open another consultation")
    }
    return [
      .answered(
        ConsultationAnswered(
          consultation: id, association: association, position: position, text: text))
    ]
  }

  func closeConsultation(_ id: String, _ outcome: String?) throws(Refusal) -> Events {
    _ = try consultation(id)
    return [.consultationClosed(ConsultationClosed(consultation: id, outcome: outcome))]
  }
}
