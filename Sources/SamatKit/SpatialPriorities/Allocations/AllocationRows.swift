import KQLEngine

private let exact = Value.string(FactPrecision.exact.rawValue)

extension Value {
  /// A cell of an amount; null where there is none.
  fileprivate init(amount: Int64?) { self = amount.map(Value.long) ?? .null }
}

/// Versions of allocations in the table `allocations`.
struct AllocationRows: TableProjection {
  let table = "allocations"
  let columns = [
    "allocation", "version", "status", "title", "budget_rial", "allocated_rial", "rule",
    "scores_from", "score", "basis", "decided", "decided_by", "ended", "reason",
    "doubt_samples", "doubt_spread", "doubt_seed", "source", "precision", "inferred",
  ]

  func rows(in state: AllocationsState) -> [String] { state.versions.ids }

  func row(_ id: String, in state: AllocationsState) -> [Value]? {
    state.versions[id].map {
      let event = $0.decided
      return [
        .string(event.allocation), Value(event.version), Value(term: $0.status),
        Value(event.title), .long(event.budget), .long($0.lines.reduce(0) { $0 &+ $1.amount }),
        .string(event.rule), .string(event.scoresFrom), .string(event.score), Value(event.basis),
        $0.day.value, .string($0.actor), Value($0.ended), Value($0.reason),
        Value(event.samples), Value(event.spread),
        Value(amount: event.seed.map { Int64(clamping: $0) }), .string($0.source.rawValue), exact,
        .bool(false),
      ]
    }
  }

  func rows(
    touchedBy event: AllocationEvent, _ record: EventRecord, in state: AllocationsState
  ) -> [String] {
    switch event {
    case .decided(let event):
      (event.version > 1 ? [AllocationsState.key(event.allocation, event.version - 1)] : [])
        + [AllocationsState.key(event.allocation, event.version)]
    case .shared(let event): [AllocationsState.key(event.allocation, event.version)]
    case .weighed: []
    case .withdrawn(let event): [AllocationsState.key(event.allocation, event.version)]
    }
  }
}

/// Amounts of every version in the table `allocation_amounts`.
struct AllocationAmountRows: TableProjection {
  let table = "allocation_amounts"
  let columns = [
    "allocation", "version", "status", "place", "sector", "score", "amount_rial", "floor_rial",
    "cap_rial", "sector_floor_rial", "sector_cap_rial", "unlimited_rial", "reason",
    "mean_rial", "low_rial", "high_rial", "above_floor", "source", "precision", "inferred",
  ]

  func rows(in state: AllocationsState) -> [String] {
    state.versions.ids.flatMap { Self.ids($0, state) }
  }

  private static func ids(_ version: String, _ state: AllocationsState) -> [String] {
    (state.versions[version]?.lines.indices).map { $0.map { "\(version)/\($0)" } } ?? []
  }

  private static func id(_ event: AllocationShared, _ state: AllocationsState) -> [String] {
    let version = AllocationsState.key(event.allocation, event.version)
    return state.versions[version]?.lines.firstIndex(of: event).map { ["\(version)/\($0)"] } ?? []
  }

  func row(_ id: String, in state: AllocationsState) -> [Value]? {
    guard let (version, place) = state.member(id), version.lines.indices.contains(place) else {
      return nil
    }
    let line = version.lines[place]
    return [
      .string(line.allocation), Value(line.version), Value(term: version.status),
      .string(line.place), Value(line.sector), Value(line.score), .long(line.amount),
      Value(amount: line.floor), Value(amount: line.cap), Value(amount: line.sectorFloor),
      Value(amount: line.sectorCap), Value(amount: line.unlimited), .string(line.decidedBy),
      Value(amount: line.mean), Value(amount: line.low), Value(amount: line.high),
      Value(line.aboveFloor),
      .string(version.source.rawValue), exact, .bool(false),
    ]
  }

  func rows(
    touchedBy event: AllocationEvent, _ record: EventRecord, in state: AllocationsState
  ) -> [String] {
    switch event {
    case .decided(let event):
      // The status of the version before stands in its rows.
      Self.ids(AllocationsState.key(event.allocation, event.version - 1), state)
    case .shared(let event): Self.id(event, state)
    case .weighed: []
    case .withdrawn(let event):
      Self.ids(AllocationsState.key(event.allocation, event.version), state)
    }
  }
}

/// Projects that amounts are for, chosen or not, in the table `allocation_projects`.
struct AllocationProjectRows: TableProjection {
  let table = "allocation_projects"
  let columns = [
    "allocation", "version", "status", "project", "place", "cost_rial", "value", "chosen",
    "frequency", "source", "precision", "inferred",
  ]

  func rows(in state: AllocationsState) -> [String] {
    state.versions.ids.flatMap { Self.ids($0, state) }
  }

  private static func ids(_ version: String, _ state: AllocationsState) -> [String] {
    (state.versions[version]?.projects.indices).map { $0.map { "\(version)/\($0)" } } ?? []
  }

  func row(_ id: String, in state: AllocationsState) -> [Value]? {
    guard let (version, place) = state.member(id), version.projects.indices.contains(place) else {
      return nil
    }
    let project = version.projects[place]
    return [
      .string(project.allocation), Value(project.version), Value(term: version.status),
      .string(project.project), Value(project.place), .long(project.cost), Value(project.value),
      .bool(project.isChosen), Value(project.frequency), .string(version.source.rawValue), exact,
      .bool(false),
    ]
  }

  func rows(
    touchedBy event: AllocationEvent, _ record: EventRecord, in state: AllocationsState
  ) -> [String] {
    switch event {
    case .decided(let event):
      // The status of the version before stands in its rows.
      Self.ids(AllocationsState.key(event.allocation, event.version - 1), state)
    case .shared: []
    case .weighed(let event):
      Self.ids(AllocationsState.key(event.allocation, event.version), state).suffix(1)
    case .withdrawn(let event):
      Self.ids(AllocationsState.key(event.allocation, event.version), state)
    }
  }
}
