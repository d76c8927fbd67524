import KQLEngine
import PersianText

/// How the state of permits is seen in tables.
enum PermitRows {
  static let all: [any TableProjection<PermitsState, PermitEvent>] = [
    PermitKindRows(), PermitStepRows(), PermitVersionRows(), ChangeRequestRows(),
    RequestedChangeRows(), PermitApplicationRows(), PermitWaitingRows(), PowerRows(),
    TopicRows(), TopicViewRows(),
  ]

  static func tail(_ source: CaseworkSource) -> [Value] {
    [.string(source.rawValue), .string(FactPrecision.exact.rawValue), .bool(false)]
  }

  static func list(_ texts: [String]?) -> Value { texts.map { Value(list: $0) } ?? .null }

  static func cost(_ cost: Int64?) -> Value { cost.map(Value.long) ?? .null }
}

private let tailColumns = ["source", "precision", "inferred"]

/// Kinds in the table `permit_kinds`.
struct PermitKindRows: TableProjection {
  let table = "permit_kinds"
  let columns = ["permit_kind", "name", "name_fa"] + tailColumns

  func rows(in state: PermitsState) -> [String] {
    state.kinds.ids.filter { state.kinds[$0]?.created != nil }
  }

  func row(_ id: String, in state: PermitsState) -> [Value]? {
    guard let record = state.kinds[id], let created = record.created else { return nil }
    return [.string(id), .string(created.name), Value(created.persianName)]
      + PermitRows.tail(record.source)
  }

  func rows(
    touchedBy event: PermitEvent, _ record: EventRecord, in state: PermitsState
  ) -> [String] {
    if case .kindCreated(let event) = event { return [event.kind] }
    return []
  }
}

/// Steps of versions in the table `permit_steps`.
struct PermitStepRows: TableProjection {
  let table = "permit_steps"
  let columns =
    [
      "permit_kind", "version", "step", "agency", "days", "cost_rial", "law", "place", "documents",
      "recourse",
    ] + tailColumns

  func rows(in state: PermitsState) -> [String] {
    state.versions.ids.flatMap { id in
      (state.versions[id]?.steps ?? []).indices.map { "\(id)/\($0)" }
    }
  }

  func row(_ id: String, in state: PermitsState) -> [Value]? {
    guard let slash = id.lastIndex(of: "/"), let place = Int(id[id.index(after: slash)...]),
      let version = state.versions[String(id[..<slash])], version.steps.indices.contains(place)
    else { return nil }
    let step = version.steps[place]
    return [
      .string(version.kind), Value(version.number), .string(step.step), .string(step.agency),
      Value(step.days.map(Double.init)), PermitRows.cost(step.cost), Value(step.law),
      Value(place + 1), PermitRows.list(step.documents), Value(step.recourse),
    ] + PermitRows.tail(version.source)
  }

  func rows(
    touchedBy event: PermitEvent, _ record: EventRecord, in state: PermitsState
  ) -> [String] {
    guard case .stepSet(let event) = event else { return [] }
    let id = "\(event.kind)/\(event.version ?? 0)"
    return (state.versions[id]?.steps ?? []).indices.map { "\(id)/\($0)" }
  }
}

/// Versions in the table `permit_versions`.
struct PermitVersionRows: TableProjection {
  let table = "permit_versions"
  let columns =
    [
      "permit_kind", "version", "in_force_from", "in_force_to", "request", "legal_basis", "steps",
      "agencies", "documents", "documents_unknown", "days", "days_unknown", "cost_rial",
      "cost_unknown", "without_law",
    ] + tailColumns

  func rows(in state: PermitsState) -> [String] { state.versions.ids }

  func row(_ id: String, in state: PermitsState) -> [Value]? {
    guard let version = state.versions[id] else { return nil }
    let counts = ProcedureCounts(version.steps)
    return [
      .string(version.kind), Value(version.number), version.from.value, Value(version.to),
      Value(version.request), .string(version.basis), Value(counts.steps),
      Value(counts.agencies), Value(counts.documents), Value(counts.documentsUnknown),
      Value(counts.days), Value(counts.daysUnknown), .long(counts.cost),
      Value(counts.costUnknown), Value(counts.withoutLaw),
    ] + PermitRows.tail(version.source)
  }

