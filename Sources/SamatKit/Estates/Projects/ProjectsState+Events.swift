import PersianText

extension ProjectsState {
  /// Takes up what has happened.
  mutating func take(_ event: ProjectEvent, _ record: EventRecord) {
    let day = DayNumber(record.day)
    let source = CaseworkSource(record)
    takeProject(event, day, source)
    takeFund(event, day, source)
    for (line, posting) in LedgerPosting.postings(of: event).enumerated() {
      debits = Rials.sum(debits, posting.debit)
      postings.set(
        "\(record.position)/\(line + 1)",
        Posting(
          entry: record.position, event: event.kind, day: day, account: posting.account,
          project: posting.project, fund: posting.fund, debit: posting.debit,
          credit: posting.credit, source: source))
    }
    if let (fund, flow, amount) = event.flow {
      flows.set(
        "\(fund)/\(record.position)",
        Flow(
          fund: fund, flow: flow, day: day, amount: amount, project: event.projectID,
          actor: record.actor, source: source))
    }
    guard let project = event.projectID else { return }
    steps.set(
      "\(project)/\(record.position)",
      Step(
        project: project, event: String(event.kind.dropFirst("project.".count)), day: day,
        amount: event.amount, actor: record.actor, note: event.note, source: source))
    projects.update(project) {
      $0.last = max($0.last, day)
      switch event {
      case .flagged, .flagAnswered: break
      default: $0.stepped = max($0.stepped, day)
      }
    }
  }

  private mutating func takeProject(
    _ event: ProjectEvent, _ day: DayNumber, _ source: CaseworkSource
  ) {
    guard let id = event.projectID else { return }
    switch event {
    case .estimated(let event):
      projects.set(
        id,
        Project(
          estate: event.estate, title: event.title, kind: event.kind, province: event.province,
          estimate: event.amount, standstillDays: event.standstillDays, policy: event.policy,
          stepped: day, last: day, source: source))
    case .reestimated(let event): projects.update(id) { $0.estimate = event.to }
    case .tendered(let event):
      projects.update(id) {
        $0.tendered = day
        $0.bidsUntil = event.until.map(DayNumber.init)
        $0.reach(.tender)
      }
    case .bidReceived(let event):
      bids.set(
        event.bid,
        Bid(
          project: id, bidder: event.bidder, amount: event.amount, day: day, source: source))
      projects.update(id) { $0.bids.append(event.bid) }
    case .contracted(let event):
      projects.update(id) {
        $0.contractor = event.contractor
        $0.firstContract = event.amount
        $0.contract = event.amount
        $0.contracted = day
        $0.isDirect = event.bid == nil
        $0.retentionShare = event.retentionShare
        $0.firstReleaseShare = event.firstReleaseShare
        $0.reach(.contract)
      }
      if let bid = event.bid { bids.update(bid) { $0.won = true } }
      if event.bid == nil, let project = projects[id] {
        let key = Self.directKey(project.estate, project.kind)
        if !direct.contains(key) { direct.set(key, Direct()) }
        direct.update(key) { $0.projects.append(id) }
      }
    case .contractChanged(let event): projects.update(id) { $0.contract = event.to }
    case .progressed(let event):
      projects.update(id) {
        $0.progress = event.progress
        $0.reach(.progress)
      }
    case .certified(let event):
      projects.update(id) {
        $0.certified = Rials.sum($0.certified, event.gross)
        $0.retained = Rials.sum($0.retained, event.retention)
        $0.payable = Rials.sum($0.payable, event.payable)
        $0.advance &-= event.recovered
        $0.unsupported &-= event.settled
        $0.statements.append(event.statement)
        $0.reach(.certified)
      }
      statements.set(
        event.statement,
        Statement(
          project: id, number: event.number, day: day, gross: event.gross,
          retention: event.retention, recovered: event.recovered, settled: event.settled,
          payable: event.payable, total: projects[id]?.certified ?? event.gross, source: source))
    case .advanced(let event):
      projects.update(id) {
        $0.advanced = Rials.sum($0.advanced, event.amount)
        $0.advance = Rials.sum($0.advance, event.amount)
        $0.paid = Rials.sum($0.paid, event.amount)
      }
    case .paid(let event):
      projects.update(id) {
        $0.payable &-= event.settled
        $0.unsupported = Rials.sum($0.unsupported, event.unsupported)
        $0.paid = Rials.sum($0.paid, event.amount)
        $0.reach(.payment)
      }
    case .refunded(let event):
      projects.update(id) {
        $0.unsupported &-= event.unsupported
        $0.advance &-= event.advance
        $0.paid &-= event.amount
      }
    case .released(let event):
      projects.update(id) {
        $0.released = Rials.sum($0.released, event.amount)
        $0.paid = Rials.sum($0.paid, event.amount)
      }
    case .completed: projects.update(id) { $0.reach(.completed) }
    case .accepted: projects.update(id) { $0.reach(.accepted) }
    case .closed: projects.update(id) { $0.reach(.closed) }
    case .cancelled: projects.update(id) { $0.reach(.cancelled) }
    case .flagged(let event):
      flags.set(
        event.flag,
        Flag(
          project: id, redFlag: event.redFlag, raised: day, measured: event.measured,
          threshold: event.threshold, unit: event.unit, evidence: event.evidence,
          reason: event.reason, policy: event.policy, source: source))
      projects.update(id) {
        $0.flags.append(event.flag)
        $0.openFlags += 1
      }
    case .flagAnswered(let event):
      flags.update(event.flag) {
        $0.outcome = event.outcome
        $0.answered = day
        $0.answer = event.reason
      }
      projects.update(id) { $0.openFlags -= 1 }
    case .promised, .promiseChanged, .raised, .returned: break
    }
  }

