/// What is recorded of permits.
public struct PermitsState: Sendable, Codable {
  struct Kind: Sendable, Codable {
    /// What was said when it was added; nil for one that a table tells of.
    var created: PermitKindCreated?
    var draft: [ProcedureStep] = []
    /// Versions adopted here, in order.
    var versions: [Int] = []
    /// The latest day of an application.
    var lastApplied: DayNumber?
    var last: DayNumber
    var source: CaseworkSource
  }

  struct Version: Sendable, Codable {
    var kind: String
    var number: Int
    var from: DayNumber
    /// The last day on which it is in force; nil for the latest.
    var to: DayNumber?
    var basis: String
    var request: String?
    var steps: [ProcedureStep] = []
    var source: CaseworkSource
  }

  struct Request: Sendable, Codable {
    var opened: ChangeRequested
    var proposed: DayNumber
    var status = RequestStatus.proposed
    var changes: [String] = []
    var reviewed: DayNumber?
    var finding: String?
    var ended: DayNumber?
    var answer: String?
    var version: Int?
    var last: DayNumber
    var source: CaseworkSource
  }

  struct Change: Sendable, Codable {
    var said: ProcedureStepSaid
    var day: DayNumber
    var source: CaseworkSource
  }

  struct Permit: Sendable, Codable {
    var applied: PermitApplied
    var day: DayNumber
    var status = PermitStatus.underway
    /// The step at which it stands; nil when all are passed.
    var step: String?
    var agency: String?
    var planned: Int?
    var waits = 0
    var passed = 0
    var ended: DayNumber?
    var end: PermitEnded?
    var execution: DayNumber?
    var stalled: DayNumber?
    var last: DayNumber
    var source: CaseworkSource
  }

  struct Wait: Sendable, Codable {
    var permit: String
    /// The step; empty while the decision is awaited.
    var step: String
    var agency: String
    var planned: Int?
    var holder: WaitHolder
    var from: DayNumber
    var to: DayNumber?
  }

  struct Power: Sendable, Codable {
    var delegated: PowerDelegated
    var from: DayNumber
    var until: DayNumber?
    var revoked: DayNumber?
    var reason: String?
    var last: DayNumber
    var source: CaseworkSource

    /// Whether it is in force on a day; on the day of a revocation it is not.
    func covers(_ day: DayNumber) -> Bool {
      from <= day && until.map { day <= $0 } ?? true && revoked.map { day < $0 } ?? true
    }
  }

  struct Topic: Sendable, Codable {
    var proposed: TopicProposed?
    var day: DayNumber
    var views = 0
    var decided: TopicDecided?
    var decidedOn: DayNumber?
    var last: DayNumber
    var source: CaseworkSource
  }

  struct View: Sendable, Codable {
    var event: TopicViewGiven
    var day: DayNumber
    var source: CaseworkSource
  }

  var kinds = Register<Kind>()
  var versions = Register<Version>()
  var requests = Register<Request>()
  var changes = Register<Change>()
  var permits = Register<Permit>()
  var waits = Register<Wait>()
  var powers = Register<Power>()
  /// The powers of each kind and province.
  var powersOf = Register<[String]>()
  /// The application under way of each kind and unit; empty where there is none.
  var underway = Register<String>()
  var topics = Register<Topic>()
  var views = Register<View>()

  init() {}

  /// The delegated power by which a province may issue a kind of permit on a day.
  func power(_ kind: String, _ province: String, on day: DayNumber) -> String? {
    powersOf["\(kind)/\(province)"]?.first { powers[$0]?.covers(day) == true }
  }
}