  func rows(
    touchedBy event: PermitEvent, _ record: EventRecord, in state: PermitsState
  ) -> [String] {
    switch event {
    case .adopted(let event):
      let own = "\(event.kind)/\(event.version)"
      let before = "\(event.kind)/\(event.version - 1)"
      return state.versions.contains(before) ? [before, own] : [own]
    case .stepSet(let event): return ["\(event.kind)/\(event.version ?? 0)"]
    default: return []
    }
  }
}

/// Requests in the table `change_requests`.
struct ChangeRequestRows: TableProjection {
  let table = "change_requests"
  let columns =
    [
      "request", "province", "permit_kind", "proposed", "status", "reason", "changes", "reviewed",
      "finding", "ended", "answer", "version",
    ] + tailColumns

  func rows(in state: PermitsState) -> [String] { state.requests.ids }

  func row(_ id: String, in state: PermitsState) -> [Value]? {
    state.requests[id].map { record in
      [
        .string(id), .string(record.opened.province), .string(record.opened.kind),
        record.proposed.value, Value(term: record.status), .string(record.opened.reason),
        Value(record.changes.count), Value(record.reviewed), Value(record.finding),
        Value(record.ended), Value(record.answer), Value(record.version),
      ] + PermitRows.tail(record.source)
    }
  }

  func rows(
    touchedBy event: PermitEvent, _ record: EventRecord, in state: PermitsState
  ) -> [String] {
    event.subject.kind == "request" ? [event.subject.id] : []
  }
}

/// What requests would change, in the table `requested_changes`.
struct RequestedChangeRows: TableProjection {
  let table = "requested_changes"
  let columns =
    [
      "request", "change", "step", "after", "agency", "documents", "days", "cost_rial", "law",
      "recourse", "asked",
    ] + tailColumns

  func rows(in state: PermitsState) -> [String] { state.changes.ids }

  func row(_ id: String, in state: PermitsState) -> [Value]? {
    state.changes[id].map { record in
      let said = record.said
      return [
        Value(said.request), Value(term: said.change), .string(said.step), Value(said.after),
        Value(said.agency), PermitRows.list(said.documents), Value(said.days.map(Double.init)),
        PermitRows.cost(said.cost), Value(said.law), Value(said.recourse), record.day.value,
      ] + PermitRows.tail(record.source)
    }
  }

  func rows(
    touchedBy event: PermitEvent, _ record: EventRecord, in state: PermitsState
  ) -> [String] {
    if case .changeAsked(let event) = event { return ["\(event.request ?? "")/\(record.position)"] }
    return []
  }
}

/// Applications in the table `permits`.
struct PermitApplicationRows: TableProjection {
  let table = "permits"
  let columns =
    [
      "permit", "permit_kind", "unit", "province", "applied", "issued", "version", "status", "step",
      "agency", "ended", "issuer", "power", "reason", "recourse", "execution", "stalled",
    ] + tailColumns

  func rows(in state: PermitsState) -> [String] { state.permits.ids }

  func row(_ id: String, in state: PermitsState) -> [Value]? {
    state.permits[id].map { record in
      let isIssued = record.status == .issued
      let isEnded = record.status.isEnded
      let head: [Value] = [
        .string(id), .string(record.applied.kind), .string(record.applied.unit),
        .string(record.applied.province), record.day.value,
        Value(isIssued ? record.ended : nil), Value(record.applied.version),
        Value(term: record.status), Value(isEnded ? record.end?.step : record.step),
        Value(isEnded ? nil : record.agency),
      ]
      return head + [
        Value(record.ended), Value(term: record.end?.issuer), Value(record.end?.power),
        Value(record.end?.reason), Value(record.end?.recourse), Value(record.execution),
        Value(record.stalled),
      ] + PermitRows.tail(record.source)
    }
  }

  func rows(
    touchedBy event: PermitEvent, _ record: EventRecord, in state: PermitsState
  ) -> [String] {
    event.subject.kind == "permit" ? [event.subject.id] : []
  }
}

/// How long applications wait, in the table `permit_waiting`.
struct PermitWaitingRows: TableProjection {
  let table = "permit_waiting"
  let columns =
    [
      "permit", "permit_kind", "version", "province", "place", "step", "agency", "waits_on",
      "waiting_from", "waiting_to", "days", "planned_days",
    ] + tailColumns

