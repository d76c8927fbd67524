/// What may have happened to associations, their boards, instructions, delegations and consultations.
public enum AssociationEvent: DomainEvent {
  /// A founding board was formed.
  case founded(AssociationFounded)
  /// An association was entered.
  case entered(AssociationEntered)
  /// It was corrected.
  case corrected(AssociationCorrected)
  /// It applied.
  case applied(AssociationApplied)
  /// It was reviewed.
  case reviewed(AssociationReviewed)
  /// The commission approved it.
  case approved(AssociationDecided)
  /// The commission rejected it.
  case rejected(AssociationDecided)
  /// It was registered.
  case registered(AssociationRegistered)
  /// The application was taken back.
  case withdrawn(AssociationEnded)
  /// It was dissolved.
  case dissolved(AssociationEnded)
  /// A board was entered.
  case boardEntered(BoardEntered)
  /// A board ended early.
  case boardEnded(BoardEnded)
  /// The commission met.
  case commissionHeld(CommissionHeld)
  /// An election was called.
  case called(ElectionCalled)
  /// Somebody stands.
  case nominated(CandidateNamed)
  /// Somebody stands no more.
  case stoodDown(CandidateNamed)
  /// An election was held.
  case held(ElectionHeld)
  /// Its result was declared.
  case declared(ElectionDeclared)
  /// It came to nothing.
  case annulled(ElectionAnnulled)
  /// An instruction was issued.
  case issued(InstructionIssued)
  /// An addressee received it.
  case received(InstructionAnswered)
  /// An addressee reported.
  case reported(InstructionAnswered)
  /// An addressee refused.
  case refused(InstructionAnswered)
  /// It was withdrawn.
  case instructionWithdrawn(InstructionWithdrawn)
  /// A function is to be handed over.
  case proposed(DelegationProposed)
  /// It was handed over.
  case given(DelegationGiven)
  /// An obstacle was met.
  case obstructed(DelegationObstacle)
  /// An obstacle was overcome.
  case overcome(DelegationObstacle)
  /// It was taken back.
  case delegationWithdrawn(DelegationWithdrawn)
  /// Views were asked for.
  case consultationOpened(ConsultationOpened)
  /// An association answered.
  case answered(ConsultationAnswered)
  /// A consultation was closed.
  case consultationClosed(ConsultationClosed)

  /// Every kind.
  public static let kinds = [
    "association.founded", "association.entered", "association.corrected", "association.applied",
    "association.reviewed", "association.approved", "association.rejected",
    "association.registered", "association.withdrawn", "association.dissolved", "board.entered",
    "board.ended", "commission.held", "election.called", "election.nominated",
    "election.stood_down", "election.held", "election.declared", "election.annulled",
    "instruction.issued", "instruction.received", "instruction.reported", "instruction.refused",
    "instruction.withdrawn", "delegation.proposed", "delegation.given", "delegation.obstructed",
    "delegation.overcome", "delegation.withdrawn", "consultation.opened", "consultation.answered",
    "consultation.closed",
  ]

  /// People who stand and sit, and texts that somebody wrote. Associations are public bodies, not firms.
  public static let sensitiveKeys: [String: FieldSensitivity] = [
    "founders": .person, "members": .person, "person": .person, "candidates": .person,
    "elected": .person, "by_lot": .person, "chair": .person, "holders": .person,
    "reviewer": .person,
    "reason": .freeText, "text": .freeText, "title": .freeText, "title_fa": .freeText,
    "documents": .freeText, "place": .freeText, "outcome": .freeText,
  ]