extension PermitsState {
  /// Takes up what has happened.
  mutating func take(
    _ event: PermitEvent, day: DayNumber, position: Int64, source: CaseworkSource
  ) {
    switch event {
    case .kindCreated(let event):
      touch(event.kind, day, source)
      kinds.update(event.kind) { $0.created = event }
    case .stepDrafted(let event):
      touch(event.kind, day, source)
      kinds.update(event.kind) { try? $0.draft.apply(event) }
    case .adopted(let event):
      touch(event.kind, day, source)
      let from = DayNumber(event.from)
      if let last = kinds[event.kind]?.versions.last {
        versions.update("\(event.kind)/\(last)") { $0.to = from.adding(-1) }
      }
      versions.set(
        "\(event.kind)/\(event.version)",
        Version(
          kind: event.kind, number: event.version, from: from, basis: event.basis,
          request: event.request, source: source))
      kinds.update(event.kind) {
        $0.versions.append(event.version)
        $0.draft = []
      }
    case .stepSet(let event):
      guard let step = ProcedureStep(event) else { return }
      versions.update("\(event.kind)/\(event.version ?? 0)") { $0.steps.append(step) }
    case .requested(let event):
      requests.set(
        event.request,
        Request(opened: event, proposed: day, last: day, source: source))
    case .changeAsked(let event):
      let id = "\(event.request ?? "")/\(position)"
      changes.set(id, Change(said: event, day: day, source: source))
      answer(event.request ?? "", day) { $0.changes.append(id) }
    case .reviewed(let event):
      answer(event.request, day) {
        ($0.status, $0.reviewed, $0.finding) = (.reviewed, day, event.text)
      }
    case .requestAdopted(let event): end(event, .adopted, day)
    case .rejected(let event): end(event, .rejected, day)
    case .requestWithdrawn(let event): end(event, .withdrawn, day)
    case .delegated(let event):
      powers.set(
        event.power,
        Power(
          delegated: event, from: DayNumber(event.from), until: event.until.map(DayNumber.init),
          last: day, source: source))
      let key = "\(event.kind)/\(event.province)"
      powersOf.set(key, (powersOf[key] ?? []) + [event.power])
    case .revoked(let event):
      powers.update(event.power) {
        ($0.revoked, $0.reason) = (day, event.reason)
        $0.last = max($0.last, day)
      }
    case .proposed(let event):
      topics.set(
        event.topic, Topic(proposed: event, day: day, last: day, source: source))
    case .viewGiven(let event):
      touch(topic: event.topic, day, source)
      views.set("\(event.topic)/\(position)", View(event: event, day: day, source: source))
      topics.update(event.topic) { $0.views += 1 }
    case .decided(let event):
      touch(topic: event.topic, day, source)
      topics.update(event.topic) { ($0.decided, $0.decidedOn) = (event, day) }
    default: takePermit(event, day, source)
    }
  }

  private mutating func takePermit(
    _ event: PermitEvent, _ day: DayNumber, _ source: CaseworkSource
  ) {
    let id = event.subject.id
    switch event {
    case .applied(let event):
      permits.set(
        id,
        Permit(
          applied: event, day: day, step: event.step, agency: event.agency,
          planned: event.planned, last: day, source: source))
      underway.set("\(event.kind)/\(event.unit)", id)
      touch(event.kind, day, source)
      kinds.update(event.kind) { $0.lastApplied = max($0.lastApplied ?? day, day) }
      wait(id, .agency, day)
    case .passed(let event):
      permits.update(id) {
        ($0.step, $0.agency, $0.planned) = (event.next, event.agency, event.planned)
        $0.passed += 1
        if event.next == nil { $0.status = .ready }
      }
      wait(id, .agency, day)
    case .returned:
      permits.update(id) { $0.status = .returned }
      wait(id, .applicant, day)
    case .resumed:
      permits.update(id) { $0.status = $0.step == nil ? .ready : .underway }
      wait(id, .agency, day)
    case .issued(let event): end(event, .issued, day)
    case .refused(let event): end(event, .refused, day)
    case .withdrawn(let event): end(event, .withdrawn, day)
    case .executionEntered: permits.update(id) { $0.execution = day }
    case .stalled: permits.update(id) { $0.stalled = day }
    default: break
    }
    permits.update(id) { $0.last = max($0.last, day) }
  }

  private mutating func touch(_ kind: String, _ day: DayNumber, _ source: CaseworkSource) {
    if kinds[kind] == nil { kinds.set(kind, Kind(last: day, source: source)) }
    kinds.update(kind) { $0.last = max($0.last, day) }
  }

  private mutating func touch(topic: String, _ day: DayNumber, _ source: CaseworkSource) {
    if topics[topic] == nil { topics.set(topic, Topic(day: day, last: day, source: source)) }
    topics.update(topic) { $0.last = max($0.last, day) }
  }

  private mutating func answer(
    _ request: String, _ day: DayNumber, _ change: (inout Request) -> Void
  ) {
    requests.update(request) {
      change(&$0)
      $0.last = max($0.last, day)
    }
  }

  private mutating func end(_ event: RequestAnswered, _ status: RequestStatus, _ day: DayNumber) {
    answer(event.request, day) {
      ($0.status, $0.ended, $0.answer, $0.version) = (status, day, event.text, event.version)
    }
  }

  private mutating func end(_ event: PermitEnded, _ status: PermitStatus, _ day: DayNumber) {
    guard let permit = permits[event.permit] else { return }
    waits.update("\(event.permit)/\(permit.waits)") { $0.to = day }
    permits.update(event.permit) { ($0.status, $0.ended, $0.end) = (status, day, event) }
    underway.set("\(permit.applied.kind)/\(permit.applied.unit)", "")
  }

  /// Ends the wait of an application and begins the next.
  private mutating func wait(_ id: String, _ holder: WaitHolder, _ day: DayNumber) {
    guard let permit = permits[id] else { return }
    waits.update("\(id)/\(permit.waits)") { $0.to = day }
    waits.set(
      "\(id)/\(permit.waits + 1)",
      Wait(
        permit: id, step: permit.step ?? "", agency: permit.agency ?? "",
        planned: permit.planned, holder: holder, from: day))
    permits.update(id) { $0.waits += 1 }
  }
}
