/// What may have happened to procedures, change requests, applications, powers and topics.
public enum PermitEvent: DomainEvent {
  /// A kind of permit was added.
  case kindCreated(PermitKindCreated)
  /// A step was added to a draft.
  case stepDrafted(ProcedureStepSaid)
  /// A procedure got a version.
  case adopted(ProcedureAdopted)
  /// A step of that version.
  case stepSet(ProcedureStepSaid)
  /// A province asked for a change.
  case requested(ChangeRequested)
  /// A change was added to a request.
  case changeAsked(ProcedureStepSaid)
  /// A request was reviewed.
  case reviewed(RequestAnswered)
  /// A request was adopted.
  case requestAdopted(RequestAnswered)
  /// A request was rejected.
  case rejected(RequestAnswered)
  /// A request was taken back.
  case requestWithdrawn(RequestAnswered)
  /// A unit applied.
  case applied(PermitApplied)
  /// A step was passed.
  case passed(PermitPassed)
  /// An application was sent back.
  case returned(PermitReturned)
  /// An application came back.
  case resumed(PermitReturned)
  /// A permit was issued.
  case issued(PermitEnded)
  /// A permit was refused.
  case refused(PermitEnded)
  /// An application was given up.
  case withdrawn(PermitEnded)
  /// A project entered execution.
  case executionEntered(ProjectWatched)
  /// A project did not enter execution in time.
  case stalled(ProjectWatched)
  /// A power was delegated.
  case delegated(PowerDelegated)
  /// A power was taken back.
  case revoked(PowerRevoked)
  /// A topic was proposed.
  case proposed(TopicProposed)
  /// The private sector gave its view.
  case viewGiven(TopicViewGiven)
  /// A topic was decided.
  case decided(TopicDecided)

  /// Every kind.
  public static let kinds = [
    "procedure.kind_created",
    "procedure.step_drafted",
    "procedure.adopted",
    "procedure.step_set",
    "request.opened",
    "request.change_asked",
    "request.reviewed",
    "request.adopted",
    "request.rejected",
    "request.withdrawn",
    "permit.applied",
    "permit.passed",
    "permit.returned",
    "permit.resumed",
    "permit.issued",
    "permit.refused",
    "permit.withdrawn",
    "permit.execution_entered",
    "permit.stalled",
    "power.delegated",
    "power.revoked",
    "topic.proposed",
    "topic.view_given",
    "topic.decided",
  ]

  /// Reasons, findings and views that somebody wrote.
  public static let sensitiveKeys: [String: FieldSensitivity] = [
    "reason": .freeText, "text": .freeText, "title": .freeText,
  ]

  /// What it is called.
  public var kind: String {
    switch self {
    case .kindCreated: "procedure.kind_created"
    case .stepDrafted: "procedure.step_drafted"
    case .adopted: "procedure.adopted"
    case .stepSet: "procedure.step_set"
    case .requested: "request.opened"
    case .changeAsked: "request.change_asked"
    case .reviewed: "request.reviewed"
    case .requestAdopted: "request.adopted"
    case .rejected: "request.rejected"
    case .requestWithdrawn: "request.withdrawn"
    case .applied: "permit.applied"
    case .passed: "permit.passed"
    case .returned: "permit.returned"
    case .resumed: "permit.resumed"
    case .issued: "permit.issued"
    case .refused: "permit.refused"
    case .withdrawn: "permit.withdrawn"
    case .executionEntered: "permit.execution_entered"
    case .stalled: "permit.stalled"
    case .delegated: "power.delegated"
    case .revoked: "power.revoked"
    case .proposed: "topic.proposed"
    case .viewGiven: "topic.view_given"
    case .decided: "topic.decided"
    }
  }

  /// What it happened to.
  public var subject: Subject {
    switch self {
    case .kindCreated(let event): Subject("procedure", event.kind)
    case .stepDrafted(let event): Subject("procedure", event.kind)
    case .adopted(let event): Subject("procedure", event.kind)
    case .stepSet(let event): Subject("procedure", event.kind)
    case .requested(let event): Subject("request", event.request)
    case .changeAsked(let event): Subject("request", event.request ?? "")
    case .reviewed(let event): Subject("request", event.request)
    case .requestAdopted(let event): Subject("request", event.request)
    case .rejected(let event): Subject("request", event.request)
    case .requestWithdrawn(let event): Subject("request", event.request)
    case .applied(let event): Subject("permit", event.permit)
    case .passed(let event): Subject("permit", event.permit)
    case .returned(let event): Subject("permit", event.permit)
    case .resumed(let event): Subject("permit", event.permit)
    case .issued(let event): Subject("permit", event.permit)
    case .refused(let event): Subject("permit", event.permit)
    case .withdrawn(let event): Subject("permit", event.permit)
    case .executionEntered(let event): Subject("permit", event.permit)
    case .stalled(let event): Subject("permit", event.permit)
    case .delegated(let event): Subject("power", event.power)
    case .revoked(let event): Subject("power", event.power)
    case .proposed(let event): Subject("topic", event.topic)
    case .viewGiven(let event): Subject("topic", event.topic)
    case .decided(let event): Subject("topic", event.topic)
    }
  }