  /// What it is called.
  public var kind: String {
    switch self {
    case .founded: "association.founded"
    case .entered: "association.entered"
    case .corrected: "association.corrected"
    case .applied: "association.applied"
    case .reviewed: "association.reviewed"
    case .approved: "association.approved"
    case .rejected: "association.rejected"
    case .registered: "association.registered"
    case .withdrawn: "association.withdrawn"
    case .dissolved: "association.dissolved"
    case .boardEntered: "board.entered"
    case .boardEnded: "board.ended"
    case .commissionHeld: "commission.held"
    case .called: "election.called"
    case .nominated: "election.nominated"
    case .stoodDown: "election.stood_down"
    case .held: "election.held"
    case .declared: "election.declared"
    case .annulled: "election.annulled"
    case .issued: "instruction.issued"
    case .received: "instruction.received"
    case .reported: "instruction.reported"
    case .refused: "instruction.refused"
    case .instructionWithdrawn: "instruction.withdrawn"
    case .proposed: "delegation.proposed"
    case .given: "delegation.given"
    case .obstructed: "delegation.obstructed"
    case .overcome: "delegation.overcome"
    case .delegationWithdrawn: "delegation.withdrawn"
    case .consultationOpened: "consultation.opened"
    case .answered: "consultation.answered"
    case .consultationClosed: "consultation.closed"
    }
  }

  /// What it happened to.
  public var subject: Subject {
    switch self {
    case .founded(let event): Subject("association", event.association)
    case .entered(let event): Subject("association", event.association)
    case .corrected(let event): Subject("association", event.association)
    case .applied(let event): Subject("association", event.association)
    case .reviewed(let event): Subject("association", event.association)
    case .approved(let event): Subject("association", event.association)
    case .rejected(let event): Subject("association", event.association)
    case .registered(let event): Subject("association", event.association)
    case .withdrawn(let event): Subject("association", event.association)
    case .dissolved(let event): Subject("association", event.association)
    case .boardEntered(let event): Subject("board", event.board)
    case .boardEnded(let event): Subject("board", event.board)
    case .commissionHeld(let event): Subject("commission", event.session)
    case .called(let event): Subject("election", event.election)
    case .nominated(let event): Subject("election", event.election)
    case .stoodDown(let event): Subject("election", event.election)
    case .held(let event): Subject("election", event.election)
    case .declared(let event): Subject("election", event.election)
    case .annulled(let event): Subject("election", event.election)
    case .issued(let event): Subject("instruction", event.instruction)
    case .received(let event): Subject("instruction", event.instruction)
    case .reported(let event): Subject("instruction", event.instruction)
    case .refused(let event): Subject("instruction", event.instruction)
    case .instructionWithdrawn(let event): Subject("instruction", event.instruction)
    case .proposed(let event): Subject("delegation", event.delegation)
    case .given(let event): Subject("delegation", event.delegation)
    case .obstructed(let event): Subject("delegation", event.delegation)
    case .overcome(let event): Subject("delegation", event.delegation)
    case .delegationWithdrawn(let event): Subject("delegation", event.delegation)
    case .consultationOpened(let event): Subject("consultation", event.consultation)
    case .answered(let event): Subject("consultation", event.consultation)
    case .consultationClosed(let event): Subject("consultation", event.consultation)
    }
  }

  /// Writes what belongs to it.
  public func encode(to encoder: any Encoder) throws {
    switch self {
    case .founded(let event): try event.encode(to: encoder)
    case .entered(let event): try event.encode(to: encoder)
    case .corrected(let event): try event.encode(to: encoder)
    case .applied(let event): try event.encode(to: encoder)
    case .reviewed(let event): try event.encode(to: encoder)
    case .approved(let event): try event.encode(to: encoder)
    case .rejected(let event): try event.encode(to: encoder)
    case .registered(let event): try event.encode(to: encoder)
    case .withdrawn(let event): try event.encode(to: encoder)
    case .dissolved(let event): try event.encode(to: encoder)
    case .boardEntered(let event): try event.encode(to: encoder)
    case .boardEnded(let event): try event.encode(to: encoder)
    case .commissionHeld(let event): try event.encode(to: encoder)
    case .called(let event): try event.encode(to: encoder)
    case .nominated(let event): try event.encode(to: encoder)
    case .stoodDown(let event): try event.encode(to: encoder)
    case .held(let event): try event.encode(to: encoder)
    case .declared(let event): try event.encode(to: encoder)
    case .annulled(let event): try event.encode(to: encoder)
    case .issued(let event): try event.encode(to: encoder)
    case .received(let event): try event.encode(to: encoder)
    case .reported(let event): try event.encode(to: encoder)
    case .refused(let event): try event.encode(to: encoder)
    case .instructionWithdrawn(let event): try event.encode(to: encoder)
    case .proposed(let event): try event.encode(to: encoder)
    case .given(let event): try event.encode(to: encoder)
    case .obstructed(let event): try event.encode(to: encoder)
    case .overcome(let event): try event.encode(to: encoder)
    case .delegationWithdrawn(let event): try event.encode(to: encoder)
    case .consultationOpened(let event): try event.encode(to: encoder)
    case .answered(let event): try event.encode(to: encoder)
    case .consultationClosed(let event): try event.encode(to: encoder)
    }
  }

