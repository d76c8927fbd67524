import KQLEngine
import PersianText

private let exact = Value.string(FactPrecision.exact.rawValue)

/// Recorded associations in the table `associations`; one that a table tells of keeps its row.
struct AssociationRows: TableProjection {
  let table = "associations"
  let columns = [
    "association", "name", "name_fa", "kind", "level", "province", "year", "approved_by", "status",
    "collective", "field", "founders", "approved", "registered", "number", "ended", "source",
    "precision", "inferred",
  ]

  func rows(in state: AssociationsState) -> [String] {
    state.associations.ids.filter { state.associations[$0]?.isInTables == false }
  }

  func row(_ id: String, in state: AssociationsState) -> [Value]? {
    guard let record = state.associations[id], !record.isInTables else { return nil }
    return [
      .string(id), Value(record.name), Value(record.persianName), Value(term: record.kind),
      Value(term: record.level), Value(record.province),
      record.approved?.date.map { .int(Int32(clamping: $0.year)) } ?? .null,
      Value(record.approvedBy ?? record.basis), Value(term: record.status), .bool(false),
      Value(record.field), Value(list: record.founders), Value(record.approved),
      Value(record.registered), Value(record.number), Value(record.ended),
      .string(record.source.rawValue), exact, .bool(false),
    ]
  }

  func rows(
    touchedBy event: AssociationEvent, _ record: EventRecord, in state: AssociationsState
  ) -> [String] {
    event.subject.kind == "association" ? [event.subject.id] : []
  }
}

/// Boards in the table `association_boards`.
struct BoardRows: TableProjection {
  let table = "association_boards"
  let columns = [
    "board", "association", "members", "term_from", "term_to", "ended_early", "source",
    "precision", "inferred",
  ]

  func rows(in state: AssociationsState) -> [String] { state.boards.ids }

  func row(_ id: String, in state: AssociationsState) -> [Value]? {
    state.boards[id].map {
      [
        .string(id), .string($0.association), Value(list: $0.members), $0.from.value, $0.to.value,
        .bool($0.isEnded), .string($0.source.rawValue), exact, .bool(false),
      ]
    }
  }

  func rows(
    touchedBy event: AssociationEvent, _ record: EventRecord, in state: AssociationsState
  ) -> [String] {
    switch event {
    case .boardEntered(let event): [event.board]
    case .boardEnded(let event): [event.board]
    case .declared(let event): [event.election]
    case .annulled(let event): state.boards.contains(event.election) ? [event.election] : []
    default: []
    }
  }
}

/// Sessions of the commission in the table `commission_sessions`.
struct CommissionRows: TableProjection {
  let table = "commission_sessions"
  let columns = [
    "commission_session", "commission", "held", "chair", "chair_post", "posts", "seats", "source",
    "precision", "inferred",
  ]

  func rows(in state: AssociationsState) -> [String] { state.sessions.ids }

  func row(_ id: String, in state: AssociationsState) -> [Value]? {
    state.sessions[id].map {
      [
        .string(id), .string($0.commission), $0.day.value, .string($0.chair), .string($0.chairPost),
        Value(list: $0.posts), Value($0.seats), .string($0.source.rawValue), exact, .bool(false),
      ]
    }
  }

  func rows(
    touchedBy event: AssociationEvent, _ record: EventRecord, in state: AssociationsState
  ) -> [String] {
    event.subject.kind == "commission" ? [event.subject.id] : []
  }
}

/// Elections in the table `elections`.
struct ElectionRows: TableProjection {
  let table = "elections"
  let columns = [
    "election", "association", "called", "held", "quorum", "turnout", "result", "term_to", "call",
    "date", "eligible", "ballots", "supervisor", "source", "precision", "inferred",
  ]

  func rows(in state: AssociationsState) -> [String] { state.elections.ids }

  func row(_ id: String, in state: AssociationsState) -> [Value]? {
    state.elections[id].map {
      [
        .string(id), .string($0.association), $0.called.value, Value($0.held), Value($0.quorum),
        Value($0.turnout), Value(term: $0.status), Value($0.termTo), Value($0.call),
        $0.date.value, Value($0.eligible), Value($0.ballots), Value($0.supervisor),
        .string($0.source.rawValue), exact, .bool(false),
      ]
    }
  }

  func rows(
    touchedBy event: AssociationEvent, _ record: EventRecord, in state: AssociationsState
  ) -> [String] {
    event.subject.kind == "election" ? [event.subject.id] : []
  }
}

/// Who stands, in the table `election_candidates`.
struct CandidateRows: TableProjection {
  let table = "election_candidates"
  let columns = [
    "election", "person", "votes", "elected", "source", "precision", "inferred",
  ]

  func rows(in state: AssociationsState) -> [String] {
    state.elections.ids.flatMap { id in
      (state.elections[id]?.candidates ?? []).map { "\(id)\u{1F}\($0)" }
    }
  }

  func row(_ id: String, in state: AssociationsState) -> [Value]? {
    let parts = id.split(separator: "\u{1F}", maxSplits: 1).map(String.init)
    guard parts.count == 2, let election = state.elections[parts[0]],
      let place = election.candidates.firstIndex(of: parts[1])
    else { return nil }
    let isDeclared = election.status == .declared
    return [
      .string(parts[0]), .string(parts[1]),
      isDeclared && election.votes.indices.contains(place) ? Value(election.votes[place]) : .null,
      isDeclared ? .bool(election.elected.contains(parts[1])) : .null,
      .string(election.source.rawValue), exact, .bool(false),
    ]
  }

  func rows(
    touchedBy event: AssociationEvent, _ record: EventRecord, in state: AssociationsState
  ) -> [String] {
    switch event {
    case .nominated(let event): ["\(event.election)\u{1F}\(event.person)"]
    case .stoodDown(let event): ["\(event.election)\u{1F}\(event.person)"]
    case .called(let event):
      (state.elections[event.election]?.candidates ?? []).map { "\(event.election)\u{1F}\($0)" }
    case .declared(let event): event.candidates.map { "\(event.election)\u{1F}\($0)" }
    case .annulled(let event):
      (state.elections[event.election]?.candidates ?? []).map { "\(event.election)\u{1F}\($0)" }
    default: []
    }
  }
}
