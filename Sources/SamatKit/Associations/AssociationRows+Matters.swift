import KQLEngine

private let exact = Value.string(FactPrecision.exact.rawValue)

/// Instructions in the table `instructions`, a row for each addressee.
struct InstructionRows: TableProjection {
  let table = "instructions"
  let columns = [
    "instruction", "issuer", "addressee", "date", "status", "title", "title_fa", "deadline",
    "progress", "answered", "source", "precision", "inferred",
  ]

  func rows(in state: AssociationsState) -> [String] {
    state.instructions.ids.flatMap { id in keys(id, state) }
  }

  private func keys(_ id: String, _ state: AssociationsState) -> [String] {
    (state.instructions[id]?.event.addressees ?? []).map { "\(id)\u{1F}\($0)" }
  }

  func row(_ id: String, in state: AssociationsState) -> [Value]? {
    let parts = id.split(separator: "\u{1F}", maxSplits: 1).map(String.init)
    guard parts.count == 2, let found = state.instructions[parts[0]],
      let place = found.event.addressees.firstIndex(of: parts[1])
    else { return nil }
    let answer = found.states[place]
    let isOver = answer.state == .done || answer.state == .refused
    let status = found.withdrawn != nil && !isOver ? InstructionState.withdrawn : answer.state
    return [
      .string(parts[0]), .string(found.event.issuer), .string(parts[1]), found.issued.value,
      Value(term: status), .string(found.event.title), Value(found.event.persianTitle),
      Value(found.event.deadline.map(DayNumber.init)), Value(answer.progress),
      answer.state == .sent ? .null : answer.day.value, .string(found.source.rawValue), exact,
      .bool(false),
    ]
  }

  func rows(
    touchedBy event: AssociationEvent, _ record: EventRecord, in state: AssociationsState
  ) -> [String] {
    switch event {
    case .received(let event), .reported(let event), .refused(let event):
      ["\(event.instruction)\u{1F}\(event.addressee)"]
    default: event.subject.kind == "instruction" ? keys(event.subject.id, state) : []
    }
  }
}

/// Delegations in the table `delegations`.
struct DelegationRows: TableProjection {
  let table = "delegations"
  let columns = [
    "delegation", "function", "from", "to", "legal_basis", "date", "status", "proposed", "given",
    "withdrawn", "proposed_basis", "source", "precision", "inferred",
  ]

  func rows(in state: AssociationsState) -> [String] { state.delegations.ids }

  func row(_ id: String, in state: AssociationsState) -> [Value]? {
    state.delegations[id].map {
      [
        .string(id), .string($0.event.function), .string($0.event.giver), .string($0.event.taker),
        Value($0.legalBasis), $0.day.value, Value(term: $0.status), $0.proposed.value,
        Value($0.given), Value($0.withdrawn), Value($0.event.legalBasis),
        .string($0.source.rawValue), exact, .bool(false),
      ]
    }
  }

  func rows(
    touchedBy event: AssociationEvent, _ record: EventRecord, in state: AssociationsState
  ) -> [String] {
    event.subject.kind == "delegation" ? [event.subject.id] : []
  }
}

/// Obstacles to delegations in the table `delegation_obstacles`.
struct DelegationObstacleRows: TableProjection {
  let table = "delegation_obstacles"
  let columns = [
    "delegation", "number", "statement", "met", "overcome", "source", "precision", "inferred",
  ]

  func rows(in state: AssociationsState) -> [String] {
    state.delegations.ids.flatMap { id in
      (state.delegations[id]?.obstacles.indices ?? 0..<0).map { "\(id)/\($0 + 1)" }
    }
  }

  func row(_ id: String, in state: AssociationsState) -> [Value]? {
    let parts = id.split(separator: "/").map(String.init)
    guard parts.count == 2, let number = Int(parts[1]), let found = state.delegations[parts[0]],
      found.obstacles.indices.contains(number - 1)
    else { return nil }
    let obstacle = found.obstacles[number - 1]
    return [
      .string(parts[0]), Value(number), .string(obstacle.text), obstacle.met.value,
      Value(obstacle.overcome), .string(found.source.rawValue), exact, .bool(false),
    ]
  }

  func rows(
    touchedBy event: AssociationEvent, _ record: EventRecord, in state: AssociationsState
  ) -> [String] {
    switch event {
    case .obstructed(let event), .overcome(let event): ["\(event.delegation)/\(event.obstacle)"]
    default: []
    }
  }
}

/// Consultations in the table `association_consultations`, a row for each association asked.
struct ConsultationRows: TableProjection {
  let table = "association_consultations"
  let columns = [
    "consultation", "about", "title", "association", "opened", "until", "answered", "position",
    "statement", "closed", "outcome", "source", "precision", "inferred",
  ]

  func rows(in state: AssociationsState) -> [String] {
    state.consultations.ids.flatMap { keys($0, state) }
  }

  private func keys(_ id: String, _ state: AssociationsState) -> [String] {
    (state.consultations[id]?.event.asked ?? []).map { "\(id)\u{1F}\($0)" }
  }

  func row(_ id: String, in state: AssociationsState) -> [Value]? {
    let parts = id.split(separator: "\u{1F}", maxSplits: 1).map(String.init)
    guard parts.count == 2, let found = state.consultations[parts[0]],
      let place = found.event.asked.firstIndex(of: parts[1])
    else { return nil }
    let view = found.views[place]
    return [
      .string(parts[0]), Value(term: found.event.subject), .string(found.event.title),
      .string(parts[1]), found.opened.value, Value(found.event.until.map(DayNumber.init)),
      Value(view.answered), Value(term: view.position), Value(view.text), Value(found.closed),
      Value(found.outcome), .string(found.source.rawValue), exact, .bool(false),
    ]
  }

  func rows(
    touchedBy event: AssociationEvent, _ record: EventRecord, in state: AssociationsState
  ) -> [String] {
    switch event {
    case .answered(let event): ["\(event.consultation)\u{1F}\(event.association)"]
    default: event.subject.kind == "consultation" ? keys(event.subject.id, state) : []
    }
  }
}