  private mutating func takeFund(
    _ event: ProjectEvent, _ day: DayNumber, _ source: CaseworkSource
  ) {
    guard let (id, flow, amount) = event.flow else { return }
    if funds[id] == nil { funds.set(id, Fund(last: day, source: source)) }
    switch event {
    case .promised(let event):
      promised = Rials.sum(promised, event.amount)
      funds.update(id) {
        $0.isRecorded = true
        $0.purpose = event.purpose
        $0.fundSource = event.fundSource
        $0.legalBasis = event.legalBasis
        $0.year = event.year
        $0.promised = event.amount
        $0.written = event.written
      }
    case .promiseChanged(let event):
      promised = Rials.sum(max(0, promised &- (funds[id]?.promised ?? 0)), event.to)
      funds.update(id) {
        $0.promised = event.to
        $0.written = event.written
      }
    default: break
    }
    funds.update(id) {
      switch flow {
      case .raised: $0.raised = Rials.sum($0.raised, amount)
      case .returned: $0.raised &-= amount
      case .spent: $0.spent = Rials.sum($0.spent, amount)
      case .refunded: $0.spent &-= amount
      case .promised, .changed: break
      }
      $0.last = max($0.last, day)
    }
  }
}

extension ProjectsState.Project {
  fileprivate mutating func reach(_ stage: ProjectStage) { self.stage = max(self.stage, stage) }
}

extension ProjectEvent {
  /// The project; nil for what happens to a fund alone.
  var projectID: String? { subject.kind == "project" ? subject.id : nil }

  /// The movement of a fund.
  var flow: (fund: String, flow: FundFlow, amount: Int64)? {
    switch self {
    case .promised(let event): (event.fund, .promised, event.amount)
    case .promiseChanged(let event): (event.fund, .changed, event.to)
    case .raised(let event): (event.fund, .raised, event.amount)
    case .returned(let event): (event.fund, .returned, event.amount)
    case .advanced(let event), .released(let event): (event.fund, .spent, event.amount)
    case .paid(let event): (event.fund, .spent, event.amount)
    case .refunded(let event): (event.fund, .refunded, event.amount)
    default: nil
    }
  }

  /// The amount that it is about; nil for none.
  var amount: Int64? {
    switch self {
    case .estimated(let event): event.amount
    case .reestimated(let event), .contractChanged(let event): event.to
    case .bidReceived(let event): event.amount
    case .contracted(let event): event.amount
    case .certified(let event): event.gross
    case .advanced(let event), .released(let event): event.amount
    case .paid(let event): event.amount
    case .refunded(let event): event.amount
    case .promised(let event): event.amount
    case .promiseChanged(let event): event.to
    case .raised(let event), .returned(let event): event.amount
    case .tendered, .progressed, .completed, .accepted, .closed, .cancelled, .flagged,
      .flagAnswered:
      nil
    }
  }

  /// A word on it: the bidder, the contractor, the statement, the flag, or the reason.
  var note: String? {
    switch self {
    case .reestimated(let event), .contractChanged(let event): event.reason
    case .bidReceived(let event): event.bidder
    case .contracted(let event): event.contractor
    case .progressed(let event):
      "\(event.progress / 100).\(event.progress % 100 / 10)\(event.progress % 10) %"
    case .certified(let event): event.statement
    case .advanced(let event), .released(let event): event.fund
    case .paid(let event): event.fund
    case .refunded(let event): event.reason
    case .cancelled(let event): event.reason
    case .flagged(let event): event.redFlag.rawValue
    case .flagAnswered(let event): "\(event.flag): \(event.outcome.rawValue)"
    default: nil
    }
  }
}