  func rows(in state: PermitsState) -> [String] { state.waits.ids }

  func row(_ id: String, in state: PermitsState) -> [Value]? {
    guard let wait = state.waits[id], let permit = state.permits[wait.permit],
      let slash = id.lastIndex(of: "/")
    else { return nil }
    return [
      .string(wait.permit), .string(permit.applied.kind), Value(permit.applied.version),
      .string(permit.applied.province), Value(Int(id[id.index(after: slash)...])),
      .string(wait.step), .string(wait.agency), Value(term: wait.holder), wait.from.value,
      Value(wait.to), Value(wait.to.map { Int($0.days - wait.from.days) }),
      // A version gives its days to the agency, none to the applicant.
      Value(wait.holder == .agency ? wait.planned.map(Double.init) : nil),
    ] + PermitRows.tail(permit.source)
  }

  func rows(
    touchedBy event: PermitEvent, _ record: EventRecord, in state: PermitsState
  ) -> [String] {
    switch event {
    case .applied, .passed, .returned, .resumed, .issued, .refused, .withdrawn:
      let id = event.subject.id
      let waits = state.permits[id]?.waits ?? 0
      return [waits - 1, waits].filter { $0 > 0 }.map { "\(id)/\($0)" }
    default: return []
    }
  }
}

/// Delegations in the table `power_delegations`.
struct PowerRows: TableProjection {
  let table = "power_delegations"
  let columns =
    [
      "power", "permit_kind", "province", "legal_basis", "in_force_from", "in_force_to", "revoked",
      "reason",
    ] + tailColumns

  func rows(in state: PermitsState) -> [String] { state.powers.ids }

  func row(_ id: String, in state: PermitsState) -> [Value]? {
    state.powers[id].map { record in
      [
        .string(id), .string(record.delegated.kind), .string(record.delegated.province),
        .string(record.delegated.basis), record.from.value, Value(record.until),
        Value(record.revoked), Value(record.reason),
      ] + PermitRows.tail(record.source)
    }
  }

  func rows(
    touchedBy event: PermitEvent, _ record: EventRecord, in state: PermitsState
  ) -> [String] {
    event.subject.kind == "power" ? [event.subject.id] : []
  }
}

/// Topics that were proposed, in the table `policy_topics`. A topic of a table keeps its row.
struct TopicRows: TableProjection {
  let table = "policy_topics"
  let columns =
    [
      "topic", "kind", "title", "proposer", "permit_kind", "step", "proposed", "views", "outcome",
      "decided", "legal_basis",
    ] + tailColumns

  func rows(in state: PermitsState) -> [String] {
    state.topics.ids.filter { state.topics[$0]?.proposed != nil }
  }

  func row(_ id: String, in state: PermitsState) -> [Value]? {
    guard let record = state.topics[id], let proposed = record.proposed else { return nil }
    let head: [Value] = [
      .string(id), Value(term: proposed.about), .string(proposed.title), Value(proposed.proposer),
      Value(proposed.kind), Value(proposed.step), record.day.value, Value(record.views),
    ]
    return head + [
      Value(term: record.decided?.outcome), Value(record.decidedOn), Value(record.decided?.basis),
    ] + PermitRows.tail(record.source)
  }

  func rows(
    touchedBy event: PermitEvent, _ record: EventRecord, in state: PermitsState
  ) -> [String] {
    event.subject.kind == "topic" ? [event.subject.id] : []
  }
}

/// Views on topics in the table `topic_views`.
struct TopicViewRows: TableProjection {
  let table = "topic_views"
  let columns = ["topic", "organization", "given", "text"] + tailColumns

  func rows(in state: PermitsState) -> [String] { state.views.ids }

  func row(_ id: String, in state: PermitsState) -> [Value]? {
    state.views[id].map { record in
      [
        .string(record.event.topic), .string(record.event.organization), record.day.value,
        .string(record.event.text),
      ] + PermitRows.tail(record.source)
    }
  }

  func rows(
    touchedBy event: PermitEvent, _ record: EventRecord, in state: PermitsState
  ) -> [String] {
    if case .viewGiven(let event) = event { return ["\(event.topic)/\(record.position)"] }
    return []
  }
}
