import KQLEngine

extension Value {
  /// A cell of rials; null where there are none.
  fileprivate init(rials: Int64?) { self = rials.map(Value.long) ?? .null }

  /// The cells that end every row: where it comes from, and that it is exact.
  fileprivate static func tail(_ source: CaseworkSource) -> [Value] {
    [.string(source.rawValue), .string(FactPrecision.exact.rawValue), .bool(false)]
  }
}

private let tailColumns = ["source", "precision", "inferred"]

/// Recorded projects in the table `infrastructure_projects`.
struct ProjectRows: TableProjection {
  let table = "infrastructure_projects"
  let columns =
    [
      "project", "estate", "title", "kind", "province", "stage", "contractor", "direct",
      "estimate_rial", "contract_rial", "certified_rial", "paid_rial", "payable_rial",
      "retention_rial", "advance_rial", "unsupported_rial", "progress", "flags", "open_flags",
      "last_step", "standstill_days",
    ] + tailColumns

  func rows(in state: ProjectsState) -> [String] { state.projects.ids }

  func row(_ id: String, in state: ProjectsState) -> [Value]? {
    guard let project = state.projects[id] else { return nil }
    let hasContract = project.contracted != nil
    func rials(_ amount: Int64) -> Value { Value(rials: hasContract ? amount : nil) }
    return [
      .string(id), .string(project.estate), .string(project.title), .string(project.kind),
      Value(project.province), Value(term: project.stage), Value(project.contractor),
      Value(hasContract ? project.isDirect : nil), .long(project.estimate),
      rials(project.contract), rials(project.certified), rials(project.paid),
      rials(project.payable), rials(project.retention), rials(project.advance),
      rials(project.unsupported), Value(project.progress.map { Double($0) / 10_000 }),
      Value(project.flags.count), Value(project.openFlags), project.stepped.value,
      Value(project.standstillDays),
    ] + Value.tail(project.source)
  }

  func rows(
    touchedBy event: ProjectEvent, _ record: EventRecord, in state: ProjectsState
  ) -> [String] {
    event.projectID.map { [$0] } ?? []
  }
}

/// Steps of projects in the table `project_events`.
struct ProjectEventRows: TableProjection {
  let table = "project_events"
  let columns = ["project", "event", "date", "amount_rial", "actor", "detail"] + tailColumns

  func rows(in state: ProjectsState) -> [String] { state.steps.ids }

  func row(_ id: String, in state: ProjectsState) -> [Value]? {
    state.steps[id].map { step in
      [
        .string(step.project), .string(step.event), step.day.value, Value(rials: step.amount),
        .string(step.actor), Value(step.note),
      ] + Value.tail(step.source)
    }
  }

  func rows(
    touchedBy event: ProjectEvent, _ record: EventRecord, in state: ProjectsState
  ) -> [String] {
    event.projectID.map { ["\($0)/\(record.position)"] } ?? []
  }
}

/// Lines of the ledger in the table `ledger_postings`.
struct PostingRows: TableProjection {
  let table = "ledger_postings"
  let columns =
    ["entry", "event", "date", "account", "project", "fund", "debit_rial", "credit_rial"]
    + tailColumns

  func rows(in state: ProjectsState) -> [String] { state.postings.ids }

  func row(_ id: String, in state: ProjectsState) -> [Value]? {
    state.postings[id].map { posting in
      [
        .long(posting.entry), .string(posting.event), posting.day.value,
        Value(term: posting.account), Value(posting.project), Value(posting.fund),
        .long(posting.debit), .long(posting.credit),
      ] + Value.tail(posting.source)
    }
  }

  func rows(
    touchedBy event: ProjectEvent, _ record: EventRecord, in state: ProjectsState
  ) -> [String] {
    LedgerPosting.postings(of: event).indices.map { "\(record.position)/\($0 + 1)" }
  }
}

/// Certified statements in the table `statements`.
struct StatementRows: TableProjection {
  let table = "statements"
  let columns =
    [
      "statement", "project", "number", "date", "gross_rial", "retention_rial", "recovered_rial",
      "settled_rial", "payable_rial", "total_rial",
    ] + tailColumns

  func rows(in state: ProjectsState) -> [String] { state.statements.ids }

  func row(_ id: String, in state: ProjectsState) -> [Value]? {
    state.statements[id].map { statement in
      [
        .string(id), .string(statement.project), Value(statement.number), statement.day.value,
        .long(statement.gross), .long(statement.retention), .long(statement.recovered),
        .long(statement.settled), .long(statement.payable), .long(statement.total),
      ] + Value.tail(statement.source)
    }
  }

