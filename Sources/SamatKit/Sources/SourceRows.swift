import KQLEngine
import PersianText

/// Documents in the table `sources`.
struct SourceRows: TableProjection {
  let table = "sources"
  let columns = [
    "source", "title", "publisher", "published", "published_jalali", "paragraphs", "note",
  ]

  func rows(in state: SourcesState) -> [String] { state.documents.ids }

  func row(_ id: String, in state: SourcesState) -> [Value]? {
    state.documents[id].map { document in
      let event = document.event
      return [
        .string(id), .string(event.title), .string(event.publisher),
        Value(event.published.map(DayNumber.init)), Value(event.published?.description),
        Value(event.paragraphs), Value(event.note),
      ]
    }
  }

  func rows(
    touchedBy event: SourceEvent, _ record: EventRecord, in state: SourcesState
  ) -> [String] {
    if case .sourceAdded(let event) = event { return [event.source] }
    return []
  }
}

/// Facts in the table `facts`.
struct FactRows: TableProjection {
  let table = "facts"
  let columns = [
    "fact", "kind", "statement", "term", "value", "unit", "date", "date_jalali", "subject",
    "part_of", "weekday", "other_date", "source", "paragraph", "precision", "inferred",
  ]

  func rows(in state: SourcesState) -> [String] { state.facts.ids }

  func row(_ id: String, in state: SourcesState) -> [Value]? {
    state.facts[id].map { fact in
      let event = fact.event
      return [
        .string(id), .string(event.kind), .string(event.statement), Value(event.term),
        Value(event.value), Value(event.unit), Value(event.date.map(DayNumber.init)),
        Value(event.date?.description), Value(event.about), Value(event.total),
        Value(event.weekday.map { FactContradictions.weekday($0)?.englishName ?? $0 }),
        Value(event.otherDate.map(DayNumber.init)),
        .string(event.source), Value(event.paragraph), Value(term: event.precision),
        .bool(event.isInferred),
      ]
    }
  }

  func rows(
    touchedBy event: SourceEvent, _ record: EventRecord, in state: SourcesState
  ) -> [String] {
    if case .factAdded(let event) = event { return [event.fact] }
    return []
  }
}

/// Issues in the table `source_issues`; one that a table tells of keeps that row.
struct SourceIssueRows: TableProjection {
  let table = "source_issues"
  let columns = [
    "issue", "kind", "statement", "facts", "status", "rule", "source", "paragraph", "precision",
    "inferred",
  ]

  func rows(in state: SourcesState) -> [String] {
    state.issues.ids.filter { state.issues[$0]?.event != nil }
  }

  func row(_ id: String, in state: SourcesState) -> [Value]? {
    guard let issue = state.issues[id], let event = issue.event else { return nil }
    return [
      .string(id), Value(term: event.kind), .string(event.statement), Value(list: event.facts),
      .string(issue.isDecided ? "decided" : "open"), Value(event.rule), .string(event.source),
      Value(event.paragraph), .string(FactPrecision.exact.rawValue), .bool(false),
    ]
  }

  func rows(
    touchedBy event: SourceEvent, _ record: EventRecord, in state: SourcesState
  ) -> [String] {
    event.subject.kind == "issue" ? [event.subject.id] : []
  }
}

/// What was done about issues, in the table `issue_steps`.
struct IssueStepRows: TableProjection {
  let table = "issue_steps"
  let columns = [
    "issue", "stepped", "step", "decision", "reason", "actor", "source", "precision", "inferred",
  ]

  func rows(in state: SourcesState) -> [String] { state.steps.ids }

  func row(_ id: String, in state: SourcesState) -> [Value]? {
    state.steps[id].map { step in
      [
        .string(step.issue), step.day.value, .string(step.step), Value(step.event.decision),
        .string(step.event.reason), .string(step.actor), .string(step.source.rawValue),
        .string(FactPrecision.exact.rawValue), .bool(false),
      ]
    }
  }

  func rows(
    touchedBy event: SourceEvent, _ record: EventRecord, in state: SourcesState
  ) -> [String] {
    switch event {
    case .commented(let event), .decided(let event), .issueReopened(let event):
      ["\(event.issue)/\(record.position)"]
    default: []
    }
  }
}

/// Pairs of records in the table `record_links`.
struct RecordLinkRows: TableProjection {
  let table = "record_links"
  let columns = [
    "link", "left", "right", "score", "reason", "status", "proposed", "decided", "decided_by",
    "decision_reason", "source", "precision", "inferred",
  ]

  func rows(in state: SourcesState) -> [String] { state.links.ids }

  func row(_ id: String, in state: SourcesState) -> [Value]? {
    state.links[id].map { link in
      [
        .string(id), .string(link.event.left), .string(link.event.right), .real(link.event.score),
        .string(link.event.reason), Value(term: link.status), link.proposed.value,
        Value(link.decided), Value(link.decidedBy), Value(link.decisionReason),
        .string(link.source.rawValue), .string(FactPrecision.exact.rawValue), .bool(false),
      ]
    }
  }

  func rows(
    touchedBy event: SourceEvent, _ record: EventRecord, in state: SourcesState
  ) -> [String] {
    event.subject.kind == "link" ? [event.subject.id] : []
  }
}