  /// Reads an event of a kind.
  ///
  /// - Throws: `DecodingError` where something is missing or wrong.
  public static func decode(_ kind: String, from decoder: any Decoder) throws -> AssociationEvent {
    switch kind {
    case "association.founded": .founded(try AssociationFounded(from: decoder))
    case "association.entered": .entered(try AssociationEntered(from: decoder))
    case "association.corrected": .corrected(try AssociationCorrected(from: decoder))
    case "association.applied": .applied(try AssociationApplied(from: decoder))
    case "association.reviewed": .reviewed(try AssociationReviewed(from: decoder))
    case "association.approved": .approved(try AssociationDecided(from: decoder))
    case "association.rejected": .rejected(try AssociationDecided(from: decoder))
    case "association.registered": .registered(try AssociationRegistered(from: decoder))
    case "association.withdrawn": .withdrawn(try AssociationEnded(from: decoder))
    case "association.dissolved": .dissolved(try AssociationEnded(from: decoder))
    case "board.entered": .boardEntered(try BoardEntered(from: decoder))
    case "board.ended": .boardEnded(try BoardEnded(from: decoder))
    case "commission.held": .commissionHeld(try CommissionHeld(from: decoder))
    case "election.called": .called(try ElectionCalled(from: decoder))
    case "election.nominated": .nominated(try CandidateNamed(from: decoder))
    case "election.stood_down": .stoodDown(try CandidateNamed(from: decoder))
    case "election.held": .held(try ElectionHeld(from: decoder))
    case "election.declared": .declared(try ElectionDeclared(from: decoder))
    case "election.annulled": .annulled(try ElectionAnnulled(from: decoder))
    case "instruction.issued": .issued(try InstructionIssued(from: decoder))
    case "instruction.received": .received(try InstructionAnswered(from: decoder))
    case "instruction.reported": .reported(try InstructionAnswered(from: decoder))
    case "instruction.refused": .refused(try InstructionAnswered(from: decoder))
    case "instruction.withdrawn": .instructionWithdrawn(try InstructionWithdrawn(from: decoder))
    case "delegation.proposed": .proposed(try DelegationProposed(from: decoder))
    case "delegation.given": .given(try DelegationGiven(from: decoder))
    case "delegation.obstructed": .obstructed(try DelegationObstacle(from: decoder))
    case "delegation.overcome": .overcome(try DelegationObstacle(from: decoder))
    case "delegation.withdrawn": .delegationWithdrawn(try DelegationWithdrawn(from: decoder))
    case "consultation.opened": .consultationOpened(try ConsultationOpened(from: decoder))
    case "consultation.answered": .answered(try ConsultationAnswered(from: decoder))
    case "consultation.closed": .consultationClosed(try ConsultationClosed(from: decoder))
    default:
      throw DecodingError.dataCorrupted(
        .init(codingPath: [], debugDescription: "'\(kind)' is no kind of event of associations"))
    }
  }
}