  /// Writes what belongs to it.
  public func encode(to encoder: any Encoder) throws {
    switch self {
    case .kindCreated(let event): try event.encode(to: encoder)
    case .stepDrafted(let event): try event.encode(to: encoder)
    case .adopted(let event): try event.encode(to: encoder)
    case .stepSet(let event): try event.encode(to: encoder)
    case .requested(let event): try event.encode(to: encoder)
    case .changeAsked(let event): try event.encode(to: encoder)
    case .reviewed(let event): try event.encode(to: encoder)
    case .requestAdopted(let event): try event.encode(to: encoder)
    case .rejected(let event): try event.encode(to: encoder)
    case .requestWithdrawn(let event): try event.encode(to: encoder)
    case .applied(let event): try event.encode(to: encoder)
    case .passed(let event): try event.encode(to: encoder)
    case .returned(let event): try event.encode(to: encoder)
    case .resumed(let event): try event.encode(to: encoder)
    case .issued(let event): try event.encode(to: encoder)
    case .refused(let event): try event.encode(to: encoder)
    case .withdrawn(let event): try event.encode(to: encoder)
    case .executionEntered(let event): try event.encode(to: encoder)
    case .stalled(let event): try event.encode(to: encoder)
    case .delegated(let event): try event.encode(to: encoder)
    case .revoked(let event): try event.encode(to: encoder)
    case .proposed(let event): try event.encode(to: encoder)
    case .viewGiven(let event): try event.encode(to: encoder)
    case .decided(let event): try event.encode(to: encoder)
    }
  }

  /// Reads an event of a kind.
  ///
  /// - Throws: `DecodingError` where something is missing or wrong.
  public static func decode(_ kind: String, from decoder: any Decoder) throws -> PermitEvent {
    switch kind {
    case "procedure.kind_created": .kindCreated(try PermitKindCreated(from: decoder))
    case "procedure.step_drafted": .stepDrafted(try ProcedureStepSaid(from: decoder))
    case "procedure.adopted": .adopted(try ProcedureAdopted(from: decoder))
    case "procedure.step_set": .stepSet(try ProcedureStepSaid(from: decoder))
    case "request.opened": .requested(try ChangeRequested(from: decoder))
    case "request.change_asked": .changeAsked(try ProcedureStepSaid(from: decoder))
    case "request.reviewed": .reviewed(try RequestAnswered(from: decoder))
    case "request.adopted": .requestAdopted(try RequestAnswered(from: decoder))
    case "request.rejected": .rejected(try RequestAnswered(from: decoder))
    case "request.withdrawn": .requestWithdrawn(try RequestAnswered(from: decoder))
    case "permit.applied": .applied(try PermitApplied(from: decoder))
    case "permit.passed": .passed(try PermitPassed(from: decoder))
    case "permit.returned": .returned(try PermitReturned(from: decoder))
    case "permit.resumed": .resumed(try PermitReturned(from: decoder))
    case "permit.issued": .issued(try PermitEnded(from: decoder))
    case "permit.refused": .refused(try PermitEnded(from: decoder))
    case "permit.withdrawn": .withdrawn(try PermitEnded(from: decoder))
    case "permit.execution_entered": .executionEntered(try ProjectWatched(from: decoder))
    case "permit.stalled": .stalled(try ProjectWatched(from: decoder))
    case "power.delegated": .delegated(try PowerDelegated(from: decoder))
    case "power.revoked": .revoked(try PowerRevoked(from: decoder))
    case "topic.proposed": .proposed(try TopicProposed(from: decoder))
    case "topic.view_given": .viewGiven(try TopicViewGiven(from: decoder))
    case "topic.decided": .decided(try TopicDecided(from: decoder))
    default:
      throw DecodingError.dataCorrupted(
        .init(codingPath: [], debugDescription: "'\(kind)' is no kind of event of permits"))
    }
  }
}
