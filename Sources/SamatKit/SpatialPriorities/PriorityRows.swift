import KQLEngine

private let exact = Value.string(FactPrecision.exact.rawValue)

/// Documents in the table `priority_documents`.
struct PriorityDocumentRows: TableProjection {
  let table = "priority_documents"
  let columns = [
    "document", "place", "level", "province", "version", "status", "begun", "adopted", "basis",
    "superseded", "programme", "source", "precision", "inferred",
  ]

  func rows(in state: PrioritiesState) -> [String] { state.documents.ids }

  func row(_ id: String, in state: PrioritiesState) -> [Value]? {
    state.documents[id].map {
      [
        .string(id), .string($0.drafted.place), Value(term: $0.drafted.level),
        .string($0.drafted.province), Value($0.drafted.version), Value(term: $0.status),
        $0.begun.value, Value($0.adopted), Value($0.basis), Value($0.superseded),
        .string(PrioritiesSetting.programme), .string($0.source.rawValue), exact, .bool(false),
      ]
    }
  }

  func rows(
    touchedBy event: PriorityEvent, _ record: EventRecord, in state: PrioritiesState
  ) -> [String] {
    switch event {
    case .drafted(let event): [event.document]
    case .adopted(let event): (event.supersedes.map { [$0] } ?? []) + [event.document]
    default: []
    }
  }
}

/// Requirements, resources and projects in the table `priority_contents`.
struct PriorityContentRows: TableProjection {
  let table = "priority_contents"
  let columns = [
    "document", "place", "kind", "text", "sector", "stated_in", "source", "precision", "inferred",
  ]

  func rows(in state: PrioritiesState) -> [String] { state.contents.ids }

  func row(_ id: String, in state: PrioritiesState) -> [Value]? {
    state.contents[id].map {
      [
        .string($0.event.document), Value(state.documents[$0.event.document]?.drafted.place),
        Value(term: $0.event.type), .string($0.event.text), Value($0.event.sector),
        Value($0.event.statedIn), .string($0.source.rawValue), exact, .bool(false),
      ]
    }
  }

  func rows(
    touchedBy event: PriorityEvent, _ record: EventRecord, in state: PrioritiesState
  ) -> [String] {
    if case .contentAdded(let event) = event { return ["\(event.document)/\(record.position)"] }
    return []
  }
}

/// Priorities of documents, of every version, in the table `priorities`.
struct PriorityRows: TableProjection {
  let table = "priorities"
  let columns = [
    "place", "level", "domain", "sector", "score", "rank", "method", "stability", "document",
    "weights", "indicators", "status", "source", "precision", "inferred",
  ]

  func rows(in state: PrioritiesState) -> [String] { state.priorities.ids }

  func row(_ id: String, in state: PrioritiesState) -> [Value]? {
    guard let entry = state.priorities[id], let document = state.documents[entry.event.document]
    else { return nil }
    let event = entry.event
    return [
      .string(document.drafted.place), Value(term: document.drafted.level),
      Value(term: event.domain), .string(event.sector), Value(event.score), Value(event.rank),
      .string(event.method), Value(event.stability), .string(event.document),
      .string(event.weights), .string(event.indicators), Value(term: document.status),
      .string(entry.source.rawValue), exact, .bool(false),
    ]
  }

  func rows(
    touchedBy event: PriorityEvent, _ record: EventRecord, in state: PrioritiesState
  ) -> [String] {
    switch event {
    case .ranked(let event): ["\(event.document)/\(event.sector)"]
    case .adopted(let event):
      // The status of both versions stands in their rows.
      [event.supersedes, event.document].compactMap { $0 }
        .flatMap { state.documents[$0]?.priorities ?? [] }
    default: []
    }
  }
}

/// Permits set against documents, in the table `priority_permits`.
struct PriorityPermitRows: TableProjection {
  let table = "priority_permits"
  let columns = [
    "permit", "place", "sector", "document", "fits", "recorded", "source", "precision", "inferred",
  ]

  func rows(in state: PrioritiesState) -> [String] { state.permits.ids }

  func row(_ id: String, in state: PrioritiesState) -> [Value]? {
    state.permits[id].map {
      [
        .string(id), .string($0.event.place), .string($0.event.sector),
        .string($0.event.document), .bool($0.event.fits), $0.day.value,
        .string($0.source.rawValue), exact, .bool(false),
      ]
    }
  }

  func rows(
    touchedBy event: PriorityEvent, _ record: EventRecord, in state: PrioritiesState
  ) -> [String] {
    if case .permitRecorded(let event) = event { return [event.permit] }
    return []
  }
}

/// Steps of provinces, in the table `priority_rollout`.
struct PriorityRolloutRows: TableProjection {
  let table = "priority_rollout"
  let columns = [
    "programme", "province", "step", "since", "reason", "source", "precision", "inferred",
  ]

  func rows(in state: PrioritiesState) -> [String] { state.steps.ids }

  func row(_ id: String, in state: PrioritiesState) -> [Value]? {
    state.steps[id].map {
      [
        .string(PrioritiesSetting.programme), .string($0.event.province),
        Value(term: $0.event.step), $0.day.value, Value($0.event.reason),
        .string($0.source.rawValue), exact, .bool(false),
      ]
    }
  }

  func rows(
    touchedBy event: PriorityEvent, _ record: EventRecord, in state: PrioritiesState
  ) -> [String] {
    if case .rolledOut(let event) = event { return ["\(event.province)/\(event.step.rawValue)"] }
    return []
  }
}
