import KQLEngine
import PersianText

private let exact = Value.string(FactPrecision.exact.rawValue)

/// Recorded programmes in the table `programmes`.
struct ProgrammeRows: TableProjection {
  let table = "programmes"
  let columns = [
    "programme", "name", "name_fa", "executor", "legal_basis", "year", "kind", "status", "source",
    "precision", "inferred",
  ]

  func rows(in state: ProgrammesState) -> [String] {
    state.programmes.ids.filter { state.programmes[$0]?.opened != nil }
  }

  func row(_ id: String, in state: ProgrammesState) -> [Value]? {
    guard let record = state.programmes[id], let event = record.opened else { return nil }
    return [
      .string(id), .string(event.name), Value(event.persianName), Value(event.executor),
      Value(event.legalBasis), Value(event.year), Value(term: event.type), .string("in_progress"),
      .string(record.source.rawValue), exact, .bool(false),
    ]
  }

  func rows(
    touchedBy event: ProgrammeEvent, _ record: EventRecord, in state: ProgrammesState
  ) -> [String] {
    if case .opened(let event) = event { return [event.programme] }
    return []
  }
}

/// Roles of provinces in the table `programme_provinces`.
struct ProgrammeProvinceRows: TableProjection {
  let table = "programme_provinces"
  let columns = ["programme", "province", "role", "source", "precision", "inferred"]

  func rows(in state: ProgrammesState) -> [String] { state.roles.ids }

  func row(_ id: String, in state: ProgrammesState) -> [Value]? {
    state.roles[id].map {
      [
        .string($0.event.programme), .string($0.event.province), Value(term: $0.event.role),
        .string($0.source.rawValue), exact, .bool(false),
      ]
    }
  }

  func rows(
    touchedBy event: ProgrammeEvent, _ record: EventRecord, in state: ProgrammesState
  ) -> [String] {
    if case .provinceAdded(let event) = event { return ["\(event.programme)/\(event.province)"] }
    return []
  }
}

/// Axes that were added, in the table `axes`. An axis of a table keeps the row that its document gives.
struct AxisRows: TableProjection {
  let table = "axes"
  let columns = [
    "axis", "programme", "title", "title_fa", "amount_rial", "deadline", "deadline_jalali",
    "legal_basis", "source", "precision", "inferred",
  ]

  func rows(in state: ProgrammesState) -> [String] {
    state.axes.ids.filter { state.axes[$0]?.isAdded == true }
  }

  func row(_ id: String, in state: ProgrammesState) -> [Value]? {
    guard let axis = state.axes[id], axis.isAdded else { return nil }
    return [
      .string(id), .string(axis.programme), Value(axis.title), Value(axis.persianTitle),
      axis.amount.map(Value.long) ?? .null, Value(axis.deadline),
      Value(axis.deadline?.date?.description), Value(axis.legalBasis),
      .string(axis.source.rawValue),
      axis.title == nil ? .string(FactPrecision.unknown.rawValue) : exact, .bool(false),
    ]
  }

  func rows(
    touchedBy event: ProgrammeEvent, _ record: EventRecord, in state: ProgrammesState
  ) -> [String] {
    event.subject.kind == "axis" ? [event.subject.id] : []
  }
}

/// What sources said of axes later, in the table `axis_statements`.
struct AxisStatementRows: TableProjection {
  let table = "axis_statements"
  let columns = [
    "axis", "programme", "stated", "title", "title_fa", "amount_rial", "deadline", "legal_basis",
    "weight", "stated_in", "source", "precision", "inferred",
  ]

  func rows(in state: ProgrammesState) -> [String] { state.statements.ids }

  func row(_ id: String, in state: ProgrammesState) -> [Value]? {
    state.statements[id].map { record in
      let event = record.event
      return [
        .string(event.axis), .string(event.programme), record.day.value, Value(event.title),
        Value(event.persianTitle), event.amount.map(Value.long) ?? .null,
        Value(event.deadline.map(DayNumber.init)), Value(event.legalBasis), Value(event.weight),
        Value(event.statedIn), .string(record.source.rawValue), exact, .bool(false),
      ]
    }
  }

  func rows(
    touchedBy event: ProgrammeEvent, _ record: EventRecord, in state: ProgrammesState
  ) -> [String] {
    switch event {
    case .axisNamed(let event), .axisStated(let event): ["\(event.axis)/\(record.position)"]
    default: []
    }
  }
}

/// Actions that were added, in the table `actions`. An action of a table keeps its row.
struct ActionRows: TableProjection {
  let table = "actions"
  let columns = [
    "action", "programme", "owner", "province", "indicator", "target", "unit", "deadline",
    "status", "title", "axis", "baseline", "first_deadline", "weight", "ended", "source",
    "precision", "inferred",
  ]

  func rows(in state: ProgrammesState) -> [String] {
    state.actions.ids.filter { state.actions[$0]?.added != nil }
  }

  func row(_ id: String, in state: ProgrammesState) -> [Value]? {
    guard let record = state.actions[id], let added = record.added else { return nil }
    let status = record.outcome?.rawValue ?? (record.provinces.isEmpty ? "planned" : "in_progress")
    return [
      .string(id), .string(added.programme), .string(added.owner), Value(added.province),
      Value(added.indicator), Value(added.target), Value(added.unit), Value(record.deadline),
      .string(status), .string(added.title), Value(added.axis), Value(added.baseline),
      Value(record.firstDeadline), Value(added.weight), Value(record.ended),
      .string(record.source.rawValue), exact, .bool(false),
    ]
  }