  func rows(
    touchedBy event: ProjectEvent, _ record: EventRecord, in state: ProjectsState
  ) -> [String] {
    if case .certified(let event) = event { [event.statement] } else { [] }
  }
}

/// Bids in the table `bids`.
struct BidRows: TableProjection {
  let table = "bids"
  let columns = ["bid", "project", "bidder", "date", "amount_rial", "won"] + tailColumns

  func rows(in state: ProjectsState) -> [String] { state.bids.ids }

  func row(_ id: String, in state: ProjectsState) -> [Value]? {
    state.bids[id].map { bid in
      [
        .string(id), .string(bid.project), .string(bid.bidder), bid.day.value, .long(bid.amount),
        .bool(bid.won),
      ] + Value.tail(bid.source)
    }
  }

  func rows(
    touchedBy event: ProjectEvent, _ record: EventRecord, in state: ProjectsState
  ) -> [String] {
    switch event {
    case .bidReceived(let event): [event.bid]
    case .contracted(let event): event.bid.map { [$0] } ?? []
    default: []
    }
  }
}

/// Red flags in the table `project_flags`.
struct FlagRows: TableProjection {
  let table = "project_flags"
  let columns =
    [
      "flag", "project", "red_flag", "raised", "measured", "threshold", "unit", "policy_key",
      "policy", "evidence", "reason", "test", "false_positive", "status", "answered", "answer",
    ] + tailColumns

  func rows(in state: ProjectsState) -> [String] { state.flags.ids }

  func row(_ id: String, in state: ProjectsState) -> [Value]? {
    state.flags[id].map { flag in
      [
        .string(id), .string(flag.project), Value(term: flag.redFlag), flag.raised.value,
        .long(flag.measured), .long(flag.threshold), .string(flag.unit),
        .string(flag.redFlag.policyKey), .string(flag.policy), Value(list: flag.evidence),
        .string(flag.reason), .string(flag.redFlag.test), .string(flag.redFlag.falsePositive),
        .string(flag.outcome?.rawValue ?? "open"), Value(flag.answered), Value(flag.answer),
      ] + Value.tail(flag.source)
    }
  }

  func rows(
    touchedBy event: ProjectEvent, _ record: EventRecord, in state: ProjectsState
  ) -> [String] {
    switch event {
    case .flagged(let event): [event.flag]
    case .flagAnswered(let event): [event.flag]
    default: []
    }
  }
}

/// Funds that were promised here, in the table `funding`.
struct FundRows: TableProjection {
  let table = "funding"
  let columns =
    [
      "fund", "purpose", "amount_rial", "amount_as_written", "unit_as_written", "fund_source",
      "legal_basis", "year",
    ] + tailColumns

  func rows(in state: ProjectsState) -> [String] {
    state.funds.ids.filter { state.funds[$0]?.isRecorded == true }
  }

  // A fund that a table tells of keeps that row; what moves in it is in `fund_flows`.
  func row(_ id: String, in state: ProjectsState) -> [Value]? {
    guard let fund = state.funds[id], fund.isRecorded, let promised = fund.promised else {
      return nil
    }
    let written = WrittenAmount(fund.written ?? "\(promised) rial")
    return [
      .string(id), .string(fund.purpose), .long(promised), .string(written.amount),
      .string(written.unit), Value(term: fund.fundSource), Value(fund.legalBasis),
      fund.year.map { .int(Int32(truncatingIfNeeded: $0)) } ?? .null,
    ] + Value.tail(fund.source)
  }

  func rows(
    touchedBy event: ProjectEvent, _ record: EventRecord, in state: ProjectsState
  ) -> [String] {
    switch event {
    case .promised(let event): [event.fund]
    case .promiseChanged(let event): [event.fund]
    default: []
    }
  }
}

/// Movements of funds in the table `fund_flows`.
struct FlowRows: TableProjection {
  let table = "fund_flows"
  let columns = ["fund", "flow", "date", "amount_rial", "project", "actor"] + tailColumns

  func rows(in state: ProjectsState) -> [String] { state.flows.ids }

  func row(_ id: String, in state: ProjectsState) -> [Value]? {
    state.flows[id].map { flow in
      [
        .string(flow.fund), Value(term: flow.flow), flow.day.value, .long(flow.amount),
        Value(flow.project), .string(flow.actor),
      ] + Value.tail(flow.source)
    }
  }

  func rows(
    touchedBy event: ProjectEvent, _ record: EventRecord, in state: ProjectsState
  ) -> [String] {
    event.flow.map { ["\($0.fund)/\(record.position)"] } ?? []
  }
}
