public import PersianText

/// What somebody may ask of ``AssociationsDecider``. An id that is left out is numbered.
public enum AssociationCommand: DomainCommand {
  /// A founding board is formed.
  case found(
    association: String, kind: AssociationKind = .homogeneous, field: String? = nil,
    province: String? = nil, founders: [String], name: String? = nil, persianName: String? = nil)
  /// Enters an association that was approved before, by the document that says so.
  case enter(
    association: String, kind: AssociationKind? = nil, field: String? = nil,
    province: String? = nil, approved: SolarHijriDate, basis: String, name: String? = nil,
    persianName: String? = nil)
  /// Corrects names, or adds founders.
  case correct(
    association: String, name: String? = nil, persianName: String? = nil, founders: [String] = [])
  /// The founding board applies.
  case apply(association: String, documents: [String] = [])
  /// The application is reviewed.
  case review(
    association: String, finding: ReviewFinding, reviewer: String? = nil, text: String? = nil)
  /// The commission approves, in a session of the day.
  case approve(association: String, session: String)
  /// The commission rejects, in a session of the day.
  case reject(association: String, session: String, reason: String)
  /// The association is registered.
  case register(association: String, number: String? = nil)
  /// The application is taken back.
  case withdraw(association: String, reason: String)
  /// The association is dissolved.
  case dissolve(association: String, reason: String)
  /// Enters a board that was elected before.
  case enterBoard(
    association: String, members: [String], from: SolarHijriDate, to: SolarHijriDate)
  /// The board in office ends before its term: by resignation, or by the assembly.
  case endBoard(association: String, reason: String)
  /// The commission meets; the holder of its chair's post chairs.
  case holdCommission(session: String? = nil, present: [String] = [])

  /// Calls an election; a second call names the first.
  case call(
    election: String? = nil, association: String, date: SolarHijriDate, eligible: Int,
    after: String? = nil, place: String? = nil)
  /// Somebody stands.
  case nominate(election: String, person: String)
  /// Somebody stands no more.
  case standDown(election: String, person: String)
  /// The election is held under supervision.
  case hold(election: String, supervisor: String, ballots: Int)
  /// The result: votes as `person:votes`; names chosen by lot where votes are equal.
  case declare(election: String, votes: [String], byLot: [String] = [])
  /// The election comes to nothing.
  case annul(election: String, reason: String)

  /// Issues an instruction. Organizations that no table lists are taken where that is said.
  case issue(
    instruction: String? = nil, issuer: String, title: String, persianTitle: String? = nil,
    addressees: [String], deadline: SolarHijriDate? = nil, isUnlisted: Bool = false)
  /// An addressee has received it.
  case receive(instruction: String, addressee: String)
  /// An addressee reports; 1 is in full.
  case report(instruction: String, addressee: String, progress: Double, text: String? = nil)
  /// An addressee refuses, with a reason.
  case refuse(instruction: String, addressee: String, reason: String)
  /// The instruction is withdrawn.
  case withdrawInstruction(instruction: String, reason: String)

  /// Proposes to hand over a function.
  case propose(
    delegation: String? = nil, function: String, giver: String, taker: String,
    legalBasis: String? = nil, isUnlisted: Bool = false)
  /// Hands it over.
  case give(delegation: String, legalBasis: String? = nil)
  /// An obstacle is met.
  case obstruct(delegation: String, text: String)
  /// An obstacle is overcome.
  case overcome(delegation: String, obstacle: Int, text: String? = nil)
  /// The function is taken back.
  case withdrawDelegation(delegation: String, reason: String)

  /// Asks associations for their views.
  case consult(
    consultation: String? = nil, subject: ConsultationSubject, title: String, asked: [String],
    until: SolarHijriDate? = nil)
  /// An association answers.
  case answer(
    consultation: String, association: String, position: OpinionPosition, text: String? = nil)
  /// Closes a consultation.
  case closeConsultation(consultation: String, outcome: String? = nil)

  /// What the command is called.
  public var name: String {
    switch self {
    case .found: "association.found"
    case .enter: "association.enter"
    case .correct: "association.correct"
    case .apply: "association.apply"
    case .review: "association.review"
    case .approve: "association.approve"
    case .reject: "association.reject"
    case .register: "association.register"
    case .withdraw: "association.withdraw"
    case .dissolve: "association.dissolve"
    case .enterBoard: "association.enter_board"
    case .endBoard: "association.end_board"
    case .holdCommission: "commission.hold"
    case .call: "election.call"
    case .nominate: "election.nominate"
    case .standDown: "election.stand_down"
    case .hold: "election.hold"
    case .declare: "election.declare"
    case .annul: "election.annul"
    case .issue: "instruction.issue"
    case .receive: "instruction.receive"
    case .report: "instruction.report"
    case .refuse: "instruction.refuse"
    case .withdrawInstruction: "instruction.withdraw"
    case .propose: "delegation.propose"
    case .give: "delegation.give"
    case .obstruct: "delegation.obstruct"
    case .overcome: "delegation.overcome"
    case .withdrawDelegation: "delegation.withdraw"
    case .consult: "consultation.open"
    case .answer: "consultation.answer"
    case .closeConsultation: "consultation.close"
    }
  }

  /// What it is about, where that is there already.
  public var subject: Subject? {
    switch self {
    case .found(let id, _, _, _, _, _, _), .enter(let id, _, _, _, _, _, _, _),
      .correct(let id, _, _, _), .apply(let id, _), .review(let id, _, _, _),
      .approve(let id, _), .reject(let id, _, _), .register(let id, _), .withdraw(let id, _),
      .dissolve(let id, _), .enterBoard(let id, _, _, _), .endBoard(let id, _):
      Subject("association", id)
    case .holdCommission(let id, _): id.map { Subject("commission", $0) }
    case .call(let id, _, _, _, _, _): id.map { Subject("election", $0) }
    case .nominate(let id, _), .standDown(let id, _), .hold(let id, _, _), .declare(let id, _, _),
      .annul(let id, _):
      Subject("election", id)
    case .issue(let id, _, _, _, _, _, _): id.map { Subject("instruction", $0) }
    case .receive(let id, _), .report(let id, _, _, _), .refuse(let id, _, _),
      .withdrawInstruction(let id, _):
      Subject("instruction", id)
    case .propose(let id, _, _, _, _, _): id.map { Subject("delegation", $0) }
    case .give(let id, _), .obstruct(let id, _), .overcome(let id, _, _),
      .withdrawDelegation(let id, _):
      Subject("delegation", id)
    case .consult(let id, _, _, _, _): id.map { Subject("consultation", $0) }
    case .answer(let id, _, _, _), .closeConsultation(let id, _): Subject("consultation", id)
    }
  }
}