  func rows(
    touchedBy event: ProgrammeEvent, _ record: EventRecord, in state: ProgrammesState
  ) -> [String] {
    event.subject.kind == "action" ? [event.subject.id] : []
  }
}

/// Where actions were notified and what came back, in the table `action_assignments`.
struct AssignmentRows: TableProjection {
  let table = "action_assignments"
  let columns = [
    "action", "programme", "axis", "province", "owner", "notified", "silent_after", "deadline",
    "first_deadline", "moves", "reports", "reported", "value", "target", "progress", "weight",
    "outcome", "ended", "source", "precision", "inferred",
  ]

  func rows(in state: ProgrammesState) -> [String] { state.assignments.ids }

  func row(_ id: String, in state: ProgrammesState) -> [Value]? {
    guard let record = state.assignments[id], let action = state.actions[record.action] else {
      return nil
    }
    return [
      .string(record.action), .string(action.programme), Value(action.added?.axis),
      .string(record.province), Value(action.added?.owner), record.notified.value,
      Value(record.silentAfter), Value(action.deadline), Value(action.firstDeadline),
      Value(action.moves), Value(record.reports), Value(record.reported), Value(record.value),
      Value(action.added?.target), Value(record.progress), Value(record.weight),
      Value(term: action.outcome), Value(action.ended), .string(record.source.rawValue), exact,
      .bool(false),
    ]
  }

  func rows(
    touchedBy event: ProgrammeEvent, _ record: EventRecord, in state: ProgrammesState
  ) -> [String] {
    switch event {
    case .notified(let event): return ["\(event.action)/\(event.province ?? "")"]
    case .reported(let event): return ["\(event.action)/\(event.province ?? "")"]
    case .deadlineMoved, .ended:
      let id = event.subject.id
      return (state.actions[id]?.provinces ?? []).map { "\(id)/\($0)" }
    default: return []
    }
  }
}

/// Reports on actions in the table `action_reports`.
struct ActionReportRows: TableProjection {
  let table = "action_reports"
  let columns = [
    "report", "action", "province", "reported", "value", "progress", "text", "source",
    "precision", "inferred",
  ]

  func rows(in state: ProgrammesState) -> [String] { state.reports.ids }

  func row(_ id: String, in state: ProgrammesState) -> [Value]? {
    state.reports[id].map { record in
      [
        .string(id), .string(record.event.action), Value(record.event.province),
        record.day.value, Value(record.event.value), Value(record.event.progress),
        Value(record.event.text), .string(record.source.rawValue), exact, .bool(false),
      ]
    }
  }

  func rows(
    touchedBy event: ProgrammeEvent, _ record: EventRecord, in state: ProgrammesState
  ) -> [String] {
    if case .reported(let event) = event { return [event.report] }
    return []
  }
}

/// How far everything has come, in the table `programme_progress`.
struct ProgressRows: TableProjection {
  let setting: ProgrammesSetting
  let table = "programme_progress"
  let columns = [
    "level", "id", "programme", "axis", "parts", "dropped", "weight", "at_least", "at_most",
    "known", "of_known", "arithmetic", "source", "precision", "inferred",
  ]

  func rows(in state: ProgrammesState) -> [String] { state.nodes.ids }

  func row(_ key: String, in state: ProgrammesState) -> [Value]? {
    guard let slash = key.firstIndex(of: "/"), state.nodes.contains(key) else { return nil }
    let subject = Subject(String(key[..<slash]), String(key[key.index(after: slash)...]))
    let progress = ProgressSum(setting: setting, state: state).of(subject)
    let action = subject.kind == "action" ? state.actions[subject.id] : nil
    let axis = subject.kind == "axis" ? subject.id : action?.added?.axis
    let programme =
      subject.kind == "programme"
      ? subject.id : action?.programme ?? state.axes[subject.id]?.programme
    return [
      .string(subject.kind), .string(subject.id), Value(programme), Value(axis),
      Value(progress.parts.count), Value(progress.dropped.count), Value(progress.weight),
      Value(progress.atLeast), Value(progress.atMost), Value(progress.known),
      Value(progress.ofKnown), .string(progress.arithmetic),
      .string(CaseworkSource.journal.rawValue), exact, .bool(true),
    ]
  }

  func rows(
    touchedBy event: ProgrammeEvent, _ record: EventRecord, in state: ProgrammesState
  ) -> [String] {
    let id = event.subject.id
    switch event.subject.kind {
    case "programme":
      // A decision on weights changes every sum in the programme.
      if case .weighed = event {
        return state.nodes.ids.filter { key in
          guard let slash = key.firstIndex(of: "/") else { return false }
          let id = String(key[key.index(after: slash)...])
          return (state.actions[id]?.programme ?? state.axes[id]?.programme ?? id)
            == event.subject.id || key == "programme/\(event.subject.id)"
        }
      }
      return ["programme/\(id)"]
    case "axis": return ["programme/\(state.axes[id]?.programme ?? "")", "axis/\(id)"]
    default:
      guard let action = state.actions[id] else { return [] }
      var keys = action.programme.isEmpty ? [] : ["programme/\(action.programme)"]
      if let axis = action.added?.axis { keys.append("axis/\(axis)") }
      return keys + ["action/\(id)"]
    }
  }
}
